//! A text that is nothing but a number: `tiga puluh tiga`, `-1.200.000`, `,77`.
//!
//! Decides its value. In a running text such numbers need a context, and are the business of
//! [`super::counts`].

use super::reader::Reader;
use super::{FigureKind, Found, Value};
use crate::document::TokenRange;
use crate::numerals;

/// The count that the whole text of `r` is.
pub(super) fn find(r: &Reader) -> Option<Found> {
    let negative = matches!(r.lower(r.start), "-" | "−" | "minus" | "negatif");
    let at = r.start + usize::from(negative);
    let (value, end) =
        decimals(r, at).or_else(|| r.single(at, true).filter(|a| !a.about).map(|a| (a.value, a.end)))?;
    let (value, end) = if r.word(end) == "G" && r.glued(end) { (value * 1e9, end + 1) } else { (value, end) };
    let sign = if negative { -1.0 } else { 1.0 };
    (end == r.end).then(|| Found::new(FigureKind::Count, r.start, end, Value::Number(sign * value)))
}

/// `,77`: decimals without their zero.
fn decimals(r: &Reader, at: usize) -> Option<(f64, usize)> {
    let bare = r.lower(at) == "," && r.glued(at + 1) && r.whole(at + 1).is_some();
    bare.then(|| (numerals::value("", r.word(at + 1)), at + 2))
}

/// Is this run the whole text?
pub(super) fn is_all(tokens: usize, run: TokenRange) -> bool {
    run.len() == tokens && tokens < 24
}
