//! One row of an agenda: what takes place, and one date or one period of it.

use api_client::wire::Event;
use chrono::{NaiveDate, TimeDelta};
use domain::event::{Occurrence, Slot, Status};

use super::clock;
use crate::sources::repair::contacts;
use crate::sources::repair::days;
use crate::sources::repair::links;
use crate::sources::repair::text::folded;
use crate::sources::sheet::Row;
use crate::sources::{Code, Notes, Why, event_door};

/// Most days of one row.
const LONGEST: i64 = 1_100;

/// How people say whether it takes place; `None`: as announced.
const STATUSES: [(&str, Option<Status>); 8] = [
    ("annul", Some(Status::Cancelled)),
    ("cancel", Some(Status::Cancelled)),
    ("report", Some(Status::Postponed)),
    ("postpon", Some(Status::Postponed)),
    ("complet", Some(Status::Full)),
    ("full", Some(Status::Full)),
    ("confirm", None),
    ("programm", None),
];

/// How people say for whom something was made, besides the five flags.
const FLAGS: [(&str, &str); 9] = [
    ("audit", "hi"),
    ("lsf", "hi"),
    ("malentendant", "hi"),
    ("intellect", "ii"),
    ("moteur", "mi"),
    ("mobilite", "mi"),
    ("psych", "pi"),
    ("visue", "vi"),
    ("malvoyant", "vi"),
];

/// What takes place, without its dates and its id.
pub fn event(row: &Row<'_>, notes: &mut Notes) -> Result<Event, Why> {
    if !row.whole {
        return Err(Why::new(Code::UnreadableValue, "row"));
    }
    let cell = |name: &str| row.cell(name).unwrap_or_default();
    let words = event_door::words(cell("titre"), "", cell("description"), notes)?;
    let keywords = event_door::keywords([cell("mots cles")], notes);
    let spoken = || keywords.iter().map(String::as_str).chain([words.title.as_str()]);
    let (theme, young) = (event_door::theme(spoken()), event_door::is_young(spoken()));
    let (cost, price) = match folded(cell("prix")).as_str() {
        // A bare 0 is how sheets say it; a bare number is euros.
        "0" | "0 00" => (Some("free".to_owned()), None),
        figures if !figures.is_empty() && figures.chars().all(|c| c.is_ascii_digit() || c == ' ') => {
            event_door::price(&format!("{}\u{a0}€", cell("prix")), notes)
        }
        _ => event_door::price(cell("prix"), notes),
    };
    let place = cell("lieu");
    let online = place.starts_with("http").then(|| links::absolute(place, None, notes, "lieu")).flatten();
    let (access, wheelchair) = access(cell("accessibilite"));
    let mut event = Event {
        theme: theme.slug().to_owned(),
        young,
        keywords,
        status: status(cell("statut"), notes).map(|status| status.slug().to_owned()),
        mode: online.as_ref().map(|_| "online".to_owned()),
        venue: if online.is_some() { None } else { event_door::line(place, notes, "lieu") },
        online,
        cost,
        price,
        booking: event_door::booking(cell("reservation"), notes).into_iter().collect(),
        access: event_door::access(access),
        wheelchair,
        address: event_door::line(cell("adresse"), notes, "adresse").unwrap_or_default(),
        postcode: contacts::code(row.cell("code postal"), notes, "code postal"),
        source_url: links::absolute(cell("lien"), None, notes, "lien"),
        ..Event::default()
    };
    // « 39198 » in the column of communes is its code.
    let commune = event_door::line(cell("commune"), notes, "commune");
    let is_code = |text: &str| text.len() == 5 && text.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    let code = row.cell("insee").or(commune.as_deref().filter(|text| is_code(text)));
    event.commune = contacts::code(code, notes, "insee").unwrap_or_default();
    event.commune_name = commune.filter(|text| !is_code(text));
    if row.cell("latitude").is_some() || row.cell("longitude").is_some() {
        event.point = contacts::point(row.cell("latitude"), row.cell("longitude"), notes);
    }
    event_door::say(&mut event, "fr", words);
    event_door::picture(&mut event, cell("image"), "", notes);
    Ok(event)
}

