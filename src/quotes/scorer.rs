//! Learned choices: which of some candidates is the right one.
//!
//! Decides by a log-linear model: a candidate's score is the sum of its features' weights, its
//! chance the softmax over the candidates. Leaves to the other rooms what the candidates are and
//! what can be seen of them. One definition of the features serves reader and trainer alike.

use std::cell::Cell;

use crate::features;
use crate::model::{Features, Model, Weigher};

/// What is to be decided; a lane of the model's rows each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Is what stands between two marks a quote?
    Pair,
    /// Are the words behind this cue?
    Behind,
    /// Are they before it?
    Before,
    /// Are they around it?
    Around,
    /// Do the words behind a cue begin here?
    Begin,
    /// Do the words before or around a cue begin here?
    Back,
    /// Do the words end here?
    End,
    /// Is this the speaker?
    Speaker,
}

/// Changes with every change of the features: a model fits only those that it was trained with.
pub const FINGERPRINT: u32 = 0x5130_0010;

/// Hashes are cut to 20 bits: one in a hundred unseen features meets another's weight, which costs no
/// accuracy, and the file is half as large.
const KEYS: u32 = (1 << 20) - 1;

/// A feature: a hash of template and value.
pub type Key = u32;

/// Picks among candidates.
#[derive(Debug)]
pub struct Scorer<'m> {
    weigher: Weigher<'m>,
    asked: Cell<usize>,
}

impl<'m> Scorer<'m> {
    /// A scorer with the weights of `model`.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self { weigher: Weigher::new(model), asked: Cell::new(0) }
    }

    /// The sum in nats of the weights of what `features` adds.
    #[must_use]
    pub fn score(&self, lane: Lane, features: impl FnOnce(&mut Features)) -> f32 {
        let [score] = self.scores([lane], features);
        score
    }

    /// The same for each of several lanes.
    #[must_use]
    pub fn scores<const N: usize>(&self, lanes: [Lane; N], features: impl FnOnce(&mut Features)) -> [f32; N] {
        self.asked.set(self.asked.get() + 1);
        let scores = self.weigher.scores(features);
        lanes.map(|lane| f32::from(scores[lane as usize]) * self.weigher.scale())
    }

    /// How often it was asked for scores.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.asked.get()
    }
}

/// The best of `scores` and its chance: softmax. `None` if there are none.
#[must_use]
pub fn best(scores: &[f32]) -> Option<(usize, f32)> {
    let (i, top) = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let all: f32 = scores.iter().map(|s| (s - top).exp()).sum();
    Some((i, 1.0 / all))
}

/// Adds the pairs of `seen` as features, each with a template of its own: `base` and those behind it.
pub fn add_all(base: u32, seen: &[(u32, u32)], out: &mut Features) {
    let templates = base..base + seen.len() as u32;
    out.extend(templates.zip(seen).map(|(template, &(a, b))| mix(template, a, b)));
}

/// The feature that `template` makes of a word.
#[must_use]
pub const fn key(template: u32, word: &str) -> Key {
    mix(template, features::hash(word), 0)
}

/// The feature that `template` makes of two values.
#[must_use]
pub const fn mix(template: u32, a: u32, b: u32) -> Key {
    features::mix(template, a, b) & KEYS
}

/// A count, coarser as it grows, for features: 0 to 9.
#[must_use]
pub fn size(n: usize) -> u32 {
    match n {
        0..=4 => n as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=15 => 7,
        16..=30 => 8,
        _ => 9,
    }
}
