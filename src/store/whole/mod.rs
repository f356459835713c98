//! The whole desk, out of one phone and into another: every row of every table, as JSON, and the documents' bytes.
//!
//! What belongs to this phone alone stays: who is signed in, its lock, a helper's mandate, the name of the install, what
//! sync remembers of its last round, the key of each file. What goes in later goes through the same steps as any older desk.

mod cells;

use rusqlite::{Connection, params_from_iter};
use serde_json::{Map, Value, json};

use super::{Desk, Error, Landing, Result, Store, desk, migrate};
use cells::{cell, json_of};

/// Tables of this phone alone.
const OWN: [&str; 7] = ["erasure", "erasure_gone", "erasure_kept", "salvaged", "session", "lock", "mandate"];
/// Notes of this phone alone; `cursor:` and what follows it too.
const OWN_NOTES: &str =
    "key IN ('install', 'epoch', 'clock_seen', 'skew_ms', 'drained_at') OR key LIKE 'cursor:%'";
/// The column of `document` that opens nothing elsewhere.
const FILE_KEY: &str = "file_key";
/// A desk that has rows in one of these is somebody's already.
const LIVED_IN: [&str; 5] = ["draft", "application", "document", "profile", "message"];

impl Store {
    /// The desk as one JSON object: `{"schema": steps, "tables": {name: {"columns": […], "rows": [[…]]}}}`. Bytes are
    /// `{"base64": "…"}`. The same desk gives the same object.
    pub async fn whole_desk(&self) -> Result<Value> {
        self.read::<Desk, _>(|db| whole(db.connection())).await
    }

    /// Whether nothing was begun, kept or filed here yet: only then another desk may come in.
    pub async fn is_fresh(&self) -> Result<bool> {
        self.read::<Desk, _>(|db| is_fresh(db.connection())).await
    }

    /// Takes in a desk that `whole_desk` gave, of this schema or an older one, and the documents that were landed for
    /// it. All of it, or nothing. Fails with `StageForbids` where this desk is not fresh, `FromTheFuture` where the other
    /// was a newer app's, `Damaged` where it is not such an object.
    pub async fn take_in(&self, whole: Value, landed: Vec<Landing>) -> Result<()> {
        self.write::<Desk, _>(move |db| {
            if !is_fresh(db.connection())? {
                return Err(Error::StageForbids);
            }
            let whole = brought_up(&whole)?;
            for (name, table) in tables_of(&whole)? {
                put(db.connection(), name, table, &landed)?;
            }
            super::Topic::ALL.into_iter().for_each(|topic| db.touch(topic));
            Ok(())
        })
        .await
    }
}

/// What only the fuzzer enters by: another desk, taken into one in memory.
#[cfg(fuzzing)]
pub(crate) fn fuzzed(old: &Value) {
    let (Ok(whole), Ok(mut db)) = (brought_up(old), Connection::open_in_memory()) else { return };
    if migrate::to_latest(&mut db, desk::MIGRATIONS).is_ok() {
        for (name, table) in tables_of(&whole).unwrap_or_default() {
            let _ = put(&db, name, table, &[]);
        }
    }
}

pub(super) fn is_fresh(db: &Connection) -> Result<bool> {
    for table in LIVED_IN {
        let any: bool =
            db.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table})"), (), |row| row.get(0))?;
        if any {
            return Ok(false);
        }
    }
    Ok(true)
}

fn whole(db: &Connection) -> Result<Value> {
    let mut all = Map::new();
    for name in tables(db)? {
        let table = table(db, &name)?;
        all.insert(name, table);
    }
    let schema: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(json!({ "schema": schema, "tables": all }))
}

