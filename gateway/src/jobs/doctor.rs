//! Looks for damage: the database, every blob, every edition, every delta, the manifest.

use std::collections::HashMap;

use api_client::canonical::sha256_hex;
use api_client::pack::{self, Slice};
use serde::Serialize;

use crate::app::App;
use crate::fault::Fault;
use crate::files;
use crate::publish::edition;
use crate::store::{editions, records};

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
    checks.extend(editions(app)?);
    Ok(Findings { sound: checks.iter().all(|check| check.wrong.is_empty()), checks })
}

fn manifest(app: &App) -> Result<(), Fault> {
    let body = files::read(&app.places.manifest())?;
    pack::manifest(&body, &app.keys()?.root).map(|_| ()).map_err(Fault::of_pack("the manifest"))
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
