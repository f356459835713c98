//! U1 to U4: documents over a good line and over one that is cut; time, requests, bytes, memory.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::ground::{self, Ours};
use crate::line::{BadLine, Carried};
use crate::rig::{Row, median, row};
use crate::world::node::{self, Node};
use crate::{RUNS, Table, glanced};

const MIB: usize = 1024 * 1024;

/// What one way of uploading cost in each run.
#[derive(Default, Clone)]
pub struct Cost {
    pub ms: Vec<f64>,
    pub requests: Vec<f64>,
    pub up: Vec<f64>,
    pub both: Vec<f64>,
    pub peak: Vec<f64>,
    pub grown: Vec<f64>,
}

impl Cost {
    fn add(&mut self, ms: f64, requests: f64, carried: Carried) {
        self.ms.push(ms);
        self.requests.push(requests);
        self.up.push(carried.up as f64);
        self.both.push(carried.both() as f64);
    }

    pub fn json(&self) -> Value {
        json!({ "ms": self.ms, "requests": self.requests, "up": self.up, "both": self.both,
                "peak_mib": self.peak, "grown_mib": self.grown })
    }
}

/// Their server and a line to it.
pub struct Theirs {
    pub server: Node,
    pub url: String,
    pub line: BadLine,
    pub folder: tempfile::TempDir,
}

impl Theirs {
    pub async fn start(settings: Value) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (server, url) = node::tus_server(folder.path(), settings);
        let line = BadLine::to(&url).await;
        Self { server, url, line, folder }
    }

    /// Ends it as a power cut would, and starts it again over the same files.
    pub fn restart(&mut self) {
        self.server.kill();
        let (server, url) = node::tus_server(self.folder.path(), json!({}));
        self.line.leads_to(&url);
        (self.server, self.url) = (server, url);
    }

    /// The files it holds, without its notes about them.
    pub fn files(&self) -> Vec<PathBuf> {
        let all = std::fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().path());
        all.filter(|path| path.extension().is_none()).collect()
    }
}

/// The official client at that job; it must not fail.
pub async fn client(job: &Value) -> Value {
    let said = tried(job).await;
    assert_eq!(said["error"], Value::Null, "{said}");
    said
}

/// The same, whatever comes of it.
pub async fn tried(job: &Value) -> Value {
    let job = job.clone();
    tokio::task::spawn_blocking(move || node::tus_client(&job)).await.unwrap()
}

pub fn requests(said: &Value) -> f64 {
    said["requests"].as_array().unwrap().len() as f64
}

/// One run of ours: the phone, its encrypted copies, its queue, the courier, the gateway.
async fn our_run(sizes: &[usize], cuts: &[u64], cost: &mut Cost) {
    let ours = Ours::start().await;
    let line = BadLine::to(&ours.url).await;
    let phone = ground::phone(&ours, &line).await;
    ground::posted(&phone, &[64 * 1024]).await;
    ground::drains(&phone).await;
    let (_, bytes) = ground::posted(&phone, sizes).await;
    ground::registered(&phone).await;
    line.cut_after(cuts.iter().copied());
    let (before, begun) = (line.carried(), std::time::Instant::now());
    let drained = ground::drains(&phone).await;
    let ms = begun.elapsed().as_secs_f64() * 1000.0;
    cost.add(ms, drained.requests as f64, line.carried().since(before));
    assert!(ground::all_delivered(&phone).await);
    assert_eq!((ours.uploads(), ours.documents()), (bytes.len() as u64 + 1, bytes.len() as u64 + 1));
    assert!(line.cuts() as usize >= cuts.len());
}

/// One run of the official client against our gateway: the servers alone are compared.
async fn mixed_run(sizes: &[usize], options: &Value, cost: &mut Cost) {
    let (ours, folder) = (Ours::start().await, tempfile::tempdir().unwrap());
    let line = BadLine::to(&ours.url).await;
    let warm = ground::written(&folder.path().join("warm"), &[64 * 1024]);
    let warm = ground::job_for_ours(&ours, &line, &warm).await;
    let files = ground::written(folder.path(), sizes);
    let mut job = with(ground::job_for_ours(&ours, &line, &files).await, options);
    job["warm"] = warm["files"][0].clone();
    measured(job, &[], &line, ours.id(), cost).await;
    assert_eq!(ours.documents(), files.len() as u64 + 1);
}

