//! `bindgen MODULE.wasm FOLDER`: writes `sorot.js` and `sorot_bg.wasm` into the folder.
//!
//! Stands in for the `wasm-bindgen` command: nothing to install, and never another version than the
//! library's own.

mod data;
mod locals;
mod order;
mod tables;
mod traps;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use wasm_bindgen_cli_support::{Bindgen, Output};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: bindgen MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    match bind(module, Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Bindings as an ES module, for pages, workers and node alike. The types are written by hand.
fn bind(module: &str, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut output = Bindgen::new()
        .web(true)?
        .input_path(module)
        .out_name("sorot")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join("sorot.js"), in_one_file(&output))?;
    traps::silence(output.wasm_mut());
    locals::number(output.wasm_mut());
    // For linkers only.
    output.wasm_mut().customs.remove_raw("target_features");
    fs::write(folder.join("sorot_bg.wasm"), order::arrange(&output.wasm_mut().emit_wasm())?)?;
    Ok(())
}

/// The bindings with the modules that they would import: what is in one file is fetched at once.
fn in_one_file(bindings: &Output) -> String {
    let ours = bindings.local_modules().values().map(|module| module.replace("\nexport ", "\n"));
    let theirs = bindings.js().lines().filter(|line| !line.contains(" from './snippets/"));
    ours.chain(theirs.map(|line| format!("{line}\n"))).collect()
}
