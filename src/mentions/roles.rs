//! Roles: the words beside a name that say what it is.
//!
//! Decides for each name, before it and behind it, which run of words is its role, if any. A linear
//! model ranks the runs that could be one against each other and against none.

use super::nominals::is_predicate;
use super::view::View;
use super::{Kind, RoleMention};
use crate::document::{TokenKind, TokenRange};
use crate::features::{hash, mix};
use crate::lexicon::{Class, Title};
use crate::model::{Features, Model, Scores, Weigher, built_in, of_lane};
use crate::order;

/// The model that is built in.
const BUILT_IN: &[u8] = include_bytes!("../data/id/roles.bin");

/// Tokens of the longest role that is looked for.
const LONGEST: usize = 16;

/// Tokens that may stand between a role and the name behind it.
const LONGEST_TITLE: usize = 8;

/// Tokens that may stand between a name and the role behind it.
const LONGEST_LINK: usize = 7;

/// What is seen of a run as a whole adds no more than this in each lane, in units of score; in 12,285 raw articles it is
/// never more than 103, 65, 118 and 77. So most runs are not looked at as a whole: their words tell.
const MOST_OF_WHOLE: [i32; 5] = [0, 112, 72, 128, 84];

/// Names inside a role at most, and those of them that are people's.
const MOST_NAMES: usize = 4;
const MOST_PEOPLE: usize = 2;

/// Tokens before a name in which somebody may be said to accuse him.
const LONGEST_CLAIM: usize = 4;

/// Tokens before a name in which its sentence may open: `Senada dengan`.
const LONGEST_LEAD: usize = 2;

/// What stands for a word of respect.
const RESPECT: u32 = 5;

/// On which side of its name a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// `Menteri Keuangan Sri`.
    Before,
    /// `Sri, Menteri Keuangan`.
    Behind,
}

/// The runs beside one name that could be its role.
#[derive(Debug)]
pub struct Choice {
    /// Index of the name.
    pub of: usize,
    /// Where they stand.
    pub side: Side,
    /// The runs, nearest and shortest first.
    pub runs: Vec<TokenRange>,
}

impl Choice {
    /// The end of `run` that is near the name.
    fn near(&self, run: TokenRange) -> u32 {
        match self.side {
            Side::Before => run.end,
            Side::Behind => run.start,
        }
    }
}

/// Finds roles.
#[derive(Debug)]
pub struct RoleFinder {
    model: Model,
}

impl RoleFinder {
    /// The finder with the model that is built in.
    ///
    /// # Panics
    /// If that was trained for other features, which a test rules out.
    #[must_use]
    pub fn new() -> Self {
        Self { model: built_in(Model::read(BUILT_IN, FINGERPRINT), "roles.bin") }
    }

    /// A finder with a model of one's own.
    #[must_use]
    pub fn with_model(model: Model) -> Self {
        Self { model }
    }

    /// The roles of the names in `view`, in order of the text.
    #[must_use]
    pub fn find(&self, view: &View) -> Vec<RoleMention> {
        let mut roles: Vec<RoleMention> = Vec::new();
        let mut parts = Parts::new(view, Weigher::new(&self.model));
        for choice in view.choices() {
            let Some(run) = parts.best(&choice).and_then(|run| said(view, &choice, run)) else { continue };
            let tokens = view.with_acting(run);
            let is_titled = roles.last().is_some_and(|role| role.of == choice.of);
            let (tokens, of) = relation(view, tokens, choice.of).unwrap_or_else(|| {
                let other = bearer(view, tokens).or_else(|| next_listed(view, &choice, tokens, is_titled));
                (tokens, other.unwrap_or(choice.of))
            });
            roles.push(RoleMention { span: view.document.span(tokens), tokens, of });
        }
        order::by_place(&mut roles, |r| (r.tokens.start, r.tokens.end));
        roles.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
        roles
    }
}

/// What of `run` says what the name of `choice` is, if it does.
fn said(view: &View, choice: &Choice, run: TokenRange) -> Option<TokenRange> {
    let run = without_praise(view, run).and_then(|run| without_rank(view, run))?;
    let is_none = is_contested(view, choice, run)
        || is_of_many(view, run)
        || is_source(view, choice, run)
        || is_acted_on(view, choice, run)
        || is_of_either(view, choice, run);
    if is_none { None } else { without_clause(view, run, choice.side) }
}

