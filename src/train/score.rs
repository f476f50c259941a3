//! Exact-span scores, as `gold/score.py` counts them.

use std::fmt;

use crate::mentions::Kind;
use crate::span::Span;

/// Names found, names that there are, and names that are both; for each kind.
#[derive(Debug, Clone, Default)]
pub struct Score {
    both: [usize; 3],
    found: [usize; 3],
    gold: [usize; 3],
}

impl Score {
    /// Counts one text.
    pub fn add(&mut self, found: &[(Span, Kind)], gold: &[(Span, Kind)]) {
        for name in found {
            self.found[name.1 as usize] += 1;
            self.both[name.1 as usize] += usize::from(gold.contains(name));
        }
        for name in gold {
            self.gold[name.1 as usize] += 1;
        }
    }

    /// F1 of all kinds together.
    #[must_use]
    pub fn f1(&self) -> f64 {
        f1(self.both.iter().sum(), self.found.iter().sum(), self.gold.iter().sum())
    }

    /// F1 of one kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> f64 {
        let k = kind as usize;
        f1(self.both[k], self.found[k], self.gold[k])
    }
}

fn f1(both: usize, found: usize, gold: usize) -> f64 {
    if found + gold == 0 { 1.0 } else { 2.0 * both as f64 / (found + gold) as f64 }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let [person, organisation, place] =
            [Kind::Person, Kind::Organisation, Kind::Place].map(|k| self.of(k));
        let (both, found, gold): (usize, usize, usize) =
            (self.both.iter().sum(), self.found.iter().sum(), self.gold.iter().sum());
        let (p, r) = (both as f64 / found.max(1) as f64, both as f64 / gold.max(1) as f64);
        write!(
            f,
            "F1 {:.4} (p {p:.3} r {r:.3}) person {person:.4} organisation {organisation:.4} place {place:.4}",
            self.f1()
        )
    }
}
