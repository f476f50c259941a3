// The extension's centre: the button and the keys start it on a page, the page's texts come here to be
// read, and what may be remembered is. Nothing leaves the browser.

import { recall, remember } from "./memory.js";
import { analyze, warm } from "./reader.js";
import { readSettings } from "./settings.js";
import { syncSites } from "./sites.js";

/**
 * @typedef {import("./memory.js").Article} Article
 * @typedef {{ say: "analyze", text: string, date: string | null, article: Article }} Analyze
 * @typedef {{ say: "recall", keys: string[], url: string }} Recall
 * @typedef {{ say: "state", state: "marked" | "off" | "none", count: number, title: string }} State
 * @typedef {{ say: "options", site?: string }} Options
 * @typedef {Analyze | Recall | State | Options} Message From a page's reading to here.
 */

const STYLES = ["marks.css"];

/** Milliseconds. */
const AGAIN_AFTER = [50, 150, 400];

chrome.action.onClicked.addListener((tab) => start(tab, "toggle"));
chrome.commands.onCommand.addListener((command, tab) => command === "panel" && tab && start(tab, "panel"));
chrome.runtime.onInstalled.addListener(syncSites);
chrome.runtime.onStartup.addListener(syncSites);
chrome.permissions.onRemoved.addListener(syncSites);
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  answer(message, sender).then(reply, (error) => reply({ error: String(error) }));
  return true;
});

/**
 * Does `what` on the page in `tab`. The permission that a press gives may reach the browser's other
 * processes after the press: what is refused is tried again.
 * @param {chrome.tabs.Tab} tab
 * @param {"toggle" | "panel"} what
 */
async function start({ id: tabId = -1 }, what) {
  warm();
  for (const wait of AGAIN_AFTER) {
    try {
      return await bring(tabId, what);
    } catch {
      await pause(wait);
    }
  }
  // The browser lets no extension onto its own pages, its store and others' PDF viewers.
  await chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage("noticeForbidden") });
  await chrome.action.setBadgeText({ tabId, text: "–" });
}

/** Brings the script where it is not there yet, and runs it. @param {number} tabId @param {"toggle" | "panel"} what */
async function bring(tabId, what) {
  const target = { tabId };
  const [there] = await chrome.scripting.executeScript({ target, func: isThere });
  if (!there?.result) await chrome.scripting.executeScript({ target, files: ["content.js"] });
  await chrome.scripting.executeScript({ target, func: run, args: [what] });
}

/** @param {number} time in ms */
function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Runs on the page. */
function isThere() {
  return "sorot" in globalThis;
}

/** Runs on the page. @param {"toggle" | "panel"} what */
function run(what) {
  /** @type {any} */ (globalThis).sorot[what]();
}

/**
 * @param {Message} message
 * @param {chrome.runtime.MessageSender} sender
 */
async function answer(message, { tab }) {
  if (message.say === "analyze") return read(message, tab?.incognito ?? true);
  if (message.say === "recall") return (await readSettings()).memory ? recall(message.keys, message.url) : {};
  if (message.say === "state") return show(message, tab?.id ?? -1);
  return openOptions(message.site);
}

/** @param {Analyze} message @param {boolean} isPrivate Nothing read in a private window is remembered. */
async function read({ text, date, article }, isPrivate) {
  const analysis = await analyze(text, date);
  if (!isPrivate && (await readSettings()).memory) remember(article, text, analysis).catch(console.warn);
  return analysis;
}

/** What the button shows, and the marks' look, for one tab. @param {State} message @param {number} tabId */
async function show({ state, count, title }, tabId) {
  const target = { tabId };
  if (state === "marked") await chrome.scripting.insertCSS({ target, files: STYLES });
  if (state === "off") await chrome.scripting.removeCSS({ target, files: STYLES });
  await chrome.action.setBadgeText({ tabId, text: state === "marked" ? String(count) : "" });
  await chrome.action.setTitle({ tabId, title });
}

/** @param {string} [site] One that the reader may want to add. */
async function openOptions(site) {
  const address = chrome.runtime.getURL(`options.html${site ? `?site=${encodeURIComponent(site)}` : ""}`);
  await chrome.tabs.create({ url: address });
}
