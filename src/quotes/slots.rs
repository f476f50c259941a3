//! Where a cue has its speaker: the slot before or behind it, and the noun phrase in it.
//!
//! Decides where to look and what is written there. Leaves to [`super::speakers`] who that is.

use super::cues::Form;
use super::reading::{Reading, Sort};
use super::{Found, QuoteKind};
use crate::document::{TokenKind, TokenRange};
use crate::lexicon::Class;
use crate::mentions::Kind;

/// Tokens of a slot, at most: keeps every look linear.
const LONGEST: usize = 40;
/// Tokens of a noun phrase, at most.
const LONGEST_PHRASE: usize = 24;

/// What stands where the speaker is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Written {
    /// A noun phrase with a name in it.
    Name,
    /// `dia`, `ia`, `beliau`.
    Pronoun,
    /// `mereka`, `keduanya`.
    Plural,
    /// A noun phrase without a name.
    Nominal,
    /// The cue's own `-nya`.
    Clitic,
    /// Nothing: the subject is shared with the verb before, or left out.
    Nothing,
    /// A passive that names nobody.
    Agentless,
    /// The quote has no cue.
    NoCue,
}

/// The place of a cue's speaker.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// What stands there.
    pub written: Written,
    /// Where names of the speaker can stand.
    pub tokens: TokenRange,
    /// The noun phrase by the cue; empty if there is none.
    pub phrase: TokenRange,
    /// Is it behind the cue?
    pub behind: bool,
}

impl Slot {
    /// The slot of `found`'s cue.
    #[must_use]
    pub fn new(reading: &Reading, found: &Found) -> Self {
        let Some((at, cue)) = found.cue.and_then(|i| reading.cues[i].map(|c| (i, c))) else {
            return Self::empty(Written::NoCue, found.content.start as usize);
        };
        if cue.own {
            return Self::empty(Written::Clitic, at);
        }
        match cue.form {
            Form::After if is_preceded(reading, found, at) => before(reading, found, at),
            Form::After | Form::Source | Form::Noun => behind(reading, found, at + 1),
            Form::Active => before(reading, found, at),
            Form::Passive => agent(reading, found, at),
        }
    }

    fn empty(written: Written, at: usize) -> Self {
        let none = TokenRange::new(at, at);
        Self { written, tokens: none, phrase: none, behind: false }
    }
}

/// Does a bare cue follow its subject: `"…," Budi menambahkan`?
fn is_preceded(reading: &Reading, found: &Found, at: usize) -> bool {
    let near = found.content.end as usize;
    found.kind == QuoteKind::Direct
        && at > near + 1
        && matches!(reading.sort(at - 1), Sort::Person | Sort::Organisation | Sort::Pronoun)
}

fn behind(reading: &Reading, found: &Found, start: usize) -> Slot {
    let mut end = reading.document.sentence(start - 1).end as usize;
    end = end.min(start + LONGEST);
    let content = found.content.start as usize;
    if content > start && content < end {
        end = content;
    }
    let is_mark = |i: &usize| reading.document.tokens[*i].kind == TokenKind::Quote;
    end = (start..end).find(is_mark).unwrap_or(end).max(start);
    // `data yang disediakan oleh X` goes on to X.
    let goes_on = |i: usize| reading.is(start, Class::Paper) && reading.is(i, Class::Agent);
    let stop = (start..end.min(start + LONGEST_PHRASE)).find(|&i| ends_phrase(reading, i) && !goes_on(i));
    let phrase = TokenRange::new(start, stop.unwrap_or(end.min(start + LONGEST_PHRASE)));
    let phrase = without_lead(reading, phrase);
    Slot {
        written: written(reading, phrase, phrase.start as usize),
        tokens: TokenRange::new(start, end),
        phrase,
        behind: true,
    }
}

fn before(reading: &Reading, found: &Found, at: usize) -> Slot {
    let mut start = reading.document.sentence(at).start as usize;
    start = start.max(at.saturating_sub(LONGEST));
    if found.kind == QuoteKind::Direct && (found.content.end as usize) <= at {
        start = start.max(found.content.end as usize);
    }
    let is_filler = |i: &usize| reading.is_comma(*i) || reading.is(*i, Class::Filler);
    let end = (start..at).rev().find(|i| !is_filler(i)).map_or(start, |i| i + 1);
    if let Some(phrase) = what_says(reading, start, end).filter(|_| end < at) {
        return Slot { written: Written::Nominal, tokens: phrase, phrase, behind: false };
    }
    let floor = start.max(end.saturating_sub(LONGEST_PHRASE));
    let first = (floor..end).rev().take_while(|&i| !starts_behind(reading, i)).last().unwrap_or(end);
    let phrase = without_lead(reading, TokenRange::new(first, end));
    Slot {
        written: written(reading, phrase, end.saturating_sub(1)),
        tokens: TokenRange::new(start, at),
        phrase,
        behind: false,
    }
}

