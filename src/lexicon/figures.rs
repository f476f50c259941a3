//! The vocabulary of quantities and of the calendar.
//!
//! Decides what a row of these lists says. What follows from it in a text is the business of
//! [`crate::figures`].

use super::keys::Keys;
use super::{Row, Table, Words, words};
use crate::numerals::{self, NumberWord};

/// A currency's name, sign or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217; in small letters if it is written for the currency, too (not `TOP`, `ALL`).
    pub code: &'static str,
    /// May it stand before its number (`Rp 5`)?
    pub before: bool,
}

/// A span of time's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// ISO 8601 designator: `Y`, `M`, `W`, `D`, and `TH`, `TM`, `TS` of the clock.
    pub designator: &'static str,
    /// How many of the designator one such span is.
    pub times: f64,
}

/// A name out of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarWord {
    /// 1 is January.
    Month(i8),
    /// 1 is Monday.
    Weekday(i8),
    /// Part of the day: 0 before dawn, 1 morning, 2 midday, 3 afternoon, 4 night.
    Daypart(u8),
    /// A month of the Islamic calendar, 1 to 12, whose days nobody knows before the moon is seen.
    Lunar(u8),
}

/// What a relative calendar expression counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// From the day of publication.
    Day,
    /// Weeks from that of publication.
    Week,
    /// Months from that of publication.
    Month,
    /// Years from that of publication.
    Year,
    /// Decades from that of publication.
    Decade,
    /// Centuries from that of publication.
    Century,
    /// Quarters from that of publication.
    Quarter,
    /// Weekends from that of publication.
    Weekend,
    /// Sports seasons, which begin in July, from that of publication.
    Season,
    /// Summers and other seasons of the year.
    Summer,
    /// Days after the date mentioned before.
    NextDay,
    /// Days before the date mentioned before.
    PriorDay,
    /// Months before the date mentioned before.
    PriorMonth,
    /// Years before the date mentioned before.
    PriorYear,
}

/// A calendar expression that counts from another day: `kemarin` is one [`Step::Day`] back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative {
    /// What it counts in.
    pub step: Step,
    /// How far, forward if positive.
    pub by: i32,
}

/// The lists that figures are read with.
#[derive(Debug)]
pub struct FigureLists {
    /// `satu`, `belas`, `juta`, `puluhan`.
    pub numbers: Table<NumberWord>,
    /// `pertama`, `ketiga`.
    pub ordinals: Table<f64>,
    /// `rp`, `dolar as`, `usd`.
    pub currencies: Table<Currency>,
    /// `kilometer persegi` to its symbol.
    pub units: Table<&'static str>,
    /// `persen`, `basis poin`: hundredths to a unit.
    pub percents: Table<f64>,
    /// `hari`, `dekade`.
    pub periods: Table<Period>,
    /// `setahun`.
    pub one_periods: Table<Period>,
    /// Months, weekdays, parts of the day.
    pub calendar: Table<CalendarWord>,
    /// `kemarin`, `tahun depan`.
    pub relative: Table<Relative>,
    /// `lebih dari`, to the modifier's name on the wire.
    pub modifiers: Table<&'static str>,
    /// `wib`: offset from UTC, empty for `waktu setempat`.
    pub zones: Table<&'static str>,
    /// `pasal`: the number behind is no quantity.
    pub references: Words,
    /// `peringkat`: the number behind is a rank.
    pub ranked: Words,
    /// Nouns that an ordinal behind them ranks whatever follows: `babak`.
    pub ranked_heads: Words,
    /// Words that a bare quantity follows: `sebanyak`.
    pub quantity_cues: Words,
    /// Adjectives that `lebih` before them compares: `murah`.
    pub compared: Words,
    /// Words that a year follows: `sejak`.
    pub year_cues: Words,
    /// Words for age: `usia`.
    pub ages: Words,
    /// Words between those and the age: `sekitar`.
    pub before_ages: Words,
    /// Words by which years before them are no age: `penjara`.
    pub no_ages: Words,
    /// `orang`, `unit`, `ekor`.
    pub classifiers: Words,
    /// Counted nouns of two words: `air terjun`.
    pub compounds: Words,
    /// Words behind a number that it does not count.
    pub uncounted: Words,
    /// Words beside an amount that do not say of what it is.
    pub unmeasured: Words,
    /// Nouns of people that an age may follow.
    pub aged: Words,
    /// Nouns that `kedua` counts even behind a noun: `pertemuan kedua tim`.
    pub pairs: Words,
    /// `biaya`: money is talked of.
    pub money_talk: Words,
    /// `sebesar`: stands between a figure and what it is an amount of.
    pub amount_links: Words,
    /// `menteri`: a noun that begins as verbs do, by its stem.
    pub verblike_nouns: Words,
    /// `mem`: what verbs begin with, and seldom nouns that are counted.
    pub active_prefixes: Words,
    /// `skor`, `menang`: a pair of numbers near is a score.
    pub score_words: Words,
    /// First words of everything that can open a figure.
    starts: Keys,
}

/// Words that open a figure and stand in no list of their own.
const OPENERS: [&str; 25] = [
    "hari",
    "tanggal",
    "tgl",
    "bulan",
    "tahun",
    "thn",
    "abad",
    "dekade",
    "dasawarsa",
    "kuartal",
    "triwulan",
    "semester",
    "musim",
    "q1",
    "q2",
    "q3",
    "q4",
    "pukul",
    "jam",
    "ke",
    "magnitudo",
    "magnitude",
    "m",
    "mag",
    "minus",
];

