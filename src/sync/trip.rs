//! One trip to the browser: opened, waited for, its code exchanged. Safe to kill at each step: the vault keeps the trip.

use std::time::Duration;

use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use api_client::sign_in::{Pair, Return, Trip};
use domain::parcel::{Outcome, Unreachable};
use domain::sign_in::{Ending, LONGEST_TRIP, Stage};
use tokio::time::{Instant, sleep, sleep_until};

use super::keyring::in_vault;
use super::sign_in::{Landed, Shown};
use super::tokens::{Begun, Tokens};
use super::{Sync, drain, sign_out};
use crate::platform::{Awaited, Secret, erasure};
use crate::store::Topic;
use crate::store::desk::settings::Language;
use crate::store::desk::wishes::{self, Kind};
use crate::store::desk::{Reader, settings};

/// A code is good for a minute at the gateway; whoever has it tries for a little less.
const CODE_LASTS: Duration = Duration::from_secs(50);
/// Between two tries of it.
const PAUSE: Duration = Duration::from_secs(2);

impl Sync {
    /// Opens the browser, waits for it, and exchanges what it brings.
    pub(super) async fn set_out(&self, shown: Option<Shown<'_>>) -> Result<(), Ending> {
        let gateway = self.citizens_gateway().ok_or(Ending::NoGateway)?;
        // Said before any browser opens: there, it would be a page of the browser's own.
        let met = drain::look_for(gateway, &mut Traffic::default()).await;
        met.map_err(|outcome| ending_of(&outcome))?;
        let awaited = self.returns.expect(None).map_err(|_| Ending::NoWayBack)?;
        let trip = Trip::to(&awaited.address);
        self.keep_trip(&Begun { trip: trip.clone(), code: None }).await?;
        self.stands(Stage::Away).await.map_err(|_| Ending::Local)?;
        self.show(gateway, &trip, shown).await?;
        self.wait(gateway, trip, awaited, shown).await
    }

    /// Waits for the browser to come back from a trip, as long as the citizen wishes it and no longer than half an hour.
    pub(super) async fn wait(
        &self,
        gateway: &Gateway,
        trip: Trip,
        mut awaited: Awaited,
        shown: Option<Shown<'_>>,
    ) -> Result<(), Ending> {
        let mut news = self.store.watch(Topic::Session);
        let until = Instant::now() + LONGEST_TRIP.to_std().unwrap_or_default();
        loop {
            news.borrow_and_update();
            let wish = self.store.read(|db| wishes::of(db, Kind::SignIn)).await.map_err(|_| Ending::Local)?;
            match wish.map(|wish| wish.stage) {
                None => {
                    self.forget_trip().await;
                    return Ok(());
                }
                // Wished again: the same page, so that a page that is open already leads back too.
                Some(Stage::Wished) => {
                    self.stands(Stage::Away).await.map_err(|_| Ending::Local)?;
                    self.show(gateway, &trip, shown).await?;
                    continue;
                }
                Some(Stage::Away) => {}
                Some(Stage::Ended(_)) => return Ok(()),
            }
            let knock = tokio::select! {
                changed = news.changed() => match changed {
                    Ok(()) => continue,
                    Err(_) => return Ok(()),
                },
                () = sleep_until(until) => return Err(Ending::Abandoned),
                knock = awaited.knocks.recv() => knock.ok_or(Ending::NoWayBack)?,
            };
            match trip.reads(&knock.address) {
                None => knock.answer((self.landing)(self.language().await, Landed::Strange)),
                Some(Return::Refused(code)) => {
                    knock.answer((self.landing)(self.language().await, Landed::Refused));
                    return Err(Ending::of_error(&code));
                }
                Some(Return::Code(code)) => {
                    knock.answer((self.landing)(self.language().await, Landed::Welcome));
                    return self.arrive(gateway, &trip, code).await;
                }
            }
        }
    }

