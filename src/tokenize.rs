//! Text to tokens.
//!
//! Decides where a word, a number and a mark begin and end:
//! - letters with inner apostrophes are one word (`Ba'asyir`, `Jum’at`), so are letters that run on
//!   into digits (`G20`) unless the letters are a currency (`Rp1,5` is `Rp` `1,5`);
//! - digits with inner stops and commas are one number (`1.250,5`, `19.30`); letters glued behind
//!   are a word of their own (`5km` is `5` `km`);
//! - a hyphen splits (`Januari`-`Maret`, `ke`-`56`, `Soekarno`-`Hatta`), but not a reduplicated word
//!   (`anak-anak`, `negara-negara`) and not a lower-case prefix-like pair the reader takes as one
//!   (`bolak-balik`);
//! - one capital with its stop is an initial (`M.`), capitals with inner stops an abbreviation (`S.H.`);
//! - a capital behind small letters opens a new word, for blanks get lost (`diJakarta` is `di` `Jakarta`);
//! - URLs, e-mail addresses, @handles and #hashtags are one token each.
//!
//! Clitics (`-nya`, `-lah`) stay on their word; [`stem`] takes them off for look-ups.

use crate::document::{Token, TokenKind};
use crate::lexicon::{Lexicon, is_typographic};
use crate::segments::Segment;
use crate::span::Span;

/// What a site's name ends with.
const SITE_ENDS: [&str; 9] = ["com", "co.id", "go.id", "ac.id", "or.id", "id", "net", "org", "tv"];

/// Bytes of a mailbox's name, at most (RFC 5321, 4.5.3.1.1); also keeps the search for `@` bounded.
const LONGEST_MAILBOX: usize = 64;

/// Letters of the longest code whose number may have a stop: `PM2.5`.
const LONGEST_CODE: usize = 3;

/// Tokens of the longest item of a list whose numbers are looked for.
const LONGEST_ITEM: usize = 100;

/// The tokens of the story: of `text` without its `segments`. `lower` is `text` with ASCII letters
/// lower-cased.
#[must_use]
pub fn tokenize(text: &str, lower: &str, segments: &[Segment], lexicon: &Lexicon) -> Vec<Token> {
    let has_mail = text.contains('@');
    let tokens = Vec::with_capacity(text.len() / 5);
    let mut scanner = Scanner { text, lower, lexicon, has_mail, at: 0, tokens };
    for segment in segments {
        scanner.run(segment.span.start as usize);
        scanner.at = segment.span.end as usize;
    }
    scanner.run(text.len());
    scanner.tokens
}

/// A lower-case word without its particles and possessive (`-nya`, `-lah`, `-kah`, `-pun`), for
/// look-ups only: the rest may be no word at all (`tanya` gives `ta`), so ask for the whole word
/// first.
#[must_use]
pub fn stem(lower: &str) -> &str {
    match lower.as_bytes() {
        [_, _, .., b'n', b'y', b'a'] | [_, _, .., b'l' | b'k', b'a', b'h'] | [_, _, .., b'p', b'u', b'n'] => {
            &lower[..lower.len() - 3]
        }
        _ => lower,
    }
}

/// Is this mark a quotation mark, single or double, of any sort?
#[must_use]
pub fn is_quote(c: char) -> bool {
    is_double_quote(c) || matches!(c, '\'' | '‘' | '’' | '‚' | '‹' | '›' | '`' | '´')
}

/// Is this mark a double quotation mark of any sort?
#[must_use]
pub fn is_double_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '″' | '〝' | '〞')
}

struct Scanner<'t> {
    text: &'t str,
    lower: &'t str,
    lexicon: &'t Lexicon,
    /// Does the text hold an `@` at all?
    has_mail: bool,
    /// Byte of the next character to read.
    at: usize,
    tokens: Vec<Token>,
}

