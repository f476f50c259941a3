//! Whose turn it is where no more is written of a speaker than `katanya`.
//!
//! Decides by rule what the annotated articles hold too little of to learn: who was asked answers, who was
//! introduced goes on. Leaves all else to the weights of [`super::speakers`].

use super::QuoteKind;
use super::cast::Ref;
use super::cues::Form;
use super::slots::Written;
use super::speakers::{Candidate, MOST_ROLES, Scene, is_anothers, is_followed};
use crate::document::TokenRange;
use crate::entities::Form as MentionForm;
use crate::lexicon::Class;
use crate::mentions::Kind;
use crate::span::Span;

/// Tokens from who is introduced to his verb, at most.
const NEAR_VERB: usize = 3;
/// Tokens from who is asked to the word that says so, at most.
const NEAR_ASKED: usize = 3;

impl Scene<'_> {
    /// The candidate whose turn it is.
    pub(super) fn in_turn(&self) -> Option<usize> {
        self.asked().or_else(|| self.introduced())
    }

    /// The last speaker, where `other`, for whom a phrase that points back stands, can hardly be meant: what is said
    /// names him (`Pemain itu ingin seperti Budi`), or it is an office (`Wakil Ketua DPR itu`) that is none of his, as
    /// far as his roles tell, but may be the last speaker's.
    pub(super) fn goes_on(&self, other: &Candidate) -> Option<usize> {
        let head = self.slot.phrase.start as usize;
        let is_phrase = self.setting.definite && !other.named && other.slot_mention.is_some();
        let other = other.entity.filter(|_| is_phrase)?;
        let last = *self.history.spoken.last()?;
        let is_office = self.reading.is_office(head) && self.has_other_roles(other, head);
        let is_told_of =
            self.cast.within(self.found.content).any(|r| r.entity == other && r.form == MentionForm::Name);
        let fits = last != other && self.cast.kind(last) == Kind::Person && !self.has_other_roles(last, head);
        let is_odd = is_office || is_told_of;
        self.candidates.iter().position(|c| c.entity == Some(last)).filter(|_| fits && is_odd)
    }

    /// The one who was asked right before: `Budi sempat ditanya soal kontraknya.` What follows is his answer, if
    /// it says no more of its speaker than `jawabnya`.
    fn asked(&self) -> Option<usize> {
        if self.slot.written != Written::Clitic {
            return None;
        }
        let is_nearest = |c: &Candidate| c.recency.is_some_and(|(rank, _)| rank == 0);
        let i = self.candidates.iter().position(is_nearest)?;
        let (_, mention) = self.candidates[i].recency?;
        let (start, end) = (mention.start as usize, mention.end as usize);
        let last = (self.reading.document.sentence(start).end as usize).min(end + NEAR_ASKED);
        let is_asked = (end..last).any(|i| self.reading.is(i, Class::Asked));
        (is_asked && self.away(mention) <= 1).then_some(i)
    }

    /// The one who is introduced right before, and does something: `Lurah Suka, Budi, menyambut rencana itu`, or of
    /// whom it is said that he told the same: `Hal senada disampaikan Budi`. What follows is his, if it says no more
    /// of its speaker than `katanya` or `dia` and does not name him.
    fn introduced(&self) -> Option<usize> {
        if !matches!(self.slot.written, Written::Clitic | Written::Pronoun) {
            return None;
        }
        let before = self.sentence_before()?;
        let is_own = |r: &&Ref| {
            self.cast.kind(r.entity) == Kind::Person
                && !is_anothers(self.reading, before, r.tokens)
                && !is_followed(self.reading, before, r.tokens)
        };
        let someone = self.cast.within(before).find(is_own)?;
        let first = self.reading.entities[someone.entity.index()].mentions.first()?;
        let is_new = first.span == self.reading.document.span(someone.tokens);
        let is_named = self.cast.within(self.found.content).any(|r| r.entity == someone.entity);
        let is_subject = || self.is_near(before) && self.is_subject(before, someone);
        let fits = is_new && !is_named && (is_subject() || self.is_agent(before, someone));
        self.candidates.iter().position(|c| c.entity == Some(someone.entity)).filter(|_| fits)
    }

    /// Did `someone` say what the sentence points back at: `Hal itu disampaikan (oleh) Lurah Suka, Budi`?
    fn is_agent(&self, sentence: TokenRange, someone: &Ref) -> bool {
        let reading = self.reading;
        let name = someone.tokens.start as usize;
        let told = (sentence.start as usize..name).find(|&i| reading.form(i) == Some(Form::Passive));
        let told = told.filter(|&told| !self.is_aside(sentence, told));
        let is_his = |told: usize| {
            let role = reading.entities[someone.entity.index()].roles.iter().take(MOST_ROLES);
            let role = role.map(|role| reading.document.tokens_in(*role).start as usize);
            let starts = role.filter(|&start| start < name).chain([name]);
            let start = starts.min_by_key(|start| start.abs_diff(told)).unwrap_or(name);
            (told + 1..start).all(|i| reading.is(i, Class::Agent) || reading.is(i, Class::Filler))
        };
        told.is_some_and(is_his)
    }

    /// Does the verb at `told` only say who else told it: `seperti disampaikan Budi`, `yang disebut Budi`?
    fn is_aside(&self, sentence: TokenRange, told: usize) -> bool {
        let reading = self.reading;
        let before = (sentence.start as usize..told).rev().find(|&i| !reading.is(i, Class::Filler));
        before.is_none_or(|i| reading.is(i, Class::Relative) || reading.is(i, Class::Preposition))
    }

    /// The sentence before the quote, if the quote opens its own and nothing was said in that.
    fn sentence_before(&self) -> Option<TokenRange> {
        let document = self.reading.document;
        let content = self.found.content.start;
        let start = self
            .found
            .cue
            .filter(|_| self.found.kind != QuoteKind::Direct)
            .map_or(content, |cue| content.min(cue as u32));
        let here = document.sentence(start as usize).start;
        let before = document.sentence((here as usize).checked_sub(1)?);
        let is_silent = self.history.last.is_none_or(|(_, end)| end <= before.start as usize);
        let opens = self.found.kind != QuoteKind::Direct || start <= here + 1;
        (is_silent && opens).then_some(before)
    }

    /// Does the quote stand in the paragraph of the sentence before it, or does that open one?
    fn is_near(&self, before: TokenRange) -> bool {
        let paragraph = self.reading.paragraph(before.start as usize);
        paragraph.contains(&(before.end as usize)) || paragraph.start == before.start as usize
    }

    /// Does the sentence begin with `someone` or his role, with no more before it than ends in a comma, and a verb stand
    /// behind his name?
    fn is_subject(&self, sentence: TokenRange, someone: &Ref) -> bool {
        let reading = self.reading;
        let end = someone.tokens.end as usize;
        let mut near = (end..(sentence.end as usize).min(end + NEAR_VERB))
            .take_while(|&i| reading.name_kind(i).is_none())
            .filter(|&i| reading.is_verbal(i) || reading.is(i, Class::Relative));
        let Some(verb) = near.next() else { return false };
        let is_clause = reading.is(verb, Class::Relative);
        self.has_opening_role(sentence, someone) && (!is_clause || near.next().is_some())
            || self.is_first(sentence, someone) && !is_clause
    }

    /// Does the sentence, or what is behind its comma, begin with the name of `someone`?
    fn is_first(&self, sentence: TokenRange, someone: &Ref) -> bool {
        let name = someone.tokens.start;
        self.begins(sentence, name) || (sentence.start..name).all(|i| self.is_respectful(i as usize))
    }

    /// Does the sentence, or what is behind its comma, begin with token `i`?
    fn begins(&self, sentence: TokenRange, i: u32) -> bool {
        i == sentence.start || i > sentence.start && self.reading.is_comma(i as usize - 1)
    }

    /// Does the sentence, or what its comma ends, begin with the role of `someone`, and no more stand before his name?
    fn has_opening_role(&self, sentence: TokenRange, someone: &Ref) -> bool {
        let reading = self.reading;
        let is_between = |i: &u32| reading.is_comma(*i as usize) || self.is_respectful(*i as usize);
        let name = someone.tokens.start;
        let near = (sentence.start..name).rev().take_while(is_between).last().unwrap_or(name);
        let is_first = |role: &Span| {
            let role = reading.document.tokens_in(*role);
            self.begins(sentence, role.start) && (near..=name).contains(&role.end)
        };
        reading.entities[someone.entity.index()].roles.iter().take(MOST_ROLES).any(is_first)
    }

    /// Is token `i` a word of respect, or its stop: `AKBP`, `H.`?
    fn is_respectful(&self, i: usize) -> bool {
        let word = self.reading.document.lower(i);
        word == "." || self.reading.lexicon.is_respectful(word)
    }
}
