//! Nominal mentions: whom `pemimpin Prancis tersebut` stands for.
//!
//! Decides which of the candidate phrases stand for somebody or something named, and for whom: by
//! what the text says that they are, by sort and by how lately they were named. A linear model
//! chooses twice, first a phrase or none of those that begin with one word, then an entity or none;
//! in doubt none.

use std::cell::Cell;

use rustc_hash::FxHashSet;

use super::acronyms::{abbreviates, abbreviates_start};
use super::nominal_features::{FINGERPRINT, ages, quoted, tells};
use crate::document::{Document, TokenRange};
use crate::features::hash;
use crate::lexicon::{Class, Lexicon, Meaning, Title};
use crate::mentions::view::View;
use crate::mentions::{Kind, Mentions, Name, Nominal};
use crate::model::{Features, Model, Weigher, built_in, of_lane};
use crate::order;
use crate::tokenize::stem;

/// Roles of one entity that phrases are compared with: keeps the search linear.
const MOST_ROLES: usize = 32;

/// The model that is built in.
const BUILT_IN: &[u8] = include_bytes!("../data/id/nominals.bin");

/// Entities named last before a phrase that it may stand for.
const MOST_RECENT: usize = 5;

/// Names that are looked through for them.
const FARTHEST: usize = 60;

/// Phrases that are looked through for somebody's last one.
const MOST_REPEATED: usize = 8;

/// A phrase repeats the noun of a role.
pub(super) const SAME_HEAD: u32 = 2;
/// A phrase repeats a role, but with other names.
pub(super) const OTHER_NAMES: u32 = 3;
/// A phrase repeats a role with each of its names.
pub(super) const WHOLE_ROLE: u32 = 5;

/// How sure a repeated role is, or a name that the phrase says.
pub(super) const REPEATED: f32 = 0.9;

/// A phrase with the entity that it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolved {
    /// Index in [`Mentions::nominals`].
    pub nominal: usize,
    /// Number of the entity.
    pub entity: usize,
    /// How sure we are, 0 to 1.
    pub confidence: f32,
}

/// Decides what phrases stand for.
#[derive(Debug)]
pub struct Resolver {
    model: Model,
}

impl Resolver {
    /// The resolver with the model that is built in.
    ///
    /// # Panics
    /// If that was trained for other features, which a test rules out.
    #[must_use]
    pub fn new() -> Self {
        Self { model: built_in(Model::read(BUILT_IN, FINGERPRINT), "nominals.bin") }
    }

    /// A resolver with a model of one's own.
    #[must_use]
    pub fn with_model(model: Model) -> Self {
        Self { model }
    }

    /// The phrases of `scene` that stand for an entity, in order, none inside another.
    #[must_use]
    pub fn find(&self, scene: &Scene) -> Vec<Resolved> {
        let weigher = Weigher::new(&self.model);
        let mut found: Vec<Resolved> = Vec::new();
        let mut taken = vec![false; scene.view.document.tokens.len()];
        for group in &scene.groups {
            let Some(resolved) = scene.repeated_in(group).or_else(|| resolve(&weigher, scene, group)) else {
                continue;
            };
            let run = scene.nominals[resolved.nominal].tokens.range();
            if !taken[run.clone()].contains(&true) {
                taken[run].fill(true);
                found.push(resolved);
            }
        }
        order::by_place(&mut found, |r| scene.place(r.nominal));
        found
    }

    /// The entity that a noun phrase stands for, if any, and how sure we are, 0 to 1.
    #[must_use]
    pub fn entity(&self, scene: &Scene, nominal: usize) -> Option<(usize, f32)> {
        entity(&Weigher::new(&self.model), scene, nominal)
    }
}

/// The likeliest phrase of a group and whom it stands for.
fn resolve(weigher: &Weigher, scene: &Scene, group: &[usize]) -> Option<Resolved> {
    let (nominal, phrase) = phrase(weigher, scene, group)?;
    let (entity, chance) = entity(weigher, scene, nominal)?;
    Some(Resolved { nominal, entity, confidence: phrase * chance })
}

