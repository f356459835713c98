//! Agendas of organisers, iCalendar and CSV, on records made by hand: one trap each.

use api_client::translate;
use api_client::wire::Event;
use domain::event::{Dates, Slot};
use gateway::sources::{File, Reading, Record};

use crate::world::{file, fixtures, read, why};

fn events(reading: &Reading) -> Vec<&Event> {
    let mut all = Vec::new();
    for record in &reading.records {
        if let Record::Event(event) = record {
            all.push(&**event);
        }
    }
    all
}

fn titled<'a>(reading: &'a Reading, title: &str) -> &'a Event {
    let found = events(reading).into_iter().find(|event| event.title.starts_with(title));
    found.unwrap_or_else(|| panic!("no {title}: {:?}", reading.refused))
}

fn dates(reading: &Reading, title: &str) -> Dates {
    translate::dates(&titled(reading, title).dates)
}

fn noted(reading: &Reading, title: &str, what: &str) -> bool {
    let id = &titled(reading, title).id;
    reading.repaired.iter().any(|repair| repair.record == *id && repair.what.starts_with(what))
}

fn refused(reading: &Reading, why: &str) -> bool {
    reading.refused.iter().any(|refusal| refusal.why.starts_with(why))
}

fn ical() -> Reading {
    read("ical", &fixtures("ical")).unwrap()
}

/// A calendar with one event of these lines.
fn calendar(lines: &str) -> Vec<File> {
    let text = format!(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nSUMMARY:Essai\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
    );
    vec![file("a.ics", &text)]
}

/// The days and hours of the one event of a calendar.
fn times(lines: &str) -> Vec<String> {
    let reading = read("ical", &calendar(lines)).unwrap();
    let said = |slot: Slot| match slot {
        Slot::AllDay => String::new(),
        Slot::From(from) => from.format(" %H:%M").to_string(),
        Slot::Between { from, to, nights } => {
            format!(" {}-{}+{nights}", from.format("%H:%M"), to.format("%H:%M"))
        }
    };
    dates(&reading, "Essai").all().map(|one| format!("{}{}", one.day, said(one.slot))).collect()
}

#[test]
fn a_concert_is_what_its_entry_says_and_names_nobody() {
    let reading = ical();
    let event = titled(&reading, "Concert d");
    assert_eq!(event.dates, "20261205T2030-2230");
    assert_eq!(event.venue.as_deref(), Some("Église d'Essai"));
    assert_eq!(event.address, "1 place de l'Église");
    assert_eq!(
        (event.postcode.as_deref(), event.commune_name.as_deref()),
        (Some("39570"), Some("Essai-sur-Ain"))
    );
    assert_eq!((event.point, event.sequence), (Some([4_670_001, 560_001]), 3));
    assert_eq!((event.theme.as_str(), event.cost.as_deref()), ("music", Some("paid")));
    assert_eq!(event.source_url.as_deref(), Some("https://exemple.fr/agenda/concert"));
    assert_eq!(event.image.as_deref(), Some("https://exemple.fr/orgue.jpg"));
    assert_eq!(
        (event.verified_on.as_str(), event.updated_at.as_deref()),
        ("2026-11-10", Some("2026-11-10T09:00:00Z"))
    );
    assert!(noted(&reading, "Concert d", "personal_data_removed: ATTENDEE"));
    let all = format!("{reading:?}");
    for person in
        ["jeanne.exemple", "jean.exemple", "Jean Exemple", "06 11 22", "0611223344", "concert@exemple"]
    {
        assert!(!all.contains(person), "{person}");
    }
    assert!(event.text.contains("billetterie@exemple.fr"), "{}", event.text);
}

#[test]
fn every_event_is_one_that_the_phone_reads() {
    for event in
        events(&ical()).into_iter().chain(events(&read("agenda-csv", &fixtures("agenda-csv")).unwrap()))
    {
        assert!(translate::event(event.clone()).is_some(), "{event:?}");
    }
}

#[test]
fn a_series_is_spread_with_its_holes_its_cancelled_and_its_moved_days() {
    let reading = ical();
    let all: Vec<_> = dates(&reading, "Marché du samedi").all().collect();
    let on = |day: &str| all.iter().find(|one| one.day == day.parse().unwrap());
    let ten = on("2026-11-28").unwrap();
    assert_eq!(ten.begins().to_string(), "2026-11-28 08:00:00");
    assert!(on("2026-12-12").unwrap().cancelled);
    assert_eq!(on("2026-12-19").unwrap().begins().to_string(), "2026-12-19 09:00:00");
    assert_eq!(
        on("2027-01-16").unwrap().begins().to_string(),
        "2027-01-16 08:00:00",
        "RANGE is this one only"
    );
    assert!(noted(&reading, "Marché du samedi", "range_ignored"));
    assert!(on("2026-12-26").is_none() && on("2027-01-02").is_none(), "left out by an hour, and by a day");
    assert!(on("2027-01-09").is_none(), "another thing on that day");
    assert_eq!(titled(&reading, "Grande foire").dates, "20270109T0800-1800");
    // In summer too it begins at 8 h; more than 400 days ahead, to the end of a month.
    assert_eq!(on("2027-07-03").unwrap().begins().to_string(), "2027-07-03 08:00:00");
    assert_eq!(all.last().unwrap().day, "2027-12-25".parse().unwrap());
    assert!(all[0].day >= "2026-10-01".parse().unwrap());
}

