//! What a calendar expression means: ISO 8601 from its parts and the day it counts from.
//!
//! Decides years, months and days that the text leaves out. Leaves reading the text to
//! [`super::dates`].

use crate::date::Date;
use crate::lexicon::figures::{Relative, Step};
use crate::numerals::padded;

/// Which way from the day of publication an incomplete date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Way {
    /// The text does not say: the nearest.
    #[default]
    Near,
    /// `lalu`, `silam`, `kemarin`.
    Back,
    /// `depan`, `mendatang`, `nanti`.
    Ahead,
    /// `ini`.
    This,
}

/// A day, month or year by its parts, any of which the text may leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Day {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    /// 1 is Monday.
    pub weekday: Option<i8>,
    pub way: Way,
    /// Weeks from this one, for `Jumat pekan lalu`.
    pub week: Option<i32>,
    /// Years from this one, for `Juni tahun depan`.
    pub years: Option<i32>,
}

/// A calendar expression as the text gives it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum When {
    /// By parts.
    Day(Day),
    /// From the first year to the last.
    Years(i32, i32),
    /// The `nth` stretch of `months` months of a year.
    Part { nth: i8, months: i8, year: Option<i16> },
    /// Counted from publication or from the date before.
    Relative(Relative),
    /// So many designators (`Y`, `M`, `W`, `D`) back.
    Ago(i32, &'static str),
    /// From one to the other.
    Range(Box<When>, Box<When>),
    /// A day that no calendar of ours tells: `1 Ramadan`.
    Unknown,
}

/// What a date may be counted from.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Anchor {
    /// The day of publication, given or shown by the text.
    pub today: Option<Date>,
    /// The year the text is about, where the day is unknown.
    pub year: Option<i16>,
    /// The last full date or year before this one.
    pub before: Option<Day>,
    /// Does the sentence look ahead?
    pub ahead: bool,
}

/// ISO 8601 of `when`; `?` if the text and the anchor cannot tell.
pub(super) fn iso(when: &When, anchor: &Anchor) -> String {
    resolve(when, anchor).unwrap_or_else(|| "?".to_owned())
}

fn resolve(when: &When, anchor: &Anchor) -> Option<String> {
    match when {
        When::Day(day) => complete(*day, anchor).map(format),
        When::Years(from, to) => Some(between(&year(*from), &year(*to))),
        When::Part { nth, months, year } => part(*nth, *months, year.or_else(|| this_year(anchor))?),
        When::Relative(relative) => step(*relative, anchor),
        When::Ago(count, designator) => ago(*count, designator, anchor),
        When::Range(from, to) => range(from, to, anchor),
        When::Unknown => None,
    }
}

/// Astronomical years: four digits, a sign before year 0.
fn year(y: i32) -> String {
    let digits = padded(y.unsigned_abs(), 4);
    if y < 0 { ["-", &digits].concat() } else { digits }
}

/// A month or day in two digits.
fn two(n: impl Into<i32>) -> String {
    padded(n.into().unsigned_abs(), 2)
}

/// From one to the other.
fn between(from: &str, to: &str) -> String {
    [from, to].join("/")
}

/// A date as ISO 8601, to the parts that it has.
fn format(day: Day) -> String {
    let year = year(day.year.unwrap_or(0).into());
    match (day.month, day.day) {
        (Some(m), Some(d)) => [year, two(m), two(d)].join("-"),
        (Some(m), None) => [year, two(m)].join("-"),
        _ => year,
    }
}

fn of(date: Date) -> Day {
    Day { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()), ..Day::default() }
}

/// The month of `date` as ISO 8601.
fn month(date: Date) -> String {
    format(Day { day: None, ..of(date) })
}

fn this_year(anchor: &Anchor) -> Option<i16> {
    anchor.today.map(Date::year)
}

/// The day with the parts that it leaves out.
pub(super) fn complete(day: Day, anchor: &Anchor) -> Option<Day> {
    match day {
        Day { year: Some(_), .. } => Some(day),
        Day { years: Some(years), .. } => {
            Some(Day { year: i16::try_from(i32::from(this_year(anchor)?) + years).ok(), ..day })
        }
        Day { month: Some(month), day: Some(d), .. } => with_year(day, month, d, anchor),
        Day { month: Some(month), .. } => month_year(day, month, anchor),
        Day { day: Some(d), .. } => with_month(d, anchor),
        Day { weekday: Some(weekday), .. } => weekday_date(day, weekday, anchor.today?, anchor.ahead),
        _ => None,
    }
}

