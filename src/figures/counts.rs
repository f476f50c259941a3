//! Counts: a number with the noun it counts, or alone.
//!
//! Decides where the counted noun ends, and whether a bare number is a quantity or a reference
//! (`Pasal 340`), a name's part (`Boeing 737`), a list's number.

use super::reader::{Amount, Reader};
use super::{FigureKind, Found, Modifier, Value, amounts};
use crate::document::TokenKind;
use crate::numerals::NumberWord;
use crate::tokenize::stem;

/// What four digits are likelier to be than a quantity.
const YEARS: std::ops::Range<f64> = 1950.0..2040.0;

/// Classes of a school, at most.
const MOST_CLASSES: u32 = 13;

/// The count of this `amount` that starts at token `i`.
pub(super) fn find(r: &Reader, i: usize, amount: &Amount) -> Option<Found> {
    if has_code_zero(r, i) || is_class(r, i) || is_hour(r, i, amount.end) {
        return None;
    }
    let noun = if is_share(r, i, amount) { None } else { noun(r, amount.end) };
    if let Some(money) = amounts::unsaid_money(r, i, amount).filter(|_| noun.is_none()) {
        return Some(money);
    }
    if noun.is_none() && !stands_alone(r, i, amount) || is_idiom(r, i, amount.end) {
        return None;
    }
    let names = if r.is_number(i) {
        is_name_part(r, i)
    } else {
        r.is_capital(i) && r.is_name(i) && i > r.start && r.is_name(i - 1)
    };
    let is_odd = || names || is_year(r, i, amount);
    if noun.as_ref().is_none_or(|n| !is_common(r, n)) && is_odd() || is_list_number(r, i, amount.end) {
        return None;
    }
    Some(count(i, amount, noun))
}

/// `panen 2022 harga garam naik`: the year that ends what stands before, where nothing says that it counts. Of 49
/// such numbers in raw text 47 are years.
fn is_year(r: &Reader, i: usize, amount: &Amount) -> bool {
    let written = r.is_number(i) && r.word(i).len() == 4 && amount.end == i + 1;
    written && YEARS.contains(&amount.value) && amount.value != 2000.0 && !is_quantity_context(r, i)
}

/// `Kodim 0706 Temanggung`, `20:00 Kota Utara`: no quantity is written so.
fn has_code_zero(r: &Reader, i: usize) -> bool {
    let word = r.word(i).as_bytes();
    word.len() > 1 && word[0] == b'0' && word[1].is_ascii_digit()
}

/// `13.15 Balapan Moto2`, `10.40 - 10.50 Upacara`: in a programme the hour stands before what begins then.
fn is_hour(r: &Reader, i: usize, end: usize) -> bool {
    let parts = || r.word(i).split_once('.').map(|(hour, minute)| (hour.len(), minute.len()));
    r.is_capital(end) && matches!(parts(), Some((1 | 2, 2)))
}

/// `sepertiga ekonomi dunia`: a share of what follows, not so many of it.
fn is_share(r: &Reader, i: usize, amount: &Amount) -> bool {
    amount.end == i + 1 && matches!(r.number_word(i), Some(NumberWord::Fraction(_)))
}

/// `salah satu`, `rekan satu tim`, `empat besar`: no amounts.
fn is_idiom(r: &Reader, i: usize, end: usize) -> bool {
    let one = r.lower(i) == "satu" && end == i + 1;
    let idiom = matches!(r.before(i, 1), "salah" | "rekan" | "nomor" | "teman" | "bintang")
        || matches!(r.before(i, 1), "di" | "akan" | "dalam")
            && matches!(r.lower(end), "sisi" | "grup" | "sama");
    // `4K`, `91mobiles`: a code, unless a unit was found before.
    let code = r.is_number(i) && r.glued(end) && r.is_word(end);
    one && idiom || r.before(i, 1) == "setali" || r.lower(end) == "besar" || code
}

/// Is this what may be counted right behind a name: `Grup A 5 poin`?
fn is_common(r: &Reader, noun: &Noun) -> bool {
    r.lists.classifiers.has(&noun.unit)
        || matches!(
            noun.unit.as_str(),
            "poin" | "gol" | "jiwa" | "kasus" | "emas" | "kali" | "medali emas" | "peserta"
        )
}

/// `kedua negara`, `ketiga WNI tersebut`: all of so many, the ordinal at token `i` being `value`.
pub(super) fn all_of(r: &Reader, i: usize, value: f64) -> Option<Found> {
    let points = |end: usize| matches!(r.lower(end), "tersebut" | "itu" | "ini");
    let is_acronym = || r.word(i + 1).bytes().all(|byte| byte.is_ascii_uppercase());
    let is_noun = || is_lower(r, i + 1) || is_acronym() && r.lists.pairs.has(r.lower(i + 1));
    let noun = noun(r, i + 1).filter(|noun| is_noun() || points(noun.end))?;
    let mut found = Found::new(FigureKind::Count, i, noun.end, Value::Number(value));
    found.unit = Some(noun.unit);
    Some(found)
}

