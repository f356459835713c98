//! The gateway's own outbox: complete applications leave for the back office, one at a time and way, counted before
//! they leave, tried again by the very policy of the phone. R3 comes from the other side's word alone.

use std::collections::HashMap;
use std::sync::Arc;

use domain::application::Standing;
use domain::parcel::{self, CLAIM_FOR, Verdict};
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::adapters::{Adapter, Handed, Trouble, Way};
use super::package::{self, Package};
use crate::app::App;
use crate::fault::Fault;
use crate::filing::decide;
use crate::filing::receipts::Clerk;
use crate::problem::Problem;
use crate::routes::citizen::blocking;
use crate::store::changes::{self, With};
use crate::store::handings::{self, Handing};
use crate::store::sql::{Connection, Transaction};
use crate::store::{applications, audit, messages, records};

/// One round: what is complete is owed, what is owed and due is tried once, what the other side says is heard.
pub async fn round(app: &Arc<App>) -> Result<(), Problem> {
    if app.ways.is_empty() {
        return Ok(());
    }
    blocking(app, owe).await?;
    // Each way for itself: one that does not answer holds no other.
    let mut ways = JoinSet::new();
    for place in 0..app.ways.len() {
        let app = app.clone();
        ways.spawn(async move {
            if let Some(adapter) = app.ways.get(place).cloned() {
                // What goes wrong was written down where it went wrong.
                let _ = over(&app, &adapter).await;
            }
        });
    }
    while ways.join_next().await.is_some() {}
    Ok(())
}

