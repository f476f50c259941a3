//! The well-known names of the lists, and where in them a word stands.
//!
//! Decides how a name in running text is found again, how long it may be, and which lists count. Leaves
//! what that is worth to the features of names.
//!
//! Only hashes of the names are built in, for there are many: `make lists` packs `organisations.tsv`,
//! `places.tsv`, `people.tsv` and the lists of aliases and countries. Little-endian: magic `SRKN`, version,
//! checksum, a [`crate::table`].

use crate::hash::mix;
use crate::model::{ModelError, Reader};
use crate::table::Table;

const MAGIC: &[u8; 4] = b"SRKN";
const VERSION: u32 = 1;

/// Tokens of the longest name.
pub const LONGEST_NAME: usize = 6;

/// What the lists say of a word or of a name: a bit each for the only, the first, an inner and the last word
/// of an organisation's name, the same for places, and one for the name of a person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Known(pub u16);

impl Known {
    /// The whole name of something of these kinds: a bit each for organisation, place and person.
    #[must_use]
    pub fn kinds(self) -> u32 {
        u32::from(self.0 & 1 | self.0 >> 3 & 2 | self.0 >> 6 & 4)
    }

    /// Where it stands in the names of organisations and places.
    #[must_use]
    pub fn parts(self) -> u32 {
        u32::from(self.0 & 0xff)
    }
}

/// Hashes of names and of words of names.
#[derive(Debug, Clone, Default)]
pub struct KnownNames(Table<1>);

/// The hash of a name that ends with a token, from that of the tokens before: 0 before the first.
#[must_use]
pub fn name_hash(before: u32, token: u32) -> u32 {
    if before == 0 { token } else { mix(160, before, token) }
}

impl KnownNames {
    /// What is known of each of these hashes of names and words.
    #[cfg(feature = "train")]
    pub(crate) fn new(known: impl Iterator<Item = (u32, Known)>) -> Self {
        Self(Table::new(known.map(|(hash, known)| (hash, [known.0])), |[one], [two]| [one | two]))
    }

    /// What is known of a lower-case word or name with this hash.
    #[inline]
    #[must_use]
    pub fn get(&self, hash: u32) -> Known {
        Known(self.0.get(hash).map_or(0, |[known]| known))
    }

    /// How many words and names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Are there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads what [`KnownNames::write`] wrote.
    ///
    /// # Errors
    /// Whenever one bit differs.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::open(bytes, MAGIC, VERSION)?;
        reader.check()?;
        Table::read(reader.rest()).map(Self).ok_or(ModelError::Damaged)
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        crate::model::file(MAGIC, &[VERSION], &self.0.write())
    }
}
