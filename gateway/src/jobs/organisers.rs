//! Reads the agendas of organisers, politely: each by itself, one that fails keeps what was read of it before.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use api_client::canonical::sha256_hex;
use reqwest::Url;
use robotstxt::DefaultMatcher;
use serde::{Deserialize, Serialize};

use super::fetch::Fetcher;
use super::gather;
use super::import::{self, Absence};
use super::refresh::Outcome;
use crate::app::App;
use crate::config::{self, Format};
use crate::fault::Fault;
use crate::oidc::chance;
use crate::routes;
use crate::sources::{self, File, Organiser};
use crate::store::seen::Seen;
use crate::store::{notes, records, seen};

/// What the name of an organiser begins with where records and reports are kept.
const SOURCE: &str = "organiser:";
/// Under which notes the unguessable names of reports stand, and what the last attempt came to.
const REPORT: &str = "organiser-report:";
const TRIED: &str = "organiser-tried:";

/// What became of one agenda.
#[derive(Debug, Serialize)]
pub struct Organised {
    /// Its name in the configuration.
    pub organiser: String,
    /// The address of its report, for the organiser.
    pub report: String,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// The last attempt to read an agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// Unix ms.
    pub at_ms: i64,
    /// Why it failed; none if it did not.
    pub code: Option<String>,
}

/// Under which name the records and reports of an organiser are kept.
pub fn source_of(key: &str) -> String {
    format!("{SOURCE}{key}")
}

/// The organiser of a report, by the report's name, and what the last attempt came to.
pub fn of_report(app: &App, name: &str) -> Result<Option<(String, Option<Tried>)>, Fault> {
    app.store.read(|db| {
        let all = notes::beginning(db, REPORT)?;
        let Some((note, _)) = all.into_iter().find(|(_, held)| held == name) else { return Ok(None) };
        let key = note.strip_prefix(REPORT).unwrap_or_default().to_owned();
        let tried = notes::read(db, &format!("{TRIED}{key}"))?;
        Ok(Some((key, tried.and_then(|tried| serde_json::from_str(&tried).ok()))))
    })
}

/// Reads all of them, one after the other; those that are configured no more are published no more.
pub async fn all(app: &App) -> Result<Vec<Organised>, Fault> {
    let mut rules = HashMap::new();
    let mut all = Vec::new();
    for (key, set) in &app.config.organisers {
        let source = source_of(key);
        let outcome = one(app, key, set, &mut rules).await;
        let code = outcome.as_ref().err().map(|fault| fault.code().to_owned());
        let outcome = outcome.unwrap_or_else(|fault| Outcome::Failed {
            source: source.clone(),
            code: fault.code(),
            message: fault.to_string(),
        });
        let report = format!("{}{}", app.config.public, path(&noted(app, key, code)?));
        all.push(Organised { organiser: key.clone(), report, outcome });
    }
    forget(app)?;
    Ok(all)
}

/// The path of a report.
fn path(name: &str) -> String {
    routes::AGENDA_REPORT.replace("{name}", name)
}

