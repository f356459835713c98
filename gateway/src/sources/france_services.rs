//! `france-services`: the desks of France Services, one national CSV (SOURCES.md §6.1).

use api_client::wire::Place;
use chrono::NaiveDate;
use domain::place::{Appointment, Kind};

use super::repair::hours::{self, Opening};
use super::repair::{contacts, days, links, names, text};
use super::sheet::{Row, Sheet};
use super::{Code, File, NotTheFeed, Notes, Reading, Record, Source, Why, addresses, communes, feed};

/// Without one of these columns, nobody would find the desk, or everybody would find it closed.
const COMPULSORY: [&str; 14] = [
    "id_fs",
    "lib_fs",
    "adresse",
    "insee_com",
    "lib_com",
    "latitude",
    "longitude",
    "telephone",
    "h_lundi",
    "h_mardi",
    "h_mercredi",
    "h_jeudi",
    "h_vendredi",
    "h_samedi",
];

/// Words of a comment after which the columns are not the whole truth: even weeks, the first Monday of the month,
/// somewhere else on Fridays, closed in August. Then the hours are unknown, and shown as they were published.
const DOUBTS: [&str; 9] = [
    "semaine",
    "permanence",
    "ferme",
    "uniquement",
    "seulement",
    "du mois",
    "itineran",
    " sur deux",
    " l antenne",
];

/// The source `france-services`.
pub struct FranceServices;

impl Source for FranceServices {
    fn name(&self) -> &'static str {
        "france-services"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".csv"]);
        for file in &files {
            sheet(file, today, &mut reading)?;
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

fn sheet(file: &File, today: NaiveDate, reading: &mut Reading) -> Result<(), NotTheFeed> {
    let text = feed::text(file, reading).map_err(|code| feed::refused(code, &file.path))?;
    let dated = dated(&file.path).filter(|day| *day <= today);
    Sheet::open(&file.path, &text, &COMPULSORY)?.each(|row| {
        let place = row.cell("id_fs").map_or_else(
            || format!("{}:{}", file.path, row.number),
            |id| format!("france-services:{}", names::slug(id)),
        );
        let mut notes = Notes::default();
        let outcome = desk(row, &mut notes).map(|place| {
            let verified_from = dated.is_none().then(|| "fetch".to_owned());
            let verified_on = days::written(dated.unwrap_or(today));
            Record::Place(Box::new(Place { verified_on, verified_from, ..place }))
        });
        reading.take(&place, outcome, notes);
    })
}

fn desk(row: &Row<'_>, notes: &mut Notes) -> Result<Place, Why> {
    if !row.whole {
        return Err(Why::new(Code::UnreadableValue, "row"));
    }
    let insee = contacts::code(row.cell("insee_com"), notes, "insee_com").unwrap_or_default();
    // Nine rows in ten of the national file: refused before anything is made of them.
    let code = if insee.is_empty() { row.cell("insee_dep").unwrap_or_default() } else { insee.as_str() };
    if !code.is_empty() && !communes::ours(code) {
        return Err(Why::new(Code::OutsideRegion, code));
    }
    let id = names::slug(row.cell("id_fs").unwrap_or_default());
    let name =
        line(row.cell("lib_fs"), notes, "lib_fs").ok_or_else(|| Why::new(Code::MissingField, "lib_fs"))?;
    if id.is_empty() {
        return Err(Why::new(Code::MissingField, "id_fs"));
    }
    let address = ["adresse", "complement_adresse"].map(|column| line(row.cell(column), notes, column));
    let remark = row.cell("commentaire").map(|remark| text::tidy(remark, notes, "commentaire"));
    let note = remark.as_deref().map(|remark| contacts::unnamed(remark, notes, "commentaire"));
    let Opening { hours, said } = opening(row, remark.as_deref(), notes);
    let booking = row.cell("prise_rdv").unwrap_or_default();
    let online =
        booking.contains("://").then(|| links::absolute(booking, None, notes, "prise_rdv")).flatten();
    let yes = text::folded(booking) == "oui" || online.is_some();
    Ok(Place {
        id: format!("france-services:{id}"),
        kind: Kind::FranceServices.slug().to_owned(),
        name,
        address: address.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        postcode: contacts::code(row.cell("code_postal"), notes, "code_postal"),
        commune: insee,
        commune_name: row.cell("lib_com").map(text::clean),
        point: contacts::point(row.cell("latitude"), row.cell("longitude"), notes),
        phone: contacts::phone(row.cell("telephone").unwrap_or_default(), notes, "telephone"),
        email: contacts::mailbox(row.cell("mail").unwrap_or_default(), notes, "mail"),
        hours,
        hours_said: said.map(|said| contacts::unnamed(&said, notes, "horaires")),
        appointment: yes.then(|| appointment(Appointment::Possible)),
        note: note.filter(|note| !note.is_empty()).map(|note| text::typeset(&note)),
        booking: online,
        source: "France Services".to_owned(),
        source_url: Some(addresses::shipped().france_services.clone()),
        licence: Some("Licence Ouverte 2.0".to_owned()),
        ..Place::default()
    })
}

/// The hours of the columns, unless the desk travels or its comment says that they are not all.
fn opening(row: &Row<'_>, remark: Option<&str>, notes: &mut Notes) -> Opening {
    let columns = hours::DAYS.map(|day| row.cell(&format!("h_{day}")));
    let format = text::folded(row.cell("format_fs").unwrap_or_default());
    let travels = ["bus", "itineran", "multisite", "mobile"].iter().any(|word| format.contains(word));
    let remark = remark.map(text::folded).unwrap_or_default();
    // « Structure non itinérante » travels no more than the others.
    let remark = remark.replace("non itineran", "");
    let doubtful = DOUBTS.iter().any(|doubt| remark.contains(doubt));
    let stated = columns.iter().any(Option::is_some);
    match (travels || doubtful) && stated {
        true => Opening::unreadable(
            hours::table(&columns),
            notes,
            if travels { "format_fs" } else { "commentaire" },
        ),
        false if travels => Opening::default(),
        false => hours::of_columns(&columns, notes),
    }
}

/// One line of text as it is typeset; none if it is blank.
fn line(cell: Option<&str>, notes: &mut Notes, about: &str) -> Option<String> {
    let line = text::typeset(&text::tidy(cell?, notes, about).replace('\n', " "));
    (!line.is_empty()).then_some(line)
}

/// As it travels.
pub(super) fn appointment(appointment: Appointment) -> String {
    match appointment {
        Appointment::Only => "only",
        Appointment::Possible => "possible",
    }
    .to_owned()
}

/// The day in the name of a file: `liste-fs-20240801.csv`, `liste-2024-08-01.csv`.
fn dated(path: &str) -> Option<NaiveDate> {
    let stem = feed::stem(path).replace(['-', '_', '.'], "");
    let runs = stem.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 8);
    runs.filter_map(|run| NaiveDate::parse_from_str(run, "%Y%m%d").ok())
        .find(|day| NaiveDate::from_ymd_opt(2019, 1, 1).is_some_and(|first| *day >= first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_file_is_in_its_name() {
        let day = NaiveDate::from_ymd_opt(2024, 8, 1);
        for path in ["a/liste-fs-20240801.csv", "liste-2024-08-01.csv", "liste-fs-20240801.extract.csv"] {
            assert_eq!(dated(path), day, "{path}");
        }
        for path in ["liste.csv", "liste-20241301.csv", "20240801/liste.csv", "liste-1234567890.csv"] {
            assert_eq!(dated(path), None, "{path}");
        }
    }
}
