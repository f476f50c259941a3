//! Words and features to numbers of 32 bits, and to places in a table.
//!
//! Decides how they are hashed: the same on every machine, for the trained models keep these numbers.

/// FNV-1a; the same on every machine.
#[must_use]
pub const fn hash(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (mut h, mut i) = (FNV, 0);
    while i < bytes.len() {
        h = (h ^ bytes[i] as u64).wrapping_mul(PRIME);
        i += 1;
    }
    fold(h)
}

/// The same of whole characters instead of bytes.
#[derive(Debug, Clone, Copy)]
pub struct CharHash(u64);

impl CharHash {
    /// That of no character.
    pub const NONE: Self = Self(FNV);

    /// With one more behind.
    #[inline]
    #[must_use]
    pub const fn with(self, c: char) -> Self {
        Self((self.0 ^ c as u64).wrapping_mul(PRIME))
    }

    /// As a number.
    #[inline]
    #[must_use]
    pub const fn number(self) -> u32 {
        fold(self.0)
    }
}

const FNV: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// The id of the feature that `template` makes of `a` and `b`.
#[inline]
#[must_use]
pub const fn mix(template: u32, a: u32, b: u32) -> u32 {
    let seed = (template as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    fold(((a as u64) << 32 | b as u64) ^ seed)
}

#[inline]
const fn fold(h: u64) -> u32 {
    let h = (h ^ h >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let h = (h ^ h >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (h >> 32) as u32
}

/// The slot where the thing with this `hash` stands, as `is_it` says of its number, or would stand. A slot holds a number
/// and one more, or 0; there are a power of two of them, some free. Things that fall on one slot go on from there in
/// steps of their own, lest a text be made of such.
#[inline]
pub(crate) fn seek<N: Copy + Into<u32>>(slots: &[N], hash: usize, is_it: impl Fn(usize) -> bool) -> usize {
    let last = slots.len() - 1;
    let step = hash >> 16 | 1;
    let mut slot = hash & last;
    loop {
        let number: u32 = slots[slot].into();
        if number == 0 || is_it(number as usize - 1) {
            return slot;
        }
        slot = slot.wrapping_add(step) & last;
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn things_that_fall_on_one_slot_do_not_wait_for_one_another() {
        let hashes: Vec<usize> = (0..1000).map(|i| i << 16).collect();
        let (mut slots, asked) = (vec![0u32; 4096], Cell::new(0));
        for (number, &hash) in hashes.iter().enumerate() {
            let slot = seek(&slots, hash, |other| {
                asked.set(asked.get() + 1);
                hashes[other] == hash
            });
            slots[slot] = number as u32 + 1;
        }
        assert!(asked.get() < 10 * hashes.len(), "{}", asked.get());
        assert!(hashes.iter().all(|&hash| slots[seek(&slots, hash, |other| hashes[other] == hash)] > 0));
    }
}
