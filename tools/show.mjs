// `node show.mjs ARTICLE.txt [YYYY-MM-DD]`: what the wasm module reads in an article, for a terminal.
import { readFileSync } from "node:fs";
import { Engine, initSync } from "../www/pkg/sorot.js";

const [file = "", date] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

initSync({ module: readFileSync(new URL("../www/pkg/sorot_bg.wasm", import.meta.url)) });
const engine = new Engine();
engine.analyze(text, { date });
const started = performance.now();
const { entities, quotes, figures } = engine.analyze(text, { date });
const took = performance.now() - started;

/** @param {string} title @param {string[]} lines */
function list(title, lines) {
  console.log(`\n${title} (${lines.length})`);
  for (const line of lines) console.log(`  ${line.replace(/\s+/g, " ")}`);
}

console.log(`${file}: ${text.length} characters in ${took.toFixed(2)} ms`);
list("Names", entities.map(({ kind, name, roles, mentions }) =>
  [name, kind, roles[0]?.text, `${mentions.length}×`].filter(Boolean).join(" · ")));
list("Quotes", quotes.map(({ start, end, kind, speaker }) =>
  `${(speaker?.entity != null && entities[speaker.entity]?.name) || speaker?.text || "?"} (${kind}): ${text.slice(start, end)}`));
list("Figures", figures.map(({ start, end, kind, value, upper, unit }) =>
  `${text.slice(start, end)} = ${[value, upper].filter((v) => v !== undefined).join(" to ")}${unit ? ` ${unit}` : ""} (${kind})`));
