//! Figures that break other tools, and another tool's own examples: `../shared/cases`, skipped where
//! that folder is absent.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use sorot::wire::WireAnalysis;
use sorot::{Engine, Options};

/// Examples that we read otherwise, each with the reason.
const DIFFERENCES: &[(&str, &str)] = &[
    ("kosong", "`kosong` alone means empty, not nought"),
    ("3M", "M is miliar in Indonesian"),
    ("1,2M", "M is miliar in Indonesian"),
    ("-1,2M", "M is miliar in Indonesian"),
];

/// Expectations that the guidelines overrule: text, what they say instead.
const OVERRULED: &[(&str, &str, &str)] = &[
    ("puluhan ribu warga", "10000 about", "a vague amount is its least"),
    ("ratusan", "100 about", "a vague amount is its least"),
    ("satu setengah tahun", "P1Y6M", "halves go to the next unit"),
    ("tahun 1990-an", "1990/1999", "decades are intervals of ISO 8601"),
    ("abad ke-19", "1801/1900", "centuries are intervals of ISO 8601"),
    ("2019-2024", "2019/2024", "ranges of dates are intervals of ISO 8601"),
    ("Minggu malam", "2024-02-25", "a part of the day is part of the date"),
    ("Jumat (1/3) pukul 14.30 WIB", "2024-03-01", "date and hour are two figures"),
];

fn cases(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases").join(name);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return Vec::new();
    };
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn figures(engine: &Engine, text: &str, date: Option<&str>) -> Vec<Value> {
    let analysis = engine.analyze(text, Options { date: date.map(|d| d.parse().unwrap()) });
    let wire = serde_json::to_value(WireAnalysis::new(text, &analysis)).unwrap();
    wire["figures"].as_array().unwrap().clone()
}

fn same(got: &Value, wanted: &Value) -> bool {
    match (got.as_f64(), wanted.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1.0),
        _ => got == wanted,
    }
}

#[test]
fn another_tools_examples() {
    let engine = Engine::new();
    let cases = cases("duckling-id.jsonl");
    let mut other = Vec::new();
    for case in &cases {
        let text = case["text"].as_str().unwrap();
        let found = figures(&engine, text, None);
        let right = matches!(&found[..], [one] if as_expected(one, case));
        if !right && !DIFFERENCES.iter().any(|(t, _)| *t == text) {
            other.push(format!("{text}: {found:?}"));
        }
    }
    assert!(other.is_empty(), "{}", other.join("\n"));
}

fn as_expected(figure: &Value, case: &Value) -> bool {
    let (low, high) = match &case["value"] {
        Value::Array(ends) => (&ends[0], &ends[1]),
        one => (one, &Value::Null),
    };
    let modifier = match case["op"].as_str() {
        Some("under") => "under",
        Some("above") => "over",
        _ => return same(&figure["value"], low) && same(&figure["upper"], high),
    };
    same(&figure["value"], low) && figure["modifier"] == modifier
}

#[test]
fn figures_that_break_other_tools() {
    let engine = Engine::new();
    for case in cases("hard-figures-id.jsonl") {
        let text = case["text"].as_str().unwrap();
        let found = figures(&engine, text, case["dct"].as_str());
        let one = found.first().unwrap_or(&Value::Null);
        if let Some((_, wanted, why)) = OVERRULED.iter().find(|(t, ..)| *t == text) {
            let got = [&one["value"], &one["modifier"]].map(|v| match v {
                Value::String(s) => s.clone(),
                Value::Null => String::new(),
                v => v.to_string(),
            });
            assert_eq!(got.join(" ").trim(), *wanted, "{text}: {why}");
            continue;
        }
        let (low, high) = match &case["expected"]["range"] {
            Value::Array(ends) => (&ends[0], &ends[1]),
            _ => (&case["expected"]["value"], &Value::Null),
        };
        assert!(same(&one["value"], low) && same(&one["upper"], high), "{text}: {found:?}");
        let unit = match (&case["expected"]["currency"], case["expected"]["unit"].as_str()) {
            (Value::String(code), _) => json!(code),
            (_, Some("magnitude")) => json!("Mw"),
            (_, Some(unit)) => json!(unit),
            _ => one["unit"].clone(),
        };
        assert_eq!(one["unit"], unit, "{text}");
        let modifier = match case["expected"]["approx"].as_str() {
            Some("almost") => json!("nearly"),
            Some("at_least") => json!("least"),
            Some("more_than") => json!("over"),
            Some("about") => json!("about"),
            _ => Value::Null,
        };
        assert_eq!(one["modifier"], modifier, "{text}");
    }
}
