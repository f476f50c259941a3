//! Labels of token sequences, learned: a linear-chain CRF.
//!
//! Decides how weights are found. Leaves what features are to the caller: here they are dense
//! numbers.

#![expect(clippy::needless_range_loop, reason = "labels index several arrays at once")]

use crate::model::LANES;
use crate::tagger::{LABELS, OUTSIDE, may_follow};

/// Weights while they are learned.
#[derive(Debug, Clone)]
pub struct Weights {
    /// One row a feature.
    pub rows: Vec<[f32; LANES]>,
    /// `transitions[from][to]`.
    pub transitions: [[f32; LANES]; LANES],
}

/// A run of tokens with their features and right labels.
#[derive(Debug, Clone, Default)]
pub struct Sequence {
    /// Features of all tokens, one after another.
    pub features: Vec<u32>,
    /// For each token one past its last feature.
    pub ends: Vec<u32>,
    /// The right label of each token.
    pub labels: Vec<u8>,
    /// How much it counts.
    pub weight: f32,
}

impl Sequence {
    /// The features of token `i`.
    #[must_use]
    pub fn features(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.features[start as usize..self.ends[i] as usize]
    }

    /// The same with other numbers for its features, without those that have none.
    #[must_use]
    pub fn renumbered(&self, mut number: impl FnMut(u32) -> Option<u32>) -> Self {
        let mut features = Vec::with_capacity(self.features.len());
        let mut ends = Vec::with_capacity(self.ends.len());
        for i in 0..self.labels.len() {
            features.extend(self.features(i).iter().filter_map(|&f| number(f)));
            ends.push(features.len() as u32);
        }
        Self { features, ends, labels: self.labels.clone(), weight: self.weight }
    }
}

/// Do `labels` spell whole names?
#[must_use]
pub fn is_whole(labels: &[u8]) -> bool {
    let mut from = OUTSIDE;
    labels.iter().chain([&0]).all(|&l| may_follow(std::mem::replace(&mut from, l as usize), l as usize))
}

impl Weights {
    fn new(features: usize) -> Self {
        Self { rows: vec![[0.0; LANES]; features], transitions: [[0.0; LANES]; LANES] }
    }

    fn scores(&self, sequence: &Sequence) -> Vec<[f32; LANES]> {
        (0..sequence.labels.len())
            .map(|i| {
                let mut scores = [0.0; LANES];
                for &f in sequence.features(i) {
                    for (s, w) in scores.iter_mut().zip(&self.rows[f as usize]) {
                        *s += w;
                    }
                }
                scores
            })
            .collect()
    }
}

/// How a CRF is trained.
#[derive(Debug, Clone, Copy)]
pub struct Crf {
    /// Passes over the data.
    pub epochs: usize,
    /// First step of AdaGrad.
    pub rate: f32,
    /// Weight of the absolute values: what keeps the model small.
    pub l1: f32,
    /// Passes behind those in which only the weights that are left move, and their penalty.
    pub refit: (usize, f32),
    /// Share of each token's features that a step sees, drawn by lot (Srivastava et al. 2014, "Dropout").
    pub keep: f32,
    /// Nats by which right labels must win: over others, and over none besides (Gimpel and Smith 2010,
    /// "Softmax-Margin CRFs").
    pub margin: (f32, f32),
    /// Order of the data.
    pub seed: u64,
}

/// Weights up to this are let go: half a step of the model's eight bits, which they would round to nothing.
const LEAST_WEIGHT: f32 = 0.03;

/// Numbers that look random; SplitMix64.
#[derive(Debug, Clone)]
pub struct Random(pub u64);

impl Random {
    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// Whether something happens that happens with this chance.
    pub fn happens(&mut self, chance: f32) -> bool {
        (self.draw() >> 40) as f32 <= chance * (1 << 24) as f32
    }

    /// Those of `items` that are drawn, each with this chance.
    pub fn part_of(&mut self, items: &[u32], chance: f32) -> Vec<u32> {
        items.iter().copied().filter(|_| self.happens(chance)).collect()
    }

    /// Puts `items` in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.draw() % (i as u64 + 1)) as usize);
        }
    }
}

/// Trains a CRF by AdaGrad with lazily applied penalties, over `features` features.
#[must_use]
pub fn crf(sequences: &[Sequence], features: usize, how: Crf) -> Weights {
    let mut trainer = AdaGrad::new(features, how);
    let mut order: Vec<u32> = (0..sequences.len() as u32).collect();
    let mut random = Random(how.seed);
    let mut lot = Random(how.seed + 1);
    for epoch in 0..how.epochs + how.refit.0 {
        if epoch == how.epochs {
            trainer.settle();
        }
        random.shuffle(&mut order);
        for &i in &order {
            let seen = sequences[i as usize].renumbered(|f| lot.happens(how.keep).then_some(f));
            trainer.step(&seen);
        }
    }
    trainer.finish()
}

