//! Everybody who is mentioned, and who has spoken so far.
//!
//! Decides nothing; answers who stands where. Leaves to [`super::speakers`] who said what.

use super::Found;
use super::reading::Reading;
use crate::document::TokenRange;
use crate::entities::{Entity, EntityId, Form};
use crate::mentions::Kind;
use crate::order;

/// One mention of an entity, in tokens.
#[derive(Debug, Clone, Copy)]
pub struct Ref {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Whose.
    pub entity: EntityId,
    /// By name or not.
    pub form: Form,
    /// How sure we are of it.
    pub confidence: f32,
}

/// All mentions of entities, by start.
#[derive(Debug)]
pub struct Cast<'a> {
    /// The document.
    pub reading: &'a Reading<'a>,
    /// The mentions.
    pub refs: Vec<Ref>,
    /// For each entity how often it is mentioned.
    pub counts: Vec<u32>,
    /// For each entity how sure we are of the surest of its mentions.
    pub known: Vec<f32>,
}

impl<'a> Cast<'a> {
    /// The mentions of the entities of `reading`.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>) -> Self {
        let mut refs = Vec::new();
        let mut counts = Vec::new();
        for (i, entity) in reading.entities.iter().enumerate() {
            counts.push(entity.mentions.len() as u32);
            for mention in &entity.mentions {
                let tokens = reading.document.tokens_in(mention.span);
                if !tokens.is_empty() && !is_of_pair(reading, tokens) {
                    let (entity, confidence) = (EntityId(i as u32), mention.confidence);
                    refs.push(Ref { tokens, entity, form: mention.form, confidence });
                }
            }
        }
        order::by_place(&mut refs, |r| (r.tokens.start, u32::MAX - r.tokens.end));
        let surest = |e: &Entity| e.mentions.iter().map(|m| m.confidence).fold(0.0, f32::max);
        let known = reading.entities.iter().map(surest).collect();
        Self { reading, refs, counts, known }
    }

    /// What sort of thing `entity` is.
    #[must_use]
    pub fn kind(&self, entity: EntityId) -> Kind {
        self.reading.entities[entity.index()].kind
    }

    /// The index of the first mention that starts at or behind token `i`.
    #[must_use]
    pub fn first_from(&self, i: usize) -> usize {
        self.refs.partition_point(|r| (r.tokens.start as usize) < i)
    }

    /// The mentions wholly inside `tokens`.
    pub fn within(&self, tokens: TokenRange) -> impl Iterator<Item = &Ref> {
        let from = self.first_from(tokens.start as usize);
        self.refs[from..]
            .iter()
            .take_while(move |r| r.tokens.start < tokens.end)
            .filter(move |r| r.tokens.end <= tokens.end)
    }
}

/// Is the person's name joined to another's, `acara Ani-Budi`? It is what something is called by.
fn is_of_pair(reading: &Reading, tokens: TokenRange) -> bool {
    let document = reading.document;
    let is_joined = |at: usize, way: isize| {
        let hyphen = document.beside(at, way).filter(|&i| document.word(i) == "-");
        let other = hyphen.and_then(|i| document.beside(i, way));
        let is_person = |i: &usize| reading.name_kind(*i) == Some(Kind::Person);
        other.filter(is_person).is_some_and(|i| document.tokens[at.max(i)].glued)
    };
    is_joined(tokens.start as usize, -1) || is_joined(tokens.end as usize - 1, 1)
}

/// Who spoke before.
#[derive(Debug, Default)]
pub struct History {
    /// The speakers with an entity, latest last.
    pub spoken: Vec<EntityId>,
    /// The speaker of the quote before, and one past that quote's last token.
    pub last: Option<(Option<EntityId>, usize)>,
    /// For each entity how sure we were of it when it spoke last.
    sure: Vec<Option<f32>>,
}

impl History {
    /// Adds the speaker of `found`, of whom we are this sure.
    pub fn add(&mut self, found: &Found, speaker: Option<EntityId>, confidence: f32) {
        self.last = Some((speaker, found.content.end as usize));
        if let Some(entity) = speaker {
            if self.spoken.last() != Some(&entity) {
                self.spoken.push(entity);
            }
            self.sure.resize(self.sure.len().max(entity.index() + 1), None);
            self.sure[entity.index()] = Some(confidence);
        }
    }

    /// How sure we were of `entity` when it spoke last, if it did.
    #[must_use]
    pub fn sure(&self, entity: EntityId) -> Option<f32> {
        self.sure.get(entity.index()).copied().flatten()
    }
}
