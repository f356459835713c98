//! `guide`: the pages of the Region's own guide of aids, HTML made by Drupal (SOURCES.md §4.5).
//!
//! Title, link, deadlines and tags are taken, no text. A listing that announces another number of aids
//! than its cards hold is refused whole: a page has changed, or one is missing.

mod detail;
mod listing;

use std::collections::{BTreeMap, BTreeSet};

use api_client::wire::{Aid, Deadline, Origin, Window};
use chrono::NaiveDate;
use scraper::{Html, Selector};

use super::repair::{days, links, names, text};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, addresses, feed, vocabulary};

/// The source `guide`.
pub struct Guide;

/// What a card or a page of the guide says of an aid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Found {
    title: String,
    href: String,
    audience: Vec<String>,
    deadline: String,
    european: bool,
}

impl Source for Guide {
    fn name(&self) -> &'static str {
        "guide"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let mut announced: BTreeMap<usize, usize> = BTreeMap::new();
        let mut cards = Vec::new();
        let mut pages = Vec::new();
        for file in files {
            let page = html(file, &mut reading)?;
            if let Some((count, found)) = listing::read(&page) {
                *announced.entry(count).or_default() += found.len();
                cards.extend(found.into_iter().map(|found| (file.path.clone(), found)));
            } else if let Some(found) = detail::read(&page, &file.path) {
                pages.push((file.path.clone(), found));
            } else {
                return Err(feed::refused(Code::NotTheFeed, &file.path));
            }
        }
        let path = files.first().map_or("", |file| file.path.as_str());
        if announced.iter().any(|(announced, read)| announced != read) {
            return Err(feed::refused(Code::Truncated, path));
        }
        take(cards, pages, today, &mut reading);
        if reading.read == 0 { Err(feed::refused(Code::Empty, path)) } else { Ok(reading.settled()) }
    }
}

/// Cards are seen several times, under several filters, and again as a page: one aid, one record.
fn take(cards: Vec<(String, Found)>, pages: Vec<(String, Found)>, today: NaiveDate, reading: &mut Reading) {
    let mut details: BTreeMap<String, Found> = BTreeMap::new();
    for (_, page) in &pages {
        details.insert(id(&page.href).unwrap_or_default(), page.clone());
    }
    let seen: BTreeSet<String> = cards.iter().filter_map(|(_, card)| id(&card.href)).collect();
    let alone = pages.into_iter().filter(|(_, page)| id(&page.href).is_none_or(|id| !seen.contains(&id)));
    for (path, found) in cards.into_iter().chain(alone) {
        let mut notes = Notes::default();
        let more = id(&found.href).and_then(|id| details.get(&id));
        let place = id(&found.href).map_or(path, |id| format!("guide:{id}"));
        let outcome = aid(&found, more, today, &mut notes).map(|aid| Record::Aid(Box::new(aid)));
        reading.take(&place, outcome, notes);
    }
}

fn html(file: &File, reading: &mut Reading) -> Result<Html, NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    if file.bytes.len() > feed::LARGEST {
        return Err(refused(Code::TooLarge));
    }
    let (text, repaired) = text::decode(&file.bytes);
    if text.trim().is_empty() {
        return Err(refused(Code::Empty));
    }
    if !text.trim_start().starts_with('<') {
        return Err(refused(Code::NotTheFeed));
    }
    // A page always says that it ends; one that does not was cut on its way.
    if !text.contains("</body>") && !text.contains("</html>") {
        return Err(refused(Code::Truncated));
    }
    if repaired {
        reading.say(&file.path, Code::Encoding, "");
    }
    Ok(Html::parse_document(&text))
}

/// `node-240` for `/node/240` and `/index.php/node/240`, else the path as a slug.
fn id(href: &str) -> Option<String> {
    let whole = links::absolute(href, Some(&addresses::shipped().region), &mut Notes::default(), "")?;
    let key = links::key(&whole)?;
    let (_, path) = key.split_once('/')?;
    let path = path.split('?').next().unwrap_or_default();
    let slug = names::slug(&path.replace('/', "-"));
    (!slug.is_empty()).then_some(slug)
}

fn aid(found: &Found, more: Option<&Found>, today: NaiveDate, notes: &mut Notes) -> Result<Aid, Why> {
    let missing = |field: &str| Why::new(Code::MissingField, field);
    let base = Some(addresses::shipped().region.as_str());
    let source_url = links::absolute(&found.href, base, notes, "link").ok_or_else(|| missing("link"))?;
    let id = id(&found.href).ok_or_else(|| missing("link"))?;
    let title = text::typeset(&names::title(&found.title, notes));
    if title.is_empty() {
        return Err(missing("title"));
    }
    let said =
        more.map(|more| more.deadline.as_str()).filter(|said| !said.is_empty()).unwrap_or(&found.deadline);
    let mut audience: Vec<String> = Vec::new();
    for word in found.audience.iter().chain(more.iter().flat_map(|more| &more.audience)) {
        match vocabulary::audience(word) {
            Some(who) if !audience.iter().any(|known| known == who) => audience.push(who.to_owned()),
            Some(_) => {}
            None => notes.add(Code::UnknownValue, "vous êtes"),
        }
    }
    if audience.is_empty() {
        audience.push("everyone".to_owned());
    }
    let mut bodies = vec!["Région Bourgogne-Franche-Comté".to_owned()];
    if found.european || more.is_some_and(|more| more.european) {
        bodies.push("Union européenne".to_owned());
    }
    Ok(Aid {
        id: format!("guide:{id}"),
        theme: vocabulary::theme(&title, "local_life"),
        title,
        detail: "short".to_owned(),
        audience,
        aid_types: vec!["grant".to_owned()],
        bodies,
        territory: vec!["REG-27".to_owned()],
        deadline: deadline(said, notes),
        filing: "portal".to_owned(),
        source: "guide".to_owned(),
        origins: vec![Origin { source: "guide".to_owned(), url: source_url.clone() }],
        source_url,
        verified_on: days::written(today),
        verified_from: Some("fetch".to_owned()),
        lang: "fr".to_owned(),
        ..Aid::default()
    })
}

/// Deadlines are often windows; what is not understood is kept in words.
fn deadline(said: &str, notes: &mut Notes) -> Option<Deadline> {
    let said = text::clean(said).replace('\n', " ");
    if said.is_empty() {
        return None;
    }
    let origin = Some("official".to_owned());
    let words = Some(text::typeset(&said));
    let folded = text::folded(&said);
    if ["toute l annee", "permanent", "au fil de l eau"].iter().any(|always| folded.contains(always)) {
        return Some(Deadline { all_year: true, words, origin, ..Deadline::default() });
    }
    let Some((opens, closes)) = days::period(&said) else {
        if said.chars().any(|c| c.is_ascii_digit()) {
            notes.add(Code::DatesUnreadable, "date limite");
        }
        return Some(Deadline { words, origin, ..Deadline::default() });
    };
    let window = Window { opens_on: opens.map(days::written), closes_on: Some(days::written(closes)) };
    Some(Deadline { windows: vec![window], words, origin, ..Deadline::default() })
}

/// A selector that is written in this folder; one that cannot be read finds nothing.
fn select<'a>(page: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    Selector::parse(selector).map(|selector| page.select(&selector).collect()).unwrap_or_default()
}

/// The words of an element, without markup, on one line.
fn words(element: scraper::ElementRef<'_>) -> String {
    super::repair::markup::rendered(element).text.replace('\n', " ")
}
