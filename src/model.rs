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
//! | the rest | the weights, packed by [`crate::codes`] |
//!
//! The rest: how many sights there are, and how many rows (32 bits each); how many bits of a step are
//! left as they are (5); the codes of places, of lanes, and of weights in rows of one, of two and of
//! more. Then for each sight the step from that before it and which places have rows, and for each of
//! those which lanes are not zero, by twice eight, and their weights.
//!
//! A key may be told by fewer bits than a feature's id has: its highest, and the three lowest, which are
//! the place of a sight. Then one feature in some hundreds that have no weights is taken for another
//! that has; in return the file is a third smaller, for keys are what cannot be compressed.

use std::cell::RefCell;
use std::fmt;
use std::iter;

use crate::codes::{self, Bits, Code, Steps, Writer};
use crate::hash::mix;
use crate::index::{self, Index};

/// Lanes of a row.
pub const LANES: usize = 16;

/// A weight for each lane.
pub type Row = [i8; LANES];

/// A score for each lane: the sum of some rows, which are far too few to overflow.
pub type Scores = [i16; LANES];

/// The weights of a feature that has none.
const NOTHING: Row = [0; LANES];

const MAGIC: &[u8; 4] = b"SRWT";
const VERSION: u32 = 3;
/// Low bits of a key that are always kept.
const PLACE_BITS: u32 = 3;
const PLACE_MASK: u32 = (1 << PLACE_BITS) - 1;

/// A linear model over hashed features.
///
/// Features that differ in their place alone share a *sight*, which is looked up once for all of them.
#[derive(Debug, Clone)]
pub struct Model {
    /// What one unit of score is worth in nats.
    pub scale: f32,
    /// `transitions[from][to]`, in units of score.
    pub transitions: [[i16; LANES]; LANES],
    /// How many bits of a key are left out, right above [`PLACE_BITS`].
    omitted: u32,
    /// The sights that have weights: keys without the bits that are left out and without the place.
    sights: Index,
    /// The rows of each, behind those of nothing, which has none.
    stored: Vec<Stored>,
    /// The weights, by ascending key, behind those of nothing.
    rows: Vec<Row>,
}

/// The rows of a sight.
#[derive(Debug, Clone, Copy, Default)]
struct Stored {
    /// How many rows there are before them, that of nothing not counted.
    before: u32,
    /// Bit `p` is set if there is one for place `p`.
    places: u8,
}

impl Stored {
    /// The index of the row for `place`, that of nothing if there is none. Without a branch.
    #[inline(always)]
    fn row(self, place: u32) -> usize {
        let up_to_it = u32::from(self.places) << (u32::BITS - 1 - place);
        let there = up_to_it >> (u32::BITS - 1);
        ((self.before + up_to_it.count_ones()) & there.wrapping_neg()) as usize
    }
}

/// A sight that is stored.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Found {
    /// Which of the keys that were asked for is its.
    pub(crate) key: u32,
    at: u32,
}

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

/// What was read of a file that is built in.
///
/// # Panics
/// If it could not be read, which a test rules out.
pub(crate) fn built_in<T>(read: Result<T, ModelError>, file: &str) -> T {
    match read {
        Ok(model) => model,
        Err(error) => refuse(file, error),
    }
}

/// There once for all files.
#[cold]
#[inline(never)]
fn refuse(file: &str, error: ModelError) -> ! {
    panic!("data/id/{file}: {error}")
}

/// Keys that are looked up at once.
const ROOM: usize = 32;

/// Room for what is found of some keys.
pub(crate) type Room = [Found; ROOM];

/// Writes to `room` which of the `keys` `find` finds, the keys being numbered from `first`; how many there
/// are. Without a branch that depends on what is found, which no processor could guess.
#[inline]
fn seek(first: u32, keys: &[u32], room: &mut Room, find: impl Fn(u32) -> usize) -> usize {
    let mut n = 0;
    for (key, &id) in (first..).zip(keys) {
        let at = find(id) as u32;
        room[n % ROOM] = Found { key, at };
        n += usize::from(at != 0);
    }
    n
}

