//! Token window to feature ids: the only definition, for tagger and trainer alike.
//!
//! Decides what the model may look at, and which tokens can be part of a name at all. Leaves the
//! weights to [`crate::model`] and the labels to [`crate::tagger`].
//!
//! A feature is a 32-bit hash of its template and values; nothing but the hash is stored.

use crate::document::{Document, TokenKind, TokenRange};
use crate::vocabulary::{Entry, Habit, Vocabulary};
use rustc_hash::FxHashMap;

/// Words between two capitalised ones that may still belong to one name (`Badan Pangan dan Gizi`,
/// `Dinas Pendidikan (Disdik) Jawa Barat`).
const LONGEST_BRIDGE: usize = 3;

/// Words on each side that a token's features look at.
const WINDOW: usize = 2;

/// Stands for what is before a sentence's first token and behind its last.
const EDGE: Word = Word {
    exact: 1,
    lower: 1,
    shape: 1,
    heads: [1; 3],
    tails: [1; 3],
    known: Entry { fine: 0, coarse: 0 },
    habit: Habit { kind: 0, part: 0 },
};

/// The features of one document's tokens.
#[derive(Debug)]
pub struct Extractor {
    /// For each token in a zone, or in the window around one; [`EDGE`] for the others.
    words: Vec<Word>,
    /// For each token the first and one past the last token of its sentence.
    bounds: Vec<TokenRange>,
    /// For each token the run of tokens that could be one name with it.
    zone_of: Vec<TokenRange>,
    /// What the rest of the document says about each token; empty on the first look.
    evidence: Vec<Evidence>,
}

/// What a first look found for the same words elsewhere in the document; 0 is nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    /// What the word was elsewhere.
    word: u32,
    word_label: u32,
    /// What it was together with the word before it and the word behind it.
    before: u32,
    behind: u32,
    /// own label
    own: u32,
}

/// What is hashed once a token and used by all its neighbours.
#[derive(Debug, Clone, Copy)]
struct Word {
    exact: u32,
    lower: u32,
    shape: u32,
    /// First one, two, three letters.
    heads: [u32; 3],
    /// Last two, three, four letters.
    tails: [u32; 3],
    known: Entry,
    habit: Habit,
}

impl Extractor {
    /// Reads the words of `document`.
    #[must_use]
    pub fn new(document: &Document, vocabulary: &Vocabulary) -> Self {
        let mut words = vec![EDGE; document.tokens.len()];
        let mut bounds = Vec::with_capacity(document.tokens.len());
        for sentence in &document.sentences {
            bounds.resize(sentence.tokens.end as usize, sentence.tokens);
        }
        let mut zone_of = vec![TokenRange::new(0, 0); document.tokens.len()];
        let mut read = 0;
        for zone in zones(document) {
            zone_of[zone.range()].fill(zone);
            let window = zone.range().start.saturating_sub(WINDOW)..zone.range().end + WINDOW;
            for i in window.start.max(read)..window.end.min(words.len()) {
                words[i] = Word::new(document, i, vocabulary);
                read = i + 1;
            }
        }
        Self { words, bounds, zone_of, evidence: Vec::new() }
    }

