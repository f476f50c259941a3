// Which mentions of an analysis are marked: the first of each entity in each paragraph, a few a
// paragraph, people before organisations before places. Knows no page beyond the text map's slices.

import { paragraphStarts, passageAt } from "./passages.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("./text-map.js").TextMap} TextMap
 * @typedef {import("./text-map.js").Slice} Slice
 * @typedef {{ entity: number, mention: number, start: number, end: number, slices: Slice[] }} Mark
 * Mention number `mention` of entity number `entity`.
 * @typedef {{ density?: number, floor?: number }} Choice
 * `density`: marks a paragraph at most; `floor`: confidence at least.
 */

export const DENSITY = 3;

const RANK = { person: 0, organisation: 1, place: 2 };

/**
 * The marks of `analysis`, by start, non-overlapping.
 * @param {Analysis} analysis
 * @param {TextMap} map
 * @param {Choice} [choice]
 * @returns {Mark[]}
 */
export function chooseMarks(analysis, map, { density = DENSITY, floor = 0 } = {}) {
  const paragraphs = new Map();
  const starts = paragraphStarts(map.text);
  for (const candidate of candidates(analysis, map, floor)) {
    const paragraph = passageAt(starts, candidate.start);
    const marks = paragraphs.get(paragraph) ?? [];
    paragraphs.set(paragraph, marks);
    if (marks.length < density && !marks.some((/** @type {Mark} */ mark) => clashes(mark, candidate))) marks.push(candidate);
  }
  return [...paragraphs.values()].flat().sort((a, b) => a.start - b.start);
}

/**
 * Every mention that may be marked, the most wanted first.
 * @param {Analysis} analysis
 * @param {TextMap} map
 * @param {number} floor
 */
function candidates({ entities }, map, floor) {
  const marks = entities.flatMap((entity) =>
    entity.mentions
      .map((mention, i) => ({ ...mention, entity: entity.id, mention: i, slices: map.slices(mention) }))
      .filter(({ confidence = 1, slices }) => confidence >= floor && slices.length && slices.every(({ open }) => open)),
  );
  const rank = (/** @type {Mark} */ { entity }) => RANK[/** @type {Entity} */ (entities[entity]).kind];
  return marks.sort((a, b) => rank(a) - rank(b) || a.start - b.start);
}

/** @param {Mark} a @param {Mark} b */
function clashes(a, b) {
  return a.entity === b.entity || (a.start < b.end && b.start < a.end);
}
