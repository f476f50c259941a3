//! The weight file: read with every byte checked, written by the trainer.
//!
//! Decides how weights are stored and looked up. Leaves what a feature is to [`crate::features`] and
//! what a lane means to whoever asks.
//!
//! A row is a feature's weight for each of up to 16 lanes (labels, classes), so that one row is one
//! 128-bit register. Little-endian throughout:
//!
//! | bytes | what |
//! |---|---|
//! | 4 | magic `SRWT` |
//! | 4 | version |
//! | 4 | fingerprint of the feature templates |
//! | 4 | checksum of all that follows |
//! | 4 | scale (f32): what one unit of score is worth in nats |
//! | 2 × 256 | transition from lane to lane (i16) |
//! | 4 | bits of a key that are left out |
//! | 4 | rows |
//! | 2 to 4 × rows | keys, ascending, as differences, as few byte planes as hold them |
//! | 2 × rows | which lanes of a row are not zero, in two byte planes |
//! | the rest | those weights (i8), row by row |
//!
//! A key may be told by fewer bits than a feature's id has: its highest, and the three lowest, which are
//! the place of a sight. Then one feature in some hundreds that have no weights is taken for another
//! that has; in return the file is a third smaller, for keys are what cannot be compressed.

use std::fmt;

/// Lanes of a row.
pub const LANES: usize = 16;

/// A weight for each lane.
pub type Row = [i8; LANES];

/// A score for each lane: the sum of some rows, which are far too few to overflow.
pub type Scores = [i16; LANES];

const MAGIC: &[u8; 4] = b"SRWT";
const VERSION: u32 = 2;
const HEADER: usize = 16;

/// Low bits of a key that are always kept.
const PLACE_BITS: u32 = 3;

/// A linear model over hashed features.
#[derive(Debug, Clone)]
pub struct Model {
    /// What one unit of score is worth in nats.
    pub scale: f32,
    /// `transitions[from][to]`, in units of score.
    pub transitions: [[i16; LANES]; LANES],
    /// How many bits of a key are left out, right above [`PLACE_BITS`].
    omitted: u32,
    /// One bit for each possible high part of a key: most features that are asked for have no row.
    seen: Vec<u64>,
    /// Where in `entries` each possible high part of a key begins, and one past the last.
    starts: Vec<u32>,
    /// By how much a key is shifted to give its bit of `seen`.
    seen_shift: u32,
    /// By how much a key is shifted to give its place in `starts`.
    part_shift: u32,
    /// By ascending key; keys are hashes, so that few share their high part.
    entries: Vec<Entry>,
}

/// A feature that has weights: side by side, so that both come out of memory at once.
#[derive(Debug, Clone, Copy)]
struct Entry {
    key: u32,
    row: Row,
}

/// Bits of the filter for each row: more would let fewer through, but leave the cache.
const FILTER: usize = 4;

/// Rows for each high part: fewer would be found with fewer looks, but with the index out of the cache.
const BUCKET: usize = 2;

/// Why a file is no model of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as a model does.
    NotAModel,
    /// Another version of the format.
    Version(u32),
    /// Trained with other feature templates.
    Fingerprint(u32),
    /// Cut short, or bytes have changed.
    Damaged,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAModel => write!(f, "not a model file"),
            Self::Version(v) => write!(f, "a model file of version {v}, not {VERSION}"),
            Self::Fingerprint(_) => write!(f, "a model for other features: run `make train`"),
            Self::Damaged => write!(f, "a damaged model file"),
        }
    }
}

impl std::error::Error for ModelError {}

impl Model {
    /// A model with these rows; keys must be unique.
    #[must_use]
    pub fn new(scale: f32, transitions: [[i16; LANES]; LANES], weights: &[(u32, Row)]) -> Self {
        let mut entries: Vec<Entry> = weights.iter().map(|&(key, row)| Entry { key, row }).collect();
        entries.sort_unstable_by_key(|entry| entry.key);
        Self::from_sorted(scale, transitions, 0, entries)
    }

