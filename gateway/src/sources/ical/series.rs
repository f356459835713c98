//! The entries of one name: what it says first, its repetitions, and what was said later of single times.

use std::collections::{BTreeMap, BTreeSet};

use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarPeriod,
    ICalendarProperty as Property, ICalendarRecurrenceRule as Rule, ICalendarStatus, ICalendarValue as Value,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use domain::event::Occurrence;

use super::moment::Moment;
use super::repeat::{self, Window};
use super::word;
use super::zones::Zones;
use crate::sources::repair::text::folded;
use crate::sources::{Code, Notes, Why, event_door};

/// Most times of one event: an hourly one of two years.
const MOST: usize = 20_000;

/// How long something lasts, as its clocks count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Unsaid,
    Days(i64),
    Time(TimeDelta),
}

/// One entry of a calendar.
pub struct Part<'a> {
    pub component: &'a ICalendarComponent,
    pub notes: Notes,
    start: Moment,
    length: Length,
    /// Which time of its series it speaks of.
    instance: Option<Moment>,
    rules: Vec<(&'a Rule, Option<Moment>)>,
    not_rules: Vec<(&'a Rule, Option<Moment>)>,
    more: Vec<(Moment, Option<Length>)>,
    except: Vec<Moment>,
    sequence: i64,
    updated_at: Option<DateTime<Utc>>,
}

/// One event that came of a series.
pub struct Found<'a> {
    pub id: String,
    pub component: &'a ICalendarComponent,
    pub times: Result<Vec<Occurrence>, Why>,
    pub notes: Notes,
    pub updated_at: Option<DateTime<Utc>>,
}

impl<'a> Part<'a> {
    /// Reads when an entry is; refused where it does not say it.
    pub fn of(component: &'a ICalendarComponent, zones: &Zones<'_>, notes: &mut Notes) -> Result<Self, Why> {
        let mut read = Reader { component, zones, notes };
        let instance = read.first(&Property::RecurrenceId);
        let start = read.first(&Property::Dtstart).or(instance);
        let start = start.ok_or_else(|| Why::new(Code::NoPeriod, &title(component)))?;
        let end = read.first(&Property::Dtend);
        let updated_at = read.first(&Property::LastModified).and_then(Moment::instant);
        let range = component.property(&Property::RecurrenceId);
        if range.is_some_and(|entry| entry.has_parameter(&ICalendarParameterName::Range)) {
            read.notes.add(Code::RangeIgnored, "");
        }
        Ok(Self {
            component,
            start,
            length: length(component, start, end, read.notes),
            instance,
            rules: read.rules(&Property::Rrule),
            not_rules: read.rules(&Property::Exrule),
            more: read.more(),
            except: read.all(&Property::Exdate),
            sequence: number(component, &Property::Sequence),
            updated_at,
            notes: Notes::default(),
        })
    }

    /// Its name in its calendar. One without is named by its title and its first time.
    pub fn name(&self) -> String {
        let clock = self.start.clock();
        word(self.component, &Property::Uid)
            .map_or_else(|| format!("{}\n{clock}", folded(&title(self.component))), str::to_owned)
    }

    fn times(&self, at: Moment, length: Length) -> Vec<Occurrence> {
        match at {
            Moment::Day(day) => {
                let days = if let Length::Days(days) = length { days.max(1) } else { 1 };
                let last = TimeDelta::try_days(days - 1).and_then(|more| day.checked_add_signed(more));
                Occurrence::days(day, last.unwrap_or(day))
            }
            Moment::Clock(clock, _) => {
                let after = match length {
                    Length::Unsaid => None,
                    Length::Days(days) => TimeDelta::try_days(days),
                    Length::Time(time) => Some(time),
                };
                let end = after.and_then(|after| clock.checked_add_signed(after));
                let begin = at.instant();
                let end = end.and_then(|end| at.at(end).instant());
                begin.map(|begin| Occurrence::timing(begin, end)).unwrap_or_default()
            }
        }
    }

    /// The first day on which it may begin and still last until that one.
    fn begun_by(&self, day: NaiveDate) -> NaiveDate {
        let days = match self.length {
            Length::Unsaid => 0,
            Length::Days(days) => days,
            Length::Time(time) => time.num_days() + 1,
        };
        TimeDelta::try_days(days).and_then(|days| day.checked_sub_signed(days)).unwrap_or(NaiveDate::MIN)
    }

    /// Which of two that speak of the same is believed.
    fn age(&self) -> (i64, Option<DateTime<Utc>>) {
        (self.sequence, self.updated_at)
    }

    fn is_off(&self) -> bool {
        self.component.status() == Some(&ICalendarStatus::Cancelled)
    }

