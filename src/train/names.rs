//! The names' model: corpora to `data/id/names.bin`.

use std::io;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::features::{self, Extractor};
use crate::lexicon::Lexicon;
use crate::model::Model;
use crate::tagger::{Tagger, label};
use crate::train::corpora::{self, Annotated};
use crate::train::quantise::quantise;
use crate::train::score::Score;
use crate::train::sequence::{self, Crf, Sequence};
use crate::vocabulary::Vocabulary;
use crate::train::raw::{self, Numbered};
use crate::train::clusters::SkipGram;

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

/// One annotated text, its weight, its share
pub struct Item { pub annotated: Annotated, pub weight: f32, pub fold: usize }

/// Sequences of all zones of `articles`.
pub fn sequences(article: &Item, lexicon: &Lexicon, vocabulary: &Vocabulary, first: Option<&[u8]>, numbering: &mut Numbering, all: &mut Vec<Sequence>) {
        let weight = article.weight;
        let document = article.annotated.document(lexicon);
        let mut labels = vec![0u8; document.tokens.len()];
        for (run, kind) in article.annotated.tokens(&document) {
            for (i, at) in run.range().enumerate() {
                labels[at] = label(kind, i, run.len()) as u8;
            }
        }
        let mut extractor = Extractor::new(&document, vocabulary);
        if let Some(first) = first { extractor.look_again(first); }
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
pub fn evaluate(tagger: &Tagger, articles: &[Annotated], lexicon: &Lexicon, score: &mut Score) {
    for article in articles {
        let document = article.document(lexicon);
        let found: Vec<_> =
            tagger.tag(&document, lexicon).iter().map(|n| (document.span(n.tokens), n.kind)).collect();
        score.add(&found, &article.names);
    }
}

pub fn env(n: &str, d: f32) -> f32 { std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d) }

pub struct Lab { pub lexicon: Lexicon, pub gold: Vec<Annotated>, pub dev: Vec<Annotated>, pub idner: Vec<Annotated>, pub nergrit: Vec<Annotated>, pub vocabulary: Vocabulary }

impl Lab {
    pub fn new(shared: &Path) -> io::Result<Self> {
        let lexicon = Lexicon::new();
        let mut gold = corpora::gold(&shared.join("gold/train.jsonl"))?;
        gold.sort_by_key(|a| crate::features::hash(&a.id));
        let dev = corpora::gold(&shared.join("gold/dev.jsonl"))?;
        let idner = corpora::conll(&shared.join("ner/idner-train.conll"))?;
        let nergrit = corpora::conll(&shared.join("ner/nergrit-train.conll"))?;
        let t = std::time::Instant::now();
        let mut numbered = Numbered::default();
        for text in raw::articles(&shared.join("text/news.jsonl.gz"))? { numbered.add(&text, &lexicon); }
        eprintln!("{} words {} sentences {:?}", numbered.words.len(), numbered.sentences.len(), t.elapsed());
        numbered.prune(env("RARE", 5.0) as usize);
        let how = SkipGram { window: env("WINDOW", 3.0) as usize, epochs: env("SGEPOCHS", 5.0) as usize, negatives: 5, frequent: env("FREQ", 1e-4) as f64, positional: env("POSITIONAL", 1.0) > 0.0, seed: 1 };
        let key = format!("/tmp/names/vocab-{how:?}-{}-{}-{}", env("FINE", 512.0), env("COARSE", 64.0), env("RARE", 5.0)).replace(' ', "");
        let vocabulary = if env("NOVOCAB", 0.0) > 0.0 { Vocabulary::default() } else if let Ok(s) = std::fs::read_to_string(&key) { Vocabulary { habits: Default::default(), entries: s.lines().map(|l| { let n: Vec<u32> = l.split(' ').map(|x| x.parse().unwrap()).collect(); (n[0], crate::vocabulary::Entry { fine: n[1] as u16, coarse: n[2] as u8 }) }).collect() } } else { raw::vocabulary(&numbered, how, env("FINE", 512.0) as usize, env("COARSE", 64.0) as usize) };
        std::fs::write(&key, vocabulary.entries.iter().map(|(k, e)| format!("{k} {} {}\n", e.fine, e.coarse)).collect::<String>())?;
        eprintln!("{} known {:?}", vocabulary.entries.len(), t.elapsed());
        Ok(Self { lexicon, gold, dev, idner, nergrit, vocabulary })
    }

