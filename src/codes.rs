//! Numbers in few bits.
//!
//! Decides how the weight files are packed: a Huffman code for numbers of which some are frequent, a
//! Rice code for the steps between numbers that are spread evenly, as hashes are. Both come within a
//! hundredth of what can be had, which no general compression does. Leaves what the numbers mean to
//! [`crate::model`] and [`crate::vocabulary`].
//!
//! Bits fill a byte from its lowest; four zero bytes at most fill up the file. A Huffman code is
//! canonical, and stands in the file as its numbers, ascending, each with the length of its code. One
//! number alone takes no bits.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::order;

/// Bits of the longest code.
const LONGEST: u32 = 16;

/// Codes of so many bits are found by one look.
const SHORT: u32 = 10;

/// Stands for the length of a code that one look does not find.
const LONGER: u8 = u8::MAX;

/// A step with more ones in front is written out.
const MOST_ONES: u32 = 24;

/// Reads bits.
#[derive(Debug)]
pub(crate) struct Bits<'b> {
    bytes: &'b [u8],
    /// The next bits, from the lowest.
    held: u64,
    /// How many those are.
    count: u32,
    /// How many of those that were held were zeros from beyond the end.
    beyond: u64,
}

impl<'b> Bits<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, held: 0, count: 0, beyond: 0 }
    }

    /// Holds more than 32 bits.
    #[inline]
    fn fill(&mut self) {
        if self.count > 32 {
            return;
        }
        match self.bytes.split_first_chunk() {
            Some((&four, rest)) => {
                self.held |= u64::from(u32::from_le_bytes(four)) << self.count;
                self.bytes = rest;
            }
            None => self.beyond += 32,
        }
        self.count += 32;
    }

    #[inline]
    fn skip(&mut self, bits: u32) {
        self.held >>= bits;
        self.count -= bits;
    }

    /// The next `bits`, 32 at most.
    #[inline]
    pub(crate) fn take(&mut self, bits: u32) -> u32 {
        self.fill();
        let taken = self.held & ((1 << bits) - 1);
        self.skip(bits);
        taken as u32
    }

    /// The next step, of which `low` bits are as they are.
    #[inline(always)]
    fn step(&mut self, low: u32) -> u32 {
        self.fill();
        let ones = self.held.trailing_ones().min(MOST_ONES);
        if ones == MOST_ONES {
            self.skip(ones);
            return self.take(u32::BITS);
        }
        self.skip(ones + 1);
        ones << low | self.take(low)
    }

    /// How many items follow, of one bit at least each; `None` if there is no room for them.
    pub(crate) fn len(&mut self) -> Option<usize> {
        let len = self.take(u32::BITS) as usize;
        (len / 8 <= self.bytes.len() + 8).then_some(len)
    }

    /// `None` if anything follows but what fills up the file.
    pub(crate) fn end(self) -> Option<()> {
        let left = u64::from(self.count).checked_sub(self.beyond)?;
        (self.bytes.is_empty() && self.held == 0 && left < u64::from(u32::BITS)).then_some(())
    }
}

/// Numbers that ascend, from the steps between them.
#[derive(Debug)]
pub(crate) struct Steps {
    /// How many bits of a step are as they are.
    low: u32,
    /// Bits of the greatest number, 31 at most.
    width: u32,
    /// The least that the next number can be.
    next: u32,
}

impl Steps {
    pub(crate) fn new(low: u32, width: u32) -> Self {
        Self { low, width, next: 0 }
    }

    /// The next number; `None` if it is too great.
    #[inline(never)]
    pub(crate) fn next(&mut self, bits: &mut Bits) -> Option<u32> {
        let number = self.next.checked_add(bits.step(self.low)).filter(|number| number >> self.width == 0)?;
        self.next = number + 1;
        Some(number)
    }
}

/// A Huffman code, read.
#[derive(Debug)]
pub(crate) struct Code {
    /// By the next bits: a number and the length of its code, [`LONGER`] where it is longer.
    short: Vec<(u16, u8)>,
    /// How many codes have each length.
    counts: [u32; LONGEST as usize + 1],
    /// The numbers, by the length of their codes.
    numbers: Vec<u16>,
}

impl Code {
    /// `None` if no such code can be.
    pub(crate) fn read(bits: &mut Bits) -> Option<Self> {
        let mut all = lengths_of(bits)?;
        order::by_place(&mut all, |&(length, number)| (length, number.into()));
        let mut counts = [0; LONGEST as usize + 1];
        all.iter().for_each(|&(length, _)| counts[length as usize] += 1);
        let numbers = all.iter().map(|&(_, number)| number).collect();
        Some(Self { short: short(&all)?, counts, numbers })
    }