    /// Exchanges a code, again and again while it is good and only the line, or the gateway's patience, is not.
    pub(super) async fn arrive(&self, gateway: &Gateway, trip: &Trip, code: String) -> Result<(), Ending> {
        self.keep_trip(&Begun { trip: trip.clone(), code: Some(code.clone()) }).await?;
        let until = Instant::now() + CODE_LASTS;
        loop {
            match gateway.exchange(trip, &code, &mut Traffic::default()).await {
                Ok(pair) => return self.enter(gateway, trip, pair).await,
                Err(Failure::SignedOut) => return Err(Ending::Expired),
                Err(Failure::Refused { .. }) => return Err(Ending::Fault),
                Err(failure) if Instant::now() + PAUSE > until => {
                    return Err(ending_of(&super::courier::outcome(&failure, Traffic::default())));
                }
                Err(_) => sleep(PAUSE).await,
            }
        }
    }

    /// Keeps the pair, and only then says who is signed in. Whoever was before has signed out by it.
    async fn enter(&self, gateway: &Gateway, trip: &Trip, pair: Pair) -> Result<(), Ending> {
        let (account, erasure) = (pair.who.account.clone(), pair.who.erasure_token.clone());
        let tokens = Tokens { trip: Some(trip.state.clone()), ..Tokens::of(pair, None, self.clock.now()) };
        let text = tokens.text();
        {
            let _turn = self.turn.lock().await;
            let kept = in_vault(self.vault.clone(), move |vault| {
                sign_out::set_aside(vault)?;
                erasure::may_erase(vault, &account, &erasure)?;
                vault.keep(Secret::Tokens, Some(&text))
            });
            kept.await.map_err(|_| Ending::VaultClosed)?;
        }
        self.written_down(&tokens).await?;
        // Whom nobody could tell yet is told with the next round.
        let _ = self.tell_of_leaving(gateway, &mut Traffic::default()).await;
        Ok(())
    }

    async fn keep_trip(&self, begun: &Begun) -> Result<(), Ending> {
        let text = begun.text();
        let kept = in_vault(self.vault.clone(), move |vault| vault.keep(Secret::Trip, Some(&text)));
        kept.await.map_err(|_| Ending::VaultClosed)
    }

    async fn show(&self, gateway: &Gateway, trip: &Trip, shown: Option<Shown<'_>>) -> Result<(), Ending> {
        let language = self.language().await.unwrap_or(Language::French);
        let page = gateway.sign_in_page(trip, language.code()).map_err(|_| Ending::Fault)?;
        self.open(page, shown).await
    }

    /// Opens a page in the system's browser, or tells where it is.
    pub(super) async fn open(&self, page: String, shown: Option<Shown<'_>>) -> Result<(), Ending> {
        let (browser, asked) = (self.browser.clone(), page.clone());
        // Some browsers live in a terminal, and give it back when they are closed.
        let opened = tokio::task::spawn_blocking(move || browser.open(&asked)).await;
        match (opened, shown) {
            (Ok(Ok(())), _) => Ok(()),
            (_, Some(shown)) => {
                shown(&page);
                Ok(())
            }
            (_, None) => Err(Ending::NoBrowser),
        }
    }

    async fn language(&self) -> Option<Language> {
        let read = |db: &Reader<'_>| Ok(settings::read(db)?.language);
        self.store.read(read).await.ok().flatten()
    }
}

/// What kept a sign-in from going on.
pub(super) fn ending_of(outcome: &Outcome) -> Ending {
    match outcome {
        Outcome::Unreachable { cause: Unreachable::Offline, .. } => Ending::Offline,
        Outcome::Unreachable { cause: Unreachable::Intercepted, .. } => Ending::Intercepted,
        Outcome::Unreachable { cause: Unreachable::Portal, .. } => Ending::Portal,
        Outcome::Busy { .. } => Ending::Busy,
        Outcome::Local { .. } => Ending::VaultClosed,
        Outcome::Accepted | Outcome::Fault | Outcome::SignedOut | Outcome::Refused { .. } => Ending::Fault,
    }
}
