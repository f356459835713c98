//! One JSON line per request on stderr: route, status, time; never an address, a query or a body.

use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use chrono::SecondsFormat;

use crate::app::App;
use crate::problem::CODE;

/// Lets a request pass and writes its line.
pub async fn each(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    if !app.config.log.requests {
        return next.run(request).await;
    }
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    // A method is a word of the caller's: only the known ones are written down.
    let method = match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => known.to_owned(),
        _ => "other".to_owned(),
    };
    let answer = next.run(request).await;
    line(&serde_json::json!({
        "at": app.config.clock.now().to_rfc3339_opts(SecondsFormat::Millis, true),
        "trace": uuid::Uuid::now_v7().simple().to_string(),
        "method": method,
        "route": route,
        "status": answer.status().as_u16(),
        "code": answer.headers().get(CODE).and_then(|code| code.to_str().ok()),
        "us": u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    }));
    answer
}

/// Writes one line on stderr; a log that nobody reads any more stops nobody.
pub fn line(line: &serde_json::Value) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}
