//! Two names that the text itself calls one: `Joko Widodo (Jokowi)`, `Budi alias Bejo`.
//!
//! Decides by the words between two names that stand side by side; also which initials stand for a name that
//! the text keeps back.

use std::ops::Range;

use super::acronyms::abbreviates;
use super::forms::Form;
use super::organisations::bare;
use crate::document::{Document, TokenKind, TokenRange};
use crate::lexicon::{Lexicon, Title};
use crate::mentions::{Kind, Name};

/// Tokens that may stand between two names of one thing, brackets not counted.
const FARTHEST: usize = 6;

/// Letters of the shortest coined short name, and words of the shortest name that it is coined from:
/// letters of fewer would stand there by chance.
const SHORTEST_COINED: usize = 6;
const LEAST_WORDS: usize = 3;

/// For each form the forms that the text calls the same. An acronym so told counts as one inside the
/// name's own brackets.
#[must_use]
pub fn tell(
    document: &Document,
    names: &[Name],
    forms: &mut [Form],
    form_of: &[usize],
    lexicon: &Lexicon,
) -> Vec<Vec<usize>> {
    let mut told = vec![Vec::new(); forms.len()];
    for i in 1..names.len() {
        let (a, b) = (form_of[i - 1], form_of[i]);
        if a != b
            && is_pair(document, &names[i - 1], &names[i], lexicon)
            && is_plausible(&forms[a], &forms[b])
            && !(is_bracketed(document, &names[i]) && is_another(&forms[a], &forms[b], lexicon))
        {
            told[a].push(b);
            told[b].push(a);
            adopt(forms, a, b);
        }
    }
    told
}

/// Notes the acronym `b` as standing in the brackets of `a`.
fn adopt(forms: &mut [Form], a: usize, b: usize) {
    if forms[b].is_acronym && forms[a].inner.is_empty() && forms[a].words.len() > 1 {
        forms[a].inner = forms[b].words.clone();
    }
}

fn is_pair(document: &Document, a: &Name, b: &Name, lexicon: &Lexicon) -> bool {
    // A person in brackets before a slash took the picture: `Budi (Ani/Warta.com)`.
    let is_credit = a.kind == Kind::Person
        && document.beside(b.tokens.end as usize - 1, 1).is_some_and(|i| document.word(i) == "/");
    a.kind == b.kind && a.kind != Kind::Place && !is_credit && is_told(document, a.tokens, b.tokens, lexicon)
}

fn is_told(document: &Document, a: TokenRange, b: TokenRange, lexicon: &Lexicon) -> bool {
    let between = a.end as usize..b.start as usize;
    if between.is_empty() || between.len() > FARTHEST + 1 {
        return false;
    }
    let opens = document.word(between.end - 1) == "(" || document.word(between.start) == "(";
    let closes =
        (b.end as usize) < document.tokens.len() && matches!(document.word(b.end as usize), ")" | "/");
    let words: Vec<&str> = between
        .map(|i| document.lower(i))
        .filter(|w| !matches!(*w, "(" | "," | "-" | "–" | "—" | "\"" | "“" | "'" | "‘"))
        .collect();
    let of_relative = words.first() == Some(&"yang") && is_of_relative(document, a, lexicon);
    opens && closes && words.is_empty() || is_cue(&words, lexicon) && !of_relative
}

/// `akrab disapa`, `atau yang akrab disapa Kang`: does it say that another name follows?
fn is_cue(words: &[&str], lexicon: &Lexicon) -> bool {
    let first = words.iter().take_while(|w| matches!(**w, "atau" | "yang")).count();
    let honorifics = words.iter().rev().take_while(|w| lexicon.honorifics.has(w)).count();
    let end = (words.len() - honorifics).max(first);
    (0..=first).any(|from| lexicon.alias_cues.has(&words[from..end].join(" ")))
}

/// `adik Budi yang akrab disapa Ani`: is it a relative of his of whom this is said?
fn is_of_relative(document: &Document, name: TokenRange, lexicon: &Lexicon) -> bool {
    let Some(before) = document.beside(name.start as usize, -1) else { return false };
    lexicon.titles.at_start(document.lower(before)).is_some_and(|(_, &title)| title == Title::Kin)
}

