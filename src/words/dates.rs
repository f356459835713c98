//! Days and hours as people say them, in Europe/Paris.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc};

words! {
    date_day(day: usize, month: &str);
    date_day_year(day: usize, month: &str, year: usize);
    date_weekday_day(weekday: &str, day: &str);
    date_time(day: &str, hour: usize, minute: &str);
    date_month(number: usize);
    date_weekday(number: usize);
}

impl super::Words {
    /// A day, with its year: « 16 octobre 2025 ».
    pub fn day(&self, day: NaiveDate) -> String {
        let year = usize::try_from(day.year()).unwrap_or_default();
        self.date_day_year(day.day() as usize, &self.date_month(day.month() as usize), year)
    }

    /// A day, with its year only where it is not the current one.
    pub fn near_day(&self, day: NaiveDate, today: NaiveDate) -> String {
        if day.year() == today.year() {
            self.date_day(day.day() as usize, &self.date_month(day.month() as usize))
        } else {
            self.day(day)
        }
    }

    /// A day and its weekday: « jeudi 16 octobre ».
    pub fn weekday(&self, day: NaiveDate, today: NaiveDate) -> String {
        let weekday = self.date_weekday(day.weekday().number_from_monday() as usize);
        self.date_weekday_day(&weekday, &self.near_day(day, today))
    }

    /// An instant, by the clocks of Paris: « 12 mars, 8 h 10 ».
    pub fn instant(&self, at: DateTime<Utc>, today: NaiveDate) -> String {
        let local = paris(at);
        let day = self.near_day(local.date_naive(), today);
        self.date_time(&day, local.hour() as usize, &format!("{:02}", local.minute()))
    }
}

/// The same instant, shifted so that its fields read as the clocks of Paris do.
///
/// Source: directive 2000/84/EC, summer time from the last Sunday of March to that of October, 1 h UTC.
pub fn paris(at: DateTime<Utc>) -> DateTime<Utc> {
    let change = |month| last_sunday(at.year(), month).and_hms_opt(1, 0, 0).map(|time| time.and_utc());
    let summer = change(3).is_some_and(|start| start <= at) && change(10).is_some_and(|end| at < end);
    at + TimeDelta::hours(if summer { 2 } else { 1 })
}

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}
