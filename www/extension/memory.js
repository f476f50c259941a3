// The memory: people and organisations that were read about, in IndexedDB on this device. Knows no page
// and no network.
//
// Two articles speak of the same one only if kind and full name are the same, and a person has at least
// two names: a wrong link is worse than none.

import { wordsOf } from "./plain-list.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {{ url: string, title: string, readAt: number }} Article `readAt` in ms since 1970.
 * @typedef {Article & { key: string, kind: Entity["kind"], name: string, aliases: string[], role: string | null, quote: string | null, mentions: number }} Sighting
 * One entity in one article.
 * @typedef {object} Memory What is remembered of an entity.
 * @property {string} key
 * @property {Entity["kind"]} kind
 * @property {string} name
 * @property {number} articles
 * @property {Article[]} recent The newest three.
 * @property {string | null} said What they said last, between quotation marks if in their own words.
 */

const NAME = "sorot";
const VERSION = 1;
const STORE = "sightings";
const RECENT = 3;
const QUOTE = 240;

/** Under what an entity is remembered, or `null` where its name could be anybody's. @param {Pick<Entity, "kind" | "name">} entity */
export function keyOf({ kind, name }) {
  const folded = name.normalize("NFKC").toLowerCase().replace(/[.’'`]/g, "").replace(/\s+/g, " ").trim();
  if (kind === "place" || (kind === "person" && !folded.includes(" "))) return null;
  return `${kind}:${folded}`;
}

/**
 * Keeps who was in an article, in the place of what was kept of it before.
 * @param {Article} article
 * @param {string} text
 * @param {Analysis} analysis
 */
export async function remember(article, text, analysis) {
  const sightings = sightingsIn(article, text, analysis);
  await within("readwrite", async (store) => {
    for (const key of await asked(store.index("url").getAllKeys(article.url))) store.delete(key);
    for (const sighting of sightings) store.put(sighting);
  });
}

/**
 * What is remembered of these entities from other articles than `url`, by key.
 * @param {string[]} keys
 * @param {string} url
 * @returns {Promise<Record<string, Memory>>}
 */
export async function recall(keys, url) {
  /** @type {[string, Memory][]} */
  const known = [];
  await within("readonly", async (store) => {
    const all = await Promise.all(keys.map((key) => asked(store.index("key").getAll(key))));
    for (const sightings of all) known.push(...gathered(sightings.filter((sighting) => sighting.url !== url)));
  });
  return Object.fromEntries(known);
}

/**
 * Everybody whose name or alias holds `query`, read about last first.
 * @param {string} query
 * @returns {Promise<Memory[]>}
 */
export async function search(query) {
  const wanted = query.trim().toLowerCase();
  const fits = (/** @type {Sighting} */ { name, aliases }) => [name, ...aliases].some((one) => one.toLowerCase().includes(wanted));
  const all = await everything();
  const keys = new Set(all.filter(fits).map(({ key }) => key));
  const found = gathered(all.filter(({ key }) => keys.has(key))).map(([, memory]) => memory);
  return found.sort((a, b) => (b.recent[0]?.readAt ?? 0) - (a.recent[0]?.readAt ?? 0) || b.articles - a.articles);
}

/** All that is kept. @returns {Promise<Sighting[]>} */
export async function everything() {
  /** @type {Sighting[]} */
  let all = [];
  await within("readonly", async (store) => {
    all = await asked(store.getAll());
  });
  return all;
}

/** Forgets one entity. @param {string} forgotten Its key. */
export async function forget(forgotten) {
  await within("readwrite", async (store) => {
    for (const key of await asked(store.index("key").getAllKeys(forgotten))) store.delete(key);
  });
}

/** Forgets everything, the database itself included. */
export async function erase() {
  await asked(indexedDB.deleteDatabase(NAME));
}

/** @param {Article} article @param {string} text @param {Analysis} analysis @returns {Sighting[]} */
function sightingsIn(article, text, { entities, quotes }) {
  return entities.flatMap((entity) => {
    const key = keyOf(entity);
    if (!key) return [];
    const said = quotes.findLast(({ speaker }) => speaker?.entity === entity.id);
    const quote = said ? wordsOf(said, text, QUOTE) : null;
    const { kind, name, aliases, roles, mentions } = entity;
    return [{ ...article, key, kind, name, aliases, role: roles[0]?.text ?? null, quote, mentions: mentions.length }];
  });
}

/** Sightings by whom they are of. @param {Sighting[]} sightings @returns {[string, Memory][]} */
function gathered(sightings) {
  /** @type {Map<string, Sighting[]>} */
  const groups = new Map();
  for (const sighting of sightings) groups.set(sighting.key, [...(groups.get(sighting.key) ?? []), sighting]);
  return [...groups].map(([key, group]) => [key, memoryOf(key, group)]);
}

/** @param {string} key @param {Sighting[]} sightings @returns {Memory} */
function memoryOf(key, sightings) {
  const newest = sightings.toSorted((a, b) => b.readAt - a.readAt);
  const { kind, name } = /** @type {Sighting} */ (newest[0]);
  const said = newest.find(({ quote }) => quote)?.quote ?? null;
  const recent = newest.slice(0, RECENT).map(({ url, title, readAt }) => ({ url, title, readAt }));
  return { key, kind, name, articles: newest.length, recent, said };
}

/**
 * Runs `work` in one transaction, and waits until it has been written.
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => Promise<void>} work
 */
async function within(mode, work) {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, mode);
    const written = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    await Promise.all([work(transaction.objectStore(STORE)), written]);
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: ["key", "url"] });
    store.createIndex("key", "key");
    store.createIndex("url", "url");
  };
  return asked(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
