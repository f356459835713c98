# Ma Région & moi. `make run` opens the app, `make test` proves it; `make` alone lists the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint terminal suite fuzz faults seed check-mobile bench sbom pictures setup setup-test setup-mobile setup-bench

# Every build is of the whole workspace, so that each crate is compiled once, with one set of features.
CARGO   := cargo
STEP    := .ci/step
OUT     := $(or $(CARGO_TARGET_DIR),target)
GATEWAY := $(OUT)/debug/gateway

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

run: setup ## build, then open the app beside a real gateway; close the window to quit
	@$(CARGO) build --locked --workspace
	@.ci/run-app.sh

test: setup-test lint terminal suite fuzz ## everything: format, clippy, tests, the real window under Xvfb, fuzzing

lint: setup-test ## format, clippy without a warning, licences where cargo-deny is installed
	@$(STEP) "format" $(CARGO) fmt --all --check
	@$(STEP) "clippy" $(CARGO) clippy --locked --workspace --all-targets -- -D warnings
	@if $(CARGO) deny --version > /dev/null 2>&1; then $(STEP) "licences" $(CARGO) deny --offline check bans licenses sources; \
	else echo "licences: not checked, cargo-deny is not installed here (cargo install cargo-deny)"; fi

terminal: # the app without a window: it must build, and lean on no window library
	@$(STEP) "terminal alone" $(CARGO) check --locked --package ma-region --no-default-features
	@! $(CARGO) tree --locked --package ma-region --no-default-features --edges normal,build --prefix none | grep -E '^(gtk|webkit2gtk|dioxus|wry|tao) '

suite: # cargo's own order is that of cost: units of each crate, house rules, stories, windows
	@$(STEP) "build the tests" $(CARGO) test --locked --workspace --no-run
	@$(STEP) "tests" $(CARGO) test --locked --workspace

fuzz: # five seconds a parser; longer: .ci/fuzz.sh 600
	@$(STEP) "fuzzing" .ci/fuzz.sh 5

faults: setup-test ## every write killed once and failed once, the power cut at every instant: an hour or more
	@$(CARGO) test --locked --workspace --no-run
	@$(CARGO) test --locked --workspace --test it faults:: -- --ignored --nocapture --test-threads 2

seed: setup-test ## assets/content to the signed pack that the app carries, assets/seed/content.mrpack
	@$(CARGO) build --locked --workspace
	@.ci/seed.sh $(GATEWAY)

check-mobile: setup-mobile ## type-check all the Rust of the phones, Android and iOS (nothing is linked or run)
	@.ci/check-mobile.sh

bench: setup-bench ## the tables of BENCHMARKS.md, ours and the peers in one run
	@$(CARGO) bench --locked --package ma-region --features inspect --bench '*'

sbom: ## what the app and the gateway are made of, in target/sbom (CycloneDX)
	@.ci/sbom.sh

pictures: setup-test ## pictures of the real window, in target/pictures
	@$(CARGO) test --locked --workspace --test window pictures
	@ls -1 $(OUT)/pictures

setup:
	@.ci/setup.sh build

setup-test:
	@.ci/setup.sh build test

setup-mobile:
	@.ci/setup.sh mobile

setup-bench:
	@.ci/setup.sh build test bench
