//! In whose mouth a quote belongs.
//!
//! Decides among the names near the cue, those who spoke before, those named last, and nobody: by
//! learned weights over where each stands. Whoever stands inside the noun phrase of another
//! (`juru bicara kantor Perdana Menteri Inggris Rishi Sunak`, `istri Budi`) is not the speaker.
//! In doubt the speaker has no entity.

use rustc_hash::FxHashMap;

use super::cues::{Cue, Form};
use super::reading::Reading;
use super::scorer::{Key, Lane, Scorer, best, key, mix, size};
use super::slots::{Slot, Written};
use super::words::Class;
use super::{Found, QuoteKind, Reason, Speaker};
use crate::document::TokenRange;
use crate::entities::{EntityId, Form as MentionForm};
use crate::mentions::Kind;

/// Below this chance the speaker is left without an entity.
const DOUBT: f32 = 0.35;
/// Mentions before a quote that are weighed, and behind it.
const RECENT: usize = 12;
const NEXT: usize = 3;

/// One mention of an entity, in tokens.
#[derive(Debug, Clone, Copy)]
struct Ref {
    tokens: TokenRange,
    entity: EntityId,
    form: MentionForm,
}

/// All mentions of entities, by start.
#[derive(Debug)]
pub struct Cast<'a> {
    reading: &'a Reading<'a>,
    refs: Vec<Ref>,
    counts: Vec<u32>,
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
                if !tokens.is_empty() {
                    refs.push(Ref { tokens, entity: EntityId(i as u32), form: mention.form });
                }
            }
        }
        refs.sort_by_key(|r| (r.tokens.start, std::cmp::Reverse(r.tokens.end)));
        Self { reading, refs, counts }
    }

    fn kind(&self, entity: EntityId) -> Kind {
        self.reading.entities[entity.index()].kind
    }

    /// The index of the first mention that starts at or behind token `i`.
    fn first_from(&self, i: usize) -> usize {
        self.refs.partition_point(|r| (r.tokens.start as usize) < i)
    }

    fn within(&self, tokens: TokenRange) -> impl Iterator<Item = &Ref> {
        let from = self.first_from(tokens.start as usize);
        self.refs[from..]
            .iter()
            .take_while(move |r| r.tokens.start < tokens.end)
            .filter(move |r| r.tokens.end <= tokens.end)
    }
}

/// Who spoke before.
#[derive(Debug, Default)]
pub struct History {
    /// The speakers with an entity, latest last.
    spoken: Vec<EntityId>,
    /// The speaker of the quote before, and that quote's last token.
    last: Option<(Option<EntityId>, usize)>,
    /// How sure we were of each speaker when he spoke last.
    sure: FxHashMap<EntityId, f32>,
}

impl History {
    /// Adds the speaker of `found`, of whom we are this sure.
    pub fn add(&mut self, found: &Found, speaker: Option<EntityId>, confidence: f32) {
        self.last = Some((speaker, found.content.end as usize));
        if let Some(entity) = speaker {
            if self.spoken.last() != Some(&entity) {
                self.spoken.push(entity);
            }
            self.sure.insert(entity, confidence);
        }
    }
}

/// A quote with everybody who may have said it.
pub struct Scene<'a> {
    cast: &'a Cast<'a>,
    reading: &'a Reading<'a>,
    found: &'a Found,
    history: &'a History,
    cue: Option<Cue>,
    /// The slot of its cue.
    pub slot: Slot,
    /// Those who may have said it; nobody with a name of his own comes first.
    pub candidates: Vec<Candidate>,
}

/// Somebody who may have said it.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// Who; `None` for nobody with a name.
    pub entity: Option<EntityId>,
    /// His mention in the cue's slot.
    slot_mention: Option<TokenRange>,
    /// Is that mention a name?
    named: bool,
    /// How many others have been mentioned since, and where he was.
    recency: Option<(usize, TokenRange)>,
    /// His first mention behind the quote.
    next: Option<TokenRange>,
}

impl<'a> Scene<'a> {
    /// `found` among the mentions of `cast`, after what was said in `history`.
    #[must_use]
    pub fn new(cast: &'a Cast<'a>, found: &'a Found, history: &'a History) -> Self {
        let reading = cast.reading;
        let slot = Slot::new(reading, found);
        let cue = found.cue.and_then(|i| reading.cues[i]);
        let mut scene = Self { cast, reading, found, history, cue, slot, candidates: Vec::new() };
        scene.gather();
        scene
    }

