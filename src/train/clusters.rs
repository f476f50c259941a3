//! Word clusters from raw text: skip-gram vectors, then spherical k-means.
//!
//! Decides which words are of one sort because they stand among the same neighbours. Skip-gram with
//! negative sampling as in Mikolov et al. 2013, "Distributed Representations of Words and Phrases";
//! one thread, so that the same seed gives the same clusters.

use crate::train::sequence::Random;

/// How vectors are learned.
#[derive(Debug, Clone, Copy)]
pub struct SkipGram {
    /// Words on each side, at most.
    pub window: usize,
    /// Passes over the text.
    pub epochs: usize,
    /// Random words for each true neighbour.
    pub negatives: usize,
    /// Share of the text from which on a word is thinned out.
    pub frequent: f64,
    /// Does it matter on which side and how far off a neighbour stands?
    pub positional: bool,
    /// Seed.
    pub seed: u64,
}

/// Numbers a vector has.
pub const DIMENSIONS: usize = 64;

/// A word's place.
pub type Vector = [f32; DIMENSIONS];

/// A vector for each word of `sentences`, which number their words from 0 to `words`.
#[must_use]
pub fn vectors(sentences: &[Vec<u32>], words: usize, how: SkipGram, tick: &dyn Fn()) -> Vec<Vector> {
    let mut counts = vec![0u64; words];
    sentences.iter().flatten().for_each(|&w| counts[w as usize] += 1);
    let mut learner = Learner::new(&counts, how);
    for epoch in 0..how.epochs {
        for (i, sentence) in sentences.iter().enumerate() {
            let done = (epoch as f32 + i as f32 / sentences.len() as f32) / how.epochs as f32;
            learner.sentence(sentence, 0.05 * (1.0 - done).max(0.002));
        }
        tick();
    }
    learner.input
}

struct Learner {
    how: SkipGram,
    random: Random,
    input: Vec<Vector>,
    output: Vec<Vector>,
    /// Words, each as often as it is drawn.
    urn: Vec<u32>,
    /// Share of a word's occurrences to keep, in 2^-32.
    keep: Vec<u64>,
    kept: Vec<u32>,
}

impl Learner {
    fn new(counts: &[u64], how: SkipGram) -> Self {
        let mut random = Random(how.seed);
        let mut small = || (random.draw() >> 40) as f32 / (1 << 24) as f32 - 0.5;
        let input = counts.iter().map(|_| std::array::from_fn(|_| small() / DIMENSIONS as f32)).collect();
        let total = counts.iter().sum::<u64>() as f64;
        let keep = |&c: &u64| {
            let share = c as f64 / total / how.frequent;
            ((1.0 / share.sqrt() + 1.0 / share).min(1.0) * (1u64 << 32) as f64) as u64
        };
        let draws = |c: u64| (c as f64).powf(0.75).ceil() as usize;
        let urn = (0u32..).zip(counts).flat_map(|(w, &c)| std::iter::repeat_n(w, draws(c))).collect();
        Self {
            how,
            random,
            input,
            output: vec![[0.0; DIMENSIONS]; counts.len() * (2 * how.window + 1)],
            urn,
            keep: counts.iter().map(keep).collect(),
            kept: Vec::new(),
        }
    }

    fn sentence(&mut self, sentence: &[u32], rate: f32) {
        let mut kept = std::mem::take(&mut self.kept);
        kept.clear();
        kept.extend(sentence.iter().filter(|&&w| self.random.draw() >> 32 < self.keep[w as usize]));
        for i in 0..kept.len() {
            let reach = 1 + (self.random.draw() % self.how.window as u64) as usize;
            for j in i.saturating_sub(reach)..(i + reach + 1).min(kept.len()) {
                if i != j {
                    let side =
                        if self.how.positional { (j + self.how.window - i) * self.keep.len() } else { 0 };
                    self.pair(kept[i], kept[j], side, rate);
                }
            }
        }
        self.kept = kept;
    }

    /// Draws `word` towards its neighbour and away from random others.
    fn pair(&mut self, word: u32, neighbour: u32, side: usize, rate: f32) {
        let mut change = [0.0; DIMENSIONS];
        let mut target = neighbour;
        for n in 0..=self.how.negatives {
            if n > 0 {
                target = self.urn[(self.random.draw() % self.urn.len() as u64) as usize];
                if target == neighbour {
                    continue;
                }
            }
            let (input, output) = (&self.input[word as usize], &mut self.output[side + target as usize]);
            let step = rate * (f32::from(u8::from(n == 0)) - sigmoid(dot(input, output)));
            for d in 0..DIMENSIONS {
                change[d] += step * output[d];
                output[d] += step * input[d];
            }
        }
        self.input[word as usize].iter_mut().zip(change).for_each(|(v, c)| *v += c);
    }
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0f32; 8];
    for (x, y) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for l in 0..8 {
            lanes[l] += x[l] * y[l];
        }
    }
    lanes.iter().sum()
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// The cluster of each vector, out of `k`, by `rounds` of spherical k-means.
#[must_use]
pub fn k_means(vectors: &[Vector], k: usize, rounds: usize, seed: u64) -> (Vec<u16>, Vec<Vector>) {
    let points: Vec<Vector> = vectors.iter().map(unit).collect();
    let mut order: Vec<usize> = (0..points.len()).collect();
    Random(seed).shuffle(&mut order);
    let mut centres: Vec<Vector> = order.iter().take(k).map(|&i| points[i]).collect();
    let mut clusters = vec![0; points.len()];
    for _ in 0..rounds {
        for (cluster, point) in clusters.iter_mut().zip(&points) {
            *cluster = nearest(&centres, point);
        }
        let mut sums = vec![[0.0; DIMENSIONS]; centres.len()];
        for (&cluster, point) in clusters.iter().zip(&points) {
            sums[cluster as usize].iter_mut().zip(point).for_each(|(s, p)| *s += p);
        }
        centres = sums.iter().map(unit).collect();
    }
    (clusters, centres)
}

fn unit(v: &Vector) -> Vector {
    let length = dot(v, v).sqrt().max(1e-9);
    v.map(|x| x / length)
}

fn nearest(centres: &[Vector], point: &Vector) -> u16 {
    let mut best = (f32::MIN, 0);
    for (i, centre) in centres.iter().enumerate() {
        let near = dot(centre, point);
        if near > best.0 {
            best = (near, i as u16);
        }
    }
    best.1
}
