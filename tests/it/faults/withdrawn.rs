//! Faults 42–44: the form goes away, or changes, while somebody writes or after they have sealed.

use api_client::wire;
use domain::application::Standing;
use domain::draft::Stage;
use domain::ids::{DraftId, RecordId, Sha256};
use gateway::sources::Record;
use gateway::{Clock, Region};
use ma_region::actions::Begun;
use ma_region::store::desk::{answers, drafts};
use ma_region::store::reference::forms;
use tempfile::TempDir;

use crate::screens::sight;
use crate::world::filled::held;
use crate::world::{NOON, Phone, config};

fn wording(text: &str) -> wire::Wording {
    wire::Wording { fr: text.to_owned(), en: text.to_owned() }
}

/// A form that asks for a name.
pub fn form(version: u32, change: impl FnOnce(&mut wire::Form)) -> Record {
    let mut form = wire::Form {
        id: "form:test".into(),
        version,
        title: wording("Demande"),
        aid: "test:1".into(),
        state: "open".into(),
        late: "refuse".into(),
        deadline_counts: "registered".into(),
        fields: vec![question("name", "text")],
        source_url: "https://test.example/1".into(),
        verified_on: "2026-11-01".into(),
        ..wire::Form::default()
    };
    change(&mut form);
    Record::Form(Box::new(form))
}

fn question(id: &str, kind: &str) -> wire::Field {
    let label = wording(&format!("Question {id}"));
    wire::Field {
        id: id.into(),
        kind: kind.into(),
        since: 1,
        label,
        required: true,
        ..wire::Field::default()
    }
}

fn choice(options: &[&str]) -> wire::Field {
    let options =
        options.iter().map(|id| wire::Choice { id: (*id).into(), label: wording(&format!("Choix {id}")) });
    wire::Field { options: options.collect(), ..question("housing", "choice") }
}

/// A draft of that form.
pub async fn begun(phone: &Phone) -> DraftId {
    let id = RecordId::parse("form:test").unwrap();
    match phone.app.actions.begin(id, None, true, false).await.unwrap() {
        Begun::New(draft) => draft,
        Begun::GoOn(_) => panic!("nothing was begun"),
    }
}

/// A gateway whose clock stands at noon; a phone that is signed in and knows the form's first version.
async fn ground(first: Record) -> (TempDir, Region, Clock, Phone) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::stopped_at(NOON.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp());
    let mut config = config(folder.path());
    config.clock = clock.clone();
    let region = Region::start(config).await.unwrap();
    region.publish(vec![first]).unwrap();
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    phone.signs_in(&region, "maelle").await;
    (folder, region, clock, phone)
}

async fn answered(phone: &Phone, draft: DraftId) -> Vec<(String, String)> {
    let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
    held.into_iter().filter_map(|(path, answer)| Some((path, answer.value?))).collect()
}

fn withdrawn(accepts_until: Option<&str>) -> Record {
    form(2, |form| {
        form.state = "withdrawn".into();
        form.closes_at = Some("2026-11-24T12:00:00Z".into());
        form.accept_until = accepts_until.map(str::to_owned);
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn f42_a_form_withdrawn_while_writing_is_said_and_the_draft_is_written_on() {
    let (_folder, region, clock, phone) = ground(form(1, |_| ())).await;
    let draft = begun(&phone).await;
    phone.app.actions.answer(draft, "name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    clock.turn(chrono::TimeDelta::hours(2));
    region.publish(vec![withdrawn(None)]).unwrap();
    phone.syncs().await;
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=", draft.0)).await;
    assert!(html.contains("La R\u{e9}gion a retir\u{e9} ce formulaire"), "{html}");
    // Nothing is taken out of her hands.
    phone.app.actions.answer(draft, "name".into(), Some("Ma\u{eb}lle V.".into())).await.unwrap();
    let phone = phone.restarted("http://127.0.0.1:9");
    assert_eq!(answered(&phone, draft).await, [("name".to_owned(), "Ma\u{eb}lle V.".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn f43_a_form_withdrawn_after_the_seal_gives_the_draft_back_with_every_answer() {
    let (_folder, region, clock, phone) = ground(form(1, |_| ())).await;
    let draft = begun(&phone).await;
    phone.app.actions.answer(draft, "name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    let id = phone.sends(draft).await;
    clock.turn(chrono::TimeDelta::hours(2));
    region.publish(vec![withdrawn(None)]).unwrap();
    let round = phone.syncs().await;
    assert_eq!(round.post.delivered, 0);
    assert_eq!((phone.standing(id).await, held(&region).0), (Standing::Writing, 0));
    assert!(phone.receipts(id).await.is_empty());
    let stage = phone.app.store.read(move |db| drafts::one(db, draft)).await.unwrap().stage;
    assert_eq!(stage, Stage::Writing);
    assert_eq!(answered(&phone, draft).await, [("name".to_owned(), "Ma\u{eb}lle".to_owned())]);
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=~review", draft.0)).await;
    assert!(html.contains("Ce formulaire a \u{e9}t\u{e9} retir\u{e9}"), "the true cause: {html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn f43_what_was_sealed_before_the_withdrawal_is_taken_where_the_form_allows_it() {
    let (_folder, region, clock, phone) = ground(form(1, |_| ())).await;
    let draft = begun(&phone).await;
    phone.app.actions.answer(draft, "name".into(), Some("Ma\u{eb}lle".into())).await.unwrap();
    let id = phone.sends(draft).await;
    clock.turn(chrono::TimeDelta::hours(2));
    region.publish(vec![withdrawn(Some("2026-12-24T12:00:00Z"))]).unwrap();
    phone.syncs().await;
    assert_eq!((phone.standing(id).await, held(&region).0), (Standing::Complete, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn f44_a_choice_that_is_gone_is_to_be_reviewed_with_what_was_chosen_and_a_new_question_is_named() {
    let first = form(1, |form| form.fields.push(choice(&["owner", "guest"])));
    let (_folder, region, _clock, phone) = ground(first).await;
    let draft = begun(&phone).await;
    for (path, value) in [("name", "Ma\u{eb}lle"), ("housing", "guest")] {
        phone.app.actions.answer(draft, path.into(), Some(value.into())).await.unwrap();
    }
    let second = form(2, |form| {
        form.fields.push(choice(&["owner", "tenant"]));
        form.fields.push(question("email", "email"));
    });
    region.publish(vec![second]).unwrap();
    phone.syncs().await;
    let html = sight::of(&phone, &format!("/desk/drafts/{}?at=~changes", draft.0)).await;
    for shown in [
        "1 r\u{e9}ponse \u{e0} relire",
        "Question housing",
        "Choix guest",
        "1 nouvelle question",
        "Question email",
    ] {
        assert!(html.contains(shown), "{shown}: {html}");
    }
    let id = RecordId::parse("form:test").unwrap();
    let newest = phone.app.store.read(move |db| forms::one(db, &id)).await.unwrap().unwrap();
    phone.app.actions.rebase(draft, Sha256::parse(&newest.sha256).unwrap(), true).await.unwrap();
    let typed = answered(&phone, draft).await;
    assert!(typed.contains(&("housing".into(), "guest".into())), "kept until she chooses anew: {typed:?}");
    let problems = phone.app.actions.check(draft).await.unwrap();
    let paths: Vec<_> = problems.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["housing", "email"], "and it cannot leave so");
}
