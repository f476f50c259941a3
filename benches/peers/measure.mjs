// Clocks and arithmetic.

/** @param {number[]} values */
export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Milliseconds. @param {() => unknown} work */
export function time(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Milliseconds of each contender, taken by turns so that what disturbs one disturbs all: the median
 * of `rounds` turns after a fifth as many to warm up. A turn does its work so many `times`: with short
 * work and one time, code is measured that the engine has not compiled to its end.
 * @param {Record<string, () => unknown>} contenders
 * @param {number} rounds
 */
export function race(contenders, rounds, times = 1) {
  const taken = Object.fromEntries(Object.keys(contenders).map((name) => [name, /** @type {number[]} */ ([])]));
  for (let round = -Math.ceil(rounds / 5); round < rounds; round++)
    for (const [name, work] of Object.entries(contenders)) {
      const turn = time(() => {
        for (let i = 0; i < times; i++) work();
      });
      if (round >= 0) taken[name].push(turn / times);
    }
  return Object.fromEntries(Object.entries(taken).map(([name, all]) => [name, median(all)]));
}

/** The slope of log(y) over log(x): 1 is linear. @param {[x: number, y: number][]} points */
export function exponent(points) {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)]);
  const mean = (/** @type {number} */ i) => logs.reduce((sum, point) => sum + point[i], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
