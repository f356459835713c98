//! The phone's calls about what the gateway holds of a person: erase it, give it out.

use reqwest::Method;

use crate::call::{Said, hear};
use crate::failure::Failure;
use crate::filing::bearing;
use crate::gateway::{Download, Gateway, Traffic};
use crate::wire;

const ZIP: &str = "application/zip";

/// What a question about an export came to.
pub enum Exported {
    /// Not ready: ask again in a while.
    Preparing(Box<Said<wire::Export>>),
    /// Here it comes: a ZIP, from its first byte on.
    Ready(Download),
    /// Never asked for by this account, or no longer kept: ask for a new one.
    Unknown,
}

impl Gateway {
    /// `PUT /v1/me/erasures/{id}`: everything of the account goes, and what the law keeps is said.
    ///
    /// `authority` is the erasure token; an access token will do, but it ends with the account, so that a lost answer
    /// could not be asked for again. The same id again, and any other id after it, is answered by what was done.
    /// [`Failure::SignedOut`] for an erasure token: this gateway never gave it, and nothing can be done with it.
    pub async fn erase(
        &self,
        authority: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Erasure>, Failure> {
        let request = self.asks(Method::PUT, &format!("v1/me/erasures/{id}"));
        hear(bearing(request, authority), traffic).await?.json(&[200, 202])
    }

    /// `GET /v1/erasures/{id}`: how far it is. Only the account's erasure token reads it: the account itself is gone.
    /// None if there is no such erasure of that account.
    pub async fn erasure(
        &self,
        authority: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Option<Said<wire::Erasure>>, Failure> {
        let request = self.asks(Method::GET, &format!("v1/erasures/{id}"));
        let heard = hear(bearing(request, authority), traffic).await?;
        if (heard.status, heard.code()) == (404, "unknown") {
            return Ok(None);
        }
        heard.json(&[200]).map(Some)
    }

    /// `PUT /v1/me/exports/{id}`: asks that what is held be put together. The same id again changes nothing.
    pub async fn ask_export(
        &self,
        token: &str,
        id: &str,
        traffic: &mut Traffic,
    ) -> Result<Said<wire::Export>, Failure> {
        let request = self.asks(Method::PUT, &format!("v1/me/exports/{id}"));
        hear(bearing(request, token), traffic).await?.json(&[202])
    }

    /// `GET /v1/me/exports/{id}`: the ZIP, once it is ready; kept for seven days.
    pub async fn export(&self, token: &str, id: &str, traffic: &mut Traffic) -> Result<Exported, Failure> {
        let request = self.asks(Method::GET, &format!("v1/me/exports/{id}"));
        match self.download_or_heard(bearing(request, token), ZIP, traffic).await? {
            Ok(download) => Ok(Exported::Ready(download)),
            Err(heard) if (heard.status, heard.code()) == (404, "unknown") => Ok(Exported::Unknown),
            Err(heard) => heard.json(&[202]).map(|said| Exported::Preparing(Box::new(said))),
        }
    }
}
