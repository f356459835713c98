//! How the objects of the API are asked for: a hundred at once, what changed since, `meta.next` until there is none.

use chrono::{DateTime, NaiveDate, Utc};
use reqwest::Url;
use serde_json::Value;

use crate::sources::feed::{field, objects};
use crate::sources::{Code, Page, Pages};

/// Objects of one answer: the API allows a hundred since July 2026.
const SIZE: &str = "100";
/// When the platform changed an object last.
const CHANGED: &str = "lastUpdateDatatourisme";
/// What an object is of no use without.
const NEEDED: &str = "uuid,uri,lastUpdateDatatourisme";
/// Which objects are asked for, in the API's own language.
const FILTERS: &str = "filters";

/// The answers of `/v1/…`.
pub struct Objects;

impl Pages for Objects {
    fn key_header(&self) -> Option<&'static str> {
        Some("x-api-key")
    }

    /// Not where the operator filters: one question has one `filters`.
    fn tells_changes(&self, address: &Url) -> bool {
        !has(address, FILTERS)
    }

    fn first(&self, address: &Url, since: Option<&str>, _today: NaiveDate) -> Option<Url> {
        let mut pairs: Vec<(String, String)> = address.query_pairs().into_owned().collect();
        for (_, fields) in pairs.iter_mut().filter(|(name, _)| name == "fields") {
            *fields = format!("{fields},{NEEDED}");
        }
        for (name, value) in [("page_size", SIZE), ("sort", CHANGED)] {
            if !has(address, name) {
                pairs.push((name.to_owned(), value.to_owned()));
            }
        }
        if let Some(since) = since {
            pairs.push((FILTERS.to_owned(), format!("{CHANGED}[gte]={since}")));
        }
        let mut asked = address.clone();
        asked.query_pairs_mut().clear().extend_pairs(pairs);
        Some(asked)
    }

    fn page(&self, asked: &Url, answer: &Value) -> Result<Page, Code> {
        let read = answer.get("objects").and_then(Value::as_array).ok_or(Code::NotTheFeed)?.len();
        let told = answer.pointer("/meta/next").and_then(Value::as_str).filter(|next| !next.is_empty());
        let next = told.map(|told| following(asked, told)).transpose()?;
        let changed = objects(answer, "objects").iter().filter_map(changed);
        Ok(Page { next, records: read, changed_at: changed.max() })
    }
}

/// The next page, on the same server only: the key goes with the question.
fn following(asked: &Url, told: &str) -> Result<Url, Code> {
    let next = asked.join(told).map_err(|_| Code::NotTheFeed)?;
    if next.origin() == asked.origin() { Ok(next) } else { Err(Code::LeadsElsewhere) }
}

fn has(address: &Url, name: &str) -> bool {
    address.query_pairs().any(|(known, _)| known == name)
}

fn changed(object: &Value) -> Option<DateTime<Utc>> {
    let at = field(object, CHANGED)?;
    Some(DateTime::parse_from_rfc3339(&at).ok()?.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn asked(address: &str, since: Option<&str>) -> String {
        let url = Objects.first(&address.parse().unwrap(), since, NaiveDate::MIN).unwrap();
        let pairs = url.query_pairs().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn all_is_asked_for_then_what_changed_as_the_operator_asks() {
        let address = "https://api.example/v1/catalog?fields=label&page_size=250";
        let sort = "sort=lastUpdateDatatourisme";
        let fields = "fields=label,uuid,uri,lastUpdateDatatourisme page_size=250";
        assert_eq!(asked(address, None), format!("{fields} {sort}"));
        let since = Some("2026-11-24T00:00:00.000Z");
        let filters = "filters=lastUpdateDatatourisme[gte]=2026-11-24T00:00:00.000Z";
        assert_eq!(asked("https://api.example/v1/x", since), format!("page_size=100 {sort} {filters}"));
        assert!(Objects.tells_changes(&address.parse().unwrap()));
        assert!(!Objects.tells_changes(&"https://api.example/v1/x?filters=a[eq]=b".parse().unwrap()));
    }

    #[test]
    fn the_next_page_is_on_the_same_server_or_is_none() {
        let url: Url = "https://api.example/v1/x?page=1".parse().unwrap();
        let page = |next: Value| {
            let objects = json!([{"lastUpdateDatatourisme": "2026-11-02T10:00:00+01:00"}, {}]);
            Objects.page(&url, &json!({"objects": objects, "meta": {"next": next}}))
        };
        let read = page(json!("/v1/x?page=2")).unwrap();
        assert_eq!(read.next.unwrap().as_str(), "https://api.example/v1/x?page=2");
        assert_eq!((read.records, read.changed_at), (2, "2026-11-02T09:00:00Z".parse().ok()));
        assert_eq!(page(Value::Null).unwrap().next, None);
        for elsewhere in ["https://other.example/", "http://api.example/v1/x?page=2", "//other.example/x"] {
            assert_eq!(page(json!(elsewhere)).err(), Some(Code::LeadsElsewhere), "{elsewhere}");
        }
        assert_eq!(Objects.page(&url, &json!({"message": "x"})).err(), Some(Code::NotTheFeed));
    }
}
