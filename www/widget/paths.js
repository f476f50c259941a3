// Where the engine's files lie beside this source; the build puts `paths.dist.js` in its place.

export const WORKER_URL = new URL("./worker.js", import.meta.url).href;
export const WASM_URL = new URL("../pkg/sorot_bg.wasm", import.meta.url).href;
