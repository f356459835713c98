//! Refreshes every configured source, then publishes. One that fails keeps its last good edition.

use serde::Serialize;

use super::gather::{self, Ask};
use super::import::{self, Absence, Imported};
use super::organisers::{self, Organised};
use super::pages;
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
    let ask = match confirmed {
        true => Ask::Anew,
        false if pages::may_ask_for_changes(app, source, &feed.addresses)? => Ask::Changes,
        false => Ask::Whole,
    };
    let mut gathered = Vec::new();
    for address in &feed.addresses {
        gathered.push(gather::from(app, &fetcher, source, address, ask).await?);
    }
    // An address that was taken out of the configuration is a change too.
    let told: Vec<Seen> = gathered.iter().flat_map(|one| one.seen.clone()).collect();
    let unchanged = !confirmed && gathered.iter().all(|one| one.unchanged);
    if unchanged && app.store.read(|db| seen::are(db, name, &told))? {
        return Ok(Outcome::Unchanged { source: name.to_owned() });
    }
    // Of what leaves no copy there are no bytes where nothing changed, and something beside it did: it is asked anew.
    for (address, one) in feed.addresses.iter().zip(&mut gathered).filter(|(_, one)| one.files.is_empty()) {
        *one = gather::from(app, &fetcher, source, address, Ask::Anew).await?;
    }
    let part = gathered.iter().any(|one| one.part);
    let told: Vec<Seen> = gathered.iter().flat_map(|one| one.seen.clone()).collect();
    let files: Vec<File> = gathered.into_iter().flat_map(|one| one.files).collect();
    let percent = feed.shrink_percent.unwrap_or(app.config.refresh.shrink_percent);
    let absence = match (feed.full && !part, confirmed) {
        (false, true) => Absence::MeansNothing,
        (false, false) => Absence::MeansNothingWithin { percent },
        (true, true) => Absence::IsGone,
        (true, false) => Absence::IsGoneWithin { percent },
    };
    import::fetched(app, source, &files, &told, absence).map(Outcome::Imported)
}
