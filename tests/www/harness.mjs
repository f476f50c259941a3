// What the browser tests share: a server of our own, and both browsers behind one driver.

import { createReadStream, existsSync, mkdtempSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, extname, join, normalize } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

export const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

const require = createRequire(join(REPOSITORY, "www", "package.json"));

/** A module of `www/node_modules`. @param {string} name */
export const load = (name) => import(pathToFileURL(require.resolve(name)).href);

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Serves the repository from a port of its own. `pages` are made up on the spot: a path to its markup,
 * or to `{ body, headers, type }`.
 * @param {Record<string, string | { body: string, headers?: Record<string, string>, type?: string }>} [pages]
 */
export async function serve(pages = {}) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname));
    const page = pages[path];
    if (page !== undefined) return answer(response, page);
    const file = join(REPOSITORY, path);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  return { origin: `http://127.0.0.1:${port}`, pages, close: () => server.close() };
}

/** The policy of `examples/csp.html`, as a header. */
export const STRICT =
  "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types sorot";

function answer(response, page) {
  const { body, headers = {}, type = TYPES[".html"] } = typeof page === "string" ? { body: page } : page;
  response.writeHead(200, { "content-type": type, ...headers });
  response.end(body);
}

export const BROWSERS = ["chrome", "firefox"].filter((name) => existsSync(executable(name)));

/** The browser in the PATH, as `tools/browsers.sh` looks for it. @param {"chrome" | "firefox"} name */
export function executable(name) {
  const file = name === "chrome" ? "chromium" : "firefox-esr";
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, file));
  return places.find((path) => existsSync(path)) ?? file;
}

const CHROME_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @param {"chrome" | "firefox"} name @param {import("puppeteer-core").LaunchOptions} [options] */
export async function launch(name, options = {}) {
  const { default: puppeteer } = await load("puppeteer-core");
  return puppeteer.launch({
    browser: name,
    executablePath: executable(name),
    headless: true,
    ...(name === "chrome" ? { args: CHROME_FLAGS, userDataDir: mkdtempSync(join(tmpdir(), "sorot-")) } : {}),
    defaultViewport: { width: 1100, height: 800 },
    ...options,
  });
}

/**
 * A server of `pages` and a browser, for the tests of the suite that this is called in.
 * @param {"chrome" | "firefox"} name @param {Parameters<typeof serve>[0]} [pages]
 */
export function openSite(name, pages) {
  const site = {};
  before(async () => {
    site.server = await serve(pages);
    site.browser = await launch(name);
  });
  after(async () => {
    await site.browser?.close();
    site.server?.close();
  });
  return site;
}

/**
 * A page that remembers every complaint and every request outside its origin.
 * @param {import("puppeteer-core").Browser} browser
 */
export async function openPage(browser, url, { width = 1100, height = 800, ready = true, before } = {}) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const origin = new URL(url).origin;
  page.on("request", (request) => !request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url()) && complaints.push(`request to ${request.url()}`));
  await page.setViewport({ width, height });
  if (before) await before(page);
  await page.goto(url);
  if (ready) await page.waitForSelector("[data-sorot-mark]", { timeout: 15000 });
  return { page, complaints };
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
