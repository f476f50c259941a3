//! One function for each thing that reads what strangers wrote. None may panic, hang or break a
//! promise, whatever the bytes.

use std::sync::LazyLock;

use sorot::Options;
use sorot::lexicon::Lexicon;
use sorot::lexicon::known_names::KnownNames;
use sorot::model::{LANES, Model, Row, checksum};
use sorot::numerals::{self, Habit as Marks, Reading};
use sorot::vocabulary::{Habit, Vocabulary};
use sorot::wire::WireAnalysis;

use crate::invariants::{self, ENGINE};
use crate::lines;

/// A text; its first line may give the day of publication.
pub fn analyze(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let first = text.split('\n').next().unwrap_or_default();
    match first.parse() {
        Ok(date) => {
            let story = text[first.len()..].strip_prefix('\n').unwrap_or_default();
            invariants::check(story, Options { date: Some(date) });
        }
        Err(_) => invariants::check(&text, Options::default()),
    }
}

/// Numbers in digits and words, parted by blanks.
pub fn numerals(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let words: Vec<&str> = text.split_whitespace().collect();
    let habit = Marks::of(words.iter().copied());
    let mut reading = Reading::default();
    for word in words {
        number(word);
        let taken = match (numerals::digits(word, habit), lexicon().figures.numbers.get(word)) {
            (Some(value), _) => reading.digits(value),
            (None, Some(&word)) => reading.word(word),
            (None, None) => false,
        };
        if !taken {
            reading = Reading::default();
        }
        amount(&reading);
    }
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
    &LEXICON
}

fn number(word: &str) {
    for habit in [Marks::Indonesian, Marks::English] {
        if let Some(n) = numerals::digits(word, habit) {
            assert!(n.is_finite() && n >= 0.0, "{word} is {n}");
            assert!(word.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b','), "{word} is {n}");
        }
    }
    assert!(!numerals::is_thousands(word, '.') || numerals::digits(word, Marks::Indonesian).is_some());
    assert!(!numerals::is_thousands(word, ',') || numerals::digits(word, Marks::English).is_some());
    assert!(numerals::roman(word).is_none_or(|n| (1.0..40.0).contains(&n)), "{word}");
}

fn amount(reading: &Reading) {
    let value = reading.value();
    assert!(value.is_finite() && value >= 0.0, "{reading:?}");
    assert!(reading.upper().is_none_or(|upper| upper.is_finite() && upper >= value), "{reading:?}");
}

/// A file of weights or words: as it comes, with a right checksum, and one that we wrote, damaged.
pub fn model(data: &[u8]) {
    read(data);
    read(&sealed(data, 12));
    read(&sealed(data, 8));
    let at = data.iter().fold(data.len(), |at, &b| at.wrapping_mul(31).wrapping_add(b.into()));
    let weights = weights(data).write(1);
    damaged(&weights, at, |bytes| Model::read(bytes, 1).is_ok());
    let words = vocabulary(data).write();
    damaged(&words, at, |bytes| Vocabulary::read(bytes).is_ok());
}

fn read(bytes: &[u8]) {
    let fingerprint = bytes.get(8..12).map_or(0, |b| u32::from_le_bytes(b.try_into().unwrap()));
    let keys = bytes.chunks_exact(4).map(|b| u32::from_le_bytes(b.try_into().unwrap()));
    if let Ok(model) = Model::read(bytes, fingerprint) {
        let rows =
            keys.clone().chain([0, u32::MAX]).filter(|&key| model.row(key).iter().any(|&weight| weight != 0));
        assert!(rows.count() == 0 || !model.is_empty());
    }
    if let Ok(names) = KnownNames::read(bytes) {
        keys.clone().for_each(|key| assert!(names.get(key).kinds() < 8));
    }
    if let Ok(vocabulary) = Vocabulary::read(bytes) {
        keys.chain([0, u32::MAX]).for_each(|key| {
            let _ = vocabulary.entry(key);
        });
    }
}

/// `bytes` with the checksum at byte `at` that all behind it asks for.
fn sealed(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.len() >= at + 4 {
        let sum = checksum(&bytes[at + 4..]);
        bytes[at..at + 4].copy_from_slice(&sum.to_le_bytes());
    }
    bytes
}

fn weights(data: &[u8]) -> Model {
    let row = |i: usize| -> Row { std::array::from_fn(|lane| data[(i + lane) % data.len()] as i8) };
    let mut rows: Vec<(u32, Row)> = keys(data).enumerate().map(|(i, key)| (key, row(i))).collect();
    rows.sort_unstable();
    rows.dedup_by_key(|r| r.0);
    Model::new(0.5, [[data.len() as i16; LANES]; LANES], &rows)
}

fn vocabulary(data: &[u8]) -> Vocabulary {
    let habits = keys(data).map(|key| (key, Habit { kind: key as u8, part: (key >> 8) as u8 }));
    Vocabulary::new(keys(data).map(|key| (key, (key >> 16) as u16)), vec![7; data.len() % 9])
        .with_habits(habits)
}

fn keys(data: &[u8]) -> impl Iterator<Item = u32> {
    data.chunks_exact(4).map(|b| u32::from_le_bytes(b.try_into().unwrap()))
}

/// `file` is read; with one bit changed, cut, or longer by a byte it is not.
fn damaged(file: &[u8], at: usize, is_read: impl Fn(&[u8]) -> bool) {
    assert!(is_read(file), "what was written is not read");
    let mut flipped = file.to_vec();
    flipped[at / 8 % file.len()] ^= 1 << (at % 8);
    assert!(!is_read(&flipped), "a changed bit is not seen");
    assert!(!is_read(&file[..at % file.len()]), "a cut is not seen");
    assert!(!is_read(&[file, &[at as u8]].concat()), "a byte too many is not seen");
}

/// The command line's articles, one a line: each line that is not blank is answered or complained of.
pub fn jsonl(data: &[u8]) {
    let mut last = 0;
    let done = lines::for_each(data, |number, line| {
        assert!(number > last, "line {number} behind line {last}");
        last = number;
        line.map_or_else(|why| complaint(&why), |article| answer(&article));
        Ok(())
    });
    done.unwrap();
    assert!(last <= 1 + data.iter().filter(|&&b| b == b'\n').count());
}

fn complaint(why: &str) {
    assert!(!why.is_empty() && !why.contains('\n'), "{why:?}");
}

fn answer(article: &lines::Article) {
    let analysis = ENGINE.analyze(&article.text, Options { date: article.date });
    let line = serde_json::to_string(&WireAnalysis::new(&article.text, &analysis)).unwrap();
    let id = serde_json::to_string(&article.id).unwrap();
    assert!(!line.contains('\n') && !id.contains('\n'));
}
