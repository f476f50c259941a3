//! What holds for every text whatever: an answer, spans that point into the text, order, ids that
//! exist, values of their kind's form, the same answer twice.

use std::ops::Range;
use std::sync::LazyLock;

use serde_json::Value as Json;
use sorot::entities::{Entity, Form};
use sorot::figures::{Figure, FigureKind, Value};
use sorot::quotes::Reason;
use sorot::wire::WireAnalysis;
use sorot::{Analysis, Engine, Options, Span};

/// One engine for all tests of a program.
pub static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Holds the analysis of `text` to all that the contract promises.
///
/// # Panics
/// If it breaks one of its promises.
#[track_caller]
pub fn check(text: &str, options: Options) {
    let analysis = ENGINE.analyze(text, options);
    spans_are_slices(text, &analysis);
    lists_are_in_order(&analysis);
    ids_exist(&analysis);
    nothing_is_read_in_a_segment(&analysis);
    analysis.entities.iter().for_each(names_are_told_once);
    analysis.figures.iter().for_each(figure_has_the_form_of_its_kind);
    utf16_says_the_same(text, &analysis);
    assert!(analysis == ENGINE.analyze(text, options), "the second answer is another");
}

#[track_caller]
fn spans_are_slices(text: &str, analysis: &Analysis) {
    for span in all_spans(analysis) {
        assert!(!span.is_empty(), "an empty span at {}", span.start);
        assert!(text.get(span.range()).is_some(), "{span:?} is no slice of {} bytes", text.len());
    }
}

#[track_caller]
fn lists_are_in_order(analysis: &Analysis) {
    disjoint("segments", analysis.segments.iter().map(|s| s.span));
    disjoint("quotes", analysis.quotes.iter().map(|q| q.span));
    disjoint("figures", analysis.figures.iter().map(|f| f.span));
    for entity in &analysis.entities {
        assert!(!entity.mentions.is_empty(), "{} is never mentioned", entity.name);
        let of = |form: Form| entity.mentions.iter().filter(move |m| m.form == form).map(|m| m.span);
        disjoint("names", of(Form::Name));
        disjoint("phrases", of(Form::Nominal));
    }
    let first = |e: &Entity| e.mentions[0].span.start;
    assert!(analysis.entities.is_sorted_by_key(first), "entities are not by first mention");
}

#[track_caller]
fn disjoint(what: &str, spans: impl Iterator<Item = Span>) {
    let spans: Vec<Span> = spans.collect();
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{what}: {:?} before {:?}", pair[0], pair[1]);
    }
}

#[track_caller]
fn ids_exist(analysis: &Analysis) {
    for speaker in analysis.quotes.iter().filter_map(|q| q.speaker.as_ref()) {
        assert!(speaker.entity.is_none_or(|id| id.index() < analysis.entities.len()));
        assert!(!speaker.text.trim().is_empty(), "a speaker without words");
        assert!((0.0..=1.0).contains(&speaker.confidence));
        let is_told = speaker.entity.is_none() || speaker.confidence >= least(speaker.reason);
        assert!(is_told, "{speaker:?} is hardly the speaker");
    }
    for mention in analysis.entities.iter().flat_map(|e| &e.mentions) {
        assert!((0.0..=1.0).contains(&mention.confidence));
    }
}

/// How sure we are at least of a speaker who is linked.
fn least(reason: Reason) -> f32 {
    match reason {
        Reason::Pronoun | Reason::Clitic => 0.35,
        Reason::Continued => 0.55,
        Reason::Named | Reason::Nominal | Reason::Unnamed => 0.45,
    }
}

#[track_caller]
fn nothing_is_read_in_a_segment(analysis: &Analysis) {
    let story = Analysis { segments: Vec::new(), ..analysis.clone() };
    for span in all_spans(&story) {
        let after = analysis.segments.partition_point(|s| s.span.end <= span.start);
        let clash = analysis.segments.get(after).filter(|s| s.span.overlaps(span));
        assert!(clash.is_none(), "{span:?} was read in the segment {clash:?}");
    }
}

