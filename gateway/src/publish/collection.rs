//! The records of a collection as they will travel: several feeds become one thing, and links say how they are.

use std::collections::{BTreeMap, HashMap};

use api_client::{canonical, wire};
use rusqlite::Connection;

use crate::fault::Fault;
use crate::store::links::{Link, State};
use crate::store::{links, records};

/// Makes one aid of what several feeds say of it.
type Merge = fn(Vec<wire::Aid>) -> Vec<wire::Aid>;
/// The one place where the merge is plugged in.
const MERGE_AIDS: Merge = merged;

/// The canonical lines of a collection, by id.
pub fn records(db: &Connection, collection: &str) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let rows = records::live(db, collection)?;
    match collection {
        "aids" => aids(db, rows),
        _ => Ok(rows.into_iter().map(|(_, id, body)| (id, body)).collect()),
    }
}

/// The merged aids of all feeds.
pub fn merged_aids(db: &Connection) -> Result<Vec<wire::Aid>, Fault> {
    merge(records::live(db, "aids")?)
}

fn merge(rows: Vec<(String, String, Vec<u8>)>) -> Result<Vec<wire::Aid>, Fault> {
    let read = |(_, id, body): (String, String, Vec<u8>)| {
        serde_json::from_slice(&body).map_err(|_| Fault::Damaged(format!("the record {id} cannot be read")))
    };
    Ok(MERGE_AIDS(rows.into_iter().map(read).collect::<Result<_, _>>()?))
}

fn aids(db: &Connection, rows: Vec<(String, String, Vec<u8>)>) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let checked = links::all(db)?;
    let line = |mut aid: wire::Aid| {
        aid.link = found(&checked, &aid.source_url).or(aid.link);
        let body = canonical::to_vec(&aid)
            .map_err(|_| Fault::Damaged(format!("the record {} cannot be written", aid.id)))?;
        Ok((aid.id, body))
    };
    merge(rows)?.into_iter().map(line).collect()
}

/// A link that failed once is still said to be what it was: nothing is said of it.
fn found(checked: &HashMap<String, Link>, url: &str) -> Option<wire::LinkState> {
    let link = checked.get(url)?;
    let state = match link.state {
        State::Alive => "alive",
        State::Broken => "broken",
        State::Failing => return None,
    };
    Some(wire::LinkState { state: state.to_owned(), since: link.since_on.clone() })
}

/// Until `merge::aids` is here: of two aids with the same id, the last one.
fn merged(aids: Vec<wire::Aid>) -> Vec<wire::Aid> {
    let by_id: BTreeMap<_, _> = aids.into_iter().map(|aid| (aid.id.clone(), aid)).collect();
    by_id.into_values().collect()
}
