//! Refreshes every configured source, then publishes. One that fails keeps its last good edition.

use serde::Serialize;

use super::fetch::Fetcher;
use super::gather::{self, Extent};
use super::import::{self, Absence, Imported};
use crate::app::App;
use crate::config::Feed;
use crate::fault::Fault;
use crate::publish::Publication;
use crate::sources::{self, File};
use crate::store::seen::{self, Seen};

/// What a refresh came to.
#[derive(Debug, Serialize)]
pub struct Refreshed {
    /// One entry per configured source.
    pub sources: Vec<Outcome>,
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
    Ok(Refreshed { sources: outcomes, published: app.publish()? })
}

async fn one(app: &App, name: &str, feed: &Feed, confirmed: bool) -> Result<Outcome, Fault> {
    let source = sources::by_name(name).ok_or_else(|| Fault::UnknownSource(name.to_owned()))?;
    let fetcher = Fetcher::new(&app.config.fetch, &feed.hosts)?;
    // Who insists is given everything.
    let extent = if confirmed { Extent::Whole } else { Extent::Changes };
    let mut gathered = Vec::new();
    for address in &feed.addresses {
        gathered.push(gather::gather(app, &fetcher, name, address, extent).await?);
    }
    let told: Vec<Seen> = gathered.iter().flat_map(|one| one.seen.clone()).collect();
    // An address that was taken out of the configuration is a change too.
    let unchanged = !confirmed && gathered.iter().all(|one| one.unchanged);
    if unchanged && app.store.read(|db| seen::are(db, name, &told))? {
        return Ok(Outcome::Unchanged { source: name.to_owned() });
    }
    // Of what is not kept here there are no bytes where its server said « unchanged »: it is asked again.
    let nothing = gathered.iter().all(|one| one.files.is_empty());
    for (address, one) in feed.addresses.iter().zip(&mut gathered) {
        if one.files.is_empty() && (nothing || !one.partial) {
            *one = gather::from(app, &fetcher, name, address).await?;
        }
    }
    let partial = gathered.iter().any(|one| one.partial);
    let told: Vec<Seen> = gathered.iter().flat_map(|one| one.seen.clone()).collect();
    let files: Vec<File> = gathered.into_iter().flat_map(|one| one.files).collect();
    let absence = match (feed.full && !partial, confirmed) {
        (false, _) => Absence::MeansNothing,
        (true, true) => Absence::IsGone,
        (true, false) => Absence::IsGoneWithin { percent: app.config.refresh.shrink_percent },
    };
    import::fetched(app, source, &files, &told, absence).map(Outcome::Imported)
}
