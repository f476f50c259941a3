//! Direct quotes: which pairs of marks hold somebody's words, and which word reports them.
//!
//! Decides between a quote and what only looks like one (titles, nicknames, single words, fragments
//! inside the reporter's sentence). Leaves the marks to [`super::marks`].

use super::cues::Form;
use super::marks::{self, Pair};
use super::reading::{Reading, Sort};
use super::scorer::{Lane, Scorer, add_all, key, mix, size};
use crate::document::TokenKind;
use crate::lexicon::Class;
use crate::model::Features;

/// How far before the opening mark its cue may stand, in tokens.
const CUE_REACH: usize = 14;

/// One direct quote.
#[derive(Debug, Clone, Copy)]
pub struct Direct {
    /// Its marks and what is between them.
    pub pair: Pair,
    /// The token of its cue.
    pub cue: Option<usize>,
}

/// The direct quotes of a document, in order.
#[must_use]
pub fn find(reading: &Reading, scorer: &Scorer) -> Vec<Direct> {
    let mut quotes: Vec<Direct> = Vec::new();
    for pair in marks::pairs(reading) {
        let candidate = Candidate::new(reading, pair, quotes.last());
        if candidate.needs_no_cue() || scorer.score(Lane::Pair, |out| candidate.features(out)) > 0.0 {
            quotes.push(candidate.direct());
        }
    }
    quotes
}

/// A pair of marks with what stands around it.
pub struct Candidate<'a> {
    reading: &'a Reading<'a>,
    pair: Pair,
    behind: Option<usize>,
    before: Option<usize>,
    /// A direct quote stands right before, nothing but its cue and speaker between.
    follows: bool,
    /// It resumes the quote before: `"A," kata X, "b."`.
    resumes: bool,
}

impl<'a> Candidate<'a> {
    /// `last` is the direct quote before this pair.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, pair: Pair, last: Option<&Direct>) -> Self {
        Self {
            reading,
            pair,
            behind: cue_behind(reading, pair),
            before: cue_before(reading, pair),
            follows: last.is_some_and(|l| is_close(reading, l.pair, pair)),
            resumes: last.is_some_and(|l| is_resumed(reading, l, pair)),
        }
    }

    /// The quote that this pair is, if it is one.
    #[must_use]
    pub fn direct(&self) -> Direct {
        Direct { pair: self.pair, cue: self.behind.or(self.before) }
    }

    /// Does it go on with the quote before, or in the next paragraph, or is it a whole sentence in which
    /// somebody speaks of himself: words that need no cue?
    fn needs_no_cue(&self) -> bool {
        if self.resumes {
            return true;
        }
        let document = self.reading.document;
        let inner = self.pair.inner.range();
        let sentence = document.is_capitalised(inner.start)
            && matches!(document.word(inner.end - 1), "." | "!" | "?" | "…");
        let runs_on = self.is_reopened() && inner.len() > 2;
        sentence && self.is_fresh() && (self.has_first_person() || runs_on)
    }

    /// Does it end with its paragraph, unclosed, and does the next one open again?
    fn is_reopened(&self) -> bool {
        let next = self.pair.inner.end as usize;
        let tokens = &self.reading.document.tokens;
        self.pair.lacks_closing()
            && self.is_whole()
            && tokens.get(next).is_some_and(|t| t.kind == TokenKind::Quote)
            && !self.reading.is_parted(next)
    }

    /// What can be seen of the pair.
    pub fn features(&self, out: &mut Features) {
        let document = self.reading.document;
        let inner = self.pair.inner.range();
        let len = size(inner.len());
        let (behind, before) = (self.word_behind(), self.word_before());
        let last = document.word(inner.end - 1);
        let stop = if matches!(last, "," | "." | "!" | "?" | "…") { last } else { "" };
        let start = document.is_capitalised(inner.start);
        let shape = mix(0, u32::from(start), key(0, stop));
        let cue = u32::from(self.behind.is_some()) * 2 + u32::from(self.before.is_some());
        let person = u32::from(self.has_first_person());
        let seen = [
            (0, 0),
            (len, 0),
            (len, shape),
            (cue, u32::from(self.follows)),
            (cue, len),
            (key(0, behind), 0),
            (key(0, before), 0),
            (key(0, before), u32::from(start)),
            (key(0, behind), key(0, stop)),
            (u32::from(self.pair.double), len),
            (u32::from(self.pair.lacks_opening()) * 2 + u32::from(self.pair.lacks_closing()), cue),
            (self.titled(), len),
            (u32::from(self.is_fresh()), u32::from(self.is_whole())),
            (mix(0, cue, shape), u32::from(self.is_fresh())),
            (u32::from(self.has_inner_stop()), len),
            (u32::from(self.follows), mix(0, shape, u32::from(self.is_fresh()))),
            (person, cue),
            (person, mix(0, shape, u32::from(self.is_fresh()))),
            (mix(0, len.min(4), u32::from(self.follows)), mix(0, shape, u32::from(self.is_fresh()))),
        ];
        add_all(100, &seen, out);
    }

    fn word_behind(&self) -> &str {
        let next = self.pair.outer.end as usize;
        let paragraph = self.reading.paragraph(next - 1);
        if next < paragraph.end { self.generic(next) } else { "END" }
    }

    fn word_before(&self) -> &str {
        let first = self.pair.outer.start as usize;
        let paragraph = self.reading.paragraph(self.pair.inner.start as usize);
        if first > paragraph.start { self.generic(first - 1) } else { "START" }
    }

    /// The word, or what sort of thing it is if it is a name, number or cue.
    fn generic(&self, i: usize) -> &str {
        match (self.reading.form(i), self.reading.sort(i)) {
            (Some(Form::After), _) => "AFTER",
            (Some(Form::Active | Form::Passive), _) => "ACTIVE",
            (Some(Form::Source), _) => "SOURCE",
            (_, Sort::Word | Sort::Mark | Sort::Pronoun) => self.reading.document.lower(i),
            (_, sort) => sort.name(),
        }
    }

    /// How much of it is written with capitals, as titles are: 0 to 3.
    fn titled(&self) -> u32 {
        let words = self.pair.inner.range().take(12);
        let count = words.clone().filter(|&i| self.reading.document.is_capitalised(i)).count();
        (count * 3 / words.len().max(1)) as u32
    }

    /// Does it begin a sentence or paragraph?
    fn is_fresh(&self) -> bool {
        matches!(self.word_before(), "START" | "." | "!" | "?" | ":" | "quote")
    }

    /// Does it end a paragraph?
    fn is_whole(&self) -> bool {
        self.word_behind() == "END"
    }

    /// Does somebody speak of himself near its beginning?
    fn has_first_person(&self) -> bool {
        self.pair.inner.range().take(60).any(|i| self.reading.is(i, Class::Oneself))
    }

    fn has_inner_stop(&self) -> bool {
        let inner = self.pair.inner.range();
        inner.clone().take(inner.len().saturating_sub(1)).any(|i| self.reading.document.word(i) == ".")
    }
}

