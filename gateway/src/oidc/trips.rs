//! The steps of a trip through a browser. Each looks whether it is that browser's turn, in the transaction that takes it.

use chrono::TimeDelta;

use super::asked::Asked;
use super::browser::Browser;
use super::fields::{Fields, added};
use super::provider::{Identified, Provider, Trouble};
use super::{accounts, chance};
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::sql::Connection;
use crate::store::trips::{self, Stage, Trip, TripId};

/// How long a trip may take, from the app to the button.
const LASTS: TimeDelta = TimeDelta::minutes(30);
/// How long the app has to redeem its code.
const CODE: TimeDelta = TimeDelta::seconds(60);
/// How long a browser may log out of the provider from here.
const REMEMBERED: TimeDelta = TimeDelta::hours(24);

/// Why a trip does not go on.
#[derive(Debug)]
pub enum Stop {
    /// The browser has no cookie of ours, or this is another browser's trip.
    Browser,
    /// Nobody knows what it comes back with, or it came back with it before.
    State,
    /// The form is not one of ours, or not of this page.
    Form,
    /// It took too long.
    Over,
    /// The citizen gave up at the provider.
    GaveUp(Box<Trip>),
    /// The provider did not say who it is.
    Provider(Box<Trip>, Trouble),
    /// Ours.
    Ours(Problem),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Ours(fault.into())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Ours(problem)
    }
}

/// A browser that came back from a provider.
pub enum Back {
    /// For the first time: the provider is asked who it is.
    Now(Trip),
    /// Again: that was done, or is being done.
    Again(Trip),
}

/// Begins a trip for what the app asked.
pub fn begin(app: &App, browser: &Browser, asked: Asked, french: bool) -> Result<Trip, Stop> {
    let now = app.config.clock.now();
    let trip = Trip {
        id: chance::bytes()?,
        browser_sha256: browser.sha256(),
        redirect_uri: asked.redirect_uri,
        app_state: asked.state,
        challenge: asked.challenge,
        french,
        stage: Stage::Choosing,
        provider: None,
        account: None,
        id_token: None,
        code_expires_at: None,
        family: None,
        expires_at: (now + LASTS).timestamp_millis(),
    };
    app.store.write(|db| trips::begin(db, &trip, now.timestamp_millis()))?;
    Ok(trip)
}

/// The hidden fields of a form for one purpose: the trip, and a word that this browser alone can say.
pub fn form(browser: &Browser, trip: &Trip, purpose: &str) -> [(&'static str, String); 2] {
    [("trip", chance::spelt(&trip.id)), ("token", browser.word(purpose, &trip.id))]
}

/// The trip of a form that was sent, if it is of this browser and for that purpose.
pub fn sent(
    db: &Connection,
    browser: Option<&Browser>,
    fields: &Fields<'_>,
    purpose: &str,
    now: i64,
) -> Result<Trip, Stop> {
    let browser = browser.ok_or(Stop::Browser)?;
    let id = fields.one("trip").and_then(chance::read).and_then(|id| TripId::try_from(id).ok());
    let id = id.ok_or(Stop::Form)?;
    if !browser.is_word(purpose, &id, fields.one("token").unwrap_or_default()) {
        return Err(Stop::Form);
    }
    let trip = trips::of(db, id)?.ok_or(Stop::Over)?;
    on_time(browser, trip, now)
}

/// A trip, if it is of that browser and not over.
fn on_time(browser: &Browser, trip: Trip, now: i64) -> Result<Trip, Stop> {
    if trip.browser_sha256 != browser.sha256() {
        return Err(Stop::Browser);
    }
    if trip.expires_at <= now {
        return Err(Stop::Over);
    }
    Ok(trip)
}

/// What a provider is told, and what it must repeat; all of it but the state follows from the state and the cookie.
pub struct Words {
    /// The state.
    pub state: String,
    /// What the ID token repeats.
    pub nonce: String,
    /// Our verifier, where the provider checks one.
    pub verifier: String,
}

impl Words {
    /// For a browser that leaves.
    pub fn new(browser: &Browser) -> Result<Self, Fault> {
        Ok(Self::of(browser, chance::word()?))
    }

    /// For one that came back with that state.
    pub fn of(browser: &Browser, state: String) -> Self {
        let (nonce, verifier) =
            (browser.word("nonce", state.as_bytes()), browser.word("verifier", state.as_bytes()));
        Self { state, nonce, verifier }
    }

    /// The challenge of the verifier.
    pub fn challenge(&self) -> String {
        chance::spelt(&chance::digest(&self.verifier))
    }
}

/// The browser leaves for a provider.
pub fn leave(
    app: &App,
    browser: Option<&Browser>,
    fields: &Fields<'_>,
    provider: &str,
    state: &str,
) -> Result<Trip, Stop> {
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let trip = sent(db, browser, fields, "means", now)?;
        // Who it is is known: going back in the browser's history changes nothing of that.
        if matches!(trip.stage, Stage::Choosing | Stage::Away | Stage::Back) {
            trips::leaves(db, trip.id, provider, chance::digest(state))?;
            Ok(trip)
        } else {
            Err(Stop::State)
        }
    })
}

