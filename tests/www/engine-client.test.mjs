// The engine's client: one worker for all, a fallback where none can start, a new one after a trap.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BROWSERS, openPage, openSite } from "./harness.mjs";

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
