//! What is due, by hand and over whatever is held.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn form() -> RecordId {
    RecordId::parse("form:a").unwrap()
}

fn draft(number: u128, closes: &str, until: Option<&str>) -> (DraftId, String, RecordId, Window) {
    let window = Window { closes_at: Some(at(closes)), accept_until: until.map(at) };
    (DraftId(Uuid::from_u128(number)), format!("draft {number}"), form(), window)
}

#[test]
fn the_soonest_comes_first_and_what_is_long_past_is_left_out() {
    let now = at("2026-11-24T11:00:00Z");
    let held = Held {
        drafts: vec![
            draft(1, "2026-12-31T22:59:59Z", Some("2027-01-15T22:59:59Z")),
            draft(2, "2026-11-20T22:59:59Z", None),
            draft(3, "2026-09-01T00:00:00Z", None),
        ],
        documents: vec![(Sha256([1; 32]), "RIB".into(), "2026-11-24".parse().unwrap())],
        ..Held::default()
    };
    let found = due(&held, &Published::default(), now);
    let codes: Vec<_> = found.iter().map(|due| due.what.code()).collect();
    assert_eq!(codes, ["draft", "document", "draft", "draft-late"]);
    assert!(found[0].when.is_past(now) && !found[1].when.is_past(now));
    assert_eq!(found[1].when.days_left(now), Some(0));
    assert_eq!(found[2].when.days_left(now), Some(37));
}

#[test]
fn a_date_that_the_region_moved_counts_as_it_is_published() {
    let now = at("2026-11-24T11:00:00Z");
    let held = Held { drafts: vec![draft(1, "2026-11-30T22:59:59Z", None)], ..Held::default() };
    let moved = Window { closes_at: Some(at("2026-12-15T22:59:59Z")), accept_until: None };
    let published = Published { forms: BTreeMap::from([(form(), moved)]), ..Published::default() };
    let found = due(&held, &published, now);
    assert_eq!(found[0].when, When::Instant(at("2026-12-15T22:59:59Z")));
    let uid = due(&held, &Published::default(), now)[0].uid();
    assert_eq!(found[0].uid(), uid, "it is the same thing, at another date");
}

