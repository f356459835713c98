//! What can go wrong in the store, sorted by who can do something about it.

/// Outcome of a read or a write.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the store could not do what was asked. Never carries what a citizen typed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No room left: the citizen can free some.
    #[error("disk-full")]
    DiskFull,
    /// The disk cannot be written or read now, or another process holds the file: try later.
    #[error("disk-trouble")]
    Disk(#[source] rusqlite::Error),
    /// The disk may be read and not written.
    #[error("disk-read-only")]
    ReadOnly,
    /// The file is damaged.
    #[error("damaged")]
    Damaged,
    /// The file was written by a newer app.
    #[error("from-the-future")]
    FromTheFuture,
    /// The key of the desk is not to be had now (locked phone), or is not the one of this file.
    #[error("desk-closed")]
    DeskClosed,
    /// The desk could not be opened, for that reason: a stable code.
    #[error("{0}")]
    Closed(&'static str),
    /// What was named is not there.
    #[error("not-there")]
    NotThere,
    /// Where the draft or the parcel stands, this cannot be done.
    #[error("stage-forbids")]
    StageForbids,
    /// Two phones wrote different answers: the citizen chooses first.
    #[error("undecided")]
    Undecided,
    /// Our copy of a document is damaged or gone: the citizen can give it again.
    #[error("document-damaged")]
    DocumentDamaged,
    /// The document is larger than what is taken.
    #[error("too-large")]
    TooLarge,
    /// The text is longer than what is taken: the citizen can shorten it.
    #[error("text-too-long")]
    TextTooLong,
    /// Our bug.
    #[error("bug")]
    Bug(#[source] rusqlite::Error),
    /// The runtime stops.
    #[error("stopping")]
    Stopping,
}

impl Error {
    /// The stable code, for the terminal and for reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::DiskFull => "disk-full",
            Self::Disk(_) => "disk-trouble",
            Self::ReadOnly => "disk-read-only",
            Self::Damaged => "damaged",
            Self::FromTheFuture => "desk-from-future",
            Self::DeskClosed => "desk-closed",
            Self::Closed(code) => code,
            Self::NotThere => "not-there",
            Self::StageForbids => "stage-forbids",
            Self::TextTooLong => "text-too-long",
            Self::Undecided => "undecided",
            Self::DocumentDamaged => "document-damaged",
            Self::TooLarge => "too-large",
            Self::Bug(_) => "bug",
            Self::Stopping => "stopping",
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(
                ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::OutOfMemory,
            ) => Self::Disk(error),
            _ => Self::Bug(error),
        }
    }
}

impl From<domain::draft::Forbidden> for Error {
    fn from(_: domain::draft::Forbidden) -> Self {
        Self::StageForbids
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Disk(rusqlite::Error::ToSqlConversionFailure(Box::new(error))),
        }
    }
}
