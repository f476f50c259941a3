// What is read: distinct articles for Sorot, English of the same length for the peers, so that they
// do their real work.

import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const beside = (/** @type {string} */ name) => new URL(name, import.meta.url);
const NEWS = beside("../../../shared/text/news.jsonl.gz");

/** An article of some 300 words. */
export const ARTICLE = readFileSync(beside("article.txt"), "utf8");
const ENGLISH = readFileSync(beside("english.txt"), "utf8");

/** Where `distinct` takes its articles from, in words. */
export const SOURCE = existsSync(NEWS) ? "news articles" : "one article, its sentences shuffled";

/**
 * `n` articles, no two alike: news of about the length of `ARTICLE` where there is some, else the
 * article itself with its sentences in another order each time.
 * @param {number} n
 */
export function distinct(n) {
  if (!existsSync(NEWS)) return Array.from({ length: n }, (_, i) => shuffled(ARTICLE, i));
  const lines = gunzipSync(readFileSync(NEWS)).toString().trim().split("\n");
  const texts = lines.map((line) => /** @type {string} */ (JSON.parse(line).text));
  const usual = texts.filter((text) => text.length > 0.6 * ARTICLE.length && text.length < 1.6 * ARTICLE.length);
  const step = Math.floor(usual.length / n);
  return Array.from({ length: n }, (_, i) => usual[i * step]);
}

/** English of the length of `text`. @param {string} text */
export const english = (text) => ENGLISH.repeat(Math.ceil(text.length / ENGLISH.length)).slice(0, text.length);

/** @param {string} text @param {number} seed */
function shuffled(text, seed) {
  let state = seed;
  const random = () => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const sentences = text.split(/(?<=[.”"])\s/).map((sentence) => ({ sentence, at: random() }));
  return sentences.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence).join("\n");
}
