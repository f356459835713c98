//! `communes`: communes, groups and départements of the Region, as etalab publishes them (SOURCES.md §8).

mod rows;

use std::collections::HashMap;

use api_client::wire::{Commune, FormerCommune};
use chrono::NaiveDate;

use super::repair::text::clean;
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, feed};
use rows::Tables;
pub use rows::ours;

/// INSEE code of the Region.
const REGION: &str = "27";

/// A box around the Region, in thousandths of a degree: south, west, north, east.
const AROUND: [i32; 4] = [46_000, 2_700, 48_500, 7_300];

/// The source `communes`.
pub struct Communes;

impl Source for Communes {
    fn name(&self) -> &'static str {
        "communes"
    }

    fn read(&self, files: &[File], _today: NaiveDate) -> Result<Reading, NotTheFeed> {
        read(files)
    }
}

/// Reads the files by what they hold, whatever their names.
pub fn read(files: &[File]) -> Result<Reading, NotTheFeed> {
    let mut reading = Reading::default();
    let mut tables = Tables::default();
    for file in files {
        if feed::ends(file, &[".csv"]) {
            tables.centres(&feed::text(file, &mut reading).map_err(|code| feed::refused(code, &file.path))?);
        } else if feed::ends(file, &[".json"]) || files.len() == 1 {
            let value = feed::json(file, &mut reading)?;
            tables.rows(&value).ok_or_else(|| feed::refused(Code::NotTheFeed, &file.path))?;
        }
    }
    let former = former(&tables);
    for row in &tables.communes {
        let mut notes = Notes::default();
        let place = format!("commune:{}", row.code);
        let commune = commune(row, &tables, former.get(row.code.as_str()), &mut notes);
        reading.take(&place, commune.map(Record::Commune), notes);
    }
    let path = files.first().map_or("", |file| file.path.as_str());
    for row in tables.former.iter().filter(|row| !tables.communes.iter().any(|now| now.code == row.into)) {
        let why = Err(Why::new(Code::CommuneAmbiguous, &row.into));
        reading.take(&format!("commune:{}", row.code), why, Notes::default());
    }
    if reading.read == 0 { Err(feed::refused(Code::Empty, path)) } else { Ok(reading.settled()) }
}

/// What each commune of today has absorbed: code → name, the commune's own code left out.
fn former(tables: &Tables) -> HashMap<&str, Vec<FormerCommune>> {
    let bare = tables
        .communes
        .iter()
        .flat_map(|row| row.former.iter().map(|code| (row.code.as_str(), code.as_str(), "")));
    let named = tables.former.iter().map(|row| (row.into.as_str(), row.code.as_str(), row.name.as_str()));
    let mut former: HashMap<&str, Vec<FormerCommune>> = HashMap::new();
    for (into, code, name) in bare.chain(named) {
        let list = former.entry(into).or_default();
        match list.iter_mut().find(|one| one.code == code) {
            Some(one) if one.name.is_empty() => one.name = clean(name),
            Some(_) => {}
            None => list.push(FormerCommune { code: code.to_owned(), name: clean(name) }),
        }
    }
    for row in &tables.communes {
        // The commune's own seat has the code of today's: an alias only if its name was another.
        if let Some(list) = former.get_mut(row.code.as_str()) {
            list.retain(|one| {
                one.code.len() == 5 && one.code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            });
            list.retain(|one| one.code != row.code || (!one.name.is_empty() && one.name != row.name));
            list.sort_by(|a, b| a.code.cmp(&b.code));
        }
    }
    former
}

fn commune(
    row: &rows::Row,
    tables: &Tables,
    former: Option<&Vec<FormerCommune>>,
    notes: &mut Notes,
) -> Result<Commune, Why> {
    if row.code.len() != 5 || !row.code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Why::new(Code::UnreadableValue, "code"));
    }
    if !row.department.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Why::new(Code::UnreadableValue, "departement"));
    }
    if row.name.is_empty() {
        return Err(Why::new(Code::MissingField, "nom"));
    }
    let former = former.cloned().unwrap_or_default();
    for one in &former {
        notes.add(Code::CommuneMerged, &one.code);
    }
    let figures =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let group = tables.groups.get(&row.code).filter(|(siren, _)| figures(siren, 9));
    let centre = row.centre.or_else(|| tables.centres.get(&row.code).copied());
    Ok(Commune {
        id: format!("commune:{}", row.code.to_lowercase()),
        code: row.code.clone(),
        name: clean(&row.name),
        department: row.department.clone(),
        department_name: tables.departments.get(&row.department).map(|name| clean(name)).unwrap_or_default(),
        group: group.map(|(siren, _)| siren.clone()),
        group_name: group.map(|(_, name)| clean(name)),
        region: REGION.to_owned(),
        postcodes: row.postcodes.iter().filter(|code| figures(code, 5)).cloned().collect(),
        population: row.population,
        centre: centre.and_then(|centre| inside(centre, notes)),
        former,
    })
}

/// The point where it may lie: as it is, or turned where latitude and longitude were swapped.
fn inside([lat, lon]: [i32; 2], notes: &mut Notes) -> Option<[i32; 2]> {
    let holds = |lat, lon| (AROUND[0]..=AROUND[2]).contains(&lat) && (AROUND[1]..=AROUND[3]).contains(&lon);
    if holds(lat, lon) {
        return Some([lat, lon]);
    }
    notes.add(Code::CoordinatesOutside, "centre");
    holds(lon, lat).then_some([lon, lat])
}
