// `<script type="module" src="sorot.js" data-root="article">`: waits until an article nears the window or
// the browser is idle, then brings the widget. Small, because every page pays for it.

import { engineAt } from "./engine.js";

/** @typedef {import("./article.js").Article} Article */

const NEAR = "600px";
const SETTLE = 250;

/** Ours: by their address, or where that led elsewhere the last that names a root. */
const scripts = [...document.querySelectorAll("script")];
const named = scripts.filter(({ src }) => src === import.meta.url);
const tags = named.length ? named : scripts.filter(({ dataset }) => dataset.root).slice(-1);

/** What was said to be no selector. @type {Set<string>} */
const wrong = new Set();

/** Articles that we have to do with, and their handles once they have one. @type {Map<Element, Article | null>} */
const articles = new Map();

/** @type {ReturnType<typeof setTimeout> | undefined} */
let settling;

performance.mark("sorot:start");
look();
new MutationObserver(() => (settling ??= setTimeout(look, SETTLE))).observe(document.documentElement, { childList: true, subtree: true });

/** Takes up new articles and lets go of those that have left the page. */
function look() {
  settling = undefined;
  for (const [article, handle] of articles) {
    if (article.isConnected) continue;
    handle?.destroy();
    articles.delete(article);
  }
  const roots = tags.map(({ dataset }) => dataset.root).filter(isSelector);
  // What holds an element of ours is left to that.
  const wanted = ["sorot-article", ...roots.map((root) => `:is(${root}):not(:has(sorot-article))`)].join();
  for (const article of document.querySelectorAll(wanted)) {
    if (articles.has(article) || article.parentElement?.closest(wanted)) continue;
    articles.set(article, null);
    whenNear(article, () => start(article));
  }
}

/** One tag that names no selector keeps no other from its article. @param {string | undefined} root */
function isSelector(root) {
  try {
    return Boolean(root) && document.createDocumentFragment().querySelectorAll(/** @type {string} */ (root)).length === 0;
  } catch {
    if (!wrong.has(/** @type {string} */ (root))) console.error(`Sorot: data-root="${root}" is no CSS selector, such as "article" or "#story"`);
    wrong.add(/** @type {string} */ (root));
    return false;
  }
}

/** The first tag that names `article`. @param {Element} article */
function tagOf(article) {
  return tags.find(({ dataset: { root } }) => isSelector(root) && article.matches(/** @type {string} */ (root))) ?? tags[0];
}

/** @param {Element} article */
async function start(article) {
  try {
    const tag = tagOf(article);
    engineAt(addresses(article, tag)).warm();
    const widget = await import("./widget.js");
    if (!articles.has(article) || article.localName === "sorot-article") return;
    articles.set(article, widget.annotateBy(article, /** @type {HTMLElement} */ (tag)));
  } catch (error) {
    article.dispatchEvent(new CustomEvent("sorot:error", { detail: { error }, bubbles: true }));
  }
}

/** The engine starts while the widget is still on its way. @param {Element} article @param {HTMLElement | undefined} tag */
function addresses(article, tag) {
  const read = (/** @type {string} */ name) => (article.localName === "sorot-article" ? article.getAttribute(name) : tag?.getAttribute(`data-${name}`)) ?? undefined;
  return { workerUrl: read("worker-url"), wasmUrl: read("wasm-url") };
}

/** @param {Element} article @param {() => void} then Called once. */
function whenNear(article, then) {
  const { top, bottom } = article.getBoundingClientRect();
  if (bottom > 0 && top < innerHeight) return then();
  const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && go(), { rootMargin: NEAR });
  const go = () => {
    if (started) return;
    started = true;
    observer.disconnect();
    then();
  };
  let started = false;
  observer.observe(article);
  (globalThis.requestIdleCallback ?? ((/** @type {() => void} */ idle) => setTimeout(idle, 1500)))(go);
}
