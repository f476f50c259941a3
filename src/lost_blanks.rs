//! Words that lost the blanks between them: `PresidenPrabowo`, `Prabowomenegaskan`, `KPKtelah`.
//!
//! Decides where such a word is to be cut. Blanks beside links get lost where text is taken out of a page, and links
//! are the names that matter. Every cut needs proof: that the article has the parts elsewhere, or that one of them is a
//! word which no name begins or ends with, such as an office or a verb. Leaves alone what the article writes so more
//! than once (`BukaLapak`), and small letters before a capital, which [`crate::tokenize`] cuts.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::hash::hash;
use crate::lexicon::figures::CalendarWord;
use crate::lexicon::{Class, Classes, Lexicon, Title};
use crate::tokenize::lower;

/// A word that begins with a capital, as the document has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Capital<'t> {
    /// Its number among the document's words.
    pub number: usize,
    /// As it is written.
    pub text: &'t str,
    /// Does it stand in the document but once?
    pub is_single: bool,
}

/// Where a word is to be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Its number among the document's words.
    pub word: usize,
    /// Bytes of the word before it.
    pub at: usize,
}

/// Letters of the shortest name that a word is cut behind, unless they are capitals, and of the shortest word behind
/// one that is no well-known name: `Ramadan` is not `Rama` `dan`.
const SHORTEST: usize = 4;
/// Bytes of the longest word that is cut: each of its parts is held against all before it.
const LONGEST: usize = 64;
/// Letters of the shortest verb known by what it begins with.
const SHORTEST_VERB: usize = 6;
/// Letters of the shortest such passive one: `Surya` `dinata` is none.
const SHORTEST_PASSIVE: usize = 8;

/// What small words that stand behind a name do.
const BEHIND: Classes = Classes::of(&[
    Class::Able,
    Class::Adverbial,
    Class::Closer,
    Class::Conjunction,
    Class::Filler,
    Class::Negation,
    Class::Opener,
    Class::Preposition,
    Class::Relative,
    Class::Verbal,
]);

/// Where to cut words, in the order of `capitals`, which is the order of their numbers.
#[inline(never)]
pub(crate) fn find(capitals: &[Capital], lexicon: &Lexicon) -> Vec<Cut> {
    let suspects = suspects(capitals, lexicon);
    if suspects.is_empty() {
        return Vec::new();
    }
    let page = Page { written: capitals.iter().map(|capital| capital.text).collect(), lexicon };
    let mut cuts = Vec::new();
    suspects.iter().for_each(|suspect| page.cut(suspect, &mut cuts));
    cuts
}

/// Those that may be cut; a cheap look, which nearly all words fail.
fn suspects<'c, 't>(capitals: &'c [Capital<'t>], lexicon: &Lexicon) -> Vec<&'c Capital<'t>> {
    let mut begun = vec![0u8; (8 * capitals.len()).next_power_of_two()];
    let last = begun.len() - 1;
    for slot in capitals.iter().filter_map(|capital| beginning(capital.text)) {
        begun[slot & last] = begun[slot & last].saturating_add(1);
    }
    let is_begun = |text: &str| beginning(text).is_some_and(|slot| begun[slot & last] > 1);
    let may_be = |capital: &&Capital| {
        let text = capital.text;
        let is_two =
            || is_begun(text) && tails(text, lexicon).next().is_some() || telling(text, lexicon).is_some();
        if text.len() > LONGEST {
            false
        } else if text.bytes().skip(1).all(|byte| byte.is_ascii_lowercase()) {
            capital.is_single && is_two()
        } else {
            text.bytes().all(|byte| byte.is_ascii_alphabetic()) && !is_loud(text)
        }
    };
    capitals.iter().filter(may_be).collect()
}

/// A number for the first letters of `text`.
fn beginning(text: &str) -> Option<usize> {
    let first = text.as_bytes().first_chunk::<SHORTEST>()?;
    Some(u32::from_le_bytes(*first).wrapping_mul(0x9e37_79b1) as usize >> 8)
}

