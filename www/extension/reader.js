// The engine in the background: one for all tabs, loaded with the first article. After a trap the module
// is lost and the next article gets a new one.

import { freshModule } from "sorot:engine";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Engine} Engine
 */

/** @type {Promise<Engine> | null} */
let engine = null;

/** Loads the engine before there is a text. Failures wait for the text. */
export function warm() {
  engine ??= open();
  engine.catch(() => (engine = null));
}

/**
 * What `text` holds, with offsets in its UTF-16 code units.
 * @param {string} text
 * @param {string | null} date
 * @returns {Promise<Analysis>}
 */
export async function analyze(text, date) {
  engine ??= open();
  try {
    return (await engine).analyze(text, { date });
  } catch (error) {
    engine = null;
    throw error;
  }
}

async function open() {
  const { default: init, Engine } = freshModule();
  await init({ module_or_path: chrome.runtime.getURL("sorot.wasm") });
  return new Engine();
}
