//! « Mes documents »: what is kept and until when, what uses it, what is deleted, the set of an association; fr and en.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::document::Document;
use domain::ids::RecordId;
use ma_region::actions::{About, Begun, Edit};
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;
use crate::world::filled::{FORM, SLOT, paper};

const ROUTE: &str = "/desk/documents";

async fn kept(phone: &Phone, number: u8, name: &str, kind: &str, until: Option<&str>) -> Document {
    let valid_until = until.map(|day| day.parse::<NaiveDate>().unwrap());
    let about = About { name: name.into(), kind: Some(kind.into()), valid_until };
    let given = Arc::new(paper(number, 2_000));
    phone.app.actions.keep_as(about, given, Edit::default()).await.unwrap().document
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_wallet_says_what_it_is_for_and_how_to_fill_it() {
    let phone = Phone::alone();
    let html = sight::of(&phone, ROUTE).await;
    for shown in ["Rien n\u{2019}est encore rang\u{e9}", "Choisir des fichiers", "type=\"file\"", "multiple"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert!(!html.contains("Dossier d\u{2019}une association"), "{html}");
    assert!(sight::of(&phone, "/desk").await.contains("Aucun document rang\u{e9}"));
    assert!(sight::before_reading(&phone, ROUTE).await.contains("aria-busy=\"true\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_document_says_until_when_it_is_good_and_what_uses_it() {
    let phone = Phone::alone();
    phone.app.seed().await;
    // The clock of these tests stands at the 24th of November 2026.
    kept(&phone, 1, "RIB commun", "rib", None).await;
    kept(&phone, 2, "Avis 2026", "tax_notice", Some("2026-12-24")).await;
    kept(&phone, 3, "Contrat", "contract", Some("2026-12-25")).await;
    kept(&phone, 4, "Vieux devis", "quote", Some("2026-11-23")).await;
    let used = kept(&phone, 5, "Inscription", "enrolment", None).await;
    let actions = &phone.app.actions;
    let Begun::New(draft) = actions.begin(RecordId::parse(FORM).unwrap(), None, true, true).await.unwrap()
    else {
        panic!()
    };
    actions.attach(draft, SLOT.into(), used.sha256).await.unwrap();
    let html = sight::of(&phone, ROUTE).await;
    for shown in [
        "RIB commun.pdf",
        "Avis d\u{2019}imposition \u{b7} PDF, 2\u{a0}ko",
        "chip warn",
        "\u{c0} renouveler\u{a0}: valable jusqu\u{2019}au 24\u{a0}d\u{e9}cembre 2026",
        "chip good",
        "Valable jusqu\u{2019}au 25\u{a0}d\u{e9}cembre 2026",
        "chip bad",
        "Expir\u{e9}\u{a0}: valable jusqu\u{2019}au 23\u{a0}novembre 2026",
        "Utilis\u{e9} dans\u{a0}: ",
        "il ne peut pas \u{ea}tre supprim\u{e9}",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert_eq!(sight::count(&html, "aria-label=\"Supprimer "), 4, "all but the one that is needed: {html}");
    assert_eq!(sight::count(&html, "aria-label=\"Modifier "), 5);
    assert!(sight::of(&phone, "/desk").await.contains("5 documents rang\u{e9}s"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_can_be_had_back_and_a_set_says_what_it_lacks() {
    let phone = Phone::alone();
    let gone = kept(&phone, 1, "Ancien RIB", "rib", None).await;
    kept(&phone, 2, "Statuts", "statutes", None).await;
    kept(&phone, 3, "Comptes", "accounts", Some("2026-11-01")).await;
    phone.app.actions.discard_document(gone.sha256).await.unwrap();
    let html = sight::of(&phone, ROUTE).await;
    for shown in [
        "Documents supprim\u{e9}s",
        "aria-label=\"Remettre\u{a0}: Ancien RIB.pdf\"",
        "Gard\u{e9} jusqu\u{2019}au 24\u{a0}d\u{e9}cembre",
        "Dossier d\u{2019}une association",
        "Liste des dirigeants\u{a0}: rien de rang\u{e9}",
        "RIB\u{a0}: rien de rang\u{e9}",
        "Un document coch\u{e9} n\u{2019}est plus valable",
        "Enregistrer le fichier ZIP",
        "webkitdirectory",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    assert_eq!(sight::count(&html, "type=\"checkbox\""), 2, "{html}");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, ROUTE).await;
    for shown in
        ["My documents", "Expired: was valid until 1 November 2026", "List of directors: nothing kept"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
}
