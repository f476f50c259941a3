//! Forms to clusters: which names are one thing.
//!
//! Decides who is meant. The fullest forms come first and each later one joins the cluster that it
//! is most like; a form that is as like to several is decided at each of its places, by the one
//! named last before it.

use std::hash::{BuildHasher, Hash};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::cues;
use super::forms::{self, Form};
use super::{organisations, persons, places};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Mentions};
use crate::order;

/// Forms that one key may bring up for comparison: keeps the time linear. With 48 one of 12,285 articles is read
/// otherwise (one of 70 markets joins another), and a crowd of ever new names takes two and a half times as long.
const MOST_CANDIDATES: usize = 16;

/// Forms among which one of the same name is looked for.
const MOST_FORMS: usize = 256;
/// Bytes of a word's end that bring `Dilla` to `Aldilla`.
const END: usize = 4;

/// How much one name is like another, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Spelling errors and blends.
    Loose,
    /// Made of its initials or syllables.
    Acronym,
    /// Some of its words.
    Part,
    /// The list of aliases knows it.
    Known,
    /// The same words, or the text says so.
    Same,
}

/// For each of `mentions.names` the number of its cluster; clusters are numbered by first name.
#[must_use]
pub fn of_names(document: &Document, mentions: &Mentions, lexicon: &Lexicon) -> Vec<usize> {
    let (mut forms, form_of) = forms::collect(document, &mentions.names, lexicon);
    let told = cues::tell(document, &mentions.names, &mut forms, &form_of, lexicon);
    let withheld = cues::withheld(document, &mentions.names, &form_of, forms.len());
    let mut linker = Linker::new(&forms, told, withheld, lexicon);
    for form in fullest_first(&forms) {
        linker.place(form);
    }
    by_first_name(&linker.settle(&form_of), linker.count)
}

fn fullest_first(forms: &[Form]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order::by_place(&mut order, |&f| {
        let form = &forms[f];
        let fewer = |n: usize| (u32::MAX >> 1) - n as u32;
        (fewer(form.words.len()), u32::from(form.is_acronym) << 31 | fewer(forms::letters(&form.words)))
    });
    order
}

struct Linker<'a> {
    forms: &'a [Form],
    lexicon: &'a Lexicon,
    /// Forms that share a key, those placed so far.
    index: Index,
    /// For each form the forms that the text calls the same.
    told: Vec<Vec<usize>>,
    /// For each form the name that the list of aliases gives for it, or its own if the list gives it to
    /// others.
    known: Vec<Option<&'static str>>,
    /// For each form its clusters, best first: none before it is placed, several if it is ambiguous.
    clusters: Vec<Vec<usize>>,
    /// For each form the last one that it was compared with, plus one.
    seen_by: Vec<usize>,
    /// For each form whether it is initials of a name that the text keeps back.
    withheld: Vec<bool>,
    /// Number of clusters so far.
    count: usize,
}

/// What brings two forms of a kind together for comparison: a hash of a whole word, of the first two
/// letters of one, of the first letter of the name (for acronyms), of the name that the aliases give, of the end of a
/// word of a person's name.
/// Two that share a hash by chance are compared in vain.
type Key = u64;

/// Under each key the first forms that have it, in the order in which they came.
#[derive(Default)]
struct Index {
    /// For each key its number in `chains`.
    keys: FxHashMap<Key, u32>,
    /// The first and the last entry of each key, and how many there are.
    chains: Vec<(usize, usize, usize)>,
    /// Forms, each with the next entry of its key; 0 behind the last.
    entries: Vec<(usize, usize)>,
}

impl Index {
    /// An empty one with room for the keys of so many forms, of which each has some six of its own.
    fn with_room_for(forms: usize) -> Self {
        let mut index = Self::default();
        index.keys.reserve(6 * forms);
        index.chains.reserve(6 * forms);
        index.entries.reserve(8 * forms);
        index
    }

    fn add(&mut self, key: Key, form: usize) {
        let new = self.entries.len();
        let chain = *self.keys.entry(key).or_insert(self.chains.len() as u32) as usize;
        if chain == self.chains.len() {
            self.chains.push((new, new, 0));
        }
        let (_, last, count) = &mut self.chains[chain];
        if *count < MOST_CANDIDATES {
            *count += 1;
            let before = std::mem::replace(last, new);
            self.entries.push((form, 0));
            self.entries[before].1 = if before == new { 0 } else { new };
        }
    }

