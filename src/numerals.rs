//! Numbers in digits and in words: what they amount to, and how to write them.
//!
//! Decides the value of `1.250,5`, `satu setengah juta`, `puluhan ribu`, `XIX`. What is counted, and
//! whether a number is a quantity at all, is the business of [`crate::figures`].

/// No digits amount to this much; times any magnitude it is still finite.
const BEYOND: f64 = 1e30;

/// What a number word does to the number it stands in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberWord {
    /// `nol` to `sembilan`.
    Digit(f64),
    /// `sepuluh`, `sebelas`, `seratus`.
    Whole(f64),
    /// `belas`: ten more than the digit before.
    Teen,
    /// `puluh`, `ratus`.
    Times(f64),
    /// `ribu`, `juta`, `lusin`.
    Magnitude(f64),
    /// `seribu`, `sejuta`.
    One(f64),
    /// `puluhan`, `belasan`, and behind a number `jutaan`.
    Vague(f64),
    /// `setengah`, `sepertiga`.
    Fraction(f64),
    /// `perempat` in `tiga perempat`.
    Part(f64),
    /// `koma` in `tiga koma lima`.
    Comma,
    /// `beberapa` in `beberapa ratus`.
    Some,
}

/// Which marks a text writes in its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Habit {
    /// `1.250,5`.
    #[default]
    Indonesian,
    /// `1,250.5`.
    English,
}

impl Habit {
    /// The habit that the numbers of a text show: English only if some number can be read no other
    /// way and none can be read Indonesian alone.
    #[must_use]
    pub fn of<'a>(numbers: impl Iterator<Item = &'a str>) -> Self {
        let mut english = false;
        for number in numbers.filter(|n| n.len() > 5) {
            match only_habit(number) {
                Some(Self::Indonesian) => return Self::Indonesian,
                Some(Self::English) => english = true,
                None => {}
            }
        }
        if english { Self::English } else { Self::Indonesian }
    }
}

/// The habit of a number that can be read in one way alone.
fn only_habit(number: &str) -> Option<Habit> {
    let (mark, last) = (number.find(['.', ','])?, number.rfind(['.', ','])?);
    let first = number.as_bytes()[mark];
    let repeated = mark != last && number.bytes().filter(|b| *b == first).count() > 1;
    let mixed = first != number.as_bytes()[last];
    match first {
        b',' if repeated || mixed => Some(Habit::English),
        b'.' if repeated || mixed => Some(Habit::Indonesian),
        _ => None,
    }
}

/// What digits with stops and commas amount to; `None` if they are no number (`1.2.3`) or
/// amount to 10³⁰ and more.
///
/// One mark before exactly three digits groups thousands if it is the habit's grouping mark,
/// otherwise it begins the decimals. Both marks: the last begins the decimals.
#[must_use]
pub fn digits(text: &str, habit: Habit) -> Option<f64> {
    let Some(first) = text.find(['.', ',']) else { return parse(text) };
    let last = text.rfind(['.', ','])?;
    let (mark, end) = (text.as_bytes()[first], text.as_bytes()[last]);
    if mark != end {
        return grouped(&text[..last], mark).and_then(|whole| decimals(&whole, &text[last + 1..]));
    }
    let group = if habit == Habit::English { b',' } else { b'.' };
    let tail = text.len() - last - 1;
    if first != last || tail == 3 && mark == group && first <= 3 && !text.starts_with('0') {
        return grouped(text, mark).and_then(|whole| parse(&whole));
    }
    decimals(&text[..first], &text[first + 1..])
}

/// Could `text` be thousands grouped by `mark`: one mark, exactly three digits behind it?
#[must_use]
pub fn is_thousands(text: &str, mark: char) -> bool {
    let parts = text.split_once(mark);
    parts.is_some_and(|(head, tail)| {
        let few = (1..=3).contains(&head.len()) && !head.starts_with('0') && tail.len() == 3;
        few && parse(head).is_some() && parse(tail).is_some()
    })
}

