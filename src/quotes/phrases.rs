//! How a speaker is written: the phrase that a reader is shown.
//!
//! Decides where it begins and ends once it is known who speaks: with the whole role, with both brackets of
//! a pair, and without what belongs to the words before. Leaves who speaks to [`super::speakers`].

use super::reading::{Reading, Sort};
use crate::document::TokenRange;
use crate::lexicon::{Class, Classes};
use crate::mentions::Kind;

/// Tokens from a bracket's first word to where it ends, if it belongs to what follows: `(Plt) Kepala Dinas`.
const LONGEST_BRACKET: usize = 3;
/// Tokens of a day with its date in brackets, at most.
const LONGEST_DAY: usize = 9;

/// What begins no noun phrase.
const NEVER_FIRST: Classes =
    Classes::of(&[Class::Adverbial, Class::Conjunction, Class::Preposition, Class::That, Class::Verbal]);

/// `phrase` without what belongs to the words before it (`pada kesempatan itu Budi`, `juga Budi`), and with
/// the brackets that it cuts: `Joko Widodo (Jokowi)`. `None` if nothing is left.
pub fn tidy(reading: &Reading, phrase: TokenRange) -> Option<TokenRange> {
    let (start, is_open) = brackets(reading, phrase);
    let end = phrase.end as usize;
    let start = behind_day(reading, start, end);
    let inner = start..end.saturating_sub(1);
    let pointer = inner.rev().find(|&i| points(reading, i) && is_before_capital(reading, i));
    let start = pointer.map_or(start, |i| i + 1);
    let first = (start..end).find(|&i| !ends_something(reading, i))?;
    Some(TokenRange::new(first, end + usize::from(is_open && is_mark(reading, end, ")"))))
}

/// Can `phrase`, in which nobody is named, be that of a speaker? Not `bahwa`, `termasuk`, `22,4 persen`, `Rabu (18/6)`.
pub fn may_speak(reading: &Reading, phrase: TokenRange) -> bool {
    let (first, document) = (phrase.start as usize, reading.document);
    let is_share = phrase.len() == 2 && matches!(document.lower(first + 1), "persen" | "%");
    let is_none = match reading.sort(first) {
        Sort::Mark | Sort::Quote => true,
        Sort::Number => is_share,
        _ => {
            points(reading, first)
                || !may_begin(reading, first, phrase.len() == 1)
                || is_whereabouts(reading, phrase)
        }
    };
    !is_none
}

/// Is `phrase` a place where somebody is, and nobody: `pengusaha di Jawa Timur`, `warga Awan, Jawa Timur, itu`?
pub(super) fn is_whereabouts(reading: &Reading, phrase: TokenRange) -> bool {
    let document = reading.document;
    let (first, last) = (phrase.start as usize, phrase.end as usize - 1);
    let is_place = |i: usize| reading.name_kind(i) == Some(Kind::Place);
    let Some(before) = document.beside(first, -1).filter(|_| is_place(first) && is_place(last)) else {
        return false;
    };
    let follows = || document.beside(first, -2).is_some_and(is_place);
    let ends = || document.beside(last, 1).is_some_and(|i| reading.is_comma(i) || points(reading, i));
    matches!(document.lower(before), "di" | "dengan" | "kepada")
        || reading.is_comma(before) && follows() && ends()
}

/// Can a noun phrase for a speaker begin with token `i`, be it `alone` or not: with `tak` in `tak sedikit warga`?
fn may_begin(reading: &Reading, i: usize, alone: bool) -> bool {
    let word = reading.document.lower(i);
    let is_noun = matches!(word, "tak" | "tidak" | "wajib") && !alone;
    let is_small = reading.is_any(i, NEVER_FIRST) && !is_noun;
    let is_clause = || reading.has_object(i) && !reading.is(i, Class::Plural);
    let lexicon = reading.lexicon;
    !is_small && !is_clause() && !lexicon.no_speakers.has(word) && !lexicon.figures.calendar.has(word)
}

/// Where the phrase begins if it holds no half of a bracket that opens before it: with that bracket if it is
/// short, else behind it; and whether it leaves one open.
fn brackets(reading: &Reading, phrase: TokenRange) -> (usize, bool) {
    let start = phrase.start as usize;
    let is_glued = || reading.document.tokens[start].glued && is_mark(reading, start - 1, "(");
    let (mut open, mut first) = (0, start);
    for i in phrase.range() {
        open += i32::from(is_mark(reading, i, "(")) - i32::from(is_mark(reading, i, ")"));
        if open < 0 {
            let is_short = first == start && i - start < LONGEST_BRACKET;
            (open, first) = (0, if is_short && is_glued() { start - 1 } else { i + 1 });
        }
    }
    (first, open > 0)
}

/// Behind the day with its date that stands at `start`, if one does: `Kamis (19/6) PT Awan`.
pub(super) fn behind_day(reading: &Reading, start: usize, end: usize) -> usize {
    let is_day = start < end && reading.lexicon.figures.calendar.has(reading.document.lower(start));
    let close = || (start + 1..end.min(start + LONGEST_DAY)).find(|&i| is_mark(reading, i, ")"));
    if is_day && is_mark(reading, start + 1, "(") { close().map_or(start, |i| i + 1) } else { start }
}

fn is_mark(reading: &Reading, i: usize, mark: &str) -> bool {
    i < reading.document.tokens.len() && reading.document.word(i) == mark
}

/// Does token `i` belong to what stands before it, and begin no noun phrase?
fn ends_something(reading: &Reading, i: usize) -> bool {
    let goes_on = || reading.is(i, Class::Relative) || reading.is(i, Class::Verbal);
    let fills = || is_small(reading, i) && reading.is(i, Class::Filler) && !goes_on();
    reading.is_comma(i) || points(reading, i) || fills() && is_before_capital(reading, i)
}

/// Does token `i` end a noun phrase: `itu`, `tersebut`?
fn points(reading: &Reading, i: usize) -> bool {
    is_small(reading, i) && reading.lexicon.demonstratives.has(reading.document.word(i))
}

/// Is token `i` part of no name, and without a capital?
fn is_small(reading: &Reading, i: usize) -> bool {
    reading.name_kind(i).is_none() && !reading.document.is_capitalised(i)
}

fn is_before_capital(reading: &Reading, i: usize) -> bool {
    reading.document.beside(i, 1).is_some_and(|next| reading.document.is_capitalised(next))
}
