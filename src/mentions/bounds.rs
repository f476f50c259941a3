//! Bounds of names that spelling alone decides, whatever the tagger made of them.
//!
//! Decides what follows:
//! - a word that opens sentences ends no person's name, for full stops get lost (`Ratna Wulan Namun`);
//! - `Kota` behind `Ibu` begins no name (`Ibu Kota Jakarta`), nor does what is measured (`PM2.5 Jakarta`);
//! - a semicolon parts two names;
//! - an acronym in brackets that ends a name is a name of its own (`Associated Press (AP)`);
//! - an Indonesian country's name behind an English one is no part of it (`Coastal Research Institute
//!   Belanda`), and right before a person it is a place (`Perdana Menteri Belanda Ratna Wulan`);
//! - a point of the compass alone is no place (`negara Barat`), a month nobody (`selama Ramadhan`), nor is an
//!   office alone (`Menkomdigi`), nor a degree behind somebody's name (`Ratna Wulan, S.H., M.Kes`);
//! - who holds an office in an organisation is no part of its name, if he speaks elsewhere in the
//!   document (`Kepala Dinas Perikanan Ratna Wulan … ujar Ratna`) or if the organisation is named
//!   elsewhere without him; and he is named where he speaks;
//! - the place that an office rules is no part of its holder's name, if that is called elsewhere without it
//!   (`Bupati Watusari Ratna Wulan … ujar Ratna`);
//! - an acronym in brackets that a name spells is who or what that names, there and elsewhere;
//! - names that are written alike are of one kind.
//!
//! An acronym inside a name (`Dinas Pendidikan (Disdik) Jawa Barat`) stays inside. Leaves every other
//! bound to the tagger.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Kind;
use crate::document::{Document, TokenRange};
use crate::lexicon::{Lexicon, List, Title};
use crate::order;
use crate::tagger::TaggedName;

/// Words of the longest country's name.
const LONGEST_COUNTRY: usize = 3;

/// Letters of the longest part of a degree, and tokens of the longest list of degrees.
const LONGEST_DEGREE: usize = 4;
const MOST_BETWEEN: usize = 12;

/// So sure we are at least of a person whose initials stand in brackets: of others every second is a thing.
const SURE_PERSON: f32 = 0.9;

/// `names` with their bounds as spelling has them, in order.
#[must_use]
pub fn mend(document: &Document, names: Vec<TaggedName>, lexicon: &Lexicon) -> Vec<TaggedName> {
    let speaking = Speaking::new(document, lexicon);
    let mut mended = cut(document, names, lexicon, &speaking);
    let spelled = all_spelled(document, &mended, lexicon);
    let missed = [
        called(document, &mended, &speaking, lexicon),
        rulers(document, &mended, lexicon),
        acronyms(document, &mended, &spelled),
    ];
    mended.extend(missed.into_iter().flatten());
    order::by_place(&mut mended, |n| (n.tokens.start, n.tokens.end));
    mended.dedup_by(|next, name| next.tokens.start < name.tokens.end);
    agree(document, &mut mended);
    agree_with_long(document, &mut mended, &spelled);
    mended
}

/// `names` without what is none, those that are two cut in two.
fn cut(
    document: &Document,
    names: Vec<TaggedName>,
    lexicon: &Lexicon,
    speaking: &Speaking,
) -> Vec<TaggedName> {
    let mut mended = Vec::with_capacity(names.len());
    let [organisations, people] =
        [Kind::Organisation, Kind::Person].map(|kind| alone(document, &names, kind));
    let of_names = in_names(document, &names);
    let is_none = |name: &TaggedName| {
        is_direction(document, name, lexicon)
            || is_feast(document, name, lexicon, speaking)
            || is_office(document, name, lexicon, &of_names)
    };
    for name in names.into_iter().filter(|name| !is_none(name)) {
        if mended.last().is_some_and(|last| is_degree(document, last, &name, lexicon)) {
            continue;
        }
        if let Some(last) = mended.last_mut().filter(|last| is_rest(document, last, &name)) {
            last.tokens.end = name.tokens.end;
            continue;
        }
        let name = without_lead(document, without_opener(document, name, lexicon));
        let parts = listed(document, &name)
            .or_else(|| bracketed(document, &name, lexicon))
            .or_else(|| country(document, &name, lexicon))
            .or_else(|| holder(document, &name, lexicon, speaking))
            .or_else(|| behind_known(document, &name, lexicon, &organisations))
            .or_else(|| seat(document, &name, lexicon, &people));
        match parts {
            Some(parts) => mended.extend(parts),
            None => mended.push(name),
        }
    }
    mended
}

