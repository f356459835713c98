//! What goes by its age: announced first, then let go; never sooner, never unannounced.

use domain::form::Wording;
use domain::paris;
use serde::Serialize;

use super::leave;
use super::periods::{self, Age, Due};
use crate::app::App;
use crate::fault::Fault;
use crate::filing::{instant, written};
use crate::pages::words;
use crate::store::accounts::AccountId;
use crate::store::ages::{self, Aged};
use crate::store::changes::{self, With};
use crate::store::sql::Connection;
use crate::store::{audit, erasures, feedback};

/// Who lets go, in the audit.
const RETENTION: &str = "retention";
/// Rounds are made every half minute; ages are looked at once an hour.
const HOUR: i64 = 60 * 60 * 1000;

/// What is due now.
#[derive(Debug, Default, Serialize)]
pub struct Plan {
    /// Applications whose end is to be announced.
    pub to_announce: Vec<Leaving>,
    /// Applications that go.
    pub to_go: Vec<Leaving>,
    /// Accounts that hold nothing and that nobody signs in to.
    pub accounts: usize,
    /// Whether lines of the audit are old enough to go.
    pub audit: bool,
    /// Reports of errors that are old enough to go.
    pub feedback: usize,
    #[serde(skip)]
    due: Vec<(Due, Aged)>,
    #[serde(skip)]
    unseen: Vec<AccountId>,
}

/// An application that goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Leaving {
    /// What the citizen quotes.
    pub number: String,
    /// Where it stands.
    pub state: &'static str,
    /// Id of its form.
    pub form: String,
    /// When it goes.
    pub leaves_at: String,
}

/// Does what is due, once an hour at the most.
pub fn round(app: &App) -> Result<(), Fault> {
    let hour = app.config.clock.now().timestamp_millis().div_euclid(HOUR);
    if app.aged.swap(hour, std::sync::atomic::Ordering::Relaxed) == hour {
        return Ok(());
    }
    apply(app)
}

/// What is due at this instant; nothing is changed.
pub fn plan(app: &App) -> Result<Plan, Fault> {
    app.store.read(|db| planned(app, db, app.config.clock.now().timestamp_millis()))
}

/// Announces what is to be announced, and lets go of what was.
pub fn apply(app: &App) -> Result<(), Fault> {
    let (set, now) = (&app.config.retention, app.config.clock.now().timestamp_millis());
    // Most rounds find nothing, and disturb nobody who writes.
    if app.store.read(|db| planned(app, db, now))?.is_empty() {
        return Ok(());
    }
    let root = app.keys()?.root;
    app.store.write(|db| {
        // Once more: somebody may have signed in, or decided, since.
        let plan = planned(app, db, now)?;
        for (what, one) in &plan.due {
            if *what == Due::Notice {
                let told = words::gateway_leaves(&day(app, one, now));
                let with = With { text: Some(&told), ..With::default() };
                changes::add(db, one.account, one.id, one.standing, now, &with)?;
                ages::announce(db, one.id, now)?;
            } else {
                audit::add(db, now, RETENTION, "gone", Some(one.id), None)?;
                leave::applications(db, &root, one.account, &[one.id], None, now)?;
            }
        }
        for account in &plan.unseen {
            leave::exports(db, *account, None, now)?;
            erasures::forget(db, *account, None, now)?;
        }
        if plan.audit {
            audit::let_go(db, periods::earlier(now, set.audit_months))?;
        }
        if plan.feedback > 0 {
            let gone = feedback::let_go(db, periods::earlier(now, set.feedback_months))?;
            audit::add(db, now, RETENTION, "feedback-gone", None, Some(&gone.to_string()))?;
        }
        Ok(())
    })?;
    leave::sweep(app)?;
    app.store.scrub()
}

impl Plan {
    /// Whether nothing is due.
    pub fn is_empty(&self) -> bool {
        self.due.is_empty() && self.unseen.is_empty() && !self.audit && self.feedback == 0
    }
}

fn planned(app: &App, db: &Connection, now: i64) -> Result<Plan, Fault> {
    let set = &app.config.retention;
    let old = ages::applications(db, periods::horizon(set, now))?.into_iter();
    let due: Vec<_> =
        old.map(|one| (due(app, &one, now), one)).filter(|(due, _)| *due != Due::Nothing).collect();
    let of = |wanted: Due| {
        let found = due.iter().filter(|(due, _)| *due == wanted);
        found.map(|(_, one)| leaving(app, one, now)).collect()
    };
    let unseen = ages::unseen(db, periods::earlier(now, set.inactive_months))?;
    Ok(Plan {
        to_announce: of(Due::Notice),
        to_go: of(Due::End),
        accounts: unseen.len(),
        audit: audit::any_before(db, periods::earlier(now, set.audit_months))?,
        feedback: feedback::older(db, periods::earlier(now, set.feedback_months))?,
        due,
        unseen,
    })
}

/// What is due for an application. Of an erased account it goes on the day that was said, and nobody is there to be
/// told; what such an account has without a day came too late to be erased with it.
fn due(app: &App, one: &Aged, now: i64) -> Due {
    match (one.of_nobody, one.kept_until) {
        (true, Some(until)) if now < until => Due::Nothing,
        (true, _) => Due::End,
        (false, _) => periods::due(&app.config.retention, age(one), one.announced_at, now),
    }
}

fn leaving(app: &App, one: &Aged, now: i64) -> Leaving {
    Leaving {
        number: one.number.clone(),
        state: one.standing.code(),
        form: one.form.clone(),
        leaves_at: written(leaves_at(app, one, now)),
    }
}

/// When it goes, if it is announced by now.
fn leaves_at(app: &App, one: &Aged, now: i64) -> i64 {
    let announced = one.announced_at.filter(|at| *at >= one.updated_at).unwrap_or(now);
    match one.kept_until.filter(|_| one.of_nobody) {
        Some(until) => until,
        None => periods::leaves_at(&app.config.retention, age(one), Some(announced)),
    }
}

fn age(one: &Aged) -> Age<'_> {
    Age { standing: one.standing, form: &one.form, updated_at: one.updated_at }
}

/// The day on which it goes, as it is said.
fn day(app: &App, one: &Aged, now: i64) -> Wording {
    let day = paris::paris(instant(leaves_at(app, one, now)));
    Wording { fr: day.format("%d/%m/%Y").to_string(), en: day.format("%-d %B %Y").to_string() }
}