/// The year of a day and month: of the right weekday, on the right side, nearest.
fn with_year(day: Day, month: i8, d: i8, anchor: &Anchor) -> Option<Day> {
    let Some(today) = anchor.today else {
        let year = anchor.year?;
        let fits = [year, year - 1, year + 1].into_iter().find(|y| has_weekday(*y, month, d, day.weekday));
        return Some(Day { year: Some(fits.unwrap_or(year)), ..day });
    };
    let years = [today.year(), today.year() - 1, today.year() + 1];
    let dates = years.iter().filter_map(|&y| Date::new(y, month, d));
    let fits = |date: &Date| match day.way {
        Way::Back => *date <= today,
        Way::Ahead => *date >= today,
        Way::Near | Way::This => true,
    };
    let key = |date: &Date| {
        let wrong_day = !has_weekday(date.year(), month, d, day.weekday);
        (wrong_day, !fits(date), date.days_since(today).abs())
    };
    dates.min_by_key(key).map(|date| Day { year: Some(date.year()), ..day })
}

/// Does `day` have a weekday that is right in `year`?
pub(super) fn is_its_weekday(day: Day, year: i16) -> bool {
    let (Some(month), Some(d), Some(_)) = (day.month, day.day, day.weekday) else { return false };
    has_weekday(year, month, d, day.weekday)
}

fn has_weekday(year: i16, month: i8, day: i8, weekday: Option<i8>) -> bool {
    weekday.is_none_or(|w| Date::new(year, month, day).is_some_and(|d| d.weekday() == w))
}

/// The year of a month alone.
fn month_year(day: Day, month: i8, anchor: &Anchor) -> Option<Day> {
    let Some(today) = anchor.today else { return Some(Day { year: Some(anchor.year?), ..day }) };
    let ahead = i32::from(month) - i32::from(today.month());
    let shift = match day.way {
        Way::Back if ahead > 0 => -1,
        Way::Ahead if ahead < 0 => 1,
        Way::Near if ahead > 6 => -1,
        Way::Near if ahead < -8 => 1,
        _ => 0,
    };
    Some(Day { year: Some(today.year() + shift), ..day })
}

/// `tanggal 10`: the month of publication, or its neighbour on the right side.
fn with_month(d: i8, anchor: &Anchor) -> Option<Day> {
    let today = anchor.today?;
    let months = [0, -1, 1].map(|n| today.first_of_month(n));
    let dates = months.into_iter().flatten().filter_map(|m| Date::new(m.year(), m.month(), d));
    let nearest = dates.min_by_key(|date| date.days_since(today).abs())?;
    Some(of(nearest))
}

fn weekday_date(day: Day, weekday: i8, today: Date, ahead: bool) -> Option<Day> {
    if let Some(weeks) = day.week {
        return monday(today)?.plus_days(weeks.checked_mul(7)? + i32::from(weekday - 1)).map(of);
    }
    let back = i32::from((today.weekday() - weekday).rem_euclid(7));
    let shift = match day.way {
        Way::Near if ahead => (7 - back) % 7,
        Way::Near | Way::This => -back,
        Way::Back if back == 0 => -7,
        Way::Back => -back,
        Way::Ahead => 7 - back,
    };
    today.plus_days(shift).map(of)
}

fn monday(today: Date) -> Option<Date> {
    today.plus_days(1 - i32::from(today.weekday()))
}

/// `kuartal III-2023`, `semester I 2024`.
fn part(nth: i8, months: i8, y: i16) -> Option<String> {
    let last = nth.checked_mul(months).filter(|m| (1..=12).contains(m))?;
    let year = year(y.into());
    let month = |nth: i8| [year.as_str(), &two(nth)].join("-");
    Some(between(&month(last - months + 1), &month(last)))
}

fn ago(count: i32, designator: &str, anchor: &Anchor) -> Option<String> {
    if designator == "Y" {
        return Some(year(i32::from(this_year(anchor)?) - count));
    }
    let today = anchor.today?;
    match designator {
        "D" => today.plus_days(count.checked_neg()?).map(|d| format(of(d))),
        "W" => today.plus_days(count.checked_mul(-7)?).map(|d| format(of(d))),
        "M" => today.first_of_month(count.checked_neg()?).map(month),
        _ => None,
    }
}

