//! The day that a text's dates count from.
//!
//! Decides it from the day of publication, or from what the text shows of it: the date beside a
//! weekday (`Kamis (12/10/2023)`), a year that fits one (`Minggu (5/11)` in a text about 2023).

use jiff::civil::Date;

use super::Found;
use super::calendar::{self, Anchor, Day, When};
use crate::document::{Document, TokenKind};

/// Years that a text without a day of publication may be of.
const RECENT: std::ops::RangeInclusive<i16> = 2000..=2035;

/// What the dates of `found` count from.
pub(super) fn find(document: &Document, found: &[Found], published: Option<Date>) -> Anchor {
    if published.is_some() {
        return Anchor { today: published, ..Anchor::default() };
    }
    let full = days(found).find(|d| d.weekday.is_some() && d.year.is_some()).and_then(date);
    let year = dated_year(found).or_else(|| written_year(document, found));
    let today = full.or_else(|| {
        let partial = days(found).find(|d| d.weekday.is_some() && d.month.is_some())?;
        calendar::complete(partial, &Anchor { year, ..Anchor::default() }).and_then(date)
    });
    Anchor { today, year, ..Anchor::default() }
}

fn days(found: &[Found]) -> impl Iterator<Item = Day> + '_ {
    found.iter().filter_map(|f| match f.when {
        Some(When::Day(day)) => Some(day),
        _ => None,
    })
}

fn date(day: Day) -> Option<Date> {
    Date::new(day.year?, day.month?, day.day?).ok()
}

/// The year of the first date with a month and a recent year.
fn dated_year(found: &[Found]) -> Option<i16> {
    days(found).filter(|d| d.month.is_some()).filter_map(|d| d.year).find(|y| RECENT.contains(y))
}

/// A year that fits a day and its weekday, or the one year that stands in names (`Piala Dunia 2023`):
/// `sejak tahun 2014` says nothing of the day of publication.
fn written_year(document: &Document, found: &[Found]) -> Option<i16> {
    let numbers = document.tokens.iter().filter(|t| t.kind == TokenKind::Number && t.span.len() == 4);
    let mut years: Vec<i16> = numbers
        .filter_map(|t| t.span.text(document.text).parse().ok())
        .filter(|y| RECENT.contains(y))
        .collect();
    years.sort_unstable();
    years.dedup();
    let fits = |year: &i16| days(found).any(|d| calendar::is_its_weekday(d, *year));
    years.iter().copied().find(fits).or_else(|| match years[..] {
        [only] if days(found).all(|d| d.year != Some(only)) => Some(only),
        _ => None,
    })
}
