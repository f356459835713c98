//! Our aids as a CSV of the exchange format: valid against the schema, read back to the same aids.

use api_client::wire::Aid;
use chrono::NaiveDate;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{COLUMNS, DESCRIPTION, PROMISE, SEE_THE_PAGE};

/// An export: the sheet, and the aids that the schema cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The CSV, UTF-8, with its header.
    pub csv: String,
    /// Ids of the aids left out: without source, or without day of update.
    pub left_out: Vec<String>,
}

/// Writes aids in the order in which they are given.
///
/// What the format has no column for (documents, steps, amount, contact) stays behind; an aid that
/// came from this format comes back the same.
pub fn export(aids: &[Aid]) -> Exported {
    let mut left_out = Vec::new();
    let mut csv = csv::Writer::from_writer(Vec::new());
    let header = csv.write_record(COLUMNS.iter().map(|(name, _)| *name));
    for aid in aids {
        match row(aid).filter(|_| header.is_ok()).map(|row| csv.write_record(row)) {
            Some(Ok(())) => {}
            _ => left_out.push(aid.id.clone()),
        }
    }
    let bytes = csv.into_inner().unwrap_or_default();
    Exported { csv: String::from_utf8(bytes).unwrap_or_default(), left_out }
}

fn row(aid: &Aid) -> Option<[String; 15]> {
    let updated = instant(&aid.verified_on)?;
    if aid.title.is_empty() || aid.source_url.is_empty() {
        return None;
    }
    let deadline = aid.deadline.clone().unwrap_or_default();
    let opens = deadline.windows.iter().filter_map(|window| window.opens_on.as_deref()).min();
    let closes = deadline.windows.iter().filter_map(|window| window.closes_on.as_deref()).max();
    let closes = deadline.ends_on.as_deref().or(closes);
    let bodies: Vec<_> =
        aid.bodies.iter().map(|body| json!({ "nom": body, "siren": "", "roles": ["financeur"] })).collect();
    let said = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let description =
        [&aid.description, &aid.promise, &aid.title].into_iter().find(|text| !text.is_empty())?;
    // A short card has no description of its own: its title stands there, and is known again.
    let description = if aid.description.is_empty() { &aid.title } else { description };
    Some([
        uuid(&aid.id),
        aid.title.clone(),
        said(&aid.promise, PROMISE),
        said(description, DESCRIPTION),
        conditions(aid),
        Some(joined(aid.aid_types.iter().map(|kind| kind_in_french(kind))))
            .filter(|kinds| !kinds.is_empty())
            .unwrap_or_else(|| kind_in_french("information").to_owned()),
        serde_json::to_string(&bodies).ok().filter(|_| !bodies.is_empty())?,
        String::new(),
        aid.source_url.clone(),
        joined(aid.audience.iter().map(|who| target(who))),
        scopes(&aid.territory).unwrap_or_else(|| "PAYS-99100".to_owned()),
        scopes(&aid.excluded).unwrap_or_default(),
        opens.and_then(instant).unwrap_or_default(),
        closes.and_then(instant).unwrap_or_default(),
        updated,
    ])
}

fn conditions(aid: &Aid) -> String {
    let lines: Vec<String> =
        aid.for_whom.iter().map(|line| format!("• {}", line.replace('\n', " "))).collect();
    if lines.is_empty() { SEE_THE_PAGE.to_owned() } else { lines.join("\n") }
}

/// The day as an instant of the schema: midnight in UTC, which lies on the same day in Paris.
fn instant(day: &str) -> Option<String> {
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    Some(day.format("%Y-%m-%dT00:00:00Z").to_string())
}

/// Their own id for what came from this format; for ours a UUID made of our id, always the same.
fn uuid(id: &str) -> String {
    if let Some(theirs) = id.strip_prefix("dispositif-aide:") {
        return theirs.to_owned();
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(id.as_bytes())[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid().to_string()
}

fn scopes(codes: &[String]) -> Option<String> {
    let figures = |code: &str| {
        let (kind, value) = code.split_once('-')?;
        let valid = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        (valid && kind.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| code.to_owned())
    };
    let known = codes.iter().map(|code| if code == "PAYS-FR" { "PAYS-99100" } else { code });
    let codes: Vec<String> = known.filter_map(figures).collect();
    (!codes.is_empty()).then(|| codes.join("|"))
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    known.join("|")
}

fn target(who: &str) -> &'static str {
    match who {
        "company" | "self_employed" | "farmer" | "researcher" => "professionnels",
        "association" => "associations",
        "public_body" | "school" => "secteur public",
        _ => "particuliers",
    }
}

fn kind_in_french(kind: &str) -> &'static str {
    match kind {
        "grant" => "financement",
        "loan" => "prêt",
        "guarantee" => "garantie",
        "service" => "service",
        "in_kind" => "aide en nature",
        "tariff" => "tarif",
        "tax" => "avantage fiscal",
        "training" => "formation",
        "call" => "appel à projets",
        "advice" => "étude",
        _ => "information",
    }
}