    /// This model with so many bits of each key; of features that become one the first has its weights.
    ///
    /// # Panics
    /// With fewer bits than the place takes, or more than a key has.
    #[must_use]
    pub fn narrow(mut self, bits: u32) -> Self {
        let omitted = u32::BITS - bits;
        self.entries.iter_mut().for_each(|e| e.key &= kept(omitted));
        self.entries.sort_by_key(|e| e.key);
        self.entries.dedup_by_key(|e| e.key);
        Self::from_sorted(self.scale, self.transitions, omitted, self.entries)
    }

    fn from_sorted(
        scale: f32,
        transitions: [[i16; LANES]; LANES],
        omitted: u32,
        entries: Vec<Entry>,
    ) -> Self {
        let rows = entries.len().next_power_of_two().max(64);
        let width = 32 - entries.last().map_or(0, |e| e.key.leading_zeros().min(31));
        let shift = |parts: usize| width.saturating_sub(parts.ilog2());
        let (part_shift, seen_shift) = (shift(rows / BUCKET), shift(rows * FILTER));
        let mut seen = vec![0; rows * FILTER / 64];
        let mut starts = Vec::with_capacity(rows / BUCKET + 1);
        for (i, Entry { key, .. }) in entries.iter().enumerate() {
            let bit = key >> seen_shift;
            seen[bit as usize / 64] |= 1 << (bit % 64);
            starts.resize(((key >> part_shift) as usize + 1).max(starts.len()), i as u32);
        }
        starts.resize(rows / BUCKET + 1, entries.len() as u32);
        Self { scale, transitions, omitted, seen, starts, seen_shift, part_shift, entries }
    }

    /// The weights of feature `key`, if it has any.
    #[inline]
    #[must_use]
    pub fn row(&self, key: u32) -> Option<&Row> {
        let key = key & kept(self.omitted);
        self.bucket(key).iter().find(|entry| entry.key == key).map(|entry| &entry.row)
    }

    /// The features whose ids are `key` but for the bits of `low`, each with those bits and its weights.
    #[inline]
    pub fn rows(&self, key: u32, low: u32) -> impl Iterator<Item = (u32, &Row)> {
        let key = key & kept(self.omitted);
        let alike = self.bucket(key).iter().filter(move |entry| entry.key & !low == key);
        alike.map(move |entry| (entry.key & low, &entry.row))
    }

    /// The features with the high part of `key`; none for nearly all keys without weights.
    #[inline]
    fn bucket(&self, key: u32) -> &[Entry] {
        let bit = key >> self.seen_shift;
        if self.seen.get(bit as usize / 64).is_none_or(|bits| bits >> (bit % 64) & 1 == 0) {
            return &[];
        }
        let part = (key >> self.part_shift) as usize;
        &self.entries[self.starts[part] as usize..self.starts[part + 1] as usize]
    }

    /// Adds the weights of feature `key` to `scores`.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut Scores) {
        if let Some(row) = self.row(key) {
            add(scores, row);
        }
    }

    /// Reads a model that was trained with the templates of `fingerprint`.
    ///
    /// # Errors
    /// Whenever one bit differs from what [`Model::write`] gave.
    pub fn read(bytes: &[u8], fingerprint: u32) -> Result<Self, ModelError> {
        let mut reader = Reader::open(bytes, MAGIC, VERSION)?;
        let theirs = reader.u32()?;
        if theirs != fingerprint {
            return Err(ModelError::Fingerprint(theirs));
        }
        reader.check()?;
        reader.model()
    }

    /// The file of a model with these rows, sorted by key.
    #[must_use]
    pub fn write(&self, fingerprint: u32) -> Vec<u8> {
        let mut body = Vec::new();
        body.extend(self.scale.to_le_bytes());
        body.extend(self.transitions.as_flattened().iter().flat_map(|t| t.to_le_bytes()));
        body.extend(self.omitted.to_le_bytes());
        body.extend((self.len() as u32).to_le_bytes());
        let keys: Vec<u32> = self.entries.iter().map(|e| packed(e.key, self.omitted)).collect();
        let steps = || keys.iter().zip(std::iter::once(&0).chain(&keys)).map(|(key, before)| key - before);
        for plane in 0..planes(self.omitted) {
            body.extend(steps().map(|step| step.to_le_bytes()[plane]));
        }
        for plane in 0..2 {
            body.extend(self.entries.iter().map(|e| lanes(&e.row).to_le_bytes()[plane]));
        }
        body.extend(self.entries.iter().flat_map(|e| e.row).filter(|&w| w != 0).map(|w| w as u8));
        let mut file = Vec::with_capacity(HEADER + body.len());
        file.extend(MAGIC);
        for number in [VERSION, fingerprint, checksum(&body)] {
            file.extend(number.to_le_bytes());
        }
        file.extend(body);
        file
    }

    /// This model with the rows of another, whose scale is the same and whose keys are others.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let all = self.entries.iter().chain(&other.entries);
        let rows: Vec<(u32, Row)> = all.map(|entry| (entry.key, entry.row)).collect();
        Self::new(self.scale, self.transitions, &rows)
    }

    /// How many features have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Has no feature a weight?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Adds a row to `scores`.
