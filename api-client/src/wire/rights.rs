//! What a person may ask about what is held of them: that it be erased, that it be given out (WIRE.md §12).

use serde::{Deserialize, Serialize};

/// Something that was asked for is not finished: ask again later.
pub const QUEUED: &str = "queued";
/// It is finished.
pub const DONE: &str = "done";

/// A decision was made: it may be contested, and the law keeps what it was made upon.
pub const KEPT_DECIDED: &str = "decided";
/// A service had begun with it: it was withdrawn, and stays until the service has seen that.
pub const KEPT_WITHDRAWN: &str = "withdrawn";

/// `PUT /v1/me/erasures/{id}` and `GET /v1/erasures/{id}`: nothing of it names a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Erasure {
    /// Made on the phone.
    pub erasure: String,
    /// `queued`: the rows are gone, some files are not yet; `done`.
    pub state: String,
    pub asked_at: String,
    /// What went; a kind of which there was nothing is not listed.
    pub erased: Vec<Erased>,
    /// What has to stay for a while.
    pub kept: Vec<Kept>,
}

/// How much went of a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Erased {
    /// `account`, `sessions`, `drafts`, `applications`, `documents`, `uploads`, `messages`, `receipts`, `exports`.
    pub what: String,
    pub count: u64,
}

/// An application that has to stay, why, and how long.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    pub application: String,
    /// What the citizen may quote to the service.
    pub number: String,
    /// `decided`, `withdrawn`, or something newer.
    pub why: String,
    /// The instant from which it goes by itself.
    pub until: String,
}

/// `PUT /v1/me/exports/{id}`, and `GET` as long as it is not ready; then it is a ZIP.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Export {
    /// Made on the phone.
    pub export: String,
    /// `queued`, `done`.
    pub state: String,
    pub asked_at: String,
    /// Until when it may be fetched; none before it is done.
    pub until: Option<String>,
}
