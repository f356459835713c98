//! The manifest: composed from what is listed, signed, and kept while it is good.

use crate::store::sql::Connection;
use api_client::canonical::{self, sha256_hex};
use api_client::envelope::MAX_PAYLOAD;
use api_client::{pack, wire};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use crate::config::Config;
use crate::fault::Fault;
use crate::keys::Keys;
use crate::store::{editions, notes, receipts};

/// Version of each collection's records, and the oldest app that understands them.
const SCHEMA: u32 = 1;
const MIN_APP: &str = "0.1.0";

/// The manifest of what is listed now, with the base map if there is one.
pub fn compose(
    db: &Connection,
    keys: &Keys,
    config: &Config,
    (manifest_seq, now): (u64, DateTime<Utc>),
    map: Option<wire::BaseMap>,
) -> Result<wire::Manifest, Fault> {
    let instant = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut collections = Vec::new();
    for name in wire::COLLECTIONS {
        for edition in editions::listed(db, name)? {
            let delta = |delta: editions::Delta| wire::Delta {
                from: delta.from,
                from_canon_sha256: delta.from_canon_sha256,
                sha256: delta.blob_sha256,
                size: delta.size,
                raw: delta.raw,
            };
            collections.push(wire::Collection {
                name: edition.collection,
                slice: edition.slice,
                seq: edition.seq,
                schema: SCHEMA,
                min_app: MIN_APP.to_owned(),
                count: edition.count,
                canon_sha256: edition.canon_sha256,
                snapshot: wire::Blob { sha256: edition.blob_sha256, size: edition.size, raw: edition.raw },
                deltas: editions::deltas(db, edition.id)?.into_iter().map(delta).collect(),
            });
        }
    }
    let stale_after = now + TimeDelta::days(i64::from(config.publish.stale_after_days));
    Ok(wire::Manifest {
        manifest_seq,
        issued_at: instant(now),
        stale_after: instant(stale_after),
        base: Some(config.base.clone()).filter(|base| !base.is_empty()),
        root: keys.root.root,
        receipts_head: head(db)?,
        collections: within_the_limit(collections),
        map,
    })
}

/// Where the chain of receipts ends; none before the first of them.
fn head(db: &Connection) -> Result<Option<wire::ReceiptsHead>, Fault> {
    let head = receipts::head(db)?;
    Ok((head.seq > 0).then_some(wire::ReceiptsHead { seq: head.seq, sha256: head.sha256 }))
}

/// Signs a manifest.
pub fn sign(keys: &Keys, manifest: &wire::Manifest) -> Result<Vec<u8>, Fault> {
    let payload = canonical::to_vec(manifest).map_err(|error| Fault::Damaged(error.to_string()))?;
    if payload.len() > MAX_PAYLOAD {
        return Err(Fault::TooLarge { what: "the manifest".to_owned(), limit: MAX_PAYLOAD as u64 });
    }
    keys.sign_manifest(manifest.manifest_seq, &payload)
}

/// The public manifest, if it is the one signed last, under the newest root, and fresh for half its time.
pub fn still_good(db: &Connection, keys: &Keys, body: &[u8], now: DateTime<Utc>) -> Option<wire::Manifest> {
    let signed = notes::read(db, "manifest_sha256").ok()??;
    let manifest = pack::manifest(body, &keys.root).ok()?;
    let day = |text: &str| text.parse::<DateTime<Utc>>().ok();
    let (issued, stale) = (day(&manifest.issued_at)?, day(&manifest.stale_after)?);
    let fresh = now < issued + (stale - issued) / 2;
    (signed == sha256_hex(body) && manifest.root == keys.root.root && fresh).then_some(manifest)
}

/// Phones refuse a manifest over 256 KiB: the oldest deltas give way, a phone that late takes a snapshot.
fn within_the_limit(mut collections: Vec<wire::Collection>) -> Vec<wire::Collection> {
    const ONE: usize = 330;
    let lines = |all: &[wire::Collection]| all.iter().map(|one| 1 + one.deltas.len()).sum::<usize>();
    while lines(&collections) * ONE > MAX_PAYLOAD {
        let longest = collections.iter().map(|one| one.deltas.len()).max().unwrap_or(0);
        if longest == 0 {
            break;
        }
        collections.iter_mut().for_each(|one| one.deltas.truncate(longest - 1));
    }
    collections
}
