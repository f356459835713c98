//! `datatourisme-feed` and `datatourisme-api`: what tourist offices publish, as files and by the API that follows
//! them (SOURCES.md §5.3, §5.4). Events alone are taken.

mod archive;
mod contacts;
mod index;
mod kinds;
mod languages;
mod object;
mod offers;
mod pages;
pub mod parts;
mod periods;
mod pictures;

pub use kinds::{status, words};
pub use offers::euros;

use chrono::NaiveDate;
use reqwest::Url;
use serde_json::Value;

use super::{Code, File, NotTheFeed, Notes, Pages, Reading, Record, Source, feed};
use index::Index;
use object::Around;

/// Names of the sources.
const FEED: &str = "datatourisme-feed";
const API: &str = "datatourisme-api";

/// The source `datatourisme-feed`: a ZIP of the « Diffuseur », or the folder that it unpacks to.
pub struct DatatourismeFeed;

/// The source `datatourisme-api`: pages of the REST API v1.
pub struct DatatourismeApi;

impl Source for DatatourismeFeed {
    fn name(&self) -> &'static str {
        FEED
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let (mut reading, mut index) = (Reading::default(), Index::default());
        let loose: Vec<&File> = files.iter().filter(|file| !archive::is_one(&file.bytes)).collect();
        let named_json = |file: &&File| files.len() == 1 || feed::ends(file, &[".json"]);
        let (indexes, objects): (Vec<&File>, Vec<&File>) =
            loose.into_iter().filter(named_json).partition(|file| index::is_one(&file.path));
        for file in indexes {
            index.join(file, &mut reading)?;
        }
        for zip in files.iter().filter(|file| archive::is_one(&file.bytes)) {
            let mut failed = None;
            archive::each(&zip.bytes, archive::BOUNDS, index::NAME, |name, file| match file {
                Ok(file) if index::is_one(&name) => {
                    failed = index.join(&file, &mut reading).err().or(failed.take())
                }
                Ok(file) => one(&file, &mut index, today, &mut reading),
                Err(why) => {
                    index.found(&name);
                    reading.take(&name, Err(why), Notes::default());
                }
            })
            .map_err(|code| feed::refused(code, &zip.path))?;
            if let Some(failed) = failed {
                return Err(failed);
            }
        }
        for file in &objects {
            one(file, &mut index, today, &mut reading);
        }
        // An index without its objects is half of a feed.
        if reading.read == 0 && !index.is_empty() {
            return Err(feed::refused(Code::Truncated, files.first().map_or("", |file| file.path.as_str())));
        }
        index.close(&mut reading);
        feed::some_of(reading, files)
    }

    fn leaves_no_copy(&self) -> bool {
        true
    }

    fn called(&self, address: &Url) -> String {
        address.host_str().unwrap_or("file").to_owned()
    }
}

/// One file of a feed: one object, or a list of them.
fn one(file: &File, index: &mut Index, today: NaiveDate, reading: &mut Reading) {
    let updated = index.found(&file.path);
    match feed::json(file, reading) {
        Ok(Value::Array(objects)) => {
            for (at, object) in objects.into_iter().enumerate() {
                let around = Around { source: FEED, updated: &updated, today };
                take(object, around, &format!("{}:{}", file.path, at + 1), Notes::default(), reading);
            }
        }
        Ok(object) => {
            let mut notes = Notes::default();
            if index.lacks(&updated) {
                notes.add(Code::Contradiction, "not in the index");
            }
            take(object, Around { source: FEED, updated: &updated, today }, &file.path, notes, reading);
        }
        Err(refused) => reading.take(&file.path, Err(super::Why::of_feed(&refused)), Notes::default()),
    }
}

impl Source for DatatourismeApi {
    fn name(&self) -> &'static str {
        API
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".json"]);
        for file in &files {
            let mut page = feed::json(file, &mut reading)?;
            let objects = match page.get_mut("objects").map(Value::take) {
                Some(Value::Array(objects)) => objects,
                Some(_) => return Err(feed::refused(Code::NotTheFeed, &file.path)),
                None => match page {
                    Value::Array(objects) => objects,
                    object if object::id(&object, API).is_some() => vec![object],
                    _ => return Err(feed::refused(Code::NotTheFeed, &file.path)),
                },
            };
            for (at, object) in objects.into_iter().enumerate() {
                let place = format!("{}:{}", file.path, at + 1);
                take(
                    object,
                    Around { source: API, updated: "", today },
                    &place,
                    Notes::default(),
                    &mut reading,
                );
            }
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }

    fn pages(&self) -> Option<&dyn Pages> {
        Some(&pages::Objects)
    }

    fn leaves_no_copy(&self) -> bool {
        true
    }

    fn called(&self, address: &Url) -> String {
        address.host_str().unwrap_or("file").to_owned()
    }
}

fn take(object: Value, around: Around<'_>, place: &str, mut notes: Notes, reading: &mut Reading) {
    let name = object::id(&object, around.source).unwrap_or_else(|| place.to_owned());
    let event = object::event(object, around, &mut notes);
    reading.take(&name, event.map(|event| Record::Event(Box::new(event))), notes);
}
