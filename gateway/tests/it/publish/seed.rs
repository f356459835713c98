//! The embedded pack: a fresh gateway begins with it and never takes anything away from the phones that hold it.

use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::Reading;
use gateway::{Clock, Config};

use crate::world::{MORNING, aid, aids};

fn config(folder: &std::path::Path, seed: &str) -> Config {
    let mut config = Config::local(folder).unwrap();
    config.seed = seed.into();
    config.clock = Clock::stopped_at(MORNING);
    config
}

fn keep(app: &App, source: &str, records: Vec<gateway::sources::Record>) {
    import::keep(app, source, Reading { records, ..Reading::default() }, Absence::IsGone).unwrap();
}

fn manifest(app: &App) -> api_client::wire::Manifest {
    let body = std::fs::read(app.places.manifest()).unwrap();
    api_client::pack::manifest(&body, &app.keys().unwrap().root).unwrap()
}

fn packed(folder: &std::path::Path) -> Vec<u8> {
    let app = App::open(config(folder, "none")).unwrap();
    keep(&app, "content", aids(20));
    app.publish().unwrap();
    gateway::publish::pack::make(&app.store, &app.keys().unwrap(), &app.config).unwrap()
}

#[test]
fn the_same_content_makes_the_same_pack_byte_for_byte() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(packed(one.path()), packed(other.path()));
}

#[test]
fn a_fresh_gateway_begins_with_the_seed_and_its_editions_are_bases() {
    let folder = tempfile::tempdir().unwrap();
    let seed = folder.path().join("content.mrpack");
    std::fs::write(&seed, packed(&folder.path().join("maker"))).unwrap();
    let app = App::open(config(&folder.path().join("fresh"), seed.to_str().unwrap())).unwrap();
    app.publish().unwrap();
    let first = manifest(&app);
    assert_eq!((first.collections[0].count, first.collections[0].seq), (20, 1));

    // Another feed is imported: the seed's aids stay.
    keep(&app, "another", vec![aid(100, 0)]);
    app.publish().unwrap();
    let second = manifest(&app);
    assert_eq!(second.collections[0].count, 21);
    assert_eq!(second.collections[0].deltas[0].from_canon_sha256, first.collections[0].canon_sha256);

    // The seed's own feed is imported: it takes over, and what it no longer holds is gone.
    keep(&app, "content", aids(5));
    app.publish().unwrap();
    assert_eq!(manifest(&app).collections[0].count, 6);

    // However many editions come, there is a way from the one embedded in the app.
    for version in 1..12 {
        keep(&app, "another", vec![aid(100, version)]);
        app.publish().unwrap();
    }
    let last = manifest(&app);
    let deltas = &last.collections[0].deltas;
    assert_eq!(deltas.len(), 9, "eight, and the embedded one");
    assert!(deltas.iter().any(|delta| delta.from_canon_sha256 == first.collections[0].canon_sha256));
}

#[test]
fn a_damaged_seed_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let seed = folder.path().join("content.mrpack");
    let mut bytes = packed(&folder.path().join("maker"));
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&seed, bytes).unwrap();
    let refused = App::open(config(&folder.path().join("fresh"), seed.to_str().unwrap())).err().unwrap();
    assert!(refused.code().starts_with("pack-"), "{refused}");
}
