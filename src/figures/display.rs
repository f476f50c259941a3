//! Figures as a reader sees them on a card, in Indonesian and in English.
//!
//! Decides the wording of a value. The Indonesian wording, read again, gives the same value.

use super::{Figure, FigureKind, Value};
use crate::numerals::{self, tidy};

/// The language a figure is written out in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `Rp1,5 triliun`, `26 Februari 2024`.
    Indonesian,
    /// `IDR 1.5 trillion`, `26 February 2024`.
    English,
}

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

const MAGNITUDES: [(f64, &str, &str); 4] =
    [(1e12, "triliun", "trillion"), (1e9, "miliar", "billion"), (1e6, "juta", "million"), (1.0, "", "")];

/// Designator of ISO 8601, in the date's part or in the clock's, with its words.
const PERIODS: [(&str, &str, &str); 7] = [
    ("Y", "tahun", "year"),
    ("M", "bulan", "month"),
    ("W", "pekan", "week"),
    ("D", "hari", "day"),
    ("TH", "jam", "hour"),
    ("TM", "menit", "minute"),
    ("TS", "detik", "second"),
];

/// `figure` written out; empty if its value is unknown.
#[must_use]
pub fn display(figure: &Figure, language: Language) -> String {
    let low = value(figure, &figure.value, language);
    let Some(upper) = &figure.upper else { return low };
    let high = value(figure, upper, language);
    match language {
        Language::Indonesian => format!("{low} hingga {high}"),
        Language::English => format!("{low} to {high}"),
    }
}

fn value(figure: &Figure, value: &Value, language: Language) -> String {
    let unit = figure.unit.as_deref().unwrap_or_default();
    match (value, figure.kind) {
        (Value::Text(text), FigureKind::Date) => dates(text, language),
        (Value::Text(text), FigureKind::Time) => clock(text, language),
        (Value::Text(text), FigureKind::Duration) => duration(text, language),
        (Value::Text(text), _) => text.clone(),
        (Value::Number(n), FigureKind::Money) => money(*n, unit, language),
        (Value::Number(n), FigureKind::Ordinal) => ordinal(*n, language),
        (Value::Number(n), FigureKind::Percent) => match language {
            Language::Indonesian => format!("{} persen", number(*n, language)),
            Language::English => format!("{}%", number(*n, language)),
        },
        (Value::Number(n), FigureKind::Age) => counted(&number(*n, language), *n, PERIODS[0], language),
        (Value::Number(n), FigureKind::Measure) => measure(*n, unit, language),
        (Value::Number(n), _) => format!("{} {unit}", number(*n, language)).trim_end().to_owned(),
    }
}

