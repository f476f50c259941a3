// `node www/build.mjs`: the widget as `dist/`, ready to be put on a newsroom's own server.
// Fails if a file weighs more than its budget. Prints each file's weight and its hash for SRI.

import { build, transform } from "esbuild";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const www = dirname(fileURLToPath(import.meta.url));
const dist = join(www, "..", "dist");

/** Bytes, gzipped: what a page pays at its start, what a card costs, the engine's thread, the engine. */
const BUDGETS = [
  { files: ["sorot.js", "engine.js"], limit: 3000 },
  { files: ["widget.js"], limit: 16000 },
  { files: ["sorot-worker.js"], limit: 6000 },
  { files: ["sorot.wasm"], limit: 400000 },
];

/** Puts the addresses of `dist/` in the place of the source's, and minifies the rules in css`…`. */
const plugin = {
  name: "sorot",
  setup(/** @type {import("esbuild").PluginBuild} */ { onResolve, onLoad }) {
    onResolve({ filter: /\/paths\.js$/ }, () => ({ path: join(www, "widget", "paths.dist.js") }));
    onLoad({ filter: /styles\.js$/ }, async ({ path }) => ({ contents: await smallRules(readFileSync(path, "utf8")) }));
  },
};

/** @param {string} source */
async function smallRules(source) {
  const parts = source.split(/(css`[^`]*`)/);
  const small = parts.map(async (part) => {
    if (!part.startsWith("css`")) return part;
    const { code } = await transform(part.slice(4, -1), { loader: "css", minify: true });
    return JSON.stringify(code.trim());
  });
  return (await Promise.all(small)).join("");
}

/** @type {import("esbuild").BuildOptions} */
const shared = { bundle: true, minify: true, format: "esm", target: ["chrome115", "firefox121", "safari17"], plugins: [plugin], logLevel: "warning", legalComments: "none", banner: { js: "// Sorot, MIT OR Apache-2.0; Floating UI, MIT" } };

/** @param {string} source @param {string} name @param {string[]} [external] */
async function bundle(source, name, external = []) {
  const { metafile } = await build({ ...shared, entryPoints: [join(www, "widget", source)], outfile: join(dist, name), external, metafile: true });
  return metafile;
}

mkdirSync(dist, { recursive: true });
for (const { name } of readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isFile())) rmSync(join(dist, name));
await bundle("engine.js", "engine.js");
await bundle("loader.js", "sorot.js", ["./engine.js", "./widget.js"]);
const LATER = ["controls", "exports", "resolved", "strings-en"];
const widget = await bundle("widget.js", "widget.js", ["./engine.js", ...LATER.map((name) => `./${name}.js`)]);
for (const name of LATER) await bundle(`${name}.js`, `${name}.js`);
await bundle("worker.js", "sorot-worker.js");
await build({ ...shared, entryPoints: [join(www, "widget", "node.js")], outfile: join(dist, "node.js"), platform: "node", external: ["./widget.js"] });
cpSync(join(www, "pkg", "sorot_bg.wasm"), join(dist, "sorot.wasm"));
writeTypes();
writeFileSync(join(dist, "package.json"), `${JSON.stringify(face(), null, 2)}\n`);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(www, "..", name), join(dist, name));
for (const name of ["README.md", "README.id.md"]) writeFileSync(join(dist, name), alone(readFileSync(join(www, "..", name), "utf8")));

await build({ ...shared, entryPoints: [join(www, "examples", "react-app.js")], outfile: join(www, "pkg", "react-app.js"), define: { "process.env.NODE_ENV": '"production"' } });

if (process.argv.includes("--parts")) printParts(widget);
report();

/** What each source adds to the widget. @param {import("esbuild").Metafile} metafile */
function printParts({ outputs }) {
  for (const { inputs } of Object.values(outputs)) {
    const parts = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
    for (const [name, { bytesInOutput }] of parts) console.log(`${String(bytesInOutput).padStart(8)}  ${name.replace(/.*node_modules\//, "")}`);
  }
}

/** What npm shows of the package: `dist/` is published as it is. */
function face() {
  const { name, version, description, license } = JSON.parse(readFileSync(join(www, "package.json"), "utf8"));
  return {
    name,
    version,
    description,
    license,
    type: "module",
    sideEffects: ["./sorot.js", "./widget.js"],
    types: "./sorot.d.ts",
    exports: {
      ".": { types: "./sorot.d.ts", node: "./node.js", default: "./widget.js" },
      "./auto": "./sorot.js",
      "./exports": { types: "./types/widget/exports.d.ts", default: "./exports.js" },
      "./sorot.wasm": "./sorot.wasm",
      "./sorot-worker.js": "./sorot-worker.js",
    },
  };
}

/** A text of the repository's without pictures and without links to files that stay behind. @param {string} text */
function alone(text) {
  const words = text.split("\n\n").filter((part) => !part.includes("![")).join("\n\n");
  return words.replace(/\[([^\]]+)\]\((?!https?:|README)[^)]+\)/g, "$1");
}

/** Types from the source's own comments, so that they cannot drift; `sorot.d.ts` is the way in. */
function writeTypes() {
  const sources = ["widget", "exports", "node"].map((name) => join(www, "widget", `${name}.js`));
  const flags = "--allowJs --checkJs --declaration --emitDeclarationOnly --skipLibCheck --strict --target es2022 --module esnext --moduleResolution bundler --lib es2023,dom,dom.iterable --types node".split(" ");
  execFileSync(process.execPath, [join(www, "node_modules", "typescript", "bin", "tsc"), ...sources, ...flags, "--rootDir", www, "--outDir", join(dist, "types")], { stdio: "inherit", cwd: www });
  mkdirSync(join(dist, "types", "pkg"), { recursive: true });
  cpSync(join(www, "pkg", "sorot.d.ts"), join(dist, "types", "pkg", "sorot.d.ts"));
  writeFileSync(join(dist, "sorot.d.ts"), 'export * from "./types/widget/widget.js";\nexport type { Analysis, Entity, Figure, Mention, Quote, Role, Segment, Span, Speaker } from "./types/pkg/sorot.js";\n');
}

function report() {
  const weights = new Map();
  for (const name of readdirSync(dist).filter((file) => /\.(js|wasm)$/.test(file)).sort()) {
    const bytes = readFileSync(join(dist, name));
    weights.set(name, gzipSync(bytes, { level: 9 }).length);
    const hash = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    console.log(`${name.padEnd(16)}${String(bytes.length).padStart(8)} B${String(weights.get(name)).padStart(8)} B gz  ${hash}`);
  }
  for (const { files, limit } of BUDGETS) {
    const weight = files.reduce((sum, name) => sum + weights.get(name), 0);
    console.log(`${files.join(" + ")}: ${weight} of ${limit} B gz${weight > limit ? ": TOO HEAVY" : ""}`);
    if (weight > limit) process.exitCode = 1;
  }
}