    /// Calls `emit` with each feature of token `i`.
    pub fn features(&self, i: usize, mut emit: impl FnMut(u32)) {
        let at = |offset: isize| self.word(i, offset);
        let [a, b, c, d, e] = [at(-2), at(-1), at(0), at(1), at(2)];
        emit(mix(0, 0, 0));
        for (offset, w) in (0..).zip([a, b, c, d, e]) {
            emit(mix(1 + offset, w.lower, 0));
            emit(mix(8 + offset, w.shape, 0));
        }
        for (n, w) in (0..).zip([b, c, d]) {
            emit(mix(16 + n, w.tails[1], 0));
        }
        for n in 0..3 {
            emit(mix(20 + n, c.heads[n as usize], c.shape));
            emit(mix(24 + n, c.tails[n as usize], c.shape));
        }
        emit(mix(30, b.lower, c.lower));
        emit(mix(31, c.lower, d.lower));
        emit(mix(32, b.lower, c.shape));
        emit(mix(33, d.lower, c.shape));
        emit(mix(34, b.lower, d.lower));
        emit(mix(35, a.lower, b.lower));
        emit(mix(36, d.lower, e.lower));
        emit(mix(37, c.lower, c.shape));
        emit(mix(38, mix(0, a.shape, b.shape), c.shape));
        emit(mix(39, mix(0, b.shape, c.shape), d.shape));
        emit(mix(40, mix(0, c.shape, d.shape), e.shape));
        for (offset, w) in (0..).zip([a, b, c, d, e]) {
            emit(mix(70 + offset, w.known.fine.into(), 0));
            emit(mix(76 + offset, w.known.coarse.into(), 0));
        }
        let fine = |w: Word| u32::from(w.known.fine);
        let coarse = |w: Word| u32::from(w.known.coarse);
        emit(mix(82, fine(b), fine(c)));
        emit(mix(83, fine(c), fine(d)));
        emit(mix(84, coarse(b), mix(0, coarse(c), c.shape)));
        emit(mix(85, coarse(c), mix(0, coarse(d), c.shape)));
        emit(mix(86, coarse(b), mix(0, coarse(c), coarse(d))));
        emit(mix(87, coarse(b), coarse(d)));
        emit(mix(88, fine(c), c.shape));
        emit(mix(89, fine(b), c.shape));
        emit(mix(90, fine(d), c.shape));
        emit(mix(91, coarse(a), mix(0, coarse(b), c.shape)));
        for (offset, w) in (0..).zip([a, b, c, d, e]) {
            emit(mix(100 + offset, w.habit.kind.into(), w.habit.part.into()));
            emit(mix(105 + offset, w.habit.kind.into(), 0));
        }
        let habit = |w: Word| u32::from(w.habit.kind) << 8 | u32::from(w.habit.part);
        emit(mix(110, habit(b), habit(c)));
        emit(mix(111, habit(c), habit(d)));
        emit(mix(112, mix(0, habit(b), habit(c)), habit(d)));
        emit(mix(113, b.lower, habit(c)));
        emit(mix(114, coarse(b), habit(c)));
        emit(mix(115, coarse(d), habit(c)));
        self.zone_features(i, emit);
    }

    /// Calls `emit` with what the second look knows more of token `i`; nothing on the first look.
    pub fn evidence_features(&self, i: usize, mut emit: impl FnMut(u32)) {
        let Some(c) = self.evidence.get(i) else { return };
        let zone = self.zone_of[i].range();
        let at = |o: isize| {
            i.checked_add_signed(o)
                .filter(|j| zone.contains(j))
                .map_or(Evidence { own: 99, ..Evidence::default() }, |j| self.evidence[j])
        };
        let [a, b, d, e] = [at(-2), at(-1), at(1), at(2)];
        emit(mix(120, b.word, 0));
        emit(mix(121, c.word, 0));
        emit(mix(122, d.word, 0));
        emit(mix(123, c.word_label, 0));
        emit(mix(124, c.before, c.behind));
        emit(mix(125, c.before, 0));
        emit(mix(126, c.behind, 0));
        emit(mix(127, c.word, c.own));
        emit(mix(128, c.own, 0));
        emit(mix(129, b.own, d.own));
        emit(mix(130, mix(0, a.own, b.own), mix(0, d.own, e.own)));
        emit(mix(131, mix(0, b.own, c.own), d.own));
        emit(mix(132, b.word_label, mix(0, c.word_label, d.word_label)));
        emit(mix(133, c.word, self.words[i].habit.kind.into()));
    }

