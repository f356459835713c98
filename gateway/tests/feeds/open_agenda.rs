//! Events of OpenAgenda, from its API and from its mirror, on records made by hand: one trap each.

use api_client::translate;
use api_client::wire::{Commune, Event};
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{Ground, Reading, Record, by_name, settle};

use crate::world::{extracts, file, fixtures, read, repaired, today, why};

fn events(reading: &Reading) -> Vec<&Event> {
    let events = reading.records.iter().filter_map(|record| match record {
        Record::Event(event) => Some(&**event),
        _ => None,
    });
    events.collect()
}

fn event<'a>(reading: &'a Reading, id: &str) -> &'a Event {
    events(reading).into_iter().find(|event| event.id.ends_with(id)).unwrap_or_else(|| panic!("no {id}"))
}

fn api() -> Reading {
    read("openagenda", &fixtures("openagenda")).unwrap()
}

fn mirror() -> Reading {
    read("opendatasoft-events", &fixtures("opendatasoft-events")).unwrap()
}

fn commune() -> Commune {
    Commune {
        id: "commune:39001".into(),
        code: "39001".into(),
        name: "Essai-sur-Ain".into(),
        postcodes: vec!["39570".into()],
        centre: Some([46_700, 5_600]),
        ..Commune::default()
    }
}

fn settled(mut reading: Reading) -> Reading {
    settle(&mut reading, &Ground::of([commune()].into_iter()));
    reading
}

#[test]
fn one_event_is_the_same_from_the_api_and_from_its_mirror() {
    let (api, mirror) = (api(), mirror());
    let (one, two) = (event(&api, ":9001"), event(&mirror, ":9001"));
    assert_eq!((one.id.as_str(), two.id.as_str()), ("openagenda:9001", "opendatasoft-events:9001"));
    let alike = Event { id: one.id.clone(), source: one.source.clone(), licence: None, ..two.clone() };
    // The mirror says nothing of English but its title.
    let langs = one.langs.clone();
    let page = Some("https://openagenda.com/ville-d-essai/events/essai-9001".to_owned());
    assert_eq!(*one, Event { langs, source_url: page, ..alike });
    assert_eq!(
        (two.langs["en"].title.as_str(), two.licence.as_deref()),
        ("Christmas concert", Some("Licence Ouverte"))
    );
    assert_eq!(one.dates, "20261205T2030-2230");
    assert_eq!(one.text, "Une heure & demie\nde musique.");
    assert_eq!((one.cost.as_deref(), one.theme.as_str()), (Some("free"), "music"));
    assert_eq!(one.booking, ["https://billets.exemple.fr/1"]);
    assert_eq!((one.access.join(" "), one.from_age, one.to_age), ("hi mi".into(), Some(6), None));
    assert_eq!(
        (one.address.as_str(), one.venue.as_deref()),
        ("1 place de l’Essai", Some("Salle de l’Essai"))
    );
    assert_eq!(
        (one.image.as_deref(), one.organiser.as_deref()),
        (Some("https://cdn.exemple.fr/main/a.jpg"), Some("Ville d’Essai"))
    );
    assert_eq!(
        (one.verified_on.as_str(), one.updated_at.as_deref()),
        ("2026-11-20", Some("2026-11-20T10:00:00Z"))
    );
    for reading in [&api, &mirror] {
        for event in events(reading) {
            assert!(translate::event(event.clone()).is_some(), "the phone reads {}", event.id);
        }
    }
}

#[test]
fn nothing_said_is_nothing_known_and_no_place_is_said() {
    let reading = settled(api());
    let nowhere = event(&reading, ":9002");
    assert_eq!((nowhere.commune.as_str(), &nowhere.venue, nowhere.point), ("", &None, None));
    assert!(nowhere.keywords.is_empty() && nowhere.access.is_empty() && nowhere.booking.is_empty());
    assert_eq!((nowhere.from_age, nowhere.to_age, nowhere.cost.as_deref()), (None, None, None));
    assert!(repaired(&reading, ":9002", "no_place"));
    let online = event(&reading, ":9003");
    assert_eq!(
        (online.mode.as_deref(), online.online.as_deref()),
        (Some("online"), Some("https://visio.exemple.fr/a"))
    );
    assert_eq!(
        (online.title.as_str(), online.keywords.join(" ")),
        ("Atelier en ligne", "atelier numérique".into())
    );
    assert!(!repaired(&reading, ":9003", "no_place"));
    assert!(repaired(&settled(mirror()), ":9038", "no_place"));
}

