// The engine's client: one worker for all, a fallback where none can start, a new one after a trap.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { BROWSERS, openPage, openSite, REPOSITORY, STRICT } from "./harness.mjs";

/** A worker whose engine traps at "trap"; what it answers tells which instance it is. */
const TRAPPING = `
let asked = 0;
const born = Math.random();
addEventListener("message", ({ data: { id, text } }) => {
  asked++;
  if (text === "trap") postMessage({ id, error: { name: "RuntimeError", message: "unreachable", stage: "analyze", lost: true } });
  else postMessage({ id, analysis: { born, asked, entities: [], quotes: [], figures: [], segments: [] } });
});`;

const PAGES = {
  "/blank": '<!doctype html><link rel="icon" href="data:,"><title>x</title>',
  "/no-worker": { body: '<!doctype html><link rel="icon" href="data:,"><title>x</title>', headers: { "content-security-policy": "worker-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline' 'unsafe-eval'" } },
  "/strict": { body: '<!doctype html><link rel="icon" href="data:,"><title>x</title><script type="module" src="/strict.js"></script>', headers: { "content-security-policy": STRICT } },
  "/strict.js": { body: 'import { engineAt } from "/dist/engine.js"; window.engineAt = engineAt;', type: "text/javascript" },
  "/trapping.js": { body: TRAPPING, type: "text/javascript" },
};

for (const name of BROWSERS) {
  describe(`engine client in ${name}`, { concurrency: false }, () => {
    const site = openSite(name, PAGES);

    async function inPage(path, run) {
      const { page } = await openPage(site.browser, site.server.origin + path, { ready: false });
      const result = await page.evaluate(run);
      await page.close();
      return result;
    }

    /** Asks twice in a page under the strict policy, the second time with what could not be had at first. */
    async function twice(addresses, late) {
      const { page } = await openPage(site.browser, `${site.server.origin}/strict`, { ready: false });
      await page.waitForFunction(() => window.engineAt);
      const ask = (addresses) => engineAt(addresses).analyze("Harga naik 5 persen.").then(({ figures }) => figures.length, (error) => `${error.name}: ${error.message}`);
      const first = await page.evaluate(ask, addresses);
      Object.assign(site.server.pages, late);
      const second = await page.evaluate(ask, addresses);
      for (const path of Object.keys(late)) delete site.server.pages[path];
      await page.close();
      return [first, second];
    }

    test("what could not be fetched once is fetched for the next text, and said to be the reason", { timeout: 20000 }, async () => {
      const late = { "/late.wasm": { body: readFileSync(join(REPOSITORY, "dist", "sorot.wasm")), type: "application/wasm" } };
      const [first, second] = await twice({ wasmUrl: "/late.wasm" }, late);
      assert.doesNotMatch(first, /Content Security|CSP|unsafe-eval/i);
      assert.equal(second, 1);
    });

    test("a worker that did not start is tried again for the next text, and said to be the reason", { timeout: 20000 }, async () => {
      const late = { "/late.js": { body: readFileSync(join(REPOSITORY, "dist", "sorot-worker.js"), "utf8"), type: "text/javascript" } };
      const [first, second] = await twice({ workerUrl: "/late.js" }, late);
      assert.match(first, /late\.js does not start/);
      assert.equal(second, 1);
    });

    test("starts anew after a trap, and only the text that trapped fails", { timeout: 20000 }, async () => {
      const got = await inPage("/blank", async () => {
        const { engineAt } = await import("/dist/engine.js");
        const engine = engineAt({ workerUrl: "/trapping.js" });
        const first = await engine.analyze("a");
        const [trapped, waiting] = await Promise.allSettled([engine.analyze("trap"), engine.analyze("b")]);
        const later = await engine.analyze("c");
        return [trapped.status, trapped.reason?.name, waiting.status, later.born !== first.born];
      });
      assert.deepEqual(got, ["rejected", "RuntimeError", "fulfilled", true]);
    });

    test("answers many at once, each its own", { timeout: 20000 }, async () => {
      const got = await inPage("/blank", async () => {
        const { analyze } = await import("/dist/widget.js");
        const texts = Array.from({ length: 20 }, (_, i) => `${" ".repeat(i)}Harga naik 5 persen.`);
        const all = await Promise.all(texts.map((text) => analyze(text)));
        return all.every(({ figures }, i) => figures.length === 0 || figures[0].start >= i);
      });
      assert.equal(got, true);
    });

    test("runs on the main thread where the page allows no worker", { timeout: 20000 }, async () => {
      const got = await inPage("/no-worker", async () => {
        const { analyze } = await import("/dist/widget.js");
        return Object.keys(await analyze("Harga naik 5 persen."));
      });
      assert.deepEqual(got.sort(), ["entities", "figures", "quotes", "segments"]);
    });

    test("says why where there is no engine at all", { timeout: 20000 }, async () => {
      const got = await inPage("/blank", async () => {
        const { analyze } = await import("/dist/widget.js");
        return analyze("x", { wasmUrl: "/nowhere.wasm" }).then(() => "", (error) => error.message);
      });
      assert.notEqual(got, "");
    });
  });
}