/// `run` if it does not begin with a word that only praises; without that word before an office: `sosok Gubernur Jawa
/// Barat`.
fn without_praise(view: &View, run: TokenRange) -> Option<TokenRange> {
    let start = run.start as usize;
    if !view.lexicon.appraisals.has(view.document.lower(start)) {
        return Some(run);
    }
    let is_office = run.len() > 1 && view.title(start + 1) != 0 && view.document.is_capitalised(start + 1);
    is_office.then(|| TokenRange { start: run.start + 1, ..run })
}

/// Is `run` before the name of `choice` who tells what that does: `Menurut jaksa, Budi pergi`?
fn is_source(view: &View, choice: &Choice, run: TokenRange) -> bool {
    let word = |i: usize| view.document.lower(i);
    let cue = view.at(run.start as usize, -1).and_then(|i| view.lexicon.cues.get(word(i)));
    let is_parted = choice.side == Side::Before && view.document.word(run.end as usize) == ",";
    let name = view.names[choice.of].tokens;
    let goes_on = view.at(name.end as usize - 1, 1).is_some_and(|i| !matches!(word(i), "," | "(" | "."));
    is_parted && goes_on && cue.is_some_and(|cue| cue.0 == "source")
}

/// Is `run` somebody new whom the name of `choice` does something to: `Budi menolong seorang guru`? Of seven such in raw
/// text one was not.
fn is_acted_on(view: &View, choice: &Choice, run: TokenRange) -> bool {
    let behind = view.names[choice.of].tokens.end as usize..run.start as usize;
    let is_new = |i: usize| view.lexicon.indefinites.has(view.document.lower(i));
    let links = |i: usize| view.lexicon.name_links.has(view.document.lower(i)) && !is_new(i);
    !behind.is_empty()
        && is_new(behind.end - 1)
        && behind.clone().any(|i| view.acts(i))
        && !behind.clone().any(links)
}

/// May `run` be said of either of two, a relative or who is named: `anak pejabat Dinas Pajak Budi`?
fn is_of_either(view: &View, choice: &Choice, run: TokenRange) -> bool {
    let (start, name) = (run.start as usize, &view.names[choice.of]);
    let is_before = name.kind == Kind::Person && run.end == name.tokens.start && run.len() > 2;
    let sort = view.title(start);
    let is_kin =
        sort == 1 + Title::Kin as u8 || sort == 1 + Title::Status as u8 && view.is_word(start, Class::Kin);
    let has_office = || view.title(start + 1) != 0 || view.is_word(start + 1, Class::Somebody);
    is_before && is_kin && has_office() && !view.document.is_capitalised(start)
}

/// `run` without the rank at its end, which belongs to the name: `Panglima Kodam Mayjen TNI`. None of eight such ranks in
/// marked articles is part of a role.
fn without_rank(view: &View, run: TokenRange) -> Option<TokenRange> {
    let word = |i: usize| view.document.lower(i);
    let rank = run.end as usize - run.len().min(2);
    if run.len() < 2 || !matches!(word(rank + 1), "tni" | "pol") || !view.is_respectful(rank) {
        return Some(run);
    }
    let is_half = matches!(word(rank), "jenderal" | "kolonel" | "madya" | "muda" | "pertama");
    let rank = rank - usize::from(is_half && rank > run.start as usize && view.is_respectful(rank - 1));
    if rank == run.start as usize {
        return None;
    }
    let comma = rank - usize::from(view.document.word(rank - 1) == ",");
    (comma > run.start as usize).then_some(TokenRange { end: comma as u32, ..run })
}

/// `Di depan para peserta, Budi`: is what `run` says said of many?
fn is_of_many(view: &View, run: TokenRange) -> bool {
    let before = view.at(run.start as usize, -1);
    before.is_some_and(|i| view.lexicon.many.has(view.document.lower(i)))
}

/// Is what `run` says behind the name of `choice` only what he is accused of, what he claims or what he is not: `menuding Budi
/// merupakan …`, `Budi bukan …`?
fn is_contested(view: &View, choice: &Choice, run: TokenRange) -> bool {
    if choice.side == Side::Before {
        return false;
    }
    let name = view.names[choice.of].tokens;
    let behind = name.end as usize..run.start as usize;
    let is_fact = |i: usize| matches!(view.document.lower(i), "yang" | "selaku");
    let is_stated = !behind.clone().any(is_fact) && behind.clone().any(|i| view.is_word_link(i));
    let mut beside = behind.rev().take_while(|&i| view.document.word(i) != ")");
    is_stated && view.is_accused(name.start as usize) || beside.any(|i| view.is_disowned(i))
}

