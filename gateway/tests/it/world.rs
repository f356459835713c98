//! What the stories need: a gateway in a temporary folder, records, and a line that shows every byte.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use api_client::wire;
use gateway::sources::Record;
use gateway::{Clock, Config, Region};
use tempfile::TempDir;

/// The second at which every clock begins.
pub const MORNING: i64 = 1_795_161_600;

/// A gateway and its folder.
pub struct World {
    pub region: Region,
    pub clock: Clock,
    pub folder: TempDir,
}

impl World {
    /// A gateway that published these aids.
    pub async fn with_aids(aids: Vec<Record>) -> Self {
        let world = Self::empty().await;
        world.region.publish(aids).unwrap();
        world
    }

    /// A gateway with nothing in it.
    pub async fn empty() -> Self {
        Self::with(|_| ()).await
    }

    /// The same, with some keys of its configuration changed.
    pub async fn with(set: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::stopped_at(MORNING);
        let mut config = Config::local(folder.path()).unwrap();
        config.clock = clock.clone();
        set(&mut config);
        Self { region: Region::start(config).await.unwrap(), clock, folder }
    }

    /// Asks over a connection of its own.
    pub async fn ask(&self, request: impl Into<Vec<u8>>) -> Answer {
        let (address, request) = (self.region.address(), request.into());
        tokio::task::spawn_blocking(move || ask(address, &request)).await.unwrap()
    }

    /// `GET`, with more header lines if need be.
    pub async fn get(&self, path: &str, lines: &str) -> Answer {
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: region\r\n{lines}Connection: close\r\n\r\n")).await
    }

    /// The newest manifest, verified under the newest root.
    pub async fn manifest(&self) -> wire::Manifest {
        let body = self.get("/v1/manifest", "").await.body;
        api_client::pack::manifest(&body, &self.region.app().keys().unwrap().root).unwrap()
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
    pub bytes: usize,
}

impl Answer {
    /// A header's value; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let line = |line: &&str| line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name));
        self.head
            .lines()
            .find(line)
            .and_then(|line| line.split_once(':'))
            .map_or("", |(_, value)| value.trim())
    }

    /// Whether it is no refusal, or one in our shape. `HEAD` has a head alone.
    pub fn is_in_shape(&self, head_alone: bool) -> bool {
        let refused = self.status >= 400;
        // A page of sign-in is for people: its code stands in the head alone.
        let page = self.header("content-type").starts_with("text/html");
        let head_alone = head_alone || page;
        let code = || if head_alone { self.header("region-code").to_owned() } else { self.code() };
        !refused || (self.header("region-epoch").len() == 32 && !code().is_empty())
    }

    /// The code of a problem, the same in header and body.
    pub fn code(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let body: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(body["code"], self.header("region-code"));
        assert_eq!(body["status"], self.status);
        body["code"].as_str().unwrap().to_owned()
    }
}

/// Sends bytes as they are and reads until the other side closes, or says nothing for a while.
pub fn ask(address: SocketAddr, request: &[u8]) -> Answer {
    let mut line = TcpStream::connect(address).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let _ = line.write_all(request);
    let mut all = Vec::new();
    let _ = line.read_to_end(&mut all);
    read(&all)
}

/// Takes an answer apart; status 0 if there is none.
pub fn read(all: &[u8]) -> Answer {
    let end = all.windows(4).position(|four| four == b"\r\n\r\n").map_or(all.len(), |at| at + 4);
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    let mut answer = Answer { status, head, body: all[end..].to_vec(), bytes: all.len() };
    // What follows is an answer to the bytes after the request.
    if let Ok(length) = answer.header("content-length").parse() {
        answer.body.truncate(length);
    }
    answer
}

/// An aid whose text depends on its number and its version.
pub fn aid(n: usize, version: usize) -> Record {
    let id = format!("content:aid-{n:05}");
    Record::Aid(Box::new(wire::Aid {
        source_url: format!("https://region.example/aides/{n}"),
        title: format!("Aide {n}, version {version}"),
        description: (0..40).map(|word| format!("mot{} ", (n * 31 + word * 7 + version) % 997)).collect(),
        source: "content".to_owned(),
        verified_on: "2026-11-24".to_owned(),
        lang: "fr".to_owned(),
        id,
        ..wire::Aid::default()
    }))
}

/// The aids 0 … n − 1 in their first version.
pub fn aids(n: usize) -> Vec<Record> {
    (0..n).map(|n| aid(n, 0)).collect()
}
