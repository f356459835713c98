//! Wishes to be signed in, or to be no more. The browser is opened by sync, which hears of the wish.

use domain::journal::Act;
use domain::sign_in::Stage;

use super::{Actions, Result};
use crate::store::desk::wishes::{self, Kind};
use crate::store::desk::{Writer, journal};

impl Actions {
    /// Wishes to be signed in: the browser opens. While it is open already, it opens again at the same page.
    pub async fn sign_in(&self) -> Result<()> {
        let now = self.now();
        let wished = move |db: &Writer<'_>| {
            wishes::stands(db, Kind::SignIn, Stage::Wished, now)?;
            journal::note(db, Act::SignedIn, "", now)
        };
        Ok(self.store.write(wished).await?)
    }

    /// Waits for no sign-in any more. Whatever waits to be sent goes on waiting.
    pub async fn give_up_sign_in(&self) -> Result<()> {
        Ok(self.store.write(|db| wishes::done(db, Kind::SignIn)).await?)
    }
}
