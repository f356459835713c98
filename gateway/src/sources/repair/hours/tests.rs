//! Hours as they are published, and what must not be made of them.

use domain::hours::Week as Known;
use proptest::prelude::*;

use super::*;

fn said(text: &str) -> (Option<String>, Option<String>, bool) {
    let mut notes = Notes::default();
    let Opening { hours, said } = of_text(text, &mut notes, "horaires");
    (hours, said, format!("{notes:?}").contains("hours_unreadable: horaires"))
}

fn columns(cells: [&str; 7]) -> Opening {
    of_columns(&cells.map(|cell| Some(cell).filter(|cell| !cell.is_empty())), &mut Notes::default())
}

#[test]
fn equal_days_stand_together_and_a_day_not_stated_is_not_there() {
    let (long, short) = ("09:00 - 12:00 / 13:30 - 17:00", "09:00 - 12:00");
    let hours = |cells| columns(cells).hours.unwrap();
    assert_eq!(
        hours([long, long, long, long, short, "", ""]),
        "Mo-Th 09:00-12:00,13:30-17:00; Fr 09:00-12:00; PH off"
    );
    assert_eq!(hours([long, "", long, "", long, "", ""]), "Mo,We,Fr 09:00-12:00,13:30-17:00; PH off");
    assert_eq!(
        hours([short, short, long, short, short, short, ""]),
        "Mo-Tu,Th-Sa 09:00-12:00; We 09:00-12:00,13:30-17:00; PH off"
    );
    let three = "08:00 - 10:00 / 11:00 - 12:00 / 14:00 - 18:30";
    assert_eq!(hours(["", three, "", "", "", "", ""]), "Tu 08:00-10:00,11:00-12:00,14:00-18:30; PH off");
    assert_eq!(columns([""; 7]), Opening::default(), "not stated is unknown, and nothing to report");
}

#[test]
fn a_column_that_cannot_be_read_makes_all_unknown_and_is_kept_as_published() {
    for cell in [
        "17:00 - 09:00",
        "09:00 - 12:00 / 11:00 - 14:00",
        "09:00",
        "sur rendez-vous",
        "09:00 - 25:00",
        "00:00 - 00:00",
    ] {
        let mut notes = Notes::default();
        let read = of_columns(&[Some("08:00 - 12:00"), Some(cell), None, None, None, None, None], &mut notes);
        assert_eq!(read.hours, None, "{cell}");
        assert_eq!(read.said.unwrap(), format!("lundi\u{a0}: 08:00 - 12:00\nmardi\u{a0}: {cell}"));
        assert!(format!("{notes:?}").contains("hours_unreadable: mardi"), "{notes:?}");
    }
    assert_eq!(columns(["fermé", "8h-12h", "", "", "", "", ""]).hours.unwrap(), "Tu 08:00-12:00; PH off");
    assert_eq!(
        columns(["14h-17h / 8h30-12h", "", "", "", "", "", ""]).hours.unwrap(),
        "Mo 08:30-12:00,14:00-17:00; PH off"
    );
    assert_eq!(columns(["", "", "", "", "", "18:00 - 24:00", ""]).hours.unwrap(), "Sa 18:00-24:00; PH off");
    assert_eq!(
        columns(["09:00 - 12:00 / 12:00 - 17:00", "", "", "", "", "", ""]).hours.unwrap(),
        "Mo 09:00-17:00; PH off"
    );
}

