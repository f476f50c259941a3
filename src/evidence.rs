//! What the rest of a document says about a token: the features of the tagger's second look.
//!
//! Decides what a first look's labels are worth elsewhere: a name that was surely seen once is likely
//! one wherever its words stand again, and an acronym is what the words before its brackets are.
//! Leaves the labels to [`crate::tagger`] and the weights to [`crate::model`].

use rustc_hash::FxHashMap;

use crate::document::{Document, TokenKind, TokenRange};
use crate::features::{Extractor, mix};

/// A first look's labels.
#[derive(Debug, Clone, Copy)]
pub struct FirstLook<'l> {
    /// One a token.
    pub labels: &'l [u8],
    /// For each token by how much its label beat the others, in [`STEPS`].
    pub sure: &'l [u8],
}

/// Steps of sureness: a label in the upper half of them is taken for sure.
pub const STEPS: u8 = 4;

/// Letters of the longest acronym that is sought.
const LONGEST_ACRONYM: usize = 12;

/// Small words that the words of an acronym may have among them.
const MOST_SMALL: usize = 3;

/// Features that a second look adds to a token.
pub const MORE: usize = 15;

/// What a first look says of the tokens of one document.
#[derive(Debug)]
pub struct Evidence {
    tokens: Vec<Seen>,
}

/// What was found for the same words elsewhere in the document; 0 is nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// The token's own label and how sure it is.
    own: u32,
    label: u32,
    /// What kind the word was elsewhere, and whether always.
    word: u32,
    word_label: u32,
    /// What it was together with the word before it and the word behind it.
    before: u32,
    behind: u32,
    /// Of an acronym: what the words before its brackets are. Of these words: what the acronym is.
    linked: u32,
}

/// Stands for what is outside the zone.
const BEYOND: Seen = Seen { own: 99, label: 99, word: 0, word_label: 0, before: 0, behind: 0, linked: 0 };

/// How often each label was seen.
type Counts = [u32; 16];

impl Evidence {
    /// What `look` says of the tokens of `document`.
    #[must_use]
    pub fn new(document: &Document, extractor: &Extractor, look: FirstLook) -> Self {
        let mut evidence = Self { tokens: vec![Seen::default(); look.labels.len()] };
        let words = evidence.words(extractor, look);
        evidence.pairs(extractor, look);
        evidence.acronyms(document, extractor, look, &words);
        evidence
    }

    /// Takes in what each word was elsewhere; the counts of each word.
    fn words(&mut self, extractor: &Extractor, look: FirstLook) -> Vec<Counts> {
        let mut words = vec![[0u32; 16]; extractor.words()];
        for i in extractor.zones().iter().flat_map(|z| z.range()) {
            words[extractor.word_of(i)][usize::from(look.labels[i])] += u32::from(look.is_sure(i));
        }
        for i in extractor.zones().iter().flat_map(|z| z.range()) {
            let (word, word_label) = look.elsewhere(words[extractor.word_of(i)], i);
            let label = u32::from(look.labels[i]) + 1;
            let own = label * u32::from(STEPS) + u32::from(look.sure[i]);
            self.tokens[i] = Seen { own, label, word, word_label, ..Seen::default() };
        }
        words
    }

    /// Takes in what each word was elsewhere beside the same neighbour.
    fn pairs(&mut self, extractor: &Extractor, look: FirstLook) {
        let mut pairs: FxHashMap<(usize, usize), Counts> = FxHashMap::default();
        let pair = |i: usize| (extractor.word_of(i), extractor.word_of(i + 1));
        for i in extractor.pairs() {
            pairs.entry(pair(i)).or_default()[usize::from(look.labels[i])] += u32::from(look.is_sure(i));
        }
        for i in extractor.pairs() {
            let (_, label) = look.elsewhere(pairs[&pair(i)], i);
            self.tokens[i].behind = label;
            self.tokens[i + 1].before = label;
        }
    }

    /// Takes in what acronyms and the words before their brackets say of each other.
    fn acronyms(&mut self, document: &Document, extractor: &Extractor, look: FirstLook, words: &[Counts]) {
        let mut known: FxHashMap<usize, u32> = FxHashMap::default();
        for zone in extractor.zones() {
            for at in zone.range().skip(2).filter(|&i| is_bracketed_acronym(document, i)) {
                let run = spelled(document, *zone, at);
                let whole = look.kind(at - 2);
                known.entry(extractor.word_of(at)).or_insert(1 + whole * 2 + u32::from(run.is_some()));
                let (kind, _) = look.elsewhere(words[extractor.word_of(at)], at);
                for i in run.into_iter().flat_map(TokenRange::range) {
                    self.tokens[i].linked = 20 + kind;
                }
            }
        }
        for i in extractor.zones().iter().flat_map(|z| z.range()) {
            if let Some(&linked) = known.get(&extractor.word_of(i)) {
                self.tokens[i].linked = linked;
            }
        }
    }

