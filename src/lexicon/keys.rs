//! A list's keys, found by hash.
//!
//! Decides how a key is looked up: an engine begins with thousands of them, so one plain table for all
//! lists, built in one pass.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use crate::hash::seek;

/// Words by their number in a list.
#[derive(Debug)]
pub(super) struct Keys {
    words: Vec<&'static str>,
    /// One more than a word's number, at or behind the place of its hash; 0 where nothing stands. At
    /// least half of it is free.
    slots: Vec<u16>,
    /// What most words fail without being hashed: the lengths of the list's words by first byte.
    shapes: Box<[u64; 256]>,
}

impl Keys {
    /// These words; where one stands twice, the first is found.
    pub fn new(words: Vec<&'static str>) -> Self {
        assert!(words.len() < usize::from(u16::MAX), "a list too long for its slots");
        let slots = vec![0; (2 * words.len()).next_power_of_two()];
        let mut keys = Self { words, slots, shapes: Box::new([0; 256]) };
        for number in 0..keys.words.len() {
            keys.put(number);
        }
        keys
    }

    fn put(&mut self, number: usize) {
        let (first, bit) = shape(self.words[number]);
        self.shapes[first] |= bit;
        let slot = self.seek(self.words[number]);
        if self.slots[slot] == 0 {
            self.slots[slot] = number as u16 + 1;
        }
    }

    /// The number of `word`.
    pub fn find(&self, word: &str) -> Option<usize> {
        let (first, bit) = shape(word);
        let may_be = self.shapes[first] & bit != 0;
        may_be.then(|| usize::from(self.slots[self.seek(word)]))?.checked_sub(1)
    }

    /// How long the words are that begin with the first byte of `text`.
    pub fn lengths(&self, text: &str) -> Lengths {
        Lengths(self.shapes[shape(text).0])
    }

    /// The slot where `word` stands, or would stand.
    fn seek(&self, word: &str) -> usize {
        seek(&self.slots, hash(word), |number| self.words[number] == word)
    }

    /// The words by number.
    pub fn all(&self) -> &[&'static str] {
        &self.words
    }
}

/// How long some words are, in bytes: a bit for each length, the highest for all beyond.
#[derive(Debug, Clone, Copy)]
pub struct Lengths(u64);

impl Lengths {
    /// Is a word of so many bytes among them?
    #[must_use]
    pub fn has(self, length: usize) -> bool {
        self.0 & bit_of(length) != 0
    }

    /// Are there no words?
    #[must_use]
    pub fn is_none(self) -> bool {
        self.0 == 0
    }
}

fn bit_of(length: usize) -> u64 {
    1 << length.min(63)
}

/// The first byte of a word, and the bit of its length.
fn shape(word: &str) -> (usize, u64) {
    (usize::from(word.as_bytes().first().copied().unwrap_or(0)), bit_of(word.len()))
}

fn hash(word: &str) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish() as usize
}
