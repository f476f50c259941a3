//! Datelines: `JAKARTA, KOMPAS.com - `, `Bantul, IDN Times - `, `Jakarta (ANTARA) - `, `Liputan6.com, Jakarta `.
//!
//! Decides where the dateline that opens a line ends. With a medium's name it is one on any line;
//! without, only where the story begins, and only if it is in capitals or parted by a spaced dash.

use super::{Finder, blanks, is_medium};
use crate::tokenize::is_quote;

/// Bytes of the longest dateline, without its dash.
const LONGEST: usize = 80;
/// Words of the longest dateline without a medium's name.
const MOST_WORDS: usize = 4;
/// Words of the longest dateline with one.
const MOST_WORDS_WITH_MEDIUM: usize = 7;

impl Finder<'_> {
    /// The end of the dateline that starts at byte `at`, with its dash and the blanks behind.
    #[inline(never)]
    pub(super) fn dateline(&self, at: usize, end: usize) -> Option<usize> {
        let line = &self.text[at..end];
        let first = self.parted(line).or_else(|| self.unparted(line)).or_else(|| self.glued(line))?;
        let second = self.second(&line[first..]).filter(|_| has_medium(&line[..first]));
        Some(at + first + second.unwrap_or(0))
    }

    /// Length of a dateline that a dash or colon ends.
    fn parted(&self, line: &str) -> Option<usize> {
        let (dash, stop) = separator(line)?;
        let head = line[..dash].trim_end();
        let spaced = head.len() < dash && line[..stop].ends_with(char::is_whitespace);
        let count = words(head).count();
        let fits = if has_medium(head) {
            count <= MOST_WORDS_WITH_MEDIUM && is_capitalised(head)
        } else {
            let known = count == 1 || self.is_place(head) || self.is_sent(head);
            let shape = is_all_capitals(head) || spaced && known && is_capitalised(head);
            !self.in_story
                && count <= MOST_WORDS
                && shape
                && !line[dash..].starts_with(':')
                && !has_digit(head)
        };
        (fits && starts_story(&line[stop..])).then_some(stop)
    }

    /// Length of `JAKARTA-`, glued to the story: only behind a place of the list or a medium.
    fn glued(&self, line: &str) -> Option<usize> {
        let head = &line[..line.floor_char_boundary(LONGEST)];
        let dash = head.find('-')?;
        let fits = !self.in_story && self.is_place(&line[..dash]) || has_medium(&line[..dash]);
        (fits && is_all_capitals(&line[..dash]) && starts_story(&line[dash + 1..])).then_some(dash + 1)
    }

    /// Length of the place behind a medium with a dash or a full stop of its own: `KRjogja.com - SOLO - `,
    /// `KONTAN.CO.ID - JAKARTA. `.
    fn second(&self, line: &str) -> Option<usize> {
        let dashed = separator(line).filter(|&(dash, _)| {
            let head = line[..dash].trim_end();
            self.is_place(head) || is_all_capitals(head) && words(head).count() <= MOST_WORDS
        });
        let (_, stop) =
            dashed.or_else(|| full_stop(line).filter(|&(stop, _)| self.is_place(&line[..stop])))?;
        starts_story(&line[stop..]).then_some(stop)
    }

    /// Length of `Liputan6.com, Jakarta `: a medium, a comma, a place, and the story.
    fn unparted(&self, line: &str) -> Option<usize> {
        let head = &line[..line.floor_char_boundary(LONGEST)];
        let (medium, rest) = head.split_once(',')?;
        if medium.contains(char::is_whitespace) || !is_medium(medium) {
            return None;
        }
        let place = medium.len() + 1 + blanks(rest);
        let stop = place + self.place(&line[place..])?;
        let gap = blanks(&line[stop..]);
        (gap > 0 && starts_story(&line[stop + gap..])).then_some(stop + gap)
    }

    /// Length of the place that `text` begins with: one of the list, or one capitalised word.
    fn place(&self, text: &str) -> Option<usize> {
        let lower = text[..text.floor_char_boundary(LONGEST)].to_ascii_lowercase();
        if let Some((len, ())) = self.lexicon.dateline_places.at_start(&lower) {
            return Some(len);
        }
        let word = text.find(|c: char| !c.is_alphabetic()).filter(|&n| n > 0)?;
        text.starts_with(char::is_uppercase).then_some(word)
    }

    /// Is it a place and who reports from there: `Bantul, IDN Times`?
    fn is_sent(&self, head: &str) -> bool {
        let is_from = |place| self.is_place(place) || words(place).count() == 1;
        head.split_once(", ").is_some_and(|(place, medium)| is_from(place) && !medium.contains(','))
    }

    fn is_place(&self, head: &str) -> bool {
        let lower = head.to_ascii_lowercase();
        self.lexicon.dateline_places.at_start(&lower).is_some_and(|(len, ())| len == head.len())
    }
}

