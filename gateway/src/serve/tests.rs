//! Callers that say nothing, too little or too slowly, over a line in memory and a clock that stands still.

use axum::body::Bytes;
use axum::routing::{get, post};
use hyper::client::conn::http2;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::*;

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];
const LARGE: usize = 300 * 1024;

struct Attended {
    line: DuplexStream,
    served: JoinHandle<()>,
    ending: watch::Sender<()>,
    begun: Instant,
}

impl Attended {
    fn new() -> Self {
        let limits = crate::Config::from_text("").unwrap().limits;
        let routes = Router::new()
            .route("/small", get(|| async { "small" }))
            .route("/large", get(|| async { vec![b'x'; LARGE] }))
            .route("/body", post(|body: Bytes| async move { body.len().to_string() }))
            .route("/ours", get(|| async { sleep(Duration::from_secs(600)).await }));
        let (line, other) = tokio::io::duplex(4096);
        let (ending, told) = watch::channel(());
        let served =
            tokio::spawn(
                async move { attend(other, Peer([127, 0, 0, 1].into()), routes, &limits, told).await },
            );
        Self { line, served, ending, begun: Instant::now() }
    }

    async fn say(&mut self, bytes: &[u8]) {
        self.line.write_all(bytes).await.unwrap();
    }

    async fn ask(&mut self, what: &str) {
        self.say(format!("{what} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes()).await;
    }

    async fn hear(&mut self, until: &str) -> String {
        let mut heard = Vec::new();
        while !heard.ends_with(until.as_bytes()) {
            heard.push(self.line.read_u8().await.unwrap());
        }
        String::from_utf8(heard).unwrap()
    }

    /// The second at which the server ended the connection.
    async fn ended(self) -> u64 {
        let Self { served, begun, line, ending } = self;
        served.await.unwrap();
        drop((line, ending));
        begun.elapsed().as_secs()
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_asks_nothing_is_heard_for_ten_seconds_in_every_protocol() {
    let both = [PREFACE, SETTINGS].concat();
    for said in [b"".as_slice(), b"P", b"GET /sm", b"GET /small HTTP/1.1\r\nHost: a\r\n", PREFACE, &both] {
        let mut attended = Attended::new();
        attended.say(said).await;
        assert_eq!(attended.ended().await, 10, "{}", String::from_utf8_lossy(said));
    }
}

#[tokio::test(start_paused = true)]
async fn a_head_that_dribbles_has_no_more_time_first_or_later() {
    let mut attended = Attended::new();
    let dribble = |mut line: DuplexStream| async move {
        for byte in b"GET /small HTTP/1.1\r\nHost: a\r\nX: ".iter().chain([b'x'; 100].iter()) {
            sleep(Duration::from_secs(1)).await;
            if line.write_all(&[*byte]).await.is_err() {
                return;
            }
        }
    };
    let Attended { line, served, .. } = attended;
    tokio::spawn(dribble(line));
    served.await.unwrap();
    assert_eq!(attended.begun.elapsed().as_secs(), 10);

    attended = Attended::new();
    attended.ask("GET /small").await;
    attended.hear("small").await;
    let Attended { line, served, .. } = attended;
    tokio::spawn(dribble(line));
    served.await.unwrap();
    assert_eq!(attended.begun.elapsed().as_secs(), 11, "from its first byte");
}

#[tokio::test(start_paused = true)]
async fn a_connection_rests_between_two_requests_and_not_for_ever() {
    let mut attended = Attended::new();
    for _ in 0..3 {
        sleep(Duration::from_secs(9)).await;
        attended.ask("GET /small").await;
        assert!(attended.hear("small").await.starts_with("HTTP/1.1 200"));
        sleep(Duration::from_secs(60)).await;
        attended.ask("GET /small").await;
        assert!(attended.hear("small").await.starts_with("HTTP/1.1 200"));
    }
    attended.begun = Instant::now();
    assert_eq!(attended.ended().await, 75);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_takes_us_long_is_waited_for() {
    let mut attended = Attended::new();
    attended.ask("GET /ours").await;
    assert!(attended.hear("\r\n\r\n").await.starts_with("HTTP/1.1 200"));
    assert_eq!(attended.begun.elapsed().as_secs(), 600);
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_stops_reading_loses_its_place_and_a_slow_one_hears_all() {
    let mut attended = Attended::new();
    attended.ask("GET /large").await;
    attended.hear("\r\n\r\n").await;
    let ended = attended.ended().await;
    assert!((60..=188).contains(&ended), "{ended}");

    let mut attended = Attended::new();
    attended.ask("GET /large").await;
    attended.hear("\r\n\r\n").await;
    let mut heard = 0;
    while heard < LARGE {
        sleep(Duration::from_secs(1)).await;
        let mut piece = [0; 1024];
        heard += attended.line.read(&mut piece).await.unwrap();
    }
    assert_eq!(heard, LARGE, "at the floor, for {} s", attended.begun.elapsed().as_secs());
}

#[tokio::test(start_paused = true)]
async fn a_stream_of_http2_that_stops_reading_loses_its_place_too() {
    let Attended { line, served, ending, begun } = Attended::new();
    let (mut asks, connection) =
        http2::handshake::<_, _, Body>(TokioExecutor::new(), TokioIo::new(line)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get("http://a/large").body(Body::empty()).unwrap();
    let answer = asks.send_request(request).await.unwrap();
    assert_eq!(answer.status(), 200);
    served.await.unwrap();
    let ended = begun.elapsed().as_secs();
    assert!((60..=188).contains(&ended), "{ended}");
    drop((answer, ending));
}

#[tokio::test(start_paused = true)]
async fn a_connection_of_http2_that_rests_is_told_to_go() {
    let Attended { line, served, ending, begun } = Attended::new();
    let (mut asks, connection) =
        http2::handshake::<_, _, Body>(TokioExecutor::new(), TokioIo::new(line)).await.unwrap();
    let told = tokio::spawn(connection);
    let request = || Request::get("http://a/small").body(Body::empty()).unwrap();
    assert_eq!(asks.send_request(request()).await.unwrap().status(), 200);
    sleep(Duration::from_secs(70)).await;
    assert_eq!(asks.send_request(request()).await.unwrap().status(), 200);
    served.await.unwrap();
    assert_eq!(begun.elapsed().as_secs(), 145);
    assert!(told.await.unwrap().is_ok(), "a polite end");
    drop(ending);
}

#[tokio::test(start_paused = true)]
async fn a_body_below_the_floor_is_cut_and_one_above_it_is_read() {
    for (bytes, read) in [(500, false), (1100, true)] {
        let mut attended = Attended::new();
        attended.say(b"POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n").await;
        let mut sent = 0;
        while sent < 200_000 {
            sleep(Duration::from_secs(1)).await;
            let piece = vec![b'x'; bytes.min(200_000 - sent)];
            if attended.line.write_all(&piece).await.is_err() {
                break;
            }
            sent += piece.len();
        }
        assert_eq!(sent == 200_000, read, "{bytes} bytes a second");
        if read {
            assert!(attended.hear("200000").await.starts_with("HTTP/1.1 200"));
        } else {
            let ended = attended.ended().await;
            assert!((60..=130).contains(&ended), "{ended}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_under_way_ends_before_the_server_does_and_what_stands_still_is_cut() {
    let mut attended = Attended::new();
    attended.ask("GET /ours").await;
    sleep(Duration::from_secs(1)).await;
    attended.ending.send(()).unwrap();
    assert!(attended.hear("\r\n\r\n").await.starts_with("HTTP/1.1 200"));
    assert_eq!(attended.ended().await, 600);

    let mut attended = Attended::new();
    attended.ask("GET /ours").await;
    sleep(Duration::from_secs(1)).await;
    let Attended { served, ending, begun, .. } = attended;
    ending.send(()).unwrap();
    drop(ending);
    served.await.unwrap();
    assert_eq!(begun.elapsed().as_secs(), 1);
}
