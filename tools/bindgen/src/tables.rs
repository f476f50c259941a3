//! Blanks the tables of characters that only panics look at: 2 kB of gzip.
//!
//! Decides by address: a table lies from where a function that has gone pointed to up to where anything that is left
//! points. Takes a number for an address wherever it could be one, so that it blanks too little, never too much.

use std::collections::BTreeSet;

use walrus::ir::{self, Const, Load, LoadSimd, Value, Visitor};
use walrus::{ConstExpr, Data, DataKind, FunctionId, LocalFunction, Module};

/// Parts of the names of the functions whose tables nobody else looks at.
const OWNERS: [&str; 2] = ["::unicode::printable::is_printable", "::grapheme_extend::lookup_slow"];

/// What these functions point to.
pub struct Tables {
    owners: Vec<FunctionId>,
    addresses: BTreeSet<u32>,
}

impl Tables {
    /// Those of `module` as it came.
    pub fn new(module: &Module) -> Self {
        let is_owner = |name: &str| OWNERS.iter().any(|part| name.contains(part));
        let mut found = Self { owners: Vec::new(), addresses: BTreeSet::new() };
        for (id, function) in module.funcs.iter_local() {
            let name = &module.funcs.get(id).name;
            if name.as_deref().is_some_and(is_owner) {
                found.owners.push(id);
                found.addresses.extend(numbers(function));
            }
        }
        found
    }

    /// Blanks them, if their functions have gone.
    pub fn forget(self, module: &mut Module) {
        if module.funcs.iter().any(|function| self.owners.contains(&function.id())) {
            return;
        }
        let others = others(module);
        let all: Vec<_> = module.data.iter().map(|data| data.id()).collect();
        for id in all {
            let data = module.data.get_mut(id);
            if let Some(base) = base(data) {
                self.blank(&mut data.value, base, &others);
            }
        }
    }

    /// Blanks what lies in `data`, which lies at `base`, between their addresses and those of others.
    fn blank(&self, data: &mut [u8], base: u32, others: &BTreeSet<u32>) {
        let end = base + data.len() as u32;
        let own = self.addresses.range(base..end).filter(|start| !others.contains(start));
        for &start in own {
            let stop = others.range(start..end).next().unwrap_or(&end);
            data[(start - base) as usize..(stop - base) as usize].fill(0);
        }
    }
}

/// The address at which `data` will lie.
pub fn base(data: &Data) -> Option<u32> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(base)), .. } => Some(base as u32),
        _ => None,
    }
}

/// All numbers in `module` that could be addresses.
fn others(module: &Module) -> BTreeSet<u32> {
    let in_code = module.funcs.iter_local().flat_map(|(_, function)| numbers(function));
    let words = module.data.iter().flat_map(|data| data.value.array_windows());
    in_code.chain(words.map(|&four| u32::from_le_bytes(four))).collect()
}

/// All numbers in `function` that could be addresses.
fn numbers(function: &LocalFunction) -> Vec<u32> {
    struct Seen(Vec<u32>);
    impl Visitor<'_> for Seen {
        fn visit_const(&mut self, constant: &Const) {
            if let Value::I32(number) = constant.value {
                self.0.push(number as u32);
            }
        }
        fn visit_load(&mut self, load: &Load) {
            self.0.push(load.arg.offset as u32);
        }
        fn visit_load_simd(&mut self, load: &LoadSimd) {
            self.0.push(load.arg.offset as u32);
        }
    }
    let mut seen = Seen(Vec::new());
    ir::dfs_in_order(&mut seen, function, function.entry_block());
    seen.0
}
