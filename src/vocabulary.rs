//! What raw text has shown about words: which sort a word is of, and what names it is part of.
//!
//! Decides how that is stored and looked up. Leaves what it means to [`crate::features`], and how it
//! is found to the trainer.
//!
//! Little-endian: magic `SRWV`, version, checksum, the number of clusters (4 bytes each), for each of
//! those its coarse cluster (1 byte); then, packed by [`crate::codes`], the words with clusters and the
//! words with habits: how many (32 bits), how many bits of a step are left as they are (5), the code of
//! the values, and for each word the step from the key before and its value.

use rustc_hash::FxHashMap;

use crate::codes::{self, Bits, Code, Steps, Writer};
use crate::index::Index;
use crate::model::{ModelError, Reader, checksum};

const MAGIC: &[u8; 4] = b"SRWV";
const VERSION: u32 = 3;

/// A key is the upper bits of a word's hash: few enough to be small, enough to be nearly unique.
const KEY_SHIFT: u32 = 10;

/// The sort of a word.
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
    /// Coarse cluster of each fine cluster.
    coarse: Vec<u8>,
    /// Fine cluster by key of the lower-case form.
    fine: Table,
    /// Kind and part of a habit by key of the word as written.
    habits: Table,
}

/// Values of two bytes by key.
#[derive(Debug, Clone, Default)]
struct Table {
    keys: Index,
    /// By the number of the key.
    values: Vec<[u8; 2]>,
}

/// Bits of a key.
const KEY_BITS: u32 = 32 - KEY_SHIFT;

impl Table {
    /// A table of these rows; where one key stands twice, the last counts.
    fn new(rows: impl Iterator<Item = (u32, [u8; 2])>) -> Self {
        let rows: FxHashMap<u32, [u8; 2]> = rows.collect();
        let mut rows: Vec<(u32, [u8; 2])> = rows.into_iter().collect();
        rows.sort_unstable();
        let (keys, values) = rows.into_iter().unzip();
        Self { keys: Index::new(keys), values }
    }

    /// The value of the word with this hash.
    fn get(&self, hash: u32) -> Option<[u8; 2]> {
        self.values.get(self.keys.find(hash >> KEY_SHIFT)?).copied()
    }

    /// `None` if no table is there.
    fn read(bits: &mut Bits) -> Option<Self> {
        let count = bits.len()?;
        let (mut keys, mut values) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut steps = Steps::new(bits.take(5), KEY_BITS);
        let code = Code::read(bits)?;
        for _ in 0..count {
            keys.push(steps.next(bits)?);
            values.push(code.next(bits).to_le_bytes());
        }
        Some(Self { keys: Index::new(keys), values })
    }

    fn write(&self, out: &mut Writer) {
        let steps = codes::steps(self.keys.keys());
        let low = codes::low_bits(&steps);
        out.put_len(steps.len());
        out.put(low, 5);
        let values = || self.values.iter().map(|&value| u16::from_le_bytes(value));
        let code = out.put_code(values());
        for (step, value) in steps.into_iter().zip(values()) {
            out.put_step(step, low);
            code.put(value, out);
        }
    }
}

/// The two tables that are packed into `bytes`; `None` if they are not.
fn tables(bytes: &[u8]) -> Option<(Table, Table)> {
    let mut bits = Bits::new(bytes);
    let both = (Table::read(&mut bits)?, Table::read(&mut bits)?);
    bits.end().map(|()| both)
}

impl Vocabulary {
    /// Words with the hashes of their lower-case forms and their clusters from 0, and the coarse
    /// cluster of each cluster.
    #[must_use]
    pub fn new(clusters: impl Iterator<Item = (u32, u16)>, coarse: Vec<u8>) -> Self {
        Self {
            coarse,
            fine: Table::new(clusters.map(|(hash, c)| (hash >> KEY_SHIFT, c.to_le_bytes()))),
            habits: Table::default(),
        }
    }

    /// This vocabulary with other habits, by the hash of the word as written.
    #[must_use]
    pub fn with_habits(&self, habits: impl Iterator<Item = (u32, Habit)>) -> Self {
        let habits = habits.map(|(hash, h)| (hash >> KEY_SHIFT, [h.kind, h.part]));
        Self { habits: Table::new(habits), ..self.clone() }
    }

    /// The sort of the word whose lower-case form has this hash; the default if unknown.
    #[must_use]
    pub fn entry(&self, lower: u32) -> Entry {
        let Some(fine) = self.fine.get(lower).map(u16::from_le_bytes) else { return Entry::default() };
        let coarse = self.coarse.get(fine as usize).map_or(0, |c| c.saturating_add(1));
        Entry { fine: fine.saturating_add(1), coarse }
    }

    /// The habit of the word with this hash as written; the default if unknown.
    #[must_use]
    pub fn habit(&self, exact: u32) -> Habit {
        let [kind, part] = self.habits.get(exact).unwrap_or_default();
        Habit { kind, part }
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
        let (fine, habits) = tables(reader.rest()).ok_or(ModelError::Damaged)?;
        Ok(Self { coarse, fine, habits })
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut body = (self.coarse.len() as u32).to_le_bytes().to_vec();
        body.extend(&self.coarse);
        let mut packed = Writer::default();
        self.fine.write(&mut packed);
        self.habits.write(&mut packed);
        body.extend(packed.end());
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(checksum(&body).to_le_bytes());
        file.extend(body);
        file
    }

    /// How many words have a cluster, and how many a habit.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.fine.values.len(), self.habits.values.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vocabulary {
        let words = [(0x0100_0000, 1), (0xff00_0000, 0)].into_iter();
        let habits = [(0x1234_5600, Habit { kind: 3, part: 2 })].into_iter();
        Vocabulary::new(words, vec![4, 5]).with_habits(habits)
    }

    #[test]
    fn what_is_written_is_read() {
        let read = Vocabulary::read(&small().write()).unwrap();
        assert_eq!(read.entry(0x0100_00ff), Entry { fine: 2, coarse: 6 });
        assert_eq!(read.entry(0x0200_0000), Entry::default());
        assert_eq!(read.habit(0x1234_5600), Habit { kind: 3, part: 2 });
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
