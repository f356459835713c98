//! The commands about what citizens filed: list, show, decide; and sessions, for development.

use std::process::ExitCode;

use api_client::wire;
use domain::application::Standing;
use serde::Serialize;

use super::args::{Applications, Decision, Sessions};
use super::print::Printer;
use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;
use crate::filing::{self, decide};
use crate::store::applications::{self, Application};
use crate::store::changes;

/// One application, with what happened to it.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    summary: wire::Application,
    documents: Vec<Paper>,
    milestones: Vec<Milestone>,
}

/// A document as an operator sees it: no name that somebody typed.
#[derive(Serialize)]
struct Paper {
    slot: String,
    sha256: String,
    size: u64,
    verified: bool,
}

#[derive(Serialize)]
struct Milestone {
    seq: u64,
    state: String,
    at: String,
    receipt: bool,
}

/// `applications …`
pub fn applications(config: Config, what: Applications, printer: Printer) -> Result<ExitCode, Fault> {
    let app = App::open(config)?;
    match what {
        Applications::List { state } => {
            let state = match state {
                Some(code) => Some(
                    Standing::of_code(&code).ok_or(Fault::Setting(format!("no state is called {code}")))?,
                ),
                None => None,
            };
            let list = app.store.read(|db| {
                let held = applications::all(db, state)?;
                held.iter().map(|one| filing::application(db, one)).collect::<Result<Vec<_>, _>>()
            })?;
            printer.answer(&list, || list.iter().map(line).collect::<Vec<_>>().join("\n"));
        }
        Applications::Show { id } => {
            let shown = show(&app, &decide::find(&app, &id)?)?;
            printer.answer(&shown, || said(&shown));
        }
        Applications::Decide { id, standing, message } => {
            let found = decide::find(&app, &id)?;
            let decided = decide::decide(&app, found.id, standing_of(standing), message.as_deref())?;
            let shown = show(&app, &decided)?;
            printer.answer(&shown, || said(&shown));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `sessions …`: a token in the hands of an operator is for development alone.
pub fn sessions(config: Config, what: &Sessions, printer: Printer) -> Result<ExitCode, Fault> {
    let app = App::open(config)?;
    if !(app.keys()?.development && app.config.listen.ip().is_loopback()) {
        return Err(Fault::NotDevelopment);
    }
    let Sessions::Open { account } = what;
    let token = app.open_session(account)?;
    printer.answer(&serde_json::json!({"account": account, "token": token}), || token.clone());
    Ok(ExitCode::SUCCESS)
}

fn standing_of(decision: Decision) -> Standing {
    match decision {
        Decision::Received => Standing::Received,
        Decision::InReview => Standing::InReview,
        Decision::ToComplete => Standing::ToComplete,
        Decision::Accepted => Standing::Accepted,
        Decision::Refused => Standing::Refused,
    }
}

fn show(app: &App, one: &Application) -> Result<Shown, Fault> {
    app.store.read(|db| {
        let documents =
            applications::declared(db, one.account, one.id, None)?.into_iter().map(|paper| Paper {
                slot: paper.slot,
                sha256: api_client::canonical::hex(&paper.sha256),
                size: paper.size,
                verified: paper.verified_at.is_some(),
            });
        let milestone = |change: changes::Change| Milestone {
            seq: change.seq,
            state: change.state,
            at: filing::written(change.at),
            receipt: change.receipt.is_some(),
        };
        Ok(Shown {
            summary: filing::application(db, one)?,
            documents: documents.collect(),
            milestones: changes::of(db, one.id)?.into_iter().map(milestone).collect(),
        })
    })
}

fn line(one: &wire::Application) -> String {
    format!("{}\t{}\t{}\t{}\t{}", one.number, one.state, one.registered_at, one.form.id, one.application)
}

fn said(shown: &Shown) -> String {
    let mut said = line(&shown.summary);
    for paper in &shown.documents {
        let verified = if paper.verified { "verified" } else { "missing" };
        said.push_str(&format!("\n  {} {} {} bytes: {verified}", paper.slot, paper.sha256, paper.size));
    }
    for milestone in &shown.milestones {
        let receipt = if milestone.receipt { ", with a receipt" } else { "" };
        said.push_str(&format!("\n  {} {}{receipt}", milestone.at, milestone.state));
    }
    said
}
