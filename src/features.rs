//! Token window to feature ids: the only definition, for tagger and trainer alike.
//!
//! Decides what the model may look at, also how the document writes a word elsewhere, and which tokens
//! can be part of a name at all. Leaves the weights to [`crate::model`] and the labels to [`crate::tagger`].
//!
//! What is seen of a word, of two neighbours, of three, is a [`Sight`]: a hash of its template and
//! values. One sight is a feature of each token around it, a feature of its own at each place: its id
//! is the sight's with the place in its low bits. So the model looks a sight up once for all tokens.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::document::{Document, TokenKind, TokenRange};
use crate::hash::CharHash;
pub use crate::hash::{hash, mix};
use crate::lexicon::Lexicon;
use crate::lexicon::known_names::{Known, LONGEST_NAME, name_hash};
use crate::vocabulary::{Entry, Habit, Vocabulary};

/// Words between two capitalised ones that may still belong to one name (`Badan Pangan dan Gizi`,
/// `Dinas Pendidikan (Disdik) Jawa Barat`).
const LONGEST_BRIDGE: usize = 3;

/// Tokens of the longest bracket that ends a name.
const LONGEST_BRACKET: usize = 8;

/// Words on each side that a token's features look at.
pub const WINDOW: usize = 2;

/// Places from which a word can be seen.
pub const PLACES: usize = 2 * WINDOW + 1;

/// The bits of a feature's id that tell the place.
pub const PLACE: u32 = 7;

/// The features of this version: a model fits only those that it was trained with. A test tells when
/// they have changed.
pub const FINGERPRINT: u32 = 0x45c5_13ea;

/// The habit of a word without a capital.
const SMALL: Habit = Habit { kind: 0, part: 15 };

/// The document has the word in small letters.
const SMALL_WAY: u32 = 1;
/// It has it with a capital that its place does not ask for, alone.
const LONE_WAY: u32 = 2;
/// It has it so beside another word with a capital.
const JOINT_WAY: u32 = 4;

/// Stands for what is before a sentence's first token and behind its last.
const EDGE: Word = Word {
    lower: 1,
    shape: 1,
    heads: [1; 3],
    tails: [1; 2],
    known: Entry { fine: 0, coarse: 0, habit: Habit { kind: 0, part: 0 } },
    class: 99,
    listed: 999,
    ways: 99,
};

/// Something that can be seen from one or more tokens: the hash of its template and values, in whose low
/// bits ([`PLACE`]) stands which of [`REACHES`] it has.
#[derive(Debug, Clone, Copy)]
pub struct Sight(u32);

/// The places from which things are seen, a bit each: bit `p` is set if it counts for the token that sees
/// it at place `p`.
const REACHES: [u8; PLACE as usize + 1] = [0b1, 0b1_1111, 0b1110, 0b100, 0b1111, 0b110, 0b10, 0];
/// From one place alone, which the window begins with.
const HERE: u32 = 0;
/// A word: from all places.
const WORD: u32 = 1;
/// From its neighbours and itself.
const NEAR: u32 = 2;
/// From itself.
const ITSELF: u32 = 3;
/// Two words: from all places.
const PAIR: u32 = 4;
/// From either.
const EITHER: u32 = 5;
/// From the second.
const SECOND: u32 = 6;
/// From the first.
const FIRST: u32 = ITSELF;

impl Sight {
    #[inline]
    const fn new(template: u32, a: u32, b: u32, reach: u32) -> Self {
        Self(mix(template, a, b) & !PLACE | reach)
    }

    /// The key under which a model has it; its low bits ([`PLACE`]) count for nothing there.
    #[inline]
    #[must_use]
    pub const fn key(self) -> u32 {
        self.0
    }

    /// Bit `p` is set if it counts for the token that sees it at place `p`.
    #[inline]
    #[must_use]
    pub const fn places(key: u32) -> u8 {
        REACHES[(key & PLACE) as usize]
    }

    /// Its features, each with its place.
    pub fn features(self) -> impl Iterator<Item = (usize, u32)> {
        let (key, places) = (self.0 & !PLACE, Self::places(self.0));
        (0..PLACES as u32).filter(move |p| places >> p & 1 == 1).map(move |p| (p as usize, key | p))
    }
}

