//! Refreshes every configured source, then publishes. One that fails keeps its last good edition.

use serde::Serialize;

use super::import::{self, Absence, Imported};
use super::organisers::{self, Organised};
use super::{gather, pages};
use crate::app::App;
use crate::config::Feed;
use crate::fault::Fault;
use crate::publish::Publication;
use crate::sources;
use crate::store::seen;

/// What a refresh came to.
#[derive(Debug, Serialize)]
pub struct Refreshed {
    /// One entry per configured source.
    pub sources: Vec<Outcome>,
    /// One entry per organiser whose agenda is read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<Organised>,
    /// What is public now.
    pub published: Publication,
}

/// What became of one source.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Outcome {
    /// Read, compared, kept.
    Imported(Imported),
    /// Its servers say that nothing changed.
    Unchanged {
        /// Its name.
        source: String,
    },
    /// Its last good records stay.
    Failed {
        /// Its name.
        source: String,
        /// Stable.
        code: &'static str,
        /// For the operator.
        message: String,
    },
}

/// Refreshes, one source after the other. The shrink guard is lifted for the sources in `confirmed`.
pub async fn all(app: &App, confirmed: &[String]) -> Result<Refreshed, Fault> {
    let mut outcomes = Vec::new();
    for (name, feed) in app.config.sources.iter().filter(|(_, feed)| !feed.addresses.is_empty()) {
        let outcome = one(app, name, feed, confirmed.contains(name)).await;
        outcomes.push(outcome.unwrap_or_else(|fault| Outcome::Failed {
            source: name.clone(),
            code: fault.code(),
            message: fault.to_string(),
        }));
    }
    let organisers = organisers::all(app).await?;
    Ok(Refreshed { sources: outcomes, organisers, published: app.publish()? })
}

async fn one(app: &App, name: &str, feed: &Feed, confirmed: bool) -> Result<Outcome, Fault> {
    let source = sources::by_name(name).ok_or_else(|| Fault::UnknownSource(name.to_owned()))?;
    let fetcher = gather::fetcher(app, source)?;
    // Whoever confirms wants what is there, not what changed.
    let changes = !confirmed && pages::may_ask_for_changes(app, source, &feed.addresses)?;
    let (mut files, mut told, mut unchanged, mut part) = (Vec::new(), Vec::new(), true, false);
    for address in &feed.addresses {
        let mut gathered = gather::from(app, &fetcher, source, address, changes).await?;
        unchanged &= gathered.unchanged;
        part |= gathered.part;
        files.append(&mut gathered.files);
        told.append(&mut gathered.seen);
    }
    // An address that was taken out of the configuration is a change too.
    if unchanged && !confirmed && app.store.read(|db| seen::are(db, name, &told))? {
        return Ok(Outcome::Unchanged { source: name.to_owned() });
    }
    let percent = feed.shrink_percent.unwrap_or(app.config.refresh.shrink_percent);
    let absence = match (feed.full && !part, confirmed) {
        (false, true) => Absence::MeansNothing,
        (false, false) => Absence::MeansNothingWithin { percent },
        (true, true) => Absence::IsGone,
        (true, false) => Absence::IsGoneWithin { percent },
    };
    import::fetched(app, source, &files, &told, absence).map(Outcome::Imported)
}