#[track_caller]
fn names_are_told_once(entity: &Entity) {
    let mut names = entity.aliases.clone();
    names.push(entity.name.clone());
    assert!(names.iter().all(|n| !n.trim().is_empty()), "an entity without a name");
    names.sort();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{names:?} holds a name twice");
}

#[track_caller]
fn figure_has_the_form_of_its_kind(figure: &Figure) {
    let values = [Some(&figure.value), figure.upper.as_ref()];
    for value in values.into_iter().flatten() {
        assert!(fits(figure.kind, value), "{figure:?}");
    }
    if let (Value::Number(low), Some(Value::Number(high))) = (&figure.value, &figure.upper) {
        assert!(low <= high, "{figure:?}");
    }
    if figure.kind == FigureKind::Money {
        let code = figure.unit.as_deref().unwrap_or_default();
        assert!(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()), "{figure:?}");
    }
}

fn fits(kind: FigureKind, value: &Value) -> bool {
    let iso = |t: &str| t.bytes().all(|b| b.is_ascii_digit() || b"-+:./WPTYMDHSQ".contains(&b));
    match (kind, value) {
        (FigureKind::Date, Value::Text(t)) => t == "?" || !t.is_empty() && iso(t),
        (FigureKind::Time, Value::Text(t)) => t == "?" || t.contains(':') && iso(t),
        (FigureKind::Duration, Value::Text(t)) => t == "?" || t.len() > 2 && t.starts_with('P') && iso(t),
        (FigureKind::Score, Value::Text(t)) => t.split('-').all(|n| n.parse::<u32>().is_ok()),
        (_, Value::Text(_)) => false,
        (kind, Value::Number(n)) => !is_text(kind) && n.is_finite(),
    }
}

fn is_text(kind: FigureKind) -> bool {
    matches!(kind, FigureKind::Date | FigureKind::Time | FigureKind::Duration | FigureKind::Score)
}

fn all_spans(analysis: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = analysis.segments.iter().map(|s| s.span).collect();
    for entity in &analysis.entities {
        spans.extend(entity.mentions.iter().map(|m| m.span));
        spans.extend(&entity.roles);
    }
    for quote in &analysis.quotes {
        spans.push(quote.span);
        spans.extend(quote.cue);
        spans.extend(quote.speaker.as_ref().and_then(|s| s.span));
    }
    spans.extend(analysis.figures.iter().map(|f| f.span));
    spans.extend(analysis.figures.iter().filter_map(|f| f.about));
    spans
}

/// The outer shape has the same spans in UTF-16, in the same order within each list, and nothing in
/// it that JSON cannot say.
#[track_caller]
fn utf16_says_the_same(text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let wire = serde_json::to_value(WireAnalysis::new(text, analysis)).unwrap();
    every_place_is_a_slice(&units, &wire);
    for (list, spans) in [
        ("quotes", analysis.quotes.iter().map(|q| q.span).collect::<Vec<_>>()),
        ("figures", analysis.figures.iter().map(|f| f.span).collect()),
        ("segments", analysis.segments.iter().map(|s| s.span).collect()),
    ] {
        let outer = wire[list].as_array().unwrap();
        assert_eq!(outer.len(), spans.len());
        for (outer, span) in outer.iter().zip(spans) {
            assert_eq!(String::from_utf16(&units[range(outer).unwrap()]).unwrap(), span.text(text));
        }
    }
    assert!(wire["figures"].as_array().unwrap().iter().all(|f| !f["value"].is_null()));
}

/// Wherever something has a `start`, `text.slice(start, end)` is a piece of the text, no half pair.
#[track_caller]
fn every_place_is_a_slice(units: &[u16], value: &Json) {
    if let Some(range) = range(value) {
        let slice = units.get(range.clone()).map(String::from_utf16);
        assert!(!range.is_empty() && matches!(slice, Some(Ok(_))), "{value} is no place in the text");
    }
    match value {
        Json::Array(list) => list.iter().for_each(|v| every_place_is_a_slice(units, v)),
        Json::Object(fields) => fields.values().for_each(|v| every_place_is_a_slice(units, v)),
        _ => {}
    }
}

fn range(value: &Json) -> Option<Range<usize>> {
    let end = |name: &str| value.get(name)?.as_u64().map(|n| n as usize);
    Some(end("start")?..end("end")?)
}
