//! Whom to tell of a weakness (RFC 9116).

use std::fmt::Write;
use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::{SecondsFormat, TimeDelta};

use crate::app::App;
use crate::problem::Problem;

/// The text; unknown as long as nobody configured a contact.
pub async fn text(State(app): State<Arc<App>>) -> Result<impl IntoResponse, Problem> {
    let set = &app.config.security_txt;
    if set.contacts.is_empty() {
        return Err(Problem::Unknown);
    }
    let mut text = String::new();
    for contact in &set.contacts {
        let _ = writeln!(text, "Contact: {contact}");
    }
    let until = app.config.clock.now() + TimeDelta::days(i64::from(set.expires_days));
    let _ = writeln!(text, "Expires: {}", until.to_rfc3339_opts(SecondsFormat::Secs, true));
    let _ = writeln!(text, "Preferred-Languages: {}", set.languages.join(", "));
    if !set.policy.is_empty() {
        let _ = writeln!(text, "Policy: {}", set.policy);
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text))
}
