// The demo page: three articles and the reader's own, with the widget in them and lists beside them.

import { fromPaste, render } from "./demo/article.js";
import { lists } from "./demo/lists.js";
import { go, light, setApart } from "./demo/places.js";
import { words } from "./demo/strings.js";
import { annotate } from "./widget/widget.js";
import { element } from "./widget/elements.js";
import { engineAt } from "./widget/engine.js";
import { MEDIA_TYPES } from "./widget/exports.js";
import { onSwitch, setCards, wantsCards } from "./widget/reader-switch.js";
import { stringsFor } from "./widget/strings.js";

/**
 * @typedef {import("./demo/article.js").Article} Article
 * @typedef {import("./demo/lists.js").List} List
 * @typedef {import("./demo/strings.js").Language} Language
 * @typedef {{ file: string, section: Record<Language, string>, title: string, deck: string, date: string }} Sample
 */

const ENGINE = { workerUrl: "widget/worker.js", wasmUrl: "pkg/sorot_bg.wasm" };
const LISTS = /** @type {List[]} */ (["names", "quotes", "figures"]);
/** Readings whose mean is shown: browsers tell the time to a tenth of a millisecond at best. */
const READINGS = 20;

const main = byId("article");
const form = /** @type {HTMLFormElement} */ (byId("own"));
const back = byId("back");
const engine = engineAt(ENGINE);

/** @type {Sample[]} */
let samples = [];
/** Of the interface. @type {Language} */
let language = "id";
let say = words(language);
/** Index in `samples`; -1 is the reader's own. */
let chosen = 0;
/** What is on the page. @type {{ article: Article, story: HTMLElement, handle: ReturnType<typeof annotate> } | null} */
let shown = null;
/** @type {HTMLElement | null} */
let cameFrom = null;

engine.warm();
wire();
const listed = fetched("articles/index.json").then((answer) => answer.json());
samples = await listed.catch(() => []);
chosen = samples.length ? 0 : -1;
speak("id");
listed.catch(complain);

// Articles.

/** @param {number} index */
async function choose(index) {
  chosen = index;
  form.hidden = index >= 0;
  drawSections();
  const sample = samples[index];
  if (!sample) return own();
  try {
    const text = await (await fetched(`articles/${sample.file}`)).text();
    if (chosen === index) await show({ ...sample, section: sample.section[language], text });
  } catch (error) {
    if (chosen === index) fail(error);
  }
}

/** No other article under the name of the one that did not come. @param {unknown} why */
function fail(why) {
  clear();
  complain(why);
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error([address, answer?.status].filter(Boolean).join(" "));
  return answer;
}

/** The reader's own text, or room for it. */
async function own() {
  const { text = "", date = "" } = Object.fromEntries(new FormData(form));
  if (String(text).trim()) return show(fromPaste(String(text), String(date)));
  clear();
  byId("text").focus();
}

function clear() {
  shown?.handle.destroy();
  shown = null;
  main.replaceChildren();
  byId("lists").hidden = true;
  byId("failure").hidden = true;
  leaveJump();
}

/** @param {Article} article */
async function show(article) {
  clear();
  const { head, story } = render(article, language);
  main.append(...head, story);
  const handle = annotate(story, {
    ...ENGINE,
    lang: language,
    controls: "none",
    theme: chosenTheme() ?? "auto",
    ...(article.date && { date: article.date }),
  });
  shown = { article, story, handle };
  story.addEventListener("sorot:ready", drawHighlights);
  story.addEventListener("sorot:open", leaveJump);
  const analysis = await handle.ready;
  if (shown?.handle !== handle || !analysis) return;
  setApart(story, analysis.segments);
  await drawLists();
  await drawTime(handle.text, article.date);
}

// The lists beside the article.

async function drawLists() {
  const { analysis, text } = shown?.handle ?? {};
  if (!analysis || text === undefined) return;
  const strings = await stringsFor(language);
  const all = lists({ analysis, text, lang: language, say, strings, jump });
  for (const name of LISTS) byId(`panel-${name}`).replaceChildren(...all[name]);
  byId("count-names").textContent = String(analysis.entities.length);
  byId("count-quotes").textContent = String(analysis.quotes.length);
  byId("count-figures").textContent = String(analysis.figures.length);
  byId("lists").hidden = false;
  drawHighlights();
}

/** Lights up what the open list lists; names are marked already. */
function drawHighlights() {
  const { handle, story } = shown ?? {};
  if (!story || !handle?.analysis) return;
  const { quotes, figures, segments } = handle.analysis;
  light("demo-quotes", story, isOpen("quotes") ? quotes : []);
  light("demo-figures", story, isOpen("figures") ? figures : []);
  light("demo-dateline", story, segments.filter(({ role }) => role === "dateline"));
}

