//! Orders the functions of a module so that it travels lighter: 1 kB in a hundred of gzip.
//!
//! Decides the order by what compression sees: functions that have much in common stand near one another. What that is
//! can be counted in several ways, whose orders differ by a kilobyte and more: the lightest is taken. What the functions
//! do stays the same. (walrus orders them by size, for engines that compile many at a time; of less than a
//! megabyte that makes no difference that can be measured.)

use std::collections::{HashMap, HashSet, VecDeque};

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, ConstExpr, DataSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, ConstExpr as Place, DataKind, DataSectionReader, FunctionBody, FunctionSectionReader,
    Operator, Parser, Payload, TypeRef,
};

use crate::data;

/// Bytes of a run that functions can have in common.
const RUNS: [usize; 2] = [5, 6];
/// A run that stands in more functions than this says nothing of likeness.
const COMMON: [usize; 3] = [8, 12, 20];
/// Bytes that compression looks back: fewer than gzip's 32,768, for runs are counted once.
const WINDOWS: [usize; 2] = [20_000, 28_000];
/// What a function has in common counts by its length and this, so that tiny ones do not come first.
const SMALL: [f64; 2] = [5.0, 60.0];

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// `module` with its functions in the order that compresses best.
///
/// # Errors
/// If it is no module.
pub fn arrange(module: &[u8]) -> Outcome<Vec<u8>> {
    let (imported, bodies) = functions(module)?;
    let orders = orders(&bodies).into_iter().map(|order| write(module, Arranged::new(imported, order)));
    let orders = orders.collect::<Outcome<Vec<_>>>()?;
    orders.into_iter().min_by_key(|module| data::weight(module)).ok_or_else(|| "no order".into())
}

/// The orders that functions like one another can stand in.
fn orders(bodies: &[&[u8]]) -> Vec<Vec<usize>> {
    let likenesses = RUNS.iter().flat_map(|&run| COMMON.map(|common| Likeness::new(bodies, run, common)));
    let ways = || WINDOWS.iter().flat_map(|&window| SMALL.map(|small| (window, small)));
    likenesses
        .flat_map(|likeness| ways().map(|(window, small)| likeness.chain(window, small)).collect::<Vec<_>>())
        .collect()
}

fn write(module: &[u8], mut arranged: Arranged) -> Outcome<Vec<u8>> {
    let mut out = Module::new();
    arranged.parse_core_module(&mut out, Parser::new(0), module).map_err(|error| error.to_string())?;
    Ok(out.finish())
}

/// How many functions others give `module`, which are numbered first, and the bodies of its own.
fn functions(module: &[u8]) -> Outcome<(usize, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// What functions have in common.
struct Likeness<'m> {
    runs: Vec<HashSet<&'m [u8]>>,
    /// The functions that a run of bytes stands in.
    holders: HashMap<&'m [u8], Vec<usize>>,
}

impl<'m> Likeness<'m> {
    /// What `bodies` have in common in runs of `run` bytes that stand in no more than `common` of them.
    fn new(bodies: &[&'m [u8]], run: usize, common: usize) -> Self {
        let runs: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(run).collect()).collect();
        let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
        for (function, own) in runs.iter().enumerate() {
            own.iter().for_each(|run| holders.entry(run).or_default().push(function));
        }
        holders.retain(|_, functions| (2..=common).contains(&functions.len()));
        Self { runs, holders }
    }

    /// The functions with a run of bytes that others have too.
    fn holders(&self, run: &[u8]) -> impl Iterator<Item = usize> {
        self.holders.get(run).into_iter().flatten().copied()
    }

    /// All functions, behind each the one of those left that has most in common with the `width` bytes before it, or
    /// the longest.
    fn chain(&self, width: usize, small: f64) -> Vec<usize> {
        let mut left: HashSet<usize> = (0..self.runs.len()).collect();
        let (mut chain, mut common) = (Vec::new(), vec![0; left.len()]);
        let mut window = Window { width, functions: VecDeque::new(), bytes: 0, held: HashMap::new() };
        while !left.is_empty() {
            let share = |&f: &usize| common[f] as f64 / (self.runs[f].len() as f64 + small);
            let rank = |f: &usize| (share(f), self.runs[*f].len(), *f);
            let next = left.iter().copied().max_by(|a, b| rank(a).partial_cmp(&rank(b)).expect("numbers"));
            let next = next.expect("one is left");
            left.remove(&next);
            chain.push(next);
            window.push(self, next, &mut common);
        }
        chain
    }
}

/// The functions that compression still sees.
struct Window<'m> {
    /// Bytes that it sees.
    width: usize,
    functions: VecDeque<usize>,
    bytes: usize,
    /// How many of them have a run of bytes.
    held: HashMap<&'m [u8], usize>,
}

impl<'m> Window<'m> {
    /// Adds `function`, and keeps `common`, what each function has in common with the window.
    fn push(&mut self, likeness: &Likeness<'m>, function: usize, common: &mut [usize]) {
        for run in &likeness.runs[function] {
            let held = self.held.entry(run).or_default();
            *held += 1;
            if *held == 1 {
                likeness.holders(run).for_each(|f| common[f] += 1);
            }
        }
        self.functions.push_back(function);
        self.bytes += likeness.runs[function].len();
        while self.bytes > self.width && self.functions.len() > 1 {
            self.drop_first(likeness, common);
        }
    }

    fn drop_first(&mut self, likeness: &Likeness<'m>, common: &mut [usize]) {
        let Some(function) = self.functions.pop_front() else { return };
        self.bytes -= likeness.runs[function].len();
        for run in &likeness.runs[function] {
            let Some(held) = self.held.get_mut(run) else { continue };
            *held -= 1;
            if *held == 0 {
                likeness.holders(run).for_each(|f| common[f] -= 1);
            }
        }
    }
}

/// Writes a module anew with its functions in another order.
struct Arranged {
    imported: usize,
    /// Which function stands at each place.
    order: Vec<usize>,
    /// The place of each.
    places: Vec<usize>,
}

impl Arranged {
    fn new(imported: usize, order: Vec<usize>) -> Self {
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &function)| places[function] = place);
        Self { imported, order, places }
    }
}

impl Reencode for Arranged {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = (function as usize).checked_sub(self.imported);
        Ok(own.map_or(function, |own| (self.imported + self.places[own]) as u32))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for at in 0..types.len() {
            functions.function(self.type_index(types[self.order[at]])?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let bodies: Vec<FunctionBody> = section.into_iter().collect::<Result<_, _>>()?;
        for at in 0..bodies.len() {
            self.parse_function_body(code, bodies[self.order[at]].clone())?;
        }
        Ok(())
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        section: DataSectionReader<'_>,
    ) -> Result<(), Error> {
        for datum in section {
            let datum = datum?;
            match datum.kind {
                DataKind::Active { memory_index: 0, offset_expr } if constant(&offset_expr).is_some() => {
                    let first = constant(&offset_expr).unwrap_or_default();
                    for run in data::runs(datum.data) {
                        let place = ConstExpr::i32_const(first + run.start as i32);
                        data.active(0, &place, datum.data[run].iter().copied());
                    }
                }
                _ => self.parse_data(data, datum)?,
            }
        }
        Ok(())
    }
}

/// The number that `place` is, if it is one.
fn constant(place: &Place) -> Option<i32> {
    match place.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => Some(value),
        _ => None,
    }
}
