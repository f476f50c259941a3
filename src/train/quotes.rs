//! The quotes' model: what the annotators chose, learned.
//!
//! Decides which choices of [`crate::quotes`] an annotated article shows. Leaves the features to
//! that module and the learning to [`super::choices`].

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::choices::{Choice, learn};
use super::corpora::{self, Annotated};
use super::marked::{self, Said};
use crate::analysis::Analysis;
use crate::document::Document;
use crate::entities::{Entity, EntityId, Form, Linker, Mention};
use crate::lexicon::Lexicon;
use crate::mentions::{Finder, Kind, Mentions, Name};
use crate::model::{Features, Model};
use crate::quotes::cast::{Cast, History};
use crate::quotes::direct::{Candidate, Direct};
use crate::quotes::indirect::{Place, SIDES, begin_lane};
use crate::quotes::reading::Reading;
use crate::quotes::scorer::{Key, Lane, key, mix};
use crate::quotes::speakers::Scene;
use crate::quotes::{Found, QuoteKind, Quoter, marks, zones};
use crate::segments::Segment;
use crate::span::Span;
use crate::tagger::TaggedName;
use crate::wire::WireAnalysis;

/// The model, from the annotated articles of `shared` and those that are marked, for entities as `finder` and `linker` make them.
///
/// # Errors
/// If they cannot be read.
pub fn train(shared: &Path, finder: Finder, linker: Linker) -> io::Result<Model> {
    let stages = Stages { lexicon: Lexicon::new(), finder, linker };
    let articles = read(&shared.join("gold/train.jsonl"))?;
    let articles = articles.into_iter().chain(marked_articles(shared, &stages.lexicon)?);
    let choices: Vec<Choice> = articles.flat_map(|a| a.choices(&stages)).collect();
    Ok(learn(&choices))
}

/// The articles of raw text in which all is marked.
fn marked_articles(shared: &Path, lexicon: &Lexicon) -> io::Result<Vec<Article>> {
    Ok(marked::articles(shared, lexicon)?.into_iter().map(Article::from).collect())
}

/// Writes what models that never saw an article say of it, the names being given: one analysis a
/// line, for `gold/score.py`. Each of `folds` parts is judged by a model of the others.
///
/// # Errors
/// If a file cannot be read or written.
pub fn held_out(shared: &Path, out: &Path, folds: usize) -> io::Result<()> {
    let stages = Stages::default();
    let articles = read(&shared.join("gold/train.jsonl"))?;
    let choices: Vec<Vec<Choice>> = articles.iter().map(|a| a.choices(&stages)).collect();
    let marked = marked_articles(shared, &stages.lexicon)?;
    let marked: Vec<Choice> = marked.iter().flat_map(|a| a.choices(&stages)).collect();
    let mut out = io::BufWriter::new(File::create(out)?);
    for fold in 0..folds {
        let others = choices.iter().enumerate().filter(|(i, _)| i % folds != fold);
        let seen: Vec<Choice> = others.flat_map(|(_, c)| c).chain(&marked).cloned().collect();
        let quoter = Quoter::with_model(learn(&seen));
        for article in articles.iter().skip(fold).step_by(folds) {
            article.answer(&quoter, &stages.lexicon, &mut out)?;
        }
    }
    out.flush()
}

/// Writes what `quoter` says of the articles at `path`, the names being given.
///
/// # Errors
/// If a file cannot be read or written.
pub fn judge(path: &Path, out: &Path, quoter: &Quoter) -> io::Result<()> {
    let lexicon = Lexicon::new();
    let mut out = io::BufWriter::new(File::create(out)?);
    for article in read(path)? {
        article.answer(quoter, &lexicon, &mut out)?;
    }
    out.flush()
}

/// The stages before this one, as the engine has them.
#[derive(Default)]
struct Stages {
    lexicon: Lexicon,
    finder: Finder,
    linker: Linker,
}

/// An annotated article; places in bytes.
struct Article {
    id: String,
    text: String,
    segments: Vec<Segment>,
    entities: Vec<GoldNames>,
    quotes: Vec<GoldQuote>,
}

struct GoldNames {
    id: String,
    kind: Kind,
    name: String,
    mentions: Vec<(Span, Form)>,
    roles: Vec<Span>,
}

struct GoldQuote {
    span: Span,
    kind: QuoteKind,
    speaker: String,
    cue: Option<Span>,
}

