//! Tokens to sentences and paragraphs.
//!
//! Decides where a sentence ends: behind `.`, `!`, `?` or `…` that is no abbreviation's, with the
//! closing marks that follow it; before the next item of a list that stands on one line; and always at
//! a line break. A text without line breaks is one paragraph for each stretch between segments.
//!
//! A quotation that goes on over several sentences is several sentences here: quotes are the
//! business of [`crate::quotes`].

use crate::document::{Paragraph, Sentence, Token, TokenKind, TokenRange};
use crate::lexicon::Lexicon;
use crate::tokenize::is_quote;

/// The sentences and paragraphs of `text`, which is `lower` with ASCII letters lower-cased.
#[must_use]
pub fn split(
    text: &str,
    lower: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
) -> (Vec<Sentence>, Vec<Paragraph>) {
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::new();
    let cutter = Cutter { text, lower, tokens, lexicon };
    let mut start = 0;
    while start < tokens.len() {
        let end = cutter.paragraph_end(start);
        let first = sentences.len() as u32;
        cutter.sentences(TokenRange::new(start, end), &mut sentences);
        paragraphs.push(Paragraph {
            tokens: TokenRange::new(start, end),
            first_sentence: first,
            end_sentence: sentences.len() as u32,
        });
        start = end;
    }
    (sentences, paragraphs)
}

struct Cutter<'t> {
    text: &'t str,
    lower: &'t str,
    tokens: &'t [Token],
    lexicon: &'t Lexicon,
}

impl Cutter<'_> {
    fn paragraph_end(&self, start: usize) -> usize {
        (start + 1..self.tokens.len())
            .find(|&i| self.gap(i).is_some_and(|gap| gap.contains(ends_paragraph)))
            .unwrap_or(self.tokens.len())
    }

    /// What stands between token `i` and the one before if it is more than a blank: blanks, or a segment.
    fn gap(&self, i: usize) -> Option<&str> {
        let gap = &self.text[self.tokens[i - 1].span.end as usize..self.tokens[i].span.start as usize];
        Some(gap).filter(|gap| !matches!(*gap, "" | " "))
    }

    fn sentences(&self, paragraph: TokenRange, out: &mut Vec<Sentence>) {
        let limit = paragraph.end as usize;
        let mut start = paragraph.start as usize;
        let mut i = start;
        while i < limit {
            if !self.is_final_stop(i) && !self.is_before_item(i) {
                i += 1;
                continue;
            }
            i = self.closing_end(i + 1, limit);
            if self.can_start(i, limit) {
                out.push(Sentence { tokens: TokenRange::new(start, i) });
                start = i;
            }
        }
        if start < limit {
            out.push(Sentence { tokens: TokenRange::new(start, limit) });
        }
    }

    fn word(&self, i: usize) -> &str {
        self.tokens[i].span.text(self.text)
    }

    fn is_final_stop(&self, i: usize) -> bool {
        if self.tokens[i].kind != TokenKind::Mark {
            return false;
        }
        match self.word(i) {
            "!" | "?" | "…" => true,
            "." => !self.is_abbreviation_stop(i),
            _ => false,
        }
    }

    /// Does a number with its stop stand glued behind the word at `i`: `1. Ratna Wulan2. Budi`?
    fn is_before_item(&self, i: usize) -> bool {
        let is_glued = |at: usize, kind| self.tokens.get(at).is_some_and(|t| t.glued && t.kind == kind);
        is_glued(i + 1, TokenKind::Number)
            && is_glued(i + 2, TokenKind::Mark)
            && self.tokens[i].kind == TokenKind::Word
            && self.word(i + 2) == "."
            && !self.lexicon.glued_units.has(self.tokens[i].span.text(self.lower))
    }

    /// Is the stop at `i` glued behind an abbreviation, or between two glued tokens (`Kompas.com`)?
    fn is_abbreviation_stop(&self, i: usize) -> bool {
        let inner = self.tokens.get(i + 1).is_some_and(|t| {
            t.glued && t.kind == TokenKind::Word && t.span.text(self.text).starts_with(char::is_lowercase)
        });
        let behind = i > 0
            && self.tokens[i].glued
            && self.lexicon.abbreviations.has(self.tokens[i - 1].span.text(self.lower));
        inner || behind
    }

    /// The end of the closing marks that follow a stop: quotation marks glued to it, brackets, stops.
    fn closing_end(&self, from: usize, limit: usize) -> usize {
        (from..limit)
            .find(|&i| {
                let c = self.word(i).chars().next().unwrap_or(' ');
                let closes =
                    matches!(c, ')' | ']' | '.' | '!' | '?' | '…') || is_quote(c) && c != '“' && c != '‘';
                !(closes && self.tokens[i].glued)
            })
            .unwrap_or(limit)
    }

    /// Can a sentence start at token `i`: not with a small letter or a comma.
    fn can_start(&self, i: usize, limit: usize) -> bool {
        i < limit && !self.word(i).starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ')'))
    }
}

/// Does a paragraph end where this stands between two tokens: a line break, or something of a segment?
fn ends_paragraph(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// Sentences of `text`, parted by `|`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lexicon = Lexicon::new();
        let doc = Document::new(text, &lexicon);
        let all: Vec<_> = doc.sentences.iter().map(|s| doc.span(s.tokens).text(text)).collect();
        assert_eq!(all.join("|"), expected);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check("Dr. Budi tiba di Jl. Merdeka. Ia pulang.", "Dr. Budi tiba di Jl. Merdeka.|Ia pulang.");
        check("M. Anwar datang! Semua senang.", "M. Anwar datang!|Semua senang.");
        check("Ia menulis di Kompas.com kemarin.", "Ia menulis di Kompas.com kemarin.");
        check("Kata Kombes Pol. Budi dan Plt. Bupati.", "Kata Kombes Pol. Budi dan Plt. Bupati.");
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        check("“Kami siap.” Ia pergi. \"Ya?\" tanya dia.", "“Kami siap.”|Ia pergi.|\"Ya?\" tanya dia.");
    }

    #[test]
    fn a_line_break_always_ends_a_sentence() {
        check("Harga naik\nBeras mahal", "Harga naik|Beras mahal");
    }
}
