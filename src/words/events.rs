//! The sentences of what takes place: when, where, for whom, and what it costs.

use chrono::{Datelike, NaiveDate, NaiveTime};
use domain::event::{Line, Occurrence, Slot, Weekdays, When};

words! {
    events_title();
    events_lead();
    events_none_content();
    events_none_content_text();
    events_when();
    events_span(code: &str);
    events_from();
    events_to();
    events_turned();
    events_filters();
    events_km();
    events_theme();
    events_theme_all();
    events_theme_count(theme: &str, count: usize);
    events_how();
    events_how_code(code: &str);
    events_free();
    events_free_hint();
    events_young();
    events_young_hint();
    events_wheelchair();
    events_wheelchair_hint();
    events_access();
    events_access_hint();
    events_count(count: usize);
    events_shown(shown: usize, total: usize);
    events_more();
    events_today(day: &str);
    events_tomorrow(day: &str);
    events_long();
    events_none(span: &str);
    events_none_text();
    events_wider(km: usize);
    events_week();
    events_fewer();
    events_mine();
    events_mine_text();
    event_theme(code: &str);
    event_status(code: &str);
    event_status_text(code: &str);
    event_access(code: &str);
    event_wheelchair(how: &str);
    event_cost(code: &str);
    event_online();
    event_mixed();
    event_young();
    event_ages(from: usize, to: usize);
    event_age_from(age: usize);
    event_age_to(age: usize);
    event_day_on(day: &str);
    event_days_on(days: &str);
    event_day_number(day: usize);
    event_range(from: &str, to: &str);
    event_until(to: &str);
    event_weekdays_each(days: &str);
    event_weekday_each(number: usize);
    event_weekdays_range(first: &str, last: &str);
    event_weekdays_some(days: &str);
    event_weeks(weeks: usize, days: &str);
    event_hour(from: &str);
    event_hours(from: &str, to: &str);
    event_hours_days(from: &str, to: &str, nights: usize);
    event_hour_none();
    event_since(day: &str);
    event_together(days: &str, hours: &str);
    event_apart(days: &str, hours: &str);
    event_except_day(day: &str);
    event_except_days(days: &str);
    event_except_some();
    event_over();
    event_dates();
    event_dates_all(count: usize);
    event_cancelled_times();
    event_cancelled_time(time: &str);
    event_where();
    event_where_none();
    event_place_open();
    event_online_open();
    event_price();
    event_booking();
    event_book_open();
    event_book_call(number: &str);
    event_about();
    event_in_language(language: &str);
    event_audience();
    event_organiser();
    event_sources();
    event_missing_title();
    event_missing_text();
    event_missing_action();
    event_keep();
    event_keep_name(title: &str);
    event_unkeep();
    event_unkeep_name(title: &str);
    event_calendar();
    event_calendar_text();
    event_calendar_file();
    event_share();
    event_code_told();
    mine_title();
    mine_lead();
    mine_events();
    mine_events_none();
    mine_events_none_text();
    mine_gone();
    mine_past();
    mine_deadlines();
    mine_deadlines_all();
    mine_holidays();
    mine_holidays_none();
    mine_holiday(from: &str, to: &str);
    mine_export();
    mine_export_text();
    mine_file();
    mine_calendar_title();
}

/// More exceptions than that are not named one by one.
const NAMED: usize = 4;

impl super::Words {
    /// The same, as a line of its own: it begins with a capital.
    pub fn event_line_alone(&self, line: &Line, today: NaiveDate) -> String {
        capital(&self.event_line(line, today))
    }

