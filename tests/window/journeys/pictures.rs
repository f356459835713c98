//! Pictures of every screen for human eyes: phone and wide, light, dark, high contrast, large text.

use crate::hand::Hand;

const SHOWN: [(&str, &str); 11] = [
    ("/", "home"),
    ("/aids", "aids"),
    ("/aids/content:aide-permis-de-conduire", "card"),
    ("/search?q=chauffage", "search"),
    ("/search?q=xqzvw", "search-empty"),
    ("/desk", "desk"),
    ("/desk/documents", "documents"),
    ("/school", "school"),
    ("/settings", "settings"),
    ("/links/link:france-services", "link"),
    ("/help", "help"),
];

fn album(width: u32, height: u32, theme: &str, text: &str, name: &str) {
    let mut hand = Hand::at_home(width, height);
    for (route, screen) in SHOWN {
        hand.go(route);
        let look = format!(
            "Object.assign(document.documentElement.dataset, {{ theme: '{theme}', text: '{text}' }}); window.scrollTo(0, 0)"
        );
        hand.page.value(&look);
        hand.picture(&format!("{name}-{screen}"));
    }
}

#[test]
fn pictures_of_a_phone_in_light_and_dark() {
    album(412, 860, "light", "100", "phone-light");
    album(412, 860, "dark", "100", "phone-dark");
}

#[test]
fn pictures_of_high_contrast_and_of_large_text() {
    album(412, 860, "contrast", "100", "phone-contrast");
    album(320, 640, "light", "200", "small-200");
}

#[test]
fn pictures_of_whole_pages() {
    album(412, 2900, "light", "100", "tall");
}

#[test]
fn pictures_of_a_wide_window() {
    album(1280, 860, "light", "100", "wide");
    album(800, 1000, "light", "100", "tablet");
}