    /// The next number.
    #[inline(never)]
    pub(crate) fn next(&self, bits: &mut Bits) -> u16 {
        bits.fill();
        let (number, length) = self.short[bits.held as usize % (1 << SHORT)];
        if length == LONGER {
            return self.long(bits);
        }
        bits.skip(length.into());
        number
    }

    /// The same, bit by bit; zero where no code is.
    #[cold]
    fn long(&self, bits: &mut Bits) -> u16 {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for &count in &self.counts[1..] {
            code |= bits.take(1);
            if code < first + count {
                return self.numbers[(index + code - first) as usize];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        0
    }
}

/// The numbers of a code, ascending, each behind the length of its code; `None` if one is too great.
#[inline(never)]
fn lengths_of(bits: &mut Bits) -> Option<Vec<(u32, u16)>> {
    let (count, mut next) = (bits.take(LONGEST + 1), 0);
    let mut all = Vec::new();
    for _ in 0..count {
        let number = u16::try_from(bits.step(0).checked_add(next)?).ok()?;
        all.push((if count == 1 { 0 } else { bits.take(4) + 1 }, number));
        next = u32::from(number) + 1;
    }
    Some(all)
}

/// What the next bits say, from the numbers by the length of their codes; `None` if those are too many.
#[inline(never)]
fn short(all: &[(u32, u16)]) -> Option<Vec<(u16, u8)>> {
    let mut short = vec![(0, LONGER); 1 << SHORT];
    for (code, &(length, number)) in codes(all).zip(all) {
        if code >> length != 0 {
            return None;
        }
        if length <= SHORT {
            let alike = short[reversed(code, length) as usize..].iter_mut().step_by(1 << length);
            alike.for_each(|entry| *entry = (number, length as u8));
        }
    }
    Some(short)
}

/// A code as it is read, its first bit the lowest.
fn reversed(code: u32, length: u32) -> u32 {
    ((u64::from(code) << (u32::BITS - length)) as u32).reverse_bits()
}

/// The canonical codes of numbers with codes of these lengths, which ascend.
fn codes(all: &[(u32, u16)]) -> impl Iterator<Item = u32> {
    let (mut next, mut before) = (0, 0);
    all.iter().map(move |&(length, _)| {
        next <<= length - before;
        before = length;
        next += 1;
        next - 1
    })
}

/// Writes what [`Bits`] reads.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl Writer {
    /// The lowest `bits` of `number`, 32 at most.
    pub(crate) fn put(&mut self, number: u32, bits: u32) {
        self.held |= u64::from(number) << self.count;
        self.count += bits;
        if self.count >= 32 {
            self.bytes.extend((self.held as u32).to_le_bytes());
            self.held >>= 32;
            self.count -= 32;
        }
    }

    pub(crate) fn put_step(&mut self, step: u32, low: u32) {
        let ones = step >> low;
        if ones >= MOST_ONES {
            self.put((1 << MOST_ONES) - 1, MOST_ONES);
            return self.put(step, u32::BITS);
        }
        self.put((1 << ones) - 1, ones + 1);
        self.put(step & ((1 << low) - 1), low);
    }

    pub(crate) fn put_len(&mut self, len: usize) {
        self.put(len as u32, u32::BITS);
    }

    /// The code that suits `numbers`.
    pub(crate) fn put_code(&mut self, numbers: impl Iterator<Item = u16>) -> Coder {
        let lengths = lengths(numbers);
        self.put(lengths.len() as u32, LONGEST + 1);
        let mut next = 0;
        for (&number, &length) in &lengths {
            self.put_step(u32::from(number) - next, 0);
            if lengths.len() > 1 {
                self.put(length - 1, 4);
            }
            next = u32::from(number) + 1;
        }
        Coder::new(&lengths)
    }

    /// The file.
    pub(crate) fn end(mut self) -> Vec<u8> {
        self.put(0, (u32::BITS - self.count) % u32::BITS);
        self.bytes
    }
}

/// A Huffman code, to write with.
#[derive(Debug)]
pub(crate) struct Coder(BTreeMap<u16, (u32, u32)>);

impl Coder {
    fn new(lengths: &BTreeMap<u16, u32>) -> Self {
        let mut all: Vec<(u32, u16)> = lengths.iter().map(|(&number, &length)| (length, number)).collect();
        all.sort_unstable();
        Self(codes(&all).zip(&all).map(|(code, &(l, number))| (number, (reversed(code, l), l))).collect())
    }

