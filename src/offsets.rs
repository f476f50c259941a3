//! Byte offsets to UTF-16 offsets.
//!
//! Decides nothing about language: JavaScript strings and DOM ranges count UTF-16 code units, Rust
//! counts bytes, and this is the one place where the one becomes the other.

use crate::span::Span;

/// Bytes between two checkpoints: a look-up counts at most this many bytes by hand.
const STEP: usize = 64;

/// Maps the byte offsets of one text to UTF-16 code units.
///
/// Building is linear in the text, a look-up is constant time. An ASCII text needs no table.
#[derive(Debug)]
pub struct Utf16Map<'t> {
    text: &'t [u8],
    /// UTF-16 units before byte `i * STEP`; empty for ASCII.
    checkpoints: Vec<u32>,
}

impl<'t> Utf16Map<'t> {
    /// The map of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let checkpoints = if text.is_ascii() { Vec::new() } else { checkpoints(text.as_bytes()) };
        Self { text: text.as_bytes(), checkpoints }
    }

    /// UTF-16 code units before byte `byte`, which must be a character boundary of the text.
    #[must_use]
    pub fn utf16(&self, byte: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return byte;
        }
        let at = byte as usize;
        let step = at / STEP;
        self.checkpoints[step] + units(&self.text[step * STEP..at])
    }

    /// Both ends of a byte span in UTF-16 code units: `(start, end)`.
    #[must_use]
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.utf16(span.start), self.utf16(span.end))
    }
}

fn checkpoints(text: &[u8]) -> Vec<u32> {
    let mut before = 0;
    let mut all = vec![0];
    for chunk in text.chunks(STEP) {
        before += units(chunk);
        all.push(before);
    }
    all
}

/// UTF-16 units of the characters that begin in `bytes`: one for each first byte, one more for each
/// four-byte character.
fn units(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library_on_every_boundary() {
        for text in ["", "Jakarta", "“Kami,” kata 👩🏽‍🚒 di Ĳssel", &"é😀x".repeat(100)] {
            let map = Utf16Map::new(text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(map.utf16(byte as u32) as usize, text[..byte].encode_utf16().count());
            }
        }
    }
}
