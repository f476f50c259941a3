//! Articles of the raw text that were marked for Sorot by careful reading.
//!
//! Decides how the places of their names, roles, nominal mentions and quotes are read from the files of `data/id/`,
//! which hold no word of the texts. What is not the story is as we find it.

use std::io;
use std::path::Path;

use flate2::Crc;
use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mentions::Kind;
use crate::span::Span;
use crate::train::corpora::{self, Annotated};
use crate::train::raw::{self, Raw};

/// An article's id, the CRC-32 of its text and its names (`P120-132`, bytes).
const NAMES: &str = include_str!("../data/id/marked_names.tsv");
/// An article's id, for each of those names the number of its entity, and what is said of these.
const ARTICLES: &str = include_str!("../data/id/marked_articles.tsv");
/// An article's id, the CRC-32 of its text, its names as we find them, each with the number of its entity
/// (`P120-132=0`), and what is said of these.
const FOUND: &str = include_str!("../data/id/marked_found.tsv");

/// What somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// Where it stands; bytes.
    pub span: Span,
    /// The reporting word; none where it is told between marks.
    pub cue: Option<Span>,
    /// Is it told between marks, as it was said?
    pub direct: bool,
    /// The number of the entity that said it; `None` if that has no name.
    pub speaker: Option<u32>,
}

/// The articles in `raw` whose names are marked, with these.
///
/// # Errors
/// If a row is of another text than that in `raw`.
pub fn names(raw: &[Raw], lexicon: &Lexicon) -> io::Result<Vec<Annotated>> {
    read_names(NAMES, raw, lexicon)
}

/// The articles of `shared` of which all is marked, with what was said in each.
///
/// # Errors
/// If they cannot be read, or a row is of another text.
pub fn articles(shared: &Path, lexicon: &Lexicon) -> io::Result<Vec<(Annotated, Vec<Said>)>> {
    let raw = raw::articles(&shared.join("text/news.jsonl.gz"))?;
    let mut articles = read_articles(ARTICLES, names(&raw, lexicon)?)?;
    articles.extend(read_found(FOUND, &raw, lexicon)?);
    Ok(articles)
}

/// The articles whose names are told beside the rest.
fn read_found(rows: &str, raw: &[Raw], lexicon: &Lexicon) -> io::Result<Vec<(Annotated, Vec<Said>)>> {
    let texts = by_id(raw);
    let article = |row| found(row, &texts, lexicon).ok_or_else(|| strange(row));
    in_rows(rows).map(article).collect()
}

fn found(row: &str, texts: &Texts, lexicon: &Lexicon) -> Option<(Annotated, Vec<Said>)> {
    let [id, checksum, names, facts] = columns(row)?;
    let names: Vec<_> = names.split(' ').map(|name| name.split_once('=')).collect::<Option<_>>()?;
    let article = named(id, checksum, names.iter().map(|name| name.0), texts, lexicon)?;
    told(names.iter().map(|name| name.1), facts, article)
}

/// The same articles without what was said in them.
///
/// # Errors
/// If they cannot be read, or a row is of another text.
pub fn annotated(shared: &Path, lexicon: &Lexicon) -> io::Result<Vec<Annotated>> {
    Ok(articles(shared, lexicon)?.into_iter().map(|(article, _)| article).collect())
}

fn read_names(rows: &str, raw: &[Raw], lexicon: &Lexicon) -> io::Result<Vec<Annotated>> {
    let texts = by_id(raw);
    let article = |row| {
        let [id, checksum, names] = columns(row)?;
        named(id, checksum, names.split(' '), &texts, lexicon)
    };
    in_rows(rows).map(|row| article(row).ok_or_else(|| strange(row))).collect()
}

/// Texts by the ids of their articles.
type Texts<'a> = FxHashMap<&'a str, &'a str>;

fn by_id(raw: &[Raw]) -> Texts<'_> {
    raw.iter().map(|article| (article.id.as_str(), article.text.as_str())).collect()
}

fn in_rows(rows: &str) -> impl Iterator<Item = &str> {
    rows.lines().filter(|row| !row.starts_with('#'))
}

/// The columns of a row, if it has so many.
fn columns<const N: usize>(row: &str) -> Option<[&str; N]> {
    row.split('\t').collect::<Vec<_>>().try_into().ok()
}

/// The article with this id, whose text has this checksum, with these names (`P120-132`).
fn named<'n>(
    id: &str,
    checksum: &str,
    names: impl Iterator<Item = &'n str>,
    texts: &Texts,
    lexicon: &Lexicon,
) -> Option<Annotated> {
    let text = *texts.get(id)?;
    let mut crc = Crc::new();
    crc.update(text.as_bytes());
    let names = names.map(|name| kind_and_span(name, text)).collect::<Option<_>>()?;
    let segments = Document::new(text, lexicon).segments;
    (crc.sum() == u32::from_str_radix(checksum, 16).ok()?).then(|| Annotated {
        id: id.to_owned(),
        text: text.to_owned(),
        segments,
        names,
        ..Annotated::default()
    })
}

fn kind_and_span(name: &str, text: &str) -> Option<(Span, Kind)> {
    let (what, place) = name.split_at_checked(1)?;
    Some((span(place, text)?, corpora::kind(what)))
}

/// `120-132` as a span of `text`, if it is one.
fn span(place: &str, text: &str) -> Option<Span> {
    let (start, end) = place.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    text.get(start..end).map(|_| Span::new(start, end))
}

