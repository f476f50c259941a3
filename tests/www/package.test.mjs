// The built package as another project has it: in Node, where a server imports what its pages do, and under
// both ways in which TypeScript looks for types.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { REPOSITORY } from "./harness.mjs";

const USE = `import { analyze, annotate, type Analysis } from "sorot";
import { exportAs } from "sorot/exports";
export const analysis: Analysis = await analyze("Budi pulang.", { date: "2025-02-03" });
export const handle = annotate(document.body, { theme: "dark" });
export const json: string = exportAs("json", analysis, await import("sorot").then(({ mapText }) => mapText(document.body)));
`;

let project;

before(() => {
  project = mkdtempSync(join(tmpdir(), "sorot-package-"));
  mkdirSync(join(project, "node_modules"));
  symlinkSync(join(REPOSITORY, "dist"), join(project, "node_modules", "sorot"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
});
after(() => rmSync(project, { recursive: true }));

/** @param {string} file @param {string} content */
function write(file, content) {
  writeFileSync(join(project, file), content);
  return file;
}

/** What the program says, or its complaints. @param {string[]} words */
function run(...words) {
  try {
    return execFileSync(process.execPath, words, { cwd: project, stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    assert.fail(`${error.stdout}${error.stderr}`);
  }
}

test("a server imports annotate and analyze, and analyzes without a page", () => {
  const file = write("server.js", 'import { analyze, annotate } from "sorot";\nconst { entities } = await analyze("Presiden Prancis Emmanuel Macron tiba di Jakarta.");\nconsole.log(typeof annotate, entities.map(({ name }) => name).join());\n');
  assert.equal(run(file), "function Prancis,Emmanuel Macron,Jakarta\n");
});

test("each module of the package loads in Node, but for the script tag's own", () => {
  const file = write("load.js", 'for (const name of ["widget", "engine", "controls", "exports", "resolved", "strings-en"]) await import(`./node_modules/sorot/${name}.js`);\n');
  assert.equal(run(file), "");
});

for (const [module, resolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
  test(`TypeScript finds the types (${resolution})`, () => {
    const flags = `--noEmit --strict --target es2022 --module ${module} --moduleResolution ${resolution} --lib es2023,dom,dom.iterable`.split(" ");
    run(join(REPOSITORY, "www/node_modules/typescript/bin/tsc"), ...flags, write("use.ts", USE));
  });
}

for (const name of ["README.md", "README.id.md"]) {
  test(`${name} leads to nothing that is not there`, () => {
    const text = readFileSync(join(REPOSITORY, "dist", name), "utf8");
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link).filter((link) => !link.startsWith("https:"));
    assert.ok(links.length > 0);
    for (const link of links) assert.ok(existsSync(join(REPOSITORY, "dist", link)), link);
  });
}
