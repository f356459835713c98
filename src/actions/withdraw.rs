//! « Retirer ma demande »: the citizen takes back what the Region holds. It is posted, and waits for nobody.

use api_client::translate::seal_withdrawal;
use domain::application::LONGEST_TEXT;
use domain::ids::{ApplicationId, LaneId, ParcelId};
use domain::journal::Act;
use domain::parcel::{Kind, Standing};
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::Error;
use crate::store::desk::outbox::{self, Post};
use crate::store::desk::{Writer, applications, journal};

impl Actions {
    /// Posts the withdrawal of an application; asked for twice, it travels once. The reason may be empty.
    ///
    /// Fails where the application stands in a way that forbids it: not filed yet, decided, withdrawn; and for a
    /// reason that the gateway would not take.
    pub async fn withdraw(&self, application: ApplicationId, reason: String) -> Result<()> {
        let now = self.now();
        let posted = move |db: &Writer<'_>| {
            if reason.trim().len() > LONGEST_TEXT {
                return Err(Error::TextTooLong);
            }
            let application = applications::one(db, application)?;
            if !application.standing.may_be_withdrawn() {
                return Err(Error::StageForbids);
            }
            let lane = LaneId(application.id.0);
            for parcel in outbox::of_lane(db, lane)? {
                match parcel.standing {
                    _ if parcel.kind != Kind::Withdrawal || !parcel.standing.is_owed() => {}
                    // Refused once, wished again: the new one takes its place.
                    Standing::SetAside(_) => outbox::cancel(db, parcel.id)?,
                    _ => return Ok(()),
                }
            }
            let id = ParcelId(Uuid::now_v7());
            let sealed = seal_withdrawal(id.0, reason.trim()).map_err(|_| Error::StageForbids)?;
            let post = Post {
                id,
                lane,
                kind: Kind::Withdrawal,
                application: Some(application.id),
                size: sealed.bytes.len() as u64,
                wire: sealed.bytes,
                account: application.account,
            };
            outbox::post(db, &post, now)?;
            journal::note(db, Act::Withdrawn, &application.title, now)
        };
        Ok(self.store.write(posted).await?)
    }
}
