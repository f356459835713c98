//! Empties the outbox, one parcel at a time.

use chrono::{DateTime, Utc};
use domain::application;
use domain::ids::{ApplicationId, LaneId};
use domain::parcel::{Cause, Hold, Kind, Outcome, Parcel, Refusal, Unreachable, Verdict};
use domain::receipt;

use super::courier::{Brings, Courier, Holding, Registered, Report};
use crate::platform::{Clock, Line};
use crate::store::desk::objections::{self, WHOLE};
use crate::store::desk::{Reader, Writer, applications, erasures, outbox, receipts, session, settings};
use crate::store::{Result, Store};

/// What a step did, and so what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A parcel was tried; there may be another.
    Again,
    /// No gateway was met: it is looked for before any other parcel is tried.
    Lost(Unreachable),
    /// The account must sign in.
    AskForSignIn,
    /// Nothing is due before then; none means before something changes.
    Rest(Option<DateTime<Utc>>),
}

/// Begins a drainer's work. Only who holds `sync.lock` may: what the last one died with is due at once.
/// `wakes`: circumstances changed, so that the waits that such a change may end are ended.
pub async fn begin(store: &Store, clock: &(impl Clock + ?Sized), wakes: bool) -> Result<()> {
    let now = clock.now();
    let begun = move |db: &Writer<'_>| {
        outbox::notice_clock(db, now)?;
        outbox::release_leftovers(db, now)?;
        match session::account(db)? {
            _ if !wakes => Ok(()),
            // Somebody is signed in here: whether the gateway still says otherwise is asked once a wake.
            Some(account) => outbox::signed_in(db, &account, now),
            None => outbox::wake(db, now),
        }
    };
    store.write(begun).await
}

/// Documents wait for a Wi-Fi where the citizen wishes so and this line counts its bytes; else they no longer
/// do. A line that says nothing of itself holds nobody: who waits for ever is worse off than who pays once.
pub async fn mind_the_line(store: &Store, line: Line) -> Result<()> {
    let asked = move |db: &Reader<'_>| {
        let wait = line == Line::Metered && settings::read(db)?.documents_on_wifi;
        Ok((wait, outbox::documents_differ(db, wait)?))
    };
    let (wait, differ) = store.read(asked).await?;
    if differ { store.write(move |db| outbox::documents_wait(db, wait)).await } else { Ok(()) }
}

/// Tries one parcel, and writes down what came of it.
///
/// Nothing is locked while the parcel travels. If the phone dies on the way, the claim lapses and the
/// parcel goes out again.
pub async fn step(store: &Store, courier: &impl Courier, clock: &(impl Clock + ?Sized)) -> Result<Step> {
    let departure = clock.now();
    let taken = move |db: &Writer<'_>| {
        outbox::notice_clock(db, departure)?;
        let account = session::account(db)?;
        let asked = outbox::to_ask(db, departure, account.as_deref())?;
        let claimed = if asked.is_some() { None } else { outbox::claim(db, departure, account.as_deref())? };
        let due = outbox::next_due(db, account.as_deref())?;
        Ok((asked, claimed, due))
    };
    match store.write(taken).await? {
        (Some(parcel), _, _) => ask(store, courier, clock, parcel).await,
        (_, Some(parcel), _) => deliver(store, courier, clock, parcel).await,
        (None, None, due) => Ok(Step::Rest(due)),
    }
}

async fn deliver(
    store: &Store,
    courier: &impl Courier,
    clock: &(impl Clock + ?Sized),
    parcel: Parcel,
) -> Result<Step> {
    let Report { outcome, brings } = courier.deliver(&parcel).await;
    let now = clock.now();
    let verdict = parcel.judge(outcome, now);
    // An acknowledgement must be stored even on a full disk: it is why a little room is held back.
    store.write_from_reserve(move |db| write_down(db, &parcel, &verdict, &brings, now)).await?;
    Ok(match verdict {
        Verdict::AwaitSignIn => Step::AskForSignIn,
        Verdict::Wait { cause: Cause::Unreachable(cause), .. } => Step::Lost(cause),
        _ => Step::Again,
    })
}

