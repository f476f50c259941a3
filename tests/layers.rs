//! The layers of ARCHITECTURE.md: a module uses its own layer and those below, never one above.

use std::fs;
use std::path::{Path, PathBuf};

/// Module and its layer. A folder's files belong to the folder's module.
const LAYERS: &[(&str, u8)] = &[
    ("span", 0),
    ("offsets", 0),
    ("date", 0),
    ("order", 0),
    ("hash", 0),
    ("index", 0),
    ("lexicon", 1),
    ("numerals", 1),
    ("codes", 1),
    ("model", 1),
    ("vocabulary", 1),
    ("table", 1),
    ("segments", 2),
    ("tokenize", 2),
    ("lost_blanks", 2),
    ("sentences", 2),
    ("document", 2),
    ("features", 3),
    ("tagger", 3),
    ("mentions", 3),
    ("entities", 4),
    ("quotes", 4),
    ("figures", 4),
    ("analysis", 5),
    ("engine", 5),
    ("wire", 5),
    ("wasm", 6),
    ("train", 6),
    ("bin", 6),
];

/// Modules of one layer that must not use one another, each with those it must not use.
const STRANGERS: &[(&str, &[&str])] = &[
    ("figures", &["entities", "quotes"]),
    ("entities", &["quotes", "figures"]),
    ("quotes", &["figures"]),
    ("wasm", &["train", "bin"]),
    ("train", &["wasm", "bin"]),
];

/// What only the wasm door may name.
const DOOR: &[&str] = &["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"];

#[test]
fn every_module_has_a_layer() {
    for (module, _) in sources() {
        assert!(layer(&module).is_some(), "`{module}` is in no layer: add it to LAYERS and ARCHITECTURE.md");
    }
}

#[test]
fn arrows_point_down() {
    for (module, path) in sources() {
        for used in uses(&code(&path)) {
            let allowed = layer(&used) <= layer(&module) && !is_stranger(&module, &used);
            assert!(allowed, "{}: `{module}` must not use `{used}`", path.display());
        }
    }
}

#[test]
fn only_the_door_knows_javascript() {
    for (module, path) in sources().into_iter().filter(|(module, _)| module != "wasm") {
        let code = code(&path);
        for name in DOOR {
            assert!(!code.contains(name), "{}: `{module}` names {name}", path.display());
        }
    }
}

#[test]
fn only_the_programs_read_files() {
    for (module, path) in sources().into_iter().filter(|(m, _)| m != "bin" && m != "train") {
        let code = code(&path);
        for name in ["std::fs", "std::env", "std::net"] {
            assert!(!code.contains(name), "{}: `{module}` uses {name}", path.display());
        }
    }
}

/// Every source file with the module it belongs to; lib.rs, which only lists the modules, left out.
fn sources() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    collect(&root, &root, &mut found);
    assert!(found.len() > 15, "the sources were not found under {}", root.display());
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && path.file_name().unwrap() != "lib.rs" {
            let first = path.strip_prefix(root).unwrap().components().next().unwrap();
            let module = Path::new(first.as_os_str()).file_stem().unwrap();
            found.push((module.to_str().unwrap().to_owned(), path));
        }
    }
}

/// The file without comments and without its tests, which may use anything.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap();
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules that follow `crate::` or `sorot::`, also inside braces.
fn uses(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for start in ["crate::", "sorot::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at + start.len()..];
            let list =
                rest.strip_prefix('{').map_or(rest, |r| r.split_once(['}', ';']).map_or(r, |(l, _)| l));
            let many = rest.starts_with('{');
            let words = list.split(|c: char| c == ',' || !many && c == ':');
            let take = if many { usize::MAX } else { 1 };
            names.extend(words.take(take).map(first_word).filter(|w| layer(w).is_some()));
        }
    }
    names
}

fn first_word(text: &str) -> String {
    text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

fn layer(module: &str) -> Option<u8> {
    LAYERS.iter().find(|(m, _)| *m == module).map(|(_, l)| *l)
}

fn is_stranger(module: &str, used: &str) -> bool {
    STRANGERS.iter().any(|(m, others)| *m == module && others.contains(&used))
}
