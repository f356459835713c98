//! The `doc` table and its words: what search may find, kept in step with the records.

use std::collections::{BTreeSet, HashSet};

use api_client::translate;
use api_client::wire;
use domain::search::{fold, tokens};
use rusqlite::{OptionalExtension, params};

use super::notes::{self, Note};
use super::{Change, Writer};
use crate::store::Result;

/// A thing as search sees it.
struct Doc {
    kind: &'static str,
    title: String,
    keywords: String,
    lead: String,
    body: String,
    source_url: String,
    prior: f64,
}

/// Takes a changed record out of the index, and in again as it is now.
pub(super) fn derive(db: &Writer, learned: &mut Learned, change: &Change<'_>) -> Result<()> {
    let (collection, id) = (change.collection, change.id);
    let held: Option<i64> = db
        .prepare_cached("SELECT rowid FROM doc WHERE collection = ?1 AND id = ?2")?
        .query_row([collection, id], |row| row.get(0))
        .optional()?;
    if let Some(row) = held {
        db.prepare_cached("DELETE FROM doc_words WHERE rowid = ?1")?.execute([row])?;
        db.prepare_cached("DELETE FROM doc WHERE rowid = ?1")?.execute([row])?;
    }
    if let Some(doc) = change.after.and_then(|line| doc(collection, line)) {
        insert(db, learned, collection, id, &doc)?;
    }
    learned.changed |= held.is_some() || change.after.is_some();
    Ok(())
}

/// What one edition adds to the words known, so that each is written once.
#[derive(Default)]
pub(super) struct Learned {
    known: HashSet<String>,
    changed: bool,
}

/// From so many changes on, the words known are read at once instead of one by one.
const MANY: usize = 20;

impl Learned {
    /// Made at the beginning of an edition of so many changes.
    pub(super) fn for_changes(db: &Writer, changes: usize) -> Result<Self> {
        let mut learned = Self::default();
        if changes >= MANY {
            let mut query = db.prepare_cached("SELECT word FROM surface")?;
            learned.known = query.query_map((), |row| row.get(0))?.collect::<Result<_, _>>()?;
        }
        Ok(learned)
    }

    fn word(&mut self, db: &Writer, word: String, stem: &str) -> Result<()> {
        if word.len() > 1 && !self.known.contains(&word) {
            db.prepare_cached("INSERT OR IGNORE INTO surface (word, stem) VALUES (?1, ?2)")?
                .execute([word.as_str(), stem])?;
            self.known.insert(word);
        }
        Ok(())
    }

    /// Notes that the lexicon must be read again, if anything changed.
    pub(super) fn note(self, db: &Writer) -> Result<()> {
        if !self.changed {
            return Ok(());
        }
        let version = notes::read(db, Note::IndexVersion)?.and_then(|text| text.parse::<u64>().ok());
        notes::write(db, Note::IndexVersion, &(version.unwrap_or(0) + 1).to_string())
    }
}

fn insert(db: &Writer, learned: &mut Learned, collection: &str, id: &str, doc: &Doc) -> Result<()> {
    let mut surfaces = BTreeSet::new();
    let mut stems = |text: &str| {
        let mut stems = Vec::new();
        for token in tokens(text) {
            stems.push(token.stem.clone());
            surfaces.insert((token.word, token.stem));
        }
        stems.join(" ")
    };
    let columns = [stems(&doc.title), stems(&doc.keywords), stems(&doc.lead), stems(&doc.body)];
    let row = row_of(collection, id);
    db.prepare_cached(
        "INSERT INTO doc (rowid, kind, id, collection, title, lead, source_url, title_words, title_stems,
           keyword_stems, lead_stems, prior)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        row,
        doc.kind,
        id,
        collection,
        doc.title,
        doc.lead,
        doc.source_url,
        sort_key(&doc.title),
        columns[0],
        columns[1],
        columns[2],
        doc.prior
    ])?;
    db.prepare_cached(
        "INSERT INTO doc_words (rowid, title, keywords, lead, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![row, columns[0], columns[1], columns[2], columns[3]])?;
    for (word, stem) in surfaces {
        learned.word(db, word, &stem)?;
    }
    Ok(())
}

fn doc(collection: &str, line: &[u8]) -> Option<Doc> {
    match collection {
        "aids" => aid(serde_json::from_slice(line).ok()?),
        "links" => link(serde_json::from_slice(line).ok()?),
        "words" => help(serde_json::from_slice(line).ok()?),
        _ => None,
    }
}

fn aid(record: wire::Aid) -> Option<Doc> {
    let keywords =
        [record.keywords.join(" "), record.theme.replace('_', " "), record.bodies.join(" ")].join(" ");
    let body = [
        record.description.clone(),
        record.for_whom.join(" "),
        record.documents.join(" "),
        record.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>().join(" "),
        record.amount.as_ref().map(|amount| amount.words.clone()).unwrap_or_default(),
    ]
    .join(" ");
    let aid = translate::aid(record)?;
    let full = aid.detail == domain::aid::Detail::Full;
    let ended = aid.calendar.stated == Some(domain::aid::State::Ended);
    let closed = aid.calendar.stated == Some(domain::aid::State::Closed);
    let prior =
        if full { 1.0 } else { 0.8 } * if ended { 0.75 } else { 1.0 } * if closed { 0.9 } else { 1.0 };
    Some(Doc {
        kind: "aid",
        title: aid.title,
        keywords,
        lead: aid.promise,
        body,
        source_url: aid.source_url,
        prior,
    })
}

fn link(record: wire::Link) -> Option<Doc> {
    if record.title.is_empty() {
        return None;
    }
    let lead = first_sentence(&record.text);
    let source_url = record.url.or(record.source_url).unwrap_or_default();
    let keywords = record.keywords.join(" ");
    Some(Doc {
        kind: "link",
        title: record.title,
        keywords,
        lead,
        body: record.text,
        source_url,
        prior: 0.95,
    })
}

fn help(record: wire::Word) -> Option<Doc> {
    let text = record.text?;
    let (kind, prior, title, keywords) = match record.kind.as_str() {
        "help" => ("help", 0.9, record.title?, record.keywords.join(" ")),
        "glossary" => ("help", 0.6, record.title?, record.long.unwrap_or_default()),
        _ => return None,
    };
    let source_url = record.source_url.unwrap_or_default();
    Some(Doc { kind, title, keywords, lead: first_sentence(&text), body: text, source_url, prior })
}

/// A row number of 53 bits made of the name (FNV-1a): the same on every phone, whatever way the card came.
fn row_of(collection: &str, id: &str) -> i64 {
    let bytes = collection.bytes().chain([0]).chain(id.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 11).cast_signed()
}

/// Up to the first full stop, so that a result says something whole.
fn first_sentence(text: &str) -> String {
    let text = text.trim();
    let end = text.find(". ").map_or(text.len(), |at| at + 1);
    text[..end].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form by which titles and names are sorted and compared.
pub(super) fn sort_key(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
