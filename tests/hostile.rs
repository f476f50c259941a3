//! Texts made to hurt: none costs much more than news of the same length, and four times the text takes
//! about four times as long.

use std::time::Instant;

use sorot::{Engine, Options};

const NEWS: &str = include_str!("../benches/peers/article.txt");

/// Bytes of each text.
const SIZE: usize = 200_000;
/// Time per byte, of that of news.
const MOST: f64 = 2.0;
/// The same where every token is a number or may be part of a name, and is a letter or two: four times
/// the tokens of news, and all of them looked at as one in four is there.
const MOST_CROWDED: f64 = 12.0;
/// Time of four times the text, of the text's: a linear stage takes 4, or twice that where the text has
/// grown out of the processor's cache; a quadratic one takes 16.
const GROWTH: f64 = 12.0;
/// Below this share of the time of news, what grows is the noise.
const CHEAP: f64 = 0.5;
/// Times that a text is measured before it counts as slow: what else the machine does only adds.
const TRIES: usize = 12;

const UNITS: &[&str] = &[
    "kata tanpa titik ",
    "'buka ",
    "‘buka ",
    "Kami “datang ke sini, ",
    "\"kata\" ",
    "kata dia \"",
    "A",
    "Aa",
    "aAaA",
    "((((",
    "[({<",
    "“‘(",
    "1234567890",
    "1.250,5 ",
    "1.000",
    "menang 3-1 ",
    "1,",
    "12-",
    "a\u{301}",
    "A\u{300}\u{301}\u{302}\u{303} ",
    "\u{301}",
    "\u{202E}\u{2066}x ",
    "\0",
    "Adi\0",
    "a-",
    "a/",
    "\r\n",
    "Baca juga: ",
    "Baca juga: Rapat\n",
    "a",
    "\n",
    "\n\n",
    "- ",
    "Adi Budi Citra Dewi ",
    "5 km 7 kg 9 persen ",
    "satu dua tiga juta ",
    "Senin (1/2/2024) ",
    "pukul 10.00 WIB ",
    "menurut Adi ",
    "ia mengatakan bahwa ",
    "Presiden Adi ",
    "pemimpin itu ",
    "😀",
    "Editor: Adi\n",
    "3 4 ",
    "3 - 4 ",
    "kata ",
];

const CROWDED: &[&str] = &[
    "A. ",
    "A B C ",
    "\"Buka ",
    "“Buka ",
    "Adi, Budi, Citra, Dewi, ",
    "kata Adi, kata Budi, ",
    "Rp1 juta Rp2 juta ",
    "Bank Adi (BA) ",
    "JAKARTA, ADI - ",
    "3/4/",
    "Rp5 ",
    "Ke-5 ",
    "1. A\n",
    "A, ",
    "A-B ",
    "\"A\" ",
    "“A” kata B. ",
    "KPK, DPR, ",
    "Mr. X ",
    "PT A B C Tbk (ABC) ",
    "Adi (45), ",
    "Menteri Keuangan Adi Budi, ",
    "Ia berkata, ",
];

#[test]
fn no_text_takes_long() {
    let engine = Engine::new();
    let units = UNITS.iter().map(|unit| (unit, MOST)).chain(CROWDED.iter().map(|unit| (unit, MOST_CROWDED)));
    let slow: Vec<String> = units.filter_map(|(unit, most)| complaint(&engine, unit, most)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// What is wrong with `unit`, measured beside news again and again until nothing is. It may take `most`
/// times as long as news.
fn complaint(engine: &Engine, unit: &str, most: f64) -> Option<String> {
    let texts = [(NEWS, SIZE), (unit, SIZE / 4), (unit, SIZE)].map(|(unit, size)| repeated(unit, size));
    let mut best = [f64::INFINITY; 3];
    let mut complaint = None;
    for _ in 0..TRIES {
        for (best, text) in best.iter_mut().zip(&texts) {
            *best = best.min(seconds(engine, text));
        }
        complaint = complain(unit, most, best);
        if complaint.is_none() {
            break;
        }
    }
    complaint
}

/// What is wrong with a unit if news takes so long, some text of it, and four times that text.
fn complain(unit: &str, most: f64, [news, part, whole]: [f64; 3]) -> Option<String> {
    let (ratio, growth) = (whole / news, whole / part);
    println!("{unit:?}: {ratio:.2} of news, growth {growth:.1}");
    (ratio > most || ratio > CHEAP && growth > GROWTH).then(|| {
        format!("{unit:?} takes {ratio:.1} times as long as news, and {growth:.1} times its quarter")
    })
}

fn repeated(unit: &str, size: usize) -> String {
    unit.repeat(size / unit.len() + 1)
}

fn seconds(engine: &Engine, text: &str) -> f64 {
    let start = Instant::now();
    std::hint::black_box(engine.analyze(text, Options::default()));
    start.elapsed().as_secs_f64()
}
