//! The sentences of what is due, on screen and in other calendars.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use domain::calendar::{Due, When};
use domain::ics::Entry;
use domain::sheet::file_name;

words! {
    deadlines_title();
    deadlines_lead();
    deadlines_none();
    deadlines_none_text();
    deadlines_coming();
    deadlines_past();
    deadlines_nothing_next();
    deadlines_export();
    deadlines_export_text();
    deadlines_file();
    deadlines_product();
    deadlines_kinds();
    deadlines_kind(code: &str);
    deadlines_lead_choice();
    deadlines_lead_none();
    deadlines_lead_days(days: usize);
    deadline_what(code: &str);
    deadline_to_do(code: &str);
    deadline_named(what: &str, title: &str);
    deadline_next(what: &str, title: &str, when: &str);
    deadline_left(days: i64);
    deadline_is_past();
    deadline_hour(day: &str, hour: usize, minute: &str);
}

impl super::Words {
    /// When something is due: « lundi 30 novembre », with its hour where it has one.
    pub fn due_when(&self, when: When, today: NaiveDate) -> String {
        let day = self.weekday(when.day(), today);
        match when {
            When::Day(_) => day,
            When::Instant(at) => {
                let local = domain::paris::paris(at);
                self.deadline_hour(&day, local.hour() as usize, &format!("{:02}", local.minute()))
            }
        }
    }

    /// How long there is until then.
    pub fn due_left(&self, when: When, now: DateTime<Utc>) -> String {
        when.days_left(now).map_or_else(|| self.deadline_is_past(), |days| self.deadline_left(days))
    }

    /// What is due as entries of a calendar, what is over left out.
    pub fn due_entries(&self, due: &[Due], now: DateTime<Utc>) -> Vec<Entry> {
        let entry = |due: &Due| {
            let code = due.what.code();
            Entry {
                uid: due.uid(),
                sequence: 0,
                cancelled: false,
                when: due.when,
                title: self.deadline_named(&self.deadline_what(code), &due.title),
                told: self.deadline_to_do(code),
            }
        };
        due.iter().filter(|due| !due.when.is_past(now)).map(entry).collect()
    }

    /// How the calendar's file is called.
    pub fn due_file(&self) -> String {
        file_name(&[&self.deadlines_file()], "ics")
    }
}