#[test]
fn days_periods_and_ends_are_read_as_the_standard_has_them() {
    let reading = ical();
    let expo: Vec<_> = dates(&reading, "Exposition").all().map(|one| one.day).collect();
    assert_eq!((expo.len(), expo[91].to_string().as_str()), (92, "2027-01-31"), "DTEND is not a part of it");
    let workshop = dates(&reading, "Atelier").all().map(|one| one.begins().to_string()).collect::<Vec<_>>();
    let expected = [
        "2026-12-02 14",
        "2026-12-16 14",
        "2026-12-20 14",
        "2027-01-06 14",
        "2027-02-03 14",
        "2027-03-03 14",
    ];
    assert_eq!(workshop, expected.map(|time| format!("{time}:00:00")));
    assert!(noted(&reading, "Atelier", "floating_time"));
    let long = dates(&reading, "Atelier").all().nth(2).unwrap();
    assert_eq!(long.ends().unwrap().to_string(), "2026-12-20 17:00:00");
    assert_eq!(titled(&reading, "Réveillon").dates, "20261231T2200-0400");
    assert_eq!(titled(&reading, "Veillée").dates, "20261218T2000");
    assert!(
        noted(&reading, "Veillée", "dates_unreadable: DTEND")
            && noted(&reading, "Veillée", "unreadable_value: GEO")
    );
}

#[test]
fn what_never_ends_is_bounded_and_what_no_rule_says_is_once() {
    let reading = ical();
    assert!(dates(&reading, "Permanence").count() <= 400 + 31);
    assert!(noted(&reading, "Permanence", "unknown_zone: Mars/Olympus Mons"));
    assert_eq!(titled(&reading, "Horloge").dates, "20261201T1100");
    assert!(noted(&reading, "Horloge", "rule_unreadable"));
}

#[test]
fn a_title_that_says_it_is_off_is_believed() {
    let reading = ical();
    let event = titled(&reading, "ANNULÉ");
    assert_eq!((event.status.as_deref(), event.mode.as_deref()), (Some("cancelled"), Some("online")));
    assert_eq!(event.online.as_deref(), Some("https://visio.exemple.fr/abeilles"));
    let reading = read("ical", &calendar("DTSTART;VALUE=DATE:20261210\nSTATUS:CANCELLED")).unwrap();
    assert_eq!(titled(&reading, "Essai").status.as_deref(), Some("cancelled"));
}

#[test]
fn what_is_refused_says_why() {
    let reading = ical();
    for why in ["not_published: CLASS", "no_period: Un jour", "over: Fête", "duplicate_id: UID"] {
        assert!(refused(&reading, why), "{why}: {:?}", reading.refused);
    }
    assert_eq!(titled(&reading, "Loto").dates, "20261211", "the later version is believed");
    assert!(reading.repaired.iter().any(|repair| repair.what == "unknown_key: VTODO"));
    assert_eq!(reading.read, reading.records.len() + reading.refused.len());
}

#[test]
fn rules_ends_and_days_in_unusual_forms_are_read() {
    // A day as end is that whole day; an end in UTC is of the clocks of the series.
    let by = "DTSTART;TZID=Europe/Paris:20261201T230000\nRRULE:FREQ=DAILY;UNTIL=";
    assert_eq!(times(&format!("{by}20261203")).len(), 3);
    assert_eq!(times(&format!("{by}20261203T220000Z")).len(), 3);
    assert_eq!(times(&format!("{by}20261203T215959Z")).len(), 2);
    assert_eq!(times("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=DAILY;UNTIL=20261202T230000Z").len(), 3);
    // An end before the beginning: it takes place once.
    assert_eq!(times(&format!("{by}20200101")), ["2026-12-01 23:00"]);
    // Without `VALUE=DATE`, eight figures are a day.
    assert_eq!(times("DTSTART:20261201\nDTEND:20261201"), ["2026-12-01"]);
    assert_eq!(times("DTSTART;VALUE=DATE:20261201\nDURATION:P2D"), ["2026-12-01", "2026-12-02"]);
    // The thirty-first is in some months only; a Friday the thirteenth too.
    assert_eq!(
        times("DTSTART;VALUE=DATE:20261231\nRRULE:FREQ=MONTHLY;COUNT=3"),
        ["2026-12-31", "2027-01-31", "2027-03-31"]
    );
    assert_eq!(
        times("DTSTART;VALUE=DATE:20261113\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2"),
        ["2026-11-13", "2027-08-13"]
    );
    // The first time always is one, even where its rule would not have it.
    assert_eq!(
        times("DTSTART;VALUE=DATE:20261201\nRRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20261213"),
        ["2026-12-01", "2026-12-06", "2026-12-13"]
    );
    assert_eq!(
        times(
            "DTSTART;TZID=Europe/Paris:20261201T100000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20261208T090000Z"
        ),
        ["2026-12-01 10:00", "2026-12-15 10:00"]
    );
    // Spread over zones: at 19 h in London it is 20 h.
    assert_eq!(times("DTSTART;TZID=GMT Standard Time:20261201T190000"), ["2026-12-01 20:00"]);
    assert_eq!(times("DTSTART;TZID=\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\":20260701T190000Z\nDTEND:20270101T100000Z").len(), 185);
}

