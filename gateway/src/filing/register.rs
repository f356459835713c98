//! Registers applications: idempotent by id and bytes, one transaction, durable before the answer.

use crate::store::sql::Transaction;
use api_client::wire;
use domain::application::Standing;
use domain::receipt::Kind;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::receipts::{Clerk, travelling};
use super::{answers, check, drafts};
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::store::accounts::AccountId;
use crate::store::applications::{self, Application, Declared};
use crate::store::changes::{self, With};
use crate::store::scans::{self, Said};
use crate::store::{documents, notes};

/// What an envelope came to.
pub struct Outcome {
    /// Whether it was registered now, and not before.
    pub new: bool,
    /// The answer.
    pub said: wire::Registered,
}

/// Registers the bytes of an envelope under the id that the phone gave it.
pub fn register(app: &App, account: AccountId, id: Uuid, bytes: &[u8]) -> Result<Outcome, Problem> {
    let envelope: wire::Envelope = serde_json::from_slice(bytes).map_err(|_| Problem::Malformed)?;
    let envelope_sha256: [u8; 32] = Sha256::digest(bytes).into();
    let clerk = Clerk::of(app)?;
    app.store.try_write(|db| {
        if let Some(held) = applications::read(db, id)? {
            return again(app, db, account, held, &envelope, (bytes, envelope_sha256));
        }
        let judged = check::judge(db, &app.config.filing, &envelope, clerk.now)?;
        known_as_they_are(db, account, &judged.documents)?;
        let corrects = match envelope.corrects.as_deref() {
            Some(text) => Some(corrected(db, account, text)?),
            None => None,
        };
        let now = clerk.now_ms();
        let mut application = Application {
            id,
            account,
            number: next_number(app, db)?,
            standing: Standing::Registered,
            form: envelope.form.id.clone(),
            form_version: envelope.form.version,
            form_sha256: judged.form_sha256,
            corrects,
            envelope_sha256,
            registered_at: now,
            updated_at: now,
            deadline: judged.deadline,
            completed_at: None,
        };
        applications::add(db, &application, Some(bytes))?;
        applications::declare(db, id, None, &judged.documents)?;
        let documents = applications::declared(db, account, id, None)?;
        let receipt = clerk.acknowledge(db, Kind::Registered, &application, &documents)?;
        let with = With { receipt: Some(receipt.sha256), ..With::default() };
        changes::add(db, account, id, Standing::Registered, now, &with)?;
        drafts::sealed(db, account, envelope.draft.as_ref(), id, now)?;
        clerk.complete(db, &mut application)?;
        Ok(Outcome { new: true, said: said(app, db, &application)? })
    })
}

/// Refuses a document whose bytes are known already: of another kind than is now announced, or infected.
fn known_as_they_are(db: &Transaction, account: AccountId, list: &[Declared]) -> Result<(), Problem> {
    let mut wrong = Vec::new();
    for one in list {
        if documents::read(db, account, one.sha256)?.is_some_and(|known| known.media != one.media) {
            wrong.push(check::of_slot(&one.slot, "document-kind"));
        }
        if scans::read(db, account, one.sha256)?.is_some_and(|known| known.said == Said::Infected) {
            wrong.push(check::of_slot(&one.slot, "document-infected"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(Problem::AnswersRejected(wrong)) }
}

/// The id is known: the same bytes are answered the same, others are refused.
fn again(
    app: &App,
    db: &Transaction,
    account: AccountId,
    mut held: Application,
    envelope: &wire::Envelope,
    (bytes, envelope_sha256): (&[u8], [u8; 32]),
) -> Result<Outcome, Problem> {
    if applications::envelope(db, held.id)?.is_none() {
        // A restore lost the envelope: whoever has its very bytes is who sent them (WIRE.md §6.4).
        if held.envelope_sha256 != envelope_sha256 {
            return Err(Problem::IdReused);
        }
        let documents = check::declared(envelope)?;
        held.account = account;
        held.form.clone_from(&envelope.form.id);
        held.form_version = envelope.form.version;
        held.form_sha256 = check::digest(&envelope.form.sha256).ok_or(Problem::Malformed)?;
        held.corrects = envelope.corrects.as_deref().and_then(|id| id.parse().ok());
        applications::fill(db, &held, bytes)?;
        applications::declare(db, held.id, None, &documents)?;
        drafts::sealed(db, account, envelope.draft.as_ref(), held.id, held.registered_at)?;
    } else if held.account != account {
        return Err(Problem::Unknown);
    } else if held.envelope_sha256 != envelope_sha256 {
        return Err(Problem::IdReused);
    }
    Ok(Outcome { new: false, said: said(app, db, &held)? })
}

fn said(app: &App, db: &Transaction, application: &Application) -> Result<wire::Registered, Fault> {
    let documents = applications::declared(db, application.account, application.id, None)?;
    Ok(wire::Registered {
        application: application.id.hyphenated().to_string(),
        number: application.number.clone(),
        state: application.standing.code().to_owned(),
        receipts: travelling(db, application.id)?,
        missing: answers::missing(&documents),
        uploads: check::announced(&app.config.filing),
    })
}

fn corrected(db: &Transaction, account: AccountId, text: &str) -> Result<Uuid, Problem> {
    let id = text.parse().map_err(|_| Problem::Malformed)?;
    match applications::of(db, account, id)? {
        Some(_) => Ok(id),
        None => Err(Problem::AnswersRejected(vec![wire::Pointer {
            pointer: "/corrects".to_owned(),
            code: "unknown".to_owned(),
        }])),
    }
}

/// The next number of the year. After a restore the count leaps, so that no number is given twice.
fn next_number(app: &App, db: &Transaction) -> Result<String, Fault> {
    let year = domain::paris::paris(app.config.clock.now()).format("%Y").to_string();
    let name = format!("{NUMBERS}{year}");
    let next = notes::read(db, &name)?.and_then(|last| last.parse::<u64>().ok()).unwrap_or(0) + 1;
    notes::write(db, &name, &next.to_string())?;
    Ok(format!("{}-{year}-{next:06}", app.config.filing.number))
}

/// What the names of the counters of numbers begin with.
const NUMBERS: &str = "application_number:";
/// No gateway registers as many applications between a backup and its restore.
const LEAP: u64 = 100_000;

/// Leaves the numbers out that a lost database may have given.
pub fn leap(db: &Transaction) -> Result<(), Fault> {
    for (name, last) in notes::beginning(db, NUMBERS)? {
        let last: u64 = last.parse().unwrap_or(0);
        notes::write(db, &name, &((last / LEAP + 1) * LEAP).to_string())?;
    }
    Ok(())
}
