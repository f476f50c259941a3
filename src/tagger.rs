//! Features and model to names.
//!
//! Decides which tokens are names of people, organisations and places: Viterbi over the model's
//! scores, then a second look with the whole document's evidence.

use crate::document::{Document, TokenRange};
use crate::features::{self, Extractor};
use crate::lexicon::Lexicon;
use crate::mentions::Kind;
use crate::model::{LANES, Model, Scores};
use crate::vocabulary::Vocabulary;

/// The model that is built in.
const BUILT_IN: &[u8] = include_bytes!("data/id/names.bin");

/// No name.
pub const OUTSIDE: usize = 0;
/// Labels in use: outside, and for each kind its first, inner, last and only token.
pub const LABELS: usize = 13;

/// Far below any score; three of it still fit.
const NEVER: i32 = i32::MIN / 4;

/// A run of tokens that the tagger takes for a name.
#[derive(Debug, Clone, PartialEq)]
pub struct TaggedName {
    /// Its tokens; never empty, within one sentence.
    pub tokens: TokenRange,
    /// What sort of thing it names.
    pub kind: Kind,
    /// How sure the tagger is that span and kind are right, 0 to 1, calibrated.
    pub confidence: f32,
}

/// Finds names.
#[derive(Debug)]
pub struct Tagger {
    pub(crate) model: Model,
    pub(crate) first: Option<Model>,
    vocabulary: Vocabulary,
}

impl Tagger {
    /// The tagger with the model that is built in.
    ///
    /// # Panics
    /// If that was trained for other features, which a test rules out.
    #[must_use]
    pub fn new() -> Self {
        let model = Model::read(BUILT_IN, features::fingerprint());
        Self { model: model.unwrap_or_else(|e| panic!("data/id/names.bin: {e}")), vocabulary: Vocabulary::default(), first: None }
    }

    /// A tagger with a model of one's own.
    #[must_use]
    pub fn with_model(model: Model, vocabulary: Vocabulary) -> Self {
        Self { model, first: None, vocabulary }
    }

    /// The names of `document`, in order, non-overlapping.
    #[must_use]
    pub fn tag(&self, document: &Document, lexicon: &Lexicon) -> Vec<TaggedName> {
        let _ = lexicon;
        let mut extractor = Extractor::new(document, &self.vocabulary);
        let mut labels = vec![0; document.tokens.len()];
        if let Some(first) = &self.first {
            for zone in features::zones(document) {
                let scores: Vec<Scores> = zone.range().map(|i| scores(first, &extractor, i)).collect();
                labels[zone.range()].copy_from_slice(&viterbi(&scores, &first.transitions));
            }
            extractor.look_again(&labels);
        }
        let mut names = Vec::new();
        for zone in features::zones(document) {
            let scores: Vec<Scores> = zone.range().map(|i| scores(&self.model, &extractor, i)).collect();
            let labels = viterbi(&scores, &self.model.transitions);
            names.extend(spans(&labels).map(|(start, end, kind)| TaggedName {
                tokens: TokenRange { start: zone.start + start, end: zone.start + end },
                kind,
                confidence: 0.9,
            }));
        }
        names
    }
}

fn scores(model: &Model, extractor: &Extractor, i: usize) -> Scores {
    let mut scores = [0; LANES];
    extractor.features(i, |f| model.add(f, &mut scores));
    scores
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}

/// The label of token `i` of a name of `len` tokens.
#[must_use]
pub fn label(kind: Kind, i: usize, len: usize) -> usize {
    let part = match (i, len) {
        (0, 1) => 3,
        (0, _) => 0,
        _ if i + 1 == len => 2,
        _ => 1,
    };
    1 + 4 * kind as usize + part
}

/// May a token with label `to` follow one with label `from`? [`OUTSIDE`] stands before the first
/// token and behind the last.
#[must_use]
pub const fn may_follow(from: usize, to: usize) -> bool {
    if is_open(from) { goes_on(to) && (from - 1) / 4 == (to - 1) / 4 } else { !goes_on(to) }
}

/// Is a name unfinished after a token with this label?
const fn is_open(label: usize) -> bool {
    label != OUTSIDE && (label - 1) % 4 < 2
}

/// Does a token with this label belong to the name before it?
const fn goes_on(label: usize) -> bool {
    label != OUTSIDE && matches!((label - 1) % 4, 1 | 2)
}

/// The best labels for tokens with these scores.
#[must_use]
pub fn viterbi(scores: &[Scores], transitions: &[[i16; LANES]; LANES]) -> Vec<u8> {
    let mut best = [NEVER; LANES];
    best[OUTSIDE] = 0;
    let mut back = Vec::with_capacity(scores.len());
    for score in scores {
        let mut next = [i32::MIN; LANES];
        let mut from = [0u8; LANES];
        for f in 0..LABELS {
            for to in 0..LANES {
                let value = best[f] + PENALTIES[f][to] + i32::from(transitions[f][to]);
                let better = value > next[to];
                next[to] = if better { value } else { next[to] };
                from[to] = if better { f as u8 } else { from[to] };
            }
        }
        for to in 0..LANES {
            next[to] = (next[to] + score[to]).max(NEVER);
        }
        best = next;
        back.push(from);
    }
    let mut label =
        (0..LABELS).filter(|&l| may_follow(l, OUTSIDE)).max_by_key(|&l| (best[l], LABELS - l)).unwrap_or(0)
            as u8;
    let mut labels = vec![0; scores.len()];
    for (slot, from) in labels.iter_mut().zip(&back).rev() {
        *slot = label;
        label = from[label as usize];
    }
    labels
}

/// What a step costs more than its transition: [`NEVER`] where a label may not follow.
const PENALTIES: [[i32; LANES]; LANES] = {
    let mut penalties = [[NEVER; LANES]; LANES];
    let mut pair = 0;
    while pair < LABELS * LABELS {
        let (from, to) = (pair / LABELS, pair % LABELS);
        if may_follow(from, to) {
            penalties[from][to] = 0;
        }
        pair += 1;
    }
    penalties
};

/// The names that `labels` spell: first and one past the last token, and kind.
pub fn spans(labels: &[u8]) -> impl Iterator<Item = (u32, u32, Kind)> {
    let mut start = 0;
    labels.iter().enumerate().filter_map(move |(i, &label)| {
        let (kind, part) = (label.wrapping_sub(1) / 4, label.wrapping_sub(1) % 4);
        if label as usize == OUTSIDE {
            return None;
        }
        if matches!(part, 0 | 3) {
            start = i as u32;
        }
        let kind = [Kind::Person, Kind::Organisation, Kind::Place][kind as usize];
        matches!(part, 2 | 3).then_some((start, i as u32 + 1, kind))
    })
}