/// The cue right behind a pair: `"…," kata X`, `"…," demikian kata X`, `"…," X menambahkan.`
fn cue_behind(reading: &Reading, pair: Pair) -> Option<usize> {
    let end = reading.paragraph(pair.outer.end as usize - 1).end;
    let mut first = pair.outer.end as usize;
    while first < end && matches!(reading.document.word(first), "," | "-" | "–") {
        first += 1;
    }
    let near = first..end.min(first + 3);
    let after = |i: usize| i < end && reading.form(i) == Some(Form::After);
    let is_slip = |i: usize| !reading.is(i, Class::Thus) && names_somebody(reading, i, end);
    if after(first) && (!reading.document.is_capitalised(first) || is_slip(first)) {
        return Some(if reading.is(first, Class::Thus) && after(first + 1) { first + 1 } else { first });
    }
    subject_verb(reading, near.start, end)
}

/// Does somebody stand right behind the cue at `i`, whose capital may be a slip then: `"…?" Tanya Budi`? Not in `Kata bin`.
fn names_somebody(reading: &Reading, i: usize, end: usize) -> bool {
    reading.cues[i].is_some_and(|cue| cue.own) || i + 1 < end && reading.may_speak(i + 1)
}

/// The verb of `X menambahkan.` with nothing behind it, the speaker up to five tokens long.
fn subject_verb(reading: &Reading, first: usize, end: usize) -> Option<usize> {
    let limit = end.min(first + 6);
    let verb = (first + 1..limit).find(|&i| reading.sort(i) == Sort::Word)?;
    let is_part =
        |i| matches!(reading.sort(i), Sort::Person | Sort::Organisation | Sort::Capital | Sort::Pronoun);
    let subject = (first..verb).all(is_part);
    let stop = verb + 1 >= end || matches!(reading.document.word(verb + 1), "." | ",");
    let cue = matches!(reading.form(verb), Some(Form::Active | Form::After));
    (subject && stop && cue).then_some(verb)
}

/// The cue before a pair: `X mengatakan, "…"`, `X berkata kepada Y: "…"`.
fn cue_before(reading: &Reading, pair: Pair) -> Option<usize> {
    let document = reading.document;
    let first = pair.outer.start as usize;
    let floor = reading.paragraph(pair.inner.start as usize).start.max(first.saturating_sub(CUE_REACH));
    let mut announced = false;
    for i in (floor..first).rev() {
        let word = document.word(i);
        let is_near = i + 1 == first;
        match reading.form(i) {
            _ if matches!(word, "." | "!" | "?" | "”" | "\"" | "“") => return None,
            Some(Form::Active | Form::After) if announced || is_near => return Some(i),
            Some(Form::Source) if announced => return Some(i),
            _ => announced |= is_near && (matches!(word, "," | ":") || reading.is(i, Class::That)),
        }
    }
    None
}

/// Does `pair` follow on `last` with no more than a cue and its speaker between?
fn is_close(reading: &Reading, last: Pair, pair: Pair) -> bool {
    let (from, to) = (last.outer.end as usize, pair.outer.start as usize);
    let sentences = |i: usize| reading.document.sentence_of(i).index();
    from == to || to - from <= 60 && from < to && sentences(to - 1) <= sentences(from) + 1
}

/// Is `last` interrupted by its cue and speaker, and does `pair` go on with it behind a comma?
fn is_resumed(reading: &Reading, last: &Direct, pair: Pair) -> bool {
    let (from, to) = (last.pair.outer.end as usize, pair.outer.start as usize);
    let is_between = last.cue.is_some_and(|cue| (from..to).contains(&cue));
    is_between && to - from <= CUE_REACH && reading.is_comma(to - 1) && pair.inner.len() > 1
}
