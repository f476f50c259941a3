//! What can be seen of a phrase, and of whom it may stand for.
//!
//! Decides the features of [`super::nominals`]: how the phrase is written and what stands around it; how
//! lately somebody was named, what the text says that he is, and who of the two is by a word that reports.

use super::nominals::{Candidate, Scene};
use crate::document::{Document, TokenKind, TokenRange};
use crate::mentions::Kind;
use crate::mentions::view::View;
use crate::model::Features;

/// Changes whenever a template does: a model fits only the features that it was trained with.
pub const FINGERPRINT: u32 = 0x4e4f_0003;

/// Tokens from a word that announces who speaks (`kata`) to him, and from him to one that reports.
const NEAR: (isize, isize) = (7, 4);

/// Tokens behind a name that may be an age: `Budi (43)`.
const AGE: usize = 3;

/// Names before or behind a phrase in its sentence that are looked at.
const MOST_BESIDE: usize = 8;

/// What is seen of a phrase, whoever it may stand for.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    tokens: TokenRange,
    kind: Kind,
    /// The hash of the word that says what it is, and which sort of title that is.
    head: u32,
    title: u32,
    /// How it ends: see [`Scene::tail`].
    tail: u32,
    /// The word before it.
    before: u32,
    /// Does it open its sentence?
    opens: u32,
    /// Is it between quotation marks?
    quoted: u32,
}

/// What is seen of a phrase when it is asked for whom it stands.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    phrase: Phrase,
    /// Is it by a word that reports?
    tells: u32,
    /// Is a person named before it in its sentence, whose `timnya` it may be?
    holder: u32,
    /// The hash of its first number.
    number: Option<u32>,
}