fn phrase(weigher: &Weigher, scene: &Scene, group: &[usize]) -> Option<(usize, f32)> {
    let lane = scene.phrase_lane(group[0]);
    let none = score(weigher, lane, |seen| scene.no_phrase(group[0], seen));
    let scores = group.iter().map(|&n| score(weigher, lane, |seen| scene.phrase(n, seen)));
    best(none, scores.collect()).map(|(at, chance)| (group[at], chance))
}

fn entity(weigher: &Weigher, scene: &Scene, nominal: usize) -> Option<(usize, f32)> {
    if let Some(called) = scene.called(nominal) {
        return Some((called, REPEATED));
    }
    if scene.introduces(nominal) {
        return None;
    }
    let lane = scene.entity_lane(nominal);
    let asked = scene.asked(nominal);
    let none = score(weigher, lane, |seen| scene.no_entity(&asked, seen));
    let mut candidates = scene.candidates(nominal);
    scene.retain_possible(nominal, &mut candidates);
    let scores = candidates.iter().map(|c| score(weigher, lane, |seen| scene.entity(&asked, c, seen)));
    best(none, scores.collect()).map(|(at, chance)| (candidates[at].entity, chance))
}

fn score(weigher: &Weigher, lane: usize, features: impl FnOnce(&mut Features)) -> f32 {
    of_lane(&weigher.scores(features), lane) as f32 * weigher.scale()
}

/// The best of `scores` and its chance, if it is better than `none`.
fn best(none: f32, scores: Vec<f32>) -> Option<(usize, f32)> {
    let (at, top) = scores.iter().copied().enumerate().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let all: f32 = scores.iter().chain([&none]).map(|s| (s - top).exp()).sum();
    (top > none).then_some((at, 1.0 / all))
}

impl Default for Resolver {
    fn default() -> Self {
        Self::new()
    }
}

/// An entity that a phrase may stand for.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// Its number.
    pub entity: usize,
    /// How many others of its kind were named later, before the phrase.
    pub(super) recency: u32,
    /// Sentences since it was last named.
    pub(super) distance: u32,
    /// Is it named only behind the phrase?
    pub(super) ahead: bool,
    /// Does a word that reports stand by the last mention?
    pub(super) tells: bool,
    /// Is it the first of its kind in the sentence where it was last named?
    pub(super) leads: bool,
    /// How far the phrase repeats one of its roles.
    pub(super) role: u32,
}

impl Candidate {
    /// One that is named only behind the phrase, or far before it.
    fn ahead(entity: usize) -> Self {
        Self { entity, recency: 8, distance: 9, ahead: true, tells: false, leads: false, role: 0 }
    }
}

/// What is known of an entity.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The words of each of its first [`MOST_ROLES`] roles, no two alike.
    pub(super) roles: Vec<Vec<String>>,
    /// Hashes of the words of all its roles, ascending.
    pub(super) role_words: Words,
    /// Hashes of the first nouns of its roles, without possessives, ascending.
    pub(super) role_heads: Words,
    /// Is one of its roles to speak for another: `juru bicara`, which `jubir` repeats?
    is_voice: bool,
    /// The entities that its roles name.
    role_entities: Vec<usize>,
    /// Hashes of the words of its names, and of the name that the aliases give, ascending.
    pub(super) name_words: Words,
    /// How often it is named by a word that reports.
    pub(super) tells: u32,
    /// Hashes of the numbers right behind its names.
    pub(super) ages: Vec<u32>,
    /// Sorts of title in its roles, one bit each.
    pub(super) titles: u32,
    /// How often it is named.
    pub(super) named: u32,
    /// Where it is named first: an index of the names.
    pub(super) first: usize,
}

impl Known {
    /// Can this be said of it?
    pub(super) fn fits(&self, meaning: Meaning) -> bool {
        let words = if meaning.of == "role" { &self.role_words } else { &self.name_words };
        meaning.words().any(|word| words.has(hash(word))) != (meaning.of == "none")
    }

