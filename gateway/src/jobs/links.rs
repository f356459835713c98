//! Checks the addresses that cards point at: a citizen should learn that a link is dead before tapping it.

use std::collections::BTreeMap;
use std::sync::Arc;

mod look;

use chrono::SecondsFormat;
use reqwest::Url;
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub use look::Outcome;

use crate::app::App;
use crate::fault::Fault;
use crate::sources::ent;
use crate::store::links::{Found, Link};
use crate::store::{links, records};

/// One line of the report (TERMINAL.md).
#[derive(Debug, Serialize)]
pub struct Checked {
    /// Id of the record.
    pub record: String,
    /// The address.
    pub url: String,
    /// What it is.
    pub state: Found,
    /// What this check saw of it.
    pub found: Outcome,
    /// Where the page has moved for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<String>,
    /// The day since when.
    pub since: String,
    /// The instant of the check.
    pub checked_at: String,
}

/// Checks every address of the live aids and links, and every school's page of the digital workspace; writes down what
/// was found. Each server is asked one thing at a time.
pub async fn check(app: &App) -> Result<Vec<Checked>, Fault> {
    let wanted = addresses(app)?;
    let (web, private) = (look::walker(app)?, app.config.fetch.private_networks);
    let slots = Arc::new(Semaphore::new(app.config.links.concurrency.max(1)));
    let mut hosts: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for url in wanted.iter().filter_map(|(_, url)| Url::parse(url).ok()) {
        let urls = hosts.entry(server(&url)).or_default();
        if !urls.contains(&url) {
            urls.push(url);
        }
    }
    let mut checks = JoinSet::new();
    for urls in hosts.into_values() {
        let (web, slots) = (web.clone(), slots.clone());
        checks.spawn(async move {
            let _slot = slots.acquire_owned().await;
            let mut found = Vec::new();
            for url in urls {
                let seen = look::look(&web, &url, private).await;
                found.push((url, seen));
            }
            found
        });
    }
    let mut found = BTreeMap::new();
    while let Some(done) = checks.join_next().await {
        let done = done.map_err(|_| Fault::Damaged("a check stopped".to_owned()))?;
        found.extend(done.into_iter().map(|(url, seen)| (url.to_string(), seen)));
    }
    write(app, wanted, &found)
}

/// Whom one speaks to: hosts of the digital workspace are all one server.
fn server(url: &Url) -> String {
    let host = url.host_str().unwrap_or("");
    let workspace = ent::hosts();
    let within = host.strip_suffix(workspace).is_some_and(|name| name.ends_with('.'));
    if within { workspace } else { host }.to_owned()
}

fn write(
    app: &App,
    wanted: Vec<(String, String)>,
    found: &BTreeMap<String, look::Seen>,
) -> Result<Vec<Checked>, Fault> {
    let now = app.config.clock.now();
    let today = app.config.clock.today().to_string();
    app.store.write(|db| {
        let mut written: BTreeMap<String, Link> = BTreeMap::new();
        let mut checked = Vec::new();
        for (record, url) in wanted {
            let parsed = Url::parse(&url).ok().map(|url| url.to_string());
            // An address that cannot be read leads nowhere.
            let seen = parsed.and_then(|url| found.get(&url).cloned()).unwrap_or_default();
            let Some(answered) = seen.outcome.answered() else { continue };
            if !written.contains_key(&url) {
                let before = links::read(db, &url)?;
                let link = Link::after(before.as_ref(), answered, &today, now.timestamp_millis());
                links::write(db, &url, &link)?;
                written.insert(url.clone(), link);
            }
            if let Some(link) = written.get(&url) {
                let checked_at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
                checked.push(Checked {
                    record,
                    url,
                    state: link.state,
                    found: seen.outcome,
                    moved_to: seen.moved_to,
                    since: link.since_on.clone(),
                    checked_at,
                });
            }
        }
        Ok(checked)
    })
}

/// The addresses of the live records: `(id, url)`.
fn addresses(app: &App) -> Result<Vec<(String, String)>, Fault> {
    #[derive(serde::Deserialize)]
    struct Pointing {
        url: Option<String>,
        source_url: Option<String>,
        ent_url: Option<String>,
    }
    let mut all = Vec::new();
    for collection in ["aids", "links", "schools"] {
        for (_, id, body) in app.store.read(|db| records::live(db, collection))? {
            let Ok(Pointing { url, source_url, ent_url }) = serde_json::from_slice(&body) else { continue };
            // Of a school its page alone: thousands share the page of the directory, and their own sites are theirs.
            let pointing: Vec<_> =
                if collection == "schools" { vec![ent_url] } else { vec![url, source_url] };
            let mut urls: Vec<_> = pointing.into_iter().flatten().filter(|url| !url.is_empty()).collect();
            urls.dedup();
            all.extend(urls.into_iter().map(|url| (id.clone(), url)));
        }
    }
    all.sort();
    all.dedup();
    Ok(all)
}
