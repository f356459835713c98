//! How offers are asked for: `$top` and `$skip`, until as many were read as there are said to be.

use chrono::NaiveDate;
use reqwest::Url;
use serde_json::Value;

use super::offers;
use crate::sources::{Code, Page, Pages, feed};

/// Offers of one answer.
const TOP: usize = 1_000;
/// What the gateway itself asks for.
const OURS: [&str; 2] = ["top", "skip"];

/// The answers of a syndication.
pub struct Offers;

impl Pages for Offers {
    /// The id of the feed, in its address, is the key.
    fn key_header(&self) -> Option<&'static str> {
        None
    }

    fn tells_changes(&self, _address: &Url) -> bool {
        false
    }

    fn first(&self, address: &Url, _since: Option<&str>, _today: NaiveDate) -> Option<Url> {
        Some(asked(address, 0))
    }

    fn page(&self, url: &Url, answer: &Value) -> Result<Page, Code> {
        let read = offers(answer).ok_or(Code::NotTheFeed)?.len();
        let skipped = url
            .query_pairs()
            .find(|(name, _)| plain(name) == "skip")
            .and_then(|(_, skip)| skip.parse::<usize>().ok());
        let so_far = skipped.unwrap_or_default().saturating_add(read);
        let more = match count(answer) {
            // Part of the feed would pass for the whole of it.
            Some(count) if read == 0 && so_far < count => return Err(Code::Truncated),
            Some(count) => so_far < count,
            // More than were asked for are all there are.
            None => read == TOP,
        };
        Ok(Page { next: more.then(|| asked(url, so_far)), records: read, changed_at: None })
    }
}

/// How many offers a page says that there are in all: a number, written as a text.
fn count(page: &Value) -> Option<usize> {
    let inner = page.get("d").unwrap_or(page);
    let said = ["__count", "odata.count", "@odata.count"].iter().find_map(|key| feed::field(inner, key));
    said?.trim().parse().ok()
}

fn asked(address: &Url, skip: usize) -> Url {
    let mut pairs: Vec<(String, String)> =
        address.query_pairs().into_owned().filter(|(name, _)| !OURS.contains(&plain(name))).collect();
    for (name, value) in [("format", "json"), ("inlinecount", "allpages")] {
        if !pairs.iter().any(|(known, _)| plain(known) == name) {
            pairs.push((format!("${name}"), value.to_owned()));
        }
    }
    pairs.push(("$top".to_owned(), TOP.to_string()));
    pairs.push(("$skip".to_owned(), skip.to_string()));
    let mut url = address.clone();
    url.query_pairs_mut().clear().extend_pairs(pairs);
    url
}

/// A name of the query without its `$`, which some write and some do not.
fn plain(name: &str) -> &str {
    name.trim_start_matches('$')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pairs(url: &Url) -> String {
        let pairs = url.query_pairs().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join(" ")
    }

    fn at(skip: usize) -> Url {
        format!("https://a.example/feed?format=json&$top=1000&$skip={skip}").parse().unwrap()
    }

    #[test]
    fn offers_are_asked_for_by_the_thousand_until_their_count() {
        let first =
            Offers.first(&"https://a.example/feed?format=json".parse().unwrap(), None, NaiveDate::MIN);
        assert_eq!(pairs(&first.unwrap()), "format=json $inlinecount=allpages $top=1000 $skip=0");
        let page = |skip: usize, read: usize, count: Value| {
            let answer = json!({"value": vec![json!({}); read], "odata.count": count});
            Offers.page(&at(skip), &answer).map(|page| page.next.as_ref().map(pairs))
        };
        let second = "format=json $inlinecount=allpages $top=1000 $skip=1100";
        assert_eq!(page(1_000, 100, json!("1200")).unwrap().as_deref(), Some(second), "a shorter page");
        assert_eq!(page(1_100, 100, json!("1200")).unwrap(), None);
        assert_eq!(page(1_100, 0, json!("1200")).err(), Some(Code::Truncated));
        assert_eq!(page(0, 0, json!("0")).unwrap(), None);
        assert!(page(0, 1_000, Value::Null).unwrap().is_some(), "who does not count is asked on");
        assert_eq!(page(0, 999, Value::Null).unwrap(), None);
        assert_eq!(page(0, 1_001, Value::Null).unwrap(), None);
        assert_eq!(Offers.page(&at(0), &json!({"error": "x"})).err(), Some(Code::NotTheFeed));
        let other = json!({"d": {"results": [{}], "__count": "2"}});
        assert!(Offers.page(&at(0), &other).unwrap().next.is_some());
    }
}
