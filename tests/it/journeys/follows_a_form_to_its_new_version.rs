//! The rule changed while somebody was offline: what changes is shown, nothing typed is lost, the citizen decides.

use api_client::wire;
use domain::ids::{DraftId, RecordId, Sha256};
use gateway::sources::Record;
use ma_region::actions::{Begun, Stroke, Turned};
use ma_region::store::desk::answers;
use ma_region::store::desk::documents;
use ma_region::store::reference::forms;

use crate::screens::sight;
use crate::world::{Phone, region};

fn text(id: &str) -> wire::Field {
    let label = wire::Wording { fr: format!("Question {id}"), en: format!("Question {id}") };
    wire::Field { id: id.into(), kind: "text".into(), since: 1, label, ..wire::Field::default() }
}

fn slot(id: &str) -> wire::Slot {
    let label = wire::Wording { fr: id.into(), en: id.into() };
    wire::Slot {
        id: id.into(),
        since: 1,
        label,
        media: vec!["application/pdf".into()],
        max: 1,
        ..wire::Slot::default()
    }
}

pub(super) fn form(version: u32, fields: &[&str], slots: &[&str], ops: Vec<wire::Op>) -> Record {
    Record::Form(Box::new(wire::Form {
        id: "form:test".into(),
        version,
        title: wire::Wording { fr: format!("Demande {version}"), en: format!("Request {version}") },
        aid: "test:1".into(),
        state: "open".into(),
        late: "refuse".into(),
        deadline_counts: "registered".into(),
        fields: fields.iter().map(|id| text(id)).collect(),
        slots: slots.iter().map(|id| slot(id)).collect(),
        migrate: if ops.is_empty() {
            Vec::new()
        } else {
            vec![wire::Migration { from: 1, to: version, ops }]
        },
        source_url: "https://test.example/1".into(),
        verified_on: "2026-11-01".into(),
        ..wire::Form::default()
    }))
}

