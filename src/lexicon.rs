//! The vocabulary: the lists of `data/id/`, looked up fast.
//!
//! Decides how a list is read and asked. What a row means is the business of the stage that asks.
//!
//! A list is a sorted TSV file: a lower-case key of one or more words, then its columns. Lines that
//! begin with `#` are comments. `tests/data.rs` holds every list to that.

use rustc_hash::{FxHashMap, FxHashSet};

pub use figures::FigureLists;

pub mod figures;

/// One list: lower-case key to value.
#[derive(Debug)]
pub struct Table<V> {
    rows: FxHashMap<&'static str, V>,
    /// What most words fail without being hashed.
    shapes: Shapes,
    /// Words of the longest key.
    longest: usize,
    /// Tokens of the longest key: as many as it has words and marks.
    longest_tokens: usize,
}

impl<V> Table<V> {
    /// Reads `tsv`; `value` gets a row's columns behind the key.
    pub fn read(tsv: &'static str, value: impl Fn(&[&'static str]) -> V) -> Self {
        let mut rows = FxHashMap::default();
        let mut shapes = Shapes::default();
        let mut longest = 1;
        let mut longest_tokens = 1;
        for line in tsv.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let key = columns.next().unwrap_or_default();
            shapes.add(key);
            longest = longest.max(key.split(' ').count());
            longest_tokens = longest_tokens.max(tokens_of(key));
            rows.insert(key, value(&columns.collect::<Vec<_>>()));
        }
        Self { rows, shapes, longest, longest_tokens }
    }

    /// The value of a lower-case key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        if self.shapes.may_have(key) { self.rows.get(key) } else { None }
    }

    /// Is this lower-case key in the list?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// All keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.rows.keys().copied()
    }

    /// Words of the longest key: how far a search for phrases has to look.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Tokens of the longest key, its marks included.
    #[must_use]
    pub fn longest_tokens(&self) -> usize {
        self.longest_tokens
    }
}

/// The lengths of a list's words by their first byte: tells most other words from them at once.
#[derive(Debug)]
pub(crate) struct Shapes(Box<[u64; 256]>);

impl Default for Shapes {
    fn default() -> Self {
        Self(Box::new([0; 256]))
    }
}

impl Shapes {
    /// Adds a word.
    pub(crate) fn add(&mut self, word: &str) {
        let first = usize::from(word.as_bytes().first().copied().unwrap_or(0));
        self.0[first] |= 1 << word.len().min(63);
    }

    /// Can `word` be one of those added?
    pub(crate) fn may_have(&self, word: &str) -> bool {
        let first = usize::from(word.as_bytes().first().copied().unwrap_or(0));
        self.0[first] >> word.len().min(63) & 1 == 1
    }
}

/// How many tokens a key is cut into, at most: one for each run of letters or digits and each mark.
fn tokens_of(key: &str) -> usize {
    let marks = key.chars().filter(|c| !c.is_alphanumeric() && *c != ' ').count();
    key.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).count() + marks
}

/// A list of keys without values.
pub type Words = Table<()>;

/// A list of phrases that is searched in running text.
#[derive(Debug)]
pub struct Phrases<V> {
    table: Table<V>,
    first_words: FxHashSet<&'static str>,
    /// Bytes of the longest key: no look-up reads further.
    longest: usize,
}

impl<V> Phrases<V> {
    /// Reads `tsv`; `value` gets a row's columns behind the key.
    pub fn read(tsv: &'static str, value: impl Fn(&[&'static str]) -> V) -> Self {
        let table = Table::read(tsv, value);
        let first_words = table.rows.keys().map(|k| first_word(k)).collect();
        let longest = table.rows.keys().map(|k| k.len()).max().unwrap_or(0);
        Self { table, first_words, longest }
    }

    /// Does a phrase begin with the letters and digits that lower-case `text` begins with?
    #[must_use]
    pub fn opens(&self, text: &str) -> bool {
        self.first_words.contains(first_word(text))
    }

    /// The longest phrase that lower-case `text` begins with, whole words only: its length in bytes
    /// and its value. Words are parted by one blank.
    #[must_use]
    pub fn at_start(&self, text: &str) -> Option<(usize, &V)> {
        // One character more, so that a word cut short is none of the list's.
        let text = &text[..text.floor_char_boundary(self.longest + 4)];
        if !self.opens(text) {
            return None;
        }
        word_ends(text)
            .take(self.table.longest)
            .filter_map(|end| Some((end, self.table.get(&text[..end])?)))
            .last()
    }
}

/// The letters and digits that `text` begins with.
fn first_word(text: &str) -> &str {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return &text[..ascii];
    }
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Bytes from the start of `text` to the end of its first word, of its second, …
fn word_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let end = start + first_word(&text[start..]).len();
        at = text[end..].starts_with(' ').then_some(end + 1);
        (end > start).then_some(end)
    })
}

/// A row of `segments.tsv`: what a phrase opens.
#[derive(Debug, Clone, Copy)]
pub struct SegmentOpener {
    /// `related`, `byline`, `caption` or `other`.
    pub role: &'static str,
    /// `line`, `title`, `credit`, `report` or `phrase`.
    pub extent: &'static str,
    /// `line`, `last` or `any`.
    pub place: &'static str,
    /// What must follow the phrase; may be empty.
    pub follow: &'static str,
}

impl SegmentOpener {
    fn read(columns: &[&'static str]) -> Self {
        let column = |i: usize| columns.get(i).copied().unwrap_or_default();
        Self { role: column(0), extent: column(1), place: column(2), follow: column(3) }
    }
}

/// Other names of well-known things, each with the name that it stands for.
#[derive(Debug)]
pub struct Aliases {
    names: Table<&'static str>,
    known: FxHashSet<&'static str>,
}

impl Aliases {
    fn read(tsv: &'static str) -> Self {
        let names = Table::read(tsv, |columns| columns.first().copied().unwrap_or_default());
        let known = names.rows.values().copied().collect();
        Self { names, known }
    }

