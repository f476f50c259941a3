//! What the fuzzers run. `tests/corpus.rs` runs the same functions on the stored inputs.

pub mod invariants;
#[path = "../../src/bin/sorot/lines.rs"]
pub mod lines;
pub mod targets;
