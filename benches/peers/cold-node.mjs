// `node cold-node.mjs NAME`: prints the milliseconds from nothing loaded to the first result, and
// those of that first article alone.

import * as jobs from "./jobs.mjs";
import { ARTICLE, english } from "./texts.mjs";

const name = /** @type {"sorot" | "wink" | "compromise"} */ (process.argv[2]);
const text = name === "sorot" ? ARTICLE : english(ARTICLE);

const start = performance.now();
const job = await jobs[name]();
const loaded = performance.now();
typeof job === "function" ? job(text) : job.run(text);
const done = performance.now();
console.log(JSON.stringify({ total: done - start, first: done - loaded }));
