//! In whose mouth a quote belongs.
//!
//! Decides among the names near the cue, those who spoke before, those named last, and nobody: by
//! learned weights over where each stands. Whoever stands inside the noun phrase of another
//! (`juru bicara kantor Perdana Menteri Inggris Rishi Sunak`, `istri Budi`, `menteri era Budi`) is not the
//! speaker.
//! In doubt the speaker has no entity. Leaves what can be seen of each to [`super::speaker_features`], and
//! how he is written to [`super::phrases`].

use std::ops::Range;

use super::cast::{Cast, History, Ref};
use super::cues::{Cue, Form};
use super::reading::{Reading, Sort};
use super::scorer::{Lane, Scorer, best};
use super::slots::{Slot, Written};
use super::speaker_features::Setting;
use super::{Found, Reason, Speaker, phrases};
use crate::document::TokenRange;
use crate::entities::{EntityId, Form as MentionForm};
use crate::lexicon::{Class, Classes};
use crate::mentions::Kind;

/// Below this chance the speaker is left without an entity. Of a pronoun or a clitic that is less sure fewer than half
/// were right in raw text.
const DOUBT: f32 = 0.35;
/// The same of a name or a phrase: in the marked articles half of those that are less sure are wrong.
const DOUBT_OF_PHRASE: f32 = 0.45;
/// The same where nothing stands for him: of those that are less sure as many are wrong there as are right.
const DOUBT_OF_NOTHING: f32 = 0.55;
/// So sure we are at least of a phrase that a name inside it does not speak: `tim Budi` is no other in `kapten tim Budi`.
const HIDING: f32 = 0.5;
/// How often a pronoun of which we know nobody is that of nobody with a name: 7 of 11 in the annotated
/// articles that are trained on.
const PRONOUN_OF_NOBODY: f32 = 0.64;
/// How often a phrase that stands for nobody we know is that of nobody with a name, where the weights are sure: 66
/// of 86 there.
const PHRASE_OF_NOBODY: f32 = 0.77;
/// How sure we are of whose turn it is, where the weights say that another speaks. The annotated articles hold no such case; of 17 in raw text none was another's.
const IN_TURN: f32 = 0.5;
/// How sure we are at least that who is named beside what he is speaks, where that stands by the cue: in raw text all
/// of seven did.
const HOLDING: f32 = 0.6;
/// How sure we are at most of somebody not written by the cue, where the words speak of another who might have said
/// them.
const SECOND: f32 = 0.6;
/// What goes on with the speaker behind somebody else.
const GOING_ON: Classes = Classes::of(&[Class::Adverbial, Class::Conjunction]);
/// What belongs to no noun phrase behind it.
const LEADING: Classes =
    Classes::of(&[Class::Adverbial, Class::Conjunction, Class::Filler, Class::Preposition]);
/// Mentions before a quote that are weighed, and behind it.
const RECENT: usize = 12;
const NEXT: usize = 3;
/// Those who spoke last.
const SPOKEN: usize = 3;
/// Tokens before a name that may say what it is to whoever speaks.
const LONGEST_BEFORE: usize = 12;
/// Roles of somebody that are looked at.
pub(super) const MOST_ROLES: usize = 16;
/// Candidates that there is room for: more are rare.
const MOST: usize = 16;

/// A quote with everybody who may have said it.
pub struct Scene<'a> {
    pub(super) cast: &'a Cast<'a>,
    pub(super) reading: &'a Reading<'a>,
    pub(super) found: &'a Found,
    pub(super) history: &'a History,
    pub(super) cue: Option<Cue>,
    /// The slot of its cue.
    pub slot: Slot,
    /// What every candidate is seen with.
    pub(super) setting: Setting,
    /// Those who may have said it; nobody with a name of his own comes first.
    pub candidates: Vec<Candidate>,
}

/// Somebody who may have said it.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// Who; `None` for nobody with a name.
    pub entity: Option<EntityId>,
    /// His mention in the cue's slot.
    pub(super) slot_mention: Option<TokenRange>,
    /// Is that mention a name?
    pub(super) named: bool,
    /// How sure we are that it is his, or the last before the quote, if that is a phrase that stands for him.
    resolved: f32,
    /// How many others have been mentioned since, and where he was.
    pub(super) recency: Option<(usize, TokenRange)>,
    /// His first mention behind the quote.
    pub(super) next: Option<TokenRange>,
}

