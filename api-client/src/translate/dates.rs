//! The dates of an event as one short text: `20260305/20260927w234567T1000-1800~57!10`.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use domain::event::{Dates, Occurrence, Slot, Stretch, Weekdays};

/// Reads them; a run that is not understood is left out.
pub fn dates(text: &str) -> Dates {
    Dates::of_stretches(text.split_ascii_whitespace().filter_map(stretch).collect())
}

/// Writes them; what is written is read as it was.
pub fn written_dates(dates: &Dates) -> String {
    dates.stretches().iter().map(written).collect::<Vec<_>>().join(" ")
}

fn written(run: &Stretch) -> String {
    let mut out = run.first.format("%Y%m%d").to_string();
    if run.last != run.first {
        out.push_str(&run.last.format("/%Y%m%d").to_string());
    }
    if run.days != Weekdays::ALL {
        out.push('w');
        run.days.iter().for_each(|day| out.push_str(&day.number_from_monday().to_string()));
    }
    if run.weeks != 1 {
        out.push_str(&format!("x{}", run.weeks));
    }
    match run.slot {
        Slot::AllDay => {}
        Slot::From(from) => out.push_str(&from.format("T%H%M").to_string()),
        Slot::Between { from, to, nights } => {
            out.push_str(&format!("{}-{}", from.format("T%H%M"), to.format("%H%M")));
            if nights != implied(from, to) {
                out.push_str(&format!("+{nights}"));
            }
        }
    }
    let since = |day: &NaiveDate| (*day - run.first).num_days();
    run.except.iter().for_each(|day| out.push_str(&format!("~{}", since(day))));
    run.cancelled.iter().for_each(|day| out.push_str(&format!("!{}", since(day))));
    out
}

/// Midnights passed where it is not said: what ends before it began ends on the next day.
fn implied(from: NaiveTime, to: NaiveTime) -> u16 {
    u16::from(to <= from)
}

fn stretch(text: &str) -> Option<Stretch> {
    let (first, mut rest) = date(text)?;
    let mut run = Stretch::single(Occurrence::all_day(first));
    if let Some(after) = rest.strip_prefix('/') {
        (run.last, rest) = date(after)?;
    }
    if let Some(after) = rest.strip_prefix('w') {
        let (figures, after) = figures(after);
        let bit = |figure: u8| (b'1'..=b'7').contains(&figure).then(|| 1 << (figure - b'1'));
        let bits = figures.bytes().try_fold(0, |bits, figure| Some(bits | bit(figure)?))?;
        (run.days, rest) = (Weekdays::of_bits(bits)?, after);
    }
    if let Some(after) = rest.strip_prefix('x') {
        let (figures, after) = figures(after);
        (run.weeks, rest) = (figures.parse().ok()?, after);
    }
    if let Some(after) = rest.strip_prefix('T') {
        (run.slot, rest) = slot(after)?;
    }
    while let Some(mark) = rest.chars().next() {
        let (figures, after) = figures(rest.get(1..)?);
        // A run is of twenty years at most.
        let since = figures.parse::<u16>().ok()?;
        let day = first.checked_add_signed(TimeDelta::days(i64::from(since)))?;
        match mark {
            '~' => run.except.push(day),
            '!' => run.cancelled.push(day),
            _ => return None,
        }
        rest = after;
    }
    Some(run)
}

fn slot(text: &str) -> Option<(Slot, &str)> {
    let (from, rest) = clock(text)?;
    let Some(after) = rest.strip_prefix('-') else { return Some((Slot::From(from), rest)) };
    let (to, rest) = clock(after)?;
    let (nights, rest) = match rest.strip_prefix('+') {
        Some(after) => {
            let (figures, rest) = figures(after);
            (figures.parse().ok()?, rest)
        }
        None => (implied(from, to), rest),
    };
    Some((Slot::between(from, to, nights), rest))
}

fn date(text: &str) -> Option<(NaiveDate, &str)> {
    let (day, rest) = text.split_at_checked(8)?;
    let number = |at: std::ops::Range<usize>| plain(day.get(at)?)?.parse::<u32>().ok();
    let year = number(0..4)?.cast_signed();
    Some((NaiveDate::from_ymd_opt(year, number(4..6)?, number(6..8)?)?, rest))
}

fn clock(text: &str) -> Option<(NaiveTime, &str)> {
    let (time, rest) = text.split_at_checked(4)?;
    let number = |at: std::ops::Range<usize>| plain(time.get(at)?)?.parse::<u32>().ok();
    Some((NaiveTime::from_hms_opt(number(0..2)?, number(2..4)?, 0)?, rest))
}

fn plain(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}

/// The figures at the start, and what comes after.
fn figures(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for text in [
            "20260305",
            "20260305T2030",
            "20260305T2200-0200",
            "20260703T1800-2300+2",
            "20260305/20260927w234567T1000-1800~57!10",
            "20260107/20260610w3x2T1400 20260704/20260706",
        ] {
            assert_eq!(written_dates(&dates(text)), text);
        }
        assert_eq!(dates("20260703T1800-2300+2").last_day(), "2026-07-05".parse().ok());
    }

    #[test]
    fn what_is_not_understood_is_left_out_and_the_rest_stays() {
        for text in [
            "2026",
            "20261301",
            "20260305/",
            "20260305w8",
            "20260305T25",
            "20260305?3",
            "20260305~",
            "+2260305",
            "é",
        ] {
            assert_eq!(dates(&format!("{text} 20260305")).count(), 1, "{text}");
        }
        assert!(dates("").is_empty());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[0-9/wxT+~! é-]{0,40}") {
            let read = dates(&text);
            prop_assert_eq!(dates(&written_dates(&read)), read);
        }

        #[test]
        fn any_days_travel(days in prop::collection::vec((0_i64..800, 0_u32..24, 0_u32..24, any::<bool>()), 0..60)) {
            let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
            let clock = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
            let one = |(day, from, to, struck): (i64, u32, u32, bool)| {
                let slot = Slot::between(clock(from), clock(to), u16::from(to < from));
                let one = Occurrence::at(first + TimeDelta::days(day), slot);
                if struck { one.struck() } else { one }
            };
            let sent = Dates::of(days.into_iter().map(one).collect());
            prop_assert_eq!(dates(&written_dates(&sent)), sent);
        }
    }
}
