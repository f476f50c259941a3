//! What the rooms of this module look at: the document with its cues and names, by token.
//!
//! Decides nothing; answers questions in constant time.

use std::ops::Range;

use super::cues::{self, Cue, Form};
use super::scorer::{Key, key, mix};
use crate::document::{Document, TokenKind};
use crate::entities::Entity;
use crate::lexicon::{Class, Classes, Lexicon, List, Title};
use crate::mentions::{Kind, Mentions};
use crate::span::Span;

/// What sort of thing a token is, as features see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Part of a person's name.
    Person,
    /// Part of an organisation's name.
    Organisation,
    /// Part of a place's name.
    Place,
    /// Stands for one person.
    Pronoun,
    /// A word with a capital.
    Capital,
    /// Any other word.
    Word,
    /// Digits.
    Number,
    /// A URL or the like.
    Address,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

impl Sort {
    const NAMES: [&str; 10] =
        ["PER", "ORG", "LOC", "pronoun", "Word", "word", "number", "address", "quote", "mark"];
    const KEYS: [Key; 10] = {
        let (mut keys, mut i) = ([0; 10], 0);
        while i < keys.len() {
            keys[i] = key(1, Self::NAMES[i]);
            i += 1;
        }
        keys
    };

    /// Its name in features.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// It as a feature's value.
    #[must_use]
    pub fn key(self) -> Key {
        Self::KEYS[self as usize]
    }

    /// Does the word itself tell more than its sort?
    #[must_use]
    pub fn is_told_by_word(self) -> bool {
        matches!(self, Self::Word | Self::Capital | Self::Pronoun | Self::Mark)
    }
}

/// What is known of a word wherever it stands.
#[derive(Debug, Clone, Copy)]
struct Seen {
    classes: Classes,
    /// Its sort where it is no part of a name.
    sort: Sort,
    /// The lower-case word as a feature's value.
    key: Key,
    /// Does it begin as verbs do?
    prefixed: bool,
    comma: bool,
}