/// Is the name a degree of the person who is named right before: `Ratna Wulan, S.H., M.Kes`, `dr. Ratna, MKM`?
fn is_degree(document: &Document, holder: &TaggedName, name: &TaggedName, lexicon: &Lexicon) -> bool {
    let between = holder.tokens.end as usize..name.tokens.start as usize;
    let is_short = |text: &str| {
        let mut parts = text.split('.');
        // `Sp.Perio`.
        let longest = LONGEST_DEGREE + usize::from(text.contains('.'));
        text.starts_with(|c: char| c.is_ascii_uppercase())
            && parts.all(|part| part.len() <= longest && part.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    let text = document.span(name.tokens).text(document.text);
    let has_stop = holder.tokens.len() > 1 && text.contains('.');
    holder.kind == Kind::Person
        && is_short(text)
        && !between.is_empty()
        && between.len() <= MOST_BETWEEN
        && document.word(between.start) == ","
        && between.into_iter().all(|i| {
            let word = document.word(i);
            matches!(word, "," | ".") || is_short(word) && !lexicon.honorifics.has(document.lower(i))
        })
        && (has_stop || is_titled(document, holder, name.kind != Kind::Person, lexicon))
}

/// Does a word of respect stand before the name, `dr. Ratna`, with a stop if there has to be one?
fn is_titled(document: &Document, name: &TaggedName, with_stop: bool, lexicon: &Lexicon) -> bool {
    let start = name.tokens.start as usize;
    let title = (0..start).rev().find(|&i| document.word(i) != ".");
    title.is_some_and(|i| i + usize::from(with_stop) < start && lexicon.honorifics.has(document.lower(i)))
}

/// A person's name without the word at its end that opens the next sentence.
fn without_opener(document: &Document, mut name: TaggedName, lexicon: &Lexicon) -> TaggedName {
    let last = name.tokens.end as usize - 1;
    let opens = name.kind == Kind::Person && name.tokens.len() > 1;
    if opens && lexicon.sentence_openers.has(document.lower(last)) {
        name.tokens.end -= 1;
    }
    name
}

/// A place's name without the second word of what it is, `Ibu Kota Jakarta`, or what is measured there, `PM2.5 Jakarta`.
fn without_lead(document: &Document, mut name: TaggedName) -> TaggedName {
    let start = name.tokens.start as usize;
    let is_capital = || start > 0 && document.lower(start) == "kota" && document.lower(start - 1) == "ibu";
    let is_code = || {
        let bytes = document.word(start).as_bytes();
        bytes.contains(&b'.') && bytes.last().is_some_and(u8::is_ascii_digit)
    };
    if name.kind == Kind::Place && name.tokens.len() > 1 && (is_capital() || is_code()) {
        name.tokens.start += 1;
    }
    name
}

/// The words with a capital that stand right behind a word of saying somewhere: `ujar Ratna`.
struct Speaking {
    /// For each token: does it stand there?
    here: Vec<bool>,
    /// For each word: does one of its tokens?
    anywhere: Vec<bool>,
}

impl Speaking {
    fn new(document: &Document, lexicon: &Lexicon) -> Self {
        let may_be = |i: usize| lexicon.may_be_in(List::Cues, document.hash(i));
        let is_after = |i: usize| lexicon.cues.get(document.lower(i)).is_some_and(|cue| cue.0 == "after");
        let is_saying = |i: usize| may_be(i) && is_after(i);
        let saying = document.by_word(is_saying);
        let ids = document.word_ids();
        let (mut here, mut anywhere) = (vec![false; ids.len()], vec![false; document.words()]);
        for i in 1..ids.len() {
            if saying[ids[i - 1] as usize] && document.is_capitalised(i) {
                (here[i], anywhere[ids[i] as usize]) = (true, true);
            }
        }
        Self { here, anywhere }
    }
}

/// The names that the tagger missed of people who are named in full elsewhere: where they speak, and
/// where one word of their name stands alone that is no word of the text otherwise.
fn called(
    document: &Document,
    names: &[TaggedName],
    speaking: &Speaking,
    lexicon: &Lexicon,
) -> Vec<TaggedName> {
    let [firsts, surnames] = people(document, names);
    let word = |i: usize| document.word_id(i);
    let named = |i: usize| {
        let name = || firsts[word(i)].or(surnames[word(i)]);
        if document.is_capitalised(i) { name() } else { None }
    };
    let may_be = |&i: &usize| named(i).is_some() && is_free(document, names, i);
    let parts: Vec<usize> = (0..document.tokens.len()).filter(may_be).collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let small = small_words(document, &parts);
    let stands_alone = |i: usize| {
        let lower = document.lower(i);
        let behind = i == 0 || !document.is_capitalised(i - 1) && document.word(i - 1) != "(";
        behind && !small.contains(lower) && lexicon.class(lower) == 0
    };
    let speaks = |i: usize| firsts[word(i)].is_some() && speaking.here[i];
    let missed = parts.into_iter().filter(|&i| speaks(i) || stands_alone(i));
    missed.filter_map(|i| Some(part(&names[named(i)?], i..i + 1, Kind::Person))).collect()
}

/// For each word which name of a person of more than one word begins with it, and which ends.
fn people(document: &Document, names: &[TaggedName]) -> [Vec<Option<usize>>; 2] {
    let mut by = [vec![None; document.words()], vec![None; document.words()]];
    let people = names.iter().enumerate().filter(|(_, n)| n.kind == Kind::Person && n.tokens.len() > 1);
    for (number, name) in people {
        for (words, i) in by.iter_mut().zip([name.tokens.start, name.tokens.end - 1]) {
            words[document.word_id(i as usize)].get_or_insert(number);
        }
    }
    by
}

/// Is token `i` no part of a name, with no other capital behind it?
fn is_free(document: &Document, names: &[TaggedName], i: usize) -> bool {
    is_outside(names, i) && (i + 1 == document.tokens.len() || !document.is_capitalised(i + 1))
}

/// Those of the words of `tokens` that the text writes in small letters somewhere.
fn small_words<'d>(document: &'d Document, tokens: &[usize]) -> FxHashSet<&'d str> {
    let words: FxHashSet<&str> = tokens.iter().map(|&i| document.lower(i)).collect();
    // Most words fail one look.
    let bit = |i: usize| 1u64 << (document.hash(i) >> (u32::BITS - u64::BITS.ilog2()));
    let may_be = tokens.iter().fold(0, |bits, &i| bits | bit(i));
    let is_small = document.of_words(|i| {
        may_be & bit(i) != 0 && !document.is_capitalised(i) && words.contains(document.word(i))
    });
    (0..is_small.len()).filter(|&i| is_small[i]).map(|i| document.word(i)).collect()
}

