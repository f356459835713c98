//! Events in a calendar: a run of days is one entry with its rule, told by the clocks of Paris.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc, Weekday};

use super::{Entry, Lines, date, escaped, instant};
use crate::distance::Point;
use crate::event::{self, Dates, Occurrence, Slot, Stretch, Weekdays};

/// The clocks by which events are told.
const ZONE: &str = "Europe/Paris";
/// How often a program that subscribes may ask again.
const REFRESHED: &str = "PT6H";
/// The rules of those clocks since 1996 (directive 2000/84/EC): offset before, offset after, name, first turn, month.
const TURNS: [(&str, [&str; 2], &str, &str, u8); 2] = [
    ("DAYLIGHT", ["+0100", "+0200"], "CEST", "19960331T020000", 3),
    ("STANDARD", ["+0200", "+0100"], "CET", "19961027T030000", 10),
];

/// Something that takes place, as other programs are told of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Event {
    /// Its name without a domain, the same at each export; each of its runs adds its first day and hour.
    pub name: String,
    /// How many times it has changed since it was first exported.
    pub sequence: u32,
    /// It does not take place: other programs are told so.
    pub cancelled: bool,
    /// When; days that are cancelled by themselves are told so.
    pub dates: Dates,
    /// Its title.
    pub title: String,
    /// What is said of it.
    pub told: String,
    /// Where, on one line; empty where that is not known.
    pub place: String,
    /// The same on the ground; none where it is only a commune's centre.
    pub point: Option<Point>,
    /// Its page.
    pub url: Option<String>,
    /// What it is about.
    pub categories: Vec<String>,
    /// When its source changed it last.
    pub updated_at: Option<DateTime<Utc>>,
    /// How long before each time a program reminds; a day without hours begins at midnight.
    pub reminders: Vec<TimeDelta>,
}

impl Event {
    /// Of an event as it is published. `commune` is the name of its commune, where it is known.
    ///
    /// What needs words (`told` beyond the event's own text, `categories`, `reminders`) is added by the caller.
    pub fn of(event: &event::Event, commune: Option<&str>) -> Self {
        let venue = &event.venue;
        let town = commune.or(venue.commune_name.as_deref());
        let town = [venue.postcode.as_deref(), town].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let mut place: Vec<&str> = venue.name.iter().chain(&venue.address).map(String::as_str).collect();
        place.push(&town);
        place.retain(|part| !part.is_empty());
        Self {
            name: format!("event.{}", event.id),
            sequence: sequence(event),
            cancelled: event.status.is_off(),
            dates: event.dates.clone(),
            title: event.title.clone(),
            told: if event.description.is_empty() { &event.summary } else { &event.description }.clone(),
            place: place.join(", "),
            point: venue.point.filter(|_| !venue.approximate),
            url: event.origins.iter().find_map(|origin| origin.url.clone()).or_else(|| event.online.clone()),
            categories: Vec::new(),
            updated_at: event.updated_at,
            reminders: Vec::new(),
        }
    }
}

/// The source's own count, else the minutes of its last change since 2020: it grows with each change, as it should.
fn sequence(event: &event::Event) -> u32 {
    const FIRST: i64 = 1_577_836_800;
    let minutes = event.updated_at.map_or(0, |at| (at.timestamp() - FIRST) / 60);
    if event.sequence > 0 { event.sequence } else { u32::try_from(minutes).unwrap_or(0) }
}

/// The text of a calendar of events, and of deadlines besides. `product` names who made it
/// (`-//Owner//Product//FR`), `title` is shown by programs that subscribe, `made_at` says when.
pub fn agenda(
    product: &str,
    title: &str,
    events: &[Event],
    deadlines: &[Entry],
    made_at: DateTime<Utc>,
) -> String {
    let mut lines = Lines::begun(product);
    if !title.is_empty() {
        lines.put("NAME", &escaped(title));
        lines.put("X-WR-CALNAME", &escaped(title));
    }
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", REFRESHED);
    lines.put("X-PUBLISHED-TTL", REFRESHED);
    let timed = |event: &Event| event.dates.stretches().iter().any(|run| run.slot != Slot::AllDay);
    if events.iter().any(timed) {
        lines.zone();
    }
    for event in events {
        lines.event(event, made_at);
    }
    for entry in deadlines {
        lines.entry(entry, made_at, &super::REMINDED);
    }
    lines.ended()
}

