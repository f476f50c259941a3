//! The vocabulary: the lists of `data/id/`, looked up fast.
//!
//! Decides how a list is read and asked. What a row means is the business of the stage that asks.
//!
//! A list is a sorted TSV file: a lower-case key of one or more words, then its columns, behind comments
//! that begin with `#`. Columns that many rows share may stand above them once, on a line that begins with a
//! tab: such a list travels lighter. `tests/data.rs` holds every list to that.

use crate::hash::hash;
use crate::model::built_in;
use keys::Keys;
pub use keys::Lengths;
use known_names::KnownNames;

pub use figures::FigureLists;
pub use grammar::{Class, Classes};

#[macro_use]
mod list;

pub mod figures;
pub mod grammar;
mod keys;
pub mod known_names;

/// The well-known names, packed.
const KNOWN_NAMES: &[u8] = include_bytes!("data/id/known_names.bin");

/// The columns of a row behind its key.
#[derive(Debug, Clone, Copy)]
pub struct Row(&'static str);

impl Row {
    /// Column `n`, empty if the row is shorter.
    fn column(self, n: usize) -> &'static str {
        let rest = (0..n).fold(self.0, |rest, _| parted(rest, b'\t').1);
        parted(rest, b'\t').0
    }
}

/// One list: lower-case key to value.
#[derive(Debug)]
pub struct Table<V> {
    keys: Keys,
    /// By the number of the key.
    values: Vec<V>,
    /// Tokens of the longest key: as many as it has words and marks.
    longest_tokens: usize,
}

impl<V> Table<V> {
    /// Reads `tsv`; `value` gets a row's columns behind the key.
    #[inline(never)]
    fn read(tsv: &'static str, value: fn(Row) -> V) -> Self {
        let (keys, rows, longest_tokens) = rows(tsv);
        Self { keys, values: rows.into_iter().map(value).collect(), longest_tokens }
    }

    /// A list of single words; where one stands twice, the first counts.
    fn of(rows: impl Iterator<Item = (&'static str, V)>) -> Self {
        let (keys, values) = rows.unzip::<_, _, Vec<_>, _>();
        Self { keys: Keys::new(keys), values, longest_tokens: 1 }
    }

    /// Adds words that each value tells; where one stands twice, the first counts.
    fn add(&mut self, word: impl Fn(&V) -> Option<(&'static str, V)>) {
        let mut keys = self.keys.all().to_vec();
        for row in 0..keys.len() {
            if let Some((key, value)) = word(&self.values[row]) {
                keys.push(key);
                self.values.push(value);
            }
        }
        self.keys = Keys::new(keys);
    }

    /// The value of a lower-case key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.keys.find(key).map(|row| &self.values[row])
    }

    /// Is this lower-case key in the list?
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.keys.find(key).is_some()
    }

    /// Does this lower-case word begin with a key?
    #[must_use]
    pub fn begins(&self, word: &str) -> bool {
        !self.lengths(word).is_none() && self.keys().any(|key| word.starts_with(key))
    }

    /// How long the keys may be that begin as lower-case `text` does. A cheap look.
    #[must_use]
    pub fn lengths(&self, text: &str) -> Lengths {
        self.keys.lengths(text)
    }

    /// All keys with their values.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &V)> {
        self.keys.all().iter().copied().zip(&self.values)
    }

    /// All keys, in the order of the list.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.keys.all().iter().copied()
    }

    /// Tokens of the longest key, its marks included.
    #[must_use]
    pub fn longest_tokens(&self) -> usize {
        self.longest_tokens
    }
}

/// The keys of a list, what stands behind each, and the tokens of the longest. There once for all lists, with loops
/// that are short, for an engine begins with it.
#[inline(never)]
fn rows(tsv: &'static str) -> (Keys, Vec<Row>, usize) {
    let (mut keys, mut rows, mut longest_tokens) = (Vec::new(), Vec::new(), 1);
    let (mut rest, mut shared) = (tsv, "");
    while let Some(end) = byte_at(rest, b'\n') {
        let (key, row) = parted(&rest[..end], b'\t');
        rest = &rest[end + 1..];
        if key.is_empty() {
            shared = row;
            continue;
        }
        if !key.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            longest_tokens = longest_tokens.max(tokens_of(key));
        }
        keys.push(key);
        rows.push(Row(if row.is_empty() { shared } else { row }));
    }
    (Keys::new(keys), rows, longest_tokens)
}

