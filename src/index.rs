//! Where a hashed key stands in a sorted list of them.
//!
//! Decides how a look-up touches little memory and guesses no branch: most that is asked for is not
//! there. A key's upper bits are its bucket, its lower eight its tag; the few tags of a bucket are
//! compared at once. What stands beside a key is the business of whoever asks.

use std::ops::Range;

/// Ascending keys that are hashes, so that few share their upper bits.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    keys: Vec<u32>,
    /// By how much a key is shifted to give its bucket.
    shift: u32,
    /// Bucket and tag do not tell a key: each is looked at.
    is_scanned: bool,
    /// Where in `keys` each bucket begins, and one past the last.
    buckets: Vec<u32>,
    /// For each key its tag, and [`TAGS`] zeros.
    tags: Vec<u8>,
}

/// Tags that are compared at once.
const TAGS: usize = 8;

impl Index {
    /// An index of `keys`, ascending and unique.
    pub fn new(keys: Vec<u32>) -> Self {
        let width = u32::BITS - keys.last().map_or(u32::BITS, |key| key.leading_zeros());
        let even = width.saturating_sub(keys.len().max(1).ilog2());
        // Up to four buckets for each key are worth it, if then bucket and tag tell a key.
        let shift = if even > u8::BITS + 2 { even } else { even.min(u8::BITS) };
        let tags = keys.iter().map(|&key| key as u8).chain([0; TAGS]).collect();
        let buckets = buckets(&keys, shift, width);
        Self { keys, shift, is_scanned: shift > u8::BITS, buckets, tags }
    }

    /// The keys, ascending.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// The number of `key`.
    #[inline]
    pub fn find(&self, key: u32) -> Option<usize> {
        let (at, there) = self.seek(key);
        there.then_some(at)
    }

    /// The number of `key`, and whether it is there at all.
    #[inline]
    pub fn seek(&self, key: u32) -> (usize, bool) {
        let bucket = (key >> self.shift) as usize;
        let Some(&[start, end]) = self.buckets.get(bucket..bucket + 2).and_then(|pair| pair.first_chunk())
        else {
            return (0, false);
        };
        let (start, end) = (start as usize, end as usize);
        if self.is_scanned || end - start > TAGS {
            return self.scan(start..end, key);
        }
        let tags = self.tags.get(start..start + TAGS).and_then(|tags| tags.first_chunk());
        let at = start + first_alike(tags.map_or(0, |&tags| u64::from_le_bytes(tags)), key as u8);
        (at, at < end)
    }

    /// The same by looking at the keys of a bucket one by one.
    #[cold]
    fn scan(&self, bucket: Range<usize>, key: u32) -> (usize, bool) {
        let found = bucket.clone().find(|&at| self.keys[at] == key);
        (found.unwrap_or(bucket.end), found.is_some())
    }
}

/// Where in `keys` each bucket begins, and one past the last.
fn buckets(keys: &[u32], shift: u32, width: u32) -> Vec<u32> {
    let count = (1usize << (width - shift)) + 1;
    let mut buckets = Vec::with_capacity(count);
    for (i, key) in (0..).zip(keys) {
        buckets.resize(((key >> shift) as usize + 1).max(buckets.len()), i);
    }
    buckets.resize(count, keys.len() as u32);
    buckets
}

/// Which of eight tags is `tag`, the first of them; 8 if none is.
#[inline]
fn first_alike(tags: u64, tag: u8) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let zero = tags ^ (ONES * u64::from(tag));
    let bits = zero.wrapping_sub(ONES) & !zero & ONES << 7;
    bits.trailing_zeros() as usize / 8
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
