// The article is found on the page, and little else, for at least 95 of 100 articles in every template.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Engine, initSync } from "../../www/pkg/sorot.js";
import { measure, newsTexts, ownTexts } from "./extension/measure.mjs";
import { launch, REPOSITORY } from "./harness.mjs";

const SAMPLE = 40;
const WANTED = 0.95;

let browser, page, engine;

before(async () => {
  initSync({ module: readFileSync(join(REPOSITORY, "www", "pkg", "sorot_bg.wasm")) });
  engine = new Engine();
  browser = await launch("chrome");
  page = await browser.newPage();
});
after(() => browser.close());

test("our own articles are found in every template", () => check(ownTexts(), 1));

test("news is found in every template", async (t) => {
  const texts = newsTexts(SAMPLE);
  if (!texts) return t.skip("there is no ../shared/text/news.jsonl.gz");
  await check(texts, WANTED);
});

test("the page stays as it was", async () => {
  const same = await page.evaluate(() => {
    const records = [];
    const watcher = new MutationObserver((seen) => records.push(...seen));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const before = document.documentElement.outerHTML;
    globalThis.finder.findArticle(document);
    return before === document.documentElement.outerHTML && !watcher.takeRecords().length && !records.length;
  });
  assert.ok(same);
});

for (const [name, markup] of Object.entries({
  "an empty page": "<body></body>",
  "a list of headlines": `<body><ul>${"<li><a href=/x>Harga beras turun di pasar induk</a></li>".repeat(30)}</ul></body>`,
  "a form": "<body><form><label>Nama <input></label><button>Kirim</button></form></body>",
})) {
  test(`${name} holds no article`, async () => {
    await page.setContent(`<!doctype html><html>${markup}</html>`);
    assert.equal(await page.evaluate(() => globalThis.finder.findArticle(document)), null);
  });
}

async function check(texts, wanted) {
  const missed = [];
  const shares = await measure(page, texts, (text) => engine.analyze(text), (name, { own, foreign }) => missed.push({ name, own, foreign }));
  for (const [name, share] of Object.entries(shares)) assert.ok(share >= wanted, `${name}: ${share}; ${JSON.stringify(missed.slice(0, 5))}`);
}
