//! Annotated text of all sorts, as one type.
//!
//! Decides how the formats of `../shared` are read and how a name's place becomes tokens.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

use crate::document::{Document, TokenRange};
use crate::lexicon::Lexicon;
use crate::mentions::Kind;
use crate::segments::{Segment, SegmentRole};
use crate::span::Span;

/// A text with its names.
#[derive(Debug, Clone, Default)]
pub struct Annotated {
    /// Its id in the corpus.
    pub id: String,
    /// The text.
    pub text: String,
    /// What is not the story.
    pub segments: Vec<Segment>,
    /// The words in which the corpus gives it; none where it gives the text as it is.
    pub words: Vec<Span>,
    /// Every name; bytes.
    pub names: Vec<(Span, Kind)>,
    /// For each name the number of its entity; empty where the corpus has no entities.
    pub entities: Vec<u32>,
    /// Every role and the entity whose it is; bytes.
    pub roles: Vec<(Span, u32)>,
    /// Every nominal mention and its entity; bytes.
    pub nominals: Vec<(Span, u32)>,
}

impl Annotated {
    /// The text, cut up.
    #[must_use]
    pub fn document<'t>(&'t self, lexicon: &Lexicon) -> Document<'t> {
        Document::with_segments(&self.text, self.segments.clone(), lexicon)
    }

    /// The names as tokens of `document`; a name that ends within a token is left out.
    #[must_use]
    pub fn tokens(&self, document: &Document) -> Vec<(TokenRange, Kind)> {
        let tokens = |&(span, kind): &(Span, Kind)| {
            let run = document.tokens_in(span);
            (!run.is_empty() && document.span(run) == span).then_some((run, kind))
        };
        self.names.iter().filter_map(tokens).collect()
    }
}

#[derive(Deserialize)]
struct GoldArticle {
    id: String,
    text: String,
    segments: Vec<GoldSegment>,
    entities: Vec<GoldEntity>,
    roles: Vec<GoldRole>,
}