/// The features of one document's tokens.
#[derive(Debug)]
pub struct Extractor {
    /// For each token the number of its word in `words`.
    word_of: Vec<u32>,
    /// [`EDGE`], then the document's distinct words; those that no zone sees are left [`EDGE`].
    words: Vec<Word>,
    /// For each token the first and one past the last token of its sentence.
    bounds: Vec<TokenRange>,
    /// The runs of tokens that could be names.
    zones: Vec<TokenRange>,
    /// For each token which well-known name it is part of.
    named: Vec<u8>,
}

/// What is seen of a word, once for all its tokens.
#[derive(Debug, Clone, Copy)]
struct Word {
    lower: u32,
    shape: u32,
    /// First one, two, three letters.
    heads: [u32; 3],
    /// Last two, three letters.
    tails: [u32; 2],
    known: Entry,
    /// What the lists say.
    class: u32,
    /// Where it stands in the names of the lists.
    listed: u32,
    /// How the document writes it: [`SMALL_WAY`], [`LONE_WAY`], [`JOINT_WAY`].
    ways: u32,
}

impl Extractor {
    /// Reads the words of `document`.
    #[must_use]
    pub fn new(document: &Document, vocabulary: &Vocabulary, lexicon: &Lexicon) -> Self {
        Self::of_zones(zones(document, lexicon), document, vocabulary, lexicon)
    }

    /// The same for other `zones`, each within one sentence of `document`.
    #[must_use]
    pub fn of_zones(
        zones: Vec<TokenRange>,
        document: &Document,
        vocabulary: &Vocabulary,
        lexicon: &Lexicon,
    ) -> Self {
        let mut bounds = Vec::with_capacity(document.tokens.len());
        for sentence in &document.sentences {
            bounds.resize(sentence.tokens.end as usize, sentence.tokens);
        }
        let word_of = document.word_ids().iter().map(|id| id + 1).collect();
        let words = vec![EDGE; document.words() + 1];
        let named = known_names(document, &zones, lexicon);
        let mut extractor = Self { word_of, words, bounds, zones, named };
        extractor.read_words(document, vocabulary, lexicon);
        extractor
    }

    /// Reads each word that a zone sees, once, and the ends of those in it or beside it.
    #[inline(never)]
    fn read_words(&mut self, document: &Document, vocabulary: &Vocabulary, lexicon: &Lexicon) {
        let (mut read, mut spelled) = (vec![false; self.words.len()], vec![false; self.words.len()]);
        let ways = ways(document);
        for zone in &self.zones {
            let within = |far| {
                let first = zone.range().start.saturating_sub(far);
                first..(zone.range().end + far).min(document.tokens.len())
            };
            for i in within(WINDOW) {
                let word = self.word_of[i] as usize;
                if !std::mem::replace(&mut read[word], true) {
                    self.words[word] = Word::new(document, i, vocabulary, lexicon, &ways);
                }
            }
            for i in within(1) {
                let word = self.word_of[i] as usize;
                if !std::mem::replace(&mut spelled[word], true) {
                    self.words[word].spell(document.lower(i));
                }
            }
        }
    }

    /// How many tokens the document has.
    #[must_use]
    pub fn tokens(&self) -> usize {
        self.word_of.len()
    }

    /// The runs of tokens that could be names, in order.
    #[must_use]
    pub fn zones(&self) -> &[TokenRange] {
        &self.zones
    }

