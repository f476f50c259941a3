// The engine's own thread. Knows wasm, request ids and errors sent back; knows no page.
//
// The same file serves the main thread where a worker cannot start: it exports `open` and listens
// only inside a worker.

import init, { Engine } from "../pkg/sorot.js";

/**
 * @typedef {{ id: number, wasm: string, text: string | null, options?: import("../pkg/sorot.js").Options }} Request
 * A `text` of `null` only loads the engine.
 * @typedef {{ id: number, analysis?: import("../pkg/sorot.js").Analysis | null, took?: number, error?: Failure }} Reply
 * `took`: milliseconds in the engine.
 * @typedef {{ name: string, message: string, stage: "load" | "analyze", lost: boolean }} Failure
 * `lost`: this engine is of no use any more.
 */

/**
 * An engine, from the module at `wasm`.
 * @param {string} wasm
 */
export async function open(wasm) {
  await init({ module_or_path: wasm });
  return new Engine();
}

/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * @param {Request} request
 * @returns {Promise<Reply>}
 */
async function answer({ id, wasm, text, options }) {
  /** @type {Failure["stage"]} */
  let stage = "load";
  try {
    engine ??= open(wasm);
    const ready = await engine;
    stage = "analyze";
    const asked = performance.now();
    const analysis = text === null ? null : ready.analyze(text, options);
    return { id, analysis, took: performance.now() - asked };
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    return { id, error: { name, message, stage, lost: stage === "load" || error instanceof WebAssembly.RuntimeError } };
  }
}

if ("WorkerGlobalScope" in globalThis) {
  // The name says where the module is: so it loads before the first text comes. What fails waits for it.
  const { name } = /** @type {{ name: string }} */ (/** @type {unknown} */ (globalThis));
  const wasm = name.split(" ")[1];
  if (wasm) engine = open(wasm);
  engine?.catch(() => {});
  addEventListener("message", async ({ data }) => postMessage(await answer(data)));
}
