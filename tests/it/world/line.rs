//! The cable between phone and gateway: it counts, it can be cut after so many bytes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the line does to answers.
#[derive(Debug, Clone, Copy)]
pub enum Answers {
    /// Lets all pass.
    Pass,
    /// Cuts each connection once so many bytes of answers went through it.
    CutAfter(u64),
}

/// A line. It counts the bytes of both directions, heads included.
pub struct Line {
    pub url: String,
    up: Arc<AtomicU64>,
    down: Arc<AtomicU64>,
    cut_after: Arc<AtomicU64>,
    changed: tokio::sync::watch::Sender<()>,
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
            cut_after: Arc::default(),
            changed: tokio::sync::watch::Sender::new(()),
        };
        line.answers(answers);
        let (up, down, cut) = (line.up.clone(), line.down.clone(), line.cut_after.clone());
        let changed = line.changed.clone();
        tokio::spawn(async move {
            while let Ok((phone, _)) = listener.accept().await {
                let Ok(gateway) = TcpStream::connect(&target).await else { continue };
                let mut changed = changed.subscribe();
                let carried = carry(phone, gateway, up.clone(), down.clone(), cut.load(Ordering::SeqCst));
                tokio::spawn(async move {
                    tokio::select! { () = carried => {}, _ = changed.changed() => {} }
                });
            }
        });
        line
    }

    /// Changes what the line does to the connections that come; those that are open are cut.
    pub fn answers(&self, answers: Answers) {
        let bytes = match answers {
            Answers::Pass => u64::MAX,
            Answers::CutAfter(bytes) => bytes,
        };
        self.cut_after.store(bytes, Ordering::SeqCst);
        self.changed.send_replace(());
    }

    /// Bytes sent and received so far.
    pub fn bytes(&self) -> (u64, u64) {
        (self.up.load(Ordering::SeqCst), self.down.load(Ordering::SeqCst))
    }
}

async fn carry(
    phone: TcpStream,
    gateway: TcpStream,
    up: Arc<AtomicU64>,
    down: Arc<AtomicU64>,
    cut_after: u64,
) {
    let (mut from_phone, mut to_phone) = phone.into_split();
    let (mut from_gateway, mut to_gateway) = gateway.into_split();
    let upwards = async move {
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = from_phone.read(&mut buffer).await {
            up.fetch_add(read as u64, Ordering::SeqCst);
            if to_gateway.write_all(&buffer[..read]).await.is_err() {
                break;
            }
        }
    };
    let downwards = async move {
        let mut left = cut_after;
        let mut buffer = vec![0; 4 * 1024];
        while let Ok(read @ 1..) = from_gateway.read(&mut buffer).await {
            let passed = left.min(read as u64);
            left -= passed;
            down.fetch_add(passed, Ordering::SeqCst);
            if to_phone.write_all(&buffer[..passed as usize]).await.is_err() || passed < read as u64 {
                break;
            }
        }
    };
    // Whoever ends first ends both: a cut line is cut both ways.
    tokio::select! { () = upwards => {}, () = downwards => {} }
}