    /// How many words there are to be seen.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// The words around and in `zone`, from [`WINDOW`] before its first token to [`WINDOW`] behind its
    /// last: the word that token `t` of the zone sees at place `p` is number `t + p`.
    pub fn window(&self, zone: TokenRange) -> impl Iterator<Item = u32> + Clone + '_ {
        let bounds = self.bounds[zone.range().start].range();
        let places = zone.range().start..zone.range().end + 2 * WINDOW;
        places.map(move |i| match i.checked_sub(WINDOW) {
            Some(at) if bounds.contains(&at) => self.word_of[at],
            _ => 0,
        })
    }

    /// Adds to `seen` what is seen of word `word` alone from `places`.
    #[inline]
    pub fn see_word(&self, word: u32, places: u8, seen: &mut Vec<u32>) {
        let word = &self.words[word as usize];
        seen.extend_from_slice(&word.shown().map(Sight::key));
        if places & 1 << WINDOW != 0 {
            seen.extend_from_slice(&word.own().map(Sight::key));
        }
    }

    /// Adds to `seen` what is seen of two neighbours from `places`, the token being at place 0 if it stands
    /// two behind the first.
    #[inline]
    pub fn see_pair(&self, one: u32, two: u32, places: u8, seen: &mut Vec<u32>) {
        let (one, two) = (&self.words[one as usize], &self.words[two as usize]);
        let is_seen = |reach: u32| places & REACHES[reach as usize] != 0;
        seen.push(pair(one, two).key());
        if is_seen(EITHER) {
            seen.extend_from_slice(&either(one, two).map(Sight::key));
        }
        if is_seen(SECOND) {
            seen.extend_from_slice(&second(one, two).map(Sight::key));
        }
        if is_seen(FIRST) {
            seen.extend_from_slice(&first(one, two).map(Sight::key));
        }
    }

    /// What is seen of more than two of the [`PLACES`] words around the token in the middle.
    #[must_use]
    pub fn of_window(&self, window: &[u32]) -> [Sight; 2] {
        around(std::array::from_fn(|place| &self.words[window[place] as usize]))
    }

    /// How far token `t` of `zone` is from its ends.
    #[must_use]
    pub fn of_ends(zone: TokenRange, t: usize) -> Sight {
        Sight::new(52, t.min(5) as u32, (zone.len() - 1 - t).min(5) as u32, HERE)
    }

    /// What is seen of well-known names from token `t` of `zone`, from the words in its window; nothing if
    /// neither it nor its neighbours are part of one.
    #[must_use]
    pub fn of_known(&self, zone: TokenRange, t: usize, window: &[u32]) -> Option<[Sight; 7]> {
        let i = zone.range().start + t;
        let named = |i: usize| self.named.get(i).map_or(0, |&n| n.into());
        let (before, own, behind) = (if i == 0 { 0 } else { named(i - 1) }, named(i), named(i + 1));
        let [b, c, d] = [1, 2, 3].map(|place| &self.words[window[t + place] as usize]);
        (before | own | behind != 0).then(|| {
            [
                Sight::new(150, own, 0, HERE),
                Sight::new(151, before, 0, HERE),
                Sight::new(152, behind, 0, HERE),
                Sight::new(153, own, c.shape, HERE),
                Sight::new(154, own, c.habit(), HERE),
                Sight::new(156, own, b.coarse(), HERE),
                Sight::new(157, own, d.coarse(), HERE),
            ]
        })
    }

    /// What every token sees.
    #[must_use]
    pub fn always() -> u32 {
        mix(0, 0, 0) & !PLACE
    }

    /// Calls `emit` with each feature of each token of `zone`, the tokens numbered from 0: always in this
    /// order, on which the sums of training depend.
    pub fn features(&self, zone: TokenRange, mut emit: impl FnMut(usize, u32)) {
        let window: Vec<u32> = self.window(zone).collect();
        let mut see = |at: usize, sights: &[Sight]| {
            for (place, key) in sights.iter().flat_map(|s| s.features()) {
                if let Some(token) = at.checked_sub(place).filter(|&t| t < zone.len()) {
                    emit(token, key);
                }
            }
        };
        for (at, &word) in window.iter().enumerate() {
            let word = &self.words[word as usize];
            let [lower, shape, tail, fine, coarse, class, kind_and_part, kind, listed] = word.shown();
            let [h1, h2, h3, t2, t3, own_fine, own_class, own_listed, w1, w2, w3] = word.own();
            let ends = [h1, h2, h3, t2, t3];
            see(at, &[lower, shape, tail]);
            see(at, &ends);
            see(at, &[fine, coarse, own_fine, class, own_class, kind_and_part, kind, listed, own_listed]);
            see(at, &[w1, w2, w3]);
        }
        for (at, two) in window.windows(2).enumerate() {
            let (one, two) = (&self.words[two[0] as usize], &self.words[two[1] as usize]);
            let ([fine, habit, class, listed], [s1, s2, s3]) = (either(one, two), second(one, two));
            let [f1, f2] = first(one, two);
            see(at, &[pair(one, two), fine, habit, s1, s2, f1, f2, class, listed, s3]);
        }
        for (at, around) in window.windows(PLACES).enumerate() {
            see(at, &self.of_window(around));
            see(at, &[Self::of_ends(zone, at)]);
            self.of_known(zone, at, &window).iter().for_each(|sights| see(at, sights));
            see(at, &[Sight(Self::always() | HERE)]);
        }
    }
}