impl Scanner<'_> {
    /// Reads tokens up to byte `end`.
    fn run(&mut self, end: usize) {
        while let Some(c) = self.peek(end) {
            if is_blank(c) {
                self.at += c.len_utf8();
                continue;
            }
            let (stop, kind) = self.token(c, end);
            self.push(c, stop, kind);
        }
    }

    fn peek(&self, end: usize) -> Option<char> {
        self.text[self.at..end].chars().next()
    }

    /// Adds the token from here, which begins with `c`, to `stop`.
    fn push(&mut self, c: char, stop: usize, kind: TokenKind) {
        let glued = self.tokens.last().is_some_and(|t| t.span.end as usize == self.at);
        let capital = kind == TokenKind::Word && c.is_uppercase();
        self.tokens.push(Token { span: Span::new(self.at, stop), kind, glued, capital });
        self.at = stop;
    }

    /// End and kind of the token that starts here with `c`.
    #[inline(never)]
    fn token(&self, c: char, end: usize) -> (usize, TokenKind) {
        let rest = &self.text[self.at..end];
        if let Some(len) = plain_word(rest.as_bytes()) {
            return (self.at + len, TokenKind::Word);
        }
        if let Some(len) = self.address(rest) {
            return (self.at + len, TokenKind::Address);
        }
        if c.is_ascii_digit() {
            return (self.at + number(rest), TokenKind::Number);
        }
        if is_letter(c) {
            return (self.at + self.word(rest), TokenKind::Word);
        }
        let kind = if is_quote(c) { TokenKind::Quote } else { TokenKind::Mark };
        (self.at + c.len_utf8(), kind)
    }

    /// Length of the URL, e-mail address, @handle or #hashtag that `rest` starts with.
    fn address(&self, rest: &str) -> Option<usize> {
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'@' | b'#' if !self.glued_to_word() => handle(bytes),
            b if b.is_ascii_alphanumeric() && !self.glued_to_word() => {
                url(bytes).or_else(|| if self.has_mail { mail(bytes) } else { None })
            }
            _ => None,
        }
    }

    fn glued_to_word(&self) -> bool {
        self.tokens.last().is_some_and(|t| t.span.end as usize == self.at && t.kind == TokenKind::Word)
    }

    /// Length in bytes of the word that `rest` starts with.
    #[inline(never)]
    fn word(&self, rest: &str) -> usize {
        let letters = letters(rest);
        if let Some(len) = stops(rest, letters) {
            let ends = len == 2 && self.ends_sentence(&rest[len..], self.at + len);
            return if ends { 1 } else { len };
        }
        let letters = self.small_prefix(&rest[..letters]).unwrap_or(letters);
        let lower = &self.lower[self.at..self.at + letters];
        let site = site_end(&rest[letters..]);
        if site > 0 {
            return letters + site;
        }
        let digits = rest[letters..].bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0
            && !self.lexicon.glued_units.has(lower)
            && !(letters > 2 && self.is_item(lower, &rest[letters..], digits))
        {
            let word = letters + digits + alphanumerics(&rest[letters + digits..]);
            let code = if letters <= LONGEST_CODE { decimals(rest, word) } else { 0 };
            return word + code + site_end(&rest[word + code..]);
        }
        letters + self.reduplication(letters, rest)
    }

    /// Do the `digits` that `rest` begins with behind `word` number what stands behind their stop, in a list that lost
    /// its line breaks: `1. Ratna Wulan2. Budi`, `5 unit2. Budi`?
    fn is_item(&self, word: &str, rest: &str, digits: usize) -> bool {
        let opens = |behind: &str| behind.trim_start_matches(' ').starts_with(char::is_uppercase);
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() < 3);
        let before = number(&rest[..digits]).and_then(|number| number.checked_sub(1));
        let figures = &self.lexicon.figures;
        let is_counted =
            || figures.classifiers.has(word) || figures.units.has(word) || figures.periods.has(word);
        let near =
            || self.tokens.iter().rev().take(LONGEST_ITEM).filter(|token| token.kind == TokenKind::Number);
        rest[digits..].strip_prefix('.').is_some_and(opens)
            && before.is_some()
            && (is_counted() || near().any(|token| number(token.span.text(self.text)) == before))
    }

    /// Does the stop of the initial before `rest` also end its sentence (`pria yang disapa B. Menurut …`, `juara Grup
    /// B. Mereka …`)?
    fn ends_sentence(&self, rest: &str, at: usize) -> bool {
        let next = rest.trim_start_matches(' ');
        let word = &self.lower[at + rest.len() - next.len()..][..letters(next)];
        let before = self.tokens.last().map_or("", |token| token.span.text(self.lower));
        next.starts_with('\n')
            || next.is_empty()
            || self.lexicon.sentence_openers.has(word)
            || self.lexicon.lettered.has(before)
    }

    /// Length of the small letters that a capital follows without a blank: `di` of `diJakarta`. One
    /// small letter is part of the name (`iPhone`), and so are some words (`detikBali`).
    fn small_prefix(&self, word: &str) -> Option<usize> {
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let small = word.find(|c: char| !c.is_lowercase())?;
        let is_lost_blank = small >= 2 && word[small..].starts_with(char::is_uppercase);
        (is_lost_blank && !self.lexicon.small_names.has(&word[..small])).then_some(small)
    }

    /// Length of `-anak` behind `anak`: the same word again, or a lower-case word that begins or
    /// ends with the same two letters (`bolak-balik`, `sayur-mayur`).
    fn reduplication(&self, len: usize, rest: &str) -> usize {
        let Some(tail) = rest[len..].strip_prefix('-') else { return 0 };
        let second = letters(tail);
        let start = self.at + len + 1;
        let (one, two) = (&self.lower[self.at..self.at + len], &self.lower[start..start + second]);
        if second >= 2 && len >= 2 && is_redoubled(one, two, tail) { 1 + second } else { 0 }
    }
}