    fn gather(&mut self) {
        let nobody = Candidate { entity: None, slot_mention: None, named: false, recency: None, next: None };
        self.candidates.push(nobody);
        let cast = self.cast;
        let slot = self.slot.tokens;
        for r in cast.within(slot).filter(|r| !is_anothers(cast.reading, slot, r.tokens)) {
            let named = r.form == MentionForm::Name;
            let behind = self.slot.behind;
            let candidate = self.candidate(r.entity);
            // Of one's mentions in the slot the nearest to the cue counts.
            if candidate.slot_mention.is_none() || !behind {
                candidate.slot_mention = Some(r.tokens);
                candidate.named = named;
            }
        }
        let here = self
            .found
            .cue
            .map_or(self.found.content.start as usize, |c| c.min(self.found.content.start as usize));
        let now = cast.first_from(here);
        let others = |r: &&Ref| {
            !slot.range().contains(&(r.tokens.start as usize)) || !is_anothers(cast.reading, slot, r.tokens)
        };
        for (rank, r) in cast.refs[..now].iter().rev().filter(others).take(RECENT).enumerate() {
            let candidate = self.candidate(r.entity);
            candidate.recency.get_or_insert((rank, r.tokens));
        }
        let behind = cast.first_from(self.end());
        for r in cast.refs[behind..].iter().take(NEXT) {
            self.candidate(r.entity).next.get_or_insert(r.tokens);
        }
        for &entity in self.history.spoken.iter().rev().take(3) {
            self.candidate(entity);
        }
    }

    /// One past the last token of quote and cue.
    fn end(&self) -> usize {
        (self.found.content.end as usize).max(self.found.cue.map_or(0, |c| c + 1))
    }

    fn candidate(&mut self, entity: EntityId) -> &mut Candidate {
        let known = self.candidates.iter().position(|c| c.entity == Some(entity));
        let i = known.unwrap_or_else(|| {
            let new = Candidate {
                entity: Some(entity),
                slot_mention: None,
                named: false,
                recency: None,
                next: None,
            };
            self.candidates.push(new);
            self.candidates.len() - 1
        });
        &mut self.candidates[i]
    }

    /// Who said it, and how sure we are. Where nothing but a name is written, it is not nobody.
    #[must_use]
    pub fn choose(&self, scorer: &Scorer) -> (Candidate, f32) {
        let score = |c: &Candidate| scorer.score(Lane::Speaker, |emit| self.features(c, emit));
        let scores: Vec<f32> = self.candidates.iter().map(score).collect();
        let (i, chance) = best(&scores).unwrap_or((0, 0.0));
        let is_whole = |c: &Candidate| c.named && c.slot_mention == Some(self.slot.phrase);
        let whole = self.candidates.iter().find(|c| is_whole(c));
        match whole.filter(|_| self.candidates[i].entity.is_none()) {
            Some(whole) => (*whole, (1.0 - chance).max(DOUBT)),
            None => (self.candidates[i], chance),
        }
    }

    /// What can be seen of a candidate.
    pub fn features(&self, candidate: &Candidate, emit: &mut dyn FnMut(Key)) {
        match candidate.entity {
            None => self.nobody_features(emit),
            Some(entity) => self.entity_features(candidate, entity, emit),
        }
    }

    /// What was written, for which cue, of which quote.
    fn setting(&self) -> Key {
        let form = self.cue.map_or(9, |c| c.form as u32);
        mix(self.slot.written as u32, form, u32::from(self.found.kind == QuoteKind::Direct))
    }

