//! What hours say, at the instants where one is easily wrong.

use proptest::prelude::*;

use super::*;

fn holidays() -> Holidays {
    let autumn = ("2025-10-18".parse().unwrap(), "2025-11-02".parse().unwrap());
    Holidays::around("2025-10-20".parse().unwrap(), &[autumn])
}

fn at(text: &str, clock: &str) -> Opening {
    Hours::parse(text, &holidays()).unwrap().at_clock(clock.parse().unwrap())
}

fn open(until: &str) -> Opening {
    Opening::Open { until: Some(until.parse().unwrap()) }
}

fn closed(opens: &str) -> Opening {
    Opening::Closed { opens: Some(opens.parse().unwrap()) }
}

const DESK: &str = "Mo-Fr 08:30-12:00,13:30-17:00; Sa 09:00-12:00; PH off";

#[test]
fn a_desk_is_open_until_lunch_then_until_the_evening() {
    assert_eq!(at(DESK, "2025-10-20T08:29:00"), closed("2025-10-20T08:30:00"));
    assert_eq!(at(DESK, "2025-10-20T08:30:00"), open("2025-10-20T12:00:00"));
    assert_eq!(at(DESK, "2025-10-20T12:00:00"), closed("2025-10-20T13:30:00"));
    assert_eq!(at(DESK, "2025-10-20T16:59:00"), open("2025-10-20T17:00:00"));
    assert_eq!(at(DESK, "2025-10-25T13:00:00"), closed("2025-10-27T08:30:00"));
}

#[test]
fn on_a_holiday_it_is_closed_if_it_says_so_and_unknown_if_it_says_nothing() {
    assert_eq!(at(DESK, "2025-11-11T10:00:00"), closed("2025-11-12T08:30:00"));
    assert_eq!(at("Mo-Fr 09:00-17:00", "2025-11-11T10:00:00"), Opening::Unknown(Doubt::Holiday));
    // The next opening is looked for on a day of which something is known.
    assert_eq!(at("Mo-Fr 09:00-17:00", "2025-11-10T18:00:00"), closed("2025-11-12T09:00:00"));
    assert_eq!(at("24/7", "2025-12-25T03:00:00"), Opening::Open { until: None });
}

#[test]
fn school_holidays_change_hours_where_the_hours_say_so() {
    let pool = "Mo-Fr 12:00-14:00; SH 10:00-19:00; PH off";
    assert_eq!(at(pool, "2025-10-20T11:00:00"), open("2025-10-20T19:00:00"));
    assert_eq!(at(pool, "2025-11-03T11:00:00"), closed("2025-11-03T12:00:00"));
}

#[test]
fn three_openings_a_day_nights_and_seasons_are_read() {
    let thrice = "Mo 08:00-10:00,11:00-12:00,14:00-16:00";
    assert_eq!(at(thrice, "2025-10-20T10:30:00"), closed("2025-10-20T11:00:00"));
    assert_eq!(at("Fr 22:00-02:00", "2025-10-25T01:00:00"), open("2025-10-25T02:00:00"));
    assert_eq!(at("Apr-Sep: Mo-Su 10:00-18:00", "2025-10-20T11:00:00"), Opening::Closed { opens: None });
    assert_eq!(at("Tu[1] 14:00-16:00", "2025-11-04T15:00:00"), open("2025-11-04T16:00:00"));
}

#[test]
fn what_depends_is_unknown_and_what_is_no_syntax_is_none() {
    assert_eq!(
        at("Mo-Fr 09:00-12:00 unknown \"sur rendez-vous\"", "2025-10-20T10:00:00"),
        Opening::Unknown(Doubt::Conditional)
    );
    for text in ["", "  ", "8h30-12h / 14h-17h30 (sauf mer.)", &"Mo ".repeat(500)] {
        assert!(Hours::parse(text, &holidays()).is_none(), "{text}");
    }
}

#[test]
fn a_day_is_told_stretch_by_stretch() {
    let hours = Hours::parse(DESK, &holidays()).unwrap();
    let monday = hours.on("2025-10-20".parse().unwrap()).unwrap();
    let told: Vec<String> = monday.iter().map(|stretch| format!("{} {}", stretch.from, stretch.to)).collect();
    assert_eq!(told, ["08:30:00 12:00:00", "13:30:00 17:00:00"]);
    assert_eq!(hours.on("2025-10-26".parse().unwrap()), Some(Vec::new()));
    let silent = Hours::parse("Mo-Fr 09:00-17:00", &holidays()).unwrap();
    assert_eq!(silent.on("2025-11-11".parse().unwrap()), None);
}

#[test]
fn only_what_is_the_same_each_week_has_a_week() {
    let has = |text: &str| Hours::parse(text, &holidays()).unwrap().week().is_some();
    assert!(has(DESK) && has("24/7; PH off") && has("Mo-Sa 09:00-19:00; We off"));
    for text in [
        "Tu[1] 14:00-16:00",
        "Apr-Sep: Mo 10:00-18:00",
        "SH 10:00-12:00",
        "Fr 22:00-02:00",
        "PH 10:00-12:00",
        "week 1-53/2 Mo 09:00-12:00",
    ] {
        assert!(!has(text), "{text}");
    }
}

/// Weekly hours as desks keep them: some days, one to three stretches.
fn weekly() -> impl Strategy<Value = String> {
    let rule =
        (0_usize..7, 0_usize..7, prop::collection::vec((0_u32..1_380, 5_u32..600), 1..4), any::<bool>());
    (prop::collection::vec(rule, 1..4), any::<bool>()).prop_map(|(rules, off)| {
        let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let mut rules: Vec<String> = rules
            .into_iter()
            .map(|(from, to, spans, closed)| {
                let days = if from == to {
                    names[from].to_owned()
                } else {
                    format!("{}-{}", names[from], names[to])
                };
                let spans: Vec<String> = spans
                    .iter()
                    .map(|(from, long)| format!("{}-{}", clock(*from), clock((from + long).min(1_440))))
                    .collect();
                if closed { format!("{days} off") } else { format!("{days} {}", spans.join(",")) }
            })
            .collect();
        if off {
            rules.push("PH off".into());
        }
        rules.join("; ")
    })
}

proptest! {
    #[test]
    fn a_week_says_what_the_expression_says(text in weekly(), minutes in 0_i64..90 * 24 * 60) {
        let hours = Hours::parse(&text, &holidays()).unwrap();
        let now = "2025-10-20T00:00:00".parse::<NaiveDateTime>().unwrap() + TimeDelta::minutes(minutes);
        // `24/7` written day by day, and the like: the expression knows that it is constant, which is all the same.
        let week = hours.week();
        if let Some(week) = week {
            prop_assert_eq!(week.at_clock(now, &holidays()), hours.at_clock(now), "{} {}", text, now);
            prop_assert_eq!(week.is_open(now, &holidays()), hours.at_clock(now).is_open());
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        if let Some(hours) = Hours::parse(&text, &holidays()) {
            hours.at_clock("2025-10-20T10:00:00".parse().unwrap());
            hours.on("2025-10-20".parse().unwrap());
        }
    }
}
