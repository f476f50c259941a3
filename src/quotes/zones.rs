//! Where indirect quotes can stand: the stretches of sentences outside direct ones.

use super::direct::Direct;
use super::reading::Reading;
use crate::document::TokenRange;

/// A stretch of one sentence outside direct quotes.
#[derive(Debug, Clone, Copy)]
pub struct Zone {
    /// Its tokens, the final stop left out.
    pub tokens: TokenRange,
    /// Does a direct quote stand right before?
    pub quote_before: bool,
    /// Does a direct quote stand right behind?
    pub quote_behind: bool,
    /// Does the next sentence begin with a direct quote, as where it says the same in the speaker's words?
    pub echoed: bool,
}

/// The stretches of all sentences outside `directs`, in order.
#[must_use]
pub fn zones(reading: &Reading, directs: &[Direct]) -> Vec<Zone> {
    let mut zones = Vec::new();
    let mut next = 0;
    for sentence in &reading.document.sentences {
        let (mut start, end) = (sentence.tokens.start, sentence.tokens.end);
        while next > 0 && directs[next - 1].pair.outer.end > start {
            next -= 1;
        }
        let mut quote_before = false;
        while let Some(outer) = directs.get(next).map(|d| d.pair.outer).filter(|o| o.start < end) {
            zones.extend(zone(reading, start, outer.start.min(end), quote_before, true));
            quote_before = true;
            start = start.max(outer.end);
            next += 1;
        }
        let echoed = directs.get(next).is_some_and(|d| d.pair.outer.start == end);
        zones.extend(zone(reading, start, end, quote_before, false).map(|z| Zone { echoed, ..z }));
    }
    zones
}

fn zone(reading: &Reading, start: u32, end: u32, quote_before: bool, quote_behind: bool) -> Option<Zone> {
    let is_stop = |i: u32| matches!(reading.document.word(i as usize), "." | ",");
    let end = if end > start && is_stop(end - 1) { end - 1 } else { end };
    (start + 1 < end).then_some(Zone {
        tokens: TokenRange { start, end },
        quote_before,
        quote_behind,
        echoed: false,
    })
}
