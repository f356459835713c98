//! What can be asked for (TERMINAL.md).

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::publish::export::Format;

/// Reads the public feeds, publishes signed content packs, serves them.
#[derive(Debug, Parser)]
#[command(name = "gateway", version, arg_required_else_help = true)]
pub struct Args {
    /// Folder of everything the gateway keeps
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Configuration; every key is explained in config.example.toml
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Database: sqlite:FILE or postgres://…
    #[arg(long, global = true)]
    pub database: Option<String>,
    /// Blobs and documents: s3://BUCKET/PREFIX
    #[arg(long, global = true)]
    pub objects: Option<String>,
    /// Pack a fresh gateway begins with, or `none`
    #[arg(long, global = true, value_name = "FILE")]
    pub seed: Option<PathBuf>,
    /// clamd that documents have to pass: unix:PATH or tcp:HOST:PORT
    #[arg(long, global = true, value_name = "ADDRESS")]
    pub antivirus: Option<String>,
    /// Exactly one JSON document on stdout
    #[arg(long, global = true)]
    pub json: bool,
    /// Unix seconds that stand for now, for packs that can be made again byte for byte
    #[arg(long, global = true, env = "SOURCE_DATE_EPOCH", hide = true)]
    pub source_date_epoch: Option<i64>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve content; SIGTERM lets requests end
    Serve {
        /// Where to listen
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<SocketAddr>,
    },
    /// Read files of a source; a folder is read whole
    Import {
        /// Name of the source
        source: String,
        /// Files, folders, addresses
        #[arg(required = true, value_name = "PATH_OR_URL")]
        places: Vec<String>,
        /// These are a part of the feed: what is absent is not gone
        #[arg(long)]
        partial: bool,
    },
    /// Fetch every configured source, then publish
    Refresh {
        /// Sources that may lose more records than the guard allows
        #[arg(long, value_name = "SOURCE")]
        confirm: Vec<String>,
    },
    /// Make and sign new editions of what changed
    Publish {
        /// Write the public files as one pack too
        #[arg(long, value_name = "FILE.mrpack")]
        pack: Option<PathBuf>,
    },
    /// Write what is held for others
    Export {
        /// What to write
        #[command(subcommand)]
        what: Export,
    },
    /// Links that cards point at
    Links {
        /// What to do
        #[command(subcommand)]
        what: Links,
    },
    /// Keys that sign
    Keys {
        /// What to do
        #[command(subcommand)]
        what: Keys,
    },
    /// What citizens filed
    Applications {
        /// What to do
        #[command(subcommand)]
        what: Applications,
    },
    /// The Region's services: their tokens, and the trail of who saw what
    Office {
        /// What to do
        #[command(subcommand)]
        what: Office,
    },
    /// Errors that people reported in what is published
    Feedback {
        /// What to do
        #[command(subcommand)]
        what: Feedback,
    },
    /// Sessions of accounts: for development, with the development keys alone
    Sessions {
        /// What to do
        #[command(subcommand)]
        what: Sessions,
    },
    /// Write database and public files into one file; keys are not in it
    Backup {
        /// The file to write
        file: PathBuf,
    },
    /// Put a backup back, under a new epoch
    Restore {
        /// The file to read; none after pg_restore, once no gateway serves
        file: Option<PathBuf>,
    },
    /// Show what is old enough to be announced, or to go; a gateway that serves does it by itself
    Retention {
        /// Do it now
        #[arg(long)]
        apply: bool,
    },
    /// Look for damage
    Doctor,
}

/// `export`
#[derive(Debug, Subcommand)]
pub enum Export {
    /// The merged aids
    Aids {
        /// Its format
        #[arg(long)]
        format: Format,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
    },
}

/// `links`
#[derive(Debug, Subcommand)]
pub enum Links {
    /// Ask every address whether it is still there
    Check,
}

/// `keys`
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Make the Region's own keys, once
    Init,
    /// Show the keys of the newest root
    List,
    /// Make the next root: a new key for manifests, unless something else is asked
    Rotate {
        /// What changes
        #[arg(long, value_enum, default_value = "manifests")]
        what: Changing,
        /// A key for manifests that somebody else may hold: it signs nothing any more (its public half, as `list` shows)
        #[arg(long, value_name = "KEY", conflicts_with = "what")]
        revoke: Option<String>,
        /// Folder that holds the secret root keys, if they were moved elsewhere
        #[arg(long, value_name = "DIR")]
        root_keys: Option<PathBuf>,
    },
}

/// What `keys rotate` changes.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Changing {
    /// The key that signs manifests: the old one signs beside it until the next time
    Manifests,
    /// The key that signs receipts; those that were given stay good
    Receipts,
    /// The root keys themselves: the folder of root keys must hold two of the old ones
    Roots,
}

/// `applications`
#[derive(Debug, Subcommand)]
pub enum Applications {
    /// Show all of them, the last changed first
    List {
        /// Only those that stand there
        #[arg(long, value_name = "STATE")]
        state: Option<String>,
    },
    /// Show one, with what happened to it
    Show {
        /// Its id or its number
        id: String,
    },
    /// Say where it stands now; `received` makes the receipt of the Region's service
    Decide {
        /// Its id or its number
        id: String,
        /// What the service says
        standing: Decision,
        /// What the citizen reads with it
        #[arg(long, value_name = "TEXT")]
        message: Option<String>,
    },
}

/// What a service may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Decision {
    /// It has the application
    Received,
    /// It studies it
    InReview,
    /// It asks for something
    ToComplete,
    /// It grants it
    Accepted,
    /// It refuses it
    Refused,
}

/// `office`
#[derive(Debug, Subcommand)]
pub enum Office {
    /// Tokens of services and adapters
    Tokens {
        /// What to do
        #[command(subcommand)]
        what: Tokens,
    },
    /// Show what is owed to the back offices, and what became of it
    Owed,
    /// Let an application go to its back office once more, whatever became of it
    Again {
        /// Its id or its number
        id: String,
    },
    /// Show who saw and did what
    Audit {
        /// Only about the application of that id or number
        #[arg(long, value_name = "ID")]
        application: Option<String>,
    },
}

/// `office tokens`
#[derive(Debug, Subcommand)]
pub enum Tokens {
    /// Make a token and print its secret, once
    Make {
        /// Name of the service that will hold it; given once, it stands in the audit
        name: String,
        /// A form whose applications it opens; may be said several times
        #[arg(long = "form", value_name = "FORM", required_unless_present = "all_forms")]
        forms: Vec<String>,
        /// It opens the applications of every form
        #[arg(long, conflicts_with = "forms")]
        all_forms: bool,
        /// Days until it expires
        #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u32).range(1..=3650))]
        days: u32,
    },
    /// Show every token that was ever made
    List,
    /// End a token at once
    Revoke {
        /// Its name
        name: String,
    },
}

/// `feedback`
#[derive(Debug, Subcommand)]
pub enum Feedback {
    /// Show all of them, the newest first
    List {
        /// Only those about that record
        #[arg(long, value_name = "ID")]
        record: Option<String>,
    },
}

/// `sessions`
#[derive(Debug, Subcommand)]
pub enum Sessions {
    /// Open a session and print its token
    Open {
        /// Name of the account; made if there is none
        #[arg(long, value_name = "NAME")]
        account: String,
    },
}