fn parse(digits: &str) -> Option<f64> {
    is_digits(digits).then(|| value(digits, "")).filter(|n| *n < BEYOND)
}

fn decimals(whole: &str, tail: &str) -> Option<f64> {
    (is_digits(whole) && is_digits(tail)).then(|| value(whole, tail)).filter(|n| *n < BEYOND)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Decimals that are read at most: ten to their number is still exact.
const MOST_DECIMALS: usize = 22;

/// What the digits `whole` and the decimals `tail` amount to: the nearest float up to 15 digits, close to
/// it beyond. The standard library is right for any number of digits, but brings ten kilobytes of powers.
pub(crate) fn value(whole: &str, tail: &str) -> f64 {
    let tail = &tail.as_bytes()[..tail.len().min(MOST_DECIMALS)];
    let digits = whole.bytes().chain(tail.iter().copied());
    digits.fold(0.0, |n, digit| 10.0 * n + f64::from(digit.wrapping_sub(b'0'))) / power_of_ten(tail.len())
}

/// The float nearest to ten to the `n`, up to twice [`MOST_DECIMALS`].
pub(crate) fn power_of_ten(n: usize) -> f64 {
    let exact = |n: usize| (0..n).fold(1.0, |power, _| 10.0 * power);
    exact(n.min(MOST_DECIMALS)) * exact(n.saturating_sub(MOST_DECIMALS))
}

/// `n`, or the whole number that it misses by no more than multiplying floats does: 130.3 times a
/// billion is one.
pub(crate) fn tidy(n: f64) -> f64 {
    if (n - n.round()).abs() <= 4.0 * f64::EPSILON * n.abs() { n.round() } else { n }
}

/// Digits of a number with [`MOST_DECIMALS`], all that is written from a float's value at once.
const MOST_DIGITS: usize = MOST_DECIMALS + 1;

/// Above, a float tells whole numbers apart no more.
const LAST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// `n` with as few decimals as tell it from any other float, its whole digits behind the sixteenth
/// rounded: `1250.5`, `-0.3333333333333333`. The library's way weighs six times as much.
#[must_use]
pub fn write(n: f64) -> String {
    let mut out = String::new();
    push(&mut out, n, "", ".");
    out
}

/// `n` in at least so many digits, of which there are four at most: `07`.
#[must_use]
pub fn padded(n: u32, least: usize) -> String {
    let digits = write(n.into());
    let zeros = &"0000"[..least.saturating_sub(digits.len()).min(4)];
    [zeros, &digits].concat()
}

/// Writes `n` so behind `out`, with these marks between thousands and before decimals.
pub(crate) fn push(out: &mut String, n: f64, group: &str, decimal: &str) {
    if n < 0.0 {
        out.push('-');
    }
    let mut n = n.abs();
    if n.is_infinite() {
        // More digits than an article has.
        return out.push('∞');
    }
    let mut zeros = 0;
    while n >= LAST_WHOLE {
        n /= 10.0;
        zeros += 1;
    }
    let decimals = if zeros > 0 { 0 } else { decimals_of(n) };
    let digits = (n * power_of_ten(decimals)).round() as u64;
    let count = (digits.checked_ilog10().unwrap_or(0) as usize).max(decimals) + 1;
    let (mut written, mut rest) = ([0; MOST_DIGITS], digits);
    for digit in &mut written[..count] {
        (*digit, rest) = ((rest % 10) as u8, rest / 10);
    }
    for place in (0..count + zeros).rev() {
        out.push(char::from(b'0' + place.checked_sub(zeros).map_or(0, |place| written[place])));
        match place.checked_sub(decimals) {
            Some(0) if decimals > 0 => out.push_str(decimal),
            Some(left) if left > 0 && left % 3 == 0 => out.push_str(group),
            _ => {}
        }
    }
}

/// With how many decimals `n`, which is no larger than [`LAST_WHOLE`], is told from any other float.
fn decimals_of(n: f64) -> usize {
    if n.trunc() == n {
        return 0;
    }
    let tells = |&decimals: &usize| (n * power_of_ten(decimals)).round() / power_of_ten(decimals) == n;
    let fits = |&decimals: &usize| n * power_of_ten(decimals) < LAST_WHOLE;
    let decimals = (0..=MOST_DECIMALS).take_while(fits).find(tells);
    decimals.or_else(|| (0..=MOST_DECIMALS).take_while(fits).last()).unwrap_or(0)
}

/// `text` without its grouping marks, if they stand before every three digits.
fn grouped(text: &str, mark: u8) -> Option<String> {
    let mut parts = text.split(char::from(mark));
    let head = parts.next()?;
    let fits = (1..=3).contains(&head.len()) && parts.all(|p| p.len() == 3);
    fits.then(|| text.replace(char::from(mark), ""))
}

/// The value of a Roman numeral in capitals, up to 39; longer ones are words or initials.
#[must_use]
pub fn roman(text: &str) -> Option<f64> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let tens = text.bytes().take_while(|b| *b == b'X').count();
    let ones = ONES.iter().position(|o| *o == &text[tens..])?;
    (tens <= 3 && tens + ones > 0).then_some((10 * tens + ones) as f64)
}

