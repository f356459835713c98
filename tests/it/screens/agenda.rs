//! Agenda, an event and « Mon agenda »: every state, in both languages.

use api_client::wire;
use chrono::TimeDelta;
use domain::ids::RecordId;
use ma_region::store::desk::favourites::{self, Kept};
use ma_region::store::desk::settings::{Adjust, Language};

use super::sight;
use crate::world::Phone;
use crate::world::events::{event, records};
use crate::world::places::phone_with;

const VESOUL: (f64, f64) = (47.62, 6.155);

fn all() -> Vec<wire::Event> {
    let concert = wire::Event {
        cost: Some("free".into()),
        price: Some("Entr\u{e9}e libre.".into()),
        access: vec!["hi".into(), "vi".into()],
        wheelchair: Some("limited".into()),
        booking: vec!["https://test.example/book".into(), "0384000001".into()],
        organiser: Some("Harmonie".into()),
        young: true,
        from_age: Some(6),
        summary: "Des airs de film.".into(),
        ..event("concert", "20261128T2030-2200", VESOUL)
    };
    let gone = wire::Event {
        status: Some("cancelled".into()),
        status_said: Some("Un artiste est souffrant.".into()),
        ..event("gone", "20261128T1500", VESOUL)
    };
    let full = wire::Event { status: Some("full".into()), ..event("full", "20261129T1500", VESOUL) };
    let online = wire::Event {
        mode: Some("online".into()),
        online: Some("https://test.example/room".into()),
        venue: None,
        point: None,
        commune: String::new(),
        ..event("online", "20261129T1800-1900", VESOUL)
    };
    vec![
        concert,
        gone,
        full,
        online,
        event("museum", "20260901/20270502w234567T1400-1800", VESOUL),
        event("weekly", "20261104/20261216w3T1400!21", VESOUL),
        event("far", "20261128T1500", (46.3, 4.83)),
    ]
}

async fn held(folder: &tempfile::TempDir) -> (Phone, gateway::Region) {
    let (phone, region) = phone_with(folder.path(), records(all())).await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone.app.actions.adjust(Adjust::Commune(Some("70550".into()))).await.unwrap();
    (phone, region)
}

fn plain(html: &str) -> String {
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

async fn of(phone: &Phone, route: &str) -> String {
    plain(&sight::of(phone, route).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_weekend_is_listed_by_day_and_what_is_off_is_struck_through_with_the_word() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    let html = of(&phone, "/agenda").await;
    for shown in [
        "Autour de Vesoul",
        "Samedi 28 novembre",
        "Dimanche 29 novembre",
        "de 20 h 30 \u{e0} 22 h",
        "<s>Sortie gone</s>",
        "Annul\u{e9}",
        "Complet",
        "jusqu\u{2019}au 2 mai 2027",
        "4 sorties",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    // Of another week, or too far, or without a place to be near of.
    for hidden in ["Sortie weekly", "Sortie far", "Sortie online"] {
        assert!(!html.contains(hidden), "{hidden}: {html}");
    }
    assert_eq!(sight::count(&html, "Sortie museum"), 2, "one row: its title, and the name of its star");
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = of(&phone, "/agenda").await;
    for shown in ["What\u{2019}s on", "Saturday 28 November", "from 20:30 to 22:00", "Cancelled", "Full"] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_says_when_what_it_costs_for_whom_and_where_it_comes_from() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = held(&folder).await;
    let html = of(&phone, "/agenda/test:concert").await;
    for shown in [
        "Le samedi 28 novembre de 20 h 30 \u{e0} 22 h",
        "Gratuit",
        "Entr\u{e9}e libre.",
        "70000 Vesoul",
        "Personnes sourdes ou malentendantes",
        "Accessible en fauteuil roulant, en partie.",
        "Jeune public, \u{c0} partir de 6 ans",
        "Appeler le 03 84 00 00 01",
        "Harmonie",
        "Mis \u{e0} jour le 20 novembre 2026",
        "Ajouter \u{e0} mon calendrier",
        "Signaler une erreur",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    let html = of(&phone, "/agenda/test:gone").await;
    for shown in
        ["Cette sortie est annul\u{e9}e", "Un artiste est souffrant.", "Tarif non indiqu\u{e9}", "<s>"]
    {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    let html = of(&phone, "/agenda/test:museum").await;
    assert!(html.contains("Jusqu\u{2019}au 2 mai 2027, du mardi au dimanche, de 14 h \u{e0} 18 h"), "{html}");
    let html = of(&phone, "/agenda/test:weekly").await;
    assert!(html.contains("<s>le mercredi 25 novembre \u{e0} 14 h</s>"), "{html}");
    assert!(html.contains("Voir les 4 dates"), "{html}");
    let html = of(&phone, "/agenda/test:online").await;
    assert!(html.contains("Participer en ligne") && !html.contains("Y aller"), "{html}");
    assert!(of(&phone, "/agenda/test:nothing").await.contains("Sortie introuvable"));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_event_it_is_said_and_the_sites_that_have_some_are_shown() {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    let html = of(&phone, "/agenda").await;
    assert!(html.contains("pas encore sur ce t\u{e9}l\u{e9}phone"), "{html}");
    assert!(html.contains("Ces sites annoncent"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_stays_in_my_agenda_when_it_is_cancelled_and_when_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = held(&folder).await;
    let html = of(&phone, "/agenda/mine").await;
    assert!(html.contains("Aucune sortie gard\u{e9}e") && html.contains("Vacances scolaires"), "{html}");
    assert!(html.contains("Du 20 d\u{e9}cembre") || html.contains("pas encore sur ce"), "{html}");
    for id in ["concert", "full"] {
        let record = RecordId::parse(&format!("test:{id}")).unwrap();
        phone.app.actions.favourite_event(record, format!("Sortie {id}"), true).await.unwrap();
    }
    let html = of(&phone, "/agenda/mine").await;
    assert!(html.contains("Sortie concert") && html.contains("Complet"), "{html}");
    assert!(of(&phone, "/desk").await.contains("href=\"/agenda/test:concert\""));
    // One is cancelled, the other no longer announced by anybody.
    let mut next = all();
    next.retain(|event| event.id != "test:full");
    next[0].status = Some("cancelled".into());
    tokio::task::block_in_place(|| region.publish(records(next))).unwrap();
    phone.syncs().await;
    let html = of(&phone, "/agenda/mine").await;
    assert!(
        html.contains("<s>Sortie concert</s>") && html.contains("N\u{2019}est plus dans l\u{2019}agenda"),
        "{html}"
    );
    let kept = phone.app.store.read(|db| favourites::of(db, Kept::Event)).await.unwrap();
    assert_eq!(kept.len(), 2);
    assert!(phone.app.store.read(|db| favourites::of(db, Kept::Aid)).await.unwrap().is_empty());
    // Accueil calls it to mind two days before, with what became of it.
    assert!(!of(&phone, "/").await.contains("test:concert"));
    phone.clock.turn(TimeDelta::days(2));
    let html = of(&phone, "/").await;
    assert!(
        html.contains("href=\"/agenda/test:concert\"") && html.contains("Annul\u{e9} : samedi"),
        "{html}"
    );
    phone.clock.turn(TimeDelta::days(6));
    let html = of(&phone, "/agenda/mine").await;
    assert!(html.contains("Pass\u{e9}es"), "{html}");
}
