//! The buttons that make papers, and the way to the page on the two acknowledgements.

use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn the_review_and_the_application_offer_their_paper_and_the_page_on_acknowledgements() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let (draft, _) = phone.writes(5_000).await;
    let html = sight::of(&phone, &format!("/desk/drafts/{draft}?at=~review")).await;
    assert!(html.contains("Enregistrer le r\u{e9}capitulatif (PDF)"), "{html}");
    let id = phone.sends(draft).await;
    let html = sight::of(&phone, &format!("/desk/applications/{id}")).await;
    assert!(html.contains("Enregistrer le r\u{e9}capitulatif (PDF)"), "{html}");
    assert!(html.contains("href=\"/help/help:les-deux-accuses\""), "{html}");
    let html = sight::of(&phone, "/help/help:les-deux-accuses").await;
    for said in ["Les deux accus\u{e9}s", "sept jours", "L112-11", "L112-3", "9 octobre 2016"] {
        assert!(html.contains(said), "{said}: {html}");
    }
}
