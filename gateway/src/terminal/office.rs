//! The commands about the Region's services: their tokens, and the trail of who saw what.

use std::process::ExitCode;

use domain::application::Standing;
use serde::Serialize;

use super::args::{Office, Tokens};
use super::print::Printer;
use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;
use crate::filing::{decide, written};
use crate::office::tokens;
use crate::store::audit;
use crate::store::handings::{self, Handing};
use crate::store::office_tokens::{self, ALL_FORMS, Token};

/// A token as an operator sees it: its secret is not to be had again.
#[derive(Serialize)]
struct Shown {
    name: String,
    forms: Vec<String>,
    made_at: String,
    expires_at: String,
    revoked_at: Option<String>,
}

/// An application that is owed. `application_state` says whether the other side confirmed.
#[derive(Serialize)]
struct Owed {
    application: String,
    application_state: Option<&'static str>,
    adapter: String,
    state: &'static str,
    attempts: u32,
    not_before: String,
    why: Option<String>,
    reference: Option<String>,
    owed_at: String,
    handed_at: Option<String>,
}

#[derive(Serialize)]
struct Line {
    seq: u64,
    at: String,
    who: String,
    what: String,
    application: Option<String>,
    about: Option<String>,
}

/// `office …`
pub fn run(config: Config, what: Office, printer: Printer) -> Result<ExitCode, Fault> {
    let app = App::open(config)?;
    match what {
        Office::Tokens { what } => of_tokens(&app, what, printer)?,
        Office::Owed => {
            let owed: Vec<_> = app.store.read(handings::all)?.into_iter().map(owed).collect();
            printer.answer(&owed, || owed.iter().map(said_of).collect::<Vec<_>>().join("\n"));
        }
        Office::Again { id } => {
            let found = decide::find(&app, &id)?;
            let now = app.config.clock.now().timestamp_millis();
            if !app.store.write(|db| handings::once_more(db, found.id, now))? {
                return Err(Fault::Setting(format!("{id} is owed to no back office")));
            }
            let id = found.id.hyphenated().to_string();
            printer.answer(&serde_json::json!({"again": id}), || format!("{id} goes at the next round"));
        }
        Office::Audit { application } => {
            let application = application.map(|named| decide::find(&app, &named)).transpose()?;
            let lines = app.store.read(|db| audit::lines(db, application.map(|found| found.id)))?;
            let lines: Vec<_> = lines.into_iter().map(line).collect();
            printer.answer(&lines, || lines.iter().map(said).collect::<Vec<_>>().join("\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn of_tokens(app: &App, what: Tokens, printer: Printer) -> Result<(), Fault> {
    match what {
        Tokens::Make { name, forms, all_forms, days } => {
            let forms = if all_forms { vec![ALL_FORMS.to_owned()] } else { forms };
            let (token, secret) = tokens::make(app, &name, forms, days)?;
            let expires_at = written(token.expires_at);
            let answer = serde_json::json!({
                "name": token.name, "forms": token.forms, "expires_at": expires_at, "token": secret,
            });
            printer.answer(&answer, || secret.clone());
            printer.progress(&format!("This is said once. It expires on {expires_at}."));
        }
        Tokens::List => {
            let all: Vec<_> = app.store.read(office_tokens::all)?.into_iter().map(shown).collect();
            let line = |one: &Shown| {
                let until = match &one.revoked_at {
                    Some(at) => format!("revoked on {at}"),
                    None => format!("expires on {}", one.expires_at),
                };
                format!("{}\t{}\t{until}", one.name, one.forms.join(", "))
            };
            printer.answer(&all, || all.iter().map(line).collect::<Vec<_>>().join("\n"));
        }
        Tokens::Revoke { name } => {
            tokens::revoke(app, &name)?;
            printer.answer(&serde_json::json!({"revoked": name}), || format!("{name} is revoked"));
        }
    }
    Ok(())
}

fn owed((one, standing): (Handing, Option<Standing>)) -> Owed {
    Owed {
        application: one.application.hyphenated().to_string(),
        application_state: standing.map(Standing::code),
        adapter: one.adapter,
        state: one.state.code(),
        attempts: one.attempts,
        not_before: written(one.not_before),
        why: one.why,
        reference: one.reference,
        owed_at: written(one.owed_at),
        handed_at: one.handed_at.map(written),
    }
}

fn said_of(one: &Owed) -> String {
    let why = one.why.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
    format!("{}\t{}\t{}, {} tries{why}", one.application, one.adapter, one.state, one.attempts)
}

fn shown(token: Token) -> Shown {
    Shown {
        name: token.name,
        forms: token.forms,
        made_at: written(token.made_at),
        expires_at: written(token.expires_at),
        revoked_at: token.revoked_at.map(written),
    }
}

fn line(line: audit::Line) -> Line {
    Line {
        seq: line.seq,
        at: written(line.at),
        who: line.who,
        what: line.what,
        application: line.application.map(|id| id.hyphenated().to_string()),
        about: line.about,
    }
}

fn said(line: &Line) -> String {
    let more: Vec<_> = [&line.application, &line.about].into_iter().flatten().map(String::as_str).collect();
    format!("{}\t{}\t{}\t{}\t{}", line.seq, line.at, line.who, line.what, more.join("\t"))
}
