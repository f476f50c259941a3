//! Texts made to hurt: none costs many times what news of the same length costs, and four times the
//! text takes about four times as long.

use std::time::{Duration, Instant};

use sorot::{Engine, Options};

const NEWS: &str = include_str!("../benches/peers/article.txt");

/// Bytes of each text.
const SIZE: usize = 200_000;
/// Time per byte, of that of news: what is all names or all quotes has more to be read than news.
const MOST: f64 = 10.0;
/// Time of four times the text, of the text's: a linear stage takes 4, a quadratic one 16; the rest
/// is for the noise of a shared machine.
const GROWTH: f64 = 8.0;
/// Below this share of the time of news, what grows is the noise.
const CHEAP: f64 = 0.5;

const UNITS: &[&str] = &[
    "kata tanpa titik ",
    "\"Buka ",
    "“Buka ",
    "'buka ",
    "‘buka ",
    "Kami “datang ke sini, ",
    "\"kata\" ",
    "kata dia \"",
    "A",
    "A. ",
    "Aa",
    "aAaA",
    "A B C ",
    "((((",
    "[({<",
    "“‘(",
    "1234567890",
    "1.250,5 ",
    "1.000",
    "menang 3-1 ",
    "Adi (45), ",
    "1,",
    "12-",
    "3/4/",
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
    "Adi, Budi, Citra, Dewi, ",
    "Adi Budi Citra Dewi ",
    "5 km 7 kg 9 persen ",
    "Rp1 juta Rp2 juta ",
    "satu dua tiga juta ",
    "Senin (1/2/2024) ",
    "pukul 10.00 WIB ",
    "kata Adi, kata Budi, ",
    "menurut Adi ",
    "ia mengatakan bahwa ",
    "Bank Adi (BA) ",
    "Presiden Adi ",
    "pemimpin itu ",
    "😀",
    "JAKARTA, ADI - ",
    "Editor: Adi\n",
];

#[test]
fn no_text_takes_long() {
    let engine = Engine::new();
    let news = seconds(&engine, NEWS, SIZE);
    let slow: Vec<String> = UNITS.iter().filter_map(|unit| complaint(&engine, unit, news)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

fn complaint(engine: &Engine, unit: &str, news: f64) -> Option<String> {
    let (part, whole) = (seconds(engine, unit, SIZE / 4), seconds(engine, unit, SIZE));
    let (ratio, growth) = (whole / news, whole / part);
    println!("{unit:?}: {ratio:.2} of news, growth {growth:.1}");
    (ratio > MOST || ratio > CHEAP && growth > GROWTH).then(|| {
        format!("{unit:?} takes {ratio:.1} times as long as news, and {growth:.1} times its quarter")
    })
}

/// What `size` bytes of `unit` take: the best of three, for what else the machine does only adds.
fn seconds(engine: &Engine, unit: &str, size: usize) -> f64 {
    let text = unit.repeat(size / unit.len() + 1);
    let once = || {
        let start = Instant::now();
        std::hint::black_box(engine.analyze(&text, Options::default()));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or(Duration::ZERO).as_secs_f64()
}
