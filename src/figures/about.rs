//! What a figure is about, where the grammar tells: `10 miliar dolar AS bantuan militer`.
//!
//! Decides the noun phrase right behind a figure, or before it. A count has its noun as its unit and
//! needs none; dates, hours, scores and ranks are about nothing.

use super::reader::Reader;
use super::{FigureKind, Found, counts};
use crate::document::TokenRange;

/// Words of the phrase, at most.
const LONGEST: usize = 2;

/// The tokens of what `found` is about.
pub(super) fn find(r: &Reader, found: &Found) -> Option<TokenRange> {
    match found.kind {
        FigureKind::Money | FigureKind::Percent | FigureKind::Measure => {
            behind(r, found.end).or_else(|| before(r, found.start))
        }
        _ => None,
    }
}

fn behind(r: &Reader, start: usize) -> Option<TokenRange> {
    let end = (start..start + LONGEST).find(|&i| !is_plain_noun(r, i)).unwrap_or(start + LONGEST);
    (end > start).then(|| TokenRange::new(start, end))
}

fn before(r: &Reader, start: usize) -> Option<TokenRange> {
    let is_cue = |i: usize| r.lists.amount_links.has(r.lower(i));
    let end = (r.start..start).rev().take(LONGEST).take_while(|&i| is_cue(i)).last().unwrap_or(start);
    let from = (r.start..end).rev().take(LONGEST).take_while(|&i| is_plain_noun(r, i)).last()?;
    Some(TokenRange::new(from, end))
}

fn is_plain_noun(r: &Reader, i: usize) -> bool {
    let lower = r.lower(i);
    let lists = &r.lists;
    let others = [&lists.score_words, &lists.unmeasured];
    let is_other =
        || others.iter().any(|words| words.has(lower)) || lists.periods.has(lower) || lists.units.has(lower);
    !r.is_capital(i) && lower.len() > 3 && !is_other() && counts::is_noun(r, i)
}
