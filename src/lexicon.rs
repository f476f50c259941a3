//! The vocabulary: the lists of `data/id/`, looked up fast.
//!
//! Decides how a list is read and asked. What a row means is the business of the stage that asks.
//!
//! A list is a sorted TSV file: a lower-case key of one or more words, then its columns. Lines that
//! begin with `#` are comments. `tests/data.rs` holds every list to that.

use rustc_hash::FxHashMap;

/// One list: lower-case key to value.
#[derive(Debug)]
pub struct Table<V> {
    rows: FxHashMap<&'static str, V>,
    /// Words of the longest key.
    longest: usize,
}

impl<V> Table<V> {
    /// Reads `tsv`; `value` gets a row's columns behind the key.
    pub fn read(tsv: &'static str, value: impl Fn(&[&'static str]) -> V) -> Self {
        let mut rows = FxHashMap::default();
        let mut longest = 1;
        for line in tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let key = columns.next().unwrap_or_default();
            longest = longest.max(key.split(' ').count());
            rows.insert(key, value(&columns.collect::<Vec<_>>()));
        }
        Self { rows, longest }
    }

    /// The value of a lower-case key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.rows.get(key)
    }

    /// Is this lower-case key in the list?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.rows.contains_key(key)
    }

    /// Words of the longest key: how far a search for phrases has to look.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }
}

/// A list of keys without values.
pub type Words = Table<()>;

/// All lists. A stage that needs a new one adds its file to `data/id/` and a field here.
#[derive(Debug)]
pub struct Lexicon {
    /// Abbreviations whose stop does not end a sentence: `dr`, `jl`, `no`.
    pub abbreviations: Words,
    /// What opens a line that links to another story: `baca juga`.
    pub related: Words,
    /// Cities and other places that stand in datelines are recognised by form; these are the words
    /// that follow a credit: `editor`, `pewarta`.
    pub credits: Words,
}

impl Lexicon {
    /// Reads the lists that are built in.
    #[must_use]
    pub fn new() -> Self {
        Self {
            abbreviations: words(include_str!("data/id/abbreviations.tsv")),
            related: words(include_str!("data/id/related.tsv")),
            credits: words(include_str!("data/id/credits.tsv")),
        }
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

fn words(tsv: &'static str) -> Words {
    Table::read(tsv, |_| ())
}
