//! Erases an account: once, whatever is sent again, and once more after a restore.

use api_client::canonical::{hex, unhex};
use api_client::wire::{self, DONE, Erased, Kept, QUEUED};
use domain::application::Standing;
use domain::receipt::Kind;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::account::{self, of_application};
use super::leave::{self, Went};
use super::periods::{self, Age, Ground};
use super::tombstones::Tombstone;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::receipts::Clerk;
use crate::filing::written;
use crate::problem::Problem;
use crate::store::accounts::{self, AccountId};
use crate::store::applications::{self, Application};
use crate::store::erasures::{self, Erasure, Left};
use crate::store::sql::{Connection, Transaction};
use crate::store::{ages, audit, messages, removals};

/// Who asks for an erasure, in the audit.
const CITIZEN: &str = "citizen";

/// Erases everything of an account. Asked again, under this id or another, it is answered by what was done.
pub fn erase(app: &App, account: AccountId, id: Uuid) -> Result<wire::Erasure, Problem> {
    let account_sha256 = account::digest(account);
    let clerk = Clerk::of(app)?;
    app.store.try_write(|db| {
        if erasures::read(db, id)?.is_some_and(|known| known.account_sha256 != account_sha256) {
            return Err(Problem::IdReused);
        }
        if erasures::of(db, account_sha256)?.is_some() {
            return Ok(());
        }
        let order = Order { id, account_sha256, asked_at: clerk.now_ms(), stays: &[], went: &[] };
        let held = accounts::exists(db, account)?.then_some(account);
        Ok(carry_out(app, db, &clerk, held, &order, true)?)
    })?;
    swept(app);
    read(app, account, id)
}

/// What was done, for who proves to be of the account: it is erased once, whatever id is asked for.
pub fn read(app: &App, account: AccountId, id: Uuid) -> Result<wire::Erasure, Problem> {
    app.store.try_read(|db| {
        let known = erasures::of(db, account::digest(account))?.ok_or(Problem::Unknown)?;
        Ok(said(db, &known, id)?)
    })
}

/// Erases again what the tombstones name and this database does not know of: it was restored. Gives how many.
pub fn replay(app: &App) -> Result<usize, Fault> {
    let all = app.tombstones.all()?;
    let unknown = app.store.read(|db| {
        let known = |digest: &[u8; 32]| Ok::<_, Fault>(erasures::of(db, *digest)?.is_some());
        all.into_iter()
            .filter_map(|one| known(&one).map(|known| (!known).then_some(one)).transpose())
            .collect()
    });
    let unknown: Vec<[u8; 32]> = unknown?;
    if unknown.is_empty() {
        return Ok(0);
    }
    let held = app.store.read(ages::accounts)?;
    for account_sha256 in &unknown {
        let tombstone = app.tombstones.read(*account_sha256)?;
        let account = held.iter().copied().find(|account| account::digest(*account) == *account_sha256);
        let stays: Vec<Uuid> =
            tombstone.kept.iter().filter_map(|kept| kept.application.parse().ok()).collect();
        let order = Order {
            id: tombstone.erasure,
            account_sha256: *account_sha256,
            asked_at: tombstone.asked_at,
            stays: &stays,
            went: &tombstone.gone,
        };
        let clerk = Clerk::of(app)?;
        app.store.write(|db| carry_out(app, db, &clerk, account, &order, false))?;
    }
    swept(app);
    Ok(unknown.len())
}

/// Removes what is left of erased accounts: one that waited for a period which is over now, or what was written while
/// the erasure went by.
pub fn finish(app: &App) -> Result<(), Fault> {
    let empty = app.store.read(erasures::empty)?;
    if !empty.is_empty() {
        let now = app.config.clock.now().timestamp_millis();
        app.store.write(|db| {
            for account in &empty {
                leave::exports(db, *account, None, now)?;
                erasures::forget(db, *account, None, now)?;
            }
            Ok(())
        })?;
    }
    leave::sweep(app)
}

/// What is to be done.
struct Order<'a> {
    id: Uuid,
    account_sha256: [u8; 32],
    asked_at: i64,
    /// Applications that stayed when it was done first.
    stays: &'a [Uuid],
    /// Applications that went then, by the digests of their names.
    went: &'a [String],
}

/// One application that stays.
struct Stay<'a> {
    of: &'a Application,
    ground: Ground,
    until: i64,
}

