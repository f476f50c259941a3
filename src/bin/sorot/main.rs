//! `sorot`: articles in, their analyses as JSON out.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use serde::Serialize;
use sorot::wire::WireAnalysis;
use sorot::{Date, Engine, Options};

mod lines;

/// Finds the people, organisations, places, quotes and figures in Indonesian news articles.
///
/// Prints one JSON analysis a file; offsets count UTF-16 code units.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Articles as plain text; `-` or none reads standard input.
    files: Vec<PathBuf>,
    /// Read one {"id", "text", "date"?} a line, write one {"id", …analysis} a line.
    #[arg(long)]
    jsonl: bool,
    /// Day of publication, YYYY-MM-DD: what `kemarin` counts from.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<Date>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a serde_json::Value,
    #[serde(flatten)]
    analysis: WireAnalysis<'a>,
}

fn main() -> ExitCode {
    let mut arguments = Arguments::parse();
    if arguments.files.is_empty() {
        arguments.files.push("-".into());
    }
    let mut run = Run {
        engine: Engine::new(),
        date: arguments.date,
        out: BufWriter::new(io::stdout().lock()),
        failed: false,
    };
    for file in &arguments.files {
        let done = if arguments.jsonl { run.lines(file) } else { run.article(file) };
        if let Err(error) = done {
            // A reader that has seen enough (`sorot … | head`) is no failure.
            if error.kind() == io::ErrorKind::BrokenPipe {
                return ExitCode::SUCCESS;
            }
            run.complain(&format!("{}: {error}", file.display()));
        }
    }
    if let Err(error) = run.out.flush() {
        run.complain(&format!("standard output: {error}"));
    }
    ExitCode::from(u8::from(run.failed))
}

struct Run<W> {
    engine: Engine,
    date: Option<Date>,
    out: W,
    failed: bool,
}

impl<W: Write> Run<W> {
    fn complain(&mut self, line: &str) {
        eprintln!("sorot: {line}");
        self.failed = true;
    }

    /// One file, one article.
    fn article(&mut self, file: &Path) -> io::Result<()> {
        let mut bytes = Vec::new();
        open(file)?.read_to_end(&mut bytes)?;
        match String::from_utf8(bytes) {
            Ok(text) => self.answer(None, &text, self.date),
            Err(error) => {
                let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                self.complain(&format!("{}:{}: not UTF-8", file.display(), line_of(before)));
                Ok(())
            }
        }
    }

    /// One article a line; a bad line is told and the others are still answered.
    fn lines(&mut self, file: &Path) -> io::Result<()> {
        lines::for_each(open(file)?, |number, line| match line {
            Ok(article) => self.answer(Some(&article.id), &article.text, article.date.or(self.date)),
            Err(why) => {
                self.complain(&format!("{}:{number}: {why}", file.display()));
                Ok(())
            }
        })
    }

    fn answer(&mut self, id: Option<&serde_json::Value>, text: &str, date: Option<Date>) -> io::Result<()> {
        let analysis = self.engine.analyze(text, Options { date });
        let analysis = WireAnalysis::new(text, &analysis);
        match id {
            Some(id) => serde_json::to_writer(&mut self.out, &Answer { id, analysis })?,
            None => serde_json::to_writer_pretty(&mut self.out, &analysis)?,
        }
        self.out.write_all(b"\n")
    }
}

fn open(file: &Path) -> io::Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(File::open(file)?)))
}

/// Number of the line that comes after `before`.
fn line_of(before: &[u8]) -> usize {
    1 + before.iter().filter(|&&b| b == b'\n').count()
}
