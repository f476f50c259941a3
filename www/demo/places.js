// Places of the article on the page: lit up, gone to, and left again. Nothing in the article's markup
// changes for it (CSS Custom Highlights); a browser without them only scrolls.

import { showPlace } from "../widget/painters.js";
import { scrollTo } from "../widget/placement.js";
import { mapText } from "../widget/text-map.js";

/** @typedef {import("../pkg/sorot.js").Span} Span */

/**
 * Lights up `spans` of `story` under a name of the style sheet, in place of those before.
 * @param {string} name
 * @param {Element} story
 * @param {Span[]} spans
 */
export function light(name, story, spans) {
  if (!("highlights" in CSS)) return;
  const map = mapText(story);
  const ranges = spans.map((span) => map.range(span)).filter((range) => range !== null);
  const lit = new Highlight(...ranges);
  // Under the place that was gone to.
  lit.priority = -1;
  CSS.highlights.set(name, lit);
}

/**
 * Scrolls to `span` of `story` and lights it up; the paragraph takes the focus, for those who read by ear.
 * @param {Element} story
 * @param {Span} span
 */
export function go(story, span) {
  const range = mapText(story).range(span);
  if (!range) return;
  scrollTo(range);
  showPlace(range);
  const paragraph = range.startContainer.parentElement?.closest("p");
  paragraph?.setAttribute("tabindex", "-1");
  paragraph?.focus({ preventScroll: true });
}

/**
 * Gives the paragraphs that are not the story a class of their own.
 * @param {Element} story
 * @param {import("../pkg/sorot.js").Segment[]} segments
 */
export function setApart(story, segments) {
  const map = mapText(story);
  for (const segment of segments) {
    const paragraph = map.range(segment)?.startContainer.parentElement?.closest("p");
    const whole = paragraph && map.text.slice(segment.start, segment.end).trim() === mapText(paragraph).text;
    if (whole) paragraph.classList.add(segment.role === "related" ? "related" : "aside");
  }
}
