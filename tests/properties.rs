//! What holds for every text whatever: an answer, spans that point into the text, order, ids that
//! exist, the same answer twice.

use std::ops::Range;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::Value;
use sorot::wire::WireAnalysis;
use sorot::{Analysis, Engine, Options, Span};

static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// Words of the news that send the stages down their paths, put together without sense.
const WORDS: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "«",
    "(",
    ")",
    ",",
    ".",
    "?!",
    "...",
    ":",
    "-",
    "--",
    "–",
    "/",
    "\n",
    "\n\n",
    "\t",
    "Baca juga: ",
    "JAKARTA, KOMPAS.com - ",
    "Jakarta (ANTARA) - ",
    "(ant/rhs)",
    "Editor: ",
    "ADVERTISEMENT",
    "Presiden",
    "Sekjen NATO",
    "PM Prancis",
    "juru bicara",
    "Menteri Keuangan",
    "Ratna Wiryawan",
    "Ratna",
    "PT Cakrawala Tbk",
    "(BCN)",
    "Pak",
    "H.",
    "Ir.",
    "M.",
    "Kapten Rudi",
    "SH",
    "Bogor",
    "DI",
    "KH",
    "kata",
    "katanya",
    "ujar dia",
    "menurut",
    "mengatakan bahwa",
    "menilai",
    "meminta agar",
    "dikutip dari",
    "pemimpin itu",
    "bank tersebut",
    "ia",
    "dia",
    "-nya",
    "mantan",
    "yang juga",
    "adalah",
    "selaku",
    "Rp1,5",
    "Rp 3 M",
    "triliun",
    "puluhan ribu",
    "setengah",
    "se",
    "satu",
    "12-14",
    "persen",
    "1.250,5",
    "Senin (26/2/2024)",
    "kemarin",
    "pukul 19.30 WIB",
    "magnitudo 7,2",
    "(45)",
    "ketiga",
    "ke-75",
    "3-1",
    "hampir",
    "lebih dari",
    "sekitar",
    "km",
    "orang",
    "tahun",
    "Mei",
    "Minggu",
    "$311",
    "USD",
    "99999999999999999999",
    "é",
    "😀",
    "👩🏽‍🚒",
    "\u{0}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{AD}",
    "a\u{301}",
    "ﬁ",
    "İ",
    "ß",
    "中",
];

fn word() -> impl Strategy<Value = String> {
    (prop::sample::select(WORDS), prop::sample::select(&["", " ", "  "]))
        .prop_map(|(w, gap)| format!("{w}{gap}"))
}

proptest! {
    #[test]
    fn any_string(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn words_of_the_news_in_any_order(words in prop::collection::vec(word(), 0..120)) {
        check(&words.concat());
    }
}

#[test]
fn hostile_texts() {
    let million = 1_000_000;
    for text in [
        String::new(),
        " ".repeat(million),
        "\"".repeat(million),
        "“".repeat(million / 3),
        "”".repeat(million / 3),
        "😀".repeat(million / 4),
        "9".repeat(million),
        "1,".repeat(million / 2),
        "a".repeat(million),
        "A. ".repeat(million / 3),
        "Adi ".repeat(million / 4),
        "(".repeat(million),
        "a\u{301}".repeat(million / 3),
        "\u{202E}\u{0}".repeat(million / 4),
        "\n".repeat(million),
        "kata \"".repeat(million / 6),
        "menurut Adi, ".repeat(million / 13),
        "Baca juga: ".repeat(million / 11),
    ] {
        check(&text);
    }
}

#[track_caller]
fn check(text: &str) {
    let analysis = ENGINE.analyze(text, Options::default());
    spans_are_slices(text, &analysis);
    lists_are_in_order(&analysis);
    ids_exist(&analysis);
    nothing_is_read_in_a_segment(&analysis);
    utf16_says_the_same(text, &analysis);
    assert!(analysis == ENGINE.analyze(text, Options::default()), "the second answer is another");
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
        disjoint("mentions", entity.mentions.iter().map(|m| m.span));
    }
    let first = |e: &sorot::entities::Entity| e.mentions[0].span.start;
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
    }
    for mention in analysis.entities.iter().flat_map(|e| &e.mentions) {
        assert!((0.0..=1.0).contains(&mention.confidence));
    }
}

#[track_caller]
fn nothing_is_read_in_a_segment(analysis: &Analysis) {
    let read = analysis.quotes.iter().map(|q| q.span).chain(analysis.figures.iter().map(|f| f.span));
    let read = read.chain(analysis.entities.iter().flat_map(|e| &e.mentions).map(|m| m.span));
    for span in read {
        let after = analysis.segments.partition_point(|s| s.span.end <= span.start);
        let clash = analysis.segments.get(after).filter(|s| s.span.overlaps(span));
        assert!(clash.is_none(), "{span:?} was read in the segment {clash:?}");
    }
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
    spans
}

/// The outer shape has the same spans in UTF-16, in the same order within each list.
#[track_caller]
fn utf16_says_the_same(text: &str, analysis: &Analysis) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let wire = serde_json::to_value(WireAnalysis::new(text, analysis)).unwrap();
    for (list, spans) in [
        ("quotes", analysis.quotes.iter().map(|q| q.span).collect::<Vec<_>>()),
        ("figures", analysis.figures.iter().map(|f| f.span).collect()),
        ("segments", analysis.segments.iter().map(|s| s.span).collect()),
    ] {
        let outer = wire[list].as_array().unwrap();
        assert_eq!(outer.len(), spans.len());
        for (outer, span) in outer.iter().zip(spans) {
            assert_eq!(String::from_utf16(&units[range(outer)]).unwrap(), span.text(text));
        }
    }
}

fn range(outer: &Value) -> Range<usize> {
    let end = |name: &str| outer[name].as_u64().unwrap() as usize;
    end("start")..end("end")
}