    /// Takes in what a first look labelled each token, for the features of a second.
    pub fn look_again(&mut self, labels: &[u8]) {
        let mut words: FxHashMap<u32, [u32; 16]> = FxHashMap::default();
        let mut pairs: FxHashMap<u32, [u32; 16]> = FxHashMap::default();
        let in_zone = |i: usize| !self.zone_of[i].is_empty();
        let pair = |i: usize| mix(62, self.words[i].exact, self.words[i + 1].exact);
        for i in (0..labels.len()).filter(|&i| in_zone(i)) {
            words.entry(self.words[i].exact).or_default()[labels[i] as usize] += 1;
            if i + 1 < labels.len() && in_zone(i + 1) {
                pairs.entry(pair(i)).or_default()[labels[i] as usize] += 1;
            }
        }
        let mut evidence = vec![Evidence::default(); labels.len()];
        for i in (0..labels.len()).filter(|&i| in_zone(i)) {
            let own = labels[i] as usize;
            let (kind, label) = elsewhere(words[&self.words[i].exact], own);
            evidence[i].own = own as u32 + 1;
            evidence[i].word = kind;
            evidence[i].word_label = label;
            if i + 1 < labels.len() && in_zone(i + 1) {
                let (_, label) = elsewhere(pairs[&pair(i)], own);
                evidence[i].behind = label;
                evidence[i + 1].before = label;
            }
        }
        self.evidence = evidence;
    }

    /// What the run of possible name words around token `i` begins with.
    fn zone_features(&self, i: usize, mut emit: impl FnMut(u32)) {
        let zone = self.zone_of[i].range();
        if zone.is_empty() {
            return;
        }
        let (first, last) = (&self.words[zone.start], &self.words[zone.end - 1]);
        let from = (i - zone.start).min(5) as u32;
        let to = (zone.end - 1 - i).min(5) as u32;
        emit(mix(50, first.lower, from.min(3)));
        emit(mix(51, last.lower, to.min(3)));
        emit(mix(52, from, to));
        let before = self.word(zone.start, -1);
        emit(mix(53, before.lower, from.min(2)));
        let behind = self.word(zone.end - 1, 1);
        emit(mix(54, behind.lower, to.min(2)));
    }

    fn word(&self, i: usize, offset: isize) -> Word {
        let bounds = self.bounds[i].range();
        i.checked_add_signed(offset).filter(|j| bounds.contains(j)).map_or(EDGE, |j| self.words[j])
    }
}

impl Word {
    fn new(document: &Document, i: usize, vocabulary: &Vocabulary) -> Self {
        let lower = document.lower(i);
        let head = |n: usize| &lower[..lower.char_indices().nth(n).map_or(lower.len(), |(at, _)| at)];
        let tail = |n: usize| &lower[lower.char_indices().nth_back(n - 1).map_or(0, |(at, _)| at)..];
        let exact = hash(document.word(i));
        Self {
            exact,
            lower: hash(lower),
            shape: shape(document, i),
            heads: [1, 2, 3].map(|n| hash_chars(head(n))),
            tails: [2, 3, 4].map(|n| hash_chars(tail(n))),
            known: vocabulary.entry(hash(lower)),
            habit: vocabulary.habit(exact),
        }
    }
}

/// What a word was elsewhere: its commonest kind with whether it was always so, and its commonest label.
fn elsewhere(mut counts: [u32; 16], own: usize) -> (u32, u32) {
    counts[own] -= 1;
    let kinds = [counts[0], counts[1..5].iter().sum(), counts[5..9].iter().sum(), counts[9..13].iter().sum()];
    let total: u32 = kinds.iter().sum();
    if total == 0 {
        return (0, 0);
    }
    let best = (0..4).rev().max_by_key(|&k| kinds[k]).unwrap_or(0);
    let sure = if kinds[best] == total { 1 + u32::from(total > 2) } else { 0 };
    let label = (0..13).rev().max_by_key(|&l| counts[l]).unwrap_or(0);
    (1 + best as u32 * 3 + sure, 1 + label as u32)
}

