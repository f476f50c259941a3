// Texts made to hurt, a megabyte each: their time per byte, of that of as much news.

import { readFileSync } from "node:fs";

import { time } from "./measure.mjs";
import { distinct } from "./texts.mjs";

/** @type {string[]} */
const UNITS = JSON.parse(readFileSync(new URL("../../tests/cases/hostile.json", import.meta.url), "utf8"));

/** Bytes of each text. */
const SIZE = 1_000_000;
/** A small word behind so many bytes makes prose of it. */
const CROWD = 50;
/** Turns of each; the quickest counts, for what else the machine does only adds. */
const TURNS = 3;

const bytes = (/** @type {string} */ text) => Buffer.byteLength(text);
const megabyte = (/** @type {string} */ unit) => unit.repeat(Math.ceil(SIZE / bytes(unit)));
const inProse = (/** @type {string} */ unit) => `${unit.repeat(Math.ceil(CROWD / bytes(unit)))} kata `;

/**
 * The texts that take longest, alone and with a small word here and there.
 * @param {(text: string) => unknown} run @param {number} count how many
 */
export function hostile(run, count) {
  const news = distinct(600).join("\n");
  run(news);
  const worst = (/** @type {(unit: string) => string} */ unit) => {
    const ratios = UNITS.map(unit).map((unit) => ({ unit, ratio: against(run, megabyte(unit), news) }));
    return ratios.sort((a, b) => b.ratio - a.ratio).slice(0, count);
  };
  return { alone: worst((unit) => unit), inProse: worst(inProse) };
}

/** @param {(text: string) => unknown} run @param {string} text @param {string} news */
function against(run, text, news) {
  let [ours, theirs] = [Infinity, Infinity];
  for (let turn = 0; turn < TURNS; turn++) {
    ours = Math.min(ours, time(() => run(text)) / bytes(text));
    theirs = Math.min(theirs, time(() => run(news)) / bytes(news));
  }
  return ours / theirs;
}
