//! Learning to choose: log-linear models over sets of candidates.
//!
//! Decides the weights of [`crate::quotes::scorer`] by stochastic gradient ascent with a step of its
//! own for each weight (AdaGrad: Duchi, Hazan, Singer 2011) and L2. Part of what is seen is left out at each
//! step, so that no feature relies on the others (dropout: Srivastava et al. 2014), and the right candidate has
//! to win clearly (softmax-margin: Gimpel and Smith 2010). What tells most is learned twice, the second time without the
//! rest. Leaves to its caller what the candidates are.

use rustc_hash::FxHashMap;

use crate::model::LANES;
use crate::quotes::scorer::{Key, Lane};
use crate::train::quantise::quantise;
use crate::train::ranking::{mean, telling};
use crate::train::sequence::{Random, Weights};

/// One decision that an annotator made.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Each candidate's features, on the lane that it is scored with. One without features scores 0.
    pub candidates: Vec<(Lane, Vec<Key>)>,
    /// Index of the right one.
    pub right: usize,
}

const EPOCHS: usize = 5;
/// Orders of the examples that the weights are the mean of: one alone leaves a hundredth of the answers to
/// chance.
const ORDERS: u64 = 20;
/// Orders that show which weights tell enough to be learned at all.
const SKETCHES: u64 = 10;
/// Weights that are learned: a third fewer cost two in a thousand of the answers.
const MOST: usize = 13_000;
/// By which power of how often it is seen a weight tells more.
const POWER: f32 = 0.25;
const STEP: f32 = 0.07;
const L2: f32 = 0.001;
/// The share of the features of each candidate that a step sees: of the answers on articles held out, a
/// hundredth more are right than with all.
const KEPT: f32 = 0.7;
/// By how many nats the right candidate has to win.
const MARGIN: f32 = 1.0;
/// Features that are rarer among all candidates are left out.
const RAREST: u32 = 4;
/// Weights below this are left out.
const SMALLEST: f32 = 0.05;

/// The model that makes these choices.
#[must_use]
pub fn learn(choices: &[Choice]) -> crate::model::Model {
    let (keys, ids) = intern(choices);
    let mut examples: Vec<Example> = choices.iter().map(|c| Example::new(c, &ids)).collect();
    let sketch = mean_weights(&examples, keys.len(), SKETCHES);
    let used = telling(&sketch, &seen(&examples, keys.len()), MOST, POWER);
    examples.iter_mut().for_each(|example| example.keep(&used));
    let mut weights = mean_weights(&examples, keys.len(), ORDERS);
    let all = weights.as_flattened_mut();
    // They were learned to tell with a part of what is seen, and are asked with all of it.
    all.iter_mut().for_each(|w| *w *= KEPT);
    all.iter_mut().filter(|w| w.abs() < SMALLEST).for_each(|w| *w = 0.0);
    let weights = Weights { rows: weights, transitions: [[0.0; LANES]; LANES] };
    quantise(&weights, &keys, LIMIT)
}

/// The weights of so many features that `orders` of the examples make, on the average.
fn mean_weights(examples: &[Example], features: usize, orders: u64) -> Vec<[f32; LANES]> {
    mean(features, orders, |order| {
        let mut learner = Learner::new(features);
        learner.see_all(examples, order);
        learner.mean()
    })
}

/// How often each weight counts in `examples`, of so many features, by the root of how many candidates its lane has:
/// else what many candidates show would leave no room for where words begin and end.
fn seen(examples: &[Example], features: usize) -> Vec<[u32; LANES]> {
    let (mut counts, mut all) = (vec![[0.0; LANES]; features], [1.0; LANES]);
    for (lane, ids) in examples.iter().flat_map(|e| &e.candidates) {
        all[*lane] += 1.0;
        ids.iter().for_each(|&id| counts[id as usize][*lane] += 1.0);
    }
    let share =
        |row: [f64; LANES]| std::array::from_fn(|lane| (row[lane] / f64::sqrt(all[lane]) * 1e6) as u32);
    counts.into_iter().map(share).collect()
}

/// The largest weight that the file can hold: steps of a tenth of a nat are fine enough.
const LIMIT: f32 = 12.7;

struct Example {
    candidates: Vec<(usize, Vec<u32>)>,
    right: usize,
}