async fn begun(phone: &Phone) -> DraftId {
    let id = RecordId::parse("form:test").unwrap();
    match phone.app.actions.begin(id, None, true, false).await.unwrap() {
        Begun::New(draft) => draft,
        Begun::GoOn(_) => panic!("nothing was begun"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_follow_the_form_and_what_it_asks_no_more_is_put_aside() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let phone = Phone::new(&region.url());
    region.publish(vec![form(1, &["name", "old", "town"], &["rib", "quote"], Vec::new())]).unwrap();
    phone.syncs().await;
    let draft = begun(&phone).await;
    for (path, value) in [("name", "Ma\u{eb}lle"), ("old", "une ancienne"), ("town", "Dole")] {
        phone.app.actions.answer(draft, path.into(), Some(value.into())).await.unwrap();
    }
    for (number, slot, name) in [(1, "rib", "rib.pdf"), (2, "quote", "devis.pdf")] {
        let bytes = crate::world::filled::paper(number, 900);
        let paper = phone.app.actions.keep(name.into(), None, bytes).await.unwrap();
        phone.app.actions.attach(draft, slot.into(), paper.sha256).await.unwrap();
    }

    let rename = |from: &str, to: &str| wire::Op {
        op: "rename".into(),
        from: Some(from.into()),
        to: Some(to.into()),
        ..wire::Op::default()
    };
    let retire = wire::Op { op: "retire".into(), path: Some("old".into()), ..wire::Op::default() };
    let ops = vec![rename("town", "city"), retire, rename("rib", "bank")];
    region.publish(vec![form(2, &["name", "city", "email"], &["bank"], ops)]).unwrap();
    phone.syncs().await;

    let route = |at: &str| format!("/desk/drafts/{}?at={at}", draft.0);
    let html = sight::of(&phone, &route("")).await;
    assert!(html.contains("Le formulaire a chang\u{e9}"), "{html}");
    let html = sight::of(&phone, &route("~changes")).await;
    for shown in [
        "2 r\u{e9}ponses gard\u{e9}es",
        "1 nouvelle question",
        "une ancienne",
        "devis.pdf",
        "Garder ma version",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    // Looking changes nothing.
    let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
    assert_eq!(held.keys().collect::<Vec<_>>(), ["name", "old", "town"]);

    let id = RecordId::parse("form:test").unwrap();
    let newest = phone.app.store.read(move |db| forms::one(db, &id)).await.unwrap().unwrap();
    let shown = Sha256::parse(&newest.sha256).unwrap();
    let other = phone.app.actions.rebase(draft, Sha256([1; 32]), true).await;
    assert_eq!(other.unwrap_err().code(), "form-closed", "only what was shown is passed to");
    phone.app.actions.rebase(draft, shown, true).await.unwrap();

    let phone = phone.restarted("http://127.0.0.1:9");
    let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
    let held: Vec<_> = held.into_iter().map(|(path, answer)| (path, answer.value.unwrap())).collect();
    assert_eq!(held, [("city".to_owned(), "Dole".to_owned()), ("name".to_owned(), "Ma\u{eb}lle".to_owned())]);
    let aside = phone.app.store.read(move |db| answers::put_aside(db, draft)).await.unwrap();
    let aside: Vec<_> = aside.into_iter().map(|(path, past)| (path, past.answer.value.unwrap())).collect();
    assert_eq!(aside, [("old".to_owned(), "une ancienne".to_owned())]);
    let papers = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
    assert_eq!(papers.iter().map(|(slot, _)| slot.as_str()).collect::<Vec<_>>(), ["bank"]);
    let wallet = phone.app.store.read(documents::all).await.unwrap();
    assert_eq!(wallet.len(), 2, "the quote stays in the wallet");
    let html = sight::of(&phone, &route("")).await;
    assert!(html.contains("R\u{e9}ponses non reprises") && html.contains("une ancienne"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f42_a_withdrawn_form_is_said_and_its_draft_reads_as_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let phone = Phone::new(&region.url());
    region.publish(vec![form(1, &["name"], &[], Vec::new())]).unwrap();
    phone.syncs().await;
    let draft = begun(&phone).await;
    phone.app.actions.answer(draft, "name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    let Record::Form(mut gone) = form(2, &["name"], &[], Vec::new()) else { panic!() };
    gone.state = "withdrawn".into();
    region.publish(vec![Record::Form(gone)]).unwrap();
    phone.syncs().await;
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=", draft.0)).await;
    assert!(html.contains("La R\u{e9}gion a retir\u{e9} ce formulaire"), "{html}");
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=~review", draft.0)).await;
    assert!(!html.contains("Envoyer ma demande</button>"), "{html}");
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=~text", draft.0)).await;
    assert!(html.contains("Question name") && html.contains("Ma\u{eb}lle"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pen_writes_in_order_and_letters_of_one_go_are_one_value() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let form = RecordId::parse("form:aide-permis-de-conduire").unwrap();
    let Begun::New(draft) = phone.app.actions.begin(form, None, true, false).await.unwrap() else { panic!() };
    let pen = phone.app.actions.pen(draft);
    let word = |pen: &ma_region::actions::Pen, word: &str| {
        let mut typed = String::new();
        for letter in word.chars() {
            typed.push(letter);
            pen.put(Stroke {
                path: "applicant.first_name".into(),
                value: Some(typed.clone()),
                letters: true,
            });
        }
    };
    word(&pen, "Alexandre");
    assert!(pen.settled().await);
    phone.clock.turn(chrono::TimeDelta::seconds(30));
    word(&pen, "Ma\u{eb}lle");
    assert!(pen.settled().await);
    let stands =
        phone.app.store.read(move |db| answers::at(db, draft, "applicant.first_name")).await.unwrap();
    assert_eq!(stands.unwrap().value.as_deref(), Some("Ma\u{eb}lle"), "the last letter stands");
    let back = async |path: &str| phone.app.actions.undo(draft, path.to_owned()).await.unwrap();
    assert_eq!(back("applicant.first_name").await, Turned::Stands(Some("Alexandre".into())));
    assert_eq!(back("applicant.first_name").await, Turned::Stands(None));
    let forth = phone.app.actions.redo(draft, "applicant.first_name".into()).await.unwrap();
    assert_eq!(forth, Turned::Stands(Some("Alexandre".into())));

    // What cannot be written is not called written; the reason is told.
    phone.app.actions.discard(draft).await.unwrap();
    pen.put(Stroke { path: "minor".into(), value: Some("no".into()), letters: false });
    assert!(!pen.settled().await);
    assert_eq!(pen.written().borrow().trouble, Some("stage-forbids"));
    phone.app.actions.restore(draft).await.unwrap();
    pen.again();
    let mut told = pen.written();
    told.wait_for(|written| written.trouble.is_none()).await.unwrap();
    let stands = phone.app.store.read(move |db| answers::at(db, draft, "minor")).await.unwrap();
    assert_eq!(stands.unwrap().value.as_deref(), Some("no"), "and written once it may be");
}
