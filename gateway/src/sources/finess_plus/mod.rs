//! `finess-plus`: the register of establishments as it is published every day, one large JSON (SOURCES.md §6.2).

mod stream;

use chrono::NaiveDate;
use domain::distance::Point;
use serde_json::Value;

use super::finess::establishment::{self, Establishment, number};
use super::repair::{capitals, days, lambert, people};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, feed};

/// The one version of the format that is read.
const VERSION: &str = "v1.0.0";

/// The largest file that is read, in bytes. The whole country is a few hundred megabytes: it is read as it
/// streams by, one legal person at a time, so that only the file itself lies in memory.
const LARGEST: usize = 1024 * 1024 * 1024;

/// The source `finess-plus`.
pub struct FinessPlus;

impl Source for FinessPlus {
    fn name(&self) -> &'static str {
        "finess-plus"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".json"]);
        for file in &files {
            reading.join(register(file, today)?);
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

/// One file; what was read of it counts only if its version is the one that is known.
fn register(file: &File, today: NaiveDate) -> Result<Reading, NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    if file.bytes.len() > LARGEST {
        return Err(refused(Code::TooLarge));
    }
    let (bytes, marked) = match file.bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (file.bytes.as_slice(), false),
    };
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None => return Err(refused(Code::Empty)),
        Some(b'{') => {}
        Some(_) => return Err(refused(Code::NotTheFeed)),
    }
    let mut reading = Reading::default();
    let mut found: Vec<(String, Value)> = Vec::new();
    let mut count = 0;
    let head = stream::read(bytes, |body| {
        for ege in list(body, "ege") {
            count += 1;
            // Most of the country's establishments are none of ours: only their refusal is kept.
            match wanted(ege) {
                Ok(()) => found.push((format!("{}:{count}", file.path), ege.clone())),
                Err((record, why)) => {
                    let record = record.unwrap_or_else(|| format!("{}:{count}", file.path));
                    reading.take(&record, Err(why), Notes::default());
                }
            }
        }
    });
    let head =
        head.map_err(|error| refused(if error.is_eof() { Code::Truncated } else { Code::NotTheFeed }))?;
    if head.version.as_deref() != Some(VERSION) {
        return Err(refused(if head.version.is_none() && !head.bodies {
            Code::NotTheFeed
        } else {
            Code::UnsupportedSchema
        }));
    }
    if marked {
        reading.say(&file.path, Code::Encoding, "");
    }
    // A daily file says of every record that it was good that day: like a day of fetching.
    let generated = head.generated.as_deref().and_then(|day| days::day(day, &mut Notes::default(), ""));
    let generated = days::written(generated.unwrap_or(today));
    for (place, ege) in &found {
        let mut notes = Notes::default();
        let outcome = of(ege, &generated, today, &mut notes);
        let name = numbered(ege).unwrap_or_else(|| place.clone());
        reading.take(&name, outcome.map(|place| Record::Place(Box::new(place))), notes);
    }
    Ok(reading)
}

/// Whether an establishment is of a category that we take; else its name in the report, and why not.
fn wanted(ege: &Value) -> Result<(), (Option<String>, Why)> {
    establishment::kind(&category(ege)).map(|_| ()).map_err(|why| (numbered(ege), why))
}

