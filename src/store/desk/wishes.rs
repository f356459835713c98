//! The `wish` table: what the citizen asked for and sync alone can do, a sign-in first of all.

use chrono::{DateTime, Utc};
use domain::sign_in::Stage;
use rusqlite::{OptionalExtension, params};

use super::session::{self, Session};
use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// A wish, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How far it is.
    pub stage: Stage,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// What is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To be signed in.
    SignIn,
    /// That the gateway hears of a sign-out.
    SignOut,
}

impl Kind {
    fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::SignOut => "sign-out",
        }
    }
}

/// Who is signed in, and what is wished for: in one reading, for whoever shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// Who is signed in.
    pub session: Option<Session>,
    /// How far a sign-in is.
    pub sign_in: Option<Wish>,
    /// How far the word of a sign-out is.
    pub sign_out: Option<Wish>,
}

impl Identity {
    /// Whether nothing can be sent before somebody signs in.
    pub fn must_sign_in(&self) -> bool {
        self.session.as_ref().is_none_or(|session| session.lapsed_at.is_some())
    }
}

/// Who is signed in, and what is wished for.
pub fn identity(db: &Reader) -> Result<Identity> {
    Ok(Identity {
        session: session::current(db)?,
        sign_in: of(db, Kind::SignIn)?,
        sign_out: of(db, Kind::SignOut)?,
    })
}

/// A wish of that kind; none if there is none, or if this build cannot read it.
pub fn of(db: &Reader, kind: Kind) -> Result<Option<Wish>> {
    let mut query = db.prepare_cached("SELECT stage, why, at FROM wish WHERE kind = ?1")?;
    let found = query
        .query_row([kind.code()], |row| {
            let (stage, why): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            let at = columns::instant(row.get(2)?);
            Ok(Stage::parse(&stage, why.as_deref()).map(|stage| Wish { stage, at }))
        })
        .optional()?;
    Ok(found.flatten())
}

/// Writes down how far a wish is, from nothing on.
pub fn stands(db: &Writer, kind: Kind, stage: Stage, now: DateTime<Utc>) -> Result<()> {
    let (code, why) = stage.codes();
    db.prepare_cached(
        "INSERT INTO wish (kind, stage, why, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (kind) DO UPDATE SET
             stage = excluded.stage, why = excluded.why, at = excluded.at",
    )?
    .execute(params![kind.code(), code, why, now.timestamp_millis()])?;
    db.touch(Topic::Session);
    Ok(())
}

/// It is done, or nobody wishes it any more.
pub fn done(db: &Writer, kind: Kind) -> Result<()> {
    if db.prepare_cached("DELETE FROM wish WHERE kind = ?1")?.execute([kind.code()])? > 0 {
        db.touch(Topic::Session);
    }
    Ok(())
}