/// The sum of the rows of the features `keys`, whose sights stand where `find` says.
#[inline(always)]
fn sum(keys: &[u32], Rows { stored, rows }: Rows, find: impl Fn(u32) -> usize) -> Scores {
    let mut scores = Scores::default();
    for &key in keys {
        add(&mut scores, &rows[stored[find(key)].row(key & PLACE_MASK)]);
    }
    scores
}

/// The rows of a model.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows<'m> {
    stored: &'m [Stored],
    rows: &'m [Row],
}

impl<'m> Rows<'m> {
    /// The rows of a sight that was found for those of `places` that have one, each with its place.
    #[inline(always)]
    pub(crate) fn at(self, found: Found, places: u8) -> impl Iterator<Item = (usize, &'m Row)> {
        let Stored { before, places: stored } = self.stored[found.at as usize];
        let mut left = u32::from(stored & places);
        iter::from_fn(move || {
            let place = (left != 0).then_some(left.trailing_zeros())?;
            let lower = u32::from(stored) & !left & (left - 1);
            left &= left - 1;
            Some((place as usize, &self.rows[(before + 1 + lower.count_ones()) as usize]))
        })
    }
}

impl Model {
    /// A model with these rows; keys must be unique.
    #[must_use]
    pub fn new(scale: f32, transitions: [[i16; LANES]; LANES], weights: &[(u32, Row)]) -> Self {
        let mut weights = weights.to_vec();
        weights.sort_unstable_by_key(|&(key, _)| key);
        Self::from_sorted(scale, transitions, 0, weights)
    }

    /// This model with so many bits of each key; of features that become one the first has its weights.
    ///
    /// # Panics
    /// With fewer bits than the place takes, or more than a key has.
    #[must_use]
    pub fn narrow(self, bits: u32) -> Self {
        let omitted = u32::BITS - bits;
        let mut weights: Vec<(u32, Row)> =
            self.weights().map(|(key, row)| (packed(key, omitted), *row)).collect();
        weights.sort_by_key(|&(key, _)| key);
        weights.dedup_by_key(|&mut (key, _)| key);
        Self::from_sorted(self.scale, self.transitions, omitted, weights)
    }

    /// A model of these weights by packed key, ascending.
    fn from_sorted(
        scale: f32,
        transitions: [[i16; LANES]; LANES],
        omitted: u32,
        weights: Vec<(u32, Row)>,
    ) -> Self {
        let mut sights: Vec<u32> = Vec::with_capacity(weights.len());
        let mut stored = vec![Stored::default()];
        for (before, &(key, _)) in (0..).zip(&weights) {
            if sights.last() != Some(&(key >> PLACE_BITS)) {
                sights.push(key >> PLACE_BITS);
                stored.push(Stored { before, places: 0 });
            }
            stored.last_mut().unwrap_or(&mut Stored::default()).places |= 1 << (key & PLACE_MASK);
        }
        let rows = iter::once(NOTHING).chain(weights.into_iter().map(|(_, row)| row)).collect();
        Self { scale, transitions, omitted, sights: Index::new(sights), stored, rows }
    }

    /// The weights of feature `key`, none but zeros if it has none.
    #[inline]
    #[must_use]
    pub fn row(&self, key: u32) -> &Row {
        &self.rows[self.stored[self.place(key)].row(key & PLACE_MASK)]
    }

    /// Where the sight of feature `key` stands in `stored`.
    #[inline]
    fn place(&self, key: u32) -> usize {
        self.sights.find(self.number(key)).map_or(0, |at| at + 1)
    }

    /// The sight of feature `key`.
    #[inline]
    fn number(&self, key: u32) -> u32 {
        key >> PLACE_BITS >> self.omitted
    }

