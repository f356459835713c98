//! `me …`: everything of the citizen's, out of this phone and into another.
#![allow(clippy::disallowed_methods, reason = "reads the file that is named on the command line")]

mod erase;
mod school;

use std::path::Path;

use clap::Subcommand;
use serde_json::json;
use zeroize::Zeroizing;

use super::print::{Failed, Printer};
use crate::actions::Passphrase;
use crate::wiring::App;

/// What to do with it.
#[derive(Debug, Clone, Subcommand)]
pub enum MeVerb {
    /// Writes everything into one file. Without a passphrase, whoever has that file reads it.
    Export {
        /// The file to write; one that is there already is not written over.
        file: std::path::PathBuf,
        /// A file whose first line is the passphrase: at least 10 characters. The export is then an age file.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<std::path::PathBuf>,
    },
    /// Takes in what an export holds, where nothing was begun yet.
    Import {
        /// The file that an export wrote.
        file: std::path::PathBuf,
        /// A file whose first line is its passphrase.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<std::path::PathBuf>,
    },
    /// Erases everything of yours here, at once and for good; the Region is asked to do the same.
    Erase {
        /// Without it, what would go is listed, and nothing happens.
        #[arg(long)]
        yes: bool,
    },
    /// What the Region was asked to erase, and what it answered.
    Erasures,
    /// Everybody whom one applies for, with the school each goes to.
    Schools,
    /// Adds a child to those for whom one applies.
    Child {
        /// As one calls it.
        name: String,
        /// National number of its school, as `schools` gives it.
        #[arg(long, value_name = "UAI")]
        school: Option<String>,
    },
    /// Says which school somebody goes to.
    School {
        /// Who, as `me schools` names them.
        profile: String,
        /// National number of the school, as `schools` gives it.
        #[arg(required_unless_present = "none")]
        uai: Option<String>,
        /// None any longer.
        #[arg(long, conflicts_with = "uai")]
        none: bool,
    },
}

pub(super) async fn run(app: &App, verb: &MeVerb, printer: &mut Printer) -> Result<(), Failed> {
    match verb {
        MeVerb::Export { file, passphrase_file } => {
            let passphrase = passphrase(passphrase_file.as_deref())?;
            let sealed = passphrase.is_some();
            let exported = app.actions.export_me(file.clone(), passphrase).await?;
            let shown = exported.file.display().to_string();
            if printer.is_json() {
                let damaged: Vec<_> = exported.damaged.iter().map(ToString::to_string).collect();
                return printer.document(&json!({
                    "file": shown, "sealed": sealed, "documents": exported.documents, "damaged": damaged,
                }));
            }
            printer.line(&printer.words().twin_me_exported(&shown, exported.documents))?;
            if !sealed {
                printer.line(&printer.words().twin_me_open())?;
            }
            match exported.damaged.len() {
                0 => Ok(()),
                count => printer.line(&printer.words().twin_me_damaged(count)),
            }
        }
        MeVerb::Erase { yes } => erase::run(app, *yes, printer).await,
        MeVerb::Erasures => erase::list(app, printer).await,
        MeVerb::Schools => school::list(app, printer).await,
        MeVerb::Child { name, school } => school::child(app, name, school.as_deref(), printer).await,
        MeVerb::School { profile, uai, .. } => school::set(app, profile, uai.as_deref(), printer).await,
        MeVerb::Import { file, passphrase_file } => {
            let documents =
                app.actions.import_me(file.clone(), passphrase(passphrase_file.as_deref())?).await?;
            if printer.is_json() {
                return printer.document(&json!({ "documents": documents }));
            }
            printer.line(&printer.words().twin_me_imported(documents))
        }
    }
}

/// Never on the command line, where every process sees it.
fn passphrase(file: Option<&Path>) -> Result<Option<Passphrase>, Failed> {
    let Some(file) = file else { return Ok(None) };
    let text = std::fs::read_to_string(file).map(Zeroizing::new);
    let text = text.map_err(|_| Failed::new("file-unreadable"))?;
    Ok(Some(Zeroizing::new(text.lines().next().unwrap_or("").to_owned())))
}