    fn nobody_features(&self, emit: &mut dyn FnMut(Key)) {
        let setting = self.setting();
        let written = self.slot.written as u32;
        let phrase = self.slot.phrase.range();
        let word = |i: Option<usize>| i.filter(|i| phrase.contains(i)).map_or(1, |i| self.word(i));
        let (first, second) = (word(Some(phrase.start)), word(Some(phrase.start + 1)));
        let last = word(phrase.end.checked_sub(1));
        let class = self.cue.map_or(1, |c| key(0, c.class));
        let persons =
            phrase.clone().filter(|&i| self.reading.name_kind(i) == Some(Kind::Person)).count().min(2) as u32;
        let names = phrase.clone().filter(|&i| self.reading.name_kind(i).is_some()).count().min(2) as u32;
        emit(mix(500, setting, 0));
        emit(mix(501, setting, class));
        emit(mix(502, written, first));
        emit(mix(503, written, mix(0, first, second)));
        emit(mix(504, written, last));
        emit(mix(505, first, persons));
        emit(mix(506, setting, mix(0, persons, names)));
        emit(mix(507, written, size(phrase.len())));
        emit(mix(508, setting, self.last_spoke(None)));
        emit(mix(509, first, u32::from(self.is_plural())));
        emit(mix(510, written, mix(0, u32::from(self.is_plural()), persons)));
        emit(mix(511, mix(0, first, last), persons));
        emit(mix(516, setting, u32::from(self.is_shared())));
        emit(mix(517, u32::from(self.is_shared()), mix(0, persons, names)));
        emit(mix(512, setting, self.unknown()));
        emit(mix(514, written, mix(0, u32::from(self.is_definite()), names)));
        emit(mix(515, first, mix(0, u32::from(self.is_definite()), persons)));
        emit(mix(513, mix(0, self.unknown(), persons), self.last_spoke(None)));
    }

    fn entity_features(&self, candidate: &Candidate, entity: EntityId, emit: &mut dyn FnMut(Key)) {
        let setting =
            mix(self.setting(), self.cast.kind(entity) as u32, u32::from(candidate.slot_mention.is_some()));
        let written = mix(
            self.slot.written as u32,
            self.cast.kind(entity) as u32,
            u32::from(candidate.slot_mention.is_some()),
        );
        let spoke = self.last_spoke(Some(entity));
        let (rank, away) = self.recency(candidate);
        let only = u32::from(self.history.spoken.len() == 1);
        emit(mix(520, setting, 0));
        emit(mix(521, setting, spoke));
        emit(mix(522, setting, mix(0, spoke, only)));
        emit(mix(523, setting, mix(0, rank, away)));
        emit(mix(524, setting, mix(0, rank, spoke)));
        emit(mix(525, written, mix(0, away, spoke)));
        emit(mix(526, written, size(self.cast.counts[entity.index()] as usize)));
        emit(mix(527, written, self.previous_spoke(entity)));
        emit(mix(528, written, mix(0, self.subject(candidate), rank)));
        emit(mix(529, written, mix(0, self.subject(candidate), spoke)));
        emit(mix(530, written, self.next(candidate)));
        emit(mix(531, setting, mix(0, rank, self.first_person_rank(candidate))));
        emit(mix(532, written, mix(0, self.first_person_rank(candidate), mix(0, spoke, away))));
        if candidate.slot_mention.is_none() {
            let since = self.since(entity);
            emit(mix(537, written, mix(0, since, spoke)));
            emit(mix(538, written, mix(0, since, mix(0, self.subject(candidate), away))));
            emit(mix(533, setting, self.unknown()));
            emit(mix(534, self.unknown(), spoke));
            let definite = u32::from(self.is_definite());
            emit(mix(535, written, definite));
            emit(mix(536, written, mix(0, definite, mix(0, spoke, rank))));
        }
        if let Some(mention) = candidate.slot_mention {
            self.slot_features(candidate, entity, mention, emit);
        }
    }

    /// What can be seen of a mention in the slot.
    fn slot_features(
        &self,
        candidate: &Candidate,
        entity: EntityId,
        mention: TokenRange,
        emit: &mut dyn FnMut(Key),
    ) {
        let kind =
            mix(self.cast.kind(entity) as u32, u32::from(candidate.named), u32::from(self.slot.behind));
        let form = mix(self.cue.map_or(9, |c| c.form as u32), kind, 0);
        let phrase = self.slot.phrase;
        let inside = u32::from(phrase.start <= mention.start && mention.end <= phrase.end);
        let (start, end) = (mention.start as usize, mention.end as usize);
        let head = self.head(start);
        let first = self.word(head);
        let titled = self.titled(head, start, entity);
        let before = if start > self.slot.tokens.start as usize { self.word(start - 1) } else { 1 };
        let next = if end < self.reading.document.tokens.len() { self.word(end) } else { 1 };
        let (nearer, farther) = self.others(mention);
        let gap = self.gap(mention);
        emit(mix(540, form, inside));
        emit(mix(541, form, gap));
        emit(mix(542, form, mix(0, nearer, farther)));
        emit(mix(543, form, mix(0, gap, nearer)));
        emit(mix(544, kind, before));
        emit(mix(545, kind, first));
        emit(mix(546, kind, mix(0, titled, inside)));
        emit(mix(547, kind, next));
        emit(mix(548, kind, mix(0, first, titled)));
        emit(mix(549, form, size(start - head)));
        emit(mix(550, form, mix(0, inside, u32::from(phrase.end == mention.end))));
        emit(mix(551, form, mix(0, inside, u32::from(phrase.start == mention.start))));
        emit(mix(552, form, mix(0, self.distance(mention), nearer)));
        emit(mix(553, kind, mix(0, first, u32::from(phrase.end == mention.end))));
        emit(mix(554, kind, mix(0, before, inside)));
        let whole = u32::from(phrase == mention);
        emit(mix(557, form, whole));
        emit(mix(558, kind, mix(0, whole, nearer + 3 * farther)));
        let lead = self.slot.phrase.range().next().map_or(1, |i| self.word(i));
        emit(mix(555, form, mix(0, lead, nearer)));
        let linked = (head..start).any(|i| self.reading.is(i, Class::Link));
        emit(mix(559, kind, mix(0, u32::from(linked), titled)));
        emit(mix(556, kind, mix(0, self.persons_behind(end), inside)));
    }

