//! Two names that the text itself calls one: `Joko Widodo (Jokowi)`, `Budi alias Bejo`.
//!
//! Decides by the words between two names that stand side by side; also which initials stand for a name that
//! the text keeps back.

use std::ops::Range;

use super::acronyms::abbreviates;
use super::forms::Form;
use crate::document::{Document, TokenKind, TokenRange};
use crate::lexicon::{Lexicon, Title};
use crate::mentions::{Kind, Name};

/// Tokens that may stand between two names of one thing, brackets not counted.
const FARTHEST: usize = 6;

/// Letters of the shortest name coined from what stands behind other words: those of a shorter one stand there by
/// chance, or name what the first words are a part of (`Fakultas Hukum Universitas Diponegoro (Undip)`).
const SHORTEST_COINED: usize = 6;

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
            && !is_somebody_else(document, &names[i], &forms[a], &forms[b], lexicon)
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
    a.kind == b.kind && is_told(document, a.tokens, b.tokens, lexicon)
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

/// Is the person `b` in brackets another than `a` before them: who plays him, or with a slash behind who took the
/// picture (`Budi (Ani/Warta.com)`)?
fn is_somebody_else(document: &Document, name: &Name, a: &Form, b: &Form, lexicon: &Lexicon) -> bool {
    let (first, last) = (name.tokens.start as usize, name.tokens.end as usize - 1);
    let is = |from: usize, way: isize, mark: &str| {
        document.beside(from, way).is_some_and(|i| document.word(i) == mark)
    };
    a.kind == Kind::Person && is(first, -1, "(") && (is(last, 1, "/") || is_unlike(a, b, lexicon))
}

/// Is `b` a full name that has nothing in common with `a`, nor is a nickname (`Gus Ipul`)? Of 55 such in brackets in
/// raw text one was the same.
fn is_unlike(a: &Form, b: &Form, lexicon: &Lexicon) -> bool {
    let is_full = b.words.len() > 1 && !lexicon.honorifics.has(&b.words[0]);
    let is_piece = |x: &str, y: &str| x.starts_with(y) || x.ends_with(y);
    let shares = |x: &String| b.words.iter().any(|y| is_piece(x, y) || is_piece(y, x));
    is_full && !a.is_acronym && !a.words.iter().any(shares)
}

/// Can the second name, in brackets behind the first, be the same thing? An organisation's bracket must look like a
/// short form, for brackets also hold clubs, parties and owners; a place's must be one, for most say where it is.
fn is_plausible(a: &Form, b: &Form) -> bool {
    if a.kind == Kind::Place {
        return b.words.len() == 1 && a.words.len() > 1 && abbreviates(&b.words, &a.words);
    }
    a.kind != Kind::Organisation
        || b.is_acronym
        || a.is_acronym
        || abbreviates(&b.words, &a.words)
        || b.words.iter().all(|w| a.words.contains(w))
        || is_drawn(b, a)
}

/// Is `short` made of letters of the long name in their order, the first of a word first: `Ditjen PKH` of `Direktorat
/// Jenderal Peternakan dan Kesehatan Hewan`, `Danantara` of `Daya Anagata Nusantara`?
fn is_drawn(short: &Form, long: &Form) -> bool {
    let (short, long) = (short.bare(), long.bare());
    let begins = |word: &String| word.bytes().next() == short[0].bytes().next();
    let Some(first) = long.iter().position(begins) else { return false };
    if first > 0 && (short.len() > 1 || short[0].len() < SHORTEST_COINED) {
        return false;
    }
    let mut letters = long[first..].iter().flat_map(|word| word.bytes());
    let mut drawn = short.iter().flat_map(|word| word.bytes());
    drawn.all(|letter| letters.any(|other| other == letter))
}
