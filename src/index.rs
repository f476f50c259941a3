//! Where a hashed key stands in a sorted list of them.
//!
//! Decides how a look-up touches little memory and guesses no branch. Keys of few bits have a bit each, set if the key
//! is there; those of many are looked for among the few that share their upper bits. What stands beside a key is the
//! business of whoever asks.

/// Ascending keys that are hashes, so that few share their upper bits.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    keys: Vec<u32>,
    /// For each [`BLOCK`] of keys that could be; empty if keys have more than [`FEW`] bits.
    blocks: Vec<Block>,
    /// By how much a key is shifted to give its bucket.
    shift: u32,
    /// Where in `keys` each bucket begins, and one past the last; empty if there are blocks.
    buckets: Vec<u32>,
}

/// Bits of a key that are worth a bit for each that could be.
const FEW: u32 = 20;

/// Keys of a block.
const BLOCK: u32 = u32::BITS;

/// Some neighbouring keys.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Block {
    /// A bit for each: is it there?
    there: u32,
    /// How many keys there are before them.
    before: u32,
}

impl Index {
    /// An index of `keys`, ascending and unique.
    pub fn new(keys: Vec<u32>) -> Self {
        let width = u32::BITS - keys.last().map_or(0, |key| key.leading_zeros());
        if keys.is_empty() || width <= FEW {
            return Self { blocks: blocks(&keys), keys, shift: 0, buckets: Vec::new() };
        }
        let shift = width - (keys.len().ilog2() + 1).min(width);
        Self { buckets: buckets(&keys, shift, width), keys, shift, blocks: Vec::new() }
    }

    /// The keys, ascending.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// The number of `key`.
    #[inline]
    pub fn find(&self, key: u32) -> Option<usize> {
        if !self.blocks.is_empty() {
            return seek(&self.blocks, key).checked_sub(1);
        }
        let bucket = (key >> self.shift) as usize;
        let &[start, end] = self.buckets.get(bucket..bucket + 2)?.first_chunk()?;
        (start as usize..end as usize).find(|&at| self.keys[at] == key)
    }

    /// What [`seek`] looks at, if keys are of few bits.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

/// One more than the number of `key`; 0 if it is not there.
#[inline(always)]
pub(crate) fn seek(blocks: &[Block], key: u32) -> usize {
    let block = blocks.get((key / BLOCK) as usize).copied().unwrap_or_default();
    let up_to_it = block.there << (!key % BLOCK);
    let there = up_to_it >> (BLOCK - 1);
    ((block.before + up_to_it.count_ones()) & there.wrapping_neg()) as usize
}

/// The blocks of keys of few bits.
fn blocks(keys: &[u32]) -> Vec<Block> {
    let count = keys.last().map_or(1, |last| last / BLOCK + 1);
    let mut blocks = vec![Block::default(); count as usize];
    for key in keys {
        blocks[(key / BLOCK) as usize].there |= 1 << (key % BLOCK);
    }
    let mut before = 0;
    for block in &mut blocks {
        block.before = before;
        before += block.there.count_ones();
    }
    blocks
}

/// Where in `keys` each bucket begins, and one past the last.
fn buckets(keys: &[u32], shift: u32, width: u32) -> Vec<u32> {
    let mut buckets = vec![0; (1 << (width - shift)) + 1];
    for key in keys {
        buckets[(key >> shift) as usize + 1] += 1;
    }
    let mut before = 0;
    for bucket in &mut buckets {
        before += *bucket;
        *bucket = before;
    }
    buckets
}

impl Default for Index {
    fn default() -> Self {
        Self::new(Vec::new())
    }
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
        check(&(0..100).chain([1 << 21]).collect::<Vec<_>>());
        check(&(1..5000u32).map(|i| i.wrapping_mul(0x9e37_79b1) >> 12).collect::<Vec<_>>());
    }

    #[track_caller]
    fn check(keys: &[u32]) {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys.dedup();
        let index = Index::new(keys.clone());
        for &key in &keys {
            for near in [key, key ^ 1, key ^ 1 << 31, key.wrapping_add(70)] {
                assert_eq!(index.find(near), keys.binary_search(&near).ok(), "key {near}");
            }
        }
    }
}
