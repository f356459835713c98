//! A desk of another version of the app: an older one is brought up to date whole, a newer one is read and left alone.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use sha2::{Digest, Sha256};

use super::*;
use crate::store::desk::answers::{self, Answer};
use crate::store::desk::ground::{Ground, begun, lane, noon, parcel_id, post};
use crate::store::desk::{MIGRATIONS, Reader, drafts, outbox};
use crate::store::files::Incoming;

const UPLOAD: &str = "0123456789abcdef";

/// Fifty drafts with their answers, one paper, and an upload that is half-way.
async fn filled() -> Ground {
    let ground = Ground::new();
    for number in 0..50 {
        ground
            .write(move |db| {
                let draft = begun(db, number)?;
                for field in 0..12 {
                    let answer = Answer::typed(format!("r\u{e9}ponse {number} {field}"));
                    answers::write(db, draft, &format!("field.{field}"), &answer, noon())?;
                }
                Ok(())
            })
            .await;
    }
    ground
        .write(|db| {
            post(db, 1, 100, "envelope", Some("alice"))?;
            post(db, 2, 100, "document", Some("alice"))?;
            outbox::claim(db, noon(), Some("alice"))?;
            outbox::settle(db, parcel_id(1), &domain::parcel::Verdict::Delivered)?;
            outbox::claim(db, noon(), Some("alice"))?;
            outbox::acknowledged(db, parcel_id(2), 50, Some(UPLOAD), noon())?;
            Ok(())
        })
        .await;
    ground
}

fn opened(path: &Path) -> Connection {
    let keys = Keys::of(&Secret::new([7; 32])).unwrap();
    let connection = Connection::open(path).unwrap();
    prepare(&connection, Some(&keys.desk)).unwrap();
    connection
}

fn columns(of: &Connection, table: &str) -> Vec<String> {
    let mut query = of.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
    query.query_map([table], |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
}

fn tables(of: &Connection) -> Vec<String> {
    let sql =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut query = of.prepare(sql).unwrap();
    query.query_map((), |row| row.get(0)).unwrap().map(std::result::Result::unwrap).collect()
}

/// Every row of a table, in these columns.
fn rows(of: &Connection, table: &str, columns: &[String]) -> Vec<Vec<Value>> {
    let names = columns.join(", ");
    let mut query = of.prepare(&format!("SELECT {names} FROM {table} ORDER BY {names}")).unwrap();
    let row = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|column| row.get(column)).collect();
    query.query_map((), row).unwrap().map(std::result::Result::unwrap).collect()
}

/// Rows and digest of each table, in the columns that `like` knows of it.
fn summed(of: &Connection, like: &Connection) -> Vec<(String, usize, Vec<u8>)> {
    let sum = |table: String| {
        let rows = rows(of, &table, &columns(like, &table));
        let digest = Sha256::digest(format!("{rows:?}").as_bytes()).to_vec();
        (table, rows.len(), digest)
    };
    tables(like).into_iter().map(sum).collect()
}

fn folder_of(ground: Ground) -> tempfile::TempDir {
    let Ground { store, folder, .. } = ground;
    drop(store);
    folder
}

#[tokio::test]
async fn f38_an_upgrade_keeps_fifty_drafts_and_half_an_upload() {
    let folder = folder_of(filled().await);
    let path = folder.path().join("desk.db");
    let before = summed(&opened(&path), &opened(&path));
    // Tomorrow's app: one step more.
    let next = "ALTER TABLE draft ADD COLUMN colour TEXT; CREATE TABLE later (x INTEGER) STRICT;";
    let steps: Vec<_> = MIGRATIONS.iter().copied().chain([next]).collect();
    let mut connection = opened(&path);
    let like = Connection::open_in_memory().unwrap();
    MIGRATIONS.iter().for_each(|step| like.execute_batch(step).unwrap());
    migrate::to_latest(&mut connection, &steps).unwrap();
    assert_eq!(summed(&connection, &like), before, "every row, every byte");
    let held = before.iter().find(|(table, ..)| table == "draft").map(|(_, count, _)| *count);
    assert_eq!(held, Some(50));
}

