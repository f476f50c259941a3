// Where a card stands: in the document, and beside its mention. Knows rectangles only.

import { computePosition, inline } from "@floating-ui/core";

export const GAP = 8;
export const MARGIN = 16;
const SHEET = "(max-width: 768px)";

/** Whether a sheet at the bottom suits the window better than a card. */
export function wantsSheet() {
  return matchMedia(SHEET).matches;
}

/**
 * Puts `own`, an element of ours, at the end of the page; of the dialog around `node` where that makes the rest of the
 * page inert.
 * @param {HTMLElement} own
 * @param {Node} [node]
 */
export function attach(own, node = document.body) {
  const element = node instanceof Element ? node : node.parentElement;
  const holder = element?.closest("dialog:modal") ?? document.body;
  if (own.parentNode !== holder) holder.append(own);
}

/**
 * The page as far as floating-ui asks for it here. A card is in the top layer, so that only the window clips it: the
 * library's own platform, which looks for more, is three times as heavy, its flip and shift are half of all it has.
 */
const PLATFORM = /** @type {import("@floating-ui/core").Platform} */ (/** @type {Partial<import("@floating-ui/core").Platform>} */ ({
  getElementRects: ({ reference, floating }) => ({ reference: reference.getBoundingClientRect(), floating: { x: 0, y: 0, width: floating.offsetWidth, height: floating.offsetHeight } }),
  getClientRects: (reference) => [...reference.getClientRects()],
  isRTL: (element) => getComputedStyle(element).direction === "rtl",
}));

/**
 * Puts `card` beside `range`, within the window: below, or above where less is cut off there; at the line under the
 * pointer where the range is broken over two. Tells the side that it came to stand at: "top" or "bottom".
 * @param {Range} range
 * @param {HTMLElement} card
 * @param {{ x: number, y: number }} [pointer]
 * @returns {Promise<string>}
 */
export async function place(range, card, pointer) {
  const at = (/** @type {import("@floating-ui/core").Placement} */ placement) => computePosition(range, card, { platform: PLATFORM, placement, middleware: [inline(pointer)] });
  const below = await at("bottom-start");
  const cut = below.y + GAP + card.offsetHeight + MARGIN - innerHeight;
  const above = cut > 0 && (await at("top-start"));
  const isAbove = above && MARGIN + GAP - above.y < cut;
  const { x, y } = isAbove ? above : below;
  const most = document.documentElement.clientWidth - MARGIN - card.offsetWidth;
  card.style.setProperty("--_x", `${Math.round(Math.max(MARGIN, Math.min(x, most)))}px`);
  card.style.setProperty("--_y", `${Math.round(y + (isAbove ? -GAP : GAP))}px`);
  return isAbove ? "top" : "bottom";
}

/** Whether nothing of `range` is in the window. @param {Range} range */
export function isAway(range) {
  const { top, bottom, width } = range.getBoundingClientRect();
  return bottom < 0 || top > innerHeight || (!width && top === bottom);
}

/**
 * Scrolls the page, and whatever scrolls within it, to `range`; opens what is folded up around it.
 * @param {Range} range
 */
export function scrollTo(range) {
  const holder = range.startContainer.nodeType === 1 ? /** @type {Element} */ (range.startContainer) : range.startContainer.parentElement;
  unfold(holder);
  if (!isAway(range) && inMiddle(range)) return;
  holder?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { top, height } = range.getBoundingClientRect();
  scrollBy({ top: top + height / 2 - innerHeight / 3, behavior: motion() });
}

/** Opens each `<details>` around `element`. @param {Element | null} element */
function unfold(element) {
  const folded = element?.closest("details:not([open])");
  if (!folded) return;
  folded.setAttribute("open", "");
  unfold(folded);
}

/**
 * Scrolls the page so that nothing of `place` lies under `sheet`, as far as the page goes and as `place`
 * fits in what is left.
 * @param {Range | Element} place
 * @param {Element} sheet
 */
export function uncover(place, sheet) {
  const { top, bottom } = place.getBoundingClientRect();
  const under = bottom + MARGIN - sheet.getBoundingClientRect().top;
  if (under > 0) scrollBy({ top: Math.min(under, Math.max(0, top - MARGIN)), behavior: motion() });
}

/** @returns {ScrollBehavior} */
function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/** @param {Range} range */
function inMiddle(range) {
  const { top, bottom } = range.getBoundingClientRect();
  return top > innerHeight * 0.1 && bottom < innerHeight * 0.6;
}
