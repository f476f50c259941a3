//! The pipeline.

use crate::analysis::Analysis;
use crate::date::Date;
use crate::document::Document;
use crate::entities::Linker;
use crate::figures;
use crate::lexicon::Lexicon;
use crate::mentions::Finder;
use crate::quotes::Quoter;
use crate::quotes::bearers;
use crate::quotes::settle::settle;
use crate::tagger::Tagger;

/// What the caller knows of an article beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The day of publication, which `Senin lalu` and `kemarin` count from.
    pub date: Option<Date>,
}

/// Reads articles. Holds the lists and the model; remembers nothing between articles, so one engine
/// serves any number of them, from any number of threads.
#[derive(Debug, Default)]
pub struct Engine {
    lexicon: Lexicon,
    tagger: Tagger,
    finder: Finder,
    linker: Linker,
    quoter: Quoter,
}

impl Engine {
    /// An engine with the lists and the model that are built in.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lexicon: Lexicon::new(),
            tagger: Tagger::new(),
            finder: Finder::new(),
            linker: Linker::new(),
            quoter: Quoter::new(),
        }
    }

    /// What `text` holds. Never fails: any text gives an analysis, doubt becomes `None` or an
    /// omission. Depends on nothing but its arguments. Time and memory are linear in the text; past
    /// 4 GiB nothing is read.
    #[must_use]
    pub fn analyze(&self, text: &str, options: Options) -> Analysis {
        let document = Document::new(readable(text), &self.lexicon);
        let names = self.tagger.tag(&document, &self.lexicon);
        let mentions = self.finder.find(&document, names, &self.lexicon);
        let mut entities = self.linker.link(&document, &mentions, &self.lexicon);
        let quotes = self.quoter.find(&document, &mentions, &entities, &self.lexicon);
        settle(&quotes, &mut entities);
        bearers::settle(&document, &quotes, &mut entities, &self.lexicon);
        let figures = figures::find(&document, &self.lexicon, options.date);
        Analysis { segments: document.segments, entities, quotes, figures }
    }
}

/// The part of `text` that a span can point into.
fn readable(text: &str) -> &str {
    &text[..text.floor_char_boundary(u32::MAX as usize)]
}
