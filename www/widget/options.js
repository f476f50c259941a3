// What a host may set, by attribute or by object, in one shape.

import { DENSITY } from "./marks.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("./resolved.js").Resolved} Resolved
 *
 * @typedef {object} Options Every one may be left out.
 * @property {string} [date] Day of publication, `YYYY-MM-DD`.
 * @property {string} [lang] Of the interface: "id" or "en"; by default the page's, else Indonesian.
 * @property {Partial<import("./strings.js").Strings>} [strings] Words in place of ours.
 * @property {"auto" | "light" | "dark"} [theme]
 * @property {number} [density] Marks a paragraph at most; 3 by default.
 * @property {number} [minConfidence] What we are less sure of, 0 to 1, is not marked, and no speaker.
 * @property {"auto" | "wrap" | "highlight"} [painter] "highlight" leaves the article's DOM alone.
 * @property {string} [controls] "float" (default), "none", or a selector of the element to put the button in.
 * @property {string | ((entity: Entity) => string | null)} [topic] The host's page about an entity: "/tag/{slug}".
 * @property {(entity: Entity, options: { signal: AbortSignal }) => Promise<Resolved | null> | Resolved | null} [resolve] What the host knows about an entity.
 * @property {(text: string, options: { date?: string }) => Promise<Analysis>} [analyze] In place of our engine.
 * @property {string} [workerUrl] Where `sorot-worker.js` is.
 * @property {string} [wasmUrl] Where `sorot.wasm` is.
 */

/**
 * The options that `attribute` gives, by the names of the attributes.
 * @param {(name: string) => string | null} attribute
 * @returns {Options}
 */
export function readOptions(attribute) {
  const text = (/** @type {string} */ name) => attribute(name) ?? undefined;
  return {
    date: text("date"),
    lang: text("lang"),
    strings: words(text("strings")),
    theme: /** @type {Options["theme"]} */ (text("theme")),
    density: amount(text("density")),
    minConfidence: amount(text("min-confidence")),
    painter: /** @type {Options["painter"]} */ (text("painter")),
    controls: text("controls"),
    topic: text("topic"),
    workerUrl: text("worker-url"),
    wasmUrl: text("wasm-url"),
  };
}

/** Attributes of `<sorot-article>`, which start it anew. */
export const ATTRIBUTES = "date lang strings theme density min-confidence painter controls topic worker-url wasm-url".split(" ");

/** @param {string | undefined} value "all" is no limit. */
function amount(value) {
  const number = value === "all" ? Infinity : Number.parseFloat(value ?? "");
  return Number.isNaN(number) ? undefined : number;
}

/** @param {string | undefined} json */
function words(json) {
  try {
    return json ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * `options` with nothing left out that has a default.
 * @param {Element} root
 * @param {Options} options
 */
export function complete(root, options) {
  const lang = options.lang ?? root.closest("[lang]")?.getAttribute("lang") ?? document.documentElement.lang;
  const { density = DENSITY, minConfidence = 0, theme = "auto", painter = "auto", controls = "float" } = options;
  return { ...options, lang: lang || "id", density, minConfidence, theme, painter, controls };
}

/**
 * The host's address for `entity` by its template: `{slug}`, `{name}`, `{kind}`.
 * @param {Options["topic"]} topic
 * @param {Entity} entity
 */
export function topicOf(topic, entity) {
  if (typeof topic !== "string") return asked(topic, entity);
  const values = { slug: slug(entity.name), name: encodeURIComponent(entity.name), kind: entity.kind };
  return topic.replace(/\{(slug|name|kind)\}/g, (_, key) => values[/** @type {keyof typeof values} */ (key)]);
}

/** A host's function that throws knows no page. @param {Exclude<Options["topic"], string>} topic @param {Entity} entity */
function asked(topic, entity) {
  try {
    return topic?.(entity) ?? null;
  } catch (error) {
    console.error(error);
    return null;
  }
}

/** @param {string} name */
function slug(name) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
