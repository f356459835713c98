//! The search index is derived from the records, whatever way they came.

use domain::search::fold;
use ma_region::store::reference::search::lexicon;

use crate::world::{Phone, Signed, aid, guide};

#[tokio::test(flavor = "multi_thread")]
async fn every_word_of_the_cards_is_known_to_the_lexicon() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let lexicon = phone.app.store.read(lexicon).await.unwrap();
    assert!(lexicon.cards > 400, "{} cards", lexicon.cards);
    for word in ["permis", "r\u{e9}novation", "apprentis", "agriculteur", "cin\u{e9}ma"] {
        assert!(lexicon.knows(&fold(word)), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_says_the_word_is_worth_more_than_one_that_does_not() {
    let phone = Phone::alone();
    let mut cards = guide(60);
    cards[7].description.push_str(" Les haies et les mares comptent aussi.");
    phone.app.sync.seed(&Signed::aids(1_000, &cards).pack()).await;
    let answer = phone.answer("mares").await;
    assert_eq!(answer.results[0].id, cards[7].id);
    assert!(answer.results[0].score > 0.1, "a word of the body counts too: {}", answer.results[0].score);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_known_are_the_same_by_deltas_or_at_once() {
    let (old, fresh) = (Phone::alone(), Phone::alone());
    let mut cards = guide(30);
    for step in 0..5 {
        old.app.sync.seed(&Signed::aids(1_000 + step, &cards).pack()).await;
        cards[step as usize].description = format!("mot{step} inconnu des autres");
        cards.remove(20);
        cards.push(aid(500 + step as usize, &format!("nouveaute {step}")));
    }
    let last = Signed::aids(2_000, &cards).pack();
    old.app.sync.seed(&last).await;
    fresh.app.sync.seed(&last).await;
    let (by_deltas, at_once) = (surfaces(&old), surfaces(&fresh));
    assert!(at_once.iter().any(|(word, cards)| word == "mot3" && *cards == 1));
    assert_eq!(by_deltas, at_once);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_older_build_derived_is_derived_again_from_the_records() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (found, words) = (phone.finds("permis").await, surfaces(&phone));
    let file = phone.folder.path().join("reference.db");
    rusqlite::Connection::open(&file)
        .unwrap()
        .execute_batch(
            "DELETE FROM doc; INSERT INTO doc_words (doc_words) VALUES ('delete-all'); DELETE FROM surface;
             UPDATE note SET value = '1' WHERE key = 'derivation';",
        )
        .unwrap();
    let phone = phone.restarted("http://127.0.0.1:9");
    assert!(phone.finds("permis").await.is_empty(), "the test took the index away");
    phone.app.seed().await;
    assert_eq!(phone.finds("permis").await, found);
    assert_eq!(surfaces(&phone), words);
    // And where the index is whole, but of other rules.
    rusqlite::Connection::open(&file)
        .unwrap()
        .execute_batch("UPDATE note SET value = '1' WHERE key = 'derivation'")
        .unwrap();
    let phone = phone.restarted("http://127.0.0.1:9");
    phone.app.seed().await;
    assert_eq!(phone.finds("permis").await, found);
    assert_eq!(surfaces(&phone), words);
}

fn surfaces(phone: &Phone) -> Vec<(String, i64)> {
    let connection = rusqlite::Connection::open(phone.folder.path().join("reference.db")).unwrap();
    let mut query = connection.prepare("SELECT word, cards FROM surface ORDER BY word").unwrap();
    query.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}
