//! The day that a text's dates count from.
//!
//! Decides it from the day of publication, or from what the text shows of it: the date beside a
//! weekday (`Kamis (12/10/2023)`), the date behind `minggu ini`, a year that fits one (`Minggu (5/11)` in a text about 2023).

use super::Found;
use super::calendar::{self, Anchor, Day, When};
use crate::date::Date;
use crate::document::{Document, TokenKind};
use crate::lexicon::figures::Step;
use crate::order;

/// Tokens between `minggu ini` and the day that it is explained by, at most.
const NEAR: usize = 3;

/// Years that a text without a day of publication may be of.
const RECENT: std::ops::RangeInclusive<i16> = 2000..=2035;

/// What the dates of `found` count from.
pub(super) fn find(document: &Document, found: &[Found], published: Option<Date>) -> Anchor {
    if published.is_some() {
        return Anchor { today: published, ..Anchor::default() };
    }
    let full = days(found).find(|d| d.weekday.is_some() && d.year.is_some()).and_then(date);
    let year =
        dated_year(found).filter(|&year| can_be_of(year, found)).or_else(|| written_year(document, found));
    let today = full.or_else(|| {
        let partial = days(found).find(|d| d.weekday.is_some() && d.month.is_some());
        let partial = partial.or_else(|| beside_this(found))?;
        calendar::complete(partial, &Anchor { year, ..Anchor::default() }).and_then(date)
    });
    Anchor { today, year, ..Anchor::default() }
}

/// The day named right behind `minggu ini` or `hari ini` (`minggu ini, mulai 6 November`): it lies in the
/// week of publication.
fn beside_this(found: &[Found]) -> Option<Day> {
    let is_this = |f: &Found| match f.when {
        Some(When::Relative(r)) => r.by == 0 && matches!(r.step, Step::Day | Step::Week),
        _ => false,
    };
    let pairs = found.windows(2).filter(|p| is_this(&p[0]) && p[1].start <= p[0].end + NEAR);
    pairs.filter_map(|p| first_day(p[1].when.as_ref()?)).find(|d| d.day.is_some() && d.month.is_some())
}

/// The day that an expression begins with.
fn first_day(when: &When) -> Option<Day> {
    match when {
        When::Day(day) => Some(*day),
        // The month of `6-12 November` stands behind its last day.
        When::Range(from, to) => {
            let (from, to) = (first_day(from)?, first_day(to)?);
            Some(Day { month: from.month.or(to.month), year: from.year.or(to.year), ..from })
        }
        _ => None,
    }
}

fn days(found: &[Found]) -> impl Iterator<Item = Day> + '_ {
    found.iter().filter_map(|f| match f.when {
        Some(When::Day(day)) => Some(day),
        _ => None,
    })
}

fn date(day: Day) -> Option<Date> {
    Date::new(day.year?, day.month?, day.day?)
}

/// The year of the first date with a month and a recent year.
fn dated_year(found: &[Found]) -> Option<i16> {
    days(found).filter(|d| d.month.is_some()).filter_map(|d| d.year).find(|y| RECENT.contains(y))
}

/// Can the text be of this year or one beside it: is one of its days without a year on its weekday then, if it has any?
fn can_be_of(year: i16, found: &[Found]) -> bool {
    let told = |d: &Day| d.year.is_none() && d.weekday.is_some() && d.day.is_some() && d.month.is_some();
    let mut told = days(found).filter(told).peekable();
    told.peek().is_none()
        || told.any(|day| (year - 1..=year + 1).any(|year| calendar::is_its_weekday(day, year)))
}

/// A year that fits a day and its weekday, or the one year that stands in names (`Piala Dunia 2023`):
/// `sejak tahun 2014` says nothing of the day of publication, nor does a law's (`Nomor 35 Tahun 2009`).
fn written_year(document: &Document, found: &[Found]) -> Option<i16> {
    let all = (0..document.tokens.len()).filter_map(|i| Some((i, recent_year(document, i)?)));
    let fits = |year: &i16| days(found).any(|d| calendar::is_its_weekday(d, *year));
    let mut years: Vec<i16> = all.clone().map(|(_, year)| year).collect();
    order::by_place(&mut years, |&year| (year as u32, 0));
    years.dedup();
    years.iter().copied().find(fits).or_else(|| {
        let mut named = all.filter(|&(i, _)| !is_of_law(document, i)).map(|(_, year)| year);
        let only = named.next()?;
        let tells = days(found).all(|d| d.year != Some(only)) && can_be_of(only, found);
        (tells && named.all(|year| year == only)).then_some(only)
    })
}

/// The number of four digits at token `i`, if it is a year that a text may be of.
fn recent_year(document: &Document, i: usize) -> Option<i16> {
    let token = document.tokens[i];
    if token.kind != TokenKind::Number || token.span.len() != 4 {
        return None;
    }
    let year = i16::try_from(document.word(i).parse::<u32>().ok()?).ok()?;
    RECENT.contains(&year).then_some(year)
}

fn is_of_law(document: &Document, i: usize) -> bool {
    i > 1 && document.lower(i - 1) == "tahun" && document.tokens[i - 2].kind == TokenKind::Number
}
