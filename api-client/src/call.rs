//! One call and its answer: counted, recognised as ours, read or sorted.

use chrono::{DateTime, Utc};
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use reqwest::{RequestBuilder, Response, Url};
use serde::de::DeserializeOwned;

use crate::failure::{Answer, Failure, is_epoch, sort};
use crate::gateway::Traffic;
use crate::wire::{MAX_PROBLEM, PROBLEM, Problem};

/// Largest JSON answer that is read: a page of changes with their receipts is far below.
const MAX_JSON: u64 = 8 * 1024 * 1024;
const JSON: &str = "application/json";
const EPOCH: &str = "region-epoch";
const CODE: &str = "region-code";

/// What the gateway said, with the marks of each of its dynamic answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Said<T> {
    /// The answer itself.
    pub what: T,
    /// Epoch of the gateway: another one than before means that its database was restored.
    pub epoch: String,
    /// The gateway's clock.
    pub at: Option<DateTime<Utc>>,
}

impl<T> Said<T> {
    /// The same marks on something else.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Said<U> {
        Said { what: make(self.what), epoch: self.epoch, at: self.at }
    }
}

/// An answer, whole; whether it is ours is yet to be asked.
pub(crate) struct Heard {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// Makes a call and reads its answer whole.
pub(crate) async fn hear(request: RequestBuilder, traffic: &mut Traffic) -> Result<Heard, Failure> {
    heard(send(request, traffic).await?, traffic).await
}

/// Reads an answer whole that began.
pub(crate) async fn heard(response: Response, traffic: &mut Traffic) -> Result<Heard, Failure> {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let limit = if status < 300 { MAX_JSON } else { MAX_PROBLEM };
    // What is not ours is not read further than to know that.
    let body = if ours(&headers) { whole(response, limit, traffic).await? } else { Vec::new() };
    Ok(Heard { status, headers, body })
}

impl Heard {
    /// Reads JSON, if the status is one of these and the answer is ours.
    pub fn json<T: DeserializeOwned>(&self, successes: &[u16]) -> Result<Said<T>, Failure> {
        if !self.is_json(successes) {
            return Err(self.failure());
        }
        self.said(serde_json::from_slice(&self.body).map_err(|_| Failure::Fault)?)
    }

    /// Whether the status is one of these, and the answer is ours and JSON.
    pub fn is_json(&self, statuses: &[u16]) -> bool {
        self.is(statuses) && self.media_is(JSON)
    }

    /// Takes the marks, if the status is one of these and the answer is ours.
    pub fn nothing(&self, successes: &[u16]) -> Result<Said<()>, Failure> {
        if self.is(successes) { self.said(()) } else { Err(self.failure()) }
    }

    /// Takes the body as it came, if the status is one of these, of that media type, and the answer is ours.
    pub fn bytes(&self, successes: &[u16], media: &str) -> Result<Vec<u8>, Failure> {
        if self.is(successes) && self.media_is(media) { Ok(self.body.clone()) } else { Err(self.failure()) }
    }

    /// The problem of a refusal of ours.
    pub fn problem(&self) -> Option<Problem> {
        let is_one = ours(&self.headers) && self.media_is(PROBLEM);
        is_one.then(|| serde_json::from_slice(&self.body).ok())?
    }

    /// What this answer comes down to when it is not the wished one.
    pub fn failure(&self) -> Failure {
        // A success that this call does not list, or of another media type, is somebody else's.
        if self.status < 400 {
            return Failure::Portal;
        }
        let body = if self.media_is(PROBLEM) { self.body.as_slice() } else { &[] };
        sort(Answer { body, ..answer(self.status, &self.headers) })
    }

    /// The code of a refusal of ours; empty if there is none.
    pub fn code(&self) -> &str {
        if ours(&self.headers) { text(&self.headers, CODE).unwrap_or_default() } else { "" }
    }

