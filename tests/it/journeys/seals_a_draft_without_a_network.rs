//! A form is begun, filled, given a paper and sent on a phone that no gateway answers.

use domain::draft::Stage;
use domain::form::check::Code;
use domain::ids::{ApplicationId, DraftId, ProfileId, RecordId, Sha256};
use domain::parcel::{Kind, Standing};
use domain::profile::{Profile, Who};
use ma_region::actions::{Begun, Sent};
use ma_region::store::desk::answers::{self, Origin};
use ma_region::store::desk::outbox::{self, Recall};
use ma_region::store::desk::{applications, documents, drafts, profiles};

use crate::world::Phone;
use crate::world::filled::paper;

const LAPTOP: &str = "form:ordil-pret-ordinateur";

async fn begun(phone: &Phone, profile: Option<ProfileId>) -> DraftId {
    let form = RecordId::parse(LAPTOP).unwrap();
    match phone.app.actions.begin(form, profile, true, false).await.unwrap() {
        Begun::New(draft) => draft,
        Begun::GoOn(drafts) => panic!("begun before: {drafts:?}"),
    }
}

async fn answers(phone: &Phone, draft: DraftId, given: &[(&str, &str)]) {
    for (path, value) in given {
        let value = Some((*value).to_owned());
        phone.app.actions.answer(draft, (*path).to_owned(), value).await.unwrap();
    }
}

/// Everything that the form asks of a pupil of age.
const GIVEN: [(&str, &str); 8] = [
    ("pupil.first_name", "Ma\u{eb}lle"),
    ("pupil.last_name", "Vuillemin"),
    ("minor", "no"),
    ("contact.email", "maelle@example.org"),
    ("school.name", "Lyc\u{e9}e Jules-Haag"),
    ("school.commune", "25056"),
    ("school.level", "terminale"),
    ("school.boarder", "no"),
];

async fn stage(phone: &Phone, draft: DraftId) -> Stage {
    phone.app.store.read(move |db| drafts::one(db, draft)).await.unwrap().stage
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_said_and_what_is_whole_is_sealed_in_one_stroke() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let draft = begun(&phone, None).await;
    answers(&phone, draft, &GIVEN).await;
    let Sent::Incomplete(problems) = phone.app.actions.send(draft).await.unwrap() else {
        panic!("not whole")
    };
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!((problems[0].path.as_str(), problems[0].code), ("need.at_home", Code::Required));
    assert_eq!(stage(&phone, draft).await, Stage::Writing);
    assert!(phone.app.store.read(|db| outbox::all(db, None)).await.unwrap().is_empty());

    answers(&phone, draft, &[("need.at_home", "nothing"), ("guardian.name", "not asked of one of age")])
        .await;
    assert!(phone.app.actions.check(draft).await.unwrap().is_empty());
    let Sent::Posted(id) = phone.app.actions.send(draft).await.unwrap() else { panic!("whole") };
    let phone = phone.restarted("http://127.0.0.1:9");
    assert_eq!(stage(&phone, draft).await, Stage::Sealed);
    let envelope = phone.app.store.read(move |db| applications::envelope(db, id)).await.unwrap().unwrap();
    let parcels = phone.app.store.read(|db| outbox::all(db, None)).await.unwrap();
    assert_eq!(parcels.len(), 1);
    assert_eq!((parcels[0].kind, parcels[0].standing), (Kind::Envelope, Standing::Waiting(None)));
    assert_eq!(parcels[0].wire, envelope, "the very bytes that will be filed");
    let read: serde_json::Value = serde_json::from_slice(&envelope).unwrap();
    assert_eq!(read["answers"]["pupil.first_name"], "Ma\u{eb}lle");
    assert_eq!(read["answers"].get("guardian.name"), None, "what is not asked is not sent");
    assert_eq!(read["form"]["id"], LAPTOP);
    let later = phone.app.actions.answer(draft, "minor".into(), None).await;
    assert_eq!(later.unwrap_err().code(), "stage-forbids", "what is sealed is frozen");
}

