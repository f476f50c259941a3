//! Noun phrases that may stand for somebody or something named: `pemimpin Prancis tersebut`.
//!
//! Decides which runs of words could: those that begin with a word for people or organisations and
//! stand beside no name. Leaves to [`crate::entities`] whether one does, and for whom.

use super::view::View;
use super::{Kind, Nominal, RoleMention};
use crate::document::{Document, TokenKind, TokenRange};
use crate::lexicon::Title;
use crate::tokenize::stem;

/// Tokens from a phrase's first word to its `itu`.
const LONGEST: usize = 12;

/// Bytes of the longest word before the noun of a phrase.
const LONGEST_OPENER: usize = 5;

/// Whom a lawyer speaks for.
const CLIENT: &str = "klien";

/// Bytes from which on a word with such a prefix is taken for a verb: of shorter ones as many are none.
const SHORTEST_VERB: usize = 7;

/// The candidates of a document, in order; those that begin with one token follow one another, the
/// shortest first.
#[must_use]
pub fn candidates(view: &View, roles: &[RoleMention]) -> Vec<Nominal> {
    let mut taken = vec![false; view.document.tokens.len()];
    roles.iter().for_each(|role| taken[role.tokens.range()].fill(true));
    let opens = view.document.of_words(|i| opens(view.document, i) || is_client(view.document, i));
    let may_start = |i: usize| (opens[i] || view.title(i) != 0) && !taken[i] && view.name_of[i] == 0;
    let mut found = Vec::new();
    for start in (0..taken.len()).filter(|&i| may_start(i) && !is_part_of_more(view, i)) {
        if let Some(kind) = kind(view, start) {
            let is_use = kind == Kind::Person && is_office_use(view, start);
            ends(view, start, &taken, |end| {
                let tokens = TokenRange::new(start, end);
                if (!is_use || points(view, end - 1)) && !is_another(view, end) {
                    found.push(Nominal { span: view.document.span(tokens), tokens, kind });
                }
            });
        }
    }
    found
}

/// Is what begins with token `i` said of several, or a part of what is something else: `15 pemda itu`, `ketiga
/// tersangka`, `para hakim`, `Wakil Ketua`, `Pj Gubernur`, `Instruksi Presiden`? The `instruksi Presiden` is his.
fn is_part_of_more(view: &View, i: usize) -> bool {
    let Some(before) = view.at(i, -1) else { return false };
    let (word, lexicon, figures) = (view.document.lower(before), view.lexicon, &view.lexicon.figures);
    let ranks = || word != "pertama" && figures.ordinals.get(word).is_some();
    let counts = figures.numbers.get(word).is_some() || ranks();
    let is_number = view.document.tokens[before].kind == TokenKind::Number;
    let is_office = || view.document.is_capitalised(i) && lexicon.office_openers.has(word);
    let changes = || is_office() && (view.document.is_capitalised(before) || view.title(before) != 0);
    is_number || counts || lexicon.many.has(word) || lexicon.acting.has(word) || changes()
}

/// Is the office at token `i` spoken of, and nobody who holds it: `menjadi presiden`, `calon presiden`? Of 95 such
/// phrases that were given to somebody six were his.
fn is_office_use(view: &View, i: usize) -> bool {
    let uses = |i: usize| view.lexicon.office_uses.has(view.document.lower(i));
    let is_called = opens(view.document, i);
    uses(i) || !is_called && view.at(i, -1).is_some_and(uses)
}

/// Is what ends before token `end` said of somebody else: `korban lain`, `korban satu lagi`?
fn is_another(view: &View, end: usize) -> bool {
    let word = |by| view.at(end - 1, by).map_or("", |i| view.document.lower(i));
    matches!(word(1), "lain" | "lainnya") || word(1) == "satu" && word(2) == "lagi"
}

/// Does token `i` point back: `itu`?
fn points(view: &View, i: usize) -> bool {
    view.lexicon.demonstratives.has(view.document.lower(i))
}

