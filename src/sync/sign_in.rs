//! What the citizen wishes of the browser, carried out one thing at a time; and the loop that listens for wishes.

use chrono::TimeDelta;
use domain::sign_in::{Ending, LONGEST_TRIP, Stage};

use super::Sync;
use super::keyring::in_vault;
use super::tokens::{Begun, Tokens};
use crate::platform::{Browser, NoBrowser, Secret};
use crate::store::Topic;
use crate::store::desk::Writer;
use crate::store::desk::session::{self, Session};
use crate::store::desk::wishes::{self, Kind, Wish};

/// A wish that nobody took up for so long was made to an app that died since: a browser that opens now would surprise.
const STILL_MEANT: TimeDelta = TimeDelta::minutes(1);

/// What the browser comes back with, as far as its page says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Landed {
    /// What was waited for.
    Welcome,
    /// No sign-in: the citizen or the provider said no.
    Refused,
    /// Nothing that this app asked for.
    Strange,
}

/// Is told where to go, where no browser opens by itself.
pub type Shown<'a> = &'a (dyn Fn(&str) + Send + std::marker::Sync);

impl Sync {
    /// The loop: what was begun before this process is gone on with, then each wish is carried out. Ends when the app
    /// does.
    pub(super) async fn sessions(&self) {
        let mut news = self.store.watch(Topic::Session);
        self.resume().await;
        loop {
            news.borrow_and_update();
            self.attend(None).await;
            if news.changed().await.is_err() {
                return;
            }
        }
    }

    /// Carries out what is wished now, and waits for the browser. Where none opens, `shown` is told where to go; without
    /// it, that ends the sign-in.
    pub async fn attend(&self, shown: Option<Shown<'_>>) {
        // One after the other; each is written down as it ends, or nothing can be written and the next start sees it.
        while let Ok(wished) = self.store.read(wishes::identity).await {
            let is_wished = |wish: Option<Wish>| wish.is_some_and(|wish| wish.stage == Stage::Wished);
            let attended = if is_wished(wished.sign_out) {
                self.leave(shown).await
            } else if is_wished(wished.sign_in) {
                let came = self.set_out(shown).await;
                self.came_to(came).await
            } else {
                return;
            };
            if attended.is_err() {
                return;
            }
        }
    }

    /// The same sync, which opens no browser: it tells where to go.
    pub fn without_browser(mut self) -> Self {
        struct None;
        impl Browser for None {
            fn open(&self, _: &str) -> Result<(), NoBrowser> {
                Err(NoBrowser)
            }
        }
        self.browser = std::sync::Arc::new(None);
        self
    }

    /// Goes on with a sign-in that was begun before this process.
    async fn resume(&self) {
        if let Ok(Some(Wish { stage: Stage::Ended(Ending::VaultClosed), .. })) =
            self.store.read(|db| wishes::of(db, Kind::SignOut)).await
        {
            // Signed out while the vault was closed: the tokens are taken out of use now, and the gateway hears of it
            // with the next round.
            let _ = self.tokens_left().await;
        }
        let Ok(Some(wish)) = self.store.read(|db| wishes::of(db, Kind::SignIn)).await else { return };
        let since = self.clock.now() - wish.at;
        let came = match wish.stage {
            Stage::Away => self.go_on(since).await,
            Stage::Wished if since > STILL_MEANT => Err(Ending::Abandoned),
            Stage::Wished | Stage::Ended(_) => return,
        };
        // What cannot be written is seen again at the next start.
        let _ = self.came_to(came).await;
    }

    async fn go_on(&self, since: TimeDelta) -> Result<(), Ending> {
        let gateway = self.citizens_gateway().ok_or(Ending::NoGateway)?;
        let kept = |what| in_vault(self.vault.clone(), move |vault| vault.secret(what));
        let begun = kept(Secret::Trip).await.map_err(|_| Ending::VaultClosed)?;
        let begun = begun.and_then(|text| Begun::read(&text)).ok_or(Ending::Abandoned)?;
        let tokens = kept(Secret::Tokens).await.map_err(|_| Ending::VaultClosed)?;
        let tokens = tokens.map(|text| Tokens::read(&text));
        // The pair came, and only the desk had not heard of it yet.
        if let Some(tokens) = tokens.filter(|tokens| tokens.trip.as_ref() == Some(&begun.trip.state)) {
            return self.written_down(&tokens).await;
        }
        if let Some(code) = begun.code.clone() {
            return self.arrive(gateway, &begun.trip, code).await;
        }
        if since > LONGEST_TRIP {
            return Err(Ending::Abandoned);
        }
        // Where the door is taken, another window of this app waits behind it.
        let Ok(awaited) = self.returns.expect(Some(&begun.trip.redirect)) else { return Ok(()) };
        self.wait(gateway, begun.trip, awaited, None).await
    }

    /// Writes down how a sign-in ended, unless it is done or still waited for elsewhere.
    async fn came_to(&self, came: Result<(), Ending>) -> Result<(), crate::store::Error> {
        let Err(ending) = came else { return Ok(()) };
        if ending != Ending::VaultClosed {
            self.forget_trip().await;
        }
        self.stands(Stage::Ended(ending)).await
    }

    /// Who signed in is written down with the wish that is fulfilled, in one transaction; then the trip is forgotten.
    pub(super) async fn written_down(&self, tokens: &Tokens) -> Result<(), Ending> {
        let session = Session {
            account: tokens.account.clone().ok_or(Ending::Fault)?,
            display_name: tokens.name.clone(),
            signed_in_at: self.clock.now(),
            lapsed_at: None,
        };
        let begins = move |db: &Writer<'_>| {
            session::begin(db, &session)?;
            wishes::done(db, Kind::SignOut)?;
            wishes::done(db, Kind::SignIn)
        };
        self.store.write(begins).await.map_err(|_| Ending::Local)?;
        self.forget_trip().await;
        Ok(())
    }

    pub(super) async fn forget_trip(&self) {
        // It names nobody, and no code in it is good for long.
        let _ = in_vault(self.vault.clone(), |vault| vault.keep(Secret::Trip, None)).await;
    }

    pub(super) async fn stands(&self, stage: Stage) -> Result<(), crate::store::Error> {
        let now = self.clock.now();
        self.store.write(move |db| wishes::stands(db, Kind::SignIn, stage, now)).await
    }

    /// The gateway, if it may be told who somebody is: nobody signs in on another machine on the word of public keys.
    pub(super) fn citizens_gateway(&self) -> Option<&api_client::gateway::Gateway> {
        self.gateway.as_ref().filter(|gateway| gateway.is_loopback() || !self.trust.development)
    }
}
