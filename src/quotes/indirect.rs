//! Indirect quotes: which cues report, and where what they report begins and ends.
//!
//! Decides for each cue outside direct quotes whether the words stand behind it, before it or
//! around it, and takes the likeliest beginning and end among commas, conjunctions and the ends of
//! the sentence. Only the outermost quote counts.

use rustc_hash::FxHashSet;

use super::cues::{Cue, Form};
use super::direct::Direct;
use super::reading::Reading;
use super::scorer::{Key, Lane, Scorer, best, key, mix, size};
use super::words::Class;
use crate::document::{TokenKind, TokenRange};

/// What the choice of no quote starts with, in nats: rather one too few than a wrong one.
const SILENCE: f32 = 0.1;
/// Tokens between a cue and the beginning or end of its words, at most: keeps the search linear.
const REACH: usize = 48;
/// Beginnings and ends that are weighed against one another, at most.
const CANDIDATES: usize = 12;

/// One indirect or mixed quote.
#[derive(Debug, Clone, Copy)]
pub struct Indirect {
    /// What was said.
    pub content: TokenRange,
    /// The token of its cue.
    pub cue: usize,
    /// The stretch of the sentence outside direct quotes that it stands in.
    pub zone: TokenRange,
}

/// The indirect quotes of a document outside its direct ones, in order, non-overlapping.
#[must_use]
pub fn find(reading: &Reading, directs: &[Direct], scorer: &Scorer) -> Vec<Indirect> {
    let mut quotes: Vec<Indirect> = Vec::new();
    let cues: FxHashSet<usize> = directs.iter().filter_map(|d| d.cue).collect();
    for zone in zones(reading, directs) {
        let mut floor = zone.tokens.start as usize;
        for i in zone.tokens.range().filter(|i| !cues.contains(i)) {
            let Some(place) = Place::new(reading, zone, i).filter(|_| i >= floor) else { continue };
            if let Some(content) = place.content(floor, scorer) {
                quotes.push(Indirect { content, cue: i, zone: zone.tokens });
                floor = content.end as usize;
            }
        }
    }
    quotes
}

/// A stretch of one sentence outside direct quotes.
#[derive(Debug, Clone, Copy)]
pub struct Zone {
    /// Its tokens, the final stop left out.
    pub tokens: TokenRange,
    /// Does a direct quote stand right before?
    pub quote_before: bool,
    /// Does a direct quote stand right behind?
    pub quote_behind: bool,
    /// Does the next sentence begin with a direct quote, as where it says the same in the speaker's words?
    pub echoed: bool,
}

/// The stretches of all sentences outside `directs`, in order.
#[must_use]
pub fn zones(reading: &Reading, directs: &[Direct]) -> Vec<Zone> {
    let mut zones = Vec::new();
    let mut next = 0;
    for sentence in &reading.document.sentences {
        let (mut start, end) = (sentence.tokens.start, sentence.tokens.end);
        while next > 0 && directs[next - 1].pair.outer.end > start {
            next -= 1;
        }
        let mut quote_before = false;
        while let Some(outer) = directs.get(next).map(|d| d.pair.outer).filter(|o| o.start < end) {
            zones.extend(zone(reading, start, outer.start.min(end), quote_before, true));
            quote_before = true;
            start = start.max(outer.end);
            next += 1;
        }
        let echoed = directs.get(next).is_some_and(|d| d.pair.outer.start == end);
        zones.extend(zone(reading, start, end, quote_before, false).map(|z| Zone { echoed, ..z }));
    }
    zones
}

fn zone(reading: &Reading, start: u32, end: u32, quote_before: bool, quote_behind: bool) -> Option<Zone> {
    let is_stop = |i: u32| matches!(reading.document.word(i as usize), "." | ",");
    let end = if end > start && is_stop(end - 1) { end - 1 } else { end };
    (start + 1 < end).then_some(Zone {
        tokens: TokenRange { start, end },
        quote_before,
        quote_behind,
        echoed: false,
    })
}

/// A cue in its zone.
pub struct Place<'a> {
    reading: &'a Reading<'a>,
    zone: Zone,
    cue: Cue,
    /// The cue's token.
    at: usize,
}

/// Where the words stand to their cue.
pub const SIDES: [Lane; 3] = [Lane::Behind, Lane::Before, Lane::Around];

