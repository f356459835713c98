//! Several sources, one list: order makes no difference, and merging again changes nothing.

use api_client::wire::{Aid, Amount, Condition, Deadline, Origin, Window};
use gateway::merge;
use proptest::prelude::*;

use crate::world::{aids, extracts, read};

fn aid(source: &str, slug: &str, title: &str, body: &str, url: &str) -> Aid {
    Aid {
        id: format!("{source}:{slug}"),
        title: title.into(),
        bodies: vec![body.into()],
        source: source.into(),
        source_url: url.into(),
        origins: vec![Origin { source: source.into(), url: url.into() }],
        ..Aid::default()
    }
}

const REGION: &str = "Région Bourgogne-Franche-Comté";

#[test]
fn the_same_page_is_the_same_aid_and_the_winner_keeps_its_words() {
    let mut ours = aid("content", "permis", "Permis B", REGION, "https://r.fr/permisdeconduire");
    ours.description = "Nos mots.".into();
    ours.not_stated = vec!["amount".into()];
    let mut theirs =
        aid("aides-jeunes", "p", "Autre titre", "Autre", "http://www.r.fr/permisdeconduire/?utm_source=x");
    theirs.description = "Leurs mots.".into();
    theirs.amount = Some(Amount { words: "300 €".into(), ..Amount::default() });
    theirs.conditions = vec![Condition { kind: "age".into(), ..Condition::default() }];
    let merged = merge::aids(vec![theirs, ours]);
    assert_eq!(merged.aids.len(), 1);
    let one = &merged.aids[0];
    assert_eq!((one.id.as_str(), one.description.as_str()), ("content:permis", "Nos mots."));
    assert_eq!(one.amount.as_ref().unwrap().words, "300 €");
    assert!(one.not_stated.is_empty(), "what was filled is stated now");
    assert_eq!(one.conditions.len(), 1);
    assert_eq!(one.origins.len(), 2);
    assert_eq!(merged.merged[0].absorbed, ["aides-jeunes:p"]);
}

#[test]
fn a_rule_in_words_alone_gives_way_to_one_that_a_machine_weighs() {
    let condition = |kind: &str| Condition { kind: kind.into(), ..Condition::default() };
    let mut ours = aid("content", "permis", "Permis B", REGION, "https://r.fr/permisdeconduire");
    ours.conditions = vec![condition("as_text")];
    let mut theirs = aid("aides-jeunes", "p", "Permis B", REGION, "https://r.fr/permisdeconduire");
    theirs.conditions = vec![condition("age")];
    let merged = merge::aids(vec![ours.clone(), theirs.clone()]).aids;
    assert_eq!(merged[0].conditions, [condition("age")]);
    theirs.conditions = Vec::new();
    ours.conditions = vec![condition("age")];
    assert_eq!(merge::aids(vec![ours, theirs]).aids[0].conditions, [condition("age")]);
}

#[test]
fn the_same_body_and_title_are_the_same_aid_without_accents_or_articles() {
    let one = aid("transition-ecologique", "a", "Étude « Photovoltaïque »", "ADEME", "https://a.fr/1");
    let agency = "AGENCE DE L ENVIRONNEMENT ET DE LA MAITRISE DE L ENERGIE (ADEME)";
    let two = aid("dispositif-aide", "b", "L'etude photovoltaique", agency, "https://b.fr/2");
    assert_eq!(merge::aids(vec![one.clone(), two.clone()]).aids.len(), 1);
    let other = Aid { bodies: vec!["CCI".into()], ..two };
    assert_eq!(merge::aids(vec![one, other]).aids.len(), 2);
}

#[test]
fn a_front_door_makes_one_aid_of_two_only_beside_a_shared_word() {
    let ours = aid("content", "a", "Pass culture des jeunes", "Ministère", "https://pass.culture.gouv.fr");
    let theirs = aid("aides-jeunes", "b", "Pass culture", "État", "https://pass.culture.fr/");
    assert_eq!(merge::aids(vec![ours.clone(), theirs.clone()]).aids.len(), 1);
    let other = Aid { title: "Bourse".into(), ..theirs };
    assert_eq!(merge::aids(vec![ours, other]).aids.len(), 2);
}

#[test]
fn two_aids_of_one_source_that_share_a_page_stay_two() {
    let page = "https://caf.fr/le-bafa-et-le-bafd";
    let general = aid("aides-jeunes", "1", "Aide au BAFA, formation générale", "CAF du Doubs", page);
    let further = aid("aides-jeunes", "2", "Aide au BAFD", "CAF du Doubs", page);
    assert_eq!(merge::aids(vec![general.clone(), further.clone()]).aids.len(), 2);
    let ours = aid("content", "bafa", "BAFA dans le Doubs", "CAF du Doubs", page);
    let merged = merge::aids(vec![general, further, ours]);
    let ids: Vec<_> = merged.aids.iter().map(|aid| aid.id.as_str()).collect();
    assert_eq!(ids, ["aides-jeunes:2", "content:bafa"]);
}

