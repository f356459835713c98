//! `annuaire-education`: every school of the country, as data.education.gouv.fr publishes it (SOURCES.md §7.1).

use api_client::wire::School;
use chrono::NaiveDate;
use domain::distance::Point;
use domain::school::Kind;
use serde_json::Value;

use super::feed::field;
use super::repair::{capitals, days, links, names, people, phones, text};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, addresses, ent, feed};

mod kinds;

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
    let kind = kinds::kind(row, &name);
    let verified_on = days::written(updated.unwrap_or(today));
    let web = field(row, "web").and_then(|web| site(&web, notes));
    // Many schools give their page of the digital workspace as their site: it is told, not made of their name.
    let page = web.as_deref().and_then(ent::page_of);
    let directory = Some(addresses::shipped().annuaire_education.clone());
    Ok(School {
        id: format!("school:{uai}"),
        kind: kind.family().to_owned(),
        nature: finer(kind),
        private: field(row, "statut_public_prive")
            .is_some_and(|status| text::folded(&status).starts_with("prive")),
        name: text::typeset(&capitals::lowered(&name)),
        address: address(row, postcode.as_deref()),
        postcode,
        commune,
        commune_name: field(row, "nom_commune").map(|name| text::clean(&name)),
        point: point.and_then(|(lat, lon)| Point::of_degrees(lat, lon)).map(|point| [point.lat, point.lon]),
        phone: field(row, "telephone").and_then(|phone| phones::dialled(&phone, notes, "telephone")),
        email: mailbox(row, notes),
        web: web.filter(|_| page.is_none()),
        ent_source_url: directory.clone().filter(|_| page.is_some()),
        ent_verified_on: Some(verified_on.clone()).filter(|_| page.is_some()),
        ent_url: page,
        source: "Annuaire de l’éducation".to_owned(),
        source_url: directory,
        licence: Some("Licence Ouverte 2.0".to_owned()),
        verified_on,
        verified_from: updated.is_none().then(|| "fetch".to_owned()),
        uai: uai.to_uppercase(),
        ..School::default()
    })
}

/// The kind itself, where it says more than its family.
pub(super) fn finer(kind: Kind) -> Option<String> {
    (kind.slug() != kind.family()).then(|| kind.slug().to_owned())
}

/// The national number of a school, in lower case: seven figures and a letter.
fn uai(row: &Value) -> Option<String> {
    domain::school::uai(&field(row, "identifiant_de_l_etablissement")?).map(|uai| uai.to_lowercase())
}

/// The lines of the address; the last one often repeats postcode and commune.
fn address(row: &Value, postcode: Option<&str>) -> String {
    let repeats = |line: &str| postcode.is_some_and(|code| line.starts_with(code));
    let lines = ["adresse_1", "adresse_2", "adresse_3"];
    let lines = lines.iter().filter_map(|key| field(row, key)).map(|line| text::clean(&line));
    lines.filter(|line| !line.is_empty() && !repeats(line)).collect::<Vec<_>>().join("\n")
}

/// A school's mailbox, which bears a national number, or a service's; never somebody's.
fn mailbox(row: &Value, notes: &mut Notes) -> Option<String> {
    let address = field(row, "mail")?.trim().to_owned();
    let numbered = address.to_lowercase().split_once('@').is_some_and(|(name, host)| {
        let number = name.strip_prefix("ce.").unwrap_or(name);
        let academy = host.starts_with("ac-") && !host.contains(char::is_whitespace);
        domain::school::uai(number).is_some() && academy
    });
    let kept = numbered || people::shared_mailbox(&address);
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
