//! Bounds of names that spelling alone decides, whatever the tagger made of them.
//!
//! Decides four things: an acronym in brackets that ends a name is a name of its own (`Associated
//! Press (AP)`); an Indonesian country's name behind an English one is no part of it (`Coastal
//! Research Institute Belanda`); and who speaks elsewhere in the document is no part of the
//! organisation whose office he holds (`Kepala Dinas Perikanan Ratna Wulan … ujar Ratna`),
//! and is named where he speaks. An acronym inside a name (`Dinas Pendidikan (Disdik) Jawa Barat`)
//! stays inside. Leaves every other bound to the tagger.

use rustc_hash::FxHashMap;

use super::Kind;
use crate::document::{Document, TokenRange};
use crate::lexicon::{Lexicon, Title};
use crate::order;
use crate::tagger::TaggedName;

/// Words of the longest country's name.
const LONGEST_COUNTRY: usize = 3;

/// Words behind a word of saying that are compared: keeps the search linear.
const MOST_SPEAKERS: usize = 200;

/// `names` with their bounds as spelling has them, in order.
#[must_use]
pub fn mend(document: &Document, names: Vec<TaggedName>, lexicon: &Lexicon) -> Vec<TaggedName> {
    let mut mended = Vec::with_capacity(names.len());
    let speaking = speaking(document, lexicon);
    for name in names {
        let parts = bracketed(document, &name)
            .or_else(|| country(document, &name, lexicon))
            .or_else(|| holder(document, &name, lexicon, &speaking));
        match parts {
            Some([one, two]) => mended.extend([one, two]),
            None => mended.push(name),
        }
    }
    recall(document, &mut mended, &speaking);
    mended
}

/// The tokens with a capital that stand right behind a word of saying: `ujar Ratna`.
fn speaking(document: &Document, lexicon: &Lexicon) -> Vec<usize> {
    let is_saying = |i: usize| lexicon.cues.get(document.lower(i)).is_some_and(|cue| cue.0 == "after");
    (1..document.tokens.len()).filter(|&i| document.is_capitalised(i) && is_saying(i - 1)).collect()
}

/// Adds the names that the tagger missed of people who are named in full before they speak.
fn recall(document: &Document, names: &mut Vec<TaggedName>, speaking: &[usize]) {
    let people = names.iter().filter(|n| n.kind == Kind::Person && n.tokens.len() > 1);
    let mut known: FxHashMap<&str, &TaggedName> = FxHashMap::default();
    for name in people {
        known.entry(document.word(name.tokens.start as usize)).or_insert(name);
    }
    let is_free = |i: usize| {
        let at = names.partition_point(|n| n.tokens.end as usize <= i);
        let alone = i + 1 == document.tokens.len() || !document.is_capitalised(i + 1);
        alone && names.get(at).is_none_or(|n| n.tokens.start as usize > i)
    };
    let missed = speaking.iter().filter(|&&i| is_free(i));
    let missed = missed.filter_map(|&i| Some(part(known.get(document.word(i))?, i..i + 1, Kind::Person)));
    let missed: Vec<TaggedName> = missed.collect();
    names.extend(missed);
    order::by_place(names, |n| (n.tokens.start, n.tokens.end));
}

/// An organisation and the holder of an office in it.
fn holder(
    document: &Document,
    name: &TaggedName,
    lexicon: &Lexicon,
    speaking: &[usize],
) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let before = run.start.checked_sub(1).filter(|_| name.kind == Kind::Organisation)?;
    let office = lexicon.titles.at_start(document.lower(before)).is_some_and(|(_, t)| *t == Title::Office);
    let first = (run.start + 1..run.end).find(|&i| speaks(document, speaking, i))?;
    office.then(|| [part(name, run.start..first, name.kind), part(name, first..run.end, Kind::Person)])
}

/// A name and the acronym in brackets behind it.
fn bracketed(document: &Document, name: &TaggedName) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let close = run.end.checked_sub(1).filter(|&i| document.word(i) == ")")?;
    let open = run.clone().rev().find(|&i| document.word(i) == "(")?;
    let parts = [run.start..open, open + 1..close];
    parts.iter().all(|p| !p.is_empty()).then(|| parts.map(|p| part(name, p, name.kind)))
}

/// An organisation's English name and the country behind it.
fn country(document: &Document, name: &TaggedName, lexicon: &Lexicon) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    if name.kind != Kind::Organisation {
        return None;
    }
    let is_head = |i: usize| lexicon.foreign_heads.has(document.lower(i));
    let first = run.end.saturating_sub(LONGEST_COUNTRY).max(run.start + 1);
    let start = (first..run.end).find(|&i| is_head(i - 1) && is_country(document, i..run.end, lexicon))?;
    Some([part(name, run.start..start, name.kind), part(name, start..run.end, Kind::Place)])
}

/// Does the word at token `i` stand behind a word of saying somewhere in the document?
fn speaks(document: &Document, speaking: &[usize], i: usize) -> bool {
    speaking.iter().take(MOST_SPEAKERS).any(|&s| document.word(s) == document.word(i))
}

fn is_country(document: &Document, run: std::ops::Range<usize>, lexicon: &Lexicon) -> bool {
    let span = document.span(TokenRange::new(run.start, run.end));
    lexicon.countries.has(document.lower_span(span))
}

fn part(name: &TaggedName, run: std::ops::Range<usize>, kind: Kind) -> TaggedName {
    TaggedName { tokens: TokenRange::new(run.start, run.end), kind, confidence: name.confidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of an organisation's `name`, parted by `|`.
    #[track_caller]
    fn check(name: &str, expected: &str) {
        let lexicon = Lexicon::new();
        let document = Document::new(name, &lexicon);
        let tokens = TokenRange::new(0, document.tokens.len());
        let tagged = TaggedName { tokens, kind: Kind::Organisation, confidence: 1.0 };
        let parts = mend(&document, vec![tagged], &lexicon);
        let parts: Vec<&str> = parts.iter().map(|p| document.span(p.tokens).text(name)).collect();
        assert_eq!(parts.join("|"), expected);
    }

    #[test]
    fn an_acronym_behind_a_name_is_its_own() {
        check("Komisi Penyiaran Nusantara (KPN)", "Komisi Penyiaran Nusantara|KPN");
        check("Dinas Kebersihan (Dinker) Jawa Utara", "Dinas Kebersihan (Dinker) Jawa Utara");
    }

    #[test]
    fn who_speaks_elsewhere_is_not_part_of_his_office() {
        let lexicon = Lexicon::new();
        let text = "Kepala Dinas Perikanan Ratna Wulan datang. \"Ikan cukup,\" ujar Ratna.";
        let document = Document::new(text, &lexicon);
        let tagged = TaggedName { tokens: TokenRange::new(1, 5), kind: Kind::Organisation, confidence: 1.0 };
        let parts = mend(&document, vec![tagged], &lexicon);
        let parts: Vec<_> = parts.iter().map(|p| (document.span(p.tokens).text(text), p.kind)).collect();
        let office = ("Dinas Perikanan", Kind::Organisation);
        assert_eq!(parts, [office, ("Ratna Wulan", Kind::Person), ("Ratna", Kind::Person)]);
    }

    #[test]
    fn a_country_behind_an_english_name_is_not_part_of_it() {
        check("Coastal Research Institute Belanda", "Coastal Research Institute|Belanda");
        check("Harbour Trust Amerika Serikat", "Harbour Trust|Amerika Serikat");
        check("Kementerian Perikanan Belanda", "Kementerian Perikanan Belanda");
    }
}
