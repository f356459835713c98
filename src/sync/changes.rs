//! News of what was filed: states, later receipts, messages. Applied with the cursor in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use api_client::failure::Failure;
use api_client::gateway::{News, Traffic};
use api_client::translate;
use domain::application::{Change, Filed};
use domain::ids::{ApplicationId, Sha256};
use domain::parcel::Outcome;

use super::courier::{OverGateway, Token, good, outcome};
use crate::store::desk::receipts::Kept;
use crate::store::desk::{Reader, Writer, applications, messages, milestones, notes, receipts};
use crate::store::reference::forms;
use crate::store::{Error, Result};

/// Changes of one call.
const PAGE: u32 = 200;

/// A change with what was verified of it.
struct Told {
    change: Change,
    receipt: Option<Kept>,
}

/// Why the news could not be had.
pub(super) enum NoNews {
    /// The line, the gateway, or the account.
    Line(Outcome),
    /// This phone could not read or write.
    Local,
}

impl From<Error> for NoNews {
    fn from(_: Error) -> Self {
        Self::Local
    }
}

impl From<Outcome> for NoNews {
    fn from(outcome: Outcome) -> Self {
        Self::Line(outcome)
    }
}

/// Asks for everything since the last time, page by page; gives how many changes came.
pub(super) async fn fetch(courier: &OverGateway<'_>, account: &str) -> std::result::Result<usize, NoNews> {
    let key = format!("cursor:{account}");
    let (mut count, mut again) = (0, true);
    loop {
        let noted = key.clone();
        let cursor = courier.store.read(move |db| notes::read(db, &noted)).await?;
        let cursor = cursor.filter(|cursor| !cursor.is_empty());
        let after = cursor.as_deref();
        let asked = |token: Token| async move {
            let mut call = Traffic::default();
            (courier.gateway.changes(&token, after, PAGE, &mut call).await, call)
        };
        let (news, call) = courier.signed(asked).await?;
        let page = match news.map_err(|failure| outcome(&failure, call))? {
            News::Nothing(said) => {
                heard(courier, call, Ok(said))?;
                return Ok(count);
            }
            News::StartAgain if std::mem::take(&mut again) => {
                courier.spent(call);
                let key = key.clone();
                courier.store.write(move |db| notes::write(db, &key, "")).await?;
                continue;
            }
            News::StartAgain => return Err(Outcome::Fault.into()),
            News::Page(said) => heard(courier, call, Ok(said))?,
        };
        // What cannot be read is of a later version: skipped, it harms nobody.
        let changes: Vec<_> = page.changes.into_iter().filter_map(translate::change).collect();
        count += changes.len();
        let filed = summaries(courier, &changes).await?;
        let told = verified(courier, changes, &filed).await?;
        let (key, account, cursor) = (key.clone(), account.to_owned(), page.cursor);
        let apply = move |db: &Writer<'_>| {
            for (filed, title) in filed.values() {
                applications::told(db, filed, title, &account)?;
            }
            told.iter().try_for_each(|told| write_down(db, told))?;
            notes::write(db, &key, &cursor)
        };
        courier.store.write(apply).await?;
        if !page.more {
            return Ok(count);
        }
    }
}

/// Summaries of the applications that this phone does not know as filed: another phone sent them, or the
/// answer to ours was lost.
async fn summaries(
    courier: &OverGateway<'_>,
    changes: &[Change],
) -> std::result::Result<BTreeMap<ApplicationId, (Filed, String)>, NoNews> {
    let named: BTreeSet<_> = changes.iter().map(|change| change.application).collect();
    let news = move |db: &Reader<'_>| named.into_iter().map(|id| Ok((id, is_filed(db, id)?))).collect();
    let known: Vec<(ApplicationId, bool)> = courier.store.read(news).await?;
    let mut found = BTreeMap::new();
    for (id, _) in known.into_iter().filter(|(_, is_filed)| !is_filed) {
        let name = id.to_string();
        let name = name.as_str();
        let asked = |token: Token| async move {
            let mut call = Traffic::default();
            (courier.gateway.application(&token, name, &mut call).await, call)
        };
        let (said, call) = courier.signed(asked).await?;
        let Some(said) = said.map_err(|failure| outcome(&failure, call))? else {
            courier.spent(call);
            continue;
        };
        let Some(filed) = translate::filed(heard(courier, call, Ok(said))?) else { continue };
        let form = filed.form.id.clone();
        let held = courier.store.read(move |db| forms::one(db, &form)).await?;
        let title =
            held.map_or_else(|| filed.form.id.to_string(), |held| held.form.title.read_in(true).to_owned());
        found.insert(id, (filed, title));
    }
    Ok(found)
}

fn is_filed(db: &Reader<'_>, id: ApplicationId) -> Result<bool> {
    match applications::one(db, id) {
        Ok(application) => Ok(application.standing.is_filed()),
        Err(Error::NotThere) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Receipts are kept only once they are verified: of that application, and of those bytes.
async fn verified(
    courier: &OverGateway<'_>,
    changes: Vec<Change>,
    filed: &BTreeMap<ApplicationId, (Filed, String)>,
) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    for change in changes {
        let id = change.application;
        let sealed = match filed.get(&id) {
            Some((filed, _)) => Some(filed.envelope_sha256),
            None => sealed(courier, id).await?,
        };
        let receipt = change.receipt.as_deref().zip(sealed);
        let receipt = receipt.and_then(|(bytes, sealed)| good(&courier.root, bytes, id, sealed));
        told.push(Told { receipt: receipt.map(|(kept, _)| kept), change });
    }
    Ok(told)
}

async fn sealed(courier: &OverGateway<'_>, id: ApplicationId) -> Result<Option<Sha256>> {
    match courier.store.read(move |db| applications::one(db, id)).await {
        Ok(application) => Ok(Some(application.envelope_sha256)),
        Err(Error::NotThere) => Ok(None),
        Err(error) => Err(error),
    }
}

fn write_down(db: &Writer<'_>, told: &Told) -> Result<()> {
    let Told { change, receipt } = told;
    let (id, step) = (change.application, &change.milestone);
    if !is_filed(db, id)? {
        // Nothing is known of it but its name: its summary comes with a later round.
        return Ok(());
    }
    applications::stands(db, id, step.standing, step.at)?;
    milestones::record(db, id, step)?;
    if let Some(receipt) = receipt {
        receipts::keep(db, id, receipt)?;
    }
    if let Some(message) = &change.message {
        messages::save(db, id, message)?;
    }
    Ok(())
}

/// Takes up what a call brought beside its answer.
pub(super) fn heard<T>(
    courier: &OverGateway<'_>,
    call: Traffic,
    said: std::result::Result<api_client::gateway::Said<T>, Failure>,
) -> std::result::Result<T, NoNews> {
    courier.heard(call, said).map_err(|failure| NoNews::Line(outcome(&failure, call)))
}