    /// Is it named but once, as somebody's relative (`cucunya, Dimas`)? Then only `cucu itu` is he.
    pub(super) fn is_mere_relative(&self) -> bool {
        let kin = 1 << (1 + Title::Kin as u8);
        self.named == 1 && self.titles & kin != 0 && self.titles & !(1 | kin) == 0
    }
}

/// Hashes of words, ascending once they are in order.
#[derive(Debug, Default)]
pub(super) struct Words(pub(super) Vec<u32>);

impl Words {
    fn order(&mut self) {
        order::by_place(&mut self.0, |&word| (word, 0));
        self.0.dedup();
    }

    pub(super) fn has(&self, word: u32) -> bool {
        self.0.binary_search(&word).is_ok()
    }
}

/// A document with its entities, as nominal mentions are looked for in it.
#[derive(Debug)]
pub struct Scene<'a> {
    pub(super) view: View<'a>,
    /// The phrases.
    pub nominals: &'a [Nominal],
    /// For each name its entity.
    pub(super) entity_of: &'a [usize],
    pub(super) kinds: Vec<Kind>,
    pub(super) known: Vec<Known>,
    /// For each kind each word of a role or name with an entity whose it is, ascending.
    by_word: [Vec<(u32, u32)>; 3],
    /// Indices of phrases of which at most one counts: first those that end with one `itu`, then the
    /// others that begin with one word.
    pub groups: Vec<Vec<usize>>,
    /// The phrases that need no weights, in order.
    repeated: Vec<Resolved>,
    /// Those whose lawyers somebody is.
    pub(super) clients: Vec<usize>,
    /// What [`Scene::earlier`] last found, of where and of what kind.
    pub(super) earlier: Cell<(usize, Kind, u32)>,
    /// For each token whether it stands between quotation marks.
    pub(super) quoted: Vec<bool>,
}

impl<'a> Scene<'a> {
    /// What `mentions` say of the entities; `entity_of` has the entity of each name, numbered from 0.
    #[must_use]
    pub fn new(
        document: &'a Document<'a>,
        mentions: &'a Mentions,
        entity_of: &'a [usize],
        lexicon: &'a Lexicon,
    ) -> Self {
        let view = View::new(document, &mentions.names, lexicon, &mentions.looks);
        let count = entity_of.iter().max().map_or(0, |m| m + 1);
        let mut scene = Self {
            view,
            nominals: &mentions.nominals,
            entity_of,
            kinds: vec![Kind::Place; count],
            known: (0..count).map(|_| Known::default()).collect(),
            by_word: Default::default(),
            groups: Vec::new(),
            repeated: Vec::new(),
            clients: Vec::new(),
            earlier: Cell::new((0, Kind::Person, 0)),
            quoted: quoted(document),
        };
        scene.learn_names();
        for role in &mentions.roles {
            scene.learn_role(role.tokens, entity_of[role.of]);
        }
        scene.index();
        scene.groups = scene.grouped();
        scene.repeat();
        scene
    }

    /// Finds the phrases that need no weights, which later ones are told by.
    fn repeat(&mut self) {
        let certain = self.groups.iter().filter_map(|group| self.certain(group));
        let mut repeated: Vec<Resolved> = certain.collect();
        order::by_place(&mut repeated, |r| self.place(r.nominal));
        for resolved in &repeated {
            let told = tells(&self.view, self.nominals[resolved.nominal].tokens);
            self.known[resolved.entity].tells += u32::from(told);
        }
        self.repeated = repeated;
    }

    /// The phrase of a group that [`Scene::repeat`] found.
    fn repeated_in(&self, group: &[usize]) -> Option<Resolved> {
        let found =
            |n: usize| self.repeated.binary_search_by_key(&self.place(n), |r| self.place(r.nominal)).ok();
        group.iter().find_map(|&n| found(n)).map(|at| self.repeated[at])
    }

    /// Where somebody was last spoken of before token `start`, be it by name `name` or by a repeated role.
    fn last(&self, entity: usize, name: usize, start: usize) -> TokenRange {
        let named = self.view.names[name].tokens;
        let phrase = |r: &Resolved| self.nominals[r.nominal].tokens;
        let before = self.repeated.partition_point(|r| (phrase(r).start as usize) < start);
        let near = self.repeated[..before].iter().rev().take(MOST_REPEATED);
        let mut later = near.filter(|r| r.entity == entity).map(phrase).filter(|p| p.start > named.start);
        later.next().unwrap_or(named)
    }

