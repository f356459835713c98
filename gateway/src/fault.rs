//! Everything that can stop a command of the gateway, each with a stable code.

// The message of a variant says what its fields are.
#![allow(missing_docs)]

use std::path::{Path, PathBuf};

use api_client::pack::Refused;

use crate::sources::NotTheFeed;
use crate::store::sql;

/// Why a command stopped. The message is for the operator; it carries ids and paths, never a body.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database said no.
    #[error("the database: {0}")]
    Store(#[from] sql::Error),
    /// The database was made by a newer gateway.
    #[error("the database is at version {found}, this gateway knows {known}: install the newer gateway")]
    FromFuture { found: usize, known: usize },
    /// A file could not be read or written.
    #[error("{}: {cause}", path.display())]
    Disk { path: PathBuf, cause: std::io::Error },
    /// An object could not be read or written.
    #[error("the object {name}: {cause}")]
    Objects { name: String, cause: Box<object_store::Error> },
    /// Signed content that cannot be made or trusted.
    #[error("{what}: {cause}")]
    Pack { what: String, cause: Refused },
    /// The configuration, or a value given on the command line.
    #[error("{0}")]
    Setting(String),
    /// No source of that name.
    #[error("no source is called {0}")]
    UnknownSource(String),
    /// The feed is not what it says it is; the last good edition stays.
    #[error("{source_name}: {cause}")]
    Feed { source_name: String, cause: NotTheFeed },
    /// A full feed lost too many records; the last good edition stays.
    #[error("{source_name} lost {lost} of {held} records: confirm with refresh --confirm {source_name}")]
    Shrunk { source_name: String, held: usize, lost: usize },
    /// An address that may not be fetched.
    #[error("{0} is not an address this gateway may fetch")]
    Forbidden(String),
    /// The other side did not answer well.
    #[error("{host}: {why}")]
    Fetch { host: String, why: String },
    /// More bytes than allowed.
    #[error("{what} is larger than {limit} bytes")]
    TooLarge { what: String, limit: u64 },
    /// Keys are there already, or not there, or unreadable.
    #[error("{0}")]
    Keys(String),
    /// The development keys are public: nobody but this machine may be served with them.
    #[error("the development keys are public: run keys init before listening on {0}")]
    DevelopmentKeys(std::net::SocketAddr),
    /// Another process of the gateway works on the same folder.
    #[error("another gateway is at work in {}", .0.display())]
    Busy(PathBuf),
    /// No application of that id or number.
    #[error("no application is called {0}")]
    NoSuchApplication(String),
    /// The application cannot go there from where it stands.
    #[error("an application that is {from} cannot become {to}")]
    MoveForbidden { from: &'static str, to: &'static str },
    /// Sessions are opened by hand for development alone.
    #[error("sessions are opened by hand with the development keys alone, for a gateway on the loopback")]
    NotDevelopment,
    /// A stored thing is not what it should be.
    #[error("{0}")]
    Damaged(String),
}

impl Fault {
    /// The stable code of `--json`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(_) => "store",
            Self::FromFuture { .. } => "store-from-future",
            Self::Disk { .. } => "disk",
            Self::Objects { .. } => "objects",
            Self::Pack { cause, .. } => cause.code(),
            Self::Setting(_) => "setting",
            Self::UnknownSource(_) => "unknown-source",
            Self::Feed { cause, .. } => cause.code,
            Self::Shrunk { .. } => "shrunk",
            Self::Forbidden(_) => "forbidden-address",
            Self::Fetch { .. } => "fetch",
            Self::TooLarge { .. } => "too-large",
            Self::Keys(_) => "keys",
            Self::DevelopmentKeys(_) => "development-keys",
            Self::Busy(_) => "busy",
            Self::NoSuchApplication(_) => "unknown",
            Self::MoveForbidden { .. } => "state-forbids",
            Self::NotDevelopment => "not-development",
            Self::Damaged(_) => "damaged",
        }
    }

    /// Whether there is no room left: what was asked is refused, nothing is damaged.
    pub fn is_of_space(&self) -> bool {
        match self {
            Self::Store(error) => error.is_of_space(),
            Self::Disk { cause, .. } => {
                matches!(cause.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
            }
            _ => false,
        }
    }

    /// Says which file an error of the disk is about: `.map_err(Fault::at(path))`.
    pub fn at(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |cause| Self::Disk { path, cause }
    }

    /// Says what an error of a pack is about.
    pub fn of_pack(what: impl Into<String>) -> impl FnOnce(Refused) -> Self {
        let what = what.into();
        move |cause| Self::Pack { what, cause }
    }
}
