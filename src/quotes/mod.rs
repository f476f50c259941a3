//! Who said what: direct, indirect and mixed quotes, with cue and speaker.
//!
//! Decides what was said, by which word it is reported, and by whom. A wrong mouth is worse than
//! none: in doubt the speaker is `None`.

use crate::document::Document;
use crate::entities::{Entity, EntityId};
use crate::lexicon::Lexicon;
use crate::mentions::Mentions;
use crate::span::Span;

/// How the words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// Between quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// In the reporter's words, with a quoted fragment inside.
    Mixed,
}

/// Why a speaker is thought to be the speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Named by the cue.
    Named,
    /// A pronoun by the cue: `dia`, `ia`, `beliau`.
    Pronoun,
    /// The clitic of the cue: `katanya`.
    Clitic,
    /// A noun phrase by the cue that stands for somebody named.
    Nominal,
    /// No cue of its own: it goes on from the quote before.
    Continued,
    /// A noun phrase by the cue that stands for nobody named.
    Unnamed,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The entity, or `None` for a speaker without a name of its own.
    pub entity: Option<EntityId>,
    /// As written by the cue, or the entity's name where only `-nya` stands.
    pub text: String,
    /// Where that is, in bytes of the text.
    pub span: Option<Span>,
    /// How sure we are of the entity (or that there is none), 0 to 1.
    pub confidence: f32,
    /// Why.
    pub reason: Reason,
}

/// The content of what was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Bytes of the text.
    pub span: Span,
    /// How the words are given.
    pub kind: QuoteKind,
    /// Who said it; `None` if the text names nobody.
    pub speaker: Option<Speaker>,
    /// The reporting word, in bytes of the text.
    pub cue: Option<Span>,
}

/// The quotes of `document`, by start, non-overlapping.
#[must_use]
pub fn find(document: &Document, mentions: &Mentions, entities: &[Entity], lexicon: &Lexicon) -> Vec<Quote> {
    let _ = (document, mentions, entities, lexicon);
    Vec::new()
}
