//! Which school has which page of the digital workspace: `schools/ent.toml`, keyed by national number (SOURCES.md §7.2).

use api_client::wire::School;
use domain::school::{Kind, uai};
use serde::Deserialize;

use super::check::{self, day, needed};
use super::places::insee;
use super::toml_of;
use crate::sources::annuaire_education::finer;
use crate::sources::{Code, File, Notes, Reading, Record, Why, addresses};

/// Hosts of the workspace that are no school's: its sign-in, what its apps speak to.
const NO_SCHOOLS: [&str; 6] = ["cas", "mobilite", "mycollege21", "region", "sso", "www"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default = "Vec::new")]
    school: Vec<toml::Value>,
}

/// A row. What the directory says of the school stands before what is said here, once it is imported.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    uai: String,
    host: String,
    name: String,
    kind: String,
    commune: String,
    source: String,
    source_url: String,
    verified_on: String,
}

/// Reads the table; a bad row refuses itself only.
pub fn rows(file: &File, reading: &mut Reading) {
    let table: Table = match toml_of(file, reading) {
        Ok(table) => table,
        Err(why) => return reading.take(&file.path, Err(why), Notes::default()),
    };
    for (number, row) in table.school.into_iter().enumerate() {
        let place = format!("{}:{}", file.path, number + 1);
        let row = row.try_into().map_err(|error: toml::de::Error| super::refusal(error.message()));
        let school = row.and_then(school).map(|school| Record::School(Box::new(school)));
        reading.take(&place, school, Notes::default());
    }
}

fn school(row: Row) -> Result<School, Why> {
    let uai = uai(&row.uai).ok_or_else(|| Why::new(Code::UnreadableValue, "uai"))?;
    let kind =
        Kind::parse(&row.kind).ok_or_else(|| Why::new(Code::UnknownValue, &format!("kind {}", row.kind)))?;
    let verified_on = day(&row.verified_on, "verified_on")?;
    let source_url = check::address(&row.source_url, "source_url")?;
    Ok(School {
        id: format!("school:{}", uai.to_lowercase()),
        uai,
        name: needed(Some(row.name), "name")?,
        kind: kind.family().to_owned(),
        nature: finer(kind),
        commune: insee(&row.commune, "commune")?,
        ent_url: Some(page(&row.host)?),
        ent_source_url: Some(source_url.clone()),
        ent_verified_on: Some(verified_on.clone()),
        source: needed(Some(row.source), "source")?,
        source_url: Some(source_url),
        verified_on,
        ..School::default()
    })
}

/// The page of a host: one plain name under that of the workspace, and nothing beside it.
fn page(host: &str) -> Result<String, Why> {
    let refused = || Why::new(Code::LinkUnreadable, "host");
    let under = format!(".{}", addresses::shipped().ent);
    let name = host.strip_suffix(&under).ok_or_else(refused)?;
    let plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let fits = plain && (1..=63).contains(&name.len()) && !name.starts_with('-') && !name.ends_with('-');
    if !fits || NO_SCHOOLS.contains(&name) {
        return Err(refused());
    }
    Ok(format!("{}://{host}/", "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_host_under_the_workspace_is_a_page() {
        assert_eq!(
            page("lyc-jhaag-besancon.eclat-bfc.fr").as_deref(),
            Ok("https://lyc-jhaag-besancon.eclat-bfc.fr/")
        );
        for host in [
            "eclat-bfc.fr",
            ".eclat-bfc.fr",
            "cas.eclat-bfc.fr",
            "mobilite.eclat-bfc.fr",
            "a.b.eclat-bfc.fr",
            "lyc.eclat-bfc.fr.example",
            "lyceclat-bfc.fr",
            "lyc.eclat-bfc.fr/path",
            "lyc.eclat-bfc.fr:443",
            "moi@lyc.eclat-bfc.fr",
            "https://lyc.eclat-bfc.fr",
            "LYC.eclat-bfc.fr",
            "ly c.eclat-bfc.fr",
            "-lyc.eclat-bfc.fr",
            "lyc-.eclat-bfc.fr",
            "lycée.eclat-bfc.fr",
            "",
        ] {
            assert!(page(host).is_err(), "{host}");
        }
    }
}
