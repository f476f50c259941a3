// What the host's resolver knows about an entity, as part of its card: shown apart, and said to be the
// host's. Fetched only by pages that have a resolver.

import { element, piece, sheet } from "./elements.js";
import { RESOLVED } from "./resolved-styles.js";
import { fill } from "./strings.js";

/**
 * @typedef {import("./strings.js").Strings} Strings
 * @typedef {{ href?: string, title?: string, summary?: string, image?: string, source?: string }} Resolved
 * `source`: who says so; by default where `href` leads, else the page's own host.
 */

export const resolvedRules = () => sheet(RESOLVED);

/**
 * What the host's resolver adds, with its source; only http addresses, only pictures of this origin.
 * @param {Resolved} resolved
 * @param {Strings} strings
 */
export function resolvedPart({ href, title, summary, image, source }, strings) {
  const link = address(href);
  const picture = address(image);
  const from = source ?? link?.host ?? location.host;
  return piece(
    "aside",
    "resolved",
    picture?.origin === location.origin && element("img", { src: picture.href, alt: "", part: "image", loading: "lazy" }),
    title && (link ? element("a", { href: link.href, class: "topic", part: "topic" }, title) : piece("strong", "resolved-title", title)),
    summary && piece("p", "summary", summary),
    !title && link && element("a", { href: link.href, class: "topic", part: "topic" }, link.host + link.pathname),
    piece("p", "source", fill(strings.external, { source: from })),
  );
}

/** @param {string | undefined} url */
function address(url) {
  const parsed = url !== undefined && URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed : null;
}
