//! « Lire un code » on screen: before, a sheet with its whole card, one whose card is not held, one without, cut ones,
//! and what is no sheet; in both languages.

use domain::slip::Slip;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::words::Words;

use super::sight;
use crate::world::Phone;
use crate::world::slips::{CARD, slip};

/// The route on which that text was read.
fn route(text: &str) -> String {
    let letter = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    format!("/card?text={}", text.bytes().map(letter).collect::<String>())
}

async fn shown(phone: &Phone, slip: &Slip) -> String {
    sight::of(phone, &route(&Words::of(Language::French).orientation_code(slip))).await
}

async fn seeded() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_found_under_help_and_under_the_helper_and_takes_a_picture_or_a_text() {
    let phone = seeded().await;
    for from in ["/help", "/helper"] {
        let html = sight::of(&phone, from).await;
        assert!(html.contains("Lire un code") && html.contains("href=\"/card?text=\""), "{from}: {html}");
    }
    for (language, said) in [
        (Language::French, ["Lire un code", "Choisir une photo du code", "Ou collez le texte du code"]),
        (Language::English, ["Read a code", "Choose a photo of the code", "Or paste the text of the code"]),
    ] {
        phone.app.actions.adjust(Adjust::Language(Some(language))).await.unwrap();
        let html = sight::of(&phone, "/card?text=").await;
        for words in said {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(html.contains("type=\"file\"") && html.contains("for=\"slip-text\""), "{html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_is_shown_with_the_whole_card_that_this_phone_holds() {
    let phone = seeded().await;
    let html = shown(&phone, &slip(Some(CARD))).await;
    for words in [
        "Fiche d\u{2019}orientation",
        "France Services de Vesoul",
        "12 rue de la R\u{e9}publique, 70000 Vesoul",
        "03 84 00 00 01",
        "Mardi 14\u{a0}h",
        "Avis d\u{2019}imposition",
        "24\u{a0}novembre 2026",
        "La R\u{e9}gion ne les a pas v\u{e9}rifi\u{e9}s",
        "Enregistrer la fiche en PDF",
        "La fiche compl\u{e8}te de l\u{2019}aide",
        "Pi\u{e8}ces \u{e0} pr\u{e9}parer",
        "\u{c9}tapes",
        "Garder",
        "Lire un autre code",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(sight::count(&html, "<h1"), 1);
    assert!(!html.contains("Coup\u{e9} pour tenir"), "nothing was cut");
    // What stands in a code opens nothing, not even the telephone.
    let sheet = html.split("La fiche compl").next().unwrap();
    assert!(!sheet.contains("tel:") && !sheet.contains("<a href=\"http"), "{sheet}");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = shown(&phone, &slip(Some(CARD))).await;
    for words in ["Orientation sheet", "The whole card of the aid", "The Region has not checked them"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_card_every_word_of_the_sheet_is_there_and_it_is_said() {
    let phone = seeded().await;
    for (card, said) in [
        (Some("content:an-aid-of-next-year"), "Cette fiche n\u{2019}est pas sur ce t\u{e9}l\u{e9}phone"),
        (None, "Ce code ne part d\u{2019}aucune fiche du guide"),
    ] {
        let html = shown(&phone, &slip(card)).await;
        for words in [said, "France Services de Vesoul", "Avis d\u{2019}imposition", "Chercher cette aide"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("La fiche compl\u{e8}te"));
    }
    // Before any content came, too.
    let html = shown(&Phone::alone(), &slip(Some(CARD))).await;
    assert!(html.contains("n\u{2019}est pas sur ce t\u{e9}l\u{e9}phone") && html.contains("03 84 00 00 01"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cut_is_said_where_it_was_cut() {
    let mut long = slip(Some(CARD));
    long.sheet.bring = "Une attestation de domicile de moins de trois mois\n".repeat(8);
    let html = shown(&seeded().await, &long).await;
    assert_eq!(sight::count(&html, "Coup\u{e9} pour tenir dans le code"), 1, "{html}");
    assert!(html.contains("La fiche compl\u{e8}te"), "the last line was not cut");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_sheet_is_shown_as_text_and_opens_nothing() {
    let phone = seeded().await;
    let text = Words::of(Language::French).orientation_code(&slip(None));
    let link = "https://pas-la-region.example/gagn\u{e9}?a=1&b=<b>2</b>\u{202e}";
    for (said, french, english) in [
        (
            link.to_owned(),
            "Ce n\u{2019}est pas un code de cette application",
            "This is not a code of this app",
        ),
        (text.replace("03 84", "06 12"), "une lettre a chang\u{e9}", "a letter has changed"),
        (text.replace("ma-region/1 ", "ma-region/7 "), "une version plus r\u{e9}cente", "a newer version"),
    ] {
        for (language, words) in [(Language::French, french), (Language::English, english)] {
            phone.app.actions.adjust(Adjust::Language(Some(language))).await.unwrap();
            let html = sight::of(&phone, &route(&said)).await;
            assert!(html.contains(words), "{words}: {html}");
            assert!(!html.contains("<b>2") && !html.contains('\u{202e}'), "{html}");
            assert!(!html.contains("href=\"https://pas") && !html.contains("Fiche d\u{2019}orientation"));
        }
    }
    let html = sight::of(&phone, &route(link)).await;
    assert!(html.contains("https://pas-la-region.example/gagn\u{e9}?a=1"), "it is shown: {html}");
}

#[test]
fn whatever_happens_to_a_picture_has_words_of_its_own_in_both_languages() {
    use ma_region::actions::Unread;
    let codes = Unread::ALL.map(Unread::code).into_iter().chain([
        "slip-foreign",
        "slip-changed",
        "slip-newer",
        "picture-heic",
        "picture-broken",
        "picture-too-large",
        "not-a-picture",
        "too-large",
        "file-unreadable",
    ]);
    let mut said = std::collections::BTreeSet::new();
    for (count, code) in codes.enumerate() {
        for language in Language::ALL {
            said.insert(Words::of(language).slip_trouble(code));
        }
        assert_eq!(said.len(), 2 * (count + 1), "{code}");
    }
}