/// An organisation and the holder of an office in it.
fn holder(
    document: &Document,
    name: &TaggedName,
    lexicon: &Lexicon,
    speaking: &Speaking,
) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let before = run.start.checked_sub(1).filter(|_| name.kind == Kind::Organisation)?;
    let office = lexicon.titles.at_start(document.lower(before)).is_some_and(|(_, t)| *t == Title::Office);
    let first = (run.start + 1..run.end).find(|&i| speaking.anywhere[document.word_id(i)])?;
    office.then(|| [part(name, run.start..first, name.kind), part(name, first..run.end, Kind::Person)])
}

/// For each word whether it is somewhere a name of `kind` by itself.
fn alone(document: &Document, names: &[TaggedName], kind: Kind) -> Vec<bool> {
    let ids = document.word_ids();
    let mut words = vec![false; document.words()];
    let names = names.iter().filter(|n| n.kind == kind && n.tokens.len() == 1);
    names.for_each(|n| words[ids[n.tokens.start as usize] as usize] = true);
    words
}

/// An organisation that is named elsewhere by its first word alone, and the holder of an office in it:
/// words that no list knows, behind a title.
fn behind_known(
    document: &Document,
    name: &TaggedName,
    lexicon: &Lexicon,
    alone: &[bool],
) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let before = run.start.checked_sub(1).filter(|_| name.kind == Kind::Organisation)?;
    let is_name = |i: usize| {
        let small = document.word(i).contains(char::is_lowercase);
        document.is_capitalised(i) && small && !says_more(document, i, lexicon)
    };
    let known = run.len() > 1
        && alone[document.word_id(run.start)]
        && lexicon.titles.get(document.lower(before)).is_some_and(|t| *t == Title::Office)
        && (run.start + 1..run.end).all(is_name);
    known.then(|| {
        [part(name, run.start..run.start + 1, name.kind), part(name, run.start + 1..run.end, Kind::Person)]
    })
}

