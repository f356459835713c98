//! The table of forms is derived from the records: new, changed, gone.

use api_client::wire;
use domain::ids::RecordId;
use gateway::sources::Record;
use ma_region::store::reference::forms;

use crate::world::{Phone, region};

fn form(version: u32, title: &str) -> wire::Form {
    wire::Form {
        id: "form:test".into(),
        version,
        title: wire::Wording { fr: title.into(), en: title.into() },
        aid: "test:1".into(),
        state: "open".into(),
        late: "refuse".into(),
        deadline_counts: "registered".into(),
        source_url: "https://test.example/1".into(),
        verified_on: "2026-11-01".into(),
        ..wire::Form::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_follows_its_record_from_version_to_version_until_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let region = region(folder.path()).await;
    let phone = Phone::new(&region.url());
    let held = async || {
        phone.syncs().await;
        phone.app.store.read(forms::all).await.unwrap()
    };
    region.publish(vec![Record::Form(Box::new(form(1, "Un")))]).unwrap();
    let rows = held().await;
    assert_eq!((rows.len(), rows[0].version, rows[0].title.fr.as_str()), (1, 1, "Un"));

    region.publish(vec![Record::Form(Box::new(form(2, "Deux")))]).unwrap();
    let rows = held().await;
    assert_eq!((rows.len(), rows[0].version, rows[0].title.fr.as_str()), (1, 2, "Deux"));

    // A form that this build cannot read is not listed, and its record stays as it was signed.
    region
        .publish(vec![Record::Form(Box::new(wire::Form { aid: "Not A Name".into(), ..form(3, "Trois") }))])
        .unwrap();
    assert!(held().await.is_empty());
    let id = RecordId::parse("form:test").unwrap();
    assert_eq!(phone.app.store.read(move |db| forms::one(db, &id)).await.unwrap(), None);
    let counts = phone.app.store.read(ma_region::store::reference::editions::counts).await.unwrap();
    assert_eq!(counts["forms"], 1);

    region.publish(Vec::new()).unwrap();
    assert!(held().await.is_empty());
}
