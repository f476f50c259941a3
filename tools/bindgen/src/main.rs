//! `bindgen MODULE.wasm FOLDER`: writes `sorot.js` and `sorot_bg.wasm` into the folder.
//!
//! Stands in for the `wasm-bindgen` command: nothing to install, and never another version than the
//! library's own.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    match bind(module, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Bindings as an ES module, for pages, workers and node alike. The types are written by hand.
fn bind(module: &str, folder: &str) -> Result<(), Box<dyn std::error::Error>> {
    Bindgen::new()
        .web(true)?
        .input_path(module)
        .out_name("sorot")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)?;
    Ok(())
}