async fn one(
    app: &App,
    key: &str,
    set: &config::Organiser,
    rules: &mut HashMap<String, Option<String>>,
) -> Result<Outcome, Fault> {
    let source = source_of(key);
    let address = set.address.read()?;
    let url = Url::parse(&address).ok().filter(Url::has_host);
    let own = url.as_ref().and_then(Url::host_str).map(str::to_owned);
    let hosts: Vec<String> = set.hosts.iter().cloned().chain(own).collect();
    let fetcher = Fetcher::new(&app.config.fetch, &hosts)?;
    if let Some(url) = url.as_ref().filter(|_| set.robots) {
        let server = url.origin().ascii_serialization();
        if !rules.contains_key(&server) {
            rules.insert(server.clone(), fetcher.robots(url).await);
        }
        if !lets_in(rules.get(&server).and_then(Option::as_deref), &app.config.fetch.user_agent, url) {
            let host = url.host_str().unwrap_or_default().to_owned();
            return Err(Fault::Fetch { host, why: "its robots.txt does not let us in".to_owned() });
        }
    }
    // What the operator says of it is a part of what is read: where that changes, it is read anew.
    let mark = sha256_hex(format!("{address}\n{set:?}").as_bytes());
    let (mut files, told) = match &url {
        Some(url) => {
            let held = app.store.read(|db| seen::read(db, &source, &mark))?;
            let etag = held.as_ref().map(|held| held.etag.as_str()).filter(|etag| !etag.is_empty());
            // A calendar names those who come: no copy of it is kept.
            let Some((bytes, etag)) = fetcher.unless(url, etag).await? else {
                return Ok(Outcome::Unchanged { source });
            };
            let sha256 = sha256_hex(&bytes);
            if held.is_some_and(|held| held.sha256 == sha256) {
                return Ok(Outcome::Unchanged { source });
            }
            (vec![File { path: String::new(), bytes }], vec![Seen { address: mark, sha256, etag }])
        }
        None => (gather::local(Path::new(&address), app.config.fetch.max_bytes)?, Vec::new()),
    };
    // A path may be a secret: what is said of a file names it by its kind alone.
    let ending = if set.format == Format::Csv { "csv" } else { "ics" };
    for (n, file) in files.iter_mut().enumerate() {
        file.path = if n == 0 { format!("agenda.{ending}") } else { format!("agenda-{}.{ending}", n + 1) };
    }
    let organiser = Organiser {
        key: key.to_owned(),
        name: set.name.clone(),
        commune: set.commune.clone(),
        licence: Some(set.licence.clone()).filter(|licence| !licence.is_empty()),
        page: Some(set.page.clone()).filter(|page| !page.is_empty()),
    };
    let reader = sources::of_organiser(&organiser, set.format == Format::Csv);
    // What is absent is gone, however much it is: an agenda of a season begins anew each year, and one that was cut
    // on its way is refused whole.
    let read = import::fetched_of(app, &source, reader.as_ref(), &files, &told, Absence::IsGone);
    read.map(Outcome::Imported)
}

/// Whether the rules of a server let us read an address. Where it does not say, it does not.
fn lets_in(rules: Option<&str>, user_agent: &str, url: &Url) -> bool {
    let name = user_agent.split(['/', ' ']).next().unwrap_or(user_agent);
    rules
        .is_some_and(|rules| DefaultMatcher::default().one_agent_allowed_by_robots(rules, name, url.as_str()))
}

/// Writes down what an attempt came to, and gives the name of the organiser's report, made at the first attempt.
fn noted(app: &App, key: &str, code: Option<String>) -> Result<String, Fault> {
    let tried = Tried { at_ms: app.config.clock.now().timestamp_millis(), code };
    let tried = serde_json::to_string(&tried).map_err(|error| Fault::Damaged(error.to_string()))?;
    let fresh = chance::word()?;
    app.store.write(|db| {
        notes::write(db, &format!("{TRIED}{key}"), &tried)?;
        let note = format!("{REPORT}{key}");
        match notes::read(db, &note)? {
            Some(name) => Ok(name),
            None => notes::write(db, &note, &fresh).map(|()| fresh.clone()),
        }
    })
}

/// Takes the records of organisers that are configured no more out of what is published, and their reports away.
fn forget(app: &App) -> Result<(), Fault> {
    let now_ms = app.config.clock.now().timestamp_millis();
    let is_gone = |key: &str| !app.config.organisers.contains_key(key);
    app.store.write(|db| {
        for source in records::sources(db)? {
            if source.strip_prefix(SOURCE).is_some_and(is_gone) {
                let spared = HashSet::new();
                records::keep(db, &source, &[], records::Extent::Whole { spared: &spared }, now_ms)?;
                seen::replace(db, &source, &[])?;
            }
        }
        for beginning in [REPORT, TRIED] {
            for (note, _) in notes::beginning(db, beginning)? {
                if note.strip_prefix(beginning).is_some_and(is_gone) {
                    notes::forget(db, &note)?;
                }
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_of_a_server_are_kept() {
        let url: Url = "https://a.example/agenda/x.ics".parse().unwrap();
        let lets = |rules: Option<&str>| lets_in(rules, "ma-region-gateway/0.1 (Region)", &url);
        assert!(lets(Some("")) && lets(Some("User-agent: *\nDisallow: /admin")));
        assert!(!lets(Some("User-agent: *\nDisallow: /")) && !lets(None));
        assert!(lets(Some("User-agent: *\nDisallow: /\n\nUser-agent: ma-region-gateway\nAllow: /agenda/")));
        assert!(!lets(Some("User-agent: ma-region-gateway\nDisallow: /agenda/*.ics$")));
    }
}
