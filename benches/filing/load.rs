//! The gateway under 500 phones that file at once over lines of 512 kbit/s that are cut.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use api_client::gateway::{Gateway, Traffic};
use api_client::upload::{Line, Source, Step, Transfer, Unreadable};
use serde_json::json;
use uuid::Uuid;

use crate::Table;
use crate::ground::{self, Ours};
use crate::line::BadLine;
use crate::rig::{Dice, median, percentile, row};
use crate::world::filled::paper;

const PHONES: usize = 500;
const DOCUMENTS: usize = 3;
const SIZE: usize = 300_000;
/// 512 kbit/s.
const RATE: u64 = 64_000;
/// Cuts of each line while its documents leave, at most.
const CUTS: usize = 4;
/// Nobody waits longer than that.
const LIMIT: Duration = Duration::from_secs(240);

/// Papers that every phone sends: each under its own account, so none is known before.
type Papers = Arc<Vec<Vec<u8>>>;

struct Memory(Papers, usize);

impl Source for Memory {
    async fn read(&mut self, from: u64, length: usize) -> Result<Vec<u8>, Unreadable> {
        let bytes = &self.0[self.1];
        let from = (from as usize).min(bytes.len());
        Ok(bytes[from..(from + length).min(bytes.len())].to_vec())
    }
}

/// What all phones together did.
#[derive(Default)]
struct Done {
    up: AtomicU64,
    cuts: AtomicU64,
    tries: AtomicU64,
}

pub async fn run(table: &mut Table) {
    let ours = Ours::start().await;
    let tokens = ours.sessions(PHONES + 1);
    let papers: Papers = Arc::new((0..DOCUMENTS).map(|number| paper(number as u8, SIZE).to_vec()).collect());
    let done = Arc::new(Done::default());
    // The first calls of all warm the gateway.
    let (_, warm) = probed(&ours.url, &tokens[PHONES], Arc::new(AtomicBool::new(true))).await;
    println!("one small call while nothing happens: {warm:?} ms");
    let (rested, begun) = (ground::memory(ours.id()).0, Instant::now());
    ground::forget_peak(ours.id());
    let over = Arc::new(AtomicBool::new(false));
    let probe = tokio::spawn({
        let (url, token, over) = (ours.url.clone(), tokens[PHONES].clone(), over.clone());
        async move { probed(&url, &token, over).await }
    });
    let memory = tokio::spawn(sampled(ours.id(), over.clone()));
    let mut phones = tokio::task::JoinSet::new();
    for (number, token) in tokens.into_iter().take(PHONES).enumerate() {
        phones.spawn(files(ours.url.clone(), token, papers.clone(), done.clone(), number as u64));
    }
    let mut times = Vec::new();
    let all = async {
        while let Some(seconds) = phones.join_next().await {
            times.push(seconds.unwrap());
        }
    };
    tokio::time::timeout(LIMIT, all).await.expect("all phones file within the limit");
    let seconds = begun.elapsed().as_secs_f64();
    over.store(true, Ordering::SeqCst);
    let ((small, kinds), samples) = (probe.await.unwrap(), memory.await.unwrap());
    let (_, peak) = ground::memory(ours.id());

    let whole = (PHONES * DOCUMENTS) as u64;
    let counts = (ours.asked("SELECT count(*) FROM application"), ours.uploads(), ours.documents());
    let is_right = |file: &std::path::PathBuf| papers.contains(&std::fs::read(file).unwrap());
    let right = ours.files().into_iter().filter(is_right).count() as u64;
    let missing = whole - right.min(whole);
    table.row(row(format!("{PHONES} phones, {DOCUMENTS} documents of 300 kB each, 512 kbit/s: documents missing or wrong"), missing as f64, "").at_most(0.0));
    let doubled = counts.0.abs_diff(PHONES as u64) + counts.1.abs_diff(whole) + counts.2.abs_diff(whole);
    table.row(row("applications, uploads or documents too many or too few", doubled as f64, "").at_most(0.0));
    table.row(
        row("small calls of one more citizen meanwhile, p99", percentile(&small, 0.99), "ms").at_most(50.0),
    );
    table.row(row("the same, median", median(&small), "ms"));
    table.row(row("memory of the gateway (RSS) at rest", rested, "MiB"));
    table.row(row("the most it held", peak, "MiB"));
    let third = |at: usize| median(&samples[at * samples.len() / 3..(at + 1) * samples.len() / 3]);
    let growth = (third(2) - third(1)).max(0.0);
    table.row(row("flat: grown from the second third of the time to the last", growth, "MiB").at_most(5.0));
    let own = (SIZE * DOCUMENTS) as f64 / RATE as f64;
    let line = row(
        format!("a phone's three documents, in times of what its line needs ({own:.1} s), median"),
        median(&times) / own,
        "×",
    );
    table.row(line);
    table.row(row("the slowest phone", percentile(&times, 1.0) / own, "×"));
    let up = done.up.load(Ordering::SeqCst) as f64;
    table.row(row("bytes sent for each byte, heads included", up / (whole as usize * SIZE) as f64, "×"));
    table.note(format!(
        "{} cuts, {} tries; all within {seconds:.1} s; gateway, phones and lines share the machine's cores. Phones here are the app's own upload client without its database; {} small calls ({}), one every 20 ms over a good line.",
        done.cuts.load(Ordering::SeqCst), done.tries.load(Ordering::SeqCst), small.len(), "ping, changes, list, in turn"
    ));
    table.note("WIRE.md names no peer for this table. One run: it fills the machine.");
    table.keep(
        "load",
        json!({ "seconds": times, "small_ms": small, "small_by_kind_p99_ms": kinds, "rss_mib": samples }),
    );
}