#[tokio::test]
async fn f38_a_desk_of_every_earlier_step_is_brought_up_to_date_whole() {
    let newest = folder_of(filled().await);
    let newest = opened(&newest.path().join("desk.db"));
    for steps in 1..=MIGRATIONS.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let like = Connection::open_in_memory().unwrap();
        let old = opened(&path);
        old.pragma_update(None, "journal_mode", "WAL").unwrap();
        // Rows come table by table, children before their parents.
        old.pragma_update(None, "foreign_keys", false).unwrap();
        for step in &MIGRATIONS[..steps] {
            old.execute_batch(step).unwrap();
            like.execute_batch(step).unwrap();
        }
        old.pragma_update(None, "user_version", steps as u32).unwrap();
        for table in tables(&like) {
            let columns = columns(&like, &table);
            let places: Vec<_> = (1..=columns.len()).map(|place| format!("?{place}")).collect();
            let (names, places) = (columns.join(", "), places.join(", "));
            for row in rows(&newest, &table, &columns) {
                let sql = format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})");
                old.execute(&sql, params_from_iter(row)).unwrap();
            }
        }
        let before = summed(&old, &like);
        drop(old);
        let ground = Ground::of(folder);
        assert_eq!(ground.state, DeskState::Sound, "step {steps}");
        assert_eq!(summed(&opened(&ground.folder.path().join("desk.db")), &like), before, "step {steps}");
        if steps == MIGRATIONS.len() {
            let parcel = ground.store.read(|db| outbox::of_lane(db, lane(100))).await.unwrap().remove(1);
            assert_eq!((parcel.acknowledged, parcel.upload_url.as_deref()), (50, Some(UPLOAD)), "it resumes");
        }
    }
}

#[tokio::test]
async fn f39_a_desk_of_a_newer_app_is_read_and_nothing_of_it_is_touched() {
    let ground = filled().await;
    let incoming = || Incoming {
        media: domain::document::Media::Pdf,
        name: "rib.pdf".into(),
        kind: None,
        valid_until: None,
        expected: 9,
        at_most: 100,
    };
    let kept = ground.store.keep_document(incoming(), &b"%PDF-1.7 "[..], noon()).await.unwrap();
    let folder = folder_of(ground);
    let path = folder.path().join("desk.db");
    let next = "ALTER TABLE draft ADD COLUMN colour TEXT; UPDATE draft SET colour = 'green';";
    let steps: Vec<_> = MIGRATIONS.iter().copied().chain([next]).collect();
    migrate::to_latest(&mut opened(&path), &steps).unwrap();
    // A file that only the newer app knows of.
    std::fs::write(folder.path().join("documents").join("newer"), b"kept").unwrap();
    let before = std::fs::read(&path).unwrap();

    let ground = Ground::of(folder);
    assert_eq!(ground.state, DeskState::ReadOnly { code: "desk-from-future" });
    let store = &ground.store;
    let held = store.read(|db: &Reader<'_>| drafts::all(db)).await.unwrap();
    assert_eq!(held.len(), 50);
    let first = held[0].id;
    assert_eq!(store.read(move |db| answers::of(db, first)).await.unwrap().len(), 12);
    assert_eq!(**store.document_bytes(kept.sha256).await.unwrap(), *b"%PDF-1.7 ");
    let refused = store.write(move |db| answers::write(db, first, "x", &Answer::emptied(), noon())).await;
    assert!(matches!(refused, Err(Error::FromTheFuture)));
    let refused = store.keep_document(incoming(), &b"%PDF-1.4 "[..], noon()).await;
    assert!(matches!(refused, Err(Error::FromTheFuture)));
    assert!(store.sweep_documents().await.is_err() && store.empty_trash(noon()).await.is_err());

    let folder = folder_of(ground);
    assert_eq!(std::fs::read(&path).unwrap(), before, "no damage");
    assert!(folder.path().join("documents").join("newer").exists(), "nor to what it does not know");
    let connection = opened(&path);
    let green: i64 = connection
        .query_row("SELECT count(*) FROM draft WHERE colour = 'green'", (), |row| row.get(0))
        .unwrap();
    assert_eq!(green, 50, "the newer app finds all of its own again");
}
