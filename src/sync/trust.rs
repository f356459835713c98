//! Which roots are trusted: the one compiled in, and those that follow from it.

use api_client::canonical::{hex, unhex};
use api_client::pack::Refused;
use api_client::root::{self, Root};

use super::{Stop, Sync};
use crate::store::reference::notes::{self, Note};

/// The root compiled into this build, and whether it is the public development one.
#[derive(Debug, Clone, Copy)]
pub struct Trust {
    /// Its body.
    pub root: &'static [u8],
    /// Its keys are public: accepted from a gateway on this machine only.
    pub development: bool,
}

impl Trust {
    /// What this build was compiled with.
    pub const BUILT_IN: Self = Self {
        root: include_bytes!(concat!(env!("OUT_DIR"), "/trusted.root")),
        development: option_env!("MA_REGION_ROOT").is_none(),
    };
}

/// The newest root accepted so far: the one noted if it is newer than the one compiled in.
pub(super) async fn newest(sync: &Sync) -> Result<Root, Stop> {
    let built_in = root::trusted(sync.trust.root).map_err(|_| Refused::Root)?;
    let noted = sync.store.read(|db| notes::read(db, Note::Root)).await?;
    // What is noted was accepted by this app; it still must hold together.
    let noted = noted.and_then(|text| unhex(&text)).and_then(|body| root::trusted(&body).ok());
    Ok(noted.filter(|noted| noted.root > built_in.root).unwrap_or(built_in))
}

/// Follows a chain of roots, oldest first; those already passed are skipped.
pub(super) fn follow(held: Root, chain: &[Vec<u8>]) -> Result<(Root, Option<Vec<u8>>), Refused> {
    let mut newest = (held, None);
    for body in chain {
        match root::next(&newest.0, body) {
            Ok(root) => newest = (root, Some(body.clone())),
            // An older root of the chain, or the one held itself, takes nothing away.
            Err(_) if root::trusted(body).is_ok_and(|root| root.root <= newest.0.root) => {}
            Err(_) => return Err(Refused::Root),
        }
    }
    Ok(newest)
}

/// Notes the newest root accepted.
pub(super) async fn note(sync: &Sync, body: Vec<u8>) -> Result<(), Stop> {
    Ok(sync.store.write(move |db| notes::write(db, Note::Root, &hex(&body))).await?)
}