/// The place that an office rules, which no list need know, and who holds the office, if his name goes on
/// in more than one word and the first of these names him alone elsewhere.
fn seat(
    document: &Document,
    name: &TaggedName,
    lexicon: &Lexicon,
    people: &[bool],
) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let before = run.start.checked_sub(1).filter(|_| name.kind == Kind::Person && run.len() > 2)?;
    let is_seat =
        |from| lexicon.seats.has(document.lower_span(document.span(TokenRange::new(from, run.start))));
    let is_alone = |i: usize| people[document.word_id(i)];
    let parted = is_alone(run.start + 1) && !is_alone(run.start);
    (parted && (is_seat(before) || before > 0 && is_seat(before - 1))).then(|| {
        [part(name, run.start..run.start + 1, Kind::Place), part(name, run.start + 1..run.end, Kind::Person)]
    })
}

/// Is token `i` a word that the lists know, in or beside names?
fn says_more(document: &Document, i: usize, lexicon: &Lexicon) -> bool {
    let word = document.lower(i);
    lexicon.class(word) > 0
        || lexicon.place_types.has(word)
        || lexicon.known_names.get(document.hash(i)).parts() > 0
}

/// Is this name a point of the compass and no more?
fn is_direction(document: &Document, name: &TaggedName, lexicon: &Lexicon) -> bool {
    lexicon.directions.has(document.lower_span(document.span(name.tokens)))
}

/// Is this name the month that it may be, as far as nobody of that name speaks: `selama Ramadhan`?
fn is_feast(document: &Document, name: &TaggedName, lexicon: &Lexicon, speaking: &Speaking) -> bool {
    let is_somebody = name.tokens.range().any(|i| speaking.anywhere[document.word_id(i)]);
    name.kind == Kind::Person
        && lexicon.feasts.has(document.lower_span(document.span(name.tokens)))
        && !is_somebody
}

/// Is the name an office alone (`Menkomdigi`), which is a word `of_names` nowhere?
fn is_office(document: &Document, name: &TaggedName, lexicon: &Lexicon, of_names: &[bool]) -> bool {
    let first = name.tokens.start as usize;
    let word = document.lower(first);
    name.kind == Kind::Person
        && name.tokens.len() == 1
        && lexicon.titles.get(word) == Some(&Title::Office)
        && !lexicon.honorifics.has(word)
        && !of_names[document.word_id(first)]
}

/// For each word: is it part of a longer name of a person?
fn in_names(document: &Document, names: &[TaggedName]) -> Vec<bool> {
    let mut words = vec![false; document.words()];
    let long = names.iter().filter(|name| name.kind == Kind::Person && name.tokens.len() > 1);
    long.flat_map(|name| name.tokens.range()).for_each(|i| words[document.word_id(i)] = true);
    words
}

/// The countries that the tagger missed between a title and a person's name.
fn rulers(document: &Document, names: &[TaggedName], lexicon: &Lexicon) -> Vec<TaggedName> {
    let ends = [0].into_iter().chain(names.iter().map(|name| name.tokens.end as usize));
    let missed = names.iter().zip(ends).filter_map(|(name, end)| {
        let start = name.tokens.start as usize;
        let at = start.saturating_sub(1);
        let is_free = name.kind == Kind::Person && end <= at && 0 < at && document.is_capitalised(at);
        (is_free && lexicon.countries.has(document.lower(at))).then(|| part(name, at..start, Kind::Place))
    });
    missed.collect()
}

/// For each word a name that spells it, if one does.
fn all_spelled(document: &Document, names: &[TaggedName], lexicon: &Lexicon) -> Spelled {
    let mut spelled_by = vec![None; document.words()];
    for name in names.iter().filter(|name| name.kind != Kind::Place) {
        let Some(at) = spelled(document, name, lexicon) else { continue };
        let is_sure = || name.confidence >= SURE_PERSON && !is_thing(document, at, lexicon);
        if name.kind == Kind::Organisation || is_sure() {
            spelled_by[document.word_id(at)].get_or_insert_with(|| name.clone());
        }
    }
    spelled_by
}

/// Is word `i` the whole name of an organisation or place that everybody knows: `MK`?
fn is_thing(document: &Document, i: usize, lexicon: &Lexicon) -> bool {
    lexicon.known_names.get(document.hash(i)).kinds() & 3 != 0
}

