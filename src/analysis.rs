//! What an article holds: the stages' results, grouped.

use crate::entities::{Entity, EntityId};
use crate::figures::Figure;
use crate::quotes::Quote;
use crate::segments::Segment;
use crate::span::Span;

/// One article's analysis. Every span counts bytes; [`crate::wire`] turns them into UTF-16.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Analysis {
    /// What is not the story: sorted, non-overlapping.
    pub segments: Vec<Segment>,
    /// One for each person, organisation or place, by first mention.
    pub entities: Vec<Entity>,
    /// What was said, by start.
    pub quotes: Vec<Quote>,
    /// Quantities and calendar expressions, by start, non-overlapping.
    pub figures: Vec<Figure>,
}

impl Analysis {
    /// The entity with this id.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    /// The index of the quote that `span` lies in: quotes never overlap, so that one search suffices.
    #[must_use]
    pub fn quote_around(&self, span: Span) -> Option<usize> {
        let last = self.quotes.partition_point(|q| q.span.start <= span.start).checked_sub(1)?;
        self.quotes[last].span.contains(span).then_some(last)
    }
}
