//! « Signaler une erreur »: a word to the Region on something that it publishes, posted at once, with or without a network.

use api_client::translate::seal_feedback;
use domain::feedback::{About, Feedback, Reason, judged};
use domain::ids::{LaneId, ParcelId, RecordId};
use domain::journal::Act;
use domain::parcel::Kind;
use uuid::Uuid;

use super::{Actions, Error, Result};
use crate::store;
use crate::store::desk::outbox::{self, Post};
use crate::store::desk::settings::Language;
use crate::store::desk::{Writer, journal};
use crate::store::reference::{Reader, editions};

/// An error, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// About which record.
    pub record: RecordId,
    /// What people call it: for the journal of a helper, and for nobody else.
    pub title: String,
    /// What was on the screen.
    pub about: About,
    /// What is wrong.
    pub reason: Reason,
    /// More of it; may be empty.
    pub text: String,
    /// The language in which it was read.
    pub language: Language,
}

impl Actions {
    /// Posts a report in one transaction. It leaves without an account, and does not say who reports.
    ///
    /// A text that names somebody, or is too long, fails with its reason and is written down nowhere. Fails with
    /// `not-there` for a record that is not held.
    pub async fn report(&self, told: Told) -> Result<ParcelId> {
        let now = self.now();
        let text = judged(&told.text).map_err(Error::ReportUnfit)?.to_owned();
        let record = told.record.clone();
        let about = move |db: &Reader<'_>| editions::holding(db, record.as_str());
        let (collection, edition) = self.store.read(about).await?.ok_or(store::Error::NotThere)?;
        let said = Feedback {
            record: told.record,
            collection,
            about: told.about,
            reason: told.reason,
            text,
            edition,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            lang: told.language.code().to_owned(),
        };
        let posted = move |db: &Writer<'_>| {
            let sealed = seal_feedback(&said).map_err(|_| store::Error::StageForbids)?;
            let id = ParcelId(Uuid::now_v7());
            let post = Post {
                id,
                // A lane of its own: whatever becomes of it holds nobody.
                lane: LaneId(id.0),
                kind: Kind::Feedback,
                application: None,
                size: sealed.bytes.len() as u64,
                wire: sealed.bytes,
                account: None,
            };
            outbox::post(db, &post, now)?;
            journal::note(db, Act::Reported, &told.title, now)?;
            Ok(id)
        };
        Ok(self.store.write(posted).await?)
    }
}