/// One run of the official client against its own server.
async fn their_run(sizes: &[usize], options: &Value, cuts: &[u64], cost: &mut Cost) -> String {
    let (theirs, folder) = (Theirs::start(json!({})).await, tempfile::tempdir().unwrap());
    let warm = ground::written(&folder.path().join("warm"), &[64 * 1024]);
    let warm = ground::job_for_theirs(&theirs.line, &warm);
    let files = ground::written(folder.path(), sizes);
    let mut job = with(ground::job_for_theirs(&theirs.line, &files), options);
    job["warm"] = warm["files"][0].clone();
    let said = measured(job, cuts, &theirs.line, theirs.server.id(), cost).await;
    assert_eq!(theirs.files().len(), files.len() + 1);
    said["about"].as_str().unwrap().to_owned()
}

fn with(mut job: Value, options: &Value) -> Value {
    for (key, value) in options.as_object().unwrap() {
        job[key] = value.clone();
    }
    job
}

/// Runs the client, which uploads one small file before anything is counted: neither side is measured cold.
async fn measured(job: Value, cuts: &[u64], line: &BadLine, server: u32, cost: &mut Cost) -> Value {
    let client = tokio::task::spawn_blocking(move || {
        let mut client = Node::start("client.mjs", &Value::Null);
        client.say(&job);
        let ready = client.hear();
        assert_eq!(ready, Some(json!({ "ready": true })));
        client
    });
    let mut client = client.await.unwrap();
    let rested = ground::memory(server).0;
    ground::forget_peak(server);
    let before = line.carried();
    line.cut_after(cuts.iter().copied());
    client.say(&Value::Null);
    let said = tokio::task::spawn_blocking(move || client.hear()).await.unwrap().unwrap();
    assert_eq!(said["error"], Value::Null, "{said}");
    assert!(line.cuts() as usize >= cuts.len());
    let (_, peak) = ground::memory(server);
    cost.add(said["ms"].as_f64().unwrap(), requests(&said), line.carried().since(before));
    cost.peak.push(peak);
    cost.grown.push(peak - rested);
    said
}

/// All four.
pub async fn run(table: &mut Table) {
    if glanced("u1") {
        u1(table).await;
    }
    if glanced("u2") {
        u2(table).await;
    }
    if glanced("u3") {
        u3(table).await;
    }
    if glanced("u4") {
        u4(table).await;
    }
}

async fn u1(table: &mut Table) {
    let sizes = [10 * MIB];
    let ways = [
        ("one PATCH", json!({})),
        ("1 MiB", json!({ "chunk": MIB })),
        ("256 KiB", json!({ "chunk": MIB / 4 })),
    ];
    let mut phone = Cost::default();
    let (mut mixed, mut theirs) = (vec![Cost::default(); 3], vec![Cost::default(); 3]);
    let mut about = String::new();
    for _ in 0..RUNS {
        our_run(&sizes, &[], &mut phone).await;
        for (at, (_, options)) in ways.iter().enumerate() {
            mixed_run(&sizes, options, &mut mixed[at]).await;
            about = their_run(&sizes, options, &[], &mut theirs[at]).await;
        }
    }
    table.note(format!(
        "Peer: {about}; Node's time included, one small upload before each run is not counted."
    ));
    let best = theirs.iter().map(|cost| median(&cost.ms)).fold(f64::MAX, f64::min);
    let all = |mut line: Row, of: fn(&Cost) -> f64| {
        for ((way, _), cost) in ways.iter().zip(&theirs) {
            line = line.beside(way, Some(of(cost)));
        }
        line
    };
    let line = row(
        "U1 10 MiB, the whole of ours: encrypted copy, queue, checksums, every step synced, read back",
        median(&phone.ms),
        "ms",
    );
    table.row(all(line, |cost| median(&cost.ms)).at_most(1.5 * best));
    let overhead = |cost: &Cost| median(&cost.both) - (10 * MIB) as f64;
    let line = row("U1 bytes beside the file's own, both ways", overhead(&phone), "B");
    table.row(all(line, |cost| median(&cost.both) - (10 * MIB) as f64));
    for ((way, _), (ours, peer)) in ways.iter().zip(mixed.iter().zip(&theirs)) {
        let line = row(format!("U1 servers alone: tus-js-client to each, {way}"), median(&ours.ms), "ms");
        table.row(line.beside("@tus/server", Some(median(&peer.ms))).at_most(1.5 * median(&peer.ms)));
    }
    let kept = |costs: &[Cost]| costs.iter().map(Cost::json).collect::<Vec<_>>();
    table.keep("U1", json!({ "ours": phone.json(), "tus_js_to_ours": kept(&mixed), "tus": kept(&theirs) }));
}