impl Lines {
    /// The clocks of Paris, for programs that do not know them by name.
    fn zone(&mut self) {
        self.put("BEGIN", "VTIMEZONE");
        self.put("TZID", ZONE);
        for (kind, [before, after], name, first, month) in TURNS {
            self.put("BEGIN", kind);
            self.put("DTSTART", first);
            self.put("TZOFFSETFROM", before);
            self.put("TZOFFSETTO", after);
            self.put("TZNAME", name);
            self.put("RRULE", &format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU"));
            self.put("END", kind);
        }
        self.put("END", "VTIMEZONE");
    }

    fn event(&mut self, event: &Event, made_at: DateTime<Utc>) {
        let mut names = BTreeSet::new();
        for run in event.dates.stretches() {
            let mut days = run.days_between(run.first, run.last);
            let Some(first) = days.next() else { continue };
            let repeats = days.next().is_some();
            drop(days);
            let begin = match run.slot {
                Slot::AllDay => date(first),
                slot => first.and_time(slot.begins()).format("%Y%m%dT%H%M").to_string(),
            };
            let mut uid = format!("{}.{begin}", event.name);
            while !names.insert(uid.clone()) {
                uid.push_str(".b");
            }
            let uid = escaped(&format!("{uid}@ma-region"));
            // A day that is cancelled by itself is told apart, unless it is the only one.
            let all_off =
                event.cancelled || run.days_between(run.first, run.last).all(|day| is_off(run, day));
            let one = Occurrence { day: first, slot: run.slot, cancelled: all_off };
            self.head(event, &uid, one, made_at);
            if repeats {
                self.rule(run, first);
            }
            self.tail(event, all_off);
            for day in run.days_between(run.first, run.last).filter(|day| !all_off && is_off(run, *day)) {
                let one = Occurrence { day, slot: run.slot, cancelled: true };
                self.head(event, &uid, one, made_at);
                self.clock("RECURRENCE-ID", run.slot, one.begins());
                self.tail(event, true);
            }
        }
    }

    fn head(&mut self, event: &Event, uid: &str, one: Occurrence, made_at: DateTime<Utc>) {
        self.put("BEGIN", "VEVENT");
        self.put("UID", uid);
        self.put("DTSTAMP", &instant(made_at));
        self.put("SEQUENCE", &event.sequence.to_string());
        if let Some(at) = event.updated_at {
            self.put("LAST-MODIFIED", &instant(at));
        }
        self.clock("DTSTART", one.slot, one.begins());
        match one.slot {
            Slot::AllDay => {
                let after = one.day.succ_opt().unwrap_or(one.day);
                self.clock("DTEND", one.slot, after.and_time(NaiveTime::MIN));
            }
            slot => one.ends().into_iter().for_each(|end| self.clock("DTEND", slot, end)),
        }
    }

    fn rule(&mut self, run: &Stretch, first: NaiveDate) {
        let last = run.last_day().unwrap_or(first);
        let until = match run.slot {
            Slot::AllDay => date(last),
            slot => instant(Occurrence::at(last, slot).begins_at()),
        };
        let rule = if run.weeks == 1 && run.days == Weekdays::ALL {
            format!("FREQ=DAILY;UNTIL={until}")
        } else {
            let days: Vec<_> = run.days.iter().map(letters).collect();
            format!("FREQ=WEEKLY;INTERVAL={};BYDAY={};WKST=MO;UNTIL={until}", run.weeks, days.join(","))
        };
        self.put("RRULE", &rule);
        for day in run.except.iter().filter(|day| (first..=last).contains(*day)) {
            self.clock("EXDATE", run.slot, day.and_time(run.slot.begins()));
        }
    }

    fn tail(&mut self, event: &Event, cancelled: bool) {
        self.put("SUMMARY", &escaped(&event.title));
        let texts = [("DESCRIPTION", &event.told), ("LOCATION", &event.place)];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            self.put(name, &escaped(text));
        }
        if let Some(point) = event.point {
            self.put("GEO", &format!("{};{}", degrees(point.lat), degrees(point.lon)));
        }
        if let Some(url) = &event.url {
            self.put("URL", &url.chars().filter(|c| !c.is_control() && *c != ' ').collect::<String>());
        }
        if !event.categories.is_empty() {
            let all: Vec<_> = event.categories.iter().map(|name| escaped(name)).collect();
            self.put("CATEGORIES", &all.join(","));
        }
        self.put("STATUS", if cancelled { "CANCELLED" } else { "CONFIRMED" });
        // An announcement takes nobody's time by itself.
        self.put("TRANSP", "TRANSPARENT");
        for before in event.reminders.iter().filter(|_| !cancelled) {
            self.alarm(&event.title, &format!("-PT{}M", before.num_minutes().max(0)));
        }
        self.put("END", "VEVENT");
    }

    /// A day, or what the clocks of Paris show.
    fn clock(&mut self, name: &str, slot: Slot, at: NaiveDateTime) {
        match slot {
            Slot::AllDay => self.put(&format!("{name};VALUE=DATE"), &date(at.date())),
            _ => self.put(&format!("{name};TZID={ZONE}"), &at.format("%Y%m%dT%H%M%S").to_string()),
        }
    }
}

fn is_off(run: &Stretch, day: NaiveDate) -> bool {
    run.cancelled.contains(&day)
}

fn letters(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

/// Hundred-thousandths of a degree, exactly.
fn degrees(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}.{:05}", value / 100_000, value % 100_000)
}
