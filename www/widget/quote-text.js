// A quote as a line shows it: what was said, and the word that reports it where that turns the sense.

/** @typedef {import("../pkg/sorot.js").Quote} Quote */

/** Characters that may stand between that word and what was said: `mengatakan bahwa`. */
const NEAR = 10;

/**
 * The quote, in quotation marks where it is direct, else with the word right before it that reports it.
 * @param {Quote} quote
 * @param {string} text
 * @returns {{ cue: string, said: string }} `cue` is empty if none stands there.
 */
export function quoteText(quote, text) {
  const said = flat(text.slice(quote.start, quote.end));
  if (quote.kind === "direct") return { cue: "", said: `“${said.replace(/[,.]$/, "")}”` };
  return { cue: flat(text.slice(reportedFrom(quote, text), quote.start)), said };
}

/**
 * Where the quote begins as it is reported: at the word right before it that reports it unless it is direct,
 * for who is said to deny something (`membantah sirene terlambat`) has not said it.
 * @param {Quote} quote
 * @param {string} text
 */
export function reportedFrom({ start, kind, cue }, text) {
  if (kind === "direct" || !cue || cue.end > start) return start;
  const between = text.slice(cue.end, start);
  return between.length <= NEAR && !between.includes(",") ? cue.start : start;
}

/** One blank for any number. @param {string} text */
export function flat(text) {
  return text.replace(/\s+/g, " ");
}