    /// A number in a header of ours.
    pub fn number(&self, header: &str) -> Option<u64> {
        text(&self.headers, header).filter(|value| value.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()
    }

    fn is(&self, successes: &[u16]) -> bool {
        ours(&self.headers) && successes.contains(&self.status)
    }

    fn media_is(&self, expected: &str) -> bool {
        text(&self.headers, CONTENT_TYPE.as_str())
            .is_some_and(|media| media.split(';').next().is_some_and(|media| media.trim() == expected))
    }

    fn said<T>(&self, what: T) -> Result<Said<T>, Failure> {
        let epoch = text(&self.headers, EPOCH).ok_or(Failure::Portal)?.to_owned();
        let at = text(&self.headers, DATE.as_str()).and_then(|at| DateTime::parse_from_rfc2822(at).ok());
        Ok(Said { what, epoch, at: at.map(|at| at.with_timezone(&Utc)) })
    }
}

/// Sends, and counts what leaves and what comes back.
pub(crate) async fn send(request: RequestBuilder, traffic: &mut Traffic) -> Result<Response, Failure> {
    let (client, request) = request.build_split();
    let request = request.map_err(|_| Failure::Fault)?;
    traffic.requests += 1;
    // Method, path, version and the headers that the library adds itself.
    let line = request.method().as_str().len() + request.url().path().len() + 12 + 50;
    let body = request.body().and_then(|body| body.as_bytes()).map_or(0, <[u8]>::len);
    traffic.sent += (line + body) as u64 + size(request.headers());
    let response = client.execute(request).await.map_err(|error| {
        traffic.departed += u64::from(!error.is_connect());
        unreachable_because(&error)
    })?;
    traffic.departed += 1;
    traffic.received += 17 + size(response.headers());
    Ok(response)
}

/// Reads a body whole; more than the limit is not ours.
pub(crate) async fn whole(
    mut response: Response,
    limit: u64,
    traffic: &mut Traffic,
) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| unreachable_because(&error))? {
        traffic.received += chunk.len() as u64;
        body.extend_from_slice(&chunk);
        if body.len() as u64 > limit {
            return Err(Failure::Portal);
        }
    }
    Ok(body)
}

fn size(headers: &HeaderMap) -> u64 {
    headers.iter().map(|(name, value)| (name.as_str().len() + value.len() + 4) as u64).sum()
}

/// A path under the base, whose own path is kept.
pub(crate) fn join(base: &Url, path: &str) -> Url {
    let mut url = base.clone();
    url.set_path(&format!("{}/{path}", base.path().trim_end_matches('/')));
    url
}

/// Whether these headers carry the mark of our gateway.
pub(crate) fn ours(headers: &HeaderMap) -> bool {
    text(headers, EPOCH).is_some_and(is_epoch)
}

/// A header's value, if it is text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(HeaderName::from_bytes(name.as_bytes()).ok()?)?.to_str().ok()
}

/// Sorts an answer of which only the head is looked at.
pub(crate) fn sorted(response: &Response) -> Failure {
    sort(answer(response.status().as_u16(), response.headers()))
}

fn answer(status: u16, headers: &HeaderMap) -> Answer<'_> {
    Answer {
        status,
        ours: ours(headers) && !headers.contains_key(LOCATION),
        retry_after: text(headers, RETRY_AFTER.as_str()).and_then(|seconds| seconds.parse().ok()),
        code: text(headers, CODE),
        body: &[],
    }
}

/// A TLS failure says that somebody else answers; all else is no network.
pub(crate) fn unreachable_because(error: &reqwest::Error) -> Failure {
    use std::error::Error;
    let mut cause: Option<&dyn Error> = error.source();
    while let Some(inner) = cause {
        if inner.to_string().contains("certificate") {
            return Failure::Intercepted;
        }
        cause = inner.source();
    }
    Failure::Offline
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Heard {
        let name = |name: &'static str| HeaderName::from_static(name);
        let headers = headers.iter().map(|(key, value)| (name(key), value.parse().unwrap())).collect();
        Heard { status, headers, body: body.as_bytes().to_vec() }
    }

    const MARK: (&str, &str) = ("region-epoch", "0123456789abcdef0123456789abcdef");
    const AS_JSON: (&str, &str) = ("content-type", "application/json");

    #[test]
    fn only_a_listed_status_with_our_mark_and_the_right_media_type_is_a_success() {
        let good = heard(201, &[MARK, AS_JSON], "{}");
        assert!(good.json::<serde_json::Value>(&[200, 201]).is_ok());
        for other in [
            heard(201, &[AS_JSON], "{}"),
            heard(202, &[MARK, AS_JSON], "{}"),
            heard(201, &[MARK, ("content-type", "text/html")], "{}"),
            heard(302, &[MARK, ("location", "/login")], ""),
        ] {
            assert_eq!(other.json::<serde_json::Value>(&[200, 201]), Err(Failure::Portal));
        }
        let unreadable = heard(201, &[MARK, AS_JSON], "<html>");
        assert_eq!(unreadable.json::<serde_json::Value>(&[201]), Err(Failure::Fault));
    }

    #[test]
    fn the_gateways_clock_and_epoch_come_with_the_answer() {
        let date = ("date", "Tue, 24 Nov 2026 08:00:00 GMT");
        let said = heard(204, &[MARK, date], "").nothing(&[204]).unwrap();
        assert_eq!(said.epoch, MARK.1);
        assert_eq!(said.at.unwrap().to_rfc3339(), "2026-11-24T08:00:00+00:00");
    }

    #[test]
    fn a_path_of_the_base_is_kept() {
        let base = Url::parse("https://host.example/ma-region/").unwrap();
        assert_eq!(join(&base, "v1/manifest").as_str(), "https://host.example/ma-region/v1/manifest");
    }
}
