//! A document with its names, as the finders of roles and nominal mentions look at it.
//!
//! Decides what a token looks like to a model: its word, a name's kind in its stead, how it is
//! written, which sort of title begins with it.

use super::Name;
use crate::document::{Document, TokenKind, TokenRange};
use crate::features::{hash, mix};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tokenize::stem;

/// A document with its names, as the models look at it.
#[derive(Debug)]
pub struct View<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its names.
    pub names: &'a [Name],
    /// The lists.
    pub lexicon: &'a Lexicon,
    /// For each token the index of its name, plus one.
    pub name_of: Vec<u32>,
    /// For each token the hash of its lower-case word, or of its name's kind.
    pub words: Vec<u32>,
    /// For each token how it is written.
    shapes: Vec<u8>,
    /// For each token which sort of title begins with it, 0 for none.
    pub titles: Vec<u8>,
}

impl<'a> View<'a> {
    /// Reads the words of `document`.
    #[must_use]
    pub fn new(document: &'a Document<'a>, names: &'a [Name], lexicon: &'a Lexicon) -> Self {
        let mut name_of = vec![0; document.tokens.len()];
        for (i, name) in names.iter().enumerate() {
            name_of[name.tokens.range()].fill(i as u32 + 1);
        }
        let words = (0..document.tokens.len()).map(|i| hash(document.lower(i))).collect();
        let shapes = (0..document.tokens.len()).map(|i| shape(document, i)).collect();
        let titles = (0..document.tokens.len()).map(|i| title(document, lexicon, i)).collect();
        Self { document, names, lexicon, name_of, words, shapes, titles }
    }

    /// The sentence that token `token` stands in.
    pub fn sentence(&self, token: usize) -> TokenRange {
        self.document.sentences[self.document.sentence_of(token).index()].tokens
    }

    /// No noun phrase goes over this token.
    pub fn is_barrier(&self, i: usize) -> bool {
        match self.document.tokens[i].kind {
            TokenKind::Quote => true,
            TokenKind::Mark => matches!(self.document.word(i), ";" | ":" | "?" | "!" | "…"),
            _ => false,
        }
    }

    /// How the run is written, runs of a kind shortened to one.
    pub fn pattern(&self, run: TokenRange) -> u32 {
        let (mut all, mut last) = (7, 255);
        for i in run.range() {
            let shape = self.shapes_with_names(i);
            if shape != last {
                all = mix(111, all, u32::from(shape));
            }
            last = shape;
        }
        all
    }

    /// How token `i` is written, names by their kind.
    pub fn shapes_with_names(&self, i: usize) -> u8 {
        match self.name_of[i] {
            0 => self.shapes[i],
            n => 200 + self.names[n as usize - 1].kind as u8,
        }
    }

    /// The word `offset` tokens from token `i`, names by their kind; 1 outside the sentence.
    pub fn word(&self, i: usize, offset: isize) -> u32 {
        let Some(at) = self.at(i, offset) else { return 1 };
        match self.name_of[at] {
            0 => self.words[at],
            n => 10 + self.names[n as usize - 1].kind as u32,
        }
    }

    /// Which sort of title begins `offset` tokens from token `i`: 0 for none, 9 outside the sentence.
    pub fn title(&self, i: usize, offset: isize) -> u32 {
        self.at(i, offset).map_or(9, |at| u32::from(self.titles[at]))
    }

    /// How the token `offset` tokens from token `i` is written; 0 outside the sentence.
    pub fn shape(&self, i: usize, offset: isize) -> u8 {
        self.at(i, offset).map_or(0, |at| self.shapes_with_names(at))
    }

    /// The token `offset` tokens from token `i`, if it is of the same sentence.
    pub fn at(&self, i: usize, offset: isize) -> Option<usize> {
        let sentence = self.sentence(i).range();
        i.checked_add_signed(offset).filter(|at| sentence.contains(at))
    }

    /// The first letters of a word, for those never seen.
    pub fn prefix(&self, i: usize) -> &str {
        let word = self.document.lower(i);
        &word[..word.floor_char_boundary(3)]
    }
}

/// The sort of the title that begins with token `i`, its possessive left out; 0 for none.
fn title(document: &Document, lexicon: &Lexicon, i: usize) -> u8 {
    if document.tokens[i].kind != TokenKind::Word {
        return 0;
    }
    let word = document.lower(i);
    let rest = document.lower_span(Span::new(document.tokens[i].span.start as usize, document.text.len()));
    let found = lexicon.titles.at_start(rest).map(|(_, title)| *title);
    let found = found.or_else(|| lexicon.titles.at_start(stem(word)).map(|(_, title)| *title));
    found.map_or(0, |title| 1 + title as u8)
}

/// How a token is written: its kind; small, capital, all capitals.
fn shape(document: &Document, i: usize) -> u8 {
    let word = document.word(i);
    match document.tokens[i].kind {
        TokenKind::Word if !document.is_capitalised(i) => 1,
        TokenKind::Word if word.len() > 1 && !word.contains(char::is_lowercase) => 2,
        TokenKind::Word => 3,
        TokenKind::Number => 4,
        TokenKind::Address => 5,
        TokenKind::Quote => 6,
        TokenKind::Mark => word.as_bytes()[0].max(10),
    }
}
