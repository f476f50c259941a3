// The wasm module in node, as `make wasm` made it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Engine, initSync } from "../../www/pkg/sorot.js";

const MODULE = new WebAssembly.Module(readFileSync(new URL("../../www/pkg/sorot_bg.wasm", import.meta.url)));
const ARTICLE = readFileSync(new URL("../../www/articles/aliansi.txt", import.meta.url), "utf8");

const { memory } = initSync({ module: MODULE });
const engine = new Engine();

/** Every span of an analysis, however deep. */
function* spans(value) {
  if (value === null || typeof value !== "object") return;
  if (typeof value.start === "number") yield value;
  for (const inner of Object.values(value)) yield* spans(inner);
}

/** An answer whose spans are slices of the text. */
function check(text) {
  const analysis = engine.analyze(text);
  for (const { start, end } of spans(analysis)) {
    assert.ok(0 <= start && start < end && end <= text.length, `${start}..${end} of ${text.length}`);
  }
  return analysis;
}

test("an article gives one plain object of the promised shape", () => {
  const analysis = check(ARTICLE);
  assert.equal(Object.getPrototypeOf(analysis), Object.prototype);
  assert.deepEqual(Object.keys(analysis), ["segments", "entities", "quotes", "figures"]);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  assert.deepEqual(structuredClone(analysis), analysis);
});

test("an article gives what the command line says of it", () => {
  const command = ["run", "--quiet", "--bin", "sorot", "--", "--date", "2025-02-03"];
  for (const name of ["aliansi", "banjir", "bank"]) {
    const file = fileURLToPath(new URL(`../../www/articles/${name}.txt`, import.meta.url));
    const said = JSON.parse(execFileSync("cargo", [...command, file], { encoding: "utf8" }));
    assert.deepEqual(engine.analyze(readFileSync(file, "utf8"), { date: "2025-02-03" }), said);
  }
});

test("an entity's name is what stands at one of its mentions", () => {
  const { entities } = check(ARTICLE);
  assert.ok(entities.length > 5);
  for (const { name, mentions, roles } of entities) {
    assert.ok(mentions.some(({ start, end }) => ARTICLE.slice(start, end) === name), name);
    for (const { start, end, text } of roles) assert.equal(ARTICLE.slice(start, end), text);
  }
});

test("offsets count UTF-16 code units, whatever stands before", () => {
  for (const before of ["😀😀\n\n", "é\n\n", "“\n\n"]) {
    const text = before + ARTICLE;
    const names = check(text).entities.map(({ name, mentions: [first] }) => [name, text.slice(first.start, first.end)]);
    assert.deepEqual(names.filter(([name]) => name === "Henrik Solberg"), [["Henrik Solberg", "Henrik Solberg"]]);
  }
});

test("a lone surrogate counts as the one code unit that it is", () => {
  for (const lone of ["\uD83D", "\uDE00", "\uDE00\uD83D"]) {
    const text = `${lone}\n\nGubernur Ratna Wiryawan ${lone} tiba di Bandung, kata Ratna Wiryawan.`;
    const names = check(text).entities.flatMap(({ mentions }) => mentions);
    assert.ok(names.some(({ start, end }) => text.slice(start, end) === "Bandung"));
  }
});

test("any text gives an answer", () => {
  const million = 1_000_000;
  const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 2654435761) >>> 13);
  for (const text of [
    "",
    "\0",
    "\uFEFF",
    '"'.repeat(million),
    "”".repeat(million),
    "👩🏽‍🚒".repeat(10_000),
    "\uD83D".repeat(10_000),
    String.fromCharCode(...bytes),
    new TextDecoder().decode(bytes),
    `${ARTICLE}\n\n`.repeat(100),
  ]) {
    check(text);
  }
});

test("the same text gives the same answer", () => {
  assert.deepEqual(engine.analyze(ARTICLE), engine.analyze(ARTICLE));
});

test("the date of publication is taken, or may be absent", () => {
  for (const options of [undefined, null, {}, { date: undefined }, { date: null }, { date: "2025-02-03" }]) {
    assert.ok(engine.analyze(ARTICLE, options));
  }
});

test("a mistake is an Error that says what was wanted", () => {
  const mistakes = [
    [[undefined], /text.*want a string, got undefined/],
    [[42], /text.*want a string, got number/],
    [["", { date: "26/2/2024" }], /options\.date: want "YYYY-MM-DD", got "26\/2\/2024"/],
    [["", { date: "2024-02-31" }], /options\.date/],
    [["", { date: "20240226" }], /options\.date/],
    [["", { date: new Date(0) }], /options\.date.*got object/],
    [["", "2024-02-26"], /options: want an object, got string/],
  ];
  for (const [args, message] of mistakes) {
    assert.throws(() => engine.analyze(...args), (error) => error instanceof Error && message.test(error.message), String(message));
  }
  assert.ok(engine.analyze(ARTICLE), "the engine works on after a mistake");
});

test("memory does not grow from article to article", () => {
  const analyze = (n) => engine.analyze(`${n} ${ARTICLE}`);
  for (let n = 0; n < 10; n++) analyze(n);
  const before = memory.buffer.byteLength;
  for (let n = 0; n < 300; n++) analyze(n);
  assert.equal(memory.buffer.byteLength, before);
});

test("an engine that was given back throws an Error", () => {
  const other = new Engine();
  other.free();
  assert.throws(() => other.analyze(ARTICLE), Error);
  assert.ok(engine.analyze(ARTICLE), "the others work on");
});

test("the module carries nothing of where it was made, nor what its panics would say of it", () => {
  const bytes = readFileSync(new URL("../../www/pkg/sorot_bg.wasm", import.meta.url)).toString("latin1");
  assert.deepEqual(bytes.match(/[\w./-]+\.rs\b|\bpanicked at\b/g), null);
});

test("a breakdown inside is an exception, and a new module works", async () => {
  const address = new URL("../../www/pkg/sorot.js", import.meta.url).href;
  const [broken, fresh] = await Promise.all([import(`${address}?broken`), import(`${address}?fresh`)]);
  const lost = broken.initSync({ module: MODULE });
  const dying = new broken.Engine();
  new Uint8Array(lost.memory.buffer).fill(0xff);
  assert.throws(() => dying.analyze(ARTICLE), Error);
  fresh.initSync({ module: MODULE });
  assert.deepEqual(new fresh.Engine().analyze(ARTICLE), engine.analyze(ARTICLE));
});
