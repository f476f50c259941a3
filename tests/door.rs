//! What the wasm door promises in files that no compiler reads together.

/// The versions of wasm-bindgen in the library's lock file and in its bindings' maker are one.
#[test]
fn bindings_are_made_by_the_same_version() {
    let library = include_str!("../Cargo.lock");
    let maker = include_str!("../tools/bindgen/Cargo.lock");
    assert_eq!(
        version(library, "wasm-bindgen"),
        version(maker, "wasm-bindgen-cli-support"),
        "write the library's version into tools/bindgen/Cargo.toml"
    );
}

/// The version of `package` in a lock file.
fn version<'a>(lock: &'a str, package: &str) -> &'a str {
    let name = format!("name = \"{package}\"\nversion = \"");
    let from = lock.find(&name).unwrap_or_else(|| panic!("no {package} in the lock file")) + name.len();
    lock[from..].split_once('"').unwrap().0
}
