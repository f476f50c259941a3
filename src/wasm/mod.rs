//! The wasm door: one class, one question, one answer.
//!
//! Decides how text and options come in from JavaScript, and how an analysis or a mistake goes out. The text
//! crosses once, and so does the answer: as a tape of numbers and words, for making objects one by one from
//! here takes five times as long. A panic is a trap that says nothing (`tools/bindgen/src/traps.rs`). The types
//! are in `sorot.d.ts`.

mod options;
mod tape;

use std::sync::LazyLock;

use js_sys::Error;
use rlsf::SmallGlobalTlsf;
use tape::Tape;
use wasm_bindgen::prelude::*;

use crate::Options;

/// Half of what the library's own takes to load, and as quick.
#[global_allocator]
static MEMORY: SmallGlobalTlsf = SmallGlobalTlsf::new();

#[wasm_bindgen(module = "/src/wasm/answer.js")]
extern "C" {
    /// What is on a tape, as plain objects.
    fn answer(numbers: &[f64], words: &str) -> JsValue;
}

/// What the first engine reads: something of all that is looked for. A browser compiles a function when it
/// is first called; so it does that before an article waits for it.
const FIRST: &str = include_str!("first.txt");

/// Bytes that an article may need: memory grows by them at once, not bit by bit while articles are read.
const ROOM: usize = 1 << 20;

/// The lists and the models, once for any number of engines. In a box, for what is static travels.
static READER: LazyLock<Box<crate::Engine>> = LazyLock::new(|| {
    let reader = Box::<crate::Engine>::default();
    read(&reader, &mut Tape::default(), FIRST, Options::default());
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
    reader
});

/// Reads articles; see [`crate::Engine`].
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    engine: &'static crate::Engine,
    tape: Tape,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with the lists and the model that are built in.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript knows only constructors")]
    pub fn new() -> Self {
        Self { engine: &READER, tape: Tape::default() }
    }

    /// What `text` holds, as a plain object with UTF-16 offsets.
    ///
    /// # Errors
    /// If `text` is not a string or `options.date` is not a date.
    pub fn analyze(&mut self, text: &JsValue, options: &JsValue) -> Result<JsValue, Error> {
        let text = string(text)?;
        Ok(read(self.engine, &mut self.tape, &text, options::read(options)?))
    }
}

/// What `engine` finds in `text`, as plain objects by way of `tape`.
fn read(engine: &crate::Engine, tape: &mut Tape, text: &str, options: Options) -> JsValue {
    let analysis = engine.analyze(text, options);
    tape.write(text, &analysis);
    answer(&tape.numbers, &tape.words)
}

/// The text itself. A lone surrogate becomes U+FFFD, one UTF-16 unit for another, so every offset
/// still holds.
fn string(text: &JsValue) -> Result<String, Error> {
    text.as_string().ok_or_else(|| Error::new(&["analyze(text): want a string, got ", &kind(text)].concat()))
}

/// What JavaScript calls the type of `value`.
fn kind(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}
