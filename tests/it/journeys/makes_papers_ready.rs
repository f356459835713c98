//! Whatever is given is made ready before it is kept: by every way in, to the byte that leaves the wallet.

use std::sync::Arc;

use domain::document::Media;
use domain::form::Slot;
use domain::ids::RecordId;
use ma_region::actions::{About, Begun, Concern, Crop, Edit, Given, Turn};
use ma_region::store::desk::documents;
use zeroize::Zeroizing;

use crate::world::Phone;
use crate::world::filled::{FORM, SLOT, paper};
use crate::world::pictures::{
    CANARY, as_taken, corners, jpeg, photographed, png, quarters, says, stored, webp,
};

fn given(bytes: Vec<u8>) -> Given {
    Arc::new(Zeroizing::new(bytes))
}

fn about(name: &str) -> About {
    About { name: name.into(), ..About::default() }
}

async fn kept(phone: &Phone, document: &domain::document::Document) -> Vec<u8> {
    phone.app.store.document_bytes(document.sha256).await.unwrap().to_vec()
}

/// The form's own slot, asking for those kinds of files alone.
async fn slot(phone: &Phone, media: &[Media]) -> Slot {
    let form = RecordId::parse(FORM).unwrap();
    let held = phone.app.store.read(move |db| ma_region::store::reference::forms::one(db, &form)).await;
    let slot = held.unwrap().unwrap().form.slot(SLOT).unwrap().clone();
    Slot { media: media.iter().map(|media| media.code().to_owned()).collect(), ..slot }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_into_the_wallet_makes_a_photograph_ready() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    let Begun::New(draft) = actions.begin(RecordId::parse(FORM).unwrap(), None, true, true).await.unwrap()
    else {
        panic!()
    };
    let taken = |orientation| as_taken(&jpeg(&stored(&quarters(60, 40), orientation), 95), orientation);
    let plain = actions.keep("a.jpg".into(), None, Zeroizing::new(taken(5))).await.unwrap();
    let edited = actions.keep_as(about("b.jpg"), given(taken(6)), Edit::default()).await.unwrap().document;
    let any = slot(&phone, &[]).await;
    let slotted = actions.give(draft, any, about("c.jpg"), given(taken(7)), Edit::default()).await.unwrap();
    for document in [&plain, &edited, &slotted.document] {
        let bytes = kept(&phone, document).await;
        assert_eq!(document.size, bytes.len() as u64);
        assert_eq!(corners(&image::load_from_memory(&bytes).unwrap()), "rgbk", "{}", document.name);
        for word in [CANARY, "Exif", "GPS"] {
            assert!(!says(&bytes, word), "{}: {word}", document.name);
        }
    }
    let papers = phone.app.store.read(move |db| documents::of_draft(db, draft)).await.unwrap();
    assert_eq!(
        papers.iter().map(|(_, document)| document.sha256).collect::<Vec<_>>(),
        [slotted.document.sha256]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_that_takes_pdf_alone_gets_one_and_what_does_not_fit_is_not_kept() {
    let phone = Phone::alone();
    phone.app.seed().await;
    let actions = &phone.app.actions;
    let Begun::New(draft) = actions.begin(RecordId::parse(FORM).unwrap(), None, true, true).await.unwrap()
    else {
        panic!()
    };
    let photo = given(webp(&photographed(800, 600), 6));
    let pdf_alone = slot(&phone, &[Media::Pdf]).await;
    let kept_one =
        actions.give(draft, pdf_alone.clone(), about("avis.webp"), photo.clone(), Edit::default()).await;
    let document = kept_one.unwrap().document;
    assert_eq!((document.media, document.name.as_str()), (Media::Pdf, "avis.pdf"));
    assert!(says(&kept(&phone, &document).await, "DCTDecode"));
    let pictures = slot(&phone, &[Media::Jpeg]).await;
    let refused = |slot: Slot, bytes: Given| async {
        actions.give(draft, slot, about("x"), bytes, Edit::default()).await
    };
    assert_eq!(refused(pictures, given(paper(1, 900).to_vec())).await.unwrap_err().code(), "not-a-document");
    let heic = given(b"\0\0\0\x18ftypheic".to_vec());
    assert_eq!(refused(pdf_alone.clone(), heic).await.unwrap_err().code(), "picture-heic");
    let small = Slot { max_bytes: Some(100), ..slot(&phone, &[]).await };
    assert_eq!(refused(small, photo).await.unwrap_err().code(), "too-large");
    let held = phone.app.store.read(documents::all).await.unwrap();
    assert_eq!(held.len(), 1, "{held:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_before_is_what_is_kept_after() {
    let phone = Phone::alone();
    let actions = &phone.app.actions;
    let page = given(png(&photographed(900, 700), 3));
    let edit = Edit { turn: Turn::Right, crop: Crop::new(10, 10, 80, 80), grey: true };
    let look = actions.look(page.clone(), edit).await.unwrap();
    assert!(look.picture.is_some_and(|picture| picture.starts_with("data:image/jpeg;base64,/9j/")));
    let kept_one = actions.keep_as(about("page.png"), page, edit).await.unwrap();
    assert_eq!((kept_one.document.size, kept_one.document.media), (look.size, look.media));
    assert_eq!(kept_one.concerns, look.concerns);
    let look = actions.look(given(paper(1, 5_000).to_vec()), Edit::default()).await.unwrap();
    assert_eq!((look.media, look.size, look.picture), (Media::Pdf, 5_000, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_paper_given_again_what_is_said_last_counts() {
    let phone = Phone::alone();
    let actions = &phone.app.actions;
    let pages: Vec<(Given, Edit)> = [1_000, 1_100]
        .map(|width| (given(jpeg(&photographed(width, 800).fast_blur(9.0), 85)), Edit::default()))
        .to_vec();
    let first =
        actions.bind(About { kind: Some("minutes".into()), ..about("PV") }, pages.clone()).await.unwrap();
    assert_eq!(first.concerns, [Concern::Blurred], "said once for the whole");
    let day = chrono::NaiveDate::from_ymd_opt(2027, 1, 31);
    let again = actions.bind(About { valid_until: day, ..about("PV bis") }, pages).await.unwrap().document;
    let held = phone.app.store.read(documents::all).await.unwrap();
    assert_eq!(held, std::slice::from_ref(&again));
    assert_eq!(
        (again.name.as_str(), again.kind.as_deref(), again.valid_until),
        ("PV.pdf", Some("minutes"), day)
    );
}
