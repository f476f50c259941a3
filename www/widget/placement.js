// Where a card stands beside its mention. Knows rectangles only.

import { computePosition, flip, inline, shift } from "@floating-ui/core";

export const GAP = 8;
export const MARGIN = 16;
const SHEET = "(max-width: 768px)";

/** Whether a sheet at the bottom suits the window better than a card. */
export function wantsSheet() {
  return matchMedia(SHEET).matches;
}

/**
 * The page as floating-ui asks for it. A card is in the top layer, so that only the window clips it:
 * the library's own platform, which looks for more, is three times as heavy.
 * @type {import("@floating-ui/core").Platform}
 */
const PLATFORM = {
  getElementRects: ({ reference, floating }) => ({ reference: reference.getBoundingClientRect(), floating: { x: 0, y: 0, ...size(floating) } }),
  getClippingRect: () => ({ x: 0, y: 0, width: document.documentElement.clientWidth, height: innerHeight }),
  getDimensions: size,
  getClientRects: (reference) => [...reference.getClientRects()],
  isRTL: (element) => getComputedStyle(element).direction === "rtl",
};

/** The gap between mention and card. @type {import("@floating-ui/core").Middleware} */
const APART = { name: "apart", fn: ({ y, placement }) => ({ y: y + (placement.startsWith("top") ? -GAP : GAP) }) };

/** @param {HTMLElement} card */
function size({ offsetWidth: width, offsetHeight: height }) {
  return { width, height };
}

/**
 * Puts `card` beside `range`: at the line under the pointer where the range is broken over two.
 * Tells the side that it came to stand at: "top" or "bottom".
 * @param {Range} range
 * @param {HTMLElement} card
 * @param {{ x: number, y: number }} [pointer]
 * @returns {Promise<string>}
 */
export async function place(range, card, pointer) {
  const { x, y, placement } = await computePosition(range, card, {
    platform: PLATFORM,
    strategy: "fixed",
    placement: "bottom-start",
    middleware: [inline(pointer), APART, flip({ padding: MARGIN, fallbackPlacements: ["top-start"] }), shift({ padding: MARGIN })],
  });
  card.style.setProperty("--_x", `${Math.round(x)}px`);
  card.style.setProperty("--_y", `${Math.round(y)}px`);
  return placement.startsWith("top") ? "top" : "bottom";
}

/** Whether nothing of `range` is in the window. @param {Range} range */
export function isAway(range) {
  const { top, bottom, width } = range.getBoundingClientRect();
  return bottom < 0 || top > innerHeight || (!width && top === bottom);
}

/**
 * Scrolls the page, and whatever scrolls within it, to `range`.
 * @param {Range} range
 */
export function scrollTo(range) {
  const holder = range.startContainer.nodeType === 1 ? /** @type {Element} */ (range.startContainer) : range.startContainer.parentElement;
  if (!isAway(range) && inMiddle(range)) return;
  holder?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const { top, height } = range.getBoundingClientRect();
  scrollBy({ top: top + height / 2 - innerHeight / 3, behavior: motion() });
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
