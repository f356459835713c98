//! The base map on a bad line, a full disk, from a liar: it comes whole and verified, or not at all; nothing is lost.

use std::path::Path;

use api_client::canonical::sha256_hex;
use domain::base_map::{Ending, Stage, Wait};
use gateway::Region;
use ma_region::platform::Line as Kind;
use ma_region::screens::map_tile;
use ma_region::store::Topic;
use ma_region::store::desk::settings::Adjust;
use ma_region::store::reference::base_map::{self, Standing};
use ma_region::store::reference::status::SyncState;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::syscalls::{Fate, Sample, Scope, Tally, points_of, program, put_back, run};
use crate::world::{Answers, Line, Page, Pages, Phone, Signed, config, guide, tiles};

/// A gateway that offers a map of those bytes.
async fn region_with(folder: &Path, bytes: &[u8]) -> Region {
    let file = folder.join("bfc.pmtiles");
    std::fs::write(&file, bytes).unwrap();
    let mut config = config(&folder.join("region"));
    config.map.file = file;
    config.map.made_on = "2026-11-01".into();
    Region::start(config).await.unwrap()
}

/// A phone on a line to a gateway that offers a map of those bytes. The gateway and the line go with their values.
async fn phone_over(folder: &Path, bytes: &[u8], answers: Answers) -> (Region, Line, Phone) {
    let region = region_with(folder, bytes).await;
    let line = Line::to(&region.url(), answers).await;
    let phone = Phone::new(&line.url);
    (region, line, phone)
}

/// A map of more than a million bytes.
fn map() -> Vec<u8> {
    let bytes = tiles::archive(250);
    assert!(bytes.len() > 1_000_000, "{}", bytes.len());
    bytes
}

impl Phone {
    async fn map(&self) -> Standing {
        self.app.store.read(base_map::standing).await.unwrap()
    }

    async fn stage(&self) -> Option<Stage> {
        self.map().await.wish.map(|wish| wish.stage)
    }

    /// Names of the files of the map.
    fn map_files(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.folder.path().join("map")) else { return Vec::new() };
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Bytes that have come.
    fn come(&self) -> u64 {
        let file = self.map_files().into_iter().find(|name| name.ends_with(".part"));
        file.map_or(0, |name| std::fs::metadata(self.folder.path().join("map").join(name)).unwrap().len())
    }

