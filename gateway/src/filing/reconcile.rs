//! After a restore: what phones hold is entered again, on the word of our own signatures.

use crate::store::sql::Transaction;
use api_client::canonical::{hex, sha256_hex};
use api_client::root::Root;
use api_client::{base64, receipt, wire};
use domain::application::Standing;
use domain::receipt::{Kind, Receipt};
use uuid::Uuid;

use super::{answers, check};
use crate::app::App;
use crate::fault::Fault;
use crate::problem::Problem;
use crate::rights;
use crate::store::accounts::AccountId;
use crate::store::applications::{self, Application};
use crate::store::{changes, documents, receipts};

/// Most applications of one call.
pub const PAGE: usize = 200;

/// Compares what a phone holds with what is held here, and enters again what was lost.
pub fn reconcile(
    app: &App,
    account: AccountId,
    asked: &wire::Reconcile,
) -> Result<wire::Reconciled, Problem> {
    if asked.applications.len() > PAGE {
        return Err(Problem::TooLarge);
    }
    let root = app.keys()?.root;
    let now = app.config.clock.now().timestamp_millis();
    app.store.try_write(|db| {
        let one = |held: &wire::Held| one(app, db, &root, account, held, now);
        let applications = asked.applications.iter().map(one).collect::<Result<_, Problem>>()?;
        Ok(wire::Reconciled { applications })
    })
}

fn one(
    app: &App,
    db: &Transaction,
    root: &Root,
    account: AccountId,
    held: &wire::Held,
    now: i64,
) -> Result<wire::Reentered, Problem> {
    let id: Uuid = held.id.parse().map_err(|_| Problem::Malformed)?;
    let envelope_sha256 = check::digest(&held.envelope_sha256).ok_or(Problem::Malformed)?;
    let said = |outcome: &str, missing| wire::Reentered {
        id: held.id.clone(),
        outcome: outcome.to_owned(),
        missing,
    };
    let ours = good(root, id, held);
    let application = match applications::read(db, id)? {
        Some(known) => known,
        // It went, by a wish or by its age: its receipts do not bring it back.
        None if rights::is_gone(db, id)? => return Ok(said("unknown", Vec::new())),
        None => match lost(account, id, envelope_sha256, &ours) {
            Some(lost) => {
                applications::add(db, &lost, None)?;
                lost
            }
            None => return Ok(said("unknown", Vec::new())),
        },
    };
    let waits = applications::envelope(db, id)?.is_none();
    if application.envelope_sha256 != envelope_sha256 || application.account != account && !waits {
        return Ok(said("unknown", Vec::new()));
    }
    let restored = enter(db, &application, &ours, now)?;
    if waits {
        return Ok(said("needs_envelope", Vec::new()));
    }
    let missing = missing(app, db, &application)?;
    Ok(said(if restored { "restored" } else { "known" }, missing))
}

/// The receipts of that application that our own keys signed, with their bytes.
fn good(root: &Root, id: Uuid, held: &wire::Held) -> Vec<(Vec<u8>, Receipt)> {
    let read = |text: &String| {
        let body = base64::decode(text)?;
        let read = receipt::verify(&body, root).ok()?;
        let same = read.application.0 == id && read.envelope_sha256.to_string() == held.envelope_sha256;
        same.then_some((body, read))
    };
    held.receipts.iter().filter_map(read).collect()
}

/// The application that these receipts prove, as far as they tell; the rest comes with its envelope.
fn lost(
    account: AccountId,
    id: Uuid,
    envelope_sha256: [u8; 32],
    ours: &[(Vec<u8>, Receipt)],
) -> Option<Application> {
    let first = &ours.iter().find(|(_, receipt)| receipt.kind == Kind::Registered)?.1;
    let completed = ours.iter().find(|(_, receipt)| receipt.kind == Kind::Complete);
    let deadline = first.deadline.map(|deadline| {
        let counts = match deadline.counts {
            domain::form::DeadlineCounts::Registered => "registered",
            domain::form::DeadlineCounts::Complete => "complete",
        };
        (deadline.at.timestamp_millis(), counts.to_owned())
    });
    Some(Application {
        id,
        account,
        number: first.number.clone(),
        standing: Standing::Registered,
        form: String::new(),
        form_version: 0,
        form_sha256: [0; 32],
        corrects: None,
        envelope_sha256,
        registered_at: first.received_at.timestamp_millis(),
        updated_at: first.received_at.timestamp_millis(),
        deadline,
        completed_at: completed.map(|(_, receipt)| receipt.received_at.timestamp_millis()),
    })
}

/// Enters receipts that are not here, and moves the application where the last of them says; says whether any was.
fn enter(
    db: &Transaction,
    application: &Application,
    ours: &[(Vec<u8>, Receipt)],
    now: i64,
) -> Result<bool, Fault> {
    let known: Vec<String> =
        receipts::of(db, application.id)?.iter().map(|receipt| hex(&receipt.sha256)).collect();
    let mut any = false;
    for (body, read) in ours {
        let sha256 = sha256_hex(body);
        if known.contains(&sha256) {
            continue;
        }
        any = true;
        let row = receipts::Receipt {
            sha256: check::digest(&sha256).unwrap_or_default(),
            epoch: read.epoch.clone(),
            seq: read.seq,
            application: application.id,
            kind: read.kind.code().to_owned(),
            body: body.clone(),
            issued_at: read.issued_at.timestamp_millis(),
            re_entered_at: Some(now),
        };
        receipts::add(db, &row)?;
    }
    let reached = ours.iter().map(|(_, receipt)| standing(receipt.kind)).max_by_key(|next| rank(*next));
    if any && let Some(next) = reached.filter(|next| rank(*next) > rank(application.standing)) {
        applications::stand(db, application.id, next, now)?;
        changes::add(db, application.account, application.id, next, now, &changes::With::default())?;
    }
    Ok(any)
}

fn standing(kind: Kind) -> Standing {
    match kind {
        Kind::Registered => Standing::Registered,
        Kind::Complete => Standing::Complete,
        Kind::Received => Standing::Received,
        Kind::Withdrawn => Standing::Withdrawn,
    }
}

/// How far a standing is, for what receipts alone can prove. A decision is never undone by a receipt.
fn rank(standing: Standing) -> usize {
    Standing::ALL.iter().position(|one| *one == standing).unwrap_or(0)
}

/// What is to be uploaded again: also what the database calls verified while its file is gone.
fn missing(app: &App, db: &Transaction, application: &Application) -> Result<Vec<String>, Fault> {
    for declared in applications::declared(db, application.account, application.id, None)? {
        if let Some(held) = documents::read(db, application.account, declared.sha256)?
            && app.papers.length(&held.file)? != held.size
        {
            documents::remove(db, application.account, declared.sha256)?;
        }
    }
    Ok(answers::missing(&applications::declared(db, application.account, application.id, None)?))
}