impl Example {
    fn new(choice: &Choice, ids: &FxHashMap<Key, u32>) -> Self {
        let known = |keys: &[Key]| keys.iter().filter_map(|k| ids.get(k).copied()).collect();
        let candidates = choice.candidates.iter().map(|(lane, keys)| (*lane as usize, known(keys))).collect();
        Self { candidates, right: choice.right }
    }

    /// Leaves out the features whose weights are not `used`.
    fn keep(&mut self, used: &[[bool; LANES]]) {
        self.candidates.iter_mut().for_each(|(lane, ids)| ids.retain(|&id| used[id as usize][*lane]));
    }

    /// The same with [`KEPT`] of the features.
    fn in_part(&self, random: &mut Random) -> Self {
        let part = |(lane, ids): &(usize, Vec<u32>)| (*lane, random.part_of(ids, KEPT));
        let candidates = self.candidates.iter().map(part).collect();
        Self { candidates, right: self.right }
    }
}

struct Learner {
    weights: Vec<[f32; LANES]>,
    squares: Vec<[f32; LANES]>,
    /// The sum of the weights at the ends of epochs, and of how many.
    sum: Vec<[f32; LANES]>,
    epochs: usize,
}

impl Learner {
    fn new(features: usize) -> Self {
        let none = || vec![[0.0; LANES]; features];
        Self { weights: none(), squares: vec![[1e-2; LANES]; features], sum: none(), epochs: 0 }
    }

    /// Learns from all examples, shuffled by `seed`.
    fn see_all(&mut self, examples: &[Example], seed: u64) {
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = Random(seed);
        for epoch in 0..EPOCHS {
            random.shuffle(&mut order);
            for &i in &order {
                self.see(&examples[i].in_part(&mut random));
            }
            if epoch >= EPOCHS / 3 {
                self.remember();
            }
        }
    }

    /// Adds the weights as they are to their mean, which depends less on the order of examples.
    fn remember(&mut self) {
        let all = self.sum.as_flattened_mut().iter_mut().zip(self.weights.as_flattened());
        all.for_each(|(sum, weight)| *sum += weight);
        self.epochs += 1;
    }

    fn mean(mut self) -> Vec<[f32; LANES]> {
        let epochs = self.epochs.max(1) as f32;
        self.sum.as_flattened_mut().iter_mut().for_each(|sum| *sum /= epochs);
        self.sum
    }

    fn see(&mut self, example: &Example) {
        let mut scores: Vec<f32> =
            example.candidates.iter().map(|(lane, ids)| self.score(*lane, ids)).collect();
        scores[example.right] -= MARGIN;
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let all: f32 = scores.iter().map(|s| (s - top).exp()).sum();
        for (i, (lane, ids)) in example.candidates.iter().enumerate() {
            let chance = (scores[i] - top).exp() / all;
            let error = f32::from(u8::from(i == example.right)) - chance;
            if error.abs() > 1e-4 {
                ids.iter().for_each(|&id| self.step(id as usize, *lane, error));
            }
        }
    }

    fn score(&self, lane: usize, ids: &[u32]) -> f32 {
        ids.iter().map(|&id| self.weights[id as usize][lane]).sum()
    }

    fn step(&mut self, id: usize, lane: usize, error: f32) {
        let weight = &mut self.weights[id][lane];
        let gradient = error - L2 * *weight;
        let square = &mut self.squares[id][lane];
        *square += gradient * gradient;
        *weight += STEP * gradient / square.sqrt();
    }
}

/// The keys that are common enough, ascending, and each one's index.
fn intern(choices: &[Choice]) -> (Vec<Key>, FxHashMap<Key, u32>) {
    let mut counts: FxHashMap<Key, u32> = FxHashMap::default();
    let all = choices.iter().flat_map(|c| &c.candidates).flat_map(|(_, keys)| keys);
    all.for_each(|&key| *counts.entry(key).or_default() += 1);
    let mut keys: Vec<Key> = counts.into_iter().filter(|&(_, n)| n >= RAREST).map(|(k, _)| k).collect();
    keys.sort_unstable();
    let ids = keys.iter().enumerate().map(|(i, &k)| (k, i as u32)).collect();
    (keys, ids)
}
