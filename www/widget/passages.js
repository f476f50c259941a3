// Where paragraphs and sentences of a text begin, and what stands in the same one.
//
// Paragraphs are the blocks of the text map. Sentences are the browser's own (`Intl.Segmenter`): good
// enough to gather the figures around a name.

/** @typedef {{ start: number, end: number }} Span */

/**
 * Offsets at which the paragraphs of `text` begin.
 * @param {string} text
 */
export function paragraphStarts(text) {
  return [0, ...Array.from(text.matchAll(/\n\n/g), ({ index }) => index + 2)];
}

/**
 * Offsets at which the sentences of `text` begin; its paragraphs where the browser knows no sentences.
 * @param {string} text
 */
export function sentenceStarts(text) {
  if (!Intl.Segmenter) return paragraphStarts(text);
  return Array.from(new Intl.Segmenter("id", { granularity: "sentence" }).segment(text), ({ index }) => index);
}

/**
 * Index of the passage that `offset` stands in.
 * @param {number[]} starts
 * @param {number} offset
 */
export function passageAt(starts, offset) {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (starts[middle]) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
