//! What raw text has shown about words: which sort a word is of.
//!
//! Decides how that is looked up. Leaves what it means to [`crate::features`], and where it came
//! from to the trainer.

use rustc_hash::FxHashMap;

/// What is known of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    /// Cluster of words that stand among the same neighbours, from 1; 0 if unknown.
    pub fine: u16,
    /// Cluster of clusters, from 1; 0 if unknown.
    pub coarse: u8,
}

/// What names a capitalised word was part of in raw text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habit {
    /// Which kind, how surely and how often; 0 if unknown.
    pub kind: u8,
    /// Where in a name; 0 if unknown.
    pub part: u8,
}

/// Known words.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// By the hash of the lower-case form.
    pub entries: FxHashMap<u32, Entry>,
    /// By the hash of the word as written.
    pub habits: FxHashMap<u32, Habit>,
}

impl Vocabulary {
    /// What is known of the word with this hash; the default if nothing.
    #[must_use]
    pub fn entry(&self, lower: u32) -> Entry {
        self.entries.get(&lower).copied().unwrap_or_default()
    }

    /// The habit of the word as written.
    #[must_use]
    pub fn habit(&self, exact: u32) -> Habit {
        self.habits.get(&exact).copied().unwrap_or_default()
    }
}
