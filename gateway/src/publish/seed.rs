//! The embedded pack: what a fresh gateway begins with, and the bases of deltas for the apps that hold it.

use std::collections::BTreeMap;

use crate::store::sql::Transaction;
use api_client::canonical::sha256_hex;
use api_client::pack::{self, Container, Slice};
use api_client::wire;
use chrono::{DateTime, Utc};

use crate::config::Config;
use crate::fault::Fault;
use crate::store::editions::Edition;
use crate::store::records::{Extent, Kept};
use crate::store::{Store, editions, notes, records};
use crate::{files, keys};

/// The pack compiled in; empty in a build that had none.
const COMPILED_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/seed.mrpack"));

/// Plants the configured pack: in an empty store its records too, else its editions alone.
pub fn plant(store: &Store, config: &Config) -> Result<(), Fault> {
    let file = match config.seed.to_str() {
        Some("none") => Vec::new(),
        Some("") => COMPILED_IN.to_vec(),
        _ => files::read(&config.seed)?,
    };
    let name = format!("seed:{}", sha256_hex(&file));
    if file.is_empty() || store.read(|db| notes::read(db, &name))?.is_some() {
        return Ok(());
    }
    let slices = verified(&file).map_err(Fault::of_pack("the seed"))?;
    for (_, _, snapshot) in &slices {
        store.blobs.put(snapshot)?;
    }
    store.write(|db| {
        let empty = records::count(db)? == 0 && editions::all(db)?.is_empty();
        let mut by_source: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
        for (edition, slice, _) in slices {
            let collection = wire::COLLECTIONS.into_iter().find(|name| *name == edition.collection);
            let known = editions::embed(db, &edition.collection, &edition.slice, &edition.canon_sha256)?;
            let Some(collection) = collection.filter(|_| !known) else { continue };
            let id = editions::add(db, &edition)?;
            if empty {
                editions::list(db, collection, &edition.slice, id)?;
                for (id, body) in slice.0 {
                    let source = feed_of(collection, &body);
                    by_source.entry(source).or_default().push(Kept { collection, id, body });
                }
            }
        }
        keep(db, &by_source, config.clock.now())?;
        notes::write(db, &name, "planted")
    })
}

fn keep(db: &Transaction, by_source: &BTreeMap<String, Vec<Kept>>, now: DateTime<Utc>) -> Result<(), Fault> {
    for (source, kept) in by_source {
        records::keep(db, source, kept, Extent::Part, now.timestamp_millis())?;
    }
    Ok(())
}

/// The feed a record came from, so that the next import of that feed takes it over.
fn feed_of(collection: &str, body: &[u8]) -> String {
    #[derive(serde::Deserialize)]
    struct From {
        id: Option<String>,
        source: Option<String>,
        ent_url: Option<String>,
    }
    let said = serde_json::from_slice(body).ok();
    // Events, places and schools name their source for people: the feed is in the id, or is the only one. A school whose
    // page is told is the table's: it is told again by no feed.
    let named = said.and_then(|From { id, source, ent_url }| match collection {
        "events" | "places" => id.and_then(|id| Some(id.split_once(':')?.0.to_owned())),
        "schools" => Some(if ent_url.is_some() { "content" } else { "annuaire-education" }.to_owned()),
        _ => source,
    });
    named
        .filter(|source| !source.is_empty())
        .unwrap_or_else(|| if collection == "communes" { "communes" } else { "content" }.to_owned())
}

type Planted = (Edition, Slice, Vec<u8>);

/// Reads a pack and checks all of it: roots, signature, digests.
fn verified(file: &[u8]) -> Result<Vec<Planted>, pack::Refused> {
    let Container { roots, manifest, blobs } = pack::read_container(file)?;
    let root = keys::walk(&roots).map_err(|_| pack::Refused::Root)?;
    let manifest = pack::manifest(&manifest, &root)?;
    let issued_at = manifest.issued_at.parse::<DateTime<Utc>>().map_err(|_| pack::Refused::Format)?;
    let planted = |one: wire::Collection| {
        let snapshot = blobs.get(&one.snapshot.sha256).ok_or(pack::Refused::Truncated)?;
        let form = pack::read_snapshot(snapshot, one.snapshot.raw)?;
        if sha256_hex(&form) != one.canon_sha256 {
            return Err(pack::Refused::Digest);
        }
        let slice = Slice::read(&form)?;
        let edition = Edition {
            id: 0,
            collection: one.name,
            slice: one.slice,
            seq: one.seq,
            canon_sha256: one.canon_sha256,
            blob_sha256: one.snapshot.sha256,
            size: one.snapshot.size,
            raw: one.snapshot.raw,
            count: slice.0.len() as u64,
            issued_at_ms: issued_at.timestamp_millis(),
            embedded: true,
        };
        Ok((edition, slice, snapshot.clone()))
    };
    manifest.collections.into_iter().map(planted).collect()
}
