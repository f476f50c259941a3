//! Unpaired marks cost no more than twice the time of ordinary news, byte for byte.

use std::time::{Duration, Instant};

use sorot::{Engine, Options};

/// Bytes of each text: enough that a quadratic step would show by far.
const SIZE: usize = 200_000;
/// Ten thousand marks a megabyte.
const BYTES_PER_MARK: usize = 100;

const NEWS: &str = "Bupati Sutoyo Prakoso mengatakan warga Garut akan menerima bantuan pekan depan. \
     \"Kami sudah menyiapkan 120 ton beras untuk warga,\" kata Sutoyo di Garut, Senin. \
     Menurut Darmi Wulandari, air sungai naik sejak Sabtu malam dan merendam puluhan rumah.\n";

#[test]
fn unpaired_marks_cost_at_most_twice() {
    let news = NEWS.repeat(SIZE / NEWS.len());
    let plain = news.replace('"', "");
    let engine = Engine::new();
    let normal = fastest(&engine, &news);
    for mark in ['"', '“', '”', '\''] {
        let marked = with_marks(&plain, mark);
        let ratio = per_byte(fastest(&engine, &marked), &marked) / per_byte(normal, &news);
        assert!(ratio <= 2.0, "{mark}: {ratio:.2} times the time of ordinary news");
    }
}

/// `text` with `mark` before a word every [`BYTES_PER_MARK`] bytes, never closed.
fn with_marks(text: &str, mark: char) -> String {
    let mut out = String::new();
    let mut next = 0;
    for (at, word) in
        text.split_inclusive(' ').scan(0, |at, w| Some((std::mem::replace(at, *at + w.len()), w)))
    {
        if at >= next {
            out.push(mark);
            next = at + BYTES_PER_MARK;
        }
        out += word;
    }
    out
}

/// The fastest of three runs: the others waited for something else.
fn fastest(engine: &Engine, text: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        std::hint::black_box(engine.analyze(text, Options::default()));
        start.elapsed()
    };
    (0..3).map(|_| run()).min().unwrap_or_default()
}

fn per_byte(time: Duration, text: &str) -> f64 {
    time.as_secs_f64() / text.len() as f64
}