    /// fits one model to all items but those of fold `but`
    fn model(&self, items: &[Item], but: usize, vocab: &dyn Fn(usize) -> Vocabulary, vocabularies: &[Vocabulary], first: Option<&[Vec<u8>]>) -> Model {
        let _ = vocab;
        let mut numbering = Numbering::default();
        let mut all = Vec::new();
        for (i, item) in items.iter().enumerate().filter(|(_, x)| x.fold != but) {
            sequences(item, &self.lexicon, &vocabularies[item.fold], first.map(|f| f[i].as_slice()), &mut numbering, &mut all);
            if first.is_some() && env("BOTH", 0.0) > 0.0 { sequences(item, &self.lexicon, &vocabularies[item.fold], None, &mut numbering, &mut all); }
        }
        let before = numbering.keys.len();
        prune(&mut all, &mut numbering, env("LEAST", 2.0) as u32);
        let n = numbering.keys.len();
        let epochs = env("EPOCHS", 12.0) as usize;
        let weights = if env("PERCEPTRON", 0.0) > 0.0 {
            sequence::perceptron(&all, n, epochs, 1, &|| ())
        } else {
            let how = Crf { epochs, rate: env("RATE", 0.15), l1: env("L1", 4e-6), l2: env("L2", 0.0), seed: 1 };
            sequence::crf(&all, n, how, &|| ())
        };
        let most = weights.rows.as_flattened().iter().fold(0f32, |a, b| a.max(b.abs()));
        let model = quantise(&weights, &numbering.keys, env("LIMIT", most));
        eprintln!("{before} features {n} often; largest {most}; rows {}", model.len());
        model
    }

    /// All stages; prints score on test after each
    pub fn fit(&self, gold: &[Annotated], documents: &[Document], scores: &mut [(Score, Vec<Annotated>)]) -> Tagger {
        let folds = env("FOLDS", 3.0) as usize;
        let items: Vec<Item> = [(gold, env("GOLD", 1.0)), (&self.idner, env("IDNER", 0.3)), (&self.nergrit, env("NERGRIT", 0.2))].into_iter()
            .flat_map(|(set, weight)| set.iter().enumerate().map(move |(i, a)| Item { annotated: a.clone(), weight, fold: i % folds })).filter(|i| i.weight > 0.0).collect();
        let plain = vec![self.vocabulary.clone(); folds + 1];
        let none = |_: usize| Vocabulary::default();
        let models: Vec<Model> = (0..=folds).into_par_iter().map(|k| self.model(&items, k, &none, &plain, None)).collect();
        let mut tagger = Tagger::with_model(models[folds].clone(), self.vocabulary.clone());
        self.judge(&tagger, &mut scores[0]);
        if env("STAGES", 3.0) < 2.0 { return tagger; }
        let vocabularies: Vec<Vocabulary> = if env("NOHABIT", 0.0) > 0.0 { plain } else { models.into_par_iter().map(|m| {
            let tagger = Tagger::with_model(m, self.vocabulary.clone());
            Vocabulary { habits: raw::habits(documents, &tagger, &self.lexicon), entries: self.vocabulary.entries.clone() }
        }).collect() };
        let models: Vec<Model> = (0..=folds).into_par_iter().map(|k| self.model(&items, k, &none, &vocabularies, None)).collect();
        tagger = Tagger::with_model(models[folds].clone(), vocabularies[folds].clone());
        self.judge(&tagger, &mut scores[1]);
        if env("STAGES", 3.0) < 3.0 { return tagger; }
        let taggers: Vec<Tagger> = (0..folds).map(|k| Tagger::with_model(models[k].clone(), vocabularies[k].clone())).collect();
        let first: Vec<Vec<u8>> = items.iter().map(|item| {
            let document = item.annotated.document(&self.lexicon);
            let mut labels = vec![0u8; document.tokens.len()];
            for name in taggers[item.fold].tag(&document, &self.lexicon) {
                for (n, i) in name.tokens.range().enumerate() { labels[i] = label(name.kind, n, name.tokens.len()) as u8; }
            }
            labels
        }).collect();
        let model = self.model(&items, folds, &none, &vocabularies, Some(&first));
        let mut tagger = Tagger::with_model(model.clone(), vocabularies[folds].clone());
        tagger.first = Some(if env("BOTH", 0.0) > 0.0 { model } else { models[folds].clone() });
        self.judge(&tagger, &mut scores[2]);
        tagger
    }

