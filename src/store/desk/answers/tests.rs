//! Answers on a real file: durable at once, and the last twenty values had back.

use super::*;
use crate::store::desk::ground::{Ground, after, begun, draft, noon};
use crate::store::desk::trash;
use crate::store::{Error, Topic};

async fn typed(ground: &Ground, draft: DraftId, path: &'static str, value: String, second: i64) {
    let answer = Answer::typed(value);
    ground.write(move |db| write(db, draft, path, &answer, after(second))).await;
}

async fn stands(ground: &Ground, draft: DraftId, path: &'static str) -> Option<String> {
    ground.store.read(move |db| at(db, draft, path)).await.unwrap().and_then(|answer| answer.value)
}

#[tokio::test]
async fn every_answer_is_durable_before_it_is_called_written() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    let heard = ground.store.watch(Topic::Drafts);
    let before = *heard.borrow();
    typed(&ground, id, "applicant.name", "Ma\u{eb}lle".into(), 1).await;
    assert!(*heard.borrow() > before);
    // A second process opens the file while the first still has it open.
    let (other, _) = crate::store::open(crate::store::Opening {
        folder: ground.folder.path(),
        desk_key: Some(zeroize::Zeroizing::new([7; 32])),
        now: noon(),
        runtime: tokio::runtime::Handle::current(),
        door: crate::store::Door::enter(ground.folder.path()),
    })
    .unwrap();
    let seen = other.read(move |db| of(db, id)).await.unwrap();
    assert_eq!(seen["applicant.name"], Answer::typed("Ma\u{eb}lle"));
    let draft = other.read(move |db| drafts::one(db, id)).await.unwrap();
    assert_eq!((draft.counter, draft.touched_at), (1, after(1)));
}

#[tokio::test]
async fn the_last_twenty_values_are_had_back_and_done_again() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    for number in 0..30 {
        typed(&ground, id, "city", format!("v{number}"), number).await;
    }
    for number in (9..29).rev() {
        assert!(ground.write(move |db| undo(db, id, "city", after(40))).await);
        assert_eq!(stands(&ground, id, "city").await, Some(format!("v{number}")));
    }
    assert!(!ground.write(move |db| undo(db, id, "city", after(40))).await, "twenty, and no more");
    assert_eq!(stands(&ground, id, "city").await.as_deref(), Some("v9"));
    let ground = ground.reopened();
    for number in 10..30 {
        assert!(ground.write(move |db| redo(db, id, "city", after(50))).await);
        assert_eq!(stands(&ground, id, "city").await, Some(format!("v{number}")));
    }
    assert!(!ground.write(move |db| redo(db, id, "city", after(50))).await);
}

#[tokio::test]
async fn what_was_undone_is_still_read_when_something_else_is_written() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    for (second, value) in [(1, "Dole"), (2, "Dijon"), (3, "Beaune")] {
        typed(&ground, id, "city", value.into(), second).await;
    }
    assert!(ground.write(move |db| undo(db, id, "city", after(4))).await);
    typed(&ground, id, "city", "Vesoul".into(), 5).await;
    assert!(!ground.write(move |db| redo(db, id, "city", after(6))).await);
    let past = ground.store.read(move |db| past(db, id, "city")).await.unwrap();
    let told: Vec<_> = past.iter().map(|past| (past.answer.value.as_deref(), past.why)).collect();
    let expected = [
        (Some("Dijon"), Why::Changed),
        (Some("Beaune"), Why::LetGo),
        (Some("Dole"), Why::Changed),
        (None, Why::Changed),
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn the_first_answer_is_undone_to_nothing_and_the_same_value_twice_is_once() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    typed(&ground, id, "city", "Dole".into(), 1).await;
    typed(&ground, id, "city", "Dole".into(), 2).await;
    assert_eq!(ground.store.read(move |db| drafts::one(db, id)).await.unwrap().counter, 1);
    assert!(ground.write(move |db| undo(db, id, "city", after(3))).await);
    assert_eq!(stands(&ground, id, "city").await, None);
    assert!(!ground.write(move |db| undo(db, id, "city", after(4))).await);
}

