//! Forms to clusters: which names are one thing.
//!
//! Decides who is meant. The fullest forms come first and each later one joins the cluster that it
//! is most like; a form that is as like to several is decided at each of its places, by the one
//! named last before it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cues;
use super::forms::{self, Form};
use super::{organisations, persons, places};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Mentions};

/// Forms that one key may bring up for comparison: keeps the time linear.
const MOST_CANDIDATES: usize = 48;

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
    let mut forms = forms::collect(document, &mentions.names);
    let told = cues::tell(document, &mentions.names, &mut forms, lexicon);
    let mut linker = Linker::new(&forms, told, lexicon);
    for form in fullest_first(&forms) {
        linker.place(form);
    }
    by_first_name(&linker.settle(mentions.names.len()))
}

fn fullest_first(forms: &[Form]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_by_key(|&f| {
        let form = &forms[f];
        (std::cmp::Reverse(form.words.len()), form.is_acronym(), std::cmp::Reverse(form.letters()), f)
    });
    order
}

struct Linker<'a> {
    forms: &'a [Form],
    lexicon: &'a Lexicon,
    /// Forms that share a key, those placed so far.
    index: FxHashMap<(Kind, Key), Vec<usize>>,
    /// For each form the forms that the text calls the same.
    told: Vec<Vec<usize>>,
    /// For each form its clusters, best first: none before it is placed, several if it is ambiguous.
    clusters: Vec<Vec<usize>>,
    /// Number of clusters so far.
    count: usize,
}

/// What brings two forms together for comparison.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// A whole word.
    Word(String),
    /// The first two letters of a word.
    Start(String),
    /// The first letter of the name: for acronyms.
    Letter(char),
    /// The name that the aliases give.
    Known(&'static str),
}

impl<'a> Linker<'a> {
    fn new(forms: &'a [Form], told: Vec<Vec<usize>>, lexicon: &'a Lexicon) -> Self {
        let clusters = vec![Vec::new(); forms.len()];
        Self { forms, lexicon, index: FxHashMap::default(), told, clusters, count: 0 }
    }

    /// Gives form `f` its cluster or clusters.
    fn place(&mut self, f: usize) {
        let mut best: Option<Likeness> = None;
        let mut found: Vec<usize> = Vec::new();
        for (likeness, other) in self.candidates(f) {
            if best.is_some_and(|b| likeness < b) {
                continue;
            }
            if best != Some(likeness) {
                found.clear();
                best = Some(likeness);
            }
            found.extend(
                self.clusters[other].iter().filter(|&&c| !found.contains(&c)).copied().collect::<Vec<_>>(),
            );
        }
        if found.is_empty() {
            found.push(self.count);
            self.count += 1;
        }
        self.clusters[f] = found;
        for key in self.keys(f, true) {
            self.index.entry((self.forms[f].kind, key)).or_default().push(f);
        }
    }

    /// The forms placed so far that `f` is like.
    fn candidates(&self, f: usize) -> Vec<(Likeness, usize)> {
        let told =
            self.told[f].iter().filter(|&&o| !self.clusters[o].is_empty()).map(|&o| (Likeness::Same, o));
        let mut all: Vec<(Likeness, usize)> = told.collect();
        let mut seen = FxHashSet::default();
        for key in self.keys(f, false) {
            let Some(others) = self.index.get(&(self.forms[f].kind, key)) else { continue };
            for &other in others.iter().take(MOST_CANDIDATES) {
                if self.clusters[other].len() == 1 && seen.insert(other) {
                    all.extend(self.compare(f, other).map(|l| (l, other)));
                }
            }
        }
        all
    }

    fn compare(&self, f: usize, other: usize) -> Option<Likeness> {
        let (short, long) = (&self.forms[f], &self.forms[other]);
        let by_name = match short.kind {
            Kind::Person => persons::compare(short, long, self.lexicon),
            Kind::Organisation => organisations::compare(short, long, self.lexicon),
            Kind::Place => places::compare(short, long),
        };
        by_name.max(self.is_known(f, other).then_some(Likeness::Known))
    }

    fn is_known(&self, f: usize, other: usize) -> bool {
        let known = self.known(f);
        known.is_some() && known == self.known(other)
    }

    /// The name that the list of aliases gives for form `f`, or its own if the list gives it to others.
    fn known(&self, f: usize) -> Option<&'static str> {
        let form = &self.forms[f];
        let aliases = match form.kind {
            Kind::Person => &self.lexicon.person_aliases,
            Kind::Organisation => &self.lexicon.organisation_aliases,
            Kind::Place => &self.lexicon.place_aliases,
        };
        aliases.of(&form.words.join(" "))
    }

    /// The keys of form `f`: to be found under, or to look for.
    fn keys(&self, f: usize, to_be_found: bool) -> Vec<Key> {
        let form = &self.forms[f];
        let mut keys: Vec<Key> = form.words.iter().chain(&form.inner).map(|w| Key::Word(w.clone())).collect();
        keys.extend(form.words.iter().map(|w| Key::Start(w.chars().take(2).collect())));
        let firsts = form.words.iter().take(if to_be_found { 2 } else { 1 });
        keys.extend(firsts.filter_map(|w| w.chars().next()).map(Key::Letter));
        keys.extend(self.known(f).map(Key::Known));
        keys
    }

    /// The cluster of each of `names` names: ambiguous forms get the one named last before them.
    fn settle(&self, names: usize) -> Vec<usize> {
        let form_of = forms::of_names(self.forms, names);
        let mut last: FxHashMap<usize, usize> = FxHashMap::default();
        (0..names)
            .map(|n| {
                let choices = &self.clusters[form_of[n]];
                let latest =
                    choices.iter().rev().copied().max_by_key(|c| last.get(c).map_or(0, |&at| at + 1));
                let cluster = latest.unwrap_or(0);
                last.insert(cluster, n);
                cluster
            })
            .collect()
    }
}

/// Renumbers `clusters` by first appearance.
fn by_first_name(clusters: &[usize]) -> Vec<usize> {
    let mut numbers = FxHashMap::default();
    clusters
        .iter()
        .map(|c| {
            let next = numbers.len();
            *numbers.entry(*c).or_insert(next)
        })
        .collect()
}
