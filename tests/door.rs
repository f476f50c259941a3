//! What the wasm door promises in files that no compiler reads together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

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

/// A field as TypeScript writes it: `end`, `unit?`, and its type, a union of literals as `string`.
type Fields = BTreeMap<String, String>;

#[test]
fn types_are_those_of_the_wire() {
    let promised = interfaces();
    let sent = structs();
    assert!(sent.len() >= 8, "src/wire.rs was not understood: {:?}", sent.keys());
    for (name, fields) in &sent {
        assert_eq!(promised.get(name), Some(fields), "`{name}` in src/wasm/sorot.d.ts against src/wire.rs");
    }
}

#[test]
fn literals_are_those_of_the_wire() {
    let unions: BTreeSet<BTreeSet<&str>> = declarations()
        .lines()
        .filter(|line| line.contains(": \""))
        .map(|line| quoted(line).collect())
        .collect();
    let sent: BTreeSet<BTreeSet<&str>> = names().map(|names| names.into_iter().collect()).collect();
    assert_eq!(unions, sent, "unions in src/wasm/sorot.d.ts against src/wire.rs and src/figures/mod.rs");
}

/// They go by number, so that their order counts.
#[test]
fn literals_are_read_as_they_are_written() {
    let lists = ANSWER.lines().filter(|line| line.starts_with("const "));
    let read: BTreeSet<Vec<&str>> = lists.map(|line| quoted(line).collect()).collect();
    assert_eq!(
        read,
        names().collect(),
        "lists in src/wasm/answer.js against src/wire.rs and src/figures/mod.rs"
    );
}

/// The names that go out for each sort of thing, in its order.
fn names() -> impl Iterator<Item = Vec<&'static str>> {
    let functions = [WIRE, FIGURES].into_iter().flat_map(|code| code.split("fn ").skip(1));
    functions
        .filter(|function| function.lines().next().unwrap().contains("-> &'static str"))
        .map(|function| quoted(function.split("\n    }\n").next().unwrap()).collect())
}

const TYPES: &str = include_str!("../src/wasm/sorot.d.ts");
const ANSWER: &str = include_str!("../src/wasm/answer.js");
const WIRE: &str = include_str!("../src/wire.rs");
const FIGURES: &str = include_str!("../src/figures/mod.rs");

/// sorot.d.ts without its comments.
fn declarations() -> &'static str {
    static BARE: LazyLock<String> = LazyLock::new(|| {
        let parts = TYPES.split("/**").map(|part| part.split_once("*/").map_or(part, |(_, code)| code));
        parts.collect()
    });
    &BARE
}

/// The interfaces of sorot.d.ts, each with what it inherits.
fn interfaces() -> BTreeMap<String, Fields> {
    let mut found: BTreeMap<String, Fields> = BTreeMap::new();
    for (head, body) in blocks(declarations(), "export interface ") {
        let (name, parent) = head.split_once(" extends ").unwrap_or((head, ""));
        let mut fields = found.get(parent).cloned().unwrap_or_default();
        fields.extend(body.lines().filter_map(|line| line.trim().strip_suffix(';')).map(promised_field));
        found.insert(name.to_owned(), fields);
    }
    found
}

fn promised_field(line: &str) -> (String, String) {
    let (name, kind) = line.split_once(": ").unwrap();
    let kind = if kind.starts_with('"') { "string" } else { kind };
    (name.to_owned(), kind.to_owned())
}

/// The structs of wire.rs that leave the house, as the TypeScript that describes them.
fn structs() -> BTreeMap<String, Fields> {
    let derived = blocks(WIRE, "struct Wire").filter(|(head, _)| !head.starts_with('<'));
    derived.map(|(head, body)| (plain(head).to_owned(), sent_fields(body))).collect()
}

fn sent_fields(body: &str) -> Fields {
    let mut fields = Fields::new();
    let mut optional = false;
    for line in body.lines().map(str::trim) {
        let Some((name, kind)) = line.strip_suffix(',').and_then(|field| field.split_once(": ")) else {
            optional |= line.contains("skip_serializing_if");
            continue;
        };
        let inner = kind.strip_prefix("Option<").and_then(|k| k.strip_suffix('>'));
        let (mark, null) = if optional { ("?", "") } else { ("", inner.map_or("", |_| " | null")) };
        let name = name.trim_start_matches("pub ");
        fields.insert(format!("{name}{mark}"), typescript(inner.unwrap_or(kind)) + null);
        optional = false;
    }
    fields
}

/// What TypeScript calls a Rust type.
fn typescript(rust: &str) -> String {
    match rust.replace("'static ", "").replace("'a ", "").as_str() {
        "u32" | "i64" | "f64" => "number".to_owned(),
        "&str" | "String" => "string".to_owned(),
        "&[String]" => "string[]".to_owned(),
        "WireValue<'a>" => "number | string".to_owned(),
        other => match other.strip_prefix("Vec<") {
            Some(item) => typescript(item.strip_suffix('>').unwrap()) + "[]",
            None => plain(other.strip_prefix("Wire").unwrap_or(other)).to_owned(),
        },
    }
}

/// A name without its lifetime.
fn plain(name: &str) -> &str {
    name.trim_end_matches("<'a>")
}

/// Each `{ … }` behind `keyword`, with the words between the two. Nothing nests in them.
fn blocks<'a>(code: &'a str, keyword: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    code.split(keyword).skip(1).filter_map(|part| {
        let (head, rest) = part.split_once(" {")?;
        Some((head, rest.split_once("\n}")?.0))
    })
}

/// The words between quotation marks.
fn quoted(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}
