//! Names found in annotated articles, against floors a little under what was measured.
//!
//! Skipped, with a message, where `../shared` is not there.

use std::path::Path;

use serde_json::Value;
use sorot::document::Document;
use sorot::lexicon::Lexicon;
use sorot::mentions::Kind;
use sorot::segments::{Segment, SegmentRole};
use sorot::span::Span;
use sorot::tagger::Tagger;

/// F1 in hundredths that each kind must reach on `gold/dev.jsonl`, segments given.
const FLOORS: [(Kind, usize); 3] = [(Kind::Person, 92), (Kind::Organisation, 75), (Kind::Place, 87)];

#[test]
fn names_of_annotated_articles() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold/dev.jsonl");
    let Ok(articles) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: there are no annotated articles at {}", path.display());
        return;
    };
    let (lexicon, tagger) = (Lexicon::new(), Tagger::new());
    let mut counts = [[0usize; 3]; 3];
    for line in articles.lines() {
        let article: Value = serde_json::from_str(line).unwrap();
        count(&article, &lexicon, &tagger, &mut counts);
    }
    for (kind, floor) in FLOORS {
        let [both, found, gold] = counts[kind as usize];
        let f1 = 200 * both / (found + gold);
        assert!(
            f1 >= floor,
            "{kind:?}: F1 {f1}, not {floor}: {both} right of {found} found and {gold} there are"
        );
    }
}

/// Adds for each kind how many names are right, found and there.
fn count(article: &Value, lexicon: &Lexicon, tagger: &Tagger, counts: &mut [[usize; 3]; 3]) {
    let text = article["text"].as_str().unwrap();
    let bytes = byte_offsets(text);
    let span = |v: &Value| Span::new(at(&bytes, &v["start"]), at(&bytes, &v["end"]));
    let segments = items(&article["segments"]).map(|s| Segment { span: span(s), role: SegmentRole::Other });
    let document = Document::with_segments(text, segments.collect(), lexicon);
    let found: Vec<_> =
        tagger.tag(&document, lexicon).iter().map(|n| (document.span(n.tokens), n.kind)).collect();
    let gold: Vec<_> = items(&article["entities"])
        .flat_map(|e| items(&e["mentions"]).filter(|m| m["form"] == "name").map(|m| (span(m), kind(e))))
        .collect();
    for name in &found {
        counts[name.1 as usize][0] += usize::from(gold.contains(name));
        counts[name.1 as usize][1] += 1;
    }
    gold.iter().for_each(|name| counts[name.1 as usize][2] += 1);
}

fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().unwrap().iter()
}

fn kind(entity: &Value) -> Kind {
    match entity["kind"].as_str().unwrap() {
        "person" => Kind::Person,
        "organisation" => Kind::Organisation,
        _ => Kind::Place,
    }
}

fn at(bytes: &[usize], offset: &Value) -> usize {
    bytes[offset.as_u64().unwrap() as usize]
}

/// For each UTF-16 offset its byte offset.
fn byte_offsets(text: &str) -> Vec<usize> {
    let starts = text.char_indices().flat_map(|(i, c)| std::iter::repeat_n(i, c.len_utf16()));
    starts.chain([text.len()]).collect()
}
