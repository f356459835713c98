//! The `trip` table: from the app through a browser and back, step by step.

use super::accounts::AccountId;
use super::families::FamilyId;
use super::sql::{self, Connection, Error, OptionalExtension, Row, Transaction};
use crate::fault::Fault;

/// The name of a trip.
pub type TripId = [u8; 16];

/// How far a trip is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The citizen chooses by what means to prove who they are.
    Choosing,
    /// The browser was sent to a provider.
    Away,
    /// It came back, and the provider is asked who it is.
    Back,
    /// It is known who it is; nothing was agreed to.
    Identified,
    /// The app was given a code.
    Done,
}

impl Stage {
    const ALL: [Self; 5] = [Self::Choosing, Self::Away, Self::Back, Self::Identified, Self::Done];

    fn code(self) -> &'static str {
        match self {
            Self::Choosing => "choosing",
            Self::Away => "away",
            Self::Back => "back",
            Self::Identified => "identified",
            Self::Done => "done",
        }
    }
}

/// A trip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trip {
    /// Which.
    pub id: TripId,
    /// Digest of the cookie of its browser.
    pub browser_sha256: [u8; 32],
    /// Where the app waits.
    pub redirect_uri: String,
    /// The app's own word, handed back as it came.
    pub app_state: String,
    /// The challenge of the app's verifier.
    pub challenge: String,
    /// Whether its pages are in French.
    pub french: bool,
    /// How far it is.
    pub stage: Stage,
    /// The provider to which the browser was sent.
    pub provider: Option<String>,
    /// Who it is, once that is known.
    pub account: Option<AccountId>,
    /// What logging out at the provider asks for, sealed.
    pub id_token: Option<Vec<u8>>,
    /// Unix ms until which the app's code is good.
    pub code_expires_at: Option<i64>,
    /// What the code became.
    pub family: Option<FamilyId>,
    /// Unix ms.
    pub expires_at: i64,
}

const COLUMNS: &str =
    "id, browser_sha256, redirect_uri, app_state, challenge, lang, stage, provider, account, id_token,
    code_expires_at, family, expires_at";

/// Writes down a trip that begins.
pub fn begin(db: &Transaction, trip: &Trip, now: i64) -> Result<(), Fault> {
    db.prepare_cached(
        "INSERT INTO trip (id, browser_sha256, redirect_uri, app_state, challenge, lang, stage, made_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        trip.id,
        trip.browser_sha256,
        &trip.redirect_uri,
        &trip.app_state,
        &trip.challenge,
        if trip.french { "fr" } else { "en" },
        trip.stage.code(),
        now,
        trip.expires_at,
    ))?;
    Ok(())
}

/// A trip by its name.
pub fn of(db: &Connection, id: TripId) -> Result<Option<Trip>, Fault> {
    one(db, "id", &id)
}

/// The trip that a provider was told of by that state.
pub fn of_state(db: &Connection, state_sha256: [u8; 32]) -> Result<Option<Trip>, Fault> {
    one(db, "state_sha256", &state_sha256)
}

/// The trip whose app was given that code.
pub fn of_code(db: &Connection, code_sha256: [u8; 32]) -> Result<Option<Trip>, Fault> {
    one(db, "code_sha256", &code_sha256)
}

/// The last trip of a browser that led to a session and whose provider may be logged out of.
pub fn last_of_browser(db: &Connection, browser_sha256: [u8; 32]) -> Result<Option<Trip>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM trip WHERE browser_sha256 = ?1 AND stage = 'done' ORDER BY made_at DESC, id LIMIT 1"
    );
    Ok(db.prepare_cached(&sql)?.query_row([browser_sha256], from_row).optional()?)
}

/// The browser is sent to a provider under that state. Again, if it was before: then the last state counts.
pub fn leaves(db: &Transaction, id: TripId, provider: &str, state_sha256: [u8; 32]) -> Result<(), Fault> {
    db.prepare_cached("UPDATE trip SET stage = 'away', provider = ?2, state_sha256 = ?3 WHERE id = ?1")?
        .execute((id, provider, state_sha256))?;
    Ok(())
}

/// The browser came back: its state is good this once.
pub fn comes_back(db: &Transaction, id: TripId) -> Result<(), Fault> {
    db.prepare_cached("UPDATE trip SET stage = 'back' WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// The provider did not say who it is: the citizen may choose again.
pub fn chooses_again(db: &Transaction, id: TripId) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE trip SET stage = 'choosing', provider = NULL, state_sha256 = NULL WHERE id = ?1 AND stage = 'back'",
    )?
    .execute([id])?;
    Ok(())
}

/// It is known who it is.
pub fn identified(
    db: &Transaction,
    id: TripId,
    account: AccountId,
    id_token: Option<&[u8]>,
) -> Result<(), Fault> {
    db.prepare_cached("UPDATE trip SET stage = 'identified', account = ?2, id_token = ?3 WHERE id = ?1")?
        .execute((id, account.0, id_token))?;
    Ok(())
}

/// The citizen agreed: the app is given a code, good for a moment; the trip is remembered for logging out.
pub fn done(
    db: &Transaction,
    id: TripId,
    code_sha256: [u8; 32],
    code_expires_at: i64,
    expires_at: i64,
) -> Result<(), Fault> {
    db.prepare_cached(
        "UPDATE trip SET stage = 'done', code_sha256 = ?2, code_expires_at = ?3, expires_at = ?4 WHERE id = ?1",
    )?
    .execute((id, code_sha256, code_expires_at, expires_at))?;
    Ok(())
}

/// The code was redeemed: it is good for nothing more.
pub fn redeemed(db: &Transaction, id: TripId, family: FamilyId) -> Result<(), Fault> {
    db.prepare_cached("UPDATE trip SET family = ?2 WHERE id = ?1")?.execute((id, family))?;
    Ok(())
}

/// Forgets a trip.
pub fn forget(db: &Transaction, id: TripId) -> Result<(), Fault> {
    db.prepare_cached("DELETE FROM mail_code WHERE trip = ?1")?.execute([id])?;
    db.prepare_cached("DELETE FROM trip WHERE id = ?1")?.execute([id])?;
    Ok(())
}

fn one<const N: usize>(db: &Connection, column: &str, value: &[u8; N]) -> Result<Option<Trip>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM trip WHERE {column} = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([value], from_row).optional()?)
}

fn from_row(row: &Row<'_>) -> sql::Result<Trip> {
    let code: String = row.get(6)?;
    let stage = Stage::ALL.into_iter().find(|stage| stage.code() == code).ok_or(Error::Column(6))?;
    let lang: String = row.get(5)?;
    Ok(Trip {
        id: row.get(0)?,
        browser_sha256: row.get(1)?,
        redirect_uri: row.get(2)?,
        app_state: row.get(3)?,
        challenge: row.get(4)?,
        french: lang == "fr",
        stage,
        provider: row.get(7)?,
        account: row.get::<_, Option<[u8; 16]>>(8)?.map(AccountId),
        id_token: row.get(9)?,
        code_expires_at: row.get(10)?,
        family: row.get(11)?,
        expires_at: row.get(12)?,
    })
}