#[test]
fn many_periods_are_few_runs_and_eight_hundred_are_read() {
    let reading = api();
    assert!(event(&reading, ":9004").dates.len() < 120, "{}", event(&reading, ":9004").dates);
    assert!(repaired(&reading, ":9004", "periods_merged: 108 in "));
    let day = |n: i64| (today() + chrono::TimeDelta::days(n)).to_string();
    let timings: Vec<_> = (0..800)
        .map(|n| serde_json::json!({"begin": format!("{}T20:00:00", day(n)), "end": format!("{}T22:00:00", day(n))}))
        .collect();
    let answer =
        serde_json::json!({"events": [{"uid": 1, "title": {"fr": "Tous les soirs"}, "timings": timings}]});
    let reading = read("openagenda", &[file("a.json", &answer.to_string())]).unwrap();
    let dates = translate::dates(&event(&reading, ":1").dates);
    assert_eq!((dates.count(), dates.stretches().len()), (800, 1));
}

#[test]
fn what_does_not_take_place_is_kept_and_marked() {
    let (api, mirror) = (api(), mirror());
    assert_eq!(event(&api, ":9005").status.as_deref(), Some("cancelled"));
    assert_eq!(event(&api, ":9006").status.as_deref(), Some("postponed"));
    assert_eq!(event(&mirror, ":9031").status.as_deref(), Some("cancelled"));
    assert_eq!(
        (event(&mirror, ":9040").status.as_deref(), event(&mirror, ":9040").mode.as_deref()),
        (Some("full"), Some("mixed"))
    );
    assert_eq!(event(&api, ":9018").status.as_deref(), Some("other"));
    assert!(
        repaired(&api, ":9018", "unknown_value: status 12")
            && repaired(&api, ":9018", "unknown_value: attendanceMode 7")
    );
}

#[test]
fn what_is_refused_says_why_and_refuses_itself_only() {
    let (api, mirror) = (settled(api()), settled(mirror()));
    for (record, reason) in [
        ("openagenda:9007", "not_published: state"),
        ("openagenda:9008", "no_period"),
        ("openagenda:9009", "missing_field: title"),
        ("page-1.json:10", "missing_field: uid"),
        ("openagenda:9014", "outside_region: 75056"),
        ("openagenda:9015", "outside_region: CH"),
        ("openagenda:9019", "not_published: draft"),
        ("openagenda:9001", "duplicate_id"),
        ("openagenda:9022", "not_published: removed"),
    ] {
        assert_eq!(why(&api, record), reason, "{record}");
    }
    for (record, reason) in [
        ("opendatasoft-events:9032", "unreadable_value: timings"),
        ("opendatasoft-events:9033", "unreadable_value: status"),
        ("opendatasoft-events:9035", "no_period"),
        ("opendatasoft-events:9036", "missing_field: title"),
        ("opendatasoft-events:9039", "outside_region: 75056"),
        ("opendatasoft-events:9001", "duplicate_id"),
    ] {
        assert_eq!(why(&mirror, record), reason, "{record}");
    }
    assert_eq!((api.read, api.records.len()), (22, 13));
    assert_eq!((mirror.read, mirror.records.len()), (14, 8));
}

#[test]
fn clocks_of_elsewhere_and_dates_that_cannot_be() {
    let reading = api();
    assert_eq!(event(&reading, ":9016").dates, "20261205T2030-2230");
    assert!(repaired(&reading, ":9016", "dates_unreadable: timings"));
    assert_eq!(event(&reading, ":9017").dates, "20261208T2000");
    assert!(repaired(&reading, ":9017", "dates_unreadable: timings end"));
    let mirror = mirror();
    assert_eq!(event(&mirror, ":9034").dates, "20261205T2030-2230");
    assert!(repaired(&mirror, ":9034", "empty_value: timings"));
    assert!(repaired(&mirror, ":9031", "json_in_string: timings status attendancemode"));
}

