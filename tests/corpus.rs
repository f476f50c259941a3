//! What the fuzzers run, here on their stored inputs and on some thousand mutations of these, the
//! same in every run. `make fuzz` looks for new ones.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng};

#[path = "../fuzz/src/invariants.rs"]
mod invariants;
#[path = "../src/bin/sorot/lines.rs"]
mod lines;
#[path = "../fuzz/src/targets.rs"]
mod targets;

/// Mutations are made until this many or until the time is over, whatever is first.
const ROUNDS: usize = 20_000;
const TIME: Duration = Duration::from_secs(15);

/// Changes of one input.
const CHANGES: usize = 4;
/// Longest piece that is moved or repeated, in bytes.
const PIECE: usize = 24;

#[test]
fn any_text() {
    replay("analyze", targets::analyze);
}

#[test]
fn any_number() {
    replay("numerals", targets::numerals);
}

#[test]
fn any_model_file() {
    replay("model", targets::model);
}

#[test]
fn any_json_lines() {
    replay("jsonl", targets::jsonl);
}

fn replay(name: &str, target: fn(&[u8])) {
    let corpus = corpus(name);
    for input in &corpus {
        run(target, input);
    }
    let start = Instant::now();
    let mut chance = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    for _ in (0..ROUNDS).take_while(|_| start.elapsed() < TIME) {
        run(target, &mutated(&corpus, &mut chance));
    }
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(name);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

#[track_caller]
fn run(target: fn(&[u8]), input: &[u8]) {
    let done = catch_unwind(|| target(input));
    assert!(done.is_ok(), "broken by \"{}\"", input.escape_ascii());
}

/// One of the inputs with a few changes; pieces of the others come into it.
fn mutated(corpus: &[Vec<u8>], chance: &mut TestRng) -> Vec<u8> {
    let mut input = corpus[below(corpus.len(), chance)].clone();
    for _ in 0..=below(CHANGES, chance) {
        let at = below(input.len() + 1, chance);
        let end = (at + below(PIECE, chance)).min(input.len());
        let piece = match below(5, chance) {
            0 => Vec::new(),
            1 => vec![below(256, chance) as u8],
            2 => input[at..end].iter().map(|b| b ^ 1 << (b % 8)).collect(),
            3 => input[at..end].repeat(1 + below(9, chance)),
            _ => piece(&corpus[below(corpus.len(), chance)], chance).to_vec(),
        };
        input.splice(at..end, piece);
    }
    input
}

fn piece<'i>(input: &'i [u8], chance: &mut TestRng) -> &'i [u8] {
    let at = below(input.len() + 1, chance);
    &input[at..(at + below(PIECE, chance)).min(input.len())]
}

/// A number from 0, less than `end`.
fn below(end: usize, chance: &mut TestRng) -> usize {
    chance.next_u32() as usize % end
}