/// What stands before the first `mark` in `text`, and behind it: all and nothing if there is none.
fn parted(text: &str, mark: u8) -> (&str, &str) {
    byte_at(text, mark).map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}

/// Where `mark` first stands in `text`.
fn byte_at(text: &str, mark: u8) -> Option<usize> {
    text.bytes().position(|byte| byte == mark)
}

/// How many tokens a key is cut into, at most: one for each run of letters or digits and each mark.
fn tokens_of(key: &str) -> usize {
    let mut in_word = false;
    let starts = key.chars().filter(|&c| {
        let goes_on = in_word && c.is_alphanumeric();
        in_word = c.is_alphanumeric();
        c != ' ' && !goes_on
    });
    starts.count()
}

/// A list of keys without values.
pub type Words = Table<()>;

/// A list of phrases that is searched in running text.
#[derive(Debug)]
pub struct Phrases<V> {
    table: Table<V>,
    first_words: Keys,
    /// For each of `first_words` the words of the longest key that begins with it: how far a search has
    /// to look.
    longest: Vec<u8>,
    /// Bytes of the longest key: no look-up reads further.
    longest_bytes: usize,
}

impl<V> Phrases<V> {
    fn read(tsv: &'static str, value: fn(Row) -> V) -> Self {
        let table = Table::read(tsv, value);
        let keys = table.keys.all();
        let first_words = Keys::new(keys.iter().map(|key| first_word(key)).collect());
        let mut longest = vec![0; keys.len()];
        for key in keys {
            let words = &mut longest[first_words.find(first_word(key)).unwrap_or(0)];
            *words = (1 + key.bytes().filter(|&byte| byte == b' ').count()).max((*words).into()) as u8;
        }
        Self {
            first_words,
            longest,
            longest_bytes: keys.iter().map(|key| key.len()).max().unwrap_or(0),
            table,
        }
    }

    /// Does a phrase begin with the letters and digits that lower-case `text` begins with?
    #[must_use]
    pub fn opens(&self, text: &str) -> bool {
        self.first_words.find(first_word(text)).is_some()
    }

    /// The value of a lower-case phrase.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.table.get(key)
    }

    /// The longest phrase that lower-case `text` begins with, whole words only: its length in bytes
    /// and its value. Words are parted by one blank.
    #[must_use]
    pub fn at_start(&self, text: &str) -> Option<(usize, &V)> {
        // One character more, so that a word cut short is none of the list's.
        let text = &text[..text.floor_char_boundary(self.longest_bytes + 4)];
        let longest = self.longest[self.first_words.find(first_word(text))?];
        let ends = word_ends(text).take(longest.into());
        ends.filter_map(|end| Some((end, self.table.get(&text[..end])?))).last()
    }
}

/// Dashes, quotation marks and dots (U+2010 to U+205E), none of them letter or digit: every article has
/// them, and the library takes long to say no.
#[inline]
pub(crate) fn is_typographic(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{205E}')
}

/// The letters and digits that `text` begins with.
fn first_word(text: &str) -> &str {
    let ascii = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) || text[ascii..].starts_with(is_typographic) {
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
    fn read(row: Row) -> Self {
        Self { role: row.column(0), extent: row.column(1), place: row.column(2), follow: row.column(3) }
    }
}

/// A row of `meanings.tsv`: of whom or what a phrase can be said.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    /// `role` if one of his roles must have one of the words, `name` if its name must, `none` if that must not.
    pub of: &'static str,
    words: &'static str,
}

impl Meaning {
    fn read(row: Row) -> Self {
        Self { of: row.column(0), words: row.column(1) }
    }

    /// The words that decide.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        self.words.split(' ')
    }
}

/// Other names of well-known things, each with the name that it stands for.
#[derive(Debug)]
pub struct Aliases {
    names: Table<&'static str>,
    known: Keys,
}

