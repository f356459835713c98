//! Every parser that reads from outside, given what libFuzzer makes up. One program, so that all link once: the parser
//! is named by FUZZ_TARGET. Run by `.ci/fuzz.sh`; nothing here judges what is read, only that nothing falls, hangs or
//! grows without bound (SECURITY.md §8).
#![no_main]

mod app;
mod contract;
mod region;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

/// A parser: any bytes go in.
type Parser = fn(&[u8]);

/// Each with the name of its corpus, `corpus/{name}`.
const PARSERS: [(&str, Parser); 17] = [
    ("pack", contract::pack),
    ("delta", contract::delta),
    ("root", contract::root),
    ("receipt", contract::receipt),
    ("record", contract::record),
    ("sealed", contract::sealed),
    ("problem", contract::problem),
    ("returned", contract::returned),
    ("words", contract::words),
    ("heads", region::heads),
    ("query", region::query),
    ("token", region::token),
    ("feed", region::feed),
    ("paper", app::paper),
    ("export", app::export),
    ("slip", app::slip),
    ("tiles", app::tiles),
];

static PARSER: LazyLock<Parser> = LazyLock::new(|| {
    let asked = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let found = PARSERS.iter().find(|(name, _)| *name == asked);
    let names = PARSERS.map(|(name, _)| name).join(" ");
    found.unwrap_or_else(|| panic!("FUZZ_TARGET is one of: {names}")).1
});

fuzz_target!(|bytes: &[u8]| PARSER(bytes));
