// axe on page, card, sheet and panel, in light, dark and forced colours; 200 % zoom. Only Chromium's
// driver emulates colours and zoom, so Firefox is tested in its own light.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fixturePage } from "./fixture-page.mjs";
import { BROWSERS, launch, openPage, REPOSITORY, serve } from "./harness.mjs";

const AXE = readFileSync(createRequire(join(REPOSITORY, "www", "package.json")).resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = {
  light: [{ name: "prefers-color-scheme", value: "light" }],
  dark: [{ name: "prefers-color-scheme", value: "dark" }],
  forced: [{ name: "forced-colors", value: "active" }],
};
const DARK_HOST = "<style>@media(prefers-color-scheme:dark){body{background:#161719;color:#e6e6e8}a{color:#9cc4f2}}</style>";

for (const name of BROWSERS) {
  describe(`accessibility in ${name}`, { concurrency: false }, () => {
    let browser;
    let server;

    before(async () => {
      server = await serve({ "/page": fixturePage({ head: DARK_HOST, options: `{ topic: (e) => e.kind === "place" ? "/tag/" + e.id : null }` }) });
      browser = await launch(name);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    const looks = name === "chrome" ? Object.keys(LOOKS) : ["light"];
    for (const look of looks) {
      for (const [what, width] of [["card", 1100], ["sheet", 390], ["panel", 1100], ["panel", 390]]) {
        test(`${what} at ${width} px, ${look}`, { timeout: 30000 }, async () => {
          const { page } = await openPage(browser, `${server.origin}/page`, {
            width,
            ready: false,
            before: (fresh) => (name === "chrome" ? fresh.emulateMediaFeatures(LOOKS[look]).catch(() => emulateForced(fresh)) : undefined),
          });
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
          await page.evaluate(AXE);
          const violations = await page.evaluate(async () => (await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join("; ")}`));
          assert.deepEqual(violations, []);
          await page.close();
        });
      }
    }

    if (name === "chrome") {
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

/** Older drivers know no forced colours by that name. */
async function emulateForced(page) {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
}
