//! `annuaire-education`: every school of the country, as data.education.gouv.fr publishes it (SOURCES.md §7.1).

use api_client::wire::School;
use chrono::NaiveDate;
use domain::distance::Point;
use serde_json::Value;

use super::feed::field;
use super::repair::{days, links, names, people, phones, text};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, addresses, feed};

/// The source `annuaire-education`.
pub struct AnnuaireEducation;

impl Source for AnnuaireEducation {
    fn name(&self) -> &'static str {
        "annuaire-education"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".json"]);
        for file in &files {
            let answer = feed::json(file, &mut reading)?;
            let rows = rows(&answer).ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
            for (number, row) in rows.iter().enumerate() {
                // In v1 a row lies inside its envelope.
                let row = row.get("fields").filter(|fields| fields.is_object()).unwrap_or(row);
                let mut notes = Notes::default();
                let school = school(row, today, &mut notes);
                let place = uai(row)
                    .map_or_else(|| format!("{}:{}", file.path, number + 1), |uai| format!("school:{uai}"));
                reading.take(&place, school.map(|school| Record::School(Box::new(school))), notes);
            }
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

/// The rows of an answer of v2.1 or v1, or of an export, which is a bare list.
pub(super) fn rows(answer: &Value) -> Option<&Vec<Value>> {
    answer
        .as_array()
        .or_else(|| answer.get("results")?.as_array())
        .or_else(|| answer.get("records")?.as_array())
}

fn school(row: &Value, today: NaiveDate, notes: &mut Notes) -> Result<School, Why> {
    let missing = |about: &str| Why::new(Code::MissingField, about);
    let uai = uai(row).ok_or_else(|| missing("identifiant_de_l_etablissement"))?;
    if field(row, "etat").is_some_and(|state| state.trim() != "OUVERT") {
        return Err(Why::new(Code::Closed, "etat"));
    }
    let name = field(row, "nom_etablissement").map(|name| text::tidy(&name, notes, "nom_etablissement"));
    let name = name.filter(|name| !name.is_empty()).ok_or_else(|| missing("nom_etablissement"))?;
    let commune = names::five(&field(row, "code_commune").unwrap_or_default());
    let postcode = field(row, "code_postal").map(|code| names::five(&code)).filter(|code| !code.is_empty());
    if commune.is_empty() && postcode.is_none() {
        return Err(missing("code_commune"));
    }
    let updated = field(row, "date_maj_ligne").and_then(|day| days::day(&day, notes, "date_maj_ligne"));
    let degrees = |key: &str| field(row, key)?.trim().parse::<f64>().ok();
    let point = degrees("latitude").zip(degrees("longitude"));
    Ok(School {
        id: format!("school:{uai}"),
        kind: kind(row).to_owned(),
        private: field(row, "statut_public_prive")
            .is_some_and(|status| text::folded(&status).starts_with("prive")),
        name: text::typeset(&name.replace('\n', " ")),
        address: address(row, postcode.as_deref()),
        postcode,
        commune,
        commune_name: field(row, "nom_commune").map(|name| text::clean(&name)),
        point: point.and_then(|(lat, lon)| Point::of_degrees(lat, lon)).map(|point| [point.lat, point.lon]),
        phone: field(row, "telephone").and_then(|phone| phones::dialled(&phone, notes, "telephone")),
        email: mailbox(row, &uai, notes),
        web: field(row, "web").and_then(|web| site(&web, notes)),
        source: "Annuaire de l’éducation".to_owned(),
        source_url: Some(addresses::shipped().annuaire_education.clone()),
        licence: Some("Licence Ouverte 2.0".to_owned()),
        verified_on: days::written(updated.unwrap_or(today)),
        verified_from: updated.is_none().then(|| "fetch".to_owned()),
        uai: uai.to_uppercase(),
        ..School::default()
    })
}

/// The national number of a school, in lower case: seven figures and a letter.
fn uai(row: &Value) -> Option<String> {
    let uai = field(row, "identifiant_de_l_etablissement")?.trim().to_lowercase();
    let (figures, letter) = uai.split_at_checked(7)?;
    let fits = figures.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && letter.len() == 1
        && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    fits.then_some(uai)
}

/// What kind of school it is: by its type, else by its nature; a service of the State is none of them.
fn kind(row: &Value) -> &'static str {
    let said = |key: &str| field(row, key).map(|text| text::folded(&text)).unwrap_or_default();
    let (kind, nature) = (said("type_etablissement"), said("libelle_nature"));
    for text in [kind, nature] {
        let first = text.split(' ').next().unwrap_or_default();
        let erea = first == "erea" || text.contains("regional d enseignement adapte");
        match first {
            _ if erea => return "erea",
            "ecole" => return "ecole",
            "college" => return "college",
            "lycee" => return "lycee",
            _ => {}
        }
    }
    "other"
}

/// The lines of the address; the last one often repeats postcode and commune.
fn address(row: &Value, postcode: Option<&str>) -> String {
    let repeats = |line: &str| postcode.is_some_and(|code| line.starts_with(code));
    let lines = ["adresse_1", "adresse_2", "adresse_3"];
    let lines = lines.iter().filter_map(|key| field(row, key)).map(|line| text::clean(&line));
    lines.filter(|line| !line.is_empty() && !repeats(line)).collect::<Vec<_>>().join("\n")
}

/// The school's own mailbox, or a service's; never somebody's.
fn mailbox(row: &Value, uai: &str, notes: &mut Notes) -> Option<String> {
    let address = field(row, "mail")?.trim().to_owned();
    let own = address.to_lowercase().strip_prefix("ce.").and_then(|rest| {
        rest.split_once('@')
            .map(|(name, host)| name == uai && host.starts_with("ac-") && !host.contains(char::is_whitespace))
    });
    let kept = own == Some(true) || people::shared_mailbox(&address);
    if !kept {
        notes.add(Code::PersonalDataRemoved, "mail");
    }
    kept.then_some(address)
}

/// What people typed where an address should be: made whole where it can be one, else left out.
fn site(written: &str, notes: &mut Notes) -> Option<String> {
    let written = written.trim();
    let tight = written.to_lowercase();
    let bare = !tight.contains("://") && !tight.starts_with("www.");
    let host = tight.split('/').next().unwrap_or_default();
    let named = host.contains('.')
        && !host.contains(['@', ' ', ':'])
        && !host.starts_with('.')
        && !host.ends_with('.');
    if bare && named {
        let whole = links::absolute(&format!("www.{written}"), None, notes, "web")?;
        // The `www.` was only to have it read: it is not known that the host has one.
        return Some(whole.replacen("//www.", "//", 1));
    }
    links::absolute(written, None, notes, "web")
}
