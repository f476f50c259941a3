//! When two names are one place.
//!
//! Decides by the names alone: the type word left out (`Kabupaten Bogor`, `Bogor`), syllables
//! (`Jateng`), initials (`SUGBK`).

use super::acronyms::abbreviates;
use super::clusters::Likeness;
use super::forms::Form;
use super::spelling;
use crate::lexicon::Lexicon;

/// How `short` can name the place called `long`; `None` if it can't.
#[must_use]
pub fn compare(short: &Form, long: &Form, lexicon: &Lexicon) -> Option<Likeness> {
    let (a, b) = (&short.words, &long.words);
    if a == b {
        return Some(Likeness::Same);
    }
    if is_typed(a, b, lexicon) {
        return Some(Likeness::Part);
    }
    // `Stadion GBT` and `Stadion Gelora Bung Tomo` are one if `GBT` and `Gelora Bung Tomo` are.
    let (core, full) = match (a.as_slice(), b.as_slice()) {
        ([x, core @ ..], [y, full @ ..]) if x == y => (core, full),
        ([x, core @ ..], _) if !core.is_empty() && lexicon.place_types.has(x) => (core, b.as_slice()),
        _ => (a.as_slice(), b.as_slice()),
    };
    let is_short = core.len() == 1 && core[0].len() >= 3 && full.len() >= 2 && !full.contains(&core[0]);
    // `GBT` of `Stadion Gelora Bung Tomo`.
    if is_short && (abbreviates(core, full) || full.len() > 2 && abbreviates(core, &full[1..])) {
        return Some(Likeness::Acronym);
    }
    let near = a.len() == b.len() && a.iter().zip(b).all(|(x, y)| spelling::is_same(x, y));
    near.then_some(Likeness::Loose)
}

/// A name without the type word before it, if that says no more than the rest (`Provinsi Jabar`), and not which of two
/// places it is (`Kabupaten Bandung`).
#[must_use]
pub fn untyped<'w>(words: &'w [String], lexicon: &Lexicon) -> &'w [String] {
    match words {
        [first, rest @ ..] if !rest.is_empty() && lexicon.place_types.get(first) == Some(&"whole") => rest,
        _ => words,
    }
}

/// Is `b` the name `a` with its type word before it?
fn is_typed(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    b.len() > a.len() && b.ends_with(a) && b[..b.len() - a.len()].iter().all(|w| lexicon.place_types.has(w))
}
