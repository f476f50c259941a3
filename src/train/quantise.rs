//! Learned weights to a model file's small integers.

use crate::model::{LANES, Model, Row};
use crate::train::sequence::Weights;

/// The model of `weights`, where feature `i` has key `keys[i]`; the largest weights are cut at
/// `limit` and rows whose weights all round to nothing are dropped.
#[must_use]
pub fn quantise(weights: &Weights, keys: &[u32], limit: f32) -> Model {
    let unit = limit / 127.0;
    let round = |w: f32| (w / unit).round().clamp(-127.0, 127.0) as i8;
    let rows: Vec<(u32, Row)> = keys
        .iter()
        .zip(&weights.rows)
        .map(|(&key, row)| (key, row.map(round)))
        .filter(|(_, row)| row.iter().any(|&w| w != 0))
        .collect();
    let mut transitions = [[0; LANES]; LANES];
    for (to, from) in transitions.as_flattened_mut().iter_mut().zip(weights.transitions.as_flattened()) {
        *to = (from / unit).round() as i16;
    }
    Model::new(unit, transitions, &rows)
}
