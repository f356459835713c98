//! The `doc` table and its words: what search may find, kept in step with the records.

use domain::search::fold;
use rusqlite::{OptionalExtension, params};

use super::doc::Doc;
use super::vocabulary::Vocabulary;
use super::{Change, Writer};
use crate::store::Result;

/// What one edition changes in the index: gathered while its cards come and go, written at its end.
#[derive(Default)]
pub(super) struct Index {
    words: Vocabulary,
    coming: Vec<Coming>,
}

/// A card to put into the index.
struct Coming {
    row: i64,
    collection: String,
    id: String,
    doc: Doc,
    stems: [String; 4],
}

impl Index {
    /// For a whole index made anew: the cards all come, and none is counted twice.
    pub(super) fn begun_again(db: &Writer) -> Result<Self> {
        Vocabulary::forget(db)?;
        Ok(Self::default())
    }

    /// Takes a changed record out of the index; it comes in again, as search sees it now, with `write`.
    pub(super) fn derive(&mut self, db: &Writer, change: &Change<'_>, after: Option<Doc>) -> Result<()> {
        let (collection, id) = (change.collection, change.id);
        let held: Option<i64> = db
            .prepare_cached("DELETE FROM doc WHERE collection = ?1 AND id = ?2 RETURNING rowid")?
            .query_row([collection, id], |row| row.get(0))
            .optional()?;
        if let Some(row) = held {
            db.prepare_cached("DELETE FROM doc_words WHERE rowid = ?1")?.execute([row])?;
            let before = change.before.map_or(Ok(None), |line| Doc::of(db, collection, line))?;
            if let Some(doc) = before {
                self.words.goes(doc.texts());
            }
        }
        if let Some(doc) = after {
            let stems = self.words.comes(doc.texts());
            let (row, collection, id) = (row_of(collection, id), collection.to_owned(), id.to_owned());
            self.coming.push(Coming { row, collection, id, doc, stems });
        }
        Ok(())
    }

    /// Writes all that comes.
    pub(super) fn write(mut self, db: &Writer) -> Result<()> {
        // FTS5 closes a segment whenever a row's number is below the one before; in order there is one.
        self.coming.sort_unstable_by_key(|coming| coming.row);
        self.coming.iter().try_for_each(|coming| insert(db, coming))?;
        self.words.write(db)
    }
}

fn insert(db: &Writer, Coming { row, collection, id, doc, stems }: &Coming) -> Result<()> {
    let [title, keywords, lead, body] = stems;
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
        title,
        keywords,
        lead,
        doc.prior
    ])?;
    db.prepare_cached(
        "INSERT INTO doc_words (rowid, title, keywords, lead, body) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![row, title, keywords, lead, body])?;
    Ok(())
}

/// A row number of 53 bits made of the name (FNV-1a): the same on every phone, whatever way the card came.
pub(super) fn row_of(collection: &str, id: &str) -> i64 {
    let bytes = collection.bytes().chain([0]).chain(id.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 11).cast_signed()
}

/// The form by which titles and names are sorted and compared.
pub(super) fn sort_key(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
