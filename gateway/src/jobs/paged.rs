//! Sources that answer page by page: asked one page after the other, in their own ways, within bounds.

use api_client::canonical::sha256_hex;
use chrono::{DateTime, NaiveDate, SecondsFormat, TimeDelta, Utc};
use reqwest::Url;
use serde_json::Value;

use super::fetch::Fetcher;
use super::gather::{Extent, Gathered};
use crate::app::App;
use crate::fault::Fault;
use crate::sources::{File, tourinsoft};
use crate::store::seen::{self, Seen};

/// Most pages of one address, and most bytes of all of them.
const MOST_PAGES: usize = 2_000;
const MOST_BYTES: usize = 1 << 30;
/// The API of DATAtourisme allows a hundred objects a page since July 2026.
const OBJECTS: &str = "100";
/// Offers of Tourinsoft a page.
const OFFERS: usize = 1_000;
/// So often everything is asked for: no API tells what is gone.
const WHOLE_EVERY: TimeDelta = TimeDelta::days(7);

/// Pages that were read.
#[derive(Default)]
struct Pages {
    files: Vec<File>,
    bytes: usize,
}

impl Pages {
    fn add(&mut self, url: &Url, bytes: Vec<u8>) -> Result<(), Fault> {
        self.bytes += bytes.len();
        if self.files.len() >= MOST_PAGES || self.bytes > MOST_BYTES {
            let what = url.host_str().unwrap_or_default().to_owned();
            return Err(Fault::TooLarge { what, limit: MOST_BYTES as u64 });
        }
        // The address of a page may hold a key: it is not its name.
        let path = format!("page-{:04}.json", self.files.len() + 1);
        self.files.push(File { path, bytes });
        Ok(())
    }

    fn digest(&self) -> String {
        let pages: Vec<String> = self.files.iter().map(|file| sha256_hex(&file.bytes)).collect();
        sha256_hex(pages.concat().as_bytes())
    }
}

/// What was seen of an address of DATAtourisme: the newest change, and the day on which everything was asked for.
struct Mark {
    newest: DateTime<Utc>,
    whole_on: NaiveDate,
}

impl Mark {
    fn of(seen: &Seen) -> Option<Self> {
        let (newest, whole_on) = seen.etag.split_once(' ')?;
        let newest = DateTime::parse_from_rfc3339(newest).ok()?.with_timezone(&Utc);
        Some(Self { newest, whole_on: whole_on.parse().ok()? })
    }

    fn written(&self) -> String {
        format!("{} {}", self.newest.to_rfc3339_opts(SecondsFormat::Millis, true), self.whole_on)
    }
}

/// Follows `meta.next`; between two full readings only what changed since the newest change is asked for.
pub async fn datatourisme(
    app: &App,
    fetcher: &Fetcher,
    url: &Url,
    key: Option<&str>,
    extent: Extent,
) -> Result<Gathered, Fault> {
    let address = sha256_hex(url.as_str().as_bytes());
    let held = app.store.read(|db| seen::read(db, "datatourisme-api", &address))?;
    let today = app.config.clock.today();
    let own_filters = url.query_pairs().any(|(name, _)| name == "filters");
    let mark = held.as_ref().and_then(Mark::of).filter(|mark| {
        extent == Extent::Changes
            && !own_filters
            && today - mark.whole_on < WHOLE_EVERY
            && mark.whole_on <= today
    });
    let (mut pages, mut newest) = (Pages::default(), mark.as_ref().map(|mark| mark.newest));
    let mut next = Some(first_page(url, mark.as_ref()));
    let mut objects = 0;
    while let Some(page) = next.take() {
        let bytes = fetcher.page(&page, key.map(|key| ("x-api-key", key))).await?;
        let read: Value =
            serde_json::from_slice(&bytes).map_err(|_| failed(url, "a page that is no JSON"))?;
        for object in read.get("objects").and_then(Value::as_array).into_iter().flatten() {
            objects += 1;
            newest = newest.max(changed(object));
        }
        let told = read.pointer("/meta/next").and_then(Value::as_str).filter(|next| !next.is_empty());
        next = told.map(|told| following(&page, told)).transpose()?;
        pages.add(url, bytes)?;
    }
    let Some(mark) = mark else {
        let etag = newest.map(|newest| Mark { newest, whole_on: today }.written()).unwrap_or_default();
        let seen = Seen { address, sha256: pages.digest(), etag };
        let unchanged = held.is_some_and(|held| held == seen);
        return Ok(Gathered { files: pages.files, unchanged, partial: false, seen: vec![seen] });
    };
    let etag = Mark { newest: newest.unwrap_or(mark.newest), whole_on: mark.whole_on }.written();
    // The newest change itself is told once more each time: the same bytes are nothing new.
    let seen = Seen { address, sha256: pages.digest(), etag };
    let unchanged = objects == 0 || held.as_ref() == Some(&seen);
    let seen = if unchanged { held.unwrap_or(seen) } else { seen };
    let files = if objects == 0 { Vec::new() } else { pages.files };
    Ok(Gathered { files, unchanged, partial: true, seen: vec![seen] })
}

