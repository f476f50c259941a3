//! JSON lines: one article a line.
//!
//! Decides what an article's line is, and what to say of one that is none. Leaves what is done with
//! the articles to whoever asks.

use std::io::{self, BufRead};

use serde::Deserialize;
use sorot::Date;

/// One line's article.
#[derive(Debug)]
pub struct Article {
    /// Whatever the line gave; the answer bears it too.
    pub id: serde_json::Value,
    /// The article.
    pub text: String,
    /// Day of publication.
    pub date: Option<Date>,
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    text: String,
    date: Option<String>,
}

/// Hands each line's number, from 1, and its article to `each`, or why it is none. Blank lines are
/// left out.
///
/// # Errors
/// When the reader or `each` fails.
pub fn for_each(
    mut reader: impl BufRead,
    mut each: impl FnMut(usize, Result<Article, String>) -> io::Result<()>,
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut number = 0;
    while reader.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            each(number, article(&line))?;
        }
        line.clear();
    }
    Ok(())
}

fn article(line: &[u8]) -> Result<Article, String> {
    let text = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let line: Line = serde_json::from_str(text).map_err(|e| format!("not an article: {e}"))?;
    let date = line.date.as_deref().map(day).transpose()?;
    Ok(Article { id: line.id, text: line.text, date })
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("not a date (YYYY-MM-DD): {text:?}"))
}
