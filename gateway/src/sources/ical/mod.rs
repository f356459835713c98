//! `ical`: the calendar of an organiser (RFC 5545), its repetitions spread over more than a year (SOURCES.md §5.6).

mod event;
mod moment;
mod place;
mod repeat;
mod series;
mod zones;

use std::collections::BTreeMap;

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty as Property, ICalendarValue};
use calcard::{Entry, Parser};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

use super::{Code, File, NotTheFeed, Notes, Organiser, Reading, Record, Source, Why, feed};
use repeat::Window;
use series::{Part, Series};
use zones::Zones;

/// Days from the day of the import over which a repetition is spread, at least.
const AHEAD: u64 = 400;
/// Days before it: what took place lately is still published.
const BEHIND: u64 = 31;
/// Most entries of one file.
const MOST: usize = 50_000;

/// The source `ical`: files given by hand. Those of an organiser are read by [`Of`].
pub struct Ical;

impl Source for Ical {
    fn name(&self) -> &'static str {
        "ical"
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        Of(&Organiser::default()).read(files, today)
    }
}

/// The same, of an organiser.
pub struct Of<'a>(pub &'a Organiser);

impl Source for Of<'_> {
    fn name(&self) -> &'static str {
        Ical.name()
    }

    fn read(&self, files: &[File], today: NaiveDate) -> Result<Reading, NotTheFeed> {
        let mut reading = Reading::default();
        let files = feed::of_kind(files, &[".ics", ".ical", ".ifb", ".icalendar"]);
        let window = window(today);
        for file in &files {
            let text = feed::text(file, &mut reading).map_err(|code| feed::refused(code, &file.path))?;
            for calendar in calendars(file, &text)? {
                self.take(file, &calendar, today, &window, &mut reading)?;
            }
        }
        feed::not_empty(&reading, &files)?;
        Ok(reading.settled())
    }
}

/// The days over which repetitions are spread. It moves by months: a repetition without an end then changes once a
/// month on every phone, and not once a day.
fn window(today: NaiveDate) -> Window {
    let month = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let from = month(today.checked_sub_days(Days::new(BEHIND)).unwrap_or(today));
    let to = month(today.checked_add_days(Days::new(AHEAD)).unwrap_or(today));
    Window::new(from, to.checked_add_months(Months::new(1)).and_then(|day| day.pred_opt()).unwrap_or(to))
}

/// The calendars of a file, which ends as one ends: else it was cut on its way.
fn calendars(file: &File, text: &str) -> Result<Vec<ICalendar>, NotTheFeed> {
    let refused = |code| feed::refused(code, &file.path);
    let begins = text.trim_start().get(..15).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"));
    if !begins {
        return Err(refused(Code::NotTheFeed));
    }
    let tail = text.trim_end();
    let ends = tail.len().checked_sub(13).and_then(|at| tail.get(at..));
    if !ends.is_some_and(|tail| tail.eq_ignore_ascii_case("END:VCALENDAR")) {
        return Err(refused(Code::Truncated));
    }
    if text.matches("BEGIN:VEVENT").count() > MOST {
        return Err(refused(Code::TooLarge));
    }
    let mut parser = Parser::new(text);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => calendars.push(calendar),
            Entry::Eof => return Ok(calendars),
            // What stands between two calendars is nobody's.
            _ => {}
        }
    }
}

impl Of<'_> {
    fn take(
        &self,
        file: &File,
        calendar: &ICalendar,
        today: NaiveDate,
        window: &Window,
        reading: &mut Reading,
    ) -> Result<(), NotTheFeed> {
        let zones = Zones::of(calendar);
        let off = calendar.components.first().and_then(|head| word(head, &Property::Method));
        let off = off.is_some_and(|method| method.eq_ignore_ascii_case("CANCEL"));
        let others =
            calendar.components.iter().filter(|component| component.component_type.is_event_or_todo());
        if others.clone().any(|component| !component.component_type.is_event()) {
            reading.say(&file.path, Code::UnknownKey, "VTODO");
        }
        let mut named: BTreeMap<String, Vec<Part<'_>>> = BTreeMap::new();
        for (at, component) in others.filter(|component| component.component_type.is_event()).enumerate() {
            let mut notes = Notes::default();
            match Part::of(component, &zones, &mut notes) {
                Ok(mut part) => {
                    part.notes = notes;
                    named.entry(part.name()).or_default().push(part);
                }
                Err(why) => reading.take(&format!("{}:{}", file.path, at + 1), Err(why), notes),
            }
        }
        for (name, parts) in named {
            let id = self.0.id(self.name(), &name);
            let (series, refused) = Series::of(parts);
            for notes in refused {
                reading.take(&id, Err(Why::new(Code::DuplicateId, "UID")), notes);
            }
            for found in series.events(&id, window, off) {
                let mut notes = found.notes;
                let outcome = event::event(found.id.clone(), found.component, found.times, &mut notes);
                let outcome = outcome.map(|mut event| {
                    event::settle(&mut event, self.0, found.updated_at, today);
                    Record::Event(Box::new(event))
                });
                reading.take(&found.id, outcome, notes);
            }
        }
        Ok(())
    }
}

/// The whole days of every entry of a calendar, by the clocks of Paris: what it is called, its first day, and the first
/// day after it, as they are written.
pub(super) fn days(file: &File, text: &str, notes: &mut Notes) -> Result<Vec<Dated>, NotTheFeed> {
    let mut all = Vec::new();
    for calendar in calendars(file, text)? {
        let zones = Zones::of(&calendar);
        for component in calendar.components.iter().filter(|component| component.component_type.is_event()) {
            let mut day = |name: &Property| {
                let entry = component.property(name)?;
                let value = entry.values.first()?.as_partial_date_time()?;
                let moment = zones.moment(entry, value, notes)?;
                let local = |at| domain::paris::paris(at).date_naive();
                Some(moment.instant().map_or_else(|| moment.clock().date(), local))
            };
            let (from, until) = (day(&Property::Dtstart), day(&Property::Dtend));
            let title = word(component, &Property::Summary).unwrap_or_default().to_owned();
            all.push(Dated { title, from, until });
        }
    }
    Ok(all)
}

/// An entry that has whole days.
pub(super) struct Dated {
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// The first day after it.
    pub until: Option<NaiveDate>,
}

/// The text of the first value of a property that says something.
fn word<'a>(component: &'a ICalendarComponent, name: &Property) -> Option<&'a str> {
    let named = component.entries.iter().filter(|entry| entry.name == *name);
    named
        .flat_map(|entry| &entry.values)
        .filter_map(ICalendarValue::as_text)
        .map(str::trim)
        .find(|text| !text.is_empty())
}

/// Every event of a calendar with the times at which it begins from one day to another, by the clocks of its own
/// zone: for comparing with other readers. None if the text is no calendar.
pub fn expanded(text: &str, from: NaiveDate, to: NaiveDate) -> Option<Vec<(String, Vec<NaiveDateTime>)>> {
    let file = File { path: String::new(), bytes: Vec::new() };
    let mut all = Vec::new();
    for calendar in calendars(&file, text).ok()? {
        let zones = Zones::of(&calendar);
        let mut named: BTreeMap<String, Vec<Part<'_>>> = BTreeMap::new();
        for component in calendar.components.iter().filter(|component| component.component_type.is_event()) {
            let part = Part::of(component, &zones, &mut Notes::default()).ok()?;
            named.entry(part.name()).or_default().push(part);
        }
        for (name, parts) in named {
            all.push((name, Series::of(parts).0.starts(&Window::new(from, to), &mut Notes::default())));
        }
    }
    Some(all)
}
