//! Story 20: a helper makes the sheet of a kept card; its code, taken as a picture, is the whole card on another phone
//! that nobody answers.

use std::sync::Arc;

use domain::ids::RecordId;
use domain::slip::{Reading, Slip, read};
use image::imageops::overlay;
use image::{DynamicImage, GrayImage, Luma};
use ma_region::actions::{Error, Given};
use ma_region::store::desk::settings::Language;
use ma_region::store::desk::{documents, favourites};
use ma_region::store::reference::aids;
use ma_region::words::Words;
use zeroize::Zeroizing;

use crate::world::Phone;
use crate::world::pictures::{as_taken, jpeg, photographed, png, stored, webp};
use crate::world::slips::{CARD, picture, slip};

fn given(bytes: Vec<u8>) -> Given {
    Arc::new(Zeroizing::new(bytes))
}

async fn reads(phone: &Phone, bytes: Vec<u8>) -> Result<String, Error> {
    phone.app.actions.read_code(given(bytes)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_helper_shows_a_code_and_another_phone_without_a_network_opens_the_whole_card() {
    let id = RecordId::parse(CARD).unwrap();
    let mut hers = Phone::alone();
    hers.app.seed().await;
    hers.helps("M. Dupont").await;
    hers.app.actions.favourite(id.clone(), "Permis".into(), true).await.unwrap();
    let kept = hers.app.store.read(favourites::all).await.unwrap();
    let made = Slip { aid: Some(kept[0].id.clone()), ..slip(None) };
    let code = Words::of(Language::French).orientation_code(&made);
    assert!(code.chars().count() <= 300 && !code.contains("Dupont"), "{code}");

    let his = Phone::alone();
    his.app.seed().await;
    // On its side, with grain around it, as a telephone takes it.
    let mut page = photographed(1_600, 1_200).into_luma8();
    overlay(&mut page, &picture(&code, 7).into_luma8(), 620, 240);
    let page = DynamicImage::ImageLuma8(page);
    let text = reads(&his, as_taken(&jpeg(&stored(&page, 6), 80), 6)).await.unwrap();
    assert_eq!(text, code, "an ordinary reader has the same text");
    let Reading::Slip(had) = read(&text) else { panic!("{text}") };
    assert_eq!(*had, made);
    let card = his.app.store.read(move |db| aids::card(db, &had.aid.unwrap())).await.unwrap().unwrap();
    assert!(!card.for_whom.is_empty() && !card.steps.is_empty() && !card.description.is_empty());

    // Nothing of it stays, and nobody was asked.
    assert!(his.app.store.read(documents::all).await.unwrap().is_empty());
    assert!(his.app.store.read(favourites::all).await.unwrap().is_empty());
    his.app.actions.favourite(card.id.clone(), card.title.clone(), true).await.unwrap();
    assert_eq!(his.app.store.read(favourites::all).await.unwrap()[0].id, id);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_is_taken_away_as_a_paper_from_there_too() {
    let phone = Phone::alone();
    let words = Words::of(Language::French);
    let code = words.orientation_code(&slip(Some(CARD)));
    let Reading::Slip(had) = read(&code) else { panic!("{code}") };
    let paper = words.orientation_sheet(&had, phone.app.actions.now());
    let file =
        phone.app.actions.orient(had.sheet.aid.clone(), paper, "fiche.pdf".into(), None).await.unwrap();
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF"));
    assert_eq!(words.orientation_code(&had), code, "its code is the same: it goes on from phone to phone");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_picture_is_read_and_what_cannot_be_is_told() {
    let phone = Phone::alone();
    let text = Words::of(Language::English).orientation_code(&slip(None));
    let code = picture(&text, 5);
    for bytes in [jpeg(&code, 60), png(&code, 1), webp(&code, 1)] {
        assert_eq!(reads(&phone, bytes).await.unwrap(), text);
    }
    // See-through where it is white, as some programs save it.
    let through = code.to_luma8();
    let through = image::RgbaImage::from_fn(through.width(), through.height(), |x, y| {
        image::Rgba([0, 0, 0, 255 - through.get_pixel(x, y).0[0]])
    });
    assert_eq!(reads(&phone, png(&through.into(), 1)).await.unwrap(), text);

    let mut both = GrayImage::from_pixel(1_400, 700, Luma([255]));
    overlay(&mut both, &code.to_luma8(), 0, 0);
    overlay(&mut both, &picture("WIFI:S:maison;;", 8).to_luma8(), 800, 50);
    let blurred = picture(&text, 5).fast_blur(14.0);
    let sharp_page = photographed(900, 1_200);
    for (bytes, code) in [
        (png(&both.into(), 1), "code-several"),
        (jpeg(&blurred, 80), "code-blurred"),
        (jpeg(&sharp_page, 80), "code-none"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "picture-heic"),
        (b"%PDF-1.4".to_vec(), "not-a-picture"),
        (b"bonjour".to_vec(), "not-a-picture"),
        (png(&picture(&text, 5), 1)[..300].to_vec(), "picture-broken"),
        (vec![0xff; 60_000_001], "too-large"),
    ] {
        assert_eq!(reads(&phone, bytes).await.unwrap_err().code(), code);
    }
}
