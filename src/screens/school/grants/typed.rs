//! What stands in the fields of a question, and what is wrong with it.

use domain::simulators::{Euros, Known, Unread, euros};

use super::pass::UNSURE;

/// The lines that are typed in, the row that is chosen; both empty where nothing was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    lines: Vec<String>,
    picked: Option<String>,
}

/// What is wrong, and in which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// The line.
    pub at: usize,
    /// Why.
    pub why: Why,
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Nothing was typed.
    Empty,
    /// Nothing was chosen.
    Choice,
    /// No whole number.
    Figure,
    /// An income below zero.
    Negative,
    /// Below that.
    Least(i64),
    /// Above that.
    Most(i64),
    /// No pupil at all.
    Nobody,
    /// More of them than there are children.
    More(i64),
    /// Cents were typed, and rounded to that many euros: to be seen before it is taken.
    Rounded(i64),
}

impl Typed {
    /// A row that is chosen.
    pub fn picked(code: Option<String>) -> Self {
        Self { lines: Vec::new(), picked: code }
    }

    /// Numbers that are typed.
    pub fn lines(numbers: &[i64]) -> Self {
        Self { lines: numbers.iter().map(i64::to_string).collect(), picked: None }
    }

    /// A number, or « je ne sais pas ».
    pub fn known(known: Option<Known<i64>>) -> Self {
        match known {
            Some(Known::Is(number)) => Self::lines(&[number]),
            Some(Known::Unsure) => Self::unsure(),
            None => Self::default(),
        }
    }

    /// « Je ne sais pas ».
    pub fn unsure() -> Self {
        Self::picked(Some(UNSURE.to_owned()))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.picked.is_none() && self.lines.iter().all(|line| line.trim().is_empty())
    }

    /// Whether « je ne sais pas » was answered.
    pub fn is_unsure(&self) -> bool {
        self.choice() == Some(UNSURE)
    }

    /// The row that is chosen.
    pub fn choice(&self) -> Option<&str> {
        self.picked.as_deref()
    }

    /// A line.
    pub fn line(&self, at: usize) -> &str {
        self.lines.get(at).map(String::as_str).unwrap_or_default()
    }

    /// The same with another line; « je ne sais pas » no longer holds.
    pub fn with_line(mut self, at: usize, text: String) -> Self {
        if self.lines.len() <= at {
            self.lines.resize(at + 1, String::new());
        }
        self.lines[at] = text;
        self.picked = None;
        self
    }

    /// A number between two bounds, or « je ne sais pas ».
    pub fn count(&self, at: usize, least: i64, most: i64) -> Result<Known<i64>, Wrong> {
        if self.is_unsure() {
            Ok(Known::Unsure)
        } else {
            figure(self.line(at), at, least, most).map(Known::Is)
        }
    }

    /// An income, or « je ne sais pas ».
    pub fn income(&self) -> Result<Known<i64>, Wrong> {
        if self.is_unsure() {
            return Ok(Known::Unsure);
        }
        let why = match euros(self.line(0)) {
            Ok(Euros { euros, rounded: false }) => return Ok(Known::Is(euros)),
            Ok(Euros { euros, rounded: true }) => Why::Rounded(euros),
            Err(Unread::Empty) => Why::Empty,
            Err(Unread::NoAmount) => Why::Figure,
            Err(Unread::Negative) => Why::Negative,
            Err(Unread::TooMuch) => Why::Most(domain::simulators::MOST_EUROS),
        };
        Err(Wrong { at: 0, why })
    }
}

/// A whole number between two bounds, as people type it.
pub fn figure(text: &str, at: usize, least: i64, most: i64) -> Result<i64, Wrong> {
    let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let wrong = |why| Err(Wrong { at, why });
    if tight.is_empty() {
        return wrong(Why::Empty);
    }
    match tight.parse::<i64>() {
        Ok(number) if number < least => wrong(Why::Least(least)),
        Ok(number) if number > most => wrong(Why::Most(most)),
        Ok(number) => Ok(number),
        // More figures than a number holds are a number all the same.
        Err(_) if tight.bytes().all(|byte| byte.is_ascii_digit()) => wrong(Why::Most(most)),
        Err(_) => wrong(Why::Figure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_people_type_them_and_bounds_are_said() {
        assert_eq!(figure(" 1 200 ", 0, 0, 25_000), Ok(1_200));
        for (text, why) in [
            ("", Why::Empty),
            ("deux", Why::Figure),
            ("2,5", Why::Figure),
            ("-1", Why::Least(1)),
            ("40", Why::Most(30)),
            ("99999999999999999999", Why::Most(30)),
            ("\u{0662}", Why::Figure),
            ("\u{1f600}", Why::Figure),
        ] {
            assert_eq!(figure(text, 1, 1, 30), Err(Wrong { at: 1, why }), "{text}");
        }
    }

    #[test]
    fn an_income_with_cents_is_shown_rounded_before_it_is_taken() {
        let typed = |text: &str| Typed::default().with_line(0, text.to_owned()).income();
        assert_eq!(typed("16 000 \u{20ac}"), Ok(Known::Is(16_000)));
        assert_eq!(typed("16162,49"), Err(Wrong { at: 0, why: Why::Rounded(16_162) }));
        assert_eq!(typed("-5"), Err(Wrong { at: 0, why: Why::Negative }));
        assert_eq!(Typed::unsure().income(), Ok(Known::Unsure));
    }
}
