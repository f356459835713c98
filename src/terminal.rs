//! The terminal twin: the same rooms as the window, in text or JSON (TERMINAL.md).

mod aids;
mod answers;
mod args;
mod ask;
mod base_map;
mod card;
mod compare;
mod deadlines;
mod documents;
mod drafts;
mod events;
mod facts;
mod feedback;
mod follow;
mod forms;
mod helper;
mod lock;
mod me;
mod outbox;
mod papers;
mod places;
mod print;
mod receipts;
mod reply;
mod rights;
mod schools;
mod search;
mod searches;
mod session;
mod settings;
pub mod simulate;
mod status;
mod sync;
mod verbs;

use std::process::ExitCode;

use clap::Parser;
use tokio::runtime::Runtime;

pub use args::{Args, Command};
pub use ask::Question;
pub use base_map::MapVerb;
pub use card::CardVerb;
pub use events::EventsAsked;
pub use feedback::Reported;
pub use helper::HelperVerb;
pub use lock::LockVerb;
pub use me::MeVerb;
pub use places::PlacesAsked;
pub use rights::Judged;
pub use schools::SchoolsAsked;
pub use searches::SearchesVerb;
pub use verbs::{DocumentsVerb, DraftVerb, OutboxVerb, ReceiptsVerb, Reply, SettingsVerb};

use crate::wiring::{self, App, Choices, Closed, Safe};
use print::{Failed, Printer};

/// Reads the command line; a wrong call prints what is wrong and ends with 2.
pub fn arguments() -> Result<Args, ExitCode> {
    Args::try_parse().map_err(|error| {
        let _ = error.print();
        ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
    })
}

/// What the command line chose.
pub fn choices(args: &Args) -> Choices {
    Choices { data: args.data.clone(), gateway: args.gateway.clone(), now: args.now, keeper: args.vault }
}

/// Carries out one command and says how it ended.
pub fn run(args: &Args, command: &Command, runtime: &Runtime) -> ExitCode {
    let mut printer = Printer::new(args.json, args.language());
    let outcome = runtime.block_on(async {
        let app = open(args, runtime)?;
        app.seed().await;
        helper::said_of_the_end(&app, &printer);
        lock::opens(&app, args, command).await?;
        let done = match command {
            Command::Search(asked) => search::run(&app, asked, &mut printer).await,
            Command::Aid { id } => aids::run(&app, id, &mut printer).await,
            Command::Ask(asked) => ask::run(&app, asked, &mut printer).await,
            Command::Eligible(asked) => rights::run(&app, asked, &mut printer).await,
            Command::Compare { ids } => compare::run(&app, ids, &mut printer).await,
            Command::Searches { verb } => searches::run(&app, verb.as_ref(), &mut printer).await,
            Command::Simulate { bourse } => simulate::run(&app, *bourse, &mut printer).await,
            Command::Places(asked) => places::run(&app, asked, &mut printer).await,
            Command::Schools(asked) => schools::run(&app, asked, &mut printer).await,
            Command::Events(asked) => events::run(&app, asked, &mut printer).await,
            Command::Forms => forms::run(&app, &mut printer).await,
            Command::Draft(verb) => drafts::run(&app, verb, &mut printer).await,
            Command::Documents(verb) => documents::run(&app, verb, &mut printer).await,
            Command::Outbox { all, verb } => outbox::run(&app, *all, verb.as_ref(), &mut printer).await,
            Command::Follow { pdf } => follow::run(&app, pdf.as_deref(), &mut printer).await,
            Command::Reply(reply) => reply::run(&app, reply, &mut printer).await,
            Command::Feedback(reported) => feedback::run(&app, reported, &mut printer).await,
            Command::Deadlines { kinds } => deadlines::list(&app, kinds, &mut printer).await,
            Command::Calendar { out } => deadlines::export(&app, out, &mut printer).await,
            Command::Receipts(verb) => receipts::run(&app, verb, &mut printer).await,
            Command::Sync { .. } => sync::run(&app, &mut printer).await,
            Command::SignIn { session: Some(file), .. } => session::take(&app, file, &mut printer).await,
            Command::SignIn { no_browser, .. } => session::begin(&app, *no_browser, &mut printer).await,
            Command::SignOut { no_browser } => session::end(&app, *no_browser, &mut printer).await,
            Command::Me(verb) => me::run(&app, verb, &mut printer).await,
            Command::Lock { verb } => lock::run(&app, args, verb.as_ref(), &mut printer).await,
            Command::Helper { verb } => helper::run(&app, verb.as_ref(), &mut printer).await,
            Command::Card(verb) => card::run(&app, verb, &mut printer).await,
            Command::Map { verb } => base_map::run(&app, verb.as_ref(), &mut printer).await,
            Command::Settings { verb } => settings::run(&app, verb.as_ref(), &mut printer).await,
            Command::Status => status::run(&app, &mut printer).await,
        };
        // A command that fails says one line on standard error, and this is not it (TERMINAL.md).
        if done.is_ok() && !args.json {
            said_of_the_safe(args, &app);
            helper::said(&app, &printer).await;
        }
        done
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => printer.failed(&failed),
    }
}

fn open(args: &Args, runtime: &Runtime) -> Result<App, Failed> {
    wiring::open(&choices(args), runtime.handle()).map_err(|closed: Closed| Failed::new(closed.code()))
}

/// Says on standard error, at each start of a window and beside each command, that the key is not in the system's safe.
pub fn said_of_the_safe(args: &Args, app: &App) {
    if app.safe() == Safe::Files {
        let printer = Printer::new(false, args.language());
        printer.aside(&printer.words().twin_vault_in_files());
    }
}

/// Says on standard error why the app could not be opened, and ends with 1.
pub fn failed(args: &Args, code: &str) -> ExitCode {
    Printer::new(args.json, args.language()).failed(&Failed::new(code))
}
