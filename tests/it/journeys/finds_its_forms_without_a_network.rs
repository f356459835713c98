//! Somebody with no network opens the app for the first time, and can begin any form of the Region.

use api_client::canonical::sha256_hex;
use domain::form::{Answers, FormState, check};
use ma_region::store::reference::{aids, forms};

use crate::world::Phone;

#[tokio::test(flavor = "multi_thread")]
async fn six_forms_are_there_before_any_network_is() {
    let phone = Phone::alone();
    assert_eq!(phone.app.seed().await.traffic.requests, 0, "nothing was asked of anybody");
    let rows = phone.app.store.read(forms::all).await.unwrap();
    println!("{} forms", rows.len());
    assert!(rows.len() >= 6, "{} forms", rows.len());
    assert!(rows.is_sorted_by_key(|row| row.title.fr.replace('\u{2019}', "'").to_lowercase()));
    assert!(rows.iter().all(|row| row.state == FormState::Open && !row.title.en.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn each_form_is_held_whole_with_the_bytes_that_its_digest_is_of() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let rows = phone.app.store.read(forms::all).await.unwrap();
    for row in rows {
        let id = row.id.clone();
        let held = phone.app.store.read(move |db| forms::one(db, &id)).await.unwrap().unwrap();
        assert_eq!(held.sha256, sha256_hex(&held.body));
        assert_eq!((&held.form.id, held.form.version), (&row.id, row.version));
        let problems = check(&held.form, &Answers::new(), &[], held.form.verified_on);
        assert!(problems.len() >= 3, "{}: an empty form is not whole", row.id);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_found_from_its_aid_and_the_aid_from_its_form() {
    let phone = Phone::alone();
    phone.app.seed().await;
    for row in phone.app.store.read(forms::all).await.unwrap() {
        let (id, aid) = (row.id.clone(), row.aid.clone());
        let card = phone.app.store.read(move |db| aids::card(db, &aid)).await.unwrap().unwrap();
        assert_eq!(card.form, Some(id));
        let found = phone.app.store.read(move |db| forms::of_aid(db, &card.id)).await.unwrap();
        assert_eq!(found, Some(row));
    }
}