    /// A word as itself, a name as its kind.
    fn word(&self, i: usize) -> Key {
        match self.reading.sort(i) {
            "word" | "Word" | "mark" | "pronoun" => key(0, self.reading.document.lower(i)),
            sort => key(1, sort),
        }
    }

    /// Did `entity` (or nobody with a name) say what was said last, and how far is that: 0 no, 1-3 near
    /// to far.
    fn last_spoke(&self, entity: Option<EntityId>) -> u32 {
        let Some((last, end)) = self.history.last else { return 5 };
        if last != entity {
            return 0;
        }
        let document = self.reading.document;
        let from = document.sentence_of(end - 1).index();
        let to = document.sentence_of(self.found.content.start as usize).index();
        match to.saturating_sub(from) {
            0 | 1 => 1,
            2 | 3 => 2,
            _ => 3,
        }
    }

    /// How many others have spoken since `entity` did: 0 none, 1, 2, 3 more or never.
    fn previous_spoke(&self, entity: EntityId) -> u32 {
        self.history.spoken.iter().rev().take(3).position(|&e| e == entity).map_or(3, |i| i as u32)
    }

    /// Rank of the last mention among all, and sentences since.
    fn recency(&self, candidate: &Candidate) -> (u32, u32) {
        let Some((rank, tokens)) = candidate.recency else { return (9, 9) };
        (size(rank).min(6), self.away(tokens))
    }

    fn away(&self, tokens: TokenRange) -> u32 {
        let document = self.reading.document;
        let there = document.sentence_of(tokens.start as usize).index();
        let here = document.sentence_of(self.found.content.start as usize).index();
        here.abs_diff(there).min(4) as u32
    }

    /// How many other persons were mentioned since: 0 to 3, 4 if none of this.
    fn first_person_rank(&self, candidate: &Candidate) -> u32 {
        let Some((rank, _)) = candidate.recency else { return 4 };
        let mine = candidate.entity;
        let mut others: Vec<EntityId> = Vec::new();
        for c in &self.candidates {
            if let (Some(e), Some((r, _))) = (c.entity, c.recency) {
                if r < rank && Some(e) != mine && self.cast.kind(e) == Kind::Person {
                    others.push(e);
                }
            }
        }
        others.len().min(3) as u32
    }

    /// Mentions between the quote before and this one: of `entity` (0, 1, 2) and of other persons.
    fn since(&self, entity: EntityId) -> u32 {
        let from = self.history.last.map_or(0, |(_, end)| end);
        let to = self.found.content.start as usize;
        let from = from.max(to.saturating_sub(120)).min(to);
        let (mut mine, mut others) = (0, 0);
        for r in self.cast.within(TokenRange::new(from, to)) {
            mine += u32::from(r.entity == entity);
            others += u32::from(r.entity != entity && self.cast.kind(r.entity) == Kind::Person);
        }
        mine.min(2) * 3 + others.min(2)
    }

    /// Does the last mention open its sentence, as a subject does: 0 no, 1 nearly, 2 yes, 3 no mention?
    fn subject(&self, candidate: &Candidate) -> u32 {
        let Some((_, tokens)) = candidate.recency else { return 3 };
        let document = self.reading.document;
        let sentence = document.sentence_of(tokens.start as usize);
        let offset = tokens.start - document.sentences[sentence.index()].tokens.start;
        match offset {
            0 => 2,
            1..=6 => 1,
            _ => 0,
        }
    }

