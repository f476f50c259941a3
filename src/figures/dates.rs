//! Calendar expressions: `Senin (26/2/2024)`, `tahun 2014`, `Januari-Maret 2020`, `tiga hari lalu`.
//!
//! Decides where an expression ends and which parts it gives. What it means is worked out by
//! [`super::calendar`] when the day of publication is known.

use std::ops::RangeInclusive;

use super::calendar::{Day, Way, When};
use super::reader::{Joint, Reader};
use super::{FigureKind, Found, Value, counts};
use crate::lexicon::figures::{CalendarWord, Relative, Step};
use crate::numerals;

/// The calendar expression that starts at token `i`.
pub(super) fn find(r: &Reader, i: usize) -> Option<Found> {
    let (when, end) = moment(r, i).or_else(|| bare_days(r, i))?;
    let (when, end) = range(r, when, end);
    let mut found = Found::new(FigureKind::Date, i, end, Value::Text(String::new()));
    found.when = Some(when);
    Some(found)
}

/// Tokens of a list of days, at most.
const LONGEST_LIST: usize = 12;

type Moment = Option<(When, usize)>;

fn moment(r: &Reader, i: usize) -> Moment {
    if r.is_number(i) {
        let era = r.before(i, 1) == "era";
        return numeric(r, i)
            .or_else(|| lunar(r, i))
            .or_else(|| if era { labelled_decade(r, i) } else { None })
            .or_else(|| day_month(r, i))
            .or_else(|| years(r, i))
            .or_else(|| ago(r, i));
    }
    if r.before(i, 1) == "beberapa" {
        return None;
    }
    ago(r, i)
        .or_else(|| relative(r, i))
        .or_else(|| weekday(r, i))
        .or_else(|| month(r, i))
        .or_else(|| labelled(r, i))
}

/// `… hingga …`, `… - …`.
fn range(r: &Reader, from: When, end: usize) -> (When, usize) {
    let Some((joint, next)) = r.joint(end) else { return (from, end) };
    let year_dash = !r.is_word(end) && matches!(from, When::Day(Day { year: Some(_), month: None, .. }));
    let bare_weekday = matches!(from, When::Day(Day { weekday: Some(_), day: None, .. }));
    if joint != Joint::To && !bare_weekday || year_dash {
        return (from, end);
    }
    match moment(r, next) {
        // `Jumat-Minggu (7-9/2/2025)`, `Sabtu dan Minggu (8-9/2)`: the bracket tells both days.
        Some((to @ When::Range(..), end)) if bare_weekday => (to, end),
        Some((to, end)) if joint == Joint::To && can_join(&from, &to) => {
            (When::Range(Box::new(from), Box::new(to)), end)
        }
        _ => (from, end),
    }
}

fn can_join(from: &When, to: &When) -> bool {
    match (from, to) {
        (When::Day(a), When::Day(b)) => a.day.is_none() || b.day.is_some() || a.weekday.is_some(),
        (_, When::Range(..)) => false,
        _ => true,
    }
}

fn calendar_word(r: &Reader, i: usize) -> Option<CalendarWord> {
    r.lists.calendar.get(r.lower(i)).copied()
}

/// The month named at token `i`. Names shared with words and people must be written as months are.
fn month_at(r: &Reader, i: usize) -> Option<i8> {
    match calendar_word(r, i)? {
        CalendarWord::Month(m) if r.is_capital(i) || r.is_number(i.wrapping_sub(1)) => Some(m),
        _ => None,
    }
}

fn weekday_at(r: &Reader, i: usize) -> Option<i8> {
    match calendar_word(r, i)? {
        CalendarWord::Weekday(w) if r.is_capital(i) || r.before(i, 1) == "hari" => Some(w),
        _ => None,
    }
}

/// `1 Ramadan 1446 Hijriah`, `12 Rabiul Awal`.
fn lunar(r: &Reader, i: usize) -> Moment {
    small(r, i, 30)?;
    let (CalendarWord::Lunar(_), end) = r.phrase(&r.lists.calendar, i + 1)? else { return None };
    let end = end + usize::from(year_at(r, end).is_some());
    let era = matches!(r.word(end), "H" | "Hijriah" | "Hijriyah");
    Some((When::Unknown, end + usize::from(era)))
}

/// Years that newspapers write about without saying `tahun`.
fn year_at(r: &Reader, i: usize) -> Option<i16> {
    let year = r.whole(i).filter(|y| r.word(i).len() == 4 && (1000..=2100).contains(y))?;
    i16::try_from(year).ok()
}

