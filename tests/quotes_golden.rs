//! Golden articles: what is said, by whom and why we think so, as marked-up text, so that a change reads
//! as language. `UPDATE_EXPECT=1 cargo test --test quotes_golden` writes them anew: read the diff.
//!
//! `⟦direct Budi (named): …⟧` is a quote of Budi; `-` nobody with a name; `(continued)` and the like the
//! reason.

use std::path::Path;
use std::{env, fs};

use sorot::quotes::Quote;
use sorot::{Analysis, Engine, Options};

#[test]
fn articles_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/quotes");
    let engine = Engine::new();
    let mut read = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        check(&engine, &entry.unwrap().path());
        read += 1;
    }
    assert!(read >= 6, "golden articles are missing from {}", folder.display());
}

#[track_caller]
fn check(engine: &Engine, path: &Path) {
    let expected = fs::read_to_string(path).unwrap();
    let text = unmark(&expected);
    let marked = mark(&text, &engine.analyze(&text, Options::default()));
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, &marked).unwrap();
    } else {
        assert_eq!(marked, expected, "{}: if this is better, UPDATE_EXPECT=1", path.display());
    }
}

fn mark(text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut at = 0;
    for quote in &analysis.quotes {
        let range = quote.span.range();
        out += &text[at..range.start];
        out += &format!("⟦{}: {}⟧", head(quote, analysis), &text[range.clone()]);
        at = range.end;
    }
    out + &text[at..]
}

/// `direct Budi (named)`.
fn head(quote: &Quote, analysis: &Analysis) -> String {
    let kind = format!("{:?}", quote.kind).to_lowercase();
    let Some(speaker) = &quote.speaker else { return kind };
    let name = speaker.entity.map_or("-", |e| &analysis.entity(e).name);
    format!("{kind} {name} ({})", format!("{:?}", speaker.reason).to_lowercase())
}

fn unmark(marked: &str) -> String {
    let mut out = String::new();
    let mut rest = marked;
    while let Some((before, quote)) = rest.split_once('⟦') {
        let (_, content) = quote.split_once(": ").unwrap_or(("", quote));
        out += before;
        rest = content;
    }
    (out + rest).replace('⟧', "")
}

#[test]
fn marks_can_be_taken_off() {
    assert_eq!(unmark("Kata ⟦direct Budi (named): ya: itu⟧."), "Kata ya: itu.");
}
