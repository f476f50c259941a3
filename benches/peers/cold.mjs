// Cold starts: a fresh node process, and a fresh browser context at full and at a quarter of the
// machine's speed.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { launch, load, serve } from "../../tests/www/harness.mjs";
import { median } from "./measure.mjs";
import { ARTICLE, english } from "./texts.mjs";
import { weight } from "./weigh.mjs";

const NAMES = ["sorot", "wink", "compromise"];

/** Milliseconds from nothing loaded to the first result, by contender. @param {number} rounds */
export function inNode(rounds) {
  const script = fileURLToPath(new URL("cold-node.mjs", import.meta.url));
  const runs = Array.from({ length: rounds }, () => NAMES.map((name) => JSON.parse(execFileSync(process.execPath, [script, name]).toString())));
  const middle = (/** @type {number} */ i, /** @type {"total" | "first"} */ what) => median(runs.map((run) => run[i][what]));
  return Object.fromEntries(NAMES.map((name, i) => [name, { total: middle(i, "total"), first: middle(i, "first") }]));
}

const START = {
  sorot: `import init, { Engine } from "/www/pkg/sorot.js"; await init({ module_or_path: "/www/pkg/sorot_bg.wasm" }); const engine = new Engine(); const run = (text) => engine.analyze(text);`,
  wink: `import { wink } from "./peers.mjs"; const run = await wink();`,
  compromise: `import { compromise } from "./peers.mjs"; const run = await compromise();`,
};

/**
 * Milliseconds from the page's start to the first result, and the bytes that travel.
 * @param {number} rounds @param {number[]} throttles how many times slower the processor is
 */
export async function inBrowser(rounds, throttles) {
  const pages = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await page(name)])));
  const server = await serve(Object.assign({}, ...Object.values(pages).map((page) => page.served)));
  const browser = await launch("chrome");
  /** @type {Record<string, Record<number, number[]>>} */
  const times = Object.fromEntries(NAMES.map((name) => [name, Object.fromEntries(throttles.map((t) => [t, []]))]));
  for (let round = 0; round < rounds; round++)
    for (const throttle of throttles) for (const name of NAMES) times[name][throttle].push(await visit(browser, `${server.origin}/${name}.html`, throttle));
  await browser.close();
  server.close();
  const middle = (/** @type {string} */ name) => Object.fromEntries(throttles.map((t) => [t, median(times[name][t])]));
  return Object.fromEntries(NAMES.map((name) => [name, { ms: middle(name), brotli: pages[name].brotli }]));
}

/** @param {import("puppeteer-core").Browser} browser @param {string} url @param {number} throttle */
async function visit(browser, url, throttle) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  if (throttle > 1) await page.emulateCPUThrottling(throttle);
  await page.goto(url);
  const done = await page.waitForFunction("globalThis.done", { polling: 20 });
  const ms = /** @type {number} */ (await done.jsonValue());
  await context.close();
  return ms;
}

/**
 * One script a contender, as a newsroom would ship it: `/NAME.html`, where `done` is when it had its first
 * result, and the weight of its script.
 * @param {string} name
 */
export async function page(name) {
  const { build } = await load("esbuild");
  const text = name === "sorot" ? ARTICLE : english(ARTICLE);
  const contents = `${START[/** @type {keyof START} */ (name)]} run(${JSON.stringify(text)}); globalThis.done = performance.now();`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    platform: "browser",
    target: "chrome115",
    external: ["/www/*", "node:*"],
    logLevel: "error",
  });
  const { contents: body, text: script } = outputFiles[0];
  const served = {
    [`/${name}.js`]: { body: script, type: "text/javascript; charset=utf-8" },
    [`/${name}.html`]: `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${name}.js"></script>`,
  };
  return { served, brotli: weight(body).brotli };
}
