//! Lists that are written inside texts: `#` between items, `|` between parts, `$` between days.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::sources::feed;

/// The items of a cell: empty ones are left out, wherever they stand. A list of its own is read too.
pub fn items(offer: &Value, key: &str) -> Vec<String> {
    let texts = feed::list(offer, key);
    let items = texts.iter().flat_map(|text| text.split('#')).map(str::trim);
    items.filter(|item| item.chars().any(|c| c != '|' && !c.is_whitespace())).map(str::to_owned).collect()
}

/// The parts of an item, in their places.
pub fn parts(item: &str) -> Vec<&str> {
    item.split('|').map(str::trim).collect()
}

/// An instant: `/Date(1546457575113)/`, perhaps with a zone that changes nothing, or RFC 3339.
pub fn instant(written: &str) -> Option<DateTime<Utc>> {
    let written = written.trim();
    if let Some(inside) = written.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        let end = inside
            .char_indices()
            .skip(1)
            .find(|(_, c)| matches!(c, '+' | '-'))
            .map_or(inside.len(), |(at, _)| at);
        return DateTime::from_timestamp_millis(inside.get(..end)?.parse().ok()?);
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(written) {
        return Some(at.with_timezone(&Utc));
    }
    let clock = chrono::NaiveDateTime::parse_from_str(written, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    Some(domain::paris::instant_of(clock))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn leading_and_empty_items_say_nothing() {
        let offer = json!({"Labels": "#Qualité Tourisme# ##||", "Photo": null});
        assert_eq!(items(&offer, "Labels"), ["Qualité Tourisme"]);
        assert!(items(&offer, "Photo").is_empty() && items(&offer, "Nothing").is_empty());
        assert_eq!(parts("a| |b"), ["a", "", "b"]);
    }

    #[test]
    fn instants_are_read_in_each_of_their_spellings() {
        let at = |text: &str| instant(text).map(|at| at.to_rfc3339());
        assert_eq!(at("/Date(1546457575113)/").as_deref(), Some("2019-01-02T19:32:55.113+00:00"));
        assert_eq!(at("/Date(1546457575113+0100)/"), at("/Date(1546457575113)/"));
        assert_eq!(at("/Date(-86400000)/").as_deref(), Some("1969-12-31T00:00:00+00:00"));
        assert_eq!(at("2019-01-02T20:32:55").as_deref(), Some("2019-01-02T19:32:55+00:00"));
        for none in ["", "/Date()/", "/Date(é)/", "/Date(9999999999999999999)/", "hier"] {
            assert_eq!(at(none), None, "{none}");
        }
    }
}
