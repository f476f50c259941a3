//! When two names are one organisation.
//!
//! Decides by the names alone: legal forms left out, short forms, acronyms and syllables, names that
//! the list of aliases knows. Leaves to [`super::clusters`] which of several candidates is meant.

use std::ops::Range;

use super::acronyms::{abbreviates, abbreviates_start};
use super::clusters::Likeness;
use super::forms::{Form, is_parted, letters};
use super::spelling;
use crate::lexicon::{Lexicon, OrganisationWord};

/// How `short` can name the organisation called `long`; `None` if it can't.
#[must_use]
pub fn compare(short: &Form, long: &Form, lexicon: &Lexicon) -> Option<Likeness> {
    let (a, b) = (short.bare(), long.bare());
    if a == b || is_parted(a, b) || is_national_team(a) && is_reordered(a, b) {
        return Some(Likeness::Same);
    }
    if has_other_number(a, b) {
        return None;
    }
    if is_expanded(a, b, lexicon) {
        return Some(Likeness::Known);
    }
    let is_other = || is_bare_type(a, lexicon) && b.len() > 1 && !b[1].starts_with(&a[1]);
    let may_abbreviate = short.has_letters_of(long) && !is_other();
    by_brackets(short, long, a, b)
        .or_else(|| is_made_of(a, b, may_abbreviate).then_some(Likeness::Acronym))
        .or_else(|| is_short_for(short, a, b, lexicon).then_some(Likeness::Part))
        .or_else(|| is_like(a, b, may_abbreviate).then_some(Likeness::Loose))
}

/// How a bracket inside a name, or inside both, says that the bare names `a` and `b` are one.
fn by_brackets(short: &Form, long: &Form, a: &[String], b: &[String]) -> Option<Likeness> {
    if !long.inner.is_empty() && is_inner(a, long) {
        return Some(Likeness::Acronym);
    }
    let is_shared = !short.inner.is_empty() && short.inner == long.inner && a[0] == b[0];
    is_shared.then_some(Likeness::Part)
}

/// Is `a` made of pieces of `b`? Not if it has other letters, or is a sort of organisation in another country.
fn is_made_of(a: &[String], b: &[String], may_abbreviate: bool) -> bool {
    b.len() > 1 && may_abbreviate && abbreviates(a, b) || is_short_form_of_acronym(a, b)
}

/// Is the bare name `a` of `short` some words of `b`, and no name of its own?
fn is_short_for(short: &Form, a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    is_part(a, b, lexicon)
        && !is_whole(&short.words, lexicon)
        && (b.starts_with(a) || !stands_alone(short, lexicon))
}

/// Are the two spelled nearly alike, or is `a` made of pieces of what `b` begins with?
fn is_like(a: &[String], b: &[String], may_abbreviate: bool) -> bool {
    is_loose(a, b) || letters(a) >= 4 && may_abbreviate && abbreviates_start(a, b)
}

/// `Kemlu Israel` and `Kementerian Luar Negeri Israel`: the list knows what the first word stands for.
fn is_expanded(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    let [first, rest @ ..] = a else { return false };
    !rest.is_empty()
        && b.len() > a.len()
        && b.ends_with(rest)
        && lexicon
            .organisation_aliases
            .of(first)
            .is_some_and(|full| full.split(' ').eq(b[..b.len() - rest.len()].iter().map(String::as_str)))
}

/// Is this a name that its owner does not share: an acronym, or one that everybody knows?
fn stands_alone(form: &Form, lexicon: &Lexicon) -> bool {
    form.is_acronym && form.words[0].len() > 2
        || lexicon.organisation_aliases.of(&form.words.join(" ")).is_some()
}

/// The words without the legal form, unless nothing else is left.
pub(super) fn bare(words: &[String], lexicon: &Lexicon) -> Range<usize> {
    let is_legal = |word: &&String| lexicon.legal_forms.has(word);
    let start = words.iter().take_while(is_legal).count();
    let end = words.len() - words.iter().rev().take_while(is_legal).count();
    if start < end { start..end } else { 0..words.len() }
}

/// `PT Awan Tbk`, which is no `PT Awan Gas`: does the name say to its end which company it is?
fn is_whole(words: &[String], lexicon: &Lexicon) -> bool {
    words.len() > 1 && words.last().is_some_and(|last| lexicon.legal_forms.has(last))
}

/// `Timnas U-17` is not `Timnas U-23`, `SMA 1` not `SMA 2`, `Komisi III` not `Komisi X`.
fn has_other_number(a: &[String], b: &[String]) -> bool {
    let mut numbers = a.iter().filter(|w| is_number(w)).peekable();
    numbers.peek().is_some() && !numbers.eq(b.iter().filter(|w| is_number(w)))
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('u').unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
        || !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'))
}

/// Is `a` the acronym that stands in brackets inside `long`, alone or with what follows it?
fn is_inner(a: &[String], long: &Form) -> bool {
    let n = long.inner.len();
    a.len() >= n && a[..n] == long.inner[..] && a[n..].iter().all(|w| long.words.contains(w))
        || long.inner.len() == 1
            && a.ends_with(&long.inner)
            && a[..a.len() - 1].iter().all(|w| long.words.contains(w))
}

/// `Timnas U-17`.
pub(super) fn is_national_team(words: &[String]) -> bool {
    words[0] == "timnas"
}

/// `Timnas U-17 Indonesia` and `Timnas Indonesia U-17`.
fn is_reordered(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().all(|w| b.contains(w))
}

/// `DPP PDIP` and `DPP PDI Perjuangan`.
fn is_short_form_of_acronym(a: &[String], b: &[String]) -> bool {
    a.len() < b.len()
        && a.len() > 1
        && a[..a.len() - 1] == b[..a.len() - 1]
        && abbreviates(&a[a.len() - 1..], &b[a.len() - 1..])
}

/// A name's first words; or its last ones, if it begins with no word for a part or office of
/// something else (`Polres Sleman` is no `Sleman`, and `Pansel KPK` not the `KPK`).
fn is_part(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    if a.len() >= b.len() {
        return false;
    }
    if b.starts_with(a) {
        return true;
    }
    match lexicon.organisation_words.get(&b[0]) {
        Some(OrganisationWord::Office) => is_office(a, b),
        _ => {
            is_inside(a, b) && !is_bare_type(a, lexicon)
                || b.ends_with(a) && !lexicon.organisation_words.has(&a[0])
        }
    }
}

/// The same office with words left out: `Komisi Reformasi Polri` of `Komisi Percepatan Reformasi Polri`.
fn is_office(a: &[String], b: &[String]) -> bool {
    a.len() >= 2 && a[0] == b[0] && is_inside(a, b)
}

/// `Bank Indonesia`: a sort of organisation and a country of one word, which others have too.
fn is_bare_type(words: &[String], lexicon: &Lexicon) -> bool {
    words.len() > 1
        && lexicon.organisation_words.has(&words[0])
        && words[1..].iter().all(|word| lexicon.countries.has(word))
}

/// Two or more words of `b`, in order.
fn is_inside(a: &[String], b: &[String]) -> bool {
    let mut rest = b.iter();
    a.len() >= 2 && a.iter().all(|x| rest.any(|y| x == y))
}

fn is_loose(a: &[String], b: &[String]) -> bool {
    a.len() == b.len()
        && a.iter().zip(b).all(|(x, y)| spelling::is_same(x, y))
        && a.iter().zip(b).filter(|(x, y)| x != y).count() == 1
}
