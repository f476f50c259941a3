//! `train`: rebuilds the models from `../shared`. See `make train`.

fn main() {}
