//! The assistant before anything is asked: what it is, what it does not keep, where to begin.

use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn the_first_use_says_to_check_the_card_and_that_nothing_is_kept() {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    let html = sight::of(&phone, "/assistant").await;
    assert!(
        html.contains("V\u{e9}rifiez toujours la fiche.")
            && html.contains("dispara\u{ee}t quand vous fermez"),
        "{html}"
    );
    assert!(html.contains("role=\"log\"") && html.contains("aria-live=\"polite\""), "{html}");
    assert_eq!(sight::count(&html, "Effacer la conversation"), 0, "there is none yet");
    assert!(sight::of(&phone, "/").await.contains("href=\"/assistant\""));
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    assert!(sight::of(&phone, "/assistant").await.contains("Always check the sheet."));
}
