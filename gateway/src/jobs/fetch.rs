//! Fetches a file politely: allowed hosts only, asking first whether it changed, waiting when told to.

use std::time::Duration;

use api_client::canonical::sha256_hex;
use reqwest::{Response, StatusCode, Url, header, redirect};

use super::public_hosts::{PublicHosts, is_loopback, keeps_tls, reachable, same_port};
use crate::app::App;
use crate::config::Fetch;
use crate::fault::Fault;
use crate::files;
use crate::store::seen::{self, Seen};

/// The longest a server may make us wait between two attempts.
const PATIENCE: Duration = Duration::from_secs(60);
const REDIRECTS: usize = 5;
/// What stands before the day of a file whose server gives it no tag; no tag begins so.
const DATED: &str = "of ";
/// The longest rules for robots that are read (RFC 9309 asks for 500 KiB at least).
const LONGEST_RULES: u64 = 512 * 1024;

/// A file, and whether it is the one that the records of its source came from.
pub struct Fetched {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The server said it did not change.
    pub unchanged: bool,
    /// What to write down with the records, once they are kept.
    pub seen: Seen,
}

/// Fetches from a list of hosts.
pub struct Fetcher {
    web: reqwest::Client,
    set: Fetch,
    hosts: Vec<String>,
}

enum Attempt {
    Done(Response),
    Unchanged,
    Again { after: Option<Duration>, why: String },
    Never(String),
}

impl Fetcher {
    /// `hosts` are those of the source; the ones of the configuration are added.
    pub fn new(set: &Fetch, hosts: &[String]) -> Result<Self, Fault> {
        Self::with_key(set, hosts, None)
    }

    /// The same, with a header that holds a key: then no redirect leads to another host.
    pub fn with_key(set: &Fetch, hosts: &[String], key: Option<(&'static str, &str)>) -> Result<Self, Fault> {
        let hosts: Vec<_> = hosts.iter().chain(&set.hosts).cloned().collect();
        let known = if key.is_some() { Vec::new() } else { hosts.clone() };
        let private = set.private_networks;
        let mut headers = header::HeaderMap::new();
        if let Some((name, key)) = key {
            let mut key = header::HeaderValue::from_str(key)
                .map_err(|_| Fault::Setting("the key of a source cannot be a header".to_owned()))?;
            key.set_sensitive(true);
            headers.insert(header::HeaderName::from_static(name), key);
        }
        let follow = redirect::Policy::custom(move |attempt| {
            let from = attempt.previous().last();
            let good = from.is_some_and(|from| may_follow(from, attempt.url(), &known, private));
            if attempt.previous().len() > REDIRECTS || !good {
                attempt.error("a redirect to a host that is not listed")
            } else {
                attempt.follow()
            }
        });
        let mut web = reqwest::Client::builder()
            .user_agent(&set.user_agent)
            .default_headers(headers)
            .redirect(follow)
            // An address may hold a key, and whoever it redirects to need not know it.
            .referer(false)
            .no_proxy()
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(set.seconds));
        if !set.private_networks {
            web = web.dns_resolver(std::sync::Arc::new(PublicHosts { localhost: true }));
        }
        let web = web.build().map_err(|error| Fault::Setting(error.to_string()))?;
        Ok(Self { web, set: set.clone(), hosts })
    }

    /// Fetches one file for a source; the copy kept from the last time answers when nothing changed since the
    /// records of that source were kept. Bytes that came to nothing are asked for again.
    pub async fn fetch(&self, app: &App, source: &str, url: &Url) -> Result<Fetched, Fault> {
        self.permit(url)?;
        // Addresses may hold keys: only their digest is kept.
        let address = sha256_hex(url.as_str().as_bytes());
        let copy = app.config.data.join("fetched").join(&address);
        let held = match app.store.read(|db| seen::read(db, source, &address))? {
            Some(seen) => files::read_if_there(&copy)?
                .filter(|bytes| sha256_hex(bytes) == seen.sha256)
                .map(|bytes| Fetched { bytes, unchanged: true, seen }),
            None => None,
        };
        let etag = held.as_ref().map(|held| held.seen.etag.as_str());
        let Some(answer) = self.patiently(url, etag).await? else {
            return held.ok_or_else(|| failed(url, "304 without a question"));
        };
        let etag = tag(&answer);
        let bytes = self.body(url, answer).await?;
        files::replace(&copy, &bytes)?;
        let seen = Seen { address, sha256: sha256_hex(&bytes), etag };
        Ok(Fetched { bytes, unchanged: false, seen })
    }

