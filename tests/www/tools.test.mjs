// What builds and tests agree on: where the browsers are.

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