    pub(crate) fn put(&self, number: u16, out: &mut Writer) {
        let (code, length) = self.0[&number];
        out.put(code, length);
    }
}

/// How long the code of each of `numbers` is: the shorter the more frequent it is.
fn lengths(numbers: impl Iterator<Item = u16>) -> BTreeMap<u16, u32> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    numbers.for_each(|number| *counts.entry(number).or_default() += 1);
    loop {
        let lengths = depths(&counts);
        if lengths.values().all(|&length| length <= LONGEST) {
            return lengths;
        }
        counts.values_mut().for_each(|count| *count = *count / 2 + 1);
    }
}

/// How deep each number lies in the Huffman tree of these counts.
fn depths(counts: &BTreeMap<u16, usize>) -> BTreeMap<u16, u32> {
    let mut depths: BTreeMap<u16, u32> = counts.keys().map(|&number| (number, 0)).collect();
    let mut heap: BinaryHeap<_> = counts.iter().map(|(&n, &count)| Reverse((count, vec![n]))).collect();
    while let (Some(Reverse(one)), Some(Reverse(other))) = (heap.pop(), heap.pop()) {
        let both = [one.1, other.1].concat();
        both.iter().for_each(|number| *depths.entry(*number).or_default() += 1);
        heap.push(Reverse((one.0 + other.0, both)));
    }
    depths
}

/// How many bits of the steps between evenly spread numbers are best left as they are.
pub(crate) fn low_bits(steps: &[u32]) -> u32 {
    let cost =
        |low: u32| -> u64 { steps.iter().map(|s| u64::from((s >> low).min(MOST_ONES + 32) + 1 + low)).sum() };
    (0..u32::BITS).min_by_key(|&low| cost(low)).unwrap_or(0)
}

/// The steps between `numbers`, which ascend: how many others lie between.
pub(crate) fn steps(numbers: &[u32]) -> Vec<u32> {
    let mut next = 0;
    numbers.iter().map(|&number| number - std::mem::replace(&mut next, number + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[u16]) {
        let mut out = Writer::default();
        let code = out.put_code(numbers.iter().copied());
        numbers.iter().for_each(|&number| code.put(number, &mut out));
        let file = out.end();
        let mut bits = Bits::new(&file);
        let code = Code::read(&mut bits).unwrap();
        let read: Vec<u16> = numbers.iter().map(|_| code.next(&mut bits)).collect();
        assert_eq!(read, numbers);
        assert!(bits.end().is_some());
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        check(&[]);
        check(&[7; 100]);
        check(&[0, u16::MAX, 0]);
        check(&(0..=u16::MAX).collect::<Vec<_>>());
        // Each twice as frequent as the one before: the longest codes there can be.
        check(&(0..18u16).flat_map(|n| vec![n; 1 << n]).collect::<Vec<_>>());
    }

    #[test]
    fn the_frequent_takes_fewer_bits() {
        let lengths = lengths([1, 1, 1, 1, 2, 2, 3].into_iter());
        assert_eq!(lengths, BTreeMap::from([(1, 1), (2, 2), (3, 2)]));
    }

    #[test]
    fn steps_of_any_width_are_read_as_they_were_written() {
        let numbers = [0, 1, 5, 70_000, 70_001, (1 << 31) - 1];
        for low in [0, 4, 31] {
            let mut out = Writer::default();
            steps(&numbers).into_iter().for_each(|step| out.put_step(step, low));
            let file = out.end();
            let (mut bits, mut steps) = (Bits::new(&file), Steps::new(low, 31));
            assert_eq!(numbers.map(|_| steps.next(&mut bits).unwrap()), numbers);
            assert!(bits.end().is_some());
            let (mut bits, mut steps) = (Bits::new(&file), Steps::new(low, 16));
            assert_eq!(std::iter::from_fn(|| steps.next(&mut bits)).collect::<Vec<_>>(), [0, 1, 5]);
        }
    }

    #[test]
    fn what_no_code_can_be_is_refused() {
        // Three numbers with one bit each.
        let mut out = Writer::default();
        out.put(3, LONGEST + 1);
        (0..3).for_each(|_| out.put(0, 1 + 4));
        assert!(Code::read(&mut Bits::new(&out.end())).is_none());
        // More numbers than sixteen bits tell.
        let file = vec![u8::MAX; 100];
        assert!(Code::read(&mut Bits::new(&file)).is_none());
    }
}