#[inline]
pub fn add(scores: &mut Scores, row: &Row) {
    for (score, &weight) in scores.iter_mut().zip(row) {
        *score += i16::from(weight);
    }
}

/// Reads a file from its start.
#[derive(Debug)]
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    /// Reads `bytes` behind the `magic` and the `version` that they must begin with.
    pub(crate) fn open(bytes: &'b [u8], magic: &[u8; 4], version: u32) -> Result<Self, ModelError> {
        let mut reader = Self { bytes };
        if reader.take(4).ok() != Some(magic.as_slice()) {
            return Err(ModelError::NotAModel);
        }
        let theirs = reader.u32()?;
        if theirs == version { Ok(reader) } else { Err(ModelError::Version(theirs)) }
    }

    /// Reads a checksum, which must be that of all that follows.
    pub(crate) fn check(&mut self) -> Result<(), ModelError> {
        if self.u32()? == checksum(self.bytes) { Ok(()) } else { Err(ModelError::Damaged) }
    }

    pub(crate) fn take(&mut self, n: usize) -> Result<&'b [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(n).ok_or(ModelError::Damaged)?;
        self.bytes = rest;
        Ok(head)
    }

    pub(crate) fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into().map_err(|_| ModelError::Damaged)?))
    }

    fn model(&mut self) -> Result<Model, ModelError> {
        let scale = f32::from_bits(self.u32()?);
        let mut transitions = [[0; LANES]; LANES];
        let stored = self.take(2 * LANES * LANES)?;
        for (cell, two) in transitions.as_flattened_mut().iter_mut().zip(stored.chunks_exact(2)) {
            *cell = i16::from_le_bytes([two[0], two[1]]);
        }
        let omitted = self.u32()?;
        if omitted > u32::BITS - PLACE_BITS {
            return Err(ModelError::Damaged);
        }
        let entries = self.entries(omitted)?;
        if !entries.is_sorted_by_key(|entry| entry.key) {
            return Err(ModelError::Damaged);
        }
        Ok(Model::from_sorted(scale, transitions, omitted, entries))
    }

    fn entries(&mut self, omitted: u32) -> Result<Vec<Entry>, ModelError> {
        let rows = self.u32()? as usize;
        let planes = planes(omitted);
        let keys = self.take(rows.checked_mul(planes).ok_or(ModelError::Damaged)?)?;
        let lanes = self.take(rows.checked_mul(2).ok_or(ModelError::Damaged)?)?;
        let mut weights = self.bytes.iter();
        let mut packed = 0u32;
        let entries = (0..rows).map(|i| {
            let step: [u8; 4] = std::array::from_fn(|p| if p < planes { keys[p * rows + i] } else { 0 });
            packed = packed.wrapping_add(u32::from_le_bytes(step));
            let lanes = u16::from_le_bytes([lanes[i], lanes[rows + i]]);
            Entry { key: unpacked(packed, omitted), row: row(lanes, &mut weights) }
        });
        Ok(entries.collect())
    }
}

