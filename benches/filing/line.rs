//! The bad line between any client and any server: it counts the bytes of its TCP streams, cuts at given bytes,
//! loses answers, answers itself like a portal, and carries no more than its rate.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::Instant;

/// A line. What it does may be changed while it carries.
#[derive(Clone)]
pub struct BadLine {
    pub url: String,
    shared: Arc<Shared>,
}

struct Shared {
    up: AtomicU64,
    down: AtomicU64,
    connections: AtomicU64,
    open: AtomicU64,
    cuts: AtomicU64,
    plan: Mutex<Plan>,
    /// Bytes of requests so far: who waits for them is told.
    carried: watch::Sender<u64>,
    /// Raised to cut what is open.
    cut: watch::Sender<u64>,
}

struct Plan {
    target: String,
    /// Bytes of requests, of all connections together, at which the next cuts come.
    cut_at: VecDeque<u64>,
    /// The same for bytes of answers.
    cut_answers_at: VecDeque<u64>,
    /// The byte of requests that is changed.
    flip_at: Option<u64>,
    /// Connections whose answer is lost at its first byte.
    lose: u32,
    /// What the line answers by itself.
    portal: Option<Vec<u8>>,
    /// No connection passes.
    down: bool,
    /// Bytes a second of each direction; none: as fast as it goes.
    rate: Option<f64>,
    free_at: [Option<Instant>; 2],
}

/// What went over a line since it was last asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carried {
    pub up: u64,
    pub down: u64,
    pub connections: u64,
}

impl BadLine {
    /// Laid to that address (`http://…`), good until something is asked of it.
    pub async fn to(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let plan = Plan {
            target: host(url),
            cut_at: VecDeque::new(),
            cut_answers_at: VecDeque::new(),
            flip_at: None,
            lose: 0,
            portal: None,
            down: false,
            rate: None,
            free_at: [None; 2],
        };
        let shared = Arc::new(Shared {
            up: AtomicU64::new(0),
            down: AtomicU64::new(0),
            connections: AtomicU64::new(0),
            open: AtomicU64::new(0),
            cuts: AtomicU64::new(0),
            plan: Mutex::new(plan),
            carried: watch::Sender::new(0),
            cut: watch::Sender::new(0),
        });
        let line = Self { url: format!("http://{}", listener.local_addr().unwrap()), shared };
        // The listener goes with the last holder of the line: a bench lays hundreds.
        let (accepting, mut gone) = (Arc::downgrade(&line.shared), line.shared.cut.subscribe());
        tokio::spawn(async move {
            loop {
                let accepted = tokio::select! {
                    accepted = listener.accept() => accepted,
                    changed = gone.changed() => match changed { Ok(()) => continue, Err(_) => return },
                };
                let (Ok((client, _)), Some(shared)) = (accepted, accepting.upgrade()) else { return };
                tokio::spawn(attend(client, shared));
            }
        });
        line
    }

    /// Another server behind the same line.
    pub fn leads_to(&self, url: &str) {
        self.plan(|plan| plan.target = host(url));
    }

    /// Cuts everything once so many bytes of requests in all have passed, at each of these counts from now on.
    pub fn cut_after(&self, bytes: impl IntoIterator<Item = u64>) {
        let now = self.shared.up.load(Ordering::SeqCst);
        self.plan(|plan| plan.cut_at = bytes.into_iter().map(|bytes| now + bytes).collect());
    }

    /// Cuts everything once so many bytes of answers in all have passed.
    pub fn cut_answers_after(&self, bytes: u64) {
        let now = self.shared.down.load(Ordering::SeqCst);
        self.plan(|plan| plan.cut_answers_at.push_back(now + bytes));
    }

    /// Changes one byte of requests, the one after so many.
    pub fn flip_after(&self, bytes: u64) {
        let now = self.shared.up.load(Ordering::SeqCst);
        self.plan(|plan| plan.flip_at = Some(now + bytes));
    }

    /// A good line again, whatever was planned.
    pub fn heal(&self) {
        self.plan(|plan| {
            plan.cut_at.clear();
            plan.cut_answers_at.clear();
            (plan.flip_at, plan.lose, plan.portal, plan.down) = (None, 0, None, false);
        });
    }

    /// Connections that are open now.
    pub fn open(&self) -> u64 {
        self.shared.open.load(Ordering::SeqCst)
    }

    /// Nothing passes, or everything does again.
    pub fn down(&self, down: bool) {
        self.plan(|plan| plan.down = down);
        if down {
            self.shared.cut_all();
        }
    }

    /// Loses the answers of the next connections; those that are open are cut.
    pub fn lose_answers(&self, connections: u32) {
        self.plan(|plan| plan.lose = connections);
        self.shared.cut_all();
    }

    /// Answers every request with these bytes, as a page of a Wi-Fi does; none: no more.
    pub fn portal(&self, answer: Option<&str>) {
        self.plan(|plan| plan.portal = answer.map(|answer| answer.as_bytes().to_vec()));
        self.shared.cut_all();
    }

    /// Carries so many bytes a second each way.
    pub fn rate(&self, bytes_a_second: Option<u64>) {
        self.plan(|plan| plan.rate = bytes_a_second.map(|rate| rate as f64));
    }

    /// Waits until so many bytes of requests in all, from now on, have passed.
    pub async fn carries(&self, bytes: u64) {
        let until = self.shared.up.load(Ordering::SeqCst) + bytes;
        let mut carried = self.shared.carried.subscribe();
        carried.wait_for(|carried| *carried >= until).await.unwrap();
    }