    fn learn_names(&mut self) {
        let (names, document) = (self.view.names, self.view.document);
        let mut spelled = FxHashSet::default();
        for (at, (name, &entity)) in names.iter().zip(self.entity_of).enumerate() {
            self.kinds[entity] = name.kind;
            let known = &mut self.known[entity];
            known.first = if known.named == 0 { at } else { known.first };
            known.named += 1;
            known.tells += u32::from(tells(&self.view, name.tokens));
            known.ages.extend(ages(document, name.tokens));
            let text = document.lower_span(name.span);
            if name.kind == Kind::Organisation && spelled.insert((entity, text)) {
                self.learn_name(name, entity);
            }
        }
    }

    fn learn_name(&mut self, name: &Name, entity: usize) {
        let view = &self.view;
        let words = &mut self.known[entity].name_words.0;
        words.extend(name.tokens.range().map(|i| view.document.hash(i)));
        let full = view.lexicon.organisation_aliases.of(view.document.lower_span(name.span));
        words.extend(full.iter().flat_map(|f| f.split(' ')).map(hash));
    }

    fn learn_role(&mut self, role: TokenRange, entity: usize) {
        let known = &mut self.known[entity];
        let words: Vec<String> = role.range().map(|i| self.view.document.lower(i).to_owned()).collect();
        let is_new = known.roles.len() < MOST_ROLES && !known.roles.contains(&words);
        known.roles.extend(is_new.then_some(words));
        known.role_words.0.extend(role.range().map(|i| self.view.document.hash(i)));
        known.is_voice |= self.view.is_word(role.start as usize, Class::Voice);
        known.role_heads.0.push(hash(stem(self.view.document.lower(head(&self.view, role)))));
        for i in role.range() {
            known.titles |= 1 << self.view.title(i);
        }
        if is_new {
            self.learn_named(role, entity);
        }
    }

    /// Whom a role names. Of a lawyer's clients no more need be known than whether they are several.
    fn learn_named(&mut self, role: TokenRange, entity: usize) {
        let is_lawyer = role.range().any(|i| self.view.is_word(i, Class::Lawyer));
        for name in role.range().filter_map(|i| self.view.name_of[i].checked_sub(1)) {
            let named = self.entity_of[name as usize];
            let all = &mut self.known[entity].role_entities;
            all.extend(Some(named).filter(|named| !all.contains(named)));
            let is_client = is_lawyer && self.kinds[named] == Kind::Person && !self.clients.contains(&named);
            self.clients.extend(Some(named).filter(|_| is_client && self.clients.len() < 2));
        }
    }

    fn index(&mut self) {
        for (entity, known) in (0..).zip(&mut self.known) {
            known.role_words.order();
            known.role_heads.order();
            known.name_words.order();
            let words = known.role_words.0.iter().chain(&known.name_words.0);
            self.by_word[self.kinds[entity as usize] as usize].extend(words.map(|&word| (word, entity)));
        }
        for by_word in &mut self.by_word {
            order::by_place(by_word, |&pair| pair);
            by_word.dedup();
        }
    }

    /// See [`Scene::groups`].
    fn grouped(&self) -> Vec<Vec<usize>> {
        let (mut pointing, rest): (Vec<usize>, Vec<usize>) =
            (0..self.nominals.len()).partition(|&n| self.is_pointing(n));
        order::by_place(&mut pointing, |&n| {
            let (start, end) = self.place(n);
            (end, start)
        });
        let by_end = pointing.chunk_by(|&a, &b| self.nominals[a].tokens.end == self.nominals[b].tokens.end);
        let by_start = rest.chunk_by(|&a, &b| self.nominals[a].tokens.start == self.nominals[b].tokens.start);
        by_end.chain(by_start).map(<[usize]>::to_vec).collect()
    }

