// What is known against the packages that this project is built from: cargo-deny for Rust's,
// npm audit for the pages'. Fails when something is known; a database that does not answer is told
// of, and no failure, for nobody here can mend it.

import { spawnSync } from "node:child_process";

/** What a command answers, as text. @param {string} folder @param {string[]} command */
function run(folder, [name, ...args]) {
  const { status, stdout, stderr } = spawnSync(name, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
  return { ok: status === 0, stdout: stdout ?? "", stderr: stderr ?? "" };
}

/** @param {string} what @param {boolean} ok @param {string} why */
function tell(what, ok, why) {
  console.log(`${what}: ${why}`);
  if (!ok) process.exitCode = 1;
}

/** @param {string} folder */
function crates(folder) {
  const rules = run(folder, ["cargo", "deny", "check", "licenses", "bans", "sources"]);
  tell(`${folder}: licences, doubles and sources of crates`, rules.ok, rules.ok ? "ok" : `\n${rules.stderr}`);
  const known = run(folder, ["cargo", "deny", "check", "advisories"]);
  const silent = /failed to (fetch|open|load) advisory database/.test(known.stderr);
  tell(`${folder}: advisories of crates`, known.ok || silent, known.ok ? "ok" : silent ? "not looked at, the database does not answer" : `\n${known.stderr}`);
}

/** @param {string} folder */
function packages(folder) {
  const { ok, stdout, stderr } = run(folder, ["npm", "audit", "--json"]);
  const silent = !ok && !stdout.includes('"auditReportVersion"');
  tell(`${folder}: advisories of npm packages`, ok || silent, ok ? "ok" : silent ? `not looked at, the registry does not answer (${firstLine(stderr)})` : `\n${stdout}`);
}

/** @param {string} text */
const firstLine = (text) => text.trim().split("\n")[0].replace(/\s*https?:\S+/, "");

crates(".");
packages("www");
packages("benches/peers");
