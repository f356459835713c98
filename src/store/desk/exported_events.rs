//! Which events were told to other calendars, and how (notes under `agenda:`): a change counts as one, times that are
//! no more are told to be cancelled, and so is an event that is no longer kept.

use api_client::translate;
use chrono::{DateTime, Utc};
use domain::event::{Dates, Stretch};
use domain::ics::Event;
use domain::paris::paris;
use serde_json::{Value, json};

use super::{Reader, Writer, notes};
use crate::store::Result;

const UNDER: &str = "agenda:";

/// The events of an export, numbered. `whole`: it is all that is kept, so that what was told before and is not among
/// them is told to be cancelled.
pub fn numbered(db: &Writer, events: Vec<Event>, whole: bool, now: DateTime<Utc>) -> Result<Vec<Event>> {
    let told = told(db)?;
    let mut all = Vec::new();
    for mut event in events {
        let before = told.iter().find(|before| before.name == event.name);
        let mut gone = None;
        if let Some(before) = before {
            let same = is_same(before, &event);
            // The source may count too: the greater of both never goes back.
            event.sequence = event.sequence.max(before.sequence + u32::from(!same));
            let dates = Dates::of_stretches(no_more(&before.dates, &event.dates));
            gone = (!dates.is_empty()).then(|| Event {
                dates,
                sequence: event.sequence,
                cancelled: true,
                reminders: Vec::new(),
                ..before.clone()
            });
        }
        note(db, &event)?;
        all.push(event);
        all.extend(gone);
    }
    for before in told.into_iter().filter(|_| whole) {
        let is_there = all.iter().any(|event| event.name == before.name);
        let is_past = before.dates.last_day().is_none_or(|last| last < paris(now).date_naive());
        if !is_there && !is_past {
            let sequence = before.sequence + u32::from(!before.cancelled);
            let event = Event { sequence, cancelled: true, ..before };
            note(db, &event)?;
            all.push(event);
        }
    }
    Ok(all)
}

/// Whether another program would see no change.
fn is_same(before: &Event, after: &Event) -> bool {
    let seen = |event: &Event| {
        let dates = translate::written_dates(&event.dates);
        (event.cancelled, dates, event.title.clone(), event.told.clone(), event.place.clone())
    };
    seen(before) == seen(after)
}

/// Runs that other programs hold under a name that is told no more: a name is made of a run's first day and hour.
fn no_more(before: &Dates, after: &Dates) -> Vec<Stretch> {
    let named = |run: &Stretch| (run.days_between(run.first, run.last).next(), run.slot.begins());
    let is_told = |run: &&Stretch| after.stretches().iter().any(|told| named(told) == named(run));
    before.stretches().iter().filter(|run| !is_told(run)).cloned().collect()
}

fn note(db: &Writer, event: &Event) -> Result<()> {
    let value = json!({
        "sequence": event.sequence, "cancelled": event.cancelled, "title": event.title, "told": event.told,
        "place": event.place, "dates": translate::written_dates(&event.dates),
    });
    notes::write(db, &format!("{UNDER}{}", event.name), &value.to_string())
}

/// What was told last; what this build cannot read is as if it had never been told.
fn told(db: &Reader) -> Result<Vec<Event>> {
    let noted = notes::under(db, UNDER)?;
    Ok(noted.into_iter().filter_map(|(name, value)| read(name, &value)).collect())
}

fn read(name: String, value: &str) -> Option<Event> {
    let value: Value = serde_json::from_str(value).ok()?;
    let text = |key: &str| Some(value[key].as_str()?.to_owned());
    Some(Event {
        name,
        sequence: u32::try_from(value["sequence"].as_u64()?).ok()?,
        cancelled: value["cancelled"].as_bool()?,
        dates: translate::dates(&text("dates")?),
        title: text("title")?,
        told: text("told")?,
        place: text("place")?,
        ..Event::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::ground::{Ground, noon};

    fn event(name: &str, dates: &str) -> Event {
        Event {
            name: name.into(),
            title: "Concert".into(),
            dates: translate::dates(dates),
            ..Event::default()
        }
    }

    async fn told(ground: &Ground, events: Vec<Event>, whole: bool) -> Vec<(String, u32, bool, String)> {
        let all = ground.write(move |db| numbered(db, events, whole, noon())).await;
        let row = |event: Event| {
            (event.name, event.sequence, event.cancelled, translate::written_dates(&event.dates))
        };
        all.into_iter().map(row).collect()
    }

    fn row(name: &str, sequence: u32, cancelled: bool, dates: &str) -> (String, u32, bool, String) {
        (name.into(), sequence, cancelled, dates.into())
    }

    #[tokio::test]
    async fn an_evening_that_moves_is_cancelled_on_its_old_day_and_told_on_the_new_one() {
        let ground = Ground::new();
        let first = vec![event("a", "20991205T2030")];
        assert_eq!(told(&ground, first.clone(), false).await, [row("a", 0, false, "20991205T2030")]);
        assert_eq!(told(&ground, first, false).await, [row("a", 0, false, "20991205T2030")], "no change");
        let moved = vec![event("a", "20991206T2030")];
        assert_eq!(
            told(&ground, moved.clone(), false).await,
            [row("a", 1, false, "20991206T2030"), row("a", 1, true, "20991205T2030")]
        );
        assert_eq!(told(&ground, moved, false).await, [row("a", 1, false, "20991206T2030")], "told once");
    }

    #[tokio::test]
    async fn what_is_no_longer_kept_is_cancelled_by_an_export_of_all_and_by_no_other() {
        let ground = Ground::new();
        let both = vec![event("a", "20991205T2030"), event("b", "20991206T2030")];
        told(&ground, both, true).await;
        let one = vec![event("a", "20991205T2030")];
        assert_eq!(told(&ground, one.clone(), false).await.len(), 1);
        let after = told(&ground, one.clone(), true).await;
        assert_eq!(after[1], row("b", 1, true, "20991206T2030"));
        assert_eq!(
            told(&ground, one, true).await[1],
            row("b", 1, true, "20991206T2030"),
            "no further change"
        );
        let off = vec![Event { cancelled: true, ..event("a", "20991205T2030") }];
        assert_eq!(told(&ground, off, false).await, [row("a", 1, true, "20991205T2030")]);
    }

    #[tokio::test]
    async fn the_source_s_own_count_is_never_gone_below() {
        let ground = Ground::new();
        told(&ground, vec![Event { sequence: 7, ..event("a", "20991205") }], false).await;
        let again = told(&ground, vec![event("a", "20991205/20991206")], false).await;
        assert_eq!(again, [row("a", 8, false, "20991205/20991206")]);
    }
}
