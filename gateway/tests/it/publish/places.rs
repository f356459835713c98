//! Places of several feeds, from their files to the signed pack: one place for a citizen.

use std::path::Path;

use api_client::pack::Container;
use api_client::wire::Place;
use gateway::app::App;
use gateway::jobs::import::{self, Absence, Imported};
use gateway::sources::{File, by_name};
use gateway::{Clock, Config};

use crate::world::MORNING;

fn app(folder: &Path, seed: &str) -> App {
    let mut config = Config::local(folder).unwrap();
    config.seed = seed.into();
    config.clock = Clock::stopped_at(MORNING);
    App::open(config).unwrap()
}

fn fixtures(source: &str) -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds/fixtures").join(source);
    gateway::jobs::gather::local(&folder, 1 << 20).unwrap()
}

fn imported(app: &App, source: &str, files: &[File]) -> Imported {
    import::files(app, by_name(source).unwrap(), files, Absence::IsGone).unwrap()
}

/// Saulieu and Besançon, made as etalab writes communes.
fn communes() -> File {
    let rows = r#"[
        {"code":"21584","nom":"Saulieu","departement":"21","region":"27","type":"commune-actuelle","codesPostaux":["21210"],"population":2},
        {"code":"21054","nom":"Beaune","departement":"21","region":"27","type":"commune-actuelle","codesPostaux":["21200"],"population":2},
        {"code":"25056","nom":"Besançon","departement":"25","region":"27","type":"commune-actuelle","codesPostaux":["25000"],"population":2}]"#;
    File { path: "communes.json".into(), bytes: rows.into() }
}

fn list() -> File {
    let text =
        "finess;name;how_to_book;phone\n210000001;Téléconsultation d'essai;Par téléphone.;03 80 00 00 99\n";
    File { path: "places/telehealth.csv".into(), bytes: text.into() }
}

fn published(app: &App) -> (Vec<u8>, Vec<Place>) {
    app.publish().unwrap();
    let pack = gateway::publish::pack::make(&app.store, &app.keys().unwrap(), &app.config).unwrap();
    let Container { manifest, blobs, .. } = api_client::pack::read_container(&pack).unwrap();
    let manifest = api_client::pack::manifest(&manifest, &app.keys().unwrap().root).unwrap();
    let slice = manifest.collections.iter().find(|slice| slice.name == "places").unwrap();
    let form = api_client::pack::read_snapshot(&blobs[&slice.snapshot.sha256], slice.snapshot.raw).unwrap();
    let records = api_client::pack::Slice::read(&form).unwrap().0;
    let places = records.into_values().map(|body| serde_json::from_slice(&body).unwrap()).collect();
    (pack, places)
}

#[test]
fn the_same_files_twice_are_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(folder.path(), "none");
    imported(&app, "communes", &[communes()]);
    for (source, accepted) in [("finess", 3), ("finess-plus", 3)] {
        let first = imported(&app, source, &fixtures(source));
        assert_eq!(first.report.accepted, accepted, "{:?}", first.report.refused);
        assert_eq!(first.report.read, accepted + first.report.refused.len());
        let before = app.publish().unwrap();
        let again = imported(&app, source, &fixtures(source));
        assert_eq!((again.report.accepted, again.report.unchanged, again.gone), (0, accepted, 0));
        assert_eq!(app.publish().unwrap(), before);
    }
}

#[test]
fn a_building_and_the_row_of_the_region_are_published_as_one_place() {
    let folder = tempfile::tempdir().unwrap();
    let app = app(&folder.path().join("maker"), "none");
    imported(&app, "communes", &[communes()]);
    imported(&app, "finess", &fixtures("finess"));
    let (_, before) = published(&app);
    assert!(before.iter().all(|place| !place.telehealth));
    imported(&app, "content", &[list()]);
    let (pack, after) = published(&app);
    assert_eq!(after.len(), before.len(), "no second place");
    let point = after.iter().find(|place| place.telehealth).unwrap();
    assert_eq!((point.id.as_str(), point.commune.as_str()), ("finess:210000001", "21584"));
    assert_eq!(point.booking.as_deref(), Some("Par téléphone."));
    assert!(point.point.is_some() && !point.address.is_empty());
    // The list is taken back: the building stays, and is a building again.
    let other =
        File { path: "places/telehealth.csv".into(), bytes: "finess;name\n210000077;Autre point\n".into() };
    imported(&app, "content", &[other]);
    let (_, last) = published(&app);
    assert!(
        last.iter()
            .filter(|place| place.telehealth)
            .all(|place| place.finess.as_deref() == Some("210000077"))
    );

    // A gateway that begins with that pack knows whose each place is: the next import takes it over.
    let seed = folder.path().join("content.mrpack");
    std::fs::write(&seed, pack).unwrap();
    let fresh = self::app(&folder.path().join("fresh"), seed.to_str().unwrap());
    let again = imported(&fresh, "finess", &fixtures("finess"));
    assert_eq!(again.report.accepted + again.report.unchanged, 3, "{:?}", again.report.refused);
    let (_, places) = published(&fresh);
    assert_eq!(places.iter().filter(|place| place.finess.as_deref() == Some("210000001")).count(), 1);
}
