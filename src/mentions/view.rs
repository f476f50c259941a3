//! A document with its names, as the finders of roles and nominal mentions look at it.
//!
//! Decides what a token looks like to a model: its word, a name's kind in its stead, how it is
//! written, which sort of title begins with it.

use super::Name;
use crate::document::{Document, TokenKind, TokenRange};
use crate::features::mix;
use crate::lexicon::{Class, Lexicon, List};
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
    /// What is known of the tokens without the names.
    looks: &'a Looks,
    /// For each token what is seen of it, names by their kind.
    seen: Vec<Seen>,
}

/// What is seen of a token from beside it.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// The hash of its lower-case word.
    pub word: u32,
    /// How it is written.
    pub shape: u8,
    /// Which sort of title begins with it, 0 for none.
    pub title: u8,
}

/// What is outside the sentence.
const OUTSIDE: Seen = Seen { word: 1, shape: 0, title: 9 };

/// What a document's tokens look like, whatever is a name.
#[derive(Debug, Default)]
pub struct Looks(Vec<Look>);

/// What a token looks like.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    /// How it is written.
    shape: u8,
    /// Which sort of title begins with it, 0 for none.
    title: u8,
    /// Does a title begin with its word?
    opens: bool,
    /// Does it announce in small letters who speaks, as `kata` does?
    announces: bool,
}

impl Looks {
    /// Looks at the words of `document`.
    #[must_use]
    pub fn new(document: &Document, lexicon: &Lexicon) -> Self {
        let mut looks = document.of_words(|i| Look::new(document, lexicon, i));
        for (i, look) in looks.iter_mut().enumerate() {
            let runs_on =
                document.tokens.get(i + 1).is_some_and(|next| next.glued && !is_plain_mark(document, i + 1));
            if look.opens || runs_on && document.tokens[i].kind == TokenKind::Word {
                let rest = Span::new(document.tokens[i].span.start as usize, document.text.len());
                look.title = title(document.lower_span(rest), lexicon).unwrap_or(look.title);
            }
        }
        Self(looks)
    }
}

impl Look {
    /// What is known of token `i` by its word.
    fn new(document: &Document, lexicon: &Lexicon, i: usize) -> Self {
        let (opens, title) = titled(document, lexicon, i);
        Self { shape: shape(document, i), title, opens, announces: announces(document, lexicon, i) }
    }
}

impl<'a> View<'a> {
    /// `document`, whose tokens look as `looks` says, with its `names`.
    #[must_use]
    pub fn new(
        document: &'a Document<'a>,
        names: &'a [Name],
        lexicon: &'a Lexicon,
        looks: &'a Looks,
    ) -> Self {
        let mut name_of = vec![0; document.tokens.len()];
        let seen = looks.0.iter().enumerate();
        let seen =
            seen.map(|(i, look)| Seen { word: document.hash(i), shape: look.shape, title: look.title });
        let mut seen: Vec<Seen> = seen.collect();
        for (i, name) in names.iter().enumerate() {
            name_of[name.tokens.range()].fill(i as u32 + 1);
            for seen in &mut seen[name.tokens.range()] {
                (seen.word, seen.shape) = (10 + name.kind as u32, 200 + name.kind as u8);
            }
        }
        Self { document, names, lexicon, name_of, looks, seen }
    }

    /// Which sort of title begins with token `i`, 0 for none or beyond the last.
    #[must_use]
    pub fn title(&self, i: usize) -> u8 {
        self.looks.0.get(i).map_or(0, |look| look.title)
    }

    /// No noun phrase goes over this token.
    pub fn is_barrier(&self, i: usize) -> bool {
        match self.document.tokens[i].kind {
            TokenKind::Quote => true,
            TokenKind::Mark => matches!(self.document.word(i), ";" | ":" | "?" | "!" | "…"),
            _ => false,
        }
    }

    /// No role goes over this token, which announces who speaks.
    pub fn announces(&self, i: usize) -> bool {
        self.looks.0[i].announces
    }

