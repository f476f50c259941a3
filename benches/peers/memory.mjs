// `node --expose-gc --max-semi-space-size=512 memory.mjs`: prints what an article leaves behind.
// With a nursery that large nothing is collected meanwhile, so the heap's growth is the garbage.

import { sorot } from "./jobs.mjs";
import { median } from "./measure.mjs";
import { ARTICLE, distinct } from "./texts.mjs";

const { run, memory } = await sorot();
const articles = distinct(1000);
const linear = () => memory.buffer.byteLength;

for (const article of articles.slice(0, 10)) run(article);
const after10 = linear();
for (const article of articles.slice(10)) run(article);

console.log(JSON.stringify({ garbage: garbage(ARTICLE), linear: { after10, after1000: linear() } }));

/** Bytes of JavaScript heap for one analysis. @param {string} text */
function garbage(text) {
  const samples = Array.from({ length: 9 }, () => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < 20; i++) run(text);
    return (process.memoryUsage().heapUsed - before) / 20;
  });
  return Math.round(median(samples));
}