impl Word {
    #[inline(never)]
    fn new(document: &Document, i: usize, vocabulary: &Vocabulary, lexicon: &Lexicon, ways: &Ways) -> Self {
        Self {
            lower: document.hash(i),
            shape: shape(document, i),
            known: known(document, i, vocabulary),
            class: lexicon.class(document.lower(i)),
            listed: lexicon.known_names.get(document.hash(i)).parts(),
            ways: ways.get(&document.hash(i).into()).copied().unwrap_or_default(),
            ..EDGE
        }
    }

    /// Looks at the ends of the word, whose lower-case form is `lower`.
    fn spell(&mut self, lower: &str) {
        let mut hash = CharHash::NONE;
        let mut letters = lower.chars();
        self.heads = [(); 3].map(|()| {
            hash = letters.next().map_or(hash, |c| hash.with(c));
            hash.number()
        });
        let mut letters = lower.chars().rev();
        let last = [(); 3].map(|()| letters.next());
        let tail = |n: usize| last[..n].iter().rev().flatten().fold(CharHash::NONE, |hash, &c| hash.with(c));
        self.tails = [2, 3].map(|n| tail(n).number());
    }

    /// What is seen of the word alone from around.
    fn shown(&self) -> [Sight; 9] {
        let Habit { kind, part } = self.known.habit;
        let (kind, part) = (kind.into(), part.into());
        [
            Sight::new(1, self.lower, 0, WORD),
            Sight::new(8, self.shape, 0, WORD),
            Sight::new(16, self.tails[1], 0, NEAR),
            Sight::new(70, self.fine(), 0, WORD),
            Sight::new(76, self.coarse(), 0, WORD),
            Sight::new(93, self.class, 0, WORD),
            Sight::new(100, kind, part, WORD),
            Sight::new(105, kind, 0, WORD),
            Sight::new(140, self.listed, 0, WORD),
        ]
    }

    /// What only the token itself sees of its word alone.
    fn own(&self) -> [Sight; 11] {
        [
            Sight::new(20, self.heads[0], self.shape, ITSELF),
            Sight::new(21, self.heads[1], self.shape, ITSELF),
            Sight::new(22, self.heads[2], self.shape, ITSELF),
            Sight::new(24, self.tails[0], self.shape, ITSELF),
            Sight::new(25, self.tails[1], self.shape, ITSELF),
            Sight::new(88, self.fine(), self.shape, ITSELF),
            Sight::new(94, self.class, self.shape, ITSELF),
            Sight::new(141, self.listed, self.shape, ITSELF),
            Sight::new(160, self.ways, self.shape, ITSELF),
            Sight::new(161, self.ways, self.habit(), ITSELF),
            Sight::new(162, self.ways, self.listed, ITSELF),
        ]
    }

    fn fine(&self) -> u32 {
        self.known.fine.into()
    }

    fn coarse(&self) -> u32 {
        self.known.coarse.into()
    }

    fn habit(&self) -> u32 {
        u32::from(self.known.habit.kind) << 8 | u32::from(self.known.habit.part)
    }
}

/// What is seen of two neighbours from around.
fn pair(one: &Word, two: &Word) -> Sight {
    Sight::new(30, one.lower, two.lower, PAIR)
}

/// What either of two neighbours sees of both.
fn either(one: &Word, two: &Word) -> [Sight; 4] {
    [
        Sight::new(82, one.fine(), two.fine(), EITHER),
        Sight::new(110, one.habit(), two.habit(), EITHER),
        Sight::new(116, one.class, two.class, EITHER),
        Sight::new(117, one.listed, two.listed, EITHER),
    ]
}

