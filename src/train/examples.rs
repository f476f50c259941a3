//! Annotated tokens as examples to learn from: sequences whose features are numbered.

use crate::document::{Document, TokenRange};
use crate::model::Model;
use crate::tagger::label;
use crate::train::corpora::Annotated;
use crate::train::quantise::quantise;
use crate::train::ranking::Numbers;
use crate::train::sequence::{self, Crf, Sequence};

/// The largest weight that is kept whole; 127 steps lead up to it.
const LIMIT: f32 = 8.0;

/// Sequences, their features numbered.
#[derive(Default)]
pub struct Examples {
    sequences: Vec<Sequence>,
    numbers: Numbers,
}

impl Examples {
    /// Adds every zone of `document`, the text of `annotated`, whose names lie wholly inside; `weight` is
    /// how much each counts, `features` gives what each token of a zone sees.
    pub fn add(
        &mut self,
        annotated: &Annotated,
        weight: f32,
        document: &Document,
        zones: &[TokenRange],
        features: &dyn Fn(TokenRange) -> Vec<Vec<u32>>,
    ) {
        let mut labels = vec![0; document.tokens.len()];
        for (run, kind) in annotated.tokens(document) {
            for (i, at) in run.range().enumerate() {
                labels[at] = label(kind, i, run.len()) as u8;
            }
        }
        for &zone in zones {
            let labels = labels[zone.range()].to_vec();
            if sequence::is_whole(&labels) {
                let mut s = Sequence { labels, weight, ..Sequence::default() };
                for seen in features(zone) {
                    s.features.extend(seen.into_iter().map(|f| self.numbers.number(f)));
                    s.ends.push(s.features.len() as u32);
                }
                self.sequences.push(s);
            }
        }
    }

    /// A model of features that `least` tokens or more see.
    #[must_use]
    pub fn learn(mut self, least: u32, how: Crf) -> Model {
        let keys = self.prune(least);
        let weights = sequence::crf(&self.sequences, keys.len(), how);
        quantise(&weights, &keys, LIMIT)
    }

    /// Drops features that occur in fewer than `least` tokens; the hash of each that is left.
    fn prune(&mut self, least: u32) -> Vec<u32> {
        let all = &self.numbers.keys;
        let mut counts = vec![0u32; all.len()];
        self.sequences.iter().flat_map(|s| &s.features).for_each(|&f| counts[f as usize] += 1);
        let mut numbers = vec![None; counts.len()];
        let mut keys = Vec::new();
        for f in (0..counts.len()).filter(|&f| counts[f] >= least) {
            numbers[f] = Some(keys.len() as u32);
            keys.push(all[f]);
        }
        for s in &mut self.sequences {
            *s = s.renumbered(|f| numbers[f as usize]);
        }
        keys
    }
}
