//! What the page may fetch under `/map/`: MapLibre as it came, our own scripts, the outlines; and the streets, if held.

use std::borrow::Cow;
use std::sync::Arc;

use dioxus::prelude::*;
use tokio::runtime::Handle;

use crate::webview::use_asset_handler;
use crate::webview::wry::http::{Response, StatusCode};

/// Empty in a build for which set-up did not fetch it.
const MAPLIBRE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/maplibre-gl.mjs"));
const WORKER: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/maplibre-gl-worker.mjs"));

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A worker does not stand under the policy of its page: it brings its own. It may ask this app, and nobody else.
const POLICY: &str = "default-src 'none'; script-src 'self' dioxus:; connect-src 'self' dioxus:";

/// Bytes, and what they are.
pub type Answer = (Cow<'static, [u8]>, &'static str);

/// Whether this build can draw a map.
pub fn built() -> bool {
    !MAPLIBRE.is_empty() && !WORKER.is_empty()
}

/// A file of the map, by its path after `/map/`.
pub fn file(path: &str) -> Option<Answer> {
    let (bytes, kind): (&[u8], _) = match path {
        "maplibre-gl.mjs" => (MAPLIBRE, SCRIPT),
        "maplibre-gl-worker.mjs" => (WORKER, SCRIPT),
        "map.mjs" => (include_bytes!("../../../../assets/map/map.mjs"), SCRIPT),
        "look.mjs" => (include_bytes!("../../../../assets/map/look.mjs"), SCRIPT),
        "pins.mjs" => (include_bytes!("../../../../assets/map/pins.mjs"), SCRIPT),
        "towns.mjs" => (include_bytes!("../../../../assets/map/towns.mjs"), SCRIPT),
        "streets.mjs" => (include_bytes!("../../../../assets/map/streets.mjs"), SCRIPT),
        "departements.geojson" => (
            include_bytes!("../../../../assets/figures/departements-outlines.geojson"),
            "application/geo+json",
        ),
        _ => return None,
    };
    (!bytes.is_empty()).then_some((Cow::Borrowed(bytes), kind))
}

/// Answers the page, off the thread of the window. `streets` is asked for what is no file here: `tiles.json`, `tile/{z}/{x}/{y}`.
///
/// Mounted at the root, once: a handler leaves with the component that brought it.
pub fn use_map_files(streets: impl Fn(&str) -> Option<(Vec<u8>, &'static str)> + Send + Sync + 'static) {
    let streets = use_hook(|| CopyValue::new(Arc::new(streets)));
    let runtime = use_hook(|| Handle::try_current().ok());
    use_asset_handler("map", move |request, responder| {
        let streets = streets.peek().clone();
        let respond = move || {
            let path = request.uri().path().trim_start_matches("/map/");
            let found = file(path);
            let found = found.or_else(|| streets(path).map(|(bytes, kind)| (Cow::Owned(bytes), kind)));
            responder.respond(answer(found));
        };
        match &runtime {
            Some(runtime) => drop(runtime.spawn_blocking(respond)),
            None => respond(),
        }
    });
}

fn answer(found: Option<Answer>) -> Response<Cow<'static, [u8]>> {
    let (bytes, kind, status) = match found {
        Some((bytes, kind)) => (bytes, kind, StatusCode::OK),
        None => (Cow::Borrowed(&[][..]), "text/plain", StatusCode::NOT_FOUND),
    };
    let headers = [
        ("content-type", kind),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
        ("content-security-policy", POLICY),
    ];
    let response = headers
        .into_iter()
        .fold(Response::builder().status(status), |response, (name, value)| response.header(name, value));
    response.body(bytes).unwrap_or_default()
}
