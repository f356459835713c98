//! The service asks for something: the citizen answers with documents, and the gateway has every byte.

use domain::application::Standing;
use domain::ids::{ApplicationId, LaneId, Sha256};
use domain::parcel::{self, Cause, Kind, Unreachable};
use gateway::Region;
use gateway::filing::decide;
use ma_region::store::desk::messages;
use ma_region::store::desk::outbox;

use crate::world::filled::{held, paper, region_with_forms};
use crate::world::{Answers, Line, Phone, Requests};

async fn asked(region: &Region, phone: &Phone) -> ApplicationId {
    phone.app.seed().await;
    phone.signs_in(region, "maelle").await;
    let (draft, _) = phone.writes(9_000).await;
    let id = phone.sends(draft).await;
    phone.syncs().await;
    decide::decide(region.app(), id.0, Standing::ToComplete, Some("Il manque la page 2 du contrat."))
        .unwrap();
    phone.syncs().await;
    assert_eq!(phone.standing(id).await, Standing::ToComplete);
    id
}

async fn given(phone: &Phone, number: u8, size: usize) -> Sha256 {
    let kept = phone.app.actions.keep(format!("page {number}.pdf"), None, paper(number, size)).await;
    kept.unwrap().sha256
}

/// What the gateway holds of the messages: text, and digests still missing.
async fn told(region: &Region, id: ApplicationId) -> Vec<(String, Vec<String>, Vec<String>)> {
    let token = region.app().open_session("maelle").unwrap();
    let gateway = api_client::gateway::Gateway::at(&region.url(), "test").unwrap();
    let said = gateway.messages(&token, &id.to_string(), &mut Default::default()).await.unwrap();
    let told = |message: api_client::wire::Message| {
        let documents = message.documents.into_iter().map(|document| document.sha256).collect();
        (message.text, documents, message.missing)
    };
    said.what.messages.into_iter().map(told).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_arrives_with_its_documents_and_each_of_them_once() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    let id = asked(&region, &phone).await;
    let before = held(&region).2;
    let papers = vec![given(&phone, 2, 60_000).await, given(&phone, 3, 20_000).await];
    line.answers(Answers::CutAfter(0));
    // Twice the same is once.
    let twice = [papers.clone(), papers.clone()].concat();
    let message = phone.app.actions.reply(id, "Voici la page 2.".into(), twice).await.unwrap().unwrap();
    let thread = phone.app.store.read(move |db| messages::of(db, id)).await.unwrap();
    assert_eq!((thread.len(), &thread[0].documents), (1, &papers), "in the thread at once");
    phone.syncs().await;
    line.answers(Answers::Pass);
    phone.syncs().await;
    let sent = told(&region, id).await;
    let expected: Vec<_> = papers.iter().map(Sha256::to_string).collect();
    assert_eq!(sent, [("Voici la page 2.".to_owned(), expected, Vec::new())]);
    assert_eq!(held(&region).2, before + 2);
    let parcels = lane(&phone, id).await;
    assert_eq!(parcels.len(), 5, "an envelope and its paper, a message and its two");
    assert!(parcels.iter().all(|parcel| parcel.standing == parcel::Standing::Delivered), "{parcels:?}");
    assert!(parcels.iter().any(|parcel| parcel.id.0 == message.0));
    // A paper that the Region has already does not travel again.
    let again = phone.app.actions.reply(id, String::new(), vec![papers[0]]).await.unwrap();
    assert!(again.is_some(), "a document says enough");
    let sent = phone.syncs().await.traffic.sent;
    assert!(sent < 20_000, "{sent} bytes for a paper of 60 kB");
    assert_eq!(told(&region, id).await.len(), 2);
    assert_eq!(phone.app.actions.reply(id, " ".into(), Vec::new()).await.unwrap(), None);
}

async fn lane(phone: &Phone, id: ApplicationId) -> Vec<parcel::Parcel> {
    phone.app.store.read(move |db| outbox::of_lane(db, LaneId(id.0))).await.unwrap()
}

async fn last(phone: &Phone, id: ApplicationId, kind: Kind) -> parcel::Parcel {
    lane(phone, id).await.into_iter().rfind(|parcel| parcel.kind == kind).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_leaves_only_once_its_message_has_arrived() {
    let folder = tempfile::tempdir().unwrap();
    let region = region_with_forms(folder.path()).await;
    let line = Line::to(&region.url(), Answers::Pass).await;
    let phone = Phone::new(&line.url);
    let id = asked(&region, &phone).await;
    let paper = given(&phone, 2, 5_000).await;
    phone.app.actions.reply(id, "Voici.".into(), vec![paper]).await.unwrap();
    line.requests(Requests::CutAfter(0));
    phone.syncs().await;
    let message = last(&phone, id, Kind::Message).await;
    let waits = parcel::Standing::Waiting(Some(Cause::Unreachable(Unreachable::Offline)));
    assert_eq!(message.standing, waits);
    let document = last(&phone, id, Kind::Document(paper)).await;
    assert_eq!((document.standing, document.attempts), (parcel::Standing::Waiting(None), 0));
    // A message that is taken back takes its documents with it.
    phone.app.actions.cancel(message.id).await.unwrap();
    assert!(lane(&phone, id).await.iter().all(|parcel| !parcel.standing.is_owed()));
    line.requests(Requests::Pass);
    phone.syncs().await;
    assert!(told(&region, id).await.is_empty());
}