/// What the second of two neighbours sees of both.
fn second(one: &Word, two: &Word) -> [Sight; 3] {
    [
        Sight::new(89, one.fine(), two.shape, SECOND),
        Sight::new(114, one.coarse(), two.habit(), SECOND),
        Sight::new(163, two.ways, u32::from(one.class == EDGE.class), SECOND),
    ]
}

/// What the first of two neighbours sees of both.
fn first(one: &Word, two: &Word) -> [Sight; 2] {
    [Sight::new(90, two.fine(), one.shape, FIRST), Sight::new(115, two.coarse(), one.habit(), FIRST)]
}

/// What is seen of more than two words around the middle one.
fn around([a, b, c, d, _]: [&Word; PLACES]) -> [Sight; 2] {
    [
        Sight::new(38, mix(0, a.shape, b.shape), c.shape, HERE),
        Sight::new(39, mix(0, b.shape, c.shape), d.shape, HERE),
    ]
}

/// How a document writes its words, by their hash: a bit for each way.
type Ways = FxHashMap<u64, u32>;

#[inline(never)]
fn ways(document: &Document) -> Ways {
    let mut of_word = vec![0; document.words()];
    for sentence in &document.sentences {
        for i in sentence.tokens.range() {
            of_word[document.word_id(i)] |= way(document, i, sentence.tokens.range());
        }
    }
    let mut ways = Ways::with_capacity_and_hasher(of_word.len(), Default::default());
    document.word_hashes().zip(of_word).for_each(|(hash, way)| *ways.entry(hash.into()).or_default() |= way);
    ways
}

/// The way in which token `i` of a sentence is written, if that says anything.
fn way(document: &Document, i: usize, sentence: Range<usize>) -> u32 {
    let is_capital = |i: usize| sentence.contains(&i) && document.is_capitalised(i);
    if document.tokens[i].kind != TokenKind::Word {
        0
    } else if !document.is_capitalised(i) {
        SMALL_WAY
    } else if i == sentence.start || document.tokens[i - 1].kind == TokenKind::Quote {
        0
    } else if is_capital(i - 1) || is_capital(i + 1) {
        JOINT_WAY
    } else {
        LONE_WAY
    }
}

/// What raw text showed of the word of token `i`: of names only if it has a capital.
fn known(document: &Document, i: usize, vocabulary: &Vocabulary) -> Entry {
    let entry = vocabulary.entry(document.hash(i));
    if document.is_capitalised(i) { entry } else { Entry { habit: SMALL, ..entry } }
}

/// For each token which well-known name it is part of: the kinds of things of that name, and whether it is
/// its only token, its first, an inner one or its last; 0 if of none.
#[inline(never)]
fn known_names(document: &Document, zones: &[TokenRange], lexicon: &Lexicon) -> Vec<u8> {
    let mut named = vec![0; document.tokens.len()];
    for zone in zones {
        let mut i = zone.range().start;
        while i < zone.range().end {
            let Some((end, known)) = longest_name(document, i..zone.range().end, lexicon) else {
                i += 1;
                continue;
            };
            let kinds = (known.kinds() << 3) as u8;
            (i..end).for_each(|at| named[at] = kinds | place_in(at, i..end));
            i = end;
        }
    }
    named
}

/// The end of the longest well-known name that `tokens` begin with, and what is known of it.
fn longest_name(document: &Document, tokens: Range<usize>, lexicon: &Lexicon) -> Option<(usize, Known)> {
    let (mut hash, mut longest) = (0, None);
    for i in tokens.clone().take(LONGEST_NAME) {
        let fits = if i == tokens.start { document.is_capitalised(i) } else { goes_on(document, i) };
        if !fits {
            break;
        }
        hash = name_hash(hash, document.hash(i));
        if document.is_capitalised(i) || document.tokens[i].kind == TokenKind::Number {
            let known = lexicon.known_names.get(hash);
            longest = if known.kinds() == 0 { longest } else { Some((i + 1, known)) };
        }
    }
    longest
}

