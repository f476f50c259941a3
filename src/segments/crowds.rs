//! Stretches without prose: tables, thousands of names in a row, another script, what is no language.
//!
//! Decides by one thing that all Indonesian prose has, words in small letters. Leaves stretches that an
//! article may well have, such as the names of two teams: it looks at kilobytes, never at lines.

use std::ops::Range;

/// Bytes that are judged together. Prose has some 400 small words in as many; the poorest such stretch of
/// 888 in 12,285 articles has 80.
const STRETCH: usize = 4096;
/// The last byte of a blank that no line breaks at, U+00A0.
const LAST_OF_HARD_BLANK: u8 = 0xa0;
/// Bytes that may go by without a small word, on average.
const MOST_BYTES: usize = 64;

/// The parts of `text` in order, each whole and with whether it is prose. A text shorter than half a stretch
/// always is.
pub(super) fn parts(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut parts: Vec<(Range<usize>, bool)> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = stretch_end(text, start);
        let is_prose = match parts.last() {
            // Too little to be judged by itself.
            _ if end - start >= STRETCH / 2 => is_prose(&text[start..end]),
            Some((_, before)) => *before || is_prose(&text[start..end]),
            None => true,
        };
        match parts.last_mut().filter(|last| last.1 == is_prose) {
            Some(last) => last.0.end = end,
            None => parts.push((start..end, is_prose)),
        }
        start = end;
    }
    parts
}

/// The end of the stretch from `start`: behind its last blank, if its second half has one.
fn stretch_end(text: &str, start: usize) -> usize {
    let end = text.floor_char_boundary(start + STRETCH);
    let half = text.floor_char_boundary(start + STRETCH / 2);
    if end == text.len() { end } else { text[half..end].rfind([' ', '\n']).map_or(end, |at| half + at + 1) }
}

#[inline(never)]
fn is_prose(stretch: &str) -> bool {
    let begins = |two: &&[u8]| {
        matches!(two[0], b' ' | b'\n' | b'\t' | LAST_OF_HARD_BLANK) & two[1].is_ascii_lowercase()
    };
    stretch.as_bytes().windows(2).filter(begins).count() * MOST_BYTES >= stretch.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "Pasar Melati ramai sejak pagi, kata Budi Santoso. ";

    /// The lengths of the parts of `text` in repeats of [`NEWS`], negative where there is no prose.
    #[track_caller]
    fn check(text: &str, expected: &[isize]) {
        let found = parts(text);
        let lengths = found.iter().map(|(part, is_prose)| {
            let len = part.len().div_ceil(NEWS.len()) as isize;
            if *is_prose { len } else { -len }
        });
        assert_eq!(lengths.collect::<Vec<_>>(), expected);
        assert!(found.iter().is_sorted_by_key(|(part, _)| part.start));
        assert_eq!(found.iter().map(|(part, _)| part.len()).sum::<usize>(), text.len());
    }

    #[test]
    fn an_article_is_prose_and_so_is_a_list_in_it() {
        check("", &[]);
        check("A", &[1]);
        check(&NEWS.repeat(1000), &[1000]);
        assert!(parts(&NEWS.repeat(100).replace(' ', "\u{a0}")).iter().all(|part| part.1));
        check(&("Adi, Budi, Citra, Dewi. ".repeat(100) + &NEWS.repeat(100)), &[148]);
        check(&(NEWS.repeat(100) + &"Adi, Budi, Citra, Dewi. ".repeat(60)), &[129]);
    }

    #[test]
    fn kilobytes_without_a_small_word_are_not() {
        check(&"KPK, DPR, ".repeat(5000), &[-1000]);
        check(&"3/4/".repeat(12_500), &[-1000]);
        check(&"\u{65b0}\u{805e}".repeat(5000), &[-600]);
        let crowd = "Adi, Budi, ".repeat(5000);
        check(&(NEWS.repeat(164) + &crowd + &NEWS.repeat(164)), &[164, -1064, 201]);
    }
}
