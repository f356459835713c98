//! Figures, amounts and days as people in France write them.

use chrono::NaiveDate;

use crate::paris::MONTHS;
use crate::search::fold;

/// A figure as written: `mantissa` divided by ten, `decimals` times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// All its figures, the comma left out.
    pub mantissa: i64,
    /// How many of them stand after the comma, zeros at the end left out.
    pub decimals: u8,
}

impl Figure {
    /// The figure in units of a tenth, a hundredth, a thousandth…; none if it is finer or too large.
    pub fn scaled(self, decimals: u8) -> Option<i64> {
        let missing = decimals.checked_sub(self.decimals)?;
        self.mantissa.checked_mul(10_i64.checked_pow(u32::from(missing))?)
    }
}

/// Reads `1 234,5`, `1234.5`, `1.234,5`, `-3`. What two readers could read in two ways is not read.
pub fn figure(typed: &str) -> Option<Figure> {
    let typed = typed.trim();
    let (negative, typed) = match typed.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, typed.strip_prefix('+').unwrap_or(typed)),
    };
    let (whole, fraction) = match typed.rfind([',', '.']) {
        // Twice the same mark: it groups thousands.
        Some(at) if typed.matches(&typed[at..=at]).count() > 1 => (typed, ""),
        Some(at) => (&typed[..at], &typed[at + 1..]),
        None => (typed, ""),
    };
    let fraction = fraction.trim_end_matches('0');
    let only_figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = ungrouped(whole)?;
    if !only_figures(fraction) || whole.len() + fraction.len() > 15 {
        return None;
    }
    let mantissa: i64 = format!("{whole}{fraction}").parse().ok()?;
    let decimals = u8::try_from(fraction.len()).ok()?;
    Some(Figure { mantissa: if negative { -mantissa } else { mantissa }, decimals })
}

/// The figures of a whole number, whose thousands may stand apart by one kind of mark.
fn ungrouped(whole: &str) -> Option<String> {
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let is_mark = |c: char| mark.is_some_and(|mark| c == mark || mark.is_whitespace() && c.is_whitespace());
    if mark.is_some_and(|mark| !(mark.is_whitespace() || ",.'\u{2019}".contains(mark))) {
        return None;
    }
    let groups: Vec<&str> = whole.split(is_mark).collect();
    let figures = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let apart = groups.len() == 1
        || groups
            .iter()
            .enumerate()
            .all(|(at, group)| if at == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 });
    (groups.iter().all(figures) && apart).then(|| groups.concat())
}

/// Reads an amount in euro, with or without its sign, as cents. One mark before three figures may group thousands as
/// well as begin cents, zeros or not: `1.000` is not read.
pub fn cents(typed: &str) -> Option<i64> {
    let typed = typed.trim().to_lowercase();
    let bare = ["€", "euros", "euro", "eur"].iter().find_map(|unit| typed.strip_suffix(unit));
    let bare = bare.unwrap_or(&typed).trim();
    let marks = bare.chars().filter(|c| ",.".contains(*c)).count();
    if marks == 1 && bare.rsplit([',', '.']).next().is_some_and(|after| after.len() > 2) {
        return None;
    }
    figure(bare)?.scaled(2)
}

/// Reads `25/11/2026`, `25.11.2026`, `25 novembre 2026`, `2026-11-25`. A year has four figures.
pub fn day(typed: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || "/.-".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let number = |text: &str, longest: usize| {
        let fits =
            !text.is_empty() && text.len() <= longest && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let month_number = number(month, 2).or_else(|| {
        let folded = fold(month);
        MONTHS.iter().position(|name| *name == folded).and_then(|at| u32::try_from(at + 1).ok())
    })?;
    let (year, day) = if first.len() == 4 {
        (number(first, 4)?, number(last, 2)?)
    } else if last.len() == 4 {
        (number(last, 4)?, number(first.strip_suffix("er").unwrap_or(first), 2)?)
    } else {
        return None;
    };
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year, month_number, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (typed, read) in [
            ("1234,56", 123_456),
            ("1 234,56 €", 123_456),
            ("1\u{202f}234,56\u{a0}€", 123_456),
            ("1.234,56", 123_456),
            ("1,234.56 EUR", 123_456),
            ("12.5", 1_250),
            ("12", 1_200),
            ("12,00", 1_200),
            ("1.234.567", 123_456_700),
            ("-3 euros", -300),
            ("\u{2212}3", -300),
            ("0", 0),
        ] {
            assert_eq!(cents(typed), Some(read), "{typed}");
        }
    }

    #[test]
    fn an_amount_that_two_readers_read_in_two_ways_is_not_read() {
        for typed in [
            "1.234",
            "1.000",
            "16.000 €",
            "16,000",
            "12 34",
            "1,2,3",
            "",
            "€",
            "12k€",
            "1e3",
            "0x10",
            ",5",
            "--1",
            "9999999999999999",
        ] {
            assert_eq!(cents(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day_read = NaiveDate::from_ymd_opt(2026, 3, 1);
        for typed in [
            "01/03/2026",
            "1/3/2026",
            "1.3.2026",
            "01-03-2026",
            "2026-03-01",
            " 1er mars 2026 ",
            "1 MARS 2026",
        ] {
            assert_eq!(day(typed), day_read, "{typed}");
        }
        assert_eq!(day("3 ao\u{fb}t 2026"), NaiveDate::from_ymd_opt(2026, 8, 3));
        for typed in
            ["31/02/2026", "01/03/26", "2026", "1/3/20266", "mars 2026", "00/01/2026", "1/1/0999", ""]
        {
            assert_eq!(day(typed), None, "{typed}");
        }
    }
}
