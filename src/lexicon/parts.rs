//! Where in well-known names a word stands.
//!
//! Decides which lists count and how a word's places in their names become one number. Leaves what that
//! is worth to the features of names.

use rustc_hash::FxHashMap;

use super::Table;

/// The only, first, inner or last word of a name.
const PLACES: [u8; 4] = [1, 2, 4, 8];

/// Bits that a name of a place is shifted by.
pub(super) const OF_PLACES: u8 = 4;

/// The words of well-known names, each with the places where it stands in them.
#[derive(Debug, Default)]
pub(super) struct Parts(FxHashMap<&'static str, u8>);

impl Parts {
    /// Adds the words of `names`, their places shifted by `shift`.
    pub fn add(&mut self, names: impl Iterator<Item = &'static str>, shift: u8) {
        for name in names {
            let mut words = name.split([' ', '-']).filter(|word| !word.is_empty()).peekable();
            let mut is_first = true;
            while let Some(word) = words.next() {
                *self.0.entry(word).or_default() |= place(is_first, words.peek().is_none()) << shift;
                is_first = false;
            }
        }
    }

    /// As a list.
    pub fn table(self) -> Table<u8> {
        Table::of(self.0.into_iter())
    }
}

fn place(is_first: bool, is_last: bool) -> u8 {
    PLACES[match (is_first, is_last) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_all_its_places() {
        let mut parts = Parts::default();
        parts.add(["awan", "awan biru", "kota awan biru"].into_iter(), 0);
        parts.add(["biru"].into_iter(), OF_PLACES);
        let table = parts.table();
        assert_eq!(table.get("awan"), Some(&(1 | 2 | 4)));
        assert_eq!(table.get("biru"), Some(&(8 | 1 << 4)));
        assert_eq!(table.get("kelabu"), None);
    }
}
