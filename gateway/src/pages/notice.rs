//! Pages that say something and ask nothing more: what went wrong, what is done already, goodbye.

use axum::http::StatusCode;
use maud::{Markup, html};

use super::frame::Page;
use super::sign_in::Hidden;
use super::words::Words;
use crate::routes;

/// Why somebody is stopped, or shown a page again.
pub struct Notice {
    /// What it says.
    pub text: String,
    /// What it is called, for whoever helps.
    pub code: &'static str,
    /// How it is answered.
    pub status: StatusCode,
}

impl Notice {
    /// Said at the head of a page: what happened, that nothing is lost, what to tell whoever helps.
    pub fn markup(&self, words: Words) -> Markup {
        html! {
            div.notice role="alert" {
                p { (self.text) }
                p { (words.gateway_trouble_safe()) }
                p.hint { (words.gateway_trouble_code(self.code)) }
            }
        }
    }

    /// On a page of its own.
    pub fn page(&self, words: Words) -> Page {
        let (status, code) = (self.status, Some(self.code));
        Page { status, code, ..Page::new(words, words.gateway_trouble_title(), self.markup(words)) }
    }
}

/// The browser came back twice: it is known who it is, or will be in a moment.
pub fn already(words: Words, form: Option<&Hidden>) -> Page {
    let main = html! {
        @match form {
            Some(form) => {
                p { (words.gateway_already_text()) }
                form method="post" action=(routes::GO_ON) {
                    @for (name, value) in form { input type="hidden" name=(name) value=(value); }
                    button.plain { (words.gateway_already_go_on()) }
                }
            }
            None => p { (words.gateway_already_done()) }
        }
    };
    Page::new(words, words.gateway_already_title(), main)
}

/// Signs the citizen out, if it is they who want it.
pub fn sign_out(words: Words, form: &Hidden, leads_to: Vec<String>) -> Page {
    let main = html! {
        p { (words.gateway_sign_out_text()) }
        form method="post" action=(routes::SIGN_OUT) {
            @for (name, value) in form { input type="hidden" name=(name) value=(value); }
            button.plain { (words.gateway_sign_out_agree()) }
        }
    };
    Page { leads_to, ..Page::new(words, words.gateway_sign_out_title(), main) }
}

/// Signed out, or never signed in from here.
pub fn signed_out(words: Words, done: bool) -> Page {
    let text = if done { words.gateway_signed_out_text() } else { words.gateway_signed_out_nothing() };
    Page::new(words, words.gateway_signed_out_title(), html! { p { (text) } })
}
