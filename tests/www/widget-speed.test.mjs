// How soon a card can be had, from local files: the median of seven loads, from the script's start to the
// first mark. Only Chromium can be slowed down by its driver.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BROWSERS, openSite } from "./harness.mjs";

const LOADS = 7;
/** Whatever else the machine does only ever adds: the best of five medians counts. */
const ROUNDS = 5;

describe("first card in chrome", { concurrency: false, skip: !BROWSERS.includes("chrome") }, () => {
  const site = openSite("chrome");

  // The goal at 1x is 110 ms: held on a machine that does little else (85 to 98 ms), not on a busy one.
  for (const [throttle, limit] of [[1, 130], [4, 400]]) {
    test(`within ${limit} ms at ${throttle}x`, { timeout: 60000 }, async () => {
      let median = Infinity;
      for (let round = 0; round < ROUNDS && median > limit; round++) median = Math.min(median, await medianOf(site.browser, site.server.origin, throttle));
      assert.ok(median <= limit, `${median.toFixed(0)} ms`);
    });
  }
});

async function medianOf(browser, origin, throttle) {
  const times = [];
  for (let load = 0; load < LOADS; load++) times.push(await firstMark(browser, origin, throttle));
  times.sort((a, b) => a - b);
  const median = times[(LOADS - 1) / 2];
  console.log(`first card at ${throttle}x: median ${median.toFixed(0)} ms of ${times.map((time) => time.toFixed(0)).join(", ")}`);
  return median;
}

async function firstMark(browser, origin, throttle) {
  const page = await browser.newPage();
  if (throttle > 1) await page.emulateCPUThrottling(throttle);
  await page.evaluateOnNewDocument(() => document.addEventListener("sorot:ready", () => (window.readyAt ??= performance.now())));
  await page.goto(`${origin}/www/examples/tag.html`);
  await page.waitForFunction(() => window.readyAt);
  const time = await page.evaluate(() => window.readyAt - performance.getEntriesByName("sorot:start")[0].startTime);
  await page.close();
  return time;
}
