//! Figures: money, per cent, counts, measures, dates, times, durations, ages, ordinals, scores.
//!
//! Decides which words are a quantity or a calendar expression and what it amounts to. Leaves alone
//! what only looks like one: numbers inside names, law articles, versions.

use self::calendar::{Day, When};
use self::reader::{Amount, Page, Reader};
use crate::date::Date;
use crate::document::{Document, TokenKind, TokenRange};
use crate::lexicon::figures::{Currency, Relative, Step};
use crate::lexicon::{FigureLists, Lexicon, List};
use crate::numerals::{self, Habit, NumberWord};
use crate::span::Span;

pub use display::{Language, display, write};

mod about;
mod alone;
mod amounts;
mod anchors;
mod calendar;
mod counts;
mod dates;
mod display;
mod durations;
mod modifiers;
mod ordinals;
mod reader;
mod scores;
mod times;

/// What sort of figure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// `Rp1,5 triliun`.
    Money,
    /// `5,2 persen`.
    Percent,
    /// `dua orang`.
    Count,
    /// `40 km`.
    Measure,
    /// `Senin (26/2/2024)`.
    Date,
    /// `pukul 19.30 WIB`.
    Time,
    /// `tiga hari`.
    Duration,
    /// `berusia 45 tahun`.
    Age,
    /// `ketiga`.
    Ordinal,
    /// `3-1`.
    Score,
}

impl FigureKind {
    /// Its name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Measure => "measure",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Age => "age",
            Self::Ordinal => "ordinal",
            Self::Score => "score",
        }
    }
}

/// What the words around a figure say about how exact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// `sekitar`.
    About,
    /// `hampir`.
    Nearly,
    /// `lebih dari`.
    Over,
    /// `kurang dari`.
    Under,
    /// `minimal`.
    Least,
    /// `maksimal`.
    Most,
}

impl Modifier {
    /// All there are.
    pub const ALL: [Self; 6] = [Self::About, Self::Nearly, Self::Over, Self::Under, Self::Least, Self::Most];

    /// Its name in the output and in the list of modifiers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::Over => "over",
            Self::Under => "under",
            Self::Least => "least",
            Self::Most => "most",
        }
    }
}

/// What a figure amounts to.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number in the figure's unit.
    Number(f64),
    /// ISO 8601 for dates, times and durations, `?` if the text cannot tell; `3-1` for scores.
    Text(String),
}

/// One quantity or calendar expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Bytes of the text.
    pub span: Span,
    /// What sort of figure it is.
    pub kind: FigureKind,
    /// What it amounts to; the low end of a range.
    pub value: Value,
    /// The high end of a range.
    pub upper: Option<Value>,
    /// ISO 4217 for money, symbol for measures, counted noun for counts.
    pub unit: Option<String>,
    /// How exact it is.
    pub modifier: Option<Modifier>,
    /// Does the text say no more than its order of magnitude, as `ratusan` does? The value is the least of it.
    pub vague: bool,
    /// Is its unit written in capitals, as `WNI` is?
    pub capitals: bool,
    /// The noun phrase that says what it is an amount of, where the grammar tells.
    pub about: Option<Span>,
}

/// The figures of `document`, by start, non-overlapping. `published` is the day that `kemarin`
/// counts from.
#[must_use]
pub fn find(document: &Document, lexicon: &Lexicon, published: Option<Date>) -> Vec<Figure> {
    let habit = Habit::of(numbers(document));
    let opens = document.of_words(|i| may_open(document, lexicon, i));
    let page = Page::new(document, &lexicon.figures, habit);
    let mut found = Vec::new();
    for run in runs(document) {
        read(&Reader::new(&page, run), &opens, run, &mut found);
    }
    resolve(document, &mut found, published);
    found.into_iter().map(|f| f.figure(document, &lexicon.figures)).collect()
}

fn numbers<'d>(document: &'d Document) -> impl Iterator<Item = &'d str> {
    let tokens = document.tokens.iter().filter(|t| t.kind == TokenKind::Number);
    tokens.map(|t| t.span.text(document.text))
}

