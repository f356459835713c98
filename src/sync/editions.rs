//! Fetch, verify, apply: new content is committed only once it is verified whole (WIRE.md §4.5).

use api_client::canonical::sha256_hex;
use api_client::failure::{Failure, LONGEST_WAIT};
use api_client::gateway::{Gateway, ManifestAnswer, Traffic};
use api_client::pack::{self, Refused, Seen, Slice};
use api_client::root::{MAX_WALK, Root};
use api_client::wire::{Collection, Manifest};
use chrono::DateTime;

use super::base_map;
use super::plan::{Task, Way, plan};
use super::shelf::Shelf;
use super::{Stop, Sync, trust};
use crate::store::desk::settings;
use crate::store::reference::notes::{self, Note};
use crate::store::reference::status::{self, SyncState};
use crate::store::reference::{NewEdition, apply, editions};

/// A collection that moved from one edition to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its name.
    pub collection: String,
    /// Label of the edition held before; none if it was not held.
    pub from: Option<u64>,
    /// Label of the edition held now.
    pub to: u64,
    /// Compressed bytes fetched for it.
    pub bytes: u64,
}

/// The embedded pack, or one handed over by cable: applied only if newer than what is held.
pub(super) async fn from_container(sync: &Sync, file: &[u8]) -> Result<Vec<Moved>, Stop> {
    if sync.store.read(apply::is_behind).await? {
        sync.store.write(apply::derive_again).await?;
    }
    let container = pack::read_container(file)?;
    let held = trust::newest(sync).await?;
    let (root, newer) = trust::follow(held, &container.roots)?;
    let manifest = pack::manifest(&container.manifest, &root)?;
    let older = seen(sync).await?.is_some_and(|seen| manifest.manifest_seq <= seen.manifest_seq);
    if older && holds_something(sync).await? {
        // Older than what a gateway gave us: as it should be, unless that content was lost.
        return Ok(Vec::new());
    }
    if plan(&manifest, &sync.store.read(editions::all).await?, sync.app)?.iter().all(Task::is_done) {
        // The usual start: nothing is written, and nobody waits for a round that another process makes.
        return Ok(Vec::new());
    }
    let _alone = sync.store.alone().await?;
    if let Some(body) = newer {
        trust::note(sync, body).await?;
    }
    let seq = manifest.manifest_seq.to_string();
    sync.store.write(move |db| notes::write(db, Note::SeedSeq, &seq)).await?;
    let mut moved = Vec::new();
    apply_all(sync, &manifest, &mut Shelf::Pack(&container), &mut moved, true).await?;
    Ok(moved)
}

/// One round with the gateway. `moved` holds what was applied even if the round stops half-way.
pub(super) async fn from_gateway(
    sync: &Sync,
    gateway: &Gateway,
    moved: &mut Vec<Moved>,
    traffic: &mut Traffic,
) -> Result<(), Stop> {
    if sync.trust.development && !gateway.is_loopback() {
        return Err(Stop::Refused(Refused::Root));
    }
    wait_as_asked(sync).await?;
    let noted = sync.store.read(|db| notes::read(db, Note::ETag)).await?;
    // Another version of the app may know more collections: it asks for the manifest again.
    let mine = format!("{} ", sync.app);
    let etag = noted.as_deref().and_then(|noted| noted.strip_prefix(&mine));
    let answer = gateway.manifest(etag, MAX_MANIFEST, traffic).await?;
    let ManifestAnswer::Body { body, etag } = answer else {
        return Ok(());
    };
    let root = walk(sync, gateway, &body, traffic).await?;
    let manifest = pack::manifest(&body, &root)?;
    let seen = pack::not_rolled_back(&manifest, &body, seen(sync).await?.as_ref())?;
    note_seen(sync, seen).await?;
    let seed = sync.store.read(|db| notes::read(db, Note::SeedSeq)).await?;
    if seed.and_then(|seq| seq.parse().ok()).is_some_and(|seq: u64| manifest.manifest_seq < seq) {
        // This build carries newer content than the gateway serves.
        return Ok(());
    }
    base_map::note_offer(sync, &manifest).await?;
    let mut shelf = Shelf::Line { gateway, base: manifest.base.as_deref(), store: &sync.store, traffic };
    let whole = apply_all(sync, &manifest, &mut shelf, moved, false).await?;
    if let Some(etag) = etag.filter(|_| whole) {
        sync.store.write(move |db| notes::write(db, Note::ETag, &format!("{mine}{etag}"))).await?;
    }
    Ok(sync.store.sweep_parts().await?)
}

