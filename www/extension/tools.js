// What the reader can do with the list: copy it, save it in forms that others read, ask for this site to be
// marked always, change the settings.

import { button, element, piece } from "../widget/elements.js";
import { exportAs, MEDIA_TYPES } from "../widget/exports.js";
import { plainList } from "./plain-list.js";
import { hostOf } from "./sites.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../widget/text-map.js").TextMap} TextMap
 * @typedef {ReturnType<typeof import("./words.js").wordsFor>} Words
 */

const FORMATS = /** @type {const} */ ([
  ["json", "panelJson", "json"],
  ["jsonld", "panelJsonLd", "jsonld"],
  ["quotes.csv", "panelQuotesCsv", "quotes.csv"],
  ["figures.csv", "panelFiguresCsv", "figures.csv"],
]);

/**
 * @param {Analysis} analysis
 * @param {TextMap} map
 * @param {string} title
 * @param {Words} words
 */
export function panelTools(analysis, map, title, words) {
  const copied = button("off copy", () => copy(plainList(analysis, map.text, title)).then(() => (copied.textContent = words("panelCopied"))), words("panelCopy"));
  copied.setAttribute("aria-live", "polite");
  const saves = FORMATS.map(([format, word, ending]) => {
    const made = button("off save", () => save(exportAs(format, analysis, map), MEDIA_TYPES[format], `sorot-${slug(title)}.${ending}`), words(word));
    made.setAttribute("aria-label", `${words("panelSave")} ${words(word)}`);
    return made;
  });
  const host = hostOf(location.href) ?? location.hostname;
  const site = button("off", () => options(host), words("panelAlways", { site: host }));
  const settings = button("off", () => options(), words("panelOptions"));
  return [piece("div", "footer", copied, ...saves), piece("div", "footer", site, settings)];
}

/** By the clipboard, or where the page may not use it by the copy command. @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const give = (/** @type {ClipboardEvent} */ event) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener("copy", give, { capture: true, once: true });
    document.execCommand("copy");
  }
}

/** @param {string} content @param {string} type @param {string} name */
function save(content, type, name) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** @param {string} [site] */
function options(site) {
  chrome.runtime.sendMessage({ say: "options", site });
}

/** @param {string} title */
function slug(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "artikel";
}
