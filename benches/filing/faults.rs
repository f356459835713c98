//! U5 to U12: servers and clients killed, answers lost, tokens expired, files damaged, portals. What counts is
//! whether the right file is there once, and how much was sent for it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::parcel::{self, Cause, Unreachable};
use ma_region::platform::fake::{HandBrowser, HandClock, HandFolders, HandNetwork, HandReturns, HandVault};
use ma_region::platform::{Secret, Vault};
use ma_region::store::desk::outbox as desk;
use ma_region::sync::Trust;
use ma_region::wiring::{Parts, assemble};
use serde_json::{Value, json};

use crate::ground::{self, Ours};
use crate::line::BadLine;
use crate::rig::{Dice, median, row};
use crate::uploads::{Theirs, client, requests, tried};
use crate::world::Phone;
use crate::world::filled::paper;
use crate::{RUNS, Table, glanced};

const MIB: usize = 1024 * 1024;
/// As much as the app takes of one document.
const SIZE: usize = 19_999_997;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default)]
struct Found {
    /// Bytes sent for each byte of the files.
    share: f64,
    /// Uploads that the server began.
    uploads: f64,
    /// Times that a wrong file was called a success.
    wrong: f64,
}

/// The figures of both sides, one run each.
#[derive(Default)]
struct Runs {
    ours: Vec<Found>,
    theirs: Vec<Found>,
}

impl Runs {
    fn median(found: &[Found], of: fn(&Found) -> f64) -> f64 {
        median(&found.iter().map(of).collect::<Vec<_>>())
    }

    fn share(&self) -> (f64, f64) {
        (Self::median(&self.ours, |one| one.share), Self::median(&self.theirs, |one| one.share))
    }

    fn uploads(&self) -> (f64, f64) {
        (Self::median(&self.ours, |one| one.uploads), Self::median(&self.theirs, |one| one.uploads))
    }

    fn wrong(&self) -> (f64, f64) {
        let sum = |found: &[Found]| found.iter().map(|one| one.wrong).sum();
        (sum(&self.ours), sum(&self.theirs))
    }

    fn json(&self) -> Value {
        let list = |found: &[Found]| {
            found.iter().map(|one| json!([one.share, one.uploads, one.wrong])).collect::<Vec<_>>()
        };
        json!({ "of": ["bytes a byte", "uploads", "wrong files taken"], "ours": list(&self.ours), "tus": list(&self.theirs) })
    }
}

/// A phone that owes one document over a line to our gateway.
struct OurSide {
    ours: Ours,
    line: BadLine,
    phone: Phone,
    sent_before: u64,
    file: Vec<u8>,
}

impl OurSide {
    async fn owing(size: usize) -> Self {
        let ours = Ours::start().await;
        let line = BadLine::to(&ours.url).await;
        let phone = ground::phone(&ours, &line).await;
        let (_, mut files) = ground::posted(&phone, &[size]).await;
        ground::registered(&phone).await;
        let sent_before = line.carried().up;
        Self { ours, line, phone, sent_before, file: files.remove(0) }
    }

    /// Sends until the line has carried so many bytes, and is cut there and goes down; nothing is sent any more then.
    async fn paused_after(size: usize, bytes: u64) -> Self {
        let side = Self::owing(size).await;
        side.line.cut_after([bytes]);
        let line = side.line.clone();
        let falls = tokio::spawn(async move {
            line.carries(bytes).await;
            line.down(true);
        });
        let sync = &side.phone.app.sync;
        let post = sync.carry(ma_region::sync::Woken::ByCircumstances).await;
        assert_eq!(post.waiting, 1, "{post:?}");
        falls.await.unwrap();
        settled(&side.ours.files()).await;
        side.line.down(false);
        side
    }

    fn found(&self) -> Found {
        let right = self.ours.documents() == 1;
        let held = self.ours.files().first().map(|file| std::fs::read(file).unwrap());
        assert_eq!(right, held.as_ref() == Some(&self.file), "verified means right");
        let sent = (self.line.carried().up - self.sent_before) as f64;
        // What ends without a right file would be a wrong one here: nothing is owed any more.
        Found {
            share: sent / self.file.len() as f64,
            uploads: self.ours.uploads() as f64,
            wrong: f64::from(u8::from(!right)),
        }
    }
}

/// The official client and server, and one file.
struct TheirSide {
    theirs: Theirs,
    job: Value,
    path: PathBuf,
    file: Vec<u8>,
    _files: tempfile::TempDir,
}

