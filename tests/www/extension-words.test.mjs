// The extension's files agree with each other: words in both languages, a manifest that asks for no more
// than it says, and the language that it takes an article for.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { languageOf } from "../../www/extension/language.js";
import { manifestFor } from "../../www/extension/manifest.mjs";
import { wordsOf } from "../../www/extension/plain-list.js";
import { figureText } from "../../www/widget/figure-text.js";
import { quoteText } from "../../www/widget/quote-text.js";
import { stringsFor } from "../../www/widget/strings.js";
import { COMMON } from "../../www/widget/styles.js";
import { byProminence } from "../../www/extension/prominence.js";
import { covers, hostOf, patternOf } from "../../www/extension/sites.js";
import { ownTexts } from "./extension/measure.mjs";
import { load, REPOSITORY } from "./harness.mjs";

const SOURCE = join(REPOSITORY, "www", "extension");
const words = (lang) => JSON.parse(readFileSync(join(SOURCE, "_locales", lang, "messages.json"), "utf8"));
const holes = ({ message }) => (message.match(/\{\w+\}/g) ?? []).sort();

test("both languages have the same words, with the same holes", () => {
  const [id, en] = [words("id"), words("en")];
  assert.deepEqual(Object.keys(id), Object.keys(en));
  for (const key of Object.keys(id)) assert.deepEqual(holes(id[key]), holes(en[key]), key);
});

test("an order of magnitude is not about itself", async () => {
  const strings = await stringsFor("id");
  const text = (id, modifier) => figureText({ display: { id, en: "" }, modifier }, strings, "id");
  assert.equal(text("16.400 orang", "about"), "sekitar 16.400 orang");
  assert.equal(text("ratusan orang", "about"), "ratusan orang");
  assert.equal(text("ratusan orang", "over"), "lebih dari ratusan orang");
  assert.equal(text("", "about"), "");
});

test("every word is used", () => {
  const sources = readdirSync(SOURCE).filter((name) => /\.(m?js|html)$/.test(name)).map((name) => readFileSync(join(SOURCE, name), "utf8")).join();
  for (const key of Object.keys(words("id"))) assert.ok(sources.includes(key), key);
});

for (const browser of ["chrome", "firefox"]) {
  test(`${browser} is asked for nothing beyond a click`, () => {
    const manifest = manifestFor(browser, "1.2.3");
    assert.deepEqual(manifest.permissions, ["activeTab", "scripting", "storage"]);
    assert.equal(manifest.host_permissions, undefined);
    assert.equal(manifest.content_scripts, undefined);
    assert.equal(manifest.web_accessible_resources, undefined);
    assert.equal(manifest.content_security_policy.extension_pages, "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'");
  });
}