    /// Is token `i` an active verb that reports?
    pub fn reports(&self, i: usize) -> bool {
        let word = self.document.lower(i);
        self.lexicon.may_be_in(List::Cues, self.document.hash(i))
            && self.lexicon.cues.get(word).is_some_and(|cue| cue.0 == "active")
    }

    /// Does token `i` do what the words of `class` do?
    pub fn is_word(&self, i: usize, class: Class) -> bool {
        self.lexicon.may_be_in(List::Grammar, self.document.hash(i))
            && self.lexicon.grammar.get(self.document.lower(i)).is_some_and(|classes| classes.has(class))
    }

    /// The name that token `i` is part of; none beyond the last token.
    pub fn name_at(&self, i: usize) -> Option<&Name> {
        let of = (*self.name_of.get(i)? as usize).checked_sub(1)?;
        Some(&self.names[of])
    }

    /// The name that token `i` is the last of.
    pub fn name_that_ends(&self, i: usize) -> Option<&Name> {
        self.name_at(i).filter(|name| name.tokens.end as usize == i + 1)
    }

    /// How the run is written, runs of a kind shortened to one.
    pub fn pattern(&self, run: TokenRange) -> u32 {
        let (mut all, mut last) = (7, 255);
        for &Seen { shape, .. } in &self.seen[run.range()] {
            if shape != last {
                all = mix(111, all, u32::from(shape));
            }
            last = shape;
        }
        all
    }

    /// What is seen of the token `offset` tokens from token `i`.
    pub fn seen(&self, i: usize, offset: isize) -> Seen {
        self.at(i, offset).map_or(OUTSIDE, |at| self.seen[at])
    }

    /// The word of token `i`, names by their kind.
    #[inline]
    pub fn word(&self, i: usize) -> u32 {
        self.seen[i].word
    }

    /// The token `offset` tokens from token `i`, if it is of the same sentence.
    pub fn at(&self, i: usize, offset: isize) -> Option<usize> {
        self.document.beside(i, offset)
    }

    /// The first letters of a word, for those never seen.
    pub fn prefix(&self, i: usize) -> &str {
        let word = self.document.lower(i);
        &word[..word.floor_char_boundary(3)]
    }
}

/// Does token `i` announce in small letters who speaks: `kata`, `menurut`?
fn announces(document: &Document, lexicon: &Lexicon, i: usize) -> bool {
    let may_be = lexicon.may_be_in(List::Cues, document.hash(i));
    let cue = if may_be { lexicon.cues.get(document.word(i)) } else { None };
    cue.is_some_and(|(form, _)| matches!(*form, "after" | "source"))
}

/// Is token `i` a mark that no title goes on with?
fn is_plain_mark(document: &Document, i: usize) -> bool {
    matches!(document.tokens[i].kind, TokenKind::Mark | TokenKind::Quote)
        && document.word(i).starts_with(|c: char| c.is_ascii() || crate::lexicon::is_typographic(c))
}

/// The sort of the title that lower-case `text` begins with.
fn title(text: &str, lexicon: &Lexicon) -> Option<u8> {
    lexicon.titles.at_start(text).map(|(_, title)| 1 + *title as u8)
}

/// Does a title begin with the word of token `i`, and the sort of the title that the word is alone, its
/// possessive left out; 0 for none.
fn titled(document: &Document, lexicon: &Lexicon, i: usize) -> (bool, u8) {
    if document.tokens[i].kind != TokenKind::Word {
        return (false, 0);
    }
    let word = document.lower(i);
    let is_whole = word.bytes().all(|b| b.is_ascii_alphanumeric());
    let may_open = !is_whole || lexicon.may_be_in(List::Titles, document.hash(i));
    let opens = may_open && lexicon.titles.opens(word);
    let stem = stem(word);
    let is_alone = opens || stem.len() < word.len();
    (opens, if is_alone { title(stem, lexicon).unwrap_or(0) } else { 0 })
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
