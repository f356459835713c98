//! The cable between phone and gateway: it counts, it can be cut or spoil a byte, in either direction.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What the line does to answers.
#[derive(Debug, Clone, Copy)]
pub enum Answers {
    /// Lets all pass.
    Pass,
    /// Cuts each connection once so many bytes of answers went through it.
    CutAfter(u64),
    /// Cuts each connection instead of answering, once so many bytes of requests went through it.
    LostAfter(u64),
}

/// What the line does to requests.
#[derive(Debug, Clone, Copy)]
pub enum Requests {
    /// Lets all pass.
    Pass,
    /// Cuts each connection once so many bytes of requests went through it.
    CutAfter(u64),
    /// The same once; then all pass.
    CutOnceAfter(u64),
    /// Changes that byte of each connection's requests.
    FlipAt(u64),
}

/// A line. It counts the bytes of both directions, heads included.
pub struct Line {
    pub url: String,
    up: Arc<AtomicU64>,
    down: Arc<AtomicU64>,
    faults: Arc<Mutex<(Requests, Answers)>>,
    changed: watch::Sender<()>,
}

impl Line {
    /// Laid to that address (`http://…`).
    pub async fn to(url: &str, answers: Answers) -> Self {
        let target = url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            up: Arc::default(),
            down: Arc::default(),
            faults: Arc::new(Mutex::new((Requests::Pass, answers))),
            changed: watch::Sender::new(()),
        };
        let (up, down, faults) = (line.up.clone(), line.down.clone(), line.faults.clone());
        let changed = line.changed.clone();
        let way_back = Arc::new(tokio::sync::Mutex::new(()));
        tokio::spawn(async move {
            while let Ok((phone, _)) = listener.accept().await {
                let Ok(gateway) = TcpStream::connect(&target).await else { continue };
                let (mut changed, now) = (changed.subscribe(), *faults.lock().unwrap());
                // Whoever comes to the place first is cut, and none of the connections that stand beside it.
                let faults = faults.clone();
                let is_cut = move || {
                    let requests = &mut faults.lock().unwrap().0;
                    match requests {
                        Requests::CutOnceAfter(_) => *requests = Requests::Pass,
                        Requests::Pass => return false,
                        Requests::CutAfter(_) | Requests::FlipAt(_) => {}
                    }
                    true
                };
                let way_back = way_back.clone();
                let (up, down) = (up.clone(), down.clone());
                let carried = async move {
                    drop(way_back.lock().await);
                    carry(phone, gateway, up, down, now, is_cut, &way_back).await;
                };
                tokio::spawn(async move {
                    tokio::select! {
                        () = carried => {}
                        _ = changed.changed() => {}
                    }
                });
            }
        });
        line
    }

    /// Changes what the line does to the answers of connections that come; those that are open are cut.
    pub fn answers(&self, answers: Answers) {
        self.faults.lock().unwrap().1 = answers;
        self.changed.send_replace(());
    }

    /// The same for requests.
    pub fn requests(&self, requests: Requests) {
        self.faults.lock().unwrap().0 = requests;
        self.changed.send_replace(());
    }

    /// Bytes sent and received so far.
    pub fn bytes(&self) -> (u64, u64) {
        (self.up.load(Ordering::SeqCst), self.down.load(Ordering::SeqCst))
    }
}

/// Carries until either side ends. `is_cut` is asked where requests would be cut; whoever was cut has no way back until
/// the gateway has learnt of it: over a real line that takes less than another connection.
async fn carry(
    phone: TcpStream,
    gateway: TcpStream,
    up: Arc<AtomicU64>,
    down: Arc<AtomicU64>,
    (requests, answers): (Requests, Answers),
    is_cut: impl Fn() -> bool,
    way_back: &tokio::sync::Mutex<()>,
) {
    let (mut from_phone, mut to_phone) = phone.into_split();
    let (mut from_gateway, mut to_gateway) = gateway.into_split();
    let asked = AtomicU64::new(0);
    let asked = &asked;
    let upwards = async {
        let (mut buffer, mut at, mut passed_by) = (vec![0; 16 * 1024], 0, false);
        while let Ok(read @ 1..) = from_phone.read(&mut buffer).await {
            let mut passed = read as u64;
            match requests {
                Requests::Pass => {}
                Requests::CutAfter(bytes) | Requests::CutOnceAfter(bytes) => {
                    let left = bytes.saturating_sub(at);
                    // Once past the place, nothing is cut any more: it was another connection's turn.
                    if passed > left && !passed_by && is_cut() {
                        passed = left;
                    } else {
                        passed_by |= passed > left;
                    }
                }
                Requests::FlipAt(place) if (at..at + passed).contains(&place) => {
                    buffer[(place - at) as usize] ^= 1;
                }
                Requests::FlipAt(_) => {}
            }
            at += passed;
            asked.store(at, Ordering::SeqCst);
            up.fetch_add(passed, Ordering::SeqCst);
            if to_gateway.write_all(&buffer[..passed as usize]).await.is_err() {
                break;
            }
            if passed < read as u64 {
                return true;
            }
        }
        false
    };
    let downwards = async {
        let (mut left, lost_after) = match answers {
            Answers::Pass => (u64::MAX, u64::MAX),
            Answers::CutAfter(bytes) => (bytes, u64::MAX),
            Answers::LostAfter(bytes) => (u64::MAX, bytes),
        };
        let mut buffer = vec![0; 4 * 1024];
        while let Ok(read @ 1..) = from_gateway.read(&mut buffer).await {
            if asked.load(Ordering::SeqCst) >= lost_after {
                break;
            }
            let passed = left.min(read as u64);
            left -= passed;
            down.fetch_add(passed, Ordering::SeqCst);
            if to_phone.write_all(&buffer[..passed as usize]).await.is_err() || passed < read as u64 {
                break;
            }
        }
    };
    // Whoever ends first ends both: a cut line is cut both ways.
    let was_cut = tokio::select! { was_cut = upwards => was_cut, () = downwards => false };
    if was_cut {
        let _none = way_back.lock().await;
        drop((from_phone, to_phone));
        let _ = to_gateway.shutdown().await;
        let mut rest = vec![0; 4 * 1024];
        while let Ok(1..) = from_gateway.read(&mut rest).await {}
    }
}
