//! How an application leaves: its receipts become traces in the chain, its rows go, its files follow.

use api_client::receipt;
use api_client::root::Root;
use uuid::Uuid;

use super::account::of_application;
use super::export;
use crate::app::App;
use crate::fault::Fault;
use crate::store::accounts::AccountId;
use crate::store::receipts::{self, Trace};
use crate::store::sql::Transaction;
use crate::store::{erasures, exports, removals};

/// Most files that are removed in one go: the next round goes on.
const AT_ONCE: u64 = 1_000;

/// How much went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Went {
    pub applications: u64,
    pub messages: u64,
    pub receipts: u64,
    pub uploads: u64,
    pub documents: u64,
}

/// Takes these applications of an account away, with the documents that nothing else of it refers to. The files go
/// with the next sweep; what is written down here outlasts a kill.
pub fn applications(
    db: &Transaction,
    root: &Root,
    account: AccountId,
    ids: &[Uuid],
    erasure: Option<Uuid>,
    now: i64,
) -> Result<Went, Fault> {
    let (mut went, mut tokens) = (Went::default(), Vec::new());
    for id in ids {
        went.receipts += receipts::take_away(db, *id, &traces(db, root, *id)?)?;
        let (messages, uploads) = erasures::take_away(db, *id, of_application(*id), now)?;
        went.applications += 1;
        went.messages += messages;
        tokens.extend(uploads);
    }
    let (gone, stay) = erasures::let_go(db, account)?;
    went.documents = gone.len() as u64;
    went.uploads =
        (tokens.iter().filter(|token| !gone.iter().any(|file| head(file) == *token))).count() as u64;
    let stay: Vec<&str> = stay.iter().map(|file| head(file)).collect();
    let gone = gone.iter().map(|file| head(file));
    // A document that an application shares with one that stays lies under the name of the first upload.
    for token in tokens.iter().map(String::as_str).chain(gone).filter(|token| !stay.contains(token)) {
        removals::add(db, token, erasure, now)?;
    }
    Ok(went)
}

/// Forgets every export of an account; gives how many.
pub fn exports(db: &Transaction, account: AccountId, erasure: Option<Uuid>, now: i64) -> Result<u64, Fault> {
    let held = exports::of_account(db, account)?;
    for one in &held {
        removals::add(db, &export::name(one), erasure, now)?;
        exports::remove(db, account, one.id)?;
    }
    Ok(held.len() as u64)
}

/// Removes the files that are to go; one that cannot be removed now stays on the list.
pub fn sweep(app: &App) -> Result<(), Fault> {
    let mut trouble = Ok(());
    for token in app.store.read(|db| removals::due(db, AT_ONCE))? {
        let _hand = app.papers.hold(&token);
        let removed = match app.store.read(|db| removals::is_used(db, &token))? {
            true => Ok(()),
            false => app.papers.remove(&token),
        };
        match removed {
            Ok(()) => app.store.write(|db| removals::done(db, &token))?,
            Err(fault) => trouble = Err(fault),
        }
    }
    trouble
}

/// The head of a document's name: that of its upload, under which everything of it lies.
fn head(file: &str) -> &str {
    file.split('/').next().unwrap_or(file)
}

/// What stays of the receipts of an application. Those that a phone brought back were never links of the chain here.
fn traces(db: &Transaction, root: &Root, application: Uuid) -> Result<Vec<Trace>, Fault> {
    let held = receipts::of(db, application)?;
    let made_here = held.into_iter().filter(|receipt| receipt.re_entered_at.is_none());
    let trace = |one: receipts::Receipt| {
        // Damage holds nobody back: the doctor said so before, and says so of the trace.
        let prev_sha256 = receipt::open(&one.body, root).map(|read| read.prev_sha256).unwrap_or_default();
        Trace { epoch: one.epoch, seq: one.seq, sha256: one.sha256, prev_sha256 }
    };
    Ok(made_here.map(trace).collect())
}
