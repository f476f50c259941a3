// Which part of a page is the article. Knows the page's markup; reads no language.
//
// Readability decides, on a copy of the page whose texts carry numbers: the live page is only read, and
// what Readability keeps leads back, by its number, to the text node that it came from.

import { Readability } from "@mozilla/readability";
import { clutterIn } from "./clutter.js";

/**
 * @typedef {object} Found
 * @property {Element} root The smallest element that holds the article.
 * @property {(node: Node) => boolean} wanted Whether a node below `root` is, or holds, text of the article.
 * @property {string} title
 * @property {string | null} date Day of publication, `YYYY-MM-DD`, where the page tells.
 */

const NUMBER = "data-sorot-text";

/** Fewer characters are no article: Readability tries again with a wider net, which brings noise. */
const ENOUGH = 250;

const FOREIGN = "nav,footer,dialog,[role=dialog],[role=navigation],[role=complementary],[data-sorot-ignore]";

/**
 * The article of `page`, or `null` if it has none. Changes nothing on it.
 * @param {Document} page
 * @returns {Found | null}
 */
export function findArticle(page) {
  const { copy, texts } = numberedCopy(page);
  const parsed = new Readability(/** @type {Document} */ (copy), { charThreshold: ENOUGH, serializer: (kept) => kept }).parse();
  if (!parsed?.content || (parsed.length ?? 0) < ENOUGH) return null;
  const kept = keptTexts(/** @type {Element} */ (parsed.content), texts);
  const root = kept.length ? commonHolder(kept) : null;
  if (!root) return null;
  return { root, wanted: holderOf(kept, root), title: parsed.title || page.title, date: dayOf(parsed.publishedTime) };
}

/**
 * A copy of `page` without what is hidden or clutter, each text in an element that bears its index
 * in `texts`.
 * @param {Document} page
 */
function numberedCopy(page) {
  const copy = /** @type {Document} */ (page.cloneNode(true));
  const foreign = [...unseenIn(page, copy), ...clutterIn(copy)];
  const [live, copied] = [textsOf(page), textsOf(copy)];
  copied.forEach((text, i) => {
    const holder = copy.createElement("span");
    holder.setAttribute(NUMBER, String(i));
    text.replaceWith(holder);
    holder.append(text);
  });
  for (const element of foreign) element.remove();
  return { copy, texts: live };
}

/** @param {Document} page @param {Document} copy The elements of `copy` that are not to be seen on `page`. */
function unseenIn(page, copy) {
  const copies = copy.querySelectorAll("*");
  /** @type {Element[]} */
  const unseen = [];
  page.querySelectorAll("*").forEach((element, i) => {
    const foreign = element.matches(FOREIGN) || getComputedStyle(element).display === "none";
    const twin = copies[i];
    if (twin && foreign && page.body?.contains(element)) unseen.push(twin);
  });
  return unseen;
}

/** The texts below `page`'s body that say something, in document order. @param {Document} page */
function textsOf(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node);
    if (text.data.trim() && !/^(script|style|noscript|textarea|title)$/i.test(text.parentElement?.localName ?? "")) texts.push(text);
  }
  return texts;
}

/** In document order. @param {Element} content @param {Text[]} texts */
function keptTexts(content, texts) {
  const numbers = Array.from(content.querySelectorAll(`[${NUMBER}]`), (holder) => Number(holder.getAttribute(NUMBER)));
  return numbers.sort((a, b) => a - b).flatMap((number) => texts[number] ?? []);
}

/** @param {Text[]} texts */
function commonHolder(texts) {
  const range = document.createRange();
  range.setStartBefore(/** @type {Text} */ (texts[0]));
  range.setEndAfter(/** @type {Text} */ (texts.at(-1)));
  const holder = range.commonAncestorContainer;
  return holder.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (holder) : holder.parentElement;
}

/** @param {Text[]} kept @param {Element} root */
function holderOf(kept, root) {
  /** @type {Set<Node>} */
  const holders = new Set(kept);
  for (const text of kept) {
    for (let up = text.parentNode; up && up !== root && !holders.has(up); up = up.parentNode) holders.add(up);
  }
  return (/** @type {Node} */ node) => holders.has(node) || isGap(node);
}

/** What parts words and lines, wherever it stands. @param {Node} node */
function isGap(node) {
  return node.nodeName === "BR" || (node.nodeType === Node.TEXT_NODE && !(/** @type {Text} */ (node).data.trim()));
}

/** The day in Jakarta. @param {string | null | undefined} time */
function dayOf(time = "") {
  if (/^\d{4}-\d\d-\d\d$/.test(time ?? "")) return time ?? null;
  const moment = new Date(time ?? "");
  return Number.isNaN(moment.getTime()) ? null : moment.toLocaleDateString("en-CA", { timeZone: "Asia/Jakarta" });
}