    /// What the second look knows more of token `i` of `zone`: nothing where the rest of the document is
    /// silent.
    #[must_use]
    pub fn features(&self, extractor: &Extractor, zone: TokenRange, i: usize) -> Option<[u32; MORE]> {
        let range = zone.range();
        let at = |o: isize| {
            i.checked_add_signed(o).filter(|j| range.contains(j)).map_or(BEYOND, |j| self.tokens[j])
        };
        let [b, c, d] = [at(-1), at(0), at(1)];
        if c.word | c.before | c.behind | c.linked == 0 {
            return None;
        }
        Some([
            mix(120, c.own, 0),
            mix(121, c.own, c.word),
            mix(122, c.own, c.word_label),
            mix(123, c.own, c.before),
            mix(124, c.own, c.behind),
            mix(125, c.own, c.linked),
            mix(126, b.label, mix(0, c.label, d.label)),
            mix(127, b.own, c.own),
            mix(128, d.own, c.own),
            mix(129, b.word, c.label),
            mix(130, d.word, c.label),
            mix(131, b.word_label, mix(0, c.word_label, d.word_label)),
            mix(132, c.before, c.behind),
            mix(133, c.word, extractor.habit_kind(i)),
            mix(134, c.linked, 0),
        ])
    }
}

impl FirstLook<'_> {
    fn is_sure(&self, i: usize) -> bool {
        self.sure[i] >= STEPS / 2
    }

    /// 0 outside of names, else the kind of the name that token `i` is part of, from 1.
    fn kind(&self, i: usize) -> u32 {
        u32::from(self.labels[i].div_ceil(4))
    }

    /// What the word of token `i` was elsewhere: its commonest kind with whether it was always so, and
    /// its commonest label.
    fn elsewhere(&self, mut counts: Counts, i: usize) -> (u32, u32) {
        counts[usize::from(self.labels[i])] -= u32::from(self.is_sure(i));
        let kinds =
            [counts[0], counts[1..5].iter().sum(), counts[5..9].iter().sum(), counts[9..13].iter().sum()];
        let total: u32 = kinds.iter().sum();
        if total == 0 {
            return (0, 0);
        }
        let best = (0..4).rev().max_by_key(|&k| kinds[k]).unwrap_or(0);
        let always = if kinds[best] == total { 1 + u32::from(total > 2) } else { 0 };
        let label = (0..13).rev().max_by_key(|&l| counts[l]).unwrap_or(0);
        (1 + best as u32 * 3 + always, 1 + label as u32)
    }
}

/// Is token `i` an acronym alone in brackets (`(KPK)`)?
fn is_bracketed_acronym(document: &Document, i: usize) -> bool {
    let word = document.word(i);
    let is_mark = |j: usize, mark: &str| j < document.tokens.len() && document.word(j) == mark;
    document.tokens[i].kind == TokenKind::Word
        && (2..=LONGEST_ACRONYM).contains(&word.len())
        && word.starts_with(char::is_uppercase)
        && is_mark(i - 1, "(")
        && is_mark(i + 1, ")")
}

/// The tokens before the bracketed acronym `at` whose initials it spells.
fn spelled(document: &Document, zone: TokenRange, at: usize) -> Option<TokenRange> {
    let mut letters = document.lower(at).chars().rev().peekable();
    let mut small = 0;
    for i in (zone.range().start..at - 1).rev() {
        let Some(&letter) = letters.peek() else { break };
        if document.is_capitalised(i) && document.lower(i).starts_with(letter) {
            letters.next();
            if letters.peek().is_none() {
                return Some(TokenRange::new(i, at - 1));
            }
        } else {
            small += 1;
            if document.is_capitalised(i) || small > MOST_SMALL {
                return None;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::zones;
    use crate::lexicon::Lexicon;

    /// The words whose initials the bracketed acronym spells.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let lexicon = Lexicon::new();
        let document = Document::new(text, &lexicon);
        let found = zones(&document, &lexicon).iter().find_map(|&zone| {
            let at = zone.range().skip(2).find(|&i| is_bracketed_acronym(&document, i))?;
            spelled(&document, zone, at)
        });
        assert_eq!(found.map(|run| document.span(run).text(text)), expected);
    }

    #[test]
    fn an_acronym_in_brackets_spells_the_words_before_it() {
        check("Ikut Uji Layanan Warga (ULW) kemarin.", Some("Uji Layanan Warga"));
        check("Badan Pangan dan Gizi (BPG) hadir.", Some("Badan Pangan dan Gizi"));
        check("Wali Kota Surabaya (ULW) hadir.", None);
    }
}
