//! The command line: reads what is asked, calls the rooms, prints one answer.

mod args;
mod commands;
mod feedback;
mod filed;
mod office;
mod print;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::clock::Clock;
use crate::config::Config;
use crate::fault::Fault;
use args::{Args, Command};
use print::Printer;

/// Runs one command: 0 when it is done, 1 when it failed, 2 for a wrong call.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let printer = Printer { json: args.json };
    match configured(&args).and_then(|config| within_runtime(config, args.command, printer)) {
        Ok(code) => code,
        Err(fault) => {
            printer.fault(&fault);
            ExitCode::FAILURE
        }
    }
}

fn within_runtime(config: Config, command: Command, printer: Printer) -> Result<ExitCode, Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Fault::Setting(error.to_string()))?;
    runtime.block_on(commands::run(config, command, printer))
}

/// The file, then what the command line says over it.
fn configured(args: &Args) -> Result<Config, Fault> {
    let mut config = Config::load(args.config.as_deref())?;
    if let Some(data) = &args.data {
        config.data.clone_from(data);
    }
    if let Some(database) = &args.database {
        config.database.clone_from(database);
    }
    if let Some(objects) = &args.objects {
        config.objects.clone_from(objects);
    }
    if let Some(seed) = &args.seed {
        config.seed.clone_from(seed);
    }
    if let Some(antivirus) = &args.antivirus {
        config.antivirus.address.clone_from(antivirus);
    }
    if let Some(seconds) = args.source_date_epoch {
        config.clock = Clock::stopped_at(seconds);
    }
    Ok(config)
}
