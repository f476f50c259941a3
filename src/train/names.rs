//! The names' models: corpora to `data/id/names.bin` and `data/id/words.bin`.
//!
//! 1. Clusters of words, from raw text.
//! 2. A first model, from annotated text.
//! 3. Habits of words: what the first model takes them for in raw text.
//! 4. The last model, with the habits.
//!
//! Steps 2 and 3 are done for each share of the annotated text by a model of the other shares, so that
//! the habits in training are no better than they will be in an unknown article.

use std::io;
use std::path::Path;

use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::document::Document;
use crate::features::{self, Extractor};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::tagger::Tagger;
use crate::train::clusters::SkipGram;
use crate::train::corpora::{self, Annotated};
use crate::train::examples::Examples;
use crate::train::marked;
use crate::train::raw::{self, Numbered, Raw};
use crate::train::score::Score;
use crate::train::sequence::Crf;
use crate::vocabulary::Vocabulary;

/// Shares of the annotated text.
const SHARES: usize = 3;
/// How much a sentence of each corpus counts beside one of the annotated articles.
const MARKED_WEIGHT: f32 = 1.0;
const IDNER_WEIGHT: f32 = 0.2;
const NERGRIT_WEIGHT: f32 = 0.1;
/// Tokens that a feature must occur in.
const LEAST: u32 = 2;
/// Occurrences of a word in raw text that give it a cluster.
const RARE: usize = 8;
const SKIP_GRAM: SkipGram =
    SkipGram { window: 2, epochs: 15, negatives: 5, frequent: 1e-3, positional: true, seed: 1 };
const FINE: usize = 512;
const COARSE: usize = 64;
/// How it is learned.
const HOW: Crf =
    Crf { epochs: 24, rate: 0.02, l1: 2.2e-5, refit: (8, 1e-5), keep: 0.9, margin: (0.5, 0.0), seed: 1 };

/// An annotated text, how much it counts, and the share that it belongs to.
struct Item<'a> {
    annotated: &'a Annotated,
    weight: f32,
    share: usize,
}

/// Everything to train on.
#[derive(Default)]
pub struct Corpora {
    lexicon: Lexicon,
    gold: Vec<Annotated>,
    marked: Vec<Annotated>,
    idner: Vec<Annotated>,
    nergrit: Vec<Annotated>,
    raw: Vec<String>,
    clusters: Vocabulary,
}

/// Trains on everything in `shared`.
///
/// # Errors
/// If a corpus cannot be read.
pub fn train(shared: &Path) -> io::Result<(Model, Vocabulary)> {
    let bar = ProgressBar::new(SKIP_GRAM.epochs as u64 + STEPS);
    let corpora = Corpora::read(shared, &bar)?;
    let all: Vec<&Annotated> = corpora.gold.iter().collect();
    let trained = corpora.fit(&all, &bar);
    bar.finish();
    Ok(trained)
}

/// Steps of [`Corpora::fit`].
const STEPS: u64 = 2 * (SHARES as u64 + 1) + 1;

/// Prints how well models of four fifths of the annotated articles do on the last fifth, the first
/// `runs` of five times.
///
/// # Errors
/// If a corpus cannot be read.
pub fn evaluate(shared: &Path, runs: usize) -> io::Result<()> {
    let bar = ProgressBar::new(SKIP_GRAM.epochs as u64 + STEPS * (runs as u64));
    let corpora = Corpora::read(shared, &bar)?;
    let mut score = Score::default();
    let mut margins = Vec::new();
    for run in 0..runs {
        let (test, train): (Vec<_>, Vec<_>) = (0..).zip(&corpora.gold).partition(|(i, _)| i % 5 == run);
        let train: Vec<_> = train.into_iter().map(|(_, a)| a).collect();
        let (model, vocabulary) = corpora.fit(&train, &bar);
        let size = (model.len(), vocabulary.len());
        bar.println(format!("{size:?}"));
        let tagger = Tagger::with_model(model, vocabulary);
        for (_, article) in test {
            corpora.judge(&tagger, article, &mut score, &mut margins);
        }
    }
    bar.finish();
    println!("held out     {score}");
    reliability(&margins);
    Ok(())
}

/// Prints how well a model does on `dev`, and on the development parts of IDNer and NERGrit.
///
/// # Errors
/// If a corpus cannot be read.
pub fn report(shared: &Path, tagger: &Tagger) -> io::Result<()> {
    let corpora = Corpora::default();
    let sets = [
        ("gold dev", corpora::gold(&shared.join("gold/dev.jsonl"))?),
        ("IDNer dev", corpora::conll(&shared.join("ner/idner-dev.conll"))?),
        ("NERGrit dev", corpora::conll(&shared.join("ner/nergrit-dev.conll"))?),
    ];
    for (name, set) in sets {
        let (mut score, mut margins) = (Score::default(), Vec::new());
        for article in &set {
            corpora.judge(tagger, article, &mut score, &mut margins);
        }
        println!("{name:12} {score}");
        if name == "gold dev" {
            reliability(&margins);
        }
    }
    Ok(())
}

/// A model of the annotated articles alone, without habits of its own.
///
/// # Errors
/// If a corpus cannot be read.
pub fn of_articles(shared: &Path, vocabulary: &Vocabulary) -> io::Result<Model> {
    let lexicon = Lexicon::new();
    let (gold, marked, _) = articles(shared, &lexicon)?;
    let corpora = Corpora { lexicon, gold, marked, ..Corpora::default() };
    let all: Vec<&Annotated> = corpora.gold.iter().collect();
    Ok(corpora.model(&corpora.items(&all), SHARES, &|_| vocabulary))
}

