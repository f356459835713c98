//! What pages are drawn with: our style, and the official button of a provider, as the Region configured it.

use std::path::Path as File;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;

use crate::app::App;
use crate::files;
use crate::problem::Problem;
use crate::routes::citizen::blocking;

const STYLE: &str = include_str!("../../pages/style.css");

/// The style of every page.
pub async fn style() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, STYLE)
}

/// The file of a button, unmodified.
pub async fn button(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let file = app.sign_in.provider(&name).map(|provider| provider.set.button.clone());
    let file = file.filter(|file| !file.is_empty()).ok_or(Problem::Unknown)?;
    let media = match File::new(&file).extension().and_then(|ending| ending.to_str()) {
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => return Err(Problem::Unknown),
    };
    let bytes = blocking(&app, move |_| Ok(files::read(File::new(&file))?)).await?;
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // A drawing that somebody opens by itself runs nothing.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ];
    Ok((headers, bytes))
}
