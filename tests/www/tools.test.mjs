// What builds and tests agree on: where the browsers are, and where Cargo puts what it builds.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { executable, REPOSITORY } from "./harness.mjs";

test("a browser anywhere in the PATH will do, for make browsers and the tests alike", () => {
  const folder = mkdtempSync(join(tmpdir(), "sorot-path-"));
  const { PATH } = process.env;
  try {
    writeFileSync(join(folder, "chromium"), "#!/bin/sh\n", { mode: 0o755 });
    process.env.PATH = folder;
    execFileSync("/bin/sh", [join(REPOSITORY, "tools", "browsers.sh"), "chromium"]);
    assert.equal(executable("chrome"), join(folder, "chromium"));
    assert.equal(executable("firefox"), "firefox-esr", "nowhere");
  } finally {
    process.env.PATH = PATH;
    rmSync(folder, { recursive: true });
  }
});

test("the bindings are made of the module that Cargo has built, wherever it was told to", () => {
  const told = (CARGO_TARGET_DIR) => execFileSync("make", ["-n", "wasm"], { cwd: REPOSITORY, encoding: "utf8", env: { ...process.env, CARGO_TARGET_DIR } });
  assert.match(told("/elsewhere"), /-- "\/elsewhere\/wasm32-unknown-unknown\/release\/sorot\.wasm" www\/pkg/);
  assert.match(told(""), /-- "target\/wasm32/);
});
