//! How the mirror is asked where it answers page by page; its exports are files like any other.

use chrono::NaiveDate;
use reqwest::Url;
use serde_json::Value;

use crate::sources::{Code, Page, Pages};

/// Rows of one answer.
const ROWS: u64 = 100;
/// No row beyond that one is given: then the export must be asked for.
const REACH: u64 = 10_000;

/// The answers of `/records` (v2.1) and of `/api/records/1.0/search` (v1).
pub struct Records;

/// What the two versions call the same things.
struct Names {
    rows: &'static str,
    from: &'static str,
    list: &'static str,
    total: &'static str,
}

fn names(address: &Url) -> Option<Names> {
    let path = address.path().trim_end_matches('/');
    if path.ends_with("/records/1.0/search") {
        return Some(Names { rows: "rows", from: "start", list: "records", total: "nhits" });
    }
    path.ends_with("/records").then_some(Names {
        rows: "limit",
        from: "offset",
        list: "results",
        total: "total_count",
    })
}

impl Pages for Records {
    fn key_header(&self) -> &'static str {
        "apikey"
    }

    fn tells_changes(&self) -> bool {
        false
    }

    fn first(&self, address: &Url, _since: Option<&str>, _today: NaiveDate) -> Option<Url> {
        names(address).map(|names| asked(address, &names, 0))
    }

    fn page(&self, url: &Url, answer: &Value) -> Result<Page, Code> {
        let names = names(url).ok_or(Code::NotTheFeed)?;
        let read = answer.get(names.list).and_then(Value::as_array).ok_or(Code::NotTheFeed)?.len();
        let total = answer.get(names.total).and_then(Value::as_u64).ok_or(Code::NotTheFeed)?;
        let from = url
            .query_pairs()
            .find(|(name, _)| name == names.from)
            .and_then(|(_, from)| from.parse::<u64>().ok());
        let from = from.unwrap_or_default().saturating_add(read as u64);
        if from >= total {
            return Ok(Page { next: None, records: read, changed_at: None });
        }
        // Part of the feed would pass for the whole of it.
        if read == 0 || from.saturating_add(ROWS) > REACH {
            return Err(if read == 0 { Code::Truncated } else { Code::TooLarge });
        }
        Ok(Page { next: Some(asked(url, &names, from)), records: read, changed_at: None })
    }
}

fn asked(address: &Url, names: &Names, from: u64) -> Url {
    let ours = [names.rows, names.from];
    let mut pairs: Vec<(String, String)> =
        address.query_pairs().into_owned().filter(|(name, _)| !ours.contains(&name.as_str())).collect();
    pairs.push((names.rows.to_owned(), ROWS.to_string()));
    pairs.push((names.from.to_owned(), from.to_string()));
    let mut url = address.clone();
    url.query_pairs_mut().clear().extend_pairs(pairs);
    url
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn both_versions_are_asked_row_by_row_and_an_export_is_a_file() {
        let first = |address: &str| {
            Records.first(&address.parse().unwrap(), None, NaiveDate::MIN).map(|url| url.to_string())
        };
        assert_eq!(
            first("https://a.example/datasets/x/records?limit=5&where=a").as_deref(),
            Some("https://a.example/datasets/x/records?where=a&limit=100&offset=0")
        );
        assert_eq!(
            first("https://a.example/api/records/1.0/search/?dataset=x").as_deref(),
            Some("https://a.example/api/records/1.0/search/?dataset=x&rows=100&start=0")
        );
        assert_eq!(first("https://a.example/datasets/x/exports/json?where=a"), None);
    }

    #[test]
    fn a_page_says_whether_there_is_another() {
        let url: Url = "https://a.example/datasets/x/records?limit=100&offset=100".parse().unwrap();
        let answer = |rows: usize, total: u64| json!({"total_count": total, "results": vec![0; rows]});
        let next = Records.page(&url, &answer(100, 250)).unwrap().next.unwrap();
        assert!(next.as_str().ends_with("limit=100&offset=200"));
        assert_eq!(Records.page(&url, &answer(50, 150)).unwrap().next, None);
        assert_eq!(Records.page(&url, &answer(0, 150)).err(), Some(Code::Truncated));
        assert_eq!(Records.page(&url, &json!({"error_code": "x"})).err(), Some(Code::NotTheFeed));
        let far: Url = "https://a.example/records?limit=100&offset=9900".parse().unwrap();
        assert_eq!(Records.page(&far, &answer(100, 20_000)).err(), Some(Code::TooLarge));
    }
}
