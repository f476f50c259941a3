// axe on card, sheet and panel, in light, dark and forced colours; 200 % zoom.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { fixturePage } from "./fixture-page.mjs";
import { BROWSERS, openPage, serve } from "./harness.mjs";
import { isWorn, launchIn, LOOKS, violations, wear } from "./looks.mjs";

const DARK_HOST = "<style>@media(prefers-color-scheme:dark){body{background:#161719;color:#e6e6e8}a{color:#9cc4f2}}</style>";

for (const [name, look] of BROWSERS.flatMap((name) => LOOKS.map((look) => [name, look]))) {
  describe(`accessibility in ${name}, ${look}`, { concurrency: false }, () => {
    let browser;
    let server;

    before(async () => {
      server = await serve({ "/page": fixturePage({ head: DARK_HOST, options: `{ topic: (e) => e.kind === "place" ? "/tag/" + e.id : null }` }) });
      browser = await launchIn(name, look);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    for (const [what, width] of [["card", 1100], ["sheet", 390], ["panel", 1100], ["panel", 390]]) {
      test(`${what} at ${width} px`, { timeout: 30000 }, async () => {
        const { page } = await openPage(browser, `${server.origin}/page`, { width, ready: false, before: (fresh) => wear(fresh, look) });
        await page.waitForSelector("body[data-ready]");
        if (what === "panel") {
          await page.evaluate(() => handle.togglePanel(true));
          await page.evaluate(() => document.querySelector("sorot-controls").shadowRoot.querySelectorAll("details").forEach((one) => (one.open = true)));
        } else {
          await (await page.$("[data-sorot-mark]")).focus();
          await page.keyboard.press("Enter");
          await page.waitForSelector("sorot-card:popover-open");
        }
        await page.evaluate(() => Promise.all(document.querySelectorAll("sorot-card, sorot-controls").values().flatMap((host) => host.shadowRoot.getAnimations()).map((one) => one.finished).toArray()).catch(() => {}));
        await new Promise((done) => setTimeout(done, 250));
        assert.ok(await isWorn(page, look));
        assert.deepEqual(await violations(page), []);
        await page.close();
      });
    }

    if (look === "light") {
      test("200 % zoom and 320 px lose nothing", { timeout: 30000 }, async () => {
        for (const [width, height] of [[640, 400], [320, 256]]) {
          const { page } = await openPage(browser, `${server.origin}/page`, { width, height, ready: false });
          await page.waitForSelector("body[data-ready]");
          await page.evaluate(() => handle.open(0));
          const lost = await page.evaluate(() => {
            const root = document.querySelector("sorot-card").shadowRoot;
            const body = root.querySelector(".body");
            const shown = (one) => one.getBoundingClientRect().right <= innerWidth + 1;
            return { sideways: document.documentElement.scrollWidth > innerWidth, cut: [...root.querySelectorAll("button, a, p")].filter((one) => !shown(one)).length, reachable: body.clientHeight >= 60 };
          });
          assert.deepEqual(lost, { sideways: false, cut: 0, reachable: true }, `${width} x ${height}`);
          await page.close();
        }
      });
    }
  });
}