/// One phone, from its envelope to its last document verified; seconds of the documents alone.
async fn files(url: String, token: String, papers: Papers, done: Arc<Done>, number: u64) -> f64 {
    let mut dice = Dice(number * 7_919 + 1);
    let line = BadLine::to(&url).await;
    line.rate(Some(RATE));
    tokio::time::sleep(Duration::from_millis(dice.roll(2_000) as u64)).await;
    let gateway = Gateway::at(&line.url, "bench").unwrap();
    let mut traffic = Traffic::default();
    let declared: Vec<_> = papers.iter().map(|paper| ground::declared(paper)).collect();
    let (id, envelope) = (Uuid::now_v7().to_string(), ground::envelope(&declared));
    while let Err(failure) = gateway.put_application(&token, &id, &envelope, &mut traffic).await {
        println!("phone {number}: {failure:?}");
        rests(&mut dice, &done).await;
    }
    let mut cuts: Vec<u64> = (0..1 + dice.roll(CUTS)).map(|_| dice.roll(SIZE * DOCUMENTS) as u64).collect();
    cuts.sort_unstable();
    line.cut_after(cuts);
    let (begun, mut speed) = (Instant::now(), Line::default());
    for (at, document) in declared.iter().enumerate() {
        let sha256 = document.sha256.to_string();
        let mut transfer = Transfer::new(&id, &sha256, document.size, None);
        let mut source = Memory(papers.clone(), at);
        loop {
            match transfer.step(&gateway, &token, &mut source, &mut speed, &mut traffic).await {
                Ok(Step::Verified) => break,
                Ok(_) => {}
                Err(_) => rests(&mut dice, &done).await,
            }
        }
    }
    done.up.fetch_add(line.carried().up, Ordering::SeqCst);
    done.cuts.fetch_add(line.cuts(), Ordering::SeqCst);
    begun.elapsed().as_secs_f64()
}

/// After a loss: half a second or more, as a network takes to come back.
async fn rests(dice: &mut Dice, done: &Done) {
    done.tries.fetch_add(1, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(500 + dice.roll(1_000) as u64)).await;
}

/// Small calls, one after the other, until all is over: milliseconds of each; the p99 of each kind.
async fn probed(url: &str, token: &str, over: Arc<AtomicBool>) -> (Vec<f64>, Vec<f64>) {
    let gateway = Gateway::at(url, "bench").unwrap();
    let (mut times, mut kinds) = (Vec::new(), [Vec::new(), Vec::new(), Vec::new()]);
    for call in 0.. {
        let (begun, mut traffic) = (Instant::now(), Traffic::default());
        let good = match call % 3 {
            0 => gateway.ping(&Uuid::now_v7().simple().to_string(), &mut traffic).await.is_ok(),
            1 => gateway.changes(token, None, 50, &mut traffic).await.is_ok(),
            _ => gateway.applications(token, &mut traffic).await.is_ok(),
        };
        assert!(good, "a small call fails");
        let ms = begun.elapsed().as_secs_f64() * 1000.0;
        times.push(ms);
        kinds[call % 3].push(ms);
        if over.load(Ordering::SeqCst) && call >= 2 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let kinds = kinds.iter().map(|times| percentile(times, 0.99)).collect();
    (times, kinds)
}

/// The gateway's memory, ten times a second.
async fn sampled(process: u32, over: Arc<AtomicBool>) -> Vec<f64> {
    let mut samples = Vec::new();
    while !over.load(Ordering::SeqCst) {
        samples.push(ground::memory(process).0);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    samples
}