impl Seen {
    fn new(document: &Document, i: usize, lexicon: &Lexicon) -> Self {
        let word = document.word(i);
        let may_be = lexicon.may_be_in(List::Grammar, document.hash(i));
        let classes = if may_be { lexicon.grammar.get(document.lower(i)).copied() } else { None };
        let classes = classes.unwrap_or_default();
        let prefixed = word.len() > 5 && lexicon.verb_prefixes.begins(document.lower(i));
        let sort = match document.tokens[i].kind {
            TokenKind::Word if classes.has(Class::Pronoun) => Sort::Pronoun,
            TokenKind::Word if document.is_capitalised(i) => Sort::Capital,
            TokenKind::Word => Sort::Word,
            TokenKind::Number => Sort::Number,
            TokenKind::Address => Sort::Address,
            TokenKind::Quote => Sort::Quote,
            TokenKind::Mark => Sort::Mark,
        };
        Self { classes, sort, key: mix(0, document.hash(i), 0), prefixed, comma: word == "," }
    }
}

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
    /// For each token what is known of its word.
    seen: Vec<Seen>,
    /// For each token what sort of thing it is.
    sorts: Vec<Sort>,
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
        let cues = cues::find(document, &mentions.names, lexicon);
        let seen = document.of_words(|i| Seen::new(document, i, lexicon));
        let mut sorts: Vec<Sort> = seen.iter().map(|seen| seen.sort).collect();
        for name in &mentions.names {
            sorts[name.tokens.range()].fill(match name.kind {
                Kind::Person => Sort::Person,
                Kind::Organisation => Sort::Organisation,
                Kind::Place => Sort::Place,
            });
        }
        Self { document, mentions, entities, lexicon, cues, seen, sorts, names }
    }

    /// The form of the cue at token `i`, if it can be one.
    #[must_use]
    pub fn form(&self, i: usize) -> Option<Form> {
        self.cues[i].map(|c| c.form)
    }

    /// Does token `i` do what the words of `class` do?
    #[must_use]
    pub fn is(&self, i: usize, class: Class) -> bool {
        self.seen[i].classes.has(class)
    }

    /// Does token `i` do what the words of any of `classes` do?
    #[must_use]
    pub fn is_any(&self, i: usize, classes: Classes) -> bool {
        self.seen[i].classes.meet(classes)
    }

    /// Does token `i` look like a verb, or make a clause?
    #[must_use]
    pub fn is_verbal(&self, i: usize) -> bool {
        self.seen[i].prefixed && self.sort(i) == Sort::Word || self.is(i, Class::Verbal)
    }

    /// Does token `i` open a noun for somebody: `pejabat`, `Direktur Utama`?
    #[must_use]
    pub fn is_somebody(&self, i: usize) -> bool {
        match self.title(i) {
            Some(Title::Office | Title::Status | Title::Kin) => true,
            Some(Title::Work) => !self.is(i, Class::Firm),
            _ => self.is(i, Class::Somebody),
        }
    }

    /// Is token `i` a verb with an object or an agent: `merespons`, `diungkapkan`?
    #[must_use]
    pub fn has_object(&self, i: usize) -> bool {
        let is_verb = self.is_verbal(i) && !self.is_somebody(i);
        is_verb && self.lexicon.predicate_prefixes.begins(self.document.lower(i))
    }

    /// Does token `i` begin as verbs do that say what somebody does: `merilis`?
    #[must_use]
    pub fn acts(&self, i: usize) -> bool {
        self.document.lower(i).starts_with("me")
    }

    /// Does somebody stand at token `i` who may say something: a name, a pronoun, a noun for somebody, a paper?
    #[must_use]
    pub fn may_speak(&self, i: usize) -> bool {
        let is_name = matches!(self.sort(i), Sort::Person | Sort::Organisation | Sort::Pronoun);
        is_name || self.is_somebody(i) || self.is(i, Class::Paper)
    }

    /// Does token `i` open an office or a rank: `Direktur Utama`?
    #[must_use]
    pub fn is_office(&self, i: usize) -> bool {
        self.title(i) == Some(Title::Office)
    }

    /// Does token `i` open a noun for a relative: `putra`?
    #[must_use]
    pub fn is_kin(&self, i: usize) -> bool {
        self.title(i) == Some(Title::Kin)
    }

    /// The sort of the title that token `i` opens.
    fn title(&self, i: usize) -> Option<Title> {
        let (document, lexicon) = (self.document, self.lexicon);
        let may_be = lexicon.may_be_in(List::Titles, document.hash(i));
        let rest = Span { end: document.text.len() as u32, ..document.tokens[i].span };
        let title = if may_be { lexicon.titles.at_start(document.lower_span(rest)) } else { None };
        title.map(|(_, title)| *title)
    }

    /// Is token `i` a comma?
    #[must_use]
    pub fn is_comma(&self, i: usize) -> bool {
        self.seen[i].comma
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

    /// The first token, from `floor` on, of the names of one kind that token `i` ends.
    #[must_use]
    pub fn start_of_name(&self, i: usize, floor: usize) -> usize {
        let kind = self.name_kind(i);
        (floor..=i).rev().take_while(|&i| kind.is_some() && self.name_kind(i) == kind).last().unwrap_or(i)
    }

    /// What sort of thing token `i` is.
    #[must_use]
    pub fn sort(&self, i: usize) -> Sort {
        self.sorts[i]
    }

    /// The lower-case word at `i` as a feature's value.
    #[must_use]
    pub fn key(&self, i: usize) -> Key {
        self.seen[i].key
    }

    /// The word at `i` as a feature's value, or its sort if that says enough.
    #[must_use]
    pub fn general(&self, i: usize) -> Key {
        let sort = self.sort(i);
        if sort.is_told_by_word() { self.key(i) } else { sort.key() }
    }
}