    /// Calls `each` with those of the features `keys` that have a sight which is stored; `room` is for
    /// looking them up.
    #[inline]
    pub(crate) fn find(&self, keys: &[u32], room: &mut Room, mut each: impl FnMut(Found)) {
        for (first, keys) in (0..).step_by(ROOM).zip(keys.chunks(ROOM)) {
            let found = self.seek(first, keys, room);
            room[..found].iter().for_each(|&found| each(found));
        }
    }

    /// Which of [`ROOM`] keys have a sight that is stored.
    #[inline(never)]
    fn seek(&self, first: u32, keys: &[u32], room: &mut Room) -> usize {
        let blocks = self.sights.blocks();
        if blocks.is_empty() {
            return seek(first, keys, room, |id| self.place(id));
        }
        seek(first, keys, room, |id| index::seek(blocks, self.number(id)))
    }

    /// The sum of the weights of the features `keys`. Without a branch that depends on which have some.
    #[inline(never)]
    fn sum(&self, keys: &[u32]) -> Scores {
        let (blocks, rows) = (self.sights.blocks(), self.rows());
        if blocks.is_empty() {
            return sum(keys, rows, |key| self.place(key));
        }
        sum(keys, rows, |key| index::seek(blocks, self.number(key)))
    }

    /// All rows, to be asked for again and again.
    #[inline]
    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows { stored: &self.stored, rows: &self.rows }
    }

    /// Adds the weights of feature `key` to `scores`.
    #[inline]
    pub fn add(&self, key: u32, scores: &mut Scores) {
        add(scores, self.row(key));
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
        body.extend(self.packed());
        file(MAGIC, &[VERSION, fingerprint], &body)
    }

    /// Sights and rows.
    fn packed(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let (stored, rows) = (&self.stored[1..], self.some());
        out.put_len(stored.len());
        out.put_len(rows.len());
        let steps = codes::steps(self.sights.keys());
        let low = codes::low_bits(&steps);
        out.put(low, 5);
        let places = out.put_code(stored.iter().map(|sight| sight.places.into()));
        let of_lanes = [0, 1].map(|half| out.put_code(rows.iter().map(|row| halves(row)[half])));
        let of_size = |size| rows.iter().filter(move |row| size_class(lanes(row)) == size);
        let weights = [0, 1, 2].map(|size| out.put_code(of_size(size).flat_map(weights_in)));
        for (sight, step) in stored.iter().zip(steps) {
            out.put_step(step, low);
            places.put(sight.places.into(), &mut out);
            for row in &rows[sight.before as usize..][..sight.places.count_ones() as usize] {
                halves(row).iter().zip(&of_lanes).for_each(|(&lanes, code)| code.put(lanes, &mut out));
                weights_in(row).for_each(|weight| weights[size_class(lanes(row))].put(weight, &mut out));
            }
        }
        out.end()
    }

    /// The packed keys, ascending.
    fn keys(&self) -> impl Iterator<Item = u32> {
        let places = |s: Stored| (0..u8::BITS).filter(move |place| s.places >> place & 1 == 1);
        let both = self.sights.keys().iter().zip(&self.stored[1..]);
        both.flat_map(move |(sight, &s)| places(s).map(move |place| sight << PLACE_BITS | place))
    }

    /// The features that have weights, by ascending key.
    fn weights(&self) -> impl Iterator<Item = (u32, &Row)> {
        self.keys().map(|key| unpacked(key, self.omitted)).zip(self.some())
    }

    /// The rows that are not that of nothing.
    fn some(&self) -> &[Row] {
        &self.rows[1..]
    }

    /// How many features have weights.
    #[must_use]
    pub fn len(&self) -> usize {
        self.some().len()
    }

    /// Has no feature a weight?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.some().is_empty()
    }
}

/// Features that are looked up together.
#[derive(Debug, Default)]
pub struct Features(Vec<u32>);

impl Features {
    /// Adds the feature that `template` makes of `a` and `b`, for each of these.
    pub fn see(&mut self, seen: &[(u32, u32, u32)]) {
        self.extend(seen.iter().map(|&(template, a, b)| mix(template, a, b)));
    }

