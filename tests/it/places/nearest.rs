//! Nearest first, by the great circle, whatever is asked; the list is the same when it is asked in rings.

use chrono::{DateTime, Utc};
use domain::distance::Point;
use domain::hours::{Doubt, Opening};
use domain::place::Kind;
use ma_region::store::reference::places::{Near, Nearby, card, kinds, near};
use proptest::test_runner::{Config, TestRunner};

use crate::world::Phone;
use crate::world::places::{open, phone_with, place, records};

fn noon() -> DateTime<Utc> {
    "2025-10-20T10:00:00Z".parse().unwrap()
}

fn around((lat, lon): (f64, f64)) -> Near {
    Near {
        at: Point::of_degrees(lat, lon),
        kinds: Vec::new(),
        within: None,
        when: noon(),
        open: false,
        wheelchair: false,
        limit: 20,
    }
}

async fn asked(phone: &Phone, ask: Near) -> Nearby {
    phone.app.store.read(move |db| near(db, &ask)).await.unwrap()
}

fn ids(nearby: &Nearby) -> Vec<&str> {
    nearby.found.iter().map(|found| found.id.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn distances_are_those_of_the_great_circle_to_a_hundredth() {
    // Dijon, Besançon, Belfort, Nevers from Vesoul: geodesics of WGS 84 by Vincenty's formula, in kilometres.
    let towns = [
        ("dijon", (47.322, 5.041), 90.28),
        ("besancon", (47.238, 6.024), 43.61),
        ("belfort", (47.638, 6.863), 53.25),
        ("nevers", (46.99, 3.159), 237.13),
    ];
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) =
        phone_with(folder.path(), records(towns.map(|(name, at, _)| place(name, "region", at)))).await;
    let found = asked(&phone, around((47.62, 6.155))).await;
    assert_eq!(ids(&found), ["test:besancon", "test:belfort", "test:dijon", "test:nevers"]);
    for (name, _, kilometres) in towns {
        let one = found.found.iter().find(|one| one.id.as_str() == format!("test:{name}")).unwrap();
        let ratio = one.metres.unwrap() / 1_000.0 / kilometres;
        assert!((0.99..1.01).contains(&ratio), "{name}: {ratio}");
    }
    assert_eq!(found.found[0].wind.unwrap().code(), "south");
    assert_eq!(found.found[1].wind.unwrap().code(), "east");
}

#[tokio::test(flavor = "multi_thread")]
async fn kinds_distance_and_access_narrow_the_list_and_all_are_counted() {
    let here = (47.62, 6.155);
    let mut wheel = place("wheel", "region", (47.63, 6.155));
    wheel.wheelchair = Some("limited".into());
    let places = [
        wheel,
        open("desk", "france-services", (47.64, 6.155), "24/7"),
        place("house", "health-house", (47.65, 6.155)),
        place("far", "region", (47.9, 6.155)),
        place("moon", "moon-base", (47.66, 6.155)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records(places)).await;
    let found = asked(&phone, Near { within: Some(10_000.0), limit: 2, ..around(here) }).await;
    assert_eq!((ids(&found), found.total), (vec!["test:wheel", "test:desk"], Some(4)));
    let several = vec![Kind::FranceServices, Kind::HealthHouse];
    let found = asked(&phone, Near { kinds: several, ..around(here) }).await;
    assert_eq!(ids(&found), ["test:desk", "test:house"]);
    assert_eq!(ids(&asked(&phone, Near { wheelchair: true, ..around(here) }).await), ["test:wheel"]);
    assert_eq!(ids(&asked(&phone, Near { open: true, ..around(here) }).await), ["test:desk"]);
    // A kind that a newer edition names is shown all the same.
    assert_eq!(ids(&asked(&phone, Near { kinds: vec![Kind::Other], ..around(here) }).await), ["test:moon"]);
    let held = phone.app.store.read(kinds).await.unwrap();
    assert!(held.contains(&(Kind::Region, 2)) && held.contains(&(Kind::Other, 1)), "{held:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_health_house_with_a_teleconsultation_is_found_under_both_names_and_told_once() {
    let mut house = place("house", "health-house", (47.63, 6.155));
    house.telehealth = true;
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) =
        phone_with(folder.path(), records([house, place("plain", "health-house", (47.64, 6.155))])).await;
    let both = vec![Kind::Telehealth, Kind::HealthHouse];
    assert_eq!(
        ids(&asked(&phone, Near { kinds: vec![Kind::Telehealth], ..around((47.62, 6.155)) }).await),
        ["test:house"]
    );
    let found = asked(&phone, Near { kinds: both, within: Some(9_000.0), ..around((47.62, 6.155)) }).await;
    assert_eq!((ids(&found), found.total), (vec!["test:house", "test:plain"], Some(2)));
    assert!(found.found[0].telehealth && found.found[0].kind == Kind::HealthHouse);
    let held = phone.app.store.read(kinds).await.unwrap();
    assert!(held.contains(&(Kind::Telehealth, 1)) && held.contains(&(Kind::HealthHouse, 2)), "{held:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_place_to_look_from_the_whole_region_is_listed_by_commune() {
    let mut dijon = place("b", "region", (47.32, 5.04));
    dijon.commune = "21231".into();
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) =
        phone_with(folder.path(), records([place("a", "region", (47.62, 6.15)), dijon])).await;
    let found = asked(&phone, Near { at: None, ..around((0.0, 0.0)) }).await;
    assert_eq!((ids(&found), found.total), (vec!["test:b", "test:a"], Some(2)));
    assert!(found.found.iter().all(|one| one.metres.is_none() && one.wind.is_none()));
    assert_eq!(found.found[0].commune, "Dijon");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_moves_or_goes_is_found_where_it_is_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = phone_with(
        folder.path(),
        records([place("a", "region", (47.62, 6.15)), place("b", "region", (47.7, 6.15))]),
    )
    .await;
    tokio::task::block_in_place(|| region.publish(records([place("a", "region", (47.32, 5.04))]))).unwrap();
    phone.syncs().await;
    let found = asked(&phone, Near { within: Some(1_000.0), ..around((47.32, 5.04)) }).await;
    assert_eq!(ids(&found), ["test:a"]);
    assert_eq!(asked(&phone, Near { within: Some(30_000.0), ..around((47.62, 6.15)) }).await.total, Some(0));
    let id = domain::ids::RecordId::parse("test:a").unwrap();
    let place = phone.app.store.read(move |db| card(db, &id)).await.unwrap().unwrap();
    assert_eq!((place.commune_name.as_deref(), place.postcode.as_deref()), (Some("Vesoul"), Some("70000")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ring_full_of_places_that_fall_away_is_not_the_last() {
    let here = (47.62, 6.155);
    let near = |number: i32| (47.62 + f64::from(number) / 1e4, 6.155);
    let shut: Vec<_> = (0..30).map(|number| place(&format!("{number:02}"), "region", near(number))).collect();
    let mut wheel = place("wheel", "region", (47.9, 6.155));
    wheel.wheelchair = Some("yes".into());
    let mut house = place("house", "health-house", (47.63, 6.155));
    house.telehealth = true;
    let mut pharmacy = place("pharmacy", "pharmacy", (47.9, 6.2));
    pharmacy.hours_said = Some("le matin, sauf quand il pleut".into());
    let folder = tempfile::tempdir().unwrap();
    let all = shut.into_iter().chain([wheel, house, pharmacy]);
    let (phone, _region) = phone_with(folder.path(), records(all)).await;
    let only = vec![Kind::Region];
    let ask = Near { kinds: only, wheelchair: true, limit: 1, ..around(here) };
    assert_eq!(ids(&asked(&phone, ask).await), ["test:wheel"]);
    let both = vec![Kind::Telehealth, Kind::HealthHouse, Kind::Pharmacy];
    let found = asked(&phone, Near { kinds: both, limit: 2, ..around(here) }).await;
    assert_eq!(ids(&found), ["test:house", "test:pharmacy"]);
    // Hours that only people can read are said to be so, in the list as on the page.
    assert_eq!(found.found[0].state, Opening::Unknown(Doubt::Unstated));
    assert_eq!(found.found[1].state, Opening::Unknown(Doubt::Unreadable));
}

/// What the rings find is what looking at every place finds.
#[tokio::test(flavor = "multi_thread")]
async fn rings_find_what_a_look_at_every_place_finds() {
    let mut seed = 7_u64;
    let mut chance = move |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let hours = [
        "Mo-Fr 09:00-12:00; PH off",
        "24/7",
        "Tu 14:00-16:00",
        "Mo-Sa 08:00-19:00; PH off",
        "Mo[1] 09:00-18:00",
    ];
    let all: Vec<_> = (0..800)
        .map(|number| {
            let at = (46.2 + chance(2_100) as f64 / 1e3, 3.0 + chance(4_000) as f64 / 1e3);
            let kind = ["region", "health-house", "museum"][chance(3) as usize];
            let mut place = open(&format!("{number:04}"), kind, at, hours[chance(5) as usize]);
            place.wheelchair = (chance(4) == 0).then(|| "yes".into());
            place.telehealth = chance(3) == 0;
            place
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records(all)).await;
    let handle = tokio::runtime::Handle::current();
    let strategy = (
        (46.0..48.5_f64, 2.8..7.2_f64),
        0_i64..14 * 24 * 60,
        (proptest::bool::ANY, proptest::bool::ANY),
        1_usize..30,
    );
    let mut runner = TestRunner::new(Config { cases: 60, ..Config::default() });
    tokio::task::block_in_place(|| {
        runner
            .run(&strategy, |(from, minutes, (open, wheelchair), limit)| {
                let when = noon() + chrono::TimeDelta::minutes(minutes);
                let kinds = vec![Kind::Region, Kind::Museum, Kind::Telehealth];
                let ask = Near { when, open, wheelchair, limit, kinds, ..around(from) };
                let ringed = handle.block_on(asked(&phone, ask.clone()));
                // Every place, whatever its hours: those that are open are told apart here.
                let every = Near { within: Some(900_000.0), limit: 0, open: false, ..ask };
                let mut whole = handle.block_on(asked(&phone, every)).found;
                whole.retain(|place| !open || place.state.is_open());
                proptest::prop_assert_eq!(&ringed.found[..], &whole[..limit.min(whole.len())]);
                Ok(())
            })
            .unwrap();
    });
}
