//! New editions of the slices that changed, and the deltas that lead to them.

use std::collections::BTreeMap;
use std::num::NonZero;

use crate::store::sql::Connection;
use api_client::canonical::sha256_hex;
use api_client::pack::{self, Slice};

use crate::fault::Fault;
use crate::store::editions::{Delta, Edition};
use crate::store::{Blobs, Store, editions};

/// What publishing a collection will write; its blobs are written already.
pub struct Plan {
    collection: &'static str,
    slices: Vec<Planned>,
    dropped: Vec<String>,
}

struct Planned {
    edition: Edition,
    new: bool,
    deltas: Vec<(i64, Delta)>,
}

struct Work {
    name: String,
    slice: Slice,
    listed: Option<Edition>,
    bases: Vec<Edition>,
}

/// Prepares the editions of a collection: every slice in its newest form, beside the ones listed before.
pub fn plan(
    store: &Store,
    collection: &'static str,
    cut: BTreeMap<String, Slice>,
    listed: Vec<Edition>,
    deltas_kept: usize,
) -> Result<Plan, Fault> {
    let seq = store.read(|db| editions::last_seq(db, collection))? + 1;
    let dropped = listed.iter().map(|edition| edition.slice.clone()).filter(|name| !cut.contains_key(name));
    let dropped = dropped.collect();
    let mut listed: BTreeMap<_, _> =
        listed.into_iter().map(|edition| (edition.slice.clone(), edition)).collect();
    let mut work = Vec::new();
    for (name, slice) in cut {
        let bases = store.read(|db| editions::of_slice(db, collection, &name))?;
        work.push(Work { listed: listed.remove(&name), name, slice, bases });
    }
    let made = side_by_side(work, |work| {
        let known = match &work.listed {
            Some(edition) => store.read(|db| editions::deltas(db, edition.id))?,
            None => Vec::new(),
        };
        made(&store.blobs, collection, seq, work, &known, deltas_kept)
    })?;
    // Every way from a base is a piece of work of its own: one large slice keeps all cores busy too.
    let ways: Vec<_> = made.iter().flat_map(|made| made.bases.iter().map(move |base| (made, base))).collect();
    let deltas = side_by_side(ways, |(made, base)| delta(&store.blobs, collection, base, &made.slice))?;
    let mut deltas = deltas.into_iter();
    let slices = made
        .into_iter()
        .map(|Made { edition, new, bases, .. }| {
            let deltas = deltas.by_ref().take(bases.len()).flatten().collect();
            Planned { edition, new, deltas }
        })
        .collect();
    Ok(Plan { collection, slices, dropped })
}

/// A slice in its newest edition, and the bases from which it still has no delta.
struct Made {
    edition: Edition,
    new: bool,
    slice: Slice,
    bases: Vec<Edition>,
}

fn made(
    blobs: &Blobs,
    collection: &str,
    seq: u64,
    work: Work,
    known: &[Delta],
    deltas_kept: usize,
) -> Result<Made, Fault> {
    let form = work.slice.canonical();
    let canon_sha256 = sha256_hex(&form);
    let listed = work.listed.filter(|edition| edition.canon_sha256 == canon_sha256);
    let (edition, new) = match listed {
        Some(edition) => (edition, false),
        None => {
            let snapshot = pack::snapshot(&form).map_err(Fault::of_pack(collection))?;
            let edition = Edition {
                id: 0,
                collection: collection.to_owned(),
                slice: work.name,
                seq,
                canon_sha256,
                blob_sha256: blobs.put(&snapshot)?,
                size: snapshot.len() as u64,
                raw: form.len() as u64,
                count: work.slice.0.len() as u64,
                issued_at_ms: 0,
                embedded: false,
            };
            (edition, true)
        }
    };
    let mut bases = bases(work.bases, &edition, deltas_kept);
    bases.retain(|base| new || known.iter().all(|delta| delta.from_canon_sha256 != base.canon_sha256));
    Ok(Made { edition, new, slice: work.slice, bases })
}

