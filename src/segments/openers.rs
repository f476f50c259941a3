//! Stretches that a phrase opens: `Baca juga: …`, `Editor: …`, `ADVERTISEMENT`.
//!
//! Decides where such a phrase opens a segment and where the segment ends. The hard case is a
//! headline in the middle of a text without line breaks, `Baca juga: Harga Beras Naik di Pasar Warga
//! mengeluh`: see [`Finder::headline_end`].

use super::{Finder, SegmentRole};
use crate::lexicon::{SegmentOpener, is_typographic};
use crate::span::place_of;
use crate::tokenize::is_double_quote;
use rustc_hash::FxHashSet;

/// Bytes of the longest headline in the middle of a line.
const LONGEST_HEADLINE: usize = 220;
/// Bytes after which a headline in small letters is likely to be over.
const USUAL_HEADLINE: usize = 45;
/// Bytes of the longest source in a last line: `Sumber: …`.
const LONGEST_SOURCE: usize = 60;
/// Bytes of what may follow a quoted headline on its line: `di sini:`.
const TAIL: usize = 12;
/// Words of the longest name in a credit line.
const CREDIT_WORDS: usize = 3;

impl Finder<'_> {
    /// The next segment that a phrase opens in `at..end` of the line that begins at `line`: its start,
    /// end and role.
    #[inline(never)]
    pub(super) fn opener(&self, at: usize, line: usize, end: usize) -> Option<(usize, usize, SegmentRole)> {
        let mut from = at;
        while let Some(ahead) = self.text.as_bytes()[from..end].iter().position(|&byte| may_open(byte)) {
            let i = from + ahead;
            if can_open(self.text, i)
                && (i == line || can_stand_behind(self.text, i))
                && let Some(opened) = self.opened(i, line, end)
            {
                return Some(opened);
            }
            from = i + 1;
        }
        None
    }

    /// The segment that a phrase at `from` opens.
    #[inline(never)]
    fn opened(&self, from: usize, line: usize, end: usize) -> Option<(usize, usize, SegmentRole)> {
        if let Some(to) = self.embedded(from, end) {
            return Some((from, to, SegmentRole::Related));
        }
        if let Some(to) = self.page_mark(from, end) {
            return Some((from, to, SegmentRole::Other));
        }
        if from == line && self.is_report(from, end) {
            return Some((from, end, SegmentRole::Byline));
        }
        let (len, opener) = self.lexicon.segment_openers.at_start(&self.lower[from..end])?;
        let behind = from + len;
        let follows = self.follow(behind, end, opener.follow);
        let allowed = match opener.place {
            "line" => from == line,
            "last" => {
                let is_source = end - behind < LONGEST_SOURCE && !self.has_clause(behind, end);
                from == line && is_source && self.is_near_end(end)
            }
            _ => from == line || self.is_behind_sentence(from, line) || self.is_marked(behind, end, opener),
        };
        if !allowed || !follows || opener.extent == "title" && !self.can_title(from, line, behind, end) {
            return None;
        }
        Some((from, self.extent_end(opener, behind, end), role(opener)))
    }

    /// `[Gambas:Video 20detik]`: the end of an embedded medium.
    fn embedded(&self, from: usize, end: usize) -> Option<usize> {
        if self.lower.as_bytes()[from] != b'[' {
            return None;
        }
        let limit = self.lower.floor_char_boundary((from + LONGEST_HEADLINE).min(end));
        let embedded = &self.lower[from..limit];
        embedded.starts_with("[gambas").then(|| embedded.find(']'))?.map(|i| from + i + 1)
    }

    /// `Halaman 2 dari 2`, `Halaman 1 2 Selanjutnya`: the end of a page mark, with the tags that follow
    /// the credit behind it to the line's end.
    fn page_mark(&self, from: usize, end: usize) -> Option<usize> {
        let rest = self.lower[from..end].strip_prefix("halaman ")?;
        let mark = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').len();
        let tail = ["dari ", "selanjutnya"].iter().find(|t| rest[mark..].starts_with(**t))?;
        let digits = rest[mark + tail.len()..].bytes().take_while(u8::is_ascii_digit).count();
        let stop = from + "halaman ".len() + mark + tail.len() + digits;
        (mark > 0 && rest.as_bytes()[0].is_ascii_digit()).then_some(stop)
    }

    /// `Laporan Ratna Wulan | Banda Aceh`, with a capital letter for the bar too, on a line of its own.
    fn is_report(&self, from: usize, end: usize) -> bool {
        let mut words = self.text[from..end].split(' ');
        let is_bar = |word: &str| matches!(word, "|" | "I");
        end - from < LONGEST_SOURCE
            && self.lower[from..end].starts_with("laporan ")
            && words.clone().any(is_bar)
            && words.all(|word| word == "|" || word.starts_with(char::is_uppercase))
    }

    fn follow(&self, behind: usize, end: usize, mark: &str) -> bool {
        self.text[behind..end].trim_start().starts_with(mark)
    }

    /// Does what must follow follow, or the colon of a link?
    fn is_marked(&self, behind: usize, end: usize, opener: &SegmentOpener) -> bool {
        let mark = if opener.extent == "title" { ":" } else { opener.follow };
        !mark.is_empty() && self.follow(behind, end, mark)
    }

    /// Does something small follow a comma, as in `Dilansir dari Antara, harga naik`?
    fn has_clause(&self, from: usize, end: usize) -> bool {
        let mut behind = self.text[from..end].split(',').skip(1);
        behind.any(|part| part.strip_prefix(' ').is_some_and(|part| part.starts_with(char::is_lowercase)))
    }

    /// Do only a few more lines come?
    fn is_near_end(&self, end: usize) -> bool {
        self.text[end..self.end.max(end)].trim_start().len() < 300
    }

    /// Does a sentence or a segment end right before `from`?
    fn is_behind_sentence(&self, from: usize, line: usize) -> bool {
        let before = self.text[line..from].trim_end();
        before.is_empty()
            || before.ends_with(|c: char| {
                matches!(c, '.' | '!' | '?' | '…' | ')' | ']' | ':' | '\'' | '’') || is_double_quote(c)
            })
            || self.found.last().is_some_and(|s| s.span.end as usize >= line + before.len())
    }

    /// May a headline follow: with a mark between, or on a line of its own?
    fn can_title(&self, from: usize, line: usize, behind: usize, end: usize) -> bool {
        let marked = self.text[behind..end]
            .trim_start()
            .starts_with(|c: char| matches!(c, ':' | '-' | '–' | '[' | '\'' | '‘') || is_double_quote(c));
        marked || from == line && self.text[behind..end].trim_start().starts_with(char::is_uppercase)
    }

    fn extent_end(&self, opener: &SegmentOpener, behind: usize, end: usize) -> usize {
        match opener.extent {
            "phrase" => behind + self.text[behind..end].bytes().take_while(|&b| b == b'.').count(),
            "title" => self.headline_end(behind, end),
            "credit" => self.names_end(behind, end),
            "report" => self.report_end(behind, end),
            "sentence" => place_of(&self.text[behind..end], ". ").map_or(end, |i| behind + i + 1),
            _ => end,
        }
    }

    /// Where the headline behind `behind` ends. On a line of its own that is the line's end. In the
    /// middle of a line it ends before the next opener or quotation; else where its spelling changes:
    /// a headline in title case before the sentence whose words are small, one in small letters
    /// before a capital that the text writes small elsewhere or that likes to open sentences.
    #[inline(never)]
    fn headline_end(&self, behind: usize, end: usize) -> usize {
        let start =
            end - self.text[behind..end].trim_start_matches(|c: char| c.is_whitespace() || c == ':').len();
        let limit = self.text.floor_char_boundary((start + LONGEST_HEADLINE).min(end));
        if let Some(stop) = self.quoted_end(start, limit) {
            return if end - stop <= TAIL { end } else { stop };
        }
        let hard = self.hard_end(start, limit);
        if hard.is_some_and(|h| h - start <= 2 * USUAL_HEADLINE && self.is_opener(h, end)) {
            return start + self.text[start..hard.unwrap_or(limit)].trim_end().len();
        }
        let stop = hard.unwrap_or(limit);
        let words: Vec<(usize, &str)> = words(self.text, start, stop).collect();
        let cut =
            if is_title_case(&words, self) { self.title_cut(&words) } else { self.sentence_cut(&words) };
        let cut_short = if stop == limit && limit < end { words.last().map(|w| w.0) } else { None };
        let stop = cut.or(cut_short).unwrap_or(stop);
        start + self.text[start..stop].trim_end().len()
    }

    /// The end of a headline in quotation marks.
    fn quoted_end(&self, start: usize, limit: usize) -> Option<usize> {
        let headline = &self.text[start..limit];
        let quote = headline.chars().next().filter(|&c| is_double_quote(c))?;
        let close = headline[quote.len_utf8()..].find(is_double_quote)? + quote.len_utf8();
        let mark = headline[close..].chars().next().map_or(0, char::len_utf8);
        Some(start + close + mark)
    }

    /// The end that a mark sets: an opening quotation mark, or the next phrase of the list.
    fn hard_end(&self, start: usize, limit: usize) -> Option<usize> {
        let quoted = self.text[start..].starts_with(|c: char| is_double_quote(c) || c == '\'');
        let headline = &self.text[start..limit];
        let mut marks = headline.char_indices().skip(1).filter(|(_, c)| !c.is_ascii_lowercase() && *c != ' ');
        let sets = |&(i, c): &(usize, char)| {
            let previous = headline[..i].chars().next_back();
            let glued = || self.text[start + i..].chars().nth(1).is_some_and(char::is_uppercase);
            let opens_quote = is_double_quote(c) && !quoted && (previous == Some(' ') || glued());
            let opens_segment = || {
                c.is_uppercase()
                    && (self.is_glued_sentence(start, start + i)
                        || !previous.is_some_and(char::is_alphanumeric) && self.is_opener(start + i, limit))
            };
            c == '[' || opens_quote || opens_segment()
        };
        marks.find(sets).map(|(i, _)| start + i)
    }

    /// Was a blank lost between a headline and the sentence behind it: `… ke RakyatWarga …`? Long words
    /// only, for `WhatsApp` and `YouTube` are written so.
    fn is_glued_sentence(&self, start: usize, at: usize) -> bool {
        let (before, behind) = (&self.text[start..at], &self.text[at..]);
        let small = before.bytes().rev().take_while(u8::is_ascii_lowercase).count();
        let word = &behind[..behind.bytes().take_while(u8::is_ascii_alphabetic).count()];
        let opener = before.ends_with(|c: char| c.is_ascii_uppercase()) && self.opens_sentence(word);
        let glued = small >= 4 && small + word.len() >= 8;
        is_title_word(word) && (glued || opener)
    }

    fn is_opener(&self, at: usize, end: usize) -> bool {
        self.lexicon.segment_openers.at_start(&self.lower[at..end]).is_some_and(|(len, o)| {
            self.follow(at + len, end, if o.extent == "title" { ":" } else { o.follow })
        })
    }

    /// The start of the sentence behind a headline in title case: the first small content word belongs
    /// to it, and it began behind a full stop, at a word that likes to open sentences, or at the last
    /// capital before.
    fn title_cut(&self, words: &[(usize, &str)]) -> Option<usize> {
        let is_content = |w: &str| is_small(w) && !self.lexicon.small_words.has(&w.to_ascii_lowercase());
        let small = words.iter().position(|(_, w)| is_content(w))?;
        let head = &words[..small];
        let stopped = (1..head.len()).rev().take(10).find(|&i| head[i - 1].1.ends_with('.'));
        let last = || (1..head.len()).rev().take(6);
        stopped
            .or_else(|| last().find(|&i| self.opens_sentence(head[i].1)))
            .or_else(|| last().find(|&i| head[i].1.starts_with(char::is_uppercase)))
            .map(|i| head[i].0)
    }

    /// The start of the sentence behind a headline in small letters: a word that likes to open
    /// sentences, or a capital before a small word, if the text writes the capital small elsewhere or
    /// the headline is long enough.
    fn sentence_cut(&self, words: &[(usize, &str)]) -> Option<usize> {
        let is_start = |i: usize| {
            let (at, word) = words[i];
            let before_small = || words.get(i + 1).is_some_and(|w| is_small(w.1));
            let long = at - words[0].0 > USUAL_HEADLINE;
            word.starts_with(char::is_uppercase)
                && (self.opens_sentence(word) || before_small() && (long || self.stands_small(word)))
        };
        let start = (3..words.len()).find(|&i| is_start(i))?;
        let name = (3..start).rev().take_while(|&i| is_title_word(words[i].1)).last();
        Some(words[name.filter(|_| !self.opens_sentence(words[start].1)).unwrap_or(start)].0)
    }

    /// Does the text write this word small somewhere?
    fn stands_small(&self, word: &str) -> bool {
        let small = self.small.get_or_init(|| lower_words(self.text));
        small.contains(word.to_ascii_lowercase().as_str())
    }

    fn opens_sentence(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase) && self.lexicon.sentence_openers.has(&word.to_ascii_lowercase())
    }

    /// The end of the names behind `Editor:`, `Copyright ©`: capitalised words and years.
    fn names_end(&self, behind: usize, end: usize) -> usize {
        let start = end - self.text[behind..end].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        words(self.text, start, end)
            .take(CREDIT_WORDS)
            .take_while(|&(at, w)| !is_small(w) && w != "PT" && (at == start || !self.is_opener(at, end)))
            .last()
            .map_or(behind, |(at, w)| at + w.trim_end_matches(',').len())
    }

    /// The end of `Laporan Wartawan …`: before the dateline that follows on the same line, if any.
    fn report_end(&self, behind: usize, end: usize) -> usize {
        words(self.text, behind, end)
            .skip(1)
            .find(|(at, w)| {
                w.len() > 4 && w.chars().all(|c| !c.is_lowercase()) && w.contains('.') && *at > behind + 1
            })
            .map_or(end, |(at, _)| behind + self.text[behind..at].trim_end().len())
    }
}

