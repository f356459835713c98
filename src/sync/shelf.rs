//! Where blobs come from: the gateway, resumed where it was cut, or a pack in one file.

use api_client::canonical::sha256_hex;
use api_client::failure::Failure;
use api_client::gateway::{Gateway, Traffic};
use api_client::pack::{Container, Refused};

use super::Stop;
use crate::store::Store;

/// Bytes written down at a time while a blob comes in.
const STEP: usize = 64 * 1024;

/// Where blobs come from. What it gives has the digest that was asked for.
pub enum Shelf<'a> {
    /// A pack in one file.
    Pack(&'a Container),
    /// The gateway, or the host it names for blobs.
    Line {
        /// The gateway.
        gateway: &'a Gateway,
        /// Another host for blobs, signed in the manifest.
        base: Option<&'a str>,
        /// Where parts are kept.
        store: &'a Store,
        /// What travels.
        traffic: &'a mut Traffic,
    },
}

impl Shelf<'_> {
    /// Why a blob that must be there is not.
    pub fn missing(&self) -> Stop {
        match self {
            Self::Pack(_) => Stop::Refused(Refused::Truncated),
            Self::Line { .. } => Stop::Line(Failure::Portal),
        }
    }

    /// The blob of that digest and size; none if there is no such blob.
    pub async fn blob(&mut self, sha256: &str, size: u64) -> Result<Option<Vec<u8>>, Stop> {
        match self {
            Self::Pack(pack) => Ok(pack.blobs.get(sha256).cloned()),
            Self::Line { gateway, base, store, traffic } => {
                // A damaged part is thrown away once; a second one ends the round.
                match fetch(gateway, *base, store, traffic, sha256, size).await {
                    Err(Stop::Refused(Refused::Digest | Refused::TooLarge)) => {
                        fetch(gateway, *base, store, traffic, sha256, size).await
                    }
                    outcome => outcome,
                }
            }
        }
    }
}

async fn fetch(
    gateway: &Gateway,
    base: Option<&str>,
    store: &Store,
    traffic: &mut Traffic,
    sha256: &str,
    size: u64,
) -> Result<Option<Vec<u8>>, Stop> {
    let part = store.part(sha256);
    let mut held = store.part_bytes(&part).await?;
    if (held.len() as u64) < size {
        let Some(mut download) = gateway.blob(base, sha256, held.len() as u64, traffic).await? else {
            return Ok(None);
        };
        let mut afresh = download.from == 0;
        if afresh {
            held.clear();
        }
        let mut waiting = Vec::new();
        loop {
            let chunk = download.next(traffic).await;
            let ended = !matches!(chunk, Ok(Some(_)));
            let outcome = chunk.map(|chunk| waiting.extend(chunk.unwrap_or_default()));
            if waiting.len() >= STEP || ended && !waiting.is_empty() {
                held.extend_from_slice(&waiting);
                store.part_grows(&part, std::mem::take(&mut waiting), afresh).await?;
                afresh = false;
            }
            outcome?;
            if held.len() as u64 > size {
                store.part_ends(&part).await?;
                return Err(Stop::Refused(Refused::TooLarge));
            }
            if ended {
                break;
            }
        }
    }
    if held.len() as u64 == size && sha256_hex(&held) == sha256 {
        return Ok(Some(held));
    }
    store.part_ends(&part).await?;
    if (held.len() as u64) < size {
        // A whole answer of another length: a page, not the blob. (A cut is an error of the line.)
        return Err(Stop::Line(Failure::Portal));
    }
    Err(Stop::Refused(Refused::Digest))
}
