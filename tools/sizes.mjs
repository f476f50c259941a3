// `node sizes.mjs FILE…`: what each file weighs, raw and as a server would send it.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const kB = (/** @type {Uint8Array} */ bytes) => `${(bytes.length / 1000).toFixed(1)} kB`.padStart(10);

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  console.log(`${basename(file).padEnd(16)}${kB(bytes)}${kB(gzipSync(bytes, { level: 9 }))} gz${kB(brotliCompressSync(bytes))} br`);
}
