//! The app and the gateway are killed at each write of a sync and of a publication; an edition is always whole.
//!
//! `strace` ends the process at the n-th write-type system call of a thread, for every n until it is left alive.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::world::{Signed, guide, region};

/// System calls that change a file, or make a change last.
const WRITES: &str =
    "write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,renameat2,unlink,unlinkat,openat";

/// Runs a program that is killed at the n-th such call of any of its threads; true if it was.
fn killed_at(point: usize, program: &Path, arguments: &[&str]) -> bool {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e"]);
    strace.arg(format!("inject={WRITES}:signal=SIGKILL:when={point}"));
    let status = strace.arg(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // strace ends as its child did.
    !status.expect("strace is installed by .ci/setup.sh").success()
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

#[tokio::test(flavor = "multi_thread")]
async fn the_app_killed_at_any_write_of_a_sync_holds_the_old_or_the_new_edition_whole() {
    let (server, phone) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let region = region(server.path()).await;
    let mut aids = guide(60);
    region.publish(Signed::records(&aids)).unwrap();
    let (base, folder) = (phone.path().join("base"), phone.path().join("try"));
    assert!(app(&base, &region.url(), &["sync"]).status.success());
    let old = guide_of(&app(&base, &region.url(), &["status"]));
    aids.iter_mut().take(30).for_each(|aid| aid.title.push_str(" renouvele"));
    aids.truncate(55);
    region.publish(Signed::records(&aids)).unwrap();
    copy(&base, &folder);
    assert!(app(&folder, &region.url(), &["sync"]).status.success());
    let new = guide_of(&app(&folder, &region.url(), &["status"]));
    assert_ne!(old, new);

    let url = region.url();
    let (mut points, mut olds, mut news) = (0, 0, 0);
    let tried = tokio::task::spawn_blocking(move || {
        for point in 1.. {
            copy(&base, &folder);
            let data = folder.to_string_lossy().into_owned();
            let arguments =
                ["--json", "--now", crate::world::NOON, "--gateway", &url, "--data", &data, "sync"];
            let killed = killed_at(point, Path::new(env!("CARGO_BIN_EXE_ma-region")), &arguments);
            let held = guide_of(&app(&folder, "http://127.0.0.1:9", &["status"]));
            assert!(held == old || held == new, "killed at {point}: {held:?}");
            let found = app(&folder, "http://127.0.0.1:9", &["search", "numero7"]);
            assert!(
                String::from_utf8_lossy(&found.stdout).contains("test:7"),
                "killed at {point}: search is broken"
            );
            if !killed {
                break;
            }
            points += 1;
            if held == old { olds += 1 } else { news += 1 }
        }
        // Whatever was left behind, the next round brings the new edition.
        assert!(app(&folder, &url, &["sync"]).status.success());
        (points, olds, news)
    });
    let (points, olds, news) = tried.await.unwrap();
    println!(
        "app killed at {points} points: {olds} times the old edition, {news} times the new one, never half"
    );
    assert!(points > 50, "only {points} points were tried");
    assert!(olds > 0 && news > 0);
}
