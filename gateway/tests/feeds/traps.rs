//! The traps of SOURCES.md §10 that concern these sources, one by one, on records made by hand.

use api_client::wire::Aid;
use gateway::sources::{Reading, Record};

use crate::world::{aids, file, fixtures, read, repaired, why};

fn aid(reading: &Reading, id: &str) -> Aid {
    aids(reading).into_iter().find(|aid| aid.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn jeunes() -> Reading {
    read("aides-jeunes", &fixtures("aides-jeunes")).unwrap()
}

const FOREST: &str = "aides-jeunes:region-aide-a-la-foret";

#[test]
fn yaml_value_tag_a_bare_equal_sign_is_the_text_it_is() {
    let reading = jeunes();
    assert!(repaired(&reading, FOREST, "yaml_value_tag"));
    assert_eq!(aid(&reading, FOREST).conditions[0].op.as_deref(), Some("="));
}

#[test]
fn empty_value_an_empty_optional_field_is_absent() {
    let reading = jeunes();
    assert!(repaired(&reading, FOREST, "empty_value: teleservice"));
    assert!(repaired(&reading, FOREST, "empty_value: legend"));
    assert!(repaired(&reading, "par-institution", "empty_value: montant"));
    assert_eq!(aid(&reading, "aides-jeunes:par-institution").amount, None);
}

#[test]
fn title_rebuilt_a_label_in_lower_case_with_a_prefix() {
    let reading = jeunes();
    assert!(repaired(&reading, FOREST, "title_rebuilt: aide à l'essai forestier"));
    assert_eq!(aid(&reading, FOREST).title, "Aide à l’essai forestier");
}

#[test]
fn markup_removed_html_and_entities_become_text_and_links() {
    let reading = jeunes();
    let forest = aid(&reading, FOREST);
    assert!(repaired(&reading, FOREST, "markup_removed: conditions"));
    assert_eq!(forest.for_whom[0], "Lire la page d’essai\u{a0}avant le départ.");
    assert!(
        forest.steps.iter().any(|step| step.link.as_deref().is_some_and(|link| link.ends_with("/node/99")))
    );
    assert_eq!(forest.description, "", "the prose of an AGPL source is not taken");
    let separated = file(
        "d.json",
        "[{\"id\":9,\"name\":\"a\u{2028}b\",\"perimeter\":\"France\",\"origin_url\":\"https://e.fr/9\"}]",
    );
    let reading = read("aides-territoires", &[separated]).unwrap();
    assert_eq!(aids(&reading)[0].title, "A b");
    assert!(repaired(&reading, ":9", "markup_removed"));
}

#[test]
fn link_made_absolute_a_relative_link_is_completed() {
    let reading = jeunes();
    assert!(repaired(&reading, FOREST, "link_made_absolute: link"));
    assert_eq!(aid(&reading, FOREST).source_url, "https://www.bourgognefranchecomte.fr/node/98");
}

#[test]
fn date_rewritten_spaces_inside_a_date_and_a_date_in_words() {
    let reading = read("aides-territoires", &[only("aides-territoires.json")]).unwrap();
    assert!(repaired(&reading, ":1", "date_rewritten: date_updated"));
    assert!(repaired(&reading, ":1", "date_rewritten: submission_deadline"));
    let one = aid(&reading, "aides-territoires:1");
    assert_eq!(one.verified_on, "2022-07-28");
    assert_eq!(one.deadline.unwrap().windows[0].closes_on.as_deref(), Some("2027-04-15"));
}

#[test]
fn utc_midnight_is_the_paris_day() {
    let reading = read("dispositif-aide", &[only("dispositif-aide.csv")]).unwrap();
    assert!(repaired(&reading, "111111111111", "utc_midnight: date_ouverture"));
    let window = aids(&reading)[0].deadline.clone().unwrap().windows[0].clone();
    assert_eq!(window.opens_on.as_deref(), Some("2023-01-01"));
    assert_eq!(window.closes_on.as_deref(), Some("2026-07-01"));
}

#[test]
fn dates_unreadable_closing_before_opening_or_an_impossible_day_go_and_the_record_stays() {
    let reading = read("transition-ecologique", &fixtures("transition-ecologique")).unwrap();
    assert!(repaired(&reading, "dates-renversees", "dates_unreadable"));
    assert_eq!(aid(&reading, "transition-ecologique:dates-renversees").deadline, None);
    let reading = read("dispositif-aide", &[only("dispositif-aide.csv")]).unwrap();
    assert!(repaired(&reading, "444444444444", "dates_unreadable: date_cloture"));
}

#[test]
fn a_date_of_an_export_is_marked_and_a_date_of_the_source_is_not() {
    let export = read("dispositif-aide", &[only("dispositif-aide.csv")]).unwrap();
    assert_eq!(aids(&export)[0].deadline.clone().unwrap().origin.as_deref(), Some("export"));
    let source = read("transition-ecologique", &fixtures("transition-ecologique")).unwrap();
    let deadline = aid(&source, "transition-ecologique:etude-essai").deadline.unwrap();
    assert_eq!(deadline.origin.as_deref(), Some("official"));
    assert_eq!(deadline.windows[0].opens_on.as_deref(), Some("2024-05-01"), "day first, always");
    assert_eq!(deadline.ends_on.as_deref(), Some("2026-12-31"));
}

#[test]
fn an_aid_past_its_end_is_accepted_and_ended() {
    let text = "titre: Vieille étude\nfin de validité: 31/12/2023\nurl: https://e.fr/v\n\
                opérateur de contact: ADEME\nconditions d'éligibilité:\n  secteur géographique: [France]\n";
    let reading = read("transition-ecologique", &[file("vieille.yaml", text)]).unwrap();
    assert_eq!(reading.records.len(), 1);
    let aid = api_client::translate::aid(aids(&reading).remove(0)).unwrap();
    assert_eq!(aid.calendar.state(crate::world::today()), domain::aid::State::Ended);
}

#[test]
fn unknown_condition_reads_as_unknown_and_the_record_stays() {
    let reading = jeunes();
    assert!(repaired(&reading, FOREST, "unknown_condition: signe_astral"));
    let forest = api_client::translate::aid(aid(&reading, FOREST)).unwrap();
    let unknown = |condition: &domain::eligibility::Condition| {
        matches!(condition, domain::eligibility::Condition::Unknown(_))
    };
    assert!(forest.rule.conditions.iter().any(unknown));
    assert!(forest.for_whom.iter().any(|line| line.starts_with("À vérifier\u{a0}: signe astral")));
    assert_eq!(reading.conditions.read, reading.conditions.translated + reading.conditions.as_text);
    assert_eq!(reading.conditions.as_text, 1);
}

#[test]
fn unknown_territory_stays_as_a_code_that_covers_nobody() {
    let reading = read("dispositif-aide", &[only("dispositif-aide.csv")]).unwrap();
    assert!(repaired(&reading, "111111111111", "unknown_territory: eligibilite_geographique COM-987"));
    assert_eq!(aids(&reading)[0].territory, ["REG-27", "COM-987"]);
    assert_eq!(aids(&reading)[0].excluded, ["COM-39300"]);
}

#[test]
fn a_perimeter_that_is_not_found_refuses_the_aid() {
    let reading = read("aides-territoires", &[only("aides-territoires.json")]).unwrap();
    assert_eq!(why(&reading, "2"), "unknown_territory: Pays d'ailleurs");
}

#[test]
fn json_in_string_is_read_and_unreadable_value_refuses_the_record() {
    let reading = read("dispositif-aide", &[only("dispositif-aide.csv")]).unwrap();
    assert!(repaired(&reading, "111111111111", "json_in_string: porteurs"));
    assert_eq!(aids(&reading)[0].bodies, ["Région d'essai"]);
    assert_eq!(why(&reading, "222222222222"), "unreadable_value: porteurs");
}

#[test]
fn missing_field_refuses_the_record_only() {
    assert_eq!(why(&jeunes(), "sans_label.yml"), "missing_field: label");
    let reading = read("dispositif-aide", &[only("dispositif-aide.csv")]).unwrap();
    assert_eq!(why(&reading, "333333333333"), "missing_field: url_source");
    assert_eq!(reading.records.len(), 2);
}

#[test]
fn not_published_what_its_source_hides_is_not_listed() {
    assert_eq!(why(&jeunes(), "cachee.yml"), "not_published: private");
    let reading = read("aides-territoires", &[only("aides-territoires.json")]).unwrap();
    assert_eq!(why(&reading, "3"), "not_published: is_live");
}

#[test]
fn duplicate_id_the_last_update_wins_and_the_other_is_refused() {
    let one = "{\"id\":7,\"name\":\"Neuve\",\"perimeter\":\"France\",\"origin_url\":\"https://e.fr/7\",\"date_updated\":\"2026-02-01\"}";
    let old = one.replace("Neuve", "Vieille").replace("2026-02", "2025-02");
    for list in [format!("[{one},{old}]"), format!("[{old},{one}]")] {
        let reading = read("aides-territoires", &[file("a.json", &list)]).unwrap();
        assert_eq!(aids(&reading)[0].title, "Neuve");
        assert_eq!(why(&reading, ":7"), "duplicate_id");
    }
}

#[test]
fn commune_merged_former_communes_are_aliases_of_todays() {
    let files: Vec<_> =
        fixtures("content").into_iter().filter(|file| file.path.starts_with("communes/")).collect();
    let reading = read("communes", &files).unwrap();
    assert_eq!(reading.records.len(), 2, "another région is not ours");
    let Record::Commune(commune) = &reading.records[0] else { panic!("no commune") };
    assert_eq!((commune.former[0].code.as_str(), commune.former[0].name.as_str()), ("39002", "Essai-le-Bas"));
    assert_eq!(commune.group_name.as_deref(), Some("CC d'essai"));
    assert_eq!(commune.department_name, "Jura");
    assert_eq!(commune.centre, Some([46_700, 5_600]));
    assert!(repaired(&reading, "39001", "commune_merged: 39002"));
}

#[test]
fn coordinates_outside_swapped_latitude_and_longitude_are_turned() {
    let reading = read("content", &fixtures("content")).unwrap();
    assert!(repaired(&reading, "commune:39003", "coordinates_outside"));
    let turned = reading.records.iter().any(|record| match record {
        Record::Commune(commune) => commune.code == "39003" && commune.centre == Some([46_800, 5_700]),
        _ => false,
    });
    assert!(turned);
}

#[test]
fn encoding_latin_letters_bom_and_crlf_are_repaired_once_per_file() {
    let csv = String::from_utf8(only("dispositif-aide.csv").bytes).unwrap();
    let latin: Vec<u8> =
        csv.replace('\n', "\r\n").chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b' ')).collect();
    let latin = gateway::sources::File { path: "latin.csv".into(), bytes: latin };
    let reading = read("dispositif-aide", &[latin]).unwrap();
    assert!(repaired(&reading, "latin.csv", "encoding"));
    assert_eq!(aids(&reading)[0].bodies, ["Région d'essai"]);
    assert_eq!(reading.repaired.iter().filter(|repair| repair.what == "encoding").count(), 1);
}

