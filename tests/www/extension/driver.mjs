// The built extension in a real browser, pressed as a reader presses it: `activeTab` wants the toolbar's
// button itself. Chromium's driver has a command for that; in Firefox the button is clicked in the
// browser's own window, which its driver may enter.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GECKO_ID } from "../../../www/extension/manifest.mjs";
import { executable, load, REPOSITORY } from "../harness.mjs";

/**
 * A copy of Chromium's folder whose only difference is a permission that its reader would give in a
 * window of the browser's, which no driver can press: the pages at `pattern`.
 * @param {string} pattern
 */
export function permittedFolder(pattern) {
  const copy = mkdtempSync(join(tmpdir(), "sorot-permitted-"));
  cpSync(folder("chrome"), copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, "manifest.json"), "utf8"));
  writeFileSync(join(copy, "manifest.json"), JSON.stringify({ ...manifest, host_permissions: [pattern] }));
  return copy;
}

/** Makes the two folders. */
export function buildExtension() {
  execFileSync(process.execPath, [join(REPOSITORY, "www", "extension", "build.mjs")]);
}

const folder = (name) => join(REPOSITORY, "dist", "extension", name);

/**
 * With its interface in Indonesian, whatever the machine speaks.
 * @param {{ args?: string[], from?: string }} [options] `from`: another folder than the built one.
 */
export async function openChrome({ args = [], from = folder("chrome") } = {}) {
  const { default: puppeteer } = await load("puppeteer-core");
  const browser = await puppeteer.launch({
    executablePath: executable("chrome"),
    headless: true,
    pipe: true,
    enableExtensions: true,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...args],
    userDataDir: mkdtempSync(join(tmpdir(), "sorot-extension-")),
    defaultViewport: { width: 1280, height: 800 },
  });
  const id = await browser.installExtension(from);
  const extension = (await browser.extensions()).get(id);
  const complaints = [];
  const background = async () => (await browser.waitForTarget((target) => target.type() === "service_worker" && target.url().includes(id))).worker();
  (await background()).on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  await (await background()).evaluate(() => chrome.storage.local.set({ lang: "id" }));
  return {
    browser,
    complaints,
    background,
    address: (path) => `chrome-extension://${id}/${path}`,
    press: (page) => page.triggerExtensionAction(extension),
    /** The second command of the keyboard; the browser takes its keys before a driver can send them. */
    command: async (name) => (await background()).evaluate((name) => chrome.tabs.query({ active: true }).then(([tab]) => chrome.commands.onCommand.dispatch(name, tab)), name),
    close: () => browser.close(),
  };
}

export async function openFirefox() {
  const { default: puppeteer } = await load("puppeteer-core");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable("firefox"),
    headless: true,
    args: ["--remote-allow-system-access"],
    defaultViewport: { width: 1280, height: 800 },
  });
  await browser.installExtension(folder("firefox"));
  const inWindow = async (expression) => {
    const { result } = await browser.connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
    const window = result.contexts.find(({ url }) => url.endsWith("/browser.xhtml"));
    const answer = await browser.connection.send("script.evaluate", { target: { context: window.context }, awaitPromise: true, expression });
    if (answer.result.type !== "success") throw new Error(JSON.stringify(answer.result));
    return answer.result.result.value;
  };
  return {
    browser,
    press: async (page) => {
      await page.bringToFront();
      await inWindow(`document.querySelector('toolbaritem[data-extensionid="${GECKO_ID}"] .unified-extensions-item-action-button').click()`);
    },
    command: () => inWindow(`document.querySelector('keyset[id^="ext-keyset"] key[key="A"][modifiers*="alt"]').doCommand()`),
    close: () => browser.close(),
  };
}
