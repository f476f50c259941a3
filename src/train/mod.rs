//! The trainer: corpora in, model files out.
//!
//! Decides how the files of `data/id/*.bin` come about. Same data and seed, same bytes.
//!
//! - [`corpora`] reads annotated text, [`marked`] what was marked in raw text; [`examples`] numbers what its tokens see; [`sequence`] learns
//!   labels of tokens; [`quantise`] turns learned weights into a [`crate::model::Model`]; [`score`] measures;
//! - [`names`] is the stage that makes the names' model out of them; [`apart`] measures it beside others.

pub mod apart;
pub mod choices;
pub mod clusters;
pub mod corpora;
pub mod examples;
pub mod known_names;
pub mod marked;
pub mod names;
pub mod nominals;
pub mod quantise;
pub mod quotes;
pub mod ranking;
pub mod raw;
pub mod roles;
pub mod score;
pub mod sequence;
