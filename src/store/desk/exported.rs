//! What was told to other calendars (notes under `calendar:`): so that a change is told as one, and an end too.

use chrono::{DateTime, NaiveDate, Utc};
use domain::calendar::When;
use domain::ics::Entry;
use serde_json::{Value, json};

use super::{Reader, Writer, notes};
use crate::store::Result;

const UNDER: &str = "calendar:";

/// The entries of an export, numbered: what has changed since the last one counts one more, what is gone and
/// would still have come is told to be cancelled.
pub fn numbered(db: &Writer, entries: Vec<Entry>, now: DateTime<Utc>) -> Result<Vec<Entry>> {
    let told = told(db)?;
    let mut all = Vec::new();
    for mut entry in entries {
        if let Some(before) = told.iter().find(|before| before.uid == entry.uid) {
            let same = Entry { sequence: before.sequence, ..entry.clone() } == *before;
            entry.sequence = if same { before.sequence } else { before.sequence + 1 };
        }
        all.push(entry);
    }
    for before in told {
        let is_there = all.iter().any(|entry| entry.uid == before.uid);
        if !is_there && !before.when.is_past(now) {
            let sequence = before.sequence + u32::from(!before.cancelled);
            all.push(Entry { sequence, cancelled: true, ..before });
        }
    }
    all.iter().try_for_each(|entry| note(db, entry))?;
    Ok(all)
}

fn note(db: &Writer, entry: &Entry) -> Result<()> {
    let (day, at) = match entry.when {
        When::Day(day) => (Some(day.to_string()), None),
        When::Instant(at) => (None, Some(at.timestamp_millis())),
    };
    let value = json!({
        "sequence": entry.sequence, "cancelled": entry.cancelled, "day": day, "at": at,
        "title": entry.title, "told": entry.told,
    });
    notes::write(db, &format!("{UNDER}{}", entry.uid), &value.to_string())
}

/// What was told last; what this build cannot read is as if it had never been told.
fn told(db: &Reader) -> Result<Vec<Entry>> {
    let noted = notes::under(db, UNDER)?;
    Ok(noted.into_iter().filter_map(|(uid, value)| read(uid, &value)).collect())
}

fn read(uid: String, value: &str) -> Option<Entry> {
    let value: Value = serde_json::from_str(value).ok()?;
    let text = |key: &str| Some(value[key].as_str()?.to_owned());
    let day = || value["day"].as_str()?.parse::<NaiveDate>().ok().map(When::Day);
    let at = || DateTime::from_timestamp_millis(value["at"].as_i64()?).map(When::Instant);
    Some(Entry {
        uid,
        sequence: u32::try_from(value["sequence"].as_u64()?).ok()?,
        cancelled: value["cancelled"].as_bool()?,
        when: day().or_else(at)?,
        title: text("title")?,
        told: text("told")?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use chrono::TimeDelta;

    use super::*;
    use crate::store::desk::ground::{Ground, noon};

    fn entry(uid: &str, days: i64) -> Entry {
        Entry {
            uid: uid.into(),
            sequence: 0,
            cancelled: false,
            when: When::Instant(noon() + TimeDelta::days(days)),
            title: "Aide, au permis".into(),
            told: "Envoyez".into(),
        }
    }

    async fn told(ground: &Ground, entries: Vec<Entry>) -> Vec<(String, u32, bool)> {
        let all = ground.write(move |db| numbered(db, entries, noon())).await;
        all.into_iter().map(|entry| (entry.uid, entry.sequence, entry.cancelled)).collect()
    }

    #[tokio::test]
    async fn a_change_counts_once_and_what_is_gone_is_cancelled() {
        let ground = Ground::new();
        let first = vec![entry("a", 3), entry("b", 3)];
        assert_eq!(told(&ground, first.clone()).await, [("a".into(), 0, false), ("b".into(), 0, false)]);
        assert_eq!(told(&ground, first).await, [("a".into(), 0, false), ("b".into(), 0, false)]);
        let moved = vec![entry("a", 4)];
        let after = [("a".into(), 1, false), ("b".into(), 1, true)];
        assert_eq!(told(&ground, moved.clone()).await, after);
        assert_eq!(told(&ground, moved).await, after, "said again, it is no further change");
        let back = vec![entry("b", 3)];
        assert_eq!(told(&ground, back).await, [("b".into(), 2, false), ("a".into(), 2, true)]);
    }

    #[tokio::test]
    async fn what_is_over_is_forgotten_without_a_word() {
        let ground = Ground::new();
        told(&ground, vec![entry("a", -1)]).await;
        assert_eq!(told(&ground, Vec::new()).await, []);
    }
}