impl Aliases {
    fn read(tsv: &'static str) -> Self {
        let names = Table::read(tsv, |row| row.column(0));
        let known = Keys::new(names.values.clone());
        Self { names, known }
    }

    /// All names: the others, and those that they stand for.
    pub(crate) fn all(&self) -> [&[&'static str]; 2] {
        [self.names.keys.all(), self.known.all()]
    }

    /// The name that the lower-case `name` stands for: itself if others stand for it, `None` if the
    /// list does not know it.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&'static str> {
        let known = || self.known.find(name).map(|number| self.known.all()[number]);
        self.names.get(name).copied().or_else(known)
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
    fn read(row: Row) -> Self {
        match row.column(0) {
            "before" => Self::Before,
            "office" => Self::Office,
            "work" => Self::Work,
            "kin" => Self::Kin,
            "group" => Self::Group,
            _ => Self::Status,
        }
    }
}

/// A long list that every word is looked for in.
#[derive(Debug, Clone, Copy)]
pub enum List {
    /// [`Lexicon::cues`].
    Cues,
    /// [`Lexicon::grammar`].
    Grammar,
    /// The first words of [`Lexicon::titles`].
    Titles,
    /// The words that [`FigureLists::starts`] knows.
    Figures,
}

/// Bits of a word's hash that tell in which of these lists it may be.
const HINT_BITS: u32 = 15;

/// All lists. A stage that needs a new one adds its file to `data/id/` and a field here.
#[derive(Debug)]
pub struct Lexicon {
    /// Small words, each with its classes: `bahwa`, `opener that`.
    pub grammar: Table<Classes>,
    /// Reporting words, each with its form and class: `kata`, `after`, `say`.
    pub cues: Table<(&'static str, &'static str)>,
    /// Abbreviations whose stop does not end a sentence: `dr`, `jl`, `no`.
    pub abbreviations: Words,
    /// Phrases that open what is not the story: `baca juga`.
    pub segment_openers: Phrases<SegmentOpener>,
    /// Words that open a sentence, seldom a headline: `menurut`.
    pub sentence_openers: Words,
    /// Nouns for somebody who works for whoever is named behind them: `manajer`.
    pub hired: Words,
    /// Nouns that a letter behind them counts or names: `grup`.
    pub lettered: Words,
    /// Months, feasts and signs of the zodiac that can be mistaken for somebody: `ramadhan`.
    pub feasts: Words,
    /// Words that stay in small letters in a headline: `dan`.
    pub small_words: Words,
    /// Places of several words that stand in datelines: `kuala lumpur`.
    pub dateline_places: Phrases<()>,
    /// Words between two names of one thing: `alias`, `akrab disapa`.
    pub alias_cues: Words,
    /// Words of respect before a person's name: `pak`, `haji`.
    pub honorifics: Words,
    /// Points of the compass: `barat`.
    pub directions: Words,
    /// Organisations that are often written without a capital: `timnas`.
    pub small_names: Words,
    /// Currencies that are glued to their numbers: `rp`.
    pub glued_units: Words,
    /// What a photo's credit says, as the beginning of a word or as a whole one: `foto`, `dok`.
    pub photo_words: Table<&'static str>,
    /// First words of organisations' names: `kementerian`, `partai`.
    pub organisation_words: Table<OrganisationWord>,
    /// What belongs to the holder of an office, or to somebody named: `kantor`, `era`.
    pub owned: Words,
    /// What somebody is in a case or an accident: `korban`.
    pub parties: Words,
    /// Words that no phrase for a speaker begins with: `termasuk`.
    pub no_speakers: Words,
    /// What somebody asks for, and says nothing: `maaf`.
    pub asked: Words,
    /// Words that say that the noun behind them is said of many: `para`.
    pub many: Words,
    /// What joins a sentence to the one before it, up to a comma: `hanya saja`.
    pub connectives: Words,
    /// Words before an office that make something else of it: `wakil`, `instruksi`.
    pub office_openers: Words,
    /// Words before an office, or first in it, that speak of it and of nobody who holds it: `menjadi`, `calon`.
    pub office_uses: Words,
    /// Short words for who holds an office for another: `plt`.
    pub acting: Words,
    /// Nouns that praise somebody, or liken him to a thing: `sosok`.
    pub appraisals: Words,
    /// Words by which somebody is accused of being what stands behind his name: `menuding`.
    pub accusing: Words,
    /// Words behind a name by which somebody claims to be something or is it not: `mengaku`, `bukan`.
    pub contested: Words,
    /// What a phrase means whatever else is named: `kepala negara`.
    pub meanings: Phrases<Meaning>,
    /// Offices that rule a place which is named right behind them: `bupati`.
    pub seats: Words,
    /// Words between a role and its name that are no words of respect: `bernama`, `yakni`.
    pub role_links: Words,
    /// Words that may stand between a name and what it is: `sebagai`.
    pub name_links: Words,
    /// Words that close a noun phrase and point back: `tersebut`.
    pub demonstratives: Words,
    /// Words that say that the noun behind them was not spoken of yet: `seorang`.
    pub indefinites: Words,
    /// What verbs begin with: `me`.
    pub verb_prefixes: Words,
    /// What the verb begins with that a phrase ends before: `me`.
    pub predicate_prefixes: Words,
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
    /// What companies are by law, beside a name or in brackets within it: `pt`, `persero`.
    pub legal_forms: Words,
    /// First words of places' names that say what they are, with what the list says of them: `kabupaten`.
    pub place_types: Table<&'static str>,
    /// Short and other names of countries and provinces.
    pub place_aliases: Aliases,
    /// Well-known names.
    pub known_names: KnownNames,
    /// Number words, units, currencies, the calendar.
    pub figures: FigureLists,
    /// See [`Lexicon::class`].
    classes: Table<u8>,
    /// See [`Lexicon::may_be_in`].
    hints: Vec<u8>,
}

impl Lexicon {
    /// Reads the lists that are built in.
    ///
    /// # Panics
    /// If the packed names are damaged, which a test rules out.
    #[must_use]
    pub fn new() -> Self {
        let mut lexicon = Self {
            classes: Table::of(std::iter::empty()),
            hints: vec![0; 1 << HINT_BITS],
            grammar: Table::read(list!("grammar.tsv"), |row| Classes::read(row.column(0))),
            cues: Table::read(list!("cues.tsv"), |row| (row.column(0), row.column(1))),
            abbreviations: words(list!("abbreviations.tsv")),
            segment_openers: Phrases::read(list!("segments.tsv"), SegmentOpener::read),
            sentence_openers: words(list!("openers.tsv")),
            feasts: words(list!("feasts.tsv")),
            hired: words(list!("hired.tsv")),
            lettered: words(list!("lettered.tsv")),
            small_words: words(list!("small_words.tsv")),
            dateline_places: Phrases::read(list!("datelines.tsv"), |_| ()),
            alias_cues: words(list!("alias_cues.tsv")),
            honorifics: words(list!("honorifics.tsv")),
            directions: words(list!("directions.tsv")),
            small_names: words(list!("small_names.tsv")),
            glued_units: words(list!("glued_units.tsv")),
            photo_words: Table::read(list!("photo_words.tsv"), |row| row.column(0)),
            organisation_words: Table::read(list!("organisation_words.tsv"), organisation_word),
            owned: words(list!("owned.tsv")),
            parties: words(list!("parties.tsv")),
            no_speakers: words(list!("no_speakers.tsv")),
            asked: words(list!("asked.tsv")),
            many: words(list!("many.tsv")),
            connectives: words(list!("connectives.tsv")),
            office_openers: words(list!("office_openers.tsv")),
            office_uses: words(list!("office_uses.tsv")),
            appraisals: words(list!("appraisals.tsv")),
            acting: words(list!("acting.tsv")),
            accusing: words(list!("accusing.tsv")),
            contested: words(list!("contested.tsv")),
            meanings: Phrases::read(list!("meanings.tsv"), Meaning::read),
            seats: words(list!("seats.tsv")),
            role_links: words(list!("role_links.tsv")),
            name_links: words(list!("name_links.tsv")),
            demonstratives: words(list!("demonstratives.tsv")),
            indefinites: words(list!("indefinites.tsv")),
            verb_prefixes: words(list!("verb_prefixes.tsv")),
            predicate_prefixes: words(list!("predicate_prefixes.tsv")),
            titles: Phrases::read(list!("titles.tsv"), Title::read),
            person_aliases: Aliases::read(list!("person_aliases.tsv")),
            organisation_aliases: Aliases::read(list!("organisation_aliases.tsv")),
            countries: words(list!("countries.tsv")),
            foreign_heads: words(list!("foreign_heads.tsv")),
            legal_forms: words(list!("legal_forms.tsv")),
            place_types: Table::read(list!("place_types.tsv"), |row| row.column(0)),
            place_aliases: Aliases::read(list!("place_aliases.tsv")),
            known_names: built_in(KnownNames::read(KNOWN_NAMES), "known_names.bin"),
            figures: FigureLists::new(),
        };
        lexicon.classes = lexicon.classes();
        lexicon.hint();
        lexicon
    }
}

impl Lexicon {
    /// What the lists say of a lower-case word beside or in a name: the number of a class, 0 if nothing.
    #[must_use]
    pub fn class(&self, word: &str) -> u32 {
        self.classes.get(word).map_or(0, |&class| class.into())
    }