    /// Sentences to the first mention behind the quote, 9 if it is far.
    fn next(&self, candidate: &Candidate) -> u32 {
        candidate.next.map_or(9, |t| self.away(t))
    }

    /// The first token of the noun phrase that the token at `start` stands in.
    fn head(&self, start: usize) -> usize {
        let floor = (self.slot.tokens.start as usize).max(start.saturating_sub(14));
        let phrase = self.slot.phrase.range();
        if phrase.contains(&start) {
            return phrase.start.max(floor);
        }
        let is_part = |&i: &usize| !matches!(self.reading.sort(i), "mark" | "quote");
        (floor..start).rev().take_while(is_part).last().unwrap_or(start)
    }

    /// Is what stands between `head` and `start` a role of `entity`: 0 nothing stands there, 1 a role from
    /// the head on, 2 a role within, 3 no role.
    fn titled(&self, head: usize, start: usize, entity: EntityId) -> u32 {
        if head == start {
            return 0;
        }
        let document = self.reading.document;
        let (from, to) = (document.tokens[head].span.start, document.tokens[start].span.start);
        let roles = &self.reading.entities[entity.index()].roles;
        let first = roles.partition_point(|r| r.start < from);
        match roles.get(first).filter(|r| r.start < to) {
            Some(role) if role.start == from => 1,
            Some(_) => 2,
            None => 3,
        }
    }

    /// Names in the slot nearer to the cue than `mention`, and farther: 0 to 2 each.
    fn others(&self, mention: TokenRange) -> (u32, u32) {
        let (mut before, mut behind) = (0, 0);
        for r in self.cast.within(self.slot.tokens).filter(|r| r.form == MentionForm::Name) {
            before += u32::from(r.tokens.start < mention.start);
            behind += u32::from(r.tokens.start > mention.start);
        }
        let (nearer, farther) = if self.slot.behind { (before, behind) } else { (behind, before) };
        (nearer.min(2), farther.min(2))
    }

    /// Persons right behind a mention in its phrase: what a place or office belongs to is named first.
    fn persons_behind(&self, end: usize) -> u32 {
        let last = (end + 8).min(self.slot.tokens.end as usize);
        (end..last)
            .take_while(|&i| !self.reading.is_comma(i))
            .any(|i| self.reading.name_kind(i) == Some(Kind::Person))
            .into()
    }

    fn distance(&self, mention: TokenRange) -> u32 {
        size(self.between(mention).len())
    }

    fn between(&self, mention: TokenRange) -> std::ops::Range<usize> {
        if self.slot.behind {
            self.slot.tokens.start as usize..mention.start as usize
        } else {
            mention.end as usize..self.slot.tokens.end as usize
        }
    }

    /// What stands between mention and cue: commas, prepositions and verbs, other words.
    fn gap(&self, mention: TokenRange) -> u32 {
        let mut seen = 0;
        for i in self.between(mention) {
            let word = self.reading.document.word(i);
            seen |= match word {
                "," => 1,
                "(" | ")" => 2,
                _ if self.reading.is(i, Class::Relative) => 4,
                _ if self.reading.is(i, Class::Link) => 8,
                _ if self.reading.is(i, Class::With) => 16,
                _ if self.reading.form(i) == Some(Form::Active) => 32,
                _ if self.reading.sort(i) == "word" && self.reading.is_verbal(i) => 64,
                _ => 0,
            };
        }
        seen
    }

    /// Are two named side by side: `Daniel dan Guntur`?
    fn is_shared(&self) -> bool {
        let tokens = self.slot.tokens.range();
        let is_person = |i: usize| self.reading.name_kind(i) == Some(Kind::Person);
        (tokens.start + 1..tokens.end.saturating_sub(1))
            .any(|i| self.reading.is(i, Class::With) && is_person(i - 1) && is_person(i + 1))
    }

    /// Is somebody unnamed spoken of: `para`, `seorang`, a doubled noun?
    fn is_plural(&self) -> bool {
        let first = self.slot.phrase.range().next();
        first.is_some_and(|i| {
            self.reading.is(i, Class::Several) || self.reading.document.word(i).contains('-')
        })
    }