    fn place(&self, nominal: usize) -> (u32, u32) {
        let tokens = self.nominals[nominal].tokens;
        (tokens.start, tokens.end)
    }

    /// Does the phrase end with `itu` or the like?
    pub(super) fn is_pointing(&self, nominal: usize) -> bool {
        matches!(self.tail(self.nominals[nominal].tokens), 1..=3)
    }

    /// Lane of the choice of a phrase.
    #[must_use]
    pub fn phrase_lane(&self, nominal: usize) -> usize {
        1 + usize::from(self.nominals[nominal].kind == Kind::Organisation)
    }

    /// Lane of the choice of an entity.
    #[must_use]
    pub fn entity_lane(&self, nominal: usize) -> usize {
        3 + usize::from(self.nominals[nominal].kind == Kind::Organisation)
    }

    /// The first word of the phrase that says what it is.
    pub(super) fn head(&self, nominal: usize) -> usize {
        head(&self.view, self.nominals[nominal].tokens)
    }

    /// Entities of the phrase's kind whose role or name has its head.
    pub(super) fn matching(&self, nominal: usize) -> impl Iterator<Item = usize> + '_ {
        let head = self.head(nominal);
        let kind = self.nominals[nominal].kind;
        let word = self.view.document.hash(head);
        let is_any = (0..3).any(|kind| !self.entities_with(word, kind).is_empty());
        let word = if is_any { word } else { hash(stem(self.view.document.lower(head))) };
        self.entities_with(word, kind as usize).iter().map(|&(_, entity)| entity as usize)
    }

    /// Those of a kind of whose roles and names this is a word.
    fn entities_with(&self, word: u32, kind: usize) -> &[(u32, u32)] {
        let by_word = &self.by_word[kind];
        let first = by_word.partition_point(|&(w, _)| w < word);
        let end = first + by_word[first..].partition_point(|&(w, _)| w == word);
        &by_word[first..end]
    }

    /// How the phrase ends: by which pointer, with a name, or with one of its first words.
    pub(super) fn tail(&self, run: TokenRange) -> u32 {
        let last = run.end as usize - 1;
        match self.view.document.lower(last) {
            "itu" => 1,
            "ini" => 2,
            "tersebut" => 3,
            _ if self.view.name_of[last] != 0 => 5 + self.view.word(last),
            word if word.ends_with("nya") => 4,
            _ => 20 + run.len().min(4) as u32,
        }
    }

    /// The entities of `kind` named before token `start`, latest first, each with its last name.
    pub(super) fn recent(&self, start: usize, kind: Kind) -> impl Iterator<Item = (usize, usize)> + '_ {
        let names = self.view.names;
        let before = names.partition_point(|n| (n.tokens.start as usize) < start);
        let mut seen = Vec::new();
        let mut is_new = move |entity: usize| {
            let new = !seen.contains(&entity);
            seen.extend(new.then_some(entity));
            new
        };
        (before.saturating_sub(FARTHEST)..before)
            .rev()
            .map(|n| (self.entity_of[n], n))
            .filter(move |&(e, _)| self.kinds[e] == kind && is_new(e))
    }

    /// The entities that phrase `nominal` may stand for.
    #[must_use]
    pub fn candidates(&self, nominal: usize) -> Vec<Candidate> {
        let Nominal { tokens, kind, .. } = self.nominals[nominal];
        let start = tokens.start as usize;
        let matching: Vec<usize> = self.matching(nominal).take(8).collect();
        let is_near = |&(recency, (entity, _)): &(u32, (usize, usize))| {
            (recency as usize) < MOST_RECENT || matching.contains(&entity)
        };
        let farthest = if matching.is_empty() { MOST_RECENT } else { FARTHEST };
        let recent = (0..).zip(self.recent(start, kind)).take(farthest).filter(is_near);
        let mut all: Vec<Candidate> =
            recent.map(|(recency, (entity, name))| self.named(entity, name, recency, start)).collect();
        for entity in matching.iter().copied().chain(self.next(start, kind)) {
            if !all.iter().any(|c| c.entity == entity) {
                all.push(Candidate::ahead(entity));
            }
        }
        let new = self.is_indefinite(nominal);
        all.retain(|c| !self.is_inside(tokens, c.entity) && (c.ahead || !new));
        let head = self.head(nominal);
        self.retain_fitting(tokens, head, &mut all);
        all.iter_mut().for_each(|c| c.role = self.role_match(tokens, head, &self.known[c.entity]));
        self.retain_holders(nominal, &mut all);
        all
    }

    /// The candidate that was named last before token `start` by `name`, after `recency` others.
    fn named(&self, entity: usize, name: usize, recency: u32, start: usize) -> Candidate {
        let sentence = |token: usize| self.view.document.sentence_of(token).index();
        let last = self.last(entity, name, start);
        Candidate {
            entity,
            recency: recency.min(7),
            distance: sentence(start).saturating_sub(sentence(last.start as usize)) as u32,
            ahead: false,
            tells: tells(&self.view, last),
            leads: self.leads(name),
            role: 0,
        }
    }

    /// Does the phrase bring up somebody new, as `seorang pegawai` does? At most a name behind it says
    /// who that is.
    fn is_indefinite(&self, nominal: usize) -> bool {
        let start = self.nominals[nominal].tokens.start as usize;
        let from = self.view.at(start, -1).unwrap_or(start);
        (from..=self.head(nominal)).any(|i| self.view.lexicon.indefinites.has(self.view.document.lower(i)))
    }

    /// Does no other name of its kind stand before name `name` in its sentence?
    fn leads(&self, name: usize) -> bool {
        let names = self.view.names;
        let sentence = self.view.document.sentence(names[name].tokens.start as usize);
        let before = names[..name].iter().rev().take_while(|n| n.tokens.start >= sentence.start);
        before.take(8).all(|n| n.kind != names[name].kind)
    }

    /// The entity of `kind` named next.
    fn next(&self, start: usize, kind: Kind) -> Option<usize> {
        let at = self.view.names.partition_point(|n| (n.tokens.start as usize) < start);
        let near = at..(at + 6).min(self.entity_of.len());
        near.map(|n| self.entity_of[n]).find(|&e| self.kinds[e] == kind)
    }

    /// How far the phrase repeats a role: not, its head only or as an acronym, its words.
    fn role_match(&self, run: TokenRange, head: usize, known: &Known) -> u32 {
        let view = &self.view;
        let speaks = || known.is_voice && view.is_word(head, Class::Voice);
        if !known.role_words.has(view.document.hash(head))
            && !speaks()
            && !self.is_short_role(run, head, known)
        {
            return u32::from(
                run.range().any(|i| view.name_of[i] != 0 && known.role_words.has(view.document.hash(i))),
            );
        }
        let rest = (head + 1..run.end as usize).filter(|&i| view.name_of[i] != 0);
        let is_said = |i: usize| {
            known.role_words.has(view.document.hash(i))
                || known.role_entities.contains(&self.entity_of[view.name_of[i] as usize - 1])
        };
        let (same, all) = rest.fold((0, 0), |(same, all), i| (same + u32::from(is_said(i)), all + 1));
        match (same, all) {
            (_, 0) => SAME_HEAD,
            (0, _) => OTHER_NAMES,
            (s, a) if s == a => WHOLE_ROLE,
            _ => 4,
        }
    }

    /// `PM` of a `Perdana Menteri`, `Menteri Kesehatan` of a `Menkes`.
    fn is_short_role(&self, run: TokenRange, head: usize, known: &Known) -> bool {
        if known.roles.is_empty() {
            return false;
        }
        let word = |i: usize| self.view.document.lower(i).to_owned();
        let first = [word(head)];
        known.roles.iter().any(|role| {
            let words = || (head..run.end as usize).map(word).collect::<Vec<_>>();
            abbreviates_start(&first, role)
                || role.len() == 1 && role[0].len() >= 4 && abbreviates(role, &words())
        })
    }
}

/// The first token of `run` that says what somebody or something is.
fn head(view: &View, run: TokenRange) -> usize {
    run.range().find(|&i| view.title(i) > 1).unwrap_or(run.start as usize)
}
