// The widget as a module: `annotate` an article of the page, `analyze` a text without any.

import { Article } from "./article.js";
import { engineAt } from "./engine.js";
import { readOptions } from "./options.js";
import { defineElement, SorotArticle } from "./sorot-article.js";

export { Article, defineElement, engineAt, SorotArticle };
export { mapText } from "./text-map.js";

/**
 * Marks the names in `root` and opens their cards. Returns at once; `handle.ready` is kept when the
 * article has been read. Whatever fails leaves the article as it was and sends `sorot:error`.
 * @param {Element} root
 * @param {import("./options.js").Options} [options]
 */
export function annotate(root, options) {
  return new Article(root, options);
}

/**
 * What `text` holds, with offsets in its UTF-16 code units.
 * @param {string} text
 * @param {import("./engine.js").Options & import("./engine.js").Addresses} [options]
 */
export function analyze(text, { date, ...addresses } = {}) {
  return engineAt(addresses).analyze(text, { date });
}

/**
 * As the script tag does it: the options are the tag's `data-` attributes.
 * @param {Element} root
 * @param {HTMLElement | SVGElement} script
 */
export function annotateBy(root, script) {
  return annotate(root, readOptions((name) => script.getAttribute(`data-${name}`)));
}

defineElement();