#[test]
fn a_contradiction_of_prose_and_rule_is_left_to_the_prose() {
    let reading = jeunes();
    assert!(repaired(&reading, "par-institution", "contradiction: age"));
    let aid = aid(&reading, "aides-jeunes:par-institution");
    assert!(aid.conditions.is_empty());
    assert_eq!(aid.territory, ["DEP-39"], "scope given by the institution");
}

#[test]
fn the_guide_takes_title_link_deadline_and_tags() {
    let reading = read("guide", &fixtures("guide")).unwrap();
    let forge = aid(&reading, "guide:node-101");
    assert_eq!(forge.bodies.len(), 2, "FEADER is European");
    let window = forge.deadline.unwrap().windows[0].clone();
    assert_eq!(
        (window.opens_on.as_deref(), window.closes_on.as_deref()),
        (Some("2026-11-01"), Some("2026-11-30"))
    );
    let potter = aid(&reading, "guide:node-102");
    assert_eq!(potter.audience, ["association", "everyone"]);
    assert_eq!(potter.deadline.unwrap().windows[0].opens_on.as_deref(), Some("2026-04-20"));
    assert_eq!(why(&reading, "guide:node-102"), "duplicate_id");
    assert!(aids(&reading).iter().all(|aid| aid.description.is_empty()));
}

fn only(name: &str) -> gateway::sources::File {
    fixtures("").into_iter().find(|file| file.path == name).unwrap()
}
