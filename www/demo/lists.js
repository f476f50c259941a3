// What an article holds, as three lists: names, quotes, figures. A press on a line goes to its place.

import { element } from "../widget/elements.js";
import { figureText } from "../widget/figure-text.js";
import { quoteText } from "../widget/quote-text.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("../pkg/sorot.js").Figure} Figure
 * @typedef {import("../pkg/sorot.js").Quote} Quote
 * @typedef {import("../pkg/sorot.js").Span} Span
 * @typedef {"names" | "quotes" | "figures"} List
 *
 * @typedef {object} Scene
 * @property {Analysis} analysis
 * @property {string} text
 * @property {string} lang
 * @property {ReturnType<typeof import("./strings.js").words>} say
 * @property {import("../widget/strings.js").Strings} strings
 * @property {(place: Span, from: HTMLElement, event: MouseEvent) => void} jump
 */

const KINDS = /** @type {const} */ (["person", "organisation", "place"]);

/** The three lists. @param {Scene} scene @returns {Record<List, HTMLElement[]>} */
export function lists(scene) {
  const { entities, quotes, figures } = scene.analysis;
  const names = KINDS.flatMap((kind) => group(kind, entities.filter((entity) => entity.kind === kind), scene));
  return {
    names: names.length ? names : [nothing(scene)],
    quotes: [list(quotes.map((quote) => quoteItem(quote, scene)), scene)],
    figures: [list(figures.map((figure) => figureItem(figure, scene)), scene)],
  };
}

/** @param {Entity["kind"]} kind @param {Entity[]} entities @param {Scene} scene */
function group(kind, entities, scene) {
  if (!entities.length) return [];
  const heading = element("h2", {}, `${scene.say(kind)} `, element("span", { class: "count" }, String(entities.length)));
  return [heading, list(entities.map((entity) => nameItem(entity, scene)), scene)];
}

/** @param {HTMLElement[]} items @param {Scene} scene */
function list(items, scene) {
  return items.length ? element("ul", {}, ...items.map((item) => element("li", {}, item))) : nothing(scene);
}

/** @param {Scene} scene */
function nothing({ say }) {
  return element("p", { class: "empty" }, say("none"));
}

/** @param {Entity} entity @param {Scene} scene */
function nameItem({ name, aliases, roles, mentions }, scene) {
  const first = /** @type {Span} */ (mentions[0]);
  const more = [roles[0]?.text, ...aliases].filter(Boolean).join(" · ");
  const often = element("span", { class: "side", title: scene.say("times", { n: String(mentions.length) }) }, `${mentions.length}×`);
  return item(scene, first, span("name", name, "id"), often, more && span("more", more, "id"));
}

/** @param {Quote} quote @param {Scene} scene */
function quoteItem(quote, scene) {
  const { kind, speaker } = quote;
  const { cue, said } = quoteText(quote, scene.text);
  const who = speaker ? span("who", speakerName(quote, scene), "id") : span("who nobody", scene.say("nobody"));
  const words = cue ? [span("cue", cue), said] : [said];
  return item(scene, quote, element("span", { class: `said ${kind}`, lang: "id" }, ...words), who, span("side kind", scene.say(kind)));
}

/** @param {Quote} quote @param {Scene} scene */
function speakerName({ speaker }, { analysis }) {
  const entity = speaker?.entity ?? null;
  return (entity !== null && analysis.entities[entity]?.name) || (speaker?.text ?? "");
}

/** @param {Figure} figure @param {Scene} scene */
function figureItem(figure, scene) {
  const written = scene.text.slice(figure.start, figure.end);
  return item(scene, figure, span("written", written, "id"), span("value", figureText(figure, scene.strings, scene.lang)));
}

/** @param {Scene} scene @param {Span} place @param {...(Node | string)} parts */
function item({ jump }, { start, end }, ...parts) {
  /** @type {HTMLButtonElement} */
  const made = element("button", { type: "button", class: "item", press: (event) => jump({ start, end }, made, event) }, ...parts);
  return made;
}

/** @param {string} className @param {string} text @param {string} [lang] Of the text, where it is the article's. */
function span(className, text, lang) {
  return element("span", { class: className, ...(lang && { lang }) }, text);
}
