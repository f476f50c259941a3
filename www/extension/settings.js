// What the reader has set. Kept in the browser's own store on this device, never synced.

/**
 * @typedef {import("../pkg/sorot.js").Entity["kind"]} Kind
 * @typedef {object} Settings
 * @property {"auto" | "id" | "en"} lang Of the interface; "auto" follows the browser.
 * @property {Record<Kind, boolean>} kinds Which are marked.
 * @property {number} density Marks a paragraph at most.
 * @property {boolean} memory Whether people and organisations are remembered from article to article.
 * @property {string[]} sites Hosts that are always marked.
 */

/** @type {Settings} */
export const DEFAULTS = { lang: "auto", kinds: { person: true, organisation: true, place: true }, density: 3, memory: false, sites: [] };

/** @returns {Promise<Settings>} */
export async function readSettings() {
  return /** @type {Settings} */ (await chrome.storage.local.get(DEFAULTS));
}

/** @param {Partial<Settings>} change */
export async function writeSettings(change) {
  await chrome.storage.local.set(change);
}

/** The language that the interface speaks. @param {Settings} settings @returns {"id" | "en"} */
export function languageFor({ lang }) {
  const wanted = lang === "auto" ? chrome.i18n.getUILanguage() : lang;
  return /^(id|ms|jv|su)\b/i.test(wanted) ? "id" : "en";
}