/** What a reading takes in the engine. @param {string} text @param {string} [date] */
async function drawTime(text, date) {
  let took = 0;
  for (let i = 0; i < READINGS; i++) {
    await engine.analyze(text, { date });
    took += engine.took / READINGS;
  }
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  const count = new Intl.NumberFormat(language).format(text.split(/\s+/).length);
  byId("time").textContent = `${number.format(took)} ms`;
  byId("time-note").textContent = say("took", { n: count });
}

/** @param {List} name */
function isOpen(name) {
  return byId(`tab-${name}`).getAttribute("aria-selected") === "true";
}

/** @param {List} name */
function openList(name) {
  for (const other of LISTS) {
    byId(`tab-${other}`).setAttribute("aria-selected", String(other === name));
    byId(`tab-${other}`).tabIndex = other === name ? 0 : -1;
    byId(`panel-${other}`).hidden = other !== name;
  }
  drawHighlights();
}

// To a place and back.

/** @param {import("./pkg/sorot.js").Span} place @param {HTMLElement} from @param {MouseEvent} event */
function jump(place, from, event) {
  if (!shown) return;
  cameFrom = from;
  const byKeyboard = event.detail === 0;
  go(shown.story, place);
  back.hidden = !byKeyboard && getComputedStyle(byId("lists")).position === "sticky";
}

function goBack() {
  cameFrom?.scrollIntoView({ block: "center" });
  cameFrom?.focus({ preventScroll: true });
  leaveJump();
}

function leaveJump() {
  cameFrom = null;
  back.hidden = true;
}

// The page around it.

function drawSections() {
  const names = [...samples.map(({ section }) => section[language]), say("own")];
  const items = names.map((name, i) => {
    const index = i < samples.length ? i : -1;
    const button = element("button", { type: "button", press: () => choose(index) }, name);
    if (index === chosen) button.setAttribute("aria-current", "page");
    return element("li", {}, button);
  });
  byId("sections").replaceChildren(...items);
}

/** @param {Language} to */
function speak(to) {
  language = to;
  say = words(to);
  document.documentElement.lang = to;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(key(node, "t"));
  for (const node of document.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", say(key(node, "tLabel")));
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === to));
  }
  return choose(chosen);
}

/** @param {Element} node @param {string} name */
function key(node, name) {
  return /** @type {Parameters<typeof say>[0]} */ (/** @type {HTMLElement} */ (node).dataset[name]);
}

/** By the reader, on this page; else the system decides, and may decide anew. */
function chosenTheme() {
  return /** @type {"light" | "dark" | undefined} */ (document.documentElement.dataset["theme"]);
}

function dark() {
  const wanted = chosenTheme();
  return wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function switchTheme() {
  document.documentElement.dataset["theme"] = dark() ? "light" : "dark";
  drawSwitches();
  if (shown) show(shown.article);
}

function drawSwitches() {
  byId("theme").setAttribute("aria-pressed", String(dark()));
  byId("cards").setAttribute("aria-pressed", String(wantsCards()));
}

/** Left and right go from tab to tab. @param {KeyboardEvent} event */
function moveTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const at = LISTS.findIndex(isOpen);
  const next = /** @type {List} */ (LISTS.at((at + step) % LISTS.length));
  openList(next);
  byId(`tab-${next}`).focus();
  event.preventDefault();
}

/** @param {import("./widget/exports.js").Format} format */
async function download(format) {
  if (!shown) return;
  const content = new Blob([await shown.handle.export(format)], { type: MEDIA_TYPES[format] });
  const link = element("a", { href: URL.createObjectURL(content), download: fileName(format) });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** @param {string} format */
function fileName(format) {
  return { jsonld: "sorot.jsonld", annotations: "sorot-annotations.jsonld" }[format] ?? `sorot.${format}`.replace("sorot.quotes", "sorot-quotes").replace("sorot.figures", "sorot-figures");
}

/** @param {unknown} why */
function complain(why) {
  byId("failure").textContent = say("failed", { why: why instanceof Error ? why.message : String(why) });
  byId("failure").hidden = false;
}

function wire() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => speak(/** @type {Language} */ (button.getAttribute("data-language"))));
  }
  for (const name of LISTS) byId(`tab-${name}`).addEventListener("click", () => openList(name));
  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", () => download(/** @type {import("./widget/exports.js").Format} */ (button.getAttribute("data-export"))));
  }
  document.querySelector("[role=tablist]")?.addEventListener("keydown", (event) => moveTab(/** @type {KeyboardEvent} */ (event)));
  document.addEventListener("sorot:error", (event) => complain(/** @type {CustomEvent} */ (event).detail.error));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawSwitches);
  onSwitch(drawSwitches, new AbortController().signal);
  byId("theme").addEventListener("click", switchTheme);
  byId("cards").addEventListener("click", () => setCards(!wantsCards()));
  back.addEventListener("click", goBack);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    own();
  });
  byId("text").addEventListener("paste", () => setTimeout(own));
  drawSwitches();
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
