//! The words of the command line.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};

use super::ask::Question;
use super::base_map::MapVerb;
use super::card::CardVerb;
use super::events::EventsAsked;
use super::feedback::Reported;
use super::helper::HelperVerb;
use super::lock::LockVerb;
use super::me::MeVerb;
use super::places::PlacesAsked;
use super::rights::Judged;
use super::schools::SchoolsAsked;
use super::searches::SearchesVerb;
use super::simulate::Bourse;
use super::verbs::{DocumentsVerb, DraftVerb, OutboxVerb, ReceiptsVerb, Reply, SettingsVerb};
use crate::store::desk::settings::Language;
use crate::wiring::Keeper;

/// Ma Région & moi: the public services of Bourgogne-Franche-Comté, with or without a network.
#[derive(Debug, Clone, Parser)]
#[command(name = "ma-region", version)]
pub struct Args {
    /// Folder of both databases and the documents.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Address of the gateway.
    #[arg(long, global = true, value_name = "URL", env = "MA_REGION_GATEWAY")]
    pub gateway: Option<String>,
    /// Language: fr or en.
    #[arg(long, global = true, value_name = "LANG", default_value = "fr", value_parser = ["fr", "en"])]
    pub lang: String,
    /// A clock that stands at that instant, for tests.
    #[arg(long, global = true, value_name = "RFC3339", value_parser = instant)]
    pub now: Option<DateTime<Utc>>,
    /// Which safe keeps the key of the desk: the system's or files; without it, the system's where it answers, and files
    /// beside the data where --data names their folder.
    #[arg(long, global = true, value_name = "SAFE", value_parser = keeper)]
    pub vault: Option<Keeper>,
    /// A file whose first line is the PIN, where one closes the desk.
    #[arg(long, global = true, value_name = "FILE")]
    pub pin_file: Option<PathBuf>,
    /// One JSON document on standard output.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do; without it the window opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// One command.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Search over everything held.
    Search(Asked),
    /// One card, whole.
    Aid {
        /// Name of the aid, as search gives it.
        id: String,
    },
    /// What is thought of the aids for somebody: likely, to be checked or no, and why.
    Eligible(Judged),
    /// Two or three cards side by side.
    Compare {
        /// Names of the aids, as search gives them.
        #[arg(required = true, num_args = 2..=3, value_name = "ID")]
        ids: Vec<String>,
    },
    /// The searches that are kept, and what is new in them.
    Searches {
        /// What to do with them; without it, they are listed.
        #[command(subcommand)]
        verb: Option<SearchesVerb>,
    },
    /// Asks the assistant: it answers by sentences of the cards held, and by them alone.
    Ask(Question),
    /// Bourses to the euro: one case as JSON a line on standard input, one answer a line (docs/grants.md tells the keys).
    Simulate {
        /// Which one.
        bourse: Bourse,
    },
    /// The nearest places, and whether one finds somebody there.
    Places(PlacesAsked),
    /// The schools that some letters may mean, each with its page of the digital workspace where one is known.
    Schools(SchoolsAsked),
    /// What takes place, day by day; what goes on for long is told once.
    Events(EventsAsked),
    /// The forms held.
    Forms,
    /// What is being written.
    #[command(subcommand)]
    Draft(DraftVerb),
    /// The wallet of documents.
    #[command(subcommand)]
    Documents(DocumentsVerb),
    /// What waits to be delivered, in the order in which it leaves.
    Outbox {
        /// Also what was delivered or taken back.
        #[arg(long)]
        all: bool,
        /// What to do with it; without it, it is listed.
        #[command(subcommand)]
        verb: Option<OutboxVerb>,
    },
    /// The applications, with their timeline, messages and receipts.
    Follow {
        /// Writes the recap of each as a PDF into that folder.
        #[arg(long, value_name = "FOLDER")]
        pdf: Option<PathBuf>,
    },
    /// Writes to the service about an application, with documents if need be: this is how one completes it.
    Reply(Reply),
    /// Reports an error in a card or a place. Needs no account; leaves by itself when there is a network.
    Feedback(Reported),
    /// What is due, the soonest first.
    Deadlines {
        /// Of these kinds only: applications, aids, documents, school, outings. Without it, all; what schools announce
        /// only where a child is among those for whom one asks.
        #[arg(long = "kind", value_name = "KIND", value_parser = due_kind)]
        kinds: Vec<domain::calendar::Kind>,
    },
    /// The same, for other calendars.
    Calendar {
        /// The file to write (RFC 5545); one that is there already is not written over.
        #[arg(long, value_name = "FILE.ics")]
        out: PathBuf,
    },
    /// The signed receipts of the Region.
    #[command(subcommand)]
    Receipts(ReceiptsVerb),
    /// One round with the gateway.
    Sync {
        /// One round only, which is what it does anyway.
        #[arg(long)]
        once: bool,
    },
    /// Signs in, in the browser; waits until it comes back. Where none opens, says which page to go to.
    SignIn {
        /// Opens no browser: says which page to go to.
        #[arg(long)]
        no_browser: bool,
        /// Takes the session of that file instead, as `gateway sessions open` made it for a gateway on this machine.
        #[arg(long, value_name = "FILE", conflicts_with = "no_browser")]
        session: Option<PathBuf>,
    },
    /// Signs out; drafts, parcels and receipts stay.
    SignOut {
        /// Opens no browser: says which page ends the sign-in there too.
        #[arg(long)]
        no_browser: bool,
    },
    /// Everything that is yours: out of this device, and into another.
    #[command(subcommand)]
    Me(MeVerb),
    /// The PIN that closes the desk: drafts, documents, what was sent, exports. Reading the guide and sync go on.
    Lock {
        /// What to do with it; without it, whether there is one is said.
        #[command(subcommand)]
        verb: Option<LockVerb>,
    },
    /// Helps somebody, in an encrypted desk of its own that is erased at the end.
    Helper {
        /// What to do; without it, who is helped is said.
        #[command(subcommand)]
        verb: Option<HelperVerb>,
    },
    /// The code of an orientation sheet.
    #[command(subcommand)]
    Card(CardVerb),
    /// The base map under the places, for those who wish it.
    Map {
        /// What to do with it; without it, how it stands is said.
        #[command(subcommand)]
        verb: Option<MapVerb>,
    },
    /// What was chosen on this phone.
    Settings {
        /// What to do with them; without it, they are listed.
        #[command(subcommand)]
        verb: Option<SettingsVerb>,
    },
    /// Editions held, their dates, sizes, and the last round.
    Status,
}

