// An analysis as the list shows it: who is named most comes first, and quotes stand by speaker.

/** @typedef {import("../pkg/sorot.js").Analysis} Analysis */

/** @param {Analysis} analysis @returns {Analysis} */
export function byProminence(analysis) {
  const entities = analysis.entities.toSorted((a, b) => b.mentions.length - a.mentions.length || a.id - b.id);
  const rank = new Map(entities.map(({ id }, i) => [id, i]));
  const first = new Map(analysis.quotes.toReversed().map(({ speaker, start }) => [speaker?.text, start]));
  const place = (/** @type {Analysis["quotes"][number]} */ { speaker }) => {
    if (!speaker) return Infinity;
    return speaker.entity === null ? entities.length + (first.get(speaker.text) ?? 0) : (rank.get(speaker.entity) ?? Infinity);
  };
  const quotes = analysis.quotes.toSorted((a, b) => compare(place(a), place(b)) || a.start - b.start);
  return { ...analysis, entities, quotes };
}

/** @param {number} a @param {number} b */
function compare(a, b) {
  return a === b ? 0 : a - b;
}
