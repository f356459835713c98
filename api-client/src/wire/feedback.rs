//! A word on something that is published and wrong (`PUT /v1/feedback/{id}`): nothing of it names a person.

use serde::{Deserialize, Serialize};

/// Largest body that is read: a thousand letters, each of them escaped.
pub const MAX_FEEDBACK: usize = 16 * 1024;

/// An error that is reported. Its id is in the path, made on the phone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Feedback {
    /// About which record.
    pub record: String,
    /// In which collection.
    pub collection: String,
    /// What was on the screen: `verdict`, `answer` or `search`; absent for a card or a place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The verdict that was shown: `likely`, `to_check`, `no`; absent where none was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub shown: String,
    /// `hours-wrong`, `phone-wrong`, `address-wrong`, `closed-for-good`, `broken-link`, `unexpected`, `beside-the-point`,
    /// `out-of-date`, `other`, or something newer.
    pub reason: String,
    /// In the citizen's words, up to 1 000 letters; may be empty.
    pub text: String,
    /// The newest edition of the collection that the phone held; 0 if it held none.
    pub edition: u64,
    /// Version of the app.
    pub app: String,
    pub lang: String,
}

/// That it was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedbackKept {
    /// Its id, as in the path.
    pub feedback: String,
    pub received_at: String,
}
