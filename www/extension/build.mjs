// `node www/extension/build.mjs`: two folders to load unpacked and two archives for the stores, in
// `dist/extension`. The same source gives the same bytes: archives hold sorted names and one fixed time.

import { build } from "esbuild";
import { zipSync } from "fflate";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { MARKS } from "../widget/styles.js";
import { manifestFor } from "./manifest.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const www = dirname(here);
const out = join(www, "..", "dist", "extension");

const SCRIPTS = ["background.js", "content.js", "always.js", "options.js"];
const FILES = ["options.html", "options.css", "_locales", "icons"];

/** The earliest time that the format holds, in UTC whatever the machine's zone. */
const TIME = new Date(1980, 0, 1, 0, 0, 0);

/**
 * `sorot:engine`: the module's bindings as a function that makes them anew. They hold one instance for
 * life; after a trap another is needed, and an extension may not import one at run time.
 * @type {import("esbuild").Plugin}
 */
const ENGINE = {
  name: "engine",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^sorot:engine$/ }, () => ({ path: "engine", namespace: "sorot" }));
    onLoad({ filter: /.*/, namespace: "sorot" }, async () => ({ contents: await freshModule() }));
  },
};

/**
 * Readability without markup that is parsed again: it keeps a copy of the page's nodes in its place, and
 * leaves pictures in `<noscript>` alone. Stores warn of `innerHTML`, and pages may forbid it.
 */
const MARKUP = [
  ["var pageCacheHtml = page.innerHTML;", "var pageCache = page.cloneNode(true);"],
  ["page.innerHTML = pageCacheHtml;", "page.replaceChildren(...pageCache.cloneNode(true).childNodes);"],
  ["tmp.innerHTML = noscript.innerHTML;", "tmp.append(...noscript.cloneNode(true).childNodes);"],
];

/** @type {import("esbuild").Plugin} */
const NO_MARKUP = {
  name: "no-markup",
  setup({ onLoad }) {
    onLoad({ filter: /readability[/\\]Readability\.js$/ }, ({ path }) => ({ contents: MARKUP.reduce(replaced, readFileSync(path, "utf8")) }));
  },
};

/** @param {string} source @param {string[]} change */
function replaced(source, [from = "", to = ""]) {
  if (!source.includes(from)) throw new Error(`Readability has changed: it has no "${from}" any more`);
  return source.replace(from, () => to);
}

const { version } = JSON.parse(readFileSync(join(www, "package.json"), "utf8"));

rmSync(out, { recursive: true, force: true });
for (const browser of /** @type {const} */ (["chrome", "firefox"])) await make(browser);

/** @param {import("./manifest.mjs").Browser} browser */
async function make(browser) {
  const folder = join(out, browser);
  mkdirSync(folder, { recursive: true });
  await bundle(folder);
  for (const name of FILES) cpSync(join(here, name), join(folder, name), { recursive: true, filter: (path) => !path.endsWith(".svg") });
  cpSync(join(www, "pkg", "sorot_bg.wasm"), join(folder, "sorot.wasm"));
  writeFileSync(join(folder, "marks.css"), MARKS);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifestFor(browser, version), null, 2)}\n`);
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(www, "..", name), join(folder, name));
  cpSync(join(www, "node_modules", "@mozilla", "readability", "LICENSE.md"), join(folder, "LICENSE-readability.md"));
  cpSync(join(www, "node_modules", "@floating-ui", "core", "LICENSE"), join(folder, "LICENSE-floating-ui"));
  const archive = zipSync(entriesOf(folder), { level: 9, mtime: TIME });
  writeFileSync(join(out, `sorot-${browser}-${version}.zip`), archive);
  console.log(`dist/extension/sorot-${browser}-${version}.zip  ${(archive.length / 1000).toFixed(1)} kB`);
}

/** @param {string} outdir */
async function bundle(outdir) {
  await build({
    entryPoints: SCRIPTS.map((name) => join(here, name)),
    outdir,
    bundle: true,
    format: "iife",
    target: ["chrome123", "firefox142"],
    plugins: [ENGINE, NO_MARKUP],
    minifySyntax: true,
    legalComments: "inline",
    logLevel: "warning",
    absWorkingDir: www,
  });
}

async function freshModule() {
  const { outputFiles } = await build({
    entryPoints: [join(www, "pkg", "sorot.js")],
    bundle: true,
    format: "iife",
    globalName: "bindings",
    write: false,
    define: { "import.meta.url": '""' },
  });
  return `export function freshModule() {\n${outputFiles[0]?.text}\nreturn bindings;\n}`;
}

/** What a folder holds, by sorted names. @param {string} folder */
function entriesOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(names.sort().map((name) => [relative(folder, join(folder, name)), new Uint8Array(readFileSync(join(folder, name)))]));
}