impl Candidate {
    /// `entity`, of whom nothing has been seen.
    pub(super) fn new(entity: Option<EntityId>) -> Self {
        Self { entity, slot_mention: None, named: false, resolved: 1.0, recency: None, next: None }
    }
}

/// How sure we are that a mention is his whose it is taken for.
fn resolved(r: &Ref) -> f32 {
    if r.form == MentionForm::Name { 1.0 } else { r.confidence }
}

impl<'a> Scene<'a> {
    /// `found` among the mentions of `cast`, after what was said in `history`.
    #[must_use]
    pub fn new(cast: &'a Cast<'a>, found: &'a Found, history: &'a History) -> Self {
        let reading = cast.reading;
        let slot = Slot::new(reading, found);
        let cue = found.cue.and_then(|i| reading.cues[i]);
        let setting = Setting::default();
        let candidates = Vec::with_capacity(MOST);
        let mut scene = Self { cast, reading, found, history, cue, slot, setting, candidates };
        scene.setting = Setting::new(&scene);
        scene.gather();
        scene
    }

    /// Everybody who may have said it: nobody, those written by the cue, those mentioned near, those who spoke before.
    fn gather(&mut self) {
        let cast = self.cast;
        let silent = cast.within(self.slot.tokens).filter(|r| self.is_silent(r)).map(|r| r.tokens);
        let silent: Vec<TokenRange> = silent.collect();
        let may_speak = |r: &&Ref| !silent.contains(&r.tokens);
        self.candidates.push(Candidate::new(None));
        self.written().filter(may_speak).for_each(|r| self.write(r));
        let recent = cast.refs[..cast.first_from(self.start())].iter().rev().filter(may_speak);
        for (rank, r) in recent.take(RECENT).enumerate() {
            let candidate = self.candidate(r.entity);
            if candidate.recency.is_none() && candidate.slot_mention.is_none() {
                candidate.resolved = resolved(r);
            }
            candidate.recency.get_or_insert((rank, r.tokens));
        }
        for r in cast.refs[cast.first_from(self.end())..].iter().filter(may_speak).take(NEXT) {
            self.candidate(r.entity).next.get_or_insert(r.tokens);
        }
        for &entity in self.history.spoken.iter().rev().take(SPOKEN) {
            self.candidate(entity);
        }
    }

    /// The mentions in the slot, but for names inside a noun phrase that stands for somebody: the France of `PM Prancis`
    /// does not speak.
    fn written(&self) -> impl Iterator<Item = &'a Ref> + use<'a> {
        let reading = self.reading;
        let points =
            |r: &Ref| reading.lexicon.demonstratives.has(reading.document.word(r.tokens.end as usize - 1));
        let mut covered = 0;
        self.cast.within(self.slot.tokens).filter(move |r| {
            let inside = r.tokens.end <= covered;
            if r.confidence >= HIDING || points(r) {
                covered = covered.max(r.tokens.end);
            }
            !inside
        })
    }

    /// Takes down a mention in the slot: of several of one's the nearest to the cue counts.
    fn write(&mut self, r: &Ref) {
        let behind = self.slot.behind;
        let candidate = self.candidate(r.entity);
        if candidate.slot_mention.is_none() || !behind {
            candidate.slot_mention = Some(r.tokens);
            candidate.named = r.form == MentionForm::Name;
            candidate.resolved = resolved(r);
        }
    }

    /// Is somebody else meant than the one at `r` in the slot, or is he only there too: `Ani didampingi Budi`?
    fn is_silent(&self, r: &Ref) -> bool {
        let (reading, slot) = (self.reading, self.slot.tokens);
        let joins = |i: usize| reading.is(i, Class::Company) && !reading.document.is_capitalised(i);
        let mention = with_long_form(reading, slot, r.tokens);
        beside(reading, slot, mention).any(joins)
            || is_pointed_past(reading, slot, mention)
            || self.is_for_another(&Ref { tokens: mention, ..*r })
    }

    /// The first token of quote and cue.
    fn start(&self) -> usize {
        let content = self.found.content.start as usize;
        self.found.cue.map_or(content, |cue| cue.min(content))
    }

    /// One past the last token of quote and cue.
    fn end(&self) -> usize {
        (self.found.content.end as usize).max(self.found.cue.map_or(0, |c| c + 1))
    }

    fn candidate(&mut self, entity: EntityId) -> &mut Candidate {
        let known = self.candidates.iter().position(|c| c.entity == Some(entity));
        let i = known.unwrap_or(self.candidates.len());
        if known.is_none() {
            self.candidates.push(Candidate::new(Some(entity)));
        }
        &mut self.candidates[i]
    }

