//! Several sources' places, one list: the Region's row marks its building, and two feeds of one desk are one desk.

use api_client::wire::Place;
use gateway::merge;
use proptest::prelude::*;

fn place(id: &str, kind: &str, name: &str, point: Option<[i32; 2]>) -> Place {
    Place {
        id: id.into(),
        kind: kind.into(),
        name: name.into(),
        commune: "21584".into(),
        point,
        source: id.split(':').next().unwrap().into(),
        verified_on: "2026-05-12".into(),
        ..Place::default()
    }
}

const HERE: Option<[i32; 2]> = Some([4_727_900, 422_900]);
/// 111 metres to the north.
const NEXT_DOOR: Option<[i32; 2]> = Some([4_728_000, 422_900]);
/// 334 metres to the north.
const DOWN_THE_STREET: Option<[i32; 2]> = Some([4_728_200, 422_900]);

fn house(source: &str) -> Place {
    Place {
        finess: Some("210000001".into()),
        address: "3 rue des Tanneurs".into(),
        phone: Some("0380000001".into()),
        ..place(&format!("{source}:210000001"), "health-house", "Maison de Santé", HERE)
    }
}

fn row() -> Place {
    Place {
        finess: Some("210000001".into()),
        commune: String::new(),
        telehealth: true,
        booking: Some("Par téléphone.".into()),
        phone: Some("0380000099".into()),
        hours: Some("Mo-Fr 09:00-12:00".into()),
        source: "Région Bourgogne-Franche-Comté".into(),
        verified_on: "2026-11-01".into(),
        ..place("content:telehealth-210000001", "telehealth", "Téléconsultation", None)
    }
}

#[test]
fn the_row_of_the_region_and_its_building_are_one_place() {
    let merged = merge::places(vec![row(), house("finess")]);
    let [one] = merged.places.as_slice() else { panic!("{:?}", merged.places) };
    assert_eq!(
        (one.id.as_str(), one.kind.as_str(), one.telehealth),
        ("finess:210000001", "health-house", true)
    );
    assert_eq!(
        (one.address.as_str(), one.point, one.commune.as_str()),
        ("3 rue des Tanneurs", HERE, "21584")
    );
    assert_eq!((one.phone.as_deref(), one.booking.as_deref()), (Some("0380000099"), Some("Par téléphone.")));
    assert_eq!(one.hours.as_deref(), Some("Mo-Fr 09:00-12:00"));
    assert_eq!(one.source, "finess, Région Bourgogne-Franche-Comté");
    assert_eq!(one.verified_on, "2026-11-01");
    assert_eq!(merged.merged[0].absorbed, ["content:telehealth-210000001"]);
}

#[test]
fn a_building_alone_is_never_marked_and_a_row_alone_stays() {
    let merged = merge::places(vec![house("finess")]);
    assert!(!merged.places[0].telehealth);
    let merged = merge::places(vec![row()]);
    assert!(merged.places[0].telehealth && merged.merged.is_empty());
}

#[test]
fn a_row_that_says_pharmacy_makes_one() {
    let merged = merge::places(vec![Place { kind: "pharmacy".into(), ..row() }, house("finess")]);
    assert_eq!(merged.places[0].kind, "pharmacy");
}

#[test]
fn both_formats_of_finess_are_one_and_the_daily_one_wins() {
    let merged = merge::places(vec![house("finess"), house("finess-plus"), row()]);
    let [one] = merged.places.as_slice() else { panic!("{:?}", merged.places) };
    assert_eq!((one.id.as_str(), one.telehealth), ("finess-plus:210000001", true));
    assert_eq!(merged.merged[0].absorbed, ["content:telehealth-210000001", "finess:210000001"]);
}

fn desks(point: Option<[i32; 2]>, phone: &str, name: &str) -> [Place; 2] {
    let one = Place {
        phone: Some("0380000002".into()),
        services: vec!["CAF".into()],
        ..place("france-services:1", "france-services", "France Services Saulieu", HERE)
    };
    let other = Place {
        phone: Some(phone.into()),
        hours: Some("Mo 09:00-12:00".into()),
        services: vec!["caf".into(), "Internet".into()],
        ..place("mediation-numerique:1", "digital-help", name, point)
    };
    [one, other]
}

