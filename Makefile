# Each line calls a real tool; each target brings what it needs. Wanted beforehand: Rust by rustup,
# Node 20 or newer, make.

PORT ?= 8080
SECONDS ?= 600
SHARED := ../shared
TARGET := $(or $(CARGO_TARGET_DIR),target)
WASM := $(TARGET)/wasm32-unknown-unknown/release/sorot.wasm

.DEFAULT_GOAL := help
.PHONY: help
help: # this list
	@sed -n 's/^\([a-z]*\):.* # /\1\t/p' $(MAKEFILE_LIST)

.PHONY: demo
demo: page dist # build the demo page and serve it, and the examples, on 127.0.0.1:PORT
	node tools/show.mjs www/articles/aliansi.txt 2025-02-03
	node tools/serve.mjs www $(PORT) dist

.PHONY: test
test: page dist peers browsers # every test: Rust, the wasm module in node, the pages in Chromium and Firefox
	cargo test --workspace --all-features
	cargo test --quiet --manifest-path tools/bindgen/Cargo.toml --target-dir target/tools
	node --test --test-concurrency=1 $(wildcard tests/wasm/*.test.mjs tests/www/*.test.mjs tests/www/*/*.test.mjs)
	node benches/peers/gate.mjs

.PHONY: check
check: wasm www/node_modules rust-tools # format, lints and types, all without a warning
	cargo fmt --all --check
	cargo fmt --manifest-path tools/bindgen/Cargo.toml --check
	cargo fmt --manifest-path fuzz/Cargo.toml --check
	cargo clippy --all-targets --all-features -- -D warnings
	cargo clippy --lib --target wasm32-unknown-unknown --no-default-features -- -D warnings
	cd www && npx tsc --project tsconfig.json

# Apart from `check`, for the database of advisories and the tool that reads it take minutes to come.
.PHONY: audit
audit: www/node_modules peers # licences of the packages that we build on, and what is known against them
	@cargo deny --version >/dev/null 2>&1 || cargo install --locked cargo-deny
	node tools/audit.mjs

.PHONY: fuzz
fuzz: # look for inputs that break a reader, SECONDS for each; what breaks one is left in fuzz/artifacts
	@cargo fuzz --version >/dev/null 2>&1 || cargo install --locked cargo-fuzz
	$(foreach target,analyze numerals model jsonl,$(call fuzz,$(target)))

# Without a sanitiser, for there is no unsafe code to watch; so a stable compiler serves.
define fuzz
	mkdir -p target/corpus/$(1)
	cd fuzz && RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir . --target-dir ../target/fuzz --sanitizer none $(1) \
		../target/corpus/$(1) corpus/$(1) -- -max_total_time=$(SECONDS) -max_len=4096 -timeout=10

endef

.PHONY: dist
dist: wasm www/node_modules # the widget for a newsroom's own server, in dist; fails over its budgets
	node www/build.mjs

.PHONY: lists
lists: # pack the lists of well-known names in src/data/id
	cargo run --quiet --profile fast --features train --bin train -- $(SHARED) --lists

.PHONY: train
train: shared lists # make the models in src/data/id anew
	cargo run --profile fast --features train --bin train -- $(SHARED)

.PHONY: score
score: shared # how right we are on annotated articles
	cargo build --quiet --profile fast
	$(foreach set,seed/gold gold/dev gold/train,$(call score,$(set)))

define score
	@echo "\n$(1)"
	@$(TARGET)/fast/sorot --jsonl $(SHARED)/$(1).jsonl > target/score.jsonl
	@python3 $(SHARED)/gold/score.py $(SHARED)/$(1).jsonl target/score.jsonl

endef

.PHONY: bench
bench: dist peers browsers # measure beside the peers; write docs/benchmarks.*
	cargo bench --bench stages -- --quiet
	node benches/peers/main.mjs

.PHONY: extension
extension: wasm www/node_modules # the browser extension: folders to load, archives for the stores, in dist/extension
	node www/extension/build.mjs

.PHONY: pictures
pictures: extension browsers # the extension's icons, and its pictures for the stores
	node www/extension/pictures.mjs
	node www/extension/store/screenshots.mjs

# What the targets above need.

.PHONY: wasm
wasm: wasm-target # the module with its bindings and types, in www/pkg
	cargo build --release --lib --target wasm32-unknown-unknown --no-default-features
	cargo run --quiet --manifest-path tools/bindgen/Cargo.toml --target-dir target/tools -- "$(WASM)" www/pkg
	cp src/wasm/sorot.d.ts www/pkg/sorot.d.ts
	node tools/sizes.mjs www/pkg/sorot_bg.wasm www/pkg/sorot.js

.PHONY: page
page: wasm www/node_modules
	cd www && npx esbuild demo.js --bundle --format=esm --sourcemap --log-level=warning --outfile=pkg/demo.js

www/node_modules: www/package-lock.json
	cd www && npm ci --no-audit --no-fund
	@touch $@

.PHONY: peers
peers: benches/peers/node_modules
benches/peers/node_modules: benches/peers/package-lock.json
	cd benches/peers && npm ci --no-audit --no-fund
	@touch $@

.PHONY: wasm-target
wasm-target:
	@rustup target list --installed | grep -qx wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown

.PHONY: rust-tools
rust-tools:
	@cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 || rustup component add clippy rustfmt

.PHONY: browsers
browsers:
	@sh tools/browsers.sh chromium firefox-esr

.PHONY: shared
shared:
	@test -d $(SHARED)/gold || { echo "there are no annotated articles in $(SHARED): this needs them" >&2; exit 1; }