/// A search.
#[derive(Debug, Clone, clap::Args)]
pub struct Asked {
    /// What to look for.
    #[arg(required_unless_present = "batch")]
    pub text: Option<String>,
    /// Of these kinds only.
    #[arg(long = "kind", value_parser = ["aid", "event", "place", "school", "help", "link"])]
    pub kinds: Vec<String>,
    /// At most so many results.
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
    /// Reads {"id","query"} lines and writes {"id","took_us","results"} lines.
    #[arg(long, conflicts_with = "text")]
    pub batch: bool,
}

impl Command {
    /// Whether it may open a browser, and wait beside it.
    pub fn opens_a_browser(&self) -> bool {
        matches!(self, Self::SignIn { .. } | Self::SignOut { .. })
    }

    /// Whether it reads or changes what a PIN closes.
    pub fn enters_the_desk(&self) -> bool {
        match self {
            Self::Draft(_)
            | Self::Documents(_)
            | Self::Outbox { .. }
            | Self::Follow { .. }
            | Self::Reply(_)
            | Self::Deadlines { .. }
            | Self::Calendar { .. }
            | Self::Searches { .. }
            | Self::Me(_) => true,
            // Whether a file is signed says nothing of anybody.
            Self::Receipts(verb) => !matches!(verb, ReceiptsVerb::Verify { .. }),
            // It shows nothing of the desk: like the guide, it goes on behind a lock.
            Self::Search(_)
            | Self::Feedback(_)
            | Self::Aid { .. }
            | Self::Ask(_)
            | Self::Eligible(_)
            | Self::Compare { .. }
            | Self::Simulate { .. }
            | Self::Places(_)
            | Self::Events(_)
            | Self::Schools(_)
            | Self::Card(_)
            | Self::Forms
            | Self::Sync { .. }
            | Self::SignIn { .. }
            | Self::SignOut { .. }
            | Self::Lock { .. }
            | Self::Helper { .. }
            | Self::Map { .. }
            | Self::Settings { .. }
            | Self::Status => false,
        }
    }
}

impl Args {
    /// The language chosen.
    pub fn language(&self) -> Language {
        Language::parse(&self.lang).unwrap_or(Language::French)
    }
}

fn keeper(text: &str) -> Result<Keeper, &'static str> {
    match text {
        "system" => Ok(Keeper::System),
        "files" => Ok(Keeper::Files),
        _ => Err("system or files"),
    }
}

fn due_kind(text: &str) -> Result<domain::calendar::Kind, &'static str> {
    domain::calendar::Kind::parse(text).ok_or("applications, aids, documents, school or outings")
}

fn instant(text: &str) -> Result<DateTime<Utc>, chrono::ParseError> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc())
}