#[test]
fn a_far_past_beginning_and_absurd_lengths_cost_nothing() {
    let absurd = [
        "DTSTART:19700101T000000Z\nRRULE:FREQ=HOURLY",
        "DTSTART:20261201T000000Z\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "DTSTART:20261201T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "DTSTART:20261201T000000Z\nDURATION:P99999999W\nRRULE:FREQ=HOURLY",
        "DTSTART;VALUE=DATE:20261201\nDTEND;VALUE=DATE:21991201\nRRULE:FREQ=DAILY",
    ];
    let start = std::time::Instant::now();
    for lines in absurd {
        let reading = read("ical", &calendar(lines)).unwrap();
        assert_eq!(reading.read, 1, "{lines}");
        eprintln!("{:?} after {lines:?}", start.elapsed());
    }
}

#[test]
fn many_rules_that_let_nothing_take_place_do_not_keep_the_gateway_busy() {
    let barren =
        "SUMMARY:Essai\nDTSTART:20261201T000000Z\nRRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n";
    let all: String = (0..300).map(|n| format!("BEGIN:VEVENT\nUID:{n}\n{barren}")).collect();
    let text = format!("BEGIN:VCALENDAR\n{all}END:VCALENDAR\n");
    let reading = read("ical", &[file("a.ics", &text)]).unwrap();
    assert_eq!(reading.records.len(), 300, "each is once, on its first day");
    let unread = reading.repaired.iter().filter(|repair| repair.what == "rule_unreadable").count();
    assert_eq!(unread, 300 - 8);
}

#[test]
fn a_file_that_is_no_whole_calendar_is_refused() {
    let code = |text: &str| read("ical", &[file("a.ics", text)]).unwrap_err().code;
    assert_eq!(code("<!DOCTYPE html><html>"), "not_the_feed");
    assert_eq!(code("BEGIN:VCARD\nEND:VCARD"), "not_the_feed");
    assert_eq!(code("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n"), "truncated");
    assert_eq!(code(" "), "empty");
    assert_eq!(code("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR"), "empty");
}

#[test]
fn a_sheet_is_read_whatever_its_columns_are_called() {
    let reading = read("agenda-csv", &fixtures("agenda-csv")).unwrap();
    assert!(reading.repaired.iter().any(|repair| repair.what == "encoding"), "it was Windows-1252");
    let choir = titled(&reading, "Concert de la chorale");
    assert_eq!((choir.dates.as_str(), choir.cost.as_deref()), ("20261205T2030-2230", Some("free")));
    assert_eq!((choir.commune.as_str(), choir.access.join(" ").as_str()), ("39001", "hi mi"));
    assert_eq!(choir.booking, ["mairie@exemple.fr"]);
    let market = titled(&reading, "Marché de Noël");
    let all: Vec<_> =
        translate::dates(&market.dates).all().map(|one| (one.day.to_string(), one.cancelled)).collect();
    assert_eq!(
        all,
        [("2026-12-12".into(), false), ("2026-12-13".into(), false), ("2026-12-19".into(), true)]
    );
    assert_eq!(
        (market.wheelchair.as_deref(), market.booking.len(), market.status.as_deref()),
        (Some("yes"), 0, None)
    );
    assert_eq!(titled(&reading, "Réveillon").dates, "20261231T2200-0400");
    assert_eq!(titled(&reading, "Réveillon").price.as_deref(), Some("25\u{a0}€"));
    assert_eq!(dates(&reading, "Exposition").count(), 62);
    let remote = titled(&reading, "Visite à distance");
    assert_eq!((remote.mode.as_deref(), remote.status.as_deref()), (Some("online"), None));
    assert!(noted(&reading, "Visite à distance", "unknown_value: statut"));
    assert_eq!(titled(&reading, "Concours").dates, "20270106");
    assert!(noted(&reading, "Concours", "dates_unreadable: heure"));
    assert!(why(&reading, "agenda.csv:7").starts_with("no_period: Loto"));
    assert!(why(&reading, "agenda.csv:9").starts_with("missing_field: title"));
}

#[test]
fn a_sheet_without_titles_or_dates_says_so() {
    let error = |text: &str| read("agenda-csv", &[file("a.csv", text)]).unwrap_err();
    assert_eq!(error("titre;lieu\nA;B\n").file, "a.csv: date");
    assert_eq!(error("x;y\n1;2\n").code, "not_the_feed");
    let english =
        read("agenda-csv", &[file("a.csv", "title,start_date,begin\nFair,2026-12-06,10:00\n")]).unwrap();
    assert_eq!(titled(&english, "Fair").dates, "20261206T1000");
}
