//! Leaves out of a module what a panic would say, and where: 11 kB of gzip that no reader needs.
//!
//! In a browser nobody listens: a panic ends as a trap, a `WebAssembly.RuntimeError`, whatever it said
//! before. So the call that begins it becomes the trap, and what only such calls use goes. (rustc does the
//! same by `panic = "immediate-abort"`, which it offers to nightly compilers that build their own `std`.)
//! What the bindings bring for closures and promises, which the engine has none of, goes the same way.

use std::collections::HashSet;

use walrus::ir::{self, Instr, InstrLocId, InstrSeq, InstrSeqId};
use walrus::{ElementItems, FunctionId, LocalFunction, Module, passes};

use crate::tables::{Tables, base};

/// Who panics: functions of these crates that do not return. What throws on purpose is another's.
const CRATES: [&str; 3] = ["core", "alloc", "hashbrown"];

/// What only panics say, in whole or between numbers.
const SAID: [&str; 38] = [
    " (bytes ",
    " but buffer has just ",
    " but ends at ",
    " but the index is ",
    " bytes to encode U+",
    " is not a char boundary; it is inside ",
    " is out of bounds of `",
    " out of range for slice of length ",
    ") of `",
    ") should be < len (is ",
    ") when slicing `",
    "Hash table capacity overflow",
    "RefCell already borrowed",
    "RefCell already mutably borrowed",
    "Tried to shrink to a larger capacity",
    "a formatting trait implementation returned an error when the underlying stream did not",
    "a damaged model file",
    "a list too long for its slots",
    "a model file of version ",
    "a model for other features: run `make train`",
    "a span cannot end before it starts: ",
    "attempt to join into collection with len > usize::MAX",
    "begin > end (",
    "called `Option::unwrap()` on a `None` value",
    "capacity overflow",
    "closure invoked recursively or after being dropped",
    "encode_utf8: need ",
    "end byte index ",
    "index out of bounds: the len is ",
    "mid > len",
    "no entry found for key",
    "not a model file",
    "range end index ",
    "range start index ",
    "reentrant init",
    "removal index (is ",
    "slice index starts at ",
    "start byte index ",
];

/// Parts of the names of what only panics call, and by pointers: the engine writes no text by `format!`.
/// And of what nobody calls: closures that JavaScript would call, and promises; whoever uses one takes it off.
const ASKED: [&str; 5] = [
    "::fmt::",
    "::panicking::",
    "::ModelError as ",
    "wasm_bindgen::convert::closures::",
    "js_sys::futures::",
];

/// Turns every panic into a bare trap.
pub fn silence(module: &mut Module) {
    let library = named(module, |name| CRATES.iter().any(|part| name.starts_with(part)));
    let asked = named(module, |name| ASKED.iter().any(|part| name.contains(part)));
    let tables = Tables::new(module);
    for (id, function) in module.funcs.iter_local_mut() {
        if asked.contains(&id) {
            let entry = function.entry_block();
            function.block_mut(entry).instrs = vec![trap()];
        }
        for sequence in sequences(function) {
            shorten(&mut function.block_mut(sequence).instrs, &library);
        }
    }
    point_to_one(module, &asked);
    passes::gc::run(module);
    check(module, &asked);
    forget_said(module);
    tables.forget(module);
}

/// Makes one of `asked` stand for all of them where pointers lead: each is a trap.
fn point_to_one(module: &mut Module, asked: &HashSet<FunctionId>) {
    let Some(&one) = asked.iter().min() else { return };
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            functions.iter_mut().filter(|id| asked.contains(id)).for_each(|id| *id = one);
        }
    }
}

/// # Panics
/// If something else calls what only panics should, which would trap: write it another way, or take it off [`ASKED`].
fn check(module: &Module, asked: &HashSet<FunctionId>) {
    for (_, caller) in module.funcs.iter_local().filter(|(id, _)| !asked.contains(id)) {
        let calls = sequences(caller).into_iter().flat_map(|sequence| &caller.block(sequence).instrs);
        for (instruction, _) in calls {
            if let Instr::Call(call) = instruction
                && asked.contains(&call.func)
            {
                panic!("only panics may call {:?}", module.funcs.get(call.func).name);
            }
        }
    }
}