fn of(
    ege: &Value,
    generated: &str,
    today: NaiveDate,
    notes: &mut Notes,
) -> Result<api_client::wire::Place, Why> {
    let none = Value::Null;
    let about = get(ege, "informationsGeneralesEGE").unwrap_or(&none);
    let text = |key: &str| said(about, key).unwrap_or_default();
    let number =
        number(&text("numFinessEge")).ok_or_else(|| Why::new(Code::UnreadableValue, "numFinessEge"))?;
    closed(ege, &text("dateFermeture"), today)?;
    let addresses = list(ege, "adresse");
    let address = addresses.iter().find(|address| get(address, "coordonneesGeographique").is_some());
    let address = address.or(addresses.first()).unwrap_or(&none);
    let part = |key: &str| said(address, key).unwrap_or_default();
    let street = match part("ligneQuatre") {
        line if !line.is_empty() => capitals::line(&line),
        _ => capitals::street(&part("numeroVoie"), &part("typeVoie"), &part("libelleVoie")),
    };
    let delivery = part("ligneAcheminement");
    let delivery = match part("codePostal") {
        code if !code.is_empty() && !delivery.starts_with(&code) => format!("{code} {delivery}"),
        _ => delivery,
    };
    let contacts = list(ege, "contact");
    let telecom = |key: &str| contacts.iter().find_map(|contact| said(get(contact, "telecom")?, key));
    let own =
        get(ege, "dateDerniereMaj").and_then(|day| said(day, "dateEvenement").or_else(|| feed::word(day)));
    let own = own.and_then(|day| days::day(&day, notes, "dateDerniereMaj"));
    let email = telecom("courriel").filter(|address| {
        let shared = people::shared_mailbox(address);
        if !shared {
            notes.add(Code::PersonalDataRemoved, "courriel");
        }
        shared
    });
    let place = Establishment {
        source: "finess-plus",
        category: category(ege),
        name: Some(text("nomEgeLong")).filter(|name| !name.is_empty()).unwrap_or_else(|| text("nomEgeCourt")),
        lines: vec![street, capitals::lowered(&part("lieuDit"))],
        commune: part("cogCommune"),
        delivery,
        phone: telecom("telephone").unwrap_or_default(),
        point: get(address, "coordonneesGeographique").and_then(point),
        day: own.map_or_else(|| (generated.to_owned(), true), |day| (days::written(day), false)),
        number,
    };
    Ok(api_client::wire::Place { email, ..establishment::place(place, notes)? })
}

/// Refuses what is closed for good. A day of closing that is still to come closes nothing yet.
fn closed(ege: &Value, closes: &str, today: NaiveDate) -> Result<(), Why> {
    let inactive = coded(ege, "etatObjet").is_some_and(|state| state.eq_ignore_ascii_case("I"));
    let day = (!closes.trim().is_empty()).then(|| days::day(closes, &mut Notes::default(), ""));
    match (inactive, day) {
        (true, _) => Err(Why::new(Code::Closed, "etatObjet")),
        (false, Some(day)) if day.is_none_or(|day| day <= today) => {
            Err(Why::new(Code::Closed, "dateFermeture"))
        }
        _ => Ok(()),
    }
}

/// Metres of Lambert-93 where the figures cannot be degrees; the schema does not say which they are.
fn point(of: &Value) -> Option<Point> {
    let figure = |key: &str| said(of, key)?.trim().replace(',', ".").parse::<f64>().ok();
    let (x, y) = (figure("coordonneeX")?, figure("coordonneeY")?);
    if x.abs() > 180.0 || y.abs() > 180.0 {
        return lambert::point(x, y);
    }
    let turned = |key: &str, letters: &[&str]| {
        said(of, key).is_some_and(|way| letters.iter().any(|letter| way.to_uppercase().starts_with(letter)))
    };
    let west = turned("directionLongitude", &["O", "W"]) && x > 0.0;
    let south = turned("directionLatitude", &["S"]) && y > 0.0;
    Point::of_degrees(if south { -y } else { y }, if west { -x } else { x })
}

/// The name of an establishment in the report: its id here.
fn numbered(ege: &Value) -> Option<String> {
    let number = number(&said(get(ege, "informationsGeneralesEGE")?, "numFinessEge")?)?;
    Some(format!("finess-plus:{}", number.to_lowercase()))
}

/// The code of its category, whichever of the two spellings names it.
fn category(ege: &Value) -> String {
    coded(ege, "categorieEntiteGeographiqueExercice").unwrap_or_default()
}

/// The code of a coded value, or the value where it stands bare.
fn coded(value: &Value, key: &str) -> Option<String> {
    let value = get(value, key)?;
    said(value, "code").or_else(|| feed::word(value))
}

/// A field, whatever the case of its key: the schema and the files do not agree (SOURCES.md §6.2).
fn get<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    let fields = value.as_object()?;
    fields
        .get(key)
        .or_else(|| fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value))
}

fn said(value: &Value, key: &str) -> Option<String> {
    feed::word(get(value, key)?)
}

/// The items of a list, or the one that stands where a list should.
fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    match get(value, key) {
        Some(Value::Array(items)) => items,
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}
