// `node www/extension/store/screenshots.mjs`: the pictures for the stores, 1280 x 800, in both languages, in
// `dist/extension/screenshots`: the built extension in a real browser, on an article of our own.

import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildExtension, openChrome } from "../../../tests/www/extension/driver.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const NAME = "Agung Prasetyadi";
const articles = ["banjir", "aliansi", "bank"].map((name) => readFileSync(join(here, "..", "..", "articles", `${name}.txt`), "utf8").trim());
articles.push(articles[0] ?? "");
const HEADLINES = ["Banjir Bandang Terjang Dua Desa di Lereng Gunung Slamet", "Aliansi Baru Diumumkan di Tengah Ketegangan", "Bank Sentral Menahan Suku Bunga Acuan", "Pencarian Korban Banjir Masuk Hari Kedua"];
const STYLE = `body{margin:0;font:19px/1.65 Georgia,serif;color:#222;background:#fff}
header{padding:14px 0;border-bottom:3px solid #14365c;font:700 24px system-ui;color:#14365c;text-align:center}
article{max-width:700px;margin:0 auto;padding:10px 0 60px}h1{font:700 34px/1.2 Georgia,serif;margin:18px 0 6px}.by{font:14px system-ui;color:#666}`;

const server = createServer((request, response) => {
  const i = Number(request.url?.slice(1)) || 0;
  const paragraphs = (articles[i] ?? "").split(/\n+/).map((text) => `<p>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</p>`);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><html lang="id"><title>${HEADLINES[i]}</title><style>${STYLE}</style><header>Kabar Lereng</header><article><h1>${HEADLINES[i]}</h1><p class="by">Minggu, 9 Februari 2025</p>${paragraphs.join("")}</article></html>`);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
/** The article's site, by a name that is nobody's. */
const SITE = "kabarlereng.example";
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

buildExtension();
for (const lang of ["id", "en"]) await picture(lang);
server.close();

/** @param {string} lang */
async function picture(lang) {
  const chrome = await openChrome({ args: [`--host-resolver-rules=MAP ${SITE} 127.0.0.1`] });
  const folder = join(here, "..", "..", "..", "dist", "extension", "screenshots", lang);
  mkdirSync(folder, { recursive: true });
  const shot = (page, name) => page.screenshot({ path: join(folder, `${name}.png`) });
  await (await chrome.background()).evaluate((lang) => globalThis.chrome.storage.local.set({ lang, memory: true }), lang);
  for (const i of [1, 2, 3]) await read(chrome, i);
  const page = await read(chrome, 0, true);

  await page.evaluate((name) => scrollTo(0, rangeOf(name).getBoundingClientRect().top - 250), NAME);
  await hover(page);
  await page.waitForSelector("sorot-card");
  await settle();
  await shot(page, "1-card");
  await page.keyboard.press("Escape");

  await chrome.command("panel");
  await page.waitForSelector("sorot-controls");
  await settle();
  await shot(page, "2-list");

  await page.goto(chrome.address("options.html"));
  await page.waitForSelector("#memory-list li");
  await page.evaluate(() => document.querySelector("[aria-labelledby=memory]")?.scrollIntoView());
  await settle();
  await shot(page, "3-memory");
  await chrome.close();
}

/** Marks article `i`; leaves its page open if it is to `stay`. */
async function read(chrome, i, stay = false) {
  const page = await chrome.browser.newPage();
  await page.goto(`http://${SITE}:${port}/${i}`);
  await page.evaluate(() => Object.assign(globalThis, { rangeOf: (name) => [...CSS.highlights.get("sorot")].find((range) => String(range) === name) }));
  await chrome.press(page);
  await page.waitForFunction(() => CSS.highlights.has("sorot"));
  await settle();
  if (!stay) await page.close();
  return page;
}

async function hover(page) {
  const [x, y] = await page.evaluate((name) => {
    const { left, top, height } = globalThis.rangeOf(name).getBoundingClientRect();
    return [left + 30, top + height / 2];
  }, NAME);
  await page.mouse.move(x - 5, y);
  await page.mouse.move(x, y);
}

function settle() {
  return new Promise((resolve) => setTimeout(resolve, 600));
}
