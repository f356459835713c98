//! Whom this phone has called: every host, and when. Of the phone, not of anybody on it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::notes::{self, Note};
use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// A host that was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Its name, and its port where that is not the usual one.
    pub name: String,
    /// Requests made.
    pub requests: u64,
    /// The first time.
    pub first_at: DateTime<Utc>,
    /// The last time.
    pub last_at: DateTime<Utc>,
}

/// Every host that was ever called, the most called first.
pub fn all(db: &Reader) -> Result<Vec<Host>> {
    let mut hosts = notes::read(db, Note::Hosts)?.map(|text| parse(&text)).unwrap_or_default();
    hosts.sort_by(|a, b| b.requests.cmp(&a.requests).then(a.name.cmp(&b.name)));
    Ok(hosts)
}

/// These were called now.
pub fn called(db: &Writer, calls: &BTreeMap<String, u64>, now: DateTime<Utc>) -> Result<()> {
    let mut hosts = all(db)?;
    for (name, count) in calls {
        match hosts.iter_mut().find(|host| host.name == *name) {
            Some(host) => {
                host.requests += count;
                host.last_at = now;
            }
            None => {
                hosts.push(Host { name: name.clone(), requests: *count, first_at: now, last_at: now });
            }
        }
    }
    let rows = hosts.iter().map(|host| {
        json!([host.name, host.requests, host.first_at.timestamp_millis(), host.last_at.timestamp_millis()])
    });
    notes::write(db, Note::Hosts, &Value::Array(rows.collect()).to_string())?;
    db.touch(Topic::SyncStatus);
    Ok(())
}

fn parse(text: &str) -> Vec<Host> {
    let rows: Value = serde_json::from_str(text).unwrap_or_default();
    let host = |row: &Value| {
        Some(Host {
            name: row[0].as_str()?.to_owned(),
            requests: row[1].as_u64()?,
            first_at: columns::instant(row[2].as_i64()?),
            last_at: columns::instant(row[3].as_i64()?),
        })
    };
    rows.as_array().into_iter().flatten().filter_map(host).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::ground::{Ground, after, noon};

    #[tokio::test]
    async fn each_host_is_kept_once_with_its_first_and_last_call() {
        let ground = Ground::new();
        for (seconds, name, count) in [(0, "a.example", 2), (5, "b.example", 9), (9, "a.example", 1)] {
            let calls = BTreeMap::from([(name.to_owned(), count)]);
            ground.store.write(move |db| called(db, &calls, after(seconds))).await.unwrap();
        }
        let hosts = ground.store.read(all).await.unwrap();
        let told: Vec<_> =
            hosts.iter().map(|host| (host.name.as_str(), host.requests, host.last_at)).collect();
        assert_eq!(told, [("b.example", 9, after(5)), ("a.example", 3, after(9))]);
        assert_eq!(hosts[1].first_at, noon());
    }
}
