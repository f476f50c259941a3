// The client of the engine: text in, a promise of its analysis out. Knows workers, request ids and
// restarts; knows no page.
//
// A worker by default, because wasm runs there even where the page's policy forbids it; the main
// thread where no worker can start. One engine serves any number of articles. After a trap, or where the
// module could not be loaded, the worker is ended and the next request starts a new one.

import { WASM_URL, WORKER_URL } from "./paths.js";

/**
 * @typedef {import("../pkg/sorot.js").Analysis} Analysis
 * @typedef {import("../pkg/sorot.js").Options} Options
 * @typedef {import("../pkg/sorot.js").Engine} Engine
 * @typedef {import("./worker.js").Failure} Failure
 * @typedef {import("./worker.js").Reply} Reply
 * @typedef {{ text: string | null, options?: Options, resolve: (a: Analysis | null) => void, reject: (e: Error) => void }} Pending
 * @typedef {{ workerUrl?: string, wasmUrl?: string }} Addresses
 */

/** Thrown where the engine cannot be loaded or has broken down; `name` is that of the cause. */
export class EngineError extends Error {
  /** @param {{ name: string, message: string }} cause */
  constructor({ name, message }) {
    super(message);
    this.name = name;
  }
}

/** @type {Map<string, EngineClient>} */
const clients = new Map();

/**
 * The page's one engine for these addresses.
 * @param {Addresses} [addresses]
 */
export function engineAt({ workerUrl = WORKER_URL, wasmUrl = WASM_URL } = {}) {
  const key = `${workerUrl} ${wasmUrl}`;
  const client = clients.get(key) ?? new EngineClient(workerUrl, wasmUrl);
  clients.set(key, client);
  return client;
}

export class EngineClient {
  /** Milliseconds that the last answer took in the engine, without the way there and back. */
  took = 0;
  #workerUrl;
  #wasmUrl;
  /** @type {Worker | null} */
  #worker = null;
  /** The worker has answered, be it only that it cannot load. */
  #started = false;
  /** Why no worker starts: then the main thread does the work. @type {Error | null} */
  #noWorker = null;
  /** @type {Promise<Engine> | null} */
  #engine = null;
  #restarts = 0;
  #lastId = 0;
  /** @type {Map<number, Pending>} */
  #pending = new Map();

  /**
   * @param {string} workerUrl
   * @param {string} wasmUrl
   */
  constructor(workerUrl, wasmUrl) {
    const base = globalThis.document?.baseURI;
    this.#workerUrl = new URL(workerUrl, base).href;
    this.#wasmUrl = new URL(wasmUrl, base).href;
  }

  /** Loads the engine before there is a text. Failures wait for the text. */
  warm() {
    this.#request(null).catch(() => {});
  }

  /**
   * What `text` holds, with offsets in its UTF-16 code units.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Analysis>}
   */
  async analyze(text, options) {
    return /** @type {Analysis} */ (await this.#request(text, options));
  }

  /**
   * @param {string | null} text
   * @param {Options} [options]
   * @returns {Promise<Analysis | null>}
   */
  #request(text, options) {
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#pending.set(id, { text, options, resolve, reject });
      this.#send(id);
    });
  }

  /** @param {number} id */
  #send(id) {
    const pending = this.#pending.get(id);
    if (!pending) return;
    if (!this.#noWorker) this.#worker ??= this.#startWorker();
    if (!this.#worker) return void this.#answer(id, pending);
    this.#worker.postMessage({ id, wasm: this.#wasmUrl, text: pending.text, options: pending.options });
  }

  /** A worker, or `null` where the page's policy or origin lets none start. */
  #startWorker() {
    try {
      const worker = new Worker(trusted(this.#workerUrl), { type: "module", name: `sorot ${this.#wasmUrl}` });
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.#restart(new EngineError({ name: "WorkerError", message: event.message || `${this.#workerUrl} does not start` }));
      };
      return worker;
    } catch (error) {
      this.#noWorker = /** @type {Error} */ (error);
      return null;
    }
  }

  /** @param {Reply} reply */
  #receive({ id, analysis = null, took = 0, error }) {
    this.#started = true;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) pending?.reject(new EngineError(error));
    else {
      this.took = took;
      pending?.resolve(analysis);
    }
    if (error?.lost) this.#restart();
  }

  /** Ends the worker and asks again what it had not answered; on the main thread if it never started. @param {Error | null} [why] */
  #restart(why = null) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#noWorker = this.#started ? null : why;
    this.#started = false;
    for (const id of this.#pending.keys()) this.#send(id);
  }

  /**
   * On the main thread.
   * @param {number} id
   * @param {Pending} pending
   */
  async #answer(id, { text, options, resolve, reject }) {
    try {
      this.#engine ??= this.#open();
      const engine = await this.#engine;
      const asked = performance.now();
      const analysis = text === null ? null : engine.analyze(text, options);
      this.took = performance.now() - asked;
      resolve(analysis);
    } catch (error) {
      this.#engine = null;
      reject(new EngineError(/** @type {Error} */ (error)));
    }
    this.#pending.delete(id);
  }

  /**
   * A module that trapped keeps its broken memory: another address makes another module. Where there is none here
   * either, what kept the worker from its start is the reason, and the next request tries one again.
   */
  async #open() {
    const again = this.#restarts++ ? `?again=${this.#restarts}` : "";
    try {
      const { open } = await import(/* @vite-ignore */ this.#workerUrl + again);
      return await open(this.#wasmUrl);
    } catch (error) {
      const first = this.#noWorker ?? error;
      this.#noWorker = null;
      throw first;
    }
  }
}

/** @type {{ createScriptURL(url: string): unknown } | undefined} */
let policy;

/**
 * `url` as Trusted Types want it: only the page's own origin may give the worker.
 * @param {string} url
 */
function trusted(url) {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  if (!trustedTypes) return url;
  policy ??= trustedTypes.createPolicy("sorot", { createScriptURL: sameOrigin });
  return /** @type {string} */ (policy?.createScriptURL(url));
}

/** @param {string} url */
function sameOrigin(url) {
  if (new URL(url).origin !== location.origin) throw new TypeError(`A worker starts only from ${location.origin}`);
  return url;
}
