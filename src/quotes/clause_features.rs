//! What can be seen of a cue and of where its words may begin and end.
//!
//! Decides the features of [`super::indirect`].

use super::cues::Form;
use super::indirect::{Place, REACH};
use super::reading::Sort;
use super::scorer::{Key, Lane, add_all, key, mix, size};
use crate::lexicon::Class;
use crate::model::Features;

impl Place<'_> {
    /// What can be seen of the cue.
    pub fn features(&self, out: &mut Features) {
        let cue = self.reading.key(self.at);
        let form = mix(0, self.cue.form as u32, u32::from(self.cue.own));
        let class = mix(0, self.cue.key, form);
        let (next, next2) = (self.word(1), self.word(2));
        let (before, before2) = (self.word(-1), self.word(-2));
        let (sort, sort2, sort_before) = (self.sort(1), self.sort(2), self.sort(-1));
        let rest = size(self.zone.tokens.end as usize - self.at - 1);
        let lead = size(self.at - self.zone.tokens.start as usize);
        let (lead_verbs, goes_on) = (self.lead_verbs(), self.goes_on());
        let clause = self.clause_behind();
        let relayed = self.relayed();
        let leads = u32::from(self.reading.is(self.zone.tokens.start as usize, Class::Adverbial));
        let (subject, echoed) = (self.subject(), u32::from(self.zone.echoed));
        let detour = u32::from(self.detour().is_some());
        let trails = self.trails();
        let seen = [
            (form, 0),
            (cue, 0),
            (class, 0),
            (cue, next),
            (form, next),
            (class, sort),
            (cue, sort),
            (form, before),
            (cue, before),
            (class, sort_before),
            (form, mix(0, before, before2)),
            (form, mix(0, next, next2)),
            (form, mix(0, sort, sort2)),
            (form, rest),
            (class, rest),
            (form, lead),
            (class, mix(0, lead, sort_before)),
            (form, u32::from(self.has_opener())),
            (cue, u32::from(self.has_opener())),
            (form, self.surroundings()),
            (class, self.affix(1)),
            (form, mix(0, self.affix(1), sort2)),
            (form, u32::from(self.cues_before())),
            (form, before2),
            (cue, self.surroundings()),
            (class, mix(0, sort_before, sort)),
            (form, mix(0, before, sort)),
            (form, next2),
            (form, self.first_word()),
            (form, mix(0, self.verb_in_rest(), rest)),
            (class, self.commas()),
            (form, mix(0, lead_verbs, lead)),
            (form, mix(0, self.first_word(), goes_on)),
            (form, mix(0, lead, goes_on)),
            (form, mix(0, self.first_sort(), mix(0, lead_verbs, goes_on))),
            (form, mix(0, self.commas(), lead.min(1))),
            (cue, clause),
            (class, clause),
            (form, mix(0, clause, sort_before)),
            (form, trails),
            (class, mix(0, trails, clause)),
            (form, mix(0, leads, goes_on)),
            (form, relayed),
            (cue, relayed),
            (class, mix(0, leads, mix(0, goes_on, lead.min(6)))),
            (form, detour),
            (class, detour),
            (class, subject),
            (form, mix(0, subject, clause)),
            (cue, subject),
            (class, echoed),
            (form, mix(0, echoed, clause)),
            (cue, echoed),
            (form, mix(0, echoed, subject)),
        ];
        add_all(200, &seen, out);
    }

    fn first_word(&self) -> Key {
        self.reading.key(self.zone.tokens.start as usize)
    }

    pub(super) fn commas(&self) -> u32 {
        let (start, end) = (self.zone.tokens.start as usize, self.zone.tokens.end as usize);
        let behind = (self.at + 1..end.min(self.at + REACH)).any(|i| self.reading.is_comma(i));
        let before = (start.max(self.at.saturating_sub(REACH))..self.at).any(|i| self.reading.is_comma(i));
        u32::from(behind) * 2 + u32::from(before)
    }

    /// Does a verb or the like stand near behind the cue: is there a clause?
    fn verb_in_rest(&self) -> u32 {
        let end = self.zone.tokens.end as usize;
        (self.at + 1..end.min(self.at + 14)).filter(|&i| self.reading.is_verbal(i)).count().min(3) as u32
    }

    /// The word at `offset` from the cue, or what sort of name it is.
    fn word(&self, offset: isize) -> Key {
        self.token(offset).map_or(1, |i| self.reading.general(i))
    }

    fn sort(&self, offset: isize) -> Key {
        self.token(offset).map_or(1, |i| match self.reading.sort(i) {
            Sort::Mark => self.reading.key(i),
            sort => sort.key(),
        })
    }

    /// The first two and the last three letters of the word at `offset`: what sort of verb or noun it is.
    fn affix(&self, offset: isize) -> Key {
        let Some(i) = self.token(offset) else { return 1 };
        let word = self.reading.document.lower(i);
        let head = word.get(..2).unwrap_or(word);
        let tail = word.len().checked_sub(3).and_then(|n| word.get(n..)).unwrap_or(word);
        mix(0, key(0, head), key(0, tail))
    }

    fn has_opener(&self) -> bool {
        let last = (self.zone.tokens.end as usize).min(self.at + 16);
        (self.at + 1..last).any(|i| self.reading.is(i, Class::That))
    }

    /// Quotes right before and behind the zone, and a question or colon at its end.
    fn surroundings(&self) -> u32 {
        let end = self.reading.document.word(self.zone.tokens.end as usize - 1);
        let stop = match end {
            "?" => 1,
            ":" => 2,
            _ => 0,
        };
        u32::from(self.zone.quote_before) + 2 * u32::from(self.zone.quote_behind) + 4 * stop
    }

    /// Reporting verbs before this one in its zone, near: 0 to 2.
    fn cues_before(&self) -> u8 {
        let start = (self.zone.tokens.start as usize).max(self.at.saturating_sub(REACH));
        (start..self.at).filter(|&i| self.reading.cues[i].is_some()).take(2).count() as u8
    }

    /// What can be seen of a beginning at token `i`.
    pub fn begin_features(&self, side: Lane, i: usize, out: &mut Features) {
        let form = mix(self.cue.form as u32, u32::from(self.cue.own), side as u32);
        let cue = self.reading.key(self.at);
        let last = self.general_at(i - usize::from(i > 0));
        let (this, sort) = (self.general_at(i), key(0, self.reading.sort(i).name()));
        let (from, to) = if i > self.at { (self.at, i) } else { (i, self.at) };
        let commas = (from + 1..to).filter(|&j| self.reading.is_comma(j)).count().min(4) as u32;
        let near = size(to - from);
        let is_start = u32::from(i == self.zone.tokens.start as usize);
        let detour = u32::from(side == Lane::Behind && self.has_opener())
            * (1 + u32::from(self.token(1).is_some_and(|t| self.reading.is(t, Class::Preposition))));
        let that = i > self.at + 1 && self.reading.is(i - 1, Class::That);
        let seen = [
            (form, near),
            (form, last),
            (cue, last),
            (form, mix(0, last, near)),
            (form, mix(0, last, commas)),
            (form, mix(0, sort, near.min(2))),
            (form, mix(0, this, near.min(2))),
            (form, mix(0, is_start, near)),
            (form, mix(0, self.gap(from, to), last)),
            (cue, mix(0, near.min(2), last)),
            (form, mix(0, commas, u32::from(self.is_last_comma(side, i)))),
            (form, mix(0, self.rest(i), last)),
            (form, mix(0, self.first_word(), near.min(6))),
            (form, mix(0, detour, u32::from(that) + 2 * near.min(2))),
            (detour, mix(0, u32::from(that), u32::from(i == self.at + 1))),
            (form, mix(0, self.segment(i), mix(0, near, last))),
            (form, mix(0, self.segment(i), commas)),
        ];
        add_all(300, &seen, out);
    }

    /// What stands from `i` to the next comma: 0 no comma follows, 1 a short stretch without a verb (an
    /// apposition, `warga desa itu,`), 2 a longer one, 3 one with a verb.
    fn segment(&self, i: usize) -> u32 {
        let end = self.zone.tokens.end as usize;
        let Some(comma) = (i..end.min(i + REACH)).find(|&j| self.reading.is_comma(j)) else { return 0 };
        if (i..comma).any(|j| self.reading.is_verbal(j)) {
            return 3;
        }
        if comma - i <= 6 { 1 } else { 2 }
    }

    /// Is no comma left between a beginning at `i` and the end of the zone (the cue)?
    fn is_last_comma(&self, side: Lane, i: usize) -> bool {
        let end =
            if side == Lane::Behind { self.zone.tokens.end as usize } else { self.at.saturating_sub(1) };
        !(i..end.min(i + REACH)).any(|j| self.reading.is_comma(j))
    }

    /// How much is left of the zone from `i` on.
    fn rest(&self, i: usize) -> u32 {
        size(self.zone.tokens.end as usize - i)
    }

    fn general_at(&self, i: usize) -> Key {
        self.reading.document.tokens.get(i).map_or(1, |_| self.reading.general(i))
    }

    /// What stands between: names, numbers and brackets, openers, verbs.
    fn gap(&self, from: usize, to: usize) -> u32 {
        let mut seen = 0;
        for j in from + 1..to {
            seen |= match self.reading.sort(j) {
                Sort::Person | Sort::Organisation | Sort::Pronoun => 1,
                Sort::Number => 2,
                _ if self.reading.is(j, Class::Opener) => 4,
                Sort::Word if self.reading.is_verbal(j) => 8,
                _ => 0,
            };
        }
        seen
    }

    /// What can be seen of an end before token `i`.
    pub fn end_features(&self, side: Lane, i: usize, out: &mut Features) {
        let form = mix(self.cue.form as u32, 0, side as u32);
        let end = self.zone.tokens.end as usize;
        let is_end = u32::from(i == end);
        let at = |j: usize| if j < end { self.reading.general(j) } else { 1 };
        let cue_at = |j: usize| if j < end { self.reading.form(j).map_or(9, |f| f as u32) } else { 8 };
        let word = at(i);
        let class_at = |j: usize| if j < end { self.reading.cues[j].map_or(9, |c| c.key) } else { 8 };
        let seen = [
            (form, is_end),
            (is_end, word),
            (word, at(i + 1)),
            (word, cue_at(i + 1)),
            (word, mix(0, cue_at(i + 1), cue_at(i + 2))),
            (word, size(end - i)),
            // Before the cue it counts as far away, which is what the weights have learned.
            (word, size(i.wrapping_sub(self.at))),
            (form, mix(0, word, cue_at(i))),
            (u32::from(self.is_relative()), mix(0, is_end, word)),
            (word, mix(0, cue_at(i + 2), cue_at(i + 3))),
            (word, mix(0, class_at(i + 1), cue_at(i + 1))),
            (word, mix(0, self.cue.key, class_at(i + 1))),
        ];
        add_all(400, &seen, out);
    }

    /// Does the cue stand behind `yang`, so that the main clause goes on behind its words?
    fn is_relative(&self) -> bool {
        (1..=2).any(|n| self.token(-n).is_some_and(|i| self.reading.is(i, Class::Relative)))
    }

    /// What sort of word the cue's subject ends with, adverbs and the like left out.
    fn subject(&self) -> Key {
        let start = (self.zone.tokens.start as usize).max(self.at.saturating_sub(8));
        let is_filler = |i: usize| self.reading.is_comma(i) || self.reading.is(i, Class::Filler);
        match (start..self.at).rev().find(|&i| !is_filler(i)) {
            None => 1,
            Some(i) if self.reading.is(i, Class::Plural) => 2,
            Some(i) if self.reading.is(i, Class::Definite) => 3,
            Some(i) if self.reading.is(i, Class::Conjunction) || self.reading.is(i, Class::With) => 4,
            Some(i) if self.reading.is(i, Class::Preposition) || self.reading.is(i, Class::Opener) => 5,
            Some(i) if self.reading.is_verbal(i) => 6,
            Some(i) => self.reading.sort(i).key(),
        }
    }

    /// What the cue is followed by: 1 a word that makes a clause, 2 one that opens it, 3 a preposition, 4
    /// somebody unnamed; twice as many and more if a clause follows near.
    fn clause_behind(&self) -> u32 {
        let Some(next) = self.token(1) else { return 0 };
        let what = match next {
            i if self.reading.is(i, Class::Opener) => 2,
            i if self.reading.is(i, Class::Preposition) => 3,
            i if self.reading.is(i, Class::Several) => 4,
            i if self.reading.is_verbal(i) => 1,
            _ => 0,
        };
        what + 5 * self.verb_in_rest().min(2)
    }

    /// Verbs before the cue: 0 to 2.
    pub(super) fn lead_verbs(&self) -> u32 {
        let start = (self.zone.tokens.start as usize).max(self.at.saturating_sub(REACH));
        (start..self.at).filter(|&i| self.reading.is_verbal(i)).take(2).count() as u32
    }

    /// What sort of word the zone begins with; prepositions and the like as themselves.
    fn first_sort(&self) -> Key {
        let first = self.zone.tokens.start as usize;
        if self.reading.is(first, Class::Adverbial) {
            key(1, "adverbial")
        } else {
            self.reading.sort(first).key()
        }
    }

    /// The next cue behind this one in its zone, and whether a comma stands between: who tells it may
    /// only relay what another said.
    fn relayed(&self) -> Key {
        let end = (self.zone.tokens.end as usize).min(self.at + REACH);
        let next =
            (self.at + 1..end).find(|&i| matches!(self.reading.form(i), Some(Form::Active | Form::Passive)));
        let Some(next) = next else { return 0 };
        let comma = (self.at + 1..next).any(|i| self.reading.is_comma(i));
        let class = self.reading.cues[next].map_or(0, |c| c.key);
        mix(size(next - self.at).min(8), u32::from(comma), class)
    }
}
