//! `train`: rebuilds the models from `../shared`. See `make train`.

use std::path::PathBuf;
use std::{fs, io};

use clap::Parser;
use sorot::{features, train};

/// Rebuilds `src/data/id/*.bin`.
#[derive(Parser)]
struct Arguments {
    /// The folder of corpora and facts.
    shared: PathBuf,
    /// Where the model files go.
    #[arg(long, default_value = "src/data/id")]
    out: PathBuf,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    let model = train::names::train(&arguments.shared)?;
    fs::write(arguments.out.join("names.bin"), model.write(features::fingerprint()))
}
