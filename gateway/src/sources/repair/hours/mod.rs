//! Opening hours as sources write them, put into the syntax of OpenStreetMap: only what is surely understood.

mod said;
mod tokens;
mod week;

use std::cell::RefCell;
use std::collections::HashMap;

use domain::hours::{Holidays, Hours};

use super::text::clean;
use crate::sources::{Code, Notes};
use week::Week;

/// The days of a week as columns name them, in order.
pub const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// What is known of the hours of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// In the syntax of OpenStreetMap; it always parses.
    pub hours: Option<String>,
    /// As they were published, where that says more than `hours`.
    pub said: Option<String>,
}

impl Opening {
    /// Hours that no machine should answer for: kept as they were published, unknown to every filter.
    pub fn unreadable(said: Option<String>, notes: &mut Notes, about: &str) -> Self {
        notes.add(Code::HoursUnreadable, about);
        Self { hours: None, said }
    }
}

/// Of one text: OpenStreetMap's syntax, or French as people write it.
pub fn of_text(text: &str, notes: &mut Notes, about: &str) -> Opening {
    let text = clean(text);
    if text.is_empty() {
        return Opening::default();
    }
    if let Some(hours) = expression(&text) {
        return Opening { hours: Some(hours), said: None };
    }
    let Some(week) = said::week(&text) else { return Opening::unreadable(Some(text), notes, about) };
    let Some(hours) = week.written().filter(|hours| parses(hours)) else {
        return Opening::unreadable(Some(text), notes, about);
    };
    // Who is received by appointment only cannot be told so in hours.
    Opening { hours: Some(hours), said: week.by_appointment.then_some(text) }
}

/// Of a column a day, Monday first: `HH:MM - HH:MM / HH:MM - HH:MM`. A day without text is not stated and
/// therefore not in the expression, which ends in `PH off`: the columns say nothing of public holidays, but
/// a desk of the administration is closed then. That is our reading, not the source's.
///
/// One day that cannot be read makes all unknown: left out, it would read as closed.
pub fn of_columns(days: &[Option<&str>; 7], notes: &mut Notes) -> Opening {
    let mut week = Week { closed_on_holidays: true, ..Week::default() };
    for (at, (cell, name)) in days.iter().zip(DAYS).enumerate() {
        let Some(cell) = cell.filter(|cell| !cell.trim().is_empty()) else { continue };
        match said::day(cell) {
            Some(spans) => week.days[at] = spans,
            None => return Opening::unreadable(table(days), notes, name),
        }
    }
    let hours = week.written().filter(|hours| parses(hours));
    if hours.is_none() && days.iter().flatten().any(|cell| !cell.trim().is_empty()) {
        // « Fermé » every day, or something that our own syntax does not hold.
        return Opening::unreadable(table(days), notes, "");
    }
    Opening { hours, said: None }
}

/// The columns as they were published, a line for each day that is stated.
pub fn table(days: &[Option<&str>; 7]) -> Option<String> {
    let mut table = String::new();
    for (cell, name) in days.iter().zip(DAYS) {
        let Some(cell) = cell.map(clean).filter(|cell| !cell.is_empty()) else { continue };
        if !table.is_empty() {
            table.push('\n');
        }
        table += &format!("{name}\u{a0}: {}", cell.replace('\n', " "));
    }
    (!table.is_empty()).then_some(table)
}

/// An expression of OpenStreetMap that can be taken as it is; none if it is not one, or cannot be meant.
pub fn expression(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(';').trim_end();
    (!reversed(text) && parses(text)).then(|| text.replace('\n', " "))
}

/// Whether it is an expression. A feed repeats a few hundred texts over all its rows: each is read once.
fn parses(text: &str) -> bool {
    /// So many texts are remembered; a feed with more begins again, and only takes longer.
    const REMEMBERED: usize = 4_096;
    thread_local! {
        static READ: RefCell<HashMap<String, bool>> = RefCell::new(HashMap::new());
    }
    if let Some(known) = READ.with_borrow(|read| read.get(text).copied()) {
        return known;
    }
    let parses = Hours::parse(text, &Holidays::default()).is_some();
    READ.with_borrow_mut(|read| {
        if read.len() >= REMEMBERED {
            read.clear();
        }
        read.insert(text.to_owned(), parses);
    });
    parses
}

/// Whether a range ends before it begins. OpenStreetMap reads that as a night; no desk of a feed keeps one.
fn reversed(text: &str) -> bool {
    let minutes = |clock: &str| -> Option<u16> {
        let (hour, minute) = clock.split_once(':')?;
        Some(hour.parse::<u16>().ok()?.checked_mul(60)?.saturating_add(minute.parse().ok()?))
    };
    let clocks = text.split(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '-'));
    let mut ranges = clocks.filter_map(|range| {
        let (from, to) = range.split_once('-')?;
        Some((minutes(from)?, minutes(to)?))
    });
    ranges.any(|(from, to)| from >= to || to > 24 * 60)
}

#[cfg(test)]
mod tests;
