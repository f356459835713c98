//! What the gateway does by itself, beside answering: documents that wait are shown to the antivirus, complete
//! applications are handed on, what is old is announced to go, and goes, what is over of sign-in is forgotten, what
//! was asked to be given is put together.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::parcel;
use tokio::sync::watch;

use crate::antivirus::Answer;
use crate::app::App;
use crate::filing::scan;
use crate::jobs::copies;
use crate::log;
use crate::office::owed;
use crate::oidc;
use crate::problem::Problem;
use crate::rights::{erase, export, retention};
use crate::routes::citizen::blocking;
use crate::serve::tls::Tls;
use crate::store::handings;
use crate::store::scans::{self, Scan};

/// Longest rest between two rounds.
const REST: Duration = Duration::from_secs(30);
/// Shortest: what is due was looked at a moment ago.
const BREATH: TimeDelta = TimeDelta::seconds(1);

/// Makes rounds until nobody holds the other end of `stop`: at once when the bell rings, when something is due,
/// and now and then. Whatever a round is in the middle of when it ends is done again by the next gateway.
pub async fn keep(app: Arc<App>, tls: Option<Tls>, mut stop: watch::Receiver<()>) {
    loop {
        let rest = async {
            // What goes wrong was written down where it went wrong; the next round tries again.
            let _ = make(&app, tls.as_ref()).await;
            let rest = until_due(&app).await;
            tokio::select! {
                () = app.bell.notified() => {}
                () = tokio::time::sleep(rest) => {}
            }
        };
        tokio::select! {
            _ = stop.changed() => return,
            () = rest => {}
        }
    }
}

/// One round: everything that is due is tried once.
pub async fn make(app: &Arc<App>, tls: Option<&Tls>) -> Result<(), Problem> {
    let _alone = app.round.lock().await;
    if let Some(tls) = tls {
        certificate(app, tls).await?;
    }
    let shown = documents(app).await;
    let copies = blocking(app, |app| Ok(copies::round(app)?)).await;
    let forgotten = blocking(app, |app| Ok(oidc::forget(app)?)).await;
    let aged = blocking(app, |app| Ok(retention::round(app)?)).await;
    let erased = blocking(app, |app| Ok(erase::finish(app)?)).await;
    let given = blocking(app, |app| Ok(export::round(app)?)).await;
    owed::round(app).await?;
    shown.and(copies).and(forgotten).and(aged).and(erased).and(given)
}

/// Shows the certificate that lies there now. One that does not read leaves the one before, and is told.
async fn certificate(app: &Arc<App>, tls: &Tls) -> Result<(), Problem> {
    let tls = tls.clone();
    blocking(app, move |app| {
        match tls.refresh() {
            Ok(read) if !read => {}
            told => log::line(&serde_json::json!({
                "at": app.config.clock.now().to_rfc3339(),
                "certificate": match &told {
                    Ok(_) => "read again".to_owned(),
                    Err(fault) => fault.to_string(),
                },
            })),
        }
        Ok(())
    })
    .await
}

/// How long nothing is due.
async fn until_due(app: &Arc<App>) -> Duration {
    let due = blocking(app, |app| {
        let now = app.config.clock.now().timestamp_millis();
        let scanned = app.antivirus.is_some().then(|| app.store.read(scans::next)).transpose()?.flatten();
        let owed = (!app.ways.is_empty()).then(|| app.store.read(handings::next)).transpose()?.flatten();
        Ok(scanned.into_iter().chain(owed).min().map(|due| TimeDelta::milliseconds(due - now).max(BREATH)))
    });
    due.await.ok().flatten().and_then(|due| due.to_std().ok()).unwrap_or(REST).min(REST)
}

/// Shows the documents that are due to the antivirus, one after the other, as long as it answers.
async fn documents(app: &Arc<App>) -> Result<(), Problem> {
    let Some(antivirus) = &app.antivirus else { return Ok(()) };
    while let Some(due) = blocking(app, next).await? {
        let answer = match app.papers.open(&due.file, due.size).await {
            Ok(Some(file)) => Some(antivirus.ask(file, due.sha256).await),
            Ok(None) => None,
            Err(_) => Some(Answer::Unsure("the file cannot be read".to_owned())),
        };
        let away = matches!(answer, Some(Answer::Away(_)));
        blocking(app, move |app| match answer {
            Some(Answer::Clean) => scan::passed(app, &due),
            Some(Answer::Infected(found)) => scan::turned_away(app, &due, &found),
            None => scan::lost(app, &due),
            Some(Answer::Unsure(why)) => Ok(app.store.write(|db| scans::note(db, &due, &why))?),
            Some(Answer::Away(why)) => Ok(app.store.write(|db| scans::note(db, &due, why))?),
        })
        .await?;
        if away {
            break;
        }
    }
    Ok(())
}

/// The next document that is due; the try is counted before it is made.
fn next(app: &App) -> Result<Option<Scan>, Problem> {
    let now = app.config.clock.now();
    Ok(app.store.write(|db| {
        let Some(due) = scans::due(db, now.timestamp_millis())? else { return Ok(None) };
        let digest = u128::from_be_bytes(due.sha256[..16].try_into().unwrap_or_default());
        let wait = parcel::patience(uuid::Uuid::from_u128(digest), due.attempts + 1);
        scans::count(db, &due, (now + wait).timestamp_millis())?;
        Ok(Some(due))
    })?)
}
