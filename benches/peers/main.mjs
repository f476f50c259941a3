// `node main.mjs`: measures everything and writes `docs/benchmarks.md` and `docs/benchmarks.svg`.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";

import { inBrowser, inNode } from "./cold.mjs";
import { hostile } from "./hostile.mjs";
import { compromise, sorot, wink } from "./jobs.mjs";
import { exponent, race } from "./measure.mjs";
import { plot } from "./plot.mjs";
import { ARTICLE, SOURCE, distinct, english } from "./texts.mjs";
import { weights } from "./weigh.mjs";

const ROOT = new URL("../../", import.meta.url);
const SIZES = [1, 10, 100, 1000];
/** Turns a size, and the largest that is asked of the slowest. */
const ROUNDS = { 1: 60, 10: 20, 100: 7, 1000: 3 };
/** Times a turn that one article alone is read: as in the gate. */
const TIMES = 10;
const COMPROMISE_MOST = 10;

const ours = await sorot();
const jobs = { sorot: ours.run, wink: await wink(), compromise: await compromise() };
const articles = distinct(1000);

const warm = SIZES.flatMap((n) => (n === 1 ? [measure(1, [ARTICLE], "one article")] : [measure(n, [articles.slice(0, n).join("\n")], `${n} articles in one text`), measure(n, articles.slice(0, n), `${n} articles, one by one`)]));
const growth = growths();
const worst = hostile(ours.run, 3);
const memory = JSON.parse(execFileSync(process.execPath, ["--expose-gc", "--max-semi-space-size=512", fileURLToPath(new URL("memory.mjs", import.meta.url))]).toString());
const node = inNode(9);
const browser = await inBrowser(7, [1, 4]);

mkdirSync(new URL("docs/", ROOT), { recursive: true });
writeFileSync(new URL("docs/benchmarks.md", ROOT), report());
writeFileSync(new URL("docs/benchmarks.svg", ROOT), plot(warm));
console.log(report());

/**
 * @typedef {{ label: string, chars: number, ms: Record<string, number> }} Measured
 * @param {number} n @param {string[]} texts @param {string} label
 * @returns {Measured}
 */
function measure(n, texts, label) {
  const foreign = texts.map(english);
  const contenders = Object.entries(jobs).filter(([name]) => name !== "compromise" || n <= COMPROMISE_MOST);
  const work = contenders.map(([name, job]) => [name, () => (name === "sorot" ? texts : foreign).forEach((text) => job(text))]);
  const chars = texts.reduce((sum, text) => sum + text.length, 0);
  const rounds = ROUNDS[/** @type {1 | 10 | 100 | 1000} */ (n)];
  return { label, chars, ms: race(Object.fromEntries(work), rounds, n === 1 ? TIMES : 1) };
}

function growths() {
  const texts = SIZES.slice(1).map((n) => articles.slice(0, n).join("\n"));
  const of = (/** @type {(text: string) => void} */ job) => {
    const taken = race(Object.fromEntries(texts.map((text, i) => [String(i), () => job(text)])), 7);
    return exponent(texts.map((text, i) => [text.length, taken[i]]));
  };
  return { sorot: of(jobs.sorot), wink: of((text) => jobs.wink(english(text))) };
}

function report() {
  const kB = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
  const ms = (/** @type {number} */ x) => x.toFixed(x < 10 ? 2 : 0);
  return [
    "# Measured beside the peers",
    "",
    `Written by \`make bench\`. ${cpus()[0].model.trim()}, ${cpus().length} threads; node ${process.version}. Medians of turns taken in one process; trust the ratios, not the milliseconds. Distinct texts: ${SOURCE}. The peers read English of the same length.`,
    "",
    "![Milliseconds, warm](benchmarks.svg)",
    "",
    "## Warm",
    "",
    ...table(
      ["text", "k chars", "Sorot, ms", "M chars/s", "wink-nlp, ms", "compromise, ms", "Sorot / wink"],
      warm.map(({ label, chars, ms: { sorot, wink, compromise } }) => [label, kB(chars), ms(sorot), (chars / sorot / 1000).toFixed(1), ms(wink), compromise ? ms(compromise) : "–", (sorot / wink).toFixed(2)]),
    ),
    "",
    `Growth from 10 to 1000 articles in one text, as an exponent (1 is linear): Sorot ${growth.sorot.toFixed(3)}, wink-nlp ${growth.wink.toFixed(3)}.`,
    "",
    "## Hostile",
    "",
    "A megabyte that says one thing again and again, alone and with a small word behind every fifty bytes, which makes prose of it: the slowest, in time per byte of that of as much news.",
    "",
    ...table(["text", "of news"], [...worst.alone, ...worst.inProse].map(({ unit, ratio }) => [`\`${JSON.stringify(unit)}\``, ratio.toFixed(2)])),
    "",
    "## Cold",
    "",
    "From nothing loaded to the first article's result, in milliseconds; in the browser from the start of the page, in a context of its own.",
    "",
    ...table(
      ["", "node", "of that, the article", "Chromium", "Chromium, 4x throttled", "travels, kB of brotli"],
      Object.entries(node).map(([name, { total, first }]) => [name, ms(total), ms(first), ms(browser[name].ms[1]), ms(browser[name].ms[4]), name === "sorot" ? kB(weights().slice(0, 2).reduce((sum, { brotli }) => sum + brotli, 0)) : kB(browser[name].brotli)]),
    ),
    "",
    "## Memory",
    "",
    `Garbage of one article on JavaScript's heap: ${kB(memory.garbage)} kB. Linear memory after 10 distinct articles ${kB(memory.linear.after10)} kB, after 1000 ${kB(memory.linear.after1000)} kB.`,
    "",
    "## Size",
    "",
    ...table(["part", "raw, kB", "gzip, kB", "brotli, kB"], weights().map(({ part, raw, gzip, brotli }) => [part, kB(raw), kB(gzip), kB(brotli)])),
    ...stages(),
    "",
  ].join("\n");
}

/** What criterion found in its last run, if it ran. */
function stages() {
  const folder = new URL("criterion/stages/", pathToFileURL(`${process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("target", ROOT))}/`));
  if (!existsSync(folder)) return [];
  const rows = readdirSync(folder)
    .filter((name) => existsSync(new URL(`${name}/new/estimates.json`, folder)))
    .map((name) => ({ name, us: JSON.parse(readFileSync(new URL(`${name}/new/estimates.json`, folder), "utf8")).median.point_estimate / 1000 }));
  const whole = rows.find(({ name }) => name === "whole")?.us ?? NaN;
  const cells = rows.sort((a, b) => b.us - a.us).map(({ name, us }) => [name, us.toFixed(1), name === "engine" ? "–" : ((100 * us) / whole).toFixed(0)]);
  return ["", "## Stages", "", "One article, native code; `engine` is what loading costs once.", "", ...table(["stage", "µs", "% of the whole"], cells)];
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i ? "--:" : "---"))), ...rows.map(line)];
}
