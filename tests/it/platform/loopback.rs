//! The desktop's way back from the browser: one page, for whoever answers to the trip; all else is turned away.

use std::time::Duration;

use ma_region::platform::desktop::LoopbackReturns;
use ma_region::platform::{Awaited, Landing, Returns};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Handle;

fn landing(expected: bool) -> Landing {
    Landing {
        lang: "fr",
        title: "Revenez".into(),
        text: "Cet onglet peut \u{ea}tre ferm\u{e9}.".into(),
        expected,
    }
}

fn host(awaited: &Awaited) -> String {
    awaited.address.strip_prefix("http://").unwrap().strip_suffix("/signed-in").unwrap().to_owned()
}

/// What a browser is answered to that request.
async fn asked(host: &str, request: &str) -> String {
    let mut line = TcpStream::connect(host).await.unwrap();
    line.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_comes_back_and_is_shown_a_page() {
    let mut awaited = LoopbackReturns(Handle::current()).expect(None).unwrap();
    let host = host(&awaited);
    assert!(host.starts_with("127.0.0.1:"), "{host}");
    for expected in [false, true] {
        let request = format!("GET /signed-in?code=a&state=b HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let browser = async { asked(&host, &request).await };
        let app = async {
            let knock = awaited.knocks.recv().await.unwrap();
            assert_eq!(knock.address, format!("http://{host}/signed-in?code=a&state=b"));
            knock.answer(landing(expected));
        };
        let (page, ()) = tokio::join!(browser, app);
        assert!(page.starts_with(if expected { "HTTP/1.1 200 " } else { "HTTP/1.1 400 " }), "{page}");
        for said in
            ["<html lang=\"fr\">", "<h1>Revenez</h1>", "no-store", "default-src 'none'", "no-referrer"]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains("code=a"), "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_way_back_is_turned_away_and_nobody_hears_of_it() {
    let mut awaited = LoopbackReturns(Handle::current()).expect(None).unwrap();
    let host = host(&awaited);
    // A line on which nothing is said keeps nobody from coming back.
    let silent = TcpStream::connect(&host).await.unwrap();
    for (request, answer) in [
        ("GET / HTTP/1.1\r\n\r\n", "404"),
        ("GET /favicon.ico HTTP/1.1\r\n\r\n", "404"),
        ("POST /signed-in?code=a HTTP/1.1\r\n\r\n", "405"),
        ("nonsense\r\n\r\n", "400"),
    ] {
        let said = asked(&host, request).await;
        assert!(said.starts_with(&format!("HTTP/1.1 {answer} ")), "{request}: {said}");
    }
    let endless = format!("GET /signed-in?code={} HTTP/1.1\r\nx: {}", "a".repeat(9_000), "b".repeat(9_000));
    assert!(asked(&host, &endless).await.starts_with("HTTP/1.1 400 "));
    assert!(awaited.knocks.try_recv().is_err());
    drop(silent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_door_is_shut_when_nobody_waits_and_opens_again_at_the_same_place() {
    let returns = LoopbackReturns(Handle::current());
    let first = returns.expect(None).unwrap();
    let (place, address) = (host(&first), first.address.clone());
    assert!(returns.expect(Some(&address)).is_err(), "somebody waits there");
    drop(first);
    // The listener ends with the task that held it.
    let again = tokio::time::timeout(Duration::from_secs(10), async {
        loop {
            if let Ok(again) = returns.expect(Some(&address)) {
                return again;
            }
            tokio::task::yield_now().await;
        }
    });
    let mut again = again.await.unwrap();
    assert_eq!(again.address, address);
    let request = "GET /signed-in?state=b HTTP/1.1\r\n\r\n";
    let browser = async { asked(&place, request).await };
    let app = async { again.knocks.recv().await.unwrap().answer(landing(true)) };
    assert!(tokio::join!(browser, app).0.starts_with("HTTP/1.1 200 "));
    for elsewhere in ["http://192.0.2.1:80/signed-in", "fr.maregion.bfc:/signed-in", "nonsense"] {
        assert!(returns.expect(Some(elsewhere)).is_err(), "{elsewhere}");
    }
}