    /// Is this lower-case word one of respect, with its stop or without: `h.`?
    #[must_use]
    pub fn is_respectful(&self, word: &str) -> bool {
        self.honorifics.has(word.strip_suffix('.').unwrap_or(word))
    }

    /// May the lower-case word with this hash be in `list`? One look for all lists, which most words fail.
    #[must_use]
    pub fn may_be_in(&self, list: List, hash: u32) -> bool {
        self.hints[(hash >> (u32::BITS - HINT_BITS)) as usize] >> list as u8 & 1 == 1
    }

    #[inline(never)]
    fn hint(&mut self) {
        let lists = [
            (List::Cues, &self.cues.keys),
            (List::Grammar, &self.grammar.keys),
            (List::Titles, &self.titles.first_words),
            (List::Figures, self.figures.openers()),
        ];
        for (list, keys) in lists {
            for word in keys.all() {
                self.hints[(hash(word) >> (u32::BITS - HINT_BITS)) as usize] |= 1 << list as u8;
            }
        }
    }

    /// The words of the lists that have a class, each with that of the first list that holds it.
    #[inline(never)]
    fn classes(&self) -> Table<u8> {
        let [offices, types] = [OrganisationWord::Office, OrganisationWord::Type].map(|is| {
            let rows = self.organisation_words.rows().filter(|row| *row.1 == is);
            rows.map(|row| row.0).collect::<Vec<_>>()
        });
        let [organisations, places, persons] =
            [&self.organisation_aliases, &self.place_aliases, &self.person_aliases].map(Aliases::all);
        let lists = [
            (10, self.honorifics.keys.all()),
            (11, &offices),
            (12, &types),
            (13, organisations[0]),
            (13, organisations[1]),
            (14, self.countries.keys.all()),
            (15, places[0]),
            (15, places[1]),
            (16, persons[0]),
            (16, persons[1]),
            (17, self.foreign_heads.keys.all()),
            (18, self.cues.keys.all()),
            (19, self.sentence_openers.keys.all()),
        ];
        let titles = self.titles.table.rows().map(|(word, title)| (word, 1 + *title as u8));
        let others =
            lists.into_iter().flat_map(|(class, words)| words.iter().map(move |&word| (word, class)));
        Table::of(titles.chain(others).filter(|(word, _)| !has_blank(word)))
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

#[inline(never)]
fn has_blank(text: &str) -> bool {
    text.bytes().any(|byte| byte == b' ')
}

fn words(tsv: &'static str) -> Words {
    Table::read(tsv, |_| ())
}

fn organisation_word(row: Row) -> OrganisationWord {
    match row.column(0) {
        "type" => OrganisationWord::Type,
        _ => OrganisationWord::Office,
    }
}