fn step(relative: Relative, anchor: &Anchor) -> Option<String> {
    let by = relative.by;
    let this_year = || this_year(anchor).map(i32::from);
    match relative.step {
        Step::Year => Some(year(this_year()? + by)),
        Step::Decade => span(this_year()?.div_euclid(10) * 10 + 10 * by, 10),
        Step::Century => span((this_year()? - 1).div_euclid(100) * 100 + 1 + 100 * by, 100),
        Step::Summer if by == 0 => Some(year(this_year()?)),
        Step::NextDay | Step::PriorDay | Step::PriorMonth | Step::PriorYear => from_before(relative, anchor),
        _ => from_today(relative, anchor.today?),
    }
}

fn span(from: i32, years: i32) -> Option<String> {
    Some(between(&year(from), &year(from + years - 1)))
}

fn from_today(relative: Relative, today: Date) -> Option<String> {
    let by = relative.by;
    match relative.step {
        Step::Day => today.plus_days(by).map(|d| format(of(d))),
        Step::Week => {
            let (y, week) = today.plus_days(by.checked_mul(7)?)?.week();
            Some([&year(y), "-W", &two(week)].concat())
        }
        Step::Month => today.first_of_month(by).map(month),
        Step::Quarter => {
            let month = today.first_of_month(by.checked_mul(3)?)?;
            part((month.month() - 1) / 3 + 1, 3, month.year())
        }
        Step::Weekend => {
            let saturday = monday(today)?.plus_days(by.checked_mul(7)?.checked_add(5)?)?;
            Some(between(&format(of(saturday)), &format(of(saturday.plus_days(1)?))))
        }
        Step::Season => {
            let from = i32::from(today.year()) - i32::from(today.month() < 6) + by;
            Some(between(&year(from), &year(from + 1)))
        }
        _ => None,
    }
}

/// `keesokan harinya`, `tahun sebelumnya`: from the date before.
fn from_before(relative: Relative, anchor: &Anchor) -> Option<String> {
    let before = anchor.before?;
    if relative.step == Step::PriorYear {
        return Some(year(i32::from(before.year?) - relative.by));
    }
    if relative.step == Step::PriorMonth {
        let first = Date::new(before.year?, before.month?, 1)?;
        return first.first_of_month(relative.by.checked_neg()?).map(month);
    }
    let sign = if relative.step == Step::PriorDay { -1 } else { 1 };
    let day = Date::new(before.year?, before.month?, before.day?)?;
    day.plus_days(relative.by.checked_mul(sign)?).map(|d| format(of(d)))
}

/// From the first day of one to the last of the other; each may lend the other its month and year.
fn range(from: &When, to: &When, anchor: &Anchor) -> Option<String> {
    let (mut from, mut to) = (from.clone(), to.clone());
    if let (When::Day(a), When::Day(b)) = (&mut from, &mut to) {
        if let Some((first, last)) = weekdays(*a, *b, anchor) {
            return Some(between(&format(of(first)), &format(of(last))));
        }
        lend(a, b, anchor);
    }
    let (low, high) = (resolve(&from, anchor)?, resolve(&to, anchor)?);
    let low = low.split('/').next().unwrap_or(&low);
    let high = high.rsplit('/').next().unwrap_or(&high);
    // `Senin-Jumat` is each week's.
    let is_backwards = high < low && !low.starts_with('-');
    (!is_backwards).then(|| between(low, high))
}

/// `Rabu hingga Kamis (9/11/2023)`: the date is the one's whose weekday it falls on, and the other is less than a week away.
fn weekdays(a: Day, b: Day, anchor: &Anchor) -> Option<(Date, Date)> {
    let (from, to) = (a.weekday.filter(|_| a.day.is_none())?, b.weekday.filter(|_| b.day.is_some())?);
    let told = complete(b, anchor)?;
    let date = Date::new(told.year?, told.month?, told.day?)?;
    let days = i32::from((to - from).rem_euclid(7));
    match date.weekday() {
        day if day == to => Some((date.plus_days(-days)?, date)),
        day if day == from => Some((date, date.plus_days(days)?)),
        _ => None,
    }
}

fn lend(a: &mut Day, b: &mut Day, anchor: &Anchor) {
    if a.year.is_none()
        && let Some(whole) = b.year.or_else(|| complete(*b, anchor).and_then(|d| d.year))
    {
        b.year = b.month.and(Some(whole)).or(b.year);
        let wraps = a.month.zip(b.month).is_some_and(|(x, y)| x > y);
        a.year = a.month.or(a.day.and(b.month)).map(|_| whole - i16::from(wraps));
    }
    if a.month.is_none() && a.day.is_some() {
        a.month = b.month;
    }
    // `Senin (2/1/2023) hingga Kamis`: what follows stands in the same year.
    if b.year.is_none() && b.month.is_some() {
        b.year = a.year;
    }
}
