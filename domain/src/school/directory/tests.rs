//! Schools are found as people type them; what no school has is not.

use proptest::prelude::*;

use super::*;

struct One {
    uai: &'static str,
    name: &'static str,
    kind: Kind,
    commune: (&'static str, &'static str, &'static str),
    point: (f64, f64),
    ent: bool,
}

/// Made schools of real towns.
const BESANCON: (&str, &str, &str) = ("25056", "Besan\u{e7}on", "25000");
const DOLE: (&str, &str, &str) = ("39198", "Dole", "39100");
const GRAY: (&str, &str, &str) = ("70279", "Gray", "70100");
const ETALANS: (&str, &str, &str) = ("25222", "\u{c9}talans", "25580");
const SAINT_CLAUDE: (&str, &str, &str) = ("39478", "Saint-Claude", "39200");

const MADE: [One; 9] = [
    one("0250001A", "Lyc\u{e9}e Jules Haag", Kind::LyceePolyvalent, BESANCON, (47.25, 6.02), true),
    one("0250002B", "Coll\u{e8}ge Victor Hugo", Kind::College, BESANCON, (47.24, 6.03), false),
    one("0250003C", "\u{c9}cole primaire Jules Ferry", Kind::Primary, BESANCON, (47.23, 6.0), false),
    one(
        "0390001D",
        "Lyc\u{e9}e professionnel Jacques Pr\u{e9}vert",
        Kind::LyceePro,
        DOLE,
        (47.09, 5.49),
        false,
    ),
    one(
        "0390002E",
        "\u{c9}cole \u{e9}l\u{e9}mentaire Jules Ferry",
        Kind::Elementary,
        DOLE,
        (47.1, 5.5),
        false,
    ),
    one(
        "0390003F",
        "Coll\u{e8}ge du Pr\u{e9} Saint-Sauveur",
        Kind::College,
        SAINT_CLAUDE,
        (46.39, 5.86),
        true,
    ),
    one("0700001G", "Lyc\u{e9}e Augustin Cournot", Kind::LyceePolyvalent, GRAY, (47.45, 5.6), false),
    one("0700002H", "\u{c9}cole maternelle de la Gare", Kind::Nursery, GRAY, (47.44, 5.59), false),
    one("0250004J", "\u{c9}cole des Sapins", Kind::Ecole, ETALANS, (47.15, 6.27), false),
];

const fn one(
    uai: &'static str,
    name: &'static str,
    kind: Kind,
    commune: (&'static str, &'static str, &'static str),
    point: (f64, f64),
    ent: bool,
) -> One {
    One { uai, name, kind, commune, point, ent }
}

fn directory() -> Directory {
    let former = ["Verri\u{e8}res-du-Grosbois".to_owned()];
    let none: [String; 0] = [];
    let postcodes: Vec<[&str; 1]> = MADE.iter().map(|one| [one.commune.2]).collect();
    Directory::of((0..).zip(&MADE).map(|(key, one)| Listed {
        key,
        uai: one.uai,
        name: one.name,
        kind: one.kind,
        commune: one.commune.0,
        commune_name: one.commune.1,
        former: if one.commune == ETALANS { &former } else { &none },
        postcodes: &postcodes[key as usize],
        point: Point::of_degrees(one.point.0, one.point.1),
        has_ent: one.ent,
    }))
}

fn found(text: &str) -> Vec<&'static str> {
    from(text, None)
}

fn from(text: &str, around: Option<Around<'_>>) -> Vec<&'static str> {
    let keys = directory().find(text, around, 20).keys;
    keys.into_iter().map(|key| MADE[key as usize].uai).collect()
}

#[test]
fn three_letters_of_the_name_or_the_commune_find_a_school_without_accents() {
    assert_eq!(found("haa"), ["0250001A"]);
    assert_eq!(found("gra"), ["0700001G", "0700002H"], "lyc\u{e9}es before \u{e9}coles");
    assert_eq!(found("b\u{e9}s"), ["0250001A", "0250002B", "0250003C"]);
    assert_eq!(found("eta"), ["0250004J"]);
    assert_eq!(found("prev"), ["0390001D"]);
    assert_eq!(found("st claude"), ["0390003F"]);
    assert_eq!(found("saint"), ["0390003F"]);
}

#[test]
fn words_in_any_order_are_all_answered_and_small_ones_do_not_count() {
    assert_eq!(found("jules besan\u{e7}on"), ["0250001A", "0250003C"]);
    assert_eq!(found("dole jules ferry"), ["0390002E"]);
    assert_eq!(found("\u{e9}cole de la gare \u{e0} Gray"), ["0700002H"]);
    assert_eq!(found("lyc\u{e9}e haag vesoul"), [] as [&str; 0]);
    assert_eq!(found(" , "), [] as [&str; 0]);
    assert_eq!(found("a"), [] as [&str; 0], "one letter says nothing");
}

#[test]
fn a_school_is_found_by_its_kind_its_postcode_its_number_and_a_commune_of_before() {
    assert_eq!(found("lp dole"), ["0390001D"]);
    assert_eq!(found("70100"), ["0700001G", "0700002H"]);
    assert_eq!(found("391"), ["0390001D", "0390002E"]);
    assert_eq!(found("maternelle"), ["0700002H", "0250003C"], "what it is called comes before what it is");
    assert_eq!(found("0390003f"), ["0390003F"]);
    assert_eq!(found("039 000"), ["0390001D", "0390002E", "0390003F"]);
    assert_eq!(found("verri\u{e8}res"), ["0250004J"]);
}

#[test]
fn a_slip_is_forgiven_where_nothing_else_answers() {
    assert_eq!(found("bezancon hugo"), ["0250002B"]);
    assert_eq!(found("cuornot"), ["0700001G"]);
    assert_eq!(found("augusstin"), ["0700001G"]);
    assert_eq!(found("jules hagg"), ["0250001A"], "« hagg » begins no word");
    assert_eq!(found("besancn"), ["0250001A", "0250002B", "0250003C"]);
    assert_eq!(found("bezan"), ["0250001A", "0250002B", "0250003C"], "begun, with a slip");
    assert_eq!(found("70101"), [] as [&str; 0], "figures are meant as they are");
}

#[test]
fn what_is_around_comes_first_and_a_slip_never_before_what_was_typed() {
    let dole = Around { commune: "39198", point: Point::of_degrees(47.09, 5.49) };
    assert_eq!(from("jules", Some(dole)), ["0390002E", "0250001A", "0250003C"]);
    assert_eq!(from("jules", None), ["0250001A", "0250003C", "0390002E"]);
    let nowhere = Around { commune: "39198", point: None };
    assert_eq!(from("jules ferry", Some(nowhere)), ["0390002E", "0250003C"]);
}

#[test]
fn at_most_so_many_are_given_and_all_are_counted() {
    let found = directory().find("ecole", None, 2);
    assert_eq!((found.keys.len(), found.total), (2, 4));
    assert_eq!(directory().find("ecole", None, 20).keys[..2], found.keys[..]);
    assert_eq!(directory().find("ecole", None, 0), Found::default());
}

proptest! {
    #[test]
    fn no_text_is_too_strange_and_whatever_is_found_is_there_once(text in "\\PC{0,40}", limit in 0_usize..12) {
        let found = directory().find(&text, None, limit);
        prop_assert_eq!(found.keys.len(), limit.min(found.total));
        let mut keys = found.keys.clone();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), found.keys.len());
    }

    #[test]
    fn every_beginning_of_a_school_s_words_finds_it(school in 0_usize..9, cut in 3_usize..12) {
        let one = &MADE[school];
        let fold = crate::search::fold;
        let named = fold(one.name).split([' ', '-']).map(str::to_owned).collect::<Vec<_>>();
        for word in named.iter().chain([&fold(one.commune.1)]).filter(|word| word.len() >= 3) {
            let begun = &word[..cut.min(word.len())];
            prop_assert!(found(begun).contains(&one.uai), "{} by {}", one.uai, begun);
        }
    }
}
