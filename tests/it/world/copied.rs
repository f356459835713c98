//! Phones of one account that wish copies of their drafts, and what can be read of them.

use domain::draft::Draft;
use domain::form::Answers;
use domain::ids::{DraftId, RecordId};
use gateway::Region;
use ma_region::actions::Begun;
use ma_region::store::desk::answers::{self, Contested};
use ma_region::store::desk::drafts;
use ma_region::store::desk::settings::Adjust;

use super::Phone;
use super::filled::FORM;

/// A phone of that account that wishes copies, with the embedded content on it.
pub async fn phone(region: &Region, url: &str, account: &str) -> Phone {
    let phone = Phone::new(url);
    phone.app.seed().await;
    phone.signs_in(region, account).await;
    phone.app.actions.adjust(Adjust::CopiesDrafts(true)).await.unwrap();
    phone
}

pub async fn types(phone: &Phone, draft: DraftId, path: &str, value: &str) {
    phone.app.actions.answer(draft, path.to_owned(), Some(value.to_owned())).await.unwrap();
}

pub async fn says(phone: &Phone, draft: DraftId) -> Answers {
    let held = phone.app.store.read(move |db| answers::of(db, draft)).await.unwrap();
    held.into_iter().filter_map(|(path, answer)| Some((path, answer.value?))).collect()
}

pub async fn waits(phone: &Phone, draft: DraftId) -> Vec<Contested> {
    phone.app.store.read(move |db| answers::contested(db, draft)).await.unwrap()
}

pub async fn drafts_of(phone: &Phone) -> Vec<Draft> {
    phone.app.store.read(drafts::all).await.unwrap()
}

pub async fn one(phone: &Phone, draft: DraftId) -> Draft {
    phone.app.store.read(move |db| drafts::one(db, draft)).await.unwrap()
}

pub fn copies_held(region: &Region, account: &str) -> usize {
    let token = region.app().open_session(account).unwrap();
    let account = gateway::filing::session::account(region.app(), &token).unwrap();
    region.app().store.read(|db| gateway::store::drafts::held(db, account)).unwrap() as usize
}

pub async fn begins(phone: &Phone) -> DraftId {
    let form = RecordId::parse(FORM).unwrap();
    let Begun::New(draft) = phone.app.actions.begin(form, None, true, true).await.unwrap() else { panic!() };
    draft
}

/// Two phones that have the same draft, with one answer in it.
pub async fn two(region: &Region, url: &str, account: &str) -> (Phone, Phone, DraftId) {
    let (a, b) = (phone(region, &region.url(), account).await, phone(region, url, account).await);
    let draft = begins(&a).await;
    types(&a, draft, "applicant.first_name", "Ma\u{eb}lle").await;
    assert_eq!(a.syncs().await.post.copies, 1);
    assert_eq!(b.syncs().await.post.copies, 1);
    assert_eq!(says(&b, draft).await, says(&a, draft).await);
    (a, b, draft)
}