    /// Who said it, and how sure we are. Where nothing but a mention is written, it is not nobody; where a
    /// relative or spokesman of somebody is (`juru bicara kantor Budi`), it is nobody who is named elsewhere;
    /// two who speak together are nobody; who was asked answers, who was introduced goes on; and it is never what a
    /// member belongs to (`pejabat Bank Indonesia`).
    #[must_use]
    pub fn choose(&self, scorer: &Scorer) -> (Candidate, f32) {
        if self.joint().is_some() {
            return (self.candidates[0], 1.0);
        }
        let scores: Vec<f32> = self.candidates.iter().map(|c| self.score(c, scorer)).collect();
        let (mut i, mut chance) = best(&scores).unwrap_or((0, 0.0));
        let is_written = self.candidates[i].slot_mention.is_some();
        if chance > SECOND && !is_written && self.candidates.iter().any(|c| self.is_spoken_of(c)) {
            chance = SECOND;
        }
        if !is_written && self.is_another(&self.candidates[i]) {
            (i, chance) = (0, chance.max(1.0 - chance));
        }
        let next = self.in_turn().or_else(|| self.goes_on(&self.candidates[i]));
        if let Some(next) = next.filter(|&next| next != i) {
            (i, chance) = (next, (1.0 - chance).max(IN_TURN));
        }
        if self.candidates[i].entity.is_some() {
            return (self.candidates[i], chance);
        }
        let whole = self.whole().map(|&whole| (whole, HOLDING));
        match whole.or_else(|| self.holder().map(|holder| (holder, HOLDING))) {
            Some((written, least)) => (written, (1.0 - chance).max(least)),
            None => (self.candidates[i], chance),
        }
    }

    /// Who is all that is written by the cue: `pihak PT Awan` is the company.
    fn whole(&self) -> Option<&Candidate> {
        let phrase = self.slot.phrase;
        let is_side = phrase.len() > 1 && self.reading.is(phrase.start as usize, Class::Side);
        let named = TokenRange { start: phrase.start + u32::from(is_side), ..phrase };
        let is_whole = |c: &&Candidate| c.slot_mention == Some(named);
        self.candidates.iter().find(|c| is_whole(c) && !self.has_member(c) && !self.is_whereabouts(c))
    }

    fn score(&self, candidate: &Candidate, scorer: &Scorer) -> f32 {
        if self.has_member(candidate)
            || self.is_spoken_of(candidate)
            || self.is_party(candidate)
            || self.is_whereabouts(candidate)
            || self.is_yet_to_come(candidate)
            || self.is_spoken_to(candidate)
            || self.is_no_person(candidate)
            || self.is_object(candidate)
            || self.acts_on_speaker(candidate)
        {
            return f32::NEG_INFINITY;
        }
        scorer.score(Lane::Speaker, |out| self.features(candidate, out))
    }

    /// Is the candidate named where a member of it speaks?
    fn has_member(&self, candidate: &Candidate) -> bool {
        candidate.slot_mention.is_some_and(|mention| self.member(mention).is_some())
    }

    /// The noun for somebody who belongs to the organisation or place at `mention`: `pejabat Bank Indonesia`,
    /// `sumber di PT Awan`. In fifty such phrases of annotated articles the organisation never speaks itself.
    fn member(&self, mention: TokenRange) -> Option<usize> {
        let reading = self.reading;
        let mention = with_long_form(reading, self.slot.tokens, mention);
        if is_person(reading, mention.start as usize) {
            return None;
        }
        let is_part = |&i: &usize| {
            !matches!(reading.sort(i), Sort::Mark | Sort::Quote)
                && (reading.is_somebody(i) || !reading.is_verbal(i))
        };
        let before = before(self.slot.tokens, mention).rev().take_while(is_part);
        before.filter(|&i| reading.is_somebody(i)).last()
    }

    /// The first token of the noun phrase that the token at `start` stands in.
    pub(super) fn head(&self, start: usize) -> usize {
        let floor = (self.slot.tokens.start as usize).max(start.saturating_sub(14));
        let phrase = self.slot.phrase.range();
        if phrase.contains(&start) {
            return phrase.start.max(floor);
        }
        let is_part = |&i: &usize| !matches!(self.reading.sort(i), Sort::Mark | Sort::Quote);
        (floor..start).rev().take_while(is_part).last().unwrap_or(start)
    }

