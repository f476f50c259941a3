// Marks onto the page, and off it again without a trace. Knows neither the engine nor the cards.
//
// Two painters of one shape. `WrapPainter` puts an element around each mark: reachable by keyboard and
// screen reader, for a page of one's own. `HighlightPainter` leaves the DOM alone (CSS Custom
// Highlights): for text that a framework owns; there the panel is the way in without a pointer.

/**
 * @typedef {import("./marks.js").Mark} Mark
 * @typedef {import("./text-map.js").Slice} Slice
 * @typedef {{
 *   paint(marks: Mark[]): void,
 *   undo(): void,
 *   markAt(event: { target: EventTarget | null, clientX?: number, clientY?: number }): Mark | null,
 *   range(mark: Mark): Range | null,
 *   element(mark: Mark): HTMLElement | null,
 *   whole(): boolean,
 *   activate(mark: Mark | null): void,
 * }} Painter
 */

/** What a wrapping painter has to know of a mark's element. @typedef {(mark: Mark) => { href?: string | null, controls: string }} Describe */

export class WrapPainter {
  /** @type {Map<Mark, HTMLElement[]>} */
  #elements = new Map();
  /** @type {WeakMap<Element, Mark>} */
  #marks = new WeakMap();
  /** The text nodes that were split, each with what was split off and what it kept. @type {Map<Text, { parts: Set<Node>, kept: string }>} */
  #splits = new Map();
  #describe;

  /** @param {Describe} describe */
  constructor(describe) {
    this.#describe = describe;
  }