/// Can a well-known name go on with token `i`? With a word, a number or a mark within words, behind nothing
/// or one blank.
fn goes_on(document: &Document, i: usize) -> bool {
    let gap = document.tokens[i - 1].span.end as usize..document.tokens[i].span.start as usize;
    let is_inside = match document.tokens[i].kind {
        TokenKind::Mark => matches!(document.word(i), "-" | "." | "&" | "/" | "'"),
        kind => kind != TokenKind::Quote,
    };
    is_inside && matches!(&document.text[gap], "" | " ")
}

/// Token `i` of a name: its only one, its first, an inner one or its last.
fn place_in(i: usize, name: Range<usize>) -> u8 {
    match (i == name.start, i + 1 == name.end) {
        (true, true) => 1,
        (true, false) => 2,
        (false, false) => 3,
        (false, true) => 4,
    }
}

/// The runs of tokens that can hold a name, in order: capitalised words, and up to
/// [`LONGEST_BRIDGE`] other tokens between two of them in one sentence.
#[must_use]
#[inline(never)]
pub fn zones(document: &Document, lexicon: &Lexicon) -> Vec<TokenRange> {
    let mut zones = Vec::new();
    let opens = document.of_words(|i| is_opener(document, i, lexicon));
    for sentence in &document.sentences {
        let close = |zone: TokenRange| with_tail(document, zone, sentence.tokens);
        let mut open: Option<TokenRange> = None;
        for i in sentence.tokens.range() {
            if !opens[i] {
                continue;
            }
            match &mut open {
                Some(zone) if i - zone.end as usize <= LONGEST_BRIDGE => zone.end = i as u32 + 1,
                _ => zones.extend(open.replace(TokenRange::new(i, i + 1)).map(close)),
            }
        }
        zones.extend(open.map(close));
    }
    zones
}

/// The zone with the number behind it (`SMA Negeri 1`), or what a hyphen joins to it (`U-17`, `Ki-moon`),
/// and the bracket that closes one in it (`PT Kabut (Persero)`).
fn with_tail(document: &Document, zone: TokenRange, sentence: TokenRange) -> TokenRange {
    let is = |i: u32, mark: &str| i < sentence.end && document.word(i as usize) == mark;
    let is_glued = |i: u32| i < sentence.end && document.tokens[i as usize].glued;
    let kind = |i: u32| if i < sentence.end { Some(document.tokens[i as usize].kind) } else { None };
    let mut end = zone.end;
    if kind(end) == Some(TokenKind::Number) {
        end += 1;
    } else if is(end, "-") && is_glued(end) && is_glued(end + 1) {
        end += if matches!(kind(end + 1), Some(TokenKind::Number | TokenKind::Word)) { 2 } else { 0 };
    }
    let marks = zone.range().rev().take(LONGEST_BRACKET).map(|i| document.word(i));
    let opens = || marks.take_while(|&mark| mark != ")").any(|mark| mark == "(");
    TokenRange { end: end + u32::from(is(end, ")") && opens()), ..zone }
}

/// Can a name begin or end with this token?
fn is_opener(document: &Document, i: usize, lexicon: &Lexicon) -> bool {
    let word = document.word(i);
    document.tokens[i].kind == TokenKind::Word
        && (document.is_capitalised(i) || has_capital_or_stop(word) || lexicon.small_names.has(word))
}

/// Most words have neither, nor a letter that is not ASCII.
fn has_capital_or_stop(word: &str) -> bool {
    let may_be = |byte: u8| byte.is_ascii_uppercase() || byte == b'.' || !byte.is_ascii();
    word.bytes().any(may_be) && word.contains(|c: char| c.is_uppercase() || c == '.')
}

/// How the token is written: its kind, capitals and digits, runs shortened to two.
fn shape(document: &Document, i: usize) -> u32 {
    let word = document.word(i);
    if matches!(document.tokens[i].kind, TokenKind::Mark | TokenKind::Quote) {
        return hash(word);
    }
    let (mut shape, mut run) = (7, (' ', 0));
    let mut add = |class: char| {
        run = if class == run.0 { (class, run.1 + 1) } else { (class, 1) };
        if run.1 <= 2 {
            shape = mix(60, shape, class as u32);
        }
    };
    match word.is_ascii() {
        true => word.bytes().for_each(|byte| add(ascii_class(byte))),
        false => word.chars().for_each(|c| add(class(c))),
    }
    shape
}