/// The way from one base; none if its bytes are gone or damaged, which costs a phone a snapshot, not the
/// Region a publication.
fn delta(
    blobs: &Blobs,
    collection: &str,
    base: &Edition,
    wanted: &Slice,
) -> Result<Option<(i64, Delta)>, Fault> {
    let Ok(form) = form(blobs, base) else { return Ok(None) };
    let (bytes, raw) = pack::delta_from(&form, wanted).map_err(Fault::of_pack(collection))?;
    let delta = Delta {
        from: base.seq,
        from_canon_sha256: base.canon_sha256.clone(),
        blob_sha256: blobs.put(&bytes)?,
        size: bytes.len() as u64,
        raw,
    };
    Ok(Some((base.id, delta)))
}

/// The last editions of a slice before this one, and those compiled into released apps, each form once.
fn bases(newest_first: Vec<Edition>, edition: &Edition, kept: usize) -> Vec<Edition> {
    let mut seen = vec![edition.canon_sha256.clone()];
    let mut bases = Vec::new();
    for base in newest_first {
        let wanted = base.embedded || bases.len() < kept;
        if wanted && !seen.contains(&base.canon_sha256) {
            seen.push(base.canon_sha256.clone());
            bases.push(base);
        }
    }
    bases
}

/// Reads an edition back from its snapshot, and checks that it is the one signed.
pub fn read(blobs: &Blobs, edition: &Edition) -> Result<Slice, Fault> {
    Slice::read(&form(blobs, edition)?).map_err(Fault::of_pack(what(edition)))
}

/// The same as its canonical form.
fn form(blobs: &Blobs, edition: &Edition) -> Result<Vec<u8>, Fault> {
    let bytes = blobs.read(&edition.blob_sha256)?;
    let form = pack::read_snapshot(&bytes, edition.raw).map_err(Fault::of_pack(what(edition)))?;
    if sha256_hex(&form) != edition.canon_sha256 {
        return Err(Fault::of_pack(what(edition))(pack::Refused::Digest));
    }
    Ok(form)
}

fn what(edition: &Edition) -> String {
    format!("{} {} edition {}", edition.collection, edition.slice, edition.seq)
}

impl Plan {
    /// Whether the manifest will list something else than before.
    pub fn changes(&self) -> bool {
        !self.dropped.is_empty() || self.slices.iter().any(|slice| slice.new || !slice.deltas.is_empty())
    }

    /// Writes the editions and lists them.
    pub fn write(&self, db: &Connection, now_ms: i64) -> Result<(), Fault> {
        for name in &self.dropped {
            editions::unlist(db, self.collection, name)?;
        }
        for planned in &self.slices {
            let mut id = planned.edition.id;
            if planned.new {
                id = editions::add(db, &Edition { issued_at_ms: now_ms, ..planned.edition.clone() })?;
                editions::list(db, self.collection, &planned.edition.slice, id)?;
            }
            for (base, delta) in &planned.deltas {
                editions::add_delta(db, id, *base, delta)?;
            }
        }
        Ok(())
    }
}

/// Does pieces of work on all cores; the outcomes come in the order of the work.
fn side_by_side<W: Send, T: Send>(
    work: Vec<W>,
    each: impl Fn(W) -> Result<T, Fault> + Sync,
) -> Result<Vec<T>, Fault> {
    let hands = std::thread::available_parallelism().map_or(1, NonZero::get).min(work.len()).max(1);
    let queue = std::sync::Mutex::new(work.into_iter().enumerate());
    let take = || queue.lock().unwrap_or_else(std::sync::PoisonError::into_inner).next();
    let hand = || -> Result<Vec<(usize, T)>, Fault> {
        let mut done = Vec::new();
        while let Some((at, work)) = take() {
            done.push((at, each(work)?));
        }
        Ok(done)
    };
    let mut done = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(hand)).collect();
        let stopped = |_| Err(Fault::Damaged("a piece of work stopped".to_owned()));
        hands.into_iter().map(|hand| hand.join().unwrap_or_else(stopped)).collect::<Result<Vec<_>, _>>()
    })?
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, outcome)| outcome).collect())
}
