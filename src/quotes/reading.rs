//! What the rooms of this module look at: the document with its cues and names, by token.
//!
//! Decides nothing; answers questions in constant time.

use std::ops::Range;

use super::cues::{self, Cue, Form};
use super::words::{Class, Classes};
use crate::document::{Document, TokenKind};
use crate::entities::Entity;
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Mentions};

/// A document with what is known of its tokens.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its mentions.
    pub mentions: &'a Mentions,
    /// Its entities.
    pub entities: &'a [Entity],
    /// The lists.
    pub lexicon: &'a Lexicon,
    /// For each token the cue that it can be.
    pub cues: Vec<Option<Cue>>,
    /// For each token what it does as a small word.
    classes: Vec<Classes>,
    /// For each token the mention by name that it is part of: an index in `mentions.names`.
    names: Vec<Option<u32>>,
}

impl<'a> Reading<'a> {
    /// Looks cues and names up.
    #[must_use]
    pub fn new(
        document: &'a Document<'a>,
        mentions: &'a Mentions,
        entities: &'a [Entity],
        lexicon: &'a Lexicon,
    ) -> Self {
        let mut names = vec![None; document.tokens.len()];
        for (i, name) in mentions.names.iter().enumerate() {
            names[name.tokens.range()].fill(Some(i as u32));
        }
        let cues = cues::find(document, lexicon);
        let classes = document.of_words(|i| classes(document, i, lexicon));
        Self { document, mentions, entities, lexicon, cues, classes, names }
    }

    /// The form of the cue at token `i`, if it can be one.
    #[must_use]
    pub fn form(&self, i: usize) -> Option<Form> {
        self.cues[i].map(|c| c.form)
    }

    /// Does token `i` do what the words of `class` do?
    #[must_use]
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.classes[i].has(class)
    }

    /// Does token `i` look like a verb, or make a clause?
    #[must_use]
    pub fn is_verbal(&self, i: usize) -> bool {
        let word = self.document.lower(i);
        let prefixed = word.len() > 5 && ["me", "di", "ber", "ter"].iter().any(|p| word.starts_with(p));
        prefixed && self.sort(i) == "word" || self.is(i, Class::Verbal)
    }

    /// Is token `i` a comma?
    #[must_use]
    pub fn is_comma(&self, i: usize) -> bool {
        self.document.word(i) == ","
    }

    /// Does something that is not the story stand between token `i` and the one before?
    #[must_use]
    pub fn is_parted(&self, i: usize) -> bool {
        let tokens = &self.document.tokens;
        let (Some(before), Some(next)) = (i.checked_sub(1).and_then(|b| tokens.get(b)), tokens.get(i)) else {
            return false;
        };
        let segments = &self.document.segments;
        let first = segments.partition_point(|s| s.span.end <= before.span.end);
        segments.get(first).is_some_and(|s| s.span.start < next.span.start)
    }

    /// The tokens of the paragraph that token `i` stands in.
    #[must_use]
    pub fn paragraph(&self, i: usize) -> Range<usize> {
        let paragraph = self.document.paragraph_of(self.document.sentence_of(i));
        self.document.paragraphs[paragraph].tokens.range()
    }

    /// The kind of the name that token `i` is part of.
    #[must_use]
    pub fn name_kind(&self, i: usize) -> Option<Kind> {
        self.names[i].map(|n| self.mentions.names[n as usize].kind)
    }

    /// A word's class for features: what sort of thing it is, a small closed set.
    #[must_use]
    pub fn sort(&self, i: usize) -> &'static str {
        match (self.name_kind(i), self.document.tokens[i].kind) {
            (Some(Kind::Person), _) => "PER",
            (Some(Kind::Organisation), _) => "ORG",
            (Some(Kind::Place), _) => "LOC",
            (None, TokenKind::Word) if self.is(i, Class::Pronoun) => "pronoun",
            (None, TokenKind::Word) if self.document.is_capitalised(i) => "Word",
            (None, TokenKind::Word) => "word",
            (None, TokenKind::Number) => "number",
            (None, TokenKind::Address) => "address",
            (None, TokenKind::Quote) => "quote",
            (None, TokenKind::Mark) => "mark",
        }
    }
}

fn classes(document: &Document, i: usize, lexicon: &Lexicon) -> Classes {
    lexicon.grammar.get(document.lower(i)).map_or_else(Classes::default, |column| Classes::read(column))
}
