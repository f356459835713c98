//! Réglages: every choice, and what is held on this phone.

use ma_region::store::desk::settings::{Adjust, Language, Settings, Theme};

use super::sight;
use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn every_choice_is_there_and_the_content_s_dates_too() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/settings").await;
    for words in [
        "Langue",
        "English",
        "Contraste \u{e9}lev\u{e9}",
        "200\u{a0}%",
        "\u{c9}conomiser les donn\u{e9}es",
        "Communes",
        "non audit\u{e9}",
        "Place utilis\u{e9}e sur cet appareil",
        "\u{a0}Mo</dd>",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_changes_the_screen_at_once() {
    let phone = Phone::alone();
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, "/settings").await;
    assert!(
        html.contains("Settings") && html.contains("Text size") && !html.contains("R\u{e9}glages"),
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn notifications_are_off_until_they_are_wished_and_have_quiet_hours() {
    let mut phone = Phone::alone();
    let html = sight::of(&phone, "/settings").await;
    for words in
        ["Rien n\u{2019}est dit sans votre accord", "Mes recherches gard\u{e9}es", "20\u{a0}h", "Silence"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    let (_, switches) = html.split_once("sans votre accord").unwrap();
    let (switches, _) = switches.split_once("Silence").unwrap();
    let on = sight::count(switches, "checked=true") + sight::count(switches, "checked=\"true\"");
    assert_eq!((sight::count(switches, "checkbox"), on), (3, 0), "{switches}");
    assert!(html.contains("id=\"quiet-from\"") && html.contains("id=\"quiet-until\""), "{html}");
    phone.app.actions.adjust(Adjust::AloudKept(true)).await.unwrap();
    let settings = phone.app.store.read(ma_region::store::desk::settings::read).await.unwrap();
    assert!(settings.aloud.kept && !settings.aloud.searches && !settings.aloud.deadlines);
    phone.helps("Marcel Dupont").await;
    let html = sight::of(&phone, "/settings").await;
    assert!(!html.contains("Rien n\u{2019}est dit sans votre accord"), "{html}");
}

#[test]
fn the_first_page_has_the_citizen_s_look_and_lets_zoom() {
    let settings = Settings {
        language: Some(Language::English),
        theme: Theme::Contrast,
        text_size: 150,
        ..Settings::default()
    };
    let page = ma_region::screens::index(&settings);
    assert!(page.contains("lang=\"en\" data-theme=\"contrast\" data-text=\"150\""));
    assert!(page.contains("viewport-fit=cover") && !page.contains("user-scalable"));
    assert!(page.contains("<div id=\"main\"></div>") && page.contains("</head>") && page.contains("</body>"));
}
