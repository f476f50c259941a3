// What a card says of an entity: only what the analysis says, each line with its place. Knows no page.

import { paragraphStarts, passageAt, sentenceStarts } from "./passages.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("../pkg/sorot.js").Quote} Quote
 * @typedef {import("../pkg/sorot.js").Role} Role
 * @typedef {import("../pkg/sorot.js").Figure} Figure
 * @typedef {{ entity: Entity, mention: number }} Companion With the place where they first meet.
 * @typedef {{ entity: Entity, roles: Role[], quotes: Quote[], figures: Figure[], companions: Companion[] }} CardModel
 */

/**
 * `analysis` without the speakers that it is less sure of than `floor`: none is better than a wrong one.
 * @param {Analysis} analysis
 * @param {number} floor
 * @returns {Analysis}
 */
export function withFloor(analysis, floor) {
  const quotes = analysis.quotes.map((quote) => ((quote.speaker?.confidence ?? 1) < floor ? { ...quote, speaker: null } : quote));
  return { ...analysis, quotes };
}

/**
 * @param {Analysis} analysis
 * @param {string} text
 * @param {Entity} entity
 * @returns {CardModel}
 */
export function cardModel(analysis, text, entity) {
  const quotes = analysis.quotes.filter(({ speaker }) => speaker?.entity === entity.id);
  const seen = new Set();
  const roles = entity.roles.filter((role) => !seen.has(key(role)) && seen.add(key(role)));
  return { entity, roles, quotes, figures: figuresOf(analysis, text, entity), companions: companionsOf(analysis, text, entity) };
}

/** @param {Role} role */
function key({ text }) {
  return text.toLowerCase();
}

/** The figures in the sentences that name `entity`. @param {Analysis} analysis @param {string} text @param {Entity} entity */
function figuresOf({ figures }, text, entity) {
  const starts = sentenceStarts(text);
  const sentences = new Set(entity.mentions.map(({ start }) => passageAt(starts, start)));
  return figures.filter(({ start }) => sentences.has(passageAt(starts, start)));
}

/** Who shares paragraphs with `entity`, most often first. @param {Analysis} analysis @param {string} text @param {Entity} entity */
function companionsOf({ entities }, text, entity) {
  const starts = paragraphStarts(text);
  const at = (/** @type {{ start: number }} */ { start }) => passageAt(starts, start);
  const own = new Set(entity.mentions.map(at));
  const met = entities
    .filter((other) => other !== entity)
    .map((other) => ({ entity: other, mention: other.mentions.findIndex((m) => own.has(at(m))), count: new Set(other.mentions.map(at).filter((p) => own.has(p))).size }));
  return met.filter(({ count }) => count).sort((a, b) => b.count - a.count);
}
