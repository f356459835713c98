//! Loading, empty, failed: said the same way everywhere, never a blank page.

use std::sync::Arc;

use ma_region::platform::fake::{HandBrowser, HandClock, HandFolders, HandNetwork, HandReturns, HandVault};
use ma_region::sync::Trust;
use ma_region::wiring::{Parts, assemble};
use tokio::runtime::Handle;

use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn while_reading_a_screen_is_busy_and_keeps_its_frame() {
    let phone = Phone::alone();
    for route in ["/aids", "/help", "/glossary", "/desk", "/school"] {
        let html = sight::before_reading(&phone, route).await;
        assert!(html.contains("aria-busy=\"true\"") && html.contains("class=\"bar\""), "{route}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guide_that_is_still_being_prepared_says_so() {
    let phone = Phone::alone();
    let html = sight::of(&phone, "/aids").await;
    assert!(html.contains("Le guide n\u{2019}est pas encore l\u{e0}"), "{html}");
    assert!(!html.contains("Contenu du "), "an empty list never shares the screen with a date");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_desk_is_said_and_the_guide_still_reads() {
    let mut phone = Phone::alone();
    let folder = tempfile::tempdir().unwrap();
    let parts = Parts {
        clock: Arc::new(HandClock::at(phone.app.actions.now())),
        browser: Arc::new(HandBrowser::default()),
        position: Arc::new(ma_region::platform::fake::HandPosition::default()),
        voice: Arc::new(ma_region::platform::fake::HandVoice::default()),
        returns: Arc::new(HandReturns::default()),
        vault: std::sync::Arc::new(HandVault::with(None)),
        folders: Arc::new(HandFolders(folder.path().to_owned())),
        network: Arc::new(HandNetwork::default()),
        notifier: std::sync::Arc::new(ma_region::platform::fake::HandNotifier::default()),
        trust: Trust::BUILT_IN,
    };
    phone.app = assemble(folder.path(), "http://127.0.0.1:9", parts, &Handle::current()).unwrap();
    phone.app.seed().await;
    let html = sight::of(&phone, "/desk").await;
    assert!(html.contains("role=\"alert\"") && html.contains("Votre dossier est ferm\u{e9}"), "{html}");
    assert!(html.contains("R\u{e9}essayer</button>") && html.contains("Parler \u{e0} quelqu"), "{html}");
    let html = sight::of(&phone, "/aids").await;
    assert!(sight::count(&html, "aid-row") >= 40, "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gallery_shows_every_part_in_every_state() {
    let html = sight::of(&Phone::alone(), "/gallery").await;
    for shown in [
        "role=\"alert\"",
        "role=\"status\"",
        "aria-busy=\"true\"",
        "Dernier jour",
        "Ouvre le ",
        "Termin\u{e9}e",
        "Ferm\u{e9}e pour le moment",
    ] {
        assert!(html.contains(shown), "{shown}");
    }
}