impl Article {
    fn document(&self, lexicon: &Lexicon) -> Document<'_> {
        Document::with_segments(&self.text, self.segments.clone(), lexicon)
    }

    /// The annotated names, as the tagger would give them.
    fn mentions(&self, document: &Document) -> Mentions {
        let mut names: Vec<Name> = Vec::new();
        for entity in &self.entities {
            for &(span, _) in entity.mentions.iter().filter(|m| m.1 == Form::Name) {
                let tokens = document.tokens_in(span);
                if !tokens.is_empty() {
                    names.push(Name { span, tokens, kind: entity.kind, confidence: 1.0 });
                }
            }
        }
        names.sort_by_key(|n| n.span);
        Mentions { names, ..Mentions::default() }
    }

    fn entities(&self) -> Vec<Entity> {
        let mention = |&(span, form): &(Span, Form)| Mention { span, form, confidence: 1.0 };
        self.entities
            .iter()
            .map(|e| Entity {
                kind: e.kind,
                name: e.name.clone(),
                aliases: Vec::new(),
                mentions: e.mentions.iter().map(mention).collect(),
                roles: e.roles.clone(),
            })
            .collect()
    }

    fn answer(&self, quoter: &Quoter, lexicon: &Lexicon, out: &mut impl Write) -> io::Result<()> {
        let document = self.document(lexicon);
        let (mentions, entities) = (self.mentions(&document), self.entities());
        let quotes = quoter.find(&document, &mentions, &entities, lexicon);
        let analysis = Analysis { segments: self.segments.clone(), entities, quotes, figures: Vec::new() };
        let analysis = WireAnalysis::new(&self.text, &analysis);
        serde_json::to_writer(&mut *out, &Answer { id: &self.id, analysis })?;
        out.write_all(b"\n")
    }

    fn choices(&self, stages: &Stages) -> Vec<Choice> {
        let lexicon = &stages.lexicon;
        let document = self.document(lexicon);
        let (mentions, entities) = (self.mentions(&document), self.entities());
        let reading = Reading::new(&document, &mentions, &entities, lexicon);
        let mut choices = Vec::new();
        let directs = self.pairs(&reading, &mut choices);
        self.clauses(&reading, &directs, &mut choices);
        let ids: Vec<_> = (0..entities.len()).map(|i| Some(EntityId(i as u32))).collect();
        self.speakers(&reading, &ids, &mut choices);
        for drop in 0..2 {
            let names = self.tagged(&document, drop);
            let mentions = stages.finder.find(&document, names, lexicon);
            let entities = stages.linker.link(&document, &mentions, lexicon);
            let ids = self.align(&entities);
            self.speakers(&Reading::new(&document, &mentions, &entities, lexicon), &ids, &mut choices);
        }
        choices
    }

    /// The annotated names as a tagger would find them that misses about one in ten; `drop` picks which.
    fn tagged(&self, document: &Document, drop: u32) -> Vec<TaggedName> {
        let names = self.mentions(document).names.into_iter();
        names
            .filter(|n| {
                let text = key(drop, n.span.text(&self.text));
                !text.is_multiple_of(16) && !mix(drop, text, n.span.start).is_multiple_of(20)
            })
            .map(|n| TaggedName { tokens: n.tokens, kind: n.kind, confidence: n.confidence })
            .collect()
    }

    /// For each annotated entity the one of `entities` that shares most of its names.
    fn align(&self, entities: &[Entity]) -> Vec<Option<EntityId>> {
        let mut at = FxHashMap::default();
        for (i, entity) in entities.iter().enumerate() {
            at.extend(entity.mentions.iter().filter(|m| m.form == Form::Name).map(|m| (m.span, i)));
        }
        let best = |gold: &GoldNames| {
            let mut votes: FxHashMap<usize, u32> = FxHashMap::default();
            let names = gold.mentions.iter().filter(|m| m.1 == Form::Name);
            names.filter_map(|m| at.get(&m.0)).for_each(|&i| *votes.entry(i).or_default() += 1);
            let best = votes.into_iter().max_by_key(|&(i, n)| (n, std::cmp::Reverse(i)));
            best.map(|(i, _)| EntityId(i as u32))
        };
        self.entities.iter().map(best).collect()
    }

    /// Who said what, the quotes being given; `ids` are the annotated entities'.
    fn speakers(&self, reading: &Reading, ids: &[Option<EntityId>], choices: &mut Vec<Choice>) {
        let cast = Cast::new(reading);
        let mut history = History::default();
        for quote in &self.quotes {
            let Some(found) = quote.found(reading) else { continue };
            let id = self.entities.iter().position(|e| e.id == quote.speaker).and_then(|i| ids[i]);
            let scene = Scene::new(&cast, &found, &history);
            if let Some(right) = scene.candidates.iter().position(|c| c.entity == id) {
                let keys = |c| (Lane::Speaker, collect(|seen| scene.features(c, seen)));
                choices.push(Choice { candidates: scene.candidates.iter().map(keys).collect(), right });
            }
            history.add(&found, id, 1.0);
        }
    }

    /// Which pairs of marks are quotes; gives those that are.
    fn pairs(&self, reading: &Reading, choices: &mut Vec<Choice>) -> Vec<Direct> {
        let mut directs: Vec<Direct> = Vec::new();
        for pair in marks::pairs(reading) {
            let candidate = Candidate::new(reading, pair, directs.last());
            let span = reading.document.span(pair.inner);
            let right = self.direct().any(|q| overlap(q.span, span) >= 0.7);
            let keys = collect(|seen| candidate.features(seen));
            choices.push(yes_or_no(Lane::Pair, keys, right));
            if right {
                directs.push(candidate.direct());
            }
        }
        directs
    }

    fn direct(&self) -> impl Iterator<Item = &GoldQuote> {
        self.quotes.iter().filter(|q| q.kind == QuoteKind::Direct)
    }

    /// Which cues report, and from where to where.
    fn clauses(&self, reading: &Reading, directs: &[Direct], choices: &mut Vec<Choice>) {
        for zone in zones::zones(reading, directs) {
            for i in zone.tokens.range().filter(|&i| directs.iter().all(|d| d.cue != Some(i))) {
                let Some(place) = Place::new(reading, zone, i) else { continue };
                let token = reading.document.tokens[i].span;
                let gold = self.clauses_of(token).next();
                let is_nested = self.quotes.iter().any(|q| q.span.contains(token));
                if gold.is_some() || !is_nested {
                    choices.push(side_choice(&place, gold.map(|q| side(q.span, token))));
                }
                if let Some(quote) = gold {
                    boundary_choices(reading, &place, quote.span, side(quote.span, token), choices);
                }
            }
        }
    }

    fn clauses_of(&self, cue: Span) -> impl Iterator<Item = &GoldQuote> {
        self.quotes
            .iter()
            .filter(move |q| q.kind != QuoteKind::Direct && q.cue.is_some_and(|c| c.contains(cue)))
    }
}

