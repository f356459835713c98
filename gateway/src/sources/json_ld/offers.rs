//! What a node costs, and where its tickets are.

use serde_json::Value;

use super::page::Page;
use crate::sources::datatourisme::{euros, parts};
use crate::sources::{Notes, event_door};

/// Most prices and ways to book that are shown.
const MOST: usize = 6;

/// Prices in words; « Gratuit » where it is said to be, and no price contradicts it.
pub fn price(node: &Value, page: &Page) -> String {
    let mut lines: Vec<String> = Vec::new();
    for offer in page.all(node, "offers") {
        let specification = parts::first(offer, "priceSpecification");
        let figure = |keys: [&str; 2]| {
            [offer, specification]
                .iter()
                .find_map(|of| keys.iter().find_map(|key| amount(&parts::text(of, key))))
        };
        let currency = [offer, specification].map(|of| parts::text(of, "priceCurrency")).concat();
        if !currency.is_empty() && !currency.to_ascii_uppercase().starts_with("EUR") {
            continue;
        }
        let (low, high) = (figure(["price", "lowPrice"]), figure(["highPrice", "maxPrice"]));
        let said = match (low, high) {
            (Some(low), Some(high)) if high > low => format!("de {} à {} €", euros(low), euros(high)),
            (Some(one), _) | (None, Some(one)) => format!("{} €", euros(one)),
            (None, None) => continue,
        };
        let label = parts::text(offer, "name");
        let line = if label.is_empty() { said } else { format!("{label}\u{a0}: {said}") };
        if !lines.contains(&line) && lines.len() < MOST {
            lines.push(line);
        }
    }
    if lines.is_empty() && is_free(node) {
        lines.push("Gratuit".to_owned());
    }
    lines.join(" ; ")
}

fn is_free(node: &Value) -> bool {
    match parts::get(node, "isAccessibleForFree") {
        Some(Value::Bool(free)) => *free,
        Some(Value::String(text)) => parts::local(text).eq_ignore_ascii_case("true"),
        _ => false,
    }
}

fn amount(text: &str) -> Option<f64> {
    let bare = text.trim().trim_end_matches(['€', ' ', '\u{a0}']).replace(',', ".");
    bare.parse().ok().filter(|amount| (0.0..100_000.0).contains(amount))
}

/// Whether every offer says that nothing is left.
pub fn sold_out(node: &Value, page: &Page) -> bool {
    let offers = page.all(node, "offers");
    !offers.is_empty()
        && offers.iter().all(|offer| parts::local(&parts::text(offer, "availability")) == "SoldOut")
}

/// Where one books: the offers' pages, then how the body that organises is reached.
pub fn booking(node: &Value, page: &Page, notes: &mut Notes) -> Vec<String> {
    let mut ways: Vec<String> = Vec::new();
    let offers = page.all(node, "offers").into_iter().map(|offer| (offer, ["url"].as_slice()));
    let bodies = page.all(node, "organizer").into_iter().filter(|body| !is_a_person(body));
    let bodies = bodies.map(|body| (body, ["telephone", "email"].as_slice()));
    for (of, keys) in offers.chain(bodies) {
        for text in keys.iter().flat_map(|key| parts::texts(of, key)) {
            let way = event_door::booking(&text, notes).filter(|way| !ways.contains(way));
            ways.extend(way.filter(|_| ways.len() < MOST));
        }
    }
    ways
}

/// Whether whoever organises is somebody.
pub fn is_a_person(of: &Value) -> bool {
    parts::texts(of, "type").iter().any(|kind| parts::local(kind) == "Person")
        || parts::get(of, "familyName").is_some()
}
