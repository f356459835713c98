//! Signs out: on this phone at once; the gateway and the browser hear of it from sync.

use domain::journal::Act;
use domain::sign_in::Stage;

use super::{Actions, Result};
use crate::store::desk::wishes::{self, Kind};
use crate::store::desk::{Writer, journal, outbox, session};

impl Actions {
    /// Nobody is signed in any more, from this transaction on. Every draft, parcel and receipt stays; what is still to
    /// be sent waits for the next sign-in.
    pub async fn sign_out(&self) -> Result<()> {
        let now = self.now();
        let left = move |db: &Writer<'_>| {
            if let Some(account) = session::account(db)? {
                outbox::signed_out(db, &account)?;
            }
            session::end(db)?;
            wishes::done(db, Kind::SignIn)?;
            wishes::stands(db, Kind::SignOut, Stage::Wished, now)?;
            journal::note(db, Act::SignedOut, "", now)
        };
        Ok(self.store.write(left).await?)
    }
}