    /// Whether it is another thing than the series that it belongs to.
    fn is_of_its_own(&self, series: &Self) -> bool {
        [Property::Summary, Property::Location].iter().any(|name| {
            let said = |part: &Self| word(part.component, name).map(folded);
            said(self).is_some_and(|said_here| said(series).is_none_or(|said| said != said_here))
        })
    }
}

/// An event and what was said later of single times of it.
pub struct Series<'a> {
    first: Part<'a>,
    later: Vec<Part<'a>>,
}

impl<'a> Series<'a> {
    /// Of entries with one name, at least one. What an older version says is given apart.
    pub fn of(parts: Vec<Part<'a>>) -> (Self, Vec<Notes>) {
        let (mut later, mut firsts): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.instance.is_some());
        firsts.sort_by_key(Part::age);
        later.sort_by_key(Part::age);
        // Of a series of which only single times are given, the first of them speaks for it.
        let first = firsts.pop().unwrap_or_else(|| later.remove(0));
        (Self { first, later }, firsts.into_iter().map(|older| older.notes).collect())
    }

    /// The times at which it begins by its own rules, by the clocks of its own zone, in order.
    pub fn starts(&self, window: &Window, notes: &mut Notes) -> Vec<NaiveDateTime> {
        let first = self.first.start;
        // What began before those days may last into them; what is given by itself may be as far ahead as it is.
        let from = self.first.begun_by(window.from);
        let mut all = BTreeSet::from([first.clock()]);
        let mut spread = |rules: &[(&Rule, Option<Moment>)]| {
            let mut found = Vec::new();
            for (rule, until) in rules {
                match repeat::starts(rule, *until, first, from, window) {
                    Ok(starts) => found.extend(starts),
                    Err(repeat::Unreadable) => notes.add(Code::RuleUnreadable, ""),
                }
            }
            found
        };
        all.extend(spread(&self.first.rules));
        let not = spread(&self.first.not_rules);
        if self.first.component.has_property(&Property::Rrule) && self.first.rules.is_empty() {
            notes.add(Code::RuleUnreadable, "");
        }
        all.extend(self.first.more.iter().map(|(at, _)| at.clock_of(first)));
        all.retain(|clock| clock.date() >= from);
        all.retain(|clock| !not.contains(clock));
        for except in &self.first.except {
            // A day stands for whatever begins on it.
            match except.is_day() && !first.is_day() {
                true => all.retain(|clock| clock.date() != except.clock().date()),
                false => all.retain(|clock| *clock != except.clock_of(first)),
            }
        }
        all.into_iter().collect()
    }

    /// The events of it within those days: itself, and what became another thing. `off`: all of them are cancelled.
    pub fn events(mut self, id: &str, window: &Window, off: bool) -> Vec<Found<'a>> {
        let mut notes = std::mem::take(&mut self.first.notes);
        let first = self.first.start;
        let mut times: BTreeMap<NaiveDateTime, Vec<Occurrence>> = BTreeMap::new();
        let mut count = 0;
        for start in self.starts(window, &mut notes) {
            let own =
                self.first.more.iter().find(|(at, _)| at.clock_of(first) == start).and_then(|(_, own)| *own);
            let found = self.first.times(first.at(start), own.unwrap_or(self.first.length));
            count += found.len();
            if count > MOST {
                break;
            }
            times.insert(start, found);
        }
        let mut all = Vec::new();
        let mut updated_at = self.first.updated_at;
        for mut part in self.later {
            let Some(instance) = part.instance else { continue };
            updated_at = updated_at.max(part.updated_at);
            let key = instance.clock_of(first);
            let same = |clock: &NaiveDateTime| match instance.is_day() && !first.is_day() {
                true => clock.date() == key.date(),
                false => *clock == key,
            };
            let keys: Vec<_> = times.keys().filter(|clock| same(clock)).copied().collect();
            let held: Vec<_> = keys.iter().flat_map(|key| times.remove(key).unwrap_or_default()).collect();
            let is_past = part.start.clock().date() < window.from;
            if part.is_off() {
                times.insert(key, held.into_iter().map(Occurrence::struck).collect());
            } else if part.is_of_its_own(&self.first) && !is_past {
                all.push(Found {
                    id: format!("{id}-{}", key.format("%Y%m%d%H%M")),
                    component: part.component,
                    times: Ok(part.times(part.start, part.length)),
                    notes: std::mem::take(&mut part.notes),
                    updated_at: part.updated_at,
                });
            } else if !is_past {
                times.entry(key).or_default().extend(part.times(part.start, part.length));
            }
            notes.join(part.notes);
        }
        let mut flat: Vec<_> = times.into_values().flatten().collect();
        if flat.iter().all(|one| one.last_day() < window.from) {
            flat.clear();
        }
        let times = match (count > MOST, flat.is_empty()) {
            (true, _) => Err(Why::new(Code::TooLarge, &title(self.first.component))),
            // All that is left of it became other things.
            (false, true) if !all.is_empty() => return all,
            (false, true) => Err(Why::new(Code::Over, &title(self.first.component))),
            (false, false) => Ok(flat),
        };
        all.insert(0, Found { id: id.to_owned(), component: self.first.component, times, notes, updated_at });
        if off {
            for found in &mut all {
                if let Ok(times) = &mut found.times {
                    times.iter_mut().for_each(|one| one.cancelled = true);
                }
            }
        }
        all
    }
}