impl TheirSide {
    async fn with(size: usize, settings: Value) -> Self {
        let (theirs, files) = (Theirs::start(settings).await, tempfile::tempdir().unwrap());
        let path = ground::written(files.path(), &[size]).remove(0);
        let file = std::fs::read(&path).unwrap();
        let job = ground::job_for_theirs(&theirs.line, std::slice::from_ref(&path));
        Self { theirs, job, path, file, _files: files }
    }

    /// The same pause; the address of the upload is kept, as an app would.
    async fn paused_after(size: usize, bytes: u64, settings: Value) -> Self {
        let mut side = Self::with(size, settings).await;
        let mut job = side.job.clone();
        job["delays"] = json!([]);
        side.theirs.line.cut_after([bytes]);
        let line = side.theirs.line.clone();
        let falls = tokio::spawn(async move {
            line.carries(bytes).await;
            line.down(true);
        });
        let said = tried(&job).await;
        assert_ne!(said["error"], Value::Null, "{said}");
        falls.await.unwrap();
        settled(&side.theirs.files()).await;
        side.theirs.line.down(false);
        side.job["files"][0]["url"] = said["begun"][0].clone();
        assert!(side.job["files"][0]["url"].is_string(), "{said}");
        side
    }

    /// What is there, if the client said that all went well.
    fn found(&self, said: &Value) -> Found {
        let success = said["error"] == Value::Null;
        let files: Vec<_> = self.theirs.files().iter().map(|file| std::fs::read(file).unwrap()).collect();
        let right = files.contains(&self.file);
        Found {
            share: self.theirs.line.carried().up as f64 / self.file.len() as f64,
            uploads: files.len() as f64,
            wrong: f64::from(u8::from(success && !right)),
        }
    }
}

/// Until a server has written what had arrived.
async fn settled(files: &[PathBuf]) {
    let lengths = || files.iter().map(|file| std::fs::metadata(file).unwrap().len()).collect::<Vec<_>>();
    let (mut before, mut same) = (lengths(), 0);
    while same < 10 {
        tokio::time::sleep(Duration::from_millis(30)).await;
        let now = lengths();
        same = if now == before { same + 1 } else { 0 };
        before = now;
    }
}

/// U5 to U12.
pub async fn run(table: &mut Table) {
    if glanced("u5") {
        u5(table).await;
    }
    if glanced("u6") {
        u6(table).await;
    }
    if glanced("u7") {
        u7(table).await;
    }
    if glanced("u8") {
        u8_(table).await;
    }
    if glanced("u9") {
        u9(table).await;
    }
    if glanced("u10") {
        u10(table).await;
    }
    if glanced("u11") {
        u11(table).await;
    }
    if glanced("u12") {
        u12(table).await;
    }
}

/// Waits of a client whose server is away for a moment.
fn patient() -> Value {
    json!(vec![200; 40])
}

/// A line of 32 Mbit/s, as a good mobile network; and one as fast as this machine, whose bytes wait in its buffers.
const PACED: u64 = 4_000_000;

async fn u5(table: &mut Table) {
    for (what, rate) in [("over 32 Mbit/s", Some(PACED)), ("as fast as the machine", None)] {
        let mut runs = Runs::default();
        for run in 0..RUNS {
            let at = (SIZE / 3 + run * SIZE / 17) as u64;
            runs.ours.push(our_server_killed(at, rate).await);
            runs.theirs.push(their_server_killed(at, rate).await);
        }
        let (ours, theirs) = runs.share();
        let line = row(
            format!("U5 server killed (kill -9) and started again, 20 MB {what}: bytes sent for each byte"),
            ours,
            "×",
        );
        table.row(line.beside("tus", Some(theirs)).at_most(1.01));
        let (ours, theirs) = runs.wrong();
        table.row(row(format!("U5 wrong files, {what}"), ours, "").beside("tus", Some(theirs)).at_most(0.0));
        table.keep(&format!("U5 {what}"), runs.json());
    }
    table.note("U5: what the server had received and not yet synced is sent again: ours acknowledges nothing before it outlasts a power cut, @tus/server nothing but what the process wrote. The power cut itself is in `make test`, not here.");
}

