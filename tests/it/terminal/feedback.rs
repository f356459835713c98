//! `feedback RECORD`: an error is reported without a network; it is listed in the outbox, and names nobody.

use super::{fails, keys, says, text};
use crate::world::slips::CARD;

#[test]
fn an_error_is_reported_offline_and_waits_in_the_outbox() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let said =
        says(home, &["feedback", CARD, "--reason", "broken-link", "--text", "La page n\u{2019}existe plus"]);
    assert_eq!(keys(&said), ["about", "id", "reason", "record", "shown", "state"]);
    assert_eq!((said["record"].as_str(), said["reason"].as_str()), (Some(CARD), Some("broken-link")));
    let outbox = says(home, &["outbox"]);
    assert_eq!(
        (outbox[0]["id"].as_str(), outbox[0]["kind"].as_str()),
        (said["id"].as_str(), Some("feedback"))
    );
    assert_eq!((outbox[0]["state"].as_str(), outbox[0]["application"].as_str()), (Some("waiting"), None));
    says(home, &["outbox", "cancel", said["id"].as_str().unwrap()]);
    assert_eq!(says(home, &["outbox"]).as_array().map(Vec::len), Some(0));
    let thanked = text(home, &["feedback", CARD, "--reason", "other"]);
    assert!(thanked.contains("Votre signalement partira au retour du r\u{e9}seau"), "{thanked}");
}

#[test]
fn a_verdict_that_surprises_says_which_one_was_shown() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let verdict = ["feedback", CARD, "--about", "verdict", "--shown", "no", "--reason", "unexpected"];
    let said = says(home, &verdict);
    assert_eq!(
        (said["about"].as_str(), said["shown"].as_str(), said["reason"].as_str()),
        (Some("verdict"), Some("no"), Some("unexpected"))
    );
    let answer = says(home, &["feedback", CARD, "--about", "answer", "--reason", "beside-the-point"]);
    assert_eq!((answer["about"].as_str(), answer["shown"].is_null()), (Some("answer"), true));
}

#[test]
fn what_names_somebody_or_is_about_nothing_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let report = |text: &str| fails(home, &["feedback", CARD, "--reason", "other", "--text", text]);
    assert_eq!(report("a@example.org"), "feedback-email");
    assert_eq!(report("06 12 34 56 78"), "feedback-phone");
    assert_eq!(report("FR1420041010050500013M02606"), "feedback-iban");
    assert_eq!(report("2850539300042"), "feedback-nir");
    assert_eq!(report(&"a".repeat(1001)), "feedback-long");
    assert_eq!(fails(home, &["feedback", "place:nowhere", "--reason", "other"]), "not-there");
    assert_eq!(says(home, &["outbox"]).as_array().map(Vec::len), Some(0));
}
