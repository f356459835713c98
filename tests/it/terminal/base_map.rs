//! `map`: the base map, from the offer to its end, by commands alone.

use crate::world::{config, tiles};

use super::{fails, keys, says, text};

#[tokio::test(flavor = "multi_thread")]
async fn a_map_is_fetched_and_taken_away_by_commands_alone() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let bytes = tiles::archive(20);
    let file = folders[0].path().join("bfc.pmtiles");
    std::fs::write(&file, &bytes).unwrap();
    let mut config = config(&folders[0].path().join("region"));
    config.map.file = file;
    let region = gateway::Region::start(config).await.unwrap();
    let (folder, url) = (folders[1].path().to_owned(), region.url());
    tokio::task::spawn_blocking(move || {
        let map = |verb: &str| says(&folder, &["--gateway", &url, "map", verb]);
        assert_eq!(fails(&folder, &["map", "download"]), "map-not-offered");
        let said = map("status");
        assert_eq!(keys(&said), ["come", "held", "offered", "state"]);
        assert!(said["offered"].is_null() && said["held"].is_null() && said["state"].is_null());
        assert!(text(&folder, &["map"]).contains("ne propose pas"));
        says(&folder, &["--gateway", &url, "sync"]);
        let said = map("status");
        assert_eq!(said["offered"]["size"], bytes.len());
        assert_eq!(keys(&said["offered"]), ["attribution", "made_on", "sha256", "size", "title"]);

        // Without the gateway the wish waits, and a pause holds it.
        assert_eq!(says(&folder, &["map", "download"])["state"], "waits-line");
        assert!(text(&folder, &["map", "status"]).contains("reprendra tout seul"));
        assert_eq!(says(&folder, &["map", "pause"])["state"], "paused");

        let said = map("download");
        assert_eq!(said["held"]["sha256"], said["offered"]["sha256"]);
        assert!(said["state"].is_null(), "{said}");
        assert!(text(&folder, &["map"]).contains("Sur cet appareil"));
        let space = || says(&folder, &["status"])["bytes_on_disk"].as_u64();
        let with = space();
        assert!(map("remove")["held"].is_null());
        assert!(std::fs::read_dir(folder.join("map")).unwrap().next().is_none(), "nothing is left of it");
        assert!(with > space(), "the space used says so");
    })
    .await
    .unwrap();
}
