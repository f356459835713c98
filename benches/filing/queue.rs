//! Q1 and Q2: how soon the queue is empty once the network is back, and what is sent while it is not.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use ma_region::sync::{Ending, Woken};
use serde_json::json;

use crate::ground::{self, Ours};
use crate::line::BadLine;
use crate::rig::{Dice, median, row};
use crate::uploads::{Theirs, client};
use crate::{RUNS, Table, glanced};

/// 512 KiB a second.
const RATE: u64 = 512 * 1024;
const APPLICATIONS: usize = 3;
const EACH: [usize; 4] = [300_000; 4];

pub fn run(table: &mut Table) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    if glanced("q1") {
        runtime.block_on(q1(table));
    }
    drop(runtime);
    if glanced("q2") {
        q2(table);
    }
}

async fn q1(table: &mut Table) {
    let (mut ours, mut theirs, mut dice) = (Vec::new(), Vec::new(), Dice(1));
    let mut share = Vec::new();
    for _ in 0..RUNS {
        let (seconds, bytes) = our_return().await;
        ours.push(seconds);
        share.push(bytes);
        theirs.push(their_return(&mut dice).await);
    }
    let link = (APPLICATIONS * EACH.iter().sum::<usize>()) as f64 / RATE as f64;
    let line = row(
        "Q1 network back to queue empty: 3 applications, 12 documents of 300 kB, 512 KiB/s",
        median(&ours),
        "s",
    );
    table.row(line.beside("tus, the documents alone", Some(median(&theirs))).at_most(1.05 * link + 2.0));
    table.row(row(
        "Q1 the same, in times of what the line needs for the documents",
        median(&ours) / link,
        "×",
    ));
    table.note("Q1: ours is woken by the network, as the system tells an app; tus-js-client tries again after 0, 1, 3, then every 5 s, and the network returns 2 to 9 s after it began. Q1's target is 1.05 × the line's own time for the documents + 2 s.");
    table.keep("Q1", json!({ "ours_s": ours, "ours_bytes": share, "tus_s": theirs }));
}

/// Seconds from the network's return to the last acknowledgement; bytes sent.
async fn our_return() -> (f64, u64) {
    let ours = Ours::start().await;
    let line = BadLine::to(&ours.url).await;
    let phone = ground::phone(&ours, &line).await;
    for application in 0..APPLICATIONS {
        ground::posted_from(&phone, application * EACH.len(), &EACH).await;
    }
    line.down(true);
    let sync = &phone.app.sync;
    assert!(matches!(sync.carry(Woken::ByCircumstances).await.ending, Ending::Lost(_)));
    line.rate(Some(RATE));
    line.down(false);
    let (before, begun) = (line.carried().up, Instant::now());
    let post = sync.carry(Woken::ByCircumstances).await;
    let seconds = begun.elapsed().as_secs_f64();
    assert_eq!((post.waiting, ours.documents()), (0, (APPLICATIONS * EACH.len()) as u64), "{post:?}");
    (seconds, line.carried().up - before)
}

async fn their_return(dice: &mut Dice) -> f64 {
    let (theirs, folder) = (Theirs::start(json!({})).await, tempfile::tempdir().unwrap());
    let files = ground::written(folder.path(), &EACH.repeat(APPLICATIONS));
    let mut job = ground::job_for_theirs(&theirs.line, &files);
    let delays: Vec<u64> = [0, 1_000, 3_000].into_iter().chain([5_000; 40]).collect();
    job["delays"] = json!(delays);
    theirs.line.down(true);
    theirs.line.rate(Some(RATE));
    let wait = Duration::from_millis(2_000 + dice.roll(7_000) as u64);
    let line = theirs.line.clone();
    let back = async {
        tokio::time::sleep(wait).await;
        line.down(false);
        Instant::now()
    };
    let (_, back) = tokio::join!(client(&job), back);
    let seconds = back.elapsed().as_secs_f64();
    assert_eq!(theirs.files().len(), files.len());
    seconds
}

const STEP: Duration = Duration::from_secs(5);
const DAY: Duration = Duration::from_secs(24 * 3600);

fn q2(table: &mut Table) {
    let portal = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\nConnection: close\r\n\r\n<html>Wi-Fi, bonjour</html>";
    for (what, answer) in [("behind a portal", Some(portal)), ("offline", None)] {
        let (up, both, connections) = day(answer);
        let line = row(format!("Q2 bytes sent in 24 h {what}, one application waiting"), up as f64, "B");
        table.row(line.at_most(20_000.0));
        table.row(row(format!("Q2 the same, both ways ({connections} connections tried)"), both as f64, "B"));
        table.keep(&format!("Q2 {what}"), json!({ "up": up, "both": both, "connections": connections }));
    }
    table.note("Q2: the app's own loop (Sync::run) over a day of its clock, turned by hand in steps of 5 s; bytes of TCP streams, counted by the line. Rounds for content are in it.");
}

/// A whole day of the loop, whose every wait passes as soon as nothing is under way: bytes sent, both ways, connections.
fn day(answer: Option<&str>) -> (u64, u64, u64) {
    // The line and the gateway live in real time, on threads of their own.
    let outside = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (ours, line) = outside.block_on(async {
        let ours = Ours::start().await;
        let line = BadLine::to(&ours.url).await;
        (ours, line)
    });
    let inside = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build();
    let carried = inside.unwrap().block_on(async {
        // As long as a blocking job is under way, time stands until it is turned.
        let (stands, standing) = std::sync::mpsc::channel::<()>();
        tokio::task::spawn_blocking(move || standing.recv());
        let phone = ground::phone(&ours, &line).await;
        ground::posted(&phone, &[300_000]).await;
        match answer {
            Some(answer) => line.portal(Some(answer)),
            None => line.down(true),
        }
        let before = line.carried();
        let run = tokio::spawn(phone.app.sync.clone().run());
        let mut passed = Duration::ZERO;
        while passed < DAY {
            settled(&line).await;
            tokio::time::advance(STEP).await;
            phone.clock.turn(TimeDelta::from_std(STEP).unwrap());
            passed += STEP;
        }
        settled(&line).await;
        let carried = line.carried().since(before);
        run.abort();
        assert!(!ground::all_delivered(&phone).await);
        drop(stands);
        carried
    });
    (carried.up, carried.both(), carried.connections)
}

/// Until nothing is under way on the line.
async fn settled(line: &BadLine) {
    let mut last = None;
    loop {
        let _ = tokio::task::spawn_blocking(|| std::thread::sleep(Duration::from_micros(700))).await;
        let now = (line.open(), line.carried());
        if now.0 == 0 && last == Some(now) {
            return;
        }
        last = Some(now);
    }
}
