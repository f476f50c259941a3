// A DOM subtree as the text that the engine reads, and back: every UTF-16 offset of the text has its
// place in a text node. Knows the page's markup; knows neither the engine nor the cards.
//
// White space is folded as the page folds it. A block ends a paragraph ("\n\n"), a `<br>` a line
// ("\n"). Soft hyphens and zero-width marks are left out, so that a name is one word again.

/**
 * @typedef {{ start: number, end: number }} Span
 * @typedef {{ node: Text, start: number, end: number, open: boolean }} Slice
 * Part of one text node, in its own offsets; `open`: a mark may stand there.
 * @typedef {{ node: Text, from: number, start: number, length: number, open: boolean }} Piece
 * `length` units of the text at `start`, one to one with those of `node` at `from`.
 */

/** Not the story: neither read nor marked. */
const SKIPPED = [
  "script,style,template,noscript,iframe,object,embed,canvas,svg,math,video,audio,head",
  "button,input,select,textarea,h1,figcaption,pre,[hidden],[aria-hidden=true]",
  "[contenteditable]:not([contenteditable=false]),[data-sorot-ignore]",
].join();

/** Read, because the sentence needs it, but never marked: what is in it answers to the host, or is a mark already. */
const CLOSED = "a,code,kbd,samp,summary,label,[role=button],[role=link],[data-sorot-mark]";

