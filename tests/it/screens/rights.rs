//! « Mes droits »: nobody yet, somebody with answers, a child, a closed door, and the verdicts on lists and cards.

use domain::eligibility::{Facts, Subject};
use domain::ids::ProfileId;
use domain::profile::Who;
use ma_region::store::desk::profiles;
use ma_region::store::desk::settings::{Adjust, Language};
use ma_region::store::reference::{communes, guide};
use zeroize::Zeroizing;

use super::sight;
use crate::world::Phone;

async fn seeded() -> Phone {
    let phone = Phone::alone();
    phone.app.seed().await;
    phone.app.actions.adjust(Adjust::Welcomed).await.unwrap();
    phone
}

/// Seventeen, at lycée, with a scholarship, in Autun.
async fn a_pupil(phone: &Phone, who: Who, name: &str) -> ProfileId {
    let actions = &phone.app.actions;
    let id = actions.describe(who, name.into()).await.unwrap();
    let mut facts = Facts::default();
    facts.age(17, actions.today()).unwrap();
    let autun = phone.app.store.read(|db| communes::by_code(db, "71014")).await.unwrap().unwrap();
    facts.home(vec![autun.place()]);
    for code in domain::eligibility::SITUATIONS {
        facts.say(Subject::Situation(code.to_owned()), code == "secondary_pupil");
    }
    facts.say(Subject::Scholarship, true);
    facts.unsure(Subject::Parts);
    actions.tell(id, facts).await.unwrap();
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn it_begins_with_whom_and_without_answers_there_is_no_verdict_anywhere() {
    let phone = seeded().await;
    let html = sight::of(&phone, "/").await;
    assert!(html.contains("href=\"/eligibility\""), "the tile leads there: {html}");
    let html = sight::of(&phone, "/eligibility").await;
    for said in [
        "Mes droits",
        "Vos r\u{e9}ponses ne quittent jamais ce t\u{e9}l\u{e9}phone",
        "Moi",
        "Sans rien garder",
        "Ajouter",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    for route in [
        "/eligibility/results",
        "/eligibility/answers",
        "/eligibility/questions/0",
        "/eligibility/questions/7",
        "/eligibility/answers/3",
    ] {
        let html = sight::of(&phone, route).await;
        assert!(
            html.contains("Dites d\u{2019}abord pour qui") && sight::count(&html, "<h1") == 1,
            "{route}: {html}"
        );
    }
    for route in ["/aids", "/aids/content:aide-permis-de-conduire"] {
        let html = sight::of(&phone, route).await;
        assert!(!html.contains("data-verdict"), "{route}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_guide_is_there_it_is_said() {
    let phone = Phone::alone();
    a_name(&phone).await;
    for route in ["/eligibility/results", "/eligibility/answers", "/eligibility/questions/0"] {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("Le guide n\u{2019}est pas encore l\u{e0}"), "{route}: {html}");
    }
}

async fn a_name(phone: &Phone) {
    let me = phone.app.actions.describe(Who::Me, String::new()).await.unwrap();
    let mut facts = Facts::default();
    facts.say(Subject::Scholarship, true);
    phone.app.actions.tell(me, facts).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_give_three_groups_each_aid_with_its_reason_and_verdicts_everywhere() {
    let phone = seeded().await;
    a_pupil(&phone, Who::Me, "").await;
    let html = sight::of(&phone, "/eligibility/results").await;
    for said in [
        "Vos droits",
        "Oui, sans doute (",
        "\u{c0} v\u{e9}rifier (",
        "Non (",
        "Affiner",
        "V\u{e9}rifi\u{e9} le",
        "Ce r\u{e9}sultat n\u{2019}est pas une promesse",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(
        html.contains("Moi, d\u{2019}apr\u{e8}s 5\u{a0}r\u{e9}ponses")
            || html.contains("Moi, d\u{2019}apr\u{e8}s 5 r\u{e9}ponses"),
        "{html}"
    );
    let counted = html
        .split("role=\"status\"")
        .any(|part| part.contains("sans doute\u{a0}: ") && part.contains("v\u{e9}rifier\u{a0}: "));
    assert!(counted, "the counts are announced: {html}");
    let closed = html.split("<details class=\"fold\"><summary>Non (").nth(1).expect("the noes, closed");
    assert!(closed.contains("data-verdict=\"no\""), "{closed}");
    let before = html.split("<details class=\"fold\"><summary>Non (").next().unwrap();
    assert!(
        !before.contains("data-verdict=\"no\"") && before.contains("data-verdict=\"to_check\""),
        "{before}"
    );
    // Whatever refuses says why by its value.
    assert!(closed.contains("class=\"why reason\""), "{closed}");

    assert!(before.contains("m\u{2019}\u{e9}tonne") && before.contains("Comparer"), "{before}");

    let html =
        sight::of(&phone, "/aids/compare?ids=content:aide-permis-de-conduire,content:bafa-caf-doubs").await;
    assert!(
        html.contains("D\u{2019}apr\u{e8}s vos r\u{e9}ponses") && html.contains("\u{c0} v\u{e9}rifier"),
        "{html}"
    );
    let html = sight::of(&phone, "/aids").await;
    assert!(html.contains("data-verdict=\"to_check\"") && html.contains("data-verdict=\"no\""), "{html}");
    let html = sight::of(&phone, "/aids/content:aide-permis-de-conduire").await;
    let card = html.split("<article").nth(1).expect("the card");
    assert_eq!(sight::count(card, "data-verdict"), 1, "{card}");

    let html = sight::of(&phone, "/eligibility/answers").await;
    for said in [
        "Dans quelle commune habitez-vous",
        "Autun",
        "17 ans",
        "Lyc\u{e9}en",
        "Je ne sais pas",
        "Tout effacer",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(html.contains("href=\"/eligibility/answers/0\""), "{html}");
    let html = sight::of(&phone, "/eligibility/answers/0").await;
    assert!(html.contains("Autun") && html.contains("Sa\u{f4}ne-et-Loire (71)"), "{html}");

    let html = sight::of(&phone, "/eligibility").await;
    assert!(
        html.contains("5\u{a0}r\u{e9}ponses gard\u{e9}es") || html.contains("5 r\u{e9}ponses gard\u{e9}es"),
        "{html}"
    );
    assert!(!html.contains("71014"), "what is answered is in no address: {html}");

    phone.app.actions.adjust(Adjust::Language(Some(Language::English))).await.unwrap();
    let html = sight::of(&phone, "/eligibility/results").await;
    assert!(html.contains("Probably yes (") && html.contains("To be checked ("), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_forms_know_is_taken_over_and_said_to_be() {
    let phone = seeded().await;
    let actions = &phone.app.actions;
    let me = actions.describe(Who::Me, String::new()).await.unwrap();
    actions.know(me, "applicant.born_on".into(), Some("14/03/2009".into())).await.unwrap();
    actions.know(me, "household.parts".into(), Some("2,5".into())).await.unwrap();
    let mut facts = Facts::default();
    facts.say(Subject::Scholarship, true);
    actions.tell(me, facts).await.unwrap();
    let html = sight::of(&phone, "/eligibility/answers").await;
    assert!(html.contains("Repris de vos r\u{e9}ponses") && html.contains("17 ans"), "{html}");
    let html = sight::of(&phone, &format!("/settings/profiles/{me}")).await;
    assert!(
        html.contains("R\u{e9}ponses \u{e0} \u{ab}\u{a0}Mes droits\u{a0}\u{bb}") && !html.contains("fact."),
        "{html}"
    );
    // Forgotten, the forms' own stay theirs.
    actions.untell(me, Vec::new()).await.unwrap();
    let left = phone.app.store.read(move |db| profiles::one(db, me)).await.unwrap().answers;
    assert_eq!(left.keys().collect::<Vec<_>>(), ["applicant.born_on", "household.parts"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_is_spoken_of_and_a_body_is_asked_no_age() {
    let phone = seeded().await;
    a_pupil(&phone, Who::MyChild, "Ma\u{eb}lle").await;
    let html = sight::of(&phone, "/eligibility/answers").await;
    assert!(
        html.contains("Dans quelle commune habite votre enfant")
            && html.contains("Quel \u{e2}ge a votre enfant"),
        "{html}"
    );
    assert!(!html.contains("habitez-vous"), "{html}");
    let html = sight::of(&phone, "/aids/content:aide-permis-de-conduire").await;
    assert!(html.contains("Mon enfant (Ma\u{eb}lle)\u{a0}: "), "the chip says whom it is about: {html}");

    let phone = seeded().await;
    let body = phone.app.actions.describe(Who::MyAssociation, "Les Amis du Doubs".into()).await.unwrap();
    let mut facts = Facts::default();
    facts.unsure(Subject::Home);
    phone.app.actions.tell(body, facts).await.unwrap();
    let html = sight::of(&phone, "/eligibility/questions/0").await;
    assert!(!html.contains("\u{e2}ge") || !html.contains("Quel \u{e2}ge"), "{html}");
    let html = sight::of(&phone, "/eligibility/results").await;
    assert!(!html.contains("aide-permis-de-conduire"), "what is for people is not for a body: {html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_closed_door_nothing_of_it_is_shown_and_the_guide_still_reads() {
    let phone = seeded().await;
    a_pupil(&phone, Who::Me, "").await;
    phone.app.actions.set_lock(Zeroizing::new("835106".into())).await.unwrap();
    phone.app.actions.gate().close();
    for route in
        ["/eligibility/results", "/eligibility/answers", "/aids", "/aids/content:aide-permis-de-conduire"]
    {
        let html = sight::of(&phone, route).await;
        assert!(!html.contains("data-verdict") && !html.contains("Autun"), "{route}: {html}");
    }
    let html = sight::of(&phone, "/eligibility").await;
    assert!(
        html.contains("ferm\u{e9} par un code")
            && html.contains("Sans rien garder")
            && !html.contains("gard\u{e9}es sur"),
        "{html}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_hardly_go_together_are_said_and_are_in_nobody_s_way() {
    let phone = seeded().await;
    let me = a_pupil(&phone, Who::Me, "").await;
    let mut facts = Facts::default();
    facts.age(52, phone.app.actions.today()).unwrap();
    phone.app.actions.tell(me, facts).await.unwrap();
    for route in ["/eligibility/answers", "/eligibility/results"] {
        let html = sight::of(&phone, route).await;
        assert!(html.contains("vont mal ensemble") && html.contains("lyc\u{e9}en"), "{route}: {html}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_go_out_come_in_and_are_erased_with_their_profile() {
    let folder = tempfile::tempdir().unwrap();
    let old = seeded().await;
    let me = a_pupil(&old, Who::Me, "").await;
    let read = |phone: &Phone| {
        let store = phone.app.store.clone();
        async move {
            let profile = store.read(move |db| profiles::one(db, me)).await.unwrap();
            store.read(move |db| guide::facts(db, &profile.answers)).await.unwrap()
        }
    };
    let told = read(&old).await;
    assert_eq!(told.all().count(), 25);
    let file = folder.path().join("me.zip");
    old.app.actions.export_me(file.clone(), None).await.unwrap();
    let new = seeded().await;
    new.app.actions.import_me(file, None).await.unwrap();
    assert_eq!(read(&new).await, told);
    assert!(sight::of(&new, "/my-data").await.contains("Vos r\u{e9}ponses \u{e0}"));
    new.app.actions.discard_profile(me).await.unwrap();
    let html = sight::of(&new, "/eligibility/results").await;
    assert!(html.contains("Dites d\u{2019}abord pour qui") && !html.contains("Autun"), "{html}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_helped_is_asked_in_a_desk_of_their_own() {
    let mut phone = seeded().await;
    a_pupil(&phone, Who::Me, "").await;
    let own = phone.app.clone();
    phone.helps("Marcel Dupont").await;
    for route in ["/eligibility/results", "/aids"] {
        let html = sight::of(&phone, route).await;
        assert!(!html.contains("data-verdict") && !html.contains("Autun"), "{route}: {html}");
    }
    let helped = phone.app.actions.describe(Who::Me, String::new()).await.unwrap();
    let mut facts = Facts::default();
    facts.say(Subject::Scholarship, false);
    phone.app.actions.tell(helped, facts).await.unwrap();
    phone.app.actions.end_help().await.unwrap();
    let people = own.store.read(profiles::all).await.unwrap();
    assert_eq!(people.len(), 1);
    assert_eq!(people[0].answers["fact.scholarship"], "yes", "one's own answers are one's own");
}
