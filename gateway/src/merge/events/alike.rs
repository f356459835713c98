//! Whether two looks are of one event. Pure: what is said of words, days, hours and venues is weighed here, and only here.

use super::look::Look;
use super::title::{Shared, Title};

/// Nearer than that, two points are one place; farther than that, two. In metres.
const SAME_PLACE: f64 = 150.0;
const OTHER_PLACE: f64 = 400.0;
/// Beginnings so many minutes apart may be one that was moved, or the doors and the curtain.
const MOVED: u16 = 120;
/// From so many days on it is open on days, and hours say little.
const RUN: usize = 5;
/// A text of so many words, of which this share stands in the other, was copied.
const TEXT: usize = 8;
const COPIED: f32 = 0.7;

/// What two records are to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// One event; the more, the surer.
    Same(f32),
    /// Nothing keeps them apart, and nothing says that they are one.
    Unsure,
    /// Two events, whatever a third record says.
    Two,
}

/// What two venues are to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Place {
    /// One, by its point, address or name.
    Same,
    /// One of them is not said.
    Unknown,
    /// They have other names.
    Named,
    /// Their points are far apart.
    Apart,
}

/// What two beginnings are to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Time {
    /// The same minute.
    Exact,
    /// Near, or of a run of days.
    Near,
    /// One of them is not said.
    Unknown,
    /// Two sessions.
    Far,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Days {
    /// The same ones, or nearly.
    Same,
    /// Half of them.
    Half,
    /// Said to have been moved to the day before or after.
    Moved,
    Two,
}

/// Weighs two looks of one commune.
pub fn verdict(one: &Look, other: &Look) -> Verdict {
    let days = days(one, other);
    if days == Days::Two || one.commune != other.commune {
        return Verdict::Two;
    }
    let (time, place) = (time(one, other), place(one, other));
    let copied = copied(&one.text, &other.text);
    let title = Title::of(one, other, place);
    if title.numbers_differ || place == Place::Apart && !copied {
        return Verdict::Two;
    }
    if time == Time::Far {
        // A changed hour, where all else was copied.
        let moved = copied && title.is_equal() && place == Place::Same;
        return if moved { Verdict::Same(title.dice) } else { Verdict::Two };
    }
    let page = one.page.is_some() && one.page == other.page;
    let same = match days {
        Days::Moved => title.is_equal() && title.telling > 0 && place == Place::Same,
        Days::Half if !title.is_equal() => copied && place == Place::Same,
        _ => {
            let told = copied && place == Place::Same && matches!(time, Time::Exact | Time::Unknown);
            told || page && title.telling > 0 && title.dice >= 0.4 || title.says_one(time, place)
        }
    };
    if !same {
        return Verdict::Unsure;
    }
    let placed = if place == Place::Same { 2.0 } else { 0.0 };
    let timed = [(Time::Exact, 2.0), (Time::Near, 1.0)].iter().find(|(known, _)| *known == time);
    let sure = f32::from(u8::from(copied)) + f32::from(u8::from(page));
    Verdict::Same(title.dice * 4.0 + placed + timed.map_or(0.0, |(_, worth)| *worth) + sure)
}

/// Whether two records of one feed are one that was written twice: nothing differs that one could see.
pub fn twice(one: &Look, other: &Look) -> bool {
    let title = Title::of(one, other, Place::Unknown);
    one.commune == other.commune
        && one.days == other.days
        && one.hours.first().map(|hour| hour.0) == other.hours.first().map(|hour| hour.0)
        && one.hours.len() == other.hours.len()
        && title.is_equal()
        && !title.numbers_differ
        && place(one, other) == Place::Same
}

fn days(one: &Look, other: &Look) -> Days {
    let (short, long) =
        if one.days.len() <= other.days.len() { (&one.days, &other.days) } else { (&other.days, &one.days) };
    let common = short.iter().filter(|day| long.binary_search(day).is_ok()).count();
    let (first, last) = ((one.first() - other.first()).abs(), (one.last() - other.last()).abs());
    if common == 0 {
        return if (one.moved || other.moved) && first <= 1 { Days::Moved } else { Days::Two };
    }
    let share = common as f32 / long.len() as f32;
    let is_run = short.len() >= RUN;
    match (first <= 1, last <= 1) {
        // The same run: every day in one feed, the days it is open in the other.
        (true, true) if is_run || share > 0.5 => Days::Same,
        (true, true) if share >= 0.5 => Days::Half,
        (true, _) if share > 0.5 || is_run && share >= 0.3 => Days::Same,
        (true, _) if share >= 0.5 => Days::Half,
        // A calendar that begins on the day it was read.
        (false, true) if is_run && share >= 0.5 => Days::Same,
        _ => Days::Two,
    }
}

fn time(one: &Look, other: &Look) -> Time {
    if one.days.len() >= RUN && other.days.len() >= RUN && one.days != other.days {
        return Time::Near;
    }
    if one.hours.is_empty() || other.hours.is_empty() {
        return Time::Unknown;
    }
    let pairs = || one.hours.iter().flat_map(|one| other.hours.iter().map(move |other| (*one, *other)));
    if pairs().any(|(one, other)| one.0 == other.0) {
        return Time::Exact;
    }
    let near = |((from, to), (other_from, other_to)): ((u16, Option<u16>), (u16, Option<u16>))| {
        // What ends before the other begins is another session, where both say when they end.
        let ends = to.zip(other_to);
        let after = ends.is_some_and(|(to, other_to)| to <= other_from || other_to <= from);
        from.abs_diff(other_from) <= MOVED && !after
    };
    if pairs().any(near) { Time::Near } else { Time::Far }
}

fn place(one: &Look, other: &Look) -> Place {
    if let Some(metres) = one.point.zip(other.point).map(|(one, other)| one.metres_to(other)) {
        if metres <= SAME_PLACE {
            return Place::Same;
        }
        if metres >= OTHER_PLACE {
            return Place::Apart;
        }
    }
    if !one.address.is_empty() && one.address == other.address {
        return Place::Same;
    }
    if one.venue.is_empty() || other.venue.is_empty() {
        return Place::Unknown;
    }
    let shared = Shared::of(&one.venue, &other.venue);
    let contained = shared.weight >= 0.6 * shared.of_one.min(shared.of_other) - f32::EPSILON;
    let said = shared.telling > 0 || shared.left_one == 0 || shared.left_other == 0;
    if contained && said && shared.weight > 0.0 { Place::Same } else { Place::Named }
}

fn copied(one: &[u64], other: &[u64]) -> bool {
    let fewer = one.len().min(other.len());
    let common = || one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    fewer >= TEXT && common() as f32 >= COPIED * one.len().max(other.len()) as f32
}
