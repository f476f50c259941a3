//! A panic as an exception that a page can catch.

use std::panic::{self, PanicHookInfo};

use js_sys::WebAssembly::RuntimeError;

/// From now on a panic throws a `WebAssembly.RuntimeError`, as every other trap does, but one that
/// says what went wrong and where. The instance is lost either way: the caller makes a new one.
pub fn becomes_error() {
    panic::set_hook(Box::new(throw));
}

fn throw(info: &PanicHookInfo) {
    let error = RuntimeError::new(&format!("sorot {}: {info}", env!("CARGO_PKG_VERSION")));
    wasm_bindgen::throw_val(error.into());
}
