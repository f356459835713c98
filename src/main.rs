//! The binary: a runtime, then the terminal or the window. Safe to run twice in one process.

use std::process::ExitCode;

use ma_region::terminal;

fn main() -> ExitCode {
    let args = match terminal::arguments() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let Ok(runtime) = tokio::runtime::Builder::new_multi_thread().enable_all().build() else {
        return ExitCode::FAILURE;
    };
    match args.command.clone() {
        Some(command) => terminal::run(&args, &command, &runtime),
        None => window(&args, &runtime),
    }
}

#[cfg(not(feature = "screens"))]
fn window(args: &terminal::Args, _runtime: &tokio::runtime::Runtime) -> ExitCode {
    terminal::no_window(args)
}

#[cfg(feature = "screens")]
fn window(args: &terminal::Args, _runtime: &tokio::runtime::Runtime) -> ExitCode {
    terminal::no_window(args)
}