    fn get(&self, key: Key) -> impl Iterator<Item = usize> + '_ {
        let mut next = self.keys.get(&key).map(|&chain| self.chains[chain as usize].0);
        std::iter::from_fn(move || {
            let (form, after) = self.entries[next?];
            next = Some(after).filter(|&n| n > 0);
            Some(form)
        })
    }
}

impl<'a> Linker<'a> {
    fn new(forms: &'a [Form], told: Vec<Vec<usize>>, withheld: Vec<bool>, lexicon: &'a Lexicon) -> Self {
        let clusters = vec![Vec::new(); forms.len()];
        let known = forms.iter().map(|form| known(form, lexicon)).collect();
        let seen_by = vec![0; forms.len()];
        let index = Index::with_room_for(forms.len());
        Self { forms, lexicon, index, told, known, clusters, seen_by, withheld, count: 0 }
    }

    /// Gives form `f` its cluster or clusters. Of two short names of one person, `Budi yang akrab disapa Pecco`, the one
    /// that is part of a longer name leads the other there.
    fn place(&mut self, f: usize) {
        if !self.clusters[f].is_empty() {
            return;
        }
        let keys = self.keys(f);
        let found = self.alike(f, &keys);
        let found = if found.is_empty() { self.led(f) } else { found };
        self.put(f, found, keys);
    }

    /// The clusters of another short name of person `f`, which is placed first.
    fn led(&mut self, f: usize) -> Vec<usize> {
        let is_short = |n: usize| self.forms[n].kind == Kind::Person && self.forms[n].words.len() == 1;
        let waits = |&other: &usize| self.clusters[other].is_empty() && is_short(other);
        let other = self.told[f].iter().copied().find(waits).filter(|_| is_short(f));
        let Some(other) = other else { return Vec::new() };
        let keys = self.keys(other);
        let found = self.alike(other, &keys);
        self.put(other, found, keys);
        self.clusters[other].clone()
    }

    /// The clusters of the forms that `f` is most like.
    #[inline(never)]
    fn alike(&mut self, f: usize, keys: &[Key]) -> Vec<usize> {
        let mut best: Option<Likeness> = None;
        let mut found: Vec<usize> = Vec::new();
        for (likeness, other) in self.candidates(f, keys) {
            if best.is_some_and(|b| likeness < b) {
                continue;
            }
            if best != Some(likeness) {
                found.clear();
                best = Some(likeness);
            }
            for &cluster in &self.clusters[other] {
                if !found.contains(&cluster) {
                    found.push(cluster);
                }
            }
        }
        found
    }

    /// Puts form `f`, which has these keys, into the clusters `found`, a new one if there are none.
    fn put(&mut self, f: usize, mut found: Vec<usize>, keys: Vec<Key>) {
        if found.is_empty() {
            found.push(self.count);
            self.count += 1;
        }
        self.clusters[f] = found;
        let second = self.forms[f].words.get(1).and_then(|w| w.chars().next());
        let second = second.map(|letter| self.key(f, 2, letter));
        keys.into_iter().chain(second).for_each(|key| self.index.add(key, f));
    }

    /// The forms placed so far that `f`, which has these keys, is like.
    fn candidates(&mut self, f: usize, keys: &[Key]) -> Vec<(Likeness, usize)> {
        let told =
            self.told[f].iter().filter(|&&o| !self.clusters[o].is_empty()).map(|&o| (Likeness::Same, o));
        let mut all: Vec<(Likeness, usize)> = told.collect();
        for &key in keys {
            for other in self.index.get(key) {
                if self.clusters[other].len() == 1 && self.seen_by[other] != f + 1 {
                    self.seen_by[other] = f + 1;
                    all.extend(self.compare(f, other).map(|l| (l, other)));
                }
            }
        }
        all
    }