/// The bits of a key that tell it when `omitted` are left out.
#[inline]
fn kept(omitted: u32) -> u32 {
    !(((1 << omitted) - 1) << PLACE_BITS)
}

/// A key without the bits that are left out.
fn packed(key: u32, omitted: u32) -> u32 {
    let place = key & ((1 << PLACE_BITS) - 1);
    key >> omitted & !((1 << PLACE_BITS) - 1) | place
}

/// The key again, zero where bits were left out.
fn unpacked(packed: u32, omitted: u32) -> u32 {
    let place = packed & ((1 << PLACE_BITS) - 1);
    (packed ^ place) << omitted | place
}

/// Bytes of a key without the bits that are left out.
fn planes(omitted: u32) -> usize {
    (u32::BITS - omitted).div_ceil(8) as usize
}

/// A bit for each lane of `row` that is not zero.
fn lanes(row: &Row) -> u16 {
    (0..LANES).filter(|&lane| row[lane] != 0).fold(0, |bits, lane| bits | 1 << lane)
}

/// The row with the next of `weights` in these lanes.
fn row(mut lanes: u16, weights: &mut std::slice::Iter<u8>) -> Row {
    let mut row = [0; LANES];
    while lanes != 0 {
        row[lanes.trailing_zeros() as usize] = weights.next().map_or(0, |&w| w as i8);
        lanes &= lanes - 1;
    }
    row
}

/// What the header says of all that follows it: FNV-1a over words of eight bytes.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    let mut h = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        h = (h ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01b3);
        h ^= h >> 29;
    }
    (h ^ h >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_any_width_are_found_and_no_others() {
        check(&[]);
        check(&[0]);
        check(&[0, 1, 2, 3, 900]);
        check(&[7, u32::MAX - 1]);
        check(&(1..5000).map(|i| i * 199).collect::<Vec<_>>());
        check(&(1..5000u32).map(|i| i.wrapping_mul(0x9e37_79b1)).collect::<Vec<_>>());
    }

    #[track_caller]
    fn check(keys: &[u32]) {
        let weights: Vec<(u32, Row)> = keys.iter().map(|&k| (k, [k as i8; LANES])).collect();
        let model = Model::new(1.0, [[0; LANES]; LANES], &weights);
        let model = Model::read(&model.write(1), 1).unwrap();
        for &key in keys {
            assert_eq!(model.row(key), Some(&[key as i8; LANES]), "key {key}");
            for other in [key ^ 1, key ^ 1 << 31, key.wrapping_add(70)] {
                assert_eq!(model.row(other).is_some(), keys.contains(&other), "key {other}");
            }
        }
    }

    #[test]
    fn a_narrow_key_is_told_by_its_ends() {
        let rows: Vec<(u32, Row)> =
            [0x1234_5671, 0x1234_5672, 0xffff_ffff].map(|k| (k, [k as i8; LANES])).into();
        let model = Model::new(1.0, [[0; LANES]; LANES], &rows).narrow(20);
        let model = Model::read(&model.write(1), 1).unwrap();
        assert_eq!(model.row(0x1234_4bc1), Some(&[0x71; LANES]));
        assert_eq!(model.row(0x1234_4bc3), None);
        assert_eq!(model.row(0x1234_8001), None);
        assert_eq!(model.rows(0x1234_5670, 7).map(|(place, _)| place).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn damage_is_refused() {
        let mut row = [0; LANES];
        row[3] = -7;
        let file = Model::new(0.5, [[1; LANES]; LANES], &[(9, row), (70_000, row)]).write(42);
        assert!(Model::read(&file, 42).is_ok());
        assert_eq!(Model::read(&file, 43).unwrap_err(), ModelError::Fingerprint(42));
        for end in 0..file.len() {
            assert!(Model::read(&file[..end], 42).is_err(), "cut at {end}");
        }
        for bit in 0..file.len() * 8 {
            let mut bad = file.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            assert!(Model::read(&bad, 42).is_err(), "bit {bit}");
        }
    }
}
