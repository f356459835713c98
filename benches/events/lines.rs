//! The same feeds in the formats that are lines: iCalendar, and the table of a commune.

use chrono::{NaiveDate, NaiveTime};
use gateway::sources::File;

use crate::feeds::{file, uid};
use crate::made::{Made, insee};

pub fn ical(events: &[Made]) -> Vec<File> {
    let mut text = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Exemple//Agenda//FR\r\n");
    for one in events {
        let stamp =
            |day: NaiveDate, time: NaiveTime| format!("{}T{}", day.format("%Y%m%d"), time.format("%H%M%S"));
        let repeats: Vec<_> = one.days.iter().skip(1).map(|day| stamp(*day, one.from)).collect();
        text += &format!(
            "BEGIN:VEVENT\r\nUID:{}@agenda.example\r\nDTSTAMP:20261120T093000Z\r\nDTSTART;TZID=Europe/Paris:{}\r\nDTEND;TZID=Europe/Paris:{}\r\n",
            uid(one),
            stamp(one.days[0], one.from),
            stamp(one.days[0], one.to)
        );
        if !repeats.is_empty() {
            text += &folded(&format!("RDATE;TZID=Europe/Paris:{}", repeats.join(",")));
        }
        text += &folded(&format!("SUMMARY:{}", one.title));
        text += &folded(&format!("DESCRIPTION:{}\\n{}", one.summary, one.text));
        text += &folded(&format!(
            "LOCATION:{}\\, {} rue de la Gare\\, 21000 Commune {}",
            one.venue,
            one.number % 90,
            one.commune
        ));
        text += "CATEGORIES:Culture,Famille\r\nSTATUS:CONFIRMED\r\nSEQUENCE:1\r\nORGANIZER;CN=Ville:mailto:agenda@ville.example\r\nEND:VEVENT\r\n";
    }
    text += "END:VCALENDAR\r\n";
    vec![file("agenda.ics".into(), text)]
}

/// A line of iCalendar, folded at 75 bytes.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::with_capacity(line.len() + 8), 0);
    for letter in line.chars() {
        if length + letter.len_utf8() > 73 {
            out += "\r\n ";
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out + "\r\n"
}

pub fn csv(events: &[Made]) -> Vec<File> {
    let mut text = String::from(
        "identifiant;titre;date;date fin;heure;heure fin;lieu;commune;insee;prix;lien;description\n",
    );
    for one in events {
        let (first, last) = (one.days[0], one.days[one.days.len() - 1]);
        text += &format!(
            "{};{};{};{};{};{};{};Commune {};{};12 €;https://ville.example/{};{}\n",
            uid(one),
            one.title,
            first.format("%d/%m/%Y"),
            last.format("%d/%m/%Y"),
            one.from.format("%H:%M"),
            one.to.format("%H:%M"),
            one.venue,
            one.commune,
            insee(one.commune),
            one.number,
            one.summary
        );
    }
    vec![file("agenda.csv".into(), text)]
}
