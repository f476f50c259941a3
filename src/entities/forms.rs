//! Names to forms: each spelling once, cut into comparable words.
//!
//! Decides what of a name counts when names are compared. Leaves to [`super::persons`],
//! [`super::organisations`] and [`super::places`] which forms are one.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{organisations, persons, spelling};
use crate::document::{Document, TokenKind};
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Name};
use crate::tokenize;

/// One way in which something is named.
#[derive(Debug)]
pub struct Form {
    /// What sort of thing it names.
    pub kind: Kind,
    /// Its lower-case words without marks; a bracket inside the name is left out.
    pub words: Vec<String>,
    /// The lower-case words of a bracket inside the name: `disdik`.
    pub inner: Vec<String>,
    /// Is it first written as one word in capitals, as acronyms and initials are?
    pub is_acronym: bool,
    /// Which of its words are no honorific before a person's name and no legal form around an organisation's.
    bare: Range<usize>,
    /// The letters of those, a bit each.
    spelled_with: u32,
}

impl Form {
    fn new(document: &Document, name: &Name, lexicon: &Lexicon) -> Self {
        let (words, inner) = words(document, name, lexicon);
        let is_acronym = words.len() == 1 && is_acronym(name.span.text(document.text));
        let bare = match name.kind {
            Kind::Person => persons::bare(&words, lexicon),
            Kind::Organisation => organisations::bare(&words, lexicon),
            Kind::Place => 0..words.len(),
        };
        let spelled_with = spelling::letters_of(&words[bare.clone()]);
        Self { kind: name.kind, words, inner, is_acronym, bare, spelled_with }
    }

    /// Its words but for honorifics and legal forms, unless there are no others.
    #[must_use]
    pub fn bare(&self) -> &[String] {
        &self.words[self.bare.clone()]
    }

    /// Has `long` all letters of it, both bare? What has not cannot be made of its pieces.
    #[must_use]
    pub fn has_letters_of(&self, long: &Self) -> bool {
        self.spelled_with & !long.spelled_with == 0
    }

    /// Has it the words of `other`?
    fn is_spelled_as(&self, other: &Self) -> bool {
        (self.kind, &self.words, &self.inner) == (other.kind, &other.words, &other.inner)
    }
}

fn is_acronym(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && text.bytes().filter(u8::is_ascii_lowercase).count() <= 1
}

/// Bytes of the letters of `words`.
#[must_use]
pub fn letters(words: &[String]) -> usize {
    words.iter().map(String::len).sum()
}

/// Are these the same letters, parted in other places?
#[must_use]
pub fn is_parted(a: &[String], b: &[String]) -> bool {
    letters(a) == letters(b) && a.iter().flat_map(|w| w.bytes()).eq(b.iter().flat_map(|w| w.bytes()))
}

/// The forms of `names`, by first name, and the form of each name.
#[must_use]
pub fn collect(document: &Document, names: &[Name], lexicon: &Lexicon) -> (Vec<Form>, Vec<usize>) {
    let mut forms: Vec<Form> = Vec::new();
    // For each kind the form of each spelling.
    let mut spelled: [FxHashMap<&str, u32>; 3] = Default::default();
    let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
    seen.reserve(names.len());
    spelled.iter_mut().for_each(|map| map.reserve(names.len() / 2));
    let mut form_of = |name: &Name| {
        let form = spelled[name.kind as usize].entry(name.span.text(document.text));
        *form.or_insert_with(|| {
            let new = Form::new(document, name, lexicon);
            let hash = FxBuildHasher.hash_one((new.kind, &new.words, &new.inner));
            let known = *seen.entry(hash).or_insert(forms.len() as u32);
            if forms.get(known as usize).is_some_and(|form| form.is_spelled_as(&new)) {
                return known;
            }
            forms.push(new);
            forms.len() as u32 - 1
        }) as usize
    };
    let of = names.iter().map(&mut form_of).collect();
    (forms, of)
}

/// The words of a name, and those of a bracket inside it.
fn words(document: &Document, name: &Name, lexicon: &Lexicon) -> (Vec<String>, Vec<String>) {
    let (mut words, mut inner, mut inside) = (Vec::with_capacity(name.tokens.len()), Vec::new(), false);
    for i in name.tokens.range() {
        match document.word(i) {
            "(" => inside = true,
            ")" => inside = false,
            _ if inside => push(document, i, &mut inner),
            _ => push(document, i, &mut words),
        }
    }
    if words.is_empty() {
        std::mem::swap(&mut words, &mut inner);
    }
    // `PT Bank Awan (Persero) Tbk` and `PT Bank Kabut (Persero) Tbk` have no acronym in common.
    if inner.iter().all(|word| lexicon.legal_forms.has(word)) {
        words.append(&mut inner);
    }
    shorten_national_team(&mut words);
    if words.is_empty() {
        words.push(document.lower_span(name.span).to_owned());
    }
    (words, inner)
}

/// `Tim Nasional sepak bola …` is `Timnas …`.
fn shorten_national_team(words: &mut Vec<String>) {
    if words.len() >= 2 && words[0] == "tim" && words[1] == "nasional" {
        words.splice(..2, ["timnas".to_owned()]);
    }
    if words.first().is_some_and(|w| w == "timnas") {
        words.retain(|w| !matches!(w.as_str(), "sepak" | "bola" | "sepakbola"));
    }
}

fn push(document: &Document, token: usize, words: &mut Vec<String>) {
    let kind = document.tokens[token].kind;
    if !matches!(kind, TokenKind::Word | TokenKind::Number) {
        return;
    }
    let mut word = tokenize::lower(document.word(token));
    if word.bytes().any(|b| !b.is_ascii_alphanumeric()) {
        word.retain(|c| !matches!(c, '\'' | '’' | '`' | '.'));
    }
    match words.last_mut() {
        // `U-17` and `U17` are one word.
        Some(last) if kind == TokenKind::Number && last == "u" => last.push_str(&word),
        _ if word.is_empty() => {}
        _ => words.push(word),
    }
}
