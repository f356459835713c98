//! The search index is derived from the records, whatever way they came.

use domain::search::fold;
use ma_region::store::reference::search::lexicon;

use crate::world::Phone;

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