#[test]
fn what_people_write_is_read_where_it_can_mean_one_thing_only() {
    for (text, hours) in [
        ("Lundi au vendredi : 9h-12h et 14h-17h", "Mo-Fr 09:00-12:00,14:00-17:00"),
        ("du lundi au vendredi de 9h à 12h", "Mo-Fr 09:00-12:00"),
        ("Lun-Ven 09:00 - 12:30", "Mo-Fr 09:00-12:30"),
        ("Ouvert tous les jours de 8 h 30 à midi.", "Mo-Su 08:30-12:00"),
        (
            "Lundi, mardi et jeudi 8h-12h / 13h30-17h ; vendredi 8h-12h",
            "Mo-Tu,Th 08:00-12:00,13:30-17:00; Fr 08:00-12:00",
        ),
        ("Lundi au vendredi sauf le mercredi : 8h30-12h / 14h-17h30", "Mo-Tu,Th-Fr 08:30-12:00,14:00-17:30"),
        ("Lundi au vendredi : 8h30-12h (sauf mer.)", "Mo-Tu,Th-Fr 08:30-12:00"),
        ("Lun-Ven 8h30-12h / 14h-17h30 (fermé le mercredi)", "Mo-Tu,Th-Fr 08:30-12:00,14:00-17:30"),
        ("Lundi au samedi 9h-12h, fermé le mercredi", "Mo-Tu,Th-Sa 09:00-12:00"),
        ("Lundi au vendredi 9h-17h, fermé les jours fériés", "Mo-Fr 09:00-17:00; PH off"),
        ("Lundi au vendredi 9h-17h sauf jours fériés", "Mo-Fr 09:00-17:00; PH off"),
        ("9h-12h du lundi au jeudi", "Mo-Th 09:00-12:00"),
        ("vendredi au lundi 10h-18h", "Mo,Fr-Su 10:00-18:00"),
        ("Lundi 9h-12h\nMardi 14h-17h\nMercredi : fermé", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ] {
        assert_eq!(said(text), (Some(hours.to_owned()), None, false), "{text}");
    }
}

#[test]
fn what_could_mean_two_things_is_left_to_people() {
    for text in [
        // Of which days? And is the afternoon alone closed on Wednesdays?
        "8h30-12h / 14h-17h30 (sauf mer.)",
        "Lundi au vendredi 8h30-12h / 14h-17h30 (sauf mer.)",
        "sur rendez-vous",
        "semaines paires",
        "Lundi 9h-12h semaines paires",
        "permanence le 1er mardi de 9h à 12h",
        "le 1er mardi du mois 9h-12h",
        "Lundi 17h - 9h",
        "Lundi 17:00 - 09:00",
        "Lundi 9h-12h et 11h-14h",
        "Lundi 9h-12h, lundi au vendredi 14h-17h",
        "Lundi 9-12",
        "Lundi 9h-12",
        "Lundi 8: - 12:",
        "Lundi 8h3-12h",
        "Lundi 9.30-12.30",
        "Lundi 9h-12h-14h-17h",
        "Lundi 9h-25h",
        "Lundi matin 9h-12h",
        "Lundi à partir de 9h",
        "Lundi au lundi 9h-12h",
        "fermé",
        "fermé le lundi 9h-12h",
        "Lundi 9h-12h (sauf mardi)",
        "Lundi 9h-12h ; mardi 14h-17h sur rendez-vous",
        "Mo-Fr 17:00-09:00",
        "Mo-Fr 18:00-26:00",
        "Lundi (9h-12h",
        "Lundi 9h-12h vacances scolaires",
    ] {
        assert_eq!(said(text), (None, Some(text.to_owned()), true), "{text}");
    }
    assert_eq!(said("  "), (None, None, false));
}

#[test]
fn by_appointment_only_is_unknown_at_those_hours_and_stays_in_words() {
    let text = "Lundi 9h-12h uniquement sur rendez-vous";
    let (hours, words, _) = said(text);
    assert_eq!(hours.as_deref(), Some("Mo 09:00-12:00 unknown \"sur rendez-vous\""));
    assert_eq!(words.as_deref(), Some(text));
    let hours = Hours::parse(&hours.unwrap(), &Holidays::default()).unwrap();
    let at = |clock: &str| hours.at_clock(clock.parse().unwrap());
    // A Monday, and the Tuesday after.
    assert_eq!(at("2026-11-23T10:00:00"), domain::hours::Opening::Unknown(domain::hours::Doubt::Conditional));
    assert!(matches!(at("2026-11-24T10:00:00"), domain::hours::Opening::Closed { .. }));
}

#[test]
fn openstreetmap_is_taken_as_it_is() {
    for text in [
        "Tu-Fr 09:00-12:00,14:00-17:00; Sa 09:00-12:00",
        "Mo-Fr 08:30-12:00; Th off",
        "24/7",
        "week 1-53/2 Mo 09:00-12:00",
    ] {
        assert_eq!(said(text), (Some(text.to_owned()), None, false));
    }
    assert_eq!(said("Mo-Fr 09:00-12:00; ").0.as_deref(), Some("Mo-Fr 09:00-12:00"));
}

/// Pieces that hours are made of, and some that they are not.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "lundi",
        "mar.",
        "vendredi",
        "au",
        "à",
        "de",
        "9h",
        "12h30",
        "14:00",
        "17:00",
        "24h",
        "8",
        "-",
        "–",
        "/",
        ",",
        ";",
        "et",
        "(",
        ")",
        "sauf",
        "fermé",
        "sur rendez-vous",
        "tous les jours",
        "jours fériés",
        "uniquement",
        "Mo-Fr",
        "PH off",
        "\n",
        ":",
        "É",
        "🕘",
    ]);
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.join(" "))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let (hours, said, noted) = said(text);
    if let Some(hours) = &hours {
        prop_assert!(parses(hours), "{text} → {hours}");
    }
    prop_assert_eq!(noted, hours.is_none() && said.is_some());
    prop_assert!(hours.is_some() || said.is_some() || clean(text).is_empty(), "{} is lost", text);
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics_and_what_comes_out_parses(text in "\\PC{0,60}") {
        holds(&text)?;
    }

    #[test]
    fn no_heap_of_words_panics_and_what_comes_out_parses(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn columns_say_what_was_written(week in prop::collection::vec(prop::collection::vec((0_u16..1_400, 5_u16..600), 0..4), 7)) {
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let cells: Vec<String> = week
            .iter()
            .map(|spans| spans.iter().map(|(from, long)| format!("{} - {}", clock(*from), clock((from + long).min(1_440)))).collect::<Vec<_>>().join(" / "))
            .collect();
        let read = columns(std::array::from_fn(|at| cells[at].as_str()));
        if let Some(hours) = &read.hours {
            let known: Known = Hours::parse(hours, &Holidays::default()).unwrap().week().unwrap();
            for (at, spans) in week.iter().enumerate() {
                for minute in (0..1_440).step_by(7) {
                    let wanted = spans.iter().any(|(from, long)| (*from..from + long).contains(&minute));
                    // Monday 23 November 2026 and the days after: no holiday.
                    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23 + at as u32).unwrap();
                    let now = day.and_hms_opt(u32::from(minute) / 60, u32::from(minute) % 60, 0).unwrap();
                    prop_assert_eq!(known.is_open(now, &Holidays::default()), wanted, "{} {}", hours, now);
                }
            }
        } else {
            prop_assert_eq!(read.said.is_some(), week.iter().any(|spans| !spans.is_empty()));
        }
    }
}