/// Length of the word that `bytes` begin with, if a blank ends it and no letter but its first is more than a
/// small one: most are so, and need no other look.
fn plain_word(bytes: &[u8]) -> Option<usize> {
    let small = bytes[1..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    let ends = match bytes.get(1 + small) {
        Some(b' ' | b',' | b')' | b'\n' | b';' | b'"' | b'?' | b'!') => true,
        Some(b'.') => {
            matches!(bytes.get(2 + small), Some(b' ' | b'\n'))
                && !bytes[..1 + small].eq_ignore_ascii_case(b"www")
        }
        _ => false,
    };
    (ends && small > 0 && bytes[0].is_ascii_alphabetic()).then_some(1 + small)
}

/// Is `one`-`two` one word? `tail` is the text from `two` on, as written.
fn is_redoubled(one: &str, two: &str, tail: &str) -> bool {
    let same = stem(two) == one || two == one;
    let small = tail.starts_with(char::is_lowercase);
    let alike = one.len() >= 4 && two.len() >= 4 && shares_sound(one, two);
    same || small && alike && !two.starts_with("nya")
}

/// Do two words begin or end alike, or is one inside the other?
fn shares_sound(one: &str, two: &str) -> bool {
    let (a, b) = (one.as_bytes(), two.as_bytes());
    let end_alike = a[a.len() - 2..] == b[b.len() - 2..];
    let rhyme = a.len() == b.len() && a.last() == b.last();
    a[..2] == b[..2] || end_alike || rhyme || b.windows(a.len()).any(|part| part == a)
}

fn is_blank(c: char) -> bool {
    if c.is_ascii() {
        return c <= ' ' || c == '\x7F';
    }
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn is_letter(c: char) -> bool {
    !is_typographic(c) && c.is_alphabetic() || is_joiner(c)
}

/// Marks that belong to the letter before them: combining accents and the soft hyphen.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}')
}

/// Length of the letters that `rest` starts with, apostrophes between two letters included.
fn letters(rest: &str) -> usize {
    let plain = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if rest.as_bytes().get(plain).is_none_or(|&b| b.is_ascii() && b != b'\'' && b != b'`') {
        return plain;
    }
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((i, c)) = chars.next() {
        let inner =
            matches!(c, '\'' | '’' | '`') && i > 0 && chars.peek().is_some_and(|&(_, n)| is_letter(n));
        if !is_letter(c) && !inner {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

fn alphanumerics(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_alphanumeric).count()
}

/// Length of the ending of a site's name (`.com`, `.co.id`) that `rest` starts with.
fn site_end(rest: &str) -> usize {
    let is_letter = |tail: &&str| tail.starts_with(|c: char| c.is_ascii_lowercase());
    let Some(tail) = rest.strip_prefix('.').filter(is_letter) else { return 0 };
    let is_end =
        |end: &&&str| tail.strip_prefix(**end).is_some_and(|r| !r.starts_with(|c: char| c.is_alphanumeric()));
    SITE_ENDS.iter().find(is_end).map_or(0, |end| 1 + end.len())
}

/// Length of an initial (`M.`) or a stopped abbreviation (`S.H.`, `a.n.`), if `rest` starts with one.
fn stops(rest: &str, letters: usize) -> Option<usize> {
    let pairs = rest.as_bytes().chunks_exact(2);
    let n = pairs.take_while(|p| p[0].is_ascii_alphabetic() && p[1] == b'.').count();
    match n {
        0 => None,
        1 if letters == 1 && rest.starts_with(|c: char| c.is_ascii_uppercase()) => Some(2),
        1 => None,
        _ => Some(2 * n),
    }
}

/// Length of the number that `rest` starts with: digits, and stops and commas between digits.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_inner =
        |i: usize| matches!(bytes[i], b'.' | b',') && bytes.get(i + 1).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find(|&i| !bytes[i].is_ascii_digit() && !is_inner(i)).unwrap_or(bytes.len())
}

fn handle(bytes: &[u8]) -> Option<usize> {
    let name = bytes[1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    (name > 0 && bytes[1..=name].iter().any(u8::is_ascii_alphabetic)).then_some(1 + name)
}

fn url(head: &[u8]) -> Option<usize> {
    let is_url = matches!(head[0] | 0x20, b'h' | b'w')
        && ["http://", "https://", "www."]
            .iter()
            .any(|p| head.len() > p.len() && head[..p.len()].eq_ignore_ascii_case(p.as_bytes()));
    is_url.then(|| address_end(head))
}

/// Length of `nama@contoh.id`. A bare `Kompas.com` is no address: it may be the name of a medium.
fn mail(bytes: &[u8]) -> Option<usize> {
    let plain = bytes
        .iter()
        .take(LONGEST_MAILBOX + 1)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+'))
        .count();
    match bytes.get(plain) {
        Some(b'@') if bytes.get(plain + 1).is_some_and(u8::is_ascii_alphanumeric) => Some(address_end(bytes)),
        _ => None,
    }
}

/// Length up to a blank or quotation mark, closing punctuation left out.
fn address_end(bytes: &[u8]) -> usize {
    let all = bytes.iter().take_while(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>')).count();
    let closing = bytes[..all]
        .iter()
        .rev()
        .take_while(|b| matches!(b, b'.' | b',' | b')' | b';' | b':' | b'\'' | b'!' | b'?'))
        .count();
    (all - closing).max(1)
}

/// `word` in small letters, if they are Latin, Greek or Cyrillic. The standard library knows every
/// script, but its tables weigh as much as a stage.
#[must_use]
pub fn lower(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { word.chars().map(lower_letter).collect() }
}

fn lower_letter(letter: char) -> char {
    let code = letter as u32;
    let small = match code {
        0..0x80 => return letter.to_ascii_lowercase(),
        _ if !letter.is_uppercase() => return letter,
        0xC0..=0xDE | 0x391..=0x3AB | 0x410..=0x42F => code + 0x20,
        0x400..=0x40F => code + 0x50,
        // Capital and small stand side by side.
        0x100..=0x17F | 0x1E00..=0x1EFF => code + 1,
        _ => return letter,
    };
    char::from_u32(small).filter(|c| c.is_lowercase()).unwrap_or(letter)
}

/// Length of the stop and the digits behind it at byte `at` of `code`, which is all capitals and digits up to there.
fn decimals(code: &str, at: usize) -> usize {
    let (code, rest) = code.as_bytes().split_at(at);
    let digits = rest.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).count();
    let is_code = rest.first() == Some(&b'.') && !code.iter().any(u8::is_ascii_lowercase);
    if is_code && digits > 0 { 1 + digits } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_small_as_in_the_standard_library() {
        let but = ["\u{130}", "\u{178}", "\u{1E9E}"];
        let latin = (0..0x180).chain(0x1E00..0x1F00).chain(0x391..0x3AC).chain(0x400..0x460);
        for letter in
            latin.filter_map(char::from_u32).map(String::from).filter(|l| !but.contains(&l.as_str()))
        {
            assert_eq!(lower(&letter), letter.to_lowercase(), "{letter}");
        }
    }

    /// Tokens of `text`, parted by `|`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokenize(text, &text.to_ascii_lowercase(), &[], &Lexicon::new());
        let words: Vec<_> = tokens.iter().map(|t| t.span.text(text)).collect();
        assert_eq!(words.join("|"), expected);
    }

    #[test]
    fn numbers_keep_their_inner_marks() {
        check("Rp1,5 triliun, 1.250,5.", "Rp|1,5|triliun|,|1.250,5|.");
        check("pukul 19.30 WIB; 5km Rp50ribu", "pukul|19.30|WIB|;|5|km|Rp|50|ribu");
        check("Senin (26/2/2024)", "Senin|(|26|/|2|/|2024|)");
        check("US$311 juta, $5", "US|$|311|juta|,|$|5");
    }

    #[test]
    fn hyphens_split_but_not_reduplication() {
        check("anak-anak negara-negaranya bolak-balik", "anak-anak|negara-negaranya|bolak-balik");
        check(
            "Januari-Maret ke-56 Soekarno-Hatta KPK-nya",
            "Januari|-|Maret|ke|-|56|Soekarno|-|Hatta|KPK|-|nya",
        );
        check("Negara-negara NATO", "Negara-negara|NATO");
    }

    #[test]
    fn initials_and_abbreviations_keep_their_stops() {
        check("M. Anwar, S.H. a.n. Budi.", "M.|Anwar|,|S.H.|a.n.|Budi|.");
        check("PT. Maju Tbk.", "PT|.|Maju|Tbk|.");
    }

    #[test]
    fn lost_blanks_are_found_again() {
        check("diJakarta, iPhone, pemimpinNATO", "di|Jakarta|,|iPhone|,|pemimpin|NATO");
        check(
            "detikBali, Warta.com, warta.co.id. Harga.Comel",
            "detikBali|,|Warta.com|,|warta.co.id|.|Harga|.|Comel",
        );
        check("disapa B. Menurut dia, M. Anwar pergi.", "disapa|B|.|Menurut|dia|,|M.|Anwar|pergi|.");
        check("juara Grup B. Anwar pergi.", "juara|Grup|B|.|Anwar|pergi|.");
        check("kadar PM2.5 naik, Rp5.000, unit4.5", "kadar|PM2.5|naik|,|Rp|5.000|,|unit4|.|5");
        check("1. Ratna Wulan2. Budi3. Andi", "1|.|Ratna|Wulan|2|.|Budi|3|.|Andi");
        check("terjual 15 unit4. Budi", "terjual|15|unit|4|.|Budi");
        check("luas 1 km2. Budi", "luas|1|km2|.|Budi");
        check("Konser Dewa19. Budi menonton Dewa2. Andi", "Konser|Dewa19|.|Budi|menonton|Dewa2|.|Andi");
    }

    #[test]
    fn apostrophes_inside_words_are_letters() {
        check("Ba'asyir ‘ya’ Jum’at", "Ba'asyir|‘|ya|’|Jum’at");
    }

    #[test]
    fn addresses_are_one_token() {
        check(
            "https://a.id/b?c=1, x@y.co.id (@akun) #Tagar",
            "https://a.id/b?c=1|,|x@y.co.id|(|@akun|)|#Tagar",
        );
        check("G20 dan Covid-19", "G20|dan|Covid|-|19");
    }
}
