//! The command line: answers in order, one clear line for what cannot be read, and the rest answered.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// What the command did with `input` on standard input.
fn sorot(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sorot"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may end before it has read anything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// A file of the test's own, which ends with it.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("sorot-{}-{name}", std::process::id()));
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[track_caller]
fn check_complaints(output: &Output, expected: &[&str]) {
    let errors = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = errors.lines().collect();
    assert_eq!(lines.len(), expected.len(), "one line a complaint: {errors}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.contains(expected), "{line:?} does not say {expected:?}");
    }
    assert_eq!(output.status.success(), expected.is_empty(), "{:?} with {errors}", output.status);
}

/// The ids answered, in order.
fn ids(output: &Output) -> Vec<Value> {
    let lines = std::str::from_utf8(&output.stdout).unwrap().lines();
    lines.map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].take()).collect()
}

#[test]
fn an_article_from_standard_input() {
    let output = sorot(&[], "Harga beras naik.".as_bytes());
    check_complaints(&output, &[]);
    let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
    for list in ["segments", "entities", "quotes", "figures"] {
        assert!(analysis[list].is_array(), "no {list}");
    }
}

#[test]
fn articles_one_a_line_in_order() {
    let lines =
        "{\"id\": 7, \"text\": \"Satu.\"}\n\n{\"id\": \"b\", \"text\": \"\", \"date\": \"2024-02-26\"}";
    let output = sorot(&["--jsonl"], lines.as_bytes());
    check_complaints(&output, &[]);
    assert_eq!(ids(&output), [Value::from(7), Value::from("b")]);
}

#[test]
fn a_missing_file_is_named_and_the_others_answered() {
    let good = Scratch::new("good.txt", b"Satu.");
    let output = sorot(&["/no/such/article.txt", good.path()], b"");
    check_complaints(&output, &["/no/such/article.txt: "]);
    assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok());
}

#[test]
fn what_is_not_utf8_is_named_with_its_line() {
    let bad = Scratch::new("latin1.txt", b"Satu.\nDua.\nCaf\xE9.\n");
    let output = sorot(&[bad.path()], b"");
    check_complaints(&output, &[&format!("{}:3: not UTF-8", bad.path())]);
    assert!(output.stdout.is_empty());
}

#[test]
fn broken_lines_are_named_and_the_others_answered() {
    let lines: [&[u8]; 6] = [
        b"{\"id\": 1, \"text\": \"Satu.\"}",
        b"{\"id\": 2, \"text\": ",
        b"{\"id\": 3}",
        b"{\"id\": 4, \"text\": \"\", \"date\": \"26/2/2024\"}",
        b"{\"id\": 5, \"text\": \"\xE9\"}",
        b"{\"id\": 6, \"text\": \"Enam.\"}",
    ];
    let file = Scratch::new("broken.jsonl", &lines.join(&b'\n'));
    let output = sorot(&["--jsonl", file.path()], b"");
    let at = |line: u32, why: &str| format!("{}:{line}: {why}", file.path());
    let expected =
        [at(2, "not an article"), at(3, "not an article"), at(4, "not a date"), at(5, "not UTF-8")];
    check_complaints(&output, &expected.each_ref().map(String::as_str));
    assert_eq!(ids(&output), [Value::from(1), Value::from(6)]);
}

#[test]
fn a_wrong_date_stops_before_anything_is_read() {
    let output = sorot(&["--date", "26/2/2024"], b"Satu.");
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--date"));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let many = "{\"id\": 1, \"text\": \"Satu dua tiga.\"}\n".repeat(20_000);
    let file = Scratch::new("many.jsonl", many.as_bytes());
    let mut command = Command::new(env!("CARGO_BIN_EXE_sorot"));
    let mut child = command.args(["--jsonl", file.path()]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
