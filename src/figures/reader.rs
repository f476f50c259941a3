//! The text of one paragraph as the figure rooms look at it: words, glue, phrases of a list, numbers.
//!
//! Decides where a number ends and what it amounts to, ranges and `-an` included. Leaves to the rooms
//! what it counts.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use crate::document::{Document, TokenKind, TokenRange};
use crate::lexicon::{FigureLists, Lengths, Table};
use crate::numerals::{self, Habit, NumberWord, Reading};

/// A document with the lists to read it by.
pub(super) struct Page<'d> {
    doc: &'d Document<'d>,
    lists: &'d FigureLists,
    habit: Habit,
    /// What each word says of a number, once it was asked for.
    numerals: Vec<OnceCell<Numeral>>,
}

/// What a word says of a number, whatever stands around it.
#[derive(Debug, Clone, Copy)]
struct Numeral {
    /// Of digits: what they amount to.
    digits: Option<f64>,
    /// Of digits without marks.
    whole: Option<u32>,
    word: Option<NumberWord>,
}

/// Tokens of the longest number: `setengah setengah …` ends nowhere else.
const LONGEST_NUMBER: usize = 32;

/// Numbers that are remembered: those around the one at hand.
const REMEMBERED: usize = 8;

/// A paragraph with the lists to read it by.
pub(super) struct Reader<'d> {
    pub doc: &'d Document<'d>,
    pub lists: &'d FigureLists,
    page: &'d Page<'d>,
    /// The last numbers that were read, each with its token and whether it may be money.
    singles: [Cell<Option<Single>>; REMEMBERED],
    /// First token of the paragraph.
    pub start: usize,
    /// One past its last token.
    pub end: usize,
}

/// A number that was read at a token, as money or not.
type Single = (usize, bool, Option<Amount>);

/// A number or a range of numbers in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub value: f64,
    pub upper: Option<f64>,
    /// One past its last token.
    pub end: usize,
    /// `puluhan`, `16.400-an`.
    pub about: bool,
    /// Does it end in a magnitude (`juta`)?
    pub magnitude: bool,
    /// Is it one Number token, as written?
    pub plain: bool,
    /// `35,386`: thousands, if what it counts has no fractions.
    pub thousands: Option<f64>,
}

/// How two ends of a range are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// `-`, `hingga`, `sampai dengan`.
    To,
    /// `atau`.
    Or,
    /// `dan`.
    And,
}

impl<'d> Page<'d> {
    pub fn new(doc: &'d Document<'d>, lists: &'d FigureLists, habit: Habit) -> Self {
        Self { doc, lists, habit, numerals: vec![OnceCell::new(); doc.words()] }
    }

    fn numeral(&self, i: usize) -> &Numeral {
        self.numerals[self.doc.word_id(i)].get_or_init(|| {
            let number = Some(self.doc.word(i)).filter(|_| self.doc.tokens[i].kind == TokenKind::Number);
            Numeral {
                digits: number.and_then(|word| numerals::digits(word, self.habit)),
                whole: number.and_then(|word| word.parse().ok()),
                word: self.lists.numbers.get(self.doc.lower(i)).copied(),
            }
        })
    }
}

impl<'d> Reader<'d> {
    pub fn new(page: &'d Page<'d>, run: TokenRange) -> Self {
        Self {
            doc: page.doc,
            lists: page.lists,
            page,
            singles: [const { Cell::new(None) }; REMEMBERED],
            start: run.start as usize,
            end: run.end as usize,
        }
    }

