//! What the words before a figure say about how exact it is.
//!
//! Decides the modifier; the words themselves stay outside the figure.

use super::reader::Reader;
use super::{FigureKind, Modifier};

/// The modifier said before token `i`, where a figure of this kind starts.
pub(super) fn before(r: &Reader, i: usize, kind: FigureKind) -> Option<Modifier> {
    let at = match r.before(i, 1) {
        "," => return None,
        _ if r.is_number(i.wrapping_sub(1)) => return None,
        "ada" | "mencapai" | "sebesar" | "sebanyak" | "senilai" | "terdapat" | "berjumlah" | "sejumlah"
        | "diajukan" | "pada" | "jarak" | "pukul" | "seharga" | "sejauh" | "selama" => i - 1,
        _ => i,
    };
    let behind = |at: usize| r.phrase_before(&r.lists.modifiers, at);
    let (name, start) = behind(at).or_else(|| if at < i { behind(i) } else { None })?;
    let word = r.lower(start);
    let limit = matches!(word, "hingga" | "sampai");
    if limit && !is_limit(r, start, kind) || matches!(kind, FigureKind::Ordinal | FigureKind::Score) {
        return None;
    }
    if word == "melewati" && kind != FigureKind::Money {
        return None;
    }
    let adjective =
        matches!(r.before(start, 1), "amplitudo" | "amplitude" | "suhu" | "kecepatan" | "daya" | "torsi");
    if adjective && matches!(word, "maksimum" | "minimum") {
        return None;
    }
    if word == "belum" && kind != FigureKind::Duration || word == "mendekati" && kind == FigureKind::Date {
        return None;
    }
    Modifier::ALL.into_iter().find(|m| m.name() == name)
}

/// `hingga` before a quantity is a limit; before a date or hour it is an end, behind `dari` a range's.
fn is_limit(r: &Reader, start: usize, kind: FigureKind) -> bool {
    let quantity = !matches!(kind, FigureKind::Date | FigureKind::Time | FigureKind::Ordinal);
    let reached = r.before(start, 1) == "sudah";
    let from =
        (1..=6).any(|n| r.before(start, n) == "dari") && (1..=3).any(|n| r.is_number(start.wrapping_sub(n)));
    quantity && !reached && !from && r.before(start, 1) != "bertahan"
}
