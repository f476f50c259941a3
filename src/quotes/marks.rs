//! Quotation marks to pairs, missing marks made good.
//!
//! Decides which mark opens and which closes, by all that stands beside it: blanks, glyph,
//! punctuation, cue, paragraph; never by counting alone. A cheapest path over marks and paragraphs'
//! ends, so that a stray mark costs its own quote and no other. Leaves to [`super::direct`] which
//! pairs hold somebody's words.

use super::cues::Form;
use super::reading::Reading;
use crate::document::{TokenKind, TokenRange};
use crate::tokenize::is_double_quote;

/// Two marks, or one whose partner is missing, and what is between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// What is between the marks; never empty.
    pub inner: TokenRange,
    /// From the opening mark to the closing one, as far as they are there.
    pub outer: TokenRange,
    /// Double marks, or what stands for them.
    pub double: bool,
}

impl Pair {
    /// Is the opening mark missing?
    #[must_use]
    pub fn lacks_opening(&self) -> bool {
        self.inner.start == self.outer.start
    }

    /// Is the closing mark missing?
    #[must_use]
    pub fn lacks_closing(&self) -> bool {
        self.inner.end == self.outer.end
    }
}

/// What a mark that pairs with nothing costs; other costs are in proportion. A clearly placed mark
/// costs nothing, one that stands as its opposite should costs nearly as much as a stray one.
const STRAY: f32 = 4.5;
/// A single mark may as well be an apostrophe or a foot, a broken one a question mark.
const STRAY_SINGLE: f32 = 1.0;
const STRAY_BROKEN: f32 = 1.2;
/// An opening mark whose partner is missing at the end of its paragraph, and before another one.
const UNCLOSED: f32 = 2.5;
const REOPENED: f32 = 3.0;
/// A quote that goes on over the end of a paragraph without a mark.
const RUN_ON: f32 = 1.5;
/// A single mark that closes what a double one opened.
const ODD: f32 = 2.0;
/// A closing mark whose partner is missing.
const UNOPENED: f32 = 3.5;
/// Tokens of a quote that nobody wonders at, and the cost of each one beyond.
const LONG: usize = 150;
const PER_TOKEN: f32 = 0.02;

/// The pairs of a document, in order, non-overlapping.
#[must_use]
pub fn pairs(reading: &Reading) -> Vec<Pair> {
    Marks::new(reading).pairs()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double = 1,
    Single = 2,
    /// A question mark where an unreadable quotation mark was: `?Kami siap,? kata Budi`.
    Broken = 3,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Its tokens; for the end of a paragraph the empty run before the next one.
    tokens: TokenRange,
    /// `None` for the end of a paragraph.
    family: Option<Family>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Open,
    Close,
    /// Opens, and what was open before ends here.
    Reopen,
    /// Closes what was never opened.
    CloseAlone,
    /// The end of a paragraph, where what was open ends.
    Drop,
    Skip,
}

/// The cheapest way so far to be in some state: out of quotes, or inside one of a family.
#[derive(Debug, Clone, Copy)]
struct Path {
    cost: f32,
    /// The token behind the mark that is open.
    since: usize,
}

/// What it costs to take a mark for an opening one, and for a closing one.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    opening: f32,
    closing: f32,
}

const STATES: usize = 4;

struct Marks<'a> {
    reading: &'a Reading<'a>,
    marks: Vec<Mark>,
    /// Do opening and closing glyphs both occur? Where one serves at both ends (`”…”`), it says nothing.
    has_sides: bool,
}

