//! Spans of time and ages.
//!
//! Decides whether `45 tahun` is how long something lasts or how old somebody is. `tiga tahun lalu` is
//! a date and the business of [`super::dates`].

use super::reader::{Amount, Reader};
use super::{FigureKind, Found, Value};
use crate::lexicon::figures::Period;
use crate::numerals::write;

/// The duration or age whose number starts at token `i` and whose unit at token `unit`.
pub(super) fn find(r: &Reader, i: usize, unit: usize, amount: &Amount) -> Option<Found> {
    if let Some(found) = multiplied(r, i, amount) {
        return Some(found);
    }
    let period = *r.lists.periods.get(r.lower(unit))?;
    let end = unit + 1;
    if r.word(unit) == "M" || is_english(r, i, unit) {
        return None;
    }
    let parts = parts(r, end, period, amount);
    // `kita impor 3,8 tahun ini`: the number counts something else.
    if r.lower(end) == "ini"
        && (amount.magnitude || amount.value.fract() != 0.0 || r.is_name(i.wrapping_sub(1)) && i > r.start)
    {
        return None;
    }
    let short = period.designator != "W" && !period.designator.starts_with('T') && amount.value < 130.0;
    if short && is_age(r, i, end) {
        return Some(age(i, period, amount, &parts));
    }
    let mut found = Found::amount(FigureKind::Duration, i, parts.end, amount);
    found.value = Value::Text(parts.iso);
    if !amount.plain && amount.value.fract() == 0.5 && parts.end == end {
        found.value = Value::Text(with_half(amount.value.trunc(), period));
    }
    found.upper = amount.upper.map(|u| Value::Text(iso(u, period)));
    Some(found)
}

/// `10th Anniversary`: an ordinal of another language; `(10th)` is an age.
fn is_english(r: &Reader, i: usize, unit: usize) -> bool {
    r.lower(unit) == "th" && r.glued(unit) && r.before(i, 1) != "("
}

/// `setahun`, `sepekan`.
pub(super) fn single_word(r: &Reader, i: usize) -> Option<Found> {
    let period = *r.lists.one_periods.get(r.lower(i))?;
    let night = r.lower(i) == "semalam" && !matches!(r.before(i, 1), "menginap" | "bermalam" | "sehari");
    if night || is_rate(r, i) {
        return None;
    }
    Some(Found::new(FigureKind::Duration, i, i + 1, Value::Text(iso(1.0, period))))
}

/// `dua kali seminggu`, `Rp 230 juta setahun`, `seminggu dua kali`: says how often.
fn is_rate(r: &Reader, i: usize) -> bool {
    let before = r.before(i, 1);
    let amount = r.is_number(i.wrapping_sub(1)) && i > r.start
        || r.lists.units.has(before)
        || r.lists.currencies.has(before)
        || r.lists.numbers.has(before)
        || matches!(before, "kali" | "masing-masing" | "porsi" | "gandum" | "per");
    let often = r.single(i + 1, false).is_some_and(|a| r.lower(a.end) == "kali");
    amount || often
}

/// `2x24 jam`.
fn multiplied(r: &Reader, i: usize, amount: &Amount) -> Option<Found> {
    let times = r.lower(amount.end).strip_prefix('x')?;
    let (times, unit) = match times {
        "" => (r.whole(amount.end + 1)?, amount.end + 2),
        n => (n.parse().ok()?, amount.end + 1),
    };
    let period = *r.lists.periods.get(r.lower(unit))?;
    let iso = iso(amount.value * f64::from(times), period);
    Some(Found::new(FigureKind::Duration, i, unit + 1, Value::Text(iso)))
}

/// A span of time of several units.
struct Parts {
    end: usize,
    iso: String,
    /// For ages.
    years: f64,
}

/// `2 jam 30 menit`, `16 tahun 2 bulan 16 hari`.
fn parts(r: &Reader, end: usize, first: Period, amount: &Amount) -> Parts {
    let mut parts = Parts { end, iso: iso(amount.value, first), years: amount.value * years(first) };
    let mut last = first;
    while amount.upper.is_none() {
        let at = if r.lower(parts.end) == "dan" { parts.end + 1 } else { parts.end };
        let Some(next) = r.single(at, false) else { break };
        let Some(&period) = r.lists.periods.get(r.lower(next.end)) else { break };
        if years(period) >= years(last) || next.about {
            break;
        }
        join(&mut parts.iso, &iso(next.value, period));
        parts.years += next.value * years(period);
        parts.end = next.end + 1;
        last = period;
    }
    let (end, _) = r.skip_suffix(parts.end);
    Parts { end, ..parts }
}

