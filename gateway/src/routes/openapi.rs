//! The description of every route, for people and for tools: OpenAPI 3.1, written by hand.

use axum::http::header;
use axum::response::IntoResponse;

const DOCUMENT: &str = include_str!("openapi.json");

/// The document.
pub async fn document() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_described_and_no_other() {
        let document: serde_json::Value = serde_json::from_str(DOCUMENT).unwrap();
        let mut described: Vec<_> = document["paths"].as_object().unwrap().keys().cloned().collect();
        let mut routes = crate::routes::ALL.map(str::to_owned);
        described.sort();
        routes.sort();
        assert_eq!(described, routes);
    }
}
