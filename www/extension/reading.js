// The reading of one page: finds the article, has it read, marks it, opens cards and the list, and takes
// all of it away again. Puts the widget's rooms together for a page that is not ours: nothing is added
// to it but one element while a card, the list or a notice is shown.

import { cardModel } from "../widget/card-model.js";
import { CardView } from "../widget/card-view.js";
import { cardBody, cardHeader } from "../widget/card.js";
import { Controls } from "../widget/controls.js";
import { button, piece } from "../widget/elements.js";
import { HoverIntent } from "../widget/hover-intent.js";
import { chooseMarks } from "../widget/marks.js";
import { HighlightPainter, showPlace } from "../widget/painters.js";
import { scrollTo } from "../widget/placement.js";
import { fill, stringsFor } from "../widget/strings.js";
import { mapText } from "../widget/text-map.js";
import { wear } from "../widget/theme.js";
import { findArticle } from "./finder.js";
import { languageOf } from "./language.js";
import { keyOf } from "./memory.js";
import { memoryPart } from "./memory-part.js";
import { showNotice } from "./notice.js";
import { byProminence } from "./prominence.js";
import { languageFor, readSettings } from "./settings.js";
import { covers } from "./sites.js";
import { panelTools } from "./tools.js";
import { wordsFor } from "./words.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("../widget/marks.js").Mark} Mark
 * @typedef {import("../widget/text-map.js").TextMap} TextMap
 * @typedef {import("../widget/text-map.js").Span} Span
 * @typedef {import("./finder.js").Found} Found
 * @typedef {import("./words.js").Word} Word
 * @typedef {{ found: Found, map: TextMap, analysis: Analysis, address: string }} Story
 * @typedef {{ entity: Entity, mention: number, mark: Mark | null, range: Range, origin: HTMLElement | null, byPointer: boolean }} Place
 */

/** Milliseconds. */
const SETTLE = 300;

/** Letters; fewer new ones are no part of an article, but a clock or a count. */
const SENTENCE = 40;

/** Between two looks at a page that goes on changing, times what the last one took. */
const REST = 20;

/** Attributes by which pages show and hide. */
const SHOWING = ["class", "style", "hidden", "open"];

