//! Choices learned: a softmax over the candidates of each choice, by AdaGrad.
//!
//! Decides how weights are found. Part of what is seen is left out at each step, so that no feature relies on the
//! others (dropout: Srivastava et al. 2014), the right candidate has to win clearly (softmax-margin: Gimpel and
//! Smith 2010), and the weights are the mean of several orders of the choices. What tells most is learned twice, the
//! second time without the rest. Leaves what a candidate and its features are to the caller.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::{Features, LANES};
use crate::train::sequence::{Random, Weights};

/// Orders that show which weights tell.
const SKETCHES: u64 = 3;

/// Feature hashes to dense numbers.
#[derive(Debug, Default)]
pub struct Numbers {
    numbers: FxHashMap<u32, u32>,
    /// The hash of each number.
    pub keys: Vec<u32>,
}

impl Numbers {
    /// The numbers of what `features` adds.
    pub fn collect(&mut self, features: impl FnOnce(&mut Features)) -> Vec<u32> {
        let mut seen = Features::default();
        features(&mut seen);
        seen.keys().iter().map(|&key| self.number(key)).collect()
    }

    /// The number of feature `key`, a new one if there is none.
    pub fn number(&mut self, key: u32) -> u32 {
        *self.numbers.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }
}

/// Candidates of which one is right.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    /// For each candidate its features.
    pub candidates: Vec<Vec<u32>>,
    /// The lane that counts beside lane 0.
    pub lane: usize,
    /// Index of the right candidate.
    pub right: usize,
    /// How much it counts.
    pub weight: f32,
}

/// How it is trained.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Passes over the data.
    pub epochs: usize,
    /// First step of AdaGrad.
    pub rate: f32,
    /// Weight of the absolute values while it is found out which weights tell most; a tenth of that afterwards.
    pub l1: f32,
    /// Weights that are learned: those that tell most, see [`telling`].
    pub most: usize,
    /// By which power of how often it is seen a weight tells more.
    pub power: f32,
    /// The share of the features of each candidate that a step sees.
    pub keep: f32,
    /// By how many nats the right candidate has to win.
    pub margin: f32,
    /// Features that are rarer among all candidates are left out.
    pub rarest: u32,
    /// Weights below this, in nats, are left out.
    pub smallest: f32,
    /// Orders of the choices that the weights are the mean of.
    pub orders: u64,
}

/// Weights under which the right candidates are likely; features are below `features`.
#[must_use]
pub fn softmax(mut problems: Vec<Problem>, features: usize, how: How) -> Weights {
    drop_rare(&mut problems, features, how.rarest);
    let sketch = mean_rows(&problems, &vec![[true; LANES]; features], How { orders: SKETCHES, ..how });
    let used = telling(&sketch, &seen(&problems, features), how.most, how.power);
    problems.iter_mut().for_each(|problem| problem.keep(&used));
    let mut rows = mean_rows(&problems, &used, How { l1: how.l1 / 10.0, ..how });
    rows.as_flattened_mut().iter_mut().filter(|w| w.abs() < how.smallest).for_each(|w| *w = 0.0);
    Weights { rows, transitions: [[0.0; LANES]; LANES] }
}

/// How often each weight counts.
fn seen(problems: &[Problem], features: usize) -> Vec<[u32; LANES]> {
    let mut counts = vec![[0; LANES]; features];
    for problem in problems {
        for &f in problem.candidates.iter().flatten() {
            counts[f as usize][0] += 1;
            counts[f as usize][problem.lane] += 1;
        }
    }
    counts
}

/// The `most` of `weights` that tell most, by their size times a `power` of how often they are `seen`: others are left
/// out before the rest is learned again, so that this makes up for them.
#[must_use]
pub fn telling(
    weights: &[[f32; LANES]],
    seen: &[[u32; LANES]],
    most: usize,
    power: f32,
) -> Vec<[bool; LANES]> {
    let worth = |w: f32, n: u32| w.abs() * (n as f32).powf(power);
    let all = weights.as_flattened().iter().zip(seen.as_flattened());
    let mut all: Vec<f32> = all.map(|(&w, &n)| worth(w, n)).collect();
    all.sort_by(|a, b| b.total_cmp(a));
    let least = all.get(most).copied().unwrap_or_default().max(f32::MIN_POSITIVE);
    let row =
        |(w, n): (&[f32; LANES], &[u32; LANES])| std::array::from_fn(|lane| worth(w[lane], n[lane]) >= least);
    weights.iter().zip(seen).map(row).collect()
}

/// The mean of what several orders teach.
fn mean_rows(problems: &[Problem], used: &[[bool; LANES]], how: How) -> Vec<[f32; LANES]> {
    let mut rows = mean(used.len(), how.orders, |seed| learn(problems, used, how, seed));
    // They were learned to tell with a part of what is seen, and are asked with all of it.
    rows.as_flattened_mut().iter_mut().for_each(|weight| *weight *= how.keep);
    rows
}