/// Writes down what is owed: an application is complete, and its form has a way.
fn owe(app: &App) -> Result<(), Problem> {
    let now = app.config.clock.now().timestamp_millis();
    app.store.write(|db| {
        for (id, form) in handings::unowed(db)? {
            if let Some(adapter) = app.ways.iter().find(|way| way.forms.contains(&form)) {
                handings::owe(db, id, &adapter.name, now)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// Everything that is due one way, as long as the other side answers.
async fn over(app: &Arc<App>, adapter: &Arc<Adapter>) -> Result<(), Problem> {
    loop {
        let name = adapter.name.clone();
        let Some(claimed) = blocking(app, move |app| claim(app, &name)).await? else { break };
        let package = {
            let id = claimed.application;
            blocking(app, move |app| Ok(app.store.read(|db| package::pack(app, db, id))?)).await?
        };
        let outcome = match &package {
            Some(package) => hand(app, adapter, package, &claimed).await,
            None => Err(Trouble::Away("a document or the envelope is missing here".to_owned())),
        };
        let away = matches!(outcome, Err(Trouble::Away(_) | Trouble::Busy(_))) && package.is_some();
        let adapter = adapter.clone();
        blocking(app, move |app| write(app, &adapter, &claimed, package, outcome)).await?;
        if away {
            break;
        }
    }
    let adapter = adapter.clone();
    blocking(app, move |app| confirmed(app, &adapter)).await
}

fn claim(app: &App, adapter: &str) -> Result<Option<Handing>, Problem> {
    let now = app.config.clock.now();
    let until = (now + CLAIM_FOR).timestamp_millis();
    Ok(app.store.write(|db| handings::claim(db, adapter, now.timestamp_millis(), until))?)
}

async fn hand(
    app: &Arc<App>,
    adapter: &Arc<Adapter>,
    package: &Package,
    claimed: &Handing,
) -> Result<Handed, Trouble> {
    match &adapter.way {
        Way::Folder(_) => {
            let id = package.id;
            let (adapter, stopped) = (adapter.clone(), |_: Problem| Trouble::Away("stopped".to_owned()));
            let handed = blocking(app, move |app| {
                let packed = app.store.read(|db| package::pack(app, db, id))?;
                Ok(match (&adapter.way, packed) {
                    (Way::Folder(folder), Some(package)) => folder.hand(&package, &app.papers),
                    _ => Err(Trouble::Away("a document or the envelope is missing here".to_owned())),
                })
            });
            handed.await.map_err(stopped)?
        }
        Way::Webhook(webhook) => {
            webhook.hand(package, claimed.attempts, app.config.clock.now().timestamp()).await
        }
        Way::Prefill(prefill) => {
            let towns = blocking(app, |app| Ok(app.store.read(postcodes)?)).await;
            let towns = towns.map_err(|_| Trouble::Away("stopped".to_owned()))?;
            let of = |code: &str| towns.get(code).cloned().unwrap_or_default();
            prefill.hand(package, of).await.map(Handed::Prefilled)
        }
    }
}

/// The postcodes of each commune that is held.
fn postcodes(db: &Connection) -> Result<HashMap<String, Vec<String>>, Fault> {
    let live = records::live(db, "communes")?;
    let read = |body: &[u8]| serde_json::from_slice::<api_client::wire::Commune>(body).ok();
    let towns = live.iter().filter_map(|(_, _, body)| read(body));
    Ok(towns.map(|town| (town.code, town.postcodes)).collect())
}

/// Writes down what came of a try.
fn write(
    app: &App,
    adapter: &Adapter,
    claimed: &Handing,
    package: Option<Package>,
    outcome: Result<Handed, Trouble>,
) -> Result<(), Problem> {
    let clerk = Clerk::of(app)?;
    let (now, who) = (clerk.now_ms(), format!("adapter:{}", adapter.name));
    app.store.try_write(|db| {
        let id = claimed.application;
        match outcome {
            Ok(handed) => {
                let (reference, received) = match &handed {
                    Handed::Received { reference } => (reference.as_deref(), true),
                    Handed::Taken { reference } => (reference.as_deref(), false),
                    Handed::Prefilled(made) => (made.number.as_deref(), false),
                };
                handings::handed(db, claimed, reference, now)?;
                audit::add(db, now, &who, "handed_on", Some(id), None)?;
                if let (Handed::Prefilled(made), Way::Prefill(prefill), Some(package)) =
                    (&handed, &adapter.way, &package)
                {
                    tell(db, claimed, &prefill.said(package, made, clerk.now), now)?;
                }
                if received {
                    receive(db, &clerk, &who, id)?;
                }
            }
            Err(trouble) => match parcel::judge(id, claimed.attempts, trouble.outcome(), clerk.now) {
                Verdict::Wait { until, .. } => {
                    handings::again(db, claimed, until.timestamp_millis(), trouble.why())?;
                }
                _ => handings::set_aside(db, claimed, trouble.why())?,
            },
        }
        Ok(())
    })
}

/// Hears what the other side says since of what it took.
fn confirmed(app: &App, adapter: &Adapter) -> Result<(), Problem> {
    let Way::Folder(folder) = &adapter.way else { return Ok(()) };
    let who = format!("adapter:{}", adapter.name);
    for id in app.store.read(|db| handings::unconfirmed(db, &adapter.name))? {
        let Some(reference) = folder.received(id)? else { continue };
        let clerk = Clerk::of(app)?;
        app.store.try_write(|db| {
            handings::refer(db, id, &adapter.name, reference.as_deref())?;
            receive(db, &clerk, &who, id)
        })?;
    }
    Ok(())
}

/// R3, once: nothing happens to an application that is not complete any more.
fn receive(db: &Transaction, clerk: &Clerk<'_>, who: &str, id: Uuid) -> Result<(), Problem> {
    let Some(mut held) = applications::read(db, id)? else { return Ok(()) };
    if !held.standing.may_become(Standing::Received) {
        return Ok(());
    }
    decide::moved(db, clerk, &mut held, Standing::Received, None)?;
    Ok(audit::add(db, clerk.now_ms(), who, Standing::Received.code(), Some(id), None)?)
}

/// A message of the gateway to the citizen, under an id that this try always gives it.
fn tell(db: &Transaction, claimed: &Handing, text: &str, at: i64) -> Result<(), Fault> {
    let Some(held) = applications::read(db, claimed.application)? else { return Ok(()) };
    let name = format!("{}:{}:{}", claimed.adapter, claimed.application, claimed.attempts);
    let digest: [u8; 32] = Sha256::digest(&name).into();
    let id = uuid::Builder::from_random_bytes(digest[..16].try_into().unwrap_or_default()).into_uuid();
    let body_sha256 = Sha256::digest(text).into();
    let message = messages::Message {
        id,
        application: held.id,
        from_agent: true,
        body_sha256,
        text: text.to_owned(),
        at,
    };
    messages::add(db, &message)?;
    let with = With { message: Some(id), ..With::default() };
    changes::add(db, held.account, held.id, held.standing, at, &with)
}