    #[inline(never)]
    fn compare(&self, f: usize, other: usize) -> Option<Likeness> {
        let (short, long) = (&self.forms[f], &self.forms[other]);
        let by_name = match short.kind {
            Kind::Person => persons::compare(short, long),
            Kind::Organisation => organisations::compare(short, long, self.lexicon),
            Kind::Place => places::compare(short, long, self.lexicon),
        };
        let by_name = by_name.filter(|&likeness| match likeness {
            Likeness::Acronym => !self.withheld[f],
            // `Bung Karno` is no `Dian Sukarno` where `Soekarno` is named too, nor is `Kemendag` the `Kemendagri`.
            Likeness::Loose => !self.has_twin(f) && !self.is_known_apart(f, other),
            // The team that an article is about is called both `Timnas Indonesia U-23` and `Timnas Indonesia`; the `TNI AD` is
            // not all of the `TNI`.
            _ => !self.is_known_apart(f, other) || organisations::is_national_team(&long.words),
        });
        by_name.max(self.is_known(f, other).then_some(Likeness::Known))
    }

    /// Does the list of aliases give one name for person `f` and for another form?
    fn has_twin(&self, f: usize) -> bool {
        let is_twin = |other: usize| other != f && self.is_known(f, other);
        self.known[f].is_some()
            && self.forms[f].kind == Kind::Person
            && (0..self.forms.len().min(MOST_FORMS)).any(is_twin)
    }

    /// Does the list of aliases give two names for the two?
    fn is_known_apart(&self, f: usize, other: usize) -> bool {
        self.known[f].zip(self.known[other]).is_some_and(|(one, two)| one != two)
    }

    fn is_known(&self, f: usize, other: usize) -> bool {
        self.known[f].is_some() && self.known[f] == self.known[other]
    }

    /// The keys to look for form `f` under.
    fn keys(&self, f: usize) -> Vec<Key> {
        let form = &self.forms[f];
        let words = form.words.iter().chain(&form.inner).map(|word| self.key(f, 0, word));
        let mut starts = form.words.iter().map(|w| w.chars());
        let mut keys: Vec<Key> = Vec::with_capacity(2 * form.words.len() + form.inner.len() + 2);
        keys.extend(words);
        keys.extend(starts.by_ref().map(|mut start| self.key(f, 1, (start.next(), start.next()))));
        keys.extend(form.words[0].chars().next().map(|letter| self.key(f, 2, letter)));
        if form.kind == Kind::Person {
            let ends = form.words.iter().filter_map(|word| word.get(word.len().checked_sub(END)?..));
            keys.extend(ends.map(|end| self.key(f, 4, end)));
        }
        keys.extend(self.known[f].map(|name| self.key(f, 3, name)));
        keys
    }

    fn key(&self, f: usize, sort: u8, value: impl Hash) -> Key {
        FxBuildHasher.hash_one((self.forms[f].kind, sort, value))
    }

    /// The cluster of each name, whose form is given: ambiguous forms get the one named last before them.
    fn settle(&self, form_of: &[usize]) -> Vec<usize> {
        // For each cluster its last name so far, plus one.
        let mut last = vec![0; self.count];
        let of_name = |(n, &form): (usize, &usize)| {
            let latest = self.clusters[form].iter().rev().copied().max_by_key(|&c| last[c]);
            let cluster = latest.unwrap_or(0);
            last[cluster] = n + 1;
            cluster
        };
        form_of.iter().enumerate().map(of_name).collect()
    }
}

/// The name that the list of aliases gives for `form`, or its own if the list gives it to others; of a place also
/// without its type word (`Provinsi Sumut`), of an organisation without its legal form.
fn known(form: &Form, lexicon: &Lexicon) -> Option<&'static str> {
    let words = &form.words[..];
    let (aliases, short) = match form.kind {
        Kind::Person => (&lexicon.person_aliases, words),
        Kind::Organisation => (&lexicon.organisation_aliases, form.bare()),
        Kind::Place => (&lexicon.place_aliases, places::untyped(words, lexicon)),
    };
    let forms = [Some(words), Some(short).filter(|short| short.len() < words.len())];
    forms.into_iter().flatten().find_map(|words| match words {
        [word] => aliases.of(word),
        words => aliases.of(&words.join(" ")),
    })
}

/// Renumbers `clusters`, of which there are `count`, by first appearance.
fn by_first_name(clusters: &[usize], count: usize) -> Vec<usize> {
    let (mut numbers, mut next) = (vec![None; count], 0..);
    clusters.iter().filter_map(|&c| *numbers[c].get_or_insert_with(|| next.next())).collect()
}
