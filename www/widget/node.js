// The widget in Node, as a page that a server writes imports it. Only `analyze` is another: there is no
// worker to start and no address to fetch from.

import { readFile } from "node:fs/promises";
import { Engine, initSync } from "../pkg/sorot.js";
import { WASM_URL } from "./paths.js";

export * from "./widget.js";

/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * What `text` holds, with offsets in its UTF-16 code units.
 * @param {string} text
 * @param {import("../pkg/sorot.js").Options} [options]
 */
export async function analyze(text, { date } = {}) {
  engine ??= open();
  return (await engine).analyze(text, { date });
}

/** Not by the glue's own way, which asks for `Response`: node then brings its `fetch` first, for 30 ms. */
async function open() {
  initSync({ module: await WebAssembly.compile(await readFile(new URL(WASM_URL))) });
  return new Engine();
}
