//! Cues that report nothing.
//!
//! Decides by rule where a word that reports says that nobody said it, points back at what was said, or
//! tells what the reporter saw. Of 1,785 annotated quotes behind a cue none is of that sort. Leaves all other
//! cues to the weights of [`super::indirect`].

use super::cues::Form;
use super::indirect::Place;
use crate::document::TokenRange;
use crate::lexicon::{Class, Classes};

/// What ends what was looked at.
const ENDING: Classes = Classes::of(&[Class::Preposition, Class::Closer]);
/// Tokens from `pantauan` to what is read there, at most.
const NEAR_PAPER: usize = 4;

impl Place<'_> {
    /// Does somebody say nothing here?
    pub(super) fn is_silent(&self) -> bool {
        self.is_negated() || self.points_back() || self.asks_a_thing()
    }

    /// `meminta maaf`, `meminta izin`. None of nine such requests in annotated articles is a quote.
    fn asks_a_thing(&self) -> bool {
        let is_asked = |i: usize| self.reading.lexicon.asked.has(self.reading.document.lower(i));
        self.cue.form == Form::Active && self.cue.class == "ask" && self.token(1).is_some_and(is_asked)
    }

    /// `tidak menyebut`, `belum bisa memastikan`, `enggan menjelaskan`. Not `tak menampik`, `tidak menyarankan`.
    fn is_negated(&self) -> bool {
        let reading = self.reading;
        let start = self.zone.tokens.start as usize;
        let tells = matches!(self.cue.class, "say" | "explain" | "claim" | "announce");
        let before = (start..self.at).rev().find(|&i| !reading.is(i, Class::Able));
        let is_verb = matches!(self.cue.form, Form::Active | Form::Passive);
        tells && is_verb && before.is_some_and(|i| reading.is(i, Class::Negation))
    }

    /// `mengatakan itu saat meninjau pasar`, `menyampaikan hal tersebut`, `mengatakan hal yang sama`: what was said stands
    /// elsewhere.
    fn points_back(&self) -> bool {
        let reading = self.reading;
        let Some(first) = self.token(1) else { return false };
        let pointer = first + usize::from(reading.is(first, Class::Said));
        let end = self.zone.tokens.end as usize;
        let alike = pointer + usize::from(pointer < end && reading.is(pointer, Class::Relative));
        let is_alike = pointer > first && alike < end && reading.is(alike, Class::Alike);
        let points = pointer < end && reading.lexicon.demonstratives.has(reading.document.word(pointer));
        let (pointer, points) = if is_alike { (alike, true) } else { (pointer, points) };
        let next = pointer + 1;
        let is_over = next >= end || reading.is_comma(next) || reading.is_any(next, ENDING);
        self.cue.form == Form::Active && points && is_over
    }

    /// Is `content` nothing that was said: who says what stands before it (`"…," kata Budi dalam keterangan tertulis, dikutip
    /// Senin`), to whom something is said (`bertanya kepada Budi`), or that it follows (`dikutip X, berikut daftarnya`)?
    /// Cues that report already are `taken`.
    pub(super) fn says_nothing(&self, content: TokenRange, taken: &[bool]) -> bool {
        let first = content.start as usize;
        let is_told = first == self.at + 1
            && self.reading.is(first, Class::Addressed)
            && !content.range().any(|i| self.reading.is(i, Class::Opener) || self.reading.is_verbal(i));
        // `mengkritik dan menolak usul itu`.
        let is_joined = first > self.at && matches!(self.reading.document.word(first), "dan" | "atau");
        taken[first] || is_told || is_joined || self.reading.is(first, Class::Ahead)
    }

    /// Does nobody tell what stands behind the cue?
    pub(super) fn has_no_teller(&self) -> bool {
        self.is_own_look() || self.goes_by_rule() || self.is_of_a_thing()
    }

    /// `Hal ini menegaskan`, `Kondisi itu juga menuntut`. Of 75 such in marked articles one is a quote.
    fn is_of_a_thing(&self) -> bool {
        let (reading, document) = (self.reading, self.reading.document);
        let start = document.sentence(self.at).start as usize;
        let points = |i: usize| reading.lexicon.demonstratives.has(document.lower(i));
        self.cue.form == Form::Active
            && reading.lexicon.no_speakers.has(document.lower(start))
            && (start..self.at).any(points)
            && (start + 1..self.at).all(|i| points(i) || reading.is(i, Class::Filler))
    }

    /// `berdasarkan hukum Prancis`, `mengacu pada Pasal 5`, which nobody says. None of thirteen such in annotated articles
    /// is a source.
    fn goes_by_rule(&self) -> bool {
        let is_behind = |&i: &usize| !self.reading.is(i, Class::Preposition);
        let noun = (1..=2).map_while(|n| self.token(n)).find(is_behind);
        let goes_by = self.cue.form == Form::Source && self.cue.class == "write";
        goes_by && noun.is_some_and(|i| self.reading.is(i, Class::Norm))
    }

    /// `berdasarkan pantauan di lokasi`, but not `pantauan di laman X`, which others wrote.
    fn is_own_look(&self) -> bool {
        let reading = self.reading;
        let look = self.at + 1;
        let near = look..(self.zone.tokens.end as usize).min(look + NEAR_PAPER);
        let is_look = near.start < near.end && reading.is(look, Class::Look);
        self.cue.form == Form::Source && is_look && !near.clone().any(|i| reading.is(i, Class::Paper))
    }
}
