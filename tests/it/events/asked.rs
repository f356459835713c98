//! The agenda as it comes from a gateway: days, nights, long runs, what is off, and what is found by words.

use chrono::{NaiveDate, TimeDelta};
use domain::event::{Dates, Occurrence, Slot, Status};
use domain::ids::RecordId;
use ma_region::store::reference::events::{Agenda, Ask, Day, agenda, any, card, themes};
use ma_region::store::reference::search::{self, answer};

use crate::world::Phone;
use crate::world::events::{event, records};
use crate::world::places::phone_with;

const VESOUL: (f64, f64) = (47.62, 6.155);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn asked(phone: &Phone, ask: Ask) -> Agenda {
    phone.app.store.read(move |db| agenda(db, &ask)).await.unwrap()
}

fn ids(agenda: &Agenda) -> Vec<(String, Vec<&str>)> {
    agenda.days.iter().map(row).collect()
}

fn row(day: &Day) -> (String, Vec<&str>) {
    (day.on.to_string(), day.found.iter().map(|found| found.id.as_str()).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weekend_is_told_day_by_day_and_hour_by_hour() {
    let all = [
        event("matinee", "20261128T1030", VESOUL),
        event("evening", "20261128T2030-2300", VESOUL),
        event("whole", "20261128", VESOUL),
        event("night", "20261128T2200-0400", VESOUL),
        event("festival", "20261127T1800-1600+2", VESOUL),
        event("sunday", "20261129T1500 20261129T1700", VESOUL),
        event("monday", "20261130T1500", VESOUL),
    ];
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records(all)).await;
    let found = asked(&phone, Ask::days(day("2026-11-28"), day("2026-11-29"))).await;
    let rows = ids(&found);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].0, "2026-11-28");
    assert_eq!(rows[0].1[..3], ["test:matinee", "test:evening", "test:night"]);
    // Without an hour, or begun before: last. A night until morning is of its first day.
    let mut last = rows[0].1[3..].to_vec();
    last.sort_unstable();
    assert_eq!(last, ["test:festival", "test:whole"]);
    assert_eq!(rows[1], ("2026-11-29".to_owned(), vec!["test:sunday"]));
    assert_eq!((found.days[1].found[0].times.len(), found.total, found.rows), (2, 6, 6));
}

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_and_thirty_seven_periods_are_one_row_until_their_last_day() {
    let first = day("2026-03-02");
    let slot = Slot::between("10:00:00".parse().unwrap(), "18:00:00".parse().unwrap(), 0);
    let periods = (0..537).map(|at| Occurrence::at(first + TimeDelta::days(at), slot)).collect();
    let dates = Dates::of(periods);
    let written = api_client::translate::written_dates(&dates);
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records([event("museum", &written, VESOUL)])).await;
    let found = asked(&phone, Ask::days(day("2026-11-24"), day("2027-01-31"))).await;
    assert!(found.days.is_empty() && found.rows == 0, "{found:?}");
    assert_eq!((found.long.len(), found.total), (1, 1));
    assert_eq!(found.long[0].until, Some(first + TimeDelta::days(536)));
    assert_eq!(found.long[0].times, [Occurrence::at(day("2026-11-24"), slot)]);
    let boxes = rusqlite::Connection::open(phone.folder.path().join("reference.db")).unwrap();
    let count: i64 = boxes.query_row("SELECT count(*) FROM event_run", (), |row| row.get(0)).unwrap();
    assert_eq!(count, 1, "one box, not one a day");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_off_or_full_is_kept_and_marked() {
    let marked = |id: &str, status: &str| api_client::wire::Event {
        status: Some(status.into()),
        ..event(id, "20261128T2030", VESOUL)
    };
    let all = [
        marked("gone", "cancelled"),
        marked("later", "postponed"),
        marked("full", "full"),
        event("struck", "20261128T2030!0", VESOUL),
        event("half", "20261128T1400!0 20261128T1700", VESOUL),
    ];
    let folder = tempfile::tempdir().unwrap();
    let (phone, region) = phone_with(folder.path(), records(all.clone())).await;
    let found = asked(&phone, Ask::days(day("2026-11-28"), day("2026-11-28"))).await;
    let off = |id: &str| {
        let found = found.days[0].found.iter().find(|found| found.id.as_str() == format!("test:{id}"));
        (found.unwrap().is_off(), found.unwrap().status)
    };
    assert_eq!(off("gone"), (true, Status::Cancelled));
    assert_eq!(off("later"), (true, Status::Postponed));
    assert_eq!(off("full"), (false, Status::Full));
    assert_eq!(off("struck"), (true, Status::Scheduled));
    assert_eq!(off("half"), (false, Status::Scheduled));
    // What changes afterwards is as it is from then on, and what is no more is nowhere.
    let mut next = all.to_vec();
    next.truncate(4);
    next[2].dates = "20261129T2030".into();
    tokio::task::block_in_place(|| region.publish(records(next))).unwrap();
    phone.syncs().await;
    let found = asked(&phone, Ask::days(day("2026-11-28"), day("2026-11-29"))).await;
    assert_eq!(ids(&found)[0].1.len(), 3, "{found:?}");
    assert_eq!(ids(&found)[1].1, ["test:full"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_hour_that_clocks_repeat_or_leave_out_is_told_once() {
    let all = [event("october", "20271031T0230-0330", VESOUL), event("march", "20270328T0230", VESOUL)];
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records(all)).await;
    for (on, id) in [("2027-10-31", "test:october"), ("2027-03-28", "test:march")] {
        let found = asked(&phone, Ask::days(day(on), day(on))).await;
        assert_eq!(ids(&found), [(on.to_owned(), vec![id])]);
        assert_eq!(found.days[0].found[0].times.len(), 1);
    }
    // It ends at half past three of winter: over then, and not an hour before.
    let ask = |now: &str| Ask {
        not_over_at: Some(now.parse().unwrap()),
        ..Ask::days(day("2027-10-31"), day("2027-10-31"))
    };
    assert_eq!(asked(&phone, ask("2027-10-31T02:29:00Z")).await.total, 1);
    assert_eq!(asked(&phone, ask("2027-10-31T02:30:00Z")).await.total, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_found_by_its_words_and_read_whole() {
    let mut jazz = event("jazz", "20261128T2030", VESOUL);
    jazz.title = "Nuit du saxophone".into();
    jazz.text = "Un hommage \u{e0} Coltrane.".into();
    let folder = tempfile::tempdir().unwrap();
    let (phone, _region) = phone_with(folder.path(), records([jazz])).await;
    for words in ["saxophones", "coltrane", "salle jazz vesoul"] {
        let ask = search::Ask { kinds: vec!["event".into()], limit: 5, ..search::Ask::default() };
        let found = phone.app.store.read(move |db| answer(db, words, &ask)).await.unwrap();
        assert_eq!(found.results.first().map(|hit| hit.id.as_str()), Some("test:jazz"), "{words}");
    }
    let id = RecordId::parse("test:jazz").unwrap();
    let held = phone.app.store.read(move |db| card(db, &id)).await.unwrap().unwrap();
    assert_eq!(held.venue.commune_name.as_deref(), Some("Vesoul"));
    assert_eq!(held.venue.postcode.as_deref(), Some("70000"));
    assert!(phone.app.store.read(any).await.unwrap());
    let held = phone.app.store.read(|db| themes(db, day("2026-11-28"))).await.unwrap();
    assert_eq!(held, [(domain::event::Theme::Music, 1)]);
    let held = phone.app.store.read(|db| themes(db, day("2026-11-29"))).await.unwrap();
    assert_eq!(held, [], "over");
}