/// A number being read piece by piece.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading {
    /// What earlier magnitudes made.
    total: f64,
    /// The group before the next magnitude.
    group: Option<f64>,
    /// The digit that `belas`, `puluh` or `ratus` may still raise.
    pending: Option<f64>,
    /// The place the group has come down to: 100, 10, 1; 0 if nothing more fits in.
    place: f64,
    /// The last magnitude; infinite before the first.
    ceiling: Option<f64>,
    /// The place of the next decimal behind `koma`.
    decimal: Option<f64>,
    /// `puluhan`, `jutaan`.
    vague: bool,
    /// `belasan`.
    teens: bool,
}

impl Reading {
    /// Takes digits, if a number can go on so.
    pub fn digits(&mut self, value: f64) -> bool {
        let fits = self.group.is_none() && self.ceiling.is_none_or(|c| value < c) && self.decimal.is_none();
        if fits {
            self.group = Some(value);
            self.place = 0.0;
        }
        fits
    }

    /// Takes a word, if a number can go on so.
    pub fn word(&mut self, word: NumberWord) -> bool {
        match word {
            NumberWord::Digit(d) => self.digit(d),
            NumberWord::Whole(w) => self.whole(w),
            NumberWord::Teen => self.teen(),
            NumberWord::Times(t) => self.times(t),
            NumberWord::Magnitude(m) => self.magnitude(m),
            NumberWord::One(m) => self.one(m),
            NumberWord::Vague(v) => self.vague(v),
            NumberWord::Fraction(f) => self.fraction(f),
            NumberWord::Part(p) => self.part(p),
            NumberWord::Comma => self.comma(),
            NumberWord::Some => self.some(),
        }
    }

    /// What was read so far.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }

    /// The high end, for `belasan`.
    #[must_use]
    pub fn upper(&self) -> Option<f64> {
        self.teens.then(|| self.value() / 11.0 * 19.0)
    }

    /// Was it said by order of magnitude only?
    #[must_use]
    pub fn is_vague(&self) -> bool {
        self.vague
    }

    /// The last magnitude, for the low end of a range that leaves it out.
    #[must_use]
    pub fn last_magnitude(&self) -> Option<f64> {
        self.ceiling
    }

    fn digit(&mut self, d: f64) -> bool {
        if let Some(place) = self.decimal {
            self.decimal = Some(place / 10.0);
            self.group = Some(self.group.unwrap_or(0.0) + d * place);
            return true;
        }
        let fits = self.group.is_none() || self.place > 1.0;
        if fits {
            self.group = Some(self.group.unwrap_or(0.0) + d);
            self.pending = Some(d);
            self.place = 1.0;
        }
        fits
    }

    fn whole(&mut self, w: f64) -> bool {
        let fits = self.group.is_none() || self.place > w;
        if fits {
            self.group = Some(self.group.unwrap_or(0.0) + w);
            self.pending = None;
            self.place = if w == 100.0 { 100.0 } else { 0.0 };
        }
        fits
    }

