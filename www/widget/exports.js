// An analysis in forms that others read: JSON, schema.org JSON-LD, W3C Web Annotations, CSV. Knows no
// page beyond its address and the text map.

import { reportedFrom } from "./quote-text.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("../pkg/sorot.js").Quote} Quote
 * @typedef {import("./text-map.js").TextMap} TextMap
 * @typedef {import("./text-map.js").Span} Span
 * @typedef {"json" | "jsonld" | "annotations" | "quotes.csv" | "figures.csv"} Format
 * @typedef {{ url?: string, headline?: string, source?: string }} About The article's address and headline.
 */

/** @type {Record<Format, string>} */
export const MEDIA_TYPES = {
  json: "application/json",
  jsonld: "application/ld+json",
  annotations: "application/ld+json",
  "quotes.csv": "text/csv",
  "figures.csv": "text/csv",
};

/**
 * @param {Format} format
 * @param {Analysis} analysis
 * @param {TextMap} map
 * @param {About} [about]
 * @returns {string}
 */
export function exportAs(format, analysis, map, about = pageOf()) {
  if (format === "quotes.csv") return quotesCsv(analysis, map.text);
  if (format === "figures.csv") return figuresCsv(analysis, map.text);
  if (format === "jsonld") return pretty(jsonLd(analysis, map.text, about));
  if (format === "annotations") return pretty(webAnnotations(analysis, domText(map), about));
  return pretty(analysis);
}

/** @returns {About} */
function pageOf() {
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  return { url: canonical?.href || location.href, headline: document.title };
}

/** @param {unknown} value */
function pretty(value) {
  return JSON.stringify(value, null, 2);
}

// schema.org

const TYPES = { person: "Person", organisation: "Organization", place: "Place" };

/**
 * The article as schema.org sees it: `about` the entities that are named most, `mentions` the others, and
 * a `Quotation` for each quote, `spokenByCharacter` its speaker.
 * @param {Analysis} analysis
 * @param {string} text
 * @param {About} [about]
 */
export function jsonLd({ entities, quotes }, text, { url, headline } = {}) {
  const things = entities.map((entity) => thing(entity, url));
  const main = new Set(mostNamed(entities));
  const spoken = quotes.map((quote) => quotation(quote, text, things, url));
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    ...(url && { "@id": url, url }),
    ...(headline && { headline }),
    inLanguage: "id",
    about: things.filter((_, i) => main.has(i)),
    mentions: things.filter((_, i) => !main.has(i)),
    hasPart: spoken,
  };
}

/** The three that are named most, if more than once. @param {Entity[]} entities */
function mostNamed(entities) {
  const often = entities.filter(({ mentions }) => mentions.length > 1);
  return often.sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id).slice(0, 3).map(({ id }) => id);
}

/** @param {Entity} entity @param {string | undefined} url */
function thing({ id, kind, name, aliases, roles }, url) {
  return {
    "@type": TYPES[kind],
    "@id": `${url ?? ""}#sorot-${id}`,
    name,
    ...(aliases.length && { alternateName: aliases }),
    ...(roles[0] && (kind === "person" ? { jobTitle: roles[0].text } : { description: roles[0].text })),
  };
}

/** @param {Quote} quote @param {string} text @param {{ "@type": string, "@id": string, name: string }[]} things @param {string | undefined} url */
function quotation(quote, text, things, url) {
  const { start, end, speaker } = quote;
  const known = speaker && (speaker.entity === null ? undefined : things[speaker.entity]);
  const speaks = known ? { "@type": known["@type"], "@id": known["@id"], name: known.name } : speaker && { "@type": "Person", name: speaker.text };
  return {
    "@type": "Quotation",
    "@id": `${url ?? ""}#sorot-quote-${start}`,
    text: text.slice(reportedFrom(quote, text), end),
    ...(speaks && { spokenByCharacter: speaks }),
  };
}

// Web Annotations

/** @typedef {{ text: string, at(span: Span): Span | null }} Located A text, and where a span of ours is in it. */

const CONTEXT = 32;

/**
 * The text of the page as a browser gives it (`textContent`), where annotation tools look selectors up.
 * @param {TextMap} map
 * @returns {Located}
 */
