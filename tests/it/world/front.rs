//! Somebody between phone and gateway who speaks HTTP: counts calls, answers instead, loses an answer, acts at a moment.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{Request, Response};

use super::Page;

/// The front. Whatever it is told nothing about passes to the gateway.
#[derive(Clone)]
pub struct Front {
    /// Where it is reached.
    pub url: String,
    inside: Arc<Mutex<Inside>>,
}

/// What is done to a call.
enum Trick {
    /// This is answered; the gateway hears nothing.
    Instead(Page),
    /// The gateway hears it and answers; nobody hears the answer.
    Lost,
    /// Something happens before the gateway hears it.
    Before(Box<dyn FnOnce() + Send>),
}

struct Inside {
    gateway: String,
    calls: reqwest::Client,
    /// Method and path of every call.
    heard: Vec<String>,
    /// What is done to the calls that begin so, and for how many of them.
    tricks: Vec<(String, usize, Trick)>,
}

impl Front {
    /// Laid before that gateway.
    pub async fn of(gateway: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let calls = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
        let inside = Inside {
            gateway: gateway.to_owned(),
            calls: calls.build().unwrap(),
            heard: Vec::new(),
            tricks: Vec::new(),
        };
        let front = Self { url, inside: Arc::new(Mutex::new(inside)) };
        let router = Router::new().fallback(pass).with_state(front.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        front
    }

    /// From now on it is laid before another one.
    pub fn leads_to(&self, gateway: &str) {
        self.inside.lock().unwrap().gateway = gateway.to_owned();
    }

    /// How many calls began so: `POST /auth/token`.
    pub fn count(&self, call: &str) -> usize {
        self.inside.lock().unwrap().heard.iter().filter(|heard| heard.starts_with(call)).count()
    }

    /// The calls that begin so, without what tells them apart at the end.
    pub fn heard(&self, call: &str) -> Vec<String> {
        let inside = self.inside.lock().unwrap();
        inside.heard.iter().filter(|heard| heard.starts_with(call)).cloned().collect()
    }

    /// From now on these calls are answered so.
    pub fn answers(&self, call: &str, page: Page) {
        self.trick(call, usize::MAX, Trick::Instead(page));
    }

    /// The same for the next of these calls alone.
    pub fn answers_once(&self, call: &str, page: Page) {
        self.trick(call, 1, Trick::Instead(page));
    }

    /// The answers of the next so many of these calls are lost.
    pub fn loses(&self, call: &str, times: usize) {
        self.trick(call, times, Trick::Lost);
    }

    /// When the next of these calls has come whole, that is done before the gateway hears of it.
    pub fn before(&self, call: &str, happens: impl FnOnce() + Send + 'static) {
        self.trick(call, 1, Trick::Before(Box::new(happens)));
    }

    /// Everything passes again.
    pub fn passes(&self) {
        self.inside.lock().unwrap().tricks.clear();
    }

    fn trick(&self, call: &str, times: usize, trick: Trick) {
        self.inside.lock().unwrap().tricks.push((call.to_owned(), times, trick));
    }
}

/// What becomes of one call.
enum Fate {
    Passes,
    Lost,
    Instead(Page),
}

impl Inside {
    fn fate(&mut self, call: &str) -> Fate {
        self.heard.push(call.to_owned());
        let Some(place) = self.tricks.iter().position(|(begins, ..)| call.starts_with(begins.as_str()))
        else {
            return Fate::Passes;
        };
        let (_, left, trick) = &mut self.tricks[place];
        *left -= 1;
        let spent = *left == 0;
        let fate = match trick {
            Trick::Instead(page) => Fate::Instead(page.clone()),
            Trick::Lost => Fate::Lost,
            Trick::Before(_) => Fate::Passes,
        };
        if spent && let (.., Trick::Before(happens)) = self.tricks.remove(place) {
            happens();
        }
        fate
    }
}

async fn pass(State(front): State<Front>, request: Request<Body>) -> Response<Body> {
    let (head, body) = request.into_parts();
    // Whole, so that what happens before the gateway hears it happens when it has travelled.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let call = format!("{} {}", head.method, head.uri.path());
    let (fate, gateway, calls) = {
        let mut inside = front.inside.lock().unwrap();
        (inside.fate(&call), inside.gateway.clone(), inside.calls.clone())
    };
    if let Fate::Instead(page) = &fate {
        return page.answer();
    }
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    // Whom the caller believes to speak with stays said: a provider makes its own addresses of it.
    let told = calls.request(head.method, format!("{gateway}{path}")).headers(head.headers).body(body).send();
    // A gateway that refuses a body before it has come whole cuts the line, sometimes before its answer is read.
    let Ok(told) = told.await else { cut() };
    let mut answer = Response::builder().status(told.status());
    for (name, value) in told.headers().iter().filter(|(name, _)| *name != "transfer-encoding") {
        answer = answer.header(name, value);
    }
    let bytes = told.bytes().await.unwrap_or_default();
    if matches!(fate, Fate::Lost) {
        cut();
    }
    answer.body(Body::from(bytes)).unwrap()
}

/// Nobody answers: the line is cut where it is.
fn cut() -> ! {
    std::panic::resume_unwind(Box::new("the line was cut"))
}