fn trap() -> (Instr, InstrLocId) {
    (Instr::Unreachable(ir::Unreachable {}), InstrLocId::default())
}

/// The functions whose names are such; what generics begin with is left out.
fn named(module: &Module, is_such: impl Fn(&str) -> bool) -> HashSet<FunctionId> {
    let has_such = |name: &str| is_such(name.trim_start_matches('<'));
    let such = module.funcs.iter().filter(|function| function.name.as_deref().is_some_and(has_such));
    such.map(|function| function.id()).collect()
}

/// The sequences of instructions of `function`, each once.
pub fn sequences(function: &LocalFunction) -> Vec<InstrSeqId> {
    struct Seen(Vec<InstrSeqId>);
    impl<'a> ir::Visitor<'a> for Seen {
        fn start_instr_seq(&mut self, sequence: &'a InstrSeq) {
            self.0.push(sequence.id());
        }
    }
    let mut seen = Seen(Vec::new());
    ir::dfs_in_order(&mut seen, function, function.entry_block());
    seen.0
}

/// Cuts what leads to a trap, the call to a panic among it, as far back as nothing else can happen.
fn shorten(code: &mut Vec<(Instr, InstrLocId)>, library: &HashSet<FunctionId>) {
    let Some(trap) = code.iter().position(|(instruction, _)| matches!(instruction, Instr::Unreachable(_)))
    else {
        return;
    };
    let panics = trap
        .checked_sub(1)
        .filter(|&call| matches!(&code[call].0, Instr::Call(call) if library.contains(&call.func)));
    let end = panics.unwrap_or(trap);
    let start =
        code[..end].iter().rposition(|(instruction, _)| !is_plain(instruction)).map_or(0, |at| at + 1);
    code.drain(start..trap);
    code.truncate(start + 1);
}

/// Nothing that this does outlives a trap.
fn is_plain(instruction: &Instr) -> bool {
    use Instr::*;
    matches!(
        instruction,
        LocalGet(_)
            | LocalSet(_)
            | LocalTee(_)
            | GlobalGet(_)
            | GlobalSet(_)
            | Const(_)
            | Binop(_)
            | Unop(_)
            | Load(_)
            | Store(_)
            | Drop(_)
            | Select(_)
    )
}

/// Blanks the words of panics.
fn forget_words(data: &mut [u8]) {
    for said in SAID {
        let mut from = 0;
        while let Some(at) = data[from..].windows(said.len()).position(|bytes| bytes == said.as_bytes()) {
            data[from + at..][..said.len()].fill(0);
            from += at + said.len();
        }
    }
}

/// Blanks what panics would say, and the places in the source that they would name: `{ path, its length, line, column }`.
fn forget_said(module: &mut Module) {
    let all: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in all {
        let data = module.data.get_mut(id);
        forget_words(&mut data.value);
        if let Some(base) = base(data) {
            blank(&mut data.value, base);
        }
    }
}

fn blank(data: &mut [u8], base: u32) {
    let mut paths = HashSet::new();
    for at in (0..data.len().saturating_sub(15)).step_by(4) {
        if let Some(path) = path_of(data, at, base) {
            data[at..at + 16].fill(0);
            paths.insert(path);
        }
    }
    for (start, end) in paths {
        data[start..end].fill(0);
    }
}

/// Where the path lies of the place that is written at `at`, if one is.
fn path_of(data: &[u8], at: usize, base: u32) -> Option<(usize, usize)> {
    let [start, length, line, column] =
        [0, 4, 8, 12].map(|i| u32::from_le_bytes(data[at + i..][..4].try_into().expect("four bytes")));
    let start = start.checked_sub(base)? as usize;
    let path = data.get(start..start.checked_add(length as usize)?)?;
    let is_place = path.ends_with(b".rs") && path.is_ascii() && line > 0 && column > 0;
    is_place.then_some((start, start + path.len()))
}