    /// Adds features.
    #[inline]
    pub fn extend(&mut self, keys: impl ExactSizeIterator<Item = u32>) {
        self.0.extend(keys);
    }

    /// Adds a feature.
    #[inline]
    pub fn add(&mut self, key: u32) {
        self.0.push(key);
    }

    /// Those that were added.
    #[must_use]
    pub fn keys(&self) -> &[u32] {
        &self.0
    }
}

/// Lane of the weights that count in every choice of a model that has several.
const SHARED: usize = 0;

/// The shared weights of `scores` and those of `lane`.
#[must_use]
pub fn of_lane(scores: &Scores, lane: usize) -> i32 {
    i32::from(scores[SHARED]) + i32::from(scores[lane])
}

/// Features of one thing that are not many.
const USUAL: usize = 64;

/// Adds up what is seen of one thing after the other.
#[derive(Debug)]
pub struct Weigher<'m> {
    model: &'m Model,
    /// What is seen of the one at hand.
    seen: RefCell<Features>,
}

impl<'m> Weigher<'m> {
    /// One with the weights of `model`.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        Self { model, seen: RefCell::new(Features(Vec::with_capacity(USUAL))) }
    }

    /// What one unit of score is worth in nats.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.model.scale
    }

    /// The sum of the weights of what `features` adds.
    #[must_use]
    pub fn scores(&self, features: impl FnOnce(&mut Features)) -> Scores {
        let seen = &mut *self.seen.borrow_mut();
        seen.0.clear();
        features(seen);
        self.model.sum(&seen.0)
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

    /// All that has not been read.
    pub(crate) fn rest(self) -> &'b [u8] {
        self.bytes
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
        let width = u32::BITS - PLACE_BITS - omitted;
        let (sights, stored, rows) = unpacked_rows(self.bytes, width).ok_or(ModelError::Damaged)?;
        Ok(Model { scale, transitions, omitted, sights: Index::new(sights), stored, rows })
    }
}

/// The sights and rows that [`Model::packed`] has packed; `None` if it has not, or if a sight has more
/// than `width` bits.
#[inline(never)]
fn unpacked_rows(bytes: &[u8], width: u32) -> Option<(Vec<u32>, Vec<Stored>, Vec<Row>)> {
    let mut bits = Bits::new(bytes);
    let (count, most) = (bits.len()?, bits.take(u32::BITS) as usize);
    let (mut sights, mut stored) = (Vec::with_capacity(count), Vec::with_capacity(1 + count));
    let mut rows = Vec::with_capacity(1 + most.min(count << PLACE_BITS));
    stored.push(Stored::default());
    rows.push(NOTHING);
    let low = bits.take(5);
    let codes = Codes::read(&mut bits)?;
    let mut steps = Steps::new(low, width);
    for _ in 0..count {
        sights.push(steps.next(&mut bits)?);
        stored.push(codes.sight(&mut bits, &mut rows));
    }
    bits.end()?;
    Some((sights, stored, rows))
}

/// The codes of a packed model.
struct Codes {
    places: Code,
    halves: [Code; 2],
    weights: [Code; 3],
}

impl Codes {
    #[inline(never)]
    fn read(bits: &mut Bits) -> Option<Self> {
        let mut code = || Code::read(bits);
        Some(Self { places: code()?, halves: [code()?, code()?], weights: [code()?, code()?, code()?] })
    }

    /// The next sight, its rows added to `rows`.
    #[inline(never)]
    fn sight(&self, bits: &mut Bits, rows: &mut Vec<Row>) -> Stored {
        let sight = Stored { before: rows.len() as u32 - 1, places: self.places.next(bits) as u8 };
        for _ in 0..sight.places.count_ones() {
            let lanes = self.halves[0].next(bits) | self.halves[1].next(bits) << 8;
            rows.push(row(lanes, || self.weights[size_class(lanes)].next(bits)));
        }
        sight
    }
}

