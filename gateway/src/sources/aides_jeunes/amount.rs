//! What a benefit gives: its amount in words and figures, and of what kind it is.

use api_client::wire::Amount;
use serde_json::Value;

use crate::sources::Notes;
use crate::sources::feed::field;
use crate::sources::repair::markup;
use crate::sources::repair::text::typeset;
use crate::sources::vocabulary;

/// The amount, where the file states one.
pub fn amount(benefit: &Value) -> Option<Amount> {
    let figure = benefit.get("montant").and_then(Value::as_f64).filter(|figure| *figure > 0.0)?;
    if figure > 1e9 {
        return None;
    }
    let unit = field(benefit, "unit").unwrap_or_else(|| "€".to_owned());
    let unit = markup::plain(&unit, &mut Notes::default(), "unit").replace('\n', " ");
    let most = field(benefit, "legend").is_some_and(|legend| legend.to_lowercase().contains("maximum"));
    let rhythm = match field(benefit, "periodicite").as_deref() {
        Some("mensuelle") => " par mois",
        Some("annuelle") => " par an",
        _ => "",
    };
    let start = if most { "jusqu’à " } else { "" };
    let words = typeset(&format!("{start}{} {}{rhythm}", grouped(figure), unit.trim()));
    let cents = (unit.trim() == "€").then(|| (figure * 100.0).round() as i64);
    Some(Amount { words, min_cents: cents.filter(|_| !most), max_cents: cents, ..Amount::default() })
}

/// A figure as French people write it: thousands apart, a comma before cents.
fn grouped(figure: f64) -> String {
    let cents = (figure * 100.0).round() as i64;
    let whole = (cents / 100).to_string();
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if cents % 100 != 0 {
        out.push_str(&format!(",{:02}", cents % 100));
    }
    out
}

/// Of what kind the benefit is, by its label first, then by its unit.
pub fn kind(benefit: &Value, label: &str) -> &'static str {
    match vocabulary::aid_type(label) {
        Some(kind @ ("loan" | "guarantee" | "tariff" | "training")) if !label.contains("formation") => kind,
        _ => match field(benefit, "unit").as_deref() {
            Some("séances") => "service",
            _ if field(benefit, "type").as_deref() == Some("bool") => "service",
            _ => "grant",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_amount_is_said_in_words_and_in_cents() {
        let most = json!({"montant": 2280, "unit": "€", "legend": "maximum", "periodicite": "autre"});
        let amount = amount(&most).unwrap();
        assert_eq!(amount.words, "jusqu’à 2\u{a0}280\u{a0}€");
        assert_eq!((amount.min_cents, amount.max_cents), (None, Some(228_000)));
        let share = json!({"montant": 90, "unit": "%"});
        assert_eq!(super::amount(&share).unwrap().words, "90\u{a0}%");
        assert_eq!(super::amount(&json!({"montant": null})), None);
    }
}
