//! Days and hours as people say them, in Europe/Paris.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

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
        let local = domain::paris::paris(at);
        let day = self.near_day(local.date_naive(), today);
        self.date_time(&day, local.hour() as usize, &format!("{:02}", local.minute()))
    }
}
