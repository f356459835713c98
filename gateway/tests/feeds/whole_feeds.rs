//! Feeds that are not what they say are refused whole, with a stable code; twice the same is the same.

use gateway::sources::{File, all, by_name};

use crate::world::{file, fixtures, read};

fn code(source: &str, files: &[File]) -> &'static str {
    read(source, files).err().map_or("accepted", |refused| refused.code)
}

#[test]
fn every_source_is_found_by_its_name() {
    let names: Vec<_> = all().iter().map(|source| source.name()).collect();
    assert_eq!(
        names,
        [
            "aides-jeunes",
            "transition-ecologique",
            "dispositif-aide",
            "aides-territoires",
            "guide",
            "openagenda",
            "opendatasoft-events",
            "datatourisme-feed",
            "datatourisme-api",
            "tourinsoft",
            "ical",
            "agenda-csv",
            "json-ld",
            "france-services",
            "finess",
            "finess-plus",
            "mediation-numerique",
            "annuaire-education",
            "calendrier-scolaire",
            "communes",
            "content"
        ]
    );
    assert!(names.iter().all(|name| by_name(name).is_some_and(|source| source.name() == *name)));
    assert!(by_name("nothing").is_none());
}

#[test]
fn not_the_feed_a_portal_page_instead_of_data_is_refused_whole() {
    let page = "<!DOCTYPE html><html><body>Connectez-vous au Wi-Fi</body></html>";
    let cases = [
        ("aides-jeunes", "a.yml"),
        ("transition-ecologique", "a.yaml"),
        ("dispositif-aide", "a.csv"),
        ("aides-territoires", "a.json"),
        ("guide", "a.html"),
        ("datatourisme-feed", "a.json"),
        ("datatourisme-api", "a.json"),
        ("tourinsoft", "a.json"),
        ("json-ld", "a.html"),
        ("france-services", "a.csv"),
        ("mediation-numerique", "a.csv"),
        ("mediation-numerique", "a.json"),
        ("communes", "communes.json"),
        ("content", "aids/a.toml"),
        ("finess", "a.csv"),
        ("finess-plus", "a.json"),
        ("annuaire-education", "a.json"),
        ("calendrier-scolaire", "a.json"),
        ("calendrier-scolaire", "Zone-A.ics"),
        ("openagenda", "a.json"),
        ("opendatasoft-events", "a.json"),
    ];
    for (source, path) in cases {
        assert_eq!(code(source, &[file(path, page)]), "not_the_feed", "{source}");
    }
}

#[test]
fn empty_nothing_to_read_is_refused_whole() {
    for source in all() {
        assert_eq!(code(source.name(), &[]), "empty", "{}", source.name());
    }
    assert_eq!(code("aides-territoires", &[file("a.json", "  ")]), "empty");
    assert_eq!(code("dispositif-aide", &[file("a.csv", "")]), "empty");
}

#[test]
fn truncated_a_file_that_stops_in_the_middle_is_refused_whole() {
    let fixture = |name: &str| fixtures("").into_iter().find(|file| file.path == name).unwrap();
    let half = |mut file: File| {
        file.bytes.truncate(file.bytes.len() * 2 / 3);
        file
    };
    assert_eq!(code("aides-territoires", &[half(fixture("aides-territoires.json"))]), "truncated");
    assert_eq!(code("communes", &[half(fixture("content/communes/communes.json"))]), "truncated");
    assert_eq!(code("guide", &[half(fixture("guide/listing.html"))]), "truncated");
    assert_eq!(code("dispositif-aide", &[half(fixture("dispositif-aide.csv"))]), "truncated");
    assert_eq!(code("openagenda", &[half(fixture("openagenda/page-1.json"))]), "truncated");
    assert_eq!(code("opendatasoft-events", &[half(fixture("opendatasoft-events/v21.json"))]), "truncated");
    let desks = "france-services/liste-fs-20250301.csv";
    assert_eq!(code("france-services", &[half(fixture(desks))]), "truncated");
    for help in ["mediation-numerique/lieux.csv", "mediation-numerique/anciens.json"] {
        assert_eq!(code("mediation-numerique", &[half(fixture(help))]), "truncated", "{help}");
    }
}

