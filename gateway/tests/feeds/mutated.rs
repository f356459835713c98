//! Fixtures cut, flipped and spliced: no importer panics, and every record is accounted for.

use gateway::sources::{File, all};
use proptest::prelude::*;

use crate::world::{fixtures, read};

/// One change to the bytes of a feed.
#[derive(Debug, Clone)]
enum Change {
    Cut(prop::sample::Index),
    Flip(prop::sample::Index, u8),
    Splice(prop::sample::Index, prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let hostile = prop::sample::select(vec![
        &b"\0"[..],
        b"<script>",
        b"&#x2028;",
        b"\xFF\xFE",
        b"\"\"\"",
        b"- - - -",
        b"&a *a",
        b"}}]]",
        b"\n\n,,,;;;",
        b"9999999999999999999999",
        b"-1",
        b"null",
        b"https://[::1",
        b"31/02/0000",
        b"\xe2\x80\xa8",
        b"'",
        b"](",
        b"[a](b",
        b"\r\nRRULE:FREQ=HOURLY;INTERVAL=65535\r\n",
        b"\r\nBEGIN:VEVENT\r\n",
        b"\r\nDTEND:99991231T235959Z\r\n",
        b"DURATION:-P4294967295W",
        b"TZID=",
    ]);
    prop_oneof![
        1 => any::<prop::sample::Index>().prop_map(Change::Cut),
        4 => (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(at, with)| Change::Flip(at, with)),
        2 => (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1_usize..200)
            .prop_map(|(from, to, length)| Change::Splice(from, to, length)),
        4 => (any::<prop::sample::Index>(), hostile).prop_map(|(at, what)| Change::Insert(at, what.to_vec())),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    match change {
        Change::Cut(at) => bytes.truncate(at.index(bytes.len())),
        Change::Flip(at, with) => {
            let at = at.index(bytes.len());
            bytes[at] ^= with;
        }
        Change::Splice(from, to, length) => {
            let from = from.index(bytes.len());
            let piece = bytes[from..(from + length).min(bytes.len())].to_vec();
            let to = to.index(bytes.len());
            bytes.splice(to..to, piece);
        }
        Change::Insert(at, what) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, what.iter().copied());
        }
    }
}

fn feed(source: &str) -> Vec<File> {
    match source {
        "dispositif-aide" => fixtures("dispositif-aide.csv"),
        "aides-territoires" => fixtures("aides-territoires.json"),
        "communes" => {
            fixtures("content").into_iter().filter(|file| file.path.starts_with("communes/")).collect()
        }
        folder => fixtures(folder),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_feed_never_panics_and_every_record_is_accounted_for(
        changes in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..6),
    ) {
        for source in all() {
            let mut files = feed(source.name());
            for (which, change) in &changes {
                let which = which.index(files.len());
                apply(&mut files[which].bytes, change);
            }
            // `read` checks the count itself.
            if let Ok(reading) = read(source.name(), &files) {
                for record in &reading.records {
                    prop_assert!(domain::ids::RecordId::parse(record.id()).is_some(), "{}", record.id());
                    let text = format!("{record:?}");
                    prop_assert!(!text.contains("\\u{2028}"), "{}", text);
                    // Names of places and our own texts are no HTML: a `<` stands for itself there.
                    let html = matches!(record, gateway::sources::Record::Aid(aid) if aid.source != "content");
                    prop_assert!(!html || !text.contains("<script"), "{}", text);
                }
                let again = read(source.name(), &files).unwrap();
                prop_assert_eq!(&reading.records, &again.records);
            }
        }
    }
}