    /// One line of what is said of the dates: « jusqu’au 4 mai, du mardi au dimanche, de 10 h à 18 h ».
    pub fn event_line(&self, line: &Line, today: NaiveDate) -> String {
        let (days, apart) = match &line.when {
            When::Days(days) => (self.event_days(days, today), false),
            When::Range { from, to } => (self.event_span(*from, *to, today), true),
            When::Weekly { from, to, days, weeks } => {
                let (days, apart) = self.event_rhythm(*days, *weeks);
                (self.event_apart(&self.event_span(*from, *to, today), &days), apart)
            }
        };
        let hours: Vec<String> = line.slots.iter().filter_map(|slot| self.event_slot(*slot)).collect();
        let told = match (hours.is_empty(), apart) {
            (true, _) => days,
            (false, false) => self.event_together(&days, &self.list(&hours)),
            (false, true) => self.event_apart(&days, &self.list(&hours)),
        };
        match line.except.as_slice() {
            [] => told,
            [day] => self.event_apart(&told, &self.event_except_day(&self.near_day(*day, today))),
            days if days.len() <= NAMED => {
                let days: Vec<_> = days.iter().map(|day| self.near_day(*day, today)).collect();
                self.event_apart(&told, &self.event_except_days(&self.list(&days)))
            }
            _ => self.event_apart(&told, &self.event_except_some()),
        }
    }

    /// One time, whole: « le samedi 5 mars à 20 h 30 ».
    pub fn event_time(&self, time: Occurrence, today: NaiveDate) -> String {
        let day = self.event_day_on(&self.weekday(time.day, today));
        self.event_slot(time.slot).map_or(day.clone(), |hours| self.event_together(&day, &hours))
    }

    /// The hours of some times of one day: « à 14 h et à 20 h 30 »; of what began before, since when.
    pub fn event_times(&self, times: &[Occurrence], on: NaiveDate, today: NaiveDate) -> String {
        let said = |time: &Occurrence| match time.day < on {
            true => Some(self.event_since(&self.weekday(time.day, today))),
            false => self.event_slot(time.slot),
        };
        let hours: Vec<String> = times.iter().filter_map(said).collect();
        if hours.is_empty() { self.event_hour_none() } else { self.list(&hours) }
    }

    /// The name of a day over a list: « Aujourd’hui, samedi 5 mars ».
    pub fn event_day_heading(&self, day: NaiveDate, today: NaiveDate) -> String {
        let name = self.weekday(day, today);
        match (day - today).num_days() {
            0 => self.events_today(&name),
            1 => self.events_tomorrow(&name),
            _ => capital(&name),
        }
    }

    /// How a calendar's file is called.
    pub fn calendar_file(&self, name: &str) -> String {
        domain::sheet::file_name(&[name], "ics")
    }

    /// Hours as a time of a day has them: « à 20 h 30 », « de 10 h à 18 h »; none where none are published.
    fn event_slot(&self, slot: Slot) -> Option<String> {
        let clock = |time: NaiveTime| self.time(time);
        match slot {
            Slot::AllDay => None,
            Slot::From(from) => Some(self.event_hour(&clock(from))),
            Slot::Between { from, to, nights: 0 | 1 } => Some(self.event_hours(&clock(from), &clock(to))),
            Slot::Between { from, to, nights } => {
                Some(self.event_hours_days(&clock(from), &clock(to), usize::from(nights)))
            }
        }
    }

    fn event_days(&self, days: &[NaiveDate], today: NaiveDate) -> String {
        match days {
            [day] => self.event_day_on(&self.weekday(*day, today)),
            days => {
                let days: Vec<_> = days.iter().map(|day| self.weekday(*day, today)).collect();
                self.event_days_on(&self.list(&days))
            }
        }
    }

    fn event_span(&self, from: Option<NaiveDate>, to: NaiveDate, today: NaiveDate) -> String {
        let last = self.near_day(to, today);
        match from {
            None => self.event_until(&last),
            Some(from) if (from.year(), from.month()) == (to.year(), to.month()) => {
                self.event_range(&self.event_day_number(from.day() as usize), &last)
            }
            Some(from) if from.year() == to.year() => {
                // The year is said once, at the end.
                self.event_range(&self.near_day(from, from), &last)
            }
            Some(from) => self.event_range(&self.near_day(from, today), &last),
        }
    }