#[derive(Deserialize)]
struct GoldRole {
    entity: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct GoldSegment {
    role: String,
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct GoldEntity {
    id: String,
    kind: String,
    mentions: Vec<GoldMention>,
}

#[derive(Deserialize)]
struct GoldMention {
    form: String,
    start: usize,
    end: usize,
}

/// Reads articles as `gold.py export` writes them.
///
/// # Errors
/// If the file cannot be read or is something else.
pub fn gold(path: &Path) -> io::Result<Vec<Annotated>> {
    BufReader::new(File::open(path)?)
        .lines()
        .map(|line| Ok(serde_json::from_str::<GoldArticle>(&line?)?.into()))
        .collect()
}

impl From<GoldArticle> for Annotated {
    fn from(article: GoldArticle) -> Self {
        let bytes = byte_offsets(&article.text);
        let span = |start: usize, end: usize| Span::new(bytes[start], bytes[end]);
        let segments = article
            .segments
            .iter()
            .map(|s| Segment { span: span(s.start, s.end), role: segment_role(&s.role) })
            .collect();
        let number = |id: &str| article.entities.iter().position(|e| e.id == id).unwrap_or_default() as u32;
        let (mut named, mut nominals) = (Vec::new(), Vec::new());
        for (entity, e) in (0..).zip(&article.entities) {
            for m in &e.mentions {
                match m.form.as_str() {
                    "name" => named.push((span(m.start, m.end), kind(&e.kind), entity)),
                    _ => nominals.push((span(m.start, m.end), entity)),
                }
            }
        }
        named.sort();
        nominals.sort();
        Self {
            segments,
            words: Vec::new(),
            nominals,
            roles: article.roles.iter().map(|r| (span(r.start, r.end), number(&r.entity))).collect(),
            names: named.iter().map(|&(span, kind, _)| (span, kind)).collect(),
            entities: named.iter().map(|&(.., entity)| entity).collect(),
            id: article.id,
            text: article.text,
        }
    }
}

/// For each UTF-16 offset its byte offset.
pub(super) fn byte_offsets(text: &str) -> Vec<usize> {
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (i, c) in text.char_indices() {
        offsets.extend(std::iter::repeat_n(i, c.len_utf16()));
    }
    offsets.push(text.len());
    offsets
}

pub(super) fn segment_role(name: &str) -> SegmentRole {
    match name {
        "dateline" => SegmentRole::Dateline,
        "related" => SegmentRole::Related,
        "byline" => SegmentRole::Byline,
        "caption" => SegmentRole::Caption,
        _ => SegmentRole::Other,
    }
}

pub(super) fn kind(name: &str) -> Kind {
    match name {
        "person" | "PER" | "PERSON" | "P" => Kind::Person,
        "organisation" | "ORG" | "ORGANISATION" | "O" => Kind::Organisation,
        _ => Kind::Place,
    }
}

/// Reads sentences with one `word TAB label` a line (`B-PER`, `I-PER`, `O`), blank lines between.
///
/// # Errors
/// If the file cannot be read.
pub fn conll(path: &Path) -> io::Result<Vec<Annotated>> {
    let text = fs::read_to_string(path)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let sentences = text.split("\n\n").map(str::trim).filter(|s| !s.is_empty());
    Ok(sentences.enumerate().map(|(i, s)| sentence(format!("{name}-{i}"), s)).collect())
}

/// `sentence` without the known faults of IDNer and NERGrit: schools that are places, brackets inside
/// people's names, countries left out where they stand alone.
#[must_use]
pub fn repaired(mut sentence: Annotated, lexicon: &Lexicon) -> Annotated {
    for (span, kind) in sentence.names.iter_mut().filter(|(_, kind)| *kind == Kind::Place) {
        let first = span.text(&sentence.text).split_once(' ').map(|(first, _)| first.to_lowercase());
        if first.is_some_and(|word| lexicon.organisation_words.has(&word)) {
            *kind = Kind::Organisation;
        }
    }
    sentence.names = sentence.names.iter().flat_map(|&name| without_brackets(&sentence.text, name)).collect();
    let missing = countries(&sentence, lexicon);
    sentence.names.extend(missing);
    sentence.names.sort();
    sentence
}

/// A person's name, and the one in brackets at its end.
fn without_brackets(text: &str, (span, kind): (Span, Kind)) -> Vec<(Span, Kind)> {
    let name = span.text(text);
    let Some((one, two)) = name.strip_suffix(')').and_then(|n| n.split_once(" (")) else {
        return vec![(span, kind)];
    };
    let start = span.start as usize;
    let one = (Span::new(start, start + one.len()), kind);
    let inner = start + one.0.len() + 2;
    if kind == Kind::Person {
        vec![one, (Span::new(inner, inner + two.len()), kind)]
    } else {
        vec![(span, kind)]
    }
}

/// The countries that stand between small words and are no name yet.
fn countries(sentence: &Annotated, lexicon: &Lexicon) -> Vec<(Span, Kind)> {
    let document = sentence.document(lexicon);
    let capital =
        |i: Option<usize>| i.is_some_and(|i| i < document.tokens.len() && document.is_capitalised(i));
    let is_missing = |&i: &usize| {
        let span = document.tokens[i].span;
        let free = sentence.names.iter().all(|(name, _)| name.end <= span.start || span.end <= name.start);
        free && capital(Some(i))
            && !capital(i.checked_sub(1))
            && !capital(Some(i + 1))
            && lexicon.countries.has(document.lower(i))
    };
    let found = (0..document.tokens.len()).filter(is_missing);
    found.map(|i| (document.tokens[i].span, Kind::Place)).collect()
}

/// A sentence with its words set as a newspaper would.
fn sentence(id: String, lines: &str) -> Annotated {
    let mut out = Annotated { id, ..Annotated::default() };
    for (word, label) in lines.lines().filter_map(|l| l.split_once('\t')) {
        if wants_blank(&out.text, word) {
            out.text.push(' ');
        }
        let start = out.text.len();
        out.text.push_str(word);
        let word = Span::new(start, out.text.len());
        out.words.push(word);
        match (label.split_once('-'), out.names.last_mut()) {
            (Some(("I", _)), Some((name, _))) => *name = name.cover(word),
            (Some((_, what)), _) => out.names.push((word, kind(what))),
            (None, _) => {}
        }
    }
    out
}

fn wants_blank(before: &str, word: &str) -> bool {
    let opens = before.is_empty() || before.ends_with(['(', '[', '“', '/']);
    let closes = word.starts_with([')', ']', ',', '.', ';', ':', '?', '!', '”', '/', '%']);
    !opens && !closes
}
