//! The binary `gateway`.

use std::process::ExitCode;

fn main() -> ExitCode {
    gateway::run(std::env::args_os())
}