/// `run` without the verb that says what somebody of that role did: `Budi, warga Awan menyebutkan …` is a `warga
/// Awan`; but none where it stands before the name (`Hakim menyatakan Budi bersalah`). Of 1,216 annotated roles
/// none has such a verb but behind `yang`.
fn without_clause(view: &View, run: TokenRange, side: Side) -> Option<TokenRange> {
    match view.clause_verb(run, side) {
        Some(verb) if side == Side::Before || view.is_undergone(run, verb) => None,
        Some(verb) => {
            let comma = usize::from(view.document.word(verb - 1) == ",");
            Some(TokenRange { end: (verb - comma) as u32, ..run })
        }
        None => Some(run),
    }
}

/// The person right behind `run` in its sentence, whose role it is, whoever stands before: `Menteri A, Ketua Umum
/// PSI B`. Of 54 that raw text showed with another nearly all were his. A relative's is not: `Ani, ibu Budi`.
fn bearer(view: &View, run: TokenRange) -> Option<usize> {
    let behind = view.name_of[view.at(run.end as usize - 1, 1)?] as usize;
    let person = behind.checked_sub(1).filter(|&n| view.names[n].kind == Kind::Person)?;
    let is_relative = run.range().any(|i| view.title(i) == 1 + Title::Kin as u8);
    (!is_relative && view.names[person].tokens.start == run.end).then_some(person)
}

/// The person behind the comma that ends `run`, or behind `adalah`, where it is his: in a list whose names stand behind
/// their roles (`is_titled`: `Menteri A, Ani, Menteri B, Budi`), and where the name before it only opens the sentence:
/// `Selain Ani, pemain baru adalah Budi`, `Senada dengan Ani, Ketua PSI, Budi, …`.
fn next_listed(view: &View, choice: &Choice, run: TokenRange, is_titled: bool) -> Option<usize> {
    let comma = view.names[choice.of].tokens.end as usize;
    let is_beside = choice.side == Side::Behind && view.document.word(comma) == ",";
    if !is_beside || !(is_titled || view.is_fronted(choice.of)) {
        return None;
    }
    let joins = |i: usize| matches!(view.document.lower(i), "," | "adalah" | "yaitu" | "yakni");
    let next = view.at(run.end as usize - 1, 1).filter(|&i| joins(i)).and_then(|i| view.at(i, 1))?;
    let person = (view.name_of[next] as usize).checked_sub(1)?;
    (view.names[person].kind == Kind::Person).then_some(person)
}

/// The role of the person behind the comma, where `run` right before name `of` says whose relative, spokesman or manager
/// he is: `kuasa hukum Ani, Budi, mengatakan`.
fn relation(view: &View, run: TokenRange, of: usize) -> Option<(TokenRange, usize)> {
    let name = view.names[of].tokens;
    let person = |n: usize| view.names.get(n).filter(|other| other.kind == Kind::Person);
    let other = person(of + 1)?.tokens;
    let says = |class| view.is_word(run.start as usize, class);
    // `Juru Bicara KPK Ani` is Ani.
    let is_of_place = run.range().any(|i| view.name_of[i] != 0);
    let is_hired = run.len() <= 2 && view.lexicon.hired.has(view.document.lower(run.start as usize));
    let hangs = says(Class::Kin) || (is_hired || says(Class::Spokesman)) && !is_of_place;
    let is_between = |i: u32| view.is_respectful(i as usize) || view.document.word(i as usize) == ".";
    let is_beside = run.end == name.start && (name.end + 1..other.start).all(is_between);
    let is_comma = is_beside && view.document.word(name.end as usize) == ",";
    // `anak Ani, Budi, dan Citra`: children, or parents.
    let is_list = person(of + 2).is_some_and(|next| next.tokens.start <= other.end + 2);
    let is_person = view.names[of].kind == Kind::Person;
    (hangs && is_person && is_comma && !is_list).then(|| (TokenRange { end: name.end, ..run }, of + 1))
}

/// The weights of single tokens as parts of a run, each worked out when first asked for: the runs
/// beside all names share them.
struct Parts<'a> {
    view: &'a View<'a>,
    weigher: Weigher<'a>,
    /// For each token the place in `scores` of its weights as the first of a run, as another than the
    /// first, and as the last; 0 for what nobody has asked for.
    places: Vec<[u32; 3]>,
    scores: Vec<Scores>,
}