/// The annotated articles, those whose names are marked, and all raw ones.
fn articles(shared: &Path, lexicon: &Lexicon) -> io::Result<(Vec<Annotated>, Vec<Annotated>, Vec<Raw>)> {
    let gold = corpora::gold(&shared.join("gold/train.jsonl"))?;
    let raw = raw::articles(&shared.join("text/news.jsonl.gz"))?;
    let marked = marked::names(&raw, lexicon)?;
    Ok((gold, marked, raw))
}

/// Prints for each band of confidence how many names there are and how many of them are right.
fn reliability(names: &[(f32, bool)]) {
    for tenth in 0..10 {
        let band = tenth as f32 / 10.0..(tenth + 1) as f32 / 10.0 + if tenth == 9 { 0.01 } else { 0.0 };
        let inside: Vec<_> = names.iter().filter(|n| band.contains(&n.0)).collect();
        let right = inside.iter().filter(|n| n.1).count();
        let mean = inside.iter().map(|n| n.0).sum::<f32>() / inside.len().max(1) as f32;
        println!(
            "confidence {:.1}  {:5} names, mean {mean:.3}, right {:.3}",
            band.start,
            inside.len(),
            right as f64 / inside.len().max(1) as f64
        );
    }
}

impl Corpora {
    fn read(shared: &Path, bar: &ProgressBar) -> io::Result<Self> {
        let lexicon = Lexicon::new();
        let (mut gold, marked, raw) = articles(shared, &lexicon)?;
        gold.sort_by_key(|a| features::hash(&a.id));
        let mut raw: Vec<String> = raw.into_iter().map(|article| article.text).collect();
        raw::without_annotated(&mut raw, &gold);
        raw::without_annotated(&mut raw, &marked);
        let mut numbered = Numbered::default();
        raw.iter().for_each(|text| numbered.add(text, &lexicon));
        numbered.prune(RARE);
        let clusters = raw::vocabulary(&numbered, SKIP_GRAM, FINE, COARSE, &|| bar.inc(1));
        let sentences = |name: &str| -> io::Result<Vec<Annotated>> {
            let read = corpora::conll(&shared.join("ner").join(name))?;
            Ok(read.into_iter().map(|s| corpora::repaired(s, &lexicon)).collect())
        };
        let (idner, nergrit) = (sentences("idner-train.conll")?, sentences("nergrit-train.conll")?);
        Ok(Self { lexicon, gold, marked, idner, nergrit, raw, clusters })
    }

    fn items<'a>(&'a self, gold: &[&'a Annotated]) -> Vec<Item<'a>> {
        let others =
            [(&self.marked, MARKED_WEIGHT), (&self.idner, IDNER_WEIGHT), (&self.nergrit, NERGRIT_WEIGHT)];
        let others = others.into_iter().flat_map(|(set, weight)| set.iter().map(move |a| (a, weight)));
        let all = gold.iter().map(|&a| (a, 1.0)).chain(others);
        all.enumerate()
            .map(|(i, (annotated, weight))| Item { annotated, weight, share: i % SHARES })
            .collect()
    }

    /// All steps, with `gold` as the annotated articles.
    fn fit(&self, gold: &[&Annotated], bar: &ProgressBar) -> (Model, Vocabulary) {
        let items = self.items(gold);
        let documents: Vec<Document> = self.raw.iter().map(|t| Document::new(t, &self.lexicon)).collect();
        let vocabularies: Vec<Vocabulary> = (0..=SHARES)
            .into_par_iter()
            .map(|share| {
                let model = self.model(&items, share, &|_| &self.clusters);
                bar.inc(1);
                let tagger = Tagger::with_model(model, self.clusters.clone());
                let labels =
                    |d: &Document| tagger.labels(Extractor::new(d, tagger.vocabulary(), &self.lexicon));
                let known = self.clusters.with_habits(raw::habits(&documents, labels));
                bar.inc(1);
                known
            })
            .collect();
        let model = self.model(&items, SHARES, &|share| &vocabularies[share]);
        bar.inc(1);
        (model, vocabularies[SHARES].clone())
    }

    /// Counts what `tagger` finds in `article`.
    fn judge(&self, tagger: &Tagger, article: &Annotated, score: &mut Score, margins: &mut Vec<(f32, bool)>) {
        let document = article.document(&self.lexicon);
        let found = tagger.tag(&document, &self.lexicon);
        let names: Vec<_> = found.iter().map(|n| (document.span(n.tokens), n.kind)).collect();
        margins.extend(found.iter().zip(&names).map(|(f, n)| (f.confidence, article.names.contains(n))));
        score.add(&names, &article.names);
    }

    /// A model of all items but those of share `but`.
    fn model<'a>(&self, items: &[Item], but: usize, vocabulary: &dyn Fn(usize) -> &'a Vocabulary) -> Model {
        let mut examples = Examples::default();
        for item in items.iter().filter(|item| item.share != but) {
            let document = item.annotated.document(&self.lexicon);
            let extractor = Extractor::new(&document, vocabulary(item.share), &self.lexicon);
            examples.add(item.annotated, item.weight, &document, extractor.zones(), &|zone| {
                let mut tokens = vec![Vec::new(); zone.len()];
                extractor.features(zone, |t, f| tokens[t].push(f));
                tokens
            });
        }
        examples.learn(LEAST, HOW)
    }
}
