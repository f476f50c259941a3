// One article of the page: read, marked, watched; its cards opened and closed. Puts the rooms together
// and decides nothing that one of them could.

import { CardView } from "./card-view.js";
import { cardBody, cardHeader } from "./card.js";
import { cardModel, withFloor } from "./card-model.js";
import { button, focusedElement, piece } from "./elements.js";
import { engineAt } from "./engine.js";
import { HoverIntent } from "./hover-intent.js";
import { chooseMarks } from "./marks.js";
import { complete, topicOf } from "./options.js";
import { dropOrphans, painterFor, showPlace } from "./painters.js";
import { scrollTo } from "./placement.js";
import { onSwitch, setCards, wantsCards } from "./reader-switch.js";
import { fill, spoken, stringsFor } from "./strings.js";
import { mapText } from "./text-map.js";
import { adoptMarks, keepWearing, wear } from "./theme.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {import("./card-view.js").Reason} Reason
 * @typedef {import("./resolved.js").Resolved} Resolved
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./options.js").Options} Options
 * @typedef {import("./text-map.js").Span} Span
 * @typedef {"pointer" | "touch" | "keyboard" | "api"} Trigger
 * @typedef {{ entity: Entity, mention: number, trigger: Trigger, mark: Mark | null, origin: HTMLElement | null, range: Range }} Place
 * What a card is open at; `origin` has the focus when it closes.
 */

const SETTLE = 250;
const SEEN_AFTER = 1000;
const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["hidden", "class", "style", "open", "contenteditable", "data-sorot-ignore"],
};

export class Article {
  /** @type {Analysis | null} */
  analysis = null;
  text = "";
  /** The analysis, or `null` where there could be none: `sorot:error` tells why. @type {Promise<Analysis | null>} */
  ready;

