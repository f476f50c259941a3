//! The analysis as it leaves the house: plain values with UTF-16 offsets. Its shape is the contract in
//! `wasm/sorot.d.ts`, which the wasm door keeps as well.
//!
//! Decides names and offsets of the output, nothing else.

use serde::Serialize;

use crate::analysis::Analysis;
use crate::entities::{self, Form};
use crate::figures::{self, Language, Modifier, Value};
use crate::mentions::Kind;
use crate::offsets::Utf16Map;
use crate::quotes::{self, QuoteKind, Reason};
use crate::segments::{self, SegmentRole};
use crate::span::Span;

/// [`Analysis`] with offsets in UTF-16 code units.
#[derive(Debug, Serialize)]
pub struct WireAnalysis<'a> {
    segments: Vec<WireSegment>,
    entities: Vec<WireEntity<'a>>,
    quotes: Vec<WireQuote<'a>>,
    figures: Vec<WireFigure<'a>>,
}

#[derive(Debug, Serialize)]
struct WireSegment {
    role: &'static str,
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct WireEntity<'a> {
    id: u32,
    kind: &'static str,
    name: &'a str,
    aliases: &'a [String],
    mentions: Vec<WireMention>,
    roles: Vec<WireRole<'a>>,
}

#[derive(Debug, Serialize)]
struct WireMention {
    start: u32,
    end: u32,
    form: &'static str,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<u32>,
}

#[derive(Debug, Serialize)]
struct WireRole<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct WireQuote<'a> {
    start: u32,
    end: u32,
    kind: &'static str,
    speaker: Option<WireSpeaker<'a>>,
    cue: Option<WireSpan>,
}

#[derive(Debug, Serialize)]
struct WireSpeaker<'a> {
    entity: Option<u32>,
    text: &'a str,
    start: Option<u32>,
    end: Option<u32>,
    confidence: f64,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct WireSpan {
    start: u32,
    end: u32,
}

#[derive(Debug, Serialize)]
struct WireFigure<'a> {
    start: u32,
    end: u32,
    kind: &'static str,
    value: WireValue<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    upper: Option<WireValue<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modifier: Option<&'static str>,
    display: WireDisplay,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<u32>,
}

/// A value as a card writes it; empty where it is unknown.
#[derive(Debug, Serialize)]
struct WireDisplay {
    id: String,
    en: String,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum WireValue<'a> {
    /// A whole number, written without a fraction.
    Whole(i64),
    Number(f64),
    Text(&'a str),
}

impl<'a> WireAnalysis<'a> {
    /// `analysis` of `text`, its offsets in UTF-16 code units.
    #[must_use]
    pub fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let wire = Wire { text, map: Utf16Map::new(text), analysis };
        Self {
            segments: analysis.segments.iter().map(|s| wire.segment(s)).collect(),
            entities: analysis.entities.iter().enumerate().map(|(i, e)| wire.entity(i, e)).collect(),
            quotes: analysis.quotes.iter().map(|q| wire.quote(q)).collect(),
            figures: analysis.figures.iter().map(|f| wire.figure(f)).collect(),
        }
    }
}

struct Wire<'a> {
    text: &'a str,
    map: Utf16Map<'a>,
    analysis: &'a Analysis,
}

impl<'a> Wire<'a> {
    fn segment(&self, segment: &segments::Segment) -> WireSegment {
        let (start, end) = self.map.span(segment.span);
        WireSegment { role: segment_role(segment.role), start, end }
    }

    fn entity(&self, id: usize, entity: &'a entities::Entity) -> WireEntity<'a> {
        WireEntity {
            id: id as u32,
            kind: kind(entity.kind),
            name: &entity.name,
            aliases: &entity.aliases,
            mentions: entity.mentions.iter().map(|m| self.mention(m)).collect(),
            roles: entity.roles.iter().map(|&r| self.role(r)).collect(),
        }
    }

    fn mention(&self, mention: &entities::Mention) -> WireMention {
        let (start, end) = self.map.span(mention.span);
        let form = form(mention.form);
        WireMention {
            start,
            end,
            form,
            confidence: share(mention.confidence),
            quote: self.quote_around(mention.span),
        }
    }

    fn role(&self, span: Span) -> WireRole<'a> {
        let (start, end) = self.map.span(span);
        WireRole { start, end, text: span.text(self.text) }
    }

    fn quote(&self, quote: &'a quotes::Quote) -> WireQuote<'a> {
        let (start, end) = self.map.span(quote.span);
        WireQuote {
            start,
            end,
            kind: quote_kind(quote.kind),
            speaker: quote.speaker.as_ref().map(|s| self.speaker(s)),
            cue: quote.cue.map(|c| self.map.span(c)).map(|(start, end)| WireSpan { start, end }),
        }
    }

    fn speaker(&self, speaker: &'a quotes::Speaker) -> WireSpeaker<'a> {
        let place = speaker.span.map(|s| self.map.span(s));
        WireSpeaker {
            entity: speaker.entity.map(|e| e.0),
            text: &speaker.text,
            start: place.map(|p| p.0),
            end: place.map(|p| p.1),
            confidence: share(speaker.confidence),
            reason: reason(speaker.reason),
        }
    }

    fn figure(&self, figure: &'a figures::Figure) -> WireFigure<'a> {
        let (start, end) = self.map.span(figure.span);
        WireFigure {
            start,
            end,
            kind: figure.kind.name(),
            value: value(&figure.value),
            upper: figure.upper.as_ref().map(value),
            unit: figure.unit.as_deref(),
            modifier: figure.modifier.map(Modifier::name),
            display: WireDisplay {
                id: figures::display(figure, Language::Indonesian),
                en: figures::display(figure, Language::English),
            },
            about: figure.about.map(|span| span.text(self.text)),
            quote: self.quote_around(figure.span),
        }
    }

    fn quote_around(&self, span: Span) -> Option<u32> {
        self.analysis.quote_around(span).map(|i| i as u32)
    }
}

/// A share of one, to the hundredth: more would only look exact.
pub(crate) fn share(x: f32) -> f64 {
    (f64::from(x) * 100.0).round() / 100.0
}

fn value(value: &Value) -> WireValue<'_> {
    match value {
        Value::Number(n) if n.fract() == 0.0 && n.abs() < 9e15 => WireValue::Whole(*n as i64),
        Value::Number(n) => WireValue::Number(*n),
        Value::Text(t) => WireValue::Text(t),
    }
}

fn segment_role(role: SegmentRole) -> &'static str {
    match role {
        SegmentRole::Dateline => "dateline",
        SegmentRole::Related => "related",
        SegmentRole::Byline => "byline",
        SegmentRole::Caption => "caption",
        SegmentRole::Other => "other",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::Place => "place",
    }
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Nominal => "nominal",
    }
}

fn quote_kind(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
        QuoteKind::Mixed => "mixed",
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Named => "named",
        Reason::Pronoun => "pronoun",
        Reason::Clitic => "clitic",
        Reason::Nominal => "nominal",
        Reason::Continued => "continued",
        Reason::Unnamed => "unnamed",
    }
}