/// The mean of the weights of so many features that each of several `orders` teaches; several are learned at once.
pub fn mean(
    features: usize,
    orders: u64,
    learn: impl Fn(u64) -> Vec<[f32; LANES]> + Sync,
) -> Vec<[f32; LANES]> {
    let mut sum = vec![[0.0; LANES]; features];
    let orders: Vec<u64> = (1..=orders).collect();
    for some in orders.chunks(rayon::current_num_threads()) {
        let learned: Vec<_> = some.par_iter().map(|&order| learn(order)).collect();
        for rows in &learned {
            let all = sum.as_flattened_mut().iter_mut().zip(rows.as_flattened());
            all.for_each(|(sum, weight)| *sum += weight / orders.len() as f32);
        }
    }
    sum
}

fn drop_rare(problems: &mut [Problem], features: usize, rarest: u32) {
    let mut counts = vec![0; features];
    let all = problems.iter().flat_map(|p| p.candidates.iter().flatten());
    all.for_each(|&f| counts[f as usize] += 1);
    let candidates = problems.iter_mut().flat_map(|p| &mut p.candidates);
    candidates.for_each(|seen| seen.retain(|&f| counts[f as usize] >= rarest));
}

fn learn(problems: &[Problem], used: &[[bool; LANES]], how: How, seed: u64) -> Vec<[f32; LANES]> {
    let mut trainer = Trainer::new(used, how);
    let mut order: Vec<usize> = (0..problems.len()).collect();
    let (mut random, mut lot) = (Random(seed), Random(seed + how.orders));
    for _ in 0..how.epochs {
        random.shuffle(&mut order);
        for &i in &order {
            trainer.step(&problems[i].in_part(how.keep, &mut lot));
        }
    }
    trainer.finish()
}

impl Problem {
    /// Leaves out the features none of whose weights is `used`.
    fn keep(&mut self, used: &[[bool; LANES]]) {
        let is_used = |f: u32| used[f as usize][0] || used[f as usize][self.lane];
        self.candidates.iter_mut().for_each(|seen| seen.retain(|&f| is_used(f)));
    }

    /// The same with `share` of the features.
    fn in_part(&self, share: f32, random: &mut Random) -> Self {
        let candidates = self.candidates.iter().map(|seen| random.part_of(seen, share)).collect();
        Self { candidates, ..*self }
    }
}

struct Trainer<'u> {
    how: How,
    used: &'u [[bool; LANES]],
    rows: Vec<[f32; LANES]>,
    squares: Vec<[f32; LANES]>,
    /// Step at which a row was last brought up to date.
    touched: Vec<u32>,
    steps: u32,
}

impl<'u> Trainer<'u> {
    fn new(used: &'u [[bool; LANES]], how: How) -> Self {
        let features = used.len();
        Self {
            how,
            used,
            rows: vec![[0.0; LANES]; features],
            squares: vec![[1e-2; LANES]; features],
            touched: vec![0; features],
            steps: 0,
        }
    }

    fn step(&mut self, problem: &Problem) {
        self.steps += 1;
        for &f in problem.candidates.iter().flatten() {
            self.catch_up(f as usize);
        }
        let chances = self.chances(problem);
        let mut gradient: FxHashMap<u32, f32> = FxHashMap::default();
        for (i, features) in problem.candidates.iter().enumerate() {
            let g = problem.weight * (f32::from(u8::from(i == problem.right)) - chances[i]);
            features.iter().for_each(|&f| *gradient.entry(f).or_default() += g);
        }
        for (f, g) in gradient {
            for lane in [0, problem.lane] {
                if !self.used[f as usize][lane] {
                    continue;
                }
                let square = &mut self.squares[f as usize][lane];
                *square += g * g;
                self.rows[f as usize][lane] += self.how.rate * g / square.sqrt();
            }
        }
    }

    /// How likely each candidate is now.
    fn chances(&self, problem: &Problem) -> Vec<f32> {
        let score = |features: &Vec<u32>| -> f32 {
            features.iter().map(|&f| self.rows[f as usize][0] + self.rows[f as usize][problem.lane]).sum()
        };
        let mut scores: Vec<f32> = problem.candidates.iter().map(score).collect();
        scores[problem.right] -= self.how.margin;
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        let weights: Vec<f32> = scores.iter().map(|s| (s - best).exp()).collect();
        let sum: f32 = weights.iter().sum();
        weights.iter().map(|w| w / sum).collect()
    }

    /// Applies the penalties of the steps in which feature `f` did not occur.
    fn catch_up(&mut self, f: usize) {
        let missed = (self.steps - self.touched[f]) as f32;
        self.touched[f] = self.steps;
        for (w, s) in self.rows[f].iter_mut().zip(&self.squares[f]) {
            let cut = self.how.rate / s.sqrt() * missed * self.how.l1;
            *w = w.signum() * (w.abs() - cut).max(0.0);
        }
    }

    fn finish(mut self) -> Vec<[f32; LANES]> {
        self.steps += 1;
        for f in 0..self.touched.len() {
            self.catch_up(f);
        }
        self.rows
    }
}
