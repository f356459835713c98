//! Table of the app: cold start to the first list, and memory, beside a blank window of the same framework.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a bench fails by panicking, and says what it measures"
)]

#[path = "../tests/window/display.rs"]
#[allow(dead_code, reason = "only the screen is needed here")]
mod display;
#[path = "../tests/window/inspector.rs"]
#[allow(dead_code, reason = "a part of it is needed here")]
mod inspector;
mod rig;

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use display::Display;
use inspector::Inspector;
use ma_region::wiring::{self, Choices};
use rig::{median, row};
use serde_json::json;

const RUNS: usize = 7;
const BLANK: &str = "blank-window";
const LIST: &str =
    "[...document.querySelectorAll('#main ul li')].some(row => row.offsetParent && row.innerText)";
const TITLE: &str = "!!document.querySelector('h1')";

fn main() {
    if std::env::args().any(|argument| argument == BLANK) {
        return blank_window();
    }
    let folder = tempfile::tempdir().unwrap();
    prepare(folder.path());
    let ours = env!("CARGO_BIN_EXE_ma-region");
    let here = std::env::current_exe().unwrap();
    let quiet = ["--gateway", "http://127.0.0.1:9"].map(OsString::from);
    let used = [&[OsString::from("--data"), folder.path().into()], &quiet[..]].concat();
    let (mut app, mut blank, mut first) = (Vec::new(), Vec::new(), Vec::new());
    // The two take turns, so that a busy moment of the machine falls on both; the first turn warms the disk's cache.
    for run in 0..=RUNS {
        let one = started(ours.as_ref(), &used, LIST);
        let other = started(here.as_os_str(), &[BLANK.into()], TITLE);
        let empty = tempfile::tempdir().unwrap();
        let new = [&[OsString::from("--data"), empty.path().into()], &quiet[..]].concat();
        let newest = started(ours.as_ref(), &new, TITLE);
        if run > 0 {
            app.push(one);
            blank.push(other);
            first.push(newest);
        }
    }
    let ms = |runs: &[Measured]| median(&runs.iter().map(|run| run.ms).collect::<Vec<_>>());
    let mib = |runs: &[Measured]| median(&runs.iter().map(|run| run.mib).collect::<Vec<_>>());
    let rows = [
        row("cold start to the first list on screen", ms(&app), "ms")
            .beside("blank window", Some(ms(&blank)))
            .at_most(1.5 * ms(&blank)),
        row("memory (PSS), 3 s after the first list", mib(&app), "MiB")
            .beside("blank window", Some(mib(&blank)))
            .at_most(1.3 * mib(&blank)),
        row("very first start (empty folder, content to unpack) to its first heading", ms(&first), "ms")
            .beside("blank window", Some(ms(&blank))),
    ];
    let notes = [
        format!("Release build with the feature `inspect`, under Xvfb with software rendering; from the start of the process until WebKit's inspector sees the list (blank window: its h1) in the page; the inspector is asked every 40 ms, which bounds the resolution; {RUNS} runs, taking turns."),
        "Memory: Pss of the process and of WebKit's processes (smaps_rollup), dbus left out. Targets are 1.5 and 1.3 times the blank window of the same run.".to_owned(),
        "The blank window is an h1 in Dioxus 0.7.10 desktop, same profile. Cold = a new process; the files are in the page cache for both.".to_owned(),
    ];
    let runs = json!({ "app": list(&app), "blank": list(&blank), "first_start": list(&first) });
    rig::report("app", "App: start and memory", &rows, &notes, runs);
}

struct Measured {
    ms: f64,
    mib: f64,
}

fn list(runs: &[Measured]) -> Vec<[f64; 2]> {
    runs.iter().map(|run| [run.ms, run.mib]).collect()
}

/// The whole of the other window.
fn blank_window() {
    use dioxus::prelude::*;
    let config = dioxus::desktop::Config::new().with_menu(None).with_disable_context_menu(false);
    dioxus::LaunchBuilder::new().with_cfg(config).launch(|| rsx! { h1 { "Blank" } });
}

/// A folder as the second start finds it: content in, welcome seen.
fn prepare(folder: &std::path::Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let choices = Choices { data: Some(folder.to_owned()), ..Choices::default() };
        let app = wiring::open(&choices, runtime.handle()).unwrap();
        app.seed().await;
        app.actions.adjust(ma_region::store::desk::settings::Adjust::Welcomed).await.unwrap();
    });
}

/// Starts a program on a screen of its own, and waits until the page says yes.
fn started(program: &std::ffi::OsStr, arguments: &[OsString], ready: &str) -> Measured {
    let display = Display::open(412, 860);
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let begun = Instant::now();
    let child = Command::new("dbus-run-session")
        .arg("--")
        .arg(program)
        .args(arguments)
        .env("DISPLAY", &display.name)
        .env("WEBKIT_INSPECTOR_HTTP_SERVER", format!("127.0.0.1:{port}"))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1")
        .env("TZ", "Europe/Paris")
        .env_remove("WAYLAND_DISPLAY")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .unwrap();
    let program = Group(child);
    let mut page = Inspector::open(port);
    page.wait("the first content", ready);
    let ms = begun.elapsed().as_secs_f64() * 1000.0;
    std::thread::sleep(Duration::from_secs(3));
    Measured { ms, mib: rig::memory::of(program.0.id()) }
}

/// A program and all it started; ended together, by the number of their group.
struct Group(Child);

impl Drop for Group {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", self.0.id())]).status();
        let _ = self.0.wait();
    }
}
