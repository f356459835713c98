//! A server of fixed pages: a static host, a portal, or a liar.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Request, Response};

use api_client::canonical::sha256_hex;

use super::Signed;

/// What a path answers.
#[derive(Clone)]
pub struct Page {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Page {
    pub fn of(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// As it is answered.
    pub fn answer(&self) -> Response<Body> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(name, value);
        }
        response.body(Body::from(self.body.clone())).unwrap()
    }
}

/// The server. What is not listed answers `otherwise`.
#[derive(Clone)]
pub struct Pages(Arc<Mutex<Served>>);

struct Served {
    pages: HashMap<String, Page>,
    otherwise: Page,
    asked: Vec<String>,
}

impl Pages {
    /// Starts it; gives its address.
    pub async fn start() -> (Self, String) {
        let served = Served { pages: HashMap::new(), otherwise: Page::of(404, ""), asked: Vec::new() };
        let pages = Self(Arc::new(Mutex::new(served)));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(pages.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (pages, url)
    }

    pub fn put(&self, path: &str, page: Page) {
        self.0.lock().unwrap().pages.insert(path.to_owned(), page);
    }

    pub fn otherwise(&self, page: Page) {
        self.0.lock().unwrap().otherwise = page;
    }

    /// Lays signed content out, as a static host would.
    pub fn lay_out(&self, signed: &Signed) {
        self.put("/v1/manifest", Page::of(200, signed.body()));
        for blob in &signed.blobs {
            self.put(&format!("/v1/p/{}", sha256_hex(blob)), Page::of(200, blob.clone()));
        }
    }

    /// The paths asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.0.lock().unwrap().asked.clone()
    }
}

async fn answer(State(pages): State<Pages>, request: Request<Body>) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let mut served = pages.0.lock().unwrap();
    served.asked.push(path.clone());
    served.pages.get(&path).unwrap_or(&served.otherwise).answer()
}