impl GoldQuote {
    /// As the finder would give it.
    fn found(&self, reading: &Reading) -> Option<Found> {
        let content = reading.document.tokens_in(self.span);
        let cue = self.cue.map(|c| reading.document.tokens_in(c).range());
        let cue = cue.and_then(|mut tokens| tokens.find(|&i| reading.cues[i].is_some()));
        (!content.is_empty()).then_some(Found { content, kind: self.kind, cue, silent: false })
    }
}

fn side(quote: Span, cue: Span) -> Lane {
    if quote.contains(cue) {
        Lane::Around
    } else if quote.start >= cue.end {
        Lane::Behind
    } else {
        Lane::Before
    }
}

fn side_choice(place: &Place, side: Option<Lane>) -> Choice {
    let keys = collect(|seen| place.features(seen));
    let mut candidates = vec![(Lane::Behind, Vec::new())];
    candidates.extend(SIDES.map(|s| (s, keys.clone())));
    let right = side.and_then(|side| SIDES.iter().position(|&s| s == side)).map_or(0, |i| i + 1);
    Choice { candidates, right }
}

fn boundary_choices(reading: &Reading, place: &Place, quote: Span, side: Lane, choices: &mut Vec<Choice>) {
    let begins = place.begins(side, 0);
    let first = reading.document.token_at_or_after(quote.start);
    if let Some(right) = begins.iter().position(|&i| i == first) {
        let features = |&i: &usize| (begin_lane(side), collect(|seen| place.begin_features(side, i, seen)));
        choices.push(Choice { candidates: begins.iter().map(features).collect(), right });
    }
    let ends = place.ends(side, first);
    let end_of = |i: usize| i.checked_sub(1).map_or(0, |i| reading.document.tokens[i].span.end);
    if let Some(right) = ends.iter().position(|&i| end_of(i).abs_diff(quote.end) <= 1) {
        let features = |&i: &usize| (Lane::End, collect(|seen| place.end_features(side, i, seen)));
        choices.push(Choice { candidates: ends.iter().map(features).collect(), right });
    }
}

fn yes_or_no(lane: Lane, keys: Vec<Key>, yes: bool) -> Choice {
    Choice { candidates: vec![(lane, Vec::new()), (lane, keys)], right: usize::from(yes) }
}

fn collect(features: impl FnOnce(&mut Features)) -> Vec<Key> {
    let mut seen = Features::default();
    features(&mut seen);
    seen.keys().to_vec()
}