/// The stretches of all paragraphs between the segments that stand inside them: no figure goes over one.
fn runs(document: &Document) -> Vec<TokenRange> {
    let mut runs = Vec::with_capacity(document.paragraphs.len());
    for paragraph in &document.paragraphs {
        let whole = document.span(paragraph.tokens);
        let first = document.segments.partition_point(|s| s.span.start < whole.start);
        let inside = document.segments[first..].iter().take_while(|s| s.span.start < whole.end);
        let mut start = paragraph.tokens.start as usize;
        for segment in inside {
            let end = document.token_at_or_after(segment.span.start);
            runs.push(TokenRange::new(start, end));
            start = end;
        }
        runs.push(TokenRange::new(start, paragraph.tokens.end as usize));
    }
    runs
}

/// A figure on tokens, its date not yet worked out.
#[derive(Debug)]
struct Found {
    kind: FigureKind,
    /// First token.
    start: usize,
    /// One past its last token.
    end: usize,
    value: Value,
    upper: Option<Value>,
    unit: Option<String>,
    modifier: Option<Modifier>,
    /// `puluhan`, `16.400-an`.
    about: bool,
    /// Tokens of what it is an amount of.
    of: Option<TokenRange>,
    when: Option<When>,
}

impl Found {
    fn new(kind: FigureKind, start: usize, end: usize, value: Value) -> Self {
        Self {
            kind,
            start,
            end,
            value,
            upper: None,
            unit: None,
            modifier: None,
            about: false,
            of: None,
            when: None,
        }
    }

    fn amount(kind: FigureKind, start: usize, end: usize, amount: &Amount) -> Self {
        let number = |n: f64| Value::Number(numerals::tidy(n));
        Self {
            upper: amount.upper.map(number),
            about: amount.about,
            ..Self::new(kind, start, end, number(amount.value))
        }
    }

    fn unit(self, unit: &str) -> Self {
        Self { unit: Some(unit.to_owned()), ..self }
    }

    fn currency(self, currency: Currency) -> Self {
        Self { unit: Some(currency.code.to_ascii_uppercase()), ..self }
    }

    fn scale(&mut self, factor: f64) {
        for value in [Some(&mut self.value), self.upper.as_mut()].into_iter().flatten() {
            if let Value::Number(n) = value {
                *n = (*n * factor * 1e9).round() / 1e9;
            }
        }
    }

    fn figure(self, document: &Document, lists: &FigureLists) -> Figure {
        Figure {
            vague: self.is_vague(document, lists),
            capitals: self.has_capitals(document),
            span: document.span(TokenRange::new(self.start, self.end)),
            kind: self.kind,
            value: self.value,
            upper: self.upper,
            unit: self.unit,
            modifier: self.modifier,
            about: self.of.map(|tokens| document.span(tokens)),
        }
    }

    /// `ratusan orang`, `Rp puluhan juta`; not `600 ribuan`, where a number stands before.
    fn is_vague(&self, document: &Document, lists: &FigureLists) -> bool {
        let is_digits = |i: usize| document.tokens[i].kind == TokenKind::Number;
        let word = |i: usize| lists.numbers.get(document.lower(i));
        let first = (self.start..self.end).find(|&i| is_digits(i) || word(i).is_some());
        let is_order = first.is_some_and(|i| matches!(word(i), Some(NumberWord::Vague(_))));
        self.about && self.upper.is_none() && is_order
    }

    /// `dua WNI`.
    fn has_capitals(&self, document: &Document) -> bool {
        let last = document.word(self.end - 1);
        let is_unit = self.unit.as_deref() == Some(document.lower(self.end - 1));
        is_unit && last.len() > 1 && last.bytes().all(|b| b.is_ascii_uppercase())
    }
}

