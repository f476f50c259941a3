//! Raw text: articles without annotation, and what their words show.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use flate2::read::GzDecoder;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::document::{Document, TokenKind};
use crate::features::hash;
use crate::lexicon::Lexicon;
use crate::train::clusters::{self, SkipGram};
use crate::train::corpora::Annotated;
use crate::vocabulary::{Habit, Vocabulary};

/// An article without annotation.
#[derive(Debug, Deserialize)]
pub struct Raw {
    /// Its id in the corpus.
    pub id: String,
    /// The text.
    pub text: String,
}

/// The articles.
///
/// # Errors
/// If the file cannot be read.
pub fn articles(path: &Path) -> io::Result<Vec<Raw>> {
    let lines = BufReader::new(GzDecoder::new(File::open(path)?)).lines();
    lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// Bytes of a line that no two articles share by chance.
const LONG_LINE: usize = 100;

/// Leaves out what shares a long line with one of the annotated articles. Else their words would be
/// better known than those of an article that nobody has seen, and more would be made of that than it
/// is worth.
pub fn without_annotated(texts: &mut Vec<String>, annotated: &[Annotated]) {
    let known: FxHashSet<&str> = annotated.iter().flat_map(|a| long_lines(&a.text)).collect();
    texts.retain(|text| !long_lines(text).any(|line| known.contains(line)));
}

fn long_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| line.len() >= LONG_LINE)
}

/// Words numbered by first occurrence, and sentences of these numbers.
#[derive(Debug, Default)]
pub struct Numbered {
    /// The word of each number.
    pub words: Vec<String>,
    numbers: FxHashMap<String, u32>,
    /// Sentences.
    pub sentences: Vec<Vec<u32>>,
}

impl Numbered {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(&n) = self.numbers.get(word) {
            return n;
        }
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), self.words.len() as u32 - 1);
        self.words.len() as u32 - 1
    }

    /// Adds all sentences of `text`.
    pub fn add(&mut self, text: &str, lexicon: &Lexicon) {
        let document = Document::new(text, lexicon);
        for s in &document.sentences {
            let sentence = s
                .tokens
                .range()
                .map(|i| match document.tokens[i].kind {
                    TokenKind::Number => self.number("0"),
                    TokenKind::Address => self.number("@"),
                    _ => self.number(document.lower(i)),
                })
                .collect();
            self.sentences.push(sentence);
        }
    }

    /// Makes every word rarer than `least` the same number 0.
    pub fn prune(&mut self, least: usize) {
        let mut counts = vec![0; self.words.len()];
        self.sentences.iter().flatten().for_each(|&w| counts[w as usize] += 1);
        let mut words = vec!["<rare>".to_owned()];
        let mut new = vec![0; self.words.len()];
        for (w, _) in counts.iter().enumerate().filter(|&(_, &c)| c >= least) {
            new[w] = words.len() as u32;
            words.push(std::mem::take(&mut self.words[w]));
        }
        self.sentences.iter_mut().flatten().for_each(|w| *w = new[*w as usize]);
        self.words = words;
    }
}

/// Clusters of the words of `numbered`.
#[must_use]
pub fn vocabulary(
    numbered: &Numbered,
    how: SkipGram,
    fine: usize,
    coarse: usize,
    tick: &dyn Fn(),
) -> Vocabulary {
    let vectors = clusters::vectors(&numbered.sentences, numbered.words.len(), how, tick);
    let (of_word, centres) = clusters::k_means(&vectors, fine, 15, 1);
    let (of_cluster, _) = clusters::k_means(&centres, coarse, 30, 1);
    let clusters = numbered.words.iter().map(|w| hash(w)).zip(of_word).skip(1);
    Vocabulary::new(clusters, of_cluster.iter().map(|&c| c as u8).collect())
}

/// What names each capitalised word is part of, as `labels` sees raw text.
pub fn habits(
    documents: &[Document],
    labels: impl Fn(&Document) -> Vec<u8>,
) -> impl Iterator<Item = (u32, Habit)> {
    let mut counts: FxHashMap<u32, [u32; 14]> = FxHashMap::default();
    for document in documents {
        for (i, label) in
            labels(document).into_iter().enumerate().filter(|&(i, _)| document.is_capitalised(i))
        {
            counts.entry(document.hash(i)).or_default()[label as usize] += 1;
        }
    }
    counts.into_iter().filter_map(|(word, counts)| Some((word, habit(&counts)?)))
}

/// Occurrences that make a habit.
const FEWEST: u32 = 8;

fn habit(counts: &[u32; 14]) -> Option<Habit> {
    let total: u32 = counts.iter().sum();
    if total < FEWEST {
        return None;
    }
    let kinds: [u32; 4] =
        [counts[0], counts[1..5].iter().sum(), counts[5..9].iter().sum(), counts[9..13].iter().sum()];
    let best = (0..4).max_by_key(|&k| kinds[k]).unwrap_or(0);
    let second = (0..4).filter(|&k| k != best).max_by_key(|&k| kinds[k]).unwrap_or(0);
    let share = kinds[best] as f32 / total as f32;
    let level = if share > 0.95 {
        0
    } else if share > 0.8 {
        1
    } else {
        2 + second
    };
    let parts: [u32; 4] = std::array::from_fn(|p| (0..3).map(|k| counts[1 + 4 * k + p]).sum());
    let named: u32 = parts.iter().sum();
    let part = (0..4).max_by_key(|&p| parts[p]).unwrap_or(0);
    let part =
        if named == 0 { 0 } else { 1 + part * 2 + usize::from(parts[part] as f32 > 0.8 * named as f32) };
    Some(Habit { kind: (1 + best * 6 + level) as u8, part: part as u8 })
}
