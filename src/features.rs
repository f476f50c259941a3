//! Token window to feature ids: the only definition, for tagger and trainer alike.
//!
//! Decides what the model may look at, and which tokens can be part of a name at all. Leaves the
//! weights to [`crate::model`] and the labels to [`crate::tagger`].
//!
//! A feature is a 32-bit hash of its template and values; nothing but the hash is stored.

use crate::document::{Document, TokenKind, TokenRange};

/// Words between two capitalised ones that may still belong to one name (`Badan Pangan dan Gizi`,
/// `Dinas Pendidikan (Disdik) Jawa Barat`).
const LONGEST_BRIDGE: usize = 3;

/// Stands for what is before a sentence's first token and behind its last.
const EDGE: Word = Word { lower: 1, shape: 1, heads: [1; 3], tails: [1; 3] };

/// The features of one document's tokens.
#[derive(Debug)]
pub struct Extractor {
    words: Vec<Word>,
    /// For each token the first and one past the last token of its sentence.
    bounds: Vec<TokenRange>,
    /// For each token the run of tokens that could be one name with it.
    zone_of: Vec<TokenRange>,
}

/// What is hashed once a token and used by all its neighbours.
#[derive(Debug, Clone, Copy)]
struct Word {
    lower: u32,
    shape: u32,
    /// First one, two, three letters.
    heads: [u32; 3],
    /// Last two, three, four letters.
    tails: [u32; 3],
}

impl Extractor {
    /// Reads the words of `document`.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let words = (0..document.tokens.len()).map(|i| Word::new(document, i)).collect();
        let mut bounds = Vec::with_capacity(document.tokens.len());
        for sentence in &document.sentences {
            bounds.resize(sentence.tokens.end as usize, sentence.tokens);
        }
        let mut zone_of = vec![TokenRange::new(0, 0); document.tokens.len()];
        for zone in zones(document) {
            zone_of[zone.range()].fill(zone);
        }
        Self { words, bounds, zone_of }
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
        self.zone_features(i, emit);
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
    fn new(document: &Document, i: usize) -> Self {
        let lower = document.lower(i);
        let chars: Vec<char> = lower.chars().collect();
        let head = |n: usize| hash_chars(&chars[..n.min(chars.len())]);
        let tail = |n: usize| hash_chars(&chars[chars.len().saturating_sub(n)..]);
        Self {
            lower: hash(lower),
            shape: shape(document, i),
            heads: [head(1), head(2), head(3)],
            tails: [tail(2), tail(3), tail(4)],
        }
    }
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

fn hash_chars(chars: &[char]) -> u32 {
    let fnv = |h: u64, c: &char| (h ^ *c as u64).wrapping_mul(0x0100_0000_01b3);
    fold(chars.iter().fold(0xcbf2_9ce4_8422_2325, fnv))
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
    let extractor = Extractor::new(&document);
    let mut all = 0;
    for i in 0..document.tokens.len() {
        extractor.features(i, |f| all = mix(61, all, f));
    }
    all
}
