//! An income as a citizen types it: `16 000`, `16 000,00 €`, `16000 euros`.
//!
//! A tax notice prints whole euros, rounded to the nearest one, half of one counted as one (CGI, article 1657). An entry
//! with cents is therefore rounded in the same way, and says that it was: whoever shows it says so before going on, for
//! such a figure was hardly read on a notice. Programs are asked for integers, and nothing of theirs is rounded.

use crate::form::amounts::cents;

use super::MOST_EUROS;

/// Whole euros that were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Euros {
    /// The euros.
    pub euros: i64,
    /// Whether cents were typed, and rounded away: to be said.
    pub rounded: bool,
}

/// Why what was typed is no income.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unread {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// No amount, or one that two people would read in two ways, such as `16.000`.
    #[error("no amount")]
    NoAmount,
    /// Less than nothing.
    #[error("negative")]
    Negative,
    /// More than anybody declares.
    #[error("too much")]
    TooMuch,
}

/// Reads an income in euros.
pub fn euros(typed: &str) -> Result<Euros, Unread> {
    if typed.trim().is_empty() {
        return Err(Unread::Empty);
    }
    let cents = match cents(typed) {
        Some(cents) => cents,
        // More figures than are read are no amount that anybody has.
        None if typed.chars().filter(char::is_ascii_digit).count() > 12 => return Err(Unread::TooMuch),
        None => return Err(Unread::NoAmount),
    };
    let euros = match cents {
        cents if cents < 0 => return Err(Unread::Negative),
        cents => (cents + 50) / 100,
    };
    if euros > MOST_EUROS { Err(Unread::TooMuch) } else { Ok(Euros { euros, rounded: cents % 100 != 0 }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_income_is_read_as_people_write_it() {
        for (typed, euros_read, rounded) in [
            ("16000", 16_000, false),
            (" 16 000 ", 16_000, false),
            ("16 000,00 \u{20ac}", 16_000, false),
            ("16\u{202f}000,00\u{a0}\u{20ac}", 16_000, false),
            ("16.000,00 \u{20ac}", 16_000, false),
            ("16,000.00 EUR", 16_000, false),
            ("16 000 euros", 16_000, false),
            ("0", 0, false),
            ("16162,49", 16_162, true),
            ("16162,50", 16_163, true),
            ("0,5", 1, true),
            ("99 999 999", 99_999_999, false),
        ] {
            assert_eq!(euros(typed), Ok(Euros { euros: euros_read, rounded }), "{typed}");
        }
    }

    #[test]
    fn what_is_no_income_says_why() {
        for (typed, why) in [
            ("", Unread::Empty),
            ("\u{a0}", Unread::Empty),
            ("\u{20ac}", Unread::NoAmount),
            ("16k", Unread::NoAmount),
            ("1e4", Unread::NoAmount),
            ("16.000", Unread::NoAmount),
            ("16,000", Unread::NoAmount),
            ("seize mille", Unread::NoAmount),
            ("-1", Unread::Negative),
            ("-0,01 \u{20ac}", Unread::Negative),
            ("100 000 000", Unread::TooMuch),
            ("99999999,50", Unread::TooMuch),
            ("9999999999999999999999", Unread::TooMuch),
        ] {
            assert_eq!(euros(typed), Err(why), "{typed}");
        }
    }
}
