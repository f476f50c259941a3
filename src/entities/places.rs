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
    let is_short = a.len() == 1 && a[0].len() >= 3 && b.len() >= 2 && !b.contains(&a[0]);
    // `GBT` of `Stadion Gelora Bung Tomo`.
    if is_short && (abbreviates(a, b) || b.len() > 2 && abbreviates(a, &b[1..])) {
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
