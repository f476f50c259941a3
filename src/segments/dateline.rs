//! Datelines: `JAKARTA, KOMPAS.com - `, `Bantul, IDN Times - `, `Jakarta (ANTARA) - `, `Liputan6.com, Jakarta `.
//!
//! Decides where the dateline that opens a line ends, or one with an agency's name that stands behind the
//! story's teaser. With a medium's name it is one on any line; without, only where the story begins, and
//! only if it is in capitals or parted by a spaced dash.

use super::{Finder, blanks, is_medium};
use crate::span::place_of;
use crate::tokenize::is_quote;

/// Bytes of the longest dateline, without its dash.
const LONGEST: usize = 80;
/// Words of the longest dateline without a medium's name.
const MOST_WORDS: usize = 4;
/// Words of the longest dateline with one.
const MOST_WORDS_WITH_MEDIUM: usize = 7;
/// Bytes of the longest teaser.
const LONGEST_TEASER: usize = 600;

impl Finder<'_> {
    /// The end of the dateline that starts at byte `at`, with its dash and the blanks behind.
    #[inline(never)]
    pub(super) fn dateline(&self, at: usize, end: usize) -> Option<usize> {
        let line = &self.text[at..end];
        let first = self.parted(line).or_else(|| self.unparted(line)).or_else(|| self.glued(line))?;
        let second = self.second(&line[first..]).filter(|_| has_medium(&line[..first]));
        Some(at + first + second.unwrap_or(0))
    }

    /// Where the dateline begins that stands behind a teaser on the story's first line: `Harga akan turun bulan
    /// ini Jakarta (ANTARA) - `.
    #[inline(never)]
    pub(super) fn behind_teaser(&self, at: usize, end: usize) -> Option<usize> {
        if self.in_story {
            return None;
        }
        let line = &self.text[at..self.text.floor_char_boundary(end.min(at + LONGEST_TEASER))];
        let close = place_of(line, ") - ")?;
        let open = line[..close].rfind('(').filter(|&open| is_agency(&line[open + 1..close]))?;
        let before = line[..open].trim_end();
        let starts = before.rmatch_indices(' ').take(MOST_WORDS).map(|(blank, _)| blank + 1);
        let start = at + starts.filter(|&start| self.is_place(&before[start..])).last()?;
        self.dateline(at, end).is_none().then_some(start)
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

    /// Length of `JAKARTA-`, `KOMPAS.com-`, `Liputan6.com, Jakarta-`, glued to the story: only behind a place
    /// of the list or a medium.
    fn glued(&self, line: &str) -> Option<usize> {
        let text = &line[..line.floor_char_boundary(LONGEST)];
        let dash = text.find('-')?;
        let head = &line[..dash];
        let has_shape = is_all_capitals(head) && (!self.in_story && self.is_place(head) || has_medium(head));
        let fits = has_shape || self.is_medium_and_place(head);
        (fits && starts_story(&line[dash + 1..])).then_some(dash + 1)
    }

    /// `KOMPAS.com`, `Liputan6.com, Jakarta`, `JAKARTA, KOMPAS.com`.
    fn is_medium_and_place(&self, head: &str) -> bool {
        let Some((one, two)) = head.split_once(',') else { return is_medium_alone(head) };
        let two = two.trim();
        is_medium_alone(one) && self.is_place(two) || self.is_place(one) && is_medium_alone(two)
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

    /// Length of `Liputan6.com, Jakarta `, `JAKARTA, KOMPAS.com `, `WARTA.COM `, whose dash is lost: behind it
    /// the story begins. Most lines fail a look for the stop that a medium has.
    fn unparted(&self, line: &str) -> Option<usize> {
        let head = &line[..line.floor_char_boundary(LONGEST)];
        let stop = head.contains('.').then(|| self.medium_and_place(head))??;
        let gap = blanks(&line[stop..]);
        (starts_story(&line[stop + gap..]) && (gap > 0 || head[..stop].contains(' '))).then_some(stop + gap)
    }

    /// Length of a medium with a comma and a place, of a place with a comma and a medium, or of a medium that
    /// shouts.
    fn medium_and_place(&self, head: &str) -> Option<usize> {
        let (one, rest) = head.split_once(',').unwrap_or((head, ""));
        let behind = head.len() - rest.trim_start().len();
        if is_medium_alone(one) && behind < head.len() {
            return self.place(&head[behind..]).map(|place| behind + place);
        }
        let end_of = |start: usize| head[start..].find(char::is_whitespace).map(|len| start + len);
        let medium = |start| end_of(start).filter(|&end| is_medium(&head[start..end]));
        let shouted = || medium(0).filter(|&end| !self.in_story && is_all_capitals(&head[..end]));
        medium(behind).filter(|_| self.is_place(one)).or_else(shouted)
    }

    /// Length of the place that `text` begins with: one of the list, also glued to the story
    /// (`JakartaHarga naik`), or one capitalised word.
    fn place(&self, text: &str) -> Option<usize> {
        let lower = text[..text.floor_char_boundary(LONGEST)].to_ascii_lowercase();
        if let Some((len, ())) = self.lexicon.dateline_places.at_start(&lower) {
            return Some(len);
        }
        let bytes = text.as_bytes();
        let glue =
            bytes.windows(2).position(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
        if let Some(len) = glue.map(|at| at + 1).filter(|&len| self.is_place(&text[..len])) {
            return Some(len);
        }
        let word = text.find(|c: char| !c.is_alphabetic()).filter(|&n| n > 0)?;
        text.starts_with(char::is_uppercase).then_some(word)
    }

    /// Is it a place and who reports from there: `Bantul, IDN Times`?
    fn is_sent(&self, head: &str) -> bool {
        let is_from = |place| self.is_place(place) || words(place).count() == 1;
        head.split_once(',')
            .is_some_and(|(place, medium)| is_from(place) && medium.starts_with(' ') && !medium.contains(','))
    }

    fn is_place(&self, head: &str) -> bool {
        let lower = head.to_ascii_lowercase();
        self.lexicon.dateline_places.at_start(&lower).is_some_and(|(len, ())| len == head.len())
    }
}

/// Is it one word, a medium's?
fn is_medium_alone(head: &str) -> bool {
    is_medium(head) && !head.contains(char::is_whitespace)
}

/// Can the story start here: with a capital, also behind a small letter (`iPhone`), a digit, a quotation?
fn starts_story(rest: &str) -> bool {
    let is_brand = matches!(rest.as_bytes(), [b'a'..=b'z', b'A'..=b'Z', ..]);
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || is_quote(c) || c == '(' || c == ',';
    is_brand || rest.starts_with(opens)
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
    let at = place_of(&line[..line.floor_char_boundary(LONGEST)], ". ")?;
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
    const NAMES: [&str; 11] = [
        "ANTARA",
        "CNN",
        "CNBC",
        "BBC",
        "KOMPAS",
        "VOA",
        "TRIBUNNEWS",
        "POSMETRO",
        "TEMPO",
        "REPUBLIKA",
        "TIMES",
    ];
    words(head).any(|w| is_medium(w) || NAMES.contains(&w) || w == "Antara")
}

/// `ANTARA`.
fn is_agency(head: &str) -> bool {
    is_all_capitals(head) && has_medium(head) && words(head).count() == 1
}

fn is_capitalised(head: &str) -> bool {
    let mut words = words(head).peekable();
    words.peek().is_some() && words.all(|w| w.starts_with(|c: char| !c.is_lowercase()) || is_medium(w))
}

fn is_all_capitals(head: &str) -> bool {
    let letters = head.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 2 && letters.clone().all(char::is_uppercase)
}