    /// The name that the lower-case `name` stands for: itself if others stand for it, `None` if the
    /// list does not know it.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&'static str> {
        self.names.get(name).or_else(|| self.known.get(name)).copied()
    }
}

/// What the first word of an organisation's name says about the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationWord {
    /// An office, branch or part: the rest alone names something else (`polres`, `komisi`).
    Office,
    /// A sort of organisation: the rest may name it alone (`partai`, `bank`).
    Type,
}

/// What sort of word for somebody or something this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Title {
    /// Stands before another: `mantan`, `wakil`.
    Before,
    /// An office or rank: `menteri`.
    Office,
    /// What one does: `pelatih`.
    Work,
    /// What one is or has become: `tersangka`, `pria`.
    Status,
    /// Whose one is: `istri`.
    Kin,
    /// A sort of organisation: `perusahaan`.
    Group,
}

impl Title {
    fn read(columns: &[&str]) -> Self {
        match columns.first().copied() {
            Some("before") => Self::Before,
            Some("office") => Self::Office,
            Some("work") => Self::Work,
            Some("kin") => Self::Kin,
            Some("group") => Self::Group,
            _ => Self::Status,
        }
    }
}

/// All lists. A stage that needs a new one adds its file to `data/id/` and a field here.
#[derive(Debug)]
pub struct Lexicon {
    /// Small words, each with its classes: `bahwa`, `opener that`.
    pub grammar: Table<&'static str>,
    /// Reporting words, each with its form and class: `kata`, `after`, `say`.
    pub cues: Table<(&'static str, &'static str)>,
    /// Abbreviations whose stop does not end a sentence: `dr`, `jl`, `no`.
    pub abbreviations: Words,
    /// Phrases that open what is not the story: `baca juga`.
    pub segment_openers: Phrases<SegmentOpener>,
    /// Words that open a sentence, seldom a headline: `menurut`.
    pub sentence_openers: Words,
    /// Words that stay in small letters in a headline: `dan`.
    pub small_words: Words,
    /// Places of several words that stand in datelines: `kuala lumpur`.
    pub dateline_places: Phrases<()>,
    /// Words between two names of one thing: `alias`, `akrab disapa`.
    pub alias_cues: Words,
    /// Words of respect before a person's name: `pak`, `haji`.
    pub honorifics: Words,
    /// First words of organisations' names: `kementerian`, `partai`.
    pub organisation_words: Table<OrganisationWord>,
    /// What belongs to the holder of an office: `kantor`.
    pub owned: Words,
    /// Words between a role and its name that are no words of respect: `bernama`, `yakni`.
    pub role_links: Words,
    /// Words for people and organisations: `menteri`, `perusahaan`.
    pub titles: Phrases<Title>,
    /// Nicknames of people in public life.
    pub person_aliases: Aliases,
    /// Acronyms, foreign names and nicknames of well-known organisations.
    pub organisation_aliases: Aliases,
    /// Countries by their Indonesian names.
    pub countries: Words,
    /// Last words of organisations' English names: `institute`.
    pub foreign_heads: Words,
    /// Short and other names of countries and provinces.
    pub place_aliases: Aliases,
    /// Number words, units, currencies, the calendar.
    pub figures: FigureLists,
}

impl Lexicon {
    /// Reads the lists that are built in.
    #[must_use]
    pub fn new() -> Self {
        Self {
            grammar: Table::read(include_str!("data/id/grammar.tsv"), |row| column(row, 0)),
            cues: Table::read(include_str!("data/id/cues.tsv"), |row| (column(row, 0), column(row, 1))),
            abbreviations: words(include_str!("data/id/abbreviations.tsv")),
            segment_openers: Phrases::read(include_str!("data/id/segments.tsv"), SegmentOpener::read),
            sentence_openers: words(include_str!("data/id/openers.tsv")),
            small_words: words(include_str!("data/id/small_words.tsv")),
            dateline_places: Phrases::read(include_str!("data/id/datelines.tsv"), |_| ()),
            alias_cues: words(include_str!("data/id/alias_cues.tsv")),
            honorifics: words(include_str!("data/id/honorifics.tsv")),
            organisation_words: Table::read(
                include_str!("data/id/organisation_words.tsv"),
                organisation_word,
            ),
            owned: words(include_str!("data/id/owned.tsv")),
            role_links: words(include_str!("data/id/role_links.tsv")),
            titles: Phrases::read(include_str!("data/id/titles.tsv"), Title::read),
            person_aliases: Aliases::read(include_str!("data/id/person_aliases.tsv")),
            organisation_aliases: Aliases::read(include_str!("data/id/organisation_aliases.tsv")),
            countries: words(include_str!("data/id/countries.tsv")),
            foreign_heads: words(include_str!("data/id/foreign_heads.tsv")),
            place_aliases: Aliases::read(include_str!("data/id/place_aliases.tsv")),
            figures: FigureLists::new(),
        }
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

fn words(tsv: &'static str) -> Words {
    Table::read(tsv, |_| ())
}

fn organisation_word(columns: &[&str]) -> OrganisationWord {
    match columns {
        ["type"] => OrganisationWord::Type,
        _ => OrganisationWord::Office,
    }
}

/// Column `n` of a row, empty if the row is shorter.
fn column(row: &[&'static str], n: usize) -> &'static str {
    row.get(n).copied().unwrap_or_default()
}
