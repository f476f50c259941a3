// What Sorot weighs, raw and as a server would send it.

import { existsSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const ROOT = new URL("../../", import.meta.url);
const PARTS = {
  "wasm with lists and model": "www/pkg/sorot_bg.wasm",
  "its glue": "www/pkg/sorot.js",
  "— model of names, alone": "src/data/id/names.bin",
  "— well-known names, alone": "src/data/id/known_names.bin",
  "— model of quotes, alone": "src/data/id/quotes.bin",
  "loader of the widget": "dist/sorot.js",
  widget: "dist/widget.js",
};

/** @typedef {{ part: string, raw: number, gzip: number, brotli: number }} Weight in bytes */

/** @returns {Weight[]} */
export const weights = () =>
  Object.entries(PARTS)
    .map(([part, path]) => ({ part, file: new URL(path, ROOT) }))
    .filter(({ file }) => existsSync(file))
    .map(({ part, file }) => ({ part, ...weight(readFileSync(file)) }));

/** Wasm, glue and model as they travel: bytes of brotli. */
export const travelling = () => weights().slice(0, 2).reduce((sum, { brotli }) => sum + brotli, 0);

/** @param {Uint8Array} bytes */
export const weight = (bytes) => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length });