impl<'a> Place<'a> {
    /// The cue at token `at`, if it can be one.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, zone: Zone, at: usize) -> Option<Self> {
        reading.cues[at].map(|cue| Self { reading, zone, cue, at })
    }

    /// What this cue reports, if it does; not before `floor`.
    fn content(&self, floor: usize, scorer: &Scorer) -> Option<TokenRange> {
        let mut scores = vec![SILENCE];
        scores.extend(SIDES.map(|side| scorer.score(side, |emit| self.features(emit))));
        let (choice, _) = best(&scores)?;
        let side = self.sure_side().unwrap_or(*SIDES.get(choice.checked_sub(1)?)?);
        let begins = self.begins(side, floor);
        let begin =
            self.pick(&begins, scorer, |i, emit| self.begin_features(side, i, emit), begin_lane(side))?;
        let ends = self.ends(side, begin);
        let end = self.pick(&ends, scorer, |i, emit| self.end_features(side, i, emit), Lane::End)?;
        (begin < end).then(|| TokenRange::new(begin, end))
    }

    /// Where the words of a cue that reports must be: before a source that ends its sentence, around a cue
    /// that parts a subject from its verb (`Diplomasi, kata dia, tidak mudah`).
    fn sure_side(&self) -> Option<Lane> {
        if self.cue.form == Form::Source && self.trails() == 3 {
            return Some(Lane::Before);
        }
        let parts = self.trails() > 0
            && matches!(self.cue.form, Form::After | Form::Source)
            && self.goes_on() == 1
            && !self.reading.is(self.zone.tokens.start as usize, Class::Adverbial);
        parts.then_some(Lane::Around)
    }

    fn pick(
        &self,
        places: &[usize],
        scorer: &Scorer,
        features: impl Fn(usize, &mut dyn FnMut(Key)),
        lane: Lane,
    ) -> Option<usize> {
        let scores: Vec<f32> = places.iter().map(|&i| scorer.score(lane, |emit| features(i, emit))).collect();
        best(&scores).map(|(i, _)| places[i])
    }

    /// Where the words can begin: token indices, in order.
    #[must_use]
    pub fn begins(&self, side: Lane, floor: usize) -> Vec<usize> {
        let (start, end) = (self.zone.tokens.start as usize, self.zone.tokens.end as usize);
        if side == Lane::Behind {
            if let Some(that) = self.detour() {
                return vec![that + 1];
            }
            let last = end.min(self.at + REACH);
            let inner = (self.at + 2..last).filter(|&i| self.opens(i - 1));
            return std::iter::once(self.at + 1).chain(inner).filter(|&i| i < end).take(CANDIDATES).collect();
        }
        let first = start.max(floor).max(self.at.saturating_sub(2 * REACH));
        let inner = (first + 1..self.at).filter(|&i| self.reading.is_comma(i - 1));
        std::iter::once(first).chain(inner).take(CANDIDATES).collect()
    }

    /// The `bahwa` that the words stand behind, where something else stands between: `mengatakan kepada
    /// pers bahwa`, `membantah kabar bahwa`.
    fn detour(&self) -> Option<usize> {
        let end = self.zone.tokens.end as usize;
        let next = self.token(1)?;
        let turns = self.reading.is(next, Class::Preposition) || self.reading.form(next) == Some(Form::Noun);
        let that = (next..end.min(next + 20)).find(|&i| self.reading.is(i, Class::That))?;
        let plain = (next + 1..that).all(|i| !self.reading.is(i, Class::Verbal));
        (turns && plain && that + 1 < end).then_some(that)
    }

    /// Can words begin behind token `i`?
    fn opens(&self, i: usize) -> bool {
        let next = self.token(1) == Some(i);
        if next && (self.reading.is(i, Class::Preposition) || self.reading.is(i, Class::Pronoun)) {
            return true;
        }
        let is_name = |j| self.reading.name_kind(j).is_some();
        if self.cue.form == Form::Source
            && (is_name(i) && !is_name(i + 1) || self.reading.document.word(i) == ")")
        {
            return true;
        }
        matches!(self.reading.document.word(i), "," | ":" | "—" | "–") || self.reading.is(i, Class::Opener)
    }

    /// Where the words can end, having begun at `begin`: token indices, half-open, in order.
    #[must_use]
    pub fn ends(&self, side: Lane, begin: usize) -> Vec<usize> {
        if side == Lane::Before {
            let comma = usize::from(self.at > begin && self.reading.is_comma(self.at - 1));
            return vec![self.at - comma];
        }
        let from = if side == Lane::Around { self.at + 1 } else { begin + 1 };
        let end = self.zone.tokens.end as usize;
        let reach = from..end.min(from + 2 * REACH);
        if let Some(relay) = reach.clone().find(|&i| self.is_relay(i)) {
            return vec![relay];
        }
        let inner = reach.filter(|&i| self.closes(i));
        let mut ends: Vec<usize> = inner.take(CANDIDATES).collect();
        ends.push(end);
        ends
    }

    /// Does `, seperti dikutip X` begin at token `i`: who passed the words on?
    fn is_relay(&self, i: usize) -> bool {
        let end = self.zone.tokens.end as usize;
        let is_source = |j: usize| {
            j < end && self.reading.cues[j].is_some_and(|c| c.form == Form::Source && c.class == "write")
        };
        let linked = i + 1 < end
            && (self.reading.is(i + 1, Class::Preposition) || self.reading.is(i + 1, Class::Thus));
        self.reading.is_comma(i) && (is_source(i + 1) || linked && is_source(i + 2))
    }

    /// Can words end before token `i`?
    fn closes(&self, i: usize) -> bool {
        matches!(self.reading.document.word(i), "," | ";" | "—" | "–" | "-" | "(")
            || self.reading.is(i, Class::Closer)
            || matches!(self.reading.form(i), Some(Form::Active))
    }

    /// What can be seen of the cue.
    pub fn features(&self, emit: &mut dyn FnMut(Key)) {
        let word = self.reading.document.lower(self.at);
        let cue = key(0, word);
        let form = mix(0, self.cue.form as u32, u32::from(self.cue.own));
        let class = mix(0, key(0, self.cue.class), form);
        let (next, next2) = (self.word(1), self.word(2));
        let (before, before2) = (self.word(-1), self.word(-2));
        let (sort, sort2, sort_before) = (self.sort(1), self.sort(2), self.sort(-1));
        let rest = size(self.zone.tokens.end as usize - self.at - 1);
        let lead = size(self.at - self.zone.tokens.start as usize);
        emit(mix(200, form, 0));
        emit(mix(201, cue, 0));
        emit(mix(202, class, 0));
        emit(mix(203, cue, next));
        emit(mix(204, form, next));
        emit(mix(205, class, sort));
        emit(mix(206, cue, sort));
        emit(mix(207, form, before));
        emit(mix(208, cue, before));
        emit(mix(209, class, sort_before));
        emit(mix(210, form, mix(0, before, before2)));
        emit(mix(211, form, mix(0, next, next2)));
        emit(mix(212, form, mix(0, sort, sort2)));
        emit(mix(213, form, rest));
        emit(mix(214, class, rest));
        emit(mix(215, form, lead));
        emit(mix(216, class, mix(0, lead, sort_before)));
        emit(mix(217, form, u32::from(self.has_opener())));
        emit(mix(218, cue, u32::from(self.has_opener())));
        emit(mix(219, form, self.surroundings()));
        emit(mix(220, class, self.affix(1)));
        emit(mix(221, form, mix(0, self.affix(1), sort2)));
        emit(mix(222, form, u32::from(self.cues_before())));
        emit(mix(223, form, before2));
        emit(mix(224, cue, self.surroundings()));
        emit(mix(225, class, mix(0, sort_before, sort)));
        emit(mix(226, form, mix(0, before, sort)));
        emit(mix(227, form, next2));
        emit(mix(228, form, self.first_word()));
        emit(mix(229, form, mix(0, self.verb_in_rest(), rest)));
        emit(mix(230, class, self.commas()));
        let (lead_verbs, goes_on) = (self.lead_verbs(), self.goes_on());
        let clause = self.clause_behind();
        let relayed = self.relayed();
        emit(mix(242, form, relayed));
        emit(mix(243, cue, relayed));
        let leads = u32::from(self.reading.is(self.zone.tokens.start as usize, Class::Adverbial));
        emit(mix(241, form, mix(0, leads, goes_on)));
        emit(mix(244, class, mix(0, leads, mix(0, goes_on, lead.min(6)))));
        let (subject, echoed) = (self.subject(), u32::from(self.zone.echoed));
        emit(mix(247, class, subject));
        emit(mix(248, form, mix(0, subject, clause)));
        emit(mix(249, cue, subject));
        emit(mix(250, class, echoed));
        emit(mix(251, form, mix(0, echoed, clause)));
        emit(mix(252, cue, echoed));
        emit(mix(253, form, mix(0, echoed, subject)));
        let detour = u32::from(self.detour().is_some());
        emit(mix(245, form, detour));
        emit(mix(246, class, detour));
        let trails = self.trails();
        emit(mix(239, form, trails));
        emit(mix(240, class, mix(0, trails, clause)));
        emit(mix(235, form, mix(0, self.commas(), lead.min(1))));
        emit(mix(236, cue, clause));
        emit(mix(237, class, clause));
        emit(mix(238, form, mix(0, clause, sort_before)));
        emit(mix(231, form, mix(0, lead_verbs, lead)));
        emit(mix(232, form, mix(0, self.first_word(), goes_on)));
        emit(mix(233, form, mix(0, lead, goes_on)));
        emit(mix(234, form, mix(0, self.first_sort(), mix(0, lead_verbs, goes_on))));
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
            Some(i) => key(1, self.reading.sort(i)),
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

    /// The next cue behind this one in its zone, and whether a comma stands between: who tells it may
    /// only relay what another said.
    fn relayed(&self) -> Key {
        let end = (self.zone.tokens.end as usize).min(self.at + REACH);
        let next =
            (self.at + 1..end).find(|&i| matches!(self.reading.form(i), Some(Form::Active | Form::Passive)));
        let Some(next) = next else { return 0 };
        let comma = (self.at + 1..next).any(|i| self.reading.is_comma(i));
        let class = self.reading.cues[next].map_or(0, |c| key(0, c.class));
        mix(size(next - self.at).min(8), u32::from(comma), class)
    }

    /// Does the cue trail behind a clause: `harga naik, menurut Budi`? 0 no comma before it, 1 no clause
    /// before that, 2 a clause, 3 and no comma behind.
    fn trails(&self) -> u32 {
        if !self.token(-1).is_some_and(|i| self.reading.is_comma(i)) {
            return 0;
        }
        let clause = self.lead_verbs() > 0 && self.at - self.zone.tokens.start as usize > 4;
        if !clause { 1 } else { 2 + u32::from(self.commas() & 2 == 0) }
    }

    /// Verbs before the cue: 0 to 2.
    fn lead_verbs(&self) -> u32 {
        let start = (self.zone.tokens.start as usize).max(self.at.saturating_sub(REACH));
        (start..self.at).filter(|&i| self.reading.is_verbal(i)).take(2).count() as u32
    }

    /// What the clause goes on with behind the speaker's comma: a verb (so its subject stands before the
    /// cue), a name, another word; 0 if there is no comma near.
    fn goes_on(&self) -> u32 {
        let end = (self.zone.tokens.end as usize).min(self.at + 10);
        let comma = (self.at + 1..end).find(|&i| self.reading.is_comma(i));
        let Some(next) = comma.map(|i| i + 1).filter(|&i| i < end) else { return 0 };
        match self.reading.sort(next) {
            "word" if self.reading.is_verbal(next) => 1,
            "word" => 2,
            "PER" | "ORG" | "LOC" | "Word" => 3,
            _ => 4,
        }
    }

    /// What sort of word the zone begins with; prepositions and the like as themselves.
    fn first_sort(&self) -> Key {
        let first = self.zone.tokens.start as usize;
        if self.reading.is(first, Class::Adverbial) {
            key(1, "adverbial")
        } else {
            key(1, self.reading.sort(first))
        }
    }

    fn first_word(&self) -> Key {
        key(0, self.reading.document.lower(self.zone.tokens.start as usize))
    }

    fn commas(&self) -> u32 {
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

    fn token(&self, offset: isize) -> Option<usize> {
        let zone = self.zone.tokens.range();
        self.at.checked_add_signed(offset).filter(|i| zone.contains(i))
    }

    /// The word at `offset` from the cue, or what sort of name it is.
    fn word(&self, offset: isize) -> Key {
        self.token(offset).map_or(1, |i| self.general(i))
    }

    fn general(&self, i: usize) -> Key {
        match self.reading.sort(i) {
            "word" | "Word" | "pronoun" | "mark" => key(0, self.reading.document.lower(i)),
            sort => key(1, sort),
        }
    }

    fn sort(&self, offset: isize) -> Key {
        self.token(offset).map_or(1, |i| match self.reading.sort(i) {
            "mark" => key(0, self.reading.document.word(i)),
            sort => key(1, sort),
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
    pub fn begin_features(&self, side: Lane, i: usize, emit: &mut dyn FnMut(Key)) {
        let form = mix(self.cue.form as u32, u32::from(self.cue.own), side as u32);
        let cue = key(0, self.reading.document.lower(self.at));
        let last = self.general_at(i - usize::from(i > 0));
        let (this, sort) = (self.general_at(i), key(0, self.reading.sort(i)));
        let (from, to) = if i > self.at { (self.at, i) } else { (i, self.at) };
        let commas = (from + 1..to).filter(|&j| self.reading.is_comma(j)).count().min(4) as u32;
        let near = size(to - from);
        let is_start = u32::from(i == self.zone.tokens.start as usize);
        emit(mix(300, form, near));
        emit(mix(301, form, last));
        emit(mix(302, cue, last));
        emit(mix(303, form, mix(0, last, near)));
        emit(mix(304, form, mix(0, last, commas)));
        emit(mix(305, form, mix(0, sort, near.min(2))));
        emit(mix(306, form, mix(0, this, near.min(2))));
        emit(mix(307, form, mix(0, is_start, near)));
        emit(mix(308, form, mix(0, self.gap(from, to), last)));
        emit(mix(309, cue, mix(0, near.min(2), last)));
        emit(mix(310, form, mix(0, commas, u32::from(self.is_last_comma(side, i)))));
        emit(mix(311, form, mix(0, self.rest(i), last)));
        let detour = u32::from(side == Lane::Behind && self.has_opener())
            * (1 + u32::from(self.token(1).is_some_and(|t| self.reading.is(t, Class::Preposition))));
        let that = i > self.at + 1 && self.reading.is(i - 1, Class::That);
        emit(mix(313, form, mix(0, detour, u32::from(that) + 2 * near.min(2))));
        emit(mix(314, detour, mix(0, u32::from(that), u32::from(i == self.at + 1))));
        emit(mix(315, form, mix(0, self.segment(i), mix(0, near, last))));
        emit(mix(316, form, mix(0, self.segment(i), commas)));
        emit(mix(312, form, mix(0, self.first_word(), near.min(6))));
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
        self.reading.document.tokens.get(i).map_or(1, |_| self.general(i))
    }

    /// What stands between: names, numbers and brackets, openers, verbs.
    fn gap(&self, from: usize, to: usize) -> u32 {
        let mut seen = 0;
        for j in from + 1..to {
            seen |= match self.reading.sort(j) {
                "PER" | "ORG" | "pronoun" => 1,
                "number" => 2,
                _ if self.reading.is(j, Class::Opener) => 4,
                "word" if self.reading.is_verbal(j) => 8,
                _ => 0,
            };
        }
        seen
    }

    /// What can be seen of an end before token `i`.
    pub fn end_features(&self, side: Lane, i: usize, emit: &mut dyn FnMut(Key)) {
        let form = mix(self.cue.form as u32, 0, side as u32);
        let end = self.zone.tokens.end as usize;
        let is_end = u32::from(i == end);
        let at = |j: usize| if j < end { self.general(j) } else { 1 };
        let cue_at = |j: usize| if j < end { self.reading.form(j).map_or(9, |f| f as u32) } else { 8 };
        let word = at(i);
        emit(mix(400, form, is_end));
        emit(mix(401, is_end, word));
        emit(mix(402, word, at(i + 1)));
        emit(mix(403, word, cue_at(i + 1)));
        emit(mix(404, word, mix(0, cue_at(i + 1), cue_at(i + 2))));
        emit(mix(405, word, size(end - i)));
        emit(mix(406, word, size(i - self.at)));
        emit(mix(407, form, mix(0, word, cue_at(i))));
        emit(mix(408, u32::from(self.is_relative()), mix(0, is_end, word)));
        let class_at =
            |j: usize| if j < end { self.reading.cues[j].map_or(9, |c| key(0, c.class)) } else { 8 };
        emit(mix(410, word, mix(0, class_at(i + 1), cue_at(i + 1))));
        emit(mix(411, word, mix(0, key(0, self.cue.class), class_at(i + 1))));
        emit(mix(409, word, mix(0, cue_at(i + 2), cue_at(i + 3))));
    }

    /// Does the cue stand behind `yang`, so that the main clause goes on behind its words?
    fn is_relative(&self) -> bool {
        (1..=2).any(|n| self.token(-n).is_some_and(|i| self.reading.is(i, Class::Relative)))
    }
}

/// The lane of the beginnings on this side.
#[must_use]
pub fn begin_lane(side: Lane) -> Lane {
    if side == Lane::Behind { Lane::Begin } else { Lane::Back }
}

/// Does the content hold a fragment between double marks?
#[must_use]
pub fn has_fragment(reading: &Reading, content: TokenRange) -> bool {
    let is_mark = |i: &usize| reading.document.tokens[*i].kind == TokenKind::Quote;
    content.range().filter(is_mark).count() >= 2
}
