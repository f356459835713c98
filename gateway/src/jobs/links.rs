//! Checks the addresses that cards point at: a citizen should learn that a link is dead before tapping it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::SecondsFormat;
use reqwest::{Method, StatusCode, Url};
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::public_hosts::{PublicHosts, keeps_tls, reachable, same_port};
use crate::app::App;
use crate::fault::Fault;
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
    /// The day since when.
    pub since: String,
    /// The instant of the check.
    pub checked_at: String,
}

/// Checks every address of the live aids and links, and writes down what was found.
pub async fn check(app: &App) -> Result<Vec<Checked>, Fault> {
    let wanted = addresses(app)?;
    let (web, private) = (walker(app)?, app.config.fetch.private_networks);
    let slots = Arc::new(Semaphore::new(app.config.links.concurrency.max(1)));
    let mut hosts: BTreeMap<String, Vec<Url>> = BTreeMap::new();
    for url in wanted.iter().filter_map(|(_, url)| Url::parse(url).ok()) {
        let urls = hosts.entry(url.host_str().unwrap_or("").to_owned()).or_default();
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
                let answered = answers(&web, &url, private).await;
                found.push((url, answered));
            }
            found
        });
    }
    let mut found = BTreeMap::new();
    while let Some(done) = checks.join_next().await {
        let done = done.map_err(|_| Fault::Damaged("a check stopped".to_owned()))?;
        found.extend(done.into_iter().map(|(url, answered)| (url.to_string(), answered)));
    }
    write(app, wanted, &found)
}

fn write(
    app: &App,
    wanted: Vec<(String, String)>,
    found: &BTreeMap<String, Option<bool>>,
) -> Result<Vec<Checked>, Fault> {
    let now = app.config.clock.now();
    let today = app.config.clock.today().to_string();
    app.store.write(|db| {
        let mut written: BTreeMap<String, Link> = BTreeMap::new();
        let mut checked = Vec::new();
        for (record, url) in wanted {
            let parsed = Url::parse(&url).ok().map(|url| url.to_string());
            // An address that cannot be read leads nowhere.
            let answered = parsed.and_then(|url| found.get(&url).copied()).unwrap_or(Some(false));
            let Some(answered) = answered else { continue };
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
    }
    let mut all = Vec::new();
    for collection in ["aids", "links"] {
        for (_, id, body) in app.store.read(|db| records::live(db, collection))? {
            let Ok(Pointing { url, source_url }) = serde_json::from_slice(&body) else { continue };
            let mut urls: Vec<_> = url.into_iter().chain(source_url).filter(|url| !url.is_empty()).collect();
            urls.dedup();
            all.extend(urls.into_iter().map(|url| (id.clone(), url)));
        }
    }
    all.sort();
    all.dedup();
    Ok(all)
}

fn walker(app: &App) -> Result<reqwest::Client, Fault> {
    let private = app.config.fetch.private_networks;
    let follow = reqwest::redirect::Policy::custom(move |attempt| {
        let from = attempt.previous().last();
        let good = from.is_some_and(|from| may_follow(from, attempt.url(), private));
        if attempt.previous().len() > 5 || !good {
            attempt.error("a redirect that is not followed")
        } else {
            attempt.follow()
        }
    });
    let mut web = reqwest::Client::builder()
        .user_agent(&app.config.fetch.user_agent)
        .redirect(follow)
        .no_proxy()
        .timeout(Duration::from_secs(app.config.links.seconds));
    if !private {
        web = web.dns_resolver(Arc::new(PublicHosts { localhost: false }));
    }
    web.build().map_err(|error| Fault::Setting(error.to_string()))
}

/// A page may move to another public host, on the port of the web or on its own; never from TLS to none.
fn may_follow(from: &Url, to: &Url, private_networks: bool) -> bool {
    let port = to.port().is_none() || same_port(from, to);
    reachable(to, private_networks) && keeps_tls(from, to) && port
}

/// Whether the page is there: none when its server will not say to a machine.
async fn answers(web: &reqwest::Client, url: &Url, private_networks: bool) -> Option<bool> {
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    // Whoever wrote the record must not make us call our neighbours; no citizen would reach them either.
    if !reachable(url, private_networks) {
        return Some(false);
    }
    for method in [Method::HEAD, Method::GET] {
        match web.request(method.clone(), url.clone()).send().await.map(|answer| answer.status()) {
            Ok(status) if status.is_success() || status == StatusCode::NOT_MODIFIED => return Some(true),
            Ok(StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS)
                if method == Method::GET =>
            {
                return None;
            }
            // Many servers do not know HEAD: only a GET may say that a page is gone.
            Ok(_) if method == Method::HEAD => {}
            Err(_) | Ok(_) => return Some(false),
        }
    }
    Some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_move_on_the_public_web_and_never_to_our_neighbours_or_out_of_tls() {
        let follows = |from: &str, to: &str| may_follow(&from.parse().unwrap(), &to.parse().unwrap(), false);
        assert!(follows("http://a.example/", "https://www.a.example/new"));
        assert!(follows("https://a.example:8443/", "https://a.example:8443/new"));
        assert!(!follows("https://a.example/", "http://a.example/"));
        assert!(!follows("https://a.example/", "https://a.example:6379/"));
        for inside in ["127.0.0.1", "0x7f.1", "[::1]", "localhost", "10.0.0.1", "169.254.169.254"] {
            assert!(!follows("https://a.example/", &format!("https://{inside}/")), "{inside}");
        }
    }
}
