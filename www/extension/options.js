// The settings page: what is marked, which sites always, and the memory with its search, export and end.

import { element, icon } from "../widget/elements.js";
import { erase, everything, forget, search } from "./memory.js";
import { languageFor, readSettings, writeSettings } from "./settings.js";
import { addSite, hostOf, removeSite } from "./sites.js";
import { wordsFor } from "./words.js";

/**
 * @typedef {import("./settings.js").Kind} Kind
 * @typedef {import("./words.js").Word} Word
 */

const CLOSE = "M6 6l12 12M18 6L6 18";
const KINDS = /** @type {Kind[]} */ (["person", "organisation", "place"]);
const SHOWN = 100;

let words = wordsFor("id");

/** @template {HTMLElement} T @param {string} id @returns {T} */
const part = (id) => /** @type {T} */ (document.getElementById(id));
const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (part(id));

start();

async function start() {
  listen();
  input("site").value = hostOf(new URLSearchParams(location.search).get("site") ?? "") ?? "";
  await show();
  if (input("site").value) input("site").focus();
}

async function show() {
  const settings = await readSettings();
  const lang = languageFor(settings);
  words = wordsFor(lang);
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = words(/** @type {Word} */ (element.getAttribute("data-word")));
  document.title = words("optionsTitle");
  for (const kind of KINDS) kindBox(kind).checked = settings.kinds[kind];
  input("density").value = String(settings.density);
  input("lang").value = settings.lang;
  input("remember").checked = settings.memory;
  showSites(settings.sites);
  await showMemory();
}

function listen() {
  for (const kind of KINDS) kindBox(kind).addEventListener("change", changeKinds);
  input("density").addEventListener("change", () => writeSettings({ density: Math.min(20, Math.max(1, Math.round(input("density").valueAsNumber || 1))) }).then(show));
  input("lang").addEventListener("change", () => writeSettings({ lang: /** @type {"auto" | "id" | "en"} */ (input("lang").value) }).then(show));
  input("remember").addEventListener("change", () => writeSettings({ memory: input("remember").checked }));
  part("add-site").addEventListener("submit", addTyped);
  input("search").addEventListener("input", showMemory);
  part("export").addEventListener("click", save);
  part("erase").addEventListener("click", () => /** @type {HTMLDialogElement} */ (part("sure")).showModal());
  part("sure").addEventListener("close", eraseIfSure);
}

/** @param {Kind} kind */
function kindBox(kind) {
  return /** @type {HTMLInputElement} */ (document.querySelector(`input[name=${kind}]`));
}

async function changeKinds() {
  const kinds = /** @type {Record<Kind, boolean>} */ (Object.fromEntries(KINDS.map((kind) => [kind, kindBox(kind).checked])));
  await writeSettings({ kinds });
}

// Sites.

/** The browser's question needs the click that it answers: nothing may be awaited before it. @param {Event} event */
async function addTyped(event) {
  event.preventDefault();
  const site = hostOf(input("site").value);
  const status = part("site-status");
  if (!site) return void (status.textContent = words("sitesBad"));
  const added = await addSite(site).catch(() => false);
  status.textContent = added ? "" : words("sitesDenied", { site });
  if (added) input("site").value = "";
  await show();
}

/** @param {string[]} sites */
function showSites(sites) {
  const lines = sites.map((site) => element("li", {}, element("div", {}, site), remover(words("sitesRemove", { site }), () => removeSite(site).then(show))));
  part("site-list").replaceChildren(...(lines.length ? lines : [element("li", {}, words("sitesNone"))]));
}

/** @param {string} label @param {() => void} press */
function remover(label, press) {
  const cross = icon(CLOSE);
  cross.setAttribute("width", "16");
  cross.setAttribute("stroke", "currentColor");
  cross.setAttribute("stroke-width", "2");
  return element("button", { type: "button", "aria-label": label, title: label, press }, cross);
}

// Memory.

async function showMemory() {
  const query = input("search").value;
  const found = await search(query);
  const status = found.length ? words("memoryCount", { n: found.length }) : words(query ? "memoryNotFound" : "memoryEmpty");
  part("memory-status").textContent = status;
  part("memory-list").replaceChildren(...found.slice(0, SHOWN).map(memoryLine));
}

/** @param {import("./memory.js").Memory} memory */
function memoryLine({ key, name, articles, recent, said }) {
  const count = articles === 1 ? words("memoryArticle") : words("memoryArticles", { n: articles });
  const links = recent.map(({ url, title, readAt }) => element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, `${title} · ${day(readAt)}`));
  const about = element("div", {}, element("strong", {}, name), ` · ${count}`, said && element("blockquote", {}, said), ...links);
  return element("li", {}, about, remover(words("memoryForget", { name }), () => forget(key).then(showMemory)));
}

/** @param {number} time */
function day(time) {
  return new Date(time).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
}

async function save() {
  const content = JSON.stringify({ sorot: 1, sightings: await everything() }, null, 2);
  const href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  element("a", { href, download: "sorot-memory.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

async function eraseIfSure() {
  if (/** @type {HTMLDialogElement} */ (part("sure")).returnValue !== "yes") return;
  await erase();
  await showMemory();
  part("memory-status").textContent = words("memoryErased");
}