/// `empat setengah tahun` is `P4Y6M`.
fn with_half(whole: f64, period: Period) -> String {
    match period.designator {
        "Y" if whole > 0.0 && period.times == 1.0 => ["P", &write(whole), "Y6M"].concat(),
        "TH" if whole > 0.0 => ["PT", &write(whole), "H30M"].concat(),
        "TM" if whole > 0.0 => ["PT", &write(whole), "M30S"].concat(),
        _ => iso(whole + 0.5, period),
    }
}

/// Adds `PT30M` to `PT2H`.
fn join(iso: &mut String, next: &str) {
    let clock = iso.contains('T');
    iso.push_str(next.strip_prefix(if clock { "PT" } else { "P" }).unwrap_or(next));
}

/// ISO 8601 of so many periods: `P3D`, `PT90M`; a half of a year or day in the next smaller unit.
fn iso(count: f64, period: Period) -> String {
    let (clock, unit) = match period.designator.strip_prefix('T') {
        Some(unit) => ("T", unit),
        None => ("", period.designator),
    };
    let total = round(count * period.times);
    match (total == 0.5, unit) {
        (true, "Y") => "P6M".to_owned(),
        (true, "D") => "PT12H".to_owned(),
        (_, "H") if total < 1.0 => ["PT", &write(round(total * 60.0)), "M"].concat(),
        _ => ["P", clock, &write(total), unit].concat(),
    }
}

fn round(n: f64) -> f64 {
    (n * 1e9).round() / 1e9
}

/// How many years one such period is, roughly.
fn years(period: Period) -> f64 {
    let one = match period.designator {
        "Y" => 1.0,
        "M" => 1.0 / 12.0,
        "W" => 7.0 / 365.25,
        "D" => 1.0 / 365.25,
        "TH" => 1.0 / 8766.0,
        "TM" => 1.0 / 525_960.0,
        _ => 1.0 / 31_557_600.0,
    };
    one * period.times
}

/// The age that `amount` of `period` and the rest of `parts` are, in years.
fn age(i: usize, period: Period, amount: &Amount, parts: &Parts) -> Found {
    let thousandths = |n: f64| if n.fract() == 0.0 { n } else { (n * 1000.0).round() / 1000.0 };
    let mut found = Found::amount(FigureKind::Age, i, parts.end, amount);
    found.value = Value::Number(thousandths(parts.years));
    found.upper = amount.upper.map(|upper| Value::Number(thousandths(upper * years(period))));
    found
}

/// Is the number at `i`, whose unit ends before `end`, somebody's age?
fn is_age(r: &Reader, i: usize, end: usize) -> bool {
    let before = r.before(i, 1);
    r.lists.ages.has(before)
        || r.lists.before_ages.has(before) && (2..=4).any(|n| r.lists.ages.has(r.before(i, n)))
        || (2..=3).any(|n| r.lists.ages.has(r.before(i, n)) && (1..n).all(|m| r.is_capital(i - m)))
        || matches!(before, "bawah" | "atas") && r.before(i, 3) == "yang"
        || r.lists.aged.has(before) && follows_person(r, end)
        || before == "," && r.is_capital(i.wrapping_sub(2)) && matches!(r.lower(end), "," | "." | ")")
        || before == "(" && r.is_capital(i.wrapping_sub(2)) && r.lower(end) == ")"
}

/// What follows an age behind a person's noun; `korban dua tahun penjara` is none.
fn follows_person(r: &Reader, end: usize) -> bool {
    !r.lists.no_ages.has(r.lower(end))
}

/// `(45)` behind a name, `usia 60-an`: an age without its unit, the number at token `i`.
pub(super) fn bare_age(r: &Reader, i: usize) -> Option<Found> {
    let amount = r.single(i, false).filter(|a| a.plain || a.about)?;
    let bracket = r.before(i, 1) == "("
        && is_name_before(r, i.checked_sub(1)?)
        && (closes(r, amount.end) || r.lower(amount.end) == "." && r.is_word(amount.end + 1));
    let said =
        r.lists.ages.has(r.before(i, 1)) || r.before(i, 1) == "sekitar" && r.lists.ages.has(r.before(i, 2));
    let fits = amount.value < 130.0 && amount.value.fract() == 0.0 && amount.value > 0.0;
    // `Sananta (2)` scored two goals; of infants the months are told.
    let is_old = amount.value > 2.0;
    (fits && (bracket && is_old || said)).then(|| Found::amount(FigureKind::Age, i, amount.end, &amount))
}

fn closes(r: &Reader, i: usize) -> bool {
    matches!(r.lower(i), ")" | ",")
}

/// Does a name end before token `i`?
fn is_name_before(r: &Reader, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|at| r.is_capital(at))
}
