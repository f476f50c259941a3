//! What is not the story: datelines, links to other stories, bylines, captions, leftovers.
//!
//! Decides which stretches the later stages never see. Leaves the story itself alone: a heading
//! inside the story is body.
//!
//! A line is read once from left to right. A dateline can only open the first line of the story below its
//! headline, maybe behind its teaser ([`dateline`]); an opening phrase such as `Baca juga` stands at a line's
//! start or behind a sentence ([`openers`]); a credit in brackets closes a line ([`credits`]). Kilobytes
//! without prose have no lines ([`crowds`]).

mod credits;
mod crowds;
mod dateline;
mod openers;

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lexicon::Lexicon;
use crate::order;
use crate::span::Span;
use crate::tokenize::is_quote;

/// Datelines of a line: a medium's and a place's.
const MOST_DATELINES: usize = 2;

/// Bytes of the longest headline.
const LONGEST_HEADLINE: usize = 160;

/// Why a stretch is not the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SegmentRole {
    /// `JAKARTA, KOMPAS.com - `.
    Dateline,
    /// `Baca juga: …`.
    Related,
    /// Reporter, editor, source: `(ant/rhs)`, `Editor: …`.
    Byline,
    /// A photo's caption with its credit.
    Caption,
    /// Advertising and what scraping left behind.
    Other,
}

/// One stretch that is not the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the text; never empty.
    pub span: Span,
    /// Why it is not the story.
    pub role: SegmentRole,
}

/// The segments of `text`, sorted, non-overlapping. `lower` is `text` with ASCII letters lower-cased.
#[must_use]
pub fn find(text: &str, lower: &str, lexicon: &Lexicon) -> Vec<Segment> {
    let mut finder = Finder {
        text,
        lower,
        lexicon,
        found: Vec::new(),
        in_story: false,
        end: text.trim_end().len(),
        small: OnceCell::new(),
    };
    for (part, is_prose) in crowds::parts(text) {
        if is_prose { finder.lines(part) } else { finder.crowd(part) }
    }
    finder.imprint();
    finder.found
}

/// Finds segments line by line. All offsets are bytes of the text.
struct Finder<'t> {
    text: &'t str,
    lower: &'t str,
    lexicon: &'t Lexicon,
    found: Vec<Segment>,
    /// Has a line of the story been read?
    in_story: bool,
    /// Where the blanks at the text's end begin.
    end: usize,
    /// The words that the text writes in small letters somewhere; made when first asked for.
    small: OnceCell<FxHashSet<&'t str>>,
}

impl Finder<'_> {
    fn lines(&mut self, part: Range<usize>) {
        let mut start = part.start;
        for line in self.text[part].split_inclusive('\n') {
            self.line(start, start + line.trim_end().len());
            start += line.len();
        }
    }

    fn crowd(&mut self, part: Range<usize>) {
        let crowd = self.text[part.clone()].trim_end();
        let start = part.start + blanks(crowd);
        self.push(start, part.start + crowd.len(), SegmentRole::Other);
    }

    #[inline(never)]
    fn line(&mut self, start: usize, end: usize) {
        let start = end - self.text[start..end].trim_start().len();
        if start == end {
            return;
        }
        let first = self.found.len();
        let end = self.closing_credit(start, end);
        let at = self.whole_line(start, end).unwrap_or(start);
        let at = self.teaser(at, end).unwrap_or(at);
        self.opened_from(at, start, end);
        let is_story = self.found.last().is_none_or(|s| (s.span.end as usize) < end);
        self.in_story |= is_story && !self.is_headline(start, end);
        // The line's closing credit was found before what stands in front of it.
        order::by_place(&mut self.found[first..], |s| (s.span.start, s.span.end));
        self.merge(first);
    }

    /// Is it a headline, behind which the story's first line is still to come: a short line at the top that no stop ends?
    fn is_headline(&self, start: usize, end: usize) -> bool {
        let line = &self.text[start..end];
        line.len() <= LONGEST_HEADLINE
            && !line.ends_with(['.', '!', '…', ':', ';', ',', ')'])
            && !line.ends_with(is_quote)
            && start <= LONGEST_HEADLINE
    }

    /// Takes off a teaser; where the dateline behind it begins.
    fn teaser(&mut self, at: usize, end: usize) -> Option<usize> {
        let dateline = self.behind_teaser(at, end)?;
        self.push(at, dateline - 1, SegmentRole::Other);
        Some(dateline)
    }

    /// Datelines and what phrases open in `at..end` of the line that begins at `start`, from left to right.
    fn opened_from(&mut self, mut at: usize, start: usize, end: usize) {
        let (mut opens, mut datelines) = (true, 0);
        while at < end {
            let next = self.opener(at, start, end);
            if opens
                && datelines < MOST_DATELINES
                && next.is_none_or(|n| n.0 > at)
                && let Some(stop) = self.dateline(at, end)
            {
                self.push(at, stop, SegmentRole::Dateline);
                self.in_story = true;
                at = stop;
                datelines += 1;
                continue;
            }
            let Some((from, to, role)) = next else { break };
            let credit = Some(self.credit_start(from, start)).filter(|&credit| credit >= at).unwrap_or(from);
            self.credit_and_segment(credit, from, to, role);
            opens = from == at;
            at = to + blanks(&self.text[to..end]);
        }
    }

    /// A segment, with the credit in brackets that stands before it, from `credit`.
    fn credit_and_segment(&mut self, credit: usize, from: usize, to: usize, role: SegmentRole) {
        if role == SegmentRole::Byline {
            return self.push(credit, to, role);
        }
        self.push(credit, credit + self.text[credit..from].trim_end().len(), SegmentRole::Byline);
        self.push(from, to, role);
    }

    /// Makes one of neighbours of one role: `Pewarta: … Editor: …`. Links stay apart, but for the
    /// video that a link ends with.
    fn merge(&mut self, first: usize) {
        let mut kept: Vec<Segment> = Vec::new();
        for segment in self.found.drain(first..) {
            match kept.last_mut() {
                Some(last) if is_one(self.text, *last, segment) => last.span = last.span.cover(segment.span),
                _ => kept.push(segment),
            }
        }
        self.found.append(&mut kept);
    }

    fn push(&mut self, start: usize, end: usize, role: SegmentRole) {
        if start < end {
            self.found.push(Segment { span: Span::new(start, end), role });
        }
    }
}

