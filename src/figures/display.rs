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

const MAGNITUDES: [(f64, &str, &str); 4] = [
    (1e12, "triliun", "trillion"),
    (1e9, "miliar", "billion"),
    (1e6, "juta", "million"),
    (THOUSAND, "ribu", "thousand"),
];
/// Is written in digits, save in an order of magnitude.
const THOUSAND: f64 = 1e3;

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
    let mut out = String::new();
    write(figure, language, &mut out);
    out
}

/// Writes `figure` out behind `out`.
pub fn write(figure: &Figure, language: Language, out: &mut String) {
    let mut writer = Writer { language, vague: figure.vague, out };
    writer.value(figure, &figure.value);
    if let Some(upper) = &figure.upper {
        writer.put(" hingga ", " to ");
        writer.value(figure, upper);
    }
}

/// Writes in a language.
struct Writer<'o> {
    language: Language,
    /// Is a number no more than an order of magnitude?
    vague: bool,
    out: &'o mut String,
}

impl Writer<'_> {
    /// Writes one of these words.
    fn put(&mut self, indonesian: &str, english: &str) {
        self.out.push_str(match self.language {
            Language::Indonesian => indonesian,
            Language::English => english,
        });
    }

    fn push(&mut self, words: &str) {
        self.out.push_str(words);
    }

    /// Writes a word, if there is any, behind a number.
    fn behind(&mut self, word: &str) {
        if !word.is_empty() {
            self.link();
            self.push(word);
        }
    }

    /// Writes what stands between a number and its unit.
    fn link(&mut self) {
        self.put(" ", if self.vague { " of " } else { " " });
    }

    /// Writes `n` with its thousands grouped: `1.250,5` or `1,250.5`; `ratusan` if it is vague.
    fn number(&mut self, n: f64) {
        if self.vague {
            return self.order(n);
        }
        let (group, decimal) = match self.language {
            Language::Indonesian => (".", ","),
            Language::English => (",", "."),
        };
        numerals::push(self.out, readable(n), group, decimal);
    }

    /// Writes an order of magnitude, a power of ten: `ribuan`, `puluhan ribu`.
    fn order(&mut self, n: f64) {
        let found = MAGNITUDES.iter().find(|(size, ..)| n >= *size);
        let (size, id, en) = found.copied().unwrap_or((1.0, "", ""));
        let times = n / size;
        if times < 5.0 {
            self.put(id, en);
            return self.put("an", "s");
        }
        let is_tens = times < 50.0;
        self.put(if is_tens { "puluhan" } else { "ratusan" }, if is_tens { "tens" } else { "hundreds" });
        if !id.is_empty() {
            self.put(" ", " of ");
            self.put(id, en);
            self.put("", "s");
        }
    }

    fn value(&mut self, figure: &Figure, value: &Value) {
        let unit = figure.unit.as_deref().unwrap_or_default();
        match (value, figure.kind) {
            (Value::Text(text), FigureKind::Date) => self.dates(text),
            (Value::Text(text), FigureKind::Time) => self.clock(text),
            (Value::Text(text), FigureKind::Duration) => self.duration(text),
            (Value::Text(text), _) => self.push(text),
            (Value::Number(n), FigureKind::Money) => self.money(*n, unit),
            (Value::Number(n), FigureKind::Ordinal) => self.ordinal(*n),
            (Value::Number(n), FigureKind::Percent) if self.vague => {
                self.number(*n);
                self.link();
                self.put("persen", "percent");
            }
            (Value::Number(n), FigureKind::Percent) => {
                self.number(*n);
                self.put(" persen", "%");
            }
            (Value::Number(n), FigureKind::Age) => self.age(*n),
            (Value::Number(n), FigureKind::Measure) => self.measure(*n, unit),
            (Value::Number(n), _) => {
                self.number(*n);
                self.behind(&if figure.capitals { unit.to_ascii_uppercase() } else { unit.to_owned() });
            }
        }
    }

    /// Writes `n` with a magnitude in words if that loses nothing: `1,5 triliun`.
    fn magnitude(&mut self, n: f64) {
        let exact = |size: f64| {
            let scaled = n / size;
            scaled.abs() >= 1.0 && tidy(scaled * 100.0).fract() == 0.0 && tidy(scaled * size) == n
        };
        let found = MAGNITUDES.iter().find(|(size, ..)| *size > THOUSAND && exact(*size));
        let (size, id, en) = found.copied().unwrap_or((1.0, "", ""));
        self.number(n / size);
        if !id.is_empty() {
            self.push(" ");
            self.put(id, en);
        }
    }

    fn money(&mut self, n: f64, code: &str) {
        if self.vague {
            self.number(n);
            let rupiah = (self.language, code) == (Language::Indonesian, "IDR");
            return self.behind(if rupiah { "rupiah" } else { code });
        }
        match (self.language, code) {
            (Language::Indonesian, "IDR") => self.push("Rp"),
            (Language::Indonesian, "USD") => self.push("US$"),
            _ => {
                self.push(code);
                self.push(" ");
            }
        }
        self.magnitude(n);
    }

    fn measure(&mut self, n: f64, unit: &str) {
        if unit == "Mw" {
            self.put("magnitudo ", "magnitude ");
        }
        self.number(n);
        match unit {
            "Mw" => {}
            "degC" => self.push(" °C"),
            "degF" => self.push(" °F"),
            "deg" => self.push("°"),
            "in" => self.push(" inci"),
            _ => self.behind(unit),
        }
    }

    fn ordinal(&mut self, n: f64) {
        self.put("ke-", "");
        numerals::push(self.out, n, "", ".");
        let ending = match (n as u64 % 10, n as u64 % 100) {
            (1, teens) if teens != 11 => "st",
            (2, teens) if teens != 12 => "nd",
            (3, teens) if teens != 13 => "rd",
            _ => "th",
        };
        self.put("", ending);
    }

    /// `45 tahun`, `8 bulan`, `16 tahun 77 hari`: years have been told to three digits.
    fn age(&mut self, n: f64) {
        let (years, rest) = (n.trunc(), n.fract());
        let (months, days) = ((rest * 12.0).round(), (rest * 365.25).round());
        let is_months = (rest * 12.0 - months).abs() < 0.013;
        if rest == 0.0 || !is_months && tidy(n * 10.0).fract() == 0.0 {
            return self.counted(n, PERIODS[0]);
        }
        if years > 0.0 {
            self.counted(years, PERIODS[0]);
            self.push(" ");
        }
        let (count, period) = if is_months { (months, PERIODS[1]) } else { (days, PERIODS[3]) };
        self.counted(count, period);
    }

    fn counted(&mut self, n: f64, (_, id, en): (&str, &str, &str)) {
        self.number(n);
        self.link();
        self.put(id, en);
        self.put("", if n == 1.0 { "" } else { "s" });
    }

    /// `2024-02-26`, `2020-01/2020-03`, `2024-W08`.
    fn dates(&mut self, iso: &str) {
        let (low, high) = iso.split_once('/').map_or((iso, None), |(low, high)| (low, Some(high)));
        self.date(low);
        if let Some(high) = high {
            self.put(" hingga ", " to ");
            self.date(high);
        }
    }

    fn date(&mut self, iso: &str) {
        if iso == "?" {
            return;
        }
        if iso.starts_with('-') {
            return self.push(iso);
        }
        let mut parts = iso.split('-');
        let (year, month) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        if let Some(week) = month.strip_prefix('W') {
            self.put("pekan ke-", "week ");
            self.push(week.trim_start_matches('0'));
            self.put(" tahun ", " of ");
        }
        let number = numerals::value(month, "") as usize;
        if let Some((id, en)) = number.checked_sub(1).and_then(|n| MONTHS.get(n)) {
            if let Some(day) = parts.next() {
                self.push(day.trim_start_matches('0'));
                self.push(" ");
            }
            self.put(id, en);
            self.push(" ");
        }
        self.push(year);
    }

    /// `19:30+07:00`.
    fn clock(&mut self, iso: &str) {
        let (time, offset) = iso.split_at(iso.find('+').unwrap_or(iso.len()));
        self.put("pukul ", "");
        for (i, part) in time.split(':').enumerate() {
            self.put(if i > 0 { "." } else { "" }, if i > 0 { ":" } else { "" });
            self.push(part);
        }
        self.push(match offset {
            "+07:00" => " WIB",
            "+08:00" => " WITA",
            "+09:00" => " WIT",
            "+00:00" => " GMT",
            _ => "",
        });
    }

    /// `PT2H30M`, `P3D`.
    fn duration(&mut self, iso: &str) {
        let (start, mut clock) = (self.out.len(), false);
        for part in iso.split_inclusive(|c: char| c.is_ascii_uppercase()).skip(1) {
            clock |= part == "T";
            let designator = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let digits = &part[..part.len() - designator.len()];
            let is_its = |name: &'static str| {
                let name = if clock { name.strip_prefix('T') } else { Some(name) };
                name == Some(designator)
            };
            let period = PERIODS.iter().find(|(name, ..)| is_its(name));
            if let Some(period) = period.filter(|_| !digits.is_empty()) {
                if self.out.len() > start {
                    self.push(" ");
                }
                let (whole, tail) = digits.split_once('.').unwrap_or((digits, ""));
                self.counted(numerals::value(whole, tail), *period);
            }
        }
    }
}

/// `n`, but thirds and sixths to three digits: `dua pertiga` is 0,667.
fn readable(n: f64) -> f64 {
    let sixths = n * 6.0;
    let endless = (n * 1000.0).fract() != 0.0 && (sixths - sixths.round()).abs() < 1e-9;
    if endless { (n * 1000.0).round() / 1000.0 } else { n }
}