/// Can the story start here: with a capital, a digit, a quotation?
fn starts_story(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || is_quote(c) || c == '(' || c == ',')
}

fn has_digit(head: &str) -> bool {
    head.contains(|c: char| c.is_ascii_digit())
}

/// The first byte of a dash.
const FIRST_OF_DASH: u8 = 0xe2;

/// Where the first separator of `line` stands, and where it ends with the blanks behind it. A hyphen
/// inside a word (`AL-MANAMAH`) is none.
fn separator(line: &str) -> Option<(usize, usize)> {
    let dash = first_separator(&line[..line.floor_char_boundary(LONGEST)])?;
    let marks = line[dash..].find(|c: char| !matches!(c, '-' | '–' | '—' | ':')).unwrap_or(line.len() - dash);
    let stop = dash + marks;
    Some((dash, stop + blanks(&line[stop..])))
}

/// Where the first full stop of `line` stands, and where the blanks behind it end.
fn full_stop(line: &str) -> Option<(usize, usize)> {
    let at = line[..line.floor_char_boundary(LONGEST)].find(". ")?;
    Some((at, at + 1 + blanks(&line[at + 1..])))
}

#[inline(never)]
fn first_separator(head: &str) -> Option<usize> {
    let is_one = |&(i, byte): &(usize, u8)| match byte {
        b'-' => !is_inner(head, i),
        b':' => is_colon(head, i),
        FIRST_OF_DASH => is_dash(head, i),
        _ => false,
    };
    (0..).zip(head.bytes()).find(is_one).map(|(at, _)| at)
}

#[inline(never)]
fn is_dash(text: &str, i: usize) -> bool {
    text[i..].starts_with(['–', '—'])
}

/// Does the hyphen at `i` stand between two letters?
#[inline(never)]
fn is_inner(text: &str, i: usize) -> bool {
    let before = text[..i].ends_with(char::is_alphanumeric);
    before && text[i + 1..].starts_with(char::is_alphanumeric)
}

/// Is the colon at `i` followed by a blank (and so no part of an address), or glued between a medium and a
/// capital?
#[inline(never)]
fn is_colon(text: &str, i: usize) -> bool {
    let behind = &text[i + 1..];
    let is_glued =
        || behind.starts_with(char::is_uppercase) && words(&text[..i]).last().is_some_and(is_medium);
    behind.starts_with(char::is_whitespace) || is_glued()
}

/// The words of a dateline's head, marks taken off.
fn words(head: &str) -> impl Iterator<Item = &str> {
    head.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'))
        .map(|w| w.trim_end_matches('.'))
        .filter(|w| !w.is_empty() && !w.starts_with("http"))
}

/// Does a medium stand in it: an address (`KOMPAS.com`), or a name in capitals (`ANTARA`)?
fn has_medium(head: &str) -> bool {
    const NAMES: [&str; 10] =
        ["ANTARA", "CNN", "CNBC", "BBC", "VOA", "TRIBUNNEWS", "POSMETRO", "TEMPO", "REPUBLIKA", "TIMES"];
    words(head).any(|w| is_medium(w) || NAMES.contains(&w) || w == "Antara")
}

fn is_capitalised(head: &str) -> bool {
    let mut words = words(head).peekable();
    words.peek().is_some() && words.all(|w| w.starts_with(|c: char| !c.is_lowercase()) || is_medium(w))
}

fn is_all_capitals(head: &str) -> bool {
    let letters = head.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 2 && letters.clone().all(char::is_uppercase)
}
