// The sites that the reader always wants marked. Each is a permission that the reader gave by hand, and a
// script that the browser itself starts there.

import { readSettings, writeSettings } from "./settings.js";

const SCRIPT = "always";

/** A host without others below it. */
const LONE = /^(localhost|[\d.]+)$/;

/** The addresses of a site and of those below it. @param {string} host */
export function patternOf(host) {
  return LONE.test(host) ? `*://${host}/*` : `*://*.${host}/*`;
}

/** Whether `host` is one of `sites`, or below one. @param {string[]} sites @param {string} host */
export function covers(sites, host) {
  return sites.some((site) => host === site || host.endsWith(`.${site}`));
}

/**
 * The host that a reader means by an address or a name, or `null`. `www.` is a way of writing it, not another.
 * @param {string} typed
 */
export function hostOf(typed) {
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed.trim()}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && /^(localhost|[\d.]+|.+\.[a-z\d-]{2,})$/i.test(hostname) ? hostname.replace(/^www\.(?=.+\.)/, "") : null;
}

/** To be called from a click: the browser asks the reader. Tells whether the reader agreed. @param {string} host */
export async function addSite(host) {
  const granted = await chrome.permissions.request({ origins: [patternOf(host)] });
  if (!granted) return false;
  const { sites } = await readSettings();
  await writeSettings({ sites: [...new Set([...sites, host])].sort() });
  await syncSites();
  return true;
}

/** @param {string} host */
export async function removeSite(host) {
  const { sites } = await readSettings();
  await writeSettings({ sites: sites.filter((site) => site !== host) });
  await syncSites();
  // Refused where the browser's own settings, not the reader, gave it: the site is off the list all the same.
  await chrome.permissions.remove({ origins: [patternOf(host)] }).catch(() => false);
}

/** Brings the browser's list of scripts in line with the reader's sites and what is still permitted. */
export async function syncSites() {
  const { sites } = await readSettings();
  const permitted = await Promise.all(sites.map((host) => chrome.permissions.contains({ origins: [patternOf(host)] })));
  const matches = sites.filter((_, i) => permitted[i]).map(patternOf);
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (known.length) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  if (matches.length) await chrome.scripting.registerContentScripts([{ id: SCRIPT, matches, js: ["content.js", "always.js"], runAt: "document_idle" }]);
}