#[test]
fn the_day_of_an_instant_is_that_of_paris() {
    let when = When::Instant(at("2026-11-30T23:30:00Z"));
    assert_eq!(when.day(), NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
    assert!(!When::Day(when.day()).is_past(at("2026-12-01T22:59:59Z")), "to the end of the day");
    assert!(When::Day(when.day()).is_past(at("2026-12-01T23:00:00Z")));
}

#[test]
fn a_kept_aid_closes_or_opens() {
    let window = |opens: &str, closes: &str| aid::Window {
        opens_on: opens.parse().ok(),
        closes_on: closes.parse().ok(),
    };
    let windows = vec![window("2026-11-01", "2026-11-30"), window("2027-04-20", "2027-05-20")];
    let id = RecordId::parse("content:b").unwrap();
    let calendar = aid::Calendar { windows, ..aid::Calendar::default() };
    let published = Published { aids: BTreeMap::from([(id.clone(), calendar)]), ..Published::default() };
    let held = Held { kept: vec![(id, "Aide".into())], ..Held::default() };
    let codes: Vec<_> = due(&held, &published, at("2026-11-24T11:00:00Z"))
        .into_iter()
        .map(|due| (due.what.code(), due.when.day().to_string()))
        .collect();
    assert_eq!(codes, [("closes", "2026-11-30".into()), ("opens", "2027-04-20".into())]);
}

proptest! {
    #[test]
    fn whatever_is_held_is_in_order(days in proptest::collection::vec(-60i64..400, 0..20)) {
        let now = at("2026-11-24T11:00:00Z");
        let day = |days: &i64| paris(now).date_naive() + TimeDelta::days(*days);
        let document = |(place, days): (usize, &i64)| {
            (Sha256([u8::try_from(place).unwrap(); 32]), String::new(), day(days))
        };
        let held =
            Held { documents: days.iter().enumerate().map(document).collect(), ..Held::default() };
        let found = due(&held, &Published::default(), now);
        prop_assert!(found.windows(2).all(|pair| pair[0].when.day() <= pair[1].when.day()));
        prop_assert_eq!(found.len(), days.iter().filter(|days| **days >= -30).count());
    }
}

#[test]
fn what_the_service_asks_for_is_due_as_long_as_its_form_is_taken() {
    let id = ApplicationId(Uuid::from_u128(7));
    let window = |until: Option<&str>| Window {
        closes_at: Some(at("2026-11-30T22:59:59Z")),
        accept_until: until.map(at),
    };
    let due_at = |until: Option<&str>| {
        let to_correct = vec![(id, "Aide".to_owned(), form(), window(until))];
        let held = Held { to_correct, ..Held::default() };
        let found = due(&held, &Published::default(), at("2026-11-24T11:00:00Z"));
        assert_eq!((found.len(), found[0].what.code()), (1, "correct"));
        found[0].when
    };
    assert_eq!(due_at(None), When::Instant(at("2026-11-30T22:59:59Z")));
    assert_eq!(due_at(Some("2026-12-15T22:59:59Z")), When::Instant(at("2026-12-15T22:59:59Z")));
}

#[test]
fn a_kept_event_is_due_at_its_next_time_and_not_when_it_is_over() {
    use chrono::NaiveTime;

    use crate::event::{Dates, Occurrence, Slot};
    let id = RecordId::parse("event:a").unwrap();
    let evening = Slot::from(NaiveTime::from_hms_opt(20, 30, 0).unwrap());
    let days = ["2026-11-20", "2026-11-28"].map(|day| Occurrence::at(day.parse().unwrap(), evening));
    let all_day = Occurrence::all_day("2026-12-05".parse().unwrap());
    let dates = Dates::of(days.into_iter().chain([all_day]).collect());
    let published = Published { events: BTreeMap::from([(id.clone(), dates)]), ..Published::default() };
    let held = Held { outings: vec![(id, "Concert".into())], ..Held::default() };
    let when = |now: &str| due(&held, &published, at(now)).first().map(|due| due.when);
    assert_eq!(when("2026-11-24T11:00:00Z"), Some(When::Instant(at("2026-11-28T19:30:00Z"))));
    assert_eq!(when("2026-12-01T11:00:00Z"), Some(When::Day("2026-12-05".parse().unwrap())));
    assert_eq!(when("2026-12-06T11:00:00Z"), None);
}

#[test]
fn schools_are_told_unasked_only_where_there_is_a_child() {
    let span = |id: &str, from: &str, to: &str, campaign: bool| Span {
        id: id.into(),
        title: id.into(),
        from: from.parse().unwrap(),
        to: to.parse().ok(),
        campaign,
    };
    let school = vec![
        span("grant", "2026-09-01", "2026-12-03", true),
        span("next-grant", "2027-02-01", "2027-03-01", true),
        span("buses", "2026-06-02", "", true),
        span("autumn", "2026-10-17", "2026-11-30", false),
        span("winter", "2026-12-19", "2027-01-03", false),
        span("summer", "2027-07-03", "2027-08-31", false),
    ];
    let published = Published { school, ..Published::default() };
    let all = |has_a_child: bool, kinds: &[Kind]| -> Vec<String> {
        let held = Held { has_a_child, ..Held::default() };
        let found = due(&held, &published, at("2026-11-24T11:00:00Z"));
        chosen(found, kinds, &held).iter().map(Due::uid).collect()
    };
    let school = [
        "campaign-closes.grant@ma-region",
        "holidays.winter@ma-region",
        "campaign-opens.next-grant@ma-region",
    ];
    assert_eq!(all(false, &[]), [""; 0]);
    assert_eq!(all(true, &[]), school);
    assert_eq!(all(false, &[Kind::School]), school, "whoever asks is told");
    assert_eq!(all(true, &[Kind::Aids, Kind::Outings]), [""; 0]);
}
