// The reader's other way in: a button, and a panel that lists everybody and everything on the cards,
// with the switch. Reached by keyboard and screen reader wherever the marks are not.

import { cardBody, figureLine, line, list, quoteLine } from "./card.js";
import { cardModel } from "./card-model.js";
import { button, element, focusedElement, icon, piece, quoted, sheet } from "./elements.js";
import { attach, isAway, wantsSheet } from "./placement.js";
import { fill, spoken } from "./strings.js";
import PANEL from "./strings-panel.js";
import { COMMON, CONTROLS } from "./styles.js";

export { keepSelectable } from "./selection.js";

/**
 * @typedef {import("./card.js").Scene} Scene
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Entity} Entity
 * @typedef {{ scene: Scene, analysis: Analysis | null, failed: boolean, on: boolean }} State
 * @typedef {{ mode?: ShadowRootMode, tools?: () => HTMLElement[], idle?: () => void, root?: Element }} Own
 * `tools` stand above the list; `idle` is called when neither panel nor way back is shown any more; `root` is the
 * article whose button this is, where a page may have several.
 */

/** The buttons that float, each of an article of its own; that of the one in the middle of the window is shown. @type {Set<Controls>} */
const floating = new Set();

/** Ends what is listened to for all of them, while there are several. */
let listening = new AbortController();

let frame = 0;

/** Of several at most once a frame. */
function settleSoon() {
  if (floating.size > 1) frame ||= requestAnimationFrame(settle);
  else settle();
}

/** Each is measured once, and only what changes is written. */
function settle() {
  frame = 0;
  const useful = [...floating].filter((one) => one.isUseful);
  const distances = useful.length > 1 ? useful.map((one) => one.away) : [0];
  const nearest = useful[distances.indexOf(Math.min(...distances))];
  for (const one of floating) one.reveal(one === nearest);
}

const SPOT = "M12 3v2M4.9 6l1.4 1.4M19.1 6l-1.4 1.4M12 9a4.5 4.5 0 0 1 4.5 4.5H7.500A4.5 4.5 0 0 1 12 9zM4 18h16M7 21.500h10";
const CLOSE = "M6 6l12 12M18 6L6 18";
const BACK = "M10 5l-6 7 6 7M4 12h16";
const GROUPS = /** @type {const} */ ([
  ["person", "people"],
  ["organisation", "organisations"],
  ["place", "places"],
]);

export class Controls {
  host = document.createElement("sorot-controls");
  #shadow;
  #panel = element("div", { class: "panel", part: "panel", role: "dialog", popover: "manual", tabindex: "-1", id: "panel" });
  #open = button("open", () => this.toggle());
  #back = button("back", () => this.#goBack());
  #turn;
  #tools;
  #idle;
  #root;
  #wanted = true;
  /** @type {State | null} */
  #state = null;
  /** @type {(() => void) | null} */
  #return = null;
  /** Has the focus again when panel or way back close. @type {HTMLElement | null} */
  #opener = null;
  /** Ends the wait for the reader to go on from a place. */
  #stay = new AbortController();
  /** The entries that the reader has opened. @type {Set<string>} */
  #unfolded = new Set();

  /**
   * @param {ParentNode} parent
   * @param {(on: boolean) => void} turn Turns the cards on or off.
   * @param {AbortSignal} signal
   * @param {Own} [own]
   */
  constructor(parent, turn, signal, { mode = "open", tools = () => [], idle = () => {}, root } = {}) {
    this.#turn = turn;
    this.#root = root;
    this.#tools = tools;
    this.#idle = idle;
    this.#shadow = this.host.attachShadow({ mode });
    this.#shadow.adoptedStyleSheets = [sheet(COMMON), sheet(CONTROLS)];
    this.#back.popover = "manual";
    this.#open.hidden = this.#open.inert = true;
    this.#open.setAttribute("aria-controls", "panel");
    this.#open.setAttribute("aria-haspopup", "dialog");
    this.#shadow.append(this.#open, this.#panel, this.#back);
    this.host.toggleAttribute("data-inline", parent !== document.body);
    parent.append(this.host);
    if (root && parent === document.body) this.#takeTurns(signal);
    document.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.#escape(event), { signal });
  }

  /** Where the reader can reach it, unless the page has given it a place. */
  #attach() {
    if (!this.host.isConnected || !this.host.hasAttribute("data-inline")) attach(this.host, this.#root);
  }

  /** @param {boolean} visible */
  showButton(visible) {
    this.#wanted = visible;
    this.#settle();
  }