/// A key without the bits that are left out.
fn packed(key: u32, omitted: u32) -> u32 {
    key >> PLACE_BITS >> omitted << PLACE_BITS | key & PLACE_MASK
}

/// The key again, zero where bits were left out.
fn unpacked(packed: u32, omitted: u32) -> u32 {
    packed >> PLACE_BITS << omitted << PLACE_BITS | packed & PLACE_MASK
}

/// A bit for each lane of `row` that is not zero.
fn lanes(row: &Row) -> u16 {
    (0..LANES).filter(|&lane| row[lane] != 0).fold(0, |bits, lane| bits | 1 << lane)
}

/// The same in two halves.
fn halves(row: &Row) -> [u16; 2] {
    lanes(row).to_le_bytes().map(u16::from)
}

/// The weights of `row` that are not zero, as they are stored.
fn weights_in(row: &Row) -> impl Iterator<Item = u16> {
    row.iter().filter(|&&weight| weight != 0).map(|&weight| (weight as u8).into())
}

/// Which code the weights of these lanes have: the fewer they are, the smaller they are.
fn size_class(lanes: u16) -> usize {
    (lanes.count_ones() as usize).clamp(1, 3) - 1
}

/// The row with the next weights in these lanes.
#[inline(never)]
fn row(mut lanes: u16, mut weight: impl FnMut() -> u16) -> Row {
    let mut row = [0; LANES];
    while lanes != 0 {
        row[lanes.trailing_zeros() as usize] = weight() as i8;
        lanes &= lanes - 1;
    }
    row
}

/// The file of a `body`, behind what it is, some numbers and its checksum.
pub(crate) fn file(magic: &[u8; 4], numbers: &[u32], body: &[u8]) -> Vec<u8> {
    let mut file = magic.to_vec();
    file.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    file.extend(checksum(body).to_le_bytes());
    file.extend(body);
    file
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
        let weights: Vec<(u32, Row)> = keys.iter().map(|&k| (k, [k as i8 | 1; LANES])).collect();
        let model = Model::new(1.0, [[0; LANES]; LANES], &weights);
        let model = Model::read(&model.write(1), 1).unwrap();
        for &key in keys {
            assert_eq!(model.row(key), &[key as i8 | 1; LANES], "key {key}");
            for other in [key ^ 1, key ^ 1 << 31, key.wrapping_add(70)] {
                assert_eq!(model.row(other) != &NOTHING, keys.contains(&other), "key {other}");
            }
        }
    }

    #[test]
    fn a_narrow_key_is_told_by_its_ends() {
        let rows: Vec<(u32, Row)> =
            [0x1234_5671, 0x1234_5672, 0xffff_ffff].map(|k| (k, [k as i8; LANES])).into();
        let model = Model::new(1.0, [[0; LANES]; LANES], &rows).narrow(20);
        let model = Model::read(&model.write(1), 1).unwrap();
        assert_eq!(model.row(0x1234_4bc1), &[0x71; LANES]);
        assert_eq!(model.row(0x1234_4bc3), &NOTHING);
        assert_eq!(model.row(0x1234_8001), &NOTHING);
        let mut found = Vec::new();
        model.find(&[0x1234_5670], &mut Room::default(), |one| found.push(one));
        let places = |among| model.rows().at(found[0], among).map(|(place, _)| place).collect::<Vec<_>>();
        assert_eq!(places(u8::MAX), [1, 2]);
        assert_eq!(places(0b1_1100), [2]);
    }

    #[test]
    fn a_key_can_be_nothing_but_its_place() {
        let model = Model::new(1.0, [[0; LANES]; LANES], &[(0x1234_5671, [7; LANES])]).narrow(PLACE_BITS);
        assert_eq!(model.row(0x9876_5431), &[7; LANES]);
        assert_eq!(model.sum(&[0x9876_5431, 0x9876_5432]), [7; LANES]);
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
