//! What can be seen of somebody who may have said a quote.
//!
//! Decides the features of [`super::speakers`]: where he stands to the cue, what stands between, whether
//! he spoke last, how long ago he was named; and of nobody with a name, what is written instead.

use super::QuoteKind;
use super::cues::Form;
use super::reading::Sort;
use super::scorer::{Key, add_all, mix, size};
use super::speakers::{Candidate, Scene};
use crate::document::TokenRange;
use crate::entities::{EntityId, Form as MentionForm};
use crate::lexicon::Class;
use crate::mentions::Kind;
use crate::model::Features;

/// Tokens of another name in brackets, at most: `(Ahok)`.
const LONGEST_ALIAS: usize = 5;

/// Tokens between a word that reports and who does it, at most.
const NEAR_CUE: usize = 4;

/// What several features tell of somebody.
#[derive(Debug, Clone, Copy)]
struct Somebody {
    setting: Key,
    written: Key,
    /// How long ago he spoke last, if he did.
    spoke: u32,
    /// How many were mentioned since he was, and sentences since.
    rank: u32,
    away: u32,
    /// Did his last mention open its sentence?
    subject: u32,
}

/// What is seen of a quote, whoever may have said it.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// What was written, for which cue, of which quote.
    key: Key,
    /// See [`Scene::is_definite`].
    pub definite: bool,
    /// See [`Scene::unknown`].
    unknown: u32,
    /// Who said what was said last, and how far that is: 1-3 near to far.
    last: Option<(Option<EntityId>, u32)>,
    /// Those who were mentioned between the quote before and this one.
    since: Vec<EntityId>,
    /// How many of them are people.
    people: u32,
}

impl Setting {
    /// What is seen of the quote of `scene`.
    pub fn new(scene: &Scene) -> Self {
        let form = scene.cue.map_or(9, |c| c.form as u32);
        let direct = u32::from(scene.found.kind == QuoteKind::Direct);
        let since = scene.mentioned_since();
        Self {
            key: mix(scene.slot.written as u32, form, direct),
            definite: scene.is_definite(),
            unknown: scene.unknown(),
            last: scene.history.last.map(|(last, end)| (last, scene.age(end))),
            people: since.iter().filter(|&&e| scene.cast.kind(e) == Kind::Person).count() as u32,
            since,
        }
    }
}

