//! Reads an API page by page, without leaving a copy: whole, or what changed since the last time.

use std::collections::HashSet;

use api_client::canonical::sha256_hex;
use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use reqwest::Url;

use super::fetch::Fetcher;
use super::gather::{Gathered, address_of};
use crate::app::App;
use crate::fault::Fault;
use crate::sources::{Code, File, NotTheFeed, Pages, Source};
use crate::store::seen::{self, Seen};

/// No feed has more pages: an API that never ends is none.
const MOST_PAGES: usize = 2_000;
/// Pages of one address together may be so many times the largest file.
const LARGEST: u64 = 16;
/// A server's clock may run ahead by that much.
const AHEAD: TimeDelta = TimeDelta::hours(1);

/// How far an address was read: kept where servers of files have their tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Mark {
    /// When the youngest record that was read changed.
    changed_at: DateTime<Utc>,
    /// Day on which it was read whole.
    whole_on: NaiveDate,
}

impl Mark {
    fn parse(text: &str) -> Option<Self> {
        let (changed_at, whole_on) = text.split_once(' ')?;
        Some(Self { changed_at: changed_at.parse().ok()?, whole_on: whole_on.parse().ok()? })
    }

    fn written(self) -> String {
        format!("{} {}", instant(self.changed_at), self.whole_on)
    }
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Whether all these places may be asked for what changed alone: each was read whole not long ago, and no other was
/// read with them (an agenda that was taken out of the configuration is gone only by a whole reading).
pub fn may_ask_for_changes(app: &App, source: &dyn Source, places: &[String]) -> Result<bool, Fault> {
    if !source.pages().is_some_and(Pages::tells_changes) {
        return Ok(false);
    }
    let today = app.config.clock.today();
    let held = app.store.read(|db| seen::all(db, source.name()))?;
    let asked: HashSet<String> = places.iter().map(|place| address_of(place)).collect();
    let fresh = |seen: &Seen| {
        let mark = Mark::parse(&seen.etag);
        mark.is_some_and(|mark| (today - mark.whole_on).num_days() < i64::from(app.config.refresh.whole_days))
    };
    Ok(held.len() == asked.len() && held.iter().all(|seen| asked.contains(&seen.address) && fresh(seen)))
}

/// Gathers all pages of an address; none where it is a file like any other.
pub async fn gather(
    app: &App,
    fetcher: &Fetcher,
    source: &dyn Source,
    (place, url): (&str, &Url),
    changes: bool,
) -> Result<Option<Gathered>, Fault> {
    let Some(pages) = source.pages() else { return Ok(None) };
    let (today, address) = (app.config.clock.today(), address_of(place));
    let held = app.store.read(|db| seen::read(db, source.name(), &address))?;
    let mark = held.as_ref().filter(|_| changes).and_then(|seen| Mark::parse(&seen.etag));
    let since = mark.map(|mark| instant(mark.changed_at));
    let mut next = pages.first(url, since.as_deref(), today);
    if next.is_none() {
        return Ok(None);
    }
    let (mut files, mut bytes, mut records) = (Vec::new(), 0, 0);
    let (mut asked, mut changed_at) = (HashSet::new(), mark.map(|mark| mark.changed_at));
    let latest = app.config.clock.now() + AHEAD;
    while let Some(url) = next {
        let path = format!("{}-page-{:04}.json", &address[..8], files.len() + 1);
        let refused = |code: Code| Fault::Feed {
            source_name: source.name().to_owned(),
            cause: NotTheFeed { code: code.as_str(), file: path.clone() },
        };
        // The same question again would be asked for ever.
        if files.len() >= MOST_PAGES || !asked.insert(url.clone()) {
            return Err(refused(Code::NotTheFeed));
        }
        let answer = fetcher.once(&url).await?;
        bytes += answer.len() as u64;
        if bytes > app.config.fetch.max_bytes.saturating_mul(LARGEST) {
            return Err(refused(Code::TooLarge));
        }
        let read = serde_json::from_slice(&answer)
            .map_err(|error| if error.is_eof() { Code::Truncated } else { Code::NotTheFeed });
        let page = read.and_then(|value| pages.page(&url, &value)).map_err(refused)?;
        records += page.records;
        changed_at = changed_at.max(page.changed_at.filter(|at| *at <= latest));
        next = page.next;
        files.push(File { path, bytes: answer });
    }
    let sha256 = files.iter().map(|file| sha256_hex(&file.bytes)).collect::<String>();
    let sha256 = sha256_hex(sha256.as_bytes());
    let unchanged =
        held.as_ref().is_some_and(|seen| seen.sha256 == sha256) || (mark.is_some() && records == 0);
    let seen = match held.filter(|_| unchanged) {
        Some(held) => held,
        None => {
            let whole_on = mark.map_or(today, |mark| mark.whole_on);
            let mark =
                changed_at.filter(|_| pages.tells_changes()).map(|changed_at| Mark { changed_at, whole_on });
            Seen { address, sha256, etag: mark.map(Mark::written).unwrap_or_default() }
        }
    };
    Ok(Some(Gathered { files, unchanged, seen: vec![seen], part: mark.is_some() }))
}
