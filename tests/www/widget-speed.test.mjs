// How soon a card can be had, from local files, beside a peer in the same browser: from the page's start to
// the first mark, and to wink's first result. Only Chromium can be slowed down by its driver.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { page as coldPage } from "../../benches/peers/cold.mjs";
import { median } from "../../benches/peers/measure.mjs";
import { BROWSERS, openSite } from "./harness.mjs";

const LOADS = 7;
/** Whatever else the machine does disturbs one more than the other: the best of five counts. */
const ROUNDS = 5;

describe("first card in chrome", { concurrency: false, skip: !BROWSERS.includes("chrome") }, () => {
  const pages = {};
  const site = openSite("chrome", pages);
  before(async () => Object.assign(pages, (await coldPage("wink")).served));

  // Ratios, no times: those measure the machine. At 1x ours took 0.63 to 0.76 of wink's, of which 110 to 140 ms
  // from the script's start (the goal is 110; 85 to 98 on a machine that does nothing else), at 4x 0.44 to 0.59.
  for (const [throttle, limit] of [[1, 0.85], [4, 0.7]]) {
    test(`within ${limit} of wink's first result at ${throttle}x`, { timeout: 120000 }, async () => {
      let ratio = Infinity;
      for (let round = 0; round < ROUNDS && ratio > limit; round++) ratio = Math.min(ratio, await beside(site, throttle));
      assert.ok(ratio <= limit, `${ratio.toFixed(2)} of wink's time`);
    });
  }
});

/** Ours of wink's, medians of loads by turns. */
async function beside({ browser, server }, throttle) {
  const ours = [];
  const wink = [];
  for (let load = 0; load < LOADS; load++) {
    ours.push(await visit(browser, `${server.origin}/www/examples/tag.html`, throttle));
    wink.push(await visit(browser, `${server.origin}/wink.html`, throttle));
  }
  const middle = (times, what) => median(times.map((time) => time[what]));
  const ratio = middle(ours, "ready") / middle(wink, "ready");
  console.log(`first card at ${throttle}x: ${middle(ours, "ready").toFixed(0)} ms, from the script's start ${middle(ours, "own").toFixed(0)} ms; wink ${middle(wink, "ready").toFixed(0)} ms; ${ratio.toFixed(2)}`);
  return ratio;
}

/** Milliseconds from the start of the page at `url` to its first result, and of ours from the script's. */
async function visit(browser, url, throttle) {
  const page = await browser.newPage();
  if (throttle > 1) await page.emulateCPUThrottling(throttle);
  await page.evaluateOnNewDocument(() => document.addEventListener("sorot:ready", () => (window.readyAt ??= performance.now())));
  await page.goto(url);
  await page.waitForFunction(() => window.readyAt ?? globalThis.done);
  const times = await page.evaluate(() => {
    const ready = window.readyAt ?? globalThis.done;
    return { ready, own: ready - performance.getEntriesByName("sorot:start")[0]?.startTime };
  });
  await page.close();
  return times;
}
