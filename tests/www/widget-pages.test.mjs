// The example pages as a newsroom would serve them, with the real engine: nothing breaks, nothing is
// fetched from elsewhere, no policy is violated, and all of it can be undone.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { cardText } from "./fixture-page.mjs";
import { BROWSERS, openPage, openSite, REPOSITORY, STRICT, wait } from "./harness.mjs";

const EXAMPLES = ["tag", "element", "api", "spa", "csp", "react", "host"];

/** Remembers handles and reports, before anything of the page runs. */
function watch() {
  window.handles = new Set();
  window.reports = [];
  document.addEventListener("sorot:ready", ({ detail }) => window.handles.add(detail.handle));
  document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => window.reports.push(`${violatedDirective} ${blockedURI}`));
  const { postMessage } = Worker.prototype;
  window.workers = new Set();
  Worker.prototype.postMessage = function (...message) {
    window.workers.add(this);
    return postMessage.apply(this, message);
  };
}

/** Leaves the page without what an engine runs on, before anything of the page runs. */
function breakEngine() {
  delete window.Worker;
  delete window.WebAssembly;
  window.failures = 0;
  document.addEventListener("sorot:error", () => window.failures++);
}

/** A page with two tags, the first of which names no selector. */
const WRONG = `<!doctype html><html lang="id"><title>Dua tag</title><link rel="icon" href="data:,"><body><script type="module" src="/dist/sorot.js" data-root="article["></script>
<script type="module" src="/dist/sorot.js" data-root="article"></script><article><p>Gubernur Jawa Tengah Raden Surya Wibisana mengatakan jembatan itu dibuka.</p></article>`;

/** A page whose article holds an element of ours, to which it is left. */
const HELD = `<!doctype html><html lang="id"><title>Elemen dalam artikel</title><link rel="icon" href="data:,"><body>
<script type="module" src="/dist/sorot.js" data-root="article"></script>
<article><sorot-article><p>Gubernur Jawa Tengah Raden Surya Wibisana mengatakan jembatan itu dibuka.</p></sorot-article></article>`;

/** A page with two tags, each with options for its own article. */
const TWO = `<!doctype html><html lang="id"><title>Dua artikel</title><link rel="icon" href="data:,"><body>
<script type="module" src="/dist/sorot.js" data-root="#satu" data-topic="/satu/{slug}" data-date="2026-03-12"></script>
<script type="module" src="/dist/sorot.js" data-root="#dua" data-topic="/dua/{slug}" data-date="2025-03-12"></script>
${["satu", "dua"].map((id) => `<article id="${id}"><p>Gubernur Jawa Tengah Raden Surya Wibisana mengatakan jembatan itu dibuka kemarin.</p></article>`).join("")}`;

