//! What small words do in a sentence that reports speech.
//!
//! Decides how the classes of `grammar.tsv` are asked for. Which words they are is the list's business.

/// A class of small words; a word can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Opens what was said: `bahwa`, `agar`, `untuk`.
    Opener,
    /// Opens a clause that was said and nothing else: `bahwa`, `agar`.
    That,
    /// Makes a clause: `akan`, `tidak`, `adalah`.
    Verbal,
    /// Stands for one person named before: `dia`.
    Pronoun,
    /// Stands for several: `mereka`.
    Plural,
    /// Stands for whoever speaks: `saya`.
    Oneself,
    /// Stands between a subject and its verb: `juga`, `telah`.
    Filler,
    /// Ends the noun phrase of a speaker: `di`, `dalam`.
    Preposition,
    /// Joins clauses: `dan`, `sehingga`.
    Conjunction,
    /// Opens a sentence before its subject: `selain`, `namun`.
    Adverbial,
    /// What was said may end before it: `dan`, `saat`.
    Closer,
    /// Opens the noun phrase of somebody unnamed: `para`, `seorang`.
    Several,
    /// Hangs a name on a noun: `di`, `dari`.
    Link,
    /// Sets two names side by side: `dan`, `bersama`.
    With,
    /// Stands before a cue: `demikian kata X`.
    Thus,
    /// Opens a relative clause: `yang`.
    Relative,
    /// Names who does what a passive says: `oleh`.
    Agent,
    /// Somebody who belongs to the one named behind: `istri Budi`.
    Kin,
    /// Somebody who speaks for another: `juru bicara`.
    Spokesman,
    /// First word of a high office: `presiden`.
    Title,
    /// Something to be read, whose words are its publisher's: `laporan X`.
    Paper,
    /// Some people, who are not what they belong to: `analis X`.
    People,
    /// Points back at somebody named: `pria itu`, `sang bupati`.
    Definite,
    /// Somebody who is not what he belongs to, beside the titles: `sumber di X`.
    Somebody,
    /// Who is named behind it is not he who acts: `era Budi`, `mewakili Budi`.
    Under,
    /// Says of somebody that he is to answer: `Budi ditanya`.
    Asked,
    /// Says that something is not done: `tidak`, `enggan`.
    Negation,
    /// Stands between that and what is not done: `bisa`, `mau`.
    Able,
    /// What somebody said, in a word: `hal`, `pernyataan`.
    Said,
    /// What a reporter saw: `pantauan`.
    Look,
    /// Who stands for what is named behind it, and is called by it: `pihak PT Awan`.
    Side,
    /// What a country has, and is called by it: `militer Israel`.
    Power,
    /// Who is named behind it is there too, or leads those who speak: `didampingi Budi`, `dipimpin Budi`.
    Company,
    /// Who is named behind it is spoken to: `kepada Budi`.
    Addressed,
    /// Says that what was said is known already: `hal senada`.
    Alike,
    /// What something goes by, and nobody tells: `hukum`, `jenis`.
    Norm,
    /// Points at what stands behind, which nobody says: `berikut`.
    Ahead,
    /// Answers a condition: `maka`.
    Then,
    /// Names whose words they are, and no more: `menurut`, not `bagi`.
    According,
    /// What one does, or a company: `pengembang`.
    Firm,
    /// Says how something is said: `mengecam keras`, `menegaskan kembali`.
    Manner,
    /// Opens what becomes of a claim: `video yang diklaim badai ternyata palsu`.
    Turn,
    /// Speaks for a client: `pengacara`.
    Lawyer,
    /// What a spokesman is called, in full or for short: `juru bicara`, `jubir`.
    Voice,
}

/// What `grammar.tsv` calls the classes, in the order of [`Class`].
const NAMES: [&str; 44] = [
    "opener",
    "that",
    "verbal",
    "pronoun",
    "plural",
    "self",
    "filler",
    "preposition",
    "conjunction",
    "adverbial",
    "closer",
    "several",
    "link",
    "with",
    "thus",
    "relative",
    "agent",
    "kin",
    "spokesman",
    "title",
    "paper",
    "people",
    "definite",
    "somebody",
    "under",
    "asked",
    "negation",
    "able",
    "said",
    "look",
    "side",
    "power",
    "company",
    "addressed",
    "alike",
    "norm",
    "ahead",
    "then",
    "according",
    "firm",
    "manner",
    "turn",
    "lawyer",
    "voice",
];

/// The classes of one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// Reads a column of `grammar.tsv`; unknown classes are none.
    #[must_use]
    pub fn read(column: &str) -> Self {
        let place = |name| NAMES.iter().position(|&known| known == name);
        Self(column.split(' ').filter_map(place).fold(0, |bits, place| bits | 1 << place))
    }

    /// All of `classes`.
    #[must_use]
    pub const fn of(classes: &[Class]) -> Self {
        let (mut bits, mut i) = (0, 0);
        while i < classes.len() {
            bits |= 1 << classes[i] as u32;
            i += 1;
        }
        Self(bits)
    }

    /// Is any of `classes` among them?
    #[must_use]
    pub fn meet(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// Is `class` among them?
    #[must_use]
    pub fn has(self, class: Class) -> bool {
        self.0 >> class as u32 & 1 == 1
    }
}