/// One transaction: the parcel, and what came with it.
fn write_down(
    db: &Writer<'_>,
    parcel: &Parcel,
    verdict: &Verdict,
    brings: &Brings,
    now: DateTime<Utc>,
) -> Result<()> {
    outbox::settle(db, parcel.id, verdict)?;
    match brings {
        Brings::Erased(Some(answer)) => erasures::answered(db, parcel.id, answer, now)?,
        Brings::Erased(None) => erasures::unknown(db, parcel.id, now)?,
        _ => {}
    }
    let Some(application) = parcel.application else { return Ok(()) };
    match brings {
        Brings::Nothing | Brings::Erased(_) => {}
        Brings::Registered(registered) => register(db, parcel, registered, now)?,
        Brings::Said(missing) => outbox::only_missing_behind(db, parcel.id, missing)?,
        Brings::Receipts(brought) => {
            brought.iter().try_for_each(|receipt| receipts::keep(db, application, receipt))?;
            if brought.iter().any(|receipt| receipt.kind == receipt::Kind::Withdrawn) {
                applications::stands(db, application, application::Standing::Withdrawn, now)?;
            }
        }
        Brings::Objections(raised) => {
            if let Some(draft) = applications::one(db, application)?.draft {
                objections::raise(db, draft, raised)?;
            }
        }
    }
    match *verdict {
        // Nothing is lost: every answer is still in the draft, which can be written on.
        Verdict::SetAside { why } if parcel.kind == Kind::Envelope && why.reopens_the_draft() => {
            outbox::recall_lane(db, parcel.lane)?;
            say_why(db, application, why, brings)?;
            applications::reopened(db, application, now)
        }
        _ => Ok(()),
    }
}

/// A draft that comes back says why: where no answer and no document is named, the refusal is of the whole.
fn say_why(db: &Writer<'_>, application: ApplicationId, why: Refusal, brings: &Brings) -> Result<()> {
    let is_said = matches!(brings, Brings::Objections(raised) if !raised.is_empty());
    match applications::one(db, application)?.draft {
        Some(draft) if !is_said => objections::raise(db, draft, &[(WHOLE.to_owned(), why.code().to_owned())]),
        _ => Ok(()),
    }
}

fn register(db: &Writer<'_>, parcel: &Parcel, registered: &Registered, now: DateTime<Utc>) -> Result<()> {
    let Some(application) = parcel.application else { return Ok(()) };
    applications::registered(db, application, &registered.number, registered.deadline_at, now)?;
    registered.receipts.iter().try_for_each(|receipt| receipts::keep(db, application, receipt))?;
    outbox::only_missing(db, LaneId(application.0), &registered.missing)
}

/// The citizen wishes an envelope back that may have left: it comes back if the gateway never had it.
async fn ask(
    store: &Store,
    courier: &impl Courier,
    clock: &(impl Clock + ?Sized),
    parcel: Parcel,
) -> Result<Step> {
    let Some(application) = parcel.application else { return Ok(Step::Again) };
    let answer = courier.holds(application).await;
    let now = clock.now();
    let outcome = match answer {
        Ok(holding) => {
            let settled = move |db: &Writer<'_>| match &holding {
                Holding::Unknown => {
                    outbox::recall_lane(db, parcel.lane)?;
                    applications::reopened(db, application, now)
                }
                Holding::Held(registered) => {
                    outbox::settle(db, parcel.id, &Verdict::Delivered)?;
                    register(db, &parcel, registered, now)
                }
            };
            store.write_from_reserve(settled).await?;
            return Ok(Step::Again);
        }
        Err(outcome) => outcome,
    };
    let verdict = parcel.judge(outcome, now);
    let until = match verdict {
        Verdict::Wait { until, .. } => until,
        // Whatever else was answered, it is asked again as a parcel in trouble would be.
        _ => match parcel.judge(Outcome::Fault, now) {
            Verdict::Wait { until, .. } => until,
            _ => now,
        },
    };
    store.write(move |db| outbox::put_off(db, parcel.id, until)).await?;
    Ok(match verdict {
        Verdict::AwaitSignIn | Verdict::Pause { hold: Hold::SignIn } => Step::AskForSignIn,
        Verdict::Wait { cause: Cause::Unreachable(cause), .. } => Step::Lost(cause),
        _ => Step::Again,
    })
}

#[cfg(test)]
mod tests;
