//! Reporting words: what announces that somebody said something.
//!
//! Decides which tokens can be a cue and of what sort. Leaves to [`super::direct`] and
//! [`super::indirect`] whether one is at work.

use super::scorer::{Key, key};
use crate::document::{Document, TokenKind, TokenRange};
use crate::lexicon::{Lexicon, List};
use crate::mentions::Name;

/// Where a cue stands to its speaker and to the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The bare word behind the words, the speaker behind it: `kata Budi`.
    After,
    /// The speaker before it, the words behind it: `Budi mengatakan`.
    Active,
    /// Who or what is spoken of before it: `Budi disebut`.
    Passive,
    /// The source behind it: `menurut Budi`.
    Source,
    /// A noun, its owner behind it: `pengakuan Budi bahwa`.
    Noun,
}

/// One reporting word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// Where it stands.
    pub form: Form,
    /// Say, explain, claim, …: a column of `cues.tsv`.
    pub class: &'static str,
    /// The class as a feature's value.
    pub key: Key,
    /// Holds its speaker: `katanya`, `menurutnya`, `ditambahkannya`.
    pub own: bool,
}

/// The cue at each token of `document`, if it can be one: no word of a longer name can (`Puji Setiawan`, `Nurul Yakin`), but
/// one that is a name alone may only be taken for one. Nor does `sebut saja Bunga` report, or `kata sandi`.
#[must_use]
pub fn find(document: &Document, names: &[Name], lexicon: &Lexicon) -> Vec<Option<Cue>> {
    let mut cues = document.of_words(|i| at(document, i, lexicon));
    for name in names.iter().filter(|name| name.tokens.len() > 1) {
        cues[name.tokens.range()].fill(None);
    }
    for i in 1..cues.len() {
        let is_after = cues[i - 1].is_some_and(|cue| cue.form == Form::After);
        let both = || document.lower_span(document.span(TokenRange::new(i - 1, i + 1)));
        if is_after && (document.lower(i) == "saja" || lexicon.figures.compounds.has(both())) {
            cues[i - 1] = None;
        }
    }
    cues
}

fn at(document: &Document, i: usize, lexicon: &Lexicon) -> Option<Cue> {
    if document.tokens[i].kind != TokenKind::Word {
        return None;
    }
    if lexicon.may_be_in(List::Cues, document.hash(i))
        && let Some(&row) = lexicon.cues.get(document.lower(i))
    {
        return cue(row, false);
    }
    let &row = lexicon.cues.get(document.without_nya(i)?)?;
    cue(row, true).filter(|c| c.form != Form::Noun)
}

/// The cue of a row of `cues.tsv`, with or without `-nya`: `-nya` is the speaker, but the object of
/// an active verb (`menyebutnya`).
fn cue((form, class): (&str, &'static str), clitic: bool) -> Option<Cue> {
    let form = match form {
        "after" => Form::After,
        "active" => Form::Active,
        "passive" => Form::Passive,
        "source" => Form::Source,
        "noun" => Form::Noun,
        _ => return None,
    };
    Some(Cue { form, class, key: key(0, class), own: clitic && form != Form::Active })
}
