//! What every page has in common: its head, its landmarks, and what its browser may do with it (SECURITY.md §6).

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::words::Words;
use crate::problem;
use crate::routes;

/// A page.
pub struct Page {
    /// Its words.
    pub words: Words,
    /// What it is called, in the window and in its heading.
    pub title: String,
    /// What stands under the heading.
    pub main: Markup,
    /// Where its forms may lead besides ourselves, as a content security policy writes it.
    pub leads_to: Vec<String>,
    /// How it is answered.
    pub status: StatusCode,
    /// What it is about, for whoever helps; of every page that is a refusal.
    pub code: Option<&'static str>,
}

impl Page {
    /// A page that is no refusal, and leads nowhere else.
    pub fn new(words: Words, title: String, main: Markup) -> Self {
        Self { words, title, main, leads_to: Vec::new(), status: StatusCode::OK, code: None }
    }

    /// The answer, for a gateway that is reached over TLS or not.
    pub fn answer(self, secure: bool) -> Response {
        let lang = if self.words.french { "fr" } else { "en" };
        let markup = html! {
            (DOCTYPE)
            html lang=(lang) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (self.title) " – " (self.words.gateway_app()) }
                    link rel="stylesheet" href=(routes::PAGE_STYLE);
                }
                body {
                    header { p { span.app { (self.words.gateway_app()) } " " span.region { (self.words.gateway_region()) } } }
                    main { h1 { (self.title) } (self.main) }
                }
            }
        };
        let mut answer = (self.status, markup.into_string()).into_response();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang));
        if let Ok(policy) = HeaderValue::try_from(policy(&self.leads_to)) {
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        for (name, value) in guards(secure) {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Some(code) = self.code {
            headers.insert(problem::CODE, HeaderValue::from_static(code));
        }
        answer
    }
}

/// What a page may do: show itself, our style, a provider's button; send its forms to us and where they lead.
fn policy(leads_to: &[String]) -> String {
    let mut targets = leads_to.to_vec();
    targets.sort();
    targets.dedup();
    let targets: String = targets.iter().map(|target| format!(" {target}")).collect();
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'{targets}; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// The other headers of every page.
fn guards(secure: bool) -> impl Iterator<Item = (HeaderName, &'static str)> {
    let always = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    let over_tls = secure.then_some((header::STRICT_TRANSPORT_SECURITY, "max-age=63072000"));
    always.into_iter().chain(over_tls)
}