#[test]
fn a_wrong_town_is_mended_by_the_commune() {
    let reading = settled(api());
    let far = event(&reading, ":9012");
    assert_eq!((far.point, far.approximate), (Some([4_670_000, 560_000]), true));
    assert!(repaired(&reading, ":9012", "coordinates_outside: too far from the commune"));
    let named = event(&reading, ":9013");
    assert_eq!((named.commune.as_str(), named.postcode.as_deref()), ("39001", None));
    let mirror = settled(mirror());
    assert!(repaired(&mirror, ":9040", "coordinates_outside: swapped"));
    assert_eq!(event(&mirror, ":9051").commune, "39001");
}

#[test]
fn the_mirrors_rows_are_read_in_each_of_its_forms() {
    let reading = mirror();
    let jumble = event(&reading, ":9051");
    assert_eq!(jumble.keywords, ["brocante", "vide-grenier", "plein air"]);
    assert_eq!((jumble.point, jumble.access.join(" ")), (Some([4_670_000, 560_000]), "hi mi".into()));
    assert_eq!((jumble.from_age, jumble.to_age), (Some(6), Some(12)));
    assert_eq!(event(&reading, ":9052").point, Some([4_670_000, 560_000]));
    assert_eq!(event(&reading, ":9052").dates, "20261212/20261213T1000-1130");
    let link = event(&reading, ":9040");
    assert_eq!((&link.price, link.booking.join(" ")), (&None, "https://billets.exemple.fr/2".to_owned()));
    // An export is the bare list of the same rows.
    let answer: serde_json::Value =
        serde_json::from_slice(&fixtures("opendatasoft-events")[1].bytes).unwrap();
    let export = read("opendatasoft-events", &[file("export.json", &answer["results"].to_string())]).unwrap();
    assert_eq!((export.read, export.records.len()), (11, 7));
}

#[test]
fn tombstones_are_no_records_and_the_younger_word_counts() {
    let reading = api();
    assert_eq!(reading.removed, ["openagenda:9020", "openagenda:9022"]);
    assert_eq!(event(&reading, ":9021").title, "Revenu");
    let only = r#"{"total": 1, "events": [{"uid": 7, "removed": true}], "after": null}"#;
    let reading = read("openagenda", &[file("a.json", only)]).unwrap();
    assert_eq!((reading.read, reading.removed.join(" ")), (0, "openagenda:7".to_owned()));
}

