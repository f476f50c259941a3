//! Figures: money, per cent, counts, measures, dates, times, durations, ages, ordinals, scores.
//!
//! Decides which words are a quantity or a calendar expression and what it amounts to. Leaves alone
//! what only looks like one: numbers inside names, law articles, versions.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mentions::Mentions;
use crate::span::Span;

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
}

/// The figures of `document`, by start, non-overlapping. `published` is the day that `kemarin`
/// counts from.
#[must_use]
pub fn find(
    document: &Document,
    mentions: &Mentions,
    lexicon: &Lexicon,
    published: Option<jiff::civil::Date>,
) -> Vec<Figure> {
    let _ = (document, mentions, lexicon, published);
    Vec::new()
}
