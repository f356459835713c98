//! `lock …`: the PIN of the desk; and `--pin-file`, which opens it for one command.
//!
//! A PIN comes in a file, never on the command line, where every process sees it and a history keeps it. Each command
//! is a process of its own: nothing stays open behind it.
#![allow(clippy::disallowed_methods, reason = "reads the file that is named on the command line")]

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;
use zeroize::Zeroizing;

use super::args::{Args, Command};
use super::print::{Failed, Printer};
use crate::actions::{Pin, Tried};
use crate::wiring::App;

/// What to do with the lock.
#[derive(Debug, Clone, Subcommand)]
pub enum LockVerb {
    /// Sets a PIN where there is none: 4 to 12 figures.
    Set {
        /// A file whose first line is the new PIN.
        #[arg(long, value_name = "FILE")]
        new_pin_file: PathBuf,
    },
    /// Puts another PIN in place of the present one, which `--pin-file` gives.
    Change {
        /// A file whose first line is the new PIN.
        #[arg(long, value_name = "FILE")]
        new_pin_file: PathBuf,
    },
    /// Takes the PIN away; `--pin-file` gives the present one.
    Remove,
}

pub(super) async fn run(
    app: &App,
    args: &Args,
    verb: Option<&LockVerb>,
    printer: &mut Printer,
) -> Result<(), Failed> {
    match verb {
        None => {}
        Some(LockVerb::Set { new_pin_file }) => app.actions.set_lock(pin(new_pin_file)?).await?,
        Some(LockVerb::Change { new_pin_file }) => {
            let present = present(app, args).await?;
            right(app.actions.change_lock(present, pin(new_pin_file)?).await?)?;
        }
        Some(LockVerb::Remove) => {
            let present = present(app, args).await?;
            right(app.actions.remove_lock(present).await?)?;
        }
    }
    let on = app.actions.is_locked_up().await?;
    let waits = app.actions.lock_waits().await?.num_seconds();
    if printer.is_json() {
        return printer.document(&json!({ "lock": on, "waits_s": waits }));
    }
    printer.line(&printer.words().twin_lock(if on { "on" } else { "off" }))
}

/// Opens the desk for a command that enters it. The PIN was given for this very command: it is not asked again in it.
pub(super) async fn opens(app: &App, args: &Args, command: &Command) -> Result<(), Failed> {
    // A desk that does not open says so itself, in the command.
    if !command.enters_the_desk() || !app.actions.is_locked_up().await.unwrap_or(false) {
        return Ok(());
    }
    let file = args.pin_file.as_deref().ok_or_else(|| Failed::new("lock-closed"))?;
    right(app.actions.ask_again(pin(file)?).await?)
}

fn right(tried: Tried) -> Result<(), Failed> {
    match tried {
        Tried::Right => Ok(()),
        Tried::Wrong { .. } => Err(Failed::new("pin-wrong")),
        Tried::Wait(_) => Err(Failed::new("pin-wait")),
    }
}

async fn present(app: &App, args: &Args) -> Result<Pin, Failed> {
    if !app.actions.is_locked_up().await? {
        return Err(Failed::new("lock-none"));
    }
    pin(args.pin_file.as_deref().ok_or_else(|| Failed::new("pin-file-missing"))?)
}

fn pin(file: &Path) -> Result<Pin, Failed> {
    let text = std::fs::read_to_string(file).map(Zeroizing::new);
    let text = text.map_err(|_| Failed::new("file-unreadable"))?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or("").trim().to_owned()))
}
