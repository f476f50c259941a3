//! Who does not speak, though the weights would have him.
//!
//! Decides by rule where what is written by the cue is somebody or something else than a candidate who is not
//! written there. Leaves who speaks to [`super::speakers`].

use super::QuoteKind;
use super::cast::Ref;
use super::phrases;
use super::reading::Sort;
use super::slots::{Slot, Written};
use super::speakers::{Candidate, MOST_ROLES, Scene, beside, is_anothers, is_followed};
use crate::document::TokenRange;
use crate::entities::{EntityId, Form};
use crate::lexicon::Class;
use crate::mentions::Kind;
use crate::span::{Span, place_of};

/// Names in what was said that are looked at.
const MOST_NAMES: usize = 64;

/// So sure we must be that somebody spoke before to let him speak of himself, or goes before an organisation.
const SURE: f32 = 0.8;

/// Tokens before a cue in which it is looked for where what it reports stands.
const LONGEST_PLACE: usize = 8;

/// Tokens of a quote in which it is looked for what it calls whom it speaks of.
const LONGEST_TOLD: usize = 60;

impl Scene<'_> {
    /// Does what is written by the cue say that another than the candidate speaks?
    pub(super) fn is_another(&self, candidate: &Candidate) -> bool {
        self.is_of_another()
            || self.is_office_of_another(candidate)
            || self.is_paper(candidate)
            || self.is_anybody(candidate)
            || self.is_power_of_another(candidate)
            || self.is_unheard_of(candidate)
            || self.is_of_all()
            || self.is_scripture()
            || self.is_in_paper(candidate)
    }

    /// Two who speak together, as they are written by the cue: `Ani (AN) dan Wakil Ketua Budi`. Of 41 such in raw text that
    /// were given to one of the two, 40 were said by both and one by neither.
    pub(super) fn joint(&self) -> Option<TokenRange> {
        let (reading, phrase) = (self.reading, self.slot.phrase);
        if self.slot.written != Written::Name {
            return None;
        }
        let (start, last) = (phrase.start as usize, phrase.end as usize - 1);
        let ands = if self.slot.behind { start + 1..last } else { start.saturating_sub(1)..start };
        let joins = |&i: &usize| reading.is(i, Class::With) && reading.name_kind(i).is_none();
        ands.filter(joins).find_map(|and| self.first_of_two(and)).map(|from| TokenRange::new(from, last + 1))
    }

    /// The first token of the name before `and`, if another of its kind stands behind, with his role or without.
    fn first_of_two(&self, and: usize) -> Option<usize> {
        let (reading, slot, end) = (self.reading, self.slot.tokens, self.slot.phrase.end as usize);
        let last =
            and.checked_sub(1).filter(|&i| slot.range().contains(&i)).map(|i| self.before_bracket(i))?;
        let kind = reading.name_kind(last)?;
        let is_same = |i: usize| reading.name_kind(i) == Some(kind);
        let first = reading.start_of_name(last, slot.start as usize);
        let has_role = || (and + 1..end).any(|i| reading.is_somebody(i)) && is_same(end - 1);
        let is_two = is_same(and + 1) || kind == Kind::Person && has_role();
        (is_two && !self.setting.definite && self.is_themselves(kind, first, and)).then_some(first)
    }

    /// Do the two beside `and`, the first of whose tokens is `first`, speak themselves: people without company,
    /// organisations and places without somebody of theirs (`Anggota DPR Dapil Bogor dan Cianjur`), be they examples
    /// (`negara seperti Belanda dan India`)?
    fn is_themselves(&self, kind: Kind, first: usize, and: usize) -> bool {
        let (reading, end) = (self.reading, self.slot.phrase.end as usize);
        let is_person = |i: usize| reading.name_kind(i) == Some(Kind::Person);
        let mut before = self.head(first)..first;
        match kind {
            Kind::Person => !before.any(|i| reading.is(i, Class::Company)),
            Kind::Organisation => !before.any(|i| reading.is_somebody(i)) && !(and..end).any(is_person),
            Kind::Place => before.next_back().is_none_or(|i| reading.document.lower(i) == "seperti"),
        }
    }

    /// Does the phrase by the cue say what the person at `r` is, and end in his name: `dokter spesialis anak Ratna`, whose
    /// `anak` is nobody's child?
    fn bears_role(&self, r: &Ref) -> bool {
        let (reading, phrase) = (self.reading, self.slot.phrase);
        let is_whole = r.form == Form::Name && r.tokens.end == phrase.end && r.tokens.start > phrase.start;
        let role = is_whole.then(|| self.role_over(r.entity, phrase.start as usize)).flatten();
        let is_respect = |i: usize| {
            reading.document.word(i) == "." || reading.lexicon.honorifics.has(reading.document.lower(i))
        };
        role.is_some_and(|role| {
            let mut gap = role.end as usize..r.tokens.start as usize;
            gap.all(is_respect) && self.is_own(role)
        })
    }

    /// Does a role belong to whom it stands beside? Who is a relative, a friend or a spokesman is so to somebody else
    /// (`kuasa hukum Budi`), but by a field (`dokter spesialis anak`) or to an organisation named right behind
    /// (`kuasa hukum PT Awan`).
    fn is_own(&self, role: TokenRange) -> bool {
        let (reading, start) = (self.reading, role.start as usize);
        let is_small = |i: usize| i == start || !reading.document.is_capitalised(i);
        let hangs = |&i: &usize| {
            let is_kin = reading.is(i, Class::Kin) || reading.is(i, Class::Spokesman);
            is_kin && reading.name_kind(i).is_none() && is_small(i)
        };
        let is_noun =
            |&i: &usize| reading.is_somebody(i) || reading.is(i, Class::People) || reading.is_comma(i);
        let Some(hanging) = role.range().rev().find(hangs) else { return true };
        let is_field =
            hanging > start && matches!(reading.document.lower(hanging - 1), "spesialis" | "psikolog");
        let mut behind = (hanging + 1..role.end as usize).take_while(|i| !is_noun(i));
        is_field || behind.any(|i| reading.name_kind(i) == Some(Kind::Organisation))
    }

    /// The person named beside the phrase by the cue and not in what is said, with which a role of his begins: `kata
    /// Guru Besar UGM, Prof. Budi`.
    pub(super) fn holder(&self) -> Option<Candidate> {
        let (phrase, content) = (self.slot.phrase, self.found.content.range());
        let begins = |role: TokenRange| role.start == phrase.start && role.end >= phrase.end;
        let is_his = |r: &&Ref| self.role_over(r.entity, phrase.start as usize).is_some_and(begins);
        let is_person = |r: &&Ref| r.form == Form::Name && self.cast.kind(r.entity) == Kind::Person;
        let sentence = self.reading.document.sentence(self.found.cue.filter(|_| !phrase.is_empty())?);
        let near = self.cast.within(sentence).take(MOST_NAMES);
        let beside = near.filter(|r| !content.contains(&(r.tokens.start as usize)));
        let entity = beside.filter(is_person).find(is_his)?.entity;
        let known = self.candidates.iter().find(|c| c.entity == Some(entity));
        Some(known.copied().unwrap_or(Candidate::new(Some(entity))))
    }

    /// The role of `entity` that token `i` stands in.
    pub(super) fn role_over(&self, entity: EntityId, i: usize) -> Option<TokenRange> {
        let document = self.reading.document;
        let at = document.tokens[i].span.start;
        let roles = &self.reading.entities[entity.index()].roles;
        let role = roles[roles.partition_point(|role| role.start <= at).checked_sub(1)?];
        (at < role.end).then(|| document.tokens_in(role))
    }

    /// `lokasi yang dinilai tidak aman`: does a relative clause say so, and of nobody? In ten of ten such clauses of
    /// annotated articles nobody speaks.
    fn is_of_all(&self) -> bool {
        let before = self.found.cue.and_then(|cue| cue.checked_sub(1));
        self.slot.written == Written::Agentless && before.is_some_and(|i| self.reading.is(i, Class::Relative))
    }

    /// Words between marks with no cue of their own before what the scripture is that they are from: `"…" (HR Muslim)`.
    fn is_scripture(&self) -> bool {
        if self.slot.written != Written::NoCue {
            return false;
        }
        let document = self.reading.document;
        let end = self.found.content.end as usize;
        let is_closing = |&i: &usize| matches!(document.word(i), "." | "," | "\"" | "”" | "’" | "'");
        let open = (end..document.tokens.len().min(end + 4)).find(|i| !is_closing(i));
        let opens = open.filter(|&i| i + 1 < document.tokens.len() && matches!(document.word(i), "(" | "["));
        opens.is_some_and(|i| matches!(document.word(i + 1), "HR" | "QS" | "H" | "Q"))
    }

    /// `pada pasal 3 disebutkan`: what is told in something to be read is told by no person.
    fn is_in_paper(&self, candidate: &Candidate) -> bool {
        let is_person = candidate.entity.is_some_and(|entity| self.cast.kind(entity) == Kind::Person);
        let cue = self.found.cue.filter(|_| is_person && self.slot.written == Written::Agentless);
        cue.is_some_and(|cue| {
            let from =
                (self.reading.document.sentence(cue).start as usize).max(cue.saturating_sub(LONGEST_PLACE));
            (from..cue).any(|i| self.reading.is(i, Class::Paper))
        })
    }

    /// Is the candidate nobody yet, for he is first named behind the quote, and what is written by the cue is neither
    /// his name nor a role of his, nor an office?
    fn is_unheard_of(&self, candidate: &Candidate) -> bool {
        let (reading, phrase) = (self.reading, self.slot.phrase);
        let is_written = matches!(self.slot.written, Written::Nominal | Written::Name) && !phrase.is_empty();
        let is_other = is_written && candidate.recency.is_none() && !reading.is_office(phrase.start as usize);
        let Some(entity) = candidate.entity.filter(|_| is_other) else { return false };
        let name = &reading.entities[entity.index()].name;
        let is_named = |i: usize| place_of(reading.document.word(i), first_word(name)).is_some();
        let known = self.history.sure(entity).is_some() || self.slot.tokens.range().any(is_named);
        !known && !self.has_role(entity, reading.document.lower(phrase.start as usize))
    }

    /// Do the quoted words speak of somebody by his name who is not written by the cue, nor has surely spoken
    /// before? Of 1,161 people whose words annotated articles quote three say their own name, two of them where
    /// the cue has it too; in raw text those who do have most often been quoted.
    pub(super) fn is_spoken_of(&self, candidate: &Candidate) -> bool {
        let Some(entity) = candidate.entity.filter(|_| candidate.slot_mention.is_none()) else {
            return false;
        };
        let is_named = |r: &Ref| r.entity == entity && r.form == Form::Name;
        self.found.kind == QuoteKind::Direct
            && self.history.sure(entity).is_none_or(|sure| sure < SURE)
            && self.cast.kind(entity) == Kind::Person
            && self.cast.within(self.found.content).take(MOST_NAMES).any(is_named)
    }

    /// Do the quoted words speak of others only, and of one by what the candidate is in a case, `tersangka`, who is not
    /// written by the cue, nor has surely spoken before?
    pub(super) fn is_party(&self, candidate: &Candidate) -> bool {
        let Some(entity) = candidate.entity.filter(|_| candidate.slot_mention.is_none()) else {
            return false;
        };
        if self.history.sure(entity).is_some_and(|sure| sure >= SURE) {
            return false;
        }
        let document = self.reading.document;
        let roles = self.reading.entities[entity.index()].roles.iter().take(MOST_ROLES);
        let heads = roles.map(|role| document.lower_span(*role).split(' ').next().unwrap_or_default());
        let mut parties = heads.filter(|head| self.reading.lexicon.parties.has(head));
        let content = self.found.content.range().take(LONGEST_TOLD);
        parties.any(|head| content.clone().any(|i| document.lower(i) == head))
            && !content.clone().any(|i| self.reading.is(i, Class::Oneself))
    }

    /// Is a pronoun written by the cue, and the candidate first named behind it, while a person is named before?
    pub(super) fn is_yet_to_come(&self, candidate: &Candidate) -> bool {
        let is_pronoun = matches!(self.slot.written, Written::Pronoun | Written::Clitic);
        let is_earlier = |c: &Candidate| {
            c.recency.is_some() && c.entity.is_some_and(|e| self.cast.kind(e) == Kind::Person)
        };
        let is_late = is_pronoun && candidate.recency.is_none() && self.candidates.iter().any(is_earlier);
        let entity = candidate.entity.filter(|_| is_late);
        entity.zip(self.found.cue).is_some_and(|(entity, cue)| {
            let first = self.reading.entities[entity.index()].mentions[0].span;
            first.start > self.reading.document.tokens[cue].span.start
        })
    }

    /// Is the candidate no person, where a word for one alone stands by the cue (`katanya`, `kata dia`) and a person spoke
    /// before?
    pub(super) fn is_no_person(&self, candidate: &Candidate) -> bool {
        let is_single = matches!(self.slot.written, Written::Pronoun | Written::Clitic);
        let is_person = |entity| self.cast.kind(entity) == Kind::Person;
        let has_spoken = |c: &Candidate| {
            c.entity.is_some_and(|e| is_person(e) && self.history.sure(e).is_some_and(|sure| sure >= SURE))
        };
        let entity = candidate.entity.filter(|_| is_single && candidate.slot_mention.is_none());
        entity.is_some_and(|entity| !is_person(entity)) && self.candidates.iter().any(has_spoken)
    }

    /// Is the candidate named as the one to whom it is said: `kata Ani kepada Budi`?
    pub(super) fn is_spoken_to(&self, candidate: &Candidate) -> bool {
        let Slot { tokens, phrase, behind, .. } = self.slot;
        let says = behind && phrase.range().next().is_some_and(|i| !self.reading.is(i, Class::Paper));
        let to = |i: usize| self.reading.is(i, Class::Addressed) && !self.reading.document.is_capitalised(i);
        let is_told = |r: &Ref| beside(self.reading, tokens, r.tokens).any(to);
        says && self.cast.within(tokens).any(|r| Some(r.entity) == candidate.entity && is_told(r))
    }

    /// Is the place written by the cue only where somebody is?
    pub(super) fn is_whereabouts(&self, candidate: &Candidate) -> bool {
        candidate.slot_mention.is_some_and(|mention| phrases::is_whereabouts(self.reading, mention))
    }

    /// `laporan itu`, `akun @x`: something to be read is no person, but where he is in it (`data yang dia miliki`).
    fn is_paper(&self, candidate: &Candidate) -> bool {
        let phrase = self.slot.phrase;
        let is_pronoun =
            |i| self.reading.is(i, Class::Pronoun) || self.reading.document.lower(i).ends_with("nya");
        let is_person = candidate.entity.is_some_and(|entity| self.cast.kind(entity) == Kind::Person);
        is_person && self.begins_with(Class::Paper) && !phrase.range().any(is_pronoun)
    }

    /// `jaksa`, `petugas di lokasi`, `pelaku`: somebody who has no name, but of whom we know that he is one.
    fn is_anybody(&self, candidate: &Candidate) -> bool {
        let (reading, phrase) = (self.reading, self.slot.phrase);
        let Some(entity) = candidate.entity.filter(|_| !self.setting.definite && !phrase.is_empty()) else {
            return false;
        };
        let head = reading.document.lower(phrase.start as usize);
        let is_such = self.begins_with(Class::People) || reading.lexicon.parties.has(head);
        let has_name = phrase.range().skip(1).any(|i| reading.sort(i) != Sort::Word);
        is_such && !has_name && self.cast.kind(entity) == Kind::Person && !self.has_role(entity, head)
    }

    /// `militer Israel`, `otoritas Iran`: not an organisation that is named after somewhere else, or nowhere.
    fn is_power_of_another(&self, candidate: &Candidate) -> bool {
        let (reading, phrase) = (self.reading, self.slot.phrase);
        let Some(entity) = candidate.entity.filter(|_| phrase.len() > 1) else { return false };
        let place = phrase.end as usize - 1;
        let is_of_place = reading.name_kind(place) == Some(Kind::Place);
        let name = &reading.entities[entity.index()].name;
        let is_there = place_of(name, reading.document.word(place)).is_some();
        let is_organisation = self.cast.kind(entity) == Kind::Organisation;
        is_organisation && is_of_place && self.begins_with(Class::Power) && !is_there
    }

    /// Does what is written by the cue begin with a word of `class`?
    fn begins_with(&self, class: Class) -> bool {
        !self.slot.phrase.is_empty() && self.reading.is(self.slot.phrase.start as usize, class)
    }

    /// Has the entity a role with this word?
    fn has_role(&self, entity: EntityId, word: &str) -> bool {
        let mut roles = self.reading.entities[entity.index()].roles.iter().take(MOST_ROLES);
        roles.any(|role| self.reading.document.lower_span(*role).split(' ').any(|part| part == word))
    }

    /// Does what is written by the cue say whose relative or spokesman speaks?
    fn is_of_another(&self) -> bool {
        !self.setting.definite && self.cast.within(self.slot.tokens).any(|r| self.is_for_another(r))
    }

    /// Does the name at `r` say whose relative or spokesman is meant, and not with a role of its own?
    pub(super) fn is_for_another(&self, r: &Ref) -> bool {
        let (reading, slot) = (self.reading, self.slot.tokens);
        is_followed(reading, slot, r.tokens) || is_anothers(reading, slot, r.tokens) && !self.bears_role(r)
    }

    /// Does what is written by the cue name an office somewhere that is hardly the candidate's? An
    /// organisation holds none; `Direktur PT Awan` is not the governor; `Direktur PT Awan Togar`, whose name
    /// we may not know for one, is no Budi.
    fn is_office_of_another(&self, candidate: &Candidate) -> bool {
        let (reading, phrase) = (self.reading, self.slot.phrase);
        let Some(entity) = candidate.entity.filter(|_| !self.setting.definite && !phrase.is_empty()) else {
            return false;
        };
        let is_place = |i| matches!(reading.name_kind(i), Some(Kind::Organisation | Kind::Place));
        let is_office = reading.is_office(phrase.start as usize) && phrase.range().any(is_place);
        is_office
            && (self.cast.kind(entity) != Kind::Person
                || self.has_other_roles(entity, phrase.start as usize)
                || self.ends_in_another_name(entity))
    }

    /// Has the entity roles, and none with a word like the one at `head`? Two letters are enough for the
    /// first word, for `Jubir` is `Juru Bicara`; three for others.
    pub(super) fn has_other_roles(&self, entity: EntityId, head: usize) -> bool {
        let document = self.reading.document;
        let head = document.lower(head);
        let is_like = |word: &str, letters: usize| word.chars().take(letters).eq(head.chars().take(letters));
        let is_such = |role: &Span| {
            let role = document.lower_span(*role);
            is_like(role, 2) || role.split(' ').any(|word| is_like(word, 3))
        };
        let roles = &self.reading.entities[entity.index()].roles;
        !roles.is_empty() && !roles.iter().take(MOST_ROLES).any(is_such)
    }

    /// Does the phrase end in a word with a capital that is in no name, nor in the entity's?
    fn ends_in_another_name(&self, entity: EntityId) -> bool {
        let last = self.slot.phrase.end as usize - 1;
        let name = &self.reading.entities[entity.index()].name;
        self.reading.sort(last) == Sort::Capital && place_of(name, self.reading.document.word(last)).is_none()
    }
}

/// The first word of a name.
fn first_word(name: &str) -> &str {
    name.split(' ').next().unwrap_or_default()
}