#[test]
fn too_large_a_file_beyond_its_limit_is_refused_unread() {
    let large = File { path: "a.json".into(), bytes: vec![b' '; 64 * 1024 * 1024 + 1] };
    for source in [
        "aides-territoires",
        "guide",
        "communes",
        "annuaire-education",
        "calendrier-scolaire",
        "france-services",
        "mediation-numerique",
        "openagenda",
        "opendatasoft-events",
        "datatourisme-feed",
        "datatourisme-api",
        "tourinsoft",
        "json-ld",
    ] {
        assert_eq!(code(source, std::slice::from_ref(&large)), "too_large", "{source}");
    }
    let csv = File { path: "a.csv".into(), ..large };
    assert_eq!(code("finess", std::slice::from_ref(&csv)), "too_large");
    assert_eq!(code("dispositif-aide", &[csv]), "too_large");
}

#[test]
fn unsupported_schema_a_sheet_of_another_version_is_refused_whole() {
    assert_eq!(code("dispositif-aide", &[file("a.csv", "id,titre\n1,Deux\n")]), "unsupported_schema");
}

#[test]
fn a_guide_that_announces_another_number_than_it_holds_fails_loudly() {
    let listing = fixtures("guide").into_iter().find(|file| file.path == "listing.html").unwrap();
    let text = String::from_utf8(listing.bytes).unwrap();
    assert_eq!(code("guide", &[file("l.html", &text.replace("4 aide(s)", "5 aide(s)"))]), "truncated");
    assert_eq!(code("guide", &[file("l.html", &text.replace(" aide(s)", " fiche(s)"))]), "not_the_feed");
}

#[test]
fn twice_the_same_gives_the_same_records_in_any_order_of_files() {
    for (source, folder) in [
        ("aides-jeunes", "aides-jeunes"),
        ("transition-ecologique", "transition-ecologique"),
        ("guide", "guide"),
        ("content", "content"),
        ("dispositif-aide", "dispositif-aide.csv"),
        ("aides-territoires", "aides-territoires.json"),
        ("finess", "finess"),
        ("finess-plus", "finess-plus"),
        ("annuaire-education", "annuaire-education"),
        ("calendrier-scolaire", "calendrier-scolaire"),
        ("france-services", "france-services"),
        ("mediation-numerique", "mediation-numerique"),
        ("openagenda", "openagenda"),
        ("opendatasoft-events", "opendatasoft-events"),
        ("datatourisme-feed", "datatourisme-feed"),
        ("datatourisme-api", "datatourisme-api"),
        ("tourinsoft", "tourinsoft"),
        ("json-ld", "json-ld"),
    ] {
        let mut files = fixtures(folder);
        let first = read(source, &files).unwrap();
        files.reverse();
        let second = read(source, &files).unwrap();
        assert_eq!(first.records, second.records, "{source}");
        assert_eq!(first.repaired, second.repaired, "{source}");
        assert_eq!(first.refused, second.refused, "{source}");
        let ids: Vec<_> = first.records.iter().map(|record| record.id()).collect();
        assert!(ids.iter().all(|id| domain::ids::RecordId::parse(id).is_some()), "{ids:?}");
    }
}

#[test]
fn a_feed_without_dates_is_not_new_because_it_was_read_on_another_day() {
    let source = by_name("aides-jeunes").unwrap();
    let files = fixtures("aides-jeunes");
    let today = source.read(&files, crate::world::today()).unwrap();
    let tomorrow = source.read(&files, crate::world::today().succ_opt().unwrap()).unwrap();
    assert_ne!(today.records, tomorrow.records);
    assert!(today.records.iter().zip(&tomorrow.records).all(|(one, two)| one.says_the_same(two)));
}

#[test]
fn cards_do_not_wait_for_communes_that_cannot_be_read() {
    let mut files = fixtures("content");
    files.retain(|file| !file.path.starts_with("communes/"));
    files.push(file("communes/centres.csv", "code_insee,latitude,longitude\n39001,46.7,5.6\n"));
    let reading = read("content", &files).unwrap();
    assert_eq!(crate::world::why(&reading, "communes/centres.csv"), "empty");
    assert!(reading.records.len() > 4);
}
