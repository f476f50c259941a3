// The list as plain text, for the clipboard.

import { flat, reportedFrom } from "../widget/quote-text.js";
import { byProminence } from "./prominence.js";

/**
 * @param {import("../pkg/sorot.js").Analysis} analysis
 * @param {string} text
 * @param {string} title
 */
export function plainList(analysis, text, title) {
  const { entities, quotes, figures } = byProminence(analysis);
  const people = entities.map(({ name, roles, mentions }) => `${name}${roles[0] ? `, ${roles[0].text}` : ""} (${mentions.length} ×)`);
  const said = quotes.map((quote) => `${quote.speaker?.text ?? "?"}: ${wordsOf(quote, text)}`);
  return [title, people.join("\n"), said.join("\n"), figures.map(({ start, end }) => flat(text.slice(start, end))).join("\n")].filter(Boolean).join("\n\n");
}

/**
 * What was said: between quotation marks only if in the speaker's own words, else behind the word that reports
 * it if that stands right before.
 * @param {import("../pkg/sorot.js").Quote} quote
 * @param {string} text
 * @param {number} [most] Letters; what is longer is cut.
 */
export function wordsOf(quote, text, most = Infinity) {
  const words = flat(text.slice(reportedFrom(quote, text), quote.end));
  const kept = words.length > most ? `${words.slice(0, most - 1)}…` : words;
  return quote.kind === "direct" ? `“${kept}”` : kept;
}