fn count(i: usize, amount: &Amount, noun: Option<Noun>) -> Found {
    let end = noun.as_ref().map_or(amount.end, |n| n.end);
    let mut found = Found::amount(FigureKind::Count, i, end, amount);
    // Nothing that is counted one by one has thousandths: `1,250 orang` groups thousands.
    if let (Some(thousands), Some(_)) = (amount.thousands, &noun) {
        found.value = Value::Number(thousands);
    }
    if noun.as_ref().is_some_and(|n| n.more) {
        found.modifier = Some(Modifier::Over);
    }
    found.unit = noun.map(|n| n.unit);
    found
}

/// A counted noun.
pub(super) struct Noun {
    /// One past its last token.
    pub end: usize,
    /// In lower case, without `-nya`, without its classifier.
    pub unit: String,
    /// `lebih` stands before it: `seribu lebih situs`.
    more: bool,
}

/// The counted noun at token `i`, its classifier included.
pub(super) fn noun(r: &Reader, i: usize) -> Option<Noun> {
    let more = r.lower(i) == "lebih" && is_noun(r, i + 1);
    let at = if more { i + 1 } else { i };
    if !is_noun(r, at) {
        return None;
    }
    let classifier = r.lists.classifiers.has(r.lower(at));
    let lower = is_lower(r, at + 1) || r.lower(at) == "ekor";
    let lone = r.phrase(&r.lists.compounds, at).is_none();
    let at = if classifier && lone && is_noun(r, at + 1) && lower && goes_with(r, at) { at + 1 } else { at };
    let compound = r.phrase(&r.lists.compounds, at).map_or(at + 1, |((), end)| end);
    let slashed =
        r.lower(compound) == "/" && r.glued(compound) && r.glued(compound + 1) && r.is_word(compound + 1);
    let end = if slashed { compound + 2 } else { compound };
    Some(Noun { end, unit: bare(r, at, end), more })
}

/// The words from `start` to `end` without a final `-nya`.
fn bare(r: &Reader, start: usize, end: usize) -> String {
    let unit = (start..end).map(|i| r.lower(i)).collect::<Vec<_>>().join(" ");
    let bare = unit.strip_suffix("nya").filter(|rest| rest.len() > 3).map(str::to_owned);
    bare.unwrap_or(unit)
}

/// `kali` counts times, unless a noun made of a verb follows: `tiga kali kekalahan`.
fn goes_with(r: &Reader, at: usize) -> bool {
    let next = r.lower(at + 1);
    match r.lower(at) {
        "kali" => next == "lipat" || next.starts_with("ke") && next.ends_with("an"),
        "orang" => !matches!(next, "luka" | "luka-luka" | "lain" | "cedera" | "positif" | "warganya"),
        _ => true,
    }
}