#[tokio::test]
async fn a_sealed_or_discarded_draft_takes_no_answer() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    ground.write(move |db| trash::discard(db, id, noon())).await;
    let refused = |ground: &Ground, id| {
        let store = ground.store.clone();
        async move { store.write(move |db| write(db, id, "city", &Answer::typed("Dole"), noon())).await }
    };
    assert!(matches!(refused(&ground, id).await, Err(Error::StageForbids)));
    ground.write(move |db| trash::restore(db, id, noon())).await;
    refused(&ground, id).await.unwrap();
    let mut sealed = draft(2);
    sealed.becomes(domain::draft::Stage::Sealed).unwrap();
    ground
        .write({
            let sealed = sealed.clone();
            move |db| drafts::save(db, &sealed)
        })
        .await;
    assert!(matches!(refused(&ground, sealed.id).await, Err(Error::StageForbids)));
    assert!(matches!(refused(&ground, draft(3).id).await, Err(Error::NotThere)));
}

#[tokio::test]
async fn what_a_form_does_not_ask_any_more_is_put_aside_and_outlives_twenty_values() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    typed(&ground, id, "city", "Dole".into(), 1).await;
    ground.write(move |db| put_away(db, id, "city", Why::NotCarriedOver, after(2))).await;
    assert_eq!(stands(&ground, id, "city").await, None);
    for number in 0..40 {
        typed(&ground, id, "city", format!("v{number}"), number).await;
    }
    let aside = ground.store.read(move |db| put_aside(db, id)).await.unwrap();
    assert_eq!(aside.len(), 1);
    assert_eq!((aside[0].0.as_str(), aside[0].1.answer.value.as_deref()), ("city", Some("Dole")));
}

#[tokio::test]
async fn the_trash_keeps_a_draft_thirty_days_with_everything_in_it() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    typed(&ground, id, "city", "Dole".into(), 1).await;
    ground.write(move |db| trash::discard(db, id, noon())).await;
    ground.store.empty_trash(after(29 * 86_400)).await.unwrap();
    ground.store.empty_trash(after(30 * 86_400)).await.unwrap();
    assert_eq!(ground.store.read(drafts::trashed).await.unwrap().len(), 1, "thirty days are kept whole");
    assert_eq!(stands(&ground, id, "city").await.as_deref(), Some("Dole"));
    ground.store.empty_trash(after(30 * 86_400 + 1)).await.unwrap();
    assert!(ground.store.read(drafts::trashed).await.unwrap().is_empty());
    assert_eq!(stands(&ground, id, "city").await, None);
}

#[tokio::test]
async fn f32_a_clock_that_leaps_ahead_empties_no_trash() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    ground.store.empty_trash(noon()).await.unwrap();
    ground.write(move |db| trash::discard(db, id, noon())).await;
    let ten_years = 3_653 * 86_400;
    ground.store.empty_trash(after(ten_years)).await.unwrap();
    ground.store.empty_trash(after(60)).await.unwrap();
    ground.store.empty_trash(after(120)).await.unwrap();
    assert_eq!(ground.store.read(drafts::trashed).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_live_draft_loses_nothing_but_old_former_values_to_the_trash() {
    let ground = Ground::new();
    let id = ground.write(|db| begun(db, 1)).await;
    for (second, value) in [(1, "Dole"), (2, "Dijon")] {
        typed(&ground, id, "city", value.into(), second).await;
    }
    for day in [399, 400] {
        ground.store.empty_trash(after(day * 86_400)).await.unwrap();
    }
    assert_eq!(stands(&ground, id, "city").await.as_deref(), Some("Dijon"));
    assert!(ground.store.read(move |db| past(db, id, "city")).await.unwrap().is_empty());
}

/// D1 of WIRE.md §17, measured where it is asked for: `cargo test --release … d1 -- --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measure, not a test"]
async fn d1_a_thousand_durable_edits_of_a_sixty_field_draft() {
    let mut runs = Vec::new();
    for _ in 0..7 {
        let ground = Ground::new();
        let id = ground.write(|db| begun(db, 1)).await;
        for field in 0..60 {
            let answer = Answer::typed("x".repeat(20));
            ground.write(move |db| write(db, id, &format!("field.{field}"), &answer, noon())).await;
        }
        let mut each = Vec::new();
        let begun = std::time::Instant::now();
        for edit in 0..1_000 {
            let answer = Answer::typed(format!("r\u{e9}ponse {edit}"));
            let start = std::time::Instant::now();
            ground
                .write(move |db| write(db, id, &format!("field.{}", edit % 60), &answer, after(edit)))
                .await;
            each.push(start.elapsed());
        }
        let whole = begun.elapsed();
        each.sort();
        runs.push((whole, each[500], each[990]));
    }
    for (whole, median, p99) in &runs {
        println!("D1: {whole:?}; each p50 {median:?}, p99 {p99:?}");
    }
}
