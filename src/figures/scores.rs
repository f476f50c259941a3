//! Scores: `3-1`, `skor 21-15`.
//!
//! Decides whether two numbers with a hyphen between are the result of a game. A range (`2-3 hari`)
//! has a unit and is read before this is asked.

use super::reader::Reader;
use super::{FigureKind, Found, Value, counts};
use crate::document::Document;
use crate::numerals::write;

/// No goals on both sides, in one word.
const NIL_ALL: &str = "kosong-kosong";

/// How many tokens before a pair of numbers a word about results may stand.
const REACH: usize = 8;

/// The score that starts at token `i`; `listed` if a score stands right before it.
pub(super) fn find(r: &Reader, i: usize, listed: bool) -> Option<Found> {
    let home = r.whole(i)?;
    let dash = |at: usize| matches!(r.lower(at), "-" | "–" | "—" | "−" | ":");
    if !dash(i + 1) || counts::is_class(r, i) {
        return None;
    }
    let at = if r.lower(i + 2) == "-" { i + 3 } else { i + 2 };
    let away = r.whole(at)?;
    let small = home < 200 && away < 200 && r.word(i).len() < 4;
    let part_of_more =
        dash(at + 1) && r.is_number(at + 2) || i > r.start && dash(i - 1) && r.is_number(i.wrapping_sub(2));
    if !small || part_of_more || !(listed || is_result(r, i, at + 1)) {
        return None;
    }
    Some(Found::new(
        FigureKind::Score,
        i,
        at + 1,
        Value::Text([home, away].map(|goals| write(goals.into())).join("-")),
    ))
}

/// Is token `i` [`NIL_ALL`]?
pub(super) fn is_nil_all(document: &Document, i: usize) -> bool {
    document.word(i).len() == NIL_ALL.len() && document.lower(i) == NIL_ALL
}

/// The score of it at token `i`.
pub(super) fn nil_all(i: usize) -> Found {
    Found::new(FigureKind::Score, i, i + 1, Value::Text("0-0".to_owned()))
}

/// Do names stand on both sides: `Persib 2 - 0 Persija`, but not `Shift Pagi 7 - 3 Sore`, `Gate A 1 - 3 Jakarta`?
fn is_between_names(r: &Reader, i: usize, end: usize) -> bool {
    let is_name = |at: usize| r.is_capital(at) && r.word(at).len() > 1 && !counts::is_measure(r, at);
    is_name(i.wrapping_sub(1)) && is_name(end)
}

fn is_result(r: &Reader, i: usize, end: usize) -> bool {
    let spaced = !r.glued(i + 1) && r.lower(i + 1) == "-";
    let clock = r.lower(i + 1) == ":";
    let told = (1..=REACH).any(|n| r.lists.score_words.has(r.before(i, n)));
    let bracket = matches!(r.before(i, 1), "(" | "," | "|") || matches!(r.lower(end), ")" | "," | "." | "|");
    let beside = r.is_capital(i.wrapping_sub(1)) || r.is_capital(end);
    let fits = is_between_names(r, i, end) || !spaced && (bracket || i == r.start || beside);
    told || fits && !clock
}
