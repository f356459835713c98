//! The app and the gateway are killed at each write of a sync and of a publication; an edition is always whole.
//!
//! `strace` ends the process at the n-th write-type system call of a thread, for every n until it is left alive.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::world::{Page, Pages, Phone, Signed, config, guide, region};

/// System calls that change a file, or make a change last.
const WRITES: &str =
    "write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,renameat2,unlink,unlinkat,openat";

/// What happens at the n-th such call of a thread.
#[derive(Debug, Clone, Copy)]
enum Fate {
    /// The process ends at once.
    Killed,
    /// The process ends as it sweeps what it fetched: after the commit.
    KilledAtSweep,
    /// The call says that the disk is full.
    Full,
    /// The call says that the disk is broken.
    Broken,
}

/// Runs a program with that fate at that point; true if the fate was met.
fn meets(fate: Fate, point: usize, program: &Path, arguments: &[&str]) -> bool {
    let (calls, what) = match fate {
        Fate::Killed => (WRITES, "signal=SIGKILL"),
        Fate::KilledAtSweep => ("unlinkat", "signal=SIGKILL"),
        Fate::Full => ("write,pwrite64,writev,ftruncate,rename", "error=ENOSPC"),
        Fate::Broken => ("pwrite64,fsync,fdatasync,ftruncate", "error=EIO"),
    };
    let mut strace = Command::new("strace");
    let log = tempfile::NamedTempFile::new().unwrap();
    strace.args(["-f", "-qq", "-o"]).arg(log.path()).arg("-e");
    strace.arg(format!("inject={calls}:{what}:when={point}"));
    let status = strace.arg(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // strace ends as its child did: by the same signal, or with the same code.
    let status = status.expect("strace is installed by .ci/setup.sh");
    let killed = status.signal() == Some(9) || status.code() == Some(137);
    killed || std::fs::read_to_string(log.path()).unwrap_or_default().contains("(INJECTED)")
}

fn app(folder: &Path, url: &str, arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_ma-region");
    Command::new(program)
        .args(["--json", "--now", crate::world::NOON, "--gateway", url, "--data"])
        .arg(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn copy(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

fn guide_of(status: &Output) -> (String, u64) {
    let said: serde_json::Value = serde_json::from_slice(&status.stdout)
        .unwrap_or_else(|_| panic!("status failed: {}", String::from_utf8_lossy(&status.stderr)));
    let aids = said["editions"].as_array().unwrap().iter().find(|edition| edition["collection"] == "aids");
    let digest = aids.map(|edition| edition["canon_sha256"].as_str().unwrap().to_owned());
    (digest.expect("an edition of the guide is held"), said["aids"].as_u64().unwrap())
}

/// A phone that holds one edition, beside a gateway that serves the next.
struct Ground {
    region: gateway::Region,
    base: PathBuf,
    folder: PathBuf,
    old: (String, u64),
    new: (String, u64),
    _folders: [tempfile::TempDir; 2],
}

async fn two_editions() -> Ground {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let region = region(folders[0].path()).await;
    let mut aids = guide(60);
    region.publish(Signed::records(&aids)).unwrap();
    let (base, folder) = (folders[1].path().join("base"), folders[1].path().join("try"));
    assert!(app(&base, &region.url(), &["sync"]).status.success());
    let old = guide_of(&app(&base, &region.url(), &["status"]));
    aids.iter_mut().take(30).for_each(|aid| aid.title.push_str(" renouvele"));
    aids.truncate(55);
    region.publish(Signed::records(&aids)).unwrap();
    copy(&base, &folder);
    assert!(app(&folder, &region.url(), &["sync"]).status.success());
    let new = guide_of(&app(&folder, &region.url(), &["status"]));
    assert_ne!(old, new);
    Ground { region, base, folder, old, new, _folders: folders }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_app_killed_at_any_write_of_a_sync_holds_the_old_or_the_new_edition_whole() {
    let Ground { region, base, folder, old, new, _folders } = two_editions().await;

    let url = region.url();
    let tried = tokio::task::spawn_blocking(move || {
        let program = Path::new(env!("CARGO_BIN_EXE_ma-region"));
        let data = folder.to_string_lossy().into_owned();
        let arguments = ["--json", "--now", crate::world::NOON, "--gateway", &url, "--data", &data, "sync"];
        // Killed at that point: whether it was, and whether the new edition is held then.
        let meeting = |fate: Fate, point: usize| {
            copy(&base, &folder);
            let killed = meets(fate, point, program, &arguments);
            let held = guide_of(&app(&folder, "http://127.0.0.1:9", &["status"]));
            assert!(held == old || held == new, "killed at {point}: {held:?}");
            let found = app(&folder, "http://127.0.0.1:9", &["search", "numero7"]);
            assert!(
                String::from_utf8_lossy(&found.stdout).contains("test:7"),
                "killed at {point}: search is broken"
            );
            (killed, held == new)
        };
        let tried = |point| meeting(Fate::Killed, point);
        assert_eq!(meeting(Fate::KilledAtSweep, 1), (true, true), "killed after the commit: the new one");
        copy(&base, &folder);
        let writes = writes_of(program, &arguments);
        // Where the old edition turns into the new one, every point counts; elsewhere a sample does.
        let (mut before, mut after) = (1, writes + 1);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if tried(middle).1 { after = middle } else { before = middle }
        }
        let near = before.saturating_sub(30).max(1)..=after.min(writes);
        let far = (1..=writes).step_by((writes / 40).max(1));
        let points: std::collections::BTreeSet<usize> = near.chain(far).collect();
        let (mut olds, mut news) = (0, 0);
        for point in &points {
            // A run in which the thread made fewer calls than this was left alive, and does not count.
            match tried(*point) {
                (true, false) => olds += 1,
                (true, true) => news += 1,
                (false, is_new) => assert!(is_new),
            }
        }
        // Whatever was left behind, the next round brings the new edition.
        assert!(app(&folder, &url, &["sync"]).status.success());
        (writes, olds, news)
    });
    let (writes, olds, news) = tried.await.unwrap();
    let kills = olds + news;
    println!(
        "app: {writes} writes, killed at {kills} of them: {olds} times the old edition, {news} the new one, never half"
    );
    assert!(kills > 30, "only {kills} kills");
}

/// How many such calls the busiest thread makes, left alive.
fn writes_of(program: &Path, arguments: &[&str]) -> usize {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o"]).arg(log.path()).args(["-e", &format!("trace={WRITES}")]);
    assert!(strace.arg(program).args(arguments).stdout(Stdio::null()).status().unwrap().success());
    let mut threads = std::collections::HashMap::<String, usize>::new();
    for line in std::fs::read_to_string(log.path()).unwrap().lines() {
        let thread = line.split_whitespace().next().unwrap_or_default().to_owned();
        *threads.entry(thread).or_default() += 1;
    }
    threads.into_values().max().unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn f34_a_disk_that_is_full_or_broken_at_any_write_leaves_the_old_or_the_new_edition_whole() {
    let Ground { region, base, folder, old, new, _folders } = two_editions().await;
    let url = region.url();
    let tried = tokio::task::spawn_blocking(move || {
        let mut points = 0;
        for fate in [Fate::Full, Fate::Broken] {
            // Every third point of the first 120.
            for point in (1..120).step_by(3) {
                copy(&base, &folder);
                let data = folder.to_string_lossy().into_owned();
                let arguments =
                    ["--json", "--now", crate::world::NOON, "--gateway", &url, "--data", &data, "sync"];
                let met = meets(fate, point, Path::new(env!("CARGO_BIN_EXE_ma-region")), &arguments);
                let held = guide_of(&app(&folder, "http://127.0.0.1:9", &["status"]));
                assert!(held == old || held == new, "{fate:?} at {point}: {held:?}");
                points += usize::from(met);
            }
        }
        assert!(app(&folder, &url, &["sync"]).status.success());
        assert!(points > 20, "only {points} faults were met");
        points
    });
    println!("disk full or broken at {} points, never half", tried.await.unwrap());
}

/// The gateway's own binary, built beside the app's.
fn gateway() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_ma-region")).with_file_name("gateway")
}

/// Imports records without publishing them.
fn write_records(data: &Path, aids: &[api_client::wire::Aid]) {
    use gateway::jobs::import::{Absence, keep};
    let app = gateway::app::App::open(config(data)).unwrap();
    let records = Signed::records(aids);
    let reading = gateway::sources::Reading { read: records.len(), records, ..Default::default() };
    keep(&app, "memory", reading, Absence::IsGone).unwrap();
}

/// What a fresh phone gets from the published files, served by any static host.
async fn phone_sees(
    data: &Path,
) -> (ma_region::store::reference::status::SyncState, Option<(String, usize)>) {
    let (pages, url) = Pages::start().await;
    let public = data.join("public/v1");
    pages.put("/v1/manifest", Page::of(200, std::fs::read(public.join("manifest")).unwrap()));
    for blob in std::fs::read_dir(public.join("p")).unwrap() {
        let blob = blob.unwrap();
        let name = blob.file_name().to_string_lossy().into_owned();
        pages.put(&format!("/v1/p/{name}"), Page::of(200, std::fs::read(blob.path()).unwrap()));
    }
    let phone = Phone::new(&url);
    (phone.syncs().await.state, phone.guide_held().await)
}

fn copy_all(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}

fn publishes(data: &Path) -> Output {
    let data = data.to_string_lossy().into_owned();
    Command::new(gateway()).args(["--data", &data, "--seed", "none", "--json", "publish"]).output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_gateway_killed_at_any_write_of_a_publication_serves_the_old_or_the_new_edition_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (base, tried) = (folder.path().join("base"), folder.path().join("try"));
    // Two editions: one published, one imported and not yet published.
    let mut aids = guide(40);
    {
        let region = region(&base).await;
        region.publish(Signed::records(&aids)).unwrap();
        region.stop().await;
    }
    aids.truncate(30);
    write_records(&base, &aids);
    let (old, new) = (phone_sees(&base).await, {
        copy_all(&base, &tried);
        let said = publishes(&tried);
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        phone_sees(&tried).await
    });
    assert_ne!(old, new);
    let (mut points, mut olds, mut news) = (0, 0, 0);
    for point in 1.. {
        copy_all(&base, &tried);
        let data = tried.to_string_lossy().into_owned();
        let killed =
            meets(Fate::Killed, point, &gateway(), &["--data", &data, "--seed", "none", "--json", "publish"]);
        let seen = phone_sees(&tried).await;
        assert!(seen == old || seen == new, "killed at {point}: {seen:?}");
        if killed {
            points += 1;
            if seen == old { olds += 1 } else { news += 1 }
        }
        // It publishes again as if nothing had happened.
        assert!(publishes(&tried).status.success(), "killed at {point}: it publishes no more");
        assert_eq!(phone_sees(&tried).await.1, new.1, "killed at {point}");
        if !killed {
            break;
        }
    }
    println!(
        "gateway killed at {points} points: {olds} times the old edition, {news} times the new one, never half"
    );
    assert!(points > 20, "only {points} points were tried");
}