/// How the values of an entry are read.
struct Reader<'a, 'r> {
    component: &'a ICalendarComponent,
    zones: &'r Zones<'r>,
    notes: &'r mut Notes,
}

impl<'a> Reader<'a, '_> {
    fn first(&mut self, name: &Property) -> Option<Moment> {
        self.all(name).first().copied()
    }

    /// The moments of a property; what is none is left out, and that is said.
    fn all(&mut self, name: &Property) -> Vec<Moment> {
        let mut all = Vec::new();
        for entry in self.component.properties(name) {
            for value in &entry.values {
                all.extend(self.moment(entry, value));
            }
        }
        all
    }

    fn moment(&mut self, entry: &ICalendarEntry, value: &Value) -> Option<Moment> {
        let moment =
            value.as_partial_date_time().and_then(|value| self.zones.moment(entry, value, self.notes));
        if moment.is_none() {
            self.notes.add(Code::DatesUnreadable, entry.name.as_str());
        }
        moment
    }

    fn rules(&mut self, name: &Property) -> Vec<(&'a Rule, Option<Moment>)> {
        let component: &'a ICalendarComponent = self.component;
        let mut all = Vec::new();
        for entry in component.entries.iter().filter(|entry| entry.name == *name) {
            for value in &entry.values {
                let Value::RecurrenceRule(rule) = value else { continue };
                // Its end has no zone of its own: where it names none, it is told by the clocks of the first time.
                let start = component.property(&Property::Dtstart).unwrap_or(entry);
                let until = rule.until.as_ref().map(|until| self.zones.moment(start, until, self.notes));
                match until {
                    Some(None) => self.notes.add(Code::RuleUnreadable, "UNTIL"),
                    Some(until) => all.push((&**rule, until)),
                    None => all.push((&**rule, None)),
                }
            }
        }
        all
    }

    fn more(&mut self) -> Vec<(Moment, Option<Length>)> {
        let component: &'a ICalendarComponent = self.component;
        let mut all = Vec::new();
        for entry in component.properties(&Property::Rdate) {
            for value in &entry.values {
                let Value::Period(period) = value else {
                    all.extend(self.moment(entry, value).map(|at| (at, None)));
                    continue;
                };
                let (start, end, lasts) = match period {
                    ICalendarPeriod::Range { start, end } => (start, Some(end), None),
                    ICalendarPeriod::Duration { start, duration } => (start, None, duration.to_time_delta()),
                };
                let Some(start) = self.zones.moment(entry, start, self.notes) else { continue };
                let end = end.and_then(|end| self.zones.moment(entry, end, self.notes));
                let lasts = end.map(|end| end.clock_of(start) - start.clock()).or(lasts);
                all.push((start, lasts.map(Length::Time)));
            }
        }
        all
    }
}

/// How long it lasts: to its end, which is no longer a part of it, else as long as it says.
fn length(component: &ICalendarComponent, start: Moment, end: Option<Moment>, notes: &mut Notes) -> Length {
    let told = component.property(&Property::Duration).and_then(|entry| entry.values.first());
    let lasts = match (end, told) {
        (Some(end), _) => {
            let lasts = end.clock_of(start) - start.clock();
            if lasts < TimeDelta::zero() {
                notes.add(Code::DatesUnreadable, "DTEND");
                return Length::Unsaid;
            }
            lasts
        }
        (None, Some(Value::Duration(told))) if !told.neg => told.to_time_delta().unwrap_or_default(),
        (None, Some(_)) => {
            notes.add(Code::DatesUnreadable, "DURATION");
            return Length::Unsaid;
        }
        (None, None) => return Length::Unsaid,
    };
    match start.is_day() {
        // An end with hours on its last day belongs to that day.
        true => Length::Days(lasts.num_days() + i64::from(end.is_some_and(|end| !end.is_day()))),
        false => Length::Time(lasts),
    }
}

fn number(component: &ICalendarComponent, name: &Property) -> i64 {
    component.property(name).and_then(|entry| entry.values.first()).and_then(Value::as_integer).unwrap_or(0)
}

/// Its title, for reports: as plain as it would be published.
pub fn title(component: &ICalendarComponent) -> String {
    let title = word(component, &Property::Summary).unwrap_or_default();
    event_door::line(title, &mut Notes::default(), "title").unwrap_or_default()
}
