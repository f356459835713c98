//! Looks for damage: the database, every blob, edition and delta, the manifest, the chain of receipts, documents.

use std::collections::HashMap;

use api_client::canonical::{hex, sha256_hex};
use api_client::pack::{self, Slice};
use api_client::receipt::{self, Head};
use api_client::root::Root;
use api_client::wire;
use serde::Serialize;

use crate::app::App;
use crate::fault::Fault;
use crate::jobs::alarms;
use crate::publish::{self, edition};
use crate::store::receipts::{self, Receipt, Trace};
use crate::store::{audit, documents, editions, feedback, records};

/// What was found.
#[derive(Debug, Serialize)]
pub struct Findings {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// Each check, with what is wrong.
    pub checks: Vec<Check>,
}

/// One check.
#[derive(Debug, Serialize)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// How many things were looked at.
    pub looked_at: usize,
    /// What is wrong, one line each; empty when all is well.
    pub wrong: Vec<String>,
}

/// Looks at everything; changes nothing.
pub fn look(app: &App) -> Result<Findings, Fault> {
    let mut checks = vec![
        Check { name: "database", looked_at: 1, wrong: app.store.unsound()? },
        Check {
            name: "records",
            looked_at: usize::try_from(app.store.read(records::count)?).unwrap_or(usize::MAX),
            wrong: app.store.read(records::damaged)?,
        },
        Check {
            name: "manifest",
            looked_at: 1,
            wrong: manifest(app).err().map(|fault| fault.to_string()).into_iter().collect(),
        },
    ];
    checks.push(base_map(app));
    checks.extend(editions(app)?);
    checks.push(chain(app)?);
    checks.push(documents(app)?);
    checks.push(alarms::antivirus(app)?);
    checks.push(alarms::acknowledgements(app)?);
    checks.push(alarms::owed(app)?);
    checks.push(alarms::erasures(app)?);
    checks.push(alarms::certificate(app));
    // Nothing is wrong with them: whoever reads this learns how many wait to be read.
    checks.push(Check { name: "feedback", looked_at: app.store.read(feedback::count)?, wrong: Vec::new() });
    let (looked_at, wrong) = app.store.read(audit::walk)?;
    checks.push(Check { name: "audit", looked_at, wrong });
    Ok(Findings { sound: checks.iter().all(|check| check.wrong.is_empty()), checks })
}

fn manifest(app: &App) -> Result<wire::Manifest, Fault> {
    let body = publish::last(&app.store, &app.places)?;
    let body = body.ok_or_else(|| Fault::Damaged("nothing was published yet".to_owned()))?;
    pack::manifest(&body, &app.keys()?.root).map_err(Fault::of_pack("the manifest"))
}

/// The file that is named, and the one that is published: whole, and the same.
fn base_map(app: &App) -> Check {
    let mut check = Check { name: "map", looked_at: 0, wrong: Vec::new() };
    match publish::base_map::look(&app.config) {
        Ok(named) => check.looked_at += usize::from(named.is_some()),
        Err(fault) => {
            check.looked_at += 1;
            check.wrong.push(fault.to_string());
        }
    }
    // A manifest that does not read is said by its own check.
    if let Ok(Some(map)) = manifest(app).map(|manifest| manifest.map) {
        check.looked_at += 1;
        match app.store.blobs.is_sound(&map.sha256) {
            Ok(true) => {}
            Ok(false) => check.wrong.push(format!("the published map {} is damaged or gone", map.sha256)),
            Err(fault) => check.wrong.push(fault.to_string()),
        }
    }
    check
}