impl<'a> Marks<'a> {
    fn new(reading: &'a Reading<'a>) -> Self {
        let mut marks: Vec<Mark> = Vec::new();
        for paragraph in &reading.document.paragraphs {
            let has_broken = paragraph.tokens.range().any(|i| opens_broken(reading, i));
            for i in paragraph.tokens.range() {
                let Some(family) = family(reading, i, has_broken) else { continue };
                match marks.last_mut() {
                    Some(last) if is_one_mark(reading, *last, i, family) => {
                        last.tokens.end = i as u32 + 1;
                        last.family = Some(Family::Double);
                    }
                    _ => marks.push(Mark { tokens: TokenRange::new(i, i + 1), family: Some(family) }),
                }
            }
            let end = paragraph.tokens.end;
            marks.push(Mark { tokens: TokenRange { start: end, end }, family: None });
        }
        let mut marks = Self { reading, marks, has_sides: false };
        let has = |wanted: fn(char) -> bool| {
            marks.marks.iter().any(|m| m.family == Some(Family::Double) && wanted(marks.glyph(*m)))
        };
        marks.has_sides = has(is_opening) && has(is_closing);
        marks
    }

    fn pairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        let mut open: Option<Mark> = None;
        let mut floor = 0;
        for (&mark, act) in self.marks.iter().zip(self.acts()) {
            if matches!(act, Act::Reopen | Act::Close | Act::Drop) {
                let end = if act == Act::Close { Some(mark) } else { None };
                pairs.extend(open.take().and_then(|o| self.pair(Some(o), end, floor, mark)));
            }
            match act {
                Act::Open | Act::Reopen => open = Some(mark),
                Act::CloseAlone => pairs.extend(self.pair(None, Some(mark), floor, mark)),
                Act::Close | Act::Drop | Act::Skip => {}
            }
            if act != Act::Skip || mark.family.is_none() {
                floor = mark.tokens.end as usize;
            }
        }
        pairs
    }

    /// What `open` and `close` hold. A missing opening is the first token of the sentence, or of those
    /// before it that hold no cue, not before `floor`; a missing closing is before the cue, else at `limit`.
    fn pair(&self, open: Option<Mark>, close: Option<Mark>, floor: usize, limit: Mark) -> Option<Pair> {
        let start = match (open, close) {
            (Some(open), _) => open.tokens.end as usize,
            (None, Some(close)) => self.missing_opening(close, floor),
            (None, None) => return None,
        };
        let limit = limit.tokens.start as usize;
        let end = close.map_or_else(|| self.missing_closing(start, limit), |c| c.tokens.start as usize);
        if start >= end {
            return None;
        }
        let first = open.map_or(start, |o| o.tokens.start as usize);
        let last = close.map_or(end, |c| c.tokens.end as usize);
        let double = open.or(close).is_some_and(|m| m.family != Some(Family::Single));
        Some(Pair { inner: TokenRange::new(start, end), outer: TokenRange::new(first, last), double })
    }

    fn missing_opening(&self, close: Mark, floor: usize) -> usize {
        let before = (close.tokens.start as usize).saturating_sub(1);
        let document = self.reading.document;
        let mut start = before;
        let mut sentence = document.sentence_of(before).index();
        loop {
            let tokens = document.sentences[sentence].tokens.range();
            if tokens.start < floor {
                return floor;
            }
            if start != before && tokens.clone().any(|i| self.reading.cues[i].is_some()) {
                return start;
            }
            start = tokens.start;
            if sentence == 0 {
                return start;
            }
            sentence -= 1;
        }
    }

    /// Behind the comma of the first `, kata X` before `limit`, else `limit`.
    fn missing_closing(&self, start: usize, limit: usize) -> usize {
        (start + 1..limit)
            .find(|&i| self.reading.form(i) == Some(Form::After) && self.reading.is_comma(i - 1))
            .unwrap_or(limit)
    }

    /// What each mark does, by the cheapest path.
    fn acts(&self) -> Vec<Act> {
        let mut paths = [Path { cost: f32::INFINITY, since: 0 }; STATES];
        paths[0].cost = 0.0;
        let mut back: Vec<[(usize, Act); STATES]> = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            let as_one = self.cost(*mark);
            let mut next = [Path { cost: f32::INFINITY, since: 0 }; STATES];
            let mut from = [(0, Act::Skip); STATES];
            for (state, path) in paths.iter().enumerate().filter(|(_, p)| p.cost.is_finite()) {
                self.steps(state, *path, *mark, as_one, |to, cost, act| {
                    if path.cost + cost < next[to].cost {
                        let opens = matches!(act, Act::Open | Act::Reopen);
                        let since = if opens { mark.tokens.end as usize } else { path.since };
                        next[to] = Path { cost: path.cost + cost, since };
                        from[to] = (state, act);
                    }
                });
            }
            back.push(from);
            paths = next;
        }
        trace(&back)
    }

    /// Offers every way on from `state` over `mark`, with its cost; `as_one` is what the mark itself costs.
    fn steps(
        &self,
        state: usize,
        path: Path,
        mark: Mark,
        as_one: Cost,
        mut offer: impl FnMut(usize, f32, Act),
    ) {
        let Some(family) = mark.family else {
            if state == 0 {
                return offer(0, 0.0, Act::Skip);
            }
            offer(0, UNCLOSED, Act::Drop);
            if !self.reading.is_parted(mark.tokens.start as usize) {
                offer(state, RUN_ON, Act::Skip);
            }
            return;
        };
        let long = (mark.tokens.start as usize - path.since).saturating_sub(LONG) as f32 * PER_TOKEN;
        if state == 0 {
            offer(family as usize, as_one.opening, Act::Open);
            offer(0, stray(family), Act::Skip);
            if family == Family::Double {
                offer(0, UNOPENED + as_one.closing, Act::CloseAlone);
            }
        } else if state == family as usize {
            offer(0, as_one.closing + long, Act::Close);
            offer(state, stray(family), Act::Skip);
            offer(state, REOPENED + as_one.opening, Act::Reopen);
        } else {
            offer(state, if family == Family::Double { STRAY } else { 0.0 }, Act::Skip);
            offer(0, ODD + as_one.closing + long, Act::Close);
        }
    }

    /// What `mark` costs as either; nothing for the end of a paragraph, which is none.
    fn cost(&self, mark: Mark) -> Cost {
        if mark.family.is_none() {
            return Cost::default();
        }
        let sides = self.sides(mark);
        Cost { opening: self.opening(mark, &sides), closing: self.closing(mark, &sides) }
    }

    /// What it costs to take `mark` for an opening one.
    fn opening(&self, mark: Mark, side: &Sides) -> f32 {
        let blanks = match (side.glued_before, side.glued_behind) {
            (false, true) => 0.0,
            (false, false) => 1.0,
            (true, true) => 1.5,
            (true, false) => 3.0,
        };
        let glyph = self.glyph_cost(mark, is_opening, is_closing);
        let fresh =
            if side.before.is_none_or(|w| matches!(w, "," | ":" | "." | "!" | "?")) { 0.0 } else { 0.5 };
        let cue = if side.cue_behind { 3.0 } else { 0.0 };
        let wrong =
            if side.behind.is_none_or(|w| matches!(w, "," | "." | "!" | "?" | ")")) { 3.0 } else { 0.0 };
        blanks + glyph + fresh + cue + wrong
    }

    /// What it costs to take `mark` for a closing one.
    fn closing(&self, mark: Mark, side: &Sides) -> f32 {
        let blanks = match (side.glued_before, side.glued_behind) {
            (true, false) => 0.0,
            (false, false) => 1.0,
            (true, true) => 1.0,
            (false, true) => 3.0,
        };
        let glyph = self.glyph_cost(mark, is_closing, is_opening);
        let stop =
            if side.before.is_some_and(|w| matches!(w, "," | "." | "!" | "?" | "…")) { 0.0 } else { 0.5 };
        let cue = if side.cue_behind { -1.5 } else { 0.0 };
        let wrong = match side.before {
            None | Some(":" | "(") => 4.0,
            // Inches.
            Some(w) if w.ends_with(|c: char| c.is_ascii_digit()) => 2.0,
            _ => 0.0,
        };
        blanks + glyph + stop + cue + wrong
    }

    fn glyph_cost(&self, mark: Mark, right: fn(char) -> bool, wrong: fn(char) -> bool) -> f32 {
        let sides = self.has_sides || mark.family == Some(Family::Single);
        match self.glyph(mark) {
            c if sides && right(c) => 0.0,
            c if sides && wrong(c) => 1.5,
            _ => 0.3,
        }
    }

    fn glyph(&self, mark: Mark) -> char {
        self.reading.document.word(mark.tokens.start as usize).chars().next().unwrap_or('"')
    }

    fn sides(&self, mark: Mark) -> Sides<'a> {
        let (first, next) = (mark.tokens.start as usize, mark.tokens.end as usize);
        let tokens = &self.reading.document.tokens;
        let paragraph = self.reading.paragraph(first);
        let has_before = first > paragraph.start;
        let has_behind = next < paragraph.end;
        let comma = has_behind && self.reading.is_comma(next);
        let word = next + usize::from(comma);
        Sides {
            before: has_before.then(|| self.reading.document.word(first - 1)),
            behind: has_behind.then(|| self.reading.document.word(next)),
            glued_before: has_before && tokens[first].glued,
            glued_behind: has_behind && tokens[next].glued,
            cue_behind: word < paragraph.end
                && self.reading.form(word) == Some(Form::After)
                && !self.reading.document.is_capitalised(word),
        }
    }
}