struct AdaGrad {
    how: Crf,
    weights: Weights,
    squares: Vec<[f32; LANES]>,
    transition_squares: [[f32; LANES]; LANES],
    /// Step at which a row was last brought up to date.
    touched: Vec<u32>,
    steps: u32,
}

impl AdaGrad {
    fn new(features: usize, how: Crf) -> Self {
        Self {
            how,
            weights: Weights::new(features),
            squares: vec![[1e-3; LANES]; features],
            transition_squares: [[1e-3; LANES]; LANES],
            touched: vec![0; features],
            steps: 0,
        }
    }

    /// Lets go of small weights for good and goes on with the penalty of [`Crf::refit`].
    fn settle(&mut self) {
        (0..self.touched.len()).for_each(|f| self.catch_up(f));
        let weights = self.weights.rows.as_flattened_mut().iter_mut();
        for (w, s) in weights.zip(self.squares.as_flattened_mut()).filter(|(w, _)| w.abs() <= LEAST_WEIGHT) {
            // So its steps have no length.
            (*w, *s) = (0.0, f32::INFINITY);
        }
        self.how.l1 = self.how.refit.1;
    }

    fn step(&mut self, sequence: &Sequence) {
        self.steps += 1;
        for &f in &sequence.features {
            self.catch_up(f as usize);
        }
        let mut scores = self.weights.scores(sequence);
        self.handicap(&mut scores, &sequence.labels);
        let chain = Chain::new(&scores, &self.weights.transitions);
        for i in 0..scores.len() {
            let mut gradient = [0.0; LANES];
            for l in 0..LABELS {
                gradient[l] = -chain.marginal(i, l) * sequence.weight;
            }
            gradient[sequence.labels[i] as usize] += sequence.weight;
            if gradient.iter().all(|g| g.abs() < 1e-5) {
                continue;
            }
            for &f in sequence.features(i) {
                let (row, squares) = (&mut self.weights.rows[f as usize], &mut self.squares[f as usize]);
                for ((w, s), g) in row.iter_mut().zip(squares).zip(gradient) {
                    *s += g * g;
                    *w += self.how.rate * g / s.sqrt();
                }
            }
        }
        self.step_transitions(sequence, &chain);
    }

    /// Adds to the `scores` of wrong labels the margin by which the right ones must win.
    fn handicap(&self, scores: &mut [[f32; LANES]], labels: &[u8]) {
        let (other, none) = self.how.margin;
        for (scores, &right) in scores.iter_mut().zip(labels) {
            for l in (0..LABELS).filter(|&l| l != right as usize) {
                scores[l] += if l == OUTSIDE { other + none } else { other };
            }
        }
    }

    fn step_transitions(&mut self, sequence: &Sequence, chain: &Chain) {
        let mut gradient = [[0.0f32; LANES]; LANES];
        chain.transitions(&mut gradient);
        let mut from = OUTSIDE;
        for &label in &sequence.labels {
            gradient[from][label as usize] += 1.0;
            from = label as usize;
        }
        gradient[from][OUTSIDE] += 1.0;
        for from in 0..LABELS {
            for to in 0..LABELS {
                let g = gradient[from][to] * sequence.weight;
                let s = &mut self.transition_squares[from][to];
                *s += g * g;
                self.weights.transitions[from][to] += self.how.rate * g / s.sqrt();
            }
        }
    }

    /// Applies the penalties of the steps in which feature `f` did not occur.
    fn catch_up(&mut self, f: usize) {
        let missed = (self.steps - self.touched[f]) as f32;
        if missed == 0.0 {
            return;
        }
        self.touched[f] = self.steps;
        for (w, s) in self.weights.rows[f].iter_mut().zip(&self.squares[f]) {
            let rate = self.how.rate / s.sqrt() * missed;
            *w = w.signum() * (w.abs() - rate * self.how.l1).max(0.0);
        }
    }

    fn finish(mut self) -> Weights {
        for f in 0..self.touched.len() {
            self.catch_up(f);
        }
        self.weights.rows.as_flattened_mut().iter_mut().for_each(|w| *w *= self.how.keep);
        self.weights
    }
}

/// What a chain of tokens' scores says about each label: forward and backward sums, scaled.
#[derive(Debug)]
pub struct Chain {
    /// exp(score - best score of the token).
    emission: Vec<[f32; LANES]>,
    forward: Vec<[f32; LANES]>,
    backward: Vec<[f32; LANES]>,
    step: [[f32; LANES]; LANES],
    sums: Vec<f32>,
    end: f32,
}

impl Chain {
    /// Sums over all ways to label tokens with these scores.
    #[must_use]
    pub fn new(scores: &[[f32; LANES]], transitions: &[[f32; LANES]; LANES]) -> Self {
        let mut step = [[0.0; LANES]; LANES];
        for from in 0..LABELS {
            for to in 0..LABELS {
                if may_follow(from, to) {
                    step[from][to] = transitions[from][to].exp();
                }
            }
        }
        let emission: Vec<_> = scores.iter().map(exponentials).collect();
        let mut chain =
            Self { emission, forward: Vec::new(), backward: Vec::new(), step, sums: Vec::new(), end: 0.0 };
        chain.run_forward();
        chain.run_backward();
        chain
    }

