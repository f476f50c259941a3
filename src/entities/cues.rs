//! Two names that the text itself calls one: `Joko Widodo (Jokowi)`, `Budi alias Bejo`.
//!
//! Decides by the words between two names that stand side by side.

use super::acronyms::abbreviates;
use super::forms::Form;
use crate::document::{Document, TokenRange};
use crate::lexicon::Lexicon;
use crate::mentions::{Kind, Name};

/// Tokens that may stand between two names of one thing, brackets not counted.
const FARTHEST: usize = 6;

/// Letters of the shortest coined short name, and words of the shortest name that it is coined from:
/// letters of fewer would stand there by chance.
const SHORTEST_COINED: usize = 6;
const LEAST_WORDS: usize = 3;

/// For each form the forms that the text calls the same. An acronym so told counts as one inside the
/// name's own brackets.
#[must_use]
pub fn tell(
    document: &Document,
    names: &[Name],
    forms: &mut [Form],
    form_of: &[usize],
    lexicon: &Lexicon,
) -> Vec<Vec<usize>> {
    let mut told = vec![Vec::new(); forms.len()];
    for i in 1..names.len() {
        let (a, b) = (form_of[i - 1], form_of[i]);
        if a != b
            && is_pair(document, &names[i - 1], &names[i], lexicon)
            && is_plausible(&forms[a], &forms[b])
        {
            told[a].push(b);
            told[b].push(a);
            adopt(forms, a, b);
        }
    }
    told
}

/// Notes the acronym `b` as standing in the brackets of `a`.
fn adopt(forms: &mut [Form], a: usize, b: usize) {
    if forms[b].is_acronym && forms[a].inner.is_empty() && forms[a].words.len() > 1 {
        forms[a].inner = forms[b].words.clone();
    }
}

fn is_pair(document: &Document, a: &Name, b: &Name, lexicon: &Lexicon) -> bool {
    a.kind == b.kind && a.kind != Kind::Place && is_told(document, a.tokens, b.tokens, lexicon)
}

fn is_told(document: &Document, a: TokenRange, b: TokenRange, lexicon: &Lexicon) -> bool {
    let between = a.end as usize..b.start as usize;
    if between.is_empty() || between.len() > FARTHEST + 1 {
        return false;
    }
    let opens = document.word(between.end - 1) == "(" || document.word(between.start) == "(";
    let closes =
        (b.end as usize) < document.tokens.len() && matches!(document.word(b.end as usize), ")" | "/");
    let words: Vec<&str> = between
        .map(|i| document.lower(i))
        .filter(|w| !matches!(*w, "(" | "," | "\"" | "“" | "'" | "‘"))
        .collect();
    let phrase = words.join(" ");
    opens && closes && phrase.is_empty() || lexicon.alias_cues.has(&phrase)
}

/// Can the second name, in brackets behind the first, be the same thing? An organisation's bracket
/// must look like a short form: brackets also hold clubs, parties and owners.
fn is_plausible(a: &Form, b: &Form) -> bool {
    a.kind != Kind::Organisation
        || b.is_acronym
        || a.is_acronym
        || abbreviates(&b.words, &a.words)
        || b.words.iter().all(|w| a.words.contains(w))
        || is_coined(b, a)
}

/// Is `short` one word made of letters of the long name, in their order, as is coined for a brand:
/// `Danantara` of `Daya Anagata Nusantara`?
fn is_coined(short: &Form, long: &Form) -> bool {
    let [word] = &short.words[..] else { return false };
    let begins = |w: &String| w.bytes().next() == word.bytes().next();
    let Some(first) = long.words.iter().position(begins) else { return false };
    let mut letters = long.words[first..].iter().flat_map(|w| w.bytes());
    word.len() >= SHORTEST_COINED
        && long.words.len() >= LEAST_WORDS
        && word.bytes().all(|letter| letters.any(|other| other == letter))
}
