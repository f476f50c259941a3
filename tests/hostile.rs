//! Texts made to hurt: half a megabyte of one never costs much more than as much news. A stage whose time grew
//! faster than the text would show.

use std::time::Instant;

use sorot::{Engine, Options};

const NEWS: &str = include_str!("../benches/peers/article.txt");

/// Bytes of each text.
const SIZE: usize = 500_000;
/// Time per byte, of that of news.
const MOST: f64 = 2.0;
/// The same with as few small words between as make it prose: where every other token is a number or may be
/// part of a name, and is a letter or two, there are four times the tokens of news, and all of them are
/// looked at as one in four is there.
const MOST_IN_PROSE: f64 = 6.0;
/// A small word stands behind so many bytes.
const CROWD: usize = 50;
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
    let alone = UNITS.iter().map(|unit| (unit.to_string(), MOST));
    let in_prose =
        UNITS.iter().map(|unit| (unit.repeat(CROWD.div_ceil(unit.len())) + " kata ", MOST_IN_PROSE));
    let slow: Vec<String> =
        alone.chain(in_prose).filter_map(|(unit, most)| complaint(&engine, &unit, most)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// What is wrong with `unit`, which may take `most` times as long as news: both are measured again and
/// again until nothing is.
fn complaint(engine: &Engine, unit: &str, most: f64) -> Option<String> {
    let texts = [NEWS, unit].map(|unit| unit.repeat(SIZE / unit.len() + 1));
    let mut best = [f64::INFINITY; 2];
    for _ in 0..TRIES {
        for (best, text) in best.iter_mut().zip(&texts) {
            *best = best.min(seconds(engine, text));
        }
        if best[1] <= most * best[0] {
            println!("{unit:?}: {:.2} of news", best[1] / best[0]);
            return None;
        }
    }
    Some(format!("{unit:?} takes {:.1} times as long as news", best[1] / best[0]))
}

fn seconds(engine: &Engine, text: &str) -> f64 {
    let start = Instant::now();
    std::hint::black_box(engine.analyze(text, Options::default()));
    start.elapsed().as_secs_f64()
}
