//! Signing out in the browser: of this gateway, and of the provider that said who it was.

use super::accounts;
use super::browser::Browser;
use super::fields::Fields;
use super::trips::{Stop, about_token, sent};
use crate::app::App;
use crate::routes;
use crate::store::families;
use crate::store::trips::{self, Stage, Trip, TripId};

/// What a browser that asks to sign out has to do with us.
pub enum Standing {
    /// Nothing that we know of.
    Stranger,
    /// The app signed out: what is left is the provider.
    SignedOut(Trip),
    /// The app is signed in: the citizen is asked, since another page may have sent them here.
    SignedIn(Trip),
}

/// Finds out.
pub fn standing(app: &App, browser: Option<&Browser>) -> Result<Standing, Stop> {
    let Some(browser) = browser else { return Ok(Standing::Stranger) };
    let now = app.config.clock.now().timestamp_millis();
    Ok(app.store.read(|db| {
        let trip = trips::last_of_browser(db, browser.sha256())?.filter(|trip| trip.expires_at > now);
        let Some(trip) = trip else { return Ok(Standing::Stranger) };
        let family = trip.family.map(|family| families::of(db, family)).transpose()?.flatten();
        Ok(match family {
            Some(family) if family.revoked_at.is_some() => Standing::SignedOut(trip),
            _ => Standing::SignedIn(trip),
        })
    })?)
}

/// The citizen pressed the button: the phone of this trip is signed out.
pub fn agree(app: &App, browser: Option<&Browser>, fields: &Fields<'_>) -> Result<Trip, Stop> {
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let trip = sent(db, browser, fields, "sign-out", now)?;
        if trip.stage != Stage::Done {
            return Err(Stop::State);
        }
        if let Some(family) = trip.family {
            families::revoke(db, family, now)?;
        }
        Ok(trip)
    })
}

/// Forgets a trip: its code, and what logging out asks for.
pub fn forget(app: &App, trip: TripId) -> Result<(), Stop> {
    Ok(app.store.write(|db| trips::forget(db, trip))?)
}

/// Where the browser logs out of the provider, if there is such a place.
pub async fn at_provider(app: &App, trip: &Trip, browser: &Browser) -> Option<String> {
    let provider = trip.provider.as_deref().and_then(|name| app.sign_in.provider(name));
    let sealed = trip.id_token.as_deref();
    let id_token =
        sealed.and_then(|sealed| accounts::opened::<String>(&app.sign_in, &about_token(trip), sealed));
    let (provider, id_token) = (provider?, id_token?);
    let back_to = format!("{}{}", app.sign_in.public(), routes::SIGNED_OUT);
    let (state, now) = (browser.word("signed-out", b""), app.config.clock.now().timestamp());
    provider.log_out(&id_token, &back_to, &state, now).await
}

/// Whether a provider sent that browser back after a log-out that began here.
pub fn came_back(browser: Option<&Browser>, state: &str) -> bool {
    browser.is_some_and(|browser| browser.is_word("signed-out", b"", state))
}