fn is_opening(glyph: char) -> bool {
    matches!(glyph, '“' | '‘' | '„' | '«')
}

fn is_closing(glyph: char) -> bool {
    matches!(glyph, '”' | '’' | '»')
}

/// What stands beside a mark, inside its paragraph.
struct Sides<'t> {
    before: Option<&'t str>,
    behind: Option<&'t str>,
    glued_before: bool,
    glued_behind: bool,
    cue_behind: bool,
}

fn stray(family: Family) -> f32 {
    match family {
        Family::Double => STRAY,
        Family::Single => STRAY_SINGLE,
        Family::Broken => STRAY_BROKEN,
    }
}

/// The acts along the cheapest path, from its end backwards.
fn trace(back: &[[(usize, Act); STATES]]) -> Vec<Act> {
    // The last mark is the end of a paragraph, where nothing stays open.
    let mut state = 0;
    let mut acts: Vec<Act> = Vec::with_capacity(back.len());
    for from in back.iter().rev() {
        let (before, act) = from[state];
        acts.push(act);
        state = before;
    }
    acts.reverse();
    acts
}

/// Does token `i` go on the mark `last`: two single marks in place of a double one, or the same mark
/// typed twice? Two double ones with no blank on either side end a quote and begin the next: `berangkat.""Kami`.
fn is_one_mark(reading: &Reading, last: Mark, i: usize, family: Family) -> bool {
    let (document, tokens) = (reading.document, &reading.document.tokens);
    let is_amid = || {
        i > 0
            && tokens[i - 1].glued
            && tokens.get(i + 1).is_some_and(|next| next.glued)
            && document.word(i - 1) == document.word(i)
    };
    let is_next = last.tokens.end as usize == i && tokens[i].glued && last.family == Some(family);
    is_next && !(family == Family::Double && is_amid())
}

fn family(reading: &Reading, i: usize, has_broken: bool) -> Option<Family> {
    let word = reading.document.word(i);
    match reading.document.tokens[i].kind {
        TokenKind::Quote if word.starts_with(is_double_quote) => Some(Family::Double),
        TokenKind::Quote => Some(Family::Single),
        TokenKind::Mark if word == "?" && (has_broken || closes_broken(reading, i)) => Some(Family::Broken),
        _ => None,
    }
}

/// A question mark that no question explains: glued to the word behind it, not to the one before.
fn opens_broken(reading: &Reading, i: usize) -> bool {
    let tokens = &reading.document.tokens;
    let glued = tokens.get(i + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
    reading.document.word(i) == "?" && !tokens[i].glued && glued
}

/// A question mark behind a comma.
fn closes_broken(reading: &Reading, i: usize) -> bool {
    i > 0 && reading.document.tokens[i].glued && matches!(reading.document.word(i - 1), ",")
        || i > 1 && reading.document.word(i - 1) == "?" && reading.document.word(i - 2) == ","
}
