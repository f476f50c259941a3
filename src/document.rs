//! The text, cut up: tokens, sentences, paragraphs and what is not the story.
//!
//! Decides how the later stages look things up. Leaves the cutting to [`crate::segments`],
//! [`crate::tokenize`] and [`crate::sentences`].
//!
//! Only the story has tokens: nothing inside a [`Segment`] is ever seen by a later stage.

use crate::hash::{hash, seek};
use crate::lexicon::Lexicon;
use crate::lost_blanks::{self, Capital, Cut};
use crate::segments::{self, Segment};
use crate::span::Span;
use crate::{sentences, tokenize};

/// Index of a sentence in [`Document::sentences`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId(pub u32);

impl SentenceId {
    /// As an index into [`Document::sentences`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open run of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenRange {
    /// Index of the first token.
    pub start: u32,
    /// One past the index of the last token.
    pub end: u32,
}

impl TokenRange {
    /// The run from token index `start` to token index `end`, half-open.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// The indices, for slicing [`Document::tokens`] and for loops.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many tokens.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Does it hold no token?
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Its first `most` tokens.
    #[must_use]
    pub fn first(self, most: usize) -> Self {
        Self { end: self.end.min(self.start + most as u32), ..self }
    }
}

/// What sort of thing a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, also with inner apostrophes, or letters and digits that began as letters (`G20`), a
    /// single initial with its stop (`M.`), or a reduplicated word (`anak-anak`).
    Word,
    /// Digits with their inner stops and commas: `1.250,5`, `19.30`.
    Number,
    /// A URL, e-mail address, @handle or #hashtag.
    Address,
    /// A quotation mark of any sort; never an apostrophe inside a word.
    Quote,
    /// Any other single mark or symbol.
    Mark,
}

/// One token of the story. Holds its place, never its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// What sort of thing it is.
    pub kind: TokenKind,
    /// No blank between the token before and this one.
    pub glued: bool,
    /// A word that begins with an upper-case letter.
    pub capital: bool,
}

/// One sentence: a run of tokens inside one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens; never empty.
    pub tokens: TokenRange,
}

/// One paragraph: a run of whole sentences between line breaks or segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens; never empty.
    pub tokens: TokenRange,
    /// Indices of its sentences, half-open.
    pub first_sentence: u32,
    /// One past the index of its last sentence.
    pub end_sentence: u32,
}

/// What is known of all tokens that are written alike.
#[derive(Debug, Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    /// The first token that it is.
    first: u32,
    /// The hash of its lower-case form.
    hash: u32,
    /// Is there but one token that it is?
    is_single: bool,
}

/// A text with its cuts; read-only.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text that was handed in.
    pub text: &'t str,
    /// `text` with ASCII letters lower-cased: the same bytes, the same offsets.
    lower: String,
    /// The tokens of the story, in order.
    pub tokens: Vec<Token>,
    /// The sentences of the story, in order.
    pub sentences: Vec<Sentence>,
    /// The paragraphs of the story, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What is not the story: sorted, non-overlapping.
    pub segments: Vec<Segment>,
    /// For each token the number of its word, as written: tokens of one text have one number.
    word_ids: Vec<u32>,
    /// The different words.
    words: Vec<Word<'t>>,
    /// For each token the index of its sentence.
    sentence_of: Vec<u32>,
    /// For each sentence the index of its paragraph.
    paragraph_of: Vec<u32>,
}

