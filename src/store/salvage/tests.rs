//! Damage on a real file: what reads is recovered, what does not is said, and the damaged file is kept as it is.

use std::collections::BTreeMap;

use super::*;
use crate::store::DeskState;
use crate::store::desk::answers::{self, Answer};
use crate::store::desk::ground::{Ground, begun, noon};
use crate::store::desk::{drafts, receipts};

const PAGE: usize = 4096;

/// A desk with enough in it for several pages a table: 40 drafts of 30 answers each.
async fn filled() -> Ground {
    let ground = Ground::new();
    for number in 0..40 {
        ground
            .write(move |db| {
                let draft = begun(db, number)?;
                for field in 0..30 {
                    let answer = Answer::typed(format!("r\u{e9}ponse {number} {field} {}", "x".repeat(40)));
                    answers::write(db, draft, &format!("field.{field}"), &answer, noon())?;
                }
                Ok(())
            })
            .await;
    }
    ground
}

/// Closes a desk with its journal folded in, and hands its folder over.
fn closed(ground: Ground) -> tempfile::TempDir {
    let Ground { store, folder, .. } = ground;
    drop(store);
    let keys = crate::store::secrets::Keys::of(&Secret::new([7; 32])).unwrap();
    let desk = Connection::open(folder.path().join("desk.db")).unwrap();
    prepare(&desk, Some(&keys.desk)).unwrap();
    desk.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).unwrap();
    folder
}

fn damage(folder: &tempfile::TempDir, page: usize) {
    let path = folder.path().join("desk.db");
    let mut bytes = std::fs::read(&path).unwrap();
    assert!(bytes.len() >= (page + 1) * PAGE);
    bytes[page * PAGE + 100..page * PAGE + 200].fill(0x5a);
    std::fs::write(path, bytes).unwrap();
}

async fn answers_held(ground: &Ground) -> usize {
    let count = |db: &Reader<'_>| {
        let all = drafts::all(db)?;
        let held: Result<Vec<_>> = all.iter().map(|draft| Ok(answers::of(db, draft.id)?.len())).collect();
        Ok(held?.into_iter().sum())
    };
    ground.store.read(count).await.unwrap()
}

#[tokio::test]
async fn f36_one_damaged_page_costs_what_is_on_it_and_little_else_and_that_is_said() {
    let folder = closed(filled().await);
    let sound = std::fs::read(folder.path().join("desk.db")).unwrap();
    let pages = sound.len() / PAGE;
    let mut seen = BTreeMap::<&str, usize>::new();
    // The first pages, of the header and the schema, then one in five, each in turn.
    for page in (0..4).chain((4..pages).step_by(5)) {
        let copy = tempfile::tempdir().unwrap();
        for name in ["desk.db", "desk.db-key"] {
            std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
        }
        damage(&copy, page);
        let damaged = std::fs::read(copy.path().join("desk.db")).unwrap();
        let ground = Ground::of(copy);
        let DeskState::SetAside { kept } = &ground.state else {
            // quick_check reads every page in use: one that it does not read holds nothing.
            *seen.entry("unused").or_default() += 1;
            assert_eq!(answers_held(&ground).await, 1_200, "page {page}");
            continue;
        };
        assert!(std::fs::read(kept).unwrap() == damaged, "kept as it was");
        assert!(!ground.folder.path().join("desk.salvage").exists());
        let said = ground.store.read(recovered).await.unwrap();
        let of = |name: &str| {
            said.iter().find(|table| table.name == name).map(|table| (table.rows, table.complete))
        };
        let drafts = ground.store.read(drafts::all).await.unwrap().len() as u64;
        // Drafts that have a row; answers of lost drafts are kept too, and counted in what is said.
        assert_eq!(of("draft").map_or(0, |(rows, _)| rows), drafts, "page {page}");
        let what = match (of("draft"), of("answer")) {
            (Some((40, true)), Some((1_200, true))) => "neither drafts nor answers",
            // The page on which all others hang: nothing of that table can be found without it.
            (Some((40, true)), Some((0, false))) => "the head of the answers",
            (Some((40, true)), Some((answers, false))) => {
                assert!((1_080..1_200).contains(&answers), "page {page}: {answers} answers");
                "some answers"
            }
            (_, Some((1_200, true))) => "drafts",
            _ => "the schema",
        };
        *seen.entry(what).or_default() += 1;
    }
    println!("of {pages} pages, damaged one at a time: {seen:?}");
    assert!(
        seen["some answers"] >= 5 && seen.get("the head of the answers").is_none_or(|n| *n == 1),
        "{seen:?}"
    );
    assert!(seen.get("the schema").is_none_or(|count| *count <= 2), "{seen:?}");
}

#[tokio::test]
async fn a_desk_begun_again_goes_on_and_says_after_a_restart_what_was_recovered() {
    let folder = closed(filled().await);
    let pages = std::fs::metadata(folder.path().join("desk.db")).unwrap().len() as usize / PAGE;
    damage(&folder, pages / 2);
    let ground = Ground::of(folder);
    assert!(matches!(ground.state, DeskState::SetAside { .. }));
    let said = ground.store.read(recovered).await.unwrap();
    assert!(!said.is_empty());
    let draft = ground.write(|db| begun(db, 1_000)).await;
    let ground = ground.reopened();
    assert!(matches!(ground.state, DeskState::SetAside { .. }), "said until the kept file is taken away");
    assert_eq!(ground.store.read(recovered).await.unwrap(), said);
    ground.store.read(move |db| drafts::one(db, draft)).await.unwrap();
    let none = ground.store.read(|db| receipts::of(db, domain::ids::ApplicationId(uuid::Uuid::nil()))).await;
    assert!(none.unwrap().is_empty());
}