/// Where a word may begin in `text`, behind a name, that stands behind names.
fn tails<'a>(text: &'a str, lexicon: &'a Lexicon) -> impl Iterator<Item = usize> + 'a {
    let places = SHORTEST..text.len().saturating_sub(1);
    places.filter(move |&at| is_behind(&text[at..], lexicon))
}

/// Where in `text`, behind whatever else, the verb begins that reports speech: no name ends so.
fn telling(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut starts = (SHORTEST - 1..bytes.len().saturating_sub(SHORTEST_VERB - 1))
        .filter(|&at| bytes[at..].starts_with(b"me"));
    starts.find(|&at| lexicon.cues.has(&text[at..]))
}

/// May this stand behind a name, and never in it?
fn is_behind(word: &str, lexicon: &Lexicon) -> bool {
    let classes = || lexicon.grammar.get(word).is_some_and(|classes| classes.meet(BEHIND));
    lexicon.small_words.has(word) || classes() || is_verb(word, lexicon)
}

fn is_verb(word: &str, lexicon: &Lexicon) -> bool {
    let is_passive = || word.len() >= SHORTEST_PASSIVE && (word.ends_with("kan") || word.ends_with('i'));
    word.len() >= SHORTEST_VERB
        && lexicon.figures.active_prefixes.begins(word)
        && (!word.starts_with("di") || is_passive() || lexicon.cues.has(word))
}

/// The words of a document, with the lists to read them by.
struct Page<'t> {
    written: FxHashSet<&'t str>,
    lexicon: &'t Lexicon,
}

impl Page<'_> {
    fn cut(&self, capital: &Capital, cuts: &mut Vec<Cut>) {
        let parts = parts(capital.text);
        let mut start = 0;
        for (n, part) in parts.iter().enumerate() {
            let end = part.end;
            let tail = self.tail(&capital.text[start..end], capital.is_single);
            cuts.extend(tail.map(|at| Cut { word: capital.number, at: start + at }));
            let Some(next) = parts.get(n + 1) else { return };
            let are_two = || self.are_two(&capital.text[start..end], &capital.text[next.clone()]);
            if tail.is_some() || capital.is_single && are_two() {
                cuts.push(Cut { word: capital.number, at: end });
                start = end;
            }
        }
    }

    /// Where in `part` the small word begins that stands behind a name.
    fn tail(&self, part: &str, is_single: bool) -> Option<usize> {
        let capitals = part.bytes().take_while(u8::is_ascii_uppercase).count();
        if capitals > 1 {
            let rest = &part[capitals..];
            let is_small = rest.len() > 1 && self.lexicon.small_words.has(rest);
            return (is_small || rest.len() >= SHORTEST && is_behind(rest, self.lexicon)).then_some(capitals);
        }
        let is_name = |at: &usize| self.is_name(&part[..*at], part.len() - at);
        let place = || telling(part, self.lexicon).or_else(|| tails(part, self.lexicon).find(is_name));
        if is_single && !self.is_known(part) { place() } else { None }
    }

    /// Is this a name that the article has elsewhere, before a word of `behind` letters?
    fn is_name(&self, name: &str, behind: usize) -> bool {
        self.written.contains(name)
            && !self.is_small(&lower(name))
            && (behind >= SHORTEST || self.is_known(name))
    }

    /// Is this a well-known name?
    fn is_known(&self, word: &str) -> bool {
        self.lexicon.known_names.get(hash(&lower(word))).kinds() != 0
    }

    fn is_small(&self, lower: &str) -> bool {
        self.lexicon.small_words.has(lower) || self.lexicon.grammar.has(lower)
    }

    /// Are these two words, the second with a capital?
    fn are_two(&self, first: &str, second: &str) -> bool {
        let second = &second[..self.tail(second, true).unwrap_or(second.len())];
        let (one, two) = (lower(first), lower(second));
        let is_cried = first.len() >= SHORTEST && is_loud(first);
        let are_written = || self.written.contains(second) && (is_cried || self.written.contains(first));
        let are_names = || first.len() > 2 && !is_loud(second) && !self.is_small(&two) && are_written();
        second.len() > 2 && (self.opens(&one) || self.lexicon.legal_forms.has(&two) || are_names())
    }

    /// Does what stands behind this lower-case word never belong to it?
    fn opens(&self, lower: &str) -> bool {
        let lexicon = self.lexicon;
        let title = lexicon.titles.get(lower);
        lexicon.sentence_openers.has(lower)
            || lexicon.legal_forms.has(lower)
            || lexicon.place_types.has(lower)
            || lower.len() > 3 && is_month(lower, lexicon)
            || title.is_some_and(|title| matches!(title, Title::Before | Title::Office | Title::Work))
    }
}

