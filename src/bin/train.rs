//! `train`: rebuilds the models from `../shared`. See `make train`.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::{Parser, ValueEnum};
use sorot::entities::nominals::Resolver;
use sorot::entities::{self, Linker};
use sorot::lexicon::Lexicon;
use sorot::mentions::roles::RoleFinder;
use sorot::mentions::{self, Finder};
use sorot::model::Model;
use sorot::quotes::{Quoter, scorer};
use sorot::tagger::Tagger;
use sorot::{features, train};

/// Bits of a key in the model of names: one fewer costs names of people.
const NAME_BITS: u32 = 22;

/// Bits of a key in the models of roles and nominal mentions, which have a sixth of the rows.
const CHOICE_BITS: u32 = 20;

/// Rebuilds `src/data/id/*.bin`.
#[derive(Parser)]
struct Arguments {
    /// The folder of corpora and facts.
    shared: PathBuf,
    /// Where the model files go.
    #[arg(long, default_value = "src/data/id")]
    out: PathBuf,
    /// Train this one model.
    #[arg(long)]
    only: Option<Stage>,
    /// Train nothing: write what models of four fifths of the articles say of the last fifth's
    /// quotes, the names being given, for `score.py`.
    #[arg(long, value_name = "JSONL")]
    held_out: Option<PathBuf>,
    /// Train nothing: print how well the built-in model finds the names of the development sets.
    #[arg(long)]
    report: bool,
    /// Write nothing: print how well models trained on IDNer and on NERGrit find names there, by
    /// cross-validation and in their development parts.
    #[arg(long)]
    apart: bool,
    /// Train nothing: pack the lists of well-known names.
    #[arg(long)]
    lists: bool,
    /// Train nothing: print how well models of four fifths of the articles find the names of the last
    /// fifth, so many of five times.
    #[arg(long, value_name = "RUNS")]
    names: Option<usize>,
    /// Train nothing: write what the built-in model says of the quotes of these articles, the names
    /// being given.
    #[arg(long, num_args = 2, value_names = ["GOLD", "JSONL"])]
    judge: Option<Vec<PathBuf>>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Stage {
    Names,
    Roles,
    Nominals,
    Quotes,
}

fn main() -> io::Result<()> {
    let arguments = Arguments::parse();
    if let Some(file) = &arguments.held_out {
        return train::quotes::held_out(&arguments.shared, file, 5);
    }
    if let Some([gold, file]) = arguments.judge.as_deref() {
        return train::quotes::judge(gold, file, &Quoter::new());
    }
    if arguments.report {
        return train::names::report(&arguments.shared, &Tagger::new());
    }
    if arguments.apart {
        return train::apart::report(&arguments.shared, Tagger::new().vocabulary());
    }
    if arguments.lists {
        let names = train::known_names::pack(&Lexicon::new());
        return fs::write(arguments.out.join("known_names.bin"), names.write());
    }
    if let Some(runs) = arguments.names {
        return train::names::evaluate(&arguments.shared, runs);
    }
    let wants = |stage| arguments.only.is_none_or(|only| only == stage);
    if wants(Stage::Names) {
        let (model, vocabulary) = train::names::train(&arguments.shared)?;
        fs::write(arguments.out.join("names.bin"), model.narrow(NAME_BITS).write(features::FINGERPRINT))?;
        fs::write(arguments.out.join("words.bin"), vocabulary.write())?;
    }
    if wants(Stage::Roles) {
        let model = train::roles::train(&arguments.shared)?;
        fs::write(
            arguments.out.join("roles.bin"),
            model.narrow(CHOICE_BITS).write(mentions::roles::FINGERPRINT),
        )?;
    }
    if wants(Stage::Nominals) {
        let model = train::nominals::train(&arguments.shared)?;
        fs::write(
            arguments.out.join("nominals.bin"),
            model.narrow(CHOICE_BITS).write(entities::nominal_features::FINGERPRINT),
        )?;
    }
    if wants(Stage::Quotes) {
        let (finder, linker) = fresh(&arguments.out)?;
        let model = train::quotes::train(&arguments.shared, finder, linker)?;
        fs::write(arguments.out.join("quotes.bin"), model.write(scorer::FINGERPRINT))?;
    }
    Ok(())
}

/// The stages before quotes, with the models in `out` and not those that this program was built with.
fn fresh(out: &Path) -> io::Result<(Finder, Linker)> {
    let read = |file: &str, fingerprint| {
        Model::read(&fs::read(out.join(file))?, fingerprint).map_err(io::Error::other)
    };
    let roles = RoleFinder::with_model(read("roles.bin", mentions::roles::FINGERPRINT)?);
    let resolver = Resolver::with_model(read("nominals.bin", entities::nominal_features::FINGERPRINT)?);
    Ok((Finder::with_roles(roles), Linker::with_resolver(resolver)))
}
