//! What servers said of the files that a source's records came from: written with the records, or not at all.

use super::sql::{Connection, Transaction};

use super::notes;
use crate::fault::Fault;

/// A newer gateway may read more out of the same bytes: it asks for them again.
const READ_BY: &str = env!("CARGO_PKG_VERSION");

/// One file as its server gave it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// Digest of the address: an address may hold a key.
    pub address: String,
    /// Digest of the bytes.
    pub sha256: String,
    /// The server's tag for them; empty if it gave none.
    pub etag: String,
}

/// The file of that address, if the records held of this source came from it.
pub fn read(db: &Connection, source: &str, address: &str) -> Result<Option<Seen>, Fault> {
    Ok(notes::read(db, &(beginning(source) + address))?.and_then(|value| parsed(address, &value)))
}

/// The files that the records held of this source came from, as this version read them.
pub fn all(db: &Connection, source: &str) -> Result<Vec<Seen>, Fault> {
    let beginning = beginning(source);
    let held = notes::beginning(db, &beginning)?;
    Ok(held.iter().filter_map(|(name, value)| parsed(name.strip_prefix(&beginning)?, value)).collect())
}

/// Whether the records held of this source came from these files, all of them and no other.
pub fn are(db: &Connection, source: &str, files: &[Seen]) -> Result<bool, Fault> {
    let mut held = all(db, source)?;
    let mut files = files.to_vec();
    held.sort();
    files.sort();
    files.dedup();
    Ok(held == files)
}

/// The records of this source come from these files from now on: inside the transaction that keeps them.
pub fn replace(db: &Transaction, source: &str, files: &[Seen]) -> Result<(), Fault> {
    let beginning = beginning(source);
    for (name, _) in notes::beginning(db, &beginning)? {
        notes::forget(db, &name)?;
    }
    for Seen { address, sha256, etag } in files {
        notes::write(db, &format!("{beginning}{address}"), &format!("{READ_BY} {sha256} {etag}"))?;
    }
    Ok(())
}

fn beginning(source: &str) -> String {
    format!("seen:{source}:")
}

fn parsed(address: &str, value: &str) -> Option<Seen> {
    let (read_by, rest) = value.split_once(' ')?;
    let (sha256, etag) = rest.split_once(' ')?;
    let seen = Seen { address: address.to_owned(), sha256: sha256.to_owned(), etag: etag.to_owned() };
    (read_by == READ_BY).then_some(seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_version_read_was_not_seen_and_sources_do_not_share() {
        let folder = tempfile::tempdir().unwrap();
        let store = crate::store::Store::in_file(&folder.path().join("db"), folder.path()).unwrap();
        let seen = Seen { address: "a".into(), sha256: "b".into(), etag: "\"1 2\"".into() };
        let held = |source: &str| store.read(|db| read(db, source, "a")).unwrap();
        store.write(|db| replace(db, "one", std::slice::from_ref(&seen))).unwrap();
        assert_eq!((held("one"), held("on"), held("two")), (Some(seen.clone()), None, None));
        let twice = [seen.clone(), seen];
        assert!(store.read(|db| are(db, "one", &twice)).unwrap());
        assert!(!store.read(|db| are(db, "one", &[])).unwrap());
        store.write(|db| notes::write(db, "seen:one:a", "0.0.9 b \"1 2\"")).unwrap();
        assert_eq!(held("one"), None);
        store.write(|db| replace(db, "one", &[])).unwrap();
        assert!(store.read(|db| are(db, "one", &[])).unwrap());
    }
}
