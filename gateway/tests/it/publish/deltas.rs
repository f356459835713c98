//! For each edition c before n: the snapshot of c and the delta from c give the snapshot of n, byte for byte.

use api_client::pack;
use gateway::sources::Record;
use gateway::{Config, Fault};
use proptest::prelude::*;

use crate::world::{MORNING, aid};

/// One publication: which aids there are, each in which version.
fn edition() -> impl Strategy<Value = Vec<(usize, usize)>> {
    proptest::collection::btree_map(0usize..12, 0usize..4, 0..12).prop_map(|aids| aids.into_iter().collect())
}

fn records(edition: &[(usize, usize)]) -> Vec<Record> {
    edition.iter().map(|(n, version)| aid(*n, *version)).collect()
}

fn published(editions: &[Vec<(usize, usize)>]) -> Result<(), Fault> {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::local(folder.path())?;
    config.clock = gateway::Clock::stopped_at(MORNING);
    let app = gateway::app::App::open(config)?;
    let keys = app.keys()?;
    let mut forms: Vec<(String, Vec<u8>)> = Vec::new();
    for edition in editions {
        gateway::jobs::import::keep(
            &app,
            "memory",
            gateway::sources::Reading { records: records(edition), ..Default::default() },
            gateway::jobs::import::Absence::IsGone,
        )?;
        app.publish()?;
        let body = std::fs::read(app.places.manifest()).unwrap();
        let manifest = pack::manifest(&body, &keys.root).unwrap();
        let Some(newest) = manifest.collections.first() else { continue };
        let snapshot = app.store.blobs.read(&newest.snapshot.sha256)?;
        let wanted = pack::read_snapshot(&snapshot, newest.snapshot.raw).unwrap();
        let mut bases: Vec<_> = forms.iter().filter(|(digest, _)| *digest != newest.canon_sha256).collect();
        bases.reverse();
        let mut seen: Vec<&str> = Vec::new();
        for (digest, form) in bases {
            if seen.contains(&digest.as_str()) || seen.len() == 8 {
                continue;
            }
            seen.push(digest);
            let delta = newest.deltas.iter().find(|delta| delta.from_canon_sha256 == *digest);
            let delta = delta.unwrap_or_else(|| panic!("no delta from {digest}"));
            let bytes = app.store.blobs.read(&delta.sha256)?;
            let reached = pack::read_delta(&pack::Slice::read(form).unwrap(), &bytes, delta.raw).unwrap();
            assert_eq!(reached.canonical(), wanted);
        }
        if forms.last().is_none_or(|(digest, _)| *digest != newest.canon_sha256) {
            forms.push((newest.canon_sha256.clone(), wanted));
        }
    }
    let findings = gateway::jobs::doctor::look(&app)?;
    assert!(findings.sound, "{findings:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn every_listed_way_leads_to_the_newest_edition(editions in proptest::collection::vec(edition(), 1..12)) {
        published(&editions).unwrap();
    }
}
