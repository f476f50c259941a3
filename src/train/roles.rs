//! The roles' model: annotated articles to `data/id/roles.bin`.

use std::fmt;
use std::io;
use std::path::Path;

use crate::document::{Document, TokenRange};
use crate::lexicon::Lexicon;
use crate::mentions::Name;
use crate::mentions::roles::RoleFinder;
use crate::mentions::view::{Looks, View};
use crate::model::Model;
use crate::span::Span;
use crate::tagger::TaggedName;
use crate::train::corpora::{self, Annotated};
use crate::train::marked;
use crate::train::quantise::quantise;
use crate::train::ranking::{self, How, Numbers, Problem};

const HOW: How = How {
    epochs: 12,
    rate: 0.2,
    l1: 3e-5,
    most: 5000,
    power: 0.25,
    keep: 0.8,
    margin: 2.0,
    rarest: 6,
    smallest: 0.05,
    orders: 6,
};

/// How much a choice that has a right run counts: most have none.
const WEIGHT: f32 = 2.0;

/// Largest weight that is told apart, in nats.
const LIMIT: f32 = 12.0;

/// Trains on the annotated articles of `shared` and those that are marked.
///
/// # Errors
/// If they cannot be read.
pub fn train(shared: &Path) -> io::Result<Model> {
    let articles = corpora::gold(&shared.join("gold/train.jsonl"))?;
    let lexicon = Lexicon::new();
    let marked = marked::annotated(shared, &lexicon)?;
    eprintln!("roles, cross-validated: {}", cross_validate(&articles, &marked, &lexicon));
    Ok(fit(articles.iter().chain(&marked), &lexicon))
}

/// Learns on every other article and those that are marked, judges on the rest, and the other way round.
fn cross_validate(articles: &[Annotated], marked: &[Annotated], lexicon: &Lexicon) -> Found {
    let mut found = Found::default();
    for half in 0..2 {
        let learn = articles.iter().skip(half).step_by(2).chain(marked);
        let finder = RoleFinder::with_model(fit(learn, lexicon));
        let judge = articles.iter().skip(1 - half).step_by(2);
        judge.for_each(|article| found.add(&finder, article, lexicon));
    }
    found
}

fn fit<'a>(articles: impl Iterator<Item = &'a Annotated>, lexicon: &Lexicon) -> Model {
    let mut numbers = Numbers::default();
    let problems: Vec<Problem> = articles.flat_map(|a| problems(a, lexicon, &mut numbers)).collect();
    let weights = ranking::softmax(problems, numbers.keys.len(), HOW);
    quantise(&weights, &numbers.keys, LIMIT)
}

/// The choices of one article, with the right ones.
fn problems(article: &Annotated, lexicon: &Lexicon, numbers: &mut Numbers) -> Vec<Problem> {
    let document = article.document(lexicon);
    let (names, entities) = names(article, &document);
    let looks = Looks::new(&document, lexicon);
    let view = View::new(&document, &names, lexicon, &looks);
    let roles: Vec<(TokenRange, u32)> =
        article.roles.iter().map(|&(span, e)| (document.tokens_in(span), e)).collect();
    let mut problems = Vec::new();
    for choice in view.choices() {
        let is_role = |run: &TokenRange| {
            roles.contains(&(*run, entities[choice.of])) && is_nearest(*run, choice.of, &names, &entities)
        };
        let right = choice.runs.iter().position(is_role).map_or(0, |at| at + 1);
        let weight = if right > 0 { WEIGHT } else { 1.0 };
        let mut problem = Problem { candidates: Vec::new(), lane: view.lane(&choice), right, weight };
        for run in [None].into_iter().chain(choice.runs.iter().copied().map(Some)) {
            problem.candidates.push(numbers.collect(|seen| view.features(&choice, run, seen)));
        }
        problems.push(problem);
    }
    problems
}

/// Is name `of` the nearest of its entity's to `run`?
fn is_nearest(run: TokenRange, of: usize, names: &[Name], entities: &[u32]) -> bool {
    let distance = |n: &Name| n.tokens.start.saturating_sub(run.end) + run.start.saturating_sub(n.tokens.end);
    let same = (0..names.len()).filter(|&i| entities[i] == entities[of]);
    same.map(|i| distance(&names[i])).min() == Some(distance(&names[of]))
}

/// The names of an article that are whole tokens, each with its entity.
pub fn names(article: &Annotated, document: &Document) -> (Vec<Name>, Vec<u32>) {
    let (mut names, mut entities) = (Vec::new(), Vec::new());
    for (&(span, kind), &entity) in article.names.iter().zip(&article.entities) {
        let tokens = document.tokens_in(span);
        if !tokens.is_empty() && document.span(tokens) == span {
            names.push(Name::new(document, TaggedName { tokens, kind, confidence: 1.0 }));
            entities.push(entity);
        }
    }
    (names, entities)
}

/// Roles found, roles that there are, roles that are both.
#[derive(Debug, Default)]
pub struct Found {
    both: usize,
    found: usize,
    gold: usize,
}

impl Found {
    /// Counts one article's.
    pub fn count(&mut self, found: &[(Span, u32)], gold: &[(Span, u32)]) {
        self.found += found.len();
        self.gold += gold.len();
        self.both += found.iter().filter(|f| gold.contains(f)).count();
    }

    fn add(&mut self, finder: &RoleFinder, article: &Annotated, lexicon: &Lexicon) {
        let document = article.document(lexicon);
        let (names, entities) = names(article, &document);
        let looks = Looks::new(&document, lexicon);
        let found = finder.find(&View::new(&document, &names, lexicon, &looks));
        let found: Vec<_> = found.iter().map(|r| (r.span, entities[r.of])).collect();
        self.count(&found, &article.roles);
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (p, r) =
            (self.both as f64 / self.found.max(1) as f64, self.both as f64 / self.gold.max(1) as f64);
        write!(f, "F1 {:.4} (p {p:.3} r {r:.3})", 2.0 * p * r / (p + r).max(1e-9))
    }
}