    fn judge(&self, tagger: &Tagger, score: &mut (Score, Vec<Annotated>)) {
        evaluate(tagger, &score.1, &self.lexicon, &mut score.0);
        if env("ERRORS", 0.0) > 0.0 { for a in &score.1 {
            let d = a.document(&self.lexicon);
            let found: Vec<_> = tagger.tag(&d, &self.lexicon).iter().map(|n| (d.span(n.tokens), n.kind)).collect();
            let show = |s: crate::span::Span, k| { let t = &a.text; let l = t.floor_char_boundary((s.start as usize).saturating_sub(40)); let r = t.ceil_char_boundary((s.end as usize + 30).min(t.len())); format!("{k:?} {}[{}]{}", &t[l..s.start as usize], s.text(t), &t[s.end as usize..r]).replace('\n', "/") };
            for g in &a.names { if !found.contains(g) {
                let over: Vec<_> = found.iter().filter(|f| f.0.overlaps(g.0)).collect();
                let what = if over.is_empty() { "missed" } else if over[0].0 == g.0 { "kind" } else if over[0].1 == g.1 { "bounds" } else { "both" };
                eprintln!("ERR {what} {} GOT {}", show(g.0, g.1), over.iter().map(|f| format!("{:?} {}", f.1, f.0.text(&a.text))).collect::<Vec<_>>().join(" | "));
            } }
            for f in &found { if !a.names.iter().any(|g| g.0.overlaps(f.0)) { eprintln!("ERR spurious {}", show(f.0, f.1)); } }
        } }
    }

    /// cross-validation
    pub fn cv(&self, folds: usize, documents: &[Document]) {
        let runs = env("RUNS", folds as f32) as usize;
        let mut scores = vec![(Score::default(), Vec::new()); 3];
        for k in 0..runs {
            let train: Vec<_> = self.gold.iter().enumerate().filter(|(i, _)| i % folds != k).map(|x| x.1.clone()).collect();
            let test: Vec<_> = self.gold.iter().enumerate().filter(|(i, _)| i % folds == k).map(|x| x.1.clone()).collect();
            for s in &mut scores { s.1 = test.clone(); }
            self.fit(&train, documents, &mut scores);
        }
        for (i, (s, _)) in scores.iter().enumerate() { println!("CV{i}  {s}"); }
    }
}

/// Trains on everything in `shared`.
///
/// # Errors
/// If a corpus cannot be read.
pub fn train(shared: &Path) -> io::Result<Model> {
    let lab = Lab::new(shared)?;
    let t = std::time::Instant::now();
    let texts = raw::articles(&shared.join("text/news.jsonl.gz"))?;
    let documents: Vec<Document> = texts.iter().step_by(env("STEP", 1.0) as usize).map(|t| Document::new(t, &lab.lexicon)).collect();
    lab.cv(4, &documents);
    eprintln!("{:?}", t.elapsed());
    if env("DEV", 0.0) == 0.0 { std::process::exit(0); }
    let mut scores = vec![(Score::default(), lab.dev.clone()); 3];
    let tagger = lab.fit(&lab.gold, &documents, &mut scores);
    for (i, (s, _)) in scores.iter().enumerate() { println!("dev{i} {s}"); }
    Ok(tagger.model)
}
