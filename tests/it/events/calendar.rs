//! « Ajouter à mon calendrier »: what other programs were told is changed there too, and cancelled when it is.

use domain::ics;
use domain::ids::RecordId;
use ma_region::store::reference::events::card;

use crate::world::Phone;
use crate::world::events::{event, records};
use crate::world::places::phone_with;

const VESOUL: (f64, f64) = (47.62, 6.155);

/// The calendar of that event as the button makes it, unfolded, line by line.
async fn exported(phone: &Phone, id: &str) -> Vec<String> {
    let id = RecordId::parse(id).unwrap();
    let held = phone.app.store.read(move |db| card(db, &id)).await.unwrap().unwrap();
    let events = vec![ics::Event::of(&held, None)];
    let made =
        phone.app.actions.agenda(events, false, "-//Test//Test//FR".into(), String::new()).await.unwrap();
    let text = String::from_utf8(made).unwrap().replace("\r\n ", "");
    text.split_terminator("\r\n").map(str::to_owned).collect()
}

fn holds(lines: &[String], line: &str) -> bool {
    lines.iter().any(|held| held == line)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_that_moves_and_is_then_cancelled_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let concert = event("concert", "20261128T2030-2200", VESOUL);
    let (phone, region) = phone_with(folder.path(), records([concert.clone()])).await;
    let first = exported(&phone, "test:concert").await;
    assert!(holds(&first, "DTSTART;TZID=Europe/Paris:20261128T203000"), "{first:#?}");
    assert!(holds(&first, "SEQUENCE:0") && holds(&first, "STATUS:CONFIRMED"), "{first:#?}");
    assert_eq!(exported(&phone, "test:concert").await, first, "nothing has changed");

    let moved = api_client::wire::Event { dates: "20261129T2030-2200".into(), ..concert.clone() };
    tokio::task::block_in_place(|| region.publish(records([moved.clone()]))).unwrap();
    phone.syncs().await;
    let second = exported(&phone, "test:concert").await;
    let uids: Vec<_> = second.iter().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.len(), 2, "the old evening and the new one: {second:#?}");
    assert!(holds(&second, "STATUS:CANCELLED") && holds(&second, "STATUS:CONFIRMED"), "{second:#?}");
    assert!(holds(&second, "SEQUENCE:1") && !holds(&second, "SEQUENCE:0"), "{second:#?}");

    let off = api_client::wire::Event { status: Some("cancelled".into()), ..moved };
    tokio::task::block_in_place(|| region.publish(records([off]))).unwrap();
    phone.syncs().await;
    let third = exported(&phone, "test:concert").await;
    assert!(holds(&third, "STATUS:CANCELLED") && !holds(&third, "STATUS:CONFIRMED"), "{third:#?}");
    assert!(holds(&third, "SEQUENCE:2"), "{third:#?}");
}
