//! The ministry's school calendar: its traps one by one, in the shapes in which it is published.

use api_client::translate::{school_holidays, school_spans};
use api_client::wire::Calendar;
use gateway::merge;
use gateway::sources::{File, Reading, Record, by_name};
use serde_json::{Value, json};

use crate::world::{file, fixtures, folder_of, read, repaired, why};

fn made(name: &str) -> File {
    fixtures("calendrier-scolaire").into_iter().find(|file| file.path == name).unwrap()
}

fn calendar(reading: &Reading) -> Calendar {
    let [Record::Calendar(calendar)] = reading.records.as_slice() else { panic!("{:?}", reading.records) };
    calendar.clone()
}

fn days(calendar: &Calendar) -> Vec<(&str, &str, &str)> {
    calendar.spans.iter().map(|span| (span.title.as_str(), span.from.as_str(), span.to.as_str())).collect()
}

const NAME: &str = "vacances-zone-a";

#[test]
fn midnights_academies_and_teachers_leave_the_days_of_pupils() {
    let reading = read("calendrier-scolaire", &[made("records.json")]).unwrap();
    let calendar = calendar(&reading);
    assert_eq!(
        days(&calendar),
        [
            ("Vacances de printemps", "2026-04-04", "2026-04-19"),
            ("Vacances d’été", "2026-07-04", "2026-08-31"),
            ("Vacances de Noël", "2026-12-19", "2027-01-03"),
            ("Vacances d’hiver", "2027-02-13", "2027-02-28"),
        ],
        "the 19th and not the 18th; once and not twice; to the eve of the return; Lyon and Paris are not asked"
    );
    assert_eq!(calendar.id, "calendar:vacances-zone-a");
    assert_eq!((calendar.kind.as_str(), calendar.zone.as_deref()), ("school_holidays", Some("A")));
    assert_eq!(school_holidays(&calendar).unwrap().len(), 4);
    for said in [
        "utc_midnight: start_date",
        "periods_merged",
        "unknown_value: population Enseignants",
        "unknown_value: zones Zone C",
        "unknown_value: description Pont de l’Ascension",
        "unknown_value: description Début des Vacances d’été",
        "dates_unreadable: Vacances de la Toussaint",
    ] {
        assert!(repaired(&reading, NAME, said), "{said}: {:?}", reading.repaired);
    }
}

#[test]
fn the_three_shapes_of_an_answer_give_the_same_days() {
    let paged: Value = serde_json::from_slice(&made("records.json").bytes).unwrap();
    let rows = paged["results"].as_array().unwrap();
    let fields: Vec<Value> = rows.iter().map(|row| json!({ "recordid": "x", "fields": row })).collect();
    let of =
        |value: Value| read("calendrier-scolaire", &[file("a.json", &value.to_string())]).unwrap().records;
    let expected = of(paged.clone());
    assert_eq!(of(Value::Array(rows.clone())), expected, "an export is a bare list");
    assert_eq!(of(json!({ "nhits": fields.len(), "records": fields })), expected);
}

#[test]
fn icalendar_says_the_same_days_and_leaves_other_zones_alone() {
    let reading = read("calendrier-scolaire", &[made("Zone-A.ics")]).unwrap();
    let calendar = calendar(&reading);
    assert_eq!(
        days(&calendar),
        [
            ("Vacances de la Toussaint", "2025-10-18", "2025-11-02"),
            ("Vacances de Noël", "2026-12-19", "2027-01-03")
        ]
    );
    assert!(repaired(&reading, NAME, "unknown_value: zones Zone C"));
    assert!(repaired(&reading, NAME, "unknown_value: description Prérentrée des enseignants"));
}

#[test]
fn where_two_ends_are_said_the_later_one_is_that_of_pupils() {
    let row = |end: &str| {
        json!({ "description": "Vacances d'Été", "zones": "Zone A",
                "start_date": "2026-07-03T22:00:00+00:00", "end_date": end })
    };
    let rows = json!([row("2026-08-30T22:00:00+00:00"), row("2026-08-31T22:00:00+00:00")]);
    let reading = read("calendrier-scolaire", &[file("a.json", &rows.to_string())]).unwrap();
    assert_eq!(days(&calendar(&reading)), [("Vacances d’été", "2026-07-04", "2026-08-31")]);
    assert!(repaired(&reading, NAME, "contradiction: Vacances d’été"));
}

#[test]
fn what_says_nothing_of_the_zone_is_refused_and_takes_nothing_back() {
    let other = json!([{ "description": "Vacances de Noël", "zones": "Zone B",
                         "start_date": "2026-12-18T23:00:00+00:00", "end_date": "2027-01-03T23:00:00+00:00" }]);
    let reading = read("calendrier-scolaire", &[file("a.json", &other.to_string())]).unwrap();
    assert_eq!(why(&reading, NAME), "missing_field: zones");
    let refused = read("calendrier-scolaire", &[file("a.json", "{\"error\":\"quota\"}")]).unwrap_err();
    assert_eq!(refused.code, "not_the_feed");
    let cut = String::from_utf8(made("Zone-A.ics").bytes).unwrap().replace("END:VCALENDAR", "");
    let refused = read("calendrier-scolaire", &[file("Zone-A.ics", &cut)]).unwrap_err();
    assert_eq!(refused.code, "truncated");
}

#[test]
fn a_calendar_without_a_day_of_its_own_is_not_new_on_another_day() {
    let source = by_name("calendrier-scolaire").unwrap();
    let files = [made("records.json")];
    let today = source.read(&files, crate::world::today()).unwrap().records;
    let tomorrow = source.read(&files, crate::world::today().succ_opt().unwrap()).unwrap().records;
    assert_ne!(today, tomorrow);
    assert!(today[0].says_the_same(&tomorrow[0]));
}

#[test]
fn the_ministrys_days_and_ours_are_one_calendar_and_reminders_keep_their_names() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/content/calendars");
    let written =
        read("content", &folder_of(&content).into_iter().map(in_folder).collect::<Vec<_>>()).unwrap();
    let ours = written.records.iter().find_map(|record| match record {
        Record::Calendar(calendar) if calendar.id == "calendar:vacances-zone-a" => Some(calendar.clone()),
        _ => None,
    });
    let ours = ours.expect("we write the calendar of zone A");
    let theirs = calendar(&read("calendrier-scolaire", &[made("records.json")]).unwrap());
    let rows = vec![("calendrier-scolaire".to_owned(), theirs.clone()), ("content".to_owned(), ours.clone())];
    let [whole] = merge::calendars(rows).try_into().unwrap();
    let names =
        |calendar: &Calendar| school_spans(calendar).into_iter().map(|span| span.id).collect::<Vec<_>>();
    for name in names(&theirs) {
        assert!(names(&ours).contains(&name), "{name}");
    }
    assert_eq!(names(&whole), names(&ours), "the made extract says nothing new");
}

fn in_folder(mut file: File) -> File {
    file.path = format!("calendars/{}", file.path);
    file
}