    /// The speaker as the reader sees him, and as later quotes do: who it may be, and how surely he goes on. A phrase
    /// that stands for him makes that less sure, but doubt whether it stands for anybody is none here, where somebody
    /// speaks: so by that alone never less than [`DOUBT`].
    #[must_use]
    pub fn speaker(&self, scorer: &Scorer) -> (Option<Speaker>, Option<EntityId>, f32) {
        let (candidate, chance) = self.choose(scorer);
        let entity = candidate.entity.filter(|_| chance >= DOUBT);
        let told = chance * self.trust(&candidate);
        let sure = told.min((chance * candidate.resolved).max(DOUBT));
        let shown = entity.filter(|_| sure >= least(self.reason(&candidate, entity)));
        // Who acts on the speaker may as well go on: `Ani menanggapi pernyataan Budi yang …. "…," ujarnya`.
        let is_acted_on = self.candidates.iter().any(|candidate| self.acts_on_speaker(candidate));
        let later = if is_acted_on { sure.min(SECOND) } else { sure };
        (self.shown(&candidate, shown, sure), entity, later)
    }

    /// The speaker as the reader sees him, if it is `entity` or, so surely, nobody with a name.
    fn shown(&self, candidate: &Candidate, entity: Option<EntityId>, sure: f32) -> Option<Speaker> {
        let span = self.span(candidate).and_then(|span| phrases::tidy(self.reading, span));
        let span = span.filter(|&span| entity.is_some() || phrases::may_speak(self.reading, span));
        let document = self.reading.document;
        let text = match (span, entity) {
            (Some(span), _) => document.span(span).text(document.text).to_owned(),
            (None, Some(entity)) => self.reading.entities[entity.index()].name.clone(),
            (None, None) => return None,
        };
        let reason = self.reason(candidate, entity);
        let span = span.map(|s| document.span(s));
        let is_doubted = entity.is_none() && candidate.entity.is_some();
        let confidence = if is_doubted { 1.0 - sure } else { sure };
        Some(Speaker { entity, text, span, confidence, reason })
    }

    /// How far the candidate's name can be trusted to be one, and if he is not named by the cue, what he
    /// said before to be his; of nobody, how far he can have no name.
    fn trust(&self, candidate: &Candidate) -> f32 {
        let Some(entity) = candidate.entity else {
            return if self.slot.written == Written::Pronoun { PRONOUN_OF_NOBODY } else { PHRASE_OF_NOBODY };
        };
        let known = self.cast.known[entity.index()];
        match self.history.sure(entity) {
            Some(sure) if candidate.slot_mention.is_none() => known.min(sure),
            _ => known,
        }
    }

    /// Where the speaker is written by the cue.
    fn span(&self, candidate: &Candidate) -> Option<TokenRange> {
        let phrase = self.slot.phrase;
        match (candidate.slot_mention, self.slot.written) {
            (Some(mention), _) => {
                Some(TokenRange { start: self.first(candidate, mention) as u32, ..mention })
            }
            (None, Written::Pronoun | Written::Plural) if self.slot.behind => {
                Some(TokenRange { start: phrase.start, end: phrase.start + 1 })
            }
            (None, Written::Pronoun | Written::Plural) => {
                Some(TokenRange { start: phrase.end - 1, end: phrase.end })
            }
            (None, Written::Name | Written::Nominal) => {
                let first = || self.clause_verb().map(|verb| verb + 1).or_else(|| self.member(phrase));
                let start = || first().map_or(phrase.start, |i| i as u32);
                Some(self.joint().unwrap_or_else(|| TokenRange { start: start(), ..phrase }))
            }
            (None, _) => None,
        }
    }

    /// The verb before whom the cue's relative clause is about: `Ani mengutip seorang sopir yang mengatakan`.
    fn clause_verb(&self) -> Option<usize> {
        let phrase = self.slot.phrase.range();
        let is_about = !self.slot.behind && self.reading.is(phrase.end, Class::Relative);
        let verb = if is_about { self.verb(phrase.clone()) } else { None };
        verb.filter(|verb| verb + 1 < phrase.end)
    }