  /** From the last mark to the first: what is left of a split keeps its offsets. @param {Mark[]} marks */
  paint(marks) {
    for (const mark of [...marks].reverse()) {
      const elements = [...mark.slices].reverse().map((slice) => this.#wrap(slice));
      elements.reverse();
      this.#elements.set(mark, elements.map((element, i) => this.#dress(element, mark, i === 0)));
    }
  }

  undo() {
    for (const elements of this.#elements.values()) for (const element of elements) element.replaceWith(...element.childNodes);
    for (const [node, { parts, kept }] of this.#splits) join(node, parts, isNew(node.data, kept));
    this.#elements.clear();
    this.#splits.clear();
  }

  /** @param {{ target: EventTarget | null }} event */
  markAt({ target }) {
    const element = target instanceof Element ? target.closest("[data-sorot-mark]") : null;
    return (element && this.#marks.get(element)) ?? null;
  }

  /** @param {Mark} mark */
  range(mark) {
    const elements = this.#elements.get(mark) ?? [];
    const [first, last] = [elements[0], elements.at(-1)];
    if (!first?.isConnected || !last) return null;
    const range = document.createRange();
    range.setStart(first, 0);
    range.setEnd(last, last.childNodes.length);
    return range;
  }

  /** @param {Mark} mark */
  element(mark) {
    return this.#elements.get(mark)?.[0] ?? null;
  }

  /** Whether every mark is still on the page. */
  whole() {
    return [...this.#elements.values()].flat().every((element) => element.isConnected);
  }

  /** @param {Mark | null} active */
  activate(active) {
    for (const [mark, [element]] of this.#elements) element?.setAttribute("aria-expanded", String(mark === active));
  }

  /** @param {Slice} slice */
  #wrap({ node, start, end }) {
    const parts = this.#splits.get(node)?.parts ?? new Set();
    if (end < node.length) parts.add(node.splitText(end));
    const middle = node.splitText(start);
    parts.add(middle);
    this.#splits.set(node, { parts, kept: node.data });
    const element = document.createElement("span");
    node.after(element);
    element.append(middle);
    return element;
  }

  /**
   * Makes `element` a way into the card. Only the first part of a broken name is one for the keyboard.
   * @param {HTMLElement} element
   * @param {Mark} mark
   * @param {boolean} first
   */
  #dress(element, mark, first) {
    const { href, controls } = this.#describe(mark);
    const dressed = href ? renamed(element, "a") : element;
    const role = href ? { href } : { role: "button", tabindex: "0" };
    const button = { ...role, "aria-haspopup": "dialog", "aria-expanded": "false", "aria-controls": controls };
    const attributes = { "data-sorot-mark": "", ...(first ? button : href ? { href, tabindex: "-1" } : {}) };
    for (const [name, value] of Object.entries(attributes)) dressed.setAttribute(name, value);
    this.#marks.set(dressed, mark);
    /** @type {any} */ (dressed)[OWNED] = true;
    return dressed;
  }
}

/** @param {Element} element @param {string} tag */
function renamed(element, tag) {
  const other = document.createElement(tag);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/**
 * `node` with its parts again, as far as they still follow it: what the host changed meanwhile stays.
 * @param {Text} node
 * @param {Set<Node>} parts
 * @param {boolean} without The host gave it another text, in the place of all of it.
 */
function join(node, parts, without) {
  for (let next = node.nextSibling; next && parts.has(next); next = node.nextSibling) {
    if (!without) node.appendData(/** @type {Text} */ (next).data);
    next.remove();
  }
}

/**
 * Whether `data` is more than `kept` with other marks, or the beginning of it: scripts that mend quotation marks or
 * split nodes leave the letters.
 * @param {string} data
 * @param {string} kept
 */
function isNew(data, kept) {
  const letters = (/** @type {string} */ text) => text.replace(/[^\p{L}\p{N}]/gu, "");
  return !letters(kept).startsWith(letters(data));
}

/** On the elements that a painter made; a copy of one (a page restored, a text written anew) has it no more. */
const OWNED = "sorotOwned";

/** Takes off the marks that nobody answers for. @param {Element} root */
export function dropOrphans(root) {
  for (const mark of root.querySelectorAll("[data-sorot-mark]")) if (!(OWNED in mark)) mark.replaceWith(...mark.childNodes);
}

/** Names of our highlights; the host's are never touched. */
const NAMES = { marks: "sorot", active: "sorot-active", place: "sorot-place" };

export class HighlightPainter {
  /** @type {Map<Mark, StaticRange | Range>} */
  #ranges = new Map();
  /** @type {Map<Node, Mark[]>} */
  #byParent = new Map();
  /** @type {Range[]} */
  #active = [];

  /** @param {Mark[]} marks */
  paint(marks) {
    for (const mark of marks) {
      const range = rangeOver(mark.slices);
      this.#ranges.set(mark, range);
      for (const parent of new Set(mark.slices.map(({ node }) => /** @type {Node} */ (node.parentNode)))) {
        this.#byParent.set(parent, [...(this.#byParent.get(parent) ?? []), mark]);
      }
      highlight(NAMES.marks)?.add(range);
    }
  }

  undo() {
    this.activate(null);
    for (const range of this.#ranges.values()) forget(NAMES.marks, range);
    this.#ranges.clear();
    this.#byParent.clear();
  }

  /** @param {{ target: EventTarget | null, clientX?: number, clientY?: number }} event */
  markAt({ target, clientX = NaN, clientY = NaN }) {
    const marks = this.#byParent.get(/** @type {Node} */ (target)) ?? [];
    return marks.find((mark) => covers(this.range(mark), clientX, clientY)) ?? null;
  }

  /** @param {Mark} mark */
  range(mark) {
    const range = /** @type {Range | undefined} */ (this.#ranges.get(mark));
    return range?.startContainer.isConnected && !range.collapsed ? range : null;
  }

  element() {
    return null;
  }

  /** Whether every mark is still on the page. */
  whole() {
    return [...this.#ranges.keys()].every((mark) => this.range(mark));
  }

  /** @param {Mark | null} mark */
  activate(mark) {
    for (const range of this.#active) forget(NAMES.active, range);
    const range = mark && this.range(mark);
    this.#active = range ? [range] : [];
    if (range) highlight(NAMES.active)?.add(range);
  }
}

/**
 * Shows where a line of the card comes from, until the next one.
 * @param {Range | null} range
 */
export function showPlace(range) {
  CSS.highlights?.delete(NAMES.place);
  if (range) highlight(NAMES.place)?.add(range);
}

/**
 * The best painter for `root`: whose text a framework owns, is left alone.
 * @param {Element} root
 * @param {Describe} describe
 * @param {string} [wanted] "wrap", "highlight" or "auto"
 * @returns {Painter}
 */
export function painterFor(root, describe, wanted = "auto") {
  const light = wanted === "highlight" || (wanted === "auto" && isOwned(root));
  return light && "highlights" in CSS ? new HighlightPainter() : light ? NO_PAINTER : new WrapPainter(describe);
}

/** Where neither painter may work: the panel alone. @type {Painter} */
const NO_PAINTER = {
  paint() {},
  undo() {},
  activate() {},
  markAt: () => null,
  range: () => null,
  element: () => null,
  whole: () => true,
};

/** Where a framework will take over what its server wrote, though it has not yet. */
const SERVED = "#__next,#__nuxt,astro-island,[data-reactroot]";

/** React, Vue, Svelte and Preact leave their names on the nodes that they own. @param {Element} root */
function isOwned(root) {
  if (root.closest(SERVED) || "__next_f" in window) return true;
  const nodes = [root, root.firstElementChild, ...(root.parentElement ? [root.parentElement] : [])];
  return nodes.some((node) => node && Object.keys(node).some((key) => /^(__react|__vue|__svelte|__k$|_reactRoot)/.test(key)));
}

/** @param {Slice[]} slices */
function rangeOver(slices) {
  const range = document.createRange();
  const [first, last] = [slices[0], slices.at(-1)];
  if (first && last) {
    range.setStart(first.node, first.start);
    range.setEnd(last.node, last.end);
  }
  return range;
}

/** @param {Range | null} range @param {number} x @param {number} y */
function covers(range, x, y) {
  const rectangles = range ? [...range.getClientRects()] : [];
  return rectangles.some(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
}

/** Our highlight of that name, or `undefined` where the browser has none. @param {string} name */
function highlight(name) {
  if (!("highlights" in CSS)) return undefined;
  const known = CSS.highlights.get(name) ?? new Highlight();
  CSS.highlights.set(name, known);
  return known;
}

/** @param {string} name @param {AbstractRange} range */
function forget(name, range) {
  const known = CSS.highlights?.get(name);
  known?.delete(range);
  if (known?.size === 0) CSS.highlights.delete(name);
}