fn role(opener: &SegmentOpener) -> SegmentRole {
    match opener.role {
        "related" => SegmentRole::Related,
        "byline" => SegmentRole::Byline,
        "caption" => SegmentRole::Caption,
        _ => SegmentRole::Other,
    }
}

/// May a phrase stand at byte `at`, behind what is there?
#[inline(never)]
fn can_stand_behind(text: &str, at: usize) -> bool {
    let previous = text[..at].chars().next_back();
    let capital = || text[at..].starts_with(|c: char| c.is_uppercase() || c == '[');
    previous.is_none_or(|p| is_typographic(p) || !p.is_alphanumeric() || p.is_lowercase() && capital())
}

/// May this byte begin a character that a phrase can begin with?
#[inline]
fn may_open(byte: u8) -> bool {
    MAY_OPEN[byte as usize]
}

/// The same of each byte.
const MAY_OPEN: [bool; 256] = {
    let (mut all, mut byte) = ([false; 256], 0);
    while byte < 256 {
        all[byte] = byte >= b'A' as usize && byte <= b'[' as usize || byte >= 128;
        byte += 1;
    }
    all
};

/// Does byte `at`, which may, begin such a character?
fn can_open(text: &str, at: usize) -> bool {
    text.as_bytes()[at].is_ascii() || text.is_char_boundary(at) && text[at..].starts_with(char::is_uppercase)
}