/// The browser comes back from a provider. A state is good once, for one browser, from the provider that was told it.
pub fn come_back(
    app: &App,
    browser: Option<&Browser>,
    provider: &str,
    state: Option<&str>,
) -> Result<Back, Stop> {
    let now = app.config.clock.now().timestamp_millis();
    let browser = browser.ok_or(Stop::Browser)?;
    let state = state.ok_or(Stop::State)?;
    app.store.try_write(|db| {
        let trip = trips::of_state(db, chance::digest(state))?.ok_or(Stop::State)?;
        if trip.provider.as_deref() != Some(provider) {
            return Err(Stop::State);
        }
        let trip = on_time(browser, trip, now)?;
        match trip.stage {
            Stage::Away => {
                trips::comes_back(db, trip.id)?;
                Ok(Back::Now(trip))
            }
            Stage::Back | Stage::Identified | Stage::Done => Ok(Back::Again(trip)),
            Stage::Choosing => Err(Stop::State),
        }
    })
}

/// The provider did not say who it is: the citizen may choose again, by a state of their own.
pub fn choose_again(app: &App, trip: &Trip) -> Result<(), Stop> {
    Ok(app.store.write(|db| trips::chooses_again(db, trip.id))?)
}

/// A provider said who it is: gives the trip as it stands then.
pub fn identified(app: &App, trip: &Trip, provider: &Provider, who: &Identified) -> Result<Trip, Stop> {
    let now = app.config.clock.now().timestamp_millis();
    let id_token = accounts::sealed(&app.sign_in, &about_token(trip), &who.id_token)?;
    app.store.try_write(|db| {
        let held = trips::of(db, trip.id)?.ok_or(Stop::Over)?;
        // Meanwhile the citizen went back and chose something else.
        if held.stage != Stage::Back || held.provider.as_deref() != Some(provider.name.as_str()) {
            return Err(Stop::State);
        }
        let subject = accounts::subject_at(&provider.set.issuer, &who.subject);
        let account = accounts::proved(db, &app.sign_in, &subject, &provider.name, &who.person, now)?;
        trips::identified(db, trip.id, account, Some(&id_token))?;
        Ok(Trip { stage: Stage::Identified, account: Some(account), ..held })
    })
}

/// The name that greets an account.
pub fn greeted(app: &App, account: AccountId) -> Result<String, Fault> {
    let known = app.store.read(|db| accounts::person(db, &app.sign_in, account))?;
    Ok(known.map(|(_, person)| person.display_name()).unwrap_or_default())
}

/// The citizen agreed: gives the address at which the app gets its code. A button pressed twice gives another code,
/// and the one before is good no more: a browser shows what the last press brought.
pub fn agree(app: &App, browser: Option<&Browser>, fields: &Fields<'_>) -> Result<String, Stop> {
    let now = app.config.clock.now();
    let code = chance::word()?;
    let trip = app.store.try_write(|db| {
        let trip = sent(db, browser, fields, "consent", now.timestamp_millis())?;
        let may = match trip.stage {
            Stage::Identified => true,
            Stage::Done => trip.family.is_none(),
            _ => false,
        };
        if !may {
            return Err(Stop::State);
        }
        let until = (now + CODE).timestamp_millis();
        trips::done(db, trip.id, chance::digest(&code), until, (now + REMEMBERED).timestamp_millis())?;
        Ok::<_, Stop>(trip)
    })?;
    let fields = [("code", code.as_str()), ("state", &trip.app_state), ("iss", app.sign_in.public())];
    Ok(added(&trip.redirect_uri, &fields))
}

/// What the ID token of a trip is sealed as.
pub fn about_token(trip: &Trip) -> String {
    format!("id_token of {}", api_client::canonical::hex(&trip.id))
}
