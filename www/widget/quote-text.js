// A quote as a line shows it: what was said, and the word that reports it where that turns the sense.

/** @typedef {import("../pkg/sorot.js").Quote} Quote */

/** Characters that may stand between that word and what was said: `mengatakan bahwa`. */
const NEAR = 10;

/**
 * The quote, in quotation marks where it is direct. Where it is not: with the word right before it that
 * reports it, for who is said to deny something (`membantah sirene terlambat`) has not said it.
 * @param {Quote} quote
 * @param {string} text
 * @returns {{ cue: string, said: string }} `cue` is empty if none stands there.
 */
export function quoteText({ start, end, kind, cue }, text) {
  const said = flat(text.slice(start, end));
  if (kind === "direct") return { cue: "", said: `“${said.replace(/[,.]$/, "")}”` };
  const between = cue && cue.end <= start ? text.slice(cue.end, start) : ",";
  const near = between.length <= NEAR && !between.includes(",");
  return { cue: cue && near ? flat(text.slice(cue.start, start)) : "", said };
}

/** One blank for any number. @param {string} text */
export function flat(text) {
  return text.replace(/\s+/g, " ");
}
