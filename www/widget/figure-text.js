// A figure's value in the reader's words: as the engine writes it, "Rp15.000", and how exact the text says
// that it is, "lebih dari Rp15.000". Words that say no more than an order of magnitude, "ratusan orang", are about
// as exact as "about" makes a number.

import { fill, spoken } from "./strings.js";

/**
 * Empty where the text could not tell.
 * @param {import("../pkg/sorot.js").Figure} figure
 * @param {import("./strings.js").Strings} strings
 * @param {string} lang
 */
export function figureText({ display, modifier }, strings, lang) {
  const value = display[spoken(lang)];
  const isVague = modifier === "about" && !/\d/.test(value);
  return value && modifier && !isVague ? fill(strings[modifier], { value }) : value;
}
