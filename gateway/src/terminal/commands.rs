//! One function per command: each calls the rooms and prints what they answer.

use std::path::Path;
use std::process::ExitCode;

use super::args::{Changing, Command, Export, Keys, Links};
use super::print::Printer;
use super::{feedback, filed, office};
use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;
use crate::jobs::import::{self, Absence, Imported};
use crate::jobs::organisers::Organised;
use crate::jobs::refresh::{self, Outcome};
use crate::jobs::{backup, doctor, gather, links, restore};
use crate::keys::Change;
use crate::publish::{Publication, collection, export, pack};
use crate::region::Region;
use crate::rights::retention;
use crate::sources::Conditions;
use crate::store::{notes, receipts};
use crate::{files, keys, serve, sources};

const DONE: ExitCode = ExitCode::SUCCESS;

/// Runs a command.
pub async fn run(mut config: Config, command: Command, printer: Printer) -> Result<ExitCode, Fault> {
    match command {
        Command::Serve { listen } => {
            config.listen = listen.unwrap_or(config.listen);
            listening(config, printer).await
        }
        Command::Import { source, places, partial } => {
            imported(config, &source, &places, partial, printer).await
        }
        Command::Refresh { confirm } => refreshed(config, &confirm, printer).await,
        Command::Publish { pack } => published(config, pack.as_deref(), printer),
        Command::Export { what: Export::Aids { format, out } } => {
            let app = App::open(config)?;
            let aids = app.store.read(collection::merged_aids)?;
            let export::Written { bytes, left_out } = export::aids(&aids, format)?;
            files::replace(&out, &bytes)?;
            let (count, out) = (aids.len() - left_out.len(), out.display().to_string());
            let answer = serde_json::json!({"out": out, "count": count, "left_out": left_out});
            printer.answer(&answer, || {
                format!("{count} aids written to {out}, {} left out: {left_out:?}", left_out.len())
            });
            Ok(DONE)
        }
        Command::Links { what: Links::Check } => {
            let app = App::open(config)?;
            printer.progress("asking every address: this takes minutes");
            let checked = links::check(&app).await?;
            printer.answer(&checked, || {
                let line = |one: &links::Checked| {
                    format!("{:?}\t{:?}\t{}\t{}", one.state, one.found, one.record, one.url)
                };
                checked.iter().map(line).collect::<Vec<_>>().join("\n")
            });
            Ok(DONE)
        }
        Command::Keys { what } => of_keys(&config, &what, printer),
        Command::Applications { what } => filed::applications(config, what, printer),
        Command::Office { what } => office::run(config, what, printer),
        Command::Feedback { what } => feedback::run(config, &what, printer),
        Command::Sessions { what } => filed::sessions(config, &what, printer),
        Command::Backup { file } => {
            let written = backup::write(&App::open(config)?, &file)?;
            printer.answer(&written, || format!("{} bytes written to {}", written.bytes, written.file));
            Ok(DONE)
        }
        Command::Restore { file } => {
            let restored = match file {
                Some(file) => restore::read(&config, &file)?,
                None => restore::after_server(&config)?,
            };
            printer.answer(&restored, || {
                format!(
                    "restored up to manifest {}; the new epoch is {}; {} accounts were erased again",
                    restored.manifest_seq, restored.epoch, restored.erased_again
                )
            });
            Ok(DONE)
        }
        Command::Retention { apply } => retained(config, apply, printer),
        Command::Doctor => {
            let findings = doctor::look(&App::open(config)?)?;
            printer.answer(&findings, || {
                let line = |check: &doctor::Check| {
                    let wrong = check.wrong.iter().map(|wrong| format!("\n  {wrong}")).collect::<String>();
                    format!(
                        "{}: {} looked at, {} wrong{wrong}",
                        check.name,
                        check.looked_at,
                        check.wrong.len()
                    )
                };
                findings.checks.iter().map(line).collect::<Vec<_>>().join("\n")
            });
            Ok(if findings.sound { DONE } else { ExitCode::FAILURE })
        }
    }
}

/// What goes by its age: said, and done only when asked to.
fn retained(config: Config, apply: bool, printer: Printer) -> Result<ExitCode, Fault> {
    let app = App::open(config)?;
    let plan = retention::plan(&app)?;
    if apply {
        retention::apply(&app)?;
    }
    printer.answer(&plan, || {
        let line = |what: &str, one: &retention::Leaving| {
            format!("{what}\t{}\t{}\t{}\t{}", one.number, one.state, one.form, one.leaves_at)
        };
        let announced = plan.to_announce.iter().map(|one| line("to announce", one));
        let gone = plan.to_go.iter().map(|one| line("to go", one));
        let of_audit = if plan.audit { ", old lines of the audit" } else { "" };
        let reports = plan.feedback;
        let rest = format!("{} accounts that hold nothing, {reports} old reports{of_audit}", plan.accounts);
        announced.chain(gone).chain([rest]).collect::<Vec<_>>().join("\n")
    });
    Ok(DONE)
}

async fn listening(config: Config, printer: Printer) -> Result<ExitCode, Fault> {
    let _alone = files::lock(&config.data.join("serve.lock"))?;
    let region = Region::start(config).await?;
    if region.app().keys()?.development {
        warn_of_development(printer);
    }
    let asked_to_stop = serve::asked_to_stop();
    let answer = serde_json::json!({"listening": region.address(), "epoch": region.app().epoch});
    printer.answer(&answer, || format!("listening on {}", region.url()));
    asked_to_stop.await;
    region.stop().await;
    Ok(DONE)
}