/// The noun before `end` for what is said or read, if a relative clause begins right behind it: who takes up an `isu yang
/// menyebutkan` does not say so. What may be either (`pernyataan`), or stands behind a verb (`merilis laporan`), is as
/// often the speaker's own.
fn what_says(reading: &Reading, start: usize, end: usize) -> Option<TokenRange> {
    let noun = end.checked_sub(1).filter(|&i| i >= start && reading.is(end, Class::Relative))?;
    let (is_said, is_read) = (reading.is(noun, Class::Said), reading.is(noun, Class::Paper));
    let is_made = || noun > start && reading.acts(noun - 1);
    let fits = if is_said { !is_read } else { is_read && !is_made() };
    (fits && !reading.document.is_capitalised(noun)).then(|| TokenRange::new(noun, noun + 1))
}

/// The agent of a passive: behind `oleh`, or between cue and words.
fn agent(reading: &Reading, found: &Found, at: usize) -> Slot {
    let sentence = reading.document.sentence(at);
    let end = (sentence.end as usize).min(at + LONGEST);
    let content = found.content.start as usize;
    // `Dijelaskan Budi, harga naik`: an `oleh` in his words is another's.
    if at == sentence.start as usize && content > at + 1 && reading.is_comma(content - 1) {
        return behind(reading, found, at + 1 + usize::from(reading.is(at + 1, Class::Agent)));
    }
    if let Some(by) = (at + 1..end).find(|&i| reading.is(i, Class::Agent) && !is_of_another(reading, at, i)) {
        return behind(reading, found, by + 1);
    }
    let next = at + 1;
    let named = next < end && matches!(reading.sort(next), Sort::Person | Sort::Organisation);
    if named && !found.content.range().contains(&next) || (found.content.start as usize) > next + 1 {
        return behind(reading, found, next);
    }
    Slot::empty(Written::Agentless, at)
}

/// Does the `oleh` at `by` say who did something else than say so: `dikabarkan dinantikan oleh Budi`, but not `disebut
/// pergi, menurut laporan yang ditulis oleh Budi`?
fn is_of_another(reading: &Reading, at: usize, by: usize) -> bool {
    let done = by - 1;
    let is_done = done > at && reading.is_verbal(done) && reading.document.lower(done).starts_with("di");
    is_done && !(at + 1..=done).any(|i| matches!(reading.form(i), Some(Form::Source | Form::Passive)))
}

/// What the phrase is, its decisive word standing at `word`.
fn written(reading: &Reading, phrase: TokenRange, word: usize) -> Written {
    if phrase.is_empty() {
        return Written::Nothing;
    }
    if reading.is(word, Class::Pronoun) {
        return Written::Pronoun;
    }
    if reading.is(word, Class::Plural) {
        return Written::Plural;
    }
    let is_name = |i| matches!(reading.name_kind(i), Some(Kind::Person | Kind::Organisation | Kind::Place));
    if phrase.range().any(is_name) { Written::Name } else { Written::Nominal }
}

/// The phrase without the words before it that are no part of it: `Sementara itu`, `dari`, `Namun`.
fn without_lead(reading: &Reading, phrase: TokenRange) -> TokenRange {
    let mut start = phrase.start as usize;
    let end = phrase.end as usize;
    let is_lead = |i: usize| reading.is(i, Class::Adverbial) || reading.is(i, Class::Link);
    if start + 1 < end && reading.name_kind(start).is_none() && is_lead(start) {
        start += 1;
        if start + 1 < end && reading.is(start, Class::Definite) {
            start += 1;
        }
    }
    TokenRange::new(start, end)
}

/// Does token `i` end the noun phrase behind a cue?
fn ends_phrase(reading: &Reading, i: usize) -> bool {
    let word = reading.document.lower(i);
    reading.name_kind(i).is_none()
        && (matches!(reading.sort(i), Sort::Mark if !matches!(word, "(" | ")" | "-" | "/"))
            || reading.is(i, Class::Preposition)
            || reading.form(i) == Some(Form::Active))
}

/// Does a subject begin behind token `i`?
fn starts_behind(reading: &Reading, i: usize) -> bool {
    let word = reading.document.lower(i);
    let is_mark =
        matches!(word, "," | ":" | ";" | "—" | "–") || reading.document.tokens[i].kind == TokenKind::Quote;
    reading.name_kind(i).is_none()
        && (is_mark
            || reading.is(i, Class::Preposition)
            || reading.is(i, Class::Conjunction)
            || reading.form(i) == Some(Form::Active))
}