export function domText(map) {
  const starts = new Map();
  let length = 0;
  const walker = document.createTreeWalker(map.root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    starts.set(node, length);
    length += /** @type {Text} */ (node).length;
  }
  const at = (/** @type {Span} */ span) => {
    const slices = map.slices(span);
    const [first, last] = [slices[0], slices.at(-1)];
    return first && last ? { start: starts.get(first.node) + first.start, end: starts.get(last.node) + last.end } : null;
  };
  return { text: map.root.textContent ?? "", at };
}

/**
 * A plain text, where every span is where it is.
 * @param {string} text
 * @returns {Located}
 */
export function plainText(text) {
  return { text, at: (span) => span };
}

/**
 * One annotation for each mention, quote and figure, with TextQuote and TextPosition selectors.
 * @param {Analysis} analysis
 * @param {Located} located
 * @param {About} [about]
 */
export function webAnnotations({ entities, quotes, figures }, located, { url = "" } = {}) {
  const mentions = entities.flatMap(({ id, kind, name, mentions }) =>
    mentions.map((span) => ({ span, motivation: "identifying", body: body(`${kind}: ${name}`), id: `mention-${id}-${span.start}` })),
  );
  const said = quotes.map((span) => ({ span, motivation: "describing", body: body(`quote: ${span.speaker?.text ?? "?"}`), id: `quote-${span.start}` }));
  const counted = figures.map((span) => ({ span, motivation: "describing", body: body(figureBody(span)), id: `figure-${span.start}` }));
  const count = codePoints(located.text);
  const items = [...mentions, ...said, ...counted].flatMap((item) => annotation(item, located, url, count) ?? []);
  return {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `${url}#sorot-annotations`,
    type: "AnnotationPage",
    items,
  };
}

/** @param {string} value */
function body(value) {
  return { type: "TextualBody", value, format: "text/plain" };
}

/** @param {import("../pkg/sorot.js").Figure} figure */
function figureBody({ kind, value, upper, unit }) {
  return [`${kind}:`, upper === undefined ? value : `${value}–${upper}`, unit].filter((part) => part !== undefined).join(" ");
}

/** @param {{ span: Span, motivation: string, body: object, id: string }} item @param {Located} located @param {string} url @param {(offset: number) => number} count */
function annotation({ span, motivation, body, id }, { text, at }, url, count) {
  const place = at(span);
  if (!place) return null;
  const { start, end } = place;
  const quote = { type: "TextQuoteSelector", exact: text.slice(start, end), ...contextOf(text, start, end) };
  const target = { source: url, selector: [quote, { type: "TextPositionSelector", start: count(start), end: count(end) }] };
  return { id: `${url}#sorot-${id}`, type: "Annotation", motivation, body, target };
}

/** No half of a character at either end. @param {string} text @param {number} start @param {number} end */
function contextOf(text, start, end) {
  const [prefix, suffix] = [text.slice(Math.max(0, start - CONTEXT), start), text.slice(end, end + CONTEXT)];
  return { prefix: prefix.replace(/^[\uDC00-\uDFFF]/, ""), suffix: suffix.replace(/[\uD800-\uDBFF]$/, "") };
}

/**
 * How many characters stand before an offset: the standard counts code points, JavaScript UTF-16 units.
 * @param {string} text
 */
function codePoints(text) {
  const pairs = Array.from(text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g), ({ index }) => index);
  return (/** @type {number} */ offset) => offset - pairs.filter((at) => at < offset).length;
}

// CSV (RFC 4180)

/** @param {Analysis} analysis @param {string} text */
export function quotesCsv({ entities, quotes }, text) {
  const header = ["start", "end", "kind", "speaker", "entity", "cue", "text"];
  const rows = quotes.map(({ start, end, kind, speaker, cue }) => {
    const entity = speaker?.entity ?? null;
    return [start, end, kind, speaker?.text, entity === null ? "" : entities[entity]?.name, cue && text.slice(cue.start, cue.end), text.slice(start, end)];
  });
  return csv([header, ...rows]);
}

/** @param {Analysis} analysis @param {string} text */
export function figuresCsv({ figures }, text) {
  const header = ["start", "end", "kind", "value", "upper", "unit", "modifier", "text"];
  const rows = figures.map(({ start, end, kind, value, upper, unit, modifier }) => [start, end, kind, value, upper, unit, modifier, text.slice(start, end)]);
  return csv([header, ...rows]);
}

/** @param {unknown[][]} rows */
function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would run as a formula is kept a text by an apostrophe. @param {unknown} value */
function cell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
