//! `analyze`'s second argument.

use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

use crate::Options;

/// The options in a JavaScript object; none at all is as good.
pub fn read(options: &JsValue) -> Result<Options, Error> {
    if options.is_null() || options.is_undefined() {
        return Ok(Options::default());
    }
    let date = Reflect::get(options, &"date".into())
        .map_err(|_| Error::new(&["options: want an object, got ", &super::kind(options)].concat()))?;
    if date.is_null() || date.is_undefined() {
        return Ok(Options::default());
    }
    date.as_string()
        .and_then(|text| text.parse().ok())
        .map(|date| Options { date: Some(date) })
        .ok_or_else(|| Error::new(&["options.date: want \"YYYY-MM-DD\", got ", &shown(&date)].concat()))
}

/// A wrong value, short enough to be read in a console.
fn shown(value: &JsValue) -> String {
    match value.as_string() {
        Some(text) => ['"'].into_iter().chain(text.chars().take(40)).chain(['"']).collect(),
        None => super::kind(value),
    }
}