export class Reading {
  /** @type {Story | null} */
  #story = null;
  #settings = /** @type {import("./settings.js").Settings} */ (/** @type {unknown} */ (null));
  #strings = /** @type {import("../widget/strings.js").Strings} */ (/** @type {unknown} */ (null));
  #words = wordsFor("id");
  #painter = new HighlightPainter();
  #end = new AbortController();
  #watcher = new MutationObserver((records) => this.#changed(records));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** Milliseconds that the last look at a changed page took. */
  #took = 0;
  /** Letters around the article when it was last looked for. */
  #visible = 0;
  /** Whether the page changed while a card or the list was in use. */
  #waits = false;
  #intent = new HoverIntent(
    (/** @type {Mark} */ mark, x, y) => this.#isAt(mark, x, y) && this.#openMark(mark, true, { x, y }),
    () => this.#place?.byPointer && !this.#view?.isSheet && this.#closeCard(false),
  );
  /** While a card is shown. @type {CardView | null} */
  #view = null;
  /** @type {Place | null} */
  #place = null;
  #endView = () => {};
  /** While the list or the way back is shown. @type {Controls | null} */
  #controls = null;
  #endControls = () => {};
  #byKeyboard = false;
  #busy = false;

  /** Marks the page, or takes everything away again. */
  async toggle() {
    if (this.#busy) return;
    if (this.#story) await this.off();
    else await this.#once(() => this.#begin((word) => this.#notice(word)));
  }

  /** Opens the list of everything, marking the page first; or closes it. */
  async panel() {
    if (!this.#story) await this.toggle();
    if (this.#story) this.#openPanel();
  }

  /** Marks the page if there is something to mark, without a word if not. */
  async always() {
    if (!this.#story) await this.#once(() => this.#begin(() => {}));
  }

  /** Leaves the page as it was. */
  async off() {
    this.#end.abort();
    this.#watcher.disconnect();
    this.#intent.cancel();
    this.#closeCard(false);
    this.#closeControls();
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#painter.undo();
    showPlace(null);
    this.#story = null;
    await say({ say: "state", state: "off", count: 0, title: this.#words("actionTitle") });
  }

  /** @param {() => Promise<void>} work */
  async #once(work) {
    this.#busy = true;
    await work().finally(() => (this.#busy = false));
  }

  // Reading and marking.

  /** @param {(word: Word) => void} explain Told why nothing was marked. */
  async #begin(explain) {
    await this.#prepare();
    const objection = objectionOf(document);
    if (objection) return explain(objection);
    const found = findArticle(document);
    if (!found) return explain("noticeNoArticle");
    const map = mapText(found.root, found.wanted);
    const language = languageOf(map.text);
    if (language !== "indonesian") return explain(language === "malay" ? "noticeMalay" : "noticeForeign");
    const analysis = await this.#analyze(found, map.text);
    if (!analysis) return explain("noticeFailed");
    if (!analysis.entities.length) explain("noticeMarkedNone");
    await this.#show({ found, map, analysis, address: location.href.split("#")[0] ?? "" });
  }

  async #prepare() {
    this.#settings = await readSettings();
    const lang = languageFor(this.#settings);
    this.#words = wordsFor(lang);
    this.#strings = await stringsFor(lang, { off: this.#words("cardOff"), cards: this.#words("panelMarks") });
  }

  /** @param {Found} found @param {string} text @returns {Promise<Analysis | null>} */
  async #analyze({ title, date }, text) {
    const article = { url: canonical(), title, readAt: Date.now() };
    const reply = await say({ say: "analyze", text, date, article });
    return reply && !reply.error ? reply : null;
  }

  /** @param {Story} story */
  async #show(story) {
    this.#story = story;
    this.#end = new AbortController();
    this.#painter.paint(this.#marks(story));
    this.#listen(story.found.root, this.#end.signal);
    this.#watch(around(story.found.root));
    const count = story.analysis.entities.filter(({ kind }) => kind !== "place").length;
    await say({ say: "state", state: "marked", count, title: this.#words("titleMarked", { count }) });
  }

  /** @param {Story} story */
  #marks({ analysis, map }) {
    const { kinds, density } = this.#settings;
    const entities = analysis.entities.map((entity) => (kinds[entity.kind] ? entity : { ...entity, mentions: [] }));
    return chooseMarks({ ...analysis, entities }, map, { density });
  }

  /** @param {Element} box What is hidden in it may be shown later. */
  #watch(box) {
    this.#visible = mapText(box).text.length;
    this.#watcher.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
    this.#watcher.observe(box, { attributeFilter: SHOWING, subtree: true });
  }

  /** Another page in the same document, or another text in the same article. @param {MutationRecord[]} records */
  #changed(records) {
    const root = this.#story?.found.root;
    if (!root || (root.isConnected && !records.some(({ target }) => around(root).contains(target)))) return;
    this.#settleLater();
  }

  #settleLater() {
    this.#settling ??= setTimeout(() => this.#settled(), Math.max(SETTLE, REST * this.#took));
  }

  async #settled() {
    this.#settling = undefined;
    if (!this.#story) return;
    const moved = location.href.split("#")[0] !== this.#story.address;
    const began = performance.now();
    const stays = !moved && this.#stands(this.#story) && (this.#isInUse() || !this.#hasGrown(this.#story));
    this.#took = performance.now() - began;
    if (stays) return;
    await this.off();
    if (!moved || covers(this.#settings.sites, location.hostname)) await this.always();
  }

  /** What is added is read when the reader has closed card and list. */
  #isInUse() {
    return (this.#waits = Boolean(this.#view || this.#controls));
  }

  /** Whether what was read is still there. @param {Story} story */
  #stands({ found, map }) {
    return found.root.isConnected && this.#painter.whole() && mapText(found.root, found.wanted).text === map.text;
  }

  /** Whether the page shows more of the article than was read. @param {Story} story */
  #hasGrown({ found, map }) {
    const visible = mapText(around(found.root)).text.length;
    if (visible < this.#visible + SENTENCE) return false;
    this.#visible = visible;
    const now = findArticle(document);
    const first = map.pieces[0]?.node;
    return !!now && !!first && now.wanted(first) && mapText(now.root, now.wanted).text.length > map.text.length;
  }

  // Cards.

  /** @param {Mark} mark @param {boolean} byPointer @param {{ x: number, y: number }} [pointer] */
  #openMark(mark, byPointer, pointer) {
    const range = this.#painter.range(mark);
    const entity = this.#story?.analysis.entities[mark.entity];
    if (range && entity) this.#openCard({ entity, mention: mark.mention, mark, range, origin: null, byPointer }, pointer);
  }

  /** @param {Entity} entity @param {number} mention */
  #visit(entity, mention) {
    const span = entity.mentions[mention];
    const range = span ? this.#story?.map.range(span) : null;
    if (!range) return;
    this.#controls?.makeWay();
    scrollTo(range);
    const origin = this.#place?.origin ?? /** @type {HTMLElement | null} */ (document.activeElement);
    this.#openCard({ entity, mention, mark: null, range, origin, byPointer: false });
  }

  /** @param {Place} at @param {{ x: number, y: number }} [pointer] */
  #openCard(at, pointer) {
    const story = this.#story;
    if (!story) return;
    this.#place = at;
    this.#view ??= this.#makeView();
    this.#controls?.dropBack();
    showPlace(at.mark ? null : at.range);
    this.#painter.activate(at.mark);
    wear(story.found.root, this.#view.host, "auto");
    const label = fill(this.#strings.card, { name: at.entity.name });
    this.#view.show({ range: at.range, pointer, label, focus: !at.byPointer, parts: this.#parts(at, story) });
    this.#addMemory(at.entity);
  }

  #makeView() {
    const end = new AbortController();
    const view = new CardView((reason) => this.#closeCard(reason !== "outside"), end.signal, "closed");
    view.host.lang = languageFor(this.#settings);
    view.host.addEventListener("pointerenter", () => this.#intent.inside(), { passive: true });
    view.host.addEventListener("pointerleave", () => this.#intent.out(), { passive: true });
    this.#endView = () => end.abort();
    return view;
  }

  /** @param {Place} at @param {Story} story */
  #parts({ entity, mention }, story) {
    const scene = this.#scene(story);
    const model = cardModel(story.analysis, story.map.text, entity);
    const list = button("list-all", () => this.#openPanel(), this.#strings.list);
    const off = button("off", () => this.off(), this.#strings.off);
    return [cardHeader(model, scene, () => this.#closeCard(true)), piece("div", "body", ...cardBody(model, scene, mention)), piece("div", "footer", list, off)];
  }

  /** @param {Entity} entity */
  async #addMemory(entity) {
    const key = this.#settings.memory ? keyOf(entity) : null;
    if (!key) return;
    const known = await say({ say: "recall", keys: [key], url: canonical() });
    const { part, rules } = memoryPart(known?.[key], this.#words) ?? {};
    if (part && this.#place?.entity === entity) this.#view?.add(part, rules);
  }

  /** @param {boolean} refocus */
  #closeCard(refocus) {
    const origin = this.#place?.origin;
    this.#place = null;
    this.#intent.closed();
    this.#painter.activate(null);
    if (!this.#view) return;
    const view = this.#view;
    this.#view = null;
    const focused = view.hide();
    this.#endView();
    view.remove();
    showPlace(null);
    if (this.#waits) this.#settleLater();
    if (focused && refocus) origin?.focus({ preventScroll: true });
  }

  // The list, and places.

  #openPanel() {
    const story = this.#story;
    if (!story) return;
    this.#closeCard(false);
    const controls = (this.#controls ??= this.#makeControls(story));
    controls.update({ scene: this.#scene(story), analysis: byProminence(story.analysis), failed: false, on: true });
    controls.toggle();
  }

  /** @param {Story} story */
  #makeControls(story) {
    const tools = () => panelTools(story.analysis, story.map, story.found.title, this.#words);
    const own = { mode: /** @type {const} */ ("closed"), tools, idle: () => this.#closeControls() };
    const end = new AbortController();
    const controls = new Controls(document.body, () => this.off(), end.signal, own);
    this.#endControls = () => end.abort();
    controls.showButton(false);
    wear(story.found.root, controls.host, "auto");
    return controls;
  }

  #closeControls() {
    this.#endControls();
    this.#controls?.remove();
    this.#controls = null;
    if (this.#waits) this.#settleLater();
  }

  /** Shows where a line comes from, and offers the way back. @param {Span} span */
  #jump(span) {
    const range = this.#story?.map.range(span);
    if (!range || !this.#story) return;
    const at = this.#place;
    const fromSheet = this.#controls?.makeWay();
    this.#closeCard(false);
    scrollTo(range);
    showPlace(range);
    const back = at ? () => this.#return(at) : fromSheet ? () => this.#openPanel() : null;
    const label = at ? `${this.#strings.back}: ${at.entity.name}` : this.#strings.back;
    if (back) (this.#controls ??= this.#makeControls(this.#story)).offerBack(label, back, this.#byKeyboard);
    this.#controls?.watch(range, () => showPlace(null));
  }

  /** @param {Place} at */
  #return(at) {
    if (!at.range.startContainer.isConnected) return;
    scrollTo(at.range);
    this.#openCard({ ...at, byPointer: false });
  }

  // The page's events.

  /** @param {Element} root @param {AbortSignal} signal */
  #listen(root, signal) {
    const own = /** @type {HTMLElement} */ (root);
    own.addEventListener("pointermove", (event) => this.#over(event), { signal, passive: true });
    own.addEventListener("pointerleave", () => this.#intent.out(), { signal, passive: true });
    own.addEventListener("click", (event) => this.#click(event), { signal, passive: true });
    document.addEventListener("pointerdown", () => (this.#byKeyboard = false), { signal, capture: true, passive: true });
    document.addEventListener("keydown", () => (this.#byKeyboard = true), { signal, capture: true, passive: true });
  }

  /** @param {PointerEvent} event */
  #over(event) {
    if (event.pointerType === "touch" || event.buttons) return;
    const mark = this.#painter.markAt(event);
    if (mark) this.#intent.over(mark, event.clientX, event.clientY);
    else this.#intent.out();
  }

  /** Whether the pointer is still over `mark`: the page may have scrolled under it. @param {Mark} mark @param {number} x @param {number} y */
  #isAt(mark, x, y) {
    return this.#painter.markAt({ target: document.elementFromPoint(x, y), clientX: x, clientY: y }) === mark;
  }

  /** A tap or click on a name opens its card at once; what the page does with it stays the page's. @param {MouseEvent} event */
  #click(event) {
    const mark = this.#painter.markAt(event);
    const selecting = !getSelection()?.isCollapsed;
    if (!mark || selecting || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    this.#intent.cancel();
    this.#openMark(mark, false, { x: event.clientX, y: event.clientY });
  }

  // Small things.

  /** @param {Story} story @returns {import("../widget/card.js").Scene} */
  #scene(story) {
    return {
      text: story.map.text,
      strings: this.#strings,
      lang: languageFor(this.#settings),
      jump: (place) => this.#jump(place),
      visit: (entity, mention) => this.#visit(entity, mention),
      topic: () => null,
    };
  }

  /** @param {Word} word */
  #notice(word) {
    showNotice(this.#words(word), this.#words("close"));
    say({ say: "state", state: "none", count: 0, title: this.#words(word) });
  }
}

/**
 * Why a page is not read: its publisher says so, or serves Sorot itself.
 * @param {Document} page
 * @returns {Word | null}
 */
function objectionOf(page) {
  const asked = page.querySelector('meta[name="sorot" i]')?.getAttribute("content") ?? "";
  if (/^\s*off\s*$/i.test(asked)) return "noticeRefused";
  return page.querySelector("sorot-article, sorot-controls, [data-sorot-mark]") ? "noticeOwn" : null;
}

/** Where more of the article may appear: beside what was found of it, but not all over the page. @param {Element} root */
function around(root) {
  return root.parentElement?.closest("body *") ?? root;
}

/** The article's address without what only counts visits. */
function canonical() {
  const link = document.querySelector("link[rel=canonical]")?.getAttribute("href") ?? location.href;
  const url = URL.canParse(link, location.href) ? new URL(link, location.href) : new URL(location.href);
  const own = url.origin === location.origin ? url : new URL(location.href);
  own.hash = "";
  // No iterator of the page's crosses into a content script of Firefox.
  own.search = own.search.replace(/(?<=[?&])(utm_\w+|fbclid|gclid)=[^&]*&?/g, "").replace(/[?&]$/, "");
  return own.href;
}

/** To the background, and its answer; `undefined` where that is gone. @param {import("./background.js").Message} message */
async function say(message) {
  try {
    return await chrome.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}
