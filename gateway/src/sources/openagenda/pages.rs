//! How the events of an agenda are asked for: 300 at once, what changed since, `after` until there is none.

use chrono::NaiveDate;
use reqwest::Url;
use serde_json::Value;

use super::timings::instant;
use crate::sources::feed::{field, objects};
use crate::sources::{Code, Page, Pages};

/// Events of one answer, the most that OpenAgenda gives.
const SIZE: &str = "300";
/// What the gateway itself asks for.
const OURS: [&str; 6] = ["size", "detailed", "after[]", "from", "updatedAt[gte]", "removed"];
/// What is ahead, where the operator asks for no other time.
const AHEAD: &str = "timings[gte]";

/// The answers of `/v2/agendas/{uid}/events`.
pub struct Answers;

impl Pages for Answers {
    fn key_header(&self) -> &'static str {
        "key"
    }

    fn tells_changes(&self) -> bool {
        true
    }

    fn first(&self, address: &Url, since: Option<&str>, today: NaiveDate) -> Option<Url> {
        if !address.path().trim_end_matches('/').ends_with("/events") {
            return None;
        }
        let mut asked = without(address, &OURS);
        let chosen = address
            .query_pairs()
            .any(|(name, _)| name.starts_with("timings[") || name.starts_with("relative"));
        let day = today.to_string();
        let mut pairs = vec![("size", SIZE), ("detailed", "1")];
        match since {
            // What is past by now may change and go all the same: no time is asked for.
            Some(since) => pairs.extend([("updatedAt[gte]", since), ("removed", "null")]),
            None if !chosen => pairs.push((AHEAD, &day)),
            None => {}
        }
        asked.query_pairs_mut().extend_pairs(pairs);
        Some(asked)
    }

    fn page(&self, asked: &Url, answer: &Value) -> Result<Page, Code> {
        let events = answer.get("events").filter(|events| events.is_array()).ok_or(Code::NotTheFeed)?;
        let read = events.as_array().map_or(0, Vec::len);
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let after: Vec<String> = objects(answer, "after").iter().map(text).collect();
        let next = (read > 0 && !after.is_empty()).then(|| {
            let mut next = without(asked, &["after[]"]);
            next.query_pairs_mut().extend_pairs(after.iter().map(|value| ("after[]", value)));
            next
        });
        let updated =
            objects(answer, "events").iter().filter_map(|event| instant(&field(event, "updatedAt")?));
        Ok(Page { next, records: read, changed_at: updated.max() })
    }
}

/// The same address without those parts of its query.
fn without(address: &Url, names: &[&str]) -> Url {
    let kept: Vec<(String, String)> =
        address.query_pairs().into_owned().filter(|(name, _)| !names.contains(&name.as_str())).collect();
    let mut url = address.clone();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    url
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn asked(address: &str, since: Option<&str>) -> Vec<(String, String)> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let url = Answers.first(&address.parse().unwrap(), since, today).unwrap();
        url.query_pairs().into_owned().collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_ahead_is_asked_for_then_what_changed() {
        let address = "https://api.example/v2/agendas/12/events?adminLevel1[]=Essai&size=20";
        assert_eq!(
            asked(address, None),
            pairs(&[
                ("adminLevel1[]", "Essai"),
                ("size", "300"),
                ("detailed", "1"),
                ("timings[gte]", "2026-11-24")
            ])
        );
        let since = asked(address, Some("2026-11-20T10:00:00Z"));
        assert_eq!(since[3..], pairs(&[("updatedAt[gte]", "2026-11-20T10:00:00Z"), ("removed", "null")]));
        let chosen = asked("https://api.example/v2/agendas/12/events?relative[]=current", None);
        assert_eq!(chosen, pairs(&[("relative[]", "current"), ("size", "300"), ("detailed", "1")]));
        let file = "https://files.example/events.json".parse().unwrap();
        assert_eq!(Answers.first(&file, None, NaiveDate::MIN), None);
    }

    #[test]
    fn after_is_repeated_until_there_is_none() {
        let url: Url =
            "https://api.example/v2/agendas/12/events?size=300&after[]=1&after[]=2".parse().unwrap();
        let answer = json!({"total": 3, "after": [1_800_000_000_000_i64, "52", null], "events": [
            {"uid": 1, "updatedAt": "2026-11-20T10:00:00.000Z"},
            {"uid": 2, "updatedAt": "2026-11-21T10:00:00.000Z", "removed": true},
        ]});
        let page = Answers.page(&url, &answer).unwrap();
        let next: Vec<_> = page.next.unwrap().query_pairs().into_owned().collect();
        assert_eq!(
            next,
            pairs(&[("size", "300"), ("after[]", "1800000000000"), ("after[]", "52"), ("after[]", "null")])
        );
        assert_eq!(page.changed_at, "2026-11-21T10:00:00Z".parse().ok());
        for last in [
            json!({"events": [{}], "after": null}),
            json!({"events": [], "after": [1]}),
            json!({"events": []}),
        ] {
            assert_eq!(Answers.page(&url, &last).unwrap().next, None);
        }
        assert_eq!(Answers.page(&url, &json!({"message": "no"})).err(), Some(Code::NotTheFeed));
    }
}