/// Makes names that are one of these acronyms and no more what spells them is.
fn agree_with_long(document: &Document, names: &mut [TaggedName], spelled: &Spelled) {
    for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
        if let Some(long) = &spelled[document.word_id(name.tokens.start as usize)] {
            name.kind = long.kind;
        }
    }
}

/// The acronyms of these that the tagger missed: in brackets behind the name, and wherever they stand again.
fn acronyms(document: &Document, names: &[TaggedName], spelled: &Spelled) -> Vec<TaggedName> {
    if spelled.iter().all(Option::is_none) {
        return Vec::new();
    }
    let of = |i: usize| spelled[document.word_id(i)].as_ref().filter(|_| is_outside(names, i));
    (0..document.tokens.len()).filter_map(|i| of(i).map(|long| part(long, i..i + 1, long.kind))).collect()
}

/// The acronym in brackets behind a name, if it is the initials of the name's words with capitals, be it without a
/// first word such as `PT`.
fn spelled(document: &Document, name: &TaggedName, lexicon: &Lexicon) -> Option<usize> {
    let (open, at, close) =
        (name.tokens.end as usize, name.tokens.end as usize + 1, name.tokens.end as usize + 2);
    let is_bracketed =
        close < document.tokens.len() && document.word(open) == "(" && document.word(close) == ")";
    let spells = |from: u32| {
        let capitals =
            TokenRange { start: from, ..name.tokens }.range().filter(|&i| document.is_capitalised(i));
        capitals.filter_map(|i| document.word(i).chars().next()).eq(document.word(at).chars())
    };
    let first = name.tokens.start;
    let is_legal = || lexicon.legal_forms.has(document.lower(first as usize));
    (is_bracketed && name.tokens.len() > 1 && (spells(first) || is_legal() && spells(first + 1)))
        .then_some(at)
}

/// For each word the name that spells it in brackets behind it.
type Spelled = Vec<Option<TaggedName>>;

/// Is token `i` no part of a name?
fn is_outside(names: &[TaggedName], i: usize) -> bool {
    let at = names.partition_point(|n| n.tokens.end as usize <= i);
    names.get(at).is_none_or(|n| n.tokens.start as usize > i)
}

/// Makes names that are written alike of one kind: the one that they are more surely. Of two thousand such
/// names in annotated articles two are of more.
fn agree(document: &Document, names: &mut [TaggedName]) {
    let text = |name: &TaggedName| document.span(name.tokens).text(document.text);
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    numbers.reserve(names.len());
    let mut votes: Vec<[f32; 3]> = Vec::with_capacity(names.len());
    for name in &*names {
        let number = *numbers.entry(text(name)).or_insert(votes.len() as u32) as usize;
        votes.resize(votes.len().max(number + 1), [0.0; 3]);
        votes[number][name.kind as usize] += name.confidence;
    }
    for name in names {
        let votes = votes[numbers[text(name)] as usize];
        let more =
            |best: Kind, kind: Kind| if votes[kind as usize] > votes[best as usize] { kind } else { best };
        name.kind = [Kind::Person, Kind::Organisation, Kind::Place].into_iter().fold(name.kind, more);
    }
}

/// Two names in a list that a semicolon parts.
fn listed(document: &Document, name: &TaggedName) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let mark = run.clone().find(|&i| document.word(i) == ";")?;
    let parts = [run.start..mark, mark + 1..run.end];
    parts.iter().all(|p| !p.is_empty()).then(|| parts.map(|p| part(name, p, name.kind)))
}

/// Is a name the rest of the one before, from its acronym in brackets on: `Badan Uji` and `BU) DKI Jakarta`?
fn is_rest(document: &Document, before: &TaggedName, name: &TaggedName) -> bool {
    let open = before.tokens.end as usize;
    let first = name.tokens.range().find(|&i| matches!(document.word(i), "(" | ")"));
    before.kind == name.kind
        && open + 1 == name.tokens.start as usize
        && document.word(open) == "("
        && first.is_some_and(|i| document.word(i) == ")")
}

