//! The quotes that break other tools: `../shared/cases/hard-quotes-id.jsonl`, where it is there.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sorot::quotes::{Quote, QuoteKind};
use sorot::{Engine, Options};

#[test]
fn hard_cases() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/hard-quotes-id.jsonl");
    let Ok(lines) = fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let engine = Engine::new();
    for line in lines.lines().filter(|l| !l.is_empty()) {
        check(&engine, &serde_json::from_str(line).unwrap());
    }
}

#[track_caller]
fn check(engine: &Engine, case: &Value) {
    let text = case["text"].as_str().unwrap();
    let analysis = engine.analyze(text, Options::default());
    let why = format!("{text}: {}", case["why"]);
    let Some(kind) = kind(case["type"].as_str().unwrap()) else {
        assert!(analysis.quotes.is_empty(), "{why}");
        return;
    };
    assert!(!analysis.quotes.is_empty(), "no quote: {why}");
    for quote in &analysis.quotes {
        assert_eq!(quote.kind, kind, "{why}");
        check_speaker(quote, text, case["speaker"].as_str().unwrap(), &why);
    }
}

fn kind(name: &str) -> Option<QuoteKind> {
    match name {
        "direct" => Some(QuoteKind::Direct),
        "indirect" => Some(QuoteKind::Indirect),
        "mixed" => Some(QuoteKind::Mixed),
        _ => None,
    }
}

/// `<coref>`: somebody who is named elsewhere, so that here nobody is.
#[track_caller]
fn check_speaker(quote: &Quote, text: &str, expected: &str, why: &str) {
    let Some(speaker) = &quote.speaker else {
        assert_eq!(expected, "<coref>", "no speaker: {why}");
        return;
    };
    if expected == "<coref>" {
        assert_eq!(speaker.entity, None, "{why}");
    } else {
        assert!(speaker.text.ends_with(expected), "{:?}: {why}", speaker.text);
        let is_unnamed = expected.contains("bicara");
        assert_eq!(speaker.entity.is_none(), is_unnamed, "{why}");
        assert!(speaker.span.is_some_and(|s| s.text(text) == speaker.text), "{why}");
    }
}
