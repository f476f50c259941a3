// When a pointer means it: opens after a pause over a mention, closes after a pause off mention and
// card. Knows time and the pointer's place; knows neither where things are nor what they hold.
//
// Numbers: widget.md. Opening waits 500 ms, or 150 ms when a card closed less than 500 ms ago; closing
// waits 300 ms.

export const OPEN_AFTER = 500;
export const REOPEN_AFTER = 150;
export const REOPEN_WITHIN = 500;
export const CLOSE_AFTER = 300;

/** @template T */
export class HoverIntent {
  #open;
  #close;
  #closedAt = -Infinity;
  /** @type {T | null} */
  #target = null;
  /** Where the pointer was last. @type {[number, number]} */
  #at = [0, 0];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #opening;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #closing;

  /**
   * @param {(target: T, x: number, y: number) => void} open
   * @param {() => void} close
   */
  constructor(open, close) {
    this.#open = open;
    this.#close = close;
  }

  /**
   * The pointer is over `target`, at `x`, `y`.
   * @param {T} target
   * @param {number} x
   * @param {number} y
   */
  over(target, x, y) {
    this.inside();
    this.#at = [x, y];
    if (target === this.#target) return;
    clearTimeout(this.#opening);
    this.#target = target;
    const wait = performance.now() - this.#closedAt < REOPEN_WITHIN ? REOPEN_AFTER : OPEN_AFTER;
    this.#opening = setTimeout(() => this.#open(target, ...this.#at), wait);
  }

  /** The pointer is over the card. */
  inside() {
    clearTimeout(this.#closing);
    this.#closing = undefined;
  }

  /** The pointer is over neither, and may go on moving there. */
  out() {
    clearTimeout(this.#opening);
    this.#target = null;
    this.#closing ??= setTimeout(() => {
      this.inside();
      this.#close();
    }, CLOSE_AFTER);
  }

  /** A card has closed, by whatever cause. */
  closed() {
    this.cancel();
    this.#closedAt = performance.now();
  }

  /** Nothing is meant any more, until the pointer has left what it is over. */
  cancel() {
    clearTimeout(this.#opening);
    this.inside();
  }
}
