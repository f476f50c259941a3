// How well the article is found: real texts, or our own, in news pages of every template. Runs in a page.

import { gunzipSync } from "node:zlib";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load, REPOSITORY } from "../harness.mjs";
import { TEMPLATES } from "./templates.mjs";

const NEWS = join(REPOSITORY, "..", "shared", "text", "news.jsonl.gz");
const OWN = ["aliansi", "banjir", "bank"];

/** `count` texts, evenly from the news that we may read here but not keep; `null` where there are none. */
export function newsTexts(count) {
  if (!existsSync(NEWS)) return null;
  const lines = gunzipSync(readFileSync(NEWS)).toString().trimEnd().split("\n");
  return Array.from({ length: count }, (_, i) => JSON.parse(lines[Math.floor((i * lines.length) / count)]).text);
}

export function ownTexts() {
  return OWN.map((name) => readFileSync(join(REPOSITORY, "www", "articles", `${name}.txt`), "utf8"));
}

/** A text's paragraphs; two sentences each where it has none. */
export function paragraphsOf(text) {
  const lines = text.split(/\n+/).filter((line) => line.trim());
  if (lines.length > 2) return lines;
  return text.match(/[^.!?]+(?:[.!?]+["”]?\s*|$)/g).reduce((parts, sentence, i) => (i % 2 ? [...parts.slice(0, -1), parts.at(-1) + sentence] : [...parts, sentence]), []);
}

/** Finder and text map, as a script for a page. */
export async function finderScript() {
  const { build } = await load("esbuild");
  const contents = 'export { findArticle } from "./extension/finder.js"; export { mapText } from "./widget/text-map.js";';
  const { outputFiles } = await build({ stdin: { contents, resolveDir: join(REPOSITORY, "www") }, bundle: true, format: "iife", globalName: "finder", write: false });
  return outputFiles[0].text;
}

/**
 * @typedef {{ text: string, parts: [start: number, length: number, ours: boolean][], total: number, milliseconds: number }} Found
 * The text that was found, part by part, each the story's or not; `total` letters the story has.
 */

/** Runs in a page that has the script. @param {string} html @returns {Found} */
function find(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.replaceChild(document.adoptNode(page.documentElement), document.documentElement);
  const began = performance.now();
  const found = globalThis.finder.findArticle(document);
  const map = found && globalThis.finder.mapText(found.root, found.wanted);
  const milliseconds = performance.now() - began;
  const story = new Set();
  let inside = false;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE) inside = node.data === "story";
    else if (inside) story.add(node);
  }
  const total = [...story].reduce((sum, { data }) => sum + data.replace(/\s+/g, "").length, 0);
  const parts = (map?.pieces ?? []).map(({ node, start, length }) => [start, length, story.has(node)]);
  return { text: map?.text ?? "", parts, total, milliseconds };
}

/**
 * Found whole, at least 95 % of its letters, with at most 5 % that are not its own once the engine has
 * told what is not the story.
 * @param {Found} found
 * @param {{ start: number, end: number }[]} segments
 */
export function judge({ text, parts, total }, segments) {
  const told = new Uint8Array(text.length);
  for (const { start, end } of segments) told.fill(1, start, end);
  let [own, foreign] = [0, 0];
  for (const [start, length, ours] of parts) {
    for (let i = start; i < start + length; i++) {
      if (!text[i].trim()) continue;
      if (ours) own++;
      else if (!told[i]) foreign++;
    }
  }
  return { whole: own >= 0.95 * total, clean: foreign <= 0.05 * (own + foreign), own: own / total, foreign: foreign / (own + foreign || 1) };
}

/**
 * The share of articles found, for each template.
 * @param {import("puppeteer-core").Page} page
 * @param {string[]} texts
 * @param {(text: string) => { segments: { start: number, end: number }[] }} analyze
 * @param {(name: string, verdict: ReturnType<typeof judge>, found: Found) => void} [watch]
 */
export async function measure(page, texts, analyze, watch = () => {}) {
  await page.evaluate(`${await finderScript()};globalThis.finder = finder;`);
  const shares = {};
  for (const [name, template] of Object.entries(TEMPLATES)) {
    let good = 0;
    for (const [i, text] of texts.entries()) {
      const paragraphs = paragraphsOf(text);
      const found = await page.evaluate(find, template({ title: paragraphs[0].split(" ").slice(0, 9).join(" "), paragraphs, i }));
      const verdict = judge(found, analyze(found.text).segments);
      if (verdict.whole && verdict.clean) good++;
      else watch(name, verdict, found);
    }
    shares[name] = good / texts.length;
  }
  return shares;
}
