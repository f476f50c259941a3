// The box that a card is shown in: a non-modal dialog in the top layer, beside its mention or as a sheet
// at the bottom. Knows where and when; knows nothing of what it holds.

import { piece, sheet } from "./elements.js";
import { attach, isAway, place, uncover, wantsSheet } from "./placement.js";
import { CARD, COMMON } from "./styles.js";

/**
 * @typedef {"escape" | "outside" | "pointer" | "button" | "jump" | "scroll" | "away" | "api"} Reason Why a card closed.
 * @typedef {{ range: Range, pointer?: { x: number, y: number }, label: string, focus: boolean, parts: HTMLElement[] }} Showing
 */

/** At most one card is open on a page. @type {CardView | null} */
let shown = null;

let lastId = 0;

export class CardView {
  host = document.createElement("sorot-card");
  #shadow;
  #close;
  /** @type {Showing | null} */
  #showing = null;
  #frame = 0;
  /** The mention has been in the window since the card was shown. */
  #arrived = false;

  /**
   * @param {(reason: Reason) => void} close Asked to close, by the reader or the browser.
   * @param {AbortSignal} signal
   * @param {ShadowRootMode} [mode] "closed" on a page that is not its host's.
   */
  constructor(close, signal, mode = "open") {
    this.#close = close;
    this.#shadow = this.host.attachShadow({ mode });
    this.#shadow.adoptedStyleSheets = [sheet(COMMON), sheet(CARD)];
    this.host.id = `sorot-card-${++lastId}`;
    this.host.tabIndex = -1;
    this.host.setAttribute("role", "dialog");
    this.host.setAttribute("aria-modal", "false");
    this.host.popover = "hint";
    if (this.host.popover !== "hint") this.host.popover = "manual";
    attach(this.host);
    this.#listen(signal);
  }

  get isOpen() {
    return this.#showing !== null;
  }

  get isSheet() {
    return this.host.hasAttribute("data-sheet");
  }

  get #hasFocus() {
    return /** @type {Document | ShadowRoot} */ (this.host.getRootNode()).activeElement === this.host;
  }

  /** @param {Showing} showing */
  show(showing) {
    if (shown !== null && shown !== this) shown.#close("away");
    shown = this;
    this.#showing = showing;
    this.#arrived = false;
    const renamed = this.host.getAttribute("aria-label") !== showing.label;
    this.host.setAttribute("aria-label", showing.label);
    this.#fill(showing.parts, renamed);
    this.host.toggleAttribute("data-sheet", wantsSheet());
    attach(this.host, showing.range.startContainer);
    if (!this.host.matches(":popover-open")) this.host.showPopover();
    this.#place();
    if (showing.focus && !this.#hasFocus) this.host.focus({ preventScroll: true });
  }

  /** Whether the focus was inside. */
  hide() {
    const focused = this.#hasFocus;
    this.#showing = null;
    if (shown === this) shown = null;
    cancelAnimationFrame(this.#frame);
    if (this.host.matches(":popover-open")) this.host.hidePopover();
    return focused;
  }

  remove() {
    this.hide();
    this.host.remove();
  }

  /** Adds what came late, in place of what came before. @param {HTMLElement} part @param {CSSStyleSheet} [rules] */
  add(part, rules) {
    if (rules) this.#shadow.adoptedStyleSheets = [...new Set([...this.#shadow.adoptedStyleSheets, rules])];
    this.#partLike(part)?.remove();
    this.#shadow.querySelector(".body")?.append(part);
    this.#place();
  }

  /** New content; what had the focus has it again, the whole card where that is about another. @param {HTMLElement[]} parts @param {boolean} renamed */
  #fill(parts, renamed) {
    const focused = this.#shadow.activeElement;
    this.#shadow.replaceChildren(piece("div", "card", ...parts));
    if (!focused) return;
    const again = renamed ? null : this.#partLike(focused);
    (again ?? this.host).focus({ preventScroll: true });
  }

  /** The first part of the same classes. @param {Element} part @returns {HTMLElement | null} */
  #partLike({ className }) {
    return this.#shadow.querySelector(`.${className.split(" ").join(".")}`);
  }

  /** A page never scrolls for a pointer that only rests on a name. */
  async #place() {
    if (!this.#showing) return;
    if (this.isSheet) return void (this.#showing.focus && uncover(this.#showing.range, this.host));
    this.host.dataset.side = await place(this.#showing.range, this.host, this.#showing.pointer);
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const { host } = this;
    const follow = { signal, capture: true, passive: true };
    host.addEventListener("keydown", (event) => this.#tab(event), { signal });
    host.addEventListener("toggle", () => this.isOpen && !host.matches(":popover-open") && this.#close("outside"), { signal });
    document.addEventListener("keydown", (event) => this.#escape(event), { signal, capture: true });
    document.addEventListener("scroll", () => this.#follow(), follow);
    addEventListener("resize", () => this.isOpen && this.#resize(), follow);
    document.addEventListener("focusin", (event) => this.#clear(event.target), follow);
    document.addEventListener("pointerdown", (event) => this.#outside(event), follow);
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== "Escape" || !this.isOpen) return;
    event.preventDefault();
    this.#close("escape");
  }

  /** What has the focus is not left under a sheet. @param {EventTarget | null} focused */
  #clear(focused) {
    if (this.isOpen && this.isSheet && focused instanceof Element && focused !== this.host) uncover(focused, this.host);
  }

  /** @param {PointerEvent} event */
  #outside(event) {
    const path = event.composedPath();
    const inside = path.includes(this.host) || path.some((node) => node instanceof Element && node.hasAttribute("data-sorot-mark"));
    if (this.isOpen && !inside) this.#close("outside");
  }

  /** Tab off either end leaves the card for what follows, or precedes, its mention. @param {KeyboardEvent} event */
  #tab(event) {
    if (event.key !== "Tab") return;
    const stops = [...this.#shadow.querySelectorAll("button, a")];
    const at = this.#shadow.activeElement;
    if (event.shiftKey ? at && at !== stops[0] : at !== stops.at(-1)) return;
    if (event.shiftKey) event.preventDefault();
    this.#close("escape");
  }

  #resize() {
    this.host.toggleAttribute("data-sheet", wantsSheet());
    if (this.isSheet) this.#place();
    this.#follow();
  }

  #follow() {
    if (!this.isOpen || this.isSheet) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#keepUp());
  }

  /** Moves along with the mention; closes when that has left the window. */
  #keepUp() {
    if (!this.#showing) return;
    const away = isAway(this.#showing.range);
    if (away && this.#arrived) return this.#close("scroll");
    this.#arrived ||= !away;
    this.#place();
  }
}
