// Who is measured, loaded as fast as node can.

import { readFileSync } from "node:fs";

const PKG = new URL("../../www/pkg/", import.meta.url);

/** Sorot from its module, as fast as node can load it. */
export async function sorot() {
  const { initSync, Engine } = await import(new URL("sorot.js", PKG).href);
  const { memory } = initSync({ module: readFileSync(new URL("sorot_bg.wasm", PKG)) });
  const engine = new Engine();
  return { run: (/** @type {string} */ text) => engine.analyze(text), memory: /** @type {WebAssembly.Memory} */ (memory) };
}

export { compromise, wink } from "./peers.mjs";
