//! What is not the story: datelines, links to other stories, bylines, captions, leftovers.
//!
//! Decides which stretches the later stages never see. Leaves the story itself alone: a heading
//! inside the story is body.

use crate::lexicon::Lexicon;
use crate::span::Span;

/// Why a stretch is not the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentRole {
    /// `JAKARTA, KOMPAS.com - `.
    Dateline,
    /// `Baca juga: …`.
    Related,
    /// Reporter, editor, source: `(ant/rhs)`, `Editor: …`.
    Byline,
    /// A photo's caption with its credit.
    Caption,
    /// Advertising and what scraping left behind.
    Other,
}

/// One stretch that is not the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the text; never empty.
    pub span: Span,
    /// Why it is not the story.
    pub role: SegmentRole,
}

/// The segments of `text`, sorted, non-overlapping. `lower` is `text` with ASCII letters lower-cased.
#[must_use]
pub fn find(text: &str, lower: &str, lexicon: &Lexicon) -> Vec<Segment> {
    let _ = (text, lower, lexicon);
    Vec::new()
}