fn is_month(lower: &str, lexicon: &Lexicon) -> bool {
    matches!(lexicon.figures.calendar.get(lower), Some(CalendarWord::Month(_)))
}

fn is_loud(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// What a capital opens behind a small letter, or before one and behind another capital.
fn parts(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut parts, mut start) = (Vec::new(), 0);
    for end in 1..=bytes.len() {
        let behind_small = bytes[end - 1].is_ascii_lowercase();
        let before_small = bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase);
        let is_seam =
            bytes.get(end).is_none_or(|byte| byte.is_ascii_uppercase() && (behind_small || before_small));
        if is_seam {
            parts.push(start..end);
            start = end;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::lexicon::Lexicon;

    /// The tokens of `text` that have a capital, parted by `|`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let document = Document::new(text, &Lexicon::new());
        let words: Vec<_> = (0..document.tokens.len()).map(|i| document.word(i)).collect();
        assert_eq!(words.join("|"), expected);
        for (i, token) in document.tokens.iter().enumerate() {
            assert_eq!(token.span.text(text), document.word(i));
            assert_eq!(document.is_capitalised(i), document.word(i).starts_with(char::is_uppercase));
        }
    }

    #[test]
    fn a_word_behind_a_name_that_stands_elsewhere_is_another() {
        check("Wiryawanakan pergi, Wiryawan pulang", "Wiryawan|akan|pergi|,|Wiryawan|pulang");
        check("Wiryawandidampingi istri, Wiryawan pulang", "Wiryawan|didampingi|istri|,|Wiryawan|pulang");
        check("Wiryawanakan pergi", "Wiryawanakan|pergi");
    }

    #[test]
    fn a_verb_that_reports_ends_no_name() {
        check("Ratna Wiryawanmengatakan itu", "Ratna|Wiryawan|mengatakan|itu");
    }

    #[test]
    fn short_words_need_a_well_known_name() {
        check("Warga Bandungdan Bandung datang", "Warga|Bandung|dan|Bandung|datang");
        check("Rama puasa pada Ramadan", "Rama|puasa|pada|Ramadan");
        check("Surya dan Suryadi pergi, Suryadinata tidak", "Surya|dan|Suryadi|pergi|,|Suryadinata|tidak");
    }

    #[test]
    fn well_known_names_are_whole() {
        check("warga Pekanbaru, pada Pekan Olahraga", "warga|Pekanbaru|,|pada|Pekan|Olahraga");
    }

    #[test]
    fn small_letters_behind_capitals_are_a_word() {
        check("KPKtelah dan BUMNdi sana, UMKMnya", "KPK|telah|dan|BUMN|di|sana|,|UMKMnya");
    }

    #[test]
    fn what_stands_behind_an_office_is_a_name() {
        check("PresidenRatna, MenteriPertanian", "Presiden|Ratna|,|Menteri|Pertanian");
        check("PTAwan KabutTbk", "PT|Awan|Kabut|Tbk");
        check("MenurutRatna Wiryawan", "Menurut|Ratna|Wiryawan");
    }

    #[test]
    fn two_names_that_stand_elsewhere_are_two() {
        check("WiryawanSantoso, Wiryawan, Santoso", "Wiryawan|Santoso|,|Wiryawan|,|Santoso");
        check("KabarBaik dan AwanKabut", "KabarBaik|dan|AwanKabut");
        check("AwanKabut, Awan, Kabut, AwanKabut", "AwanKabut|,|Awan|,|Kabut|,|AwanKabut");
    }

    #[test]
    fn a_word_may_lose_more_than_one_blank() {
        check(
            "WiryawandenganSantosomenolak, Wiryawan, Santoso",
            "Wiryawan|dengan|Santoso|menolak|,|Wiryawan|,|Santoso",
        );
    }
}
