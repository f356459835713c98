//! What FINESS says of an establishment, whichever file it comes from, made a place: a building, never a service.

use api_client::wire::Place;
use domain::distance::Point;

use crate::sources::repair::{capitals, names, phones, text};
use crate::sources::{Code, Notes, Why, addresses};

/// An establishment as both formats say it.
#[derive(Debug, Default)]
pub struct Establishment {
    /// Its source: `finess` or `finess-plus`.
    pub source: &'static str,
    /// Its number: nine letters or figures.
    pub number: String,
    /// Code of its category.
    pub category: String,
    /// Its name, as published.
    pub name: String,
    /// Street, then what completes it.
    pub lines: Vec<String>,
    /// INSEE code of the commune.
    pub commune: String,
    /// Postcode and name of the town, as on an envelope.
    pub delivery: String,
    /// As published.
    pub phone: String,
    /// Where it lies.
    pub point: Option<Point>,
    /// Day of the source, and whether it is the day of fetching.
    pub day: (String, bool),
}

/// What an establishment of that category is for us; refused where it is none of ours.
///
/// 462 is refused whatever else is known: these are addresses where people live (SOURCES.md §6).
pub fn kind(category: &str) -> Result<&'static str, Why> {
    match category {
        "462" => Err(Why::new(Code::PrivateAddress, "category 462")),
        "500" => Ok("care-home"),
        "603" => Ok("health-house"),
        "124" => Ok("health-centre"),
        other => Err(Why::new(Code::UnknownValue, &format!("category {other}"))),
    }
}

/// Whether a number may be one of FINESS: nine letters or figures.
pub fn number(text: &str) -> Option<String> {
    let fits = text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| text.to_ascii_uppercase())
}

/// Makes it a place. It is never one of telehealth: only the Region's list says that.
pub fn place(of: Establishment, notes: &mut Notes) -> Result<Place, Why> {
    let kind = kind(&of.category)?;
    let name = text::typeset(&capitals::lowered(&of.name));
    if name.is_empty() {
        return Err(Why::new(Code::MissingField, "name"));
    }
    let (postcode, town) = delivery(&of.delivery);
    let commune = names::five(&of.commune);
    if commune.is_empty() && postcode.is_none() {
        return Err(Why::new(Code::MissingField, "commune"));
    }
    let pages = addresses::shipped();
    let page = if of.source == "finess" { &pages.finess } else { &pages.finess_plus };
    let lines = of.lines.iter().map(|line| text::clean(line)).filter(|line| !line.is_empty());
    Ok(Place {
        id: format!("{}:{}", of.source, names::slug(&of.number)),
        kind: kind.to_owned(),
        name,
        address: lines.collect::<Vec<_>>().join("\n"),
        postcode,
        commune,
        commune_name: town,
        point: of.point.map(|point| [point.lat, point.lon]),
        phone: phones::dialled(&of.phone, notes, "telephone"),
        finess: Some(of.number),
        source: "FINESS".to_owned(),
        source_url: Some(page.clone()),
        licence: Some("Licence Ouverte 2.0".to_owned()),
        verified_on: of.day.0,
        verified_from: of.day.1.then(|| "fetch".to_owned()),
        ..Place::default()
    })
}

/// The postcode and the town of « 21210 SAULIEU ».
fn delivery(line: &str) -> (Option<String>, Option<String>) {
    let line = text::clean(line);
    let (code, town) = line.split_once(' ').unwrap_or((line.as_str(), ""));
    let figures = code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    let town = if figures { town.trim() } else { line.as_str() };
    (figures.then(|| code.to_owned()), (!town.is_empty()).then(|| town.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_building_is_never_a_service() {
        for category in ["500", "603", "124"] {
            let place = place(
                Establishment {
                    source: "finess",
                    number: "210000001".into(),
                    category: category.into(),
                    name: "CABINE DE TELECONSULTATION".into(),
                    delivery: "21210 SAULIEU".into(),
                    day: ("2026-05-12".into(), false),
                    ..Establishment::default()
                },
                &mut Notes::default(),
            )
            .unwrap();
            assert!(!place.telehealth && place.kind != "telehealth");
            assert_eq!(
                (place.postcode.as_deref(), place.commune_name.as_deref()),
                (Some("21210"), Some("SAULIEU"))
            );
        }
    }
}