/// Keeps to the wait that the gateway asked for, also after a restart: no request before it is over.
pub(super) async fn wait_as_asked(sync: &Sync) -> Result<(), Stop> {
    let noted = sync.store.read(|db| notes::read(db, Note::NotBefore)).await?;
    let until = noted.and_then(|text| text.parse::<i64>().ok()).and_then(DateTime::from_timestamp_millis);
    let left = until.map(|until| until - sync.clock.now()).and_then(|left| left.to_std().ok());
    match left.filter(|left| !left.is_zero() && *left <= LONGEST_WAIT) {
        Some(left) => Err(Stop::Line(Failure::Busy(Some(left)))),
        // Over, never asked for, or so far ahead that the clock must have jumped.
        None => Ok(()),
    }
}

/// Writes down until when the gateway asked not to be asked again.
pub(super) async fn note_wait(sync: &Sync, wait: std::time::Duration) -> Result<(), Stop> {
    let wait = chrono::TimeDelta::from_std(wait.min(LONGEST_WAIT)).unwrap_or_default();
    let until = (sync.clock.now() + wait).timestamp_millis().to_string();
    Ok(sync.store.write(move |db| notes::write(db, Note::NotBefore, &until)).await?)
}

/// Largest manifest: its payload, and up to sixteen signatures.
const MAX_MANIFEST: u64 = 256 * 1024 + 2048;

/// Takes up the roots between the one held and the one the manifest names.
async fn walk(sync: &Sync, gateway: &Gateway, body: &[u8], traffic: &mut Traffic) -> Result<Root, Stop> {
    let mut held = trust::newest(sync).await?;
    let claimed = pack::claimed_root(body)?;
    for _ in 0..MAX_WALK {
        if claimed <= held.root {
            break;
        }
        let Some(next) = gateway.root(held.root + 1, MAX_MANIFEST, traffic).await? else {
            break;
        };
        let (root, accepted) = trust::follow(held, &[next])?;
        held = root;
        if let Some(body) = accepted {
            trust::note(sync, body).await?;
        }
    }
    Ok(held)
}

/// Applies every collection; true if all of them are held now.
async fn apply_all(
    sync: &Sync,
    manifest: &Manifest,
    shelf: &mut Shelf<'_>,
    moved: &mut Vec<Moved>,
    embedded: bool,
) -> Result<bool, Stop> {
    let held = sync.store.read(editions::all).await?;
    let tasks = plan(manifest, &held, sync.app)?;
    let saving =
        !embedded && sync.store.read(settings::read).await.is_ok_and(|settings| settings.data_saving);
    let total = tasks.iter().filter(|task| !task.is_done()).count() as u32;
    let mut whole = true;
    let mut done = 0;
    for task in tasks.iter().filter(|task| !task.is_done()) {
        let held_before = held.iter().find(|edition| edition.collection == task.collection);
        if task.too_new || saving && held_before.is_some() && has_snapshot(task) {
            whole = false;
            continue;
        }
        if !embedded {
            report(sync, done, total).await;
        }
        let mut bytes = 0;
        let slices = fetch(sync, task, shelf, &mut bytes).await?;
        commit(sync, manifest, task, slices).await?;
        done += 1;
        moved.push(Moved {
            collection: task.collection.clone(),
            from: held_before.map(|edition| edition.seq),
            to: task.slices.iter().map(|(slice, _)| slice.seq).max().unwrap_or(0),
            bytes,
        });
    }
    Ok(whole)
}

fn has_snapshot(task: &Task) -> bool {
    task.slices.iter().any(|(_, way)| matches!(way, Way::Snapshot(_)))
}

async fn report(sync: &Sync, done: u32, total: u32) {
    let at = sync.clock.now();
    // Only says how far it is; if it cannot be written, the work itself will tell why.
    let _ = sync.store.write(move |db| status::write(db, SyncState::Working { done, total }, at, 0)).await;
}