fn small(r: &Reader, i: usize, most: u32) -> Option<i8> {
    let n = r.whole(i).filter(|n| (1..=most).contains(n) && r.word(i).len() <= 2)?;
    i8::try_from(n).ok()
}

/// `26/2/2024`, `26-02-2024`, `2024-02-26`, `26.02.2024`.
fn numeric(r: &Reader, i: usize) -> Moment {
    let mark = r.lower(i + 1);
    if matches!(mark, "/" | "-") && r.glued(i + 1) && r.glued(i + 2) && r.lower(i + 3) == mark {
        if let (Some(d), Some(m), Some(y)) = (small(r, i, 31), small(r, i + 2, 12), year_at(r, i + 4)) {
            return Some((dmy(d, m, Some(y)), i + 5));
        }
        if let (Some(y), Some(m), Some(d)) = (year_at(r, i), small(r, i + 2, 12), small(r, i + 4, 31)) {
            return Some((dmy(d, m, Some(y)), i + 5));
        }
    }
    if r.whole(i).is_some() {
        return None;
    }
    let mut parts = r.word(i).split('.');
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    let (d, m) = (within(d, 1..=31)?, within(m, 1..=12)?);
    let valid = y.len() == 4 && parts.next().is_none();
    within(y, 0..=9999).filter(|_| valid).map(|y| (dmy(d as i8, m as i8, Some(y)), i + 1))
}

fn dmy(day: i8, month: i8, year: Option<i16>) -> When {
    When::Day(Day { year, month: Some(month), day: Some(day), ..Day::default() })
}

/// `26/2`, `26/2/2024`, `5 November 2023` inside brackets at token `i`; ends behind the bracket.
fn bracketed(r: &Reader, i: usize) -> Option<(Day, usize)> {
    if r.lower(i) != "(" {
        return None;
    }
    let (day, end) = match day_month(r, i + 1) {
        Some((When::Day(day), end)) => (day, end),
        _ => slashed(r, i + 1)?,
    };
    Some((day, if r.lower(end) == ")" { end + 1 } else { end }))
}

/// `7-9/2/2025`, `8-9 Februari 2025` inside brackets at token `i`; ends behind the bracket.
fn bracketed_range(r: &Reader, i: usize) -> Moment {
    if r.lower(i) != "(" {
        return None;
    }
    let (when, end) = match day_month(r, i + 1) {
        Some((when @ When::Range(..), end)) => (when, end),
        _ => {
            let first = small(r, i + 1, 31).filter(|_| matches!(r.lower(i + 2), "-" | "–"))?;
            let (last, end) = slashed(r, i + 3).filter(|(last, _)| last.day > Some(first))?;
            let from = Day { day: Some(first), ..last };
            (When::Range(Box::new(When::Day(from)), Box::new(When::Day(last))), end)
        }
    };
    Some((when, if r.lower(end) == ")" { end + 1 } else { end }))
}

/// `26/2`, `26/2/2024`, `26/2/`; the year may be glued to the month (`18/102025`).
fn slashed(r: &Reader, i: usize) -> Option<(Day, usize)> {
    let day = small(r, i, 31)?;
    let is_range = r.lower(i + 1) == "-" && r.lower(i + 3) == "/";
    if !matches!(r.lower(i + 1), "/" | "-" | ".") || is_range {
        return None;
    }
    let (month, glued_year) = match small(r, i + 2, 12) {
        Some(month) => (month, None),
        None => month_and_year(r.word(i + 2))?,
    };
    let mut end = i + 3;
    let mut year = glued_year;
    if r.lower(end) == r.lower(i + 1) {
        year = year
            .or_else(|| year_at(r, end + 1).or_else(|| small(r, end + 1, 99).map(|y| 2000 + i16::from(y))));
        end += if r.is_number(end + 1) { 2 } else { 1 };
    }
    Some((Day { year, month: Some(month), day: Some(day), ..Day::default() }, end))
}

