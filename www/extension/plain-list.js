// The list as plain text, for the clipboard.

import { byProminence } from "./prominence.js";

/**
 * @param {import("../pkg/sorot.js").Analysis} analysis
 * @param {string} text
 * @param {string} title
 */
export function plainList(analysis, text, title) {
  const { entities, quotes, figures } = byProminence(analysis);
  const slice = (/** @type {{ start: number, end: number }} */ { start, end }) => text.slice(start, end).replace(/\s+/g, " ");
  const people = entities.map(({ name, roles, mentions }) => `${name}${roles[0] ? `, ${roles[0].text}` : ""} (${mentions.length} ×)`);
  const said = quotes.map((quote) => `${quote.speaker?.text ?? "?"}: “${slice(quote)}”`);
  return [title, people.join("\n"), said.join("\n"), figures.map(slice).join("\n")].filter(Boolean).join("\n\n");
}
