//! Fetching from a server on this machine: asked politely, bounded, never led elsewhere.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Router, routing::get};
use gateway::jobs::fetch::Fetcher;

use crate::world::World;

/// Serves a router on a port of its own.
pub async fn served(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_server_is_asked_again_when_it_says_so() {
    let asked = Arc::new(AtomicUsize::new(0));
    let file = move || async move {
        if asked.fetch_add(1, Ordering::Relaxed) == 0 {
            return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "0")]).into_response();
        }
        "bytes".into_response()
    };
    let url = served(Router::new().route("/file", get(file))).await;
    let world = World::empty().await;
    let app = world.region.app();
    let fetcher = Fetcher::new(&app.config.fetch, &[]).unwrap();
    assert_eq!(
        fetcher.fetch(app, "guide", &format!("{url}/file").parse().unwrap()).await.unwrap().bytes,
        b"bytes"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_beyond_the_limit_and_a_way_elsewhere_are_refused() {
    let away = || async { Redirect::temporary("https://169.254.169.254/latest") };
    let large = || async { Response::new(axum::body::Body::from(vec![b'x'; 2000])) };
    let url = served(Router::new().route("/away", get(away)).route("/large", get(large))).await;
    let world = World::empty().await;
    let app = world.region.app();
    let mut set = app.config.fetch.clone();
    set.max_bytes = 1999;
    let fetcher = Fetcher::new(&set, &["feeds.example".to_owned()]).unwrap();
    let code =
        async |path: &str| fetcher.fetch(app, "guide", &path.parse().unwrap()).await.err().unwrap().code();
    assert_eq!(code(&format!("{url}/large")).await, "too-large");
    assert_eq!(code(&format!("{url}/away")).await, "fetch");
    assert_eq!(code("https://other.example/feed").await, "forbidden-address");
    assert_eq!(code("http://feeds.example/feed").await, "forbidden-address");
    assert_eq!(code("file://feeds.example/etc/passwd").await, "forbidden-address");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_never_leads_back_to_this_machine() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let secret = move || {
        count.fetch_add(1, Ordering::Relaxed);
        async { "secret" }
    };
    let neighbour = served(Router::new().route("/secret", get(secret))).await;
    let there = format!("{neighbour}/secret");
    let url = served(Router::new().route("/away", get(|| async move { Redirect::temporary(&there) }))).await;
    let world = World::empty().await;
    let app = world.region.app();
    let fetcher = Fetcher::new(&app.config.fetch, &[]).unwrap();
    let fault = fetcher.fetch(app, "guide", &format!("{url}/away").parse().unwrap()).await.err().unwrap();
    assert_eq!((fault.code(), asked.load(Ordering::Relaxed)), ("fetch", 0));
}