    /// Token `i` in lower case; empty outside the paragraph.
    pub fn lower(&self, i: usize) -> &'d str {
        if self.has(i) { self.doc.lower(i) } else { "" }
    }

    /// Token `i` as written; empty outside the paragraph.
    pub fn word(&self, i: usize) -> &'d str {
        if self.has(i) { self.doc.word(i) } else { "" }
    }

    /// The word `back` tokens before `i`, in lower case.
    pub fn before(&self, i: usize, back: usize) -> &'d str {
        i.checked_sub(back).map_or("", |at| self.lower(at))
    }

    /// Is token `i` in the paragraph?
    pub fn has(&self, i: usize) -> bool {
        (self.start..self.end).contains(&i)
    }

    /// No blank before token `i`?
    pub fn glued(&self, i: usize) -> bool {
        self.has(i) && i > self.start && self.doc.tokens[i].glued
    }

    /// Is token `i` digits?
    pub fn is_number(&self, i: usize) -> bool {
        self.has(i) && self.doc.tokens[i].kind == TokenKind::Number
    }

    /// Is token `i` a word?
    pub fn is_word(&self, i: usize) -> bool {
        self.has(i) && self.doc.tokens[i].kind == TokenKind::Word
    }

    /// Does token `i` begin with a capital?
    pub fn is_capital(&self, i: usize) -> bool {
        self.has(i) && self.doc.is_capitalised(i)
    }

    /// Is the word at `i` a name or part of one by its capitals? The first word of a sentence is only
    /// if it has two.
    pub fn is_name(&self, i: usize) -> bool {
        if !self.is_word(i) {
            return false;
        }
        let word = self.word(i);
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        let first = self.doc.sentence(i).start as usize == i;
        let plain = self.lists.uncounted.has(self.lower(i)) || self.lists.modifiers.has(self.lower(i));
        match capitals {
            0 => false,
            1 if first => false,
            1 => !plain || self.is_capital(i - 1),
            _ => !plain,
        }
    }

    /// Token `i` as a whole number without marks.
    pub fn whole(&self, i: usize) -> Option<u32> {
        if self.has(i) { self.page.numeral(i).whole } else { None }
    }

    /// What the word of token `i` is in a number.
    pub fn number_word(&self, i: usize) -> Option<NumberWord> {
        if self.has(i) { self.page.numeral(i).word } else { None }
    }

    /// The longest key of `table` that starts at token `i`, and one past its last token.
    pub fn phrase<V: Copy>(&self, table: &Table<V>, i: usize) -> Option<(V, usize)> {
        let lengths = table.lengths(self.lower(i));
        // No key goes on with digits.
        let longest = if self.is_number(i + 1) { 1 } else { table.longest_tokens() };
        let most = if lengths.is_none() { 0 } else { longest.min(self.end.saturating_sub(i)) };
        (1..=most).rev().find_map(|n| self.key(table, lengths, i..i + n).map(|v| (*v, i + n)))
    }

    /// The longest key of `table` that ends right before token `i`, and its first token.
    pub fn phrase_before<V: Copy>(&self, table: &Table<V>, i: usize) -> Option<(V, usize)> {
        let most = table.longest_tokens().min(i.saturating_sub(self.start));
        let lengths = |n: usize| table.lengths(self.lower(i - n));
        (1..=most).rev().find_map(|n| self.key(table, lengths(n), i - n..i).map(|v| (*v, i - n)))
    }

    /// What `table`, some of whose keys have these `lengths`, has for these tokens.
    fn key<'t, V>(&self, table: &'t Table<V>, lengths: Lengths, tokens: Range<usize>) -> Option<&'t V> {
        let first = self.doc.tokens[tokens.start].span;
        let span = first.cover(self.doc.tokens[tokens.end - 1].span);
        if lengths.has(span.len()) { table.get(self.doc.lower_span(span)) } else { None }
    }

    /// A word that joins the ends of a range at token `i`, and one past it.
    pub fn joint(&self, i: usize) -> Option<(Joint, usize)> {
        match self.lower(i) {
            "-" | "–" | "—" | "−" | "‑" | "‐" => {
                let twice = self.lower(i + 1) == "-" && self.glued(i + 1);
                Some((Joint::To, i + 1 + usize::from(twice)))
            }
            "hingga" => Some((Joint::To, i + 1)),
            "sampai" => Some((Joint::To, if self.lower(i + 1) == "dengan" { i + 2 } else { i + 1 })),
            "s.d." | "s/d" => Some((Joint::To, i + 1)),
            "s" if self.lower(i + 1) == "/" && self.lower(i + 2) == "d" => Some((Joint::To, i + 3)),
            "atau" => Some((Joint::Or, i + 1)),
            "dan" => Some((Joint::And, i + 1)),
            _ => None,
        }
    }

    /// The number or range of numbers that starts at token `i`. `money` lets `M` be a milliard.
    pub fn amount(&self, i: usize, money: bool) -> Option<Amount> {
        let low = self.single(i, money)?;
        self.range(i, low, money).or(Some(low))
    }

    fn range(&self, i: usize, low: Amount, money: bool) -> Option<Amount> {
        let (joint, next) = self.joint(low.end)?;
        let dash = !self.is_word(low.end);
        if joint == Joint::And && self.before(i, 1) != "antara"
            || dash && self.glued(low.end) != self.glued(next)
        {
            return None;
        }
        let high = self.single(next, money)?;
        if low.upper.is_some() || high.upper.is_some() || low.about && !high.about {
            return None;
        }
        let shared = self.shared_magnitude(next, &low, &high, money);
        let value = low.value * shared;
        let fits =
            value < high.value && !(joint == Joint::Or && (low.magnitude || high.value > 20.0 * value));
        fits.then_some(Amount { value, upper: Some(high.value), plain: false, thousands: None, ..high })
    }

    /// What `100` in `100-200 juta` is to be multiplied by.
    fn shared_magnitude(&self, next: usize, low: &Amount, high: &Amount, money: bool) -> f64 {
        if low.magnitude || !high.magnitude {
            return 1.0;
        }
        let magnitude = self.read(next, money).and_then(|(reading, _)| reading.last_magnitude());
        magnitude.filter(|m| low.value * m < high.value).unwrap_or(1.0)
    }

    /// The number that starts at token `i`, `-an` included.
    pub fn single(&self, i: usize, money: bool) -> Option<Amount> {
        let known = &self.singles[(2 * i + usize::from(money)) % REMEMBERED];
        if let Some((_, _, amount)) = known.get().filter(|k| (k.0, k.1) == (i, money)) {
            return amount;
        }
        let amount = self.read_single(i, money);
        known.set(Some((i, money, amount)));
        amount
    }

    fn read_single(&self, i: usize, money: bool) -> Option<Amount> {
        let (reading, end) = self.read(i, money)?;
        let plain = end == i + 1 && self.is_number(i);
        let english = self.page.habit == Habit::English;
        let (other, group) = if english { (Habit::Indonesian, '.') } else { (Habit::English, ',') };
        let thousands = (plain && numerals::is_thousands(self.word(i), group))
            .then(|| numerals::digits(self.word(i), other))
            .flatten()
            .filter(|n| n.fract() == 0.0);
        let end = if plain { self.spelled_out(end, reading.value()).unwrap_or(end) } else { end };
        let (end, suffix) = self.skip_suffix(end);
        // `300-an juta`.
        let behind = match self.number_word(end) {
            Some(NumberWord::Magnitude(m)) if suffix && reading.last_magnitude().is_none() => Some(m),
            _ => None,
        };
        Some(Amount {
            value: reading.value() * behind.unwrap_or(1.0),
            upper: reading.upper(),
            end: end + usize::from(behind.is_some()),
            about: reading.is_vague() || suffix,
            magnitude: behind.is_some() || reading.last_magnitude().is_some(),
            plain,
            thousands,
        })
    }

    /// One past the bracket at `end` that says the same number in words: `2 (dua) bulan`.
    fn spelled_out(&self, end: usize, value: f64) -> Option<usize> {
        let is_open = self.lower(end) == "(" && self.is_word(end + 1);
        let (words, close) = Some(end + 1).filter(|_| is_open).and_then(|at| self.read(at, false))?;
        (words.value() == value && self.lower(close) == ")").then_some(close + 1)
    }

    /// `-an` glued behind a number.
    pub fn skip_suffix(&self, end: usize) -> (usize, bool) {
        let an = |i: usize| self.glued(i) && self.lower(i) == "an";
        if an(end) {
            return (end + 1, true);
        }
        let hyphen = matches!(self.lower(end), "-" | "–") && self.glued(end);
        if hyphen && an(end + 1) { (end + 2, true) } else { (end, false) }
    }

    fn read(&self, i: usize, money: bool) -> Option<(Reading, usize)> {
        let mut reading = Reading::default();
        let mut end = i;
        let mut at = i;
        while self.has(at) && at < i + LONGEST_NUMBER {
            let Some(taken) = self.piece(&mut reading, at, i, money) else { break };
            at += 1;
            if taken {
                end = at;
            }
        }
        (end > i).then_some((reading, end))
    }

    /// Adds token `at` to a number that began at `start`. `Some(false)`: taken, but no number ends here.
    fn piece(&self, reading: &mut Reading, at: usize, start: usize, money: bool) -> Option<bool> {
        if self.is_number(at) {
            let fresh = at == start || self.continues(at, reading);
            let value = self.page.numeral(at).digits.filter(|_| fresh)?;
            return reading.digits(value).then_some(true);
        }
        let word = self.number_word(at);
        let word = word.or_else(|| self.short_magnitude(at, start, money))?;
        let open = matches!(word, NumberWord::Comma | NumberWord::Some);
        if open && !self.goes_on(word, at + 1) {
            return None;
        }
        reading.word(word).then_some(!open)
    }

    /// May the digits at `at` go on after a magnitude: `2 juta 500 ribu`?
    fn continues(&self, at: usize, reading: &Reading) -> bool {
        let next = self.number_word(at + 1);
        matches!(next, Some(NumberWord::Magnitude(m)) if reading.last_magnitude().is_some_and(|c| m < c))
    }

    fn goes_on(&self, word: NumberWord, next: usize) -> bool {
        match self.number_word(next) {
            Some(NumberWord::Digit(_)) => word == NumberWord::Comma,
            Some(NumberWord::Times(_) | NumberWord::Magnitude(_)) => word == NumberWord::Some,
            _ => false,
        }
    }

    /// `M`, `T`, `K` behind digits.
    fn short_magnitude(&self, at: usize, start: usize, money: bool) -> Option<NumberWord> {
        if at != start + 1 || !self.is_number(start) {
            return None;
        }
        let glued = self.glued(at);
        match self.word(at) {
            "M" if money => Some(NumberWord::Magnitude(1e9)),
            "T" if money => Some(NumberWord::Magnitude(1e12)),
            // `4K`, `8K` are a screen's, not thousands.
            "K" | "k" if money || glued && self.whole(start).is_none_or(|n| n > 8) => {
                Some(NumberWord::Magnitude(1e3))
            }
            _ => None,
        }
    }
}
