// `node gate.mjs`: fails where Sorot has become slow, heavy or wasteful. Ratios to a peer in the same
// process and counts of bytes, no times: those would measure the machine.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { sorot, wink } from "./jobs.mjs";
import { exponent, race } from "./measure.mjs";
import { ARTICLE, distinct, english } from "./texts.mjs";
import { travelling } from "./weigh.mjs";

const ours = await sorot();
const theirs = await wink();
const memory = JSON.parse(execFileSync(process.execPath, ["--expose-gc", "--max-semi-space-size=512", fileURLToPath(new URL("memory.mjs", import.meta.url))]).toString());

const checks = [
  { what: "one article, of wink's time", got: against(ARTICLE, 60, 10), most: 0.5 },
  { what: "100 articles in one text, of wink's time", got: against(distinct(100).join("\n"), 5, 1), most: 0.5 },
  { what: "growth, 10 to 1000 articles in one text, exponent", got: growth(), most: 1.05 },
  { what: "wasm and glue, kB of brotli", got: travelling() / 1000, most: 400 },
  { what: "garbage an article, kB", got: memory.garbage / 1000, most: 100 },
  { what: "linear memory after 1000 articles, of that after 10", got: memory.linear.after1000 / memory.linear.after10, most: 1 },
];
for (const { what, got, most } of checks) console.log(`${got <= most ? "ok  " : "FAIL"} ${what}: ${got.toFixed(3)} of ${most}`);
const failed = checks.filter(({ got, most }) => !(got <= most)).length;
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** @param {string} text @param {number} rounds @param {number} times a round */
function against(text, rounds, times) {
  const repeat = (/** @type {() => void} */ work) => () => {
    for (let i = 0; i < times; i++) work();
  };
  const foreign = english(text);
  const taken = race({ sorot: repeat(() => ours.run(text)), wink: repeat(() => theirs(foreign)) }, rounds);
  return taken.sorot / taken.wink;
}

function growth() {
  const all = distinct(1000);
  const texts = [10, 100, 1000].map((n) => all.slice(0, n).join("\n"));
  const taken = race(Object.fromEntries(texts.map((text, i) => [String(i), () => ours.run(text)])), 7);
  return exponent(texts.map((text, i) => [text.length, taken[i]]));
}