/// What rows of one event have in common: their identifier, else title and place.
pub fn name(row: &Row<'_>, event: &Event) -> String {
    match row.cell("identifiant") {
        Some(name) => name.to_owned(),
        None => {
            let parts = [
                event.title.as_str(),
                row.cell("lieu").unwrap_or_default(),
                row.cell("commune").unwrap_or_default(),
            ];
            parts.map(folded).join("\n")
        }
    }
}

/// The times of a row. From one day to another with hours, it is on each day at those hours; an end in the small
/// hours of the next day is that night's.
pub fn times(row: &Row<'_>, notes: &mut Notes) -> Result<Vec<Occurrence>, Why> {
    let title = || event_door::line(row.cell("titre").unwrap_or_default(), &mut Notes::default(), "titre");
    let refused = || Why::new(Code::NoPeriod, &title().unwrap_or_default());
    let first = row.cell("date").and_then(|day| self::day(day, notes, "date")).ok_or_else(refused)?;
    let (from, mut to) = clock::hours(row.cell("heure").unwrap_or_default(), notes, "heure");
    if let (Some(end), _) = clock::hours(row.cell("heure fin").unwrap_or_default(), notes, "heure fin") {
        to = Some(end);
    }
    let mut last = row.cell("date fin").and_then(|day| self::day(day, notes, "date fin")).unwrap_or(first);
    if last < first || last - first > TimeDelta::days(LONGEST) {
        notes.add(Code::DatesUnreadable, "date fin");
        last = first;
    }
    let Some(from) = from else { return Ok(Occurrence::days(first, last)) };
    let Some(to) = to else { return Ok(each(first, last, Slot::from(from))) };
    let is_night = to <= from;
    if is_night && last - first == TimeDelta::days(1) {
        last = first;
    }
    Ok(each(first, last, Slot::between(from, to, u16::from(is_night && from != to))))
}

fn each(first: NaiveDate, last: NaiveDate, slot: Slot) -> Vec<Occurrence> {
    Occurrence::days(first, last).into_iter().map(|one| Occurrence::at(one.day, slot)).collect()
}

/// A day, also as sheets keep it: with a midnight that means nothing.
fn day(written: &str, notes: &mut Notes, about: &str) -> Option<NaiveDate> {
    let bare =
        written.strip_suffix(" 00:00:00").or_else(|| written.strip_suffix(" 00:00")).unwrap_or(written);
    // « 5/3/26 »: a year of two figures is of this century.
    let parts: Vec<&str> = bare.split('/').collect();
    let short = matches!(parts.as_slice(), [_, _, year] if year.len() == 2 && year.bytes().all(|c| c.is_ascii_digit()));
    match short {
        true => {
            notes.add(Code::DateRewritten, about);
            days::day(&format!("{}/{}/20{}", parts[0], parts[1], parts[2]), notes, about)
        }
        false => days::day(bare, notes, about),
    }
}

fn status(written: &str, notes: &mut Notes) -> Option<Status> {
    let plain = folded(written);
    if plain.is_empty() {
        return None;
    }
    let known = STATUSES.iter().find(|(start, _)| plain.starts_with(start));
    if known.is_none() {
        notes.add(Code::UnknownValue, "statut");
    }
    known.and_then(|(_, status)| *status)
}

/// The flags of a cell, and whether a wheelchair gets in, where it says « PMR » or « fauteuil ».
fn access(written: &str) -> (Vec<&'static str>, Option<String>) {
    let plain = folded(written);
    let words: Vec<&str> = plain.split(' ').collect();
    let flag = |word: &&str| {
        let own = ["hi", "ii", "mi", "pi", "vi"].into_iter().find(|flag| flag == word);
        own.or_else(|| FLAGS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, flag)| *flag))
    };
    let flags = words.iter().filter_map(flag).collect();
    let wheelchair = words.iter().any(|word| *word == "pmr" || word.starts_with("fauteuil"));
    let no = words.iter().any(|word| ["non", "pas", "aucun", "aucune", "sans"].contains(word));
    match no {
        // « non accessible PMR » is the contrary of it; of anything else nobody can say what is meant.
        true => (Vec::new(), wheelchair.then(|| "no".to_owned())),
        false => (flags, wheelchair.then(|| "yes".to_owned())),
    }
}