impl FigureLists {
    pub(super) fn new() -> Self {
        let mut lists = Self {
            numbers: Table::read(list!("numbers.tsv"), number_word),
            ordinals: Table::read(list!("ordinals.tsv"), |row| number(row.column(0))),
            currencies: currencies(),
            units: Table::read(list!("units.tsv"), |row| row.column(0)),
            percents: Table::read(list!("percents.tsv"), |row| number(row.column(0))),
            periods: Table::read(list!("periods.tsv"), period),
            one_periods: Table::read(list!("one_periods.tsv"), period),
            calendar: Table::read(list!("calendar.tsv"), calendar_word),
            relative: Table::read(list!("relative.tsv"), relative),
            modifiers: Table::read(list!("modifiers.tsv"), |row| row.column(0)),
            zones: Table::read(list!("zones.tsv"), |row| row.column(0)),
            references: words(list!("references.tsv")),
            ranked: words(list!("ranked.tsv")),
            ranked_heads: words(list!("ranked_heads.tsv")),
            quantity_cues: words(list!("quantity_cues.tsv")),
            compared: words(list!("compared.tsv")),
            year_cues: words(list!("year_cues.tsv")),
            ages: words(list!("ages.tsv")),
            before_ages: words(list!("before_ages.tsv")),
            no_ages: words(list!("no_ages.tsv")),
            classifiers: words(list!("classifiers.tsv")),
            compounds: words(list!("compounds.tsv")),
            uncounted: words(list!("uncounted.tsv")),
            unmeasured: words(list!("unmeasured.tsv")),
            aged: words(list!("aged.tsv")),
            pairs: words(list!("pairs.tsv")),
            money_talk: words(list!("money_talk.tsv")),
            amount_links: words(list!("amount_links.tsv")),
            verblike_nouns: words(list!("verblike_nouns.tsv")),
            active_prefixes: words(list!("active_prefixes.tsv")),
            score_words: words(list!("score_words.tsv")),
            starts: Keys::new(Vec::new()),
        };
        lists.starts = Keys::new(lists.first_words().collect());
        lists
    }

    /// Can this lower-case word open a figure?
    #[must_use]
    pub fn starts(&self, lower: &str) -> bool {
        self.starts.find(lower).is_some()
    }

    /// What [`FigureLists::starts`] knows.
    pub(super) fn openers(&self) -> &Keys {
        &self.starts
    }

    fn first_words(&self) -> impl Iterator<Item = &'static str> {
        let before = self.currencies.rows().filter(|(_, currency)| currency.before);
        let keys = [
            &self.numbers.keys,
            &self.ordinals.keys,
            &self.one_periods.keys,
            &self.calendar.keys,
            &self.relative.keys,
        ];
        let keys = keys.into_iter().flat_map(Keys::all).copied().chain(before.map(|(key, _)| key));
        keys.map(|k| k.split([' ', '$', '.']).next().unwrap_or(k)).chain(OPENERS)
    }
}

/// The number in a column: `12`, `-1`, `0.5`, `1/3`, `1e+18`.
fn number(column: &str) -> f64 {
    if let Some(positive) = column.strip_prefix('-') {
        return -number(positive);
    }
    if let Some((above, below)) = column.split_once('/') {
        return number(above) / number(below);
    }
    if let Some((digits, zeros)) = column.split_once('e') {
        return number(digits) * numerals::power_of_ten(number(zeros.trim_start_matches('+')) as usize);
    }
    let (whole, tail) = column.split_once('.').unwrap_or((column, ""));
    numerals::value(whole, tail)
}

fn number_word(row: Row) -> NumberWord {
    let value = number(row.column(1));
    match row.column(0) {
        "digit" => NumberWord::Digit(value),
        "whole" => NumberWord::Whole(value),
        "teen" => NumberWord::Teen,
        "times" => NumberWord::Times(value),
        "magnitude" => NumberWord::Magnitude(value),
        "se" => NumberWord::One(value),
        "vague" => NumberWord::Vague(value),
        "fraction" => NumberWord::Fraction(value),
        "part" => NumberWord::Part(value),
        "comma" => NumberWord::Comma,
        _ => NumberWord::Some,
    }
}

fn currency(row: Row) -> Currency {
    Currency { code: row.column(0), before: row.column(1) == "both" }
}

/// The currencies by their names, and by those of their codes that are in small letters.
fn currencies() -> Table<Currency> {
    let mut all = Table::read(list!("currencies.tsv"), currency);
    all.add(|c| (c.code.as_bytes()[0] >= b'a').then_some((c.code, Currency { before: true, ..*c })));
    all
}

fn period(row: Row) -> Period {
    Period { designator: row.column(0), times: number(row.column(1)) }
}

fn calendar_word(row: Row) -> CalendarWord {
    let value = number(row.column(1));
    match row.column(0) {
        "month" => CalendarWord::Month(value as i8),
        "weekday" => CalendarWord::Weekday(value as i8),
        "lunar" => CalendarWord::Lunar(value as u8),
        _ => CalendarWord::Daypart(value as u8),
    }
}

fn relative(row: Row) -> Relative {
    let step = match row.column(0) {
        "day" => Step::Day,
        "week" => Step::Week,
        "month" => Step::Month,
        "year" => Step::Year,
        "decade" => Step::Decade,
        "century" => Step::Century,
        "quarter" => Step::Quarter,
        "weekend" => Step::Weekend,
        "season" => Step::Season,
        "summer" => Step::Summer,
        "next" => Step::NextDay,
        "prior-day" => Step::PriorDay,
        "prior-month" => Step::PriorMonth,
        _ => Step::PriorYear,
    };
    Relative { step, by: number(row.column(1)) as i32 }
}
