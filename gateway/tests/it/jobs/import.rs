//! What becomes of the records of an import.

use gateway::jobs::import::{self, Absence};
use gateway::sources::{File, NotTheFeed, Reading, Record, Refusal, Source};

use crate::world::{World, aid, aids};

/// A feed of numbers: one aid per line `n version`.
struct Numbers;

impl Source for Numbers {
    fn name(&self) -> &'static str {
        "numbers"
    }

    fn read(&self, files: &[File], _: chrono::NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        for file in files {
            let text = std::str::from_utf8(&file.bytes)
                .map_err(|_| NotTheFeed { code: "not_the_feed", file: file.path.clone() })?;
            for line in text.lines() {
                reading.read += 1;
                let mut words = line.split(' ').map(str::parse);
                match (words.next(), words.next()) {
                    (Some(Ok(n)), Some(Ok(version))) => reading.records.push(aid(n, version)),
                    (Some(Ok(n)), _) => reading.refused.push(refused(&aid(n, 0), "missing_field version")),
                    _ => reading
                        .refused
                        .push(Refusal { record: file.path.clone(), why: "unreadable_value".into() }),
                }
            }
        }
        Ok(reading)
    }
}

fn refused(record: &Record, why: &str) -> Refusal {
    let Record::Aid(aid) = record else { unreachable!() };
    Refusal { record: aid.id.clone(), why: why.into() }
}

fn file(text: &str) -> [File; 1] {
    [File { path: "numbers.txt".into(), bytes: text.into() }]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_bytes_twice_are_unchanged_and_make_no_edition() {
    let world = World::empty().await;
    let app = world.region.app();
    let first = import::files(app, &Numbers, &file("1 0\n2 0\nx\n"), Absence::IsGone).unwrap();
    assert_eq!((first.report.read, first.report.accepted, first.report.refused.len()), (3, 2, 1));
    let before = app.publish().unwrap();
    let again = import::files(app, &Numbers, &file("1 0\n2 0\nx\n"), Absence::IsGone).unwrap();
    assert_eq!((again.report.accepted, again.report.unchanged, again.gone), (0, 2, 0));
    assert_eq!(app.publish().unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn absence_is_a_deletion_in_a_whole_feed_only_and_a_refused_record_stays() {
    let world = World::empty().await;
    let app = world.region.app();
    import::files(app, &Numbers, &file("1 0\n2 0\n3 0\n"), Absence::IsGone).unwrap();
    let part = import::files(app, &Numbers, &file("1 0\n"), Absence::MeansNothing).unwrap();
    assert_eq!(part.gone, 0);
    let whole = import::files(app, &Numbers, &file("1 0\n2\n"), Absence::IsGone).unwrap();
    assert_eq!(whole.gone, 1, "3 is gone; 2 was refused, so its last good form stays");
    assert_eq!(app.publish().unwrap().collections[0].count, 2);
    let back = import::files(app, &Numbers, &file("1 0\n2 0\n3 0\n"), Absence::IsGone).unwrap();
    assert_eq!((back.report.accepted, back.report.unchanged), (1, 2));
    assert_eq!(app.publish().unwrap().collections[0].count, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unattended_import_that_would_lose_a_fifth_changes_nothing() {
    let world = World::with_aids(aids(10)).await;
    let app = world.region.app();
    let ten: String = (0..10).map(|n| format!("{n} 0\n")).collect();
    import::files(app, &Numbers, &file(&ten), Absence::IsGone).unwrap();
    let guard = Absence::IsGoneWithin { percent: 20 };
    let eight: String = (0..8).map(|n| format!("{n} 1\n")).collect();
    let seven: String = (0..7).map(|n| format!("{n} 1\n")).collect();
    assert_eq!(import::files(app, &Numbers, &file(&seven), guard).unwrap_err().code(), "shrunk");
    let within = import::files(app, &Numbers, &file(&eight), guard).unwrap();
    assert_eq!((within.report.accepted, within.gone), (8, 2), "the refused import had kept nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_the_feed_changes_nothing() {
    let world = World::empty().await;
    let app = world.region.app();
    import::files(app, &Numbers, &file("1 0\n"), Absence::IsGone).unwrap();
    let bytes = vec![0xff, 0xfe];
    let wrong = [File { path: "portal.html".into(), bytes }];
    assert_eq!(import::files(app, &Numbers, &wrong, Absence::IsGone).unwrap_err().code(), "not_the_feed");
    assert_eq!(app.publish().unwrap().collections[0].count, 1);
}
