//! The nominal mentions' model: annotated articles to `data/id/nominals.bin`.

use std::io;
use std::path::Path;

use crate::document::Document;
use crate::entities::nominals::{Resolver, Scene};
use crate::lexicon::Lexicon;
use crate::mentions::view::{Looks, View};
use crate::mentions::{Mentions, RoleMention, nominals};
use crate::model::Model;
use crate::train::corpora::{self, Annotated};
use crate::train::marked;
use crate::train::quantise::quantise;
use crate::train::ranking::{self, How, Numbers, Problem};
use crate::train::roles::{Found, names};

const HOW: How = How {
    epochs: 12,
    rate: 0.15,
    l1: 5e-5,
    most: 8000,
    power: 0.25,
    keep: 0.8,
    margin: 1.0,
    rarest: 3,
    smallest: 0.05,
    orders: 6,
};

/// How much a choice counts that is not none: most are.
const WEIGHT: f32 = 2.0;

/// Largest weight that is told apart, in nats.
const LIMIT: f32 = 10.0;

/// Trains on the annotated articles of `shared` and those that are marked.
///
/// # Errors
/// If they cannot be read.
pub fn train(shared: &Path) -> io::Result<Model> {
    let articles = corpora::gold(&shared.join("gold/train.jsonl"))?;
    let lexicon = Lexicon::new();
    let marked = marked::annotated(shared, &lexicon)?;
    eprintln!("nominals, cross-validated: {}", cross_validate(&articles, &marked, &lexicon));
    Ok(fit(articles.iter().chain(&marked), &lexicon))
}

/// Learns on every other article and those that are marked, judges on the rest, and the other way round.
fn cross_validate(articles: &[Annotated], marked: &[Annotated], lexicon: &Lexicon) -> Found {
    let mut found = Found::default();
    for half in 0..2 {
        let learn = articles.iter().skip(half).step_by(2).chain(marked);
        let resolver = Resolver::with_model(fit(learn, lexicon));
        for article in articles.iter().skip(1 - half).step_by(2) {
            judge(&resolver, article, lexicon, &mut found);
        }
    }
    found
}

fn judge(resolver: &Resolver, article: &Annotated, lexicon: &Lexicon, found: &mut Found) {
    let document = article.document(lexicon);
    let (mentions, entities) = mentions(article, &document, lexicon);
    let scene = Scene::new(&document, &mentions, &entities, lexicon);
    let all: Vec<_> =
        resolver.find(&scene).iter().map(|r| (mentions.nominals[r.nominal].span, r.entity as u32)).collect();
    found.count(&all, &article.nominals);
}

/// The annotated names and roles with the phrases that may be nominal mentions, and each name's entity.
fn mentions(article: &Annotated, document: &Document, lexicon: &Lexicon) -> (Mentions, Vec<usize>) {
    let (names, entities) = names(article, document);
    let mut roles = Vec::new();
    for &(span, entity) in &article.roles {
        let tokens = document.tokens_in(span);
        if let Some(of) = entities.iter().position(|&e| e == entity).filter(|_| !tokens.is_empty()) {
            roles.push(RoleMention { span, tokens, of });
        }
    }
    let looks = Looks::new(document, lexicon);
    let nominals = nominals::candidates(&View::new(document, &names, lexicon, &looks), &roles);
    (Mentions { names, nominals, roles, looks }, entities.iter().map(|&e| e as usize).collect())
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
    let (mentions, entities) = mentions(article, &document, lexicon);
    let scene = Scene::new(&document, &mentions, &entities, lexicon);
    let gold =
        |n: usize| article.nominals.iter().find(|g| g.0 == mentions.nominals[n].span).map(|g| g.1 as usize);
    let mut problems = Vec::new();
    for group in &scene.groups {
        let mut problem = Problem { lane: scene.phrase_lane(group[0]), weight: 1.0, ..Problem::default() };
        problem.candidates.push(numbers.collect(|seen| scene.no_phrase(group[0], seen)));
        for &n in group {
            problem.candidates.push(numbers.collect(|seen| scene.phrase(n, seen)));
        }
        let right = group.iter().position(|&n| gold(n).is_some());
        if let Some(at) = right {
            (problem.right, problem.weight) = (at + 1, WEIGHT);
            problems.push(whom(&scene, group[at], gold(group[at]), numbers));
        }
        problems.push(problem);
    }
    problems
}

/// The choice of whom a phrase stands for.
fn whom(scene: &Scene, nominal: usize, right: Option<usize>, numbers: &mut Numbers) -> Problem {
    let mut problem = Problem { lane: scene.entity_lane(nominal), weight: 1.0, ..Problem::default() };
    let asked = scene.asked(nominal);
    problem.candidates.push(numbers.collect(|seen| scene.no_entity(&asked, seen)));
    for (i, candidate) in scene.candidates(nominal).iter().enumerate() {
        problem.candidates.push(numbers.collect(|seen| scene.entity(&asked, candidate, seen)));
        if Some(candidate.entity) == right {
            problem.right = i + 1;
        }
    }
    problem
}
