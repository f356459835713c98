//! Settings, favourites and saved searches survive a restart, encrypted.

use domain::ids::RecordId;
use domain::watch::Asked;
use ma_region::store::desk::settings::{self, Adjust, Language, Theme};
use ma_region::store::desk::{favourites, searches};

use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_is_there_after_a_restart() {
    let phone = Phone::alone();
    for change in [
        Adjust::Language(Some(Language::English)),
        Adjust::Theme(Theme::Contrast),
        Adjust::TextSize(500),
        Adjust::Commune(Some("25056".into())),
        Adjust::Welcomed,
    ] {
        phone.app.actions.adjust(change).await.unwrap();
    }
    let id = RecordId::parse("content:aide-permis-de-conduire").unwrap();
    phone.app.actions.favourite(id.clone(), "Permis".into(), true).await.unwrap();
    phone.app.actions.save_search(Asked { text: "apiculture".into(), ..Asked::default() }).await.unwrap();

    let phone = phone.restarted("http://127.0.0.1:9");
    let settings = phone.app.store.read(settings::read).await.unwrap();
    assert_eq!(settings.language, Some(Language::English));
    assert_eq!(settings.theme, Theme::Contrast);
    assert_eq!(settings.text_size, 200, "kept between 100 and 200");
    assert_eq!(settings.commune.as_deref(), Some("25056"));
    assert!(settings.welcomed);
    assert_eq!(phone.app.store.read(favourites::all).await.unwrap()[0].id, id);
    assert_eq!(phone.app.store.read(searches::all).await.unwrap()[0].asked.text, "apiculture");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_readable_in_the_folder() {
    let phone = Phone::alone();
    phone
        .app
        .actions
        .save_search(Asked { text: "canari-apiculture-9431".into(), ..Asked::default() })
        .await
        .unwrap();
    let mut looked_at = 0;
    for entry in std::fs::read_dir(phone.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        looked_at += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!bytes.windows(12).any(|window| window == b"canari-apicu"), "{name}");
        if name == "desk.db" {
            assert!(!bytes.starts_with(b"SQLite format 3"), "the desk is encrypted");
        }
    }
    assert!(looked_at >= 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_links_of_the_content_s_kinds_are_opened() {
    let phone = Phone::alone();
    for bad in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "intent:x",
        "no link",
        "https://a\nb",
    ] {
        assert!(phone.app.actions.open_link(bad.into()).await.is_err(), "{bad}");
    }
    phone.app.actions.open_link("https://www.bourgognefranchecomte.fr/".into()).await.unwrap();
    assert_eq!(phone.browser.opened(), ["https://www.bourgognefranchecomte.fr/"]);
}