/// The runs of tokens that can hold a name, in order: capitalised words, and up to
/// [`LONGEST_BRIDGE`] other tokens between two of them in one sentence.
#[must_use]
pub fn zones(document: &Document) -> Vec<TokenRange> {
    let mut zones = Vec::new();
    for sentence in &document.sentences {
        let mut open: Option<TokenRange> = None;
        for i in sentence.tokens.range() {
            if !is_opener(document, i) {
                continue;
            }
            match &mut open {
                Some(zone) if i - zone.end as usize <= LONGEST_BRIDGE => zone.end = i as u32 + 1,
                _ => zones.extend(open.replace(TokenRange::new(i, i + 1))),
            }
        }
        zones.extend(open.map(|zone| trailing(document, zone, sentence.tokens)));
    }
    zones
}

/// The zone with the number behind it (`SMA Negeri 1`).
fn trailing(document: &Document, zone: TokenRange, sentence: TokenRange) -> TokenRange {
    let next = zone.end as usize;
    let number = zone.end < sentence.end && document.tokens[next].kind == TokenKind::Number;
    TokenRange { end: zone.end + u32::from(number), ..zone }
}

/// Can a name begin or end with this token?
fn is_opener(document: &Document, i: usize) -> bool {
    document.tokens[i].kind == TokenKind::Word && document.word(i).contains(char::is_uppercase)
}

/// How the token is written: its kind, capitals and digits, runs shortened to two.
fn shape(document: &Document, i: usize) -> u32 {
    let word = document.word(i);
    if matches!(document.tokens[i].kind, TokenKind::Mark | TokenKind::Quote) {
        return hash(word);
    }
    let mut shape = 7;
    let mut run = (' ', 0);
    for c in word.chars() {
        let class = class(c);
        run = if class == run.0 { (class, run.1 + 1) } else { (class, 1) };
        if run.1 <= 2 {
            shape = mix(60, shape, class as u32);
        }
    }
    shape
}

fn class(c: char) -> char {
    match c {
        _ if c.is_uppercase() => 'A',
        _ if c.is_alphabetic() => 'a',
        _ if c.is_numeric() => '0',
        _ => c,
    }
}

/// FNV-1a; the same on every machine.
pub fn hash(text: &str) -> u32 {
    let fnv = |h: u64, b: u8| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    fold(text.bytes().fold(0xcbf2_9ce4_8422_2325, fnv))
}

fn hash_chars(text: &str) -> u32 {
    let fnv = |h: u64, c: char| (h ^ c as u64).wrapping_mul(0x0100_0000_01b3);
    fold(text.chars().fold(0xcbf2_9ce4_8422_2325, fnv))
}

/// The id of the feature that `template` makes of `a` and `b`.
pub fn mix(template: u32, a: u32, b: u32) -> u32 {
    let seed = u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    fold((u64::from(a) << 32 | u64::from(b)) ^ seed)
}

fn fold(h: u64) -> u32 {
    let h = (h ^ h >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let h = (h ^ h >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (h >> 32) as u32
}

/// Changes whenever a template does: a model fits only the features that it was trained with.
#[must_use]
pub fn fingerprint() -> u32 {
    let text = "Ketua KPK Anwar (34), \"Ahok\" di Kota Bandung; Rp1,5 SMA 1.";
    let document = Document::new(text, &crate::lexicon::Lexicon::new());
    let mut extractor = Extractor::new(&document, &Vocabulary::default());
    let mut all = 0;
    for i in zones(&document).iter().flat_map(|z| z.range()) {
        extractor.features(i, |f| all = mix(61, all, f));
    }
    let labels: Vec<u8> = (0..document.tokens.len()).map(|i| (i % 13) as u8).collect();
    extractor.look_again(&labels);
    for i in zones(&document).iter().flat_map(|z| z.range()) {
        extractor.evidence_features(i, |f| all = mix(61, all, f));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document::new(text, &Lexicon::new());
        let found: Vec<_> = zones(&document).iter().map(|&z| document.span(z).text(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_zone_bridges_few_small_words_and_takes_the_number_behind() {
        check("Ia bekerja di Dinas Pangan dan Gizi sejak lama.", &["Ia bekerja di Dinas Pangan dan Gizi"]);
        check("mereka belajar di SMA Negeri 1 kemarin", &["SMA Negeri 1"]);
        check("tidak ada nama di sini", &[]);
    }
}