fn warn_of_development(printer: Printer) {
    printer
        .warning("development-keys", "the development keys sign: they are public. Run `gateway keys init`.");
}

async fn imported(
    config: Config,
    name: &str,
    places: &[String],
    partial: bool,
    printer: Printer,
) -> Result<ExitCode, Fault> {
    let source = sources::by_name(name).ok_or_else(|| Fault::UnknownSource(name.to_owned()))?;
    let app = App::open(config)?;
    let feed = app.config.feed(name);
    let fetcher = gather::fetcher(&app, source)?;
    let mut files = Vec::new();
    for place in places {
        files.append(&mut gather::from(&app, &fetcher, source, place, gather::Ask::Anew).await?.files);
        printer.progress(&format!("{} files read", files.len()));
    }
    let absence = if feed.full && !partial { Absence::IsGone } else { Absence::MeansNothing };
    let imported = import::files(&app, source, &files, absence)?;
    printer.answer(&imported, || said_of_import(&imported));
    Ok(DONE)
}

fn said_of_import(Imported { report, gone }: &Imported) -> String {
    let mut said = format!(
        "{}: {} read, {} accepted, {} unchanged, {} repaired, {} refused, {gone} gone",
        report.source,
        report.read,
        report.accepted,
        report.unchanged,
        report.repaired.len(),
        report.refused.len(),
    );
    if report.conditions.read > 0 {
        let Conditions { read, translated, as_text } = report.conditions;
        said.push_str(&format!("\n  conditions: {read} read, {translated} translated, {as_text} as text"));
    }
    for refusal in &report.refused {
        said.push_str(&format!("\n  refused {}: {}", refusal.record, refusal.why));
    }
    said
}

async fn refreshed(config: Config, confirmed: &[String], printer: Printer) -> Result<ExitCode, Fault> {
    let app = App::open(config)?;
    let refreshed = refresh::all(&app, confirmed).await?;
    printer.answer(&refreshed, || {
        let line = |outcome: &Outcome| match outcome {
            Outcome::Imported(imported) => said_of_import(imported),
            Outcome::Unchanged { source } => format!("{source}: unchanged"),
            Outcome::Failed { source, message, .. } => format!("{source}: {message}"),
        };
        let of_organiser = |one: &Organised| format!("{}\n  report: {}", line(&one.outcome), one.report);
        let sources = refreshed.sources.iter().map(line);
        let all = sources.chain(refreshed.organisers.iter().map(of_organiser)).collect::<Vec<_>>();
        format!("{}\n{}", all.join("\n"), said_of_publication(&refreshed.published))
    });
    let outcomes = refreshed.sources.iter().chain(refreshed.organisers.iter().map(|one| &one.outcome));
    let failed = outcomes.into_iter().any(|outcome| matches!(outcome, Outcome::Failed { .. }));
    Ok(if failed { ExitCode::FAILURE } else { DONE })
}

fn published(config: Config, pack_file: Option<&Path>, printer: Printer) -> Result<ExitCode, Fault> {
    let app = App::open(config)?;
    let keys = app.keys()?;
    if keys.development {
        warn_of_development(Printer { json: false });
    }
    let publication = app.publish()?;
    if let Some(file) = pack_file {
        files::replace(file, &pack::make(&app.store, &keys, &app.config)?)?;
    }
    printer.answer(&publication, || said_of_publication(&publication));
    Ok(DONE)
}

fn said_of_publication(publication: &Publication) -> String {
    let mut said = format!("manifest {}", publication.manifest_seq);
    for one in &publication.collections {
        said.push_str(&format!(
            "\n  {} edition {}: {} records, {} bytes, {} from the one before",
            one.name, one.seq, one.count, one.snapshot_bytes, one.delta_bytes
        ));
    }
    said
}

fn of_keys(config: &Config, what: &Keys, printer: Printer) -> Result<ExitCode, Fault> {
    let folder = config.keys_folder();
    let keys = match what {
        Keys::Init => keys::init(&folder)?,
        Keys::List => keys::Keys::open(&folder)?,
        Keys::Rotate { what, revoke, root_keys } => {
            let app = App::open(config.clone())?;
            let from_seq = (app.store.read(notes::manifest_seq)? + 1).max(config.clock.unix_seconds());
            let change = match (revoke, what) {
                (Some(key), _) => Change::Revoked { key: key.clone(), from_seq },
                (None, Changing::Manifests) => Change::Manifests { from_seq },
                (None, Changing::Receipts) => {
                    Change::Receipts { from_receipt: app.store.read(receipts::head)?.seq + 1 }
                }
                (None, Changing::Roots) => Change::Roots,
            };
            keys::rotate(&folder, root_keys.as_deref().unwrap_or(&folder), change)?
        }
    };
    let list = keys.list(&folder)?;
    let answer = serde_json::json!({"root": keys.root.root, "development": keys.development, "keys": list});
    printer.answer(&answer, || {
        let line = |key: &keys::Listed| {
            let held = if key.held { "held here" } else { "elsewhere" };
            let until = key.until.map_or(String::new(), |until| format!(" until {until}"));
            format!("{:?}\t{}\tfrom {}{until}\t{held}", key.purpose, key.public, key.from)
        };
        let lines = list.iter().map(line).collect::<Vec<_>>().join("\n");
        let development = if keys.development { " (development, public)" } else { "" };
        format!("root {}{development}\n{lines}", keys.root.root)
    });
    if matches!(what, Keys::Init) {
        printer.progress(
            "Move the folder root/ of the keys to a place that is not this machine, and keep a copy.",
        );
    }
    Ok(DONE)
}