/// A name and the acronym in brackets behind it, be it with the closing bracket or without.
fn bracketed(document: &Document, name: &TaggedName, lexicon: &Lexicon) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    let closes = |&i: &usize| i < document.tokens.len() && document.word(i) == ")";
    let close = [run.end - 1, run.end].into_iter().find(closes)?;
    let open = (run.start..close).rev().find(|&i| matches!(document.word(i), "(" | ")"))?;
    let parts = [run.start..open, open + 1..close];
    let is_form = lexicon.legal_forms.has(document.lower(close - 1));
    let fits = document.word(open) == "(" && !is_form && parts.iter().all(|p| !p.is_empty());
    fits.then(|| parts.map(|p| part(name, p, name.kind)))
}

/// An organisation's English name and the country behind it.
fn country(document: &Document, name: &TaggedName, lexicon: &Lexicon) -> Option<[TaggedName; 2]> {
    let run = name.tokens.range();
    if name.kind != Kind::Organisation {
        return None;
    }
    let is_head = |i: usize| lexicon.foreign_heads.has(document.lower(i));
    let first = run.end.saturating_sub(LONGEST_COUNTRY).max(run.start + 2);
    let start = (first..run.end).find(|&i| is_head(i - 1) && is_country(document, i..run.end, lexicon))?;
    Some([part(name, run.start..start, name.kind), part(name, start..run.end, Kind::Place)])
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
        check("PT Kabut Kereta (Persero)", "PT Kabut Kereta (Persero)");
    }

    #[track_caller]
    fn check_tagged(text: &str, tagged: &[(usize, usize, Kind)], expected: &[(&str, Kind)]) {
        let lexicon = Lexicon::new();
        let document = Document::new(text, &lexicon);
        let tagged = tagged.iter().map(|&(start, end, kind)| TaggedName {
            tokens: TokenRange::new(start, end),
            kind,
            confidence: 1.0,
        });
        let names = mend(&document, tagged.collect(), &lexicon);
        let names: Vec<_> = names.iter().map(|n| (document.span(n.tokens).text(text), n.kind)).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_name_opens_no_bracket_that_it_does_not_close() {
        let organisation = Kind::Organisation;
        check_tagged(
            "Badan Uji dan Layanan (Bula Kabut) hadir.",
            &[(0, 7, organisation)],
            &[("Badan Uji dan Layanan", organisation), ("Bula Kabut", organisation)],
        );
        check_tagged(
            "Badan Uji dan Layanan (Bula Kabut) DKI Jakarta hadir.",
            &[(0, 4, organisation), (5, 10, organisation)],
            &[("Badan Uji dan Layanan (Bula Kabut) DKI Jakarta", organisation)],
        );
    }

    #[test]
    fn a_known_organisation_is_parted_from_the_holder_of_its_office() {
        let (organisation, person) = (Kind::Organisation, Kind::Person);
        check_tagged(
            "KPN hadir. Ketua KPN Wiryawan pulang.",
            &[(0, 1, organisation), (4, 6, organisation)],
            &[("KPN", organisation), ("KPN", organisation), ("Wiryawan", person)],
        );
        check_tagged(
            "KPN hadir. Ketua KPN Bali pulang.",
            &[(0, 1, organisation), (4, 6, organisation)],
            &[("KPN", organisation), ("KPN Bali", organisation)],
        );
        check_tagged(
            "KPN hadir. Ketua KPN Kabupaten Awan pulang.",
            &[(0, 1, organisation), (4, 7, organisation)],
            &[("KPN", organisation), ("KPN Kabupaten Awan", organisation)],
        );
    }

    /// `tokens` are those of what was tagged behind the name.
    #[track_caller]
    fn check_behind(text: &str, tokens: (usize, usize), is_kept: bool) {
        let person = Kind::Person;
        let tagged = [(1, 3, person), (tokens.0, tokens.1, person)];
        let document = Document::new(text, &Lexicon::new());
        let behind = document.span(TokenRange::new(tokens.0, tokens.1)).text(text);
        let all = [("Ratna Wulan", person), (behind, person)];
        check_tagged(text, &tagged, if is_kept { &all } else { &all[..1] });
    }

    #[test]
    fn a_degree_is_nobody() {
        check_behind("Hadir Ratna Wulan, M.Kes, di pasar.", (4, 5), false);
        check_behind("Hadir Ratna Wulan, SE, M.Kes di pasar.", (6, 7), false);
        check_behind("Prof Ratna Wulan, MKM, di pasar.", (4, 5), false);
        check_behind("Hadir Ratna Wulan, SBY, di pasar.", (4, 5), true);
        check_behind("Hadir Ratna Wulan, O.J. Togar di pasar.", (4, 6), true);
        check_behind("Hadir Ratna Wulan dan M.Kes di pasar.", (4, 5), true);
        let (person, organisation) = (Kind::Person, Kind::Organisation);
        let tagged = [(2, 4, person), (5, 6, organisation)];
        check_tagged("dr. Ratna Wulan, MKM, hadir.", &tagged, &[("Ratna Wulan", person)]);
        let both = [("Ratna Wulan", person), ("PSSI", organisation)];
        check_tagged("Kepada Pak Ratna Wulan, PSSI hadir.", &tagged, &both);
    }

    #[test]
    fn a_country_before_a_person_is_a_place_and_the_west_is_none() {
        let (place, person) = (Kind::Place, Kind::Person);
        check_tagged(
            "Menteri Belanda Ratna Wulan menemui negara Barat.",
            &[(2, 4, person), (6, 7, place)],
            &[("Belanda", place), ("Ratna Wulan", person)],
        );
    }

    #[test]
    fn a_month_is_nobody_but_where_he_speaks() {
        let person = Kind::Person;
        check_tagged("Stok aman selama Ramadhan.", &[(3, 4, person)], &[]);
        check_tagged("Selama ini aman, kata Ramadhan.", &[(5, 6, person)], &[("Ramadhan", person)]);
    }

    #[test]
    fn a_name_that_is_written_alike_is_a_person_or_a_place_throughout() {
        let text = "Ratna Wulan tiba. Lalu Ratna Wulan pulang.";
        let lexicon = Lexicon::new();
        let document = Document::new(text, &lexicon);
        let name = |start, kind, confidence| TaggedName {
            tokens: TokenRange::new(start, start + 2),
            kind,
            confidence,
        };
        let names = mend(&document, vec![name(0, Kind::Place, 0.7), name(5, Kind::Person, 0.9)], &lexicon);
        assert!(names.iter().all(|n| n.kind == Kind::Person));
    }

    #[test]
    fn a_lost_full_stop_ends_a_name() {
        check_tagged("kata Ratna Namun dia pulang", &[(1, 3, Kind::Person)], &[("Ratna", Kind::Person)]);
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
    fn an_acronym_that_a_name_spells_is_that_organisation_everywhere() {
        let organisation = Kind::Organisation;
        check_tagged(
            "Badan Uji dan Layanan (BUL) hadir. Kata BUL, ada (BUK).",
            &[(0, 4, organisation)],
            &[("Badan Uji dan Layanan", organisation), ("BUL", organisation), ("BUL", organisation)],
        );
        check_tagged(
            "Badan Uji dan Layanan (BUL) hadir. Kata BUL, ada.",
            &[(0, 4, organisation), (5, 6, Kind::Person), (10, 11, Kind::Person)],
            &[("Badan Uji dan Layanan", organisation), ("BUL", organisation), ("BUL", organisation)],
        );
    }

    #[test]
    fn the_seat_of_an_office_is_a_place() {
        let (person, place) = (Kind::Person, Kind::Place);
        check_tagged(
            "Wali Kota Watusari Ratna Ayu Wulan hadir, ujar Ratna.",
            &[(2, 6, person), (9, 10, person)],
            &[("Watusari", place), ("Ratna Ayu Wulan", person), ("Ratna", person)],
        );
        check_tagged(
            "Bupati Bayu Ratna Wulan hadir, ujar Bayu. Ratna diam.",
            &[(1, 4, person), (7, 8, person), (9, 10, person)],
            &[("Bayu Ratna Wulan", person), ("Bayu", person), ("Ratna", person)],
        );
        check_tagged(
            "Menteri Watusari Ratna Wulan hadir, ujar Ratna.",
            &[(1, 4, person), (7, 8, person)],
            &[("Watusari Ratna Wulan", person), ("Ratna", person)],
        );
    }

    #[test]
    fn a_semicolon_parts_names() {
        check("Persibu; Kabut FC", "Persibu|Kabut FC");
    }

    #[test]
    fn a_country_behind_an_english_name_is_not_part_of_it() {
        check("Coastal Research Institute Belanda", "Coastal Research Institute|Belanda");
        check("Harbour Trust Amerika Serikat", "Harbour Trust|Amerika Serikat");
        check("Kementerian Perikanan Belanda", "Kementerian Perikanan Belanda");
        check("Bank Indonesia", "Bank Indonesia");
        check("Kantor Pusat Bank Indonesia", "Kantor Pusat Bank Indonesia");
    }
}