/// The words of `text[start..end]` with their bytes.
fn words(text: &str, start: usize, end: usize) -> impl Iterator<Item = (usize, &str)> {
    let part = &text[start..end];
    part.split_whitespace().map(move |w| (w.as_ptr() as usize - text.as_ptr() as usize, w))
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// A capital and small letters: `Yahya`, not `PBNU`.
fn is_title_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.bytes().skip(1).any(|b| b.is_ascii_lowercase())
}

/// Are the first words in title case: small ones only where headlines have them small?
fn is_title_case(words: &[(usize, &str)], finder: &Finder) -> bool {
    let content =
        words.iter().take(6).filter(|(_, w)| !finder.lexicon.small_words.has(&w.to_ascii_lowercase()));
    let (mut small, mut all) = (0, 0);
    for (_, word) in content {
        all += 1;
        small += usize::from(is_small(word));
    }
    small * 4 <= all
}

/// The words of ASCII letters and digits, a small letter first, that stand somewhere in `text` with something behind them.
fn lower_words(text: &str) -> FxHashSet<&str> {
    let (mut words, mut start) = (FxHashSet::default(), 0);
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| !byte.is_ascii_alphanumeric()) {
        if text.as_bytes()[start].is_ascii_lowercase() {
            words.insert(&text[start..at]);
        }
        start = at + 1;
    }
    words
}