for (const name of BROWSERS) {
  describe(`example pages in ${name}`, { concurrency: false }, () => {
    const site = openSite(name, { "/wrong": WRONG, "/two": TWO, "/held": HELD });

    async function open(example) {
      const opened = await openPage(site.browser, `${site.server.origin}/www/examples/${example}.html`, { ready: false, before: (page) => page.evaluateOnNewDocument(watch) });
      await opened.page.waitForFunction(() => window.handles?.size > 0, { timeout: 15000 });
      await opened.page.waitForSelector("sorot-controls");
      return opened;
    }

    /** The body of the page where there is no engine: but for the widget's own elements, which tell of that, what its author wrote. */
    async function untouched(example) {
      const { page } = await openPage(site.browser, `${site.server.origin}/www/examples/${example}.html`, { ready: false, before: (page) => page.evaluateOnNewDocument(breakEngine) });
      await page.waitForFunction(() => window.failures > 0, { timeout: 15000 });
      const body = await page.evaluate(() => (document.querySelectorAll("sorot-card, sorot-controls").forEach((own) => own.remove()), document.body.outerHTML));
      await page.close();
      return body;
    }

    const hasMarks = (page) => page.evaluate(() => (document.querySelectorAll("[data-sorot-mark]").length || CSS.highlights.get("sorot")?.size) ?? 0);

    for (const example of EXAMPLES) {
      test(`${example}: marked, silent, undone byte for byte`, { timeout: 40000 }, async () => {
        const { page, complaints } = await open(example);
        assert.ok((await hasMarks(page)) > 0, "something is marked");
        assert.equal(await page.evaluate(() => window.workers.size), 1, "one engine");
        const destroyed = await page.evaluate(() => (window.handles.forEach((handle) => handle.destroy()), document.body.outerHTML));
        assert.equal(destroyed, await untouched(example));
        assert.equal(await page.$("sorot-card, sorot-controls, [data-sorot-mark]"), null);
        assert.deepEqual(await page.evaluate(() => window.reports), []);
        assert.deepEqual(complaints, []);
        await page.close();
      });
    }

    test("make demo serves each of them", { timeout: 40000 }, async () => {
      const demo = await serve(`${REPOSITORY}/www`, 0, [`${REPOSITORY}/dist`]);
      for (const example of EXAMPLES) {
        const { page, complaints } = await openPage(site.browser, `${demo.url}examples/${example}.html`, { ready: false });
        await page.waitForFunction(() => document.querySelector("[data-sorot-mark]") ?? CSS.highlights.get("sorot")?.size, { timeout: 5000 });
        assert.deepEqual(complaints, [], example);
        await page.close();
      }
      demo.close();
    });

    test("a tag that names no selector says so once, and another finds its article", { timeout: 30000 }, async () => {
      const { page, complaints } = await openPage(site.browser, `${site.server.origin}/wrong`, { ready: false, before: (page) => page.evaluateOnNewDocument(watch) });
      await page.waitForSelector("[data-sorot-mark]");
      await page.evaluate(() => document.body.append("ditambah"));
      await wait(400);
      assert.equal(complaints.length, 1, complaints.join());
      assert.match(complaints[0], /data-root="article\["/);
      await page.close();
    });

    test("of two tags each sets the options of its own article", { timeout: 30000 }, async () => {
      const { page, complaints } = await openPage(site.browser, `${site.server.origin}/two`, { ready: false, before: (page) => page.evaluateOnNewDocument(watch) });
      await page.waitForSelector("#dua [data-sorot-mark]");
      assert.deepEqual(await page.$$eval("article", (all) => all.map((one) => one.querySelector("[data-sorot-mark]").getAttribute("href").split("/")[1])), ["satu", "dua"]);
      assert.deepEqual(await page.evaluate(() => [...window.handles].map(({ analysis }) => analysis.figures[0].value).sort()), ["2025-03-11", "2026-03-11"]);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test("an article that holds sorot-article is read once", { timeout: 30000 }, async () => {
      const { page } = await openPage(site.browser, `${site.server.origin}/held`, { before: (page) => page.evaluateOnNewDocument(watch) });
      await wait(400);
      assert.equal(await page.evaluate(() => window.handles.size), 1);
      assert.equal(await page.evaluate(() => document.querySelectorAll("sorot-card").length), 1);
      await page.close();
    });

    test("csp: no report, no complaint, and the card opens", { timeout: 30000 }, async () => {
      const { page, complaints } = await open("csp");
      await (await page.$("[data-sorot-mark]")).focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector("sorot-card:popover-open");
      assert.ok((await page.evaluate(cardText)).length > 20);
      assert.equal(await page.$eval("meta[http-equiv]", (meta) => meta.content), STRICT);
      assert.deepEqual(await page.evaluate(() => window.reports), []);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test("spa: what replaces the article is read, what left is let go", { timeout: 30000 }, async () => {
      const { page, complaints } = await open("spa");
      for (let turn = 0; turn < 3; turn++) {
        await page.click("#next");
        await page.waitForFunction(() => document.querySelector("article [data-sorot-mark]"), { timeout: 5000 });
        await page.waitForFunction(() => document.querySelectorAll("sorot-card").length === 1 && document.querySelectorAll("sorot-controls").length === 1, { timeout: 5000 });
      }
      const before = await hasMarks(page);
      await page.click("#more");
      await page.waitForFunction((n) => document.querySelectorAll("[data-sorot-mark]").length > n, { timeout: 5000 }, before);
      assert.equal(await page.evaluate(() => window.workers.size), 1, "still one engine");
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test("react: the framework's text stays its own, before and after it changes", { timeout: 30000 }, async () => {
      const { page, complaints } = await open("react");
      assert.equal(await page.$("[data-sorot-mark]"), null);
      for (let votes = 1; votes <= 3; votes++) {
        await page.click("#vote");
        await page.waitForFunction((n) => document.querySelector("article").textContent.includes(`${n} pedagang`), {}, votes);
        await wait(350);
      }
      assert.ok((await hasMarks(page)) > 0);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    test("host: its highlights, popovers and rules stay, and none of them breaks the card", { timeout: 30000 }, async () => {
      const { page, complaints } = await open("host");
      await page.click("#menu");
      await (await page.$("[data-sorot-mark]")).hover();
      await page.waitForSelector("sorot-card:popover-open");
      const menuStays = await page.evaluate(() => document.querySelector("#menu-list").matches(":popover-open"));
      assert.equal(menuStays, true, "the host's popover is still open");
      const state = await page.evaluate(() => {
        const host = document.querySelector("sorot-card");
        const close = host.shadowRoot.querySelector(".close").getBoundingClientRect();
        const box = host.getBoundingClientRect();
        const mark = getComputedStyle(document.querySelector("[data-sorot-mark]"));
        const top = document.elementFromPoint(box.left + 30, box.top + 30);
        return { width: box.width, close: close.width, top: top.localName, display: mark.display, padding: mark.padding, spacing: getComputedStyle(host).letterSpacing, highlights: [...CSS.highlights.keys()].includes("search") };
      });
      assert.deepEqual(state, { width: 320, close: 32, top: "sorot-card", display: "inline", padding: "0px", spacing: "normal", highlights: true });
      await page.evaluate(() => window.handles.forEach((handle) => handle.destroy()));
      assert.equal(await page.evaluate(() => CSS.highlights.has("search")), true);
      assert.deepEqual(complaints, []);
      await page.close();
    });

    // Firefox's driver cannot turn scripts off.
    test("no script, no change: the article is in the page's own markup", { skip: name === "firefox" }, async () => {
      const page = await site.browser.newPage();
      await page.setJavaScriptEnabled(false);
      await page.goto(`${site.server.origin}/www/examples/tag.html`);
      assert.match(await page.$eval("article", (one) => one.textContent), /Sungai Lamandau/);
      await page.close();
    });
  });
}
