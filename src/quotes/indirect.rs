//! Indirect quotes: which cues report, and where what they report begins and ends.
//!
//! Decides for each cue outside direct quotes whether the words stand behind it, before it or
//! around it, and takes the likeliest beginning and end among commas, conjunctions and the ends of
//! the sentence. Only the outermost quote counts.

use std::ops::Range;

use super::cues::{Cue, Form};
use super::direct::Direct;
use super::phrases;
use super::reading::{Reading, Sort};
use super::scorer::{Lane, Scorer, best};
use super::zones::{Zone, zones};
use crate::document::{TokenKind, TokenRange};
use crate::lexicon::{Class, Classes};
use crate::mentions::{Kind, RoleMention};
use crate::model::Features;

/// What the choice of no quote starts with, in nats: rather one too few than a wrong one.
const SILENCE: f32 = 0.1;
/// Tokens between a cue and the beginning or end of its words, at most: keeps the search linear.
pub(super) const REACH: usize = 48;
/// Tokens before a source that opens its sentence, at most: `seperti`.
const LONGEST_LEAD: usize = 3;
/// Tokens from a noun phrase's first to the comma behind it, at most.
const NEAR_COMMA: usize = 10;
/// Tokens of a name with its titles and the age behind it, at most; and of a degree; and degrees of somebody.
const LONGEST_NAME: usize = 16;
const LONGEST_DEGREE: usize = 6;
const MOST_DEGREES: usize = 8;
/// Tokens from a passive cue to the one that says it again, at most.
const CHAIN: usize = 16;
/// Tokens for each thing that is weighed, a cue or a beginning or an end, on the average: of 12,285 articles none
/// has fewer. The first few may stand closer.
const PER_QUESTION: usize = 5;
const FIRST_QUESTIONS: usize = 64;
/// Beginnings and ends that are weighed against one another, at most.
const CANDIDATES: usize = 12;
/// What goes on or comes again, so that it may belong to the words: `kembali`, `lagi`.
const AGAIN: Classes = Classes::of(&[Class::Filler, Class::Able]);

/// One indirect or mixed quote.
#[derive(Debug, Clone, Copy)]
pub struct Indirect {
    /// What was said.
    pub content: TokenRange,
    /// The token of its cue.
    pub cue: usize,
    /// The stretch of the sentence outside direct quotes that it stands in.
    pub zone: TokenRange,
    /// Does the cue report nothing? Then this tells no more than whose turn it is.
    pub silent: bool,
}

/// The indirect quotes of a document outside its direct ones, in order, non-overlapping but for silent ones.
#[must_use]
pub fn find(reading: &Reading, directs: &[Direct], scorer: &Scorer) -> Vec<Indirect> {
    let mut quotes: Vec<Indirect> = Vec::new();
    let mut taken = vec![false; reading.cues.len()];
    directs.iter().filter_map(|d| d.cue).for_each(|cue| taken[cue] = true);
    let before = scorer.asked();
    for zone in zones(reading, directs) {
        let mut floor = zone.tokens.start as usize;
        for i in zone.tokens.range().filter(|&i| reading.cues[i].is_some()) {
            let weighed = scorer.asked() - before;
            let may_report = i >= floor && !taken[i] && weighed < FIRST_QUESTIONS + i / PER_QUESTION;
            let place = Place::new(reading, zone, i).filter(|place| may_report && !place.has_no_teller());
            let Some(quote) = place.and_then(|place| place.quote(floor, scorer, &taken)) else { continue };
            taken[quote.cue] = true;
            floor = if quote.silent { floor } else { quote.content.end as usize };
            quotes.push(quote);
        }
    }
    quotes
}

/// A cue in its zone.
pub struct Place<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) zone: Zone,
    pub(super) cue: Cue,
    /// The cue's token.
    pub(super) at: usize,
}

