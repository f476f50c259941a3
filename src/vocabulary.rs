//! What raw text has shown about words: which sort a word is of, and what names it is part of.
//!
//! Decides how that is stored and looked up. Leaves what it means to [`crate::features`], and how it
//! is found to the trainer.
//!
//! Little-endian: magic `SRWV`, version, checksum, the number of clusters (4 bytes each), for each of
//! those its coarse cluster (1 byte); then the words with clusters and habits, a [`crate::table`].

use crate::model::{self, ModelError, Reader};
use crate::table::Table;

const MAGIC: &[u8; 4] = b"SRWV";
const VERSION: u32 = 4;

/// The sort of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Entry {
    /// Cluster of words that stand among the same neighbours, from 1; 0 if unknown.
    pub fine: u16,
    /// Cluster of clusters, from 1; 0 if unknown.
    pub coarse: u8,
    /// What names it was part of, where it had a capital.
    pub habit: Habit,
}

/// What names a capitalised word was part of in raw text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habit {
    /// Which kind, how surely and how often; 0 if unknown.
    pub kind: u8,
    /// Where in a name; 0 if unknown.
    pub part: u8,
}

impl Habit {
    /// As one number, zero if unknown.
    fn number(self) -> u16 {
        u16::from(self.kind) << 4 | u16::from(self.part)
    }

    fn of(number: u16) -> Self {
        Self { kind: (number >> 4) as u8, part: number as u8 & 15 }
    }
}

/// Known words.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Coarse cluster of each fine cluster.
    coarse: Vec<u8>,
    /// Fine cluster and habit of lower-case words.
    words: Table<2>,
}

impl Vocabulary {
    /// Words with the hashes of their lower-case forms and their clusters from 0, and the coarse
    /// cluster of each cluster.
    #[must_use]
    pub fn new(clusters: impl Iterator<Item = (u32, u16)>, coarse: Vec<u8>) -> Self {
        let rows = clusters.map(|(hash, cluster)| (hash, [cluster, 0]));
        Self { coarse, words: Table::new(rows, |_, last| last) }
    }

    /// This vocabulary with other habits, by the hashes of lower-case forms; those of other words are left
    /// out.
    #[must_use]
    pub fn with_habits(&self, habits: impl Iterator<Item = (u32, Habit)>) -> Self {
        let habits = habits.map(|(hash, habit)| (hash, habit.number()));
        let words = self.words.with(1, habits);
        Self { coarse: self.coarse.clone(), words }
    }

    /// What is known of the word whose lower-case form has this hash; the default if nothing.
    #[must_use]
    pub fn entry(&self, lower: u32) -> Entry {
        let Some([fine, habit]) = self.words.get(lower) else { return Entry::default() };
        let coarse = self.coarse.get(fine as usize).map_or(0, |c| c.saturating_add(1));
        Entry { fine: fine.saturating_add(1), coarse, habit: Habit::of(habit) }
    }

    /// Reads what [`Vocabulary::write`] wrote.
    ///
    /// # Errors
    /// Whenever one bit differs.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::open(bytes, MAGIC, VERSION)?;
        reader.check()?;
        let clusters = reader.u32()? as usize;
        let coarse = reader.take(clusters)?.to_vec();
        let words = Table::read(reader.rest()).ok_or(ModelError::Damaged)?;
        Ok(Self { coarse, words })
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut body = (self.coarse.len() as u32).to_le_bytes().to_vec();
        body.extend(&self.coarse);
        body.extend(self.words.write());
        model::file(MAGIC, &[VERSION], &body)
    }

    /// How many words have a cluster, and how many a habit.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.words.len(), self.words.values().iter().filter(|values| values[1] > 0).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HABIT: Habit = Habit { kind: 3, part: 2 };

    fn small() -> Vocabulary {
        let words = [(0x0100_0000, 1), (0xff00_0000, 0)].into_iter();
        let habits = [(0xff00_0000, HABIT), (0x1234_5600, HABIT)].into_iter();
        Vocabulary::new(words, vec![4, 5]).with_habits(habits)
    }

    #[test]
    fn what_is_written_is_read() {
        let read = Vocabulary::read(&small().write()).unwrap();
        assert_eq!(read.entry(0x0100_00ff), Entry { fine: 2, coarse: 6, habit: Habit::default() });
        assert_eq!(read.entry(0xff00_0000), Entry { fine: 1, coarse: 5, habit: HABIT });
        assert_eq!(read.entry(0x0200_0000), Entry::default());
        assert_eq!(read.write(), small().write());
    }

    #[test]
    fn damage_is_refused() {
        let file = small().write();
        for end in 0..file.len() {
            assert!(Vocabulary::read(&file[..end]).is_err(), "cut at {end}");
        }
        for bit in 0..file.len() * 8 {
            let mut bad = file.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Vocabulary::read(&bad).is_err(), "bit {bit}");
        }
    }
}