    /// The rules for robots of the server of an address: none where it has none, nothing where it does not say.
    pub async fn robots(&self, url: &Url) -> Option<String> {
        let place = url.join("/robots.txt").ok()?;
        if !allowed(&place, &self.hosts, self.set.private_networks) {
            return None;
        }
        let mut answer = self.web.get(place).send().await.ok()?;
        // RFC 9309 §2.3.1: where there are none, everything is allowed; where the server fails, nothing is.
        if answer.status().is_client_error() {
            return Some(String::new());
        }
        if !answer.status().is_success() {
            return None;
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.ok()? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() as u64 >= LONGEST_RULES {
                break;
            }
        }
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Fetches one file and leaves no copy of it.
    pub async fn once(&self, url: &Url) -> Result<Vec<u8>, Fault> {
        let answer = self.unless(url, None).await?;
        Ok(answer.map(|(bytes, _)| bytes).unwrap_or_default())
    }

    /// The same, with its server's tag; none where the server says that it still is what has that tag.
    pub async fn unless(&self, url: &Url, etag: Option<&str>) -> Result<Option<(Vec<u8>, String)>, Fault> {
        self.permit(url)?;
        let etag = etag.filter(|etag| !etag.is_empty());
        match self.patiently(url, etag).await? {
            Some(answer) => {
                let tag = tag(&answer);
                Ok(Some((self.body(url, answer).await?, tag)))
            }
            None if etag.is_some() => Ok(None),
            None => Err(failed(url, "304 without a question")),
        }
    }

    fn permit(&self, url: &Url) -> Result<(), Fault> {
        match allowed(url, &self.hosts, self.set.private_networks) {
            true => Ok(()),
            false => Err(Fault::Forbidden(site(url))),
        }
    }

    async fn patiently(&self, url: &Url, etag: Option<&str>) -> Result<Option<Response>, Fault> {
        let mut said = String::new();
        for attempt in 0..self.set.attempts.max(1) {
            match self.attempt(url, etag).await {
                Attempt::Done(answer) => return Ok(Some(answer)),
                Attempt::Unchanged => return Ok(None),
                Attempt::Never(why) => return Err(failed(url, &why)),
                // Who asks for an hour is not asked again within a minute: the next refresh comes.
                Attempt::Again { after: Some(after), why } if after > PATIENCE => {
                    let why = format!("{why}, asks to be left alone for {} s", after.as_secs());
                    return Err(failed(url, &why));
                }
                Attempt::Again { after, why } => {
                    said = why;
                    if attempt + 1 < self.set.attempts {
                        tokio::time::sleep(after.unwrap_or_else(|| back_off(attempt, url)).min(PATIENCE))
                            .await;
                    }
                }
            }
        }
        Err(failed(url, &said))
    }

    async fn attempt(&self, url: &Url, etag: Option<&str>) -> Attempt {
        let mut question = self.web.get(url.clone());
        if let Some(etag) = etag.filter(|etag| !etag.is_empty()) {
            question = match etag.strip_prefix(DATED) {
                Some(day) => question.header(header::IF_MODIFIED_SINCE, day),
                None => question.header(header::IF_NONE_MATCH, etag),
            };
        }
        let answer = match question.send().await {
            Ok(answer) => answer,
            Err(error) if error.is_redirect() => {
                return Attempt::Never("a redirect that is not allowed".into());
            }
            Err(error) => return Attempt::Again { after: None, why: reason(&error) },
        };
        match answer.status() {
            StatusCode::NOT_MODIFIED => Attempt::Unchanged,
            status if status.is_success() => Attempt::Done(answer),
            status if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
                let seconds = ["retry-after", "x-ratelimit-reset"]
                    .into_iter()
                    .find_map(|name| answer.headers().get(name)?.to_str().ok()?.parse::<u64>().ok());
                Attempt::Again { after: seconds.map(Duration::from_secs), why: status.as_u16().to_string() }
            }
            status => Attempt::Never(status.as_u16().to_string()),
        }
    }

