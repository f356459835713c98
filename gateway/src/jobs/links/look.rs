//! Asks one page whether it is there, as politely as a browser would, and says what came of it.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::LOCATION;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, Response, StatusCode, Url};
use serde::Serialize;

use crate::app::App;
use crate::fault::Fault;
use crate::jobs::public_hosts::{PublicHosts, keeps_tls, reachable, same_port};

/// Redirects that are followed, one after the other.
const MOST_HOPS: usize = 5;

/// What a check saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The page answered.
    Ok,
    /// It answered, at another address, for good.
    Moved,
    /// Its server says that there is no such page.
    Gone,
    /// Its server shows a certificate that nobody trusts, or speaks no TLS.
    Tls,
    /// Nobody answers: no such host, no connection, no word in time.
    #[default]
    Unreachable,
    /// Its server answers that something is wrong, or leads astray.
    Failing,
    /// Its server will not say to a machine.
    Unsaid,
}

impl Outcome {
    /// Whether a citizen finds the page; none where it is not known.
    pub fn answered(self) -> Option<bool> {
        match self {
            Self::Ok | Self::Moved => Some(true),
            Self::Gone | Self::Tls | Self::Unreachable | Self::Failing => Some(false),
            Self::Unsaid => None,
        }
    }
}

/// What was seen of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) outcome: Outcome,
    pub(super) moved_to: Option<String>,
}

impl From<Outcome> for Seen {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, moved_to: None }
    }
}

/// What asks. It follows nothing by itself: each hop is judged, and told apart.
pub(super) fn walker(app: &App) -> Result<Client, Fault> {
    let mut web = Client::builder()
        .user_agent(&app.config.fetch.user_agent)
        .redirect(Policy::none())
        .no_proxy()
        .timeout(Duration::from_secs(app.config.links.seconds));
    if !app.config.fetch.private_networks {
        web = web.dns_resolver(Arc::new(PublicHosts { localhost: false }));
    }
    web.build().map_err(|error| Fault::Setting(error.to_string()))
}

/// Asks for the head of a page; where that fails, for the page: many servers do not know HEAD.
pub(super) async fn look(web: &Client, url: &Url, private_networks: bool) -> Seen {
    if !matches!(url.scheme(), "http" | "https") {
        return Outcome::Unsaid.into();
    }
    // Whoever wrote the record must not make us call our neighbours; no citizen would reach them either.
    if !reachable(url, private_networks) {
        return Outcome::Unreachable.into();
    }
    let head = walk(web, Method::HEAD, url, private_networks).await;
    // A server that nobody reaches is not asked twice.
    match head.outcome {
        Outcome::Gone | Outcome::Failing | Outcome::Unsaid => {
            walk(web, Method::GET, url, private_networks).await
        }
        _ => head,
    }
}

async fn walk(web: &Client, method: Method, url: &Url, private_networks: bool) -> Seen {
    let (mut at, mut moved, mut for_good) = (url.clone(), None, true);
    for _ in 0..=MOST_HOPS {
        let answer = match web.request(method.clone(), at.clone()).send().await {
            Ok(answer) => answer,
            Err(error) => return silent(&error).into(),
        };
        let status = answer.status();
        if let Some(next) = leads(&answer, &at) {
            if !may_follow(&at, &next, private_networks) {
                return Outcome::Failing.into();
            }
            for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
            if for_good {
                moved = Some(next.to_string());
            }
            at = next;
            continue;
        }
        return match status {
            _ if status.is_success() || status == StatusCode::NOT_MODIFIED => {
                let outcome = if moved.is_some() { Outcome::Moved } else { Outcome::Ok };
                Seen { outcome, moved_to: moved }
            }
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS => {
                Outcome::Unsaid.into()
            }
            StatusCode::NOT_FOUND | StatusCode::GONE => Outcome::Gone.into(),
            _ => Outcome::Failing.into(),
        };
    }
    Outcome::Failing.into()
}

/// Where an answer leads; none where it leads nowhere.
fn leads(answer: &Response, from: &Url) -> Option<Url> {
    let redirect = answer.status().is_redirection();
    let to = answer.headers().get(LOCATION).filter(|_| redirect)?.to_str().ok()?;
    from.join(to).ok()
}

/// A page may move to another public host, on the port of the web or on its own; never from TLS to none.
fn may_follow(from: &Url, to: &Url, private_networks: bool) -> bool {
    let port = to.port().is_none() || same_port(from, to);
    reachable(to, private_networks) && keeps_tls(from, to) && port
}

/// Why there was no answer: its TLS, or anything else.
fn silent(error: &reqwest::Error) -> Outcome {
    if is_of_tls(error) { Outcome::Tls } else { Outcome::Unreachable }
}

/// Whether an error is one of TLS, or was made of one: each layer wraps it in its own way.
fn is_of_tls(error: &(dyn Error + 'static)) -> bool {
    let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>()
        || wrapped.is_some_and(|inside| is_of_tls(inside))
        || error.source().is_some_and(is_of_tls)
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
