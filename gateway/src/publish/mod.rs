//! Makes editions of what was imported, signs them, and writes them as plain files any web server can serve.
#![allow(
    clippy::disallowed_types,
    reason = "editions are read and written in one transaction, which the store lends"
)]

pub mod base_map;
pub mod collection;
pub mod edition;
pub mod export;
pub mod manifest;
pub mod pack;
pub mod places;
pub mod seed;
pub mod slices;

use api_client::canonical;
use api_client::wire;
use serde::Serialize;

pub use places::Places;

use crate::config::Config;
use crate::fault::Fault;
use crate::files;
use crate::keys::Keys;
use crate::store::{Store, editions, notes};

/// What a publication came to (TERMINAL.md).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Publication {
    /// Sequence of the manifest that is now public.
    pub manifest_seq: u64,
    /// The collections it lists.
    pub collections: Vec<Published>,
}

/// One collection of a publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    /// Its name.
    pub name: String,
    /// The label of its newest edition.
    pub seq: u64,
    /// Its records.
    pub count: u64,
    /// Compressed bytes of all its slices.
    pub snapshot_bytes: u64,
    /// Compressed bytes from the edition before; 0 when there is none.
    pub delta_bytes: u64,
}

/// Publishes what is held. Without any change the manifest stays, until half of its freshness is over.
///
/// Blobs are written first, then the editions in one transaction, then the manifest: at any cut the public
/// files are those of one publication.
pub fn publish(store: &Store, keys: &Keys, config: &Config) -> Result<Publication, Fault> {
    let places = Places::of(config);
    let _alone = files::lock(&config.data.join("publish.lock"))?;
    let _alone_among_gateways = store.publishing()?;
    let now = config.clock.now();
    let mut plans = Vec::new();
    for name in wire::COLLECTIONS {
        let records = store.read(|db| collection::records(db, name, config.clock.today()))?;
        let listed = store.read(|db| editions::listed(db, name))?;
        let cut = slices::cut(records, listed.iter().any(|edition| edition.slice != slices::WHOLE))?;
        if cut.is_empty() && listed.is_empty() {
            continue;
        }
        plans.push(edition::plan(store, name, cut, listed, config.publish.deltas_kept)?);
    }
    // Before anything is written: a file that is no map stops the publication.
    let map = base_map::put(&store.blobs, config)?;
    let held = last(store, &places)?;
    let (body, manifest) = store.write(|db| {
        let changed = plans.iter().any(edition::Plan::changes);
        for plan in &plans {
            plan.write(db, now.timestamp_millis())?;
        }
        let before = held.as_deref().and_then(|body| manifest::still_good(db, keys, body, now));
        if let (false, Some(manifest)) = (changed, before.filter(|before| before.map == map)) {
            return Ok((None, manifest));
        }
        let seq = config.clock.unix_seconds().max(notes::manifest_seq(db)? + 1);
        let manifest = manifest::compose(db, keys, config, (seq, now), map)?;
        let body = manifest::sign(keys, &manifest)?;
        notes::write(db, "manifest_seq", &seq.to_string())?;
        notes::write(db, "manifest_sha256", &canonical::sha256_hex(&body))?;
        if store.is_shared() {
            notes::write_manifest(db, &body)?;
        }
        Ok((Some(body), manifest))
    })?;
    places.write_roots(&keys.roots)?;
    if let Some(body) = body {
        files::replace(&places.manifest(), &body)?;
    }
    Ok(summary(&manifest))
}

/// The public manifest: the file; where other gateways publish too, what the last of them signed.
pub fn last(store: &Store, places: &Places) -> Result<Option<Vec<u8>>, Fault> {
    if store.is_shared() { store.read(notes::manifest) } else { files::read_if_there(&places.manifest()) }
}

fn summary(manifest: &wire::Manifest) -> Publication {
    let mut collections: Vec<Published> = Vec::new();
    for slice in &manifest.collections {
        let one = Published {
            name: slice.name.clone(),
            seq: slice.seq,
            count: slice.count,
            snapshot_bytes: slice.snapshot.size,
            delta_bytes: slice.deltas.first().map_or(0, |delta| delta.size),
        };
        match collections.last_mut().filter(|last| last.name == one.name) {
            None => collections.push(one),
            Some(last) => {
                last.seq = last.seq.max(one.seq);
                last.count += one.count;
                last.snapshot_bytes += one.snapshot_bytes;
                last.delta_bytes += one.delta_bytes;
            }
        }
    }
    Publication { manifest_seq: manifest.manifest_seq, collections }
}
