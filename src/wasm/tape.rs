//! An answer on its way to JavaScript: all numbers in one row, all words in one string.
//!
//! Decides in which order `answer.js` takes them off again. What they say is that of
//! [`crate::wire::WireAnalysis`], which writes the same answer for the command line.

use crate::analysis::Analysis;
use crate::entities::{Entity, Mention};
use crate::figures::{self, Figure, Language, Value};
use crate::offsets::Utf16Map;
use crate::quotes::{Quote, Speaker};
use crate::segments::Segment;
use crate::span::Span;
use crate::wire;

/// The tape, on which answers follow each other: what one has taken the next one uses again.
#[derive(Debug, Default)]
pub struct Tape {
    pub numbers: Vec<f64>,
    pub words: String,
}

impl Tape {
    /// Writes `analysis` of `text` in the place of what is there.
    pub fn write(&mut self, text: &str, analysis: &Analysis) {
        self.numbers.clear();
        self.words.clear();
        Writer { text, map: Utf16Map::new(text), analysis, tape: self }.analysis();
    }
}

struct Writer<'a> {
    text: &'a str,
    map: Utf16Map<'a>,
    analysis: &'a Analysis,
    tape: &'a mut Tape,
}

impl Writer<'_> {
    fn analysis(&mut self) {
        let Analysis { segments, entities, quotes, figures } = self.analysis;
        self.each(segments, Self::segment);
        self.each(entities, Self::entity);
        self.each(quotes, Self::quote);
        self.each(figures, Self::figure);
    }

    fn segment(&mut self, &Segment { role, span }: &Segment) {
        self.number(role as u32);
        self.span(span);
    }

    fn entity(&mut self, entity: &Entity) {
        self.number(entity.kind as u32);
        self.words(&entity.name);
        self.each(&entity.aliases, |this, alias| this.words(alias));
        self.each(&entity.mentions, Self::mention);
        self.each(&entity.roles, |this, &role| {
            this.span(role);
            this.words(role.text(this.text));
        });
    }

    fn mention(&mut self, &Mention { span, form, confidence }: &Mention) {
        self.span(span);
        self.number(form as u32);
        self.number(wire::share(confidence));
        self.index(self.analysis.quote_around(span));
    }

    fn quote(&mut self, quote: &Quote) {
        self.span(quote.span);
        self.number(quote.kind as u32);
        self.each(quote.speaker.as_slice(), Self::speaker);
        self.each(quote.cue.as_slice(), |this, &cue| this.span(cue));
    }

    fn speaker(&mut self, speaker: &Speaker) {
        self.index(speaker.entity.map(|entity| entity.index()));
        self.words(&speaker.text);
        self.each(speaker.span.as_slice(), |this, &span| this.span(span));
        self.number(wire::share(speaker.confidence));
        self.number(speaker.reason as u32);
    }

    fn figure(&mut self, figure: &Figure) {
        self.span(figure.span);
        self.number(figure.kind as u32);
        self.value(&figure.value);
        self.each(figure.upper.as_slice(), Self::value);
        self.each(figure.unit.as_slice(), |this, unit| this.words(unit));
        self.each(figure.modifier.as_slice(), |this, &modifier| this.number(modifier as u32));
        self.display(figure, Language::Indonesian);
        self.display(figure, Language::English);
        self.each(figure.about.as_slice(), |this, about| this.words(about.text(this.text)));
        self.index(self.analysis.quote_around(figure.span));
    }

    fn display(&mut self, figure: &Figure, language: Language) {
        let start = self.tape.words.len();
        figures::write(figure, language, &mut self.tape.words);
        self.number(utf16(&self.tape.words[start..]));
    }

    /// A number, or words behind something that is none.
    fn value(&mut self, value: &Value) {
        match value {
            Value::Number(number) => self.number(*number),
            Value::Text(text) => {
                self.number(f64::NAN);
                self.words(text);
            }
        }
    }

    /// How many there are, then each.
    fn each<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(items.len() as u32);
        items.iter().for_each(|item| write(self, item));
    }

    fn number(&mut self, number: impl Into<f64>) {
        self.tape.numbers.push(number.into());
    }

    /// Which it is, -1 for none.
    fn index(&mut self, index: Option<usize>) {
        self.number(index.map_or(-1.0, |index| index as f64));
    }

    fn span(&mut self, span: Span) {
        let (start, end) = self.map.span(span);
        self.number(start);
        self.number(end);
    }

    fn words(&mut self, words: &str) {
        self.tape.words.push_str(words);
        self.number(utf16(words));
    }
}

fn utf16(words: &str) -> u32 {
    if words.is_ascii() { words.len() as u32 } else { words.encode_utf16().count() as u32 }
}
