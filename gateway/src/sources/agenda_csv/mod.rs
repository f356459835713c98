//! `agenda-csv`: the agenda of a commune or an association as a plain sheet (docs/agenda.md): a row is a date, rows of
//! one name are one event.

mod clock;
mod row;

use std::collections::BTreeMap;

use api_client::wire::Event;
use chrono::NaiveDate;
use domain::event::Occurrence;

use super::repair::text::folded;
use super::sheet::Sheet;
use super::{Code, File, NotTheFeed, Notes, Organiser, Reading, Record, Source, Why, event_door, feed};

/// What every row has.
const COMPULSORY: [&str; 2] = ["titre", "date"];

/// Most times of one event.
const MOST: usize = 20_000;

/// Under which other names people write a column, folded.
const NAMES: [(&str, &[&str]); 21] = [
    ("titre", &["nom", "evenement", "intitule", "title"]),
    ("date", &["date debut", "date de debut", "debut", "jour", "le", "du", "start date"]),
    ("date fin", &["date de fin", "fin", "au", "end date"]),
    ("heure", &["heure debut", "heure de debut", "heures", "horaire", "horaires", "begin", "start time"]),
    ("heure fin", &["heure de fin", "end", "end time"]),
    ("lieu", &["salle", "nom du lieu", "place", "venue"]),
    ("adresse", &["rue", "address"]),
    ("commune", &["ville", "city", "town"]),
    ("insee", &["code insee", "code commune", "insee commune"]),
    ("code postal", &["cp", "postcode"]),
    ("latitude", &["lat"]),
    ("longitude", &["lon", "long", "lng"]),
    ("prix", &["tarif", "tarifs", "price"]),
    ("lien", &["url", "site", "site web", "page", "link"]),
    ("description", &["texte", "resume", "presentation"]),
    ("statut", &["etat", "status"]),
    ("accessibilite", &["acces", "handicap", "access"]),
    ("reservation", &["inscription", "billetterie", "booking"]),
    ("mots cles", &["categorie", "categories", "theme", "themes", "keywords"]),
    ("identifiant", &["id", "uid", "numero", "reference"]),
    ("image", &["photo", "affiche", "picture"]),
];

/// The source `agenda-csv`: files given by hand. Those of an organiser are read by [`Of`].
pub struct AgendaCsv;

impl Source for AgendaCsv {
    fn name(&self) -> &'static str {
        "agenda-csv"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        Of(&Organiser::default()).read(files, today)
    }
}

/// The same, of an organiser.
pub struct Of<'a>(pub &'a Organiser);

impl Source for Of<'_> {
    fn name(&self) -> &'static str {
        AgendaCsv.name()
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".csv", ".tsv", ".txt"]);
        for file in &files {
            self.sheet(file, today, &mut reading)?;
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

/// The rows of one event so far.
struct Rows {
    event: Event,
    times: Vec<Occurrence>,
    notes: Notes,
}

impl Of<'_> {
    fn sheet(&self, file: &File, today: NaiveDate, reading: &mut Reading) -> Result<(), NotTheFeed> {
        let text = feed::text(file, reading).map_err(|code| feed::refused(code, &file.path))?;
        let mut events: BTreeMap<String, Rows> = BTreeMap::new();
        Sheet::open_by(&file.path, &text, &COMPULSORY, column)?.each(|row| {
            let mut notes = Notes::default();
            let read =
                row::event(row, &mut notes).and_then(|event| Ok((event, row::times(row, &mut notes)?)));
            let (event, times) = match read {
                Ok(read) => read,
                Err(why) => return reading.take(&format!("{}:{}", file.path, row.number), Err(why), notes),
            };
            let id = self.0.id(self.name(), &row::name(row, &event));
            match events.get_mut(&id) {
                Some(known) => {
                    known.notes.join(notes);
                    if event.status == known.event.status || event.status.is_none() {
                        known.times.extend(times);
                    } else {
                        // One date of several that is cancelled or put off; what is full, is so that day alone.
                        let off = event.status.as_deref().and_then(domain::event::Status::parse);
                        let off = off.is_some_and(domain::event::Status::is_off);
                        known.times.extend(times.into_iter().map(|one| if off { one.struck() } else { one }));
                    }
                }
                None => drop(events.insert(id.clone(), Rows { event: Event { id, ..event }, times, notes })),
            }
        })?;
        for (id, Rows { mut event, mut times, mut notes }) in events {
            let outcome = if times.len() > MOST {
                Err(Why::new(Code::TooLarge, "date"))
            } else {
                // The status of its first row is that of all, unless others take place.
                let off = event.status.as_deref().and_then(domain::event::Status::parse);
                if off.is_some_and(domain::event::Status::is_off) && times.iter().all(|one| one.cancelled) {
                    times.iter_mut().for_each(|one| one.cancelled = false);
                }
                event_door::dates(times, &mut notes)
            };
            let outcome = outcome.map(|dates| {
                event.dates = dates;
                self.0.sign(&mut event, "CSV");
                let nowhere = event.commune.is_empty() && event.commune_name.is_none();
                if nowhere && event.mode.as_deref() != Some("online") {
                    event.commune.clone_from(&self.0.commune);
                }
                event_door::dated(&mut event, None, today);
                Record::Event(Box::new(event))
            });
            reading.take(&id, outcome, notes);
        }
        Ok(())
    }
}

/// The name by which a column is asked.
fn column(written: &str) -> String {
    let name = folded(&written.replace(['_', '-', '.'], " "));
    let known = NAMES.iter().find(|(known, others)| name == *known || others.contains(&name.as_str()));
    known.map_or(name.clone(), |(known, _)| (*known).to_owned())
}
