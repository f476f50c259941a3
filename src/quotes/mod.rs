//! Who said what: direct, indirect and mixed quotes, with cue and speaker.
//!
//! Decides what was said, by which word it is reported, and by whom. A wrong mouth is worse than
//! none: in doubt the speaker is `None`.
//!
//! - [`cues`] knows the reporting words, [`reading`] what is known of each token;
//! - [`marks`] pairs quotation marks, [`direct`] tells quotes from titles and the like;
//! - [`indirect`] finds what a cue reports in the reporter's words;
//! - [`speakers`] says whose mouth it was, [`turns`] where only `katanya` is written, [`phrases`] how that is written;
//! - [`settle`] says whom a phrase stands for and [`bearers`] whose a role is, once it is known who speaks;
//! - [`scorer`] holds the learned choices of all of them.

use crate::document::{Document, TokenRange};
use crate::entities::{Entity, EntityId};
use crate::lexicon::Lexicon;
use crate::mentions::Mentions;
use crate::model::{Model, built_in};
use crate::order;
use crate::span::Span;

pub mod bearers;
pub mod cast;
mod clause_features;
pub mod cues;
pub mod direct;
pub mod indirect;
pub mod marks;
mod others;
mod phrases;
pub mod reading;
pub mod scorer;
pub mod settle;
mod silence;
pub mod slots;
mod speaker_features;
pub mod speakers;
mod turns;
pub mod zones;

use cast::{Cast, History};
use direct::Direct;
use indirect::Indirect;
use reading::Reading;
use scorer::Scorer;
use speakers::Scene;

/// The model that is built in.
const BUILT_IN: &[u8] = include_bytes!("../data/id/quotes.bin");

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

/// Finds quotes.
#[derive(Debug)]
pub struct Quoter {
    model: Model,
}

impl Quoter {
    /// The finder with the model that is built in.
    ///
    /// # Panics
    /// If that was trained for other features, which a test rules out.
    #[must_use]
    pub fn new() -> Self {
        Self::with_model(built_in(Model::read(BUILT_IN, scorer::FINGERPRINT), "quotes.bin"))
    }

    /// A finder with a model of one's own.
    #[must_use]
    pub fn with_model(model: Model) -> Self {
        Self { model }
    }

    /// The quotes of `document`, by start, non-overlapping.
    #[must_use]
    pub fn find(
        &self,
        document: &Document,
        mentions: &Mentions,
        entities: &[Entity],
        lexicon: &Lexicon,
    ) -> Vec<Quote> {
        let reading = Reading::new(document, mentions, entities, lexicon);
        let scorer = Scorer::new(&self.model);
        let directs = direct::find(&reading, &scorer);
        let indirects = indirect::find(&reading, &directs, &scorer);
        let found = merge(&reading, &directs, &indirects);
        attribute(&reading, &found, &scorer)
    }
}

impl Default for Quoter {
    fn default() -> Self {
        Self::new()
    }
}

/// A quote before its speaker is known.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What was said.
    pub content: TokenRange,
    /// How the words are given.
    pub kind: QuoteKind,
    /// The token of its cue.
    pub cue: Option<usize>,
    /// Is it no quote, but tells whose turn it is?
    pub silent: bool,
}

/// The quotes with their speakers, each with an eye on those before.
fn attribute(reading: &Reading, found: &[Found], scorer: &Scorer) -> Vec<Quote> {
    let cast = Cast::new(reading);
    let mut history = History::default();
    let mut quotes = Vec::with_capacity(found.len());
    for found in found {
        let (speaker, entity, sure) = Scene::new(&cast, found, &history).speaker(scorer);
        history.add(found, entity, sure);
        if found.silent {
            continue;
        }
        quotes.push(Quote {
            span: reading.document.span(found.content),
            kind: found.kind,
            speaker,
            cue: found.cue.map(|i| reading.document.tokens[i].span),
        });
    }
    quotes
}

/// What was said without the marks that end what stands before it.
fn without_marks(reading: &Reading, content: TokenRange) -> TokenRange {
    let ends = |&i: &usize| matches!(reading.document.word(i), "," | "." | ";" | ":" | ")" | "–" | "—");
    let marks = content.range().take_while(ends).count();
    if marks < content.len() {
        TokenRange { start: content.start + marks as u32, ..content }
    } else {
        content
    }
}

/// All quotes by start.
fn merge(reading: &Reading, directs: &[Direct], indirects: &[Indirect]) -> Vec<Found> {
    let direct =
        |d: &Direct| Found { content: d.pair.inner, kind: QuoteKind::Direct, cue: d.cue, silent: false };
    let mut all: Vec<Found> = directs.iter().map(direct).collect();
    all.extend(indirects.iter().map(|q| Found {
        content: without_marks(reading, q.content),
        kind: if indirect::has_fragment(reading, q.content) { QuoteKind::Mixed } else { QuoteKind::Indirect },
        cue: Some(q.cue),
        silent: q.silent,
    }));
    order::by_place(&mut all, |f| (f.content.start, f.content.end));
    all
}
