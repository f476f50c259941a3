//! Short names made of pieces of long ones: `KPK`, `Kemenkeu`, `Pemprov Jateng`, `Komnas HAM`.
//!
//! Decides whether one run of words abbreviates another. Indonesian takes initials (`KPK`) and
//! syllables (`Kemenkeu`) alike, also from behind a prefix (`hub` of `perhubungan`), and leaves out
//! small words.

use std::cell::Cell;

use super::spelling;

/// Small words that an acronym may pass over.
const SMALL: &[&str] = &[
    "and", "atas", "bagi", "dalam", "dan", "dari", "de", "di", "for", "ke", "of", "on", "pada", "the",
    "untuk", "yang",
];

/// Words whose syllable is not their beginning.
const IRREGULAR: &[(&str, &str)] = &[("dinas", "dis"), ("sekretariat", "set")];

/// Prefixes behind which an acronym may take its syllable.
const PREFIXES: &[&str] = &["peng", "peny", "pem", "pen", "per", "pe", "ke", "ber"];

/// Words of the long name that one short name may span.
const LONGEST: usize = 16;

/// Steps after which a comparison gives up, so that no text can make it long.
const MOST_STEPS: u32 = 600;

/// Does `short` abbreviate `long`, both lower-case words? Every short word is a long word, or pieces
/// of one or more that follow one another.
#[must_use]
pub fn abbreviates(short: &[String], long: &[String]) -> bool {
    is_match(short, long, false)
}

/// As [`abbreviates`], but the long name may go on behind what is abbreviated, and may have one word
/// that gave nothing.
#[must_use]
pub fn abbreviates_start(short: &[String], long: &[String]) -> bool {
    is_match(short, long, true)
}

fn is_match(short: &[String], long: &[String], open: bool) -> bool {
    let fits = short.len() <= long.len() && long.len() <= LONGEST;
    let has_letters = || spelling::letters_of(short) & !spelling::letters_of(long) == 0;
    fits && has_letters() && Match { short, long, open, steps: Cell::new(MOST_STEPS) }.words(0, 0)
}

/// Is this a word that an acronym may pass over?
#[must_use]
pub fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

struct Match<'a> {
    short: &'a [String],
    long: &'a [String],
    /// May long words be left over at the end?
    open: bool,
    /// Steps left before giving up.
    steps: Cell<u32>,
}

impl Match<'_> {
    /// Do the short words from `i` on stand for the long words from `j` on?
    fn words(&self, i: usize, j: usize) -> bool {
        let Some(word) = self.short.get(i) else { return self.may_end(j) };
        let Some(full) = self.long.get(j) else { return false };
        (word == full && self.words(i + 1, j + 1))
            || self.pieces(word, 0, i, j)
            || (j > 0 && is_passable(full) && self.words(i, j + 1))
    }

    /// Can the rest of short word `i` be made of pieces of the long words from `j` on? `taken` counts
    /// the words that gave a piece so far.
    fn pieces(&self, rest: &str, taken: usize, i: usize, j: usize) -> bool {
        if self.is_tired() {
            return false;
        }
        if rest.is_empty() {
            return taken >= 1 && self.words(i + 1, j);
        }
        let Some(full) = self.long.get(j) else { return false };
        if taken > 0 && is_passable(full) && self.pieces(rest, taken, i, j + 1) {
            return true;
        }
        syllables(full, rest.as_bytes().first()).any(|start| {
            let same = shared(rest, start);
            (1..=same).rev().any(|n| {
                rest.is_char_boundary(n)
                    && self.is_enough(rest, n, taken)
                    && (n == full.len() || is_piece(&rest[..n]))
                    && self.pieces(&rest[n..], taken + 1, i, j + 1)
            })
        })
    }

    /// May the long words from `j` on be left over? `Dewan Perwakilan Rakyat Daerah` is no `DPR`.
    fn may_end(&self, j: usize) -> bool {
        let rest = &self.long[j..];
        rest.iter().all(|w| is_passable(w)) || self.open && j >= 2 && rest[0] != "daerah"
    }

    fn is_tired(&self) -> bool {
        self.steps.set(self.steps.get().saturating_sub(1));
        self.steps.get() == 0
    }

    /// A whole short word from a single long word must be a real stump: three letters or more.
    fn is_enough(&self, rest: &str, n: usize, taken: usize) -> bool {
        taken > 0 || n < rest.len() || n >= 3
    }
}

/// Is this an initial, a syllable or what one begins with (`kr` of `kredit`)? `DPR` is not made of `DPD RI`.
fn is_piece(letters: &str) -> bool {
    letters.len() == 1 || letters.contains(['a', 'e', 'i', 'o', 'u', 'y']) || letters.ends_with(['l', 'r'])
}

fn is_passable(word: &str) -> bool {
    is_small(word) || matches!(word, "kabupaten" | "kota" | "provinsi" | "ri" | "republik" | "negara")
}

/// Where a piece of `word` that begins with this letter may begin: at its front, behind a prefix, or with its last
/// three letters (`kum` of `hukum`).
fn syllables<'w>(word: &'w str, first: Option<&u8>) -> impl Iterator<Item = &'w str> {
    let may_be = PREFIXES.iter().filter(move |p| word.as_bytes().get(p.len()) == first);
    let behind = may_be.filter_map(move |p| word.strip_prefix(p)).filter(|rest| rest.len() >= 3);
    let last = (word.len() == 5).then(|| word.get(2..)).flatten();
    let irregular = IRREGULAR.iter().filter(move |(full, _)| *full == word).map(|(_, piece)| *piece);
    std::iter::once(word).chain(behind).chain(last).chain(irregular)
}

/// Bytes that `a` and `b` begin with alike.
fn shared(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(short: &str, long: &str, expected: bool) {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(abbreviates(&words(short), &words(long)), expected, "{short} / {long}");
    }

    #[test]
    fn initials_pass_over_small_words() {
        check("kpk", "komisi pemberantasan korupsi", true);
        check("bmkg", "badan meteorologi klimatologi dan geofisika", true);
        check("kpk", "komisi pemilihan umum", false);
    }

    #[test]
    fn syllables_may_stand_behind_a_prefix() {
        check("kemenkeu", "kementerian keuangan", true);
        check("kemenhub", "kementerian perhubungan", true);
        check("dishub", "dinas perhubungan", true);
        check("askrindo", "asuransi kredit indonesia", true);
        check("kemenkes", "kementerian keuangan", false);
    }

    #[test]
    fn several_short_words_share_the_long_ones() {
        check("pemprov jateng", "pemerintah provinsi jawa tengah", true);
        check("kementerian esdm", "kementerian energi dan sumber daya mineral", true);
        check("komnas ham", "komisi nasional hak asasi manusia", true);
        check("pemkab bogor", "pemerintah kabupaten sukabumi", false);
    }
}
