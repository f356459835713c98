//! The zones of a calendar: named by the world's list, by Windows, or told by their offsets alone.

use std::collections::{BTreeSet, HashMap};
use std::str::FromStr;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty as Property,
    ICalendarValue,
};
use chrono::{Datelike, FixedOffset};

use super::moment::Moment;
use super::word;
use crate::sources::{Code, Notes};

/// The clocks of the Region.
const PARIS: &str = "Europe/Paris";

/// How the names of zones of one calendar are read.
pub struct Zones<'a> {
    named: TzResolver<&'a str>,
    /// Zones that only their offsets tell.
    told: HashMap<&'a str, Tz>,
    /// Zone of times that name none, where the calendar says it.
    said: Option<Tz>,
    paris: Tz,
}

impl<'a> Zones<'a> {
    /// Those of a calendar.
    pub fn of(calendar: &'a ICalendar) -> Self {
        let paris = Tz::from_str(PARIS).unwrap_or_default();
        let told = calendar.timezones().filter_map(|zone| {
            let name = word(zone, &Property::Tzid)?;
            Some((name, by_offsets(calendar, zone, paris)?))
        });
        let said = calendar.components.first().and_then(|head| {
            let other = Property::Other("X-WR-TIMEZONE".to_owned());
            Tz::from_str(word(head, &other)?).ok()
        });
        Self { named: calendar.build_tz_resolver(), told: told.collect(), said, paris }
    }

    /// A value of a property as it is meant; none if no day is like that.
    pub fn moment(
        &self,
        entry: &ICalendarEntry,
        value: &PartialDateTime,
        notes: &mut Notes,
    ) -> Option<Moment> {
        let at = value.to_date_time()?;
        if !(1950..2200).contains(&at.date_time.year()) {
            return None;
        }
        if !value.has_time() {
            return Some(Moment::Day(at.date_time.date()));
        }
        let zone = match (at.tz(), entry.tz_id()) {
            (Some(fixed), _) => fixed,
            (None, Some(name)) => self.zone(name, notes),
            (None, None) => self.said.unwrap_or_else(|| {
                notes.add(Code::FloatingTime, "");
                self.paris
            }),
        };
        Some(Moment::Clock(at.date_time, zone))
    }

    fn zone(&self, name: &str, notes: &mut Notes) -> Tz {
        let found = self.named.resolve(name).or_else(|| self.told.get(name).copied());
        found.filter(|zone| !zone.is_floating()).unwrap_or_else(|| {
            notes.add(Code::UnknownZone, name);
            self.paris
        })
    }
}

/// A zone by what its clocks have shown: those of Paris where they turn between one and two hours, a fixed one where
/// they do not turn.
fn by_offsets(calendar: &ICalendar, zone: &ICalendarComponent, paris: Tz) -> Option<Tz> {
    let mut offsets = BTreeSet::new();
    for part in zone.component_ids.iter().filter_map(|id| calendar.component_by_id(*id)) {
        let turns = [ICalendarComponentType::Standard, ICalendarComponentType::Daylight];
        if !turns.contains(&part.component_type) {
            continue;
        }
        let entry = part.property(&Property::Tzoffsetto)?;
        let Some(ICalendarValue::PartialDateTime(value)) = entry.values.first() else { return None };
        let minutes = i32::from(value.tz_hour?) * 60 + i32::from(value.tz_minute.unwrap_or_default());
        offsets.insert(if value.tz_minus { -minutes } else { minutes });
    }
    match offsets.iter().copied().collect::<Vec<_>>().as_slice() {
        [60, 120] => Some(paris),
        [0] => Some(Tz::UTC),
        [minutes] => FixedOffset::east_opt(minutes * 60).map(Tz::Fixed),
        _ => None,
    }
}
