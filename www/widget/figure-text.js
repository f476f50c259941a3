// A figure's value in the reader's words: "Rp 1.500.000.000.000", "26 Februari 2024", "3 hari".
// Decides the form only; what the value is was decided by the engine.

import { fill } from "./strings.js";

/**
 * @typedef {import("../pkg/sorot.js").Figure} Figure
 * @typedef {import("./strings.js").Strings} Strings
 */

/**
 * @param {Figure} figure
 * @param {Strings} strings
 * @param {string} lang
 */
export function figureText(figure, strings, lang) {
  const ready = figure.display?.[/^en\b/i.test(lang) ? "en" : "id"];
  if (ready) return ready;
  const ends = [figure.value, figure.upper].filter((end) => end !== undefined);
  const value = ends.map((end) => valueText({ ...figure, value: end }, strings, lang)).join("–");
  return figure.modifier ? fill(strings[figure.modifier], { value }) : value;
}

/** @param {Figure} figure @param {Strings} strings @param {string} lang */
function valueText({ kind, value, unit }, strings, lang) {
  if (typeof value === "string") return calendarText(kind, value, lang);
  if (kind === "money" && unit) return money(value, unit, lang);
  if (kind === "percent") return `${number(value, lang)} %`;
  if (kind === "ordinal" || kind === "age") return fill(strings[kind], { value: number(value, lang) });
  return unit ? `${number(value, lang)} ${unit}` : number(value, lang);
}

/** @param {number} value @param {string} lang @param {Intl.NumberFormatOptions} [options] */
function number(value, lang, options) {
  return new Intl.NumberFormat(lang, { maximumFractionDigits: 6, ...options }).format(value);
}

/** @param {number} value @param {string} currency @param {string} lang */
function money(value, currency, lang) {
  try {
    return number(value, lang, { style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: 2 });
  } catch {
    return `${currency} ${number(value, lang)}`;
  }
}

/**
 * ISO 8601 in words, as far as it is complete; as it is where the text could not tell ("?").
 * @param {string} kind
 * @param {string} iso
 * @param {string} lang
 */
function calendarText(kind, iso, lang) {
  if (kind === "duration") return durationText(iso, lang);
  const date = /^\d{4}(-\d\d){0,2}$/.test(iso) && new Date(`${iso}T00:00:00Z`.replace(/^(\d{4})T/, "$1-01T").replace(/^(\d{4}-\d\d)T/, "$1-01T"));
  if (kind !== "date" || !date || isNaN(+date)) return iso;
  const day = iso.length > 7 ? "numeric" : undefined;
  return new Intl.DateTimeFormat(lang, { timeZone: "UTC", year: "numeric", month: iso.length > 4 ? "long" : undefined, day }).format(date);
}

const UNITS = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute", TS: "second" };

/** @param {string} iso "P3D", "PT2H30M" @param {string} lang */
function durationText(iso, lang) {
  const [days = "", time = ""] = iso.replace("P", "").split("T");
  const parts = [...units(days, ""), ...units(time, "T")].map(([n, unit]) => number(+n, lang, { style: "unit", unit, unitDisplay: "long" }));
  return parts.join(" ") || iso;
}

/**
 * @param {string} part
 * @param {"" | "T"} prefix
 * @returns {[string, string][]}
 */
function units(part, prefix) {
  return Array.from(part.matchAll(/([\d.]+)([A-Z])/g), ([, n = "", letter]) => [n, UNITS[/** @type {keyof UNITS} */ (prefix + letter)] ?? "day"]);
}
