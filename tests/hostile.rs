//! Texts made to hurt: half a megabyte of one never costs much more than as much of one article again and
//! again, which takes half the time of news, for its words are looked at once. A stage whose time grew faster
//! than the text would show. What they take beside news itself `make bench` measures.

use std::time::Instant;

use sorot::{Engine, Options};

const NEWS: &str = include_str!("../benches/peers/article.txt");

/// What each text says again and again; `make bench` reads them too.
const UNITS: &str = include_str!("cases/hostile.json");

/// Bytes of each text.
const SIZE: usize = 500_000;
/// Time per byte, of that of the article.
const MOST: f64 = 2.0;
/// The same with as few small words between as make it prose: where every other token is a number or may be
/// part of a name, and is a letter or two, there are four times the tokens of the article, and all of them are
/// looked at as one in four is there.
const MOST_IN_PROSE: f64 = 6.0;
/// A new name stands for each `@` of these: each is compared with some that are like it, never with all.
const OF_NEW_NAMES: [&str; 5] = [
    "kata @ @, ",
    "@ @ pergi ke @. ",
    "triliyun adik@",
    "Presiden@ @mengatakan @pergi @. ",
    "Universitas Presiden @ hadir, lalu presiden itu pulang. ",
];
/// Time per byte of four times as many of them.
const MOST_GROWTH: f64 = 2.0;
/// A small word stands behind so many bytes.
const CROWD: usize = 50;
/// Times that a text is measured before it counts as slow: what else the machine does only adds.
const TRIES: usize = 12;

#[test]
fn no_text_takes_long() {
    let engine = Engine::new();
    let units: Vec<String> = serde_json::from_str(UNITS).unwrap();
    let in_prose = units.iter().map(|unit| unit.repeat(CROWD.div_ceil(unit.len())) + " kata ");
    let in_prose: Vec<_> = in_prose.map(|unit| (unit, MOST_IN_PROSE)).collect();
    let alone = units.into_iter().map(|unit| (unit, MOST));
    let slow: Vec<String> =
        alone.chain(in_prose).filter_map(|(unit, most)| complaint(&engine, &unit, most)).collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn ever_new_names_take_time_in_proportion() {
    let engine = Engine::new();
    for unit in OF_NEW_NAMES {
        let texts = [SIZE / 4, SIZE].map(|size| of_new_names(unit, size));
        let growth = |_| {
            let [few, many] = [0, 1].map(|i| seconds(&engine, &texts[i]) / texts[i].len() as f64);
            many / few
        };
        let least = (0..TRIES).map(growth).find(|&growth| growth <= MOST_GROWTH);
        assert!(least.is_some(), "{unit:?} takes more than {MOST_GROWTH} times as long a byte");
    }
}

/// `unit` again and again with a new name for each `@`: four letters in an order that scatters them.
fn of_new_names(unit: &str, size: usize) -> String {
    const LETTERS: u32 = 26;
    let letter = |n: u32, power: u32| (b'a' + (n / LETTERS.pow(power) % LETTERS) as u8) as char;
    let mut names = (0u32..).map(|n| n * 7919 % LETTERS.pow(4));
    let mut text = String::new();
    while text.len() < size {
        let mut parts = unit.split('@');
        text.extend(parts.next());
        for (part, name) in parts.zip(&mut names) {
            text.push(letter(name, 3).to_ascii_uppercase());
            text.extend((0..3).rev().map(|power| letter(name, power)));
            text.push_str(part);
        }
    }
    text
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