/// What the tokens from `start` to `end`, behind the first of a run, add up to.
#[derive(Debug, Default)]
struct Inner {
    start: usize,
    end: usize,
    sum: i32,
}

/// Where in a run a token stands.
#[derive(Debug, Clone, Copy)]
enum Part {
    First,
    Inner,
    Last,
}

impl<'a> Parts<'a> {
    fn new(view: &'a View<'a>, weigher: Weigher<'a>) -> Self {
        let places = vec![[0; 3]; view.document.tokens.len()];
        Self { view, weigher, places, scores: vec![Scores::default()] }
    }

    /// The best of the runs of `choice`, if it is better than none.
    fn best(&mut self, choice: &Choice) -> Option<TokenRange> {
        let (view, lane) = (self.view, self.view.lane(choice));
        let mut best = (self.weigh(lane, |seen| view.none_features(choice, seen)), None);
        let mut inner = Inner::default();
        let (mut near, mut gap, mut of_gap) = (None, 0, 0);
        for &run in &choice.runs {
            if near != Some(choice.near(run)) {
                near = Some(choice.near(run));
                gap = view.gap_of(choice, run);
                of_gap = match choice.side {
                    Side::Before => self.weigh(lane, |seen| view.gap_features(gap, run, seen)),
                    Side::Behind => 0,
                };
            }
            let of_words = of_gap + self.sum(lane, run, &mut inner);
            if of_words + MOST_OF_WHOLE[lane] < best.0 {
                continue;
            }
            let score = of_words + self.weigh(lane, |seen| view.whole_features(choice, run, gap, seen));
            // Of runs that are as good the last counts, but none of those no better than none.
            if score > best.0 || score == best.0 && best.1.is_some() {
                best = (score, Some(run));
            }
        }
        best.1
    }

    /// The sum of the weights of what `features` adds.
    fn weigh(&self, lane: usize, features: impl FnOnce(&mut Features)) -> i32 {
        of_lane(&self.weigher.scores(features), lane)
    }

    /// The sum of the weights of the tokens of `run`; `inner` is of the run before it.
    fn sum(&mut self, lane: usize, run: TokenRange, inner: &mut Inner) -> i32 {
        let (start, end) = (run.start as usize + 1, run.end as usize);
        if !(start..=end).contains(&inner.start) || !(inner.start..=end).contains(&inner.end) {
            *inner = Inner { start, end: start, sum: 0 };
        }
        for i in (start..inner.start).chain(inner.end..end) {
            inner.sum += self.part(Part::Inner, lane, i);
        }
        (inner.start, inner.end) = (start, end);
        self.part(Part::First, lane, start - 1) + inner.sum + self.part(Part::Last, lane, end - 1)
    }

    /// The weights of token `i` as such a part, known from before or new.
    fn part(&mut self, part: Part, lane: usize, i: usize) -> i32 {
        if self.places[i][part as usize] == 0 {
            self.places[i][part as usize] = self.scores.len() as u32;
            self.scores.push(self.look(part, i));
        }
        of_lane(&self.scores[self.places[i][part as usize] as usize], lane)
    }

    fn look(&self, part: Part, i: usize) -> Scores {
        self.weigher.scores(|seen| match part {
            Part::First => self.view.start_features(i, seen),
            Part::Inner => self.view.inner_features(i, seen),
            Part::Last => self.view.end_features(i + 1, seen),
        })
    }
}

impl Default for RoleFinder {
    fn default() -> Self {
        Self::new()
    }
}

