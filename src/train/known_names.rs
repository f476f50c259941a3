//! The lists of well-known names to `data/id/known_names.bin`.
//!
//! A name of several words counts as a whole unless its first word says what it is (`universitas …`), for
//! that the features of words tell. A word counts as part of names if it is so in two of them.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::features::hash;
use crate::lexicon::Lexicon;
use crate::lexicon::known_names::{Known, KnownNames, LONGEST_NAME, name_hash};

/// Names that a word has to be part of, at the same place.
const LEAST: u32 = 2;

/// The bit of the only word of a name, or of a whole name.
const ORGANISATION: u16 = 1;
const PLACE: u16 = 1 << 4;
const PERSON: u16 = 1 << 8;

/// The names of the lists, hashed.
#[must_use]
pub fn pack(lexicon: &Lexicon) -> KnownNames {
    let rows = |list: &'static str| list.lines().filter(|row| !row.starts_with('#'));
    let mut names = Names { lexicon, known: Vec::new(), parts: FxHashMap::default() };
    rows(include_str!("../data/id/organisations.tsv")).for_each(|name| names.add(name, ORGANISATION));
    lexicon.organisation_aliases.all().into_iter().flatten().for_each(|name| names.add(name, ORGANISATION));
    rows(include_str!("../data/id/places.tsv")).for_each(|name| names.add(name, PLACE));
    lexicon.place_aliases.all().into_iter().flatten().for_each(|name| names.add(name, PLACE));
    lexicon.countries.keys().for_each(|name| names.add(name, PLACE));
    rows(include_str!("../data/id/people.tsv")).for_each(|name| names.add(name, PERSON));
    names.pack()
}

struct Names<'l> {
    lexicon: &'l Lexicon,
    known: Vec<(u32, Known)>,
    /// How many names have a word at a place.
    parts: FxHashMap<(u32, u16), u32>,
}

impl Names<'_> {
    fn add(&mut self, name: &str, kind: u16) {
        let tokens = self.tokens(name);
        if tokens.len() == 1 || tokens.len() <= LONGEST_NAME && !self.says_what_it_is(name) {
            self.known.push((tokens.iter().fold(0, |before, &token| name_hash(before, token)), Known(kind)));
        }
        if kind != PERSON {
            let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
            for (at, word) in words.iter().enumerate().filter(|_| words.len() > 1) {
                *self.parts.entry((hash(word), kind << part(at, words.len()))).or_default() += 1;
            }
        }
    }

    /// The hashes of the tokens of a name.
    fn tokens(&self, name: &str) -> Vec<u32> {
        let text = capitalised(name);
        let document = Document::with_segments(&text, Vec::new(), self.lexicon);
        (0..document.tokens.len()).map(|i| document.hash(i)).collect()
    }

    fn says_what_it_is(&self, name: &str) -> bool {
        let first = name.split(' ').next().unwrap_or_default();
        let is_type = self.lexicon.place_types.get(first).is_some_and(|sort| *sort != "named");
        is_type || self.lexicon.organisation_words.has(first)
    }

    fn pack(self) -> KnownNames {
        let parts = self.parts.into_iter().filter(|(_, count)| *count >= LEAST);
        KnownNames::new(self.known.into_iter().chain(parts.map(|((word, bit), _)| (word, Known(bit)))))
    }
}

/// What the bit of the only word is shifted by for the first, an inner and the last word of a name.
fn part(at: usize, count: usize) -> u16 {
    match at {
        0 => 1,
        _ if at + 1 < count => 2,
        _ => 3,
    }
}

/// `name` as it stands in an article, each of its words with a capital.
fn capitalised(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for letter in name.chars() {
        if text.is_empty() || text.ends_with([' ', '-']) {
            text.extend(letter.to_uppercase());
        } else {
            text.push(letter);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packed_file_is_that_of_the_lists() {
        let lexicon = Lexicon::new();
        let packed = pack(&lexicon).write();
        assert!(packed == lexicon.known_names.write(), "the lists have changed: run `make lists`");
    }
}
