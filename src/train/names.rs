//! The names' model: corpora to `data/id/names.bin`.

use std::io;
use std::path::Path;

use rustc_hash::FxHashMap;

use crate::features::{self, Extractor};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::tagger::{Tagger, label};
use crate::train::corpora::{self, Annotated};
use crate::train::quantise::quantise;
use crate::train::score::Score;
use crate::train::sequence::{self, Crf, Sequence};

/// Feature hashes to dense numbers.
#[derive(Debug, Default)]
pub struct Numbering {
    numbers: FxHashMap<u32, u32>,
    keys: Vec<u32>,
}

impl Numbering {
    /// The number of feature `key`, a new one if there is none.
    fn number(&mut self, key: u32) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }
}

/// Sequences of all zones of `articles`.
pub fn sequences(
    articles: &[Annotated],
    weight: f32,
    lexicon: &Lexicon,
    numbering: &mut Numbering,
) -> Vec<Sequence> {
    let mut all = Vec::new();
    for article in articles {
        let document = article.document(lexicon);
        let mut labels = vec![0u8; document.tokens.len()];
        for (run, kind) in article.tokens(&document) {
            for (i, at) in run.range().enumerate() {
                labels[at] = label(kind, i, run.len()) as u8;
            }
        }
        let extractor = Extractor::new(&document);
        for zone in features::zones(&document) {
            let mut s = Sequence { weight, labels: labels[zone.range()].to_vec(), ..Sequence::default() };
            if !crate::train::sequence::is_whole(&s.labels) {
                continue;
            }
            for i in zone.range() {
                extractor.features(i, |f| s.features.push(numbering.number(f)));
                s.ends.push(s.features.len() as u32);
            }
            all.push(s);
        }
    }
    all
}

/// Drops features that occur in fewer than `least` tokens.
pub fn prune(sequences: &mut [Sequence], numbering: &mut Numbering, least: u32) {
    let mut counts = vec![0u32; numbering.keys.len()];
    for s in sequences.iter() {
        s.features.iter().for_each(|&f| counts[f as usize] += 1);
    }
    let mut new = vec![u32::MAX; counts.len()];
    let mut keys = Vec::new();
    for (f, _) in counts.iter().enumerate().filter(|&(_, &c)| c >= least) {
        new[f] = keys.len() as u32;
        keys.push(numbering.keys[f]);
    }
    for s in sequences {
        let mut features = Vec::with_capacity(s.features.len());
        let mut ends = Vec::with_capacity(s.ends.len());
        for i in 0..s.labels.len() {
            features.extend(s.features(i).iter().map(|&f| new[f as usize]).filter(|&f| f != u32::MAX));
            ends.push(features.len() as u32);
        }
        (s.features, s.ends) = (features, ends);
    }
    numbering.numbers = keys.iter().copied().zip(0..).collect();
    numbering.keys = keys;
}

/// How well `tagger` does on `articles`.
#[must_use]
pub fn evaluate(tagger: &Tagger, articles: &[Annotated], lexicon: &Lexicon) -> Score {
    let mut score = Score::default();
    for article in articles {
        let document = article.document(lexicon);
        let found: Vec<_> =
            tagger.tag(&document, lexicon).iter().map(|n| (document.span(n.tokens), n.kind)).collect();
        score.add(&found, &article.names);
    }
    score
}

/// Trains on everything in `shared`.
///
/// # Errors
/// If a corpus cannot be read.
pub fn train(shared: &Path) -> io::Result<Model> {
    let lexicon = Lexicon::new();
    let env = |n: &str, d: f32| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let gold = corpora::gold(&shared.join("gold/train.jsonl"))?;
    let dev = corpora::gold(&shared.join("gold/dev.jsonl"))?;
    let idner = corpora::conll(&shared.join("ner/idner-train.conll"))?;
    let nergrit = corpora::conll(&shared.join("ner/nergrit-train.conll"))?;
    for (name, set) in [("gold", &gold), ("dev", &dev), ("idner", &idner), ("nergrit", &nergrit)] {
        let (mut off, mut all, mut closed) = (0, 0, 0);
        for a in set {
            let d = a.document(&lexicon);
            let t = a.tokens(&d);
            off += a.names.len() - t.len();
            all += a.names.len();
            let z = features::zones(&d);
            closed +=
                t.iter().filter(|(r, _)| !z.iter().any(|z| z.start <= r.start && r.end <= z.end)).count();
        }
        eprintln!("{name}: {all} names, {off} not whole tokens, {closed} outside zones");
    }
    let folds = env("FOLDS", 0.0) as usize;
    let mut numbering = Numbering::default();
    let (train, test): (Vec<_>, Vec<_>) = if folds == 0 {
        (gold.clone(), dev.clone())
    } else {
        let (a, b): (Vec<_>, Vec<_>) = gold.iter().cloned().enumerate().partition(|(i, _)| i % folds != 0);
        (a.into_iter().map(|x| x.1).collect(), b.into_iter().map(|x| x.1).collect())
    };
    let mut all = sequences(&train, env("GOLD", 1.0), &lexicon, &mut numbering);
    let (wi, wn) = (env("IDNER", 0.3), env("NERGRIT", 0.2));
    if wi > 0.0 {
        all.extend(sequences(&idner, wi, &lexicon, &mut numbering));
    }
    if wn > 0.0 {
        all.extend(sequences(&nergrit, wn, &lexicon, &mut numbering));
    }
    eprintln!(
        "{} zones, {} tokens, {} features",
        all.len(),
        all.iter().map(|s| s.labels.len()).sum::<usize>(),
        numbering.keys.len()
    );
    prune(&mut all, &mut numbering, env("LEAST", 2.0) as u32);
    eprintln!("{} features", numbering.keys.len());
    let n = numbering.keys.len();
    let epochs = env("EPOCHS", 12.0) as usize;
    let weights = if env("PERCEPTRON", 0.0) > 0.0 {
        sequence::perceptron(&all, n, epochs, 1, &|| eprint!("."))
    } else {
        let how = Crf { epochs, rate: env("RATE", 0.15), l1: env("L1", 4e-6), l2: env("L2", 0.0), seed: 1 };
        sequence::crf(&all, n, how, &|| eprint!("."))
    };
    let most = weights.rows.as_flattened().iter().fold(0f32, |a, b| a.max(b.abs()));
    eprintln!("largest {most}");
    let model = quantise(&weights, &numbering.keys, env("LIMIT", most.min(6.0)));
    let tagger = Tagger::with_model(model.clone());
    eprintln!("rows {}; test {}", model.len(), evaluate(&tagger, &test, &lexicon));
    Ok(model)
}
