//! Credits: `(ant/rhs)` behind the last sentence, lines that hold nothing but a credit, captions
//! with their photographer.
//!
//! Decides whether a bracket or a whole line is a credit. A bracket counts only behind a finished
//! sentence.

use super::{Finder, SegmentRole, is_medium};
use crate::span::place_of;
use crate::tokenize::is_double_quote;

/// Bytes of the longest credit in brackets.
const LONGEST_CREDIT: usize = 70;
/// Bytes of the longest line that is only `Nama/Medium.com`.
const LONGEST_LINE: usize = 70;
/// Bytes of the longest caption.
const LONGEST_CAPTION: usize = 400;
/// Bytes of the longest address of a publisher.
const LONGEST_IMPRINT: usize = 400;
/// Lines of the shortest address of a publisher.
const LEAST_LINES: usize = 3;

impl Finder<'_> {
    /// Takes a credit in brackets off the end of the line `start..end`; the line's new end.
    #[inline(never)]
    pub(super) fn closing_credit(&mut self, start: usize, end: usize) -> usize {
        match self.credit_before(start, end) {
            Some(from) => {
                self.push(from, end, SegmentRole::Byline);
                start + self.text[start..from].trim_end().len()
            }
            None => end,
        }
    }

    /// Where a segment that opens at `from` really begins: with the credit in brackets before it.
    pub(super) fn credit_start(&self, from: usize, line: usize) -> usize {
        let before = line + self.text[line..from].trim_end().len();
        self.credit_before(line, before).unwrap_or(from)
    }

    /// The start of the credit in brackets that ends at `end`.
    fn credit_before(&self, start: usize, end: usize) -> Option<usize> {
        let start = start.max(self.text.ceil_char_boundary(end.saturating_sub(2 * LONGEST_CREDIT)));
        let inside = self.text.get(start..end)?.strip_suffix(')')?;
        let from = start + inside.rfind('(')?;
        let credit = inside[from - start + 1..].trim();
        let behind = self.text[start..from].trim_end();
        let ended = behind.is_empty()
            || behind.ends_with(|c: char| matches!(c, '.' | '!' | '?' | '…' | ']') || is_double_quote(c))
            || self.is_page_mark(behind);
        (ended && is_credit(credit)).then_some(from)
    }

    fn is_page_mark(&self, behind: &str) -> bool {
        let last: Vec<&str> = behind.split_whitespace().rev().take(4).collect();
        last.get(3) == Some(&"Halaman")
    }

    /// The end of the line `start..end` if all of it is a credit or a caption.
    #[inline(never)]
    pub(super) fn whole_line(&mut self, start: usize, end: usize) -> Option<usize> {
        let role = self.line_role(start, end)?;
        self.push(start, end, role);
        Some(end)
    }

    /// Takes off what follows the last credit if it is a publisher's address.
    pub(super) fn imprint(&mut self) {
        let mut credits = self.found.iter().filter(|s| s.role == SegmentRole::Byline);
        let Some(from) = credits.next_back().map(|s| s.span.end as usize) else { return };
        let behind = &self.text[from..];
        if behind.len() <= LONGEST_IMPRINT && is_imprint(behind) {
            let start = from + super::blanks(behind);
            self.found.retain(|s| (s.span.end as usize) <= from);
            self.push(start, from + behind.trim_end().len(), SegmentRole::Other);
        }
    }

    fn line_role(&self, start: usize, end: usize) -> Option<SegmentRole> {
        let (line, lower) = (&self.text[start..end], &self.lower[start..end]);
        if lower.len() < 120 && place_of(lower, "berkontribusi dalam").is_some() {
            return Some(SegmentRole::Byline);
        }
        if line.len() <= LONGEST_LINE && line.rsplit_once('/').is_some_and(|(_, medium)| is_medium(medium)) {
            return Some(SegmentRole::Byline);
        }
        self.is_caption(line, lower).then_some(SegmentRole::Caption)
    }

    /// Does a line end with a photo's credit in brackets? A medium's credit counts only behind words that
    /// are no finished sentence.
    fn is_caption(&self, line: &str, lower: &str) -> bool {
        let bracket = lower.trim_end_matches('.').strip_suffix(')').and_then(|l| l.rfind('('));
        let Some(open) = bracket.filter(|_| line.len() < LONGEST_CAPTION) else { return false };
        let credit = lower[open + 1..].trim_end_matches(['.', ')']);
        let medium = credit.split_once('/').is_some_and(|(medium, _)| is_medium(medium));
        let finished = line[..open].trim_end().ends_with(['.', '!', '?']);
        credit.len() <= LONGEST_CREDIT && (self.is_photo(credit) || medium && !finished)
    }

    /// Does a lower-case credit speak of a photo?
    fn is_photo(&self, credit: &str) -> bool {
        let begins = |at: &str, (word, place): (&str, &&str)| {
            at.strip_prefix(word).is_some_and(|rest| *place == "start" || rest.starts_with(['.', ' ']))
        };
        let behind = credit.match_indices(' ').map(|(i, _)| &credit[i + 1..]);
        let mut places = std::iter::once(credit).chain(behind);
        places.any(|at| self.lexicon.photo_words.rows().any(|row| begins(at, row)))
    }
}

/// Are these lines an address: short, without a full stop, with an e-mail address or a copyright?
fn is_imprint(text: &str) -> bool {
    let signed = text.contains(['©', '@']) || place_of(text, "[email").is_some();
    let short = |line: &str| line.len() <= LONGEST_LINE && !line.trim_end().ends_with('.');
    signed && text.lines().count() >= LEAST_LINES && text.lines().all(short)
}

/// Is what stands in brackets a credit: `*`, initials (`ant/rhs`, `K24`), a medium with a name, a
/// name?
fn is_credit(credit: &str) -> bool {
    if credit.is_empty() || credit.len() > LONGEST_CREDIT || credit.contains(['(', ')']) {
        return false;
    }
    let initials =
        credit.split('/').all(is_initials) || credit.contains('/') && credit.split('/').all(is_sign);
    let medium = credit.split(['/', ',', ' ']).any(is_medium);
    credit.chars().all(|c| c == '*') || initials || medium || is_full_name(credit)
}

/// `ant`, `rhs`, `K24`, `CR29`: a few letters, with digits only behind them.
fn is_initials(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let short = word.len() <= 4 && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    short && (!letters.is_empty() && (word.len() > letters.len() || !is_acronym(letters)) || word.is_empty())
}

/// `IKI`: one of several in capitals.
fn is_sign(word: &str) -> bool {
    is_acronym(word) && word.len() <= 4
}

fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Two to four capitalised words and nothing else.
fn is_full_name(credit: &str) -> bool {
    let words = credit.split_whitespace();
    let named = words.clone().all(|w| {
        let mut letters = w.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| c.is_lowercase() || c == '.' || c == '\'')
    });
    named && (2..=4).contains(&words.count())
}