#[tokio::test(flavor = "multi_thread")]
async fn f05_a_draft_taken_back_and_sent_again_has_another_name_and_one_envelope_in_the_queue() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let draft = begun(&phone, None).await;
    answers(&phone, draft, &GIVEN).await;
    answers(&phone, draft, &[("need.at_home", "nothing")]).await;
    let Sent::Posted(first) = phone.app.actions.send(draft).await.unwrap() else { panic!() };
    assert!(phone.app.actions.discard(draft).await.is_err(), "it is on its way");
    assert_eq!(phone.app.actions.take_back(draft).await.unwrap(), Recall::Done);
    assert_eq!(stage(&phone, draft).await, Stage::Writing);
    answers(&phone, draft, &[("need.more", "Merci")]).await;
    let Sent::Posted(second) = phone.app.actions.send(draft).await.unwrap() else { panic!() };
    assert_ne!(first, second);
    let parcels = phone.app.store.read(|db| outbox::all(db, None)).await.unwrap();
    let owed: Vec<_> = parcels.iter().filter(|parcel| parcel.standing.is_owed()).collect();
    assert_eq!(owed.len(), 1);
    assert_eq!(owed[0].application, Some(second));
    let all = phone.app.store.read(|db| applications::all(db, None)).await.unwrap();
    assert_eq!(all.iter().map(|application| application.id).collect::<Vec<_>>(), [second]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_draft_is_offered_the_first_and_a_profile_fills_what_it_knows() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let mut profile = Profile {
        id: ProfileId(uuid::Uuid::now_v7()),
        who: Who::MyChild,
        name: "Ma\u{eb}lle".into(),
        answers: Default::default(),
    };
    let known = [("minor", "yes"), ("guardian.name", "A. Vuillemin"), ("other.form", "x")];
    profile.learn(known.map(|(path, value)| (path, Some(value))));
    let id = profile.id;
    phone.app.store.write(move |db| profiles::save(db, &profile)).await.unwrap();
    let draft = begun(&phone, Some(id)).await;
    let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
    let filled: Vec<_> = held.iter().map(|(path, answer)| (path.as_str(), answer.origin)).collect();
    assert_eq!(filled, [("guardian.name", Origin::Profile), ("minor", Origin::Profile)]);
    let again = phone.app.actions.begin(RecordId::parse(LAPTOP).unwrap(), None, true, false).await.unwrap();
    let Begun::GoOn(open) = again else { panic!("the first one is offered") };
    assert_eq!(open[0].id, draft);
    let anew = phone.app.actions.begin(RecordId::parse(LAPTOP).unwrap(), None, true, true).await.unwrap();
    assert!(matches!(anew, Begun::New(other) if other != draft));
    let unknown = phone.app.actions.begin(RecordId::parse("form:nothing").unwrap(), None, true, false).await;
    assert_eq!(unknown.unwrap_err().code(), "form-closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_given_once_and_stand_in_their_slots() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let forms = phone.app.store.read(ma_region::store::reference::forms::all).await.unwrap();
    let mut tried = 0;
    for row in forms {
        let form = row.id.clone();
        let held = phone.app.store.read(move |db| ma_region::store::reference::forms::one(db, &form)).await;
        let form = held.unwrap().unwrap().form;
        let Some(slot) =
            form.slots.iter().find(|slot| slot.media.iter().any(|media| media == "application/pdf"))
        else {
            continue;
        };
        tried += 1;
        let (slot, id) = (slot.id.to_string(), row.id.clone());
        let Begun::New(draft) = phone.app.actions.begin(id, None, true, true).await.unwrap() else {
            panic!()
        };
        let actions = &phone.app.actions;
        let large = actions.keep("devis.pdf".into(), None, paper(1, 90_000)).await.unwrap();
        let small = actions.keep("rib.pdf".into(), Some("rib".into()), paper(2, 900)).await.unwrap();
        for document in [&large, &small, &large] {
            actions.attach(draft, slot.clone(), document.sha256).await.unwrap();
        }
        let papers = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
        let given: Vec<Sha256> = papers.iter().map(|(_, document)| document.sha256).collect();
        assert_eq!(given, [large.sha256, small.sha256]);
        assert!(actions.discard_document(large.sha256).await.is_err(), "a draft needs it");
        actions.detach(draft, slot, large.sha256).await.unwrap();
        let papers = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
        assert_eq!(papers.len(), 1);
    }
    assert!(tried >= 3, "{tried} forms take papers");
    let refused =
        phone.app.actions.keep("page.html".into(), None, zeroize::Zeroizing::new(b"<html>".to_vec())).await;
    assert_eq!(refused.unwrap_err().code(), "not-a-document");
    let nobody = phone.app.store.read(|db| applications::one(db, ApplicationId(uuid::Uuid::nil()))).await;
    assert!(nobody.is_err());
}