async fn u2(table: &mut Table) {
    let (mut small, mut large, mut theirs) = (Cost::default(), Cost::default(), Cost::default());
    for _ in 0..RUNS {
        mixed_run(&[10 * MIB], &json!({}), &mut small).await;
        mixed_run(&[100 * MIB], &json!({}), &mut large).await;
        their_run(&[100 * MIB], &json!({}), &[], &mut theirs).await;
    }
    let line = row(
        "U2 100 MiB in one PATCH of tus-js-client: most memory the server held (RSS)",
        median(&large.peak),
        "MiB",
    );
    table.row(line.beside("@tus/server", Some(median(&theirs.peak))).at_most(25.0));
    let line = row("U2 of it, grown during the upload", median(&large.grown), "MiB");
    table.row(line.beside("@tus/server", Some(median(&theirs.grown))));
    table.row(row("U2 the same for 10 MiB: flat in the file's size", median(&small.grown), "MiB"));
    let line = row("U2 time", median(&large.ms), "ms");
    table.row(line.beside("@tus/server", Some(median(&theirs.ms))));
    table.keep("U2", json!({ "small": small.json(), "large": large.json(), "tus": theirs.json() }));
}

async fn u3(table: &mut Table) {
    let sizes = [300 * 1024; 20];
    let (mut ours, mut two, mut one) = (Cost::default(), Cost::default(), Cost::default());
    for _ in 0..RUNS {
        our_run(&sizes, &[], &mut ours).await;
        their_run(&sizes, &json!({}), &[], &mut two).await;
        their_run(&sizes, &json!({ "during": true }), &[], &mut one).await;
    }
    let line = row("U3 20 × 300 KiB: time", median(&ours.ms), "ms");
    let line = line.beside("POST+PATCH", Some(median(&two.ms)));
    table.row(line.beside("creation-with-upload", Some(median(&one.ms))).at_most(65.0));
    let line = row("U3 requests", median(&ours.requests), "");
    let line = line.beside("POST+PATCH", Some(median(&two.requests)));
    table.row(line.beside("creation-with-upload", Some(median(&one.requests))).at_most(20.0));
    let bytes = |cost: &Cost| median(&cost.both) - (20 * 300 * 1024) as f64;
    let line = row("U3 bytes beside the files' own, both ways", bytes(&ours), "B");
    let line = line.beside("POST+PATCH", Some(bytes(&two)));
    table.row(line.beside("creation-with-upload", Some(bytes(&one))));
    table.keep("U3", json!({ "ours": ours.json(), "post_patch": two.json(), "with_creation": one.json() }));
}

async fn u4(table: &mut Table) {
    let size = 19_999_997;
    let cuts: Vec<u64> = (1..=8).map(|at| at * size as u64 / 9).collect();
    let (mut ours, mut theirs) = (Cost::default(), Cost::default());
    for _ in 0..RUNS {
        our_run(&[size], &cuts, &mut ours).await;
        their_run(&[size], &json!({}), &cuts, &mut theirs).await;
    }
    let share = |cost: &Cost| median(&cost.up) / size as f64;
    let line = row("U4 20 MB, cut 8 times: bytes sent for each byte of the file", share(&ours), "×");
    table.row(line.beside("tus", Some(share(&theirs))).at_most(1.01));
    let line = row("U4 time, tried again at once after each cut", median(&ours.ms), "ms");
    table.row(line.beside("tus", Some(median(&theirs.ms))));
    table.keep("U4", json!({ "ours": ours.json(), "tus": theirs.json() }));
}
