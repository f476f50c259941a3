//! Figures that are a number with a unit: money, shares, measures, spans of time, ages.
//!
//! Decides which unit stands beside a number, before or behind it. Leaves counts, which have a noun
//! for a unit, to [`super::counts`].

use super::reader::{Amount, Reader};
use super::{FigureKind, Found, Modifier, Value, durations};

/// Tokens of a quotation that a mark behind a number may close.
const LONGEST_QUOTATION: usize = 64;

/// The figure with a unit that starts at token `i`, which is no digits.
pub(super) fn find(r: &Reader, i: usize) -> Option<Found> {
    prefixed_money(r, i).or_else(|| without_sign(r, i))
}

/// The figure with a unit that starts at token `i`, which is no digits and no currency.
pub(super) fn without_sign(r: &Reader, i: usize) -> Option<Found> {
    prefixed_measure(r, i).or_else(|| with_unit(r, i, &negative(r, i, false)?))
}

/// `Rp1,5 triliun`, `US$ 15-30`, `USD 5`.
pub(super) fn prefixed_money(r: &Reader, i: usize) -> Option<Found> {
    if !may_be_sign(r, i) {
        return None;
    }
    let (currency, next) = r.phrase(&r.lists.currencies, i)?;
    if !currency.before || !written_as_code(r, i) {
        return None;
    }
    let next = if r.lower(next) == "." && r.glued(next) && r.lower(i) == "rp" { next + 1 } else { next };
    let mut amount = negative(r, next, true)?;
    // A price has two decimals at most: `NIS 3,048` groups thousands.
    if let Some(thousands) = amount.thousands {
        amount.value = thousands;
    }
    let end = skip_dash(r, amount.end);
    // `Euro 2024` is a tournament.
    if currency.code == "eur" && r.word(i) == "Euro" && r.word(next).len() == 4 && amount.plain {
        return None;
    }
    let again = r
        .phrase(&r.lists.currencies, end)
        .filter(|&(c, next)| c.code == currency.code && r.is_word(end) && !is_of_next(r, end, next));
    let end = again.map_or(end, |(_, end)| end);
    Some(Found::amount(FigureKind::Money, i, end, &amount).currency(currency))
}

/// How far before a number such a word may stand, in tokens.
const MONEY_REACH: usize = 4;

/// An amount of money whose currency goes without saying: `kerugian hampir satu triliun`.
pub(super) fn unsaid_money(r: &Reader, i: usize, amount: &Amount) -> Option<Found> {
    let talk = (1..=MONEY_REACH).any(|n| r.lists.money_talk.has(r.before(i, n)));
    let rate =
        amount.plain && amount.value >= 1000.0 && (1..=MONEY_REACH).any(|n| r.before(i, n) == "rupiah");
    let large = (amount.magnitude || amount.about) && amount.value >= 1000.0;
    (talk && large || rate).then(|| Found::amount(FigureKind::Money, i, amount.end, amount).unit("IDR"))
}

/// `Rp 500.000,-` and `Rp 500.000,00` end in a dash that means nothing.
fn skip_dash(r: &Reader, end: usize) -> usize {
    let dash = r.lower(end) == "," && r.glued(end) && r.lower(end + 1) == "-" && r.glued(end + 1);
    if dash { end + 2 } else { end }
}

/// One cheap look before the list is asked: a sign, or a word before a number.
fn may_be_sign(r: &Reader, i: usize) -> bool {
    (1..=4).any(|n| r.is_number(i + n)) || r.is_word(i + 1) && r.number_word(i + 1).is_some()
}

/// Codes are written in capitals; `Rp` and names as anyone likes.
fn written_as_code(r: &Reader, i: usize) -> bool {
    let word = r.word(i);
    let code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    !code || word.bytes().all(|b| b.is_ascii_uppercase()) || word == "Rp." || word == "Usd"
}

/// `magnitudo 7,2`, `M 5,6`.
fn prefixed_measure(r: &Reader, i: usize) -> Option<Found> {
    let at = match r.word(i) {
        "magnitudo" | "Magnitudo" | "magnitude" | "Magnitude" | "MAGNITUDO" => i + 1,
        "M" | "Mag" if r.is_number(i + 1) || r.lower(i + 1) == ":" => i + 1,
        _ => return None,
    };
    let amount = r.amount(at, false).filter(|a| a.value < 11.0)?;
    let end = if r.lower(amount.end) == "sr" { amount.end + 1 } else { amount.end };
    Some(Found::amount(FigureKind::Measure, i, end, &amount).unit("Mw"))
}

/// A number, and `-` glued before it if nothing is glued before that.
fn negative(r: &Reader, i: usize, money: bool) -> Option<Amount> {
    let sign = is_dash(r, i) && !is_loose_dash(r, i);
    let minus = sign || r.lower(i) == "minus";
    if !minus {
        return r.amount(i, money);
    }

    let mut amount = r.single(i + 1, money)?;
    amount.value = -amount.value;
    Some(amount)
}

