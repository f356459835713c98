//! Thirty days of an agenda: what a phone fetches each morning for each event that changed, came or went.

use api_client::wire::Event;
use gateway::Config;
use gateway::app::App;
use gateway::jobs::import::{self, Absence};
use gateway::sources::{Notes, Reading, Record};

use crate::made::{Tongue, made};
use crate::rig::Dice;

/// A day's delta, and how many events are behind it.
pub struct Day {
    pub bytes: u64,
    pub changed: usize,
    pub fresh: usize,
}

/// Publishes so many events, then so many days on which one in a hundred changes and two in a thousand come or go.
pub fn days(count: usize, days: usize) -> Vec<Day> {
    let folder = tempfile::tempdir().unwrap();
    let mut config = Config::local(folder.path()).unwrap();
    config.publish.deltas_kept = 1;
    let noon = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
    config.clock = gateway::Clock::stopped_at(noon.and_utc().timestamp());
    let clock = config.clock.clone();
    let app = App::open(config).unwrap();
    let tongue = Tongue::new();
    let mut dice = Dice(3);
    let mut events: Vec<Event> = (0..count).map(|number| made(&tongue, number).told("openagenda")).collect();
    let mut next = count;
    keep(&app, &events);
    app.publish().unwrap();
    let mut found = Vec::new();
    for number in 1..=days {
        clock.turn(chrono::TimeDelta::days(1));
        let today = format!("2026-12-{number:02}");
        let mut touched = std::collections::BTreeSet::new();
        for _ in 0..count / 100 {
            let at = dice.roll(events.len());
            if touched.insert(events[at].id.clone()) {
                change(&mut events[at], &today, &tongue, &mut dice);
            }
        }
        let (gone, fresh) = (count / 1_000, count / 1_000);
        for _ in 0..gone {
            let at = dice.roll(events.len());
            touched.insert(events.swap_remove(at).id);
        }
        for _ in 0..fresh {
            let event = Event { verified_on: today.clone(), ..made(&tongue, next).told("openagenda") };
            touched.insert(event.id.clone());
            events.push(event);
            next += 1;
        }
        keep(&app, &events);
        let published = app.publish().unwrap();
        let one = published.collections.iter().find(|one| one.name == "events").unwrap();
        assert_eq!(one.count as usize, events.len());
        found.push(Day { bytes: one.delta_bytes, changed: touched.len(), fresh });
    }
    found
}

/// What organisers change: a day more, a word, a price, no room left, called off.
fn change(event: &mut Event, today: &str, tongue: &Tongue, dice: &mut Dice) {
    event.verified_on = today.to_owned();
    event.updated_at = Some(format!("{today}T{:02}:{:02}:00Z", dice.roll(24), dice.roll(60)));
    match dice.roll(10) {
        0..=2 => event.text = format!("{} {}", event.text, tongue.say(dice, 6)),
        3 | 4 => event.dates = format!("{} 202801{:02}T2030", event.dates, 1 + dice.roll(28)),
        5 => event.status = Some("full".to_owned()),
        6 => event.status = Some("cancelled".to_owned()),
        7 => event.price = Some(format!("{} €, réduit {} €", 8 + dice.roll(20), 3 + dice.roll(5))),
        // Saved again, and nothing else.
        _ => {}
    }
}

fn keep(app: &App, events: &[Event]) {
    let mut reading = Reading::default();
    for event in events {
        reading.take(&event.id, Ok(Record::Event(Box::new(event.clone()))), Notes::default());
    }
    let kept = import::keep(app, "openagenda", reading, Absence::IsGone).unwrap();
    assert!(kept.report.refused.is_empty());
}