#[test]
fn date_differs_the_source_wins_and_both_are_shown() {
    let dates = |opens: &str, origin: &str| {
        let window = Window { opens_on: Some(opens.into()), closes_on: None };
        Some(Deadline { windows: vec![window], origin: Some(origin.into()), ..Deadline::default() })
    };
    let mut source = aid("transition-ecologique", "a", "Essai", "ADEME", "https://a.fr/1");
    source.deadline = dates("2024-05-01", "official");
    let mut export = aid("dispositif-aide", "b", "Essai", "ADEME", "https://b.fr/1");
    export.deadline = dates("2024-01-05", "export");
    let merged = merge::aids(vec![export.clone(), source]);
    assert_eq!(merged.aids[0].deadline, dates("2024-05-01", "official"));
    assert_eq!(merged.merged[0].notes, ["date_differs: opens_on source 2024-05-01 export 2024-01-05"]);
    // Even where the export has the better rank, a date of a source takes its place.
    let mut lower = aid("aides-territoires", "c", "Essai", "ADEME", "https://c.fr/1");
    lower.deadline = dates("2024-05-01", "official");
    assert_eq!(merge::aids(vec![export, lower]).aids[0].deadline, dates("2024-05-01", "official"));
}

#[test]
fn the_real_extracts_make_one_list() {
    let Some(jeunes) = extracts("feeds/aides-jeunes") else { return };
    let transition = extracts("feeds/transition-ecologique/programs").unwrap();
    let export = extracts("feeds/transition-ecologique/data_gouv_export.bfc.csv").unwrap();
    let mut all = aids(&read("aides-jeunes", &jeunes).unwrap());
    all.extend(aids(&read("transition-ecologique", &transition).unwrap()));
    all.extend(aids(&read("dispositif-aide", &export).unwrap()));
    let before = all.len();
    let merged = merge::aids(all);
    eprintln!("{before} aids are {} after merging; {:?}", merged.aids.len(), merged.merged);
    let doubs =
        merged.aids.iter().filter(|aid| aid.bodies.first().is_some_and(|body| body == "CAF du Doubs"));
    assert_eq!(doubs.count(), 3, "three aids of the CAF share one page and stay three");
    assert!(merged.merged.iter().all(|one| one.id.starts_with("transition-ecologique:")));
    assert!(!merged.merged.is_empty());
}

fn some_aid() -> impl Strategy<Value = Aid> {
    let source = prop::sample::select(vec![
        "content",
        "transition-ecologique",
        "aides-jeunes",
        "dispositif-aide",
        "guide",
    ]);
    let title = prop::sample::select(vec![
        "Aide au permis",
        "L'aide au permis",
        "Bourse",
        "Bourse d'études",
        "BAFA",
        "Le permis",
    ]);
    let body = prop::sample::select(vec!["Région", "Conseil régional", "CAF", "ADEME", ""]);
    let page = prop::sample::select(vec![
        "https://a.fr/1",
        "https://a.fr/2",
        "http://www.a.fr/1/",
        "https://a.fr/",
        "x",
    ]);
    (source, 0_u8..4, title, body, page, any::<bool>()).prop_map(|(source, slug, title, body, page, full)| {
        let mut aid = aid(source, &slug.to_string(), title, body, page);
        if body.is_empty() {
            aid.bodies.clear();
        }
        if full {
            aid.detail = "full".into();
            aid.description = format!("{title} {slug} {source}");
            aid.deadline =
                Some(Deadline { all_year: true, origin: Some("export".into()), ..Deadline::default() });
        }
        aid
    })
}

/// A list in which every id stands once, as the gateway holds them.
fn some_list() -> impl Strategy<Value = Vec<Aid>> {
    prop::collection::vec(some_aid(), 0..14).prop_map(|list| {
        let mut seen = std::collections::BTreeSet::new();
        list.into_iter().filter(|aid| seen.insert(aid.id.clone())).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_input_makes_no_difference(
        (list, shuffled) in some_list()
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        prop_assert_eq!(merge::aids(list), merge::aids(shuffled));
    }

    #[test]
    fn merging_again_changes_nothing_and_nobody_is_lost(list in some_list()) {
        let once = merge::aids(list.clone());
        let twice = merge::aids(once.aids.clone());
        prop_assert_eq!(&once.aids, &twice.aids);
        prop_assert!(twice.merged.is_empty());
        for aid in &list {
            let known = once.aids.iter().any(|one| one.id == aid.id)
                || once.merged.iter().any(|one| one.absorbed.contains(&aid.id));
            prop_assert!(known, "{} is lost", aid.id);
        }
        for one in &once.aids {
            let own = list.iter().filter(|aid| aid.id == one.id && !aid.description.is_empty());
            let own: Vec<_> = own.collect();
            prop_assert!(own.is_empty() || own.iter().any(|aid| aid.description == one.description));
        }
    }
}