fn is_one(text: &str, one: Segment, two: Segment) -> bool {
    let gap = &text[one.span.end as usize..two.span.start as usize];
    let joins = one.role != SegmentRole::Related || two.span.text(text).starts_with('[');
    one.role == two.role && joins && gap.trim().is_empty()
}

/// Bytes of blanks that `text` begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Does `word` look like a medium's address or name: `KOMPAS.com`, `VIVA.co.id`, `detikInet`?
fn is_medium(word: &str) -> bool {
    const ENDS: [&str; 7] = [".com", ".id", ".co", ".net", ".tv", ".org", ".news"];
    if !word.contains('.') {
        return word.strip_prefix("detik").is_some_and(|channel| channel.starts_with(char::is_uppercase));
    }
    let lower = word.to_ascii_lowercase();
    ENDS.iter().any(|e| lower.strip_suffix(e).is_some_and(|name| name.chars().any(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The segments of the text are the stretches in `[…]` of `marked`, each with its role's letter:
    /// `[d:JAKARTA - ]`.
    #[track_caller]
    fn check(marked: &str) {
        let text: String = strip(marked);
        let found = find(&text, &text.to_ascii_lowercase(), &Lexicon::new());
        let mut shown = String::new();
        let mut at = 0;
        for segment in found {
            let letter = format!("{:?}", segment.role).to_lowercase();
            shown += &text[at..segment.span.start as usize];
            shown += &format!("[{}:{}]", &letter[..1], segment.span.text(&text));
            at = segment.span.end as usize;
        }
        assert_eq!(shown + &text[at..], marked);
    }

    fn strip(marked: &str) -> String {
        let without =
            ["[d:", "[r:", "[b:", "[c:", "[o:"].iter().fold(marked.to_owned(), |t, tag| t.replace(tag, ""));
        without.replace(']', "")
    }

    #[test]
    fn datelines() {
        check("[d:JAKARTA, WARTA.com - ]Harga naik.");
        check("[d:Jakarta (ANTARA) - ]Harga naik.");
        check("[d:Kota Padang (ANTARA) - ]Harga naik.");
        check("[d:Kabar6.com, Jakarta ]Harga naik.");
        check("[d:Kabar6.com, Kuala Lumpur ]Harga naik.");
        check("[d:WARTA.CO.ID, AL-AYUN -- ]Harga naik.");
        check("[d:WARTA.COM, JAKARTA – ]Harga naik.");
        check("[d:SURABAYA-]Harga naik.");
        check("[d:Wartajogja.com - SOLO - ]Harga naik.");
        check("[d:WARTA.CO.ID - JAKARTA. ]Harga naik.");
        check("[d:Bantul, Warta Kita - ]Harga naik.");
        check("[d:KARIMUN, WARTA.CO:]Harga naik.");
        check("[d:Kabar6.com, Jakarta]Harga naik.");
        check("[d:Kabar6.com, Kuala Lumpur]Harga naik.");
        check("[d:Kabar6.com, Jakarta-]Harga naik.");
        check("[d:WARTA.com-]Harga naik.");
        check("[d:JAKARTA, WARTA.com-]Harga naik.");
        check("[d:WARTA.COM,Jakarta-]Harga naik.");
        check("[d:Kabar6.com, Jakarta - ]eWarta naik.");
        check("[d:BANDA ACEH, WARTA.com ]Harga naik.");
        check("[d:WARTA.COM ]Harga naik.");
        check("[o:Harga akan turun, insyaallah,] [d:Banda Aceh (ANTARA) - ]Harga naik.");
        check("[b:Laporan Wartawan Warta.com Budi Santoso]\n[d:WARTA.COM, JAKARTA - ]Harga naik.");
        check("[b:Laporan Ratna Wulan | Banda Aceh]\nHarga naik.\n[o:Ikuti berita lainnya di Google News]");
        check("Laporan diterima I Made Budi.\nHarga naik.");
        check("[d:Jakarta, detikKabar - ]Harga naik.");
        check("Beras Naik di Pasar\n\n[d:JAKARTA, KOMPAS — ]Harga naik.");
        check("Beras Naik di Pasar\nSenin, 3 Februari 2025\n[d:Jakarta - ]Harga naik.");
    }

    #[test]
    fn what_only_looks_like_a_dateline() {
        check("TNI-Polri menjaga pasar.");
        check("Harga naik - dan turun lagi - pekan ini.");
        check("Pertandingan Persib - Persija berakhir seri.");
        check("Harga naik.\nJakarta - Bandung macet.");
        check("Harga naik.\nBantul, Warta Kita - Harga turun.");
        check("[d:WARTA.CO.ID - ]Bupati DEWI. Harga naik.");
        check("Warta.com Tbk naik.");
        check("Warta.com, TikTok naik.");
        check("Wartawan (ANTARA) - tiba.");
    }

    #[test]
    fn links_on_their_own_line_and_in_the_middle() {
        check("Harga naik.\n[r:Baca juga: Harga Beras Naik di Pasar]\nWarga mengeluh.");
        check("Harga naik. [r:Baca juga: Harga Beras Naik di Pasar Induk] Warga mengeluh.");
        check("Harga naik. [r:Baca Juga: Beras Langka Jelang Lebaran] Menurut Budi, stok aman.");
        check("Harga naik. [r:Baca juga: Bupati jelaskan soal beras di pasar] “Stok aman,” katanya.");
        check("Harga naik. [r:Baca juga: Bupati janjikan beras] [r:Baca juga: Pedagang menunggu beras]");
        check("Harga naik. [r:Baca juga: 7\" Layar Baru di Pasar Induk] Warga mengeluh.");
        check(
            "Harga naik. [r:Baca juga: Harga Beras Naik di PasarWarga] mengeluh."
                .replace("Warga]", "]Warga")
                .as_str(),
        );
        check("Pasar Kota Lama [r:Baca juga: Bupati janjikan beras]");
        check("Harga naik.\n[r:Tonton juga \"Beras Langka\" di sini:]");
    }

    #[test]
    fn credits_and_leftovers() {
        check("Harga naik. [b:(abc/def)]");
        check("\"Harga naik,\" katanya. [b:(*)]");
        check("Harga naik. [b:(ABC/DEF)]");
        check("Harga naik. (ABC)");
        check("Harga naik.\n[b:(Budi Santoso)]");
        check("Ketua Perhimpunan Pedagang Pasar (PPP)\nHarga naik.");
        check("Harga naik.\n[o:ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT]\nWarga mengeluh.");
        check("Harga naik.\n[o:Loading...Ikuti Whatsapp Channel Warta]\nWarga mengeluh.");
        check("Harga naik.\n[o:Akses TribunSolo.com di gawai]\nWarga mengeluh.");
        check("Harga naik.\n[c:Pedagang menata beras di pasar. (Foto: Budi)]\nWarga mengeluh.");
        check("Harga naik. [b:Pewarta: Budi Santoso Editor: Siti Aminah]");
        check("[d:(WARTA.com - ]Budi) [r:Baca juga: Harga Beras]");
        check(
            "Harga naik. [b:Editor: Siti A] [o:PT Warta Kota\nJl. Melati No. 4\nSolo 57111\n(0271) 555000\nwarta@contoh.id ©2025 Warta]",
        );
    }
}
