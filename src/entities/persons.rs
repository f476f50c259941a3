//! When two names are one person.
//!
//! Decides by the names alone: parts of a name in its order, initials, short forms made of its
//! beginnings. Leaves to [`super::clusters`] which of several candidates is meant.

use std::ops::Range;

use super::acronyms::abbreviates;
use super::clusters::Likeness;
use super::forms::{Form, is_parted};
use super::spelling;
use crate::lexicon::Lexicon;

/// How `short` can name the person called `long`; `None` if it can't.
#[must_use]
pub fn compare(short: &Form, long: &Form) -> Option<Likeness> {
    let (a, b) = (short.bare(), long.bare());
    if is_younger(a) != is_younger(b) && a.len().min(b.len()) > 1 {
        return None;
    }
    if a == b || is_parted(a, b) {
        return Some(Likeness::Same);
    }
    if numeral(a).is_some() && numeral(b).is_some() {
        return (numeral(a) == numeral(b) && abbreviates(a, b)).then_some(Likeness::Acronym);
    }
    // A word of respect may be a name: `Agung` is `Agung Wiryawan`.
    let named = short.words.len() == 1 && long.words.contains(&short.words[0]);
    if named || is_part(a, b, |x, y| x == y) {
        return Some(Likeness::Part);
    }
    if is_part(a, b, is_initial) && a.iter().any(|w| w.chars().nth(1).is_some() && b.contains(w)) {
        return Some(Likeness::Part);
    }
    if short.is_acronym && is_initials(&a[0], b) {
        return Some(Likeness::Acronym);
    }
    is_loose(a, b).then_some(Likeness::Loose)
}

/// The words without the honorifics before them, unless nothing else is left.
pub(super) fn bare(words: &[String], lexicon: &Lexicon) -> Range<usize> {
    let honorifics = words.iter().take_while(|w| lexicon.honorifics.has(w)).count();
    let start = if honorifics < words.len() { honorifics } else { 0 };
    start..words.len()
}

/// As [`Form::bare`], of a name as it is written: `Ji` of `Cak Ji`; its last word is kept.
pub(super) fn bare_name<'n>(name: &'n str, lexicon: &Lexicon) -> &'n str {
    let mut bare = name;
    while let Some((word, rest)) = bare.split_once(' ')
        && lexicon.honorifics.has(&word.to_ascii_lowercase())
    {
        bare = rest;
    }
    bare
}

/// `Jr.` is the son.
fn is_younger(words: &[String]) -> bool {
    words.last().is_some_and(|w| w == "jr" || w == "junior")
}

/// `Yohanes Paulus II` is not `Yohanes Paulus I`.
fn numeral(words: &[String]) -> Option<&String> {
    words.last().filter(|w| words.len() > 1 && w.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')))
}

/// Is every word of `a` a word of `b`, in order, as `same` says?
fn is_part(a: &[String], b: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    let mut rest = b.iter();
    a.len() <= b.len() && a.iter().all(|x| rest.any(|y| same(x, y)))
}

fn is_initial(a: &str, b: &str) -> bool {
    a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b)
}

/// Is `letters` the initials of `words`, first to last?
fn is_initials(letters: &str, words: &[String]) -> bool {
    let mut letters = letters.chars();
    let is_initial = |word: &String| letters.next().is_some_and(|letter| word.starts_with(letter));
    words.len() >= 2 && words.iter().all(is_initial) && letters.next().is_none()
}

/// Spelling errors, or a short form made of the name's beginnings.
fn is_loose(a: &[String], b: &[String]) -> bool {
    let exact = a.iter().any(|w| b.contains(w));
    let near = is_part(a, b, spelling::is_same);
    near && (exact || a.len() == 1 || a.len() == b.len())
        || a.len() == 1 && (is_blend(&a[0], b) || b.iter().any(|w| is_clipped(&a[0], w)))
        || is_short_first_name(a, b)
}

/// `Aher` of `Ahmad Heryawan`, `Jokowi` of `Joko Widodo`: the beginnings of the first two words.
fn is_blend(word: &str, name: &[String]) -> bool {
    let [first, second, ..] = name else { return false };
    word.len() >= 4
        && (2..=word.len().saturating_sub(2)).any(|n| {
            word.is_char_boundary(n) && first.starts_with(&word[..n]) && second.starts_with(&word[n..])
        })
}

/// `Mega` of `Megawati`, `Dilla` of `Aldilla`.
fn is_clipped(word: &str, full: &str) -> bool {
    word.len() >= 4 && (full.starts_with(word) || full.ends_with(word))
}

/// `Eddy Hartono` and `Edward Budi Hartono`: one last name, first names that begin alike.
fn is_short_first_name(a: &[String], b: &[String]) -> bool {
    let is_short =
        |x: &str, y: &str| x.len() <= 4 && x.len() < y.len() && x.bytes().take(2).eq(y.bytes().take(2));
    a.len() >= 2 && b.len() >= 2 && a.last() == b.last() && (is_short(&a[0], &b[0]) || is_short(&b[0], &a[0]))
}