#[test]
fn one_desk_of_two_feeds_is_one_and_takes_what_it_lacks() {
    for desks in [
        desks(NEXT_DOOR, "0380000002", "Espace numérique"),
        desks(NEXT_DOOR, "0380000009", "FRANCE SERVICES SAULIEU"),
    ] {
        let merged = merge::places(desks.to_vec());
        let [one] = merged.places.as_slice() else { panic!("{:?}", merged.places) };
        assert_eq!((one.id.as_str(), one.kind.as_str()), ("france-services:1", "france-services"));
        assert_eq!(one.hours.as_deref(), Some("Mo 09:00-12:00"));
        assert_eq!(one.services, ["CAF", "Internet"]);
        assert_eq!(one.source, "france-services, mediation-numerique");
        assert_eq!(one.phone.as_deref(), Some("0380000002"), "its own phone stays");
    }
}

#[test]
fn two_doors_stay_two() {
    let count = |desks: [Place; 2]| merge::places(desks.to_vec()).places.len();
    assert_eq!(count(desks(DOWN_THE_STREET, "0380000002", "France Services Saulieu")), 2);
    assert_eq!(count(desks(NEXT_DOOR, "0380000009", "Espace numérique")), 2);
    assert_eq!(count(desks(None, "0380000002", "Espace numérique")), 2);
    let [one, other] = desks(NEXT_DOOR, "0380000002", "France Services Saulieu");
    assert_eq!(count([one.clone(), Place { commune: "21054".into(), ..other.clone() }]), 2);
    assert_eq!(
        count([one.clone(), Place { id: "france-services:2".into(), ..other.clone() }]),
        2,
        "one feed"
    );
    assert_eq!(count([one.clone(), Place { kind: "museum".into(), ..other.clone() }]), 2);
    // Two centres of a commune are no proof: then phone and name must both agree.
    let vague = |name: &str| Place { approximate: true, name: name.into(), ..other.clone() };
    assert_eq!(count([one.clone(), vague("Espace numérique")]), 2);
    assert_eq!(count([one, vague("france services saulieu")]), 1);
}

fn some_place() -> impl Strategy<Value = Place> {
    let source = prop::sample::select(vec![
        "content",
        "france-services",
        "finess",
        "finess-plus",
        "mediation-numerique",
        "other",
    ]);
    let kind = prop::sample::select(vec!["france-services", "digital-help", "health-house", "telehealth"]);
    let name = prop::sample::select(vec!["Mairie", "mairie", "Espace", ""]);
    let phone = prop::sample::select(vec![None, Some("0380000001"), Some("0380000002")]);
    let point = prop::sample::select(vec![None, HERE, NEXT_DOOR, DOWN_THE_STREET]);
    let number = prop::sample::select(vec![None, Some("210000001"), Some("210000002")]);
    (source, 0_u8..3, kind, name, phone, point, (number, any::<bool>(), any::<bool>())).prop_map(
        |(source, n, kind, name, phone, point, (number, approximate, telehealth))| Place {
            phone: phone.map(str::to_owned),
            finess: number.map(str::to_owned),
            approximate: approximate && point.is_some(),
            telehealth: telehealth && source == "content" && number.is_some(),
            commune: if n == 2 { String::new() } else { "21584".into() },
            ..place(&format!("{source}:{n}"), kind, name, point)
        },
    )
}

/// A list in which every id stands once, as the gateway holds them.
fn some_list() -> impl Strategy<Value = Vec<Place>> {
    prop::collection::vec(some_place(), 0..12).prop_map(|list| {
        let mut seen = std::collections::BTreeSet::new();
        list.into_iter().filter(|place| seen.insert(place.id.clone())).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_input_makes_no_difference(
        (list, shuffled) in some_list()
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        prop_assert_eq!(merge::places(list), merge::places(shuffled));
    }

    #[test]
    fn merging_again_changes_nothing_and_nobody_is_lost(list in some_list()) {
        let once = merge::places(list.clone());
        let twice = merge::places(once.places.clone());
        prop_assert_eq!(&once.places, &twice.places);
        prop_assert!(twice.merged.is_empty(), "{:?}", twice.merged);
        for place in &list {
            let known = once.places.iter().any(|one| one.id == place.id)
                || once.merged.iter().any(|one| one.absorbed.contains(&place.id));
            prop_assert!(known, "{} is lost", place.id);
        }
        // Only the Region's list says telehealth.
        let said = list.iter().any(|place| place.telehealth);
        prop_assert!(said || once.places.iter().all(|place| !place.telehealth));
    }
}
