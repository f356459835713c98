//! K2: ten thousand applications, each through faults thrown by dice: what was acknowledged is there, once, and no
//! receipt promises what is not.

use std::future::Future;
use std::pin::pin;
use std::task::Poll;
use std::time::Instant;

use chrono::TimeDelta;
use domain::application::Standing;
use domain::ids::ApplicationId;
use domain::parcel::{Hold, Standing as Waits};
use domain::receipt::Kind;
use ma_region::store::desk::{applications, outbox, receipts};
use ma_region::sync::{Trust, Woken};
use serde_json::json;

use crate::Table;
use crate::ground::{self, Ours};
use crate::line::BadLine;
use crate::rig::{Dice, row};
use crate::world::Phone;

/// Applications that go through faults; fewer with MA_REGION_RANDOM_RUNS.
const ALL: usize = 10_000;
/// Applications of one phone and one gateway, then both begin anew.
const OF_ONE: usize = 100;

const PORTAL: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLocation: /portal\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<html>";

/// What must never happen, counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Broken {
    lost: usize,
    doubled: usize,
    promised: usize,
}

pub async fn run(table: &mut Table) {
    let all = std::env::var("MA_REGION_RANDOM_RUNS").ok().and_then(|all| all.parse().ok()).unwrap_or(ALL);
    let seed = std::env::var("MA_REGION_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(20_261_125);
    let (mut broken, mut faults, begun) = (Broken::default(), [0usize; FAULTS.len()], Instant::now());
    for world in 0..all.div_ceil(OF_ONE) {
        let before = broken;
        lived(seed + world as u64, OF_ONE.min(all - world * OF_ONE), &mut broken, &mut faults).await;
        if broken != before {
            println!("with the seed {}: {broken:?}", seed + world as u64);
        }
        println!("{} of {all} in {} s", all.min((world + 1) * OF_ONE), begun.elapsed().as_secs());
    }
    let what = |of: &str| format!("K2 {all} applications through random faults: {of}");
    table.row(row(what("acknowledged writes lost"), broken.lost as f64, "").at_most(0.0));
    table.row(row(what("applications or uploads twice"), broken.doubled as f64, "").at_most(0.0));
    table.row(row(what("receipts of what is not there"), broken.promised as f64, "").at_most(0.0));
    let thrown: Vec<_> = FAULTS.iter().zip(faults).map(|(name, count)| format!("{count} × {name}")).collect();
    table.row(row("K2 faults thrown", faults.iter().sum::<usize>() as f64, ""));
    table.note(format!("K2: seed {seed}, one more for each {OF_ONE} applications; {}. After each fault the phone tries; after the last, the line heals and all must arrive. No peer publishes such a figure.", thrown.join(", ")));
    table.keep(
        "K2",
        json!({ "seed": seed, "applications": all, "faults": faults, "seconds": begun.elapsed().as_secs() }),
    );
}

const FAULTS: [&str; 9] = [
    "answers cut",
    "requests cut",
    "byte changed on the way",
    "phone closed and opened",
    "phone killed in the middle (future dropped)",
    "gateway killed (kill -9)",
    "clock turned",
    "answers lost",
    "portal",
];

async fn lived(seed: u64, runs: usize, broken: &mut Broken, faults: &mut [usize; FAULTS.len()]) {
    let mut dice = Dice(seed);
    let mut ours = Ours::start().await;
    let line = BadLine::to(&ours.url).await;
    let mut phone = ground::phone(&ours, &line).await;
    let mut lost = 0;
    for run in 0..runs {
        let size = 2_000 + dice.roll(90_000);
        let (id, papers) = ground::posted_from(&phone, run, &[size]).await;
        for _ in 0..=dice.roll(4) {
            let fault = dice.roll(FAULTS.len());
            faults[fault] += 1;
            match fault {
                0 => line.cut_answers_after(dice.roll(6_000) as u64),
                1 => line.cut_after([dice.roll(100_000) as u64]),
                2 => line.flip_after(dice.roll(100_000) as u64),
                3 => phone = reopened(phone, &line),
                4 => {
                    killed_after(1 + dice.roll(60), phone.app.sync.carry(Woken::ByCircumstances)).await;
                }
                5 => {
                    let kill = async {
                        line.carries(dice.roll(60_000) as u64).await;
                    };
                    let carry = phone.app.sync.carry(Woken::ByCircumstances);
                    tokio::select! { () = kill => {}, _ = carry => {} }
                    ours.kill();
                    ours.restart();
                    line.leads_to(&ours.url);
                }
                6 => phone.clock.turn(TimeDelta::minutes(dice.roll(40) as i64 - 10)),
                7 => line.lose_answers(1 + dice.roll(3) as u32),
                _ => line.portal(Some(PORTAL)),
            }
            phone.app.sync.carry(Woken::ByCircumstances).await;
            line.portal(None);
            // Never complete here before it is complete there.
            if phone.standing(id).await == Standing::Complete && !is_there(&ours, id, &papers[0]) {
                broken.promised += 1;
            }
        }
        line.heal();
        if !completes(&phone, &ours, id).await {
            broken.lost += 1;
            lost += 1;
            let parcels = phone.app.store.read(|db| outbox::all(db, None)).await.unwrap();
            let late = parcels.iter().filter(|parcel| parcel.standing != Waits::Delivered);
            let stands: Vec<_> = late.map(|parcel| (parcel.kind, parcel.standing)).collect();
            println!("seed {seed}, application {run}: it never arrived; {stands:?}");
            continue;
        }
        checked(&phone, &ours, id, &papers[0], run + 1 - lost, broken).await;
    }
}

/// The same phone, opened again.
fn reopened(phone: Phone, line: &BadLine) -> Phone {
    phone.restarted(&line.url)
}

/// A citizen who waits, and who signs in again where that is asked for: a byte changed in the token looks like that.
async fn completes(phone: &Phone, ours: &Ours, id: ApplicationId) -> bool {
    for _ in 0..12 {
        if phone.standing(id).await == Standing::Complete {
            return true;
        }
        let parcels = phone.app.store.read(|db| outbox::all(db, None)).await.unwrap();
        if parcels.iter().any(|parcel| parcel.standing == Waits::Paused(Hold::SignIn)) {
            phone.app.sync.take_session(ground::ACCOUNT, &ours.token).await.unwrap();
        }
        phone.clock.turn(TimeDelta::minutes(20));
        phone.app.sync.carry(Woken::ByCircumstances).await;
    }
    false
}

/// Whether the gateway holds the paper of that application, byte for byte, and calls the application complete.
fn is_there(ours: &Ours, id: ApplicationId, paper: &[u8]) -> bool {
    let held = ours.files().iter().any(|file| std::fs::read(file).is_ok_and(|bytes| bytes == paper));
    let id = id.0.simple().to_string();
    let sql =
        format!("SELECT count(*) FROM application WHERE hex(id) = upper('{id}') AND state = 'complete'");
    held && ours.asked(&sql) == 1
}

async fn checked(
    phone: &Phone,
    ours: &Ours,
    id: ApplicationId,
    paper: &[u8],
    applications: usize,
    broken: &mut Broken,
) {
    let root = api_client::root::trusted(Trust::BUILT_IN.root).unwrap();
    let kept = phone.app.store.read(move |db| receipts::of(db, id)).await.unwrap();
    let sealed = phone.app.store.read(move |db| applications::one(db, id)).await.unwrap().envelope_sha256;
    let good = kept.iter().all(|one| api_client::receipt::verify_of(&one.bytes, &root, id, sealed).is_ok());
    let kinds: Vec<_> = kept.iter().map(|one| one.kind).collect();
    let there = is_there(ours, id, paper);
    broken.promised += usize::from(!good || kinds != [Kind::Registered, Kind::Complete] || !there);
    broken.lost += usize::from(!there);
    let counts = (ours.asked("SELECT count(*) FROM application"), ours.documents(), ours.uploads());
    let right = (applications as u64, applications as u64, applications as u64);
    broken.doubled += usize::from(counts != right);
}

/// A future that is dropped after so many polls, as a process dies: what it had in memory is lost.
async fn killed_after<F: Future>(polls: usize, future: F) {
    let (mut future, mut left) = (pin!(future), polls);
    std::future::poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        future.as_mut().poll(context).map(|_| ())
    })
    .await;
}