    /// Where the candidate written at `mention` begins: with the noun phrase that it ends, but with him and his role where
    /// that is a clause (`Ani merespons Ketua DPR Budi yang mengatakan`).
    fn first(&self, candidate: &Candidate, mention: TokenRange) -> usize {
        let reading = self.reading;
        let from = self.head(mention.start as usize);
        let name = with_long_form(reading, self.slot.tokens, mention).start as usize;
        let is_clause = from < name && (leads(reading, from) || self.verb(from..name).is_some());
        let (first, within) = if is_clause { (name, name - 1) } else { (from, from) };
        // A phrase is cut at the `dan` of `Menteri Pemuda dan Olahraga Budi`.
        let role = candidate.entity.and_then(|entity| self.role_over(entity, within));
        role.map_or(first, |role| role.start as usize)
    }

    /// The first verb with an object or an agent in `tokens`, if no relative clause is before it.
    fn verb(&self, mut tokens: Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let first = tokens.find(|&i| reading.is(i, Class::Relative) || reading.has_object(i));
        first.filter(|&i| !reading.is(i, Class::Relative))
    }

    /// The mention of the candidate before the cue that it is written by, and that cue.
    fn before_cue(&self, candidate: &Candidate) -> Option<(TokenRange, usize)> {
        candidate.slot_mention.zip(self.found.cue).filter(|_| !self.slot.behind)
    }

    /// Is the candidate only the object of what the speaker does: `Ani menolak tawaran Budi, menyebut`?
    fn is_object(&self, candidate: &Candidate) -> bool {
        let reading = self.reading;
        let Some((mention, cue)) = self.before_cue(candidate) else { return false };
        let (name, end) = (mention.start as usize, mention.end as usize);
        (reading.is_any(end, GOING_ON) || reading.is_comma(end))
            && self.verb(self.head(name)..name).is_some_and(|verb| reading.acts(verb))
            && !(end..cue).any(|i| reading.is(i, Class::Relative))
    }

    /// Does the candidate something to somebody else, in whose relative clause the cue stands: `Ani menanggapi pernyataan
    /// Budi yang menyebut`?
    fn acts_on_speaker(&self, candidate: &Candidate) -> bool {
        let reading = self.reading;
        let Some((mention, cue)) = self.before_cue(candidate) else { return false };
        let leads = (mention.end as usize..cue).rev().take_while(|&i| reading.is(i, Class::Filler));
        let Some(relative) = leads.filter(|&i| reading.is(i, Class::Relative)).last() else { return false };
        let links = |i: usize| reading.lexicon.name_links.has(reading.document.lower(i));
        let acts = |&i: &usize| reading.has_object(i) && !links(i);
        let is_another = |i: usize| reading.is_somebody(i) || reading.name_kind(i).is_some();
        let verb = (mention.end as usize..relative).find(acts);
        verb.is_some_and(|verb| (verb + 1..relative).any(is_another))
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

/// How sure we must be of somebody to say that it is him.
fn least(reason: Reason) -> f32 {
    match reason {
        Reason::Pronoun | Reason::Clitic => DOUBT,
        Reason::Continued => DOUBT_OF_NOTHING,
        Reason::Named | Reason::Nominal | Reason::Unnamed => DOUBT_OF_PHRASE,
    }
}

/// Does token `i` belong to no noun phrase behind it: `Lebih lanjut Budi`, `kata Budi`?
fn leads(reading: &Reading, i: usize) -> bool {
    let is_lead = reading.is_any(i, LEADING) || reading.form(i) == Some(Form::After);
    is_lead && reading.name_kind(i).is_none()
}

/// The tokens of the slot before `mention` that may say what it is to whoever speaks.
fn before(slot: TokenRange, mention: TokenRange) -> Range<usize> {
    let start = mention.start as usize;
    (slot.start as usize).max(start.saturating_sub(LONGEST_BEFORE))..start
}

/// `mention` with the name that it stands behind in brackets: `Komisi Pemberantasan Korupsi (KPK)`.
fn with_long_form(reading: &Reading, slot: TokenRange, mention: TokenRange) -> TokenRange {
    let open = (mention.start as usize).checked_sub(1).filter(|&i| reading.document.word(i) == "(");
    let last = open.and_then(|i| i.checked_sub(1)).filter(|&i| slot.range().contains(&i));
    let Some(last) = last.filter(|&i| reading.name_kind(i).is_some()) else { return mention };
    TokenRange { start: reading.start_of_name(last, slot.start as usize) as u32, ..mention }
}

/// The tokens of the slot before `mention`, nearest first, up to a mark or somebody named.
pub(super) fn beside<'a>(
    reading: &'a Reading,
    slot: TokenRange,
    mention: TokenRange,
) -> impl Iterator<Item = usize> + 'a {
    let is_apart = |i: usize| matches!(reading.sort(i), Sort::Mark | Sort::Quote) || is_person(reading, i);
    before(slot, mention).rev().take_while(move |&i| !is_apart(i))
}

