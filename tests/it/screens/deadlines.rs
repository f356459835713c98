//! « Échéances »: everything that is due, in order, in both languages; the next one on the first page.

use api_client::wire;
use chrono::TimeDelta;
use domain::ids::RecordId;
use gateway::sources::Record;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::reference::aids;

use super::sight;
use crate::world::{Phone, region};

async fn dated(phone: &Phone) {
    let actions = &phone.app.actions;
    let bytes = crate::world::filled::paper(1, 900);
    let document = actions.keep("RIB de Ma\u{eb}lle".into(), Some("rib".into()), bytes).await.unwrap();
    let until = actions.today() + TimeDelta::days(3);
    actions.describe_document(document.sha256, document.name, document.kind, Some(until)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_due_is_said_and_what_is_due_comes_with_how_long_is_left() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let html = sight::of(&phone, "/desk/deadlines").await;
    assert!(
        html.contains("Rien \u{e0} faire pour l\u{2019}instant") && !html.contains("calendrier</button>"),
        "{html}"
    );
    assert!(sight::of(&phone, "/desk").await.contains("Aucune date \u{e0} venir"));
    dated(&phone).await;
    let html = sight::of(&phone, "/desk/deadlines").await;
    for said in [
        "RIB de Ma\u{eb}lle",
        "Dernier jour de validit\u{e9}",
        "vendredi 27\u{a0}novembre",
        "dans 3 jours",
        "Mettre dans mon calendrier",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    let html = sight::of(&phone, "/desk").await;
    assert!(
        html.contains("vendredi 27\u{a0}novembre\u{a0}: Dernier jour de validit\u{e9}, RIB de Ma\u{eb}lle"),
        "{html}"
    );
    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, "/desk/deadlines").await;
    assert!(
        html.contains("Deadlines") && html.contains("in 3 days") && html.contains("Friday 27 November"),
        "{html}"
    );
    phone.clock.turn(TimeDelta::days(5));
    let html = sight::of(&phone, "/desk/deadlines").await;
    assert!(html.contains("Past lately") && !html.contains("Coming<"), "{html}");
}

fn closing(version: u32, closes_at: &str, accept_until: Option<&str>) -> Record {
    let label = wire::Wording { fr: "Question".into(), en: "Question".into() };
    let field =
        wire::Field { id: "name".into(), kind: "text".into(), since: 1, label, ..wire::Field::default() };
    Record::Form(Box::new(wire::Form {
        id: "form:test".into(),
        version,
        title: wire::Wording { fr: "Appel \u{e0} projets".into(), en: "Call for projects".into() },
        aid: "test:1".into(),
        state: "open".into(),
        closes_at: Some(closes_at.into()),
        accept_until: accept_until.map(str::to_owned),
        late: "refuse".into(),
        deadline_counts: "registered".into(),
        fields: vec![field],
        source_url: "https://test.example/1".into(),
        verified_on: "2026-11-01".into(),
        ..wire::Form::default()
    }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_due_when_the_region_says_today_even_if_it_has_moved_the_date() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    region.publish(vec![closing(1, "2026-11-30T22:59:59Z", Some("2026-12-05T22:59:59Z"))]).unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    let form = RecordId::parse("form:test").unwrap();
    phone.app.actions.begin(form, None, true, false).await.unwrap();
    let html = sight::of(&phone, "/desk/deadlines").await;
    for said in [
        "Appel \u{e0} projets",
        "Dernier moment pour envoyer",
        "lundi 30\u{a0}novembre, 23\u{a0}h\u{a0}59",
        "dans 6 jours",
        "Encore accept\u{e9}e jusque-l\u{e0}, en retard",
        "samedi 5\u{a0}d\u{e9}cembre",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(sight::of(&phone, "/desk").await.contains("lundi 30\u{a0}novembre"));
    region.publish(vec![closing(2, "2026-12-15T22:59:59Z", None)]).unwrap();
    phone.syncs().await;
    let html = sight::of(&phone, "/desk/deadlines").await;
    assert!(html.contains("mardi 15\u{a0}d\u{e9}cembre") && !html.contains("30\u{a0}novembre"), "{html}");
    assert!(!html.contains("en retard"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_aid_that_closes_is_due() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let aids = phone.app.store.read(|db| aids::list(db, &aids::Filter::default())).await.unwrap();
    let today = phone.app.actions.today();
    let closes = aids.iter().find(|row| row.calendar.closes_on(today).is_some()).expect("the guide has one");
    phone.app.actions.favourite(closes.id.clone(), closes.title.clone(), true).await.unwrap();
    let html = sight::of(&phone, "/desk/deadlines").await;
    assert!(html.contains("Dernier jour pour demander") && html.contains(closes.id.as_str()), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn outings_and_schools_are_among_the_dates_and_can_be_seen_alone() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let mut records = crate::world::events::records([
        crate::world::events::event("a", "20261128T2030-2200", (47.62, 6.15)),
        crate::world::events::event("b", "20261129T2030-2200", (47.62, 6.15)),
    ]);
    let campaign = wire::Calendar {
        id: "calendar:bourses".into(),
        kind: "school_campaign".into(),
        title: "Bourses".into(),
        spans: vec![wire::Span {
            title: "Bourse de lyc\u{e9}e".into(),
            from: "2026-09-01".into(),
            to: "2026-12-03".into(),
            ..wire::Span::default()
        }],
        verified_on: "2026-11-01".into(),
        ..wire::Calendar::default()
    };
    let days = |title: &str, from: &str, to: &str| wire::Span {
        title: title.into(),
        from: from.into(),
        to: to.into(),
        ..wire::Span::default()
    };
    let holidays = wire::Calendar {
        id: "calendar:vacances".into(),
        kind: "school_holidays".into(),
        spans: vec![
            days("Toussaint", "2026-10-17", "2026-11-01"),
            days("Vacances de No\u{eb}l", "2026-12-19", "2027-01-03"),
            days("\u{c9}t\u{e9}", "2027-07-03", "2027-08-31"),
        ],
        ..campaign.clone()
    };
    records.extend([campaign, holidays].map(Record::Calendar));
    region.publish(records).unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    for id in ["a", "b"] {
        let id = RecordId::parse(&format!("test:{id}")).unwrap();
        phone.app.actions.favourite_event(id.clone(), format!("Sortie {id}"), true).await.unwrap();
    }
    let html = sight::of(&phone, "/desk/deadlines").await;
    assert!(
        html.contains("Sortie test:a") && html.contains("samedi 28\u{a0}novembre, 20\u{a0}h\u{a0}30"),
        "{html}"
    );
    assert!(!html.contains("Bourse de lyc\u{e9}e"), "nobody here goes to school: {html}");
    for kind in ["\u{c9}cole", "Sorties", "Tout"] {
        assert!(html.contains(&format!("<span>{kind}</span>")), "{kind}: {html}");
    }
    assert!(!html.contains("<span>Documents</span>"), "no such date, no such choice: {html}");
    phone.app.actions.describe(domain::profile::Who::MyChild, "Zo\u{e9}".into()).await.unwrap();
    let html = sight::of(&phone, "/desk/deadlines").await;
    for said in [
        "Bourse de lyc\u{e9}e",
        "jeudi 3\u{a0}d\u{e9}cembre",
        "D\u{e9}but des vacances scolaires",
        "19\u{a0}d\u{e9}cembre",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("Toussaint") && !html.contains("\u{c9}t\u{e9}</a>"), "over, or far: {html}");
    assert!(html.contains("Aussi 14 jours avant"), "{html}");
}
