//! Puts the committed seed where the gateway compiles it in; an empty file when there is none.
#![allow(
    clippy::disallowed_methods,
    reason = "a build script reads its environment and writes generated files"
)]
// A build script has no other way to say what went wrong.
#![allow(clippy::expect_used)]

use std::path::Path;

fn main() {
    let seed = Path::new("../assets/seed/content.mrpack");
    println!("cargo::rerun-if-changed={}", seed.display());
    let bytes = std::fs::read(seed).unwrap_or_default();
    let place = std::env::var_os("OUT_DIR").expect("cargo gives a build script its folder");
    std::fs::write(Path::new(&place).join("seed.mrpack"), bytes).expect("the build folder can be written");
}