/// What a phrase that begins with token `start` can stand for.
fn kind(view: &View, start: usize) -> Option<Kind> {
    if is_client(view.document, start) {
        return Some(Kind::Person);
    }
    let opens = opens(view.document, start);
    let head = if opens { start + 1 } else { start };
    let opens = opens && (view.document.lower(start) != "yang" || is_opener_alone(view, start));
    if view.document.lower(start) == "yang" && !opens {
        return None;
    }
    match view.title(head) {
        0 => opens.then_some(Kind::Person).filter(|_| is_opener_alone(view, start)),
        n if n == 1 + Title::Group as u8 => Some(Kind::Organisation),
        _ => Some(Kind::Person),
    }
}

/// May token `i` stand before the noun of a phrase?
fn opens(document: &Document, i: usize) -> bool {
    document.word(i).len() <= LONGEST_OPENER
        && matches!(document.lower(i), "sang" | "si" | "pihak" | "pak" | "bapak" | "yang")
}

/// Is token `i` the `klien`, `kliennya` of a lawyer?
#[must_use]
pub fn is_client(document: &Document, i: usize) -> bool {
    document.word(i).len() >= CLIENT.len() && stem(document.lower(i)) == CLIENT
}

/// May the word open a phrase whatever follows? `yang bersangkutan` is one.
fn is_opener_alone(view: &View, start: usize) -> bool {
    let next = view.at(start, 1).map_or("", |i| view.document.lower(i));
    view.document.lower(start) == "sang" || view.document.lower(start) == "yang" && next == "bersangkutan"
}

/// Calls `end` with each place where a phrase that begins with token `start` may end: behind its noun,
/// behind each name and word that goes with it, behind what points back; before the verb that says what he does.
fn ends(view: &View, start: usize, taken: &[bool], mut end: impl FnMut(usize)) {
    let last = (start + LONGEST).min(view.document.sentence(start).end as usize);
    let (mut in_clause, mut is_over) = (false, false);
    for (i, &is_taken) in taken.iter().enumerate().take(last).skip(start) {
        in_clause |= view.document.lower(i) == "yang";
        let is_behind = || view.is_barrier(i) || view.document.word(i) == "," && !is_in_address(view, i);
        if i > start && (is_behind() || !in_clause && acts(view, i)) {
            break;
        }
        is_over |= i > start && (is_taken || view.document.word(i) == ",");
        let points = i > start && points(view, i);
        if points || !is_over && is_end(view, start, i) {
            end(i + 1);
        }
        if points {
            break;
        }
    }
}

/// Does the comma stand behind a name and before one or what points back: `pria asal Simalungun, Sumatera Utara, itu`?
fn is_in_address(view: &View, i: usize) -> bool {
    let is_named = |i: usize| view.name_of[i] != 0;
    view.at(i, -1).is_some_and(is_named) && view.at(i, 1).is_some_and(|i| is_named(i) || points(view, i))
}

/// Is the word a verb, by its prefix?
pub(crate) fn is_predicate(view: &View, i: usize) -> bool {
    let (word, lexicon) = (view.document.word(i), view.lexicon);
    word.len() >= SHORTEST_VERB
        && view.title(i) == 0
        && !view.document.is_capitalised(i)
        && lexicon.predicate_prefixes.begins(view.document.lower(i))
        && !lexicon.figures.verblike_nouns.has(stem(view.document.lower(i)))
}

/// Does the word say what somebody does or says: `membangun`, `berharap`?
fn acts(view: &View, i: usize) -> bool {
    let says = || view.title(i) == 0 && !view.document.is_capitalised(i) && view.reports(i);
    is_predicate(view, i) || says()
}

/// May a phrase without a pointer end with token `i`? Behind its first words, a name, or the last of
/// some capitals.
fn is_end(view: &View, start: usize, i: usize) -> bool {
    let inside = view.name_of[i] != 0 && view.name_of.get(i + 1) == Some(&view.name_of[i]);
    let word = view.document.tokens[i].kind == TokenKind::Word;
    let is_capital = |i: usize| view.name_of[i] == 0 && view.document.is_capitalised(i);
    let goes_on = view.at(i, 1).is_some_and(is_capital);
    let is_beside = || {
        !inside && view.name_of[i] == 0 && view.name_at(i + 1).is_some_and(|name| name.kind == Kind::Person)
    };
    !is_beside() && word && !inside && (i < start + 3 || view.name_of[i] != 0 || is_capital(i) && !goes_on)
}