/// Does the text say right before token `i` that this is what somebody is called: `pria yang akrab disapa Jojo`?
#[must_use]
pub fn is_called(document: &Document, i: usize, lexicon: &Lexicon) -> bool {
    let start = document.sentence(i).start as usize;
    let longest = start.max(i.saturating_sub(FARTHEST));
    let words: Vec<&str> = (longest..i).map(|at| document.lower(at)).collect();
    (0..words.len()).any(|from| is_cue(&words[from..], lexicon))
}

/// For each of `count` forms whether it is initials of a name that the text keeps back: `berinisial MH (25) dan
/// AS (30)`.
#[must_use]
pub fn withheld(document: &Document, names: &[Name], form_of: &[usize], count: usize) -> Vec<bool> {
    let (mut withheld, mut last) = (vec![false; count], None);
    for (name, &form) in names.iter().zip(form_of) {
        let start = name.tokens.start as usize;
        let is_told = start > 0 && matches!(document.lower(start - 1), "berinisial" | "inisial");
        let is_listed = last.is_some_and(|end: u32| is_list(document, end as usize..start));
        withheld[form] |= is_told || is_listed;
        last = (is_told || is_listed).then_some(name.tokens.end);
    }
    withheld
}

/// Do these tokens part two people of a list: `(25) dan`, `,`?
fn is_list(document: &Document, between: Range<usize>) -> bool {
    let parts = |i: usize| {
        document.tokens[i].kind == TokenKind::Number || matches!(document.lower(i), "," | "dan" | "(" | ")")
    };
    !between.is_empty() && between.len() <= FARTHEST && between.into_iter().all(parts)
}

/// Does a bracket open right before the name?
fn is_bracketed(document: &Document, name: &Name) -> bool {
    document.beside(name.tokens.start as usize, -1).is_some_and(|i| document.word(i) == "(")
}

/// Is the person in brackets who plays the one before, or who took the picture: a full name that has nothing in common with
/// his, nor is a nickname (`Gus Ipul`)? Of 55 such in raw text one was the same.
fn is_another(a: &Form, b: &Form, lexicon: &Lexicon) -> bool {
    let is_full = a.kind == Kind::Person && b.words.len() > 1 && !lexicon.honorifics.has(&b.words[0]);
    let shares = |x: &String| b.words.iter().any(|y| x.ends_with(y.as_str()) || y.ends_with(x.as_str()));
    is_full && !a.is_acronym && !a.words.iter().any(shares)
}

/// Can the second name, in brackets behind the first, be the same thing? An organisation's bracket
/// must look like a short form: brackets also hold clubs, parties and owners.
fn is_plausible(a: &Form, b: &Form) -> bool {
    a.kind != Kind::Organisation
        || b.is_acronym
        || a.is_acronym
        || abbreviates(&b.words, &a.words)
        || b.words.iter().all(|w| a.words.contains(w))
        || is_coined(b, a)
        || is_shortened(b, a)
}

/// Has the short name fewer letters and the first one in common, a legal form left out: `Ditjen PKH` of `Direktorat
/// Jenderal Peternakan dan Kesehatan Hewan`? Of 166 such in raw text that nothing else told three were two things.
fn is_shortened(short: &Form, long: &Form) -> bool {
    let first = |form: &Form| bare(&form.words)[0].bytes().next();
    short.letters() < long.letters() && first(short) == first(long)
}

/// Is `short` one word made of letters of the long name, in their order, as is coined for a brand:
/// `Danantara` of `Daya Anagata Nusantara`?
fn is_coined(short: &Form, long: &Form) -> bool {
    let [word] = &short.words[..] else { return false };
    let begins = |w: &String| w.bytes().next() == word.bytes().next();
    let Some(first) = long.words.iter().position(begins) else { return false };
    let mut letters = long.words[first..].iter().flat_map(|w| w.bytes());
    word.len() >= SHORTEST_COINED
        && long.words.len() >= LEAST_WORDS
        && word.bytes().all(|letter| letters.any(|other| other == letter))
}