impl Scene<'_> {
    /// What can be seen of a candidate.
    pub fn features(&self, candidate: &Candidate, out: &mut Features) {
        match candidate.entity {
            None => self.nobody_features(out),
            Some(entity) => self.entity_features(candidate, entity, out),
        }
    }

    /// The setting for somebody of this kind who is named by the cue or is not.
    fn setting_of(&self, candidate: &Candidate, entity: EntityId) -> Key {
        mix(self.setting.key, self.cast.kind(entity) as u32, u32::from(candidate.slot_mention.is_some()))
    }

    /// The same, whatever the cue.
    fn written_of(&self, candidate: &Candidate, entity: EntityId) -> Key {
        let named = u32::from(candidate.slot_mention.is_some());
        mix(self.slot.written as u32, self.cast.kind(entity) as u32, named)
    }

    /// What can be seen of nobody with a name: what is written instead.
    fn nobody_features(&self, out: &mut Features) {
        let Setting { key: setting, unknown, definite, .. } = self.setting;
        let (written, definite) = (self.slot.written as u32, u32::from(definite));
        let phrase = self.slot.phrase.range();
        let word = |i: Option<usize>| i.filter(|i| phrase.contains(i)).map_or(1, |i| self.word(i));
        let (first, second) = (word(Some(phrase.start)), word(Some(phrase.start + 1)));
        let last = word(phrase.end.checked_sub(1));
        let class = self.cue.map_or(1, |c| c.key);
        let persons =
            phrase.clone().filter(|&i| self.reading.name_kind(i) == Some(Kind::Person)).count().min(2) as u32;
        let names = phrase.clone().filter(|&i| self.reading.name_kind(i).is_some()).count().min(2) as u32;
        let seen = [
            (setting, 0),
            (setting, class),
            (written, first),
            (written, mix(0, first, second)),
            (written, last),
            (first, persons),
            (setting, mix(0, persons, names)),
            (setting, mix(0, self.sort_of_head(phrase.start), mix(0, persons, names))),
            (written, mix(0, self.sort_of_head(phrase.start), definite)),
            (written, size(phrase.len())),
            (setting, self.last_spoke(None)),
            (first, u32::from(self.is_plural())),
            (written, mix(0, u32::from(self.is_plural()), persons)),
            (mix(0, first, last), persons),
            (setting, unknown),
            (mix(0, unknown, persons), self.last_spoke(None)),
            (written, mix(0, definite, names)),
            (first, mix(0, definite, persons)),
            (setting, u32::from(self.is_shared())),
            (u32::from(self.is_shared()), mix(0, persons, names)),
        ];
        add_all(500, &seen, out);
    }

    /// What can be seen of somebody.
    fn entity_features(&self, candidate: &Candidate, entity: EntityId, out: &mut Features) {
        let somebody = self.somebody(candidate, entity);
        let Somebody { setting, written, spoke, rank, away, subject } = somebody;
        let only = u32::from(self.history.spoken.len() == 1);
        let nearer = self.first_person_rank(candidate);
        let seen = [
            (setting, 0),
            (setting, spoke),
            (setting, mix(0, spoke, only)),
            (setting, mix(0, rank, away)),
            (setting, mix(0, rank, spoke)),
            (written, mix(0, away, spoke)),
            (written, size(self.cast.counts[entity.index()] as usize)),
            (written, self.previous_spoke(entity)),
            (written, mix(0, subject, rank)),
            (written, mix(0, subject, spoke)),
            (written, self.next(candidate)),
            (setting, mix(0, rank, nearer)),
            (written, mix(0, nearer, mix(0, spoke, away))),
        ];
        add_all(520, &seen, out);
        match candidate.slot_mention {
            Some(mention) => self.slot_features(candidate, entity, mention, out),
            None => self.elsewhere_features(candidate, somebody, entity, out),
        }
    }

    fn somebody(&self, candidate: &Candidate, entity: EntityId) -> Somebody {
        let (rank, away) = self.recency(candidate);
        Somebody {
            setting: self.setting_of(candidate, entity),
            written: self.written_of(candidate, entity),
            spoke: self.last_spoke(Some(entity)),
            subject: self.subject(candidate),
            rank,
            away,
        }
    }

    /// What can be seen of somebody who is not named by the cue.
    fn elsewhere_features(
        &self,
        candidate: &Candidate,
        somebody: Somebody,
        entity: EntityId,
        out: &mut Features,
    ) {
        let Somebody { setting, written, spoke, rank, away, subject } = somebody;
        let (since, tells) = (self.since(entity), self.tells(candidate));
        let (unknown, definite) = (self.setting.unknown, u32::from(self.setting.definite));
        let seen = [
            (setting, unknown),
            (unknown, spoke),
            (written, definite),
            (written, mix(0, definite, mix(0, spoke, rank))),
            (written, mix(0, since, spoke)),
            (written, mix(0, since, mix(0, subject, away))),
            (setting, mix(0, tells, away)),
            (written, mix(0, tells, mix(0, rank, spoke))),
        ];
        add_all(540, &seen, out);
    }

    /// What can be seen of a mention in the slot.
    fn slot_features(
        &self,
        candidate: &Candidate,
        entity: EntityId,
        mention: TokenRange,
        out: &mut Features,
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
        let whole = u32::from(phrase == mention);
        let lead = self.slot.phrase.range().next().map_or(1, |i| self.word(i));
        let linked = (head..start).any(|i| self.reading.is(i, Class::Link));
        let seen = [
            (form, inside),
            (form, gap),
            (form, mix(0, nearer, farther)),
            (form, mix(0, gap, nearer)),
            (kind, before),
            (kind, first),
            (kind, mix(0, titled, inside)),
            (kind, next),
            (kind, mix(0, first, titled)),
            (form, size(start - head)),
            (form, mix(0, inside, u32::from(phrase.end == mention.end))),
            (form, mix(0, inside, u32::from(phrase.start == mention.start))),
            (form, mix(0, self.distance(mention), nearer)),
            (kind, mix(0, first, u32::from(phrase.end == mention.end))),
            (kind, mix(0, before, inside)),
            (form, mix(0, lead, nearer)),
            (kind, mix(0, self.persons_behind(end), inside)),
            (kind, mix(0, self.sort_of_head(head), u32::from(phrase.end == mention.end))),
            (form, mix(0, self.sort_of_head(head), nearer + 3 * farther)),
            (form, whole),
            (kind, mix(0, whole, nearer + 3 * farther)),
            (kind, mix(0, u32::from(linked), titled)),
        ];
        add_all(560, &seen, out);
    }

    /// A word as itself, a name as its kind.
    fn word(&self, i: usize) -> Key {
        self.reading.general(i)
    }

    /// Did `entity` (or nobody with a name) say what was said last, and how far is that: 0 no, 1-3 near
    /// to far.
    fn last_spoke(&self, entity: Option<EntityId>) -> u32 {
        match self.setting.last {
            None => 5,
            Some((last, age)) if last == entity => age,
            _ => 0,
        }
    }

    /// How far a quote is whose last token is the one before `end`: 1-3 near to far.
    fn age(&self, end: usize) -> u32 {
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

    /// Sentences between `tokens` and the quote; 4 at most.
    pub(super) fn away(&self, tokens: TokenRange) -> u32 {
        let document = self.reading.document;
        let there = document.sentence_of(tokens.start as usize).index();
        let here = document.sentence_of(self.found.content.start as usize).index();
        here.abs_diff(there).min(4) as u32
    }

    /// How many other persons were mentioned since: 0 to 3, 4 if none of this.
    fn first_person_rank(&self, candidate: &Candidate) -> u32 {
        let Some((rank, _)) = candidate.recency else { return 4 };
        let is_nearer =
            |c: &&Candidate| c.entity != candidate.entity && c.recency.is_some_and(|(r, _)| r < rank);
        let nearer = self.candidates.iter().filter(is_nearer).filter_map(|c| c.entity);
        nearer.filter(|&e| self.cast.kind(e) == Kind::Person).count().min(3) as u32
    }

    /// Mentions between the quote before and this one: of `entity` (0, 1, 2) and of other persons.
    fn since(&self, entity: EntityId) -> u32 {
        let Setting { since, people, .. } = &self.setting;
        let mine = since.iter().filter(|&&e| e == entity).count() as u32;
        let others = if self.cast.kind(entity) == Kind::Person { people - mine } else { *people };
        mine.min(2) * 3 + others.min(2)
    }

    /// Those who were mentioned between the quote before and this one, a long way back at most.
    fn mentioned_since(&self) -> Vec<EntityId> {
        let from = self.history.last.map_or(0, |(_, end)| end);
        let to = self.found.content.start as usize;
        let from = from.max(to.saturating_sub(120)).min(to);
        self.cast.within(TokenRange::new(from, to)).map(|r| r.entity).collect()
    }

    /// Does the last mention open its sentence, as a subject does: 0 no, 1 nearly, 2 yes, 3 no mention?
    fn subject(&self, candidate: &Candidate) -> u32 {
        let Some((_, tokens)) = candidate.recency else { return 3 };
        match tokens.start - self.reading.document.sentence(tokens.start as usize).start {
            0 => 2,
            1..=6 => 1,
            _ => 0,
        }
    }

    /// Does the last mention stand by a word that reports, as who speaks does: 0 no, 1 behind it (`kata Budi`),
    /// 2 before it (`Budi juga menjelaskan`) or asked (`Budi ditanya`), 3 as its agent (`diakui oleh Budi`), 4 no
    /// mention?
    fn tells(&self, candidate: &Candidate) -> u32 {
        let Some((_, mention)) = candidate.recency else { return 4 };
        let reading = self.reading;
        let (start, end) = (mention.start as usize, mention.end as usize);
        let sentence = reading.document.sentence(start).range();
        let is_plain = |&i: &usize| {
            !matches!(reading.sort(i), Sort::Mark | Sort::Quote) && reading.name_kind(i).is_none()
        };
        let cue = |i| reading.cues[i];
        let before = sentence.start.max(start.saturating_sub(NEAR_CUE))..start;
        let before = before.rev().take_while(is_plain).find_map(cue);
        let behind = (end..sentence.end.min(end + NEAR_CUE)).take_while(is_plain).find_map(cue);
        match (before.map(|cue| cue.form), behind) {
            (Some(Form::After | Form::Source), _) => 1,
            (Some(Form::Passive), _) => 3,
            (_, Some(cue)) if cue.form == Form::Active => 2,
            (_, Some(cue)) if cue.form == Form::Passive && cue.class == "ask" => 2,
            _ => 0,
        }
    }

    /// Sentences to the first mention behind the quote, 9 if it is far.
    fn next(&self, candidate: &Candidate) -> u32 {
        candidate.next.map_or(9, |t| self.away(t))
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
                _ if self.reading.sort(i) == Sort::Word && self.reading.is_verbal(i) => 64,
                _ => 0,
            };
        }
        seen
    }

    /// Is somebody unnamed spoken of: `para`, `seorang`, a doubled noun?
    fn is_plural(&self) -> bool {
        let first = self.slot.phrase.range().next();
        first.is_some_and(|i| {
            self.reading.is(i, Class::Several) || self.reading.document.word(i).contains('-')
        })
    }

    /// Are two named side by side: `Daniel dan Guntur`, `Daniel (Dan) dan Guntur`?
    fn is_shared(&self) -> bool {
        let tokens = self.slot.tokens.range();
        let is_person = |i: usize| self.reading.name_kind(i) == Some(Kind::Person);
        (tokens.start + 1..tokens.end.saturating_sub(1)).any(|i| {
            self.reading.is(i, Class::With) && is_person(i + 1) && is_person(self.before_bracket(i - 1))
        })
    }

    /// The token before the short bracket that token `i` closes; token `i` itself if it closes none.
    pub(super) fn before_bracket(&self, i: usize) -> usize {
        let word = |i: usize| self.reading.document.word(i);
        let first = (self.slot.tokens.start as usize + 1).max(i.saturating_sub(LONGEST_ALIAS));
        let open = (first..i).rev().find(|&i| word(i) == "(").filter(|_| word(i) == ")");
        open.map_or(i, |open| open - 1)
    }

    /// What the word at `head` is: 0 anything, 1 a paper, 2 some people, 3 a relative or spokesman, 4
    /// somebody unnamed.
    fn sort_of_head(&self, head: usize) -> u32 {
        let classes = [Class::Paper, Class::People, Class::Kin, Class::Spokesman, Class::Several];
        let sorts = [1, 2, 3, 3, 4];
        if head >= self.reading.document.tokens.len() {
            return 0;
        }
        let of = classes.iter().position(|&class| self.reading.is(head, class));
        of.map_or(0, |i| sorts[i])
    }

    /// Does the phrase point back: `pemimpin itu`, `politisi tersebut`, `sang bupati`?
    pub(super) fn is_definite(&self) -> bool {
        let phrase = self.slot.phrase.range();
        let points = |i: Option<usize>| i.is_some_and(|i| self.reading.is(i, Class::Definite));
        !phrase.is_empty() && (points(phrase.clone().next()) || points(phrase.end.checked_sub(1)))
    }

    /// Does the phrase hold words with a capital that belong to no name: 0 none, 1 one at its beginning,
    /// 2 inside, 3 at its end?
    fn unknown(&self) -> u32 {
        let phrase = self.slot.phrase.range();
        let is_unknown = |&i: &usize| self.reading.sort(i) == Sort::Capital;
        let Some(last) = phrase.clone().rev().find(is_unknown) else { return 0 };
        match last {
            i if i + 1 == phrase.end && i > phrase.start => 3,
            i if i > phrase.start => 2,
            _ => 1,
        }
    }
}
