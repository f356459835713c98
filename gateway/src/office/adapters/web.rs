//! Calls to another server's address: no redirect, no neighbour of ours unless the operator says so, bounded.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use reqwest::{Response, StatusCode, Url, header};
use serde::de::DeserializeOwned;

use super::Trouble;
use crate::fault::Fault;
use crate::jobs::public_hosts::{PublicHosts, is_loopback, reachable};

/// Largest answer that is read.
const ANSWER: usize = 64 * 1024;

/// One address and the way to it.
pub struct Web {
    client: reqwest::Client,
    /// The address.
    pub url: Url,
}

impl Web {
    /// An address that the operator gave: over TLS, or on this machine.
    pub fn to(
        adapter: &str,
        address: &str,
        private_network: bool,
        seconds: u64,
        agent: &str,
    ) -> Result<Self, Fault> {
        let wrong = |why: &str| Fault::Setting(format!("office: the address of {adapter} {why}"));
        let url: Url = address.parse().map_err(|_| wrong("cannot be read"))?;
        if !is_loopback(&url) {
            if url.scheme() != "https" {
                return Err(wrong("does not begin with https"));
            }
            if !reachable(&url, private_network) {
                return Err(wrong("is one of a private network: say private_network"));
            }
        }
        let mut client = reqwest::Client::builder()
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(seconds.max(1)));
        if !private_network {
            client = client.dns_resolver(Arc::new(PublicHosts { localhost: is_loopback(&url) }));
        }
        let client = client.build().map_err(|error| Fault::Setting(error.to_string()))?;
        Ok(Self { client, url })
    }

    /// Posts JSON.
    pub async fn post(
        &self,
        url: Url,
        body: Vec<u8>,
        headers: header::HeaderMap,
    ) -> Result<Response, Trouble> {
        let request = self.client.post(url).header(header::CONTENT_TYPE, "application/json").headers(headers);
        request.body(body).send().await.map_err(|error| {
            // Without the address: it may hold a key.
            let why = if error.is_timeout() { "no answer in time" } else { "no connection" };
            Trouble::Away(why.to_owned())
        })
    }
}

/// What an answer that is no success comes down to.
pub fn trouble(answer: &Response) -> Trouble {
    let status = answer.status();
    let wait = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    let wait = wait.and_then(|value| value.trim().parse().ok()).and_then(TimeDelta::try_seconds);
    match status {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Trouble::Busy(wait),
        StatusCode::BAD_REQUEST
        | StatusCode::CONFLICT
        | StatusCode::GONE
        | StatusCode::PAYLOAD_TOO_LARGE
        | StatusCode::UNSUPPORTED_MEDIA_TYPE
        | StatusCode::UNPROCESSABLE_ENTITY => Trouble::Refused(format!("refused by {status}")),
        // A wrong address or secret is the operator's to mend: it goes again once that is done.
        _ => Trouble::Away(format!("answered {}", status.as_u16())),
    }
}

/// Reads the JSON of a success; a page that is not the other side's own (a portal) is none.
pub async fn read<T: DeserializeOwned>(mut answer: Response) -> Result<T, Trouble> {
    let foreign = || Trouble::Away("what answers is not the back office".to_owned());
    let mut bytes = Vec::new();
    while let Some(some) =
        answer.chunk().await.map_err(|_| Trouble::Away("the answer broke off".to_owned()))?
    {
        if bytes.len() + some.len() > ANSWER {
            return Err(foreign());
        }
        bytes.extend_from_slice(&some);
    }
    serde_json::from_slice(&bytes).map_err(|_| foreign())
}