    fn run_forward(&mut self) {
        let mut before = [0.0; LANES];
        before[OUTSIDE] = 1.0;
        for emission in &self.emission {
            let mut now = [0.0; LANES];
            for from in 0..LABELS {
                for to in 0..LANES {
                    now[to] += before[from] * self.step[from][to];
                }
            }
            let mut sum = 0.0;
            for l in 0..LABELS {
                now[l] *= emission[l];
                sum += now[l];
            }
            let sum = sum.max(1e-30);
            now.iter_mut().for_each(|v| *v /= sum);
            self.sums.push(sum);
            self.forward.push(now);
            before = now;
        }
        self.end = (0..LABELS).map(|l| before[l] * self.step[l][OUTSIDE]).sum::<f32>().max(1e-30);
    }

    fn run_backward(&mut self) {
        let n = self.emission.len();
        self.backward = vec![[0.0; LANES]; n];
        let mut after: [f32; LANES] = std::array::from_fn(|l| self.step[l][OUTSIDE] / self.end);
        for i in (0..n).rev() {
            self.backward[i] = after;
            let weighted: [f32; LANES] =
                std::array::from_fn(|l| after[l] * self.emission[i][l] / self.sums[i]);
            after = std::array::from_fn(|from| (0..LANES).map(|to| self.step[from][to] * weighted[to]).sum());
        }
    }

    /// Probability that token `i` has label `l`.
    #[must_use]
    pub fn marginal(&self, i: usize, l: usize) -> f32 {
        self.forward[i][l] * self.backward[i][l]
    }

    /// Subtracts the expected number of each transition from `gradient`.
    fn transitions(&self, gradient: &mut [[f32; LANES]; LANES]) {
        let mut before = [0.0; LANES];
        before[OUTSIDE] = 1.0;
        for i in 0..self.emission.len() {
            for from in 0..LABELS {
                for to in 0..LABELS {
                    gradient[from][to] -= before[from] * self.step[from][to] * self.emission[i][to]
                        / self.sums[i]
                        * self.backward[i][to];
                }
            }
            before = self.forward[i];
        }
        for from in 0..LABELS {
            gradient[from][OUTSIDE] -= before[from] * self.step[from][OUTSIDE] / self.end;
        }
    }
}

fn exponentials(scores: &[f32; LANES]) -> [f32; LANES] {
    let best = scores[..LABELS].iter().copied().fold(f32::MIN, f32::max);
    std::array::from_fn(|l| if l < LABELS { (scores[l] - best).exp() } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOW: Crf =
        Crf { epochs: 20, rate: 0.1, l1: 1e-3, refit: (0, 0.0), keep: 1.0, margin: (0.0, 0.0), seed: 1 };

    /// Weights of feature 0, which tells a name, of 1, which tells none, and of 2, which tells nothing.
    fn learned(how: Crf) -> Vec<[f32; LANES]> {
        let one = |feature, label| Sequence {
            features: vec![feature, 2],
            ends: vec![2],
            labels: vec![label],
            weight: 1.0,
        };
        let sequences: Vec<_> = (0..50).flat_map(|_| [one(0, 4), one(1, 0)]).collect();
        crf(&sequences, 3, how).rows
    }

    /// By how much the weights of `row` are for a name.
    fn name(row: &[f32; LANES]) -> f32 {
        row[4] - row[OUTSIDE]
    }

    #[test]
    fn what_tells_a_name_is_learned_with_some_features_unseen_too() {
        for keep in [1.0, 0.5] {
            let rows = learned(Crf { keep, ..HOW });
            assert!(name(&rows[0]) > 1.0 && name(&rows[1]) < -1.0, "keep {keep}: {rows:?}");
        }
    }

    #[test]
    fn a_margin_makes_weights_larger() {
        let long = Crf { epochs: 300, l1: 0.05, ..HOW };
        let (without, with) = (learned(long), learned(Crf { margin: (2.0, 0.0), ..long }));
        assert!(name(&with[0]) > name(&without[0]) + 1.0, "{with:?} {without:?}");
    }

    #[test]
    fn weights_that_were_let_go_stay_zero() {
        let penalty = Crf { l1: 0.05, ..HOW };
        let zeros = |rows: &[[f32; LANES]]| rows.as_flattened().iter().filter(|&&w| w == 0.0).count();
        let rows = learned(Crf { refit: (20, 0.0), ..penalty });
        assert!(zeros(&rows) > 0 && name(&rows[0]) > name(&learned(penalty)[0]), "{rows:?}");
        assert!(rows.as_flattened().iter().all(|w| w.is_finite()), "{rows:?}");
    }
}