/// `n` with its thousands grouped: `1.250,5` or `1,250.5`.
#[must_use]
pub fn number(n: f64, language: Language) -> String {
    let (group, decimal) = match language {
        Language::Indonesian => ('.', ','),
        Language::English => (',', '.'),
    };
    let text = numerals::write(n.abs());
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = String::from(if n < 0.0 { "-" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// `n` with a magnitude in words if that loses nothing: `1,5 triliun`.
fn magnitude(n: f64, language: Language) -> String {
    let exact = |size: f64| {
        let scaled = n / size;
        scaled.abs() >= 1.0 && tidy(scaled * 100.0).fract() == 0.0 && tidy(scaled * size) == n
    };
    let found = MAGNITUDES.iter().find(|(size, ..)| exact(*size));
    match (found, language) {
        (Some((size, id, _)), Language::Indonesian) => {
            format!("{} {id}", number(n / size, language)).trim_end().to_owned()
        }
        (Some((size, _, en)), Language::English) => {
            format!("{} {en}", number(n / size, language)).trim_end().to_owned()
        }
        (None, _) => number(n, language),
    }
}

fn money(n: f64, code: &str, language: Language) -> String {
    let amount = magnitude(n, language);
    match (language, code) {
        (Language::Indonesian, "IDR") => format!("Rp{amount}"),
        (Language::Indonesian, "USD") => format!("US${amount}"),
        _ => format!("{code} {amount}"),
    }
}

fn measure(n: f64, unit: &str, language: Language) -> String {
    let number = number(n, language);
    match (language, unit) {
        (Language::Indonesian, "Mw") => format!("magnitudo {number}"),
        (Language::English, "Mw") => format!("magnitude {number}"),
        (_, "degC") => format!("{number} °C"),
        (_, "degF") => format!("{number} °F"),
        (_, "deg") => format!("{number}°"),
        (_, "in") => format!("{number} inci"),
        _ => format!("{number} {unit}").trim_end().to_owned(),
    }
}

fn ordinal(n: f64, language: Language) -> String {
    if language == Language::Indonesian {
        return format!("ke-{}", numerals::write(n));
    }
    let ending = match (n as u64 % 10, n as u64 % 100) {
        (1, teens) if teens != 11 => "st",
        (2, teens) if teens != 12 => "nd",
        (3, teens) if teens != 13 => "rd",
        _ => "th",
    };
    format!("{}{ending}", numerals::write(n))
}

fn counted(number: &str, n: f64, (_, id, en): (&str, &str, &str), language: Language) -> String {
    match language {
        Language::Indonesian => format!("{number} {id}"),
        Language::English => format!("{number} {en}{}", if n == 1.0 { "" } else { "s" }),
    }
}

/// `2024-02-26`, `2020-01/2020-03`, `2024-W08`.
fn dates(iso: &str, language: Language) -> String {
    match iso.split_once('/') {
        Some((low, high)) => {
            let join = if language == Language::Indonesian { "hingga" } else { "to" };
            format!("{} {join} {}", date(low, language), date(high, language))
        }
        None => date(iso, language),
    }
}

fn date(iso: &str, language: Language) -> String {
    let mut parts = iso.trim_start_matches('-').split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().unwrap_or_default();
    if iso.starts_with('-') || iso == "?" {
        return if iso == "?" { String::new() } else { iso.to_owned() };
    }
    if let Some(week) = month.strip_prefix('W') {
        let week = week.trim_start_matches('0');
        return match language {
            Language::Indonesian => format!("pekan ke-{week} tahun {year}"),
            Language::English => format!("week {week} of {year}"),
        };
    }
    let month = month.parse().ok().and_then(|m: usize| MONTHS.get(m.checked_sub(1)?));
    let Some((id, en)) = month else { return year.to_owned() };
    let name = if language == Language::Indonesian { id } else { en };
    match parts.next() {
        Some(day) => format!("{} {name} {year}", day.trim_start_matches('0')),
        None => format!("{name} {year}"),
    }
}

/// `19:30+07:00`.
fn clock(iso: &str, language: Language) -> String {
    let (time, offset) = iso.split_at(iso.find('+').unwrap_or(iso.len()));
    let zone = match offset {
        "+07:00" => " WIB",
        "+08:00" => " WITA",
        "+09:00" => " WIT",
        "+00:00" => " GMT",
        _ => "",
    };
    match language {
        Language::Indonesian => format!("pukul {}{zone}", time.replace(':', ".")),
        Language::English => format!("{time}{zone}"),
    }
}

/// `PT2H30M`, `P3D`.
fn duration(iso: &str, language: Language) -> String {
    let mut words = Vec::new();
    let mut clock = false;
    let mut digits = String::new();
    for c in iso.chars().skip(1) {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => digits.push(c),
            _ => words.extend(period(&std::mem::take(&mut digits), c, clock, language)),
        }
    }
    words.join(" ")
}

fn period(digits: &str, designator: char, clock: bool, language: Language) -> Option<String> {
    if digits.is_empty() {
        return None;
    }
    let (whole, tail) = digits.split_once('.').unwrap_or((digits, ""));
    let n = numerals::value(whole, tail);
    let name = if clock { format!("T{designator}") } else { designator.to_string() };
    let period = PERIODS.iter().find(|(d, ..)| *d == name)?;
    Some(counted(&number(n, language), n, *period, language))
}
