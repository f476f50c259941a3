//! Sorot reads an Indonesian news article and finds who is in it: people, organisations and places,
//! the quotes and who said them, and the figures.
//!
//! ```
//! use sorot::{Engine, Options};
//!
//! let engine = Engine::new();
//! let text = "Harga beras naik 5 persen.";
//! let analysis = engine.analyze(text, Options::default());
//! assert!(analysis.quotes.is_empty());
//! ```
//!
//! Spans count UTF-8 bytes here; [`wire::WireAnalysis`] gives the same analysis with UTF-16 offsets,
//! as JavaScript wants them.

pub mod analysis;
mod codes;
pub mod date;
pub mod document;
pub mod engine;
pub mod entities;
pub mod features;
pub mod figures;
pub mod hash;
mod index;
pub mod lexicon;
mod lost_blanks;
pub mod mentions;
pub mod model;
pub mod numerals;
pub mod offsets;
pub mod order;
pub mod quotes;
pub mod segments;
pub mod sentences;
pub mod span;
mod table;
pub mod tagger;
pub mod tokenize;
#[cfg(feature = "train")]
pub mod train;
pub mod vocabulary;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod wire;

pub use analysis::Analysis;
pub use date::Date;
pub use engine::{Engine, Options};
pub use span::Span;