/// Adds the figures of one run of tokens; `opens` says for each token of the document whether a figure
/// may begin with its word.
#[inline(never)]
fn read(r: &Reader, opens: &[bool], run: TokenRange, out: &mut Vec<Found>) {
    let first = out.len();
    if let Some(all) = Some(r).filter(|_| alone::is_all(opens.len(), run)).and_then(alone::find) {
        out.push(all);
        return;
    }
    let mut i = r.start;
    while i < r.end {
        let last = if out.len() > first { out.last() } else { None };
        let Some(mut found) = Some(i).filter(|&i| opens[i]).and_then(|i| at(r, i, last)) else {
            i += 1;
            continue;
        };
        i = found.end;
        if repeats(&found, out.last()) {
            continue;
        }
        modify(r, &mut found);
        found.of = about::find(r, &found);
        let before = if out.len() > first { out.last_mut() } else { None };
        if !before.is_some_and(|b| merge(r, b, &found)) {
            out.push(found);
        }
    }
}

/// `Selasa (10/6/2025) besok`: says the same day again.
fn repeats(found: &Found, last: Option<&Found>) -> bool {
    let behind = last.is_some_and(|l| l.kind == FigureKind::Date && l.end == found.start);
    behind && matches!(found.when, Some(When::Relative(Relative { step: Step::Day, .. })))
}

/// Can a figure begin with the word of token `i`?
fn may_open(document: &Document, lexicon: &Lexicon, i: usize) -> bool {
    let lists = &lexicon.figures;
    match document.tokens[i].kind {
        TokenKind::Number => true,
        TokenKind::Word => {
            lexicon.may_be_in(List::Figures, document.hash(i)) && lists.starts(document.lower(i))
                || document.without_nya(i).is_some_and(|word| lists.starts(word))
                || scores::is_nil_all(document, i)
        }
        TokenKind::Mark => {
            let mark = document.word(i);
            matches!(mark, "-" | "−" | "–" | "(") || !lists.currencies.lengths(mark).is_none()
        }
        TokenKind::Address | TokenKind::Quote => false,
    }
}

/// The figure that starts at token `i`, whose word can open one.
#[inline(never)]
fn at(r: &Reader, i: usize, last: Option<&Found>) -> Option<Found> {
    match r.doc.tokens[i].kind {
        TokenKind::Number => number(r, i, last),
        TokenKind::Word if scores::is_nil_all(r.doc, i) => Some(scores::nil_all(i)),
        TokenKind::Word => word(r, i, last),
        _ if r.lower(i) == "(" => dates::find(r, i),
        _ if amounts::is_loose_dash(r, i) => None,
        _ => amounts::find(r, i),
    }
}

fn number(r: &Reader, i: usize, last: Option<&Found>) -> Option<Found> {
    if is_amid_joints(r, i) || is_amid_numbers(r, i) {
        return None;
    }
    let amount = r.amount(i, false);
    if counts::is_reference(r, i) {
        let measured = r.before(i, 1) == "nomor";
        return amounts::with_unit(r, i, &amount?).filter(|f| measured && f.kind == FigureKind::Measure);
    }
    dates::find(r, i)
        .or_else(|| times::find(r, i))
        .or_else(|| amounts::with_unit(r, i, &amount?))
        .or_else(|| scores::find(r, i, last.is_some_and(|l| l.kind == FigureKind::Score && l.end + 2 >= i)))
        .or_else(|| last.and_then(|l| ordinals::listed(r, i, l)))
        .or_else(|| durations::bare_age(r, i))
        .or_else(|| ordinals::bare(r, i))
        .or_else(|| counts::find(r, i, &amount?))
}

/// Does a slash or a hyphen join token `i` to digits on both sides: `3/4/2024`? No figure begins there.
fn is_amid_joints(r: &Reader, i: usize) -> bool {
    let joins =
        |at: usize, beyond: usize| r.glued(at) && r.is_number(beyond) && matches!(r.lower(at), "/" | "-");
    r.glued(i) && r.glued(i + 2) && i > r.start + 1 && joins(i - 1, i - 2) && joins(i + 1, i + 2)
}

