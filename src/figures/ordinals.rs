//! Ordinals: `ketiga`, `ke-75`, `peringkat 5`.
//!
//! Decides whether `kedua` ranks (`babak kedua`) or counts (`kedua negara`).

use super::reader::Reader;
use super::{FigureKind, Found, Value, counts};
use crate::numerals;
use crate::tokenize::stem;

/// The ordinal, or the count of all, that starts with the word at token `i`.
pub(super) fn find(r: &Reader, i: usize) -> Option<Found> {
    hyphened(r, i).or_else(|| in_words(r, i))
}

/// `ke-75`, `ke 75`, `ke-XIX`.
fn hyphened(r: &Reader, i: usize) -> Option<Found> {
    if r.lower(i) != "ke" {
        return None;
    }
    let hyphen = matches!(r.lower(i + 1), "-" | "–" | "‑" | "−") && r.glued(i + 1);
    let at = if hyphen { i + 2 } else { i + 1 };
    if !hyphen && !r.glued(at) {
        return None;
    }
    let value = match r.whole(at) {
        Some(n) => f64::from(n),
        None => numerals::roman(r.word(at)).or_else(|| word_value(r, at))?,
    };
    Some(Found::new(FigureKind::Ordinal, i, at + 1, Value::Number(value)))
}

fn word_value(r: &Reader, at: usize) -> Option<f64> {
    r.single(at, false).filter(|a| a.end == at + 1).map(|a| a.value)
}

fn in_words(r: &Reader, i: usize) -> Option<Found> {
    let (value, end) = match r.phrase(&r.lists.ordinals, i) {
        Some(found) => found,
        None => (*r.lists.ordinals.get(stem(r.lower(i)))?, i + 1),
    };
    let clitic = r.lower(i) != stem(r.lower(i)) && end == i + 1;
    let head = r.lists.ranked.has(r.before(i, 1)) || r.lists.ranked_heads.has(r.before(i, 1));
    if r.lower(end) == "belah" || clitic && value > 1.0 && !head {
        return None;
    }
    let both = r.lists.pairs.has(r.lower(i + 1)) && !matches!(r.before(i, 1), "yang" | "untuk");
    if value > 1.0
        && end == i + 1
        && (both || !ranks(r, i))
        && !clitic
        && let Some(found) = counts::all_of(r, i, value)
    {
        return Some(found);
    }
    Some(Found::new(FigureKind::Ordinal, i, end, Value::Number(value)))
}

/// Does the ordinal at token `i` rank what stands before it, or before the one that it is joined to: `posisi kedua dan
/// ketiga`?
fn ranks(r: &Reader, i: usize) -> bool {
    let is_joined = i > r.start + 2 && r.before(i, 1) == "dan" && r.lists.ordinals.has(r.before(i, 2));
    matches!(r.lower(i + 1), "kali" | "kalinya") && i > r.start
        || is_ranked(r, if is_joined { i - 2 } else { i })
}

fn is_ranked(r: &Reader, i: usize) -> bool {
    if i == r.start {
        return false;
    }
    let before = r.before(i, 1);
    matches!(before, "yang" | "untuk" | "kali" | "terbesar" | "tertinggi" | "terbanyak" | "terbaik" | "anak")
        || r.is_word(i - 1) && (r.lists.ranked.has(before) || is_ranked_noun(r, i))
}

/// A noun right before `kedua` is ranked by it, unless a noun follows that can be plural.
fn is_ranked_noun(r: &Reader, i: usize) -> bool {
    counts::is_noun(r, i - 1) && !counts::is_noun(r, i + 1) || r.lists.ranked_heads.has(r.before(i, 1))
}

/// `peringkat 5`, `menit 63`: a bare number at token `i` behind a ranked noun, or in its list.
pub(super) fn bare(r: &Reader, i: usize) -> Option<Found> {
    let amount = r.single(i, false).filter(|a| !a.magnitude && !a.about && a.value.fract() == 0.0)?;
    if r.is_number(i) && r.whole(i).is_none() || r.lower(amount.end) == "besar" {
        return None;
    }
    let before = if r.before(i, 1) == "nomor" { r.before(i, 2) } else { r.before(i, 1) };
    let fits = r.lists.ranked.has(before) && !r.glued(i) || is_rank_number(r, i);
    (fits && amount.value < 2000.0).then(|| Found::amount(FigureKind::Ordinal, i, amount.end, &amount))
}

/// `nomor satu di dunia`, `nomor urut 3`.
fn is_rank_number(r: &Reader, i: usize) -> bool {
    r.before(i, 1) == "urut" && r.before(i, 2) == "nomor"
        || r.before(i, 1) == "nomor"
            && (r.lower(i + 1) == "dunia" || r.lower(i) == "satu" && r.lower(i + 1) == "di")
}

/// `63 dan 67`: a bare number at token `i` in a list of ranks, the one before being `before`.
pub(super) fn listed(r: &Reader, i: usize, before: &Found) -> Option<Found> {
    let ranked = before.kind == FigureKind::Ordinal && !r.lists.ordinals.has(r.lower(before.start));
    let at = if r.lower(before.end) == "," { before.end + 1 } else { before.end };
    let at = if matches!(r.lower(at), "dan" | "serta" | "&") { at + 1 } else { at };
    if !ranked || at != i || at == before.end {
        return None;
    }
    let amount = r.single(i, false).filter(|a| a.value.fract() == 0.0 && !a.magnitude && !a.about)?;
    let fits = amount.value < 2000.0
        && counts::noun(r, amount.end).is_none()
        && !r.glued(amount.end) | !r.is_word(amount.end);
    fits.then(|| Found::amount(FigureKind::Ordinal, i, amount.end, &amount))
}