impl View<'_> {
    /// Is token `i` a verb for what somebody does: `memimpin`?
    fn acts(&self, i: usize) -> bool {
        self.document.lower(i).starts_with("me") && is_predicate(self, i)
    }

    /// The first verb in `run` that says what somebody of that role did, or what was done to him; where that is joined to
    /// it (`pemain dan memimpin timnya`), the word that joins it.
    fn clause_verb(&self, run: TokenRange, side: Side) -> Option<usize> {
        let word = |i: usize| self.document.lower(i);
        let is_link = |i: usize| matches!(word(i), "yang" | "untuk" | "dan" | "atau" | "guna" | "mulai");
        let does = |i: usize| self.acts(i) && word(i) != "merangkap";
        let is_verb =
            |i: usize| self.reports(i) || self.is_undergone(run, i) || side == Side::Before && does(i);
        let joins = |i: usize| word(i) == "dan" && self.at(i, 1).is_some_and(does);
        let mut inner = run.range().skip(1).take_while(|&i| word(i) != "yang");
        inner.find(|&i| joins(i) || !is_link(i - 1) && is_verb(i))
    }

    /// `pelaku ditangkap di Bali`: does token `i` say what was, or will be, done to or by him of the noun that
    /// `run` begins with?
    fn is_undergone(&self, run: TokenRange, i: usize) -> bool {
        let word = self.document.lower(i);
        matches!(word, "telah" | "sudah" | "akan" | "belum")
            || i == run.start as usize + 1 && word.starts_with("di") && is_predicate(self, i)
    }

    /// What to choose from, for each name of a person or organisation and each side of it that has
    /// runs.
    pub fn choices(&self) -> impl Iterator<Item = Choice> + '_ {
        let named = (0..self.names.len()).filter(|&i| self.names[i].kind != Kind::Place);
        named.flat_map(|of| [self.before(of), self.behind(of)]).filter(|c| !c.runs.is_empty())
    }

    /// The lane of the model's weights that count for `choice`, beside the shared one.
    #[must_use]
    pub fn lane(&self, choice: &Choice) -> usize {
        1 + 2 * usize::from(choice.side == Side::Behind)
            + usize::from(self.names[choice.of].kind == Kind::Organisation)
    }

    fn before(&self, of: usize) -> Choice {
        let name = self.names[of].tokens;
        let first = self.document.sentence(name.start as usize).start as usize;
        let mut runs = Vec::new();
        let mut end = name.start as usize;
        let farthest = end.saturating_sub(LONGEST_TITLE).max(first);
        loop {
            if end > first && self.may_end(end - 1) {
                let least = end.saturating_sub(LONGEST).max(first);
                runs.reserve(LONGEST);
                runs.extend(self.starts(least, end).map(|start| TokenRange::new(start, end)));
            }
            if end == farthest || !self.is_title(end - 1) {
                break;
            }
            end -= 1;
        }
        Choice { of, side: Side::Before, runs }
    }

    /// Where a run up to `end` may start, nearest first.
    fn starts(&self, least: usize, end: usize) -> impl Iterator<Item = usize> + '_ {
        let mut named = false;
        let open = (least..end).rev().take_while(move |&i| {
            named |= self.is_person(i);
            !self.is_closed(i) && (named || !self.is_owned(i))
        });
        self.balanced(self.with_few_names(open), ")").filter(|&i| self.may_start(i))
    }

    /// No role goes over this token.
    fn is_closed(&self, i: usize) -> bool {
        self.is_barrier(i) || self.announces(i)
    }

    /// These tokens, up to where they would hold too many names.
    fn with_few_names(&self, tokens: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
        let (mut names, mut people) = (0, 0);
        tokens.take_while(move |&i| {
            if let Some(name) = self.name_that_ends(i) {
                names += 1;
                people += usize::from(name.kind == Kind::Person);
            }
            names <= MOST_NAMES && people <= MOST_PEOPLE
        })
    }

    /// Those of `tokens` that leave no bracket open, where `opens` opens one; up to one that closes another.
    fn balanced(
        &self,
        tokens: impl Iterator<Item = usize>,
        opens: &'static str,
    ) -> impl Iterator<Item = usize> {
        let mut depth = 0;
        let deep = tokens.map(move |i| {
            depth += match self.document.word(i) {
                word if word == opens => 1,
                "(" | ")" => -1,
                _ => 0,
            };
            (i, depth)
        });
        deep.take_while(|&(_, depth)| depth >= 0).filter(|&(_, depth)| depth == 0).map(|(i, _)| i)
    }

    /// Does this word say what belongs to whoever is named behind it, as `kantor` does in `juru bicara kantor
    /// Perdana Menteri` and `era` in `menteri era Budi`? Then what stands before it is somebody else's role;
    /// but not if a name stands between that has the word: `menteri era Budi, Ratna`.
    fn is_owned(&self, i: usize) -> bool {
        let of_office = self.document.is_capitalised(i + 1) && self.title(i + 1) != 0;
        (of_office || self.is_person(i + 1))
            && !self.document.is_capitalised(i)
            && self.lexicon.owned.has(self.document.lower(i))
    }

    /// Is token `i` part of a person's name?
    fn is_person(&self, i: usize) -> bool {
        self.name_at(i).is_some_and(|name| name.kind == Kind::Person)
    }

    fn behind(&self, of: usize) -> Choice {
        let name = self.names[of].tokens;
        let last = self.document.sentence(name.start as usize).end as usize;
        let after = name.end as usize;
        let mut runs = Vec::new();
        for start in after..(after + LONGEST_LINK).min(last) {
            if self.is_closed(start) && start > after || self.name_of[start] != 0 {
                break;
            }
            let is_linked = start > after && self.is_link(start - 1);
            let is_beside = start == after || self.document.word(start - 1) == ")";
            if (is_linked || is_beside && self.is_small_title(start)) && self.may_start(start) {
                let most = (start + LONGEST).min(last);
                let open = (start..most).take_while(|&i| !self.is_closed(i));
                let ends = self.balanced(self.with_few_names(open), "(");
                let ends = ends.filter(|&i| self.may_end(i));
                runs.reserve(LONGEST);
                runs.extend(ends.map(|i| TokenRange::new(start, i + 1)));
            }
        }
        Choice { of, side: Side::Behind, runs }
    }

    /// `Budi pelatih tim Awan`, `Ani (8) siswa SD Awan`: does a title begin here in small letters?
    fn is_small_title(&self, i: usize) -> bool {
        self.title(i) != 0 && !self.document.is_capitalised(i)
    }

    /// May a role begin with this token? Not inside a name.
    fn may_start(&self, i: usize) -> bool {
        matches!(self.document.tokens[i].kind, TokenKind::Word)
            && (self.name_of[i] == 0 || i == 0 || self.name_of[i - 1] != self.name_of[i])
    }

    /// May a role end with this token? Not inside a name.
    fn may_end(&self, i: usize) -> bool {
        let whole = self.name_of[i] == 0 || self.name_of.get(i + 1) != Some(&self.name_of[i]);
        let word = self.document.tokens[i].kind != TokenKind::Mark || self.document.word(i) == ")";
        whole && word && self.document.tokens[i].kind != TokenKind::Quote
    }

    /// May this token stand between a role and the name behind it?
    fn is_title(&self, i: usize) -> bool {
        let word = self.document.lower(i);
        self.name_of[i] == 0
            && (matches!(word, "," | ":" | "(" | ")" | "-" | "–" | "—" | "." | "\"" | "“")
                || self.is_respectful(i)
                || self.lexicon.role_links.has(word))
    }

    /// May a role stand behind this token, which follows a name?
    fn is_link(&self, i: usize) -> bool {
        let word = self.document.lower(i);
        matches!(word, "," | "(" | "-" | "–" | "—") || self.is_word_link(i)
    }

    /// Does name `of` stand in the words before the subject of its sentence: `Selain Ani, …`?
    fn is_fronted(&self, of: usize) -> bool {
        let start = self.names[of].tokens.start as usize;
        let first = self.document.sentence(start).start as usize;
        let opens = self.is_word(first, Class::Adverbial) || self.is_word(first, Class::Alike);
        let is_this = |i: usize| self.lexicon.demonstratives.has(self.document.lower(i));
        opens && (first + 1..=first + LONGEST_LEAD).contains(&start) && !(first..start).any(is_this)
    }

    /// Is token `i` a word that joins a name to what it is: `adalah`?
    fn is_word_link(&self, i: usize) -> bool {
        self.lexicon.name_links.has(self.document.lower(i))
    }

    /// `run` with what stands right before it and says that somebody holds the office for another: `Plt. Bupati`,
    /// `Pelaksana Tugas (Plt.) Bupati`.
    fn with_acting(&self, run: TokenRange) -> TokenRange {
        let first = self.document.sentence(run.start as usize).start as usize;
        let before = |i: usize, mark: &str| i > first && self.document.word(i - 1) == mark;
        let end = run.start as usize;
        let is_bracket = before(end, ")");
        let stop = end - usize::from(is_bracket);
        let word = stop - usize::from(before(stop, "."));
        let is_acting = word < end && word > first && self.lexicon.acting.has(self.document.lower(word - 1));
        let start = match is_bracket {
            _ if !is_acting => end,
            false => word - 1,
            true if before(word - 1, "(") => self.long_acting(word - 2, first),
            true => end,
        };
        TokenRange { start: start as u32, ..run }
    }

    /// Where the words begin that the bracket at token `bracket` shortens: `Pelaksana Tugas (Plt.)`.
    fn long_acting(&self, bracket: usize, first: usize) -> usize {
        let from = bracket.saturating_sub(2).max(first);
        (from..bracket).find(|&i| self.title(i) != 0 && self.document.is_capitalised(i)).unwrap_or(bracket)
    }

    /// Does a word right before token `i` accuse somebody?
    fn is_accused(&self, i: usize) -> bool {
        let first = self.document.sentence(i).start as usize;
        let before = (first.max(i.saturating_sub(LONGEST_CLAIM))..i).rev();
        let mut words = before.take_while(|&i| self.document.tokens[i].kind == TokenKind::Word);
        words.any(|i| self.lexicon.accusing.has(self.document.lower(i)))
    }

    /// Does token `i` say that somebody only claims to be something, or is it not? But `bukan hanya ketua` is one.
    fn is_disowned(&self, i: usize) -> bool {
        let word = self.document.lower(i);
        let next = self.at(i, 1).map_or("", |next| self.document.lower(next));
        let is_more = matches!(next, "hanya" | "cuma" | "sekadar" | "sekedar" | "saja" | "lain");
        self.lexicon.accusing.has(word) || self.lexicon.contested.has(word) && !is_more
    }

    /// Adds to `seen` each feature of `run` as the one chosen, of choosing none if there is none.
    pub fn features(&self, choice: &Choice, run: Option<TokenRange>, seen: &mut Features) {
        let Some(run) = run else { return self.none_features(choice, seen) };
        let gap = self.gap_of(choice, run);
        self.whole_features(choice, run, gap, seen);
        self.start_features(run.start as usize, seen);
        self.end_features(run.end as usize, seen);
        if choice.side == Side::Before {
            self.gap_features(gap, run, seen);
        }
        run.range().skip(1).for_each(|i| self.inner_features(i, seen));
    }

    fn none_features(&self, choice: &Choice, seen: &mut Features) {
        let name = self.names[choice.of].tokens;
        let (first, end) = (name.start as usize, name.end as usize);
        let start = self.respect_start(first);
        seen.see(&[(100, u32::from(start < first), 0)]);
        let before = self.seen(start, -1);
        seen.see(&[
            (101, before.word, 0),
            (102, self.seen(end - 1, 1).word, 0),
            (103, before.shape.into(), 0),
            (104, before.word, self.seen(start, -2).word),
            (106, before.title.into(), before.shape.into()),
            (105, name.len().min(4) as u32, 0),
        ]);
    }

    /// What is seen of a run's first word.
    fn start_features(&self, start: usize, seen: &mut Features) {
        let (first, before) = (self.seen(start, 0), self.seen(start, -1));
        seen.see(&[
            (121, first.word, 0),
            (122, first.word, before.word),
            (123, before.word, 0),
            (124, before.shape.into(), first.shape.into()),
            (132, first.word, self.seen(start, 1).word),
            (133, before.word, self.seen(start, -2).word),
            (135, hash(self.prefix(start)), first.shape.into()),
            (140, first.title.into(), first.shape.into()),
            (141, first.title.into(), before.title.into()),
            (142, before.title.into(), before.shape.into()),
        ]);
    }

    /// What is seen of a run's last word, the one before `end`.
    fn end_features(&self, end: usize, seen: &mut Features) {
        let (last, mut next) = (self.seen(end - 1, 0), self.seen(end - 1, 1));
        if self.at(end - 1, 1).is_some_and(|i| self.is_respectful(i)) {
            (next.word, next.shape) = (RESPECT, RESPECT as u8);
        }
        seen.see(&[(125, last.word, 0), (130, next.word, 0), (131, next.shape.into(), last.shape.into())]);
    }

    /// What is seen of the words between a run and its name.
    fn gap_features(&self, gap: u32, run: TokenRange, seen: &mut Features) {
        seen.see(&[(127, gap, 0), (128, gap, self.seen(run.end as usize - 1, 0).shape.into())]);
    }

    /// What is seen of a word of a run behind its first.
    fn inner_features(&self, i: usize, seen: &mut Features) {
        seen.see(&[(137, self.word(i), 0), (138, self.seen(i, -1).word, self.word(i))]);
    }

    /// What is seen of a run as a whole, and of the `gap` behind the name.
    fn whole_features(&self, choice: &Choice, run: TokenRange, gap: u32, seen: &mut Features) {
        let (start, end) = (run.start as usize, run.end as usize);
        let length = (end - start).min(8) as u32;
        let (first, last) = (self.seen(start, 0), self.seen(end - 1, 0));
        let (title, pattern) = (u32::from(first.title), self.pattern(run));
        let inner = (start + 1..end).filter(|&i| self.title(i) > 1).count().min(3) as u32;
        let behind = self.seen(self.names[choice.of].tokens.end as usize - 1, 1).word;
        seen.see(&[
            (120, length, 0),
            (126, first.word, last.word),
            (129, pattern, 0),
            (134, pattern, self.seen(start, -1).shape.into()),
            (143, title, last.title.into()),
            (144, title, pattern),
            (145, title, gap),
            (146, inner, title),
            (136, behind, length.min(2)),
        ]);
        let around = mix(113, self.seen(start, -1).word, self.seen(end - 1, 1).word);
        let verbs = (start + 1..end).filter(|&i| is_predicate(self, i)).count().min(2) as u32;
        seen.see(&[(150, verbs, title), (151, verbs, around)]);
        if choice.side == Side::Behind {
            self.gap_features(gap, run, seen);
        }
    }

    /// The words between the name of `choice` and `run`.
    fn gap_of(&self, choice: &Choice, run: TokenRange) -> u32 {
        let name = self.names[choice.of].tokens;
        match choice.side {
            Side::Before => self.gap(run.end as usize, name.start as usize),
            Side::Behind => self.gap(name.end as usize, run.start as usize),
        }
    }

    /// Is token `i` a word of respect?
    fn is_respectful(&self, i: usize) -> bool {
        self.lexicon.is_respectful(self.document.lower(i))
    }

    /// Where the words of respect begin that stand before token `start`.
    fn respect_start(&self, start: usize) -> usize {
        let first = self.document.sentence(start).start as usize;
        let floor = start.saturating_sub(LONGEST_TITLE).max(first);
        let is_part = |&i: &usize| matches!(self.document.word(i), "." | "(" | ")") || self.is_respectful(i);
        let row = (floor..start).rev().take_while(is_part);
        row.filter(|&i| self.is_respectful(i)).last().unwrap_or(start)
    }

    /// The words from `start` to `end`, words of respect being all alike.
    fn gap(&self, start: usize, end: usize) -> u32 {
        let (mut all, mut after_title) = (3, false);
        for i in start..end {
            let titled = self.is_respectful(i);
            // A row of titles is one, with its stops and brackets: `Mayjen (Purn.)`.
            if !(after_title && (titled || matches!(self.document.word(i), "." | "(" | ")"))) {
                all = mix(110, all, if titled { RESPECT } else { self.document.hash(i) });
                after_title = titled;
            }
        }
        all
    }
}