    /// What went over it until now.
    pub fn carried(&self) -> Carried {
        Carried {
            up: self.shared.up.load(Ordering::SeqCst),
            down: self.shared.down.load(Ordering::SeqCst),
            connections: self.shared.connections.load(Ordering::SeqCst),
        }
    }

    /// How often it cut.
    pub fn cuts(&self) -> u64 {
        self.shared.cuts.load(Ordering::SeqCst)
    }

    fn plan<T>(&self, change: impl FnOnce(&mut Plan) -> T) -> T {
        change(&mut self.shared.plan.lock().unwrap())
    }
}

impl Carried {
    pub fn both(self) -> u64 {
        self.up + self.down
    }

    pub fn since(self, before: Self) -> Self {
        Self {
            up: self.up - before.up,
            down: self.down - before.down,
            connections: self.connections - before.connections,
        }
    }
}

impl Shared {
    fn cut_all(&self) {
        self.cuts.fetch_add(1, Ordering::SeqCst);
        self.cut.send_modify(|cuts| *cuts += 1);
    }

    /// How many of these bytes pass before the next cut; one of them may be changed.
    /// The cut itself comes once they did: bytes that are counted are not lost by the line.
    fn pass(&self, bytes: &mut [u8], way: usize) -> (usize, bool) {
        let counter = if way == 0 { &self.up } else { &self.down };
        let mut plan = self.plan.lock().unwrap();
        let (before, length) = (counter.load(Ordering::SeqCst), bytes.len() as u64);
        if let Some(at) = plan.flip_at.filter(|at| way == 0 && (before..before + length).contains(at)) {
            bytes[(at - before) as usize] ^= 1;
            plan.flip_at = None;
        }
        let cuts = if way == 0 { &mut plan.cut_at } else { &mut plan.cut_answers_at };
        let cut = cuts.front().copied().filter(|cut| before + length >= *cut);
        let passed = cut.map_or(length, |cut| cut.saturating_sub(before).min(length));
        if cut.is_some() {
            cuts.pop_front();
        }
        counter.fetch_add(passed, Ordering::SeqCst);
        drop(plan);
        if way == 0 {
            self.carried.send_replace(before + passed);
        }
        (passed as usize, cut.is_some())
    }

    /// When these bytes are through, at the rate of the line.
    fn through(&self, bytes: usize, way: usize) -> Option<Instant> {
        let mut plan = self.plan.lock().unwrap();
        let rate = plan.rate?;
        let now = Instant::now();
        let from = plan.free_at[way].map_or(now, |free_at| free_at.max(now));
        let until = from + Duration::from_secs_f64(bytes as f64 / rate);
        plan.free_at[way] = Some(until);
        Some(until)
    }
}

/// Counts a connection as long as it lives.
struct Open(Arc<Shared>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn attend(client: TcpStream, shared: Arc<Shared>) {
    shared.open.fetch_add(1, Ordering::SeqCst);
    let _open = Open(shared.clone());
    shared.connections.fetch_add(1, Ordering::SeqCst);
    let mut cut = shared.cut.subscribe();
    let (target, loses, portal) = {
        let mut plan = shared.plan.lock().unwrap();
        if plan.down {
            return;
        }
        let loses = plan.lose > 0;
        plan.lose -= u32::from(loses);
        (plan.target.clone(), loses, plan.portal.clone())
    };
    let _ = client.set_nodelay(true);
    if let Some(answer) = portal {
        return pretend(client, &shared, &answer).await;
    }
    let Ok(server) = TcpStream::connect(&target).await else { return };
    let _ = server.set_nodelay(true);
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let up = carry(from_client, to_server, &shared, 0, false);
    let down = carry(from_server, to_client, &shared, 1, loses);
    // Whoever ends first ends both: a cut line is cut both ways.
    tokio::select! { () = up => {}, () = down => {}, _ = cut.changed() => {} }
}

async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    shared: &Shared,
    way: usize,
    lost: bool,
) {
    let slow = shared.plan.lock().unwrap().rate.is_some_and(|rate| rate < 1_000_000.0);
    let mut buffer = vec![0; if slow { 2 * 1024 } else { 64 * 1024 }];
    while let Ok(read @ 1..) = from.read(&mut buffer).await {
        if lost {
            return;
        }
        if let Some(through) = shared.through(read, way) {
            tokio::time::sleep_until(through).await;
        }
        let (passed, cuts) = shared.pass(&mut buffer[..read], way);
        let written = to.write_all(&buffer[..passed]).await;
        if cuts {
            shared.cut_all();
        }
        if written.is_err() || cuts || passed < read {
            return;
        }
    }
}

/// Reads a request as far as it comes, answers without having understood a word, and hangs up.
async fn pretend(mut client: TcpStream, shared: &Shared, answer: &[u8]) {
    let mut buffer = vec![0; 64 * 1024];
    let mut quiet = false;
    while !quiet {
        match tokio::time::timeout(Duration::from_millis(20), client.read(&mut buffer)).await {
            Ok(Ok(read @ 1..)) => {
                let before = shared.up.fetch_add(read as u64, Ordering::SeqCst);
                shared.carried.send_replace(before + read as u64);
            }
            _ => quiet = true,
        }
    }
    if client.write_all(answer).await.is_ok() {
        shared.down.fetch_add(answer.len() as u64, Ordering::SeqCst);
    }
    let _ = client.shutdown().await;
}

fn host(url: &str) -> String {
    url.trim_start_matches("http://").to_owned()
}
