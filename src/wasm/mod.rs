//! The wasm door: one class, one question, one answer.
//!
//! Decides how text and options come in from JavaScript, and how an analysis, a mistake or a panic
//! goes out. The text crosses once, and so does the answer: as a tape of numbers and words, for making
//! objects one by one from here takes five times as long. Its types are in `sorot.d.ts`.

mod options;
mod panic;
mod tape;

use js_sys::Error;
use tape::Tape;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/wasm/answer.js")]
extern "C" {
    /// What is on a tape, as plain objects.
    fn answer(numbers: &[f64], words: &str) -> JsValue;
}

/// Reads articles; see [`crate::Engine`].
#[wasm_bindgen]
#[derive(Debug)]
pub struct Engine {
    engine: crate::Engine,
    tape: Tape,
}

#[wasm_bindgen]
impl Engine {
    /// An engine with the lists and the model that are built in.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript knows only constructors")]
    pub fn new() -> Self {
        panic::becomes_error();
        Self { engine: crate::Engine::new(), tape: Tape::default() }
    }

    /// What `text` holds, as a plain object with UTF-16 offsets.
    ///
    /// # Errors
    /// If `text` is not a string or `options.date` is not a date.
    pub fn analyze(&mut self, text: &JsValue, options: &JsValue) -> Result<JsValue, Error> {
        let text = string(text)?;
        let analysis = self.engine.analyze(&text, options::read(options)?);
        self.tape.write(&text, &analysis);
        Ok(answer(&self.tape.numbers, &self.tape.words))
    }
}

/// The text itself. A lone surrogate becomes U+FFFD, one UTF-16 unit for another, so every offset
/// still holds.
fn string(text: &JsValue) -> Result<String, Error> {
    text.as_string().ok_or_else(|| Error::new(&format!("analyze(text): want a string, got {}", kind(text))))
}

/// What JavaScript calls the type of `value`.
fn kind(value: &JsValue) -> String {
    value.js_typeof().as_string().unwrap_or_default()
}