/// Each slice that changes: as it was held, and as it will be, verified against the signed digest.
async fn fetch(
    sync: &Sync,
    task: &Task,
    shelf: &mut Shelf<'_>,
    fetched: &mut u64,
) -> Result<Vec<(Collection, Slice, Slice)>, Stop> {
    let mut slices = Vec::new();
    for (slice, way) in task.slices.iter().filter(|(_, way)| *way != Way::Keep) {
        let (name, part) = (slice.name.clone(), slice.slice.clone());
        let held = Slice(sync.store.read(move |db| editions::records(db, &name, &part)).await?);
        let mut wanted = None;
        if let Way::Delta(delta) = way {
            // A check for free: rows that no longer make the base were damaged.
            if sha256_hex(&held.canonical()) == delta.from_canon_sha256
                && let Some(bytes) = shelf.blob(&delta.sha256, delta.size).await?
            {
                *fetched += delta.size;
                // A delta that does not lead where it should gives way to the snapshot.
                let led = pack::read_delta(&held, &bytes, delta.raw).ok();
                wanted = led.filter(|led| sha256_hex(&led.canonical()) == slice.canon_sha256);
            }
        }
        let wanted = match wanted {
            Some(wanted) => wanted,
            None => {
                *fetched += slice.snapshot.size;
                snapshot(slice, shelf).await?
            }
        };
        if sha256_hex(&wanted.canonical()) != slice.canon_sha256 {
            return Err(Stop::Refused(Refused::Digest));
        }
        slices.push((slice.clone(), held, wanted));
    }
    Ok(slices)
}

async fn snapshot(slice: &Collection, shelf: &mut Shelf<'_>) -> Result<Slice, Stop> {
    let blob = &slice.snapshot;
    let bytes = match shelf.blob(&blob.sha256, blob.size).await? {
        Some(bytes) => bytes,
        None => return Err(shelf.missing()),
    };
    Ok(Slice::read(&pack::read_snapshot(&bytes, blob.raw)?)?)
}

/// One transaction for all slices of a collection; readers go on with the old edition meanwhile.
async fn commit(
    sync: &Sync,
    manifest: &Manifest,
    task: &Task,
    slices: Vec<(Collection, Slice, Slice)>,
) -> Result<(), Stop> {
    let applied_at = sync.clock.now().timestamp_millis();
    let issued_at =
        DateTime::parse_from_rfc3339(&manifest.issued_at).map_or(applied_at, |at| at.timestamp_millis());
    let manifest_seq = manifest.manifest_seq;
    let mut news: Vec<NewEdition> = Vec::new();
    for (slice, held, wanted) in slices {
        let drop = held.0.keys().filter(|id| !wanted.0.contains_key(*id)).cloned().collect();
        let put = wanted.0.into_iter().filter(|(id, line)| held.0.get(id) != Some(line)).collect();
        news.push(NewEdition {
            collection: slice.name,
            slice: slice.slice,
            seq: slice.seq,
            schema: slice.schema,
            canon_sha256: slice.canon_sha256,
            manifest_seq,
            issued_at,
            applied_at,
            put,
            drop,
        });
    }
    let (collection, gone) = (task.collection.clone(), task.gone.clone());
    sync.store
        .write(move |db| {
            gone.iter().try_for_each(|slice| apply::retire(db, &collection, slice, issued_at))?;
            news.iter().try_for_each(|edition| apply::apply(db, edition))
        })
        .await?;
    Ok(())
}

async fn seen(sync: &Sync) -> Result<Option<Seen>, Stop> {
    let noted = sync.store.read(|db| notes::read(db, Note::ManifestSeen)).await?;
    let parse = |text: &str| {
        let (seq, sha256) = text.split_once(':')?;
        Some(Seen { manifest_seq: seq.parse().ok()?, sha256: sha256.to_owned() })
    };
    Ok(noted.as_deref().and_then(parse))
}

async fn note_seen(sync: &Sync, seen: Seen) -> Result<(), Stop> {
    let text = format!("{}:{}", seen.manifest_seq, seen.sha256);
    Ok(sync.store.write(move |db| notes::write(db, Note::ManifestSeen, &text)).await?)
}

async fn holds_something(sync: &Sync) -> Result<bool, Stop> {
    Ok(!sync.store.read(editions::all).await?.is_empty())
}
