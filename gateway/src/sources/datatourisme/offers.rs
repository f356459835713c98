//! What an object costs, in the words of its offers.

use serde_json::Value;

use super::parts;
use crate::sources::repair::text::folded;

/// Most lines of prices that are shown.
const MOST: usize = 6;

/// Each price on a line of its own: « Plein tarif : de 4 à 22 € », « Gratuit ».
pub fn said(object: &Value) -> String {
    let mut lines: Vec<String> = Vec::new();
    for offer in parts::all(object, "offers") {
        for price in parts::all(offer, "priceSpecification") {
            let line = line(price);
            if !line.is_empty() && !lines.contains(&line) && lines.len() < MOST {
                lines.push(line);
            }
        }
    }
    lines.join(" ; ")
}

fn line(price: &Value) -> String {
    let policy = parts::first(price, "hasEligiblePolicy");
    let label = match parts::french(policy, "label") {
        label if label.is_empty() => parts::french(price, "name"),
        label => label,
    };
    let label = label.lines().next().unwrap_or_default().trim().to_owned();
    let free = ["id", "uri", "key"].iter().any(|key| parts::local(&parts::text(policy, key)) == "Free")
        || folded(&label) == "gratuit";
    let amounts = amounts(price);
    match (amounts, free) {
        (None, true) => "Gratuit".to_owned(),
        // That there is a fare says nothing of how much it is.
        (None, false) => String::new(),
        (Some(amount), _) if label.is_empty() || free => amount,
        (Some(amount), _) => format!("{label}\u{a0}: {amount}"),
    }
}

fn amounts(price: &Value) -> Option<String> {
    let other = |currency: &String| !currency.is_empty() && !currency.eq_ignore_ascii_case("EUR");
    if other(&parts::text(price, "priceCurrency")) {
        return None;
    }
    let read = |key: &str| parts::text(price, key).trim().replace(',', ".").parse::<f64>().ok();
    let amount = |key: &str| read(key).filter(|amount| (0.0..100_000.0).contains(amount));
    let lowest = amount("minPrice").or_else(|| amount("price"));
    let highest = amount("maxPrice");
    match (lowest, highest) {
        (Some(lowest), Some(highest)) if highest > lowest => {
            Some(format!("de {} à {} €", euros(lowest), euros(highest)))
        }
        (Some(one), _) | (None, Some(one)) => Some(format!("{} €", euros(one))),
        (None, None) => None,
    }
}

/// As French writes it: « 5 », « 5,50 ».
pub fn euros(amount: f64) -> String {
    let written = format!("{amount:.2}");
    written.strip_suffix(".00").map_or_else(|| written.replace('.', ","), str::to_owned)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(prices: &Value) -> String {
        said(&json!({"offers": [{"schema:priceSpecification": prices}]}))
    }

    #[test]
    fn prices_are_said_as_french_writes_them() {
        let full = json!({"schema:minPrice": ["4"], "schema:maxPrice": ["22.5"], "schema:priceCurrency": "EUR",
            "hasEligiblePolicy": {"@id": "kb:BaseRateFullRate", "rdfs:label": {"fr": ["Plein tarif"]}}});
        let free = json!({"hasEligiblePolicy": {"@id": "kb:Free", "rdfs:label": {"fr": ["Gratuit"]}}});
        assert_eq!(read(&json!([full, free, free])), "Plein tarif\u{a0}: de 4 à 22,50 € ; Gratuit");
        assert_eq!(read(&json!([{"minPrice": 12, "priceCurrency": "EUR"}])), "12 €");
        assert_eq!(read(&json!([{"hasEligiblePolicy": {"label": {"@fr": "Plein tarif"}}}])), "");
        assert_eq!(
            read(&json!([{"price": "12", "priceCurrency": "CHF"}, {"price": "-4"}, {"price": "beaucoup"}])),
            ""
        );
    }
}
