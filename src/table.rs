//! Hashed keys and what is known of each, as a packed file holds them.
//!
//! Decides how such a table is packed by [`crate::codes`] and looked up. What the values mean is the
//! business of whoever asks.
//!
//! Packed: how many keys (32 bits), how many bits of a step are left as they are (5), the code of each
//! column of values; then for each key the step from the key before and its values.

use rustc_hash::FxHashMap;

use crate::codes::{self, Bits, Code, Steps, Writer};
use crate::index::Index;

/// Bits of a key: few enough to be small, enough to be nearly unique.
const KEY_BITS: u32 = 22;

/// `N` values by key.
#[derive(Debug, Clone)]
pub(crate) struct Table<const N: usize> {
    keys: Index,
    /// By the number of the key.
    values: Vec<[u16; N]>,
}

/// The upper bits of a hash.
fn key(hash: u32) -> u32 {
    hash >> (u32::BITS - KEY_BITS)
}

impl<const N: usize> Table<N> {
    /// A table of values by hash; what stands twice is what `join` makes of both.
    pub fn new(
        rows: impl Iterator<Item = (u32, [u16; N])>,
        join: fn([u16; N], [u16; N]) -> [u16; N],
    ) -> Self {
        let mut joined: FxHashMap<u32, [u16; N]> = FxHashMap::default();
        for (hash, values) in rows {
            joined.entry(key(hash)).and_modify(|known| *known = join(*known, values)).or_insert(values);
        }
        let mut rows: Vec<_> = joined.into_iter().collect();
        rows.sort_unstable();
        let (keys, values) = rows.into_iter().unzip();
        Self { keys: Index::new(keys), values }
    }

    /// The values of the key that has this hash.
    #[inline]
    pub fn get(&self, hash: u32) -> Option<[u16; N]> {
        self.values.get(self.keys.find(key(hash))?).copied()
    }

    /// The same keys with other values in one column, by hash: 0 where there is none.
    pub fn with(&self, column: usize, rows: impl Iterator<Item = (u32, u16)>) -> Self {
        let rows: FxHashMap<u32, u16> = rows.map(|(hash, value)| (key(hash), value)).collect();
        let mut table = self.clone();
        for (key, values) in table.keys.keys().iter().zip(&mut table.values) {
            values[column] = rows.get(key).copied().unwrap_or(0);
        }
        table
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The values, by ascending key.
    pub fn values(&self) -> &[[u16; N]] {
        &self.values
    }

    /// `None` if no table is there, or if anything follows it.
    #[inline(never)]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut bits = Bits::new(bytes);
        let count = bits.len()?;
        let steps = Steps::new(bits.take(5), KEY_BITS);
        let codes: Vec<Code> = (0..N).map(|_| Code::read(&mut bits)).collect::<Option<_>>()?;
        let (keys, values) = Self::rows(&mut bits, steps, &codes, count)?;
        bits.end().map(|()| Self { keys: Index::new(keys), values })
    }

    #[inline(never)]
    fn rows(
        bits: &mut Bits,
        mut steps: Steps,
        codes: &[Code],
        count: usize,
    ) -> Option<(Vec<u32>, Vec<[u16; N]>)> {
        let (mut keys, mut values) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for _ in 0..count {
            keys.push(steps.next(bits)?);
            values.push(std::array::from_fn(|column| codes[column].next(bits)));
        }
        Some((keys, values))
    }

    /// The file.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let steps = codes::steps(self.keys.keys());
        let low = codes::low_bits(&steps);
        out.put_len(steps.len());
        out.put(low, 5);
        let codes: [_; N] =
            std::array::from_fn(|column| out.put_code(self.values.iter().map(|values| values[column])));
        for (step, values) in steps.into_iter().zip(&self.values) {
            out.put_step(step, low);
            codes.iter().zip(values).for_each(|(code, &value)| code.put(value, &mut out));
        }
        out.end()
    }
}

impl<const N: usize> Default for Table<N> {
    fn default() -> Self {
        Self { keys: Index::default(), values: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let rows = [(0x0100_0000, [1, 7]), (0xff00_0000, [0, 9]), (0x0100_0001, [2, 0])];
        let table = Table::new(rows.into_iter(), |one, two| [one[0] | two[0], one[1] | two[1]]);
        let read = Table::<2>::read(&table.write()).unwrap();
        assert_eq!(read.get(0x0100_00ff), Some([3, 7]));
        assert_eq!(read.get(0xff00_0000), Some([0, 9]));
        assert_eq!(read.get(0x0200_0000), None);
        assert_eq!(read.write(), table.write());
    }
}