const INLINE = /^(inline|contents|ruby)/;
const BLOCK_TAG = /^(address|article|aside|blockquote|center|dd|details|dialog|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hgroup|hr|li|main|nav|ol|p|pre|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/i;
const RUN = /[ \t\r\n\f]+|[\u00AD\u200B\u2060\uFEFF]+|[^ \t\r\n\f\u00AD\u200B\u2060\uFEFF]+/g;
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/;

/** @typedef {(node: Node) => boolean} Wanted Whether a text is read, and an element looked into. */

/**
 * The text of `root`, with its places.
 * @param {Node} root
 * @param {Wanted} [wanted]
 */
export function mapText(root, wanted = () => true) {
  const builder = new Builder(wanted);
  const { lines = false, parts = false } = root.nodeType === 1 ? layout(/** @type {Element} */ (root)) : {};
  builder.children(root, true, lines, !parts);
  return new TextMap(root, builder.text, builder.pieces);
}

export class TextMap {
  /**
   * @param {Node} root
   * @param {string} text
   * @param {Piece[]} pieces By start, non-overlapping.
   */
  constructor(root, text, pieces) {
    this.root = root;
    this.text = text;
    this.pieces = pieces;
  }

  /**
   * The parts of text nodes that `span` covers, in document order, one a node.
   * @param {Span} span
   */
  slices({ start, end }) {
    /** @type {Slice[]} */
    const slices = [];
    for (let i = this.#pieceAfter(start); i < this.pieces.length; i++) {
      const piece = /** @type {Piece} */ (this.pieces[i]);
      if (piece.start >= end) break;
      addSlice(slices, piece, Math.max(start, piece.start), Math.min(end, piece.start + piece.length));
    }
    return slices;
  }

  /**
   * `span` as a DOM range, or `null` if nothing of it is on the page.
   * @param {Span} span
   */
  range(span) {
    const slices = this.slices(span);
    const first = slices[0];
    const last = slices.at(-1);
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.start);
    range.setEnd(last.node, last.end);
    return range;
  }

  /** Index of the first piece that ends behind `offset`. @param {number} offset */
  #pieceAfter(offset) {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = /** @type {Piece} */ (this.pieces[middle]);
      if (piece.start + piece.length > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/**
 * @param {Slice[]} slices
 * @param {Piece} piece
 * @param {number} start
 * @param {number} end
 */
function addSlice(slices, { node, from, start: pieceStart, open }, start, end) {
  const last = slices.at(-1);
  const nodeEnd = from + end - pieceStart;
  if (last?.node === node) last.end = nodeEnd;
  else slices.push({ node, start: from + start - pieceStart, end: nodeEnd, open });
}

/** Gathers the text while it walks the nodes. */
class Builder {
  text = "";
  /** @type {Piece[]} */
  pieces = [];
  /** Line ends owed before the next word: 1 a line, 2 a paragraph. */
  #breaks = 0;
  /** The white space owed before the next word. @type {[Text, number, boolean] | null} */
  #space = null;
  #wanted;

  /** @param {Wanted} wanted */
  constructor(wanted) {
    this.#wanted = wanted;
  }

  /**
   * @param {Node} parent
   * @param {boolean} open
   * @param {boolean} lines Line ends in the markup are kept.
   * @param {boolean} flows Its own text does: in a flexible box or a grid a mark would be a box of its own.
   */
  children(parent, open, lines, flows = true) {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (!this.#wanted(node)) this.#unwanted(node);
      else if (node.nodeType === 3) this.#words(/** @type {Text} */ (node), open && flows, lines);
      else if (node.nodeType === 1) this.#element(/** @type {Element} */ (node), open, lines);
    }
  }

  /** Not read, yet it parts what stands around it. @param {Node} node */
  #unwanted(node) {
    if (node.nodeType === 1 && layout(/** @type {Element} */ (node)).block) this.#break(2);
  }

  /** @param {Element} element @param {boolean} open @param {boolean} lines */
  #element(element, open, lines) {
    if (element.localName === "br") return this.#break(this.#breaks + 1);
    const style = layout(element);
    if (style.display === "none" || element.matches(SKIPPED)) return this.#break(style.block ? 2 : 0);
    if (style.block) this.#break(2);
    this.children(element, open && !element.matches(CLOSED), style.lines ?? lines, !style.parts);
    if (style.block) this.#break(2);
  }

  /** @param {Text} node @param {boolean} open @param {boolean} lines */
  #words(node, open, lines) {
    for (const { 0: run, index } of node.data.matchAll(RUN)) {
      if (INVISIBLE.test(run)) continue;
      if (run.trim()) this.#word(node, index, run, open);
      else if (lines && run.includes("\n")) this.#break(run.split("\n").length - 1);
      else this.#space ??= [node, index, open];
    }
  }

  /** @param {Text} node @param {number} from @param {string} word @param {boolean} open */
  #word(node, from, word, open) {
    if (this.text && this.#breaks) this.text += "\n\n".slice(-this.#breaks);
    else if (this.text && this.#space) this.#add(this.#space[0], this.#space[1], " ", this.#space[2]);
    this.#breaks = 0;
    this.#space = null;
    this.#add(node, from, word, open);
  }

  /** @param {Text} node @param {number} from @param {string} run @param {boolean} open */
  #add(node, from, run, open) {
    const last = this.pieces.at(-1);
    const start = this.text.length;
    const goesOn = last?.node === node && last.from + last.length === from && last.start + last.length === start;
    if (goesOn) last.length += run.length;
    else this.pieces.push({ node, from, start, length: run.length, open });
    this.text += run;
  }

  /** @param {number} lines */
  #break(lines) {
    this.#breaks = Math.min(2, Math.max(this.#breaks, lines));
  }
}

/**
 * How the page lays `element` out; by its tag where it is not in a page.
 * @param {Element} element
 * @returns {{ display: string, block: boolean, lines?: boolean, parts?: boolean }}
 */
function layout(element) {
  const { display, cssFloat, whiteSpaceCollapse = "" } = /** @type {any} */ (getComputedStyle(element));
  if (!display) return { display, block: BLOCK_TAG.test(element.localName) };
  const dropCap = cssFloat !== "none" && /** @type {string} */ (element.textContent).trim().length <= 2;
  const lines = whiteSpaceCollapse.startsWith("preserve") && whiteSpaceCollapse !== "preserve-spaces";
  return { display, block: display !== "none" && !INLINE.test(display) && !dropCap, lines, parts: /flex|grid/.test(display) };
}
