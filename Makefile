# Each line calls a real tool; each target brings what it needs.
# Wanted beforehand: Rust (rustup), Node 20 or newer, make.

PORT ?= 8080
WASM := target/wasm32-unknown-unknown/release/sorot.wasm
CARGO_QUIET := cargo --quiet

.PHONY: wasm
.DEFAULT_GOAL := demo

## wasm: the module and its bindings, in www/pkg
wasm: wasm-target
	cargo build --release --lib --target wasm32-unknown-unknown --no-default-features
	cargo run --quiet --manifest-path tools/bindgen/Cargo.toml --target-dir target/tools -- $(WASM) www/pkg
	cp src/wasm/sorot.d.ts www/pkg/sorot.d.ts
	node tools/sizes.mjs www/pkg/sorot_bg.wasm www/pkg/sorot.js

.PHONY: wasm-target
wasm-target:
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
