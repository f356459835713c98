//! The base map: announced, served like any blob, refused when it is no map.

use gateway::jobs::doctor;
use gateway::{Clock, Config, Region};

use crate::tiles;
use crate::world::{MORNING, World};

/// A folder with a file of those bytes, and the configuration that names it.
fn named(bytes: &[u8]) -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bfc.pmtiles");
    std::fs::write(&file, bytes).unwrap();
    let mut config = Config::local(&folder.path().join("data")).unwrap();
    config.clock = Clock::stopped_at(MORNING);
    config.map.file = file;
    config.map.made_on = "2026-11-01".into();
    (folder, config)
}

fn wrong(region: &Region) -> Vec<String> {
    let findings = doctor::look(region.app()).unwrap();
    findings.checks.into_iter().find(|check| check.name == "map").unwrap().wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_file_the_manifest_says_nothing_of_a_map() {
    let world = World::empty().await;
    assert_eq!(world.manifest().await.map, None);
    let body = world.get("/v1/manifest", "").await.body;
    assert!(!String::from_utf8_lossy(&body).contains("\"map\""), "not even the key");
    assert_eq!(wrong(&world.region), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_is_announced_with_its_digest_and_served_by_ranges_for_ever() {
    let bytes = tiles::archive(50);
    let (folder, config) = named(&bytes);
    let world = World { region: Region::start(config.clone()).await.unwrap(), clock: config.clock, folder };
    let map = world.manifest().await.map.unwrap();
    assert_eq!(map.sha256, api_client::canonical::sha256_hex(&bytes));
    assert_eq!((map.size, map.made_on.as_str()), (bytes.len() as u64, "2026-11-01"));
    assert_eq!(map.attribution, "\u{a9} les contributeurs d\u{2019}OpenStreetMap");
    let path = format!("/v1/p/{}", map.sha256);
    let whole = world.get(&path, "").await;
    assert_eq!((whole.status, &whole.body), (200, &bytes));
    assert!(whole.header("cache-control").contains("immutable"));
    let etag = whole.header("etag").to_owned();
    let part = world.get(&path, &format!("Range: bytes=1000-\r\nIf-Range: {etag}\r\n")).await;
    assert_eq!((part.status, part.body.as_slice()), (206, &bytes[1000..]));
    assert_eq!(world.get(&path, &format!("If-None-Match: {etag}\r\n")).await.status, 304);
    assert_eq!(wrong(&world.region), Vec::<String>::new());

    // Published again without a change: the manifest stays.
    let seq = world.manifest().await.manifest_seq;
    world.region.app().publish().unwrap();
    assert_eq!(world.manifest().await.manifest_seq, seq);

    // Another file: a new manifest, and the old bytes go on being served.
    let other = tiles::archive(51);
    std::fs::write(&world.region.app().config.map.file, &other).unwrap();
    world.region.app().publish().unwrap();
    let now = world.manifest().await;
    assert!(now.manifest_seq > seq);
    assert_eq!(now.map.unwrap().size, other.len() as u64);
    assert_eq!(world.get(&path, "").await.body, bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_map_stops_the_start_and_is_never_published() {
    let sound = tiles::archive(10);
    let mut other_version = sound.clone();
    other_version[7] = 2;
    let mut unknown_kind = sound.clone();
    unknown_kind[99] = 0;
    let mut brotli = sound.clone();
    brotli[98] = 3;
    for (bytes, why) in [
        (b"<!DOCTYPE html>".to_vec(), "does not begin like a PMTiles archive"),
        (other_version, "version 2"),
        (unknown_kind, "kind 0"),
        (brotli, "method 3"),
        (sound[..sound.len() - 1].to_vec(), "beyond its end"),
        (Vec::new(), "does not begin like a PMTiles archive"),
    ] {
        let (folder, config) = named(&bytes);
        let fault = Region::start(config).await.err().expect("it is refused");
        assert_eq!(fault.code(), "setting");
        let said = fault.to_string();
        assert!(said.contains(why) && said.contains("bfc.pmtiles"), "{said}");
        assert!(!folder.path().join("data/public/v1/manifest").exists(), "nothing was published");
    }
    let (_folder, mut config) = named(&sound);
    config.map.largest_bytes = 100;
    let said = Region::start(config).await.err().unwrap().to_string();
    assert!(said.contains("largest_bytes (100)"), "{said}");
    let (_folder, mut config) = named(&sound);
    config.map.file = "/nowhere/bfc.pmtiles".into();
    assert_eq!(Region::start(config).await.err().unwrap().code(), "disk");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_spoilt_later_is_said_by_the_doctor_and_the_published_one_stays() {
    let bytes = tiles::archive(50);
    let (folder, config) = named(&bytes);
    let world = World { region: Region::start(config.clone()).await.unwrap(), clock: config.clock, folder };
    let before = world.manifest().await;
    std::fs::write(&config.map.file, b"not a map").unwrap();
    assert_eq!(world.region.app().publish().unwrap_err().code(), "setting");
    assert_eq!(world.manifest().await, before);
    assert!(wrong(&world.region)[0].contains("does not begin like a PMTiles archive"));
    // The published bytes themselves.
    std::fs::write(&config.map.file, &bytes).unwrap();
    let sha256 = before.map.unwrap().sha256;
    let blob = world.region.app().places.blobs().join(&sha256);
    let mut damaged = bytes.clone();
    damaged[5_000] ^= 1;
    std::fs::write(&blob, damaged).unwrap();
    assert!(wrong(&world.region)[0].contains(&sha256));
    world.region.app().publish().unwrap();
    assert_eq!(wrong(&world.region), Vec::<String>::new(), "publishing mends it");
}

#[test]
fn what_a_phone_would_not_take_is_refused_in_the_configuration() {
    for text in [
        "[map]\nattribution = \"\"",
        "[map]\nattribution = \"a\\nb\"",
        "[map]\nmade_on = \"yesterday\"",
        "[map]\nlargest_bytes = 2000000000",
        "[map]\nfiles = \"a\"",
    ] {
        assert_eq!(Config::from_text(text).unwrap_err().code(), "setting", "{text}");
    }
}