fn is_lower(r: &Reader, i: usize) -> bool {
    r.word(i).bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

/// Can the word at token `i` be what a number before it counts?
pub(super) fn is_noun(r: &Reader, i: usize) -> bool {
    if !r.is_word(i) || r.word(i).len() < 2 {
        return false;
    }
    let lower = r.lower(i);
    let plain = stem(lower);
    !(r.lists.uncounted.has(lower)
        || r.lists.uncounted.has(plain)
        || r.lists.numbers.has(lower)
        || r.lists.ordinals.has(lower)
        || r.lists.currencies.has(lower) && r.word(i).len() <= 3
        || r.lists.calendar.has(lower) && lower != "minggu"
        || r.lists.zones.has(lower)
        || is_verb(r, lower))
}

/// Verbs by their prefix; the nouns that look like them are listed by their stems.
fn is_verb(r: &Reader, lower: &str) -> bool {
    let has = |prefix| lower.strip_prefix(prefix).is_some_and(|rest| rest.len() > 2);
    let prefixes = &r.lists.active_prefixes;
    let prefixed = !prefixes.lengths(lower).is_none() && prefixes.keys().any(has);
    prefixed
        && !r.lists.verblike_nouns.has(stem(lower))
        && !(lower.starts_with("ter") && lower.ends_with("an"))
}

/// Is the number, without a noun behind it, a quantity all the same?
fn stands_alone(r: &Reader, i: usize, amount: &Amount) -> bool {
    if is_share(r, i, amount) {
        let half = matches!(r.lower(i), "setengah" | "separuh");
        let said = r.lower(i + 1) == "dari"
            || r.phrase_before(&r.lists.modifiers, i).is_some_and(|(m, _)| m != "under");
        return (said || !half) && r.before(i, 1) != "per";
    }
    let next = r.lower(amount.end);
    let among = matches!(next, "di" | "dari") && is_among(r, amount.end) || next == "diantaranya";
    if r.is_number(i) {
        return amount.magnitude || among || is_quantity_context(r, i);
    }
    let one = amount.value == 1.0 && !matches!(r.before(i, 1), "dari" | "hanya");
    among || amount.magnitude || amount.about || !one && is_quantity_context(r, i)
}

/// `di antaranya`, `dari tujuh orang`.
fn is_among(r: &Reader, i: usize) -> bool {
    matches!(r.lower(i + 1), "antaranya" | "antara" | "mereka")
        || r.lower(i) == "dari" && (r.is_number(i + 1) || r.number_word(i + 1).is_some())
}

/// Words that a bare quantity follows: `menjadi 22.000`.
fn is_quantity_context(r: &Reader, i: usize) -> bool {
    // `ditutup pada 5.939,30`: an index, by its marks.
    let marked = r.is_number(i) && r.word(i).len() >= 4 && r.word(i).contains(['.', ',']);
    let index = ["ke", "pada", "posisi", "tertinggi", "terendah", "di", "ada", "adalah", "sampai"];
    if marked && index.contains(&r.before(i, 1)) {
        return true;
    }
    r.lists.quantity_cues.has(r.before(i, 1))
}

/// Is the number at token `i` the end of a name (`Boeing 737`, `Liga 1`)?
pub(super) fn is_name_part(r: &Reader, i: usize) -> bool {
    let hyphen = matches!(r.before(i, 1), "-" | "–" | "/") && r.glued(i);
    let bracket = r.before(i, 1) == ")" && i > r.start + 1 && r.is_name(i - 2) && r.before(i, 3) == "(";
    let series = r.is_number(i.wrapping_sub(1))
        && i > r.start + 1
        && !r.is_word(i)
        && (r.is_name(i - 2) || r.before(i, 2) == "-");
    hyphen || bracket || series || i > r.start && r.is_name(i - 1)
}

/// `1. Beras`: a number that opens a paragraph with its stop.
fn is_list_number(r: &Reader, i: usize, end: usize) -> bool {
    i == r.start && matches!(r.lower(end), "." | ")") && r.glued(end)
}

/// Is the number at token `i` a reference: `Pasal 340`, `RT 03/RW 05`, `No. 11`, `B 1234 XYZ`?
pub(super) fn is_reference(r: &Reader, i: usize) -> bool {
    let before = r.before(i, 1);
    let dotted = before == "." && r.glued(i.saturating_sub(1));
    let word = if dotted { r.before(i, 2) } else { before };
    let glued_code = i > r.start
        && r.glued(i)
        && (r.doc.tokens[i - 1].kind == TokenKind::Word && !r.lists.currencies.has(before)
            || matches!(before, "-" | "/" | "–")
                && r.glued(i - 1)
                && r.is_word(i.saturating_sub(2))
                && is_code(r, i));
    let bracketed = before == "(" && r.before(i, 2) == "ayat";
    let referred = r.lists.references.has(word) && !r.is_word(i);
    glued_code || bracketed || referred || is_plate(r, i) || is_class(r, i) && r.lower(i + 1) == "semester"
}

/// `B 1234 XYZ`: up to four digits between one capital letter and up to three that are no unit or the like. Plates with
/// two letters before them end names.
fn is_plate(r: &Reader, i: usize) -> bool {
    let is_code = |at: usize, most: usize| {
        r.is_word(at) && r.word(at).len() <= most && r.word(at).bytes().all(|b| b.is_ascii_uppercase())
    };
    let spaced = i > r.start && !r.glued(i) && !r.glued(i + 1);
    let digits = r.word(i).len() <= 4 && r.whole(i).is_some();
    spaced && digits && is_code(i - 1, 1) && is_code(i + 1, 3) && !is_measure(r, i + 1)
}

/// Is the word at token `i` a unit, a currency, a month or a zone?
pub(super) fn is_measure(r: &Reader, i: usize) -> bool {
    let (lists, word) = (r.lists, r.lower(i));
    r.phrase(&lists.units, i).is_some()
        || lists.currencies.has(word)
        || lists.calendar.has(word)
        || lists.zones.has(word)
}

/// Is the number at token `i` a school's class: `kelas 2 SMP`? There are no more than thirteen.
pub(super) fn is_class(r: &Reader, i: usize) -> bool {
    r.before(i, 1) == "kelas" && r.whole(i).is_some_and(|n| n <= MOST_CLASSES)
}

/// `Covid-19`, `U-17`: a word with a number hyphened to it.
fn is_code(r: &Reader, i: usize) -> bool {
    let word = r.before(i, 2);
    !matches!(word, "ke") && !r.lists.calendar.has(word)
}
