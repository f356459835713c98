//! Calls to a provider: no redirect, no neighbour of ours unless the operator says so, bounded in time and size.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{RequestBuilder, StatusCode, Url, header};
use serde::de::DeserializeOwned;

use super::Trouble;
use crate::config;
use crate::fault::Fault;
use crate::jobs::public_hosts::{PublicHosts, is_loopback, reachable};

/// Largest answer that is read.
const ANSWER: usize = 64 * 1024;

/// The way to one provider.
pub struct Line {
    web: reqwest::Client,
    issuer: Url,
    hosts: Vec<String>,
    private_network: bool,
}

/// An answer, read whole.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// What it says it is, without parameters.
    pub media: String,
    /// Its body.
    pub body: Vec<u8>,
}

impl Line {
    /// To the issuer that the operator named: over TLS, or on this machine.
    pub fn to(name: &str, set: &config::Provider, agent: &str) -> Result<Self, Fault> {
        let wrong = |why: &str| Fault::Setting(format!("sign_in: the issuer of {name} {why}"));
        let issuer: Url = set.issuer.parse().map_err(|_| wrong("cannot be read"))?;
        if !is_loopback(&issuer) {
            if issuer.scheme() != "https" {
                return Err(wrong("does not begin with https"));
            }
            if !reachable(&issuer, set.private_network) {
                return Err(wrong("is one of a private network: say private_network"));
            }
        }
        let limit = Duration::from_secs(set.seconds.max(1));
        let mut web = reqwest::Client::builder()
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(limit)
            .timeout(limit);
        if !set.private_network {
            web = web.dns_resolver(Arc::new(PublicHosts { localhost: is_loopback(&issuer) }));
        }
        let web = web.build().map_err(|error| Fault::Setting(error.to_string()))?;
        Ok(Self { web, issuer, hosts: set.hosts.clone(), private_network: set.private_network })
    }

    /// An address that the provider itself named, if it is one of its own.
    pub fn own(&self, address: &str) -> Result<Url, Trouble> {
        let url: Url = address.parse().map_err(|_| Trouble::Away("address"))?;
        let same = url.origin() == self.issuer.origin();
        let listed = url.scheme() == "https"
            && url.port().is_none()
            && url.host_str().is_some_and(|host| self.hosts.iter().any(|listed| listed == host))
            && reachable(&url, self.private_network);
        if same || listed { Ok(url) } else { Err(Trouble::Away("address")) }
    }

    /// Where the provider's own pages are, for the policy of ours that lead there.
    pub fn origins(&self) -> Vec<String> {
        let listed = self.hosts.iter().map(|host| format!("https:{}{host}", "//"));
        std::iter::once(self.issuer.origin().ascii_serialization()).chain(listed).collect()
    }

    /// Asks.
    pub async fn get(&self, url: Url, bearer: Option<&str>) -> Result<Answer, Trouble> {
        let mut question = self.web.get(url);
        if let Some(token) = bearer {
            question = question.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        whole(question).await
    }

    /// Sends a form.
    pub async fn post(&self, url: Url, form: String) -> Result<Answer, Trouble> {
        let media = "application/x-www-form-urlencoded";
        whole(self.web.post(url).header(header::CONTENT_TYPE, media).body(form)).await
    }
}

impl Answer {
    /// The JSON of a success.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Trouble> {
        if !self.status.is_success() {
            return Err(Trouble::Away("status"));
        }
        serde_json::from_slice(&self.body).map_err(|_| Trouble::Away("body"))
    }
}

async fn whole(question: RequestBuilder) -> Result<Answer, Trouble> {
    let question = question.header(header::ACCEPT, "application/json, application/jwt");
    let mut answer = question
        .send()
        .await
        .map_err(|error| Trouble::Away(if error.is_timeout() { "time" } else { "connection" }))?;
    let media = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media =
        media.and_then(|media| media.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase();
    let (status, mut body) = (answer.status(), Vec::new());
    while let Some(some) = answer.chunk().await.map_err(|_| Trouble::Away("body"))? {
        if body.len() + some.len() > ANSWER {
            return Err(Trouble::Away("size"));
        }
        body.extend_from_slice(&some);
    }
    Ok(Answer { status, media, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(issuer: &str, hosts: &[&str], private_network: bool) -> Result<Line, Fault> {
        let text = format!(
            "kind = \"oidc\"\nissuer = \"{issuer}\"\nclient_id = \"a\"\nhosts = {hosts:?}\nprivate_network = {private_network}"
        );
        Line::to("test", &toml::from_str(&text).unwrap(), "test")
    }

    #[test]
    fn a_provider_speaks_over_tls_and_is_no_neighbour_of_ours() {
        for bad in
            ["http://sso.example/a", "https://10.0.0.1/a", "https://169.254.169.254/", "sso", "ftp://a/"]
        {
            assert_eq!(line(bad, &[], false).map(|_| ()).unwrap_err().code(), "setting", "{bad}");
        }
        assert!(line("https://sso.example/a", &[], false).is_ok());
        assert!(line("https://10.0.0.1/a", &[], true).is_ok());
        assert!(line("http://127.0.0.1:1/a", &[], false).is_ok(), "a development provider");
    }

    #[test]
    fn an_address_that_it_names_is_its_own_or_of_a_listed_host() {
        let line = line("https://sso.example/a", &["www.sso.example", "10.0.0.1"], false).unwrap();
        for good in ["https://sso.example/token", "https://www.sso.example/jwks"] {
            assert!(line.own(good).is_ok(), "{good}");
        }
        for bad in [
            "http://sso.example/token",
            "https://sso.example:8443/token",
            "https://www.sso.example:8443/jwks",
            "http://www.sso.example/jwks",
            "https://sso.example.evil.example/",
            "https://sso.example@evil.example/",
            "https://evil.example/",
            "https://10.0.0.1/",
            "http://127.0.0.1/",
            "file:///etc/passwd",
            "",
        ] {
            assert!(line.own(bad).is_err(), "{bad}");
        }
    }
}