impl Scene<'_> {
    /// What is seen of phrase `nominal` when it is asked for whom it stands.
    #[must_use]
    pub fn asked(&self, nominal: usize) -> Asked {
        let (view, phrase) = (&self.view, self.seen(nominal));
        Asked {
            phrase,
            tells: tells(view, phrase.tokens).into(),
            holder: self.has_holder(phrase.tokens).into(),
            number: numbers(view.document, phrase.tokens.range()).next(),
        }
    }

    fn seen(&self, nominal: usize) -> Phrase {
        let (view, tokens) = (&self.view, self.nominals[nominal].tokens);
        let (start, head) = (tokens.start as usize, self.head(nominal));
        Phrase {
            tokens,
            kind: self.nominals[nominal].kind,
            head: view.document.hash(head),
            title: view.title(head).into(),
            tail: self.tail(tokens),
            before: view.seen(start, -1).word,
            opens: view.at(start, -1).is_none().into(),
            quoted: self.quoted[start].into(),
        }
    }

    /// Features of taking no phrase that begins where `nominal` does.
    pub fn no_phrase(&self, nominal: usize, seen: &mut Features) {
        let start = self.nominals[nominal].tokens.start as usize;
        let pointing = u32::from(self.is_pointing(nominal));
        seen.see(&[
            (200, pointing, 0),
            (201, self.view.document.hash(start), pointing),
            (202, self.view.document.hash(start), self.matches(nominal)),
        ]);
    }

    /// Features of phrase `nominal`.
    pub fn phrase(&self, nominal: usize, seen: &mut Features) {
        let view = &self.view;
        let Phrase { tokens: run, kind, head, title, tail, before, opens, quoted, .. } = self.seen(nominal);
        let (start, end) = (run.start as usize, run.end as usize);
        let first = view.document.hash(start);
        let matches = self.matches(nominal);
        let capital = u32::from(view.seen(start, 0).shape) * 2 + opens;
        let next = view.seen(end - 1, 1);
        seen.see(&[
            (210, tail, title),
            (211, tail, head),
            (212, tail, matches),
            (213, head, matches),
            (214, title, matches * 100 + capital),
            (215, tail, capital),
            (216, before, tail),
            (217, next.word, tail),
        ]);
        let pattern = view.pattern(run);
        seen.see(&[
            (218, pattern, 0),
            (219, pattern, title),
            (220, first, view.word(end - 1)),
            (221, next.shape.into(), tail),
            (222, view.seen(start, -1).shape.into(), capital),
            (223, run.len().min(6) as u32, tail),
            (224, before, title),
            (225, next.word, title),
            (226, first, head),
        ]);
        for i in start + 1..end {
            seen.see(&[(227, view.word(i), title)]);
        }
        let earlier = self.earlier(start, kind);
        seen.see(&[
            (228, earlier, title),
            (229, earlier, tail),
            (230, earlier, matches * 10 + title),
            (231, quoted, tail),
            (232, quoted, title),
            (233, quoted, matches * 10 + earlier),
        ]);
    }

    /// How many entities have the head of the phrase in a role or name: 0 to 3.
    fn matches(&self, nominal: usize) -> u32 {
        self.matching(nominal).take(3).count() as u32
    }

    /// How many entities of `kind` were named not long before token `start`: 0 to 3.
    fn earlier(&self, start: usize, kind: Kind) -> u32 {
        let (at, of, known) = self.earlier.get();
        if (at, of) == (start, kind) {
            return known;
        }
        let count = self.recent(start, kind).take(3).count() as u32;
        self.earlier.set((start, kind, count));
        count
    }

    /// Features of standing for nobody named.
    pub fn no_entity(&self, Asked { phrase, .. }: &Asked, seen: &mut Features) {
        seen.see(&[(240, 0, 0), (241, phrase.head, 0), (242, phrase.tail, phrase.title)]);
    }

    /// Features of standing for `candidate`.
    pub fn entity(&self, asked: &Asked, candidate: &Candidate, seen: &mut Features) {
        let Phrase { tokens, head, title, tail, before, opens, quoted, .. } = asked.phrase;
        let known = &self.known[candidate.entity];
        let (recency, leads) = (candidate.recency, u32::from(candidate.leads));
        let distance = candidate.distance.min(4);
        let place = recency * 10 + distance;
        let matched = candidate.role * 2 + u32::from(known.name_words.has(head));
        let sort = known.titles >> title & 1;
        let often = known.named.min(6);
        let ending = tail.min(5);
        seen.see(&[
            (250, recency, 0),
            (251, distance, recency),
            (252, matched, 0),
            (253, matched, recency),
            (254, matched, tail),
            (255, sort, title),
            (256, often, 0),
            (257, often, recency),
            (258, candidate.entity.min(3) as u32, tail),
            (259, title, place),
            (260, title, matched),
            (261, head, matched),
            (262, candidate.ahead.into(), tail),
            (263, known.roles.is_empty().into(), title),
            (264, matched, distance),
            (265, tail, place),
            (266, matched, often),
            (267, title * 8 + sort, u32::from(known.titles != 0) * 10 + recency),
        ]);
        let named = self.named_inside(tokens, candidate.entity);
        seen.see(&[
            (268, named, tail.min(4)),
            (269, named, recency),
            (270, leads, place),
            (271, leads, tail),
            (272, before, recency * 2 + leads),
        ]);
        let tells = asked.tells * 8 + known.tells.min(3) * 2 + u32::from(candidate.tells);
        seen.see(&[
            (273, tells, 0),
            (274, tells, recency),
            (275, tells, distance),
            (276, tells, tail.min(20)),
            (277, opens * 2 + leads, place),
        ]);
        let again = self.is_named_behind(tokens, candidate.entity).into();
        seen.see(&[
            (278, again, ending),
            (279, again, place),
            (280, quoted, ending),
            (281, quoted, tells),
            (282, quoted, place),
            (283, self.age_match(asked, candidate.entity), ending),
            (284, asked.holder * 8 + ending, place),
        ]);
    }

    /// What a name inside the phrase has to do with the entity: 2 if it is in a role of that name's
    /// owner (`pasukan` of the trainer of a club), 1 if its own names hold the name.
    fn named_inside(&self, run: TokenRange, entity: usize) -> u32 {
        let inside: Vec<usize> = run.range().filter(|&i| self.view.name_of[i] != 0).collect();
        let owner = |i: &usize| &self.known[self.entity_of[self.view.name_of[*i] as usize - 1]];
        if inside
            .iter()
            .any(|i| owner(i).role_words.0.iter().any(|&word| self.known[entity].name_words.has(word)))
        {
            return 2;
        }
        u32::from(inside.iter().any(|&i| self.known[entity].name_words.has(self.view.document.hash(i))))
    }

    /// Is the entity named behind the phrase in the same sentence?
    fn is_named_behind(&self, run: TokenRange, entity: usize) -> bool {
        let end = self.view.document.sentence(run.start as usize).end;
        let from = self.view.names.partition_point(|name| name.tokens.start < run.end);
        let behind =
            self.view.names[from..].iter().take(MOST_BESIDE).take_while(|name| name.tokens.start < end);
        behind.zip(&self.entity_of[from..]).any(|(_, &of)| of == entity)
    }

    /// Is a person named before the phrase in its sentence, whose `timnya` it may be?
    fn has_holder(&self, run: TokenRange) -> bool {
        let start = self.view.document.sentence(run.start as usize).start;
        let before = self.view.names.partition_point(|name| name.tokens.start < run.start);
        let near = self.view.names[..before].iter().rev().take(MOST_BESIDE);
        near.take_while(|name| name.tokens.start >= start).any(|name| name.kind == Kind::Person)
    }

    /// Has the phrase a number, and one that stands behind the entity's name: `pria 43 tahun itu` of `Budi (43)`?
    fn age_match(&self, asked: &Asked, entity: usize) -> u32 {
        let ages = &self.known[entity].ages;
        match asked.number {
            None => 0,
            Some(_) if ages.is_empty() => 1,
            Some(number) if ages.contains(&number) => 2,
            Some(_) => 3,
        }
    }
}

/// Does a word that reports stand by `run`: `kata X`, `X mengatakan`?
pub(super) fn tells(view: &View, run: TokenRange) -> bool {
    let is_word = |&i: &usize| !matches!(view.document.tokens[i].kind, TokenKind::Mark | TokenKind::Quote);
    let (start, last) = (run.start as usize, run.end as usize - 1);
    let mut before = (1..=NEAR.0).map_while(|n| view.at(start, -n)).take_while(is_word);
    let mut behind = (1..=NEAR.1).map_while(|n| view.at(last, n)).take_while(is_word);
    before.any(|i| view.announces(i)) || behind.any(|i| view.reports(i))
}

/// What may be the age of who is named in `run`.
pub(super) fn ages<'a>(document: &'a Document, run: TokenRange) -> impl Iterator<Item = u32> + 'a {
    let end = run.end as usize;
    numbers(document, end..document.tokens.len().min(end + AGE))
}

fn numbers<'a>(document: &'a Document, tokens: std::ops::Range<usize>) -> impl Iterator<Item = u32> + 'a {
    let is_number = |&i: &usize| document.tokens[i].kind == TokenKind::Number;
    tokens.filter(is_number).map(|i| document.hash(i))
}

/// For each token whether it stands between quotation marks.
pub(super) fn quoted(document: &Document) -> Vec<bool> {
    let mut quoted = vec![false; document.tokens.len()];
    for paragraph in &document.paragraphs {
        let mut inside = false;
        for i in paragraph.tokens.range() {
            inside ^= document.tokens[i].kind == TokenKind::Quote;
            quoted[i] = inside;
        }
    }
    quoted
}