fn strange(row: &str) -> io::Error {
    let id = row.split('\t').next().unwrap_or_default();
    io::Error::new(io::ErrorKind::InvalidData, format!("the marks of {id} are those of another text"))
}

fn read_articles(rows: &str, named: Vec<Annotated>) -> io::Result<Vec<(Annotated, Vec<Said>)>> {
    let mut named: FxHashMap<String, Annotated> = named.into_iter().map(|a| (a.id.clone(), a)).collect();
    let mut article = |row| {
        let [id, entities, facts] = columns(row)?;
        told(entities.split(' '), facts, named.remove(id)?)
    };
    in_rows(rows).map(|row| article(row).ok_or_else(|| strange(row))).collect()
}

/// `article` with the numbers of its names' `entities` and the `facts` that are told of them.
fn told<'n>(
    entities: impl Iterator<Item = &'n str>,
    facts: &str,
    mut article: Annotated,
) -> Option<(Annotated, Vec<Said>)> {
    article.entities = entities.map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let mut said = Vec::new();
    for fact in facts.split(' ').filter(|fact| !fact.is_empty()) {
        tell(fact, &mut article, &mut said)?;
    }
    (article.entities.len() == article.names.len()).then_some((article, said))
}

/// Adds one fact: `R12-40=3` a role of entity 3, `N50-60=2` a nominal mention, `D70-90=3` what it said between marks,
/// `I70-90@60-68=-` what somebody said behind a cue who has no name.
fn tell(fact: &str, article: &mut Annotated, said: &mut Vec<Said>) -> Option<()> {
    let text = article.text.as_str();
    let (place, whose) = fact.rsplit_once('=')?;
    let (what, place) = place.split_at_checked(1)?;
    let entity = whose.parse().ok();
    let (content, cue) = place.split_once('@').map_or((place, None), |(content, cue)| (content, Some(cue)));
    let content = span(content, text)?;
    match what {
        "R" => article.roles.push((content, entity?)),
        "N" => article.nominals.push((content, entity?)),
        "D" | "I" => {
            let cue = cue.map(|cue| span(cue, text).ok_or(())).transpose().ok()?;
            said.push(Said { span: content, cue, direct: what == "D", speaker: entity });
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `names` and `article` mark in an article `warta-1` about Ratna in Solo.
    fn marks(names: &str, article: &str) -> io::Result<Vec<(Annotated, Vec<Said>)>> {
        let raw = [Raw { id: "warta-1".to_owned(), text: "Kata Ratna di Solo.".to_owned() }];
        read_articles(article, read_names(names, &raw, &Lexicon::new())?)
    }

    const NAMED: &str = "# A comment\nwarta-1\t9faf55b1\tP5-10 L14-18";

    #[test]
    fn what_is_marked_is_read_by_its_place() {
        let read = marks(NAMED, "# A comment\nwarta-1\t0 1\tR0-4=0 N11-13=0 I11-18@0-4=0 D14-18=-").unwrap();
        let (article, said) = &read[0];
        let names: Vec<_> =
            article.names.iter().map(|(span, kind)| (span.text(&article.text), *kind)).collect();
        assert_eq!(names, [("Ratna", Kind::Person), ("Solo", Kind::Place)]);
        assert_eq!(article.entities, [0, 1]);
        assert_eq!(article.roles, [(Span::new(0, 4), 0)]);
        assert_eq!(article.nominals, [(Span::new(11, 13), 0)]);
        let reported =
            Said { span: Span::new(11, 18), cue: Some(Span::new(0, 4)), direct: false, speaker: Some(0) };
        let quoted = Said { span: Span::new(14, 18), cue: None, direct: true, speaker: None };
        assert_eq!(said, &[reported, quoted]);
    }

    #[test]
    fn names_are_read_beside_the_rest() {
        let raw = [Raw { id: "warta-1".to_owned(), text: "Kata Ratna di Solo.".to_owned() }];
        let found = |row| read_found(row, &raw, &Lexicon::new());
        let row = "# A comment\nwarta-1\t9faf55b1\tP5-10=1 L14-18=0\tR0-4=1";
        let parted = marks(NAMED, "warta-1\t1 0\tR0-4=1").unwrap();
        assert_eq!(format!("{:?}", found(row).unwrap()), format!("{parted:?}"));
        for row in
            ["warta-1\t9faf55b1\tP5-10\t", "warta-1\t9faf55b0\tP5-10=0\t", "warta-1\t9faf55b1\tP5-10=0"]
        {
            assert!(found(row).unwrap_err().to_string().contains("another text"), "{row}");
        }
    }

    #[test]
    fn marks_of_another_text_are_refused() {
        for names in
            ["warta-1\t9faf55b0\tP5-10", "warta-2\t9faf55b1\tP5-10", "warta-1\t9faf55b1\tP5-99", "warta-1"]
        {
            let error = marks(names, "").unwrap_err().to_string();
            assert!(error.contains("another text"), "{names}: {error}");
        }
        for article in ["warta-1\t0\t", "warta-2\t0 1\t", "warta-1\t0 1\tR5-99=0", "warta-1\t0 1\tX5-10=0"] {
            let error = marks(NAMED, article).unwrap_err().to_string();
            assert!(error.contains("another text"), "{article}: {error}");
        }
    }
}
