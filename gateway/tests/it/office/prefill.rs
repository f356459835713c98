//! `kind = "prefill"`: a link to a prefilled form, said to the citizen with what the portal will not say.

use gateway::sources::Record;

use super::backoffice::{BackOffice, Manner, status};
use super::{owed, with_adapter};
use crate::citizen::{Citizen, Paper, form, new_id, sealed_with};
use crate::world::World;

async fn towards(address: &str) -> World {
    let world = with_adapter("bourses", |_| {
        format!(
            "kind = \"prefill\"\nforms = [\"form:permis\"]\naddress = \"{address}/portail/\"\nprocedure = \"123\"\nportal = \"D\u{e9}marche num\u{e9}rique\"\nhosts = [\"demarche.example\"]\nfields = {{ \"applicant.name\" = \"identite_nom\", \"applicant.iban\" = \"champ_1\", \"applicant.nothing\" = \"champ_2\" }}\n"
        )
    })
    .await;
    world.region.publish(vec![Record::Form(Box::new(form(1)))]).unwrap();
    world
}

fn made(link: &str) -> Manner {
    let body = format!(
        r#"{{"dossier_url":"{link}","state":"prefilled","dossier_number":4711,"dossier_prefill_token":"t"}}"#
    );
    Manner::Says(201, "Content-Type: application/json\r\n", body)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_citizen_is_told_where_to_go_on_and_what_the_portal_does_not_say() {
    let office = BackOffice::with(&[made("https://demarche.example/commencer/permis?token=abc")]);
    let world = towards(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, paper) = (new_id(), Paper::jpeg(1, 600));
    let answers = domain::form::Answers::from([
        ("applicant.name".to_owned(), " Camille ".to_owned()),
        ("applicant.iban".to_owned(), "FR76 3000 6000 0112 3456 7890 189".to_owned()),
    ]);
    alice.put(&id, &sealed_with(&form(1), &answers, std::slice::from_ref(&paper))).await.unwrap();
    alice.sends(&id, &paper).await.unwrap();
    world.region.round().await;
    let [call] = office.calls().try_into().unwrap();
    assert_eq!(call.line, "POST /portail/api/public/v1/demarches/123/dossiers HTTP/1.1");
    assert_eq!(call.header("content-type"), "application/json");
    let expected = serde_json::json!({"identite_nom": "Camille", "champ_1": "FR7630006000011234567890189"});
    assert_eq!(call.json(), expected);
    let messages = alice.gateway.messages(&alice.token, &id, &mut alice.traffic).await.unwrap().what.messages;
    assert_eq!(messages.len(), 1);
    let text = &messages[0].text;
    assert!(messages[0].from_agent);
    for said in
        ["https://demarche.example/commencer/permis?token=abc", "25/11/2026", "25 November 2026", "RIB"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(text.contains("D\u{e9}marche num\u{e9}rique"), "{text}");
    let one = owed(&world).remove(0);
    assert_eq!((one.state.code(), one.reference.as_deref()), ("handed", Some("4711")));
    assert_eq!(alice.receipts(&world, &id).await.len(), 2, "a link is no reception");
    // Whoever goes on elsewhere is no alarm here.
    world.clock.turn(chrono::TimeDelta::days(30));
    world.region.round().await;
    assert_eq!(office.calls().len(), 1);
    let found = gateway::jobs::doctor::look(world.region.app()).unwrap();
    let check = found.checks.iter().find(|check| check.name == "acknowledgements").unwrap();
    assert!(check.wrong.is_empty(), "{check:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_document_nothing_is_said_of_documents() {
    let office = BackOffice::with(&[made("https://demarche.example/x")]);
    let world = towards(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    world.region.round().await;
    let messages = alice.gateway.messages(&alice.token, &id, &mut alice.traffic).await.unwrap().what.messages;
    assert!(messages.len() == 1 && !messages[0].text.contains("RIB"), "{messages:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_portals_own_is_never_sent_to_a_citizen() {
    let long = format!("https://demarche.example/{}", "a".repeat(2_000));
    let manners = [
        Manner::Says(201, "", "<html>https://demarche.example/x</html>".to_owned()),
        Manner::Says(200, "", r#"{"dossier_url":"https://demarche.example/x"}"#.to_owned()),
        made("https://evil.example/x"),
        made("http://demarche.example/x"),
        made("javascript:alert(1)"),
        made("https://demarche.example@evil.example/x"),
        made("https://demarche.example/a b"),
        made(&long),
        Manner::Says(429, "Retry-After: 15\r\n", String::new()),
        status(500),
        Manner::Cuts,
    ];
    let office = BackOffice::with(&manners);
    let world = towards(&office.address).await;
    let mut alice = Citizen::called(&world, "Alice");
    let (id, _) = alice.files(&[]).await;
    for n in 0..manners.len() {
        world.region.round().await;
        assert_eq!(owed(&world)[0].state.code(), "waiting", "manner {n}");
        let told = alice.gateway.messages(&alice.token, &id, &mut alice.traffic).await.unwrap();
        assert!(told.what.messages.is_empty(), "manner {n}");
        world.clock.turn(chrono::TimeDelta::minutes(20));
    }
    office.then(made("https://demarche.example/x"));
    world.region.round().await;
    assert_eq!(owed(&world)[0].state.code(), "handed");
}