fn month_and_year(text: &str) -> Option<(i8, Option<i16>)> {
    let (month, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    Some((within(month, 1..=12)? as i8, Some(within(year, 1900..=2100)?)))
}

/// The whole number that `text` is, if it is one of these.
fn within(text: &str, numbers: RangeInclusive<i16>) -> Option<i16> {
    let number: u32 = text.parse().ok()?;
    i16::try_from(number).ok().filter(|number| numbers.contains(number))
}

/// `26 Februari 2024`, `26 Februari lalu`, `5-8 Desember 2024`, `1 hingga 4 Agustus`, `26 Februari tahun depan`.
fn day_month(r: &Reader, i: usize) -> Moment {
    let first = small(r, i, 31)?;
    if let Some(month) = month_at(r, i + 1) {
        let (day, end) =
            year_behind(r, Day { month: Some(month), day: Some(first), ..Day::default() }, i + 2);
        return Some((When::Day(day), end));
    }
    let (_, next) = r.joint(i + 1)?;
    let last = small(r, next, 31).filter(|last| *last > first)?;
    let month = month_at(r, next + 1)?;
    let (day, end) = year_behind(r, Day { month: Some(month), day: Some(last), ..Day::default() }, next + 2);
    let from = Day { day: Some(first), ..day };
    Some((When::Range(Box::new(When::Day(from)), Box::new(When::Day(day))), end))
}

/// Adds the year and the words behind a day or month.
fn year_behind(r: &Reader, mut day: Day, i: usize) -> (Day, usize) {
    let comma = usize::from(r.lower(i) == "," && r.is_number(i + 1) && day.day.is_some());
    let said = usize::from(matches!(r.lower(i), "tahun" | "thn"));
    let at = i + comma.max(said);
    if let Some(year) = year_at(r, at).filter(|_| !is_quantity(r, at)) {
        day.year = Some(year);
        let tail = day.day.is_none() && matches!(r.lower(at + 1), "lalu" | "silam");
        return (day, at + 1 + usize::from(tail));
    }
    if let Some((Relative { step: Step::Year, by }, end)) = r.phrase(&r.lists.relative, i) {
        day.years = Some(by);
        return (day, end);
    }
    let (way, end) = way_behind(r, i);
    day.way = way;
    let outside = matches!(r.lower(i), "nanti" | "kemarin" | "besok") && day.day.is_some();
    (day, if outside { i } else { end })
}

/// Is the four-digit number at `i` an amount (`5 Maret 2000 orang`)?
fn is_quantity(r: &Reader, i: usize) -> bool {
    r.lists.classifiers.has(r.lower(i + 1)) || r.lists.percents.has(r.lower(i + 1))
}

/// `lalu`, `mendatang`, `nanti`, `ini` at token `i`.
fn way_behind(r: &Reader, i: usize) -> (Way, usize) {
    match r.lower(i) {
        "lalu" | "silam" | "kemarin" | "kemaren" | "lal" => (Way::Back, i + 1),
        "yang" if r.lower(i + 1) == "lalu" => (Way::Back, i + 2),
        "mendatang" | "nanti" | "depan" | "besok" => (Way::Ahead, i + 1),
        "yang" if matches!(r.lower(i + 1), "akan" | "mendatang") && r.lower(i + 2) == "datang" => {
            (Way::Ahead, i + 3)
        }
        "ini" => (Way::This, i + 1),
        _ => (Way::Near, i),
    }
}

/// `Senin`, `hari Senin malam`, `Senin (26/2/2024)`, `Senin, 26 Februari 2024`, `Senin pekan lalu`.
fn weekday(r: &Reader, i: usize) -> Moment {
    let at = if r.lower(i) == "hari" { i + 1 } else { i };
    let clitic = r.lower(at).strip_suffix("nya").and_then(|w| r.lists.calendar.get(w));
    let weekday = match (weekday_at(r, at), clitic) {
        (Some(w), _) => w,
        (None, Some(CalendarWord::Weekday(w))) if r.is_capital(at) => *w,
        _ => return None,
    };
    if matches!(r.before(i, 1), "salat" | "shalat" | "sholat" | "solat" | "khotbah" | "khutbah") {
        return None;
    }
    let (end, part) = skip_daypart(r, at + 1);
    if let Some(found) = bracketed_range(r, end) {
        return Some(found);
    }
    if let Some((day, end)) = dated(r, end) {
        let end = if day.year.is_none() && r.lower(end) == "lalu" { end + 1 } else { end };
        return Some((When::Day(Day { weekday: Some(weekday), ..day }), end));
    }
    weekday_alone(r, at, weekday, end, part)
}

fn weekday_alone(r: &Reader, at: usize, weekday: i8, end: usize, part: bool) -> Moment {
    let mut day = Day { weekday: Some(weekday), ..Day::default() };
    if let Some((Relative { step: Step::Week, by }, end)) = r.phrase(&r.lists.relative, end) {
        day.week = Some(by);
        return Some((When::Day(day), end));
    }
    let (way, after) = way_behind(r, end);
    // `Minggu depan` is next week as often as next Sunday.
    if weekday == 7 && !part && r.lower(at) == "minggu" && way == Way::Ahead && r.lower(end) == "depan" {
        return Some((When::Relative(Relative { step: Step::Week, by: 1 }), after));
    }
    day.way = way;
    let (end, _) = skip_daypart(r, after);
    Some((When::Day(day), end))
}

/// A date behind a weekday: in brackets, or with or without a comma.
fn dated(r: &Reader, i: usize) -> Option<(Day, usize)> {
    let at = if matches!(r.lower(i), "," | ".") { i + 1 } else { i };
    if let Some(found) = bracketed(r, at) {
        return Some(found);
    }
    let at = if matches!(r.lower(at), "tanggal" | "tgl") { at + 1 } else { at };
    match day_month(r, at) {
        Some((When::Day(day), end)) => Some((day, end)),
        _ if r.lower(at + 1) == "," && month_at(r, at + 2).is_some() => {
            let day = Day { day: small(r, at, 31), month: month_at(r, at + 2), ..Day::default() };
            Some(year_behind(r, day, at + 3))
        }
        _ => slashed(r, at).filter(|_| r.lower(at + 1) == "/"),
    }
}

/// `malam`, `dini hari WIB`.
fn skip_daypart(r: &Reader, i: usize) -> (usize, bool) {
    match r.phrase(&r.lists.calendar, i) {
        Some((CalendarWord::Daypart(_), end)) => {
            let zone = matches!(r.word(end), "WIB" | "WITA" | "WIT" | "Wita" | "Wib");
            (if zone { end + 1 } else { end }, true)
        }
        _ => (i, false),
    }
}

/// `Januari`, `bulan Januari lalu`, `Januari 2020`, `August 25, 2015`.
fn month(r: &Reader, i: usize) -> Moment {
    let at = if matches!(r.lower(i), "bulan" | "bln") { i + 1 } else { i };
    let month = month_at(r, at)?;
    let alone = at == i;
    if alone && !stands_as_month(r, at) {
        return None;
    }
    let english = small(r, at + 1, 31).filter(|_| r.lower(at + 2) == ",").zip(year_at(r, at + 3));
    if let Some((day, year)) = english {
        return Some((dmy(day, month, Some(year)), at + 4));
    }
    if let Some(next) = r.joint(at + 1).filter(|(j, _)| *j == Joint::And).map(|(_, n)| n)
        && let Some(last) = month_at(r, next).filter(|_| year_at(r, next + 1).is_some() && !alone)
    {
        let (to, end) = year_behind(r, Day { month: Some(last), ..Day::default() }, next + 1);
        let from = Day { month: Some(month), ..to };
        return Some((When::Range(Box::new(When::Day(from)), Box::new(When::Day(to))), end));
    }
    let (day, end) = year_behind(r, Day { month: Some(month), ..Day::default() }, at + 1);
    Some((When::Day(day), end))
}

/// A month's name, not a person's: `Mei Lin`, `Agustus Sani`; nor an abbreviation that is a word.
fn stands_as_month(r: &Reader, i: usize) -> bool {
    let lower = r.lower(i);
    let full = lower.len() > 4 || matches!(lower, "juni" | "juli" | "mei");
    let year = year_at(r, i + 1).is_some();
    let name = r.is_capital(i + 1) || i > r.start && r.is_name(i - 1) && !r.lists.starts(r.before(i, 1));
    let doubtful =
        matches!(lower, "mei" | "juli" | "juni" | "agustus" | "maret" | "march" | "may" | "august");
    full && (year || !(doubtful && name || matches!(lower, "march" | "may")))
}

/// `2024`, `2019-2024`, `2023/2024`, `1990-an`.
fn years(r: &Reader, i: usize) -> Moment {
    let year = year_at(r, i)?;
    let said = matches!(r.before(i, 1), "tahun" | "thn" | "musim" | "dekade" | "era");
    if matches!(r.before(i, 1), "tahun" | "thn") && is_law(r, i - 1) || !said && !may_be_year(r, i, year) {
        return None;
    }
    year_from(r, i, year)
}

/// The expression that begins with the year at token `i`.
fn year_from(r: &Reader, i: usize, year: i16) -> Moment {
    let (end, decade) = r.skip_suffix(i + 1);
    if decade {
        let years = When::Years(year.into(), i32::from(year) + 9);
        return Some((years, end));
    }
    if let Some((to, end)) = second_year(r, i + 1, year) {
        return Some((When::Years(year.into(), to.into()), end));
    }
    let (way, after) = way_behind(r, i + 1);
    let labelled = matches!(r.before(i, 1), "tahun" | "thn");
    let inside = way == Way::Back && r.lower(i + 1) != "kemarin" || way == Way::This && labelled;
    let end = if inside { after } else { i + 1 };
    Some((When::Day(Day { year: Some(year), ..Day::default() }), end))
}

fn second_year(r: &Reader, i: usize, first: i16) -> Option<(i16, usize)> {
    let slash = r.lower(i) == "/" && r.glued(i);
    let next = if slash { i + 1 } else { r.joint(i).filter(|(j, _)| *j == Joint::To)?.1 };
    let dashed = slash || !r.is_word(i);
    let year = year_at(r, next).or_else(|| {
        let short = small(r, next, 99).filter(|_| dashed && r.word(next).len() == 2)?;
        Some(first / 100 * 100 + i16::from(short)).filter(|y| *y == first + 1)
    })?;
    (year > first && (!dashed || r.glued(i) == r.glued(next))).then_some((year, next + 1))
}

/// Is the bare number at token `i` a year and no amount?
fn may_be_year(r: &Reader, i: usize, year: i16) -> bool {
    let (before, next) = (r.before(i, 1), r.lower(i + 1));
    if !(1900..=2100).contains(&year) || counts::is_reference(r, i) || r.lists.percents.has(next) {
        return false;
    }
    if r.lists.year_cues.has(before) {
        return !r.lists.classifiers.has(next);
    }
    let amount = r.lists.units.has(next) || r.lists.currencies.has(next) || r.lists.numbers.has(next);
    let name = counts::is_name_part(r, i);
    let noun =
        counts::is_noun(r, i + 1) && !r.is_capital(i + 1) && !matches!(before, "di" | "untuk" | "dari" | ",");
    !amount && !name && !noun && !matches!(before, "-" | "/" | "$" | "." | "+" | "rp" | "#")
}

/// Expressions behind a word that names their sort: `tahun 2014`, `tanggal 5`, `abad ke-19`, `kuartal II 2020`.
fn labelled(r: &Reader, i: usize) -> Moment {
    match r.lower(i) {
        "tahun" | "thn" => labelled_year(r, i),
        "dekade" | "dasawarsa" => labelled_decade(r, i + 1),
        "tanggal" | "tgl" => dated_day(r, i + 1),
        "abad" => century(r, i + 1),
        "kuartal" | "triwulan" => part(r, i + 1, 3),
        "semester" => part(r, i + 1, 6),
        "q1" | "q2" | "q3" | "q4" => {
            let nth = r.lower(i).as_bytes()[1] - b'0';
            Some(part_year(r, nth as i8, 3, i + 1))
        }
        "musim" => season(r, i + 1),
        "hari" => holiday(r, i + 1),
        _ => None,
    }
}

fn labelled_year(r: &Reader, i: usize) -> Moment {
    if is_law(r, i) {
        return None;
    }
    match year_at(r, i + 1) {
        Some(year) => year_from(r, i + 1, year),
        None => labelled_decade(r, i + 1),
    }
}

/// `UU Nomor 11 Tahun 2020` names a law, `Perda RTRW Tahun 2012` too: is the `tahun` at `i` part of
/// such a name?
fn is_law(r: &Reader, i: usize) -> bool {
    let is_end = i > r.start && (r.is_number(i - 1) || r.is_word(i - 1) && r.word(i - 1).len() == 1);
    let numbered = is_end && is_numbered(r, i - 1);
    let named = i > r.start && r.is_name(i - 1) && (2..=5).any(|n| r.before(i, n) == "undang");
    let code = r.before(i, 1) == "/";
    let title = r.word(i) == "Tahun" && i > r.start && (r.is_name(i - 1) || r.before(i, 1) == ")");
    numbered || named || code || title
}

/// Does a number of up to eight parts, letters among them (`153.A`), that ends at token `i` have a law's name before it?
fn is_numbered(r: &Reader, i: usize) -> bool {
    let part = |at: usize| r.is_number(at) || r.word(at).len() == 1;
    let head = (1..=8).take_while(|n| *n <= i).map(|n| i - n).find(|&at| !part(at));
    head.is_some_and(|at| r.is_name(at) || r.lists.references.has(r.lower(at)))
}

/// `1990-an`, `90-an`.
fn labelled_decade(r: &Reader, i: usize) -> Moment {
    if let Some(year) = year_at(r, i) {
        return r.skip_suffix(i + 1).1.then(|| year_from(r, i, year)).flatten();
    }
    let short = small(r, i, 99).filter(|d| d % 10 == 0 && r.skip_suffix(i + 1).1)?;
    let from = 1900 + i32::from(short);
    Some((When::Years(from, from + 9), r.skip_suffix(i + 1).0))
}

/// `5 Maret`, `5`, `5/3/2024`, `20 hingga 30 Agustus` behind `tanggal`.
fn dated_day(r: &Reader, i: usize) -> Moment {
    if let Some(found) = numeric(r, i).or_else(|| lunar(r, i)).or_else(|| day_month(r, i)) {
        return Some(found);
    }
    if let Some((day, end)) = slashed(r, i).filter(|_| r.lower(i + 1) == "/") {
        return Some((When::Day(day), end));
    }
    let day = small(r, i, 31)?;
    if is_each(r.before(i, 2)) || is_each(r.lower(i + 1)) {
        return Some((When::Unknown, i + 1));
    }
    if let Some(month) = month_of_list(r, i + 1) {
        return Some((When::Day(Day { day: Some(day), ..month }), i + 1));
    }
    let (way, end) = way_behind(r, i + 1);
    Some((When::Day(Day { day: Some(day), way, ..Day::default() }), end))
}

/// `setiap tanggal 15`, `tanggal 15 setiap bulan` is no one day.
fn is_each(word: &str) -> bool {
    matches!(word, "setiap" | "tiap")
}

/// The month at the end of the list of days whose first stands before token `i`: `23, 24, dan 25 Mei 2025`.
fn month_of_list(r: &Reader, i: usize) -> Option<Day> {
    let is_link = |at: usize| matches!(r.lower(at), "," | "dan" | "serta" | "&");
    let last = (i..i + LONGEST_LIST).take_while(|&at| is_link(at) || small(r, at, 31).is_some()).last()?;
    let month = month_at(r, last + 1).filter(|_| is_link(i) && !is_link(last))?;
    Some(year_behind(r, Day { month: Some(month), ..Day::default() }, last + 2).0)
}

/// `ke-19`, `15 M`, `ke-3 SM`, `XX`.
fn century(r: &Reader, i: usize) -> Moment {
    let (nth, end) = nth(r, i)?;
    let (before, end) = match r.word(end) {
        "SM" => (true, end + 1),
        "M" | "Masehi" => (false, end + 1),
        _ => (false, end),
    };
    // Astronomical years: the year before 1 is 0.
    let years = if before { (1 - 100 * nth, -100 * (nth - 1)) } else { (100 * nth - 99, 100 * nth) };
    Some((When::Years(years.0, years.1), end))
}

/// A number in digits, Roman, `ke-` or words, small.
fn nth(r: &Reader, i: usize) -> Option<(i32, usize)> {
    let hyphen = r.lower(i) == "ke" && r.lower(i + 1) == "-";
    let at = if hyphen {
        i + 2
    } else if r.lower(i) == "ke" {
        i + 1
    } else {
        i
    };
    if let Some(n) = r.whole(at).filter(|n| (1..=99).contains(n)) {
        return Some((n as i32, at + 1));
    }
    if let Some(n) = numerals::roman(r.word(at)) {
        return Some((n as i32, at + 1));
    }
    r.phrase(&r.lists.ordinals, at).map(|(n, end)| (n as i32, end))
}

/// `III-2023`, `kedua tahun ini`, `I` behind `kuartal` or `semester`.
fn part(r: &Reader, i: usize, months: i8) -> Moment {
    if r.lower(i) == "terakhir" && months == 3 {
        return Some((When::Part { nth: 4, months, year: None }, i + 1));
    }
    let (nth, end) = nth(r, i).filter(|(n, _)| *n <= i32::from(12 / months))?;
    Some(part_year(r, nth as i8, months, end))
}

fn part_year(r: &Reader, nth: i8, months: i8, end: usize) -> (When, usize) {
    let skip = usize::from(matches!(r.lower(end), "-" | "/" | "–" | "tahun" | "di" | ","));
    if let Some(year) = year_at(r, end + skip) {
        return (When::Part { nth, months, year: Some(year) }, end + skip + 1);
    }
    match r.phrase(&r.lists.relative, end) {
        Some((Relative { step: Step::Year, by: 0 }, end)) => (When::Part { nth, months, year: None }, end),
        _ => (When::Part { nth, months, year: None }, end),
    }
}

/// `musim 2023/2024`, `musim panas 2021`.
fn season(r: &Reader, i: usize) -> Moment {
    let at = if matches!(r.lower(i), "panas" | "dingin" | "gugur" | "semi") { i + 1 } else { i };
    match year_at(r, at) {
        // `musim 2023/2024`: the years alone are the date.
        Some(year) if at > i => year_from(r, at, year),
        _ => None,
    }
}

/// Feasts with a fixed day.
fn holiday(r: &Reader, i: usize) -> Moment {
    let (day, month) = match r.lower(i) {
        "natal" => (25, 12),
        _ => return None,
    };
    let year = year_at(r, i + 1)?;
    Some((dmy(day, month, Some(year)), i + 2))
}

/// `tiga hari lalu`, `setahun silam`, `dua pekan yang lalu`.
fn ago(r: &Reader, i: usize) -> Moment {
    let (count, unit, period) = match r.lists.one_periods.get(r.lower(i)) {
        Some(period) => (1.0, i, *period),
        None => {
            let amount = r.single(i, false)?;
            (amount.value, amount.end, *r.lists.periods.get(r.lower(amount.end))?)
        }
    };
    let (way, end) = way_behind(r, unit + 1);
    let whole = count * period.times;
    let clock = period.designator.starts_with('T');
    let long = matches!(r.before(i, 1), "waktu" | "selama" | "dalam");
    if long
        || way != Way::Back
        || clock
        || whole.fract() != 0.0
        || whole > 300.0
        || r.lower(unit + 1) == "kemarin"
    {
        return None;
    }
    Some((When::Ago(whole as i32, period.designator), end))
}

/// `kemarin`, `tahun depan`, `hari ini (26/2)`, `hari ini, 27 Oktober 2024`.
fn relative(r: &Reader, i: usize) -> Moment {
    let (relative, end) = r.phrase(&r.lists.relative, i)?;
    // `tidur siang ini`.
    if relative.step == Step::Day && matches!(r.before(i, 1), "tidur" | "makan") {
        return None;
    }
    // `Minggu ini` is this Sunday, where it opens no sentence.
    let opens = r.doc.sentence(i).start as usize == i;
    if r.lower(i) == "minggu" && r.is_capital(i) && !opens && r.lower(i + 1) != "depan" {
        return None;
    }
    if relative.step == Step::Day {
        if let Some((day, end)) = bracketed(r, end) {
            return Some((When::Day(day), end));
        }
        if let Some(found) = spelled_out(r, end).filter(|_| relative.by == 0) {
            return Some(found);
        }
        if weekday_at(r, end + 1).is_some() && r.lower(end) == "(" && r.lower(end + 2) == ")" {
            return Some((When::Relative(relative), end + 3));
        }
    }
    let year = matches!(relative.step, Step::Year | Step::Month).then(|| year_at(r, end)).flatten();
    Some((When::Relative(relative), if year.is_some() { end + 1 } else { end }))
}

/// `hari ini, Minggu, 27 Oktober 2024`, `hari ini 27 Oktober 2024`.
fn spelled_out(r: &Reader, end: usize) -> Moment {
    let at = if r.lower(end) == "," { end + 1 } else { end };
    let at = if weekday_at(r, at).is_some() && r.lower(at + 1) == "," { at + 2 } else { at };
    let at = if r.lower(at) == "tanggal" { at + 1 } else { at };
    day_month(r, at).filter(|(when, _)| matches!(when, When::Day(Day { year: Some(_), .. })))
}

/// `(24/8) sampai (26/8)`.
fn bare_days(r: &Reader, i: usize) -> Moment {
    let (day, end) = bracketed(r, i)?;
    let (_, next) = r.joint(end)?;
    let (to, end) = bracketed(r, next)?;
    Some((When::Range(Box::new(When::Day(day)), Box::new(When::Day(to))), end))
}