/// The address of the first page: as the operator wrote it, with what paging needs.
fn first_page(url: &Url, mark: Option<&Mark>) -> Url {
    let asked: Vec<(String, String)> =
        url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let has = |name: &str| asked.iter().any(|(known, _)| known == name);
    let mut page = url.clone();
    {
        let mut query = page.query_pairs_mut();
        query.clear();
        for (name, value) in &asked {
            match name.as_str() {
                // Without its id and its change an object is of no use.
                "fields" => query.append_pair(name, &format!("{value},uuid,uri,lastUpdateDatatourisme")),
                _ => query.append_pair(name, value),
            };
        }
        if !has("page_size") {
            query.append_pair("page_size", OBJECTS);
        }
        if !has("sort") {
            query.append_pair("sort", "lastUpdateDatatourisme");
        }
        if let Some(mark) = mark {
            let since = mark.newest.to_rfc3339_opts(SecondsFormat::Millis, true);
            query.append_pair("filters", &format!("lastUpdateDatatourisme[gte]={since}"));
        }
    }
    page
}

/// The next page, on the same server only: the key goes with the question.
fn following(page: &Url, told: &str) -> Result<Url, Fault> {
    let next = page.join(told).map_err(|_| failed(page, "a next page that is no address"))?;
    let same = next.origin() == page.origin();
    match same && next != *page {
        true => Ok(next),
        false => Err(failed(page, "a next page that leads elsewhere")),
    }
}

fn changed(object: &Value) -> Option<DateTime<Utc>> {
    let at = object.get("lastUpdateDatatourisme")?.as_str()?;
    Some(DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc))
}

/// `$top` and `$skip` until as many offers were read as there are said to be.
pub async fn tourinsoft(app: &App, fetcher: &Fetcher, url: &Url) -> Result<Gathered, Fault> {
    let address = sha256_hex(url.as_str().as_bytes());
    let held = app.store.read(|db| seen::read(db, "tourinsoft", &address))?;
    let mut pages = Pages::default();
    let mut skip = 0;
    loop {
        let bytes = fetcher.page(&offers_from(url, skip), None).await?;
        let page: Value =
            serde_json::from_slice(&bytes).map_err(|_| failed(url, "a page that is no JSON"))?;
        let here = tourinsoft::held(&page).ok_or_else(|| failed(url, "a page without offers"))?;
        // A server that does not know `$skip` gives the same page for ever.
        let same = pages.files.last().is_some_and(|last| last.bytes == bytes);
        if here > 0 && !same {
            pages.add(url, bytes)?;
            skip += here;
        }
        match tourinsoft::count(&page) {
            Some(count) if skip >= count => break,
            Some(_) if here == 0 || same => return Err(failed(url, "fewer offers than announced")),
            None if here < OFFERS || same => break,
            _ => {}
        }
    }
    if pages.files.is_empty() {
        return Err(failed(url, "no offer at all"));
    }
    let seen = Seen { address, sha256: pages.digest(), etag: String::new() };
    let unchanged = held.is_some_and(|held| held == seen);
    Ok(Gathered { files: pages.files, unchanged, partial: false, seen: vec![seen] })
}

fn offers_from(url: &Url, skip: usize) -> Url {
    let mut page = url.clone();
    let has = |name: &str| url.query_pairs().any(|(known, _)| known.trim_start_matches('$') == name);
    {
        let mut query = page.query_pairs_mut();
        if !has("format") {
            query.append_pair("$format", "json");
        }
        if !has("inlinecount") {
            query.append_pair("$inlinecount", "allpages");
        }
        query.append_pair("$top", &OFFERS.to_string()).append_pair("$skip", &skip.to_string());
    }
    page
}

fn failed(url: &Url, why: &str) -> Fault {
    Fault::Fetch { host: url.host_str().unwrap_or_default().to_owned(), why: why.to_owned() }
}
