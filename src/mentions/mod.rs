//! Labels and lists to mentions: names, nominal mentions, roles.
//!
//! Decides which stretches of a document mention somebody or something, and which say what they are.
//! Leaves to [`crate::entities`] who is meant.

mod bounds;
pub mod nominals;
pub mod roles;
pub mod view;

use self::roles::RoleFinder;
use self::view::{Looks, View};
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
    /// What the tokens look like that all this was found by.
    pub looks: Looks,
}

/// Finds mentions: holds the models of roles.
#[derive(Debug, Default)]
pub struct Finder {
    roles: RoleFinder,
}

impl Finder {
    /// The finder with the models that are built in.
    #[must_use]
    pub fn new() -> Self {
        Self { roles: RoleFinder::new() }
    }

    /// A finder with a finder of roles of one's own.
    #[must_use]
    pub fn with_roles(roles: RoleFinder) -> Self {
        Self { roles }
    }

    /// The mentions of `document`, from the tagger's names and the lists.
    #[must_use]
    pub fn find(&self, document: &Document, names: Vec<TaggedName>, lexicon: &Lexicon) -> Mentions {
        let names = bounds::mend(document, names, lexicon);
        let names: Vec<Name> = names.into_iter().map(|name| Name::new(document, name)).collect();
        let looks = Looks::new(document, lexicon);
        let view = View::new(document, &names, lexicon, &looks);
        let roles = self.roles.find(&view);
        let nominals = nominals::candidates(&view, &roles);
        Mentions { names, nominals, roles, looks }
    }
}

impl Name {
    /// A name of `document` as the tagger gives it.
    #[must_use]
    pub fn new(document: &Document, name: TaggedName) -> Self {
        let span = document.span(name.tokens);
        Self { span, tokens: name.tokens, kind: name.kind, confidence: name.confidence }
    }
}
