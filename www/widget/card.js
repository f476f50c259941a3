// An entity's card as elements. Knows what is said, not where it is shown: `createElement` and
// `textContent` only; whatever is pressed is told to the caller.

import { button, element, icon, piece, quoted } from "./elements.js";
import { figureText } from "./figure-text.js";
import { flat, quoteText } from "./quote-text.js";
import { fill } from "./strings.js";

/**
 * @typedef {import("./card-model.js").CardModel} CardModel
 * @typedef {import("./card-model.js").Companion} Companion
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("../pkg/sorot.js").Quote} Quote
 * @typedef {import("../pkg/sorot.js").Figure} Figure
 * @typedef {import("./text-map.js").Span} Span
 * @typedef {import("./strings.js").Strings} Strings
 * @typedef {object} Scene What every card of an article shares.
 * @property {string} text
 * @property {Strings} strings
 * @property {string} lang
 * @property {(place: Span) => void} jump
 * @property {(entity: Entity, mention: number) => void} visit
 * @property {(entity: Entity) => string | null} topic The host's page about it.
 */

const CLOSE = "M6 6l12 12M18 6L6 18";
const NEXT = "M9 5l7 7-7 7";
const PREVIOUS = "M15 5l-7 7 7 7";

/**
 * Name, kind and the button that closes.
 * @param {CardModel} model
 * @param {Scene} scene
 * @param {() => void} close
 */
export function cardHeader({ entity }, { strings }, close) {
  const shut = button("close", close, icon(CLOSE));
  shut.setAttribute("aria-label", strings.close);
  const kind = piece("p", `kind ${entity.kind}`, strings[entity.kind]);
  return piece("div", "header", piece("div", "title", kind, quoted(piece("h2", "name", entity.name))), shut);
}

/**
 * All that the article says of an entity.
 * @param {CardModel} model
 * @param {Scene} scene
 * @param {number} [mention] The one that the card is at.
 * @returns {HTMLElement[]}
 */
export function cardBody(model, scene, mention) {
  const { entity } = model;
  const { strings } = scene;
  return [
    aliases(entity, strings),
    list("roles", null, model.roles.map((role) => line("role", role.text, role, scene))),
    pager(entity, mention, scene),
    list("quotes", strings.said, model.quotes.map((quote) => quoteLine(quote, scene))),
    list("figures", strings.figuresNear, model.figures.map((figure) => figureLine(figure, scene))),
    list("companions", strings.together, model.companions.map((companion) => companionLine(companion, scene))),
    topicLink(entity, scene),
  ].filter((part) => part !== null);
}

/** @param {Entity} entity @param {Strings} strings */
function aliases({ aliases }, strings) {
  return aliases.length ? piece("p", "aliases", `${strings.also} ${aliases.join(", ")}`) : null;
}

/**
 * How often it is named, and the way through its mentions.
 * @param {Entity} entity
 * @param {number | undefined} at
 * @param {Scene} scene
 */
function pager(entity, at, { strings, visit }) {
  const total = entity.mentions.length;
  if (total < 2) return piece("p", "pager", piece("span", "count", strings.once));
  const turn = (/** @type {string} */ name, /** @type {string} */ path, /** @type {number} */ step) => {
    const to = at === undefined ? (step > 0 ? 0 : total - 1) : (at + step + total) % total;
    const made = button(`turn ${name}`, () => visit(entity, to), icon(path));
    made.setAttribute("aria-label", name === "next" ? strings.next : strings.previous);
    return made;
  };
  const count = at === undefined ? `${total} ×` : fill(strings.mention, { n: at + 1, total });
  return piece("div", "pager", piece("span", "count", count), turn("previous", PREVIOUS, -1), turn("next", NEXT, 1));
}

/**
 * @param {string} part
 * @param {string | null} title
 * @param {HTMLElement[]} lines
 */
export function list(part, title, lines) {
  if (!lines.length) return null;
  const items = piece("ul", part, ...lines.map((made) => element("li", {}, made)));
  return title ? piece("section", `section ${part}-section`, piece("h3", "heading", title), items) : items;
}

/**
 * A line that jumps to its place.
 * @param {string} part
 * @param {string | HTMLElement[]} content Words of the article, or pieces of which some are.
 * @param {Span} place
 * @param {Scene} scene
 */
export function line(part, content, place, { jump }) {
  const press = () => jump(place);
  if (typeof content === "string") return quoted(button(`line ${part}`, press, content));
  const made = button(`line ${part}`, press, ...content);
  made.dir = "auto";
  return made;
}

/**
 * What was said, who said it where that is not known from the card, and how we know.
 * @param {Quote} quote
 * @param {Scene} scene
 * @param {boolean} [named]
 */
export function quoteLine(quote, scene, named) {
  const { text, strings } = scene;
  const { cue, said } = quoteText(quote, text);
  const { speaker } = quote;
  const who = named && (speaker ? sayer(speaker.text, cue, strings) : strings.noSpeaker);
  const why = speaker?.reason ? strings[speaker.reason] : "";
  const source = [who, why].filter(Boolean).join(" · ");
  const words = cue ? [piece("span", "cue", cue), said] : [said];
  return line("quote", [quoted(piece("span", "words", ...words)), ...(source ? [piece("span", "reason", source)] : [])], quote, scene);
}

/** Who said it: by name alone where the `cue` says in which way. @param {string} name @param {string} cue @param {Strings} strings */
function sayer(name, cue, { saidBy }) {
  return cue ? name : fill(saidBy, { name });
}

/** A figure as it is written, its value where that reads otherwise, and what it is an amount of. @param {Figure} figure @param {Scene} scene */
export function figureLine(figure, scene) {
  const written = flat(scene.text.slice(figure.start, figure.end));
  const value = figureText(figure, scene.strings, scene.lang);
  const plain = [value !== written && value, figure.about && flat(figure.about)].filter(Boolean).join(" · ");
  return line("figure", [quoted(piece("span", "written", written)), ...(plain ? [piece("span", "value", plain)] : [])], figure, scene);
}

/** @param {Companion} companion @param {Scene} scene */
function companionLine({ entity, mention }, { visit }) {
  return quoted(button(`companion ${entity.kind}`, () => visit(entity, mention), entity.name));
}

/** @param {Entity} entity @param {Scene} scene */
function topicLink(entity, { topic, strings }) {
  const href = topic(entity);
  return href ? element("a", { class: "topic", part: "topic", href }, fill(strings.topic, { name: entity.name })) : null;
}