    async fn body(&self, url: &Url, mut answer: Response) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| failed(url, &reason(&error)))? {
            if (bytes.len() + chunk.len()) as u64 > self.set.max_bytes {
                return Err(Fault::TooLarge { what: site(url), limit: self.set.max_bytes });
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

/// Whether an address that the operator gave may be fetched: a listed host over TLS, or this machine.
pub fn allowed(url: &Url, hosts: &[String], private_networks: bool) -> bool {
    if is_loopback(url) {
        return matches!(url.scheme(), "http" | "https");
    }
    url.scheme() == "https" && listed(url, hosts) && reachable(url, private_networks)
}

/// Whether a redirect may be followed: never to this machine or its neighbours, never out of TLS, on the same
/// host and port or to a listed host.
fn may_follow(from: &Url, to: &Url, hosts: &[String], private_networks: bool) -> bool {
    let same = from.host() == to.host() && same_port(from, to);
    let known = listed(to, hosts) && to.scheme() == "https" && (to.port().is_none() || same_port(from, to));
    reachable(to, private_networks) && keeps_tls(from, to) && (same || known)
}

fn listed(url: &Url, hosts: &[String]) -> bool {
    url.host_str().is_some_and(|host| hosts.iter().any(|listed| listed == host))
}

/// What a server calls this version of a file: its tag, else its day; empty where it says neither.
fn tag(answer: &Response) -> String {
    let said = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let dated = || said(header::LAST_MODIFIED).map(|day| format!("{DATED}{day}"));
    said(header::ETAG).map(str::to_owned).or_else(dated).unwrap_or_default()
}

/// One, two, four seconds, each with a share that differs from one address to the next.
fn back_off(attempt: u32, url: &Url) -> Duration {
    let jitter = u64::from(sha256_hex(url.as_str().as_bytes()).as_bytes()[0]) * 4;
    Duration::from_millis((1000 << attempt.min(6)) + jitter)
}

fn failed(url: &Url, why: &str) -> Fault {
    Fault::Fetch { host: url.host_str().unwrap_or("").to_owned(), why: why.to_owned() }
}

/// What went wrong, without the address: it may hold a key.
fn reason(error: &reqwest::Error) -> String {
    let kind = if error.is_timeout() {
        "no answer in time"
    } else if error.is_connect() {
        "no connection"
    } else {
        "the answer broke off"
    };
    kind.to_owned()
}

/// The site alone: path and query may hold a key.
fn site(url: &Url) -> String {
    format!("{}://{}/…", url.scheme(), url.host_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_stays_in_tls_on_its_host_and_port_or_goes_to_a_listed_host() {
        let hosts = ["files.example".to_owned(), "10.0.0.1".to_owned(), "localhost".to_owned()];
        let follows =
            |from: &str, to: &str| may_follow(&from.parse().unwrap(), &to.parse().unwrap(), &hosts, false);
        assert!(follows("https://feed.example/a", "https://feed.example/b"));
        assert!(follows("https://feed.example/a", "https://files.example/b"));
        assert!(!follows("https://feed.example/a", "http://feed.example/b"));
        assert!(!follows("https://feed.example/a", "http://files.example/b"));
        assert!(!follows("https://feed.example/a", "https://feed.example:8443/b"));
        assert!(!follows("https://feed.example/a", "https://files.example:6379/b"));
        assert!(!follows("https://feed.example/a", "https://other.example/b"));
        assert!(!follows("https://feed.example/a", "https://10.0.0.1/b"), "listed, yet private");
        assert!(!follows("https://feed.example/a", "https://localhost/b"));
        assert!(!follows("http://127.0.0.1:1/a", "http://127.0.0.1:1/b"), "not the operator's own words");
        assert!(!follows("http://127.0.0.1:1/a", "http://127.0.0.1:2/b"));
    }
}