fn tables(db: &Connection) -> Result<Vec<String>> {
    let mut query = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names = query.query_map((), |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(names.into_iter().filter(|name| !name.starts_with("sqlite_") && !OWN.contains(&&**name)).collect())
}

fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = query.query_map([table], |row| row.get(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(names)
}

fn table(db: &Connection, name: &str) -> Result<Value> {
    let columns: Vec<_> = columns(db, name)?.into_iter().filter(|column| column != FILE_KEY).collect();
    let quoted = quoted(&columns);
    let which = match name {
        "note" => format!("WHERE NOT ({OWN_NOTES})"),
        // What delivers an erasure is in this phone's vault.
        "parcel" => "WHERE kind <> 'erasure'".to_owned(),
        _ => String::new(),
    };
    // Every table has a key, and its columns come first: the order is that of the names, whatever the disk's.
    let mut query = db.prepare(&format!("SELECT {quoted} FROM \"{name}\" {which} ORDER BY {quoted}"))?;
    let rows = query.query_map((), |row| {
        (0..columns.len()).map(|at| Ok(json_of(row.get_ref(at)?))).collect::<rusqlite::Result<Vec<_>>>()
    })?;
    let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(json!({ "columns": columns, "rows": rows }))
}

fn quoted(columns: &[String]) -> String {
    columns.iter().map(|column| format!("\"{}\"", column.replace('"', "\"\""))).collect::<Vec<_>>().join(", ")
}

/// The same desk under this build's schema: an older one takes the steps it has not seen, in memory.
fn brought_up(old: &Value) -> Result<Value> {
    let schema =
        old["schema"].as_u64().and_then(|schema| usize::try_from(schema).ok()).ok_or(Error::Damaged)?;
    let steps = desk::MIGRATIONS.get(..schema).ok_or(Error::FromTheFuture)?;
    if schema == desk::MIGRATIONS.len() {
        return Ok(old.clone());
    }
    let mut db = Connection::open_in_memory()?;
    migrate::to_latest(&mut db, steps)?;
    for (name, table) in tables_of(old)? {
        put(&db, name, table, &[])?;
    }
    migrate::to_latest(&mut db, desk::MIGRATIONS)?;
    whole(&db)
}

/// The tables in the order in which rows find the rows that they name.
fn tables_of(whole: &Value) -> Result<Vec<(&String, &Value)>> {
    let mut tables: Vec<_> = whole["tables"].as_object().ok_or(Error::Damaged)?.iter().collect();
    let first = ["profile", "draft"];
    tables.sort_by_key(|(name, _)| first.iter().position(|one| one == name).unwrap_or(first.len()));
    Ok(tables)
}

fn put(db: &Connection, name: &str, table: &Value, landed: &[Landing]) -> Result<()> {
    // Names come from a file: they are looked up, never pasted.
    let name = tables(db)?.into_iter().find(|known| known == name).ok_or(Error::Damaged)?;
    let known = columns(db, &name)?;
    let named =
        table["columns"].as_array().ok_or(Error::Damaged)?.iter().map(|column| {
            known.iter().find(|one| column.as_str() == Some(one)).cloned().ok_or(Error::Damaged)
        });
    let mut named = named.collect::<Result<Vec<_>>>()?;
    let is_document = name == "document";
    let digest = named.iter().position(|column| column == "sha256");
    if is_document {
        named.push(FILE_KEY.to_owned());
    }
    let places = (1..=named.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
    let mut insert =
        db.prepare(&format!("INSERT OR REPLACE INTO \"{name}\" ({}) VALUES ({places})", quoted(&named)))?;
    for row in table["rows"].as_array().ok_or(Error::Damaged)? {
        let cells = row.as_array().ok_or(Error::Damaged)?.iter().map(cell);
        let mut cells = cells.collect::<Option<Vec<_>>>().ok_or(Error::Damaged)?;
        if is_document {
            let sha256 = digest.and_then(|at| cells.get(at)).ok_or(Error::Damaged)?;
            let key = landed.iter().find(|landing| landing.is_of(sha256)).map(|landing| landing.key.clone());
            // Its bytes did not come with it: it is shown, and said to be damaged when it is opened.
            cells.push(rusqlite::types::Value::Blob(key.unwrap_or_default()));
        }
        if cells.len() != named.len() {
            return Err(Error::Damaged);
        }
        insert.execute(params_from_iter(cells)).map_err(|_| Error::Damaged)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
