//! Whatever is sent, the answer is a refusal with a code, never a fault of ours.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::world::{World, aids, read};

/// Two thousand requests, from a fixed seed.
const REQUESTS: usize = 2_000;

fn hostile(blob: &str) -> impl Strategy<Value = Vec<u8>> + use<> {
    let blob = format!("/v1/p/{blob}");
    let method = proptest::sample::select(vec![
        "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "HEAD", "POST", "PUT", "PATCH", "TRACE", "get",
        "G\0T",
    ]);
    let path = proptest::sample::select(vec![
        "/v1/root/1",
        "/v1/manifest",
        "/v1/ping",
        "BLOB",
        "BLOB",
        "/",
        "*",
        "//",
        "/v1/p/",
        "/v1/p/..%2f..%2fgateway.db",
        "/v1/p/../../gateway.db",
        "/v1/root/%00",
        "/v1/root/18446744073709551616",
        "/v1/root/-1",
        "/v1/manifest?a=%ff",
        "/v1/manifest#",
        "/v1/p/%",
        "/v1/p/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "/%2e%2e/%2e%2e/etc/passwd",
        "http://other.example/v1/ping",
        "/v1/ping/../ping",
        "/v1/\u{e9}",
        "/readyz",
        "/v1/applications",
        "/v1/applications/01932b5e-7c1a-7000-8000-000000000001",
        "/v1/applications/..%2f..%2f/receipts",
        "/v1/applications/x/documents/y",
        "/v1/uploads",
        "/v1/uploads/%00",
        "/v1/changes?cursor=%ff&limit=-1",
        "/v1/reconcile",
        "/office/v1/applications?state=%ff&cursor=%00",
        "/office/v1/applications/..%2f..%2f/decisions/x",
        "/office/v1/applications/01932b5e-7c1a-7000-8000-000000000001/documents/%00",
        "/openapi.json",
        "/v1/me",
        "/.well-known/oauth-authorization-server",
        "/auth/authorize?client_id=%ff&redirect_uri=%00",
        "/auth/authorize?response_type=code&client_id=fr.maregion.bfc&redirect_uri=fr.maregion.bfc:/signed-in&state=%0d%0a",
        "/auth/callback/franceconnect?state=%ff&code=%00",
        "/auth/callback/..%2f..%2f",
        "/auth/button/%00",
        "/auth/token",
        "/auth/consent",
        "/auth/sign-out?a=%",
    ]);
    let line = proptest::sample::select(vec![
        "Host: a\r\nHost: b\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
        "Transfer-Encoding: x\r\n",
        "Range: bytes=0-18446744073709551615\r\n",
        "Range: bytes=--\r\n",
        "Authorization: Bearer \u{ff}\r\n",
        "Authorization: Bearer \r\nAuthorization: Basic x\r\n",
        "Tus-Resumable: 1.0.0\r\nUpload-Length: -1\r\n",
        "Upload-Checksum: sha256 x\r\nUpload-Offset: 99999999999999999999\r\n",
        "X-HTTP-Method-Override: PATCH\r\n",
        "If-None-Match: \u{ff}\r\n",
        "If-Range: W/\"\"\r\n",
        "Expect: 100-continue\r\n",
        "Upgrade: h2c\r\nConnection: upgrade\r\n",
        " folded: x\r\n",
        "No colon\r\n",
        "A:\0\r\n",
        "Region-Probe: \r\n",
        "Content-Length: 99999999999\r\n",
        "\n",
        "Cookie: a=b\r\n",
        "Cookie: sign-in=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Range: bytes=0-0,2-3\r\n",
        "If-None-Match: *\r\n",
        "Range: bytes=18446744073709551615-\r\n",
        "Region-Probe: 00112233445566778899aabbccddeeff\r\n",
        "X: \t\r\n",
        "Date: never\r\n",
    ]);
    let lines = proptest::collection::vec(line, 0..3).prop_map(|lines| lines.concat());
    let version = proptest::sample::select(vec![
        "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "",
    ]);
    let tail = proptest::collection::vec(proptest::num::u8::ANY, 0..40);
    (method, path, version, lines, tail).prop_map(move |(method, path, version, lines, tail)| {
        let path = if path == "BLOB" { blob.as_str() } else { path };
        let mut request = format!("{method} {path} {version}\r\nHost: region\r\n{lines}\r\n").into_bytes();
        request.extend(tail);
        request
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_request_makes_a_5xx_or_a_panic() {
    let world = World::with_aids(aids(3)).await;
    let address = world.region.address();
    let blob = world.manifest().await.collections[0].snapshot.sha256.clone();
    let seen = tokio::task::spawn_blocking(move || {
        let mut runner = TestRunner::deterministic();
        let requests = hostile(&blob);
        let mut seen = std::collections::BTreeMap::new();
        for n in 0..REQUESTS {
            let request = requests.new_tree(&mut runner).unwrap().current();
            let mut line = TcpStream::connect(address).unwrap();
            line.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
            let _ = line.write_all(&request);
            let _ = line.shutdown(Shutdown::Write);
            let mut all = Vec::new();
            let _ = line.read_to_end(&mut all);
            let answer = read(&all);
            assert!(
                answer.status < 500,
                "request {n} {:?}: {}",
                String::from_utf8_lossy(&request),
                answer.head
            );
            let said = String::from_utf8_lossy(&request);
            assert!(answer.status != 0, "request {n} {said:?} had no answer");
            // What is not HTTP is refused before any route, without a word.
            let before = answer.header("region-epoch").is_empty() && answer.body.is_empty();
            // What follows the head may be more than one answer: the tail is a request too.
            let in_shape = || answer.is_in_shape(true);
            assert!(
                before && [400, 431].contains(&answer.status) || in_shape(),
                "request {n} {said:?}: {}",
                answer.head
            );
            *seen.entry(answer.status).or_insert(0) += 1;
        }
        seen
    })
    .await
    .unwrap();
    println!("{REQUESTS} requests, answers by status (0: closed): {seen:?}");
    assert_eq!(world.get("/v1/manifest", "").await.status, 200, "still there");
}

/// Requests that every HTTP parser takes: what is refused in them, our routes refuse.
fn well_formed() -> impl Strategy<Value = (&'static str, String)> {
    let method = proptest::sample::select(vec![
        "GET", "GET", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FROB",
    ]);
    let beginning = proptest::sample::select(vec![
        "/v1/p/",
        "/v1/p/",
        "/v1/root/",
        "/v1/root/",
        "/v1/manifest",
        "/v1/",
        "/",
        "/.well-known/",
        "/auth/callback/",
        "/auth/button/",
    ]);
    let byte = proptest::num::u8::ANY.prop_map(|byte| format!("%{byte:02x}"));
    let plain = proptest::sample::select(vec!["a", "1", "0", "/", ".", "..", "%", "%f", "?", "?%ff", "+"]);
    let piece = proptest::prop_oneof![byte, plain.prop_map(str::to_owned)];
    let rest = proptest::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat());
    (method, beginning, rest).prop_map(|(method, beginning, rest)| (method, format!("{beginning}{rest}")))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refusal_of_a_well_formed_request_has_a_code_and_our_mark() {
    let world = World::with_aids(aids(3)).await;
    for path in ["/v1/p/%ff", "/v1/root/%ff", "/v1/p/%c3%28"] {
        let answer = world.get(path, "").await;
        assert_eq!((answer.status, answer.code().as_str()), (400, "malformed"), "{path}");
    }
    let address = world.region.address();
    let seen = tokio::task::spawn_blocking(move || {
        let mut runner = TestRunner::deterministic();
        let mut seen = std::collections::BTreeMap::new();
        for _ in 0..REQUESTS {
            let (method, path) = well_formed().new_tree(&mut runner).unwrap().current();
            let request = format!("{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            let answer = crate::world::ask(address, request.as_bytes());
            assert!(answer.is_in_shape(method == "HEAD"), "{method} {path}: {}", answer.head);
            *seen.entry(answer.status).or_insert(0) += 1;
        }
        seen
    })
    .await
    .unwrap();
    assert!([400, 404, 405].iter().all(|status| seen.contains_key(status)), "{seen:?}");
    println!("{REQUESTS} requests, answers by status: {seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_head_beyond_the_limit_is_refused_and_one_within_is_not() {
    let world = World::empty().await;
    let within = world.get("/v1/ping", &format!("X-Long: {}\r\n", "a".repeat(15_000))).await;
    assert_eq!(within.status, 204);
    let beyond = world.get("/v1/ping", &format!("X-Long: {}\r\n", "a".repeat(17_000))).await;
    assert_eq!(beyond.status, 431);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_beyond_the_limit_is_refused_before_it_is_read() {
    let world = World::empty().await;
    let limit = world.region.app().config.limits.body_bytes;
    let asked = |length| {
        format!(
            "GET /v1/ping HTTP/1.1\r\nHost: region\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        )
    };
    let beyond = world.ask(asked(limit + 1)).await;
    assert_eq!((beyond.status, beyond.code().as_str()), (413, "too-large"));
    let mut within = asked(limit).into_bytes();
    within.resize(within.len() + usize::try_from(limit).unwrap(), b'x');
    assert_eq!(world.ask(within).await.status, 204);
}
