// The looks that a reader's system may ask for, in both browsers, and axe.

import { launch, load } from "./harness.mjs";

/** @typedef {"light" | "dark" | "forced"} Look */

/** @type {Look[]} */
export const LOOKS = ["light", "dark", "forced"];

const FEATURES = {
  light: { name: "prefers-color-scheme", value: "light" },
  dark: { name: "prefers-color-scheme", value: "dark" },
  forced: { name: "forced-colors", value: "active" },
};

/** Firefox's driver emulates none of them, its settings bring all. */
const SETTINGS = {
  light: { "layout.css.prefers-color-scheme.content-override": 1 },
  dark: { "layout.css.prefers-color-scheme.content-override": 0 },
  forced: { "browser.display.document_color_use": 2 },
};

/** A browser for pages of one look. @param {"chrome" | "firefox"} name @param {Look} look */
export const launchIn = (name, look) => launch(name, { extraPrefsFirefox: SETTINGS[look] });

/** Gives a page of Chromium the look. @param {import("puppeteer-core").Page} page @param {Look} look */
export async function wear(page, look) {
  if (page.browser().process()?.spawnfile.includes("firefox")) return;
  // Puppeteer knows no forced colours by that name.
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [FEATURES[look]] });
}

/** Does the page see the look? @param {import("puppeteer-core").Page} page @param {Look} look */
export const isWorn = (page, look) => page.evaluate(({ name, value }) => matchMedia(`(${name}: ${value})`).matches, FEATURES[look]);

/** What axe finds against WCAG 2.2 AA and its own best practices, with the element. @param {import("puppeteer-core").Page} page */
export async function violations(page) {
  const { default: axe } = await load("axe-core");
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
  });
}