  /** Which is shown changes for the others too. */
  #settle() {
    if (floating.has(this)) settleSoon();
    else this.reveal(this.isUseful);
  }

  /** Shows the button, or hides it. @param {boolean} shown */
  reveal(shown) {
    if (this.#open.hidden === shown) this.#open.hidden = this.#open.inert = !shown;
  }

  /** With nothing to list, or nothing read, there is no button. */
  get isUseful() {
    const { analysis } = this.#state ?? {};
    return this.#wanted && !!analysis && analysis.entities.length + analysis.quotes.length + analysis.figures.length > 0;
  }

  /** How far the article is from the middle of the window, in pixels. */
  get away() {
    const { top = 0, bottom = 0 } = this.#root?.getBoundingClientRect() ?? {};
    const middle = innerHeight / 2;
    return Math.max(top - middle, middle - bottom, 0);
  }

  /** @param {AbortSignal} signal */
  #takeTurns(signal) {
    floating.add(this);
    if (floating.size === 2) {
      listening = new AbortController();
      for (const moved of ["scroll", "resize"]) addEventListener(moved, settleSoon, { signal: listening.signal, passive: true });
    }
    signal.addEventListener("abort", () => {
      floating.delete(this);
      if (floating.size < 2) listening.abort();
      settleSoon();
    });
  }

  /** @param {State} state */
  update(state) {
    const strings = { ...PANEL, ...state.scene.strings };
    const same = this.#state?.analysis === state.analysis && this.#state.failed === state.failed;
    this.#state = { ...state, scene: { ...state.scene, strings } };
    const total = String(state.analysis?.entities.length ?? 0);
    this.#attach();
    this.host.lang = spoken(state.scene.lang);
    this.#open.setAttribute("aria-label", fill(strings.open, { total }));
    this.#open.setAttribute("aria-expanded", String(this.isOpen));
    this.#open.replaceChildren(icon(SPOT), piece("span", "total", total));
    this.#settle();
    if (!this.isOpen) return;
    if (same) this.#panel.querySelector(".switch")?.setAttribute("aria-checked", String(state.on));
    else this.#refill();
  }

  get isOpen() {
    return this.#panel.matches(":popover-open");
  }

  toggle(open = !this.isOpen) {
    if (open === this.isOpen) return;
    if (open) this.#openPanel();
    else this.#leave(this.#panel);
    this.#open.setAttribute("aria-expanded", String(open));
    this.#rest();
  }

  #openPanel() {
    const opener = this.#focused;
    this.#fill();
    for (const other of floating) if (other !== this) other.toggle(false);
    this.#attach();
    this.#panel.showPopover();
    this.#panel.focus();
    this.#opener = opener;
  }

  /** @type {HTMLElement | null} */
  get #focused() {
    return /** @type {HTMLElement | null} */ (this.#shadow.activeElement) ?? focusedElement();
  }

  /** Hides `box`; if the focus was in it, that goes to where it came from, else to the button. @param {HTMLElement} box */
  #leave(box) {
    const focused = box.contains(this.#shadow.activeElement);
    box.hidePopover();
    if (!focused) return;
    this.focus();
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
  }

  /** Puts the focus on the button. */
  focus() {
    this.#open.focus({ preventScroll: true });
  }

  /**
   * Offers the way back from a place, by `back`.
   * @param {string} label
   * @param {() => void} back
   * @param {boolean} focus
   */
  offerBack(label, back, focus) {
    this.#return = back;
    this.#attach();
    this.#back.replaceChildren(icon(BACK), label);
    if (!this.#back.matches(":popover-open")) this.#back.showPopover();
    if (!focus) return;
    this.#opener = this.#focused;
    this.#back.focus({ preventScroll: true });
  }

  /**
   * Once the reader has gone on from `range`, by a tap elsewhere or by scrolling it away, there is no way back from it;
   * `left` is called.
   * @param {Range} range
   * @param {() => void} left
   */
  watch(range, left) {
    this.#stay.abort();
    this.#stay = new AbortController();
    const { signal } = this.#stay;
    const leave = () => (this.dropBack(), left());
    let arrived = !isAway(range);
    const scrolled = () => {
      const away = isAway(range);
      if (arrived && away) leave();
      arrived ||= !away;
    };
    document.addEventListener("pointerup", (event) => this.#isElsewhere(event) && leave(), { signal, passive: true });
    document.addEventListener("scroll", scrolled, { signal, capture: true, passive: true });
  }

  /** Whether the reader has pressed what is not ours, and selected nothing by that. @param {Event} event */
  #isElsewhere(event) {
    return !event.composedPath().includes(this.host) && getSelection()?.isCollapsed !== false;
  }

  /** The way back is of no use any more. */
  dropBack() {
    this.#stay.abort();
    this.#return = null;
    if (this.#back.matches(":popover-open")) this.#leave(this.#back);
    this.#rest();
  }

  #rest() {
    if (!this.isOpen && !this.#return) this.#idle();
  }

  remove() {
    this.#stay.abort();
    this.host.remove();
  }

  /** Before a jump: a sheet is in the way of its place. Tells whether it was closed. */
  makeWay() {
    const closes = this.isOpen && wantsSheet();
    if (closes) this.toggle(false);
    return closes;
  }

  #goBack() {
    const back = this.#return;
    this.dropBack();
    back?.();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    const backShown = this.#return !== null;
    const inside = this.isOpen && event.composedPath().includes(this.host);
    if (!backShown && !inside) return;
    event.preventDefault();
    if (backShown) this.dropBack();
    else this.toggle(false);
  }

  #fill() {
    if (!this.#state) return;
    const { strings } = this.#state.scene;
    this.#panel.setAttribute("aria-label", strings.list);
    const shut = button("close", () => this.toggle(false), icon(CLOSE));
    shut.setAttribute("aria-label", strings.close);
    const header = piece("div", "header", piece("div", "title", piece("h2", "name", strings.title)), shut);
    this.#panel.replaceChildren(header, this.#switch(), ...this.#tools(), piece("div", "body", ...this.#groups()));
  }

  /** With what is new; scrolled to where it was, and what had the focus has it again. */
  #refill() {
    const top = this.#panel.querySelector(".body")?.scrollTop ?? 0;
    const focused = this.#shadow.activeElement;
    const sought = focused && this.#panel.contains(focused) && lookOf(focused);
    this.#fill();
    this.#panel.querySelector(".body")?.scrollTo({ top, behavior: "instant" });
    if (!sought) return;
    const controls = /** @type {HTMLElement[]} */ ([...this.#panel.querySelectorAll("button, a, summary")]);
    (controls.find((one) => lookOf(one) === sought) ?? this.#panel).focus({ preventScroll: true });
  }

  #switch() {
    const { on, scene } = /** @type {State} */ (this.#state);
    const made = button("switch", () => this.#turn(!this.#state?.on), scene.strings.cards, piece("span", "track"));
    made.setAttribute("role", "switch");
    made.setAttribute("aria-checked", String(on));
    return made;
  }

  /** @returns {(HTMLElement | null)[]} */
  #groups() {
    const { analysis, scene, failed } = /** @type {State} */ (this.#state);
    const { strings } = scene;
    if (!analysis) return [piece("p", "aliases", failed ? strings.failed : strings.loading)];
    const entities = GROUPS.map(([kind, title]) => {
      const members = analysis.entities.filter((entity) => entity.kind === kind);
      return group(strings[title], members.map((entity) => this.#entity(entity, analysis, scene)));
    });
    return [
      ...entities,
      group(strings.quotes, analysis.quotes.map((quote) => quoteLine(quote, scene, true))),
      group(strings.figures, analysis.figures.map((figure) => figureLine(figure, scene))),
    ];
  }

  /** Name first; the rest of its card once it is opened. @param {Entity} entity @param {Analysis} analysis @param {Scene} scene */
  #entity(entity, analysis, scene) {
    const name = quoted(piece("span", `name ${entity.kind}`, entity.name));
    const details = element("details", {}, element("summary", {}, name, piece("span", "count", `${entity.mentions.length} ×`)));
    const unfold = () => details.childElementCount > 1 || details.append(...restOf(entity, analysis, scene));
    const key = `${entity.kind} ${entity.name}`;
    details.open = this.#unfolded.has(key);
    if (details.open) unfold();
    details.addEventListener("toggle", () => {
      if (details.open) this.#unfolded.add(key);
      else this.#unfolded.delete(key);
      unfold();
    });
    return details;
  }
}

/** @param {Entity} entity @param {Analysis} analysis @param {Scene} scene */
function restOf(entity, analysis, scene) {
  const first = /** @type {import("./text-map.js").Span} */ (entity.mentions[0]);
  const places = entity.mentions.length === 1 ? [list("mentions", null, [line("mention", scene.text.slice(first.start, first.end), first, scene)])] : [];
  return [...places, ...cardBody(cardModel(analysis, scene.text, entity), scene)].filter((part) => part !== null);
}

/** What tells a control of the panel from the others: whose it is, what it is and says. @param {Element} one */
function lookOf(one) {
  const name = one.closest("details")?.querySelector(".name")?.textContent;
  return [name, one.localName, one.className, one.localName === "summary" ? "" : one.textContent].join("|");
}

/** @param {string} title @param {HTMLElement[]} items */
function group(title, items) {
  return items.length ? piece("section", "group", piece("h3", "group-heading", `${title} · ${items.length}`), list("list", null, items)) : null;
}
