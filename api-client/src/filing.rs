//! The phone's calls about what it files, one method per route; the bearer token is the caller's.

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, RequestBuilder};

use crate::call::{Said, hear};
use crate::digest::content_digest;
use crate::failure::Failure;
use crate::gateway::{Download, Gateway, Traffic};
use crate::wire;

const ENVELOPE: &str = "application/vnd.maregion.envelope+json";
const JSON: &str = "application/json";

/// What a question about changes came to.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Nothing since that cursor.
    Nothing(Said<()>),
    /// A page, and where the next one begins.
    Page(Said<wire::Changes>),
    /// That cursor is of another epoch, or too old: ask without one.
    StartAgain,
}

impl Gateway {
    /// `GET /v1/ping`: whether it is our gateway that answers. The nonce is 32 random hex digits.
    pub async fn ping(&self, nonce: &str, traffic: &mut Traffic) -> Result<Said<()>, Failure> {
        let heard = hear(self.asks(Method::GET, "v1/ping").header("region-probe", nonce), traffic).await?;
        let echoed = heard.headers.get("region-probe").is_some_and(|echo| echo == nonce);
        if echoed { heard.nothing(&[204]) } else { Err(heard.nothing(&[]).err().unwrap_or(Failure::Portal)) }
    }

    /// `PUT /v1/applications/{id}` with the bytes that were sealed. Damaged on the way: sent once more.
    pub async fn put_application(
        &self,
        token: &str,
        id: &str,
        envelope: &[u8],
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Registered>, Failure> {
        let path = format!("v1/applications/{id}");
        let heard = self.put(token, &path, ENVELOPE, envelope, traffic).await?;
        let said: Said<wire::Registered> = heard.json(&[200, 201])?;
        if said.what.application == id { Ok(said) } else { Err(Failure::Fault) }
    }

    /// `PUT …/withdrawal`: takes an application back; R4 is in the answer.
    pub async fn put_withdrawal(
        &self,
        token: &str,
        id: &str,
        withdrawal: &[u8],
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Withdrawn>, Failure> {
        let path = format!("v1/applications/{id}/withdrawal");
        self.put(token, &path, JSON, withdrawal, traffic).await?.json(&[200, 201])
    }

    /// `PUT …/messages/{mid}`: a message; its documents follow like those of an application.
    pub async fn put_message(
        &self,
        token: &str,
        id: &str,
        message_id: &str,
        message: &[u8],
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Message>, Failure> {
        let path = format!("v1/applications/{id}/messages/{message_id}");
        self.put(token, &path, JSON, message, traffic).await?.json(&[200, 201])
    }

    /// `GET …/messages`, oldest first.
    pub async fn messages(
        &self,
        token: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Messages>, Failure> {
        let path = format!("v1/applications/{id}/messages");
        hear(bearing(self.asks(Method::GET, &path), token), traffic).await?.json(&[200])
    }

    /// `GET /v1/applications`: everything this account filed.
    pub async fn applications(
        &self,
        token: &str,
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Applications>, Failure> {
        hear(bearing(self.asks(Method::GET, "v1/applications"), token), traffic).await?.json(&[200])
    }

    /// `GET /v1/applications/{id}`; none if the gateway never registered it.
    pub async fn application(
        &self,
        token: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Option<Said<wire::Application>>, Failure> {
        let path = format!("v1/applications/{id}");
        let heard = hear(bearing(self.asks(Method::GET, &path), token), traffic).await?;
        match (heard.status, heard.code()) {
            (404, "unknown") => Ok(None),
            _ => heard.json(&[200]).map(Some),
        }
    }

    /// `GET …/receipts`: the signed receipts, oldest first.
    pub async fn receipts(
        &self,
        token: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Receipts>, Failure> {
        let path = format!("v1/applications/{id}/receipts");
        hear(bearing(self.asks(Method::GET, &path), token), traffic).await?.json(&[200])
    }

    /// `GET …/documents/{sha256}`: a verified document, for a phone that does not hold it; none if unknown.
    pub async fn document(
        &self,
        token: &str,
        id: &str,
        sha256: &str,
        traffic: &mut Traffic,
    ) -> Result<Option<Download>, Failure> {
        let path = format!("v1/applications/{id}/documents/{sha256}");
        self.download(bearing(self.asks(Method::GET, &path), token), traffic).await
    }

    /// `GET /v1/changes` after a cursor, or the whole state without one.
    pub async fn changes(
        &self,
        token: &str,
        cursor: Option<&str>,
        limit: u32,
        traffic: &mut Traffic,
    ) -> Result<News, Failure> {
        let mut request = self.asks(Method::GET, "v1/changes").query(&[("limit", limit)]);
        if let Some(cursor) = cursor {
            request = request.query(&[("cursor", cursor)]);
        }
        let heard = hear(bearing(request, token), traffic).await?;
        match (heard.status, heard.code()) {
            (204, _) => heard.nothing(&[204]).map(News::Nothing),
            (410, "cursor-unknown") => Ok(News::StartAgain),
            _ => heard.json(&[200]).map(News::Page),
        }
    }

    /// `POST /v1/reconcile`: what the phone holds, after the gateway's epoch changed; 200 a call.
    pub async fn reconcile(
        &self,
        token: &str,
        held: &wire::Reconcile,
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Reconciled>, Failure> {
        let body = serde_json::to_vec(held).map_err(|_| Failure::Fault)?;
        let request = self.sends(Method::POST, "v1/reconcile", body, None).header(CONTENT_TYPE, JSON);
        hear(bearing(request, token), traffic).await?.json(&[200])
    }

    async fn put(
        &self,
        token: &str,
        path: &str,
        media: &str,
        body: &[u8],
        traffic: &mut Traffic,
    ) -> Result<crate::call::Heard, Failure> {
        let mut again = true;
        loop {
            let request = self
                .sends(Method::PUT, path, body.to_vec(), None)
                .header(CONTENT_TYPE, media)
                .header("content-digest", content_digest(body));
            let heard = hear(bearing(request, token), traffic).await?;
            if !(heard.code() == "bad-digest" && std::mem::take(&mut again)) {
                return Ok(heard);
            }
        }
    }
}

/// The same request, with a token.
pub(crate) fn bearing(request: RequestBuilder, token: &str) -> RequestBuilder {
    request.header(AUTHORIZATION, format!("Bearer {token}"))
}
