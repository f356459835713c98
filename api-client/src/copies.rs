//! The phone's calls about copies of its drafts, one method per route; the bearer token is the caller's.

use reqwest::header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use reqwest::{Method, RequestBuilder};

use crate::call::{Heard, Said, hear};
use crate::canonical::sha256_hex;
use crate::digest::content_digest;
use crate::failure::Failure;
use crate::filing::bearing;
use crate::gateway::{Gateway, Traffic};
use crate::wire;

const JSON: &str = "application/json";

/// What came of a wish to write over a copy, or to end it.
#[derive(Debug, Clone, PartialEq)]
pub enum Written<T> {
    /// Done.
    Done(Said<T>),
    /// What is held is not what this phone knows: this is held instead.
    Elsewhere(Box<wire::DraftElsewhere>),
}

/// A copy as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its ETag, quotes included.
    pub etag: String,
    /// What was put.
    pub copy: wire::DraftCopy,
}

impl Gateway {
    /// `GET /v1/drafts`: what is held of this account, and what was.
    pub async fn drafts(&self, token: &str, traffic: &mut Traffic) -> Result<Said<wire::DraftList>, Failure> {
        hear(bearing(self.asks(Method::GET, "v1/drafts"), token), traffic).await?.json(&[200])
    }

    /// `GET /v1/drafts/{id}`; none if no copy is held.
    pub async fn draft(
        &self,
        token: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Option<Said<Held>>, Failure> {
        let path = format!("v1/drafts/{id}");
        let heard = hear(bearing(self.asks(Method::GET, &path), token), traffic).await?;
        if (heard.status, heard.code()) == (404, "unknown") {
            return Ok(None);
        }
        let said: Said<wire::DraftCopy> = heard.json(&[200])?;
        let etag = heard.headers.get(ETAG).and_then(|etag| etag.to_str().ok());
        let etag = etag.ok_or(Failure::Fault)?.to_owned();
        Ok(Some(said.map(|copy| Held { etag, copy })))
    }

    /// `PUT /v1/drafts/{id}` over the copy of that ETag, or where there is none. Damaged on the way: sent once more.
    pub async fn put_draft(
        &self,
        token: &str,
        id: &str,
        known: Option<&str>,
        copy: &[u8],
        traffic: &mut Traffic,
    ) -> Result<Written<wire::DraftHeld>, Failure> {
        let path = format!("v1/drafts/{id}");
        let mut again = true;
        let heard = loop {
            let request = self
                .sends(Method::PUT, &path, copy.to_vec(), None)
                .header(CONTENT_TYPE, JSON)
                .header("content-digest", content_digest(copy));
            let heard = hear(bearing(knowing(request, known), token), traffic).await?;
            if !(heard.code() == "bad-digest" && std::mem::take(&mut again)) {
                break heard;
            }
        };
        match elsewhere(&heard) {
            Some(elsewhere) => Ok(Written::Elsewhere(elsewhere)),
            None => heard.json(&[200, 201]).map(Written::Done),
        }
    }

    /// `DELETE /v1/drafts/{id}`, the copy of that ETag. `discarded`: the draft itself goes, on every phone.
    pub async fn end_draft(
        &self,
        token: &str,
        id: &str,
        etag: &str,
        discarded: bool,
        traffic: &mut Traffic,
    ) -> Result<Written<()>, Failure> {
        let why = if discarded { "discarded" } else { "stopped" };
        let request = self.asks(Method::DELETE, &format!("v1/drafts/{id}")).query(&[("why", why)]);
        let heard = hear(bearing(knowing(request, Some(etag)), token), traffic).await?;
        match (elsewhere(&heard), heard.status, heard.code()) {
            (Some(elsewhere), _, _) => Ok(Written::Elsewhere(elsewhere)),
            // It never was there, or nobody remembers it: there is nothing to end.
            (_, 404, "unknown") => heard.nothing(&[404]).map(Written::Done),
            _ => heard.nothing(&[204]).map(Written::Done),
        }
    }

    /// `GET /v1/forms/{sha256}`: the canonical line of a definition; none if the gateway does not have it. What is
    /// not what its name says is a fault.
    pub async fn definition(&self, sha256: &str, traffic: &mut Traffic) -> Result<Option<Vec<u8>>, Failure> {
        let heard = hear(self.asks(Method::GET, &format!("v1/forms/{sha256}")), traffic).await?;
        if (heard.status, heard.code()) == (404, "unknown") {
            return Ok(None);
        }
        let body = heard.bytes(&[200], JSON)?;
        if sha256_hex(&body) == sha256 { Ok(Some(body)) } else { Err(Failure::Fault) }
    }
}

fn knowing(request: RequestBuilder, known: Option<&str>) -> RequestBuilder {
    match known {
        Some(etag) => request.header(IF_MATCH, etag),
        None => request.header(IF_NONE_MATCH, "*"),
    }
}

fn elsewhere(heard: &Heard) -> Option<Box<wire::DraftElsewhere>> {
    let is_elsewhere = (heard.status, heard.code()) == (412, "changed-elsewhere");
    is_elsewhere.then(|| heard.problem().and_then(|problem| problem.draft))?
}
