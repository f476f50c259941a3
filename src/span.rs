//! Half-open ranges of UTF-8 bytes.
//!
//! Decides what a place in the text is. Leaves units alone: every `Span` counts bytes, and only
//! [`crate::offsets`] turns them into UTF-16 code units.

use std::ops::Range;

/// A half-open range of bytes in the text that was handed in; both ends on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`.
    ///
    /// # Panics
    /// If `start > end` or an offset is beyond 4 GiB ([`crate::Engine`] never reads so far).
    #[inline]
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end before it starts: {start}..{end}");
        Self { start: offset(start), end: offset(end) }
    }

    /// The slice of `text` under this span.
    ///
    /// # Panics
    /// If the span is not one of `text`.
    #[inline]
    #[must_use]
    pub fn text(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// As a range of `usize`, for slicing.
    #[inline]
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Does it hold nothing?
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Does `other` lie wholly inside this span?
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Do the two share at least one byte?
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// From the first byte of either to the last byte of either.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

fn offset(byte: usize) -> u32 {
    u32::try_from(byte).expect("an offset beyond 4 GiB")
}

/// The byte where `part`, which is short, first stands in `text`; nowhere if it is empty. The library's search
/// is made for long ones and weighs more than all that calls it. Most places fail by their first byte.
#[must_use]
pub(crate) fn place_of(text: &str, part: &str) -> Option<usize> {
    let (bytes, part) = (text.as_bytes(), part.as_bytes());
    let first = part.first()?;
    let begins = |&at: &usize| bytes[at] == *first && bytes[at..].starts_with(part);
    (0..bytes.len()).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_needs_a_shared_byte() {
        assert!(Span::new(0, 3).overlaps(Span::new(2, 4)));
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 4)));
    }

    #[test]
    fn cover_takes_the_outer_ends() {
        assert_eq!(Span::new(4, 6).cover(Span::new(1, 5)), Span::new(1, 6));
    }
}