    /// It is held, and it is that one, byte for byte.
    async fn holds(&self, bytes: &[u8]) {
        let standing = self.map().await;
        let sha256 = sha256_hex(bytes);
        assert_eq!(standing.held.expect("it is held").sha256.to_string(), sha256);
        assert_eq!(standing.wish, None);
        assert_eq!(self.map_files(), [format!("{sha256}.pmtiles")], "and nothing else lies there");
        let file = self.folder.path().join("map").join(format!("{sha256}.pmtiles"));
        assert!(std::fs::read(file).unwrap() == bytes);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_map_travels_before_it_is_wished_for_and_then_it_is_read_tile_by_tile() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let (_region, line, phone) = phone_over(folder.path(), &bytes, Answers::Pass).await;
    assert_eq!(phone.map().await, Standing::default());
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
    let offer = phone.map().await.offer.expect("it is announced");
    assert_eq!((offer.map.size, offer.base), (bytes.len() as u64, None));
    phone.app.sync.carry_map().await;
    assert!(line.bytes().1 < 100_000, "announced, and not fetched");
    let read = phone.app.store.reading();
    assert_eq!(map_tile(&read, "/map/tiles.json"), None, "404 while none is held");
    let before = phone.app.store.size_on_disk().await.unwrap();

    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;
    let after = phone.app.store.size_on_disk().await.unwrap();
    assert!(after >= before + bytes.len() as u64, "the space used counts it: {before}, {after}");

    let (told, media) = map_tile(&read, "/map/tiles.json").unwrap();
    let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
    assert_eq!(media, "application/json");
    assert_eq!((told["minzoom"].as_u64(), told["maxzoom"].as_u64()), (Some(0), Some(6)));
    assert_eq!(told["tiles"][0], "/map/tile/{z}/{x}/{y}");
    assert_eq!(told["vector_layers"][0]["id"], "roads");
    assert_eq!(told["attribution"], "\u{a9} les contributeurs d\u{2019}OpenStreetMap", "the signed one");
    let (tile, media) = map_tile(&read, "/map/tile/6/33/22").unwrap();
    assert_eq!((tile, media), (tiles::content(6, 33, 22, 250), "application/x-protobuf"));
    for none in [
        "/map/tile/6/0/0",
        "/map/tile/7/1/1",
        "/map/tile/6/64/0",
        "/map/tile/6/33",
        "/map/tile/6/33/22/",
        "/map/tile/6/33/22/1",
        "/map/tile/+6/33/22",
        "/map/tile/262/33/22",
        "/map/tile/6/33/99999999999999999999",
        "/map/tile/6//22",
        "/map/maplibre-gl.mjs",
        "/tile/6/33/22",
        "",
    ] {
        assert_eq!(map_tile(&read, none), None, "{none}");
    }

    // A second wish has nothing to do.
    let received = line.bytes().1;
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;
    assert_eq!(line.bytes().1, received);

    phone.app.actions.remove_map().await.unwrap();
    phone.app.sync.carry_map().await;
    assert_eq!((phone.map().await.held, phone.map_files()), (None, Vec::new()));
    assert_eq!(map_tile(&read, "/map/tile/6/33/22"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_goes_on_where_it_was_cut_after_a_restart_too() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let (_region, line, mut phone) = phone_over(folder.path(), &bytes, Answers::CutAfter(400_000)).await;
    phone.syncs().await;
    phone.app.actions.fetch_map(false).await.unwrap();
    let (mut cuts, mut before) = (0, 0);
    while phone.app.sync.carry_map().await.held.is_none() {
        cuts += 1;
        let come = phone.come();
        assert!(come > before, "each try brings something: {before}, {come}");
        let wish = phone.map().await.wish.unwrap();
        assert_eq!((wish.stage, wish.come), (Stage::Waits(Wait::Line), come));
        before = come;
        phone = phone.restarted(&line.url);
        // What a round sweeps is not the map's.
        phone.syncs().await;
        assert_eq!(phone.come(), come);
        assert!(cuts < 20, "it never ends");
    }
    phone.holds(&bytes).await;
    let received = line.bytes().1;
    println!("{cuts} cuts, {received} bytes received for {}", bytes.len());
    assert!(cuts >= 2);
    assert!(received < bytes.len() as u64 * 5 / 4, "what was there was not sent again: {received}");
}

/// A static host that announces those bytes as the map, signed, and answers for them what it is told to.
async fn announced(bytes: &[u8], answer: impl Into<Vec<u8>>) -> (Phone, Pages, String) {
    let (pages, url) = Pages::start().await;
    let mut signed = Signed::aids(100, &guide(3));
    let sha256 = sha256_hex(bytes);
    signed.manifest.map = Some(api_client::wire::BaseMap {
        sha256: sha256.clone(),
        size: bytes.len() as u64,
        title: "Test".into(),
        attribution: "<b>Test</b> & \"co\"".into(),
        made_on: "2026-11-01".into(),
    });
    pages.lay_out(&signed);
    let path = format!("/v1/p/{sha256}");
    pages.put(&path, Page::of(200, answer));
    let phone = Phone::new(&url);
    assert_eq!(phone.syncs().await.state, SyncState::UpToDate);
    phone.app.actions.fetch_map(false).await.unwrap();
    (phone, pages, path)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_is_fetched_once_more_and_then_refused_until_somebody_asks_again() {
    let bytes = map();
    let mut damaged = bytes.clone();
    damaged[600_000] ^= 1;
    let (phone, pages, path) = announced(&bytes, damaged).await;
    phone.app.sync.carry_map().await;
    assert_eq!(phone.stage().await, Some(Stage::Ended(Ending::Refused)));
    assert_eq!((phone.map().await.held, phone.map_files()), (None, Vec::new()), "nothing of it is kept");
    assert_eq!(pages.asked().iter().filter(|asked| **asked == path).count(), 2);
    phone.app.sync.carry_map().await;
    assert_eq!(pages.asked().iter().filter(|asked| **asked == path).count(), 2, "not again by itself");
    assert_eq!(map_tile(&phone.app.store.reading(), "/map/tiles.json"), None);
    pages.put(&path, Page::of(200, bytes.clone()));
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;
    let (told, _) = map_tile(&phone.app.store.reading(), "/map/tiles.json").unwrap();
    let told: serde_json::Value = serde_json::from_slice(&told).unwrap();
    assert_eq!(told["attribution"], "&lt;b&gt;Test&lt;/b&gt; &amp; &quot;co&quot;");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_ends_early_or_never_is_not_the_map() {
    let bytes = map();
    let (phone, pages, path) = announced(&bytes, bytes[..bytes.len() - 1].to_vec()).await;
    phone.app.sync.carry_map().await;
    assert_eq!(phone.stage().await, Some(Stage::Waits(Wait::Line)));
    assert_eq!(phone.map_files(), Vec::<String>::new());
    pages.put(&path, Page::of(200, [bytes.as_slice(), b"more"].concat()));
    phone.app.sync.carry_map().await;
    assert_eq!((phone.stage().await, phone.come()), (Some(Stage::Waits(Wait::Line)), 0));
    pages.put(&path, Page::of(404, ""));
    phone.app.sync.carry_map().await;
    assert_eq!((phone.stage().await, phone.come()), (Some(Stage::Waits(Wait::Line)), 0));
    pages.put(&path, Page::of(200, bytes.clone()));
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_costs_nothing_of_what_has_come() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let (region, _line, phone) = phone_over(folder.path(), &bytes, Answers::CutAfter(600_000)).await;
    phone.syncs().await;
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    let come = phone.come();
    assert!(come > 0);
    let (portal, url) = Pages::start().await;
    portal.otherwise(Page::of(200, "<!DOCTYPE html><title>Wi-Fi</title>").with("content-type", "text/html"));
    let phone = phone.restarted(&url);
    phone.app.sync.carry_map().await;
    assert_eq!((phone.stage().await, phone.come()), (Some(Stage::Waits(Wait::Line)), come));
    let phone = phone.restarted(&region.url());
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_signed_and_is_no_map_is_not_kept() {
    let bytes = b"signed, and no map at all".repeat(100);
    let (phone, pages, path) = announced(&bytes, bytes.clone()).await;
    phone.app.sync.carry_map().await;
    assert_eq!(phone.stage().await, Some(Stage::Ended(Ending::Unreadable)));
    assert_eq!((phone.map().await.held, phone.map_files()), (None, Vec::new()));
    assert_eq!(
        pages.asked().iter().filter(|asked| **asked == path).count(),
        1,
        "fetching it again helps nobody"
    );
    phone.app.actions.give_up_map().await.unwrap();
    assert_eq!(phone.stage().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_counts_its_bytes_is_left_alone_unless_the_citizen_says_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let (_region, line, phone) = phone_over(folder.path(), &bytes, Answers::Pass).await;
    phone.syncs().await;
    phone.network.becomes(Kind::Metered);
    let received = line.bytes().1;
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    assert_eq!(phone.stage().await, Some(Stage::Waits(Wait::Wifi)));
    for setting in [Adjust::DataSaving(true), Adjust::DocumentsOnWifi(true)] {
        phone.app.actions.adjust(setting.clone()).await.unwrap();
        phone.app.actions.fetch_map(true).await.unwrap();
        phone.app.sync.carry_map().await;
        assert_eq!(phone.stage().await, Some(Stage::Waits(Wait::Wifi)), "{setting:?}");
        let back = match setting {
            Adjust::DataSaving(_) => Adjust::DataSaving(false),
            _ => Adjust::DocumentsOnWifi(false),
        };
        phone.app.actions.adjust(back).await.unwrap();
    }
    assert_eq!(line.bytes().1, received, "not a byte was asked for");
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;
}

/// Whoever asks there is sent the first half of the bytes, and then nothing more.
async fn silent_after_half(bytes: &[u8]) -> String {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", bytes.len());
    let answer = [head.as_bytes(), &bytes[..bytes.len() / 2]].concat();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let mut lines = Vec::new();
        while let Ok((mut line, _)) = listener.accept().await {
            let mut asked = [0; 4096];
            let _ = line.read(&mut asked).await;
            let _ = line.write_all(&answer).await;
            lines.push(line);
        }
    });
    url
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_is_heard_on_a_silent_line_and_what_has_come_is_kept_until_it_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let region = region_with(folder.path(), &bytes).await;
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    let phone = phone.restarted(&silent_after_half(&bytes).await);
    let mut told = phone.app.store.watch(Topic::Map);
    phone.app.actions.fetch_map(false).await.unwrap();
    let sync = phone.app.sync.clone();
    let carried = tokio::spawn(async move { sync.carry_map().await });
    while phone.map().await.wish.unwrap().come < 500_000 {
        told.changed().await.unwrap();
    }
    assert_eq!(phone.stage().await, Some(Stage::Coming));
    // Another window of the same folder leaves it to this one.
    assert_eq!(phone.app.sync.carry_map().await.wish.unwrap().stage, Stage::Coming);
    phone.app.actions.pause_map().await.unwrap();
    assert_eq!(carried.await.unwrap().wish.unwrap().stage, Stage::Paused);
    let come = phone.come();
    assert!(come >= 500_000);

    let phone = phone.restarted(&region.url());
    phone.app.sync.carry_map().await;
    assert_eq!((phone.stage().await, phone.come()), (Some(Stage::Paused), come), "not by itself");
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    phone.holds(&bytes).await;

    let phone = phone.restarted(&silent_after_half(&bytes).await);
    phone.app.actions.remove_map().await.unwrap();
    phone.app.sync.carry_map().await;
    let mut told = phone.app.store.watch(Topic::Map);
    phone.app.actions.fetch_map(false).await.unwrap();
    let sync = phone.app.sync.clone();
    let carried = tokio::spawn(async move { sync.carry_map().await });
    while phone.map().await.wish.unwrap().come < 500_000 {
        told.changed().await.unwrap();
    }
    phone.app.actions.give_up_map().await.unwrap();
    assert_eq!(carried.await.unwrap().wish, None);
    assert_eq!(phone.map_files(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_running_app_fetches_it_beside_its_rounds() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let region = region_with(folder.path(), &bytes).await;
    let phone = Phone::new(&region.url());
    let mut told = phone.app.store.watch(Topic::Map);
    let runs = tokio::spawn(phone.app.sync.clone().run());
    while phone.map().await.offer.is_none() {
        told.changed().await.unwrap();
    }
    phone.app.actions.fetch_map(false).await.unwrap();
    while phone.map().await.held.is_none() {
        told.changed().await.unwrap();
    }
    phone.app.actions.remove_map().await.unwrap();
    runs.abort();
    let _ = runs.await;
    phone.app.sync.carry_map().await;
    assert_eq!(phone.map_files(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_is_offered_and_the_old_one_serves_until_the_new_one_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (map(), tiles::archive(251));
    let region = region_with(folder.path(), &old).await;
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    std::fs::write(folder.path().join("bfc.pmtiles"), &new).unwrap();
    region.app().publish().unwrap();
    phone.syncs().await;
    phone.app.sync.carry_map().await;
    phone.holds(&old).await;
    assert_eq!(phone.map().await.news().unwrap().size, new.len() as u64, "offered, not forced");

    let line = Line::to(&region.url(), Answers::CutAfter(600_000)).await;
    let phone = phone.restarted(&line.url);
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    let read = phone.app.store.reading();
    let tile = |weight| Some((tiles::content(5, 3, 4, weight), "application/x-protobuf"));
    assert!(phone.come() > 0);
    assert_eq!(map_tile(&read, "/map/tile/5/3/4"), tile(250));
    line.answers(Answers::Pass);
    phone.app.sync.carry_map().await;
    phone.holds(&new).await;
    assert_eq!(map_tile(&read, "/map/tile/5/3/4"), tile(251));

    // The Region withdraws it: what is held stays, a wish ends.
    let mut config = region.app().config.clone();
    region.stop().await;
    config.map.file = "".into();
    let region = Region::start(config).await.unwrap();
    let phone = phone.restarted(&region.url());
    phone.syncs().await;
    phone.holds(&new).await;
    assert_eq!(phone.map().await.offer, None);
    assert!(phone.app.actions.fetch_map(false).await.is_err(), "there is nothing to wish for");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_whose_file_went_is_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = map();
    let region = region_with(folder.path(), &bytes).await;
    let phone = Phone::new(&region.url());
    phone.syncs().await;
    phone.app.actions.fetch_map(false).await.unwrap();
    phone.app.sync.carry_map().await;
    let phone =
        phone.restarted_after(&region.url(), |folder| std::fs::remove_dir_all(folder.join("map")).unwrap());
    assert_eq!(map_tile(&phone.app.store.reading(), "/map/tile/5/3/4"), None);
    phone.app.sync.carry_map().await;
    let standing = phone.map().await;
    assert_eq!(standing.held, None);
    assert!(standing.news().is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn cut_at_any_write_the_map_is_held_whole_or_not_at_all_and_comes_the_next_time() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let bytes = map();
    let region = region_with(folders[0].path(), &bytes).await;
    let (before, at) = (folders[1].path().join("before"), folders[1].path().join("try"));
    let (url, sha256) = (region.url(), sha256_hex(&bytes));
    let cut = move || {
        let app = program("ma-region");
        let arguments = |data: &Path, url: &str, words: &[&str]| -> Vec<String> {
            let data = data.to_string_lossy();
            let global = ["--json", "--now", crate::world::NOON, "--gateway", url, "--data", &*data];
            global.iter().chain(words).map(|word| (*word).to_owned()).collect()
        };
        let says = |data: &Path, url: &str, words: &[&str]| -> serde_json::Value {
            let output = std::process::Command::new(&app).args(arguments(data, url, words)).output().unwrap();
            assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
            serde_json::from_slice(&output.stdout).unwrap()
        };
        says(&before, &url, &["sync"]);
        put_back(&before, &at);
        let download = arguments(&at, &url, &["map", "download"]);
        let points = points_of(&app, &download, &at, Scope::Files);
        let file = at.join("map").join(format!("{sha256}.pmtiles"));
        let mut tally = Tally { points: points.len(), ..Tally::default() };
        let (mut whole, mut parts) = (0, 0);
        for (fate, point) in Sample::AtMost(16).of(&points, &Fate::ALL) {
            put_back(&before, &at);
            let ran = run(fate, &point, &app, &download);
            tally.counts(fate, ran.met);
            tally.gave_up += usize::from(ran.gave_up);
            let what = format!("{fate:?} at {point}");
            parts += usize::from(at.join("map").join(format!("{sha256}.part")).exists());
            // Held means whole; whatever else lies there is not said to be held.
            let said = says(&at, "http://127.0.0.1:9", &["map", "status"]);
            if said["held"].is_object() {
                assert_eq!(said["held"]["sha256"], sha256.as_str(), "{what}");
                assert!(std::fs::read(&file).unwrap() == bytes, "{what}");
                whole += 1;
            } else {
                assert!(ran.met || ran.gave_up, "{what}: {said}");
            }
            let said = says(&at, &url, &["map", "download"]);
            assert_eq!(said["held"]["sha256"], sha256.as_str(), "{what}: {said}");
            assert!(std::fs::read(&file).unwrap() == bytes, "{what}");
            let lies = std::fs::read_dir(at.join("map")).unwrap().count();
            assert_eq!(lies, 1, "{what}: nothing is left behind");
        }
        println!("{tally}; a part lay there {parts} times, the whole map was held {whole} times");
        assert!(tally.met() >= 20 && parts >= 5 && whole >= 1, "{tally}, {parts}, {whole}");
    };
    tokio::task::spawn_blocking(cut).await.unwrap();
}