fn ascii_class(byte: u8) -> char {
    match byte {
        b'A'..=b'Z' => 'A',
        b'a'..=b'z' => 'a',
        b'0'..=b'9' => '0',
        _ => byte.into(),
    }
}

fn class(c: char) -> char {
    match c {
        _ if c.is_uppercase() => 'A',
        _ if c.is_alphabetic() => 'a',
        _ if c.is_numeric() => '0',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_the_features() {
        let text = "Ketua Badan Pangan (BP) Anwar (34), \"Ahok\" dari BP di Kota Bandung; Rp1,5 SMA 1.";
        let lexicon = Lexicon::new();
        let document = Document::new(text, &lexicon);
        let extractor = Extractor::new(&document, &Vocabulary::default(), &lexicon);
        let mut all = 0;
        for &zone in extractor.zones() {
            extractor.features(zone, |t, f| all = mix(61 + t as u32, all, f));
        }
        assert_eq!(all, FINGERPRINT, "set it to {all:#x} and run `make train`");
    }

    /// The well-known names of `text` with their kinds: a bit each for organisation, place and person.
    #[track_caller]
    fn check_known(text: &str, expected: &[(&str, u8)]) {
        let lexicon = Lexicon::new();
        let document = Document::new(text, &lexicon);
        let named = known_names(&document, &zones(&document, &lexicon), &lexicon);
        let ends = |from: usize| (from..named.len()).find(|&i| matches!(named[i] & 7, 1 | 4));
        let found = (0..named.len()).filter(|&i| matches!(named[i] & 7, 1 | 2)).filter_map(|i| {
            let span = document.span(TokenRange::new(i, ends(i)? + 1));
            Some((span.text(text), named[i] >> 3))
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_well_known_name_is_known_as_a_whole() {
        check_known("Ia tiba di Rio de Janeiro, kata BNI.", &[("Rio de Janeiro", 2), ("BNI", 1)]);
        check_known("mereka dari Kuala\nLumpur", &[]);
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::new();
        let document = Document::new(text, &lexicon);
        let found: Vec<_> = zones(&document, &lexicon).iter().map(|&z| document.span(z).text(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_zone_bridges_few_small_words_and_takes_the_number_behind() {
        check("Ia bekerja di Dinas Pangan dan Gizi sejak lama.", &["Ia bekerja di Dinas Pangan dan Gizi"]);
        check("mereka belajar di SMA Negeri 1 kemarin", &["SMA Negeri 1"]);
        check("tidak ada nama di sini", &[]);
        check("menurut timnas dan Warta6.com kemarin", &["timnas dan Warta6.com"]);
    }

    #[test]
    fn a_zone_takes_what_belongs_to_its_last_word() {
        check(
            "kata Timnas U-17 yang lama diam, lalu Ban Ki-moon sejak lama sekali di SMA 72",
            &["Timnas U-17", "Ban Ki-moon", "SMA 72"],
        );
        check("mereka di PT Kabut (Persero) kemarin", &["PT Kabut (Persero)"]);
        check("mereka (di Kabut) kemarin", &["Kabut"]);
        check("mereka di Kabut - kemarin", &["Kabut"]);
    }

    #[test]
    fn a_document_shows_how_it_writes_a_word() {
        let lexicon = Lexicon::new();
        let text = "Kabut turun. Menurut si Kabut, kata Ratna Wulan, kabut tebal. \"Awan putih.\"";
        let document = Document::new(text, &lexicon);
        let ways = ways(&document);
        let of = |word: &str| ways[&hash(word).into()];
        assert_eq!(of("kabut"), SMALL_WAY | LONE_WAY);
        assert_eq!([of("ratna"), of("wulan")], [JOINT_WAY; 2]);
        assert_eq!([of("awan"), of("menurut")], [0; 2]);
    }
}
