//! Story 13: three letters give the school without a network; its page opens in the system's browser, and nowhere else.

use std::path::{Path, PathBuf};

use ma_region::store::reference::schools::{self, Ask};

use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn three_letters_give_every_school_among_the_first_and_its_page_goes_to_the_browser() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let find = async |text: &str, limit: usize| {
        let ask = Ask { text: text.into(), around: None, limit };
        phone.app.store.read(move |db| schools::find(db, &ask)).await.unwrap().found
    };
    // By the name of its town there may be many; by three letters of both, each is among the first five.
    let haag = find("haa", 5).await;
    let found = haag.iter().find(|found| found.uai == "0250011B").expect("among the first five");
    let page = found.ent_url.clone().expect("its page is known");
    assert!(page.starts_with("https://") && page.trim_end_matches('/').ends_with(".eclat-bfc.fr"), "{page}");
    phone.app.actions.open_link(page.clone()).await.unwrap();
    assert_eq!(phone.browser.opened(), [page]);
    for (text, uai) in [("besan haa", "0250011B"), ("lycee haag", "0250011B"), ("0250011b", "0250011B")] {
        let found = find(text, 5).await;
        assert!(found.iter().any(|one| one.uai == uai), "{text}: {found:?}");
    }
}

/// Every file under a folder.
fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

#[test]
fn the_only_secret_that_a_screen_asks_for_is_that_of_the_citizens_own_export() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/screens"), &mut all);
    let asks = |path: &PathBuf| std::fs::read_to_string(path).unwrap().contains("\"password\"");
    let found: Vec<PathBuf> = all.into_iter().filter(asks).collect();
    assert!(found.len() == 1 && found[0].ends_with("my_data/out.rs"), "{found:?}");
}

#[test]
fn no_screen_holds_a_page_of_another_inside_itself() {
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/screens"), &mut all);
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains("iframe {") && !text.contains("webview {"), "{}", path.display());
    }
}