/// Shared bytes over the bytes of both.
fn overlap(a: Span, b: Span) -> f32 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared as f32 / a.cover(b).len() as f32
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    #[serde(flatten)]
    analysis: WireAnalysis<'a>,
}

#[derive(Deserialize)]
struct Place16 {
    start: usize,
    end: usize,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    segments: Vec<LineSegment>,
    entities: Vec<LineEntity>,
    roles: Vec<LineRole>,
    quotes: Vec<LineQuote>,
}

#[derive(Deserialize)]
struct LineSegment {
    role: String,
    #[serde(flatten)]
    place: Place16,
}

#[derive(Deserialize)]
struct LineEntity {
    id: String,
    kind: String,
    name: String,
    mentions: Vec<LineMention>,
}

#[derive(Deserialize)]
struct LineMention {
    form: String,
    #[serde(flatten)]
    place: Place16,
}

#[derive(Deserialize)]
struct LineRole {
    entity: String,
    #[serde(flatten)]
    place: Place16,
}

#[derive(Deserialize)]
struct LineQuote {
    kind: String,
    speaker: String,
    cue: Option<Place16>,
    #[serde(flatten)]
    place: Place16,
}

/// Reads articles as `gold.py export` writes them.
fn read(path: &Path) -> io::Result<Vec<Article>> {
    let lines = BufReader::new(File::open(path)?).lines();
    lines.map(|line| Ok(serde_json::from_str::<Line>(&line?)?.into())).collect()
}

impl From<Line> for Article {
    fn from(line: Line) -> Self {
        let bytes = corpora::byte_offsets(&line.text);
        let span = |p: &Place16| Span::new(bytes[p.start], bytes[p.end]);
        let segment =
            |s: &LineSegment| Segment { span: span(&s.place), role: corpora::segment_role(&s.role) };
        let entity = |e: &LineEntity| GoldNames {
            id: e.id.clone(),
            kind: corpora::kind(&e.kind),
            name: e.name.clone(),
            mentions: e.mentions.iter().map(|m| (span(&m.place), form(&m.form))).collect(),
            roles: line.roles.iter().filter(|r| r.entity == e.id).map(|r| span(&r.place)).collect(),
        };
        let quote = |q: &LineQuote| GoldQuote {
            span: span(&q.place),
            kind: quote_kind(&q.kind),
            speaker: q.speaker.clone(),
            cue: q.cue.as_ref().map(&span),
        };
        Self {
            segments: line.segments.iter().map(segment).collect(),
            entities: line.entities.iter().map(entity).collect(),
            quotes: line.quotes.iter().map(quote).collect(),
            id: line.id,
            text: line.text,
        }
    }
}

impl From<(Annotated, Vec<Said>)> for Article {
    fn from((article, said): (Annotated, Vec<Said>)) -> Self {
        let count = article.entities.iter().max().map_or(0, |&last| last + 1);
        let entities = (0..count).filter_map(|entity| marked_entity(&article, entity)).collect();
        let quote = |said: Said| GoldQuote {
            span: said.span,
            kind: if said.direct { QuoteKind::Direct } else { QuoteKind::Indirect },
            speaker: said.speaker.map_or(String::new(), |entity| entity.to_string()),
            cue: said.cue,
        };
        let quotes = said.into_iter().map(quote).collect();
        Self { id: article.id, text: article.text, segments: article.segments, entities, quotes }
    }
}

/// What is marked of the entity with this number, if it is named.
fn marked_entity(article: &Annotated, entity: u32) -> Option<GoldNames> {
    let named =
        || article.names.iter().zip(&article.entities).filter(|(_, e)| **e == entity).map(|(name, _)| name);
    let of =
        |facts: &[(Span, u32)]| facts.iter().filter(|(_, e)| *e == entity).map(|(span, _)| *span).collect();
    let (name, kind) = named().max_by_key(|(span, _)| span.len())?;
    let nominals: Vec<Span> = of(&article.nominals);
    let mut mentions: Vec<_> = named().map(|(span, _)| (*span, Form::Name)).collect();
    mentions.extend(nominals.into_iter().map(|span| (span, Form::Nominal)));
    mentions.sort_by_key(|(span, _)| *span);
    let (id, name) = (entity.to_string(), name.text(&article.text).to_owned());
    Some(GoldNames { id, kind: *kind, name, mentions, roles: of(&article.roles) })
}

fn form(name: &str) -> Form {
    if name == "nominal" { Form::Nominal } else { Form::Name }
}

fn quote_kind(name: &str) -> QuoteKind {
    match name {
        "direct" => QuoteKind::Direct,
        "mixed" => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}