/// Every edition from its snapshot, and every delta from its base: byte for byte what was signed.
fn editions(app: &App) -> Result<[Check; 2], Fault> {
    let mut held: HashMap<(String, String, String), Slice> = HashMap::new();
    let mut of_editions = Check { name: "editions", looked_at: 0, wrong: Vec::new() };
    let mut of_deltas = Check { name: "deltas", looked_at: 0, wrong: Vec::new() };
    for one in app.store.read(editions::all)? {
        of_editions.looked_at += 1;
        let slice = match edition::read(&app.store.blobs, &one) {
            Ok(slice) => slice,
            Err(fault) => {
                of_editions.wrong.push(fault.to_string());
                continue;
            }
        };
        for delta in app.store.read(|db| editions::deltas(db, one.id))? {
            of_deltas.looked_at += 1;
            let key = (one.collection.clone(), one.slice.clone(), delta.from_canon_sha256.clone());
            let reached = held.get(&key).is_some_and(|base| {
                let bytes = app.store.blobs.read(&delta.blob_sha256).ok();
                let reached = bytes.and_then(|bytes| pack::read_delta(base, &bytes, delta.raw).ok());
                reached.is_some_and(|slice| sha256_hex(&slice.canonical()) == one.canon_sha256)
            });
            if !reached {
                let name = format!("{} {} from {} to {}", one.collection, one.slice, delta.from, one.seq);
                of_deltas.wrong.push(name);
            }
        }
        held.insert((one.collection, one.slice, one.canon_sha256), slice);
    }
    Ok([of_editions, of_deltas])
}

/// A link of the chain: a receipt, or what is left of one whose application went.
enum Link {
    Whole(Receipt),
    Trace(Trace),
}

impl Link {
    fn place(&self) -> (&str, u64) {
        match self {
            Self::Whole(one) => (&one.epoch, one.seq),
            Self::Trace(one) => (&one.epoch, one.seq),
        }
    }

    /// The digest that it names as the one before it; none if its body cannot be read.
    fn before(&self, root: &Root) -> Option<String> {
        match self {
            Self::Whole(one) => receipt::open(&one.body, root).ok().map(|read| read.prev_sha256),
            Self::Trace(one) => Some(one.prev_sha256.clone()),
        }
    }

    fn sha256(&self) -> String {
        match self {
            Self::Whole(one) => sha256_hex(&one.body),
            Self::Trace(one) => hex(&one.sha256),
        }
    }

    fn follows(&self, head: &Head, root: &Root) -> Result<Head, receipt::Refused> {
        match self {
            Self::Whole(one) => head.then(&one.body, root),
            Self::Trace(one) if one.seq == head.seq + 1 && one.prev_sha256 == head.sha256 => {
                Ok(Head { seq: one.seq, sha256: self.sha256() })
            }
            Self::Trace(_) => Err(receipt::Refused::Chain),
        }
    }
}

/// Every receipt follows the one before it, and the last is the head. The first of an epoch links to what was
/// known when it began.
fn chain(app: &App) -> Result<Check, Fault> {
    let root = app.keys()?.root;
    let (whole, traces) = app.store.read(|db| Ok((receipts::chained(db)?, receipts::traces(db)?)))?;
    let mut links: Vec<_> =
        whole.into_iter().map(Link::Whole).chain(traces.into_iter().map(Link::Trace)).collect();
    links.sort_by(|one, other| one.place().cmp(&other.place()));
    let (mut head, mut epoch, mut wrong) = (Head::default(), String::new(), Vec::new());
    for link in &links {
        let (of, seq) = link.place();
        if of != epoch {
            epoch = of.to_owned();
            if let Some(before) = link.before(&root) {
                head = Head { seq: seq.saturating_sub(1), sha256: before };
            }
        }
        head = match link.follows(&head, &root) {
            Ok(next) => next,
            Err(refused) => {
                wrong.push(format!("receipt {seq} of {of}: {refused}"));
                Head { seq, sha256: link.sha256() }
            }
        };
    }
    let kept = app.store.read(receipts::head)?;
    if epoch == app.epoch && kept != head {
        wrong.push(format!("the head of the chain is {}, its last receipt is {}", kept.seq, head.seq));
    }
    Ok(Check { name: "receipts", looked_at: links.len(), wrong })
}

/// Every verified document still has the bytes that were verified.
fn documents(app: &App) -> Result<Check, Fault> {
    let all = app.store.read(documents::all)?;
    let is_whole =
        |file: &str, sha256: &[u8; 32]| app.papers.read_back(file).is_ok_and(|read| read.sha256 == *sha256);
    let damaged = all.iter().filter(|(file, sha256)| !is_whole(file, sha256));
    let wrong = damaged.map(|(file, _)| format!("the document {file} is damaged or gone")).collect();
    Ok(Check { name: "documents", looked_at: all.len(), wrong })
}