    /// The days of a week, and whether hours stand apart from them.
    fn event_rhythm(&self, days: Weekdays, weeks: u8) -> (String, bool) {
        let name = |day: chrono::Weekday| self.date_weekday(day.number_from_monday() as usize);
        if let Some((first, last)) = days.range() {
            let days = self.event_weekdays_range(&name(first), &name(last));
            return (if weeks == 1 { days } else { self.event_weeks(usize::from(weeks), &days) }, true);
        }
        if weeks == 1 {
            let each = |day: chrono::Weekday| self.event_weekday_each(day.number_from_monday() as usize);
            let names: Vec<_> = days.iter().map(each).collect();
            return (self.event_weekdays_each(&self.list(&names)), false);
        }
        let names: Vec<_> = days.iter().map(name).collect();
        (self.event_weeks(usize::from(weeks), &self.event_weekdays_some(&self.list(&names))), false)
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use domain::event::{Dates, Stretch};

    use super::*;
    use crate::words::{Language, Words};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
    }

    fn run(first: &str, last: &str, days: u8, weeks: u8, slot: Slot) -> Stretch {
        let days = Weekdays::of_bits(days).unwrap();
        let (first, last) = (day(first), day(last));
        Stretch { first, last, days, weeks, slot, except: Vec::new(), cancelled: Vec::new() }
    }

    fn said(runs: Vec<Stretch>, today: &str, language: Language) -> Vec<String> {
        let words = Words::of(language);
        let said = Dates::of_stretches(runs).said(day(today));
        let line = |line| words.event_line(line, day(today)).replace(['\u{a0}', '\u{202f}'], " ");
        said.lines.iter().map(line).collect()
    }

    #[test]
    fn dates_are_said_as_people_say_them() {
        let evening = run("2026-03-07", "2026-03-07", 0x7f, 1, Slot::from(at(20, 30)));
        let weekly = run("2026-03-04", "2026-04-15", 0b100, 1, Slot::from(at(14, 0)));
        let museum = run("2026-01-06", "2026-05-03", 0b111_1110, 1, Slot::between(at(10, 0), at(18, 0), 0));
        let french = |run: &Stretch, today: &str| said(vec![run.clone()], today, Language::French);
        let english = |run: &Stretch, today: &str| said(vec![run.clone()], today, Language::English);
        assert_eq!(french(&evening, "2026-03-01"), ["le samedi 7 mars à 20 h 30"]);
        assert_eq!(french(&weekly, "2026-03-01"), ["du 4 mars au 15 avril, tous les mercredis à 14 h"]);
        assert_eq!(french(&museum, "2026-03-01"), ["jusqu’au 3 mai, du mardi au dimanche, de 10 h à 18 h"]);
        assert_eq!(english(&evening, "2026-03-01"), ["on Saturday 7 March at 20:30"]);
        assert_eq!(english(&weekly, "2026-03-01"), ["from 4 March to 15 April, every Wednesday at 14:00"]);
        assert_eq!(english(&museum, "2026-03-01"), ["until 3 May, Tuesday to Sunday, from 10:00 to 18:00"]);
    }

    #[test]
    fn ranges_rhythms_and_exceptions_are_said() {
        let french = |run: Stretch| said(vec![run], "2026-02-01", Language::French);
        let daily = run("2026-03-03", "2026-03-18", 0x7f, 1, Slot::AllDay);
        assert_eq!(french(daily.clone()), ["du 3 au 18 mars"]);
        let missing = Stretch { except: vec![day("2026-03-08")], ..daily };
        assert_eq!(french(missing), ["du 3 au 18 mars, sauf le 8 mars"]);
        let every_other = run("2026-03-05", "2026-05-14", 0b1000, 2, Slot::between(at(9, 0), at(12, 0), 0));
        assert_eq!(
            french(every_other),
            ["du 5 mars au 14 mai, une semaine sur deux, le jeudi de 9 h à 12 h"]
        );
        let new_year = run("2026-12-28", "2027-01-03", 0x7f, 1, Slot::AllDay);
        assert_eq!(french(new_year), ["du 28 décembre au 3 janvier 2027"]);
        let twice = vec![
            run("2026-03-07", "2026-03-07", 0x7f, 1, Slot::from(at(15, 0))),
            run("2026-03-07", "2026-03-07", 0x7f, 1, Slot::from(at(20, 30))),
        ];
        assert_eq!(said(twice, "2026-02-01", Language::French), ["le samedi 7 mars à 15 h et à 20 h 30"]);
    }
}