impl<'t> Document<'t> {
    /// Cuts `text` up.
    #[must_use]
    pub fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let lower = text.to_ascii_lowercase();
        let segments = segments::find(text, &lower, lexicon);
        Self::cut(text, lower, segments, lexicon)
    }

    /// Cuts `text` up around `segments`, which are sorted and do not overlap.
    #[must_use]
    pub fn with_segments(text: &'t str, segments: Vec<Segment>, lexicon: &Lexicon) -> Self {
        Self::cut(text, text.to_ascii_lowercase(), segments, lexicon)
    }

    fn cut(text: &'t str, lower: String, segments: Vec<Segment>, lexicon: &Lexicon) -> Self {
        let mut tokens = tokenize::tokenize(text, &lower, &segments, lexicon);
        let (mut word_ids, mut words) = number_words(text, &lower, &tokens);
        if let Some(parted) = parted(text, &tokens, &word_ids, &words, lexicon) {
            tokens = parted;
            (word_ids, words) = number_words(text, &lower, &tokens);
        }
        let (sentences, paragraphs) = sentences::split(text, &lower, &tokens, lexicon);
        let mut sentence_of = vec![0; tokens.len()];
        for (i, s) in sentences.iter().enumerate() {
            sentence_of[s.tokens.range()].fill(i as u32);
        }
        let mut paragraph_of = vec![0; sentences.len()];
        for (i, p) in paragraphs.iter().enumerate() {
            paragraph_of[p.first_sentence as usize..p.end_sentence as usize].fill(i as u32);
        }
        Self {
            text,
            lower,
            tokens,
            sentences,
            paragraphs,
            segments,
            word_ids,
            words,
            sentence_of,
            paragraph_of,
        }
    }

    /// The text of token `index`, as written.
    ///
    /// # Panics
    /// If there is no such token.
    #[inline]
    #[must_use]
    pub fn word(&self, index: usize) -> &'t str {
        self.word_of(index).text
    }

    /// For each token the number of its word: tokens that are written alike have one number.
    #[must_use]
    pub fn word_ids(&self) -> &[u32] {
        &self.word_ids
    }

    /// The number of the word of token `index`.
    ///
    /// # Panics
    /// If there is no such token.
    #[inline]
    #[must_use]
    pub fn word_id(&self, index: usize) -> usize {
        self.word_ids[index] as usize
    }

    /// How many different words there are.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// The hash of each different word in lower case, by its number.
    pub fn word_hashes(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().map(|word| word.hash)
    }

    /// The hash of the lower-case word of token `index`.
    ///
    /// # Panics
    /// If there is no such token.
    #[inline]
    #[must_use]
    pub fn hash(&self, index: usize) -> u32 {
        self.word_of(index).hash
    }

    #[inline]
    fn word_of(&self, index: usize) -> &Word<'t> {
        &self.words[self.word_id(index)]
    }

    /// For each token what `look` says of its word, which is asked once for all tokens of a word. It
    /// gets the index of one of them, and must not look beyond the word.
    #[must_use]
    pub fn of_words<T: Copy>(&self, look: impl Fn(usize) -> T) -> Vec<T> {
        let words = self.by_word(look);
        self.word_ids.iter().map(|&word| words[word as usize]).collect()
    }

    /// The same for each word, by its number.
    #[must_use]
    pub fn by_word<T: Copy>(&self, look: impl Fn(usize) -> T) -> Vec<T> {
        self.words.iter().map(|word| look(word.first as usize)).collect()
    }

    /// The text of token `index` with ASCII letters lower-cased.
    ///
    /// # Panics
    /// If there is no such token.
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        self.tokens[index].span.text(&self.lower)
    }

    /// What stands before a final `nya` in token `index`, ASCII letters lower-cased. A cheap look for most.
    #[inline]
    #[must_use]
    pub fn without_nya(&self, index: usize) -> Option<&str> {
        let last = *self.word(index).as_bytes().last()?;
        if last | 0x20 == b'a' { self.lower(index).strip_suffix("nya") } else { None }
    }

    /// The slice of the text under `span`, ASCII letters lower-cased.
    #[must_use]
    pub fn lower_span(&self, span: Span) -> &str {
        span.text(&self.lower)
    }

    /// The bytes from the first token of `tokens` to its last.
    ///
    /// # Panics
    /// If the run is empty or beyond the tokens.
    #[must_use]
    pub fn span(&self, tokens: TokenRange) -> Span {
        let run = &self.tokens[tokens.range()];
        run[0].span.cover(run[run.len() - 1].span)
    }

    /// The sentence that token `index` stands in.
    #[inline]
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> SentenceId {
        SentenceId(self.sentence_of[index])
    }

    /// The tokens of the sentence that token `index` stands in.
    #[must_use]
    pub fn sentence(&self, index: usize) -> TokenRange {
        self.sentences[self.sentence_of(index).index()].tokens
    }

    /// The token `offset` tokens from token `index`, if it is of the same sentence.
    #[inline]
    #[must_use]
    pub fn beside(&self, index: usize, offset: isize) -> Option<usize> {
        let at = index.wrapping_add_signed(offset);
        (self.sentence_of.get(at) == self.sentence_of.get(index)).then_some(at)
    }

    /// The index in [`Document::paragraphs`] of the paragraph that sentence `id` stands in.
    #[must_use]
    pub fn paragraph_of(&self, id: SentenceId) -> usize {
        self.paragraph_of[id.index()] as usize
    }

    /// The first token that starts at or after byte `byte`; the number of tokens if there is none.
    #[must_use]
    pub fn token_at_or_after(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start < byte)
    }

    /// The run of tokens that lie wholly inside `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.token_at_or_after(span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        TokenRange::new(start, end.max(start))
    }

    /// Does token `index` begin with an upper-case letter?
    #[inline]
    #[must_use]
    pub fn is_capitalised(&self, index: usize) -> bool {
        self.tokens[index].capital
    }
}

