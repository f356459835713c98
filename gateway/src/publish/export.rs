//! The Region's aids for others: the national exchange format, or JSON as it travels.

use api_client::wire::Aid;

use crate::fault::Fault;

/// A format of `gateway export aids`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// CSV of etalab/schema-dispositif-aide 0.2.0.
    DispositifAide,
    /// One JSON array.
    Json,
}

const COLUMNS: [&str; 15] = [
    "id",
    "titre",
    "promesse",
    "description",
    "eligibilite",
    "types_aides",
    "porteurs",
    "programmes_parents",
    "url_source",
    "cibles",
    "eligibilite_geographique",
    "eligibilite_geographique_exclusions",
    "date_ouverture",
    "date_cloture",
    "date_mise_a_jour",
];
/// The schema's longest promise and description, characters.
const LONGEST_PROMISE: usize = 180;
const LONGEST_DESCRIPTION: usize = 5_000;

/// Writes aids in a format.
pub fn aids(aids: &[Aid], format: Format) -> Result<Vec<u8>, Fault> {
    let damaged = |error: &dyn std::error::Error| Fault::Damaged(error.to_string());
    match format {
        Format::Json => serde_json::to_vec_pretty(aids).map_err(|error| damaged(&error)),
        Format::DispositifAide => {
            let mut table = csv::Writer::from_writer(Vec::new());
            table.write_record(COLUMNS).map_err(|error| damaged(&error))?;
            for aid in aids {
                table.write_record(row(aid)).map_err(|error| damaged(&error))?;
            }
            table.into_inner().map_err(|error| damaged(&error))
        }
    }
}

fn row(aid: &Aid) -> [String; 15] {
    let deadline = aid.deadline.as_ref();
    let window = deadline.and_then(|deadline| deadline.windows.first());
    let day = |day: Option<&String>| day.cloned().unwrap_or_default();
    [
        aid.id.clone(),
        aid.title.clone(),
        shortened(if aid.promise.is_empty() { &aid.title } else { &aid.promise }, LONGEST_PROMISE),
        shortened(
            if aid.description.is_empty() { &aid.title } else { &aid.description },
            LONGEST_DESCRIPTION,
        ),
        or_title(aid.for_whom.join("\n"), aid),
        joined(aid.aid_types.iter().map(|kind| kind_of(kind))),
        bodies(&aid.bodies),
        String::new(),
        aid.source_url.clone(),
        joined(aid.audience.iter().map(|audience| target(audience))),
        joined(aid.territory.iter().map(|code| place(code))),
        joined(aid.excluded.iter().map(|code| place(code))),
        day(window.and_then(|window| window.opens_on.as_ref())),
        day(window
            .and_then(|window| window.closes_on.as_ref())
            .or(deadline.and_then(|deadline| deadline.ends_on.as_ref()))),
        aid.verified_on.clone(),
    ]
}

fn or_title(text: String, aid: &Aid) -> String {
    if text.is_empty() { aid.title.clone() } else { text }
}

fn shortened(text: &str, longest: usize) -> String {
    text.chars().take(longest).collect()
}

fn joined<'a>(values: impl Iterator<Item = &'a str>) -> String {
    let mut once: Vec<&str> = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once.join("|")
}

fn bodies(names: &[String]) -> String {
    let bodies: Vec<_> = names
        .iter()
        .map(|name| serde_json::json!({"nom": name, "siren": "", "roles": ["financeur"]}))
        .collect();
    serde_json::Value::from(bodies).to_string()
}

/// The schema knows four groups of people.
fn target(audience: &str) -> &'static str {
    match audience {
        "company" | "self_employed" | "farmer" | "artist" => "professionnels",
        "association" => "associations",
        "public_body" | "school" | "researcher" => "secteur public",
        _ => "particuliers",
    }
}

/// The schema's list of kinds is open; these are the ones it uses that have no accent.
fn kind_of(kind: &str) -> &'static str {
    match kind {
        "grant" | "loan" | "guarantee" | "tariff" | "tax" => "financement",
        "training" => "formation",
        "information" => "information",
        _ => "accompagnement",
    }
}

/// France is a number in the official geographic code.
fn place(code: &str) -> &str {
    if code == "PAYS-FR" { "PAYS-99100" } else { code }
}
