//! The `aid` table: the guide as a list, and one card whole.

use api_client::{translate, wire};
use chrono::{DateTime, Utc};
use domain::aid::{Aid, Calendar, Detail, Filing, Link};
use domain::ids::RecordId;
use domain::territory::{Place, Scope, holds};
use rusqlite::{Row, params};

use super::index::sort_key;
use super::{Change, Reader, Writer, editions};
use crate::store::Result;
use crate::store::columns::{instant, joined, texts, words};

/// What a row of the list shows.
#[derive(Debug, Clone, PartialEq)]
pub struct AidRow {
    /// Name of the aid.
    pub id: RecordId,
    /// Title.
    pub title: String,
    /// The benefit in one sentence; empty on a short card.
    pub promise: String,
    /// Theme.
    pub theme: String,
    /// Who it is for.
    pub audience: Vec<String>,
    /// What is given.
    pub aid_types: Vec<String>,
    /// Who gives it.
    pub bodies: Vec<String>,
    /// Where it holds.
    pub territory: Vec<Scope>,
    /// Where it does not.
    pub excluded: Vec<Scope>,
    /// Amount in words, if stated.
    pub amount: Option<String>,
    /// How it is filed.
    pub filing: Filing,
    /// Full or short card.
    pub detail: Detail,
    /// When it may be asked for.
    pub calendar: Calendar,
    /// What the last check of its link found.
    pub link: Link,
    /// The day its source was last read.
    pub verified_on: chrono::NaiveDate,
}

/// Which aids to list; what is absent does not restrict.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Of this theme.
    pub theme: Option<String>,
    /// For this audience, or for everyone.
    pub audience: Option<String>,
    /// Of this type.
    pub aid_type: Option<String>,
    /// Holding there.
    pub place: Option<Place>,
    /// Given by this body.
    pub body: Option<String>,
    /// These only.
    pub only: Option<Vec<RecordId>>,
}

/// What the aids held may be filtered by, with the number of aids of each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facets {
    /// Themes.
    pub themes: Vec<(String, usize)>,
    /// Audiences.
    pub audiences: Vec<(String, usize)>,
    /// Types.
    pub aid_types: Vec<(String, usize)>,
    /// Number of aids, and of full cards among them.
    pub total: usize,
    /// Full cards.
    pub full: usize,
}

/// What an edition changed in an aid held before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardChange {
    /// When the edition was published.
    pub at: DateTime<Utc>,
    /// The keys of the wire that differ; `new` alone if the aid itself is new.
    pub fields: Vec<String>,
}

/// The aids that pass the filter, by title.
pub fn list(db: &Reader, filter: &Filter) -> Result<Vec<AidRow>> {
    let sql = "SELECT id, title, promise, theme, audience, aid_types, bodies, territory, excluded, amount,
                 filing, detail, deadline, link, verified_on FROM aid ORDER BY sort_key, id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map((), from_row)?;
    let mut found = Vec::new();
    for row in rows {
        // A row that this build cannot read is skipped, never a panic.
        if let Some(row) = row?.filter(|row| filter.passes(row)) {
            found.push(row);
        }
    }
    Ok(found)
}

/// One card whole; none if it is not held or cannot be read.
pub fn card(db: &Reader, id: &RecordId) -> Result<Option<Aid>> {
    let line = editions::record(db, "aids", id.as_str())?;
    Ok(line.and_then(|line| read(&line)).map(|(_, aid)| aid))
}

/// What editions changed in a card, the newest first.
pub fn changes(db: &Reader, id: &RecordId) -> Result<Vec<CardChange>> {
    let mut query = db.prepare_cached("SELECT at, fields FROM aid_change WHERE id = ?1 ORDER BY at DESC")?;
    let row =
        |row: &Row<'_>| Ok(CardChange { at: instant(row.get(0)?), fields: words(&row.get::<_, String>(1)?) });
    Ok(query.query_map([id.as_str()], row)?.collect::<Result<_, _>>()?)
}

/// What the list may be filtered by.
pub fn facets(db: &Reader) -> Result<Facets> {
    let rows = list(db, &Filter::default())?;
    let count = |of: &dyn Fn(&AidRow) -> Vec<String>| {
        let mut counts = std::collections::BTreeMap::<String, usize>::new();
        rows.iter().flat_map(of).for_each(|word| *counts.entry(word).or_default() += 1);
        counts.into_iter().collect()
    };
    Ok(Facets {
        themes: count(&|row| vec![row.theme.clone()]),
        audiences: count(&|row| row.audience.clone()),
        aid_types: count(&|row| row.aid_types.clone()),
        total: rows.len(),
        full: rows.iter().filter(|row| row.detail == Detail::Full).count(),
    })
}

