//! Places on the real extracts, settled on the real communes: golden reports, an import, and what they weigh.

use std::collections::BTreeMap;

use api_client::pack::{self, Slice};
use api_client::wire::Place;
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{File, Ground, Reading, Record, by_name, settle};

use crate::world::{extracts, read};

/// The communes as published, with their centres.
fn communes() -> Option<Vec<File>> {
    let mut files = extracts("feeds/geo")?;
    files.extend(extracts("figures")?);
    Some(files)
}

fn settled(source: &str, folder: &str) -> Option<Reading> {
    let communes = read("communes", &communes()?).unwrap();
    let ground = Ground::of(communes.records.into_iter().filter_map(|record| match record {
        Record::Commune(commune) => Some(commune),
        _ => None,
    }));
    let mut reading = read(source, &extracts(folder)?).unwrap();
    settle(&mut reading, &ground);
    Some(reading)
}

fn places(reading: &Reading) -> impl Iterator<Item = &Place> {
    reading
        .records
        .iter()
        .filter_map(|record| if let Record::Place(place) = record { Some(&**place) } else { None })
}

/// How many repairs there are of each kind.
fn counted(reading: &Reading) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for repair in reading.repaired.iter().filter(|repair| !repair.what.starts_with("encoding")) {
        *counted.entry(repair.what.as_str()).or_insert(0) += 1;
    }
    counted
}

#[test]
fn france_services_as_published() {
    let Some(reading) = settled("france-services", "feeds/france-services") else { return };
    assert_eq!(
        [reading.read, reading.records.len(), reading.refused.len()],
        [114, 114, 0],
        "{:?}",
        reading.refused
    );
    let wanted = [
        ("hours_unreadable: commentaire", 12),
        ("hours_unreadable: format_fs", 5),
        ("hours_unreadable: vendredi", 1),
        ("personal_data_removed: commentaire", 1),
        ("personal_data_removed: mail", 13),
    ];
    assert_eq!(counted(&reading), BTreeMap::from(wanted));
    // All lie in their communes; who has no hours that can be read shows them as published.
    assert!(
        places(&reading).all(|place| place.point.is_some() && !place.approximate && place.phone.is_some())
    );
    let unknown: Vec<&Place> = places(&reading).filter(|place| place.hours.is_none()).collect();
    assert_eq!(unknown.len(), 18);
    assert!(unknown.iter().all(|place| place.hours_said.is_some()));
    assert!(places(&reading).all(|place| place.verified_on == "2024-08-01" && place.verified_from.is_none()));
    assert!(places(&reading).all(|place| api_client::translate::place(place.clone()).is_some()));
}

#[test]
fn mediation_numerique_as_published() {
    // Fifteen places of another region: each is read, and each is refused once communes are known.
    let Some(files) = extracts("feeds/mediation-numerique/source.extract.json") else { return };
    let reading = read("mediation-numerique", &files).unwrap();
    assert_eq!([reading.read, reading.records.len(), reading.refused.len()], [15, 15, 0]);
    assert_eq!(counted(&reading), BTreeMap::from([("personal_data_removed: courriels", 2)]));
    let settled = settled("mediation-numerique", "feeds/mediation-numerique/source.extract.json").unwrap();
    assert_eq!((settled.records.len(), settled.refused.len()), (0, 15));
    assert!(
        settled.refused.iter().all(|refusal| refusal.why.starts_with("outside_region")),
        "{:?}",
        settled.refused
    );
}

#[test]
fn an_import_of_the_real_desks_is_kept_once_and_unchanged_twice() {
    let (Some(communes), Some(desks)) = (communes(), extracts("feeds/france-services")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(gateway::Config::local(folder.path()).unwrap()).unwrap();
    import::files(&app, by_name("communes").unwrap(), &communes, Absence::IsGone).unwrap();
    let import =
        || import::files(&app, by_name("france-services").unwrap(), &desks, Absence::IsGone).unwrap();
    let first = import().report;
    assert_eq!((first.read, first.accepted, first.unchanged, first.refused.len()), (114, 114, 0, 0));
    let published = app.publish().unwrap();
    let again = import();
    assert_eq!((again.report.accepted, again.report.unchanged, again.gone), (0, 114, 0));
    assert_eq!(app.publish().unwrap(), published, "no new edition");
}

#[test]
fn what_real_desks_weigh_is_said_field_by_field_and_bounded() {
    let Some(reading) = settled("france-services", "feeds/france-services") else { return };
    let weigh = |places: &mut dyn Iterator<Item = Place>| {
        let mut slice = Slice::default();
        for place in places {
            slice.put(&place).unwrap();
        }
        let form = slice.canonical();
        (pack::snapshot(&form).unwrap().len(), form.len())
    };
    let (packed, raw) = weigh(&mut places(&reading).cloned());
    let all = packed * 230 / 114;
    eprintln!("114 real desks: {packed} B packed of {raw} B; 230 in proportion: {all} B");
    // Twelve kilobytes were asked; what travels is not that small: see the fields, none of which repeats another.
    assert!(all < 20_000, "{all}");
    type Without = fn(Place) -> Place;
    let fields: [(&str, Without); 9] = [
        ("source, its address, licence, day", |place| Place {
            source: String::new(),
            source_url: None,
            licence: None,
            verified_on: String::new(),
            ..place
        }),
        ("name", |place| Place { name: "x".into(), ..place }),
        ("address", |place| Place { address: String::new(), ..place }),
        ("point", |place| Place { point: None, ..place }),
        ("phone", |place| Place { phone: None, ..place }),
        ("email", |place| Place { email: None, ..place }),
        ("hours", |place| Place { hours: None, hours_said: None, ..place }),
        ("note", |place| Place { note: None, ..place }),
        ("commune", |place| Place { commune: String::new(), ..place }),
    ];
    for (name, without) in fields {
        let lighter = weigh(&mut places(&reading).cloned().map(without)).0;
        eprintln!("  {name} costs {} B", packed - lighter);
    }
}
