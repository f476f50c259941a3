// Where the engine's files lie in `dist/`: see `paths.js`.

export const WORKER_URL = new URL("./sorot-worker.js", import.meta.url).href;
export const WASM_URL = new URL("./sorot.wasm", import.meta.url).href;
