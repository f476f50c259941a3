// Plain text to an article on the page.

import { element } from "../widget/elements.js";

/**
 * @typedef {object} Article
 * @property {string} text
 * @property {string} [title]
 * @property {string} [deck]
 * @property {string} [section]
 * @property {string} [date] `YYYY-MM-DD`
 */

/** A first line that is longer is a paragraph, not a title. */
const LONGEST_TITLE = 140;

/**
 * An article as pasted: a short first line without a full stop is its title.
 * @param {string} pasted
 * @param {string} date
 * @returns {Article}
 */
export function fromPaste(pasted, date) {
  const [first = "", ...rest] = paragraphs(pasted);
  const titled = rest.length > 0 && first.length <= LONGEST_TITLE && !/[.!?”"]$/.test(first);
  const text = titled ? rest.join("\n\n") : pasted;
  return { text, ...(titled && { title: first }), ...(date && { date }) };
}

/**
 * Headline, deck, date and the story, in which the names are to be found.
 * @param {Article} article
 * @param {string} lang Of the interface.
 * @returns {{ head: HTMLElement[], story: HTMLElement }}
 */
export function render({ section, title, deck, date, text }, lang) {
  const head = [
    section && element("p", { class: "kicker", lang }, section),
    title && element("h1", { class: "headline" }, title),
    deck && element("p", { class: "deck" }, deck),
    element("p", { class: "dated", lang }, date && dated(date, lang)),
  ].filter((part) => part instanceof HTMLElement);
  const story = element("div", { class: "story" }, ...paragraphs(text).map((words) => element("p", {}, words)));
  return { head, story };
}

/** @param {string} text */
function paragraphs(text) {
  return text.split(/\n+/).map((line) => line.trim()).filter(Boolean);
}

/** @param {string} date @param {string} lang */
function dated(date, lang) {
  const format = new Intl.DateTimeFormat(lang, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return element("time", { datetime: date }, format.format(new Date(date)));
}