/// Is the name the end of a phrase for another: `mantan pelatih Budi itu`?
fn is_pointed_past(reading: &Reading, slot: TokenRange, mention: TokenRange) -> bool {
    let end = mention.end as usize;
    let points = end < slot.end as usize && reading.lexicon.demonstratives.has(reading.document.word(end));
    // Not `pria bernama Budi itu`, `yang akrab disapa Budi ini`.
    let is_noun = |&i: &usize| reading.sort(i) == Sort::Word && !reading.document.lower(i).starts_with("ber");
    let is_plain = |i: &usize| is_noun(i) && !is_person(reading, *i) && !reading.is(*i, Class::Relative);
    let mut near = before(slot, mention).rev().take_while(is_plain);
    points
        && is_person(reading, mention.start as usize)
        && near.any(|i| reading.is_somebody(i) && !reading.document.is_capitalised(i))
}

/// Does the name at `mention` say whose lawyer or manager is named behind it: `pengacara Budi, Ani`?
pub(super) fn is_followed(reading: &Reading, slot: TokenRange, mention: TokenRange) -> bool {
    let (start, comma) = (mention.start as usize, mention.end as usize);
    let is_noun = |i: usize| {
        (!reading.document.is_capitalised(i) || i == slot.start as usize)
            && (reading.is_somebody(i) || reading.is(i, Class::People) || reading.is(i, Class::Spokesman))
    };
    let has_noun = is_person(reading, start) && before(slot, mention).next_back().is_some_and(is_noun);
    let mut behind = (comma + 1..slot.end as usize).skip_while(|&i| is_person(reading, i));
    let is_named =
        || comma + 1 < slot.end as usize && reading.is_comma(comma) && is_person(reading, comma + 1);
    let more = |i: usize| reading.is(i, Class::With) || is_person(reading, i);
    let lists = |i: usize| more(i) || reading.is_comma(i) && reading.document.beside(i, 1).is_some_and(more);
    has_noun && is_named() && !behind.next().is_some_and(lists)
}

/// Does what stands before token `i` belong to what is named behind it: `kuasa hukumnya Budi`, `sahabat Ani yakni Budi`?
fn joins(reading: &Reading, i: usize) -> bool {
    let word = reading.document.lower(i);
    word.ends_with("nya") && !reading.document.is_capitalised(i) || reading.lexicon.name_links.has(word)
}

/// Does a noun phrase for a relative begin with token `i`, or with a number before it: `dua putra Budi`? Not in
/// `ganda putra`, `Ibu Sri`.
fn is_child(reading: &Reading, slot: TokenRange, i: usize) -> bool {
    let is_number = |i: usize| reading.lexicon.figures.numbers.has(reading.document.lower(i));
    let opens = i == slot.start as usize || is_number(i - 1) || reading.is(i - 1, Class::Several);
    let is_title = reading.lexicon.honorifics.has(reading.document.lower(i));
    opens && reading.is_kin(i) && !is_title
}

fn is_person(reading: &Reading, i: usize) -> bool {
    reading.name_kind(i) == Some(Kind::Person)
}

/// Does the name at `mention` say whose relative or spokesman is meant, whose time, or for whom he stands: `istri
/// Budi`, `juru bicara kantor Perdana Menteri Inggris Rishi Sunak`, `menteri era Presiden Budi`, `mewakili
/// Budi`? In `Juru Bicara Presiden Budi` it is the spokesman's own.
pub(super) fn is_anothers(reading: &Reading, slot: TokenRange, mention: TokenRange) -> bool {
    let mut titled = false;
    for i in before(slot, mention).rev() {
        if matches!(reading.sort(i), Sort::Mark | Sort::Quote) || is_person(reading, i) || joins(reading, i) {
            return false;
        }
        let is_office = titled && !reading.document.is_capitalised(i + 1);
        let is_ruler = || {
            titled
                || i + 1 == mention.start as usize
                || reading.lexicon.owned.has(reading.document.lower(i + 1))
        };
        let hangs = reading.is(i, Class::Kin)
            || is_child(reading, slot, i)
            || is_office && reading.is(i, Class::Spokesman)
            || reading.is(i, Class::Under) && is_ruler();
        if hangs {
            return true;
        }
        titled |= reading.is(i, Class::Title);
    }
    false
}