/// The features of this version: a model fits only those that it was trained with. A test tells when
/// they have changed.
pub const FINGERPRINT: u32 = 0x31f7_d39e;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::mentions::view::Looks;
    use crate::mentions::{Finder, Name};
    use crate::tagger::Tagger;

    #[test]
    fn no_run_is_better_than_the_one_that_is_found() {
        let (lexicon, finder) = (Lexicon::new(), RoleFinder::new());
        let document = Document::new(include_str!("../../benches/peers/article.txt"), &lexicon);
        let names = Finder::new().find(&document, Tagger::new().tag(&document, &lexicon), &lexicon).names;
        let looks = Looks::new(&document, &lexicon);
        let view = View::new(&document, &names, &lexicon, &looks);
        let (mut parts, weigher) =
            (Parts::new(&view, Weigher::new(&finder.model)), Weigher::new(&finder.model));
        for choice in view.choices() {
            let score =
                |run| of_lane(&weigher.scores(|seen| view.features(&choice, run, seen)), view.lane(&choice));
            let all = choice.runs.iter().map(|&run| score(Some(run))).chain([score(None)]);
            assert_eq!(all.max(), Some(score(parts.best(&choice))), "{choice:?}");
        }
    }

    #[test]
    fn the_fingerprint_is_that_of_the_features() {
        let lexicon = Lexicon::new();
        let document = Document::new("Kata Ketua KPK, Pak Anwar, juga dosen di Jakarta.", &lexicon);
        let tokens = TokenRange::new(5, 6);
        let name = Name { span: document.span(tokens), tokens, kind: Kind::Person, confidence: 1.0 };
        let (names, looks) = ([name], Looks::new(&document, &lexicon));
        let view = View::new(&document, &names, &lexicon, &looks);
        let mut all = 0u32;
        for choice in view.choices() {
            let runs = choice.runs.iter().copied().map(Some).chain([None]);
            runs.for_each(|run| {
                let mut seen = Features::default();
                view.features(&choice, run, &mut seen);
                all = seen.keys().iter().fold(all, |all, &key| mix(112, key, 0).wrapping_add(all));
            });
        }
        assert_eq!(all, FINGERPRINT, "set it to {all:#x} and run `make train`");
    }
}