impl Filter {
    fn passes(&self, row: &AidRow) -> bool {
        let fits =
            |wanted: &Option<String>, has: &[String]| wanted.as_ref().is_none_or(|word| has.contains(word));
        let audience = self.audience.is_none()
            || fits(&self.audience, &row.audience)
            || row.audience.iter().any(|word| word == "everyone");
        self.theme.as_ref().is_none_or(|theme| *theme == row.theme)
            && audience
            && fits(&self.aid_type, &row.aid_types)
            && fits(&self.body, &row.bodies)
            && self.place.as_ref().is_none_or(|place| holds(&row.territory, &row.excluded, place))
            && self.only.as_ref().is_none_or(|only| only.contains(&row.id))
    }
}

/// A line as it travelled and as it is understood; none if this build cannot read it.
pub(super) fn read(line: &[u8]) -> Option<(wire::Aid, Aid)> {
    let record: wire::Aid = serde_json::from_slice(line).ok()?;
    Some((record.clone(), translate::aid(record)?))
}

/// Keeps the row in step with its record, and notes what changed.
pub(super) fn derive(db: &Writer, change: &Change<'_>, after: Option<&wire::Aid>) -> Result<()> {
    match after {
        Some(record) => insert(db, change.id, record)?,
        None => {
            db.prepare_cached("DELETE FROM aid WHERE id = ?1")?.execute([change.id])?;
        }
    }
    note_change(db, change)
}

fn insert(db: &Writer, id: &str, record: &wire::Aid) -> Result<()> {
    let json = |value: serde_json::Result<String>| value.ok();
    db.prepare_cached(
        "INSERT OR REPLACE INTO aid (id, title, sort_key, theme, audience, aid_types, bodies, territory, excluded,
           promise, amount, filing, detail, deadline, link, verified_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        id,
        record.title,
        sort_key(&record.title),
        record.theme,
        record.audience.join(" "),
        record.aid_types.join(" "),
        joined(&record.bodies),
        record.territory.join(" "),
        record.excluded.join(" "),
        record.promise,
        record.amount.as_ref().map(|amount| &amount.words),
        record.filing,
        if record.detail == "full" { "full" } else { "short" },
        record.deadline.as_ref().and_then(|deadline| json(serde_json::to_string(deadline))),
        record.link.as_ref().and_then(|link| json(serde_json::to_string(link))),
        record.verified_on,
    ])?;
    Ok(())
}

fn note_change(db: &Writer, change: &Change<'_>) -> Result<()> {
    let map = |line: &[u8]| serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(line).ok();
    let (Some(before), Some(after)) = (change.before.and_then(map), change.after.and_then(map)) else {
        return Ok(());
    };
    let keys: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let differ: Vec<_> =
        keys.into_iter().filter(|key| before.get(*key) != after.get(*key)).cloned().collect();
    db.prepare_cached("INSERT OR REPLACE INTO aid_change (id, at, fields) VALUES (?1, ?2, ?3)")?
        .execute(params![change.id, change.at, differ.join(" ")])?;
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Option<AidRow>> {
    let list = |at: usize| -> rusqlite::Result<Vec<String>> { Ok(words(&row.get::<_, String>(at)?)) };
    let json = |at: usize| -> rusqlite::Result<Option<String>> { row.get(at) };
    // Read by the one translation there is: a record with these columns and nothing else.
    let record = wire::Aid {
        id: row.get(0)?,
        title: row.get(1)?,
        promise: row.get(2)?,
        theme: row.get(3)?,
        audience: list(4)?,
        aid_types: list(5)?,
        bodies: texts(&row.get::<_, String>(6)?),
        territory: list(7)?,
        excluded: list(8)?,
        filing: row.get(10)?,
        detail: row.get(11)?,
        deadline: json(12)?.and_then(|text| serde_json::from_str(&text).ok()),
        link: json(13)?.and_then(|text| serde_json::from_str(&text).ok()),
        verified_on: row.get(14)?,
        source_url: "-".to_owned(),
        ..wire::Aid::default()
    };
    let amount = row.get(9)?;
    Ok(translate::aid(record).map(|aid| AidRow {
        id: aid.id,
        title: aid.title,
        promise: aid.promise,
        theme: aid.theme,
        audience: aid.audience,
        aid_types: aid.aid_types,
        bodies: aid.bodies,
        territory: aid.territory,
        excluded: aid.excluded,
        amount,
        filing: aid.filing,
        detail: aid.detail,
        calendar: aid.calendar,
        link: aid.link,
        verified_on: aid.verified_on,
    }))
}
