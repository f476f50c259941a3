//! How well models trained on IDNer and on NERGrit find names there.
//!
//! Only measures: nothing of this goes into the engine. Such a corpus is small and has habits of its own,
//! so its model also sees what two others call each token (stacking, Wolpert 1992): one of our articles
//! and one of the other corpus. Any run of tokens may be a name, also of small words and marks, and what is
//! found is whole words of the corpus, which come with it.

use std::io;
use std::path::Path;

use indicatif::ProgressBar;

use crate::document::{Document, TokenRange};
use crate::features::{Extractor, PLACE, mix};
use crate::lexicon::Lexicon;
use crate::mentions::Kind;
use crate::span::Span;
use crate::tagger::{self, Tagger};
use crate::train::corpora::{self, Annotated};
use crate::train::examples::Examples;
use crate::train::names;
use crate::train::score::Score;
use crate::train::sequence::Crf;
use crate::vocabulary::Vocabulary;

/// How they are learned: what cross-validation on the two training parts likes best.
const HOW: Crf =
    Crf { epochs: 40, rate: 0.02, l1: 0.0, refit: (0, 0.0), keep: 0.6, margin: (0.5, 0.25), seed: 1 };
/// Tokens that a feature must occur in.
const LEAST: u32 = 1;
/// How much a sentence counts without its readers, beside what it counts with them: else nothing would be
/// learned that they know.
const UNREAD: f32 = 0.25;
/// Shares of a training part, each judged by a model of the others.
const FOLDS: usize = 4;
/// Number of the first template of what a reader says.
const TEMPLATE: u32 = 170;
/// Templates of a reader.
const TEMPLATES: u32 = 7;

/// What another model calls each token.
type Reader<'a> = dyn Fn(&Document) -> Vec<u8> + 'a;

/// What a model of one corpus may look at.
struct Apart<'a> {
    lexicon: &'a Lexicon,
    vocabulary: &'a Vocabulary,
    readers: Vec<&'a Reader<'a>>,
}

/// Prints for each of the two corpora how well models trained on its training part find names: in each
/// share of that part by a model of the others, and in its development part. Words are known as
/// `vocabulary` does.
///
/// # Errors
/// If a corpus cannot be read.
pub fn report(shared: &Path, vocabulary: &Vocabulary) -> io::Result<()> {
    let bar = ProgressBar::new(3 + 2 * (FOLDS as u64 + 1));
    let lexicon = &Lexicon::new();
    let read = |name: &str, part: &str| corpora::conll(&shared.join(format!("ner/{name}-{part}.conll")));
    let alone = Apart { lexicon, vocabulary, readers: Vec::new() };
    let ours = Tagger::with_model(names::of_articles(shared, vocabulary)?, vocabulary.clone());
    bar.inc(1);
    let ours = |d: &Document| ours.labels(Extractor::new(d, vocabulary, lexicon));
    for (name, other) in [("idner", "nergrit"), ("nergrit", "idner")] {
        let other = alone.learn(&mut read(other, "train")?.iter());
        bar.inc(1);
        let other = |d: &Document| other.labels(alone.extractor(d));
        let apart = Apart { readers: vec![&ours, &other], ..alone };
        let (train, dev) = (read(name, "train")?, read(name, "dev")?);
        println!("{name:12} cross-validated {}", apart.cross_validated(&train, &bar));
        let mut score = Score::default();
        apart.judge(&apart.learn(&mut train.iter()), &mut dev.iter(), &mut score);
        bar.inc(1);
        println!("{name:12} {score}");
    }
    bar.finish();
    Ok(())
}