#[test]
fn an_agenda_beside_its_events_refuses_itself_and_by_itself_is_not_the_feed() {
    let agenda = file("agenda.json", r#"{"uid": 1, "title": "Agenda d’Essai", "slug": "essai"}"#);
    let timings = file("timings.json", r#"[{"begin": "2026-12-05T20:30:00+01:00"}]"#);
    let mut files = fixtures("openagenda");
    files.extend([agenda.clone(), timings.clone()]);
    let reading = read("openagenda", &files).unwrap();
    assert_eq!(
        (why(&reading, "agenda.json"), why(&reading, "timings.json")),
        ("not_the_feed".into(), "not_the_feed".into())
    );
    assert_eq!(reading.records.len(), api().records.len());
    for alone in [agenda, timings] {
        assert_eq!(read("openagenda", &[alone]).unwrap_err().code, "not_the_feed");
    }
    let error = file("a.json", r#"{"error_code": "ODSQLError", "message": "no"}"#);
    assert_eq!(read("opendatasoft-events", &[error]).unwrap_err().code, "not_the_feed");
    for source in ["openagenda", "opendatasoft-events"] {
        assert_eq!(
            read(source, &[file("a.json", r#"{"events": [], "results": []}"#)]).unwrap_err().code,
            "empty"
        );
    }
}

#[test]
fn contributors_are_in_no_line_that_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = gateway::Config::local(folder.path()).unwrap();
    config.clock = gateway::Clock::stopped_at(today().and_hms_opt(9, 0, 0).unwrap().and_utc().timestamp());
    let app = App::open(config).unwrap();
    let mut communes = Reading::default();
    communes.take("made", Ok(Record::Commune(commune())), gateway::sources::Notes::default());
    import::keep(&app, "communes", communes, Absence::IsGone).unwrap();
    let mut reports = String::new();
    for name in ["openagenda", "opendatasoft-events"] {
        let source = by_name(name).unwrap();
        let imported = import::files(&app, source, &fixtures(name), Absence::IsGone).unwrap();
        assert!(imported.report.accepted > 5, "{name}");
        reports += &serde_json::to_string(&imported).unwrap();
        let again = import::files(&app, source, &fixtures(name), Absence::IsGone).unwrap();
        assert_eq!((again.report.accepted, again.report.unchanged), (0, imported.report.accepted), "{name}");
    }
    let kept = app.store.read(|db| gateway::store::records::live(db, "events")).unwrap();
    let with_persons: Vec<_> =
        kept.iter().filter(|(_, id, _)| id.ends_with(":9011") || id.ends_with(":9037")).collect();
    assert_eq!(with_persons.len(), 2);
    let lines = kept.iter().map(|(_, _, body)| String::from_utf8_lossy(body).into_owned());
    let all = lines.chain([reports]).collect::<String>();
    app.publish().unwrap();
    // The whole folder: database, packs, whatever lies beside.
    let files = crate::world::folder_of(folder.path());
    for person in ["jeanne", "06 11 22", "0611", "55555501", "55555502", "Jeanne", "eyJuYW1l"] {
        assert!(!all.contains(person), "{person}");
        for file in &files {
            let found = file.bytes.windows(person.len()).any(|piece| piece == person.as_bytes());
            // Random bytes hold four figures now and then; a name they do not.
            assert!(!found || person.len() < 5, "{person} in {}", file.path);
        }
    }
    assert!(all.contains("billetterie@exemple.fr"), "the house's own mailbox stays");
}

/// Counts of a report on real files: read, kept, refused; and the codes of its repairs.
fn golden(source: &str, folder: &str, counts: [usize; 3], codes: &[(&str, usize)]) -> Option<Reading> {
    let reading = read(source, &extracts(folder)?).unwrap();
    assert_eq!([reading.read, reading.records.len(), reading.refused.len()], counts, "{:?}", reading.refused);
    let mut counted = std::collections::BTreeMap::new();
    for repair in &reading.repaired {
        *counted.entry(repair.what.split(':').next().unwrap()).or_insert(0) += 1;
    }
    assert_eq!(counted.into_iter().collect::<Vec<_>>(), codes, "{source}");
    for event in events(&reading) {
        assert!(translate::event(event.clone()).is_some(), "the phone reads {}", event.id);
    }
    Some(reading)
}

#[test]
fn open_agenda_as_published() {
    let codes = [("periods_merged", 1)];
    let Some(reading) = golden("openagenda", "feeds/openagenda", [5, 2, 3], &codes) else { return };
    let refused: Vec<_> = reading.refused.iter().map(|refusal| refusal.why.as_str()).collect();
    assert_eq!(refused, ["not_the_feed"; 3], "two lists of timings, and an agenda's own description");
    let camp = event(&reading, ":86615382");
    assert_eq!(
        (camp.dates.as_str(), camp.address.as_str()),
        ("20250714T0800-1330+5", "17 rue du docteur Roy")
    );
    assert_eq!((camp.commune.as_str(), camp.from_age, camp.to_age), ("71009", Some(6), Some(14)));
}

#[test]
fn the_mirror_as_published() {
    let codes = [
        ("json_in_string", 15),
        ("markup_removed", 10),
        ("periods_merged", 5),
        ("too_long", 1),
        ("utc_midnight", 5),
    ];
    let Some(reading) = golden("opendatasoft-events", "feeds/openagenda-opendatasoft", [15, 15, 0], &codes)
    else {
        return;
    };
    assert_eq!(event(&reading, ":52614576").commune, "75056");
    assert_eq!(
        event(&reading, ":16748873").dates,
        "20260501/20260531",
        "a month that was cut by the days of UTC"
    );
    let none_of_ours = settled(reading);
    assert!(
        none_of_ours.records.is_empty()
            && none_of_ours.refused.iter().all(|one| one.why.starts_with("outside_region"))
    );
}