    fn teen(&mut self) -> bool {
        let Some(group) = self.pending.take().and(self.group) else { return false };
        self.group = Some(group + 10.0);
        self.place = 0.0;
        true
    }

    fn times(&mut self, t: f64) -> bool {
        let Some(group) = self.group else { return false };
        let digit = match self.pending.take() {
            Some(d) => d,
            None if self.place == 0.0 && t == 100.0 && group < 100.0 => group,
            None => return false,
        };
        self.group = Some(group + digit * (t - 1.0));
        self.place = t;
        true
    }

    fn magnitude(&mut self, m: f64) -> bool {
        let fits = match (self.group.take(), self.ceiling) {
            (Some(group), None) => Some(group * m),
            (Some(group), Some(ceiling)) if m < ceiling => Some(self.total + group * m),
            (None, Some(ceiling)) if m > ceiling => Some(self.total * m),
            (group, _) => {
                self.group = group;
                None
            }
        };
        let Some(total) = fits else { return false };
        *self = Self { total, ceiling: Some(m), vague: self.vague, teens: self.teens, ..Self::default() };
        true
    }

    fn one(&mut self, m: f64) -> bool {
        let fits = self.group.is_none() && self.ceiling.is_none_or(|c| m < c);
        if fits {
            self.total += m;
            self.ceiling = Some(m);
        }
        fits
    }

    fn vague(&mut self, v: f64) -> bool {
        let first = self.group.is_none() && self.ceiling.is_none();
        let fits = if first { self.digits(v) } else { v >= 1000.0 && self.magnitude(v) };
        if fits {
            self.vague = true;
            self.teens |= first && v == 11.0;
        }
        fits
    }

    fn fraction(&mut self, f: f64) -> bool {
        match (self.group, self.ceiling) {
            (None, None) => self.group = Some(f),
            (None, Some(ceiling)) if f == 0.5 => self.total += f * ceiling,
            (Some(group), _) if f == 0.5 || f == 0.25 => self.group = Some(group + f),
            _ => return false,
        }
        self.pending = None;
        self.place = 0.0;
        true
    }

    fn part(&mut self, p: f64) -> bool {
        let Some(group) = self.pending.take().and(self.group).filter(|g| *g < p) else { return false };
        self.group = Some(group / p);
        self.place = 0.0;
        true
    }

    fn comma(&mut self) -> bool {
        let fits = self.group.is_some() && self.decimal.is_none();
        self.decimal = fits.then_some(0.1).or(self.decimal);
        self.pending = None;
        fits
    }

    fn some(&mut self) -> bool {
        let fits = self.group.is_none() && self.ceiling.is_none();
        if fits {
            self.group = Some(1.0);
            self.pending = Some(1.0);
            self.place = 1.0;
            self.vague = true;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_as_the_standard_library_does() {
        let few = (0..2000).flat_map(|n| [1, 10, 1000, 1_000_000].map(|size| f64::from(n) / f64::from(size)));
        for n in few.chain([1.0 / 3.0, 1e12, 1.5e12, 123_456_789.012_3, 9e15, 1e-9, 2e18, 1e22]) {
            let text = n.to_string();
            assert_eq!(write(n), text);
            let (whole, tail) = text.split_once('.').unwrap_or((&text, ""));
            assert!((value(whole, tail) - n).abs() <= n * f64::EPSILON, "{text}");
        }
        assert_eq!(write(-2.5), "-2.5");
    }

    #[test]
    fn no_number_is_too_long() {
        assert_eq!(value(&"9".repeat(400), ""), f64::INFINITY);
        assert!((value("0", &"3".repeat(400)) - 1.0 / 3.0).abs() < 1e-15);
        assert_eq!(tidy(130.3 * 1e12), 130_300_000_000_000.0);
        assert_eq!(tidy(0.3), 0.3);
        assert_eq!(write(f64::INFINITY), "∞");
        assert_eq!(write(f64::MAX).len(), 309);
        assert!(write(f64::MIN_POSITIVE).starts_with("0.0"));
    }
}