/// The number of each token's word, and the words.
fn number_words<'t>(text: &'t str, lower: &str, tokens: &[Token]) -> (Vec<u32>, Vec<Word<'t>>) {
    let mut slots = vec![0u32; (2 * tokens.len() + 1).next_power_of_two()];
    let mut ids = Vec::with_capacity(tokens.len());
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len() / 2);
    for (first, token) in (0..).zip(tokens) {
        let (text, lower) = (token.span.text(text), token.span.text(lower));
        let written = hash(text);
        let slot = seek(&slots, written as usize, |number| words[number].text == text);
        if slots[slot] == 0 {
            let hash = if text == lower { written } else { hash(lower) };
            words.push(Word { text, first, hash, is_single: true });
            slots[slot] = words.len() as u32;
        } else {
            words[slots[slot] as usize - 1].is_single = false;
        }
        ids.push(slots[slot] - 1);
    }
    (ids, words)
}

/// The tokens, those cut up that are several words without a blank between; `None` if there are no such.
#[inline(never)]
fn parted(
    text: &str,
    tokens: &[Token],
    word_ids: &[u32],
    words: &[Word],
    lexicon: &Lexicon,
) -> Option<Vec<Token>> {
    let capitals = words.iter().enumerate().filter(|(_, word)| tokens[word.first as usize].capital);
    let capitals: Vec<_> =
        capitals.map(|(number, &Word { text, is_single, .. })| Capital { number, text, is_single }).collect();
    let cuts = lost_blanks::find(&capitals, lexicon);
    if cuts.is_empty() {
        return None;
    }
    let mut is_cut = vec![false; words.len()];
    cuts.iter().for_each(|cut| is_cut[cut.word] = true);
    let mut parts = Vec::with_capacity(tokens.len() + cuts.len());
    for (token, &word) in tokens.iter().zip(word_ids) {
        if is_cut[word as usize] {
            cut_up(text, *token, &cuts[cuts.partition_point(|cut| cut.word < word as usize)..], &mut parts);
        } else {
            parts.push(*token);
        }
    }
    Some(parts)
}

/// Adds the parts of `token`, whose word `cuts` begin with.
fn cut_up(text: &str, token: Token, cuts: &[Cut], parts: &mut Vec<Token>) {
    let mut rest = token;
    for cut in cuts.iter().take_while(|cut| cut.word == cuts[0].word) {
        let at = token.span.start + cut.at as u32;
        parts.push(Token { span: Span { end: at, ..rest.span }, ..rest });
        let capital = text.as_bytes()[at as usize].is_ascii_uppercase();
        rest = Token { span: Span { start: at, ..rest.span }, glued: true, capital, ..rest };
    }
    parts.push(rest);
}