test("no browser is let in that does not know the cards' colours", () => {
  assert.match(COMMON, /light-dark\(/);
  const [chrome, firefox] = ["chrome", "firefox"].map((browser) => manifestFor(browser, "1.2.3"));
  assert.ok(Number(chrome.minimum_chrome_version) >= 123);
  assert.ok(Number.parseInt(firefox.browser_specific_settings.gecko.strict_min_version) >= 120);
});

test("firefox is told that no data are collected", () => {
  const { gecko } = manifestFor("firefox", "1.2.3").browser_specific_settings;
  assert.deepEqual(gecko.data_collection_permissions, { required: ["none"] });
});

const LANGUAGES = {
  indonesian: [...ownTexts(), "Gubernur mengatakan bahwa jembatan itu akan dibuka pada hari Senin karena perbaikan sudah selesai."],
  malay: [
    "Perdana Menteri berkata kerajaan akan memberi bantuan kepada mangsa yang terjejas akibat banjir. Beliau berkata bahawa wang itu akan disalurkan pada Isnin ini kerana permohonan telah dipermudahkan, dan polis memaklumkan keadaan di kawasan itu terkawal.",
  ],
  other: [
    "The government said on Monday that it would send aid to the people in the flooded villages, and that the minister would visit the area this week.",
    "De regering zei maandag dat ze hulp zou sturen naar de mensen in de overstroomde dorpen.",
    "Sinabi ng pangulo na magpapadala ng tulong ang pamahalaan sa mga nasalanta ng bagyo sa lalawigan.",
    "Pak lurah ngendika yen warga desa kudu padha resik-resik kali supaya ora banjir maneh.",
    "政府は月曜日、洪水被害を受けた村に支援を送ると発表した。",
    "",
  ],
};

for (const [language, texts] of Object.entries(LANGUAGES)) {
  test(`a text is taken for ${language}`, () => texts.forEach((text) => assert.equal(languageOf(text), language, text.slice(0, 60))));
}

test("a typed site becomes its host, or nothing", () => {
  const typed = { "https://www.kabar.example/a?b": "kabar.example", "news.kabar.example": "news.kabar.example", "www.example": "www.example", "127.0.0.1": "127.0.0.1", "kabar.example": "kabar.example", "KABAR.example/news": "kabar.example", "dua kata": null, "": null, "file:///etc": null, "*": null };
  for (const [address, host] of Object.entries(typed)) assert.equal(hostOf(address), host, address);
});

test("a site is its host and what lies below it", () => {
  assert.deepEqual(["kabar.example", "localhost", "127.0.0.1"].map(patternOf), ["*://*.kabar.example/*", "*://localhost/*", "*://127.0.0.1/*"]);
  const hosts = { "kabar.example": true, "www.kabar.example": true, "bola.kabar.example": true, "bukankabar.example": false, "example": false };
  for (const [host, covered] of Object.entries(hosts)) assert.equal(covers(["kabar.example"], host), covered, host);
});

test("who is named most comes first, and quotes stand by speaker", () => {
  const entity = (id, times) => ({ id, kind: "person", name: `N${id}`, aliases: [], roles: [], mentions: Array(times).fill({ start: 0, end: 1, form: "name", confidence: 1 }) });
  const quote = (start, speaker) => ({ start, end: start + 1, kind: "direct", cue: null, speaker });
  const by = (id) => ({ entity: id, text: `N${id}`, start: 0, end: 1 });
  const sorted = byProminence({ segments: [], figures: [], entities: [entity(0, 1), entity(1, 3)], quotes: [quote(1, by(0)), quote(2, null), quote(3, by(1)), quote(4, by(0)), quote(5, by(1))] });
  assert.deepEqual(sorted.entities.map(({ id }) => id), [1, 0]);
  assert.deepEqual(sorted.quotes.map(({ start }) => start), [3, 5, 1, 4, 2]);
});

test("the same source makes the same archives, byte for byte, in any time zone", () => {
  const made = ["UTC", "Asia/Jakarta"].map((TZ) => {
    execFileSync(process.execPath, [join(SOURCE, "build.mjs")], { env: { ...process.env, TZ } });
    const folder = join(REPOSITORY, "dist", "extension");
    const archives = readdirSync(folder).filter((name) => name.endsWith(".zip")).sort();
    return archives.map((name) => `${name} ${createHash("sha256").update(readFileSync(join(folder, name))).digest("hex")}`);
  });
  assert.equal(made[0].length, 2);
  assert.deepEqual(made[0], made[1]);
});

test("the packed scripts parse no markup and run no text", () => {
  const folder = join(REPOSITORY, "dist", "extension", "firefox");
  for (const name of ["background.js", "content.js", "options.js"]) assert.doesNotMatch(readFileSync(join(folder, name), "utf8"), /\.(innerHTML|outerHTML) =|insertAdjacentHTML|\beval\(|new Function\(/, name);
});

test("only a speaker's own words stand between quotation marks", () => {
  const quote = (kind) => ({ kind, start: 0, end: 9, speaker: null, cue: null });
  assert.equal(wordsOf(quote("direct"), "Air\n\nnaik lagi"), "“Air naik”");
  assert.equal(wordsOf(quote("indirect"), "Air  naik lagi"), "Air naik");
  assert.equal(wordsOf(quote("indirect"), "Air  naik lagi", 4), "Air…");
});

test("what is denied stands behind the word that denies it", () => {
  const text = "Ratna membantah bahwa air naik. Air naik, kata Ratna. Menurut Ratna, air naik.";
  const quote = (start, cue, kind = "indirect") => ({ kind, start, end: start + 8, speaker: null, cue: { start: text.indexOf(cue), end: text.indexOf(cue) + cue.length } });
  assert.deepEqual(quoteText(quote(22, "membantah"), text), { cue: "membantah bahwa ", said: "air naik" });
  assert.equal(wordsOf(quote(22, "membantah"), text), "membantah bahwa air naik");
  assert.equal(quoteText(quote(22, "membantah", "direct"), text).cue, "");
  assert.equal(quoteText(quote(32, "kata"), text).cue, "");
  assert.equal(quoteText(quote(69, "Menurut"), text).cue, "");
  assert.equal(quoteText({ ...quote(22, "membantah"), cue: null }, text).cue, "");
});

test("after a trap the next article gets a new engine", async () => {
  const { build } = await load("esbuild");
  const fake = `
    let made = 0;
    export function freshModule() {
      const lost = made++ === 0;
      class Engine {
        analyze(text) {
          if (lost) throw new WebAssembly.RuntimeError("unreachable");
          return { text, made };
        }
      }
      return { default: async () => {}, Engine };
    }`;
  const plugin = {
    name: "fake",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^sorot:engine$/ }, () => ({ path: "fake", namespace: "fake" }));
      onLoad({ filter: /.*/, namespace: "fake" }, () => ({ contents: fake }));
    },
  };
  const { outputFiles } = await build({ entryPoints: [join(SOURCE, "reader.js")], bundle: true, format: "esm", write: false, plugins: [plugin] });
  globalThis.chrome = { runtime: { getURL: (name) => name } };
  const { analyze } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  await assert.rejects(analyze("satu", null), WebAssembly.RuntimeError);
  assert.deepEqual(await analyze("dua", null), { text: "dua", made: 2 });
  assert.deepEqual(await analyze("tiga", null), { text: "tiga", made: 2 });
});