fn carry_out(
    app: &App,
    db: &Transaction,
    clerk: &Clerk<'_>,
    account: Option<AccountId>,
    order: &Order<'_>,
    first: bool,
) -> Result<(), Fault> {
    let held = match account {
        Some(account) => applications::of_account(db, account)?,
        None => Vec::new(),
    };
    let mut stay = Vec::new();
    for one in &held {
        stay.extend(stays(app, db, one, order)?);
    }
    let ids: Vec<Uuid> =
        held.iter().map(|one| one.id).filter(|id| !stay.iter().any(|stay| stay.of.id == *id)).collect();
    let kept: Vec<Kept> = stay.iter().map(kept).collect();
    if first {
        // Before the database: if the gateway dies in between, the erasure is done at its next start.
        app.tombstones.keep(&Tombstone {
            erasure: order.id,
            account_sha256: hex(&order.account_sha256),
            asked_at: order.asked_at,
            kept: kept.clone(),
            gone: ids.iter().map(|id| hex(&of_application(*id))).collect(),
        })?;
    }
    for digest in order.went.iter().filter_map(|digest| unhex(digest)?.try_into().ok()) {
        erasures::remember(db, digest, order.asked_at)?;
    }
    for one in &stay {
        taken_back(db, clerk, one, order)?;
    }
    let mut erased = Vec::new();
    if let Some(account) = account {
        let root = app.keys()?.root;
        let went = leave::applications(db, &root, account, &ids, Some(order.id), clerk.now_ms())?;
        let given = leave::exports(db, account, Some(order.id), clerk.now_ms())?;
        let stub = (!stay.is_empty()).then(|| format!("erased {}", hex(&order.account_sha256)));
        let left = erasures::forget(db, account, stub.as_deref(), order.asked_at)?;
        erased = counted(went, given, left);
    }
    let about = order.id.hyphenated().to_string();
    audit::add(
        db,
        clerk.now_ms(),
        CITIZEN,
        if first { "erased" } else { "erased_again" },
        None,
        Some(&about),
    )?;
    let answer = Answer { erased, kept };
    let bytes = serde_json::to_vec(&answer).map_err(|error| Fault::Damaged(error.to_string()))?;
    let done = Erasure {
        id: order.id,
        account_sha256: order.account_sha256,
        asked_at: order.asked_at,
        answer: bytes,
    };
    erasures::add(db, &done)
}

/// Whether an application has to stay. One that stayed at first stays again: a backup may not know of its decision.
fn stays<'a>(
    app: &App,
    db: &Connection,
    one: &'a Application,
    order: &Order<'_>,
) -> Result<Option<Stay<'a>>, Fault> {
    let set = &app.config.retention;
    let age = Age { standing: one.standing, form: &one.form, updated_at: one.updated_at };
    let begun = erasures::is_begun(db, one.id)?
        || matches!(one.standing, Standing::Received | Standing::InReview)
        || order.stays.contains(&one.id);
    let kept = periods::kept(set, age, begun, order.asked_at);
    Ok(kept.map(|(ground, until)| Stay { of: one, ground, until }))
}

/// What stays is marked with its end; what a service had begun with is withdrawn, with the receipt of that, so that
/// the service reads it where it reads everything else.
fn taken_back(db: &Transaction, clerk: &Clerk<'_>, one: &Stay<'_>, order: &Order<'_>) -> Result<(), Fault> {
    let mut of = one.of.clone();
    if one.ground == Ground::Begun && of.standing.may_be_withdrawn() {
        let body = Sha256::digest(order.id.as_bytes()).into();
        messages::withdraw(db, of.id, order.id, body, "", clerk.now_ms())?;
        let documents = applications::declared(db, of.account, of.id, None)?;
        let receipt = clerk.acknowledge(db, Kind::Withdrawn, &of, &documents)?;
        clerk.advance(db, &mut of, Standing::Withdrawn, Some(&receipt), None)?;
    }
    erasures::keep_until(db, of.id, one.until)
}

fn kept(one: &Stay<'_>) -> Kept {
    Kept {
        application: one.of.id.hyphenated().to_string(),
        number: one.of.number.clone(),
        why: one.ground.code().to_owned(),
        until: written(one.until),
    }
}

fn counted(went: Went, exports: u64, left: Left) -> Vec<Erased> {
    let kinds = [
        ("account", 1),
        ("sessions", left.sessions),
        ("drafts", left.drafts),
        ("applications", went.applications),
        ("documents", went.documents),
        ("uploads", went.uploads),
        ("messages", went.messages),
        ("receipts", went.receipts),
        ("exports", exports),
    ];
    let any = kinds.into_iter().filter(|(_, count)| *count > 0);
    any.map(|(what, count)| Erased { what: what.to_owned(), count }).collect()
}

/// What is remembered of an answer.
#[derive(Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Answer {
    erased: Vec<Erased>,
    kept: Vec<Kept>,
}

fn said(db: &Connection, of: &Erasure, asked: Uuid) -> Result<wire::Erasure, Fault> {
    let Answer { erased, kept } =
        serde_json::from_slice(&of.answer).map_err(|error| Fault::Damaged(error.to_string()))?;
    let state = if removals::is_pending(db, of.id)? { QUEUED } else { DONE };
    Ok(wire::Erasure {
        erasure: asked.hyphenated().to_string(),
        state: state.to_owned(),
        asked_at: written(of.asked_at),
        erased,
        kept,
    })
}

/// Files that cannot be removed at once go with the next round: what was asked for is done all the same.
fn swept(app: &App) {
    if let Err(fault) = leave::sweep(app).and(app.store.scrub()) {
        crate::log::line(&serde_json::json!({"fault": fault.code(), "message": fault.to_string()}));
    }
}