fn is_dash(r: &Reader, i: usize) -> bool {
    matches!(r.lower(i), "-" | "−" | "–")
}

/// Is the mark at `i` a dash that is no sign?
pub(super) fn is_loose_dash(r: &Reader, i: usize) -> bool {
    is_dash(r, i) && (r.glued(i) || !r.glued(i + 1))
}

/// The figure of the `amount` that starts at token `i` with its unit behind it.
pub(super) fn with_unit(r: &Reader, i: usize, amount: &Amount) -> Option<Found> {
    let unit = amount.end;
    let hyphen = usize::from(r.lower(unit) == "-" && r.glued(unit) && r.glued(unit + 1));
    let unit = unit + hyphen;
    share(r, i, unit, amount)
        .or_else(|| money(r, i, unit, amount))
        .or_else(|| durations::find(r, i, unit, amount))
        .or_else(|| measure(r, i, unit, amount))
}

fn share(r: &Reader, i: usize, unit: usize, amount: &Amount) -> Option<Found> {
    let (factor, end) = r.phrase(&r.lists.percents, unit)?;
    let mut found = Found::amount(FigureKind::Percent, i, end, amount);
    found.scale(factor);
    Some(found)
}

fn money(r: &Reader, i: usize, unit: usize, amount: &Amount) -> Option<Found> {
    let (amount, unit) = match r.phrase(&r.lists.currencies, unit) {
        Some(_) => (*amount, unit),
        // `10K$`, `3M dolar`: the magnitude is short only before money.
        None => r.amount(i, true).filter(|a| a.end > unit).map(|a| (a, a.end))?,
    };
    let (currency, end) = r.phrase(&r.lists.currencies, unit)?;
    let misread = is_code(r, unit) && !written_as_code(r, unit) || is_of_next(r, unit, end);
    if currency.before && misread {
        return None;
    }
    let mut found = Found::amount(FigureKind::Money, i, end, &amount).currency(currency);
    if let Some(thousands) = amount.thousands {
        found.value = Value::Number(thousands);
    }
    Some(found)
}

/// Is the word at `unit` as short as the code of a currency?
fn is_code(r: &Reader, unit: usize) -> bool {
    r.is_word(unit) && r.word(unit).len() <= 3
}

/// Does the currency at `unit` belong to the number at `end` behind it: `5 USD 10`, `Rp1 juta Rp2 juta`?
fn is_of_next(r: &Reader, unit: usize, end: usize) -> bool {
    is_code(r, unit) && r.is_number(end)
}

fn measure(r: &Reader, i: usize, unit: usize, amount: &Amount) -> Option<Found> {
    let (symbol, end) = r.phrase(&r.lists.units, unit)?;
    if !is_unit(r, i, unit, symbol) {
        return None;
    }
    Some(Found::amount(FigureKind::Measure, i, end, amount).unit(symbol))
}

/// Is the short or common word at `unit` really a unit?
fn is_unit(r: &Reader, i: usize, unit: usize, symbol: &str) -> bool {
    let word = r.word(unit);
    match word {
        "M" | "L" | "G" | "GR" | "K" | "T" | "X" | "mil" => false,
        "”" | "\"" | "″" => {
            let stands = r.is_number(unit - 1) && r.glued(unit) && !r.glued(i);
            stands && r.whole(i).is_some_and(|n| n < 100) && !closes(r, unit)
        }
        "x" => {
            r.glued(unit)
                && !r.is_number(unit + 1)
                && (1..=3).any(|n| matches!(r.before(i, n), "zoom" | "pembesaran" | "perbesaran" | "optik"))
        }
        _ if symbol == "ft" => r.is_number(i),
        _ => true,
    }
}

/// Does the mark at `i` close a quotation that opens near: `sistem "4 in 1"`? A mark behind digits opens none: `7" dan 10"`.
fn closes(r: &Reader, i: usize) -> bool {
    let near = r.start.max(i.saturating_sub(LONGEST_QUOTATION))..i;
    let is_mark = |&i: &usize| matches!(r.word(i), "\"" | "“" | "”");
    let is_open = near.filter(is_mark).fold(false, |is_open, i| {
        let opens = r.word(i) != "”" && !(r.glued(i) && r.is_number(i.wrapping_sub(1)));
        !is_open && opens
    });
    is_open && r.word(i) != "″"
}

/// What the words behind a figure say: `lebih`, `atau lebih`.
pub(super) fn modifier_behind(r: &Reader, end: usize) -> Option<Modifier> {
    match r.lower(end) {
        "lebih" if r.lower(end + 1) != "dari" && !r.lists.compared.has(r.lower(end + 1)) => {
            Some(Modifier::Over)
        }
        "atau" if r.lower(end + 1) == "lebih" && r.lower(end + 2) != "dari" => Some(Modifier::Least),
        "ke" if r.lower(end + 1) == "atas" => Some(Modifier::Least),
        "-" if r.lower(end + 1) == "an" && r.glued(end + 1) => Some(Modifier::About),
        _ => None,
    }
}