/// Do digits stand on both sides of token `i`, as in the row of a table? No figure begins there.
fn is_amid_numbers(r: &Reader, i: usize) -> bool {
    i > r.start && r.is_number(i - 1) && r.is_number(i + 1)
}

fn word(r: &Reader, i: usize, last: Option<&Found>) -> Option<Found> {
    amounts::prefixed_money(r, i)
        .or_else(|| times::find(r, i))
        .or_else(|| dates::find(r, i))
        .or_else(|| amounts::without_sign(r, i))
        .or_else(|| ordinals::find(r, i))
        .or_else(|| last.and_then(|l| ordinals::listed(r, i, l)))
        .or_else(|| durations::single_word(r, i))
        .or_else(|| ordinals::bare(r, i))
        .or_else(|| counts::find(r, i, &r.amount(i, false)?))
}

/// Sets the modifier from the words around.
#[inline(never)]
fn modify(r: &Reader, found: &mut Found) {
    let kind = found.kind;
    let behind = || {
        amounts::modifier_behind(r, found.end)
            .filter(|_| !matches!(kind, FigureKind::Date | FigureKind::Time | FigureKind::Ordinal))
    };
    let about = found.about.then_some(Modifier::About);
    let vague = found.upper.is_some() && found.about;
    found.modifier = found
        .modifier
        .or(if vague { None } else { about })
        .or_else(behind)
        .or_else(|| modifiers::before(r, found.start, kind));
}

/// Makes one range of two figures of a sort: `Rp30.000 hingga Rp50.000`.
#[inline(never)]
fn merge(r: &Reader, low: &mut Found, high: &Found) -> bool {
    let same = low.kind == high.kind && low.unit == high.unit && low.upper.is_none() && high.upper.is_none();
    if !same || r.joint(low.end) != Some((reader::Joint::To, high.start)) {
        return false;
    }
    let rises = match (&low.value, &high.value) {
        (Value::Number(a), Value::Number(b)) => a < b,
        (Value::Text(_), Value::Text(_)) => low.kind == FigureKind::Duration,
        _ => false,
    };
    let fits = rises && !matches!(low.kind, FigureKind::Ordinal | FigureKind::Score);
    if fits {
        low.upper = Some(high.value.clone());
        low.end = high.end;
        low.of = high.of.or(low.of);
        low.modifier = low.modifier.filter(|_| low.modifier != Some(Modifier::Over));
    }
    fits
}

/// Works out every date from the day of publication, or from what the text shows of it.
fn resolve(document: &Document, found: &mut [Found], published: Option<Date>) {
    let mut anchor = anchors::find(document, found, published);
    for figure in found.iter_mut() {
        let Some(when) = &figure.when else { continue };
        anchor.ahead = looks_ahead(document, figure.start);
        figure.value = Value::Text(calendar::iso(when, &anchor));
        if let When::Day(day) = when {
            anchor.before = calendar::complete(*day, &anchor).or(anchor.before);
        }
    }
    for at in 1..found.len() {
        if is_spelled_out(document, &found[at - 1], &found[at]) {
            found[at - 1].value = found[at].value.clone();
        }
    }
}

/// `besok, Senin (2/10)`: is the day that counts from another said by its date right behind?
fn is_spelled_out(document: &Document, relative: &Found, dated: &Found) -> bool {
    let is_relative = matches!(relative.when, Some(When::Relative(Relative { step: Step::Day, .. })));
    let is_dated = matches!(dated.when, Some(When::Day(Day { month: Some(_), day: Some(_), .. })));
    let mut between = relative.end..dated.start;
    is_relative && is_dated && between.len() < 2 && between.all(|i| matches!(document.word(i), "," | "("))
}

/// Does the sentence of token `i` look ahead: `akan digelar Selasa`?
fn looks_ahead(document: &Document, i: usize) -> bool {
    let from = (document.sentence(i).start as usize).max(i.saturating_sub(20));
    (from..i).any(|t| matches!(document.lower(t), "akan" | "bakal" | "dijadwalkan" | "mendatang"))
}