/// Where the words stand to their cue.
pub const SIDES: [Lane; 3] = [Lane::Behind, Lane::Before, Lane::Around];

impl<'a> Place<'a> {
    /// The cue at token `at`, if it can be one.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, zone: Zone, at: usize) -> Option<Self> {
        reading.cues[at].map(|cue| Self { reading, zone, cue, at })
    }

    /// What is said here, not before `floor`, by cues that are not `taken`. Who speaks behind a source comes first: in 7
    /// of 7 annotated sentences the words are his, and what a source itself says never begins with another's saying
    /// (57).
    fn quote(&self, floor: usize, scorer: &Scorer, taken: &[bool]) -> Option<Indirect> {
        let passed_on = self.passed_on().and_then(|place| place.told(floor, scorer, taken));
        passed_on.or_else(|| self.told(floor, scorer, taken))
    }

    /// The same by this cue alone.
    #[inline(never)]
    fn told(&self, floor: usize, scorer: &Scorer, taken: &[bool]) -> Option<Indirect> {
        let content = self.content(floor, scorer).filter(|&content| !self.says_nothing(content, taken))?;
        let silent = self.is_silent();
        let content = if silent { content.first(REACH) } else { content };
        Some(Indirect { content, cue: self.at, zone: self.zone.tokens, silent })
    }

    /// What this cue reports, if it does; not before `floor`.
    fn content(&self, floor: usize, scorer: &Scorer) -> Option<TokenRange> {
        let side = self.side(scorer)?;
        let begin = self.begin(side, floor, scorer)?;
        let ends = self.ends(side, begin);
        let end = self.pick(&ends, scorer, |i, out| self.end_features(side, i, out), Lane::End)?;
        (begin < end).then(|| TokenRange::new(begin, end))
    }

    /// The cue of whoever speaks in a sentence that opens with a source: `Dilansir Antara, Senin (2/1), Budi
    /// mengatakan`, `seperti dilaporkan Antara, Budi mengatakan`.
    fn passed_on(&self) -> Option<Self> {
        let start = self.zone.tokens.start as usize;
        let is_near = self.at <= start + LONGEST_LEAD;
        let is_first = is_near && (start..self.at).all(|i| self.reading.is(i, Class::Preposition));
        let passes_on = match self.cue.form {
            Form::Source => self.cue.class == "write",
            Form::Passive => self.at > start && !self.cue.own,
            _ => false,
        };
        if !is_first || !passes_on {
            return None;
        }
        let end = (self.zone.tokens.end as usize).min(self.at + REACH);
        let active = (self.at + 1..end).find(|&i| self.reading.form(i) == Some(Form::Active))?;
        let is_parted = self.reading.is_comma(active - 1);
        let comma = (self.at + 1..active - 1).rfind(|&i| self.reading.is_comma(i))?;
        let is_subject = |i: usize| !self.reading.is_verbal(i) && !self.reading.is(i, Class::Relative);
        // `Dilansir Antara, Senin, mengatakan`: a day says nothing.
        let is_named = |i: usize| self.reading.sort(i) == Sort::Person;
        // `Budi sudah mengatakan`: such words are the verb's.
        let is_filler = |i: usize| self.reading.is(i, Class::Filler) && !self.reading.is(i, Class::Relative);
        let verb = (comma + 1..active).rev().take_while(|&i| is_filler(i)).last().unwrap_or(active);
        let speaks = (comma + 1..verb).all(is_subject) && (!is_parted || (comma + 1..active).any(is_named));
        Place::new(self.reading, self.zone, active).filter(|_| speaks)
    }

    /// Where the words begin, on this side.
    fn begin(&self, side: Lane, floor: usize, scorer: &Scorer) -> Option<usize> {
        if let Some(comma) = self.fronted() {
            return Some(comma + 1);
        }
        let begins = self.begins(side, floor);
        let begin =
            self.pick(&begins, scorer, |i, out| self.begin_features(side, i, out), begin_lane(side))?;
        // `menegaskan, bahwa harga naik`: in 1,785 annotated quotes it never belongs to the words.
        let begin = begin + usize::from(self.reading.is(begin, Class::That));
        let begin = self.behind_adverb(begin);
        let begin = self.behind_name(self.behind_role(self.behind_day(begin)));
        Some(self.with_condition(self.behind_repeat(begin)))
    }

    /// Token `i`, or behind the word that stands there and says how it is said: `mengecam keras`, `menegaskan pula,`.
    fn behind_adverb(&self, i: usize) -> usize {
        let (document, end) = (self.reading.document, self.zone.tokens.end as usize);
        // `mengaku kembali bangga`, `disebut kembali absen` say what goes on.
        let says_again = || {
            let insists = matches!(document.lower(self.at), "menegaskan" | "menekankan");
            let says = insists || matches!(self.cue.class, "say" | "warn" | "explain");
            self.cue.form == Form::Active && says && i + 1 < end && !self.reading.is_verbal(i + 1)
        };
        let is_again = || self.reading.is_any(i, AGAIN);
        let is_adverb =
            i == self.at + 1 && i < end && self.reading.is(i, Class::Manner) && (!is_again() || says_again());
        let next = i + usize::from(is_adverb);
        let is_mark = |i: usize| i < end && matches!(document.word(i), "," | ":");
        let next = next + usize::from(is_adverb && is_mark(next));
        if next < end { next } else { i }
    }

    /// Token `i`, or behind the verb that stands there and says once more that somebody says so: `menurut Budi, menyatakan,
    /// harga naik`. Of 15 such in marked articles none belongs to the words.
    fn behind_repeat(&self, i: usize) -> usize {
        let (reading, end) = (self.reading, self.zone.tokens.end as usize);
        let is_verb = |cue: &Cue| matches!(cue.form, Form::Active | Form::Passive) && !cue.own;
        let says = |cue: &Cue| is_verb(cue) && matches!(cue.class, "say" | "explain" | "claim");
        let is_behind = self.cue.form == Form::Source && i > self.at && i + 2 < end;
        if !is_behind || !reading.cues[i].as_ref().is_some_and(says) {
            return i;
        }
        let behind = i + 1 + usize::from(reading.is_comma(i + 1));
        behind + usize::from(reading.is(behind, Class::That) && behind + 1 < end)
    }

    /// Token `i`, or the `jika` before it that a `maka` behind answers: `mengatakan jika harga naik, maka warga rugi`.
    fn with_condition(&self, i: usize) -> usize {
        let reading = self.reading;
        let end = (self.zone.tokens.end as usize).min(i + REACH);
        let answers = |i: usize| reading.is_comma(i - 1) && reading.is(i, Class::Then);
        let is_opener = |i: usize| reading.is(i, Class::Opener) && !reading.is(i, Class::That);
        let is_condition = i == self.at + 2 && is_opener(i - 1);
        if is_condition && (i + 1..end).any(answers) { i - 1 } else { i }
    }

    /// Token `i`, or behind the role of the source that stands there: `menurut Budi, warga Desa Suka, harga naik`.
    fn behind_role(&self, i: usize) -> usize {
        let end = self.zone.tokens.end as usize;
        let is_behind = matches!(self.cue.form, Form::Source | Form::After) && i > self.at;
        let (roles, names) = (&self.reading.mentions.roles, &self.reading.mentions.names);
        let first = roles.partition_point(|role| (role.tokens.start as usize) < i);
        let is_his = |role: &&RoleMention| {
            role.tokens.start as usize == i && names[role.of].tokens.start < role.tokens.start
        };
        let role = roles.get(first).filter(|role| is_behind && is_his(role));
        let comma = role.map(|role| role.tokens.end as usize);
        let parts = |&comma: &usize| comma + 1 < end && self.reading.is_comma(comma);
        comma.filter(parts).map_or(i, |comma| comma + 1)
    }

    /// Token `i`, or behind the name of the source that stands there, whose role stands by the cue: `menurut dokter
    /// spesialis anak, dr. Budi Santoso, Sp.A, harga naik`.
    fn behind_name(&self, i: usize) -> usize {
        let (reading, first) = (self.reading, self.at + 1);
        let end = (self.zone.tokens.end as usize).min(i + LONGEST_NAME);
        let is_behind = matches!(self.cue.form, Form::Source | Form::After) && first + 1 < i && i < end;
        let is_person = |i: usize| reading.name_kind(i) == Some(Kind::Person);
        let is_role = || reading.is_somebody(first) || reading.is(first, Class::People);
        let opens = is_behind && reading.is_comma(i - 1) && is_role() && !(first..i).any(is_person);
        let is_respect = |i: usize| reading.lexicon.honorifics.has(reading.document.lower(i));
        let is_titled = |&i: &usize| {
            !is_person(i) && !reading.is_comma(i) && (reading.sort(i) != Sort::Word || is_respect(i))
        };
        let name = i + (i..end).take_while(is_titled).count();
        let behind = name + (name..end).take_while(|&i| is_person(i)).count();
        let is_aged =
            |&i: &usize| !reading.is_comma(i) && !matches!(reading.sort(i), Sort::Word | Sort::Capital);
        let comma = behind + (behind..end).take_while(is_aged).count();
        let parts = opens && name < behind && comma + 1 < end && reading.is_comma(comma);
        if parts { (0..MOST_DEGREES).fold(comma + 1, |i, _| self.behind_degree(i)) } else { i }
    }

    /// Token `i`, or behind the degree that stands there with its comma: `Sp.A,`.
    fn behind_degree(&self, i: usize) -> usize {
        let (reading, document) = (self.reading, self.reading.document);
        let end = (self.zone.tokens.end as usize).min(i + LONGEST_DEGREE);
        let is_part = |&i: &usize| document.is_capitalised(i) || document.word(i) == ".";
        let comma = i + (i..end).take_while(is_part).count();
        let is_short = |i: usize| document.word(i).chars().skip(1).any(|c| c.is_uppercase() || c == '.');
        let is_degree = comma < end && reading.is_comma(comma) && (i..comma).any(is_short);
        if is_degree { comma + 1 } else { i }
    }

    /// Token `i`, or behind the day that stands there, which is that of the source: `mengutip Antara, Kamis (30/1),
    /// harga naik`, `kata Budi, Kamis`.
    fn behind_day(&self, i: usize) -> usize {
        let end = self.zone.tokens.end as usize;
        let is_behind = matches!(self.cue.form, Form::Source | Form::After) && i > self.at;
        let day = if is_behind && i < end { phrases::behind_day(self.reading, i, end) } else { i };
        if day > i && day < end && self.reading.is_comma(day) { day + 1 } else { day }
    }

    /// Where the words stand, if the cue reports. A source that ends its sentence always does.
    fn side(&self, scorer: &Scorer) -> Option<Lane> {
        let sure = self.sure_side();
        if matches!(sure, Some(Lane::Before | Lane::Behind)) {
            return sure;
        }
        let [behind, before, around] = scorer.scores(SIDES, |out| self.features(out));
        let (choice, _) = best(&[SILENCE, behind, before, around])?;
        sure.or(SIDES.get(choice.checked_sub(1)?).copied())
    }

    /// Does the cue say what somebody said who was just named as saying something alike: `Hal serupa
    /// disampaikan oleh Budi yang mengatakan …`?
    fn is_chained(&self) -> bool {
        let relative = self.token(-1).is_some_and(|i| self.reading.is(i, Class::Relative));
        let first = (self.zone.tokens.start as usize).max(self.at.saturating_sub(CHAIN));
        let passive = (first..self.at).find(|&i| self.reading.form(i) == Some(Form::Passive));
        let agent = |from: usize| (from..self.at).any(|i| self.reading.is(i, Class::Agent));
        relative && self.cue.form == Form::Active && passive.is_some_and(agent)
    }

    /// Where the words of a cue that reports must be: before a source that ends its sentence, around a cue
    /// that parts a subject from its verb (`Diplomasi, kata dia, tidak mudah`).
    fn sure_side(&self) -> Option<Lane> {
        if self.fronted().is_some() || self.is_chained() || self.is_connected() || self.is_his() {
            return Some(Lane::Behind);
        }
        if self.parts_clause() {
            return Some(Lane::Around);
        }
        let ends = self.cue.form == Form::Source || self.cue.form == Form::After && self.names_speaker();
        if ends && (self.trails() == 3 || self.is_tag()) {
            return Some(Lane::Before);
        }
        let parts = self.trails() > 0
            && matches!(self.cue.form, Form::After | Form::Source)
            && self.goes_on() == 1
            && !self.reading.is(self.zone.tokens.start as usize, Class::Adverbial);
        parts.then_some(Lane::Around)
    }

    /// Does nothing stand behind the cue but who speaks, `harga beras turun, ujar Kapolres Budi`, and before it what can be a
    /// clause, though no prefix shows its verb?
    fn is_tag(&self) -> bool {
        let (reading, start) = (self.reading, self.zone.tokens.start as usize);
        self.cue.form == Form::After
            && self.cue.class != "write"
            && self.is_far()
            && self.trails() == 1
            && self.commas() & 2 == 0
            && !reading.is(start, Class::Adverbial)
            && !reading.document.is_capitalised(self.at)
    }

    /// Does a passive with its speaker report: `Diakuinya, harga naik`, `Warga disebutnya senang`? Not what only says where
    /// (`hal itu disampaikannya saat rapat`), what somebody thinks (`yang dianggapnya penting`) or that it was done (`atas
    /// diakuinya X`).
    fn is_his(&self) -> bool {
        let (reading, word) = (self.reading, self.reading.document.lower(self.at));
        let is_passive = self.cue.own && self.cue.form == Form::Passive && self.cue.class != "ask";
        let is_that =
            || reading.is(self.zone.tokens.start as usize, Class::Said) && self.cue.class != "judge";
        let is_done = || self.token(-1).is_some_and(|i| reading.is(i, Class::Preposition));
        let goes_on = |i: usize| {
            reading.is_comma(i) || reading.sort(i) != Sort::Mark && !reading.is(i, Class::Preposition)
        };
        let says = is_passive && word.starts_with("di") && word != "dianggapnya";
        says && !is_that() && !is_done() && self.token(1).is_some_and(goes_on)
    }

    /// Does `menurutnya` part a subject that opens its sentence from what is said of it: `Hal ini menurutnya bisa`? In 14 such of
    /// marked articles the words begin with the subject, in two they do not.
    fn parts_clause(&self) -> bool {
        use Class::{Adverbial, Conjunction, Filler, Opener, Relative};
        let reading = self.reading;
        let start = self.zone.tokens.start as usize;
        let no_subject = [Adverbial, Conjunction, Filler, Opener];
        let is_subject = |i: usize| !reading.is_verbal(i) && !reading.is_comma(i) && !reading.is(i, Relative);
        let is_short = start < self.at && self.at <= start + NEAR_COMMA;
        let opens = is_short && !no_subject.iter().any(|&class| reading.is(start, class));
        let is_his = self.cue.own && self.cue.form == Form::Source && opens;
        is_his && (start..self.at).all(is_subject) && !self.is_connective(start..self.at)
    }

    /// Does nothing but a connective stand before the cue: `Selain itu, kata Budi, …`?
    fn is_connected(&self) -> bool {
        use Class::{Adverbial, Conjunction, Definite, Filler, Thus};
        let reading = self.reading;
        let (start, comma) = (self.zone.tokens.start as usize, self.at.saturating_sub(1));
        let joins =
            |i: usize| [Adverbial, Conjunction, Definite, Filler, Thus].iter().any(|&c| reading.is(i, c));
        let is_short = start < comma && comma <= start + LONGEST_LEAD && reading.is_comma(comma);
        let end = (self.zone.tokens.end as usize).min(self.at + NEAR_COMMA);
        let tells = self.cue.form == Form::After && self.cue.class != "write"
            || reading.is(self.at, Class::According);
        let is_tag = matches!(self.cue.form, Form::After | Form::Source)
            && (self.cue.own || tells && self.names_speaker())
            && (self.at + 1..end).any(|i| reading.is_comma(i));
        let is_joint = || reading.is(start, Adverbial) && (start..comma).all(joins);
        is_short && is_tag && (self.is_connective(start..comma) || is_joint())
    }

    /// Do these words do nothing but join the sentence to the one before it: `Hanya saja`?
    fn is_connective(&self, words: Range<usize>) -> bool {
        let words: Vec<_> = words.map(|i| self.reading.document.lower(i)).collect();
        self.reading.lexicon.connectives.has(&words.join(" "))
    }

    /// Does somebody stand right behind the cue who does nothing more: `harga naik, kata Budi di Jakarta`, not `harga,
    /// kata Budi juga naik`?
    fn names_speaker(&self) -> bool {
        let reading = self.reading;
        let Some(next) = self.token(1) else { return false };
        let end = (self.zone.tokens.end as usize).min(next + REACH);
        let comma = (next..end).find(|&i| reading.is_comma(i)).unwrap_or(end);
        let small = (next..comma).find(|&i| reading.sort(i) == Sort::Word);
        let acts = small.is_some_and(|i| reading.is_verbal(i) || reading.is(i, Class::Filler));
        reading.may_speak(next) && !acts
    }

    /// The comma behind who says it where cue and speaker open the sentence: `Dijelaskan Ketua PT Awan, Budi, harga
    /// naik`.
    fn fronted(&self) -> Option<usize> {
        let says = matches!(self.cue.class, "say" | "explain" | "claim") && self.cue.form == Form::Passive;
        if !says || self.cue.own || self.at != self.zone.tokens.start as usize {
            return None;
        }
        let start = self.at + 1 + usize::from(self.reading.is(self.at + 1, Class::Agent));
        let mut comma = self.phrase_end(start)?;
        while let Some(next) = self.phrase_end(comma + 1) {
            comma = next;
        }
        let is_person = |i: usize| self.reading.name_kind(i) == Some(Kind::Person);
        (start..comma).any(|i| is_person(i) || self.reading.is_somebody(i)).then_some(comma)
    }

    /// The comma behind the words with capitals that begin at token `i`, if more follows.
    fn phrase_end(&self, i: usize) -> Option<usize> {
        let reading = self.reading;
        let end = (self.zone.tokens.end as usize).saturating_sub(2).min(i + NEAR_COMMA);
        let is_written = |&i: &usize| {
            reading.name_kind(i).is_some()
                || reading.document.is_capitalised(i)
                || reading.is_somebody(i)
                || reading.is(i, Class::Link)
        };
        let comma = i + (i..end).take_while(is_written).count();
        (i < comma && comma < end && reading.is_comma(comma)).then_some(comma)
    }

    fn pick(
        &self,
        places: &[usize],
        scorer: &Scorer,
        features: impl Fn(usize, &mut Features),
        lane: Lane,
    ) -> Option<usize> {
        let scores: Vec<f32> = places.iter().map(|&i| scorer.score(lane, |out| features(i, out))).collect();
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
            let inner = (self.at + 2..last).filter(|&i| self.opens(i - 1) && !self.asks_before(i));
            return std::iter::once(self.at + 1).chain(inner).filter(|&i| i < end).take(CANDIDATES).collect();
        }
        let first = start.max(floor).max(self.at.saturating_sub(2 * REACH));
        let inner = (first + 1..self.at).filter(|&i| self.reading.is_comma(i - 1));
        std::iter::once(first).chain(inner).take(CANDIDATES).collect()
    }

    /// The `bahwa` that the words stand behind, where something else stands between: `mengatakan kepada
    /// pers bahwa`, `membantah kabar bahwa`.
    pub(super) fn detour(&self) -> Option<usize> {
        let end = self.zone.tokens.end as usize;
        let next = self.token(1)?;
        let turns = self.reading.is(next, Class::Preposition) || self.reading.form(next) == Some(Form::Noun);
        let that = (next..end.min(next + 20)).find(|&i| self.reading.is(i, Class::That))?;
        let plain = (next + 1..that).all(|i| !self.reading.is(i, Class::Verbal));
        (turns && plain && that + 1 < end).then_some(that)
    }

    /// Does whoever is asked stand before `agar` and token `i`, so that the words begin with him: `mengimbau
    /// warga agar tidak pulang`? In 117 such requests of annotated articles they never begin here.
    fn asks_before(&self, i: usize) -> bool {
        let (first, opener) = (self.at + 1, i - 1);
        let asks = self.cue.form == Form::Active && self.cue.class == "ask";
        let turns = self.reading.is(first, Class::Preposition) || self.reading.is_comma(first);
        asks && first < opener && self.reading.is(opener, Class::Opener) && !turns
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
        if let Some(turn) = reach.clone().find(|&i| self.turns(i)) {
            return vec![turn];
        }
        let inner = reach.filter(|&i| self.closes(i));
        let mut ends: Vec<usize> = inner.take(CANDIDATES).collect();
        ends.push(end);
        ends
    }

    /// Is what has been told up to token `i` a clause about what is spoken of further on: `video yang diklaim badai besar
    /// ternyata palsu`?
    fn turns(&self, i: usize) -> bool {
        let is_clause = self.cue.form == Form::Passive
            && self.at > 0
            && self.reading.is(self.at - 1, Class::Relative)
            && !self.reading.is(i - 1, Class::Relative);
        is_clause && self.reading.is(i, Class::Turn)
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

    /// Does the cue trail behind a clause: `harga naik, menurut Budi`? 0 no comma before it, 1 no clause
    /// before that, 2 a clause, 3 and no comma behind.
    pub(super) fn trails(&self) -> u32 {
        if !self.token(-1).is_some_and(|i| self.reading.is_comma(i)) {
            return 0;
        }
        let clause = self.lead_verbs() > 0 && self.is_far();
        if !clause { 1 } else { 2 + u32::from(self.commas() & 2 == 0) }
    }

    /// Do so many tokens stand before the cue that they can be a clause, with the comma behind it?
    fn is_far(&self) -> bool {
        self.at - self.zone.tokens.start as usize > 4
    }

    /// What the clause goes on with behind the speaker's comma: a verb (so its subject stands before the
    /// cue), a name, another word; 0 if there is no comma near.
    pub(super) fn goes_on(&self) -> u32 {
        let end = (self.zone.tokens.end as usize).min(self.at + 10);
        let comma = (self.at + 1..end).find(|&i| self.reading.is_comma(i));
        let Some(next) = comma.map(|i| i + 1).filter(|&i| i < end) else { return 0 };
        match self.reading.sort(next) {
            Sort::Word if self.reading.is_verbal(next) => 1,
            Sort::Word => 2,
            Sort::Person | Sort::Organisation | Sort::Place | Sort::Capital => 3,
            _ => 4,
        }
    }

    pub(super) fn token(&self, offset: isize) -> Option<usize> {
        let zone = self.zone.tokens.range();
        self.at.checked_add_signed(offset).filter(|i| zone.contains(i))
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