async fn our_server_killed(at: u64, rate: Option<u64>) -> Found {
    let mut side = OurSide::owing(SIZE).await;
    side.line.rate(rate);
    let (line, phone) = (side.line.clone(), &side.phone);
    let drain = async {
        while !ground::all_delivered(phone).await {
            phone.app.sync.carry(ma_region::sync::Woken::ByCircumstances).await;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let ours = &mut side.ours;
    let kill = async {
        line.carries(at).await;
        ours.kill();
        ours.restart();
        line.leads_to(&ours.url);
    };
    tokio::join!(drain, kill);
    side.found()
}

async fn their_server_killed(at: u64, rate: Option<u64>) -> Found {
    let mut side = TheirSide::with(SIZE, json!({})).await;
    side.theirs.line.rate(rate);
    side.job["delays"] = patient();
    let (line, job) = (side.theirs.line.clone(), side.job.clone());
    let (said, ()) = tokio::join!(client(&job), async {
        line.carries(at).await;
        side.theirs.restart();
    });
    side.found(&said)
}

async fn u6(table: &mut Table) {
    let mut runs = Runs::default();
    for _ in 0..RUNS {
        let side = OurSide::owing(MIB).await;
        side.line.lose_answers(3);
        ground::drains(&side.phone).await;
        runs.ours.push(side.found());
        let side = TheirSide::with(MIB, json!({})).await;
        side.theirs.line.lose_answers(3);
        let said = client(&side.job).await;
        runs.theirs.push(side.found(&said));
    }
    let (ours, theirs) = runs.uploads();
    let line = row("U6 answer to the creation lost 3 times, 1 MiB: uploads begun for one file", ours, "");
    table.row(line.beside("tus", Some(theirs)).at_most(1.0));
    let (ours, theirs) = runs.share();
    table.row(row("U6 bytes sent for each byte", ours, "×").beside("tus", Some(theirs)));
    table.keep("U6", runs.json());
}

async fn u7(table: &mut Table) {
    let mut runs = Runs::default();
    for _ in 0..RUNS {
        let side = OurSide::paused_after(SIZE, 6 * MIB as u64).await;
        let renewed = side.ours.expires_sessions();
        let drained = ground::drains(&side.phone).await;
        assert!(drained.signed_out, "the token had expired: {drained:?}");
        side.phone.app.sync.take_session(ground::ACCOUNT, &renewed).await.unwrap();
        ground::drains(&side.phone).await;
        runs.ours.push(side.found());

        let settings = json!({ "token": "one" });
        let mut side = TheirSide::with(SIZE, settings).await;
        side.job["headers"] = json!({ "Authorization": "Bearer one" });
        (side.job["renewed"], side.job["delays"]) = (json!("two"), json!([0, 0, 0, 0, 0]));
        let line = side.theirs.line.clone();
        line.cut_after([6 * MIB as u64]);
        let job = side.job.clone();
        let (said, ()) = tokio::join!(client(&job), async {
            line.carries(6 * MIB as u64).await;
            side.theirs.server.say(&json!({ "token": "two" }));
        });
        runs.theirs.push(side.found(&said));
    }
    let resent = |(ours, theirs): (f64, f64)| {
        let mib = |share: f64| (share - 1.0) * SIZE as f64 / MIB as f64;
        (mib(ours), mib(theirs))
    };
    let (ours, theirs) = resent(runs.share());
    let line = row("U7 token expired at the resumption, after 6 MiB of 20 MB: sent again", ours, "MiB");
    // One body of ours is 512 KiB before the line is known.
    table.row(line.beside("tus", Some(theirs)).at_most(0.5));
    let (ours, theirs) = runs.uploads();
    table.row(row("U7 uploads begun", ours, "").beside("tus", Some(theirs)).at_most(1.0));
    table.keep("U7", runs.json());
}

/// Changes three bytes of a file that a server holds.
fn damage(file: &Path, dice: &mut Dice) {
    let mut bytes = std::fs::read(file).unwrap();
    for _ in 0..3 {
        let at = dice.roll(bytes.len().min(3 * MIB));
        bytes[at] ^= 0x55;
    }
    std::fs::write(file, bytes).unwrap();
}

async fn u8_(table: &mut Table) {
    let (mut runs, mut dice) = (Runs::default(), Dice(8));
    for _ in 0..RUNS {
        let side = OurSide::paused_after(SIZE, 6 * MIB as u64).await;
        damage(&side.ours.files()[0], &mut dice);
        ground::drains(&side.phone).await;
        runs.ours.push(side.found());
        let side = TheirSide::paused_after(SIZE, 6 * MIB as u64, json!({})).await;
        damage(&side.theirs.files()[0], &mut dice);
        let said = client(&side.job).await;
        runs.theirs.push(side.found(&said));
    }
    let (ours, theirs) = runs.wrong();
    let line = row(
        format!("U8 stored prefix damaged (3 bytes) in {RUNS} runs: wrong files called a success"),
        ours,
        "",
    );
    table.row(line.beside("tus", Some(theirs)).at_most(0.0));
    let (ours, theirs) = runs.share();
    table.row(
        row("U8 bytes sent for each byte: it came whole a second time", ours, "×")
            .beside("tus", Some(theirs)),
    );
    table.keep("U8", runs.json());
}

async fn u9(table: &mut Table) {
    let mut runs = Runs::default();
    for _ in 0..RUNS {
        // Whatever happens to the file that was picked, what travels is the phone's own sealed copy.
        let folder = tempfile::tempdir().unwrap();
        let picked = ground::written(folder.path(), &[SIZE]).remove(0);
        let side = OurSide::paused_after(SIZE, 6 * MIB as u64).await;
        assert_eq!(std::fs::read(&picked).unwrap(), side.file);
        std::fs::write(&picked, &*paper(99, SIZE)).unwrap();
        ground::drains(&side.phone).await;
        runs.ours.push(side.found());
        let side = TheirSide::paused_after(SIZE, 6 * MIB as u64, json!({})).await;
        std::fs::write(&side.path, &*paper(99, SIZE)).unwrap();
        let said = client(&side.job).await;
        let mut found = side.found(&said);
        // The edited file, whole, would be right too.
        let edited = paper(99, SIZE).to_vec();
        if side.theirs.files().iter().any(|file| std::fs::read(file).unwrap() == edited) {
            found.wrong = 0.0;
        }
        runs.theirs.push(found);
    }
    let (ours, theirs) = runs.wrong();
    let line = row(
        format!("U9 source edited between pause and resumption in {RUNS} runs: mixed files called a success"),
        ours,
        "",
    );
    table.row(line.beside("tus", Some(theirs)).at_most(0.0));
    // And the phone's own copy damaged on its disk: said, never sent.
    let mut said = 0;
    for _ in 0..RUNS {
        let side = OurSide::paused_after(SIZE, 6 * MIB as u64).await;
        let own = std::fs::read_dir(side.phone.folder.path().join("documents")).unwrap();
        let own = own.map(|entry| entry.unwrap().path()).find(|path| path.is_file()).unwrap();
        let mut bytes = std::fs::read(&own).unwrap();
        bytes[15_000_000] ^= 1;
        std::fs::write(&own, bytes).unwrap();
        ground::drains(&side.phone).await;
        let paused = parcel::Standing::Paused(parcel::Hold::Local(parcel::Local::DocumentDamaged));
        said += usize::from(side.phone.parcels().await[1].standing == paused && side.ours.documents() == 0);
    }
    table.row(
        row(
            "U9 our own copy damaged on the phone's disk: times it was not noticed",
            (RUNS - said) as f64,
            "",
        )
        .at_most(0.0),
    );
    table.keep("U9", runs.json());
}

/// Files of U10, kills, and the line that leaves time to be killed in.
const FILES: usize = 40;
const KILLS: usize = 64;
const EACH: usize = 3_000_000;
const LINE: u64 = 24_000_000;

async fn u10(table: &mut Table) {
    let sizes = [EACH; FILES];
    let mut dice = Dice(10);
    // Ours: a phone in a process of its own.
    let ours = Ours::start().await;
    let line = BadLine::to(&ours.url).await;
    let phone = ground::phone(&ours, &line).await;
    let (_, files) = ground::posted(&phone, &sizes).await;
    ground::registered(&phone).await;
    let before = line.carried().up;
    let Phone { folder: kept, app, .. } = phone;
    drop(app);
    let folder = kept.path();
    line.rate(Some(LINE));
    let arguments = json!({ "folder": folder, "gateway": line.url, "token": ours.token }).to_string();
    let run = || {
        let mut phone = Command::new(std::env::current_exe().unwrap());
        phone.args([crate::CARRY, &arguments]).stdout(Stdio::piped());
        phone
    };
    let kills = killed_again_and_again(run, &line, &mut dice, || ours.documents() == FILES as u64).await;
    let right = ours.documents() == FILES as u64 && {
        let held: std::collections::BTreeSet<_> =
            ours.files().iter().map(|file| std::fs::read(file).unwrap()).collect();
        files.iter().all(|file| held.contains(file))
    };
    let mine = (ours.uploads() as f64 - FILES as f64, (line.carried().up - before) as f64, kills, right);
    drop(kept);

    // Theirs, with its own memory of uploads on disk.
    let (theirs, folder) = (Theirs::start(json!({})).await, tempfile::tempdir().unwrap());
    let paths = ground::written(folder.path(), &sizes);
    let mut job = ground::job_for_theirs(&theirs.line, &paths);
    job["memory"] = json!(folder.path().join("uploads.json"));
    theirs.line.rate(Some(LINE));
    let job_file = folder.path().join("job.json");
    std::fs::write(&job_file, job.to_string()).unwrap();
    let run = || {
        let mut node = Command::new("node");
        node.arg(crate::rig::root().join("tests/peers/client.mjs")).stdout(Stdio::piped());
        node.stdin(std::fs::File::open(&job_file).unwrap());
        node
    };
    let whole = || {
        let all = theirs.files();
        all.iter().filter(|file| std::fs::metadata(file).unwrap().len() == EACH as u64).count()
    };
    let kills = killed_again_and_again(run, &theirs.line, &mut dice, || whole() >= FILES).await;
    let held: std::collections::BTreeSet<_> =
        theirs.files().iter().map(|file| std::fs::read(file).unwrap()).collect();
    let right = files.iter().all(|file| held.contains(file));
    let peer = (theirs.files().len() as f64 - FILES as f64, theirs.line.carried().up as f64, kills, right);

    assert!(mine.3, "all forty are there, and right");
    let what = format!(
        "U10 client killed (kill -9) {} and {} times over {FILES} files of 3 MB: uploads nobody will end",
        mine.2, peer.2
    );
    table.row(row(what, mine.0, "").beside("tus", Some(peer.0)).at_most(0.0));
    let line = row("U10 files that are missing or wrong", f64::from(u8::from(!mine.3)), "");
    table.row(line.beside("tus", Some(f64::from(u8::from(!peer.3)))).at_most(0.0));
    let share = |bytes: f64| bytes / (EACH * FILES) as f64;
    table.row(row("U10 bytes sent for each byte", share(mine.1), "×").beside("tus", Some(share(peer.1))));
    table.keep(
        "U10",
        json!({ "ours": [mine.0, mine.1, mine.2, mine.3], "tus": [peer.0, peer.1, peer.2, peer.3] }),
    );
}

/// Starts it again and again and kills it a moment after its first byte; the last one is left alone.
async fn killed_again_and_again(
    run: impl Fn() -> Command,
    line: &BadLine,
    dice: &mut Dice,
    done: impl Fn() -> bool,
) -> usize {
    let mut kills = 0;
    // A kill each time that a sixty-fifth of all bytes would have passed, on the average.
    let longest = 2.0 * (EACH * FILES) as f64 / LINE as f64 / (KILLS + 1) as f64;
    while kills < KILLS && !done() {
        let mut child = run().spawn().unwrap();
        tokio::select! {
            () = line.carries(1) => {}
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
        }
        tokio::time::sleep(Duration::from_secs_f64(longest * dice.roll(1000) as f64 / 1000.0)).await;
        let _ = child.kill();
        let _ = child.wait();
        kills += 1;
    }
    line.rate(None);
    let last = run().spawn().unwrap();
    let output = tokio::task::spawn_blocking(|| last.wait_with_output()).await.unwrap().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    kills
}

/// The whole of the process that is killed: an app that empties its outbox.
pub async fn carry(arguments: &str) {
    let arguments: Value = serde_json::from_str(arguments).unwrap();
    let folder = Path::new(arguments["folder"].as_str().unwrap());
    let clock = Arc::new(HandClock::at(crate::world::NOON.parse().unwrap()));
    let vault = Arc::new(HandVault::with(Some([7; 32])));
    vault.keep(Secret::Tokens, arguments["token"].as_str()).unwrap();
    let browser = Arc::new(HandBrowser::default());
    let position = Arc::new(ma_region::platform::fake::HandPosition::default());
    let folders = Arc::new(HandFolders(folder.to_owned()));
    let network = Arc::new(HandNetwork::default());
    let returns = Arc::new(HandReturns::default());
    let parts = Parts {
        clock: clock.clone(),
        browser,
        position,
        voice: Arc::new(ma_region::platform::fake::HandVoice::default()),
        returns,
        vault,
        folders,
        network,
        notifier: Arc::new(ma_region::platform::fake::HandNotifier::default()),
        trust: Trust::BUILT_IN,
    };
    let runtime = tokio::runtime::Handle::current();
    let app = assemble(folder, arguments["gateway"].as_str().unwrap(), parts, &runtime).unwrap();
    app.tidy().await;
    ground::emptied(&app, &clock).await;
}

async fn u11(table: &mut Table) {
    let mut runs = Runs::default();
    let shrink = |file: &Path| {
        let file = std::fs::File::options().write(true).open(file).unwrap();
        file.set_len(3 * MIB as u64).unwrap();
    };
    for _ in 0..RUNS {
        let side = OurSide::paused_after(SIZE, 10 * MIB as u64).await;
        shrink(&side.ours.files()[0]);
        ground::drains(&side.phone).await;
        runs.ours.push(side.found());
        let side = TheirSide::paused_after(SIZE, 10 * MIB as u64, json!({})).await;
        shrink(&side.theirs.files()[0]);
        let said = client(&side.job).await;
        runs.theirs.push(side.found(&said));
    }
    let (ours, theirs) = runs.share();
    let line = row("U11 server's file back at 3 MiB of 10: bytes sent for each byte", ours, "×");
    // As much as the peer, and one part in a hundred.
    table.row(line.beside("tus", Some(theirs)).at_most(theirs * 1.01));
    let (ours, theirs) = runs.wrong();
    table.row(row("U11 wrong files", ours, "").beside("tus", Some(theirs)).at_most(0.0));
    table.keep("U11", runs.json());
}

const PORTALS: [(&str, &str); 3] = [
    (
        "200 HTML",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 27\r\nConnection: close\r\n\r\n<html>Wi-Fi, bonjour</html>",
    ),
    (
        "302",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    ),
    (
        "200 HTML with a Location",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nLocation: /portal/session\r\nContent-Length: 27\r\nConnection: close\r\n\r\n<html>Wi-Fi, bonjour</html>",
    ),
];

/// On the creation, then in the middle of an upload.
async fn u12(table: &mut Table) {
    let (mut counted, mut stored, mut not_portal) = (0, 0, 0);
    let (mut attempts, mut taken, mut lost) = (Vec::new(), 0, 0);
    for middle in [false, true] {
        for (what, answer) in PORTALS {
            let side = match middle {
                false => OurSide::owing(2 * MIB).await,
                true => OurSide::paused_after(2 * MIB, MIB as u64).await,
            };
            let parcel =
                async || side.phone.app.store.read(|db| desk::all(db, None)).await.unwrap().remove(1);
            let before = parcel().await;
            side.line.portal(Some(answer));
            for _ in 0..5 {
                side.phone.app.sync.carry(ma_region::sync::Woken::ByCircumstances).await;
                side.phone.clock.turn(TimeDelta::minutes(20));
            }
            let after = parcel().await;
            counted += after.attempts - before.attempts;
            stored += u32::from(after.upload_url != before.upload_url);
            let waits = parcel::Standing::Waiting(Some(Cause::Unreachable(Unreachable::Portal)));
            not_portal += u32::from(after.standing != waits);
            side.line.portal(None);
            ground::drains(&side.phone).await;
            assert!(side.found().wrong == 0.0, "{what}");

            let mut side = match middle {
                false => TheirSide::with(2 * MIB, json!({})).await,
                true => TheirSide::paused_after(2 * MIB, MIB as u64, json!({})).await,
            };
            side.theirs.line.portal(Some(answer));
            side.job["delays"] = json!([0, 0, 0, 0]);
            let said = tried(&side.job).await;
            attempts.push(requests(&said));
            taken += usize::from(said["begun"].to_string().contains("/portal/"));
            lost += usize::from(said["error"] != Value::Null);
        }
    }
    let line = row(
        "U12 portals (200 HTML, 302, 200 with a Location; on creation and in the middle): attempts counted",
        f64::from(counted),
        "",
    );
    table.row(line.beside("tus, requests before it gives up (median)", Some(median(&attempts))).at_most(0.0));
    let line = row("U12 portal's address taken for the upload's", f64::from(stored), "");
    table.row(line.beside("tus", Some(taken as f64)).at_most(0.0));
    let line = row("U12 uploads given up, of 6 (ours: not said to be a portal)", f64::from(not_portal), "");
    table.row(line.beside("tus", Some(lost as f64)).at_most(0.0));
    table.keep("U12", json!({ "counted": counted, "stored": stored, "tus_requests": attempts, "tus_taken": taken, "tus_given_up": lost }));
}
