//! One place of digital help, out of the keys of any version of the standard.

use api_client::wire::Place;
use chrono::NaiveDate;
use domain::place::{Appointment, Kind};

use super::Told;
use crate::sources::france_services::appointment;
use crate::sources::repair::hours::{self, Opening};
use crate::sources::repair::{contacts, days, links, names, text};
use crate::sources::{Code, Notes, Why, addresses, communes};

/// The longest remark that travels, in characters: longer ones have their own page.
const REMARK: usize = 280;

/// The first of these fields that says something.
fn any(told: &impl Told, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| told.field(name))
}

pub fn place(told: &impl Told, today: NaiveDate, notes: &mut Notes) -> Result<Place, Why> {
    let missing = |name: &str| Why::new(Code::MissingField, name);
    if !told.is_whole() {
        return Err(Why::new(Code::UnreadableValue, "row"));
    }
    let insee = contacts::code(told.field("code_insee").as_deref(), notes, "code_insee").unwrap_or_default();
    // Nearly all of the national file: refused before anything is made of it.
    if !insee.is_empty() && !communes::ours(&insee) {
        return Err(Why::new(Code::OutsideRegion, &insee));
    }
    let id = told.field("id").map(|id| names::slug(&id)).filter(|id| !id.is_empty());
    let id = id.ok_or_else(|| missing("id"))?;
    let name = told.field("nom").map(|name| line(&name, notes, "nom")).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| missing("nom"))?;
    let updated = told.field("date_maj").ok_or_else(|| missing("date_maj"))?;
    let updated = days::day(&updated, notes, "date_maj");
    let access = list(any(told, &["modalites_acces"]));
    if access.iter().any(|way| text::folded(way).contains("accueille pas de public")) {
        return Err(Why::new(Code::NotPublished, "modalites_acces"));
    }
    let Opening { hours, said } = opening(told, notes);
    let booking = told.field("prise_rdv").and_then(|link| first_page(&link, notes, "prise_rdv"));
    let online = access.iter().any(|way| text::folded(way).contains("rdv en ligne"));
    let address =
        ["adresse", "complement_adresse"].map(|name| told.field(name).map(|text| line(&text, notes, name)));
    let number = told.field("telephone").unwrap_or_default();
    let boxes = any(told, &["courriels", "courriel"]).unwrap_or_default();
    let page = any(told, &["site_web"]).and_then(|link| first_page(&link, notes, "site_web"));
    Ok(Place {
        id: format!("mediation-numerique:{id}"),
        kind: Kind::DigitalHelp.slug().to_owned(),
        name,
        address: address.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n"),
        postcode: contacts::code(told.field("code_postal").as_deref(), notes, "code_postal"),
        commune: insee,
        commune_name: told.field("commune").map(|name| text::clean(&name)),
        point: contacts::point(told.field("latitude").as_deref(), told.field("longitude").as_deref(), notes),
        phone: contacts::phone(&number, notes, "telephone"),
        email: contacts::mailbox(&boxes, notes, "courriels"),
        web: page,
        hours,
        hours_said: said.map(|said| contacts::unnamed(&said, notes, "horaires")),
        appointment: (booking.is_some() || online).then(|| appointment(Appointment::Possible)),
        wheelchair: any(told, &["accessibilite", "accessibilite_lieu"]).and_then(|said| wheelchair(&said)),
        services: list(told.field("services"))
            .iter()
            .map(|service| line(service, notes, "services"))
            .collect(),
        note: remark(told, notes),
        booking,
        source: "Cartographie nationale des lieux d’inclusion numérique".to_owned(),
        source_url: Some(addresses::shipped().mediation_numerique.clone()),
        licence: Some("Licence Ouverte 2.0".to_owned()),
        verified_on: days::written(updated.unwrap_or(today)),
        verified_from: updated.is_none().then(|| "fetch".to_owned()),
        ..Place::default()
    })
}

/// Its hours, which the standard asks for in the syntax of OpenStreetMap; unknown for what only travels.
fn opening(told: &impl Told, notes: &mut Notes) -> Opening {
    let Some(written) = any(told, &["horaires", "horaires_accueil"]) else { return Opening::default() };
    let ways = list(told.field("itinerance"));
    let travels = !ways.is_empty() && ways.iter().all(|way| text::folded(way) == "itinerant");
    match travels {
        true => Opening::unreadable(Some(text::clean(&written)), notes, "itinerance"),
        false => hours::of_text(&written, notes, "horaires"),
    }
}

/// What the source says of itself, and what it costs.
fn remark(told: &impl Told, notes: &mut Notes) -> Option<String> {
    let about = any(told, &["presentation_resume", "description", "presentation_detail"]);
    let about = about
        .map(|about| contacts::unnamed(&text::tidy(&about, notes, "presentation"), notes, "presentation"));
    let mut lines: Vec<String> =
        about.map(|about| shortened(text::typeset(&about), notes)).into_iter().collect();
    // « Gratuit : Je peux accéder gratuitement au lieu… » : the older list explains its words, the newer one does not.
    let cost = list(any(told, &["frais_a_charge", "conditions_acces"]));
    let cost: Vec<String> = cost
        .iter()
        .map(|way| line(way.split(" : ").next().unwrap_or(way), notes, "frais_a_charge"))
        .collect();
    lines.push(cost.join(", "));
    // A page that says how one gets in, which no `yes` or `no` of ours could sum up.
    let access = any(told, &["fiche_acces_libre", "accessibilite_lieu", "accessibilite"])
        .filter(|link| link.contains("://"));
    let access = access.and_then(|link| first_page(&link, notes, "fiche_acces_libre"));
    lines.push(access.map(|link| format!("Accessibilité\u{a0}: {link}")).unwrap_or_default());
    lines.retain(|line| !line.is_empty());
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn shortened(text: String, notes: &mut Notes) -> String {
    if text.chars().count() <= REMARK {
        return text;
    }
    notes.add(Code::TooLong, "presentation");
    let kept: String = text.chars().take(REMARK - 1).collect();
    let end = kept.rfind(char::is_whitespace).filter(|end| *end > kept.len() / 2).unwrap_or(kept.len());
    format!("{}…", kept.get(..end).unwrap_or(&kept).trim_end())
}

/// The parts of a list: `|` in the standard, `;` in older files; each once.
fn list(written: Option<String>) -> Vec<String> {
    let written = written.unwrap_or_default();
    let separator = if written.contains('|') { '|' } else { ';' };
    let mut parts: Vec<String> = Vec::new();
    for part in written.split(separator).map(text::clean).filter(|part| !part.is_empty()) {
        if !parts.iter().any(|known| text::folded(known) == text::folded(&part)) {
            parts.push(part);
        }
    }
    parts
}

fn first_page(written: &str, notes: &mut Notes, about: &str) -> Option<String> {
    let mut pages =
        written.split('|').flat_map(|part| part.split("; ")).map(str::trim).filter(|part| !part.is_empty());
    pages.find_map(|page| links::absolute(page, None, notes, about))
}

/// Only what is a plain word; an address says nothing by itself.
fn wheelchair(said: &str) -> Option<String> {
    let said = match text::folded(said).as_str() {
        "oui" | "yes" | "true" | "accessible" => "yes",
        "partiel" | "partielle" | "partiellement" | "limited" => "limited",
        "non" | "no" | "false" | "non accessible" => "no",
        _ => return None,
    };
    Some(said.to_owned())
}

/// One line, as it is typeset.
fn line(written: &str, notes: &mut Notes, about: &str) -> String {
    text::typeset(&text::tidy(written, notes, about).replace('\n', " "))
}