    /// Does the phrase point back: `pemimpin itu`, `politisi tersebut`, `sang bupati`?
    fn is_definite(&self) -> bool {
        let phrase = self.slot.phrase.range();
        let points = |i: Option<usize>| i.is_some_and(|i| self.reading.is(i, Class::Definite));
        !phrase.is_empty() && (points(phrase.clone().next()) || points(phrase.end.checked_sub(1)))
    }

    /// The speaker as the reader sees him.
    #[must_use]
    pub fn speaker(&self, scorer: &Scorer) -> (Option<Speaker>, Option<EntityId>) {
        let (candidate, chance) = self.choose(scorer);
        let entity = candidate.entity.filter(|_| chance >= DOUBT);
        let chance = chance * self.trust(&candidate);
        let span = self.span(&candidate);
        let document = self.reading.document;
        let text = match (span, entity) {
            (Some(span), _) => document.span(span).text(document.text).to_owned(),
            (None, Some(entity)) => self.reading.entities[entity.index()].name.clone(),
            (None, None) => return (None, None),
        };
        let reason = self.reason(&candidate, entity);
        let span = span.map(|s| document.span(s));
        (Some(Speaker { entity, text, span, confidence: chance, reason }), entity)
    }

    /// How far the candidate's name can be trusted to be one, and if he is not named by the cue, what he
    /// said before to be his.
    fn trust(&self, candidate: &Candidate) -> f32 {
        let Some(entity) = candidate.entity else { return 1.0 };
        let mentions = &self.reading.entities[entity.index()].mentions;
        let known = mentions.iter().map(|m| m.confidence).fold(0.0, f32::max);
        match self.history.sure.get(&entity) {
            Some(&sure) if candidate.slot_mention.is_none() => known.min(sure),
            _ => known,
        }
    }

    /// Does the phrase hold words with a capital that belong to no name: 0 none, 1 one at its beginning,
    /// 2 inside, 3 at its end?
    fn unknown(&self) -> u32 {
        let phrase = self.slot.phrase.range();
        let is_unknown = |&i: &usize| self.reading.sort(i) == "Word";
        let Some(last) = phrase.clone().rev().find(is_unknown) else { return 0 };
        match last {
            i if i + 1 == phrase.end && i > phrase.start => 3,
            i if i > phrase.start => 2,
            _ => 1,
        }
    }

    /// Where the speaker is written by the cue.
    fn span(&self, candidate: &Candidate) -> Option<TokenRange> {
        let phrase = self.slot.phrase;
        match (candidate.slot_mention, self.slot.written) {
            (Some(mention), _) => {
                let from = self.head(mention.start as usize).min(mention.start as usize);
                Some(TokenRange::new(from, mention.end as usize))
            }
            (None, Written::Pronoun | Written::Plural) if self.slot.behind => {
                Some(TokenRange { start: phrase.start, end: phrase.start + 1 })
            }
            (None, Written::Pronoun | Written::Plural) => {
                Some(TokenRange { start: phrase.end - 1, end: phrase.end })
            }
            (None, Written::Name | Written::Nominal) => Some(phrase),
            (None, _) => None,
        }
    }

    fn reason(&self, candidate: &Candidate, entity: Option<EntityId>) -> Reason {
        match (self.slot.written, candidate.slot_mention) {
            (Written::Clitic, _) => Reason::Clitic,
            (Written::Pronoun | Written::Plural, None) => Reason::Pronoun,
            _ if entity.is_none() => Reason::Unnamed,
            (_, Some(_)) if candidate.named => Reason::Named,
            (Written::Nominal | Written::Name, _) => Reason::Nominal,
            _ => Reason::Continued,
        }
    }
}

/// Does the name at `mention` say whose relative or spokesman is meant: `istri Budi`, `juru bicara
/// kantor Perdana Menteri Inggris Rishi Sunak`? In `Juru Bicara Presiden Budi` it is the spokesman's own.
fn is_anothers(reading: &Reading, slot: TokenRange, mention: TokenRange) -> bool {
    let start = mention.start as usize;
    let floor = (slot.start as usize).max(start.saturating_sub(12));
    let mut titled = false;
    for i in (floor..start).rev() {
        if matches!(reading.sort(i), "mark" | "quote") || reading.name_kind(i) == Some(Kind::Person) {
            return false;
        }
        let is_office = titled && !reading.document.is_capitalised(i + 1);
        if reading.is(i, Class::Kin) || is_office && reading.is(i, Class::Spokesman) {
            return true;
        }
        titled |= reading.is(i, Class::Title);
    }
    false
}