impl Apart<'_> {
    fn cross_validated(&self, sentences: &[Annotated], bar: &ProgressBar) -> Score {
        let mut score = Score::default();
        for fold in 0..FOLDS {
            let (held_out, rest): (Vec<_>, Vec<_>) =
                (0..).zip(sentences).partition(|(i, _)| i % FOLDS == fold);
            let model = self.learn(&mut rest.into_iter().map(|(_, s)| s));
            self.judge(&model, &mut held_out.into_iter().map(|(_, s)| s), &mut score);
            bar.inc(1);
        }
        score
    }

    fn learn(&self, sentences: &mut dyn Iterator<Item = &Annotated>) -> Tagger {
        let mut examples = Examples::default();
        for sentence in sentences {
            let document = sentence.document(self.lexicon);
            let extractor = self.extractor(&document);
            let mut add = |apart: &Apart, weight| {
                let tokens = apart.features(&document, &extractor);
                let of_zone = |zone: TokenRange| tokens[zone.range()].to_vec();
                examples.add(sentence, weight, &document, extractor.zones(), &of_zone);
            };
            add(self, 1.0);
            if !self.readers.is_empty() {
                add(&Apart { readers: Vec::new(), ..*self }, UNREAD);
            }
        }
        Tagger::with_model(examples.learn(LEAST, HOW), self.vocabulary.clone())
    }

    /// Counts what `tagger` finds in `sentences`.
    fn judge(&self, tagger: &Tagger, sentences: &mut dyn Iterator<Item = &Annotated>, score: &mut Score) {
        for sentence in sentences {
            let found = of_whole_words(self.names(tagger, sentence), &sentence.words);
            score.add(&found, &sentence.names);
        }
    }

    /// What `tagger` finds in `sentence`, in order.
    fn names(&self, tagger: &Tagger, sentence: &Annotated) -> Vec<(Span, Kind)> {
        let document = sentence.document(self.lexicon);
        let extractor = self.extractor(&document);
        let tokens = self.features(&document, &extractor);
        let mut names = Vec::new();
        for zone in extractor.zones() {
            let labels = tagger.labels_of(&tokens[zone.range()]);
            let run = |start, end| TokenRange { start: zone.start + start, end: zone.start + end };
            names.extend(
                tagger::spans(&labels).map(|(start, end, kind)| (document.span(run(start, end)), kind)),
            );
        }
        names
    }

    /// What is seen of `document`, each of its sentences being a zone.
    fn extractor(&self, document: &Document) -> Extractor {
        let zones = document.sentences.iter().map(|s| s.tokens).collect();
        Extractor::of_zones(zones, document, self.vocabulary, self.lexicon)
    }

    /// What each token sees, also of the readers' labels.
    fn features(&self, document: &Document, extractor: &Extractor) -> Vec<Vec<u32>> {
        let mut tokens = vec![Vec::new(); document.tokens.len()];
        for &zone in extractor.zones() {
            extractor.features(zone, |t, f| tokens[zone.range().start + t].push(f));
        }
        for (template, reader) in (TEMPLATE..).step_by(TEMPLATES as usize).zip(&self.readers) {
            let labels = reader(document);
            for (i, seen) in tokens.iter_mut().enumerate() {
                seen.extend(self.read(document, &labels, i, template));
            }
        }
        tokens
    }

    /// What token `i` sees of the labels that a reader gave.
    fn read(&self, document: &Document, labels: &[u8], i: usize, template: u32) -> [u32; TEMPLATES as usize] {
        const EDGE: u32 = 99;
        let label = |i: Option<usize>| i.and_then(|i| labels.get(i)).map_or(EDGE, |&l| l.into());
        let word = |i: Option<usize>| i.filter(|&i| i < labels.len()).map_or(EDGE, |i| document.hash(i));
        let (before, behind) = (i.checked_sub(1), Some(i + 1));
        let beside = [
            0,
            label(before),
            label(behind),
            self.lexicon.class(document.lower(i)),
            word(Some(i)),
            word(before),
            word(behind),
        ];
        std::array::from_fn(|n| mix(template + n as u32, label(Some(i)), beside[n]) & !PLACE)
    }
}

/// `names`, which stand in order, as far as the `words` reach in which they begin and end; of those that
/// then overlap the first.
fn of_whole_words(names: Vec<(Span, Kind)>, words: &[Span]) -> Vec<(Span, Kind)> {
    let mut whole: Vec<(Span, Kind)> = Vec::new();
    for (span, kind) in names {
        let first = words.partition_point(|word| word.end <= span.start);
        let last = words.partition_point(|word| word.end < span.end);
        let span = words[first].cover(words[last]);
        if whole.last().is_none_or(|(before, _)| before.end <= span.start) {
            whole.push((span, kind));
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_whole_words_of_the_corpus() {
        let words = [(0, 3), (4, 10), (11, 20)].map(|(start, end)| Span::new(start, end));
        let name = |start, end| (Span::new(start, end), Kind::Person);
        // `(Ayu),`, and `Ayu-Wulan` found as two.
        assert_eq!(of_whole_words(vec![name(0, 8)], &words), [name(0, 10)]);
        assert_eq!(of_whole_words(vec![name(11, 14), name(15, 20)], &words), [name(11, 20)]);
        assert_eq!(of_whole_words(vec![name(4, 10), name(11, 20)], &words), [name(4, 10), name(11, 20)]);
    }
}