  #root;
  #options;
  /** Known before anything is shown. @type {import("./strings.js").Strings} */
  #strings = /** @type {any} */ (null);
  #painter;
  #view;
  /** Fetched once the article has been read: nothing before needs it. @type {import("./controls.js").Controls | null} */
  #controls = null;
  #unadopt;
  #end = new AbortController();
  #watcher = new MutationObserver(() => this.#changed());
  #intent = new HoverIntent(
    (/** @type {Mark} */ mark, x, y) => this.#isAt(mark, x, y) && this.#openMark(mark, "pointer", { x, y }),
    () => this.#place?.trigger === "pointer" && !this.#view.isSheet && this.#close("pointer"),
  );
  /** @type {Place | null} */
  #place = null;
  #lastTrigger = /** @type {Trigger} */ ("pointer");
  /** @type {AbortController | null} */
  #stay = null;
  /** @type {Map<string, Resolved | null>} */
  #resolved = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  #failed = false;
  /** Was it being edited in its place when it was last marked? */
  #edited = false;
  #reading = 0;

  /**
   * @param {Element} root
   * @param {Options} [options]
   */
  constructor(root, options = {}) {
    const { signal } = this.#end;
    this.#root = root;
    this.#options = complete(root, options);
    this.#unadopt = adoptMarks(root);
    this.#view = new CardView((reason) => this.#close(reason), signal);
    this.#view.host.lang = spoken(this.#options.lang);
    this.#painter = painterFor(root, (mark) => ({ href: this.#topic(this.#entity(mark.entity)), controls: this.#view.host.id }), this.#options.painter);
    keepWearing(root, this.#view.host, this.#options.theme, signal);
    this.#listen(signal);
    this.ready = this.#read();
  }

  /** Whether names are marked: the reader's switch. */
  get enabled() {
    return wantsCards();
  }

  set enabled(on) {
    setCards(on);
  }

  /**
   * Opens the card of an entity at one of its mentions.
   * @param {number} entity Index in `analysis.entities`.
   * @param {number} [mention] Index in its `mentions`.
   */
  open(entity, mention = 0) {
    this.#visit(this.#entity(entity), mention, "api");
  }

  close() {
    if (this.#place) this.#close("api");
  }

  /** Opens or closes the list of everything. @param {boolean} [open] */
  async togglePanel(open) {
    await this.ready;
    this.#controls?.toggle(open);
  }

  /** Reads the article again now. */
  refresh() {
    this.ready = this.#read();
    return this.ready;
  }

  /**
   * The analysis in a form for others: see `exports.js`.
   * @param {import("./exports.js").Format} format
   */
  async export(format) {
    await this.ready;
    const { exportAs } = await import("./exports.js");
    return exportAs(format, this.analysis ?? { segments: [], entities: [], quotes: [], figures: [] }, mapText(this.#root));
  }

  /** Leaves the page as it was before `annotate`. */
  destroy() {
    if (this.#place) this.#close("away");
    clearTimeout(this.#settling);
    this.#end.abort();
    this.#intent.cancel();
    this.#watcher.disconnect();
    this.#painter.undo();
    this.#view.remove();
    this.#controls?.remove();
    this.#unadopt();
    showPlace(null);
  }

  // Reading and marking.

  /** Reads until the page stands still. @returns {Promise<Analysis | null>} */
  async #read() {
    const reading = ++this.#reading;
    try {
      this.#strings ??= await stringsFor(this.#options.lang, this.#options.strings);
      const map = mapText(this.#root);
      if (!this.analysis || map.text !== this.text) {
        const analysis = await this.#analyze(map.text);
        if (reading !== this.#reading || this.#end.signal.aborted) return this.analysis;
        this.#accept(map.text, analysis);
      }
      this.#paint();
      this.#send("ready", { handle: this, analysis: this.analysis });
    } catch (error) {
      this.#fail(error);
    }
    await this.#showControls();
    return this.analysis;
  }

  /** @param {unknown} error */
  #fail(error) {
    this.#failed = true;
    this.#send("error", { error });
  }

  /** @param {string} text */
  #analyze(text) {
    const { analyze, date, workerUrl, wasmUrl } = this.#options;
    return analyze ? analyze(text, { date }) : engineAt({ workerUrl, wasmUrl }).analyze(text, { date });
  }

  /** @param {string} text @param {Analysis} analysis */
  #accept(text, analysis) {
    this.text = text;
    this.analysis = withFloor(analysis, this.#options.minConfidence);
    this.#failed = false;
  }

  /** Marks anew. Our own marks never count as a change: nobody watches meanwhile. */
  #paint() {
    if (!this.analysis || this.#end.signal.aborted) return;
    this.#watcher.disconnect();
    const focused = this.#painter.markAt({ target: this.#scope.activeElement });
    this.#painter.undo();
    dropOrphans(this.#root);
    const map = mapText(this.#root);
    if (map.text !== this.text) this.#changed();
    else if (wantsCards() && !(this.#edited = isEdited(this.#root))) this.#mark(map, focused);
    this.#watcher.observe(this.#root, WATCHED);
  }

  /** @param {import("./text-map.js").TextMap} map @param {Mark | null} focused */
  #mark(map, focused) {
    const { density, minConfidence: floor } = this.#options;
    const marks = chooseMarks(/** @type {Analysis} */ (this.analysis), map, { density, floor });
    this.#painter.paint(marks);
    const again = focused && marks.find(({ start, end }) => start === focused.start && end === focused.end);
    if (again) this.#painter.element(again)?.focus({ preventScroll: true });
  }

  /** Has the reader selected something here? New marks would take that from him. */
  get #isSelected() {
    const selection = getSelection();
    return !!selection && !selection.isCollapsed && selection.containsNode(this.#root, true);
  }

  /** What the article lives in: it knows what has the focus, and what the pointer is over. */
  get #scope() {
    const scope = this.#root.getRootNode();
    return "elementFromPoint" in scope ? /** @type {Document | ShadowRoot} */ (scope) : document;
  }

  /** Something in the article changed: read again once it has settled, and once no card nor selection is in use. */
  #changed() {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      if (this.#place?.range.startContainer.isConnected || this.#isSelected) return this.#changed();
      if (this.#place) this.#close("away");
      if (mapText(this.#root).text !== this.text || !this.#painter.whole() || this.#edited !== isEdited(this.#root)) this.refresh();
    }, SETTLE);
  }

  // Cards.

  /** @param {Mark} mark @param {Trigger} trigger @param {{ x: number, y: number }} [pointer] */
  #openMark(mark, trigger, pointer) {
    const range = this.#painter.range(mark);
    const entity = this.#entity(mark.entity);
    if (range) this.#open({ entity, mention: mark.mention, trigger, mark, origin: this.#painter.element(mark), range }, pointer);
  }

  /** Goes to a mention, marked or not, and opens the card there. @param {Entity} entity @param {number} mention @param {Trigger} trigger */
  #visit(entity, mention, trigger) {
    const span = entity.mentions[mention];
    const range = span && mapText(this.#root).range(span);
    if (!range) return;
    this.#controls?.makeWay();
    scrollTo(range);
    const origin = this.#place?.origin ?? focusedElement();
    this.#open({ entity, mention, trigger, mark: null, origin, range });
    if (!this.#place?.mark) this.#painter.activate(null);
  }

  /** @param {Place} at @param {{ x: number, y: number }} [pointer] */
  #open(at, pointer) {
    const same = this.#place?.entity === at.entity;
    if (!same && !this.#send("open", { entity: at.entity, mention: at.mention, trigger: at.trigger }, true)) return;
    if (this.#place && !same) this.#leave("away");
    this.#place = at;
    this.#controls?.dropBack();
    showPlace(at.mark ? null : at.range);
    this.#painter.activate(at.mark);
    wear(this.#root, this.#view.host, this.#options.theme);
    this.#view.show({ range: at.range, pointer, label: fill(this.#strings.card, { name: at.entity.name }), focus: at.trigger !== "pointer", parts: this.#parts(at) });
    if (!same) this.#linger(at.entity);
    else this.#addResolved(at.entity);
  }

  /** @param {Place} at */
  #parts({ entity, mention }) {
    const scene = this.#scene();
    const model = cardModel(/** @type {Analysis} */ (this.analysis), this.text, entity);
    const list = this.#options.controls !== "none" && button("list-all", () => this.#showList(), this.#strings.list);
    const off = button("off", () => this.#turn(false), this.#strings.off);
    return [
      cardHeader(model, scene, () => this.#close("button")),
      piece("div", "body", ...cardBody(model, scene, mention)),
      piece("div", "footer", list, off),
    ];
  }

  /** While the card stays: it counts as seen, and the host is asked. @param {Entity} entity */
  #linger(entity) {
    const stay = new AbortController();
    this.#stay = stay;
    const seen = setTimeout(() => this.#send("seen", { entity }), SEEN_AFTER);
    stay.signal.addEventListener("abort", () => clearTimeout(seen));
    this.#resolve(entity, stay.signal);
  }

  /** @param {Entity} entity @param {AbortSignal} signal */
  async #resolve(entity, signal) {
    const { resolve } = this.#options;
    const key = `${entity.kind} ${entity.name}`;
    try {
      if (resolve && !this.#resolved.has(key)) {
        const resolved = await resolve(entity, { signal });
        if (signal.aborted) return;
        this.#resolved.set(key, resolved);
      }
      await this.#addResolved(entity);
    } catch (error) {
      if (!signal.aborted) this.#send("error", { error });
    }
  }

  /** @param {Entity} entity */
  async #addResolved(entity) {
    const resolved = this.#resolved.get(`${entity.kind} ${entity.name}`);
    if (!resolved) return;
    const { resolvedPart, resolvedRules } = await import("./resolved.js");
    if (this.#place?.entity === entity) this.#view.add(resolvedPart(resolved, this.#strings), resolvedRules());
  }

  /** @param {Reason} reason */
  #close(reason) {
    const origin = this.#place?.origin;
    const focused = this.#view.hide();
    if (focused && reason !== "outside") origin?.focus({ preventScroll: true });
    this.#leave(reason);
    if (reason !== "jump") showPlace(null);
  }

  /** @param {Reason} reason */
  #leave(reason) {
    const entity = this.#place?.entity;
    this.#place = null;
    this.#stay?.abort();
    this.#intent.closed();
    this.#painter.activate(null);
    if (entity) this.#send("close", { entity, reason });
  }

  // Places.

  /** Shows where a line comes from, and offers the way back. @param {Span} span */
  #jump(span) {
    const range = mapText(this.#root).range(span);
    if (!range) return;
    const at = this.#place;
    const fromPanel = this.#controls?.makeWay();
    const focus = this.#lastTrigger !== "pointer";
    if (at) this.#close("jump");
    scrollTo(range);
    showPlace(range);
    const back = at ? () => this.#return(at) : fromPanel ? () => this.#controls?.toggle(true) : null;
    if (back) this.#controls?.offerBack(at ? `${this.#strings.back}: ${at.entity.name}` : this.#strings.back, back, focus);
    this.#controls?.watch(range, () => showPlace(null));
  }

  /** @param {Place} at */
  #return(at) {
    showPlace(null);
    const trigger = this.#lastTrigger === "pointer" ? "pointer" : at.trigger === "pointer" ? "keyboard" : at.trigger;
    if (!at.range.startContainer.isConnected) return this.#visit(at.entity, at.mention, trigger);
    scrollTo(at.range);
    this.#open({ ...at, trigger });
  }

  // The page's events.

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const root = /** @type {HTMLElement} */ (this.#root);
    root.addEventListener("pointermove", (event) => this.#over(event), { signal, passive: true });
    root.addEventListener("pointerleave", () => this.#intent.out(), { signal, passive: true });
    root.addEventListener("click", (event) => this.#click(event), { signal });
    root.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#view.host.addEventListener("pointerenter", () => this.#intent.inside(), { signal, passive: true });
    this.#view.host.addEventListener("pointerleave", () => this.#intent.out(), { signal, passive: true });
    document.addEventListener("pointerdown", ({ pointerType }) => (this.#lastTrigger = pointerType === "touch" ? "touch" : "pointer"), { signal, capture: true, passive: true });
    document.addEventListener("keydown", () => (this.#lastTrigger = "keyboard"), { signal, capture: true, passive: true });
    onSwitch(() => this.#switched(), signal);
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
    const target = this.#scope.elementFromPoint(x, y);
    return this.#painter.markAt({ target, clientX: x, clientY: y }) === mark;
  }

  /** A tap opens the card and follows nothing; a click follows the host's topic link. @param {MouseEvent} event */
  #click(event) {
    const mark = this.#painter.markAt(event);
    if (!mark || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const trigger = event.detail === 0 ? "keyboard" : this.#lastTrigger;
    const isLink = this.#painter.element(mark)?.localName === "a";
    if (trigger === "pointer" && (isLink || this.#isSelected)) return;
    event.preventDefault();
    this.#intent.cancel();
    this.#openMark(mark, trigger, { x: event.clientX, y: event.clientY });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const mark = this.#painter.markAt(event);
    if (!mark || (event.key !== "Enter" && event.key !== " ") || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#openMark(mark, "keyboard");
  }

  // The reader's controls.

  async #showControls() {
    try {
      const { Controls, keepSelectable } = await import("./controls.js");
      if (this.#end.signal.aborted || !this.#strings) return;
      if (!this.#controls) keepSelectable(this.#root, this.#end.signal, () => this.#intent.cancel());
      this.#controls ??= this.#makeControls(Controls);
      this.#controls.update({ scene: this.#scene(), analysis: this.analysis, failed: this.#failed, on: wantsCards() });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {typeof import("./controls.js").Controls} Controls */
  #makeControls(Controls) {
    const { controls, theme } = this.#options;
    const { signal } = this.#end;
    const own = controls === "float" || controls === "none" ? null : document.querySelector(controls);
    const made = new Controls(own ?? document.body, (on) => this.#turn(on), signal, { root: this.#root });
    made.showButton(controls !== "none");
    keepWearing(this.#root, made.host, theme, signal);
    return made;
  }

  #showList() {
    this.#close("button");
    this.#controls?.toggle(true);
  }

  /** The mention that a card's switch would give the focus back to is no more. @param {boolean} on */
  #turn(on) {
    const fromCard = this.#place && this.#lastTrigger === "keyboard";
    if (this.#place) this.#close("button");
    setCards(on);
    if (fromCard) this.#controls?.focus();
  }

  #switched() {
    this.#paint();
    this.#showControls();
  }

  // Small things.

  /** @returns {import("./card.js").Scene} */
  #scene() {
    return {
      text: this.text,
      strings: this.#strings,
      lang: this.#options.lang,
      jump: (place) => this.#jump(place),
      visit: (entity, mention) => this.#visit(entity, mention, this.#lastTrigger),
      topic: (entity) => this.#topic(entity),
    };
  }

  /** @param {number} id */
  #entity(id) {
    return /** @type {Entity} */ (this.analysis?.entities[id]);
  }

  /** @param {Entity} entity */
  #topic(entity) {
    return topicOf(this.#options.topic, entity);
  }

  /**
   * Tells the page; whether it lets the thing happen.
   * @param {string} name
   * @param {object} detail
   * @param {boolean} [cancelable]
   */
  #send(name, detail, cancelable = false) {
    return this.#root.dispatchEvent(new CustomEvent(`sorot:${name}`, { detail, cancelable, bubbles: true, composed: true }));
  }
}

/** @param {Element} root */
function isEdited(root) {
  return /** @type {HTMLElement} */ (root).isContentEditable;
}
