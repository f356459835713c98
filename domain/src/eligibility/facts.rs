//! What is known of somebody. Never leaves the phone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::age::years_before;
use super::subject::Subject;
use super::unfit::Unfit;
use crate::territory::Place;

/// What is known of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// They were asked and do not know: as good as not asked, but not asked again.
    Unsure,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Born on one of these days, both included: one day, or the span that an age leaves.
    Born {
        /// First day.
        earliest: NaiveDate,
        /// Last day.
        latest: NaiveDate,
    },
    /// Lives in one of these; several where only a postcode is known.
    Homes(Vec<Place>),
    /// A figure: euro, persons, quarters of a part, hundredths.
    Figure(u32),
    /// Euro of one year; of a year that nobody said if none.
    Euros(u32, Option<i32>),
    /// One of a closed list.
    Code(String),
}

/// Oldest age taken.
pub const OLDEST: u32 = 120;
/// Greatest income and quotient taken, in euro: above, a slip of the finger is likelier.
pub const MOST_EUROS: u32 = 10_000_000;
/// Most children and persons taken.
pub const MOST_PERSONS: u32 = 30;
/// Most parts of a tax notice taken, in quarters.
pub const MOST_QUARTERS: u32 = 80;

/// What is known of somebody, by subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(BTreeMap<Subject, Value>);

impl Facts {
    /// What is known of a subject; none if it was never asked.
    pub fn get(&self, subject: &Subject) -> Option<&Value> {
        self.0.get(subject)
    }

    /// Everything that is known, in the order of the subjects.
    pub fn all(&self) -> impl Iterator<Item = (&Subject, &Value)> {
        self.0.iter()
    }

    /// Whether it was answered, be it by « je ne sais pas ».
    pub fn is_answered(&self, subject: &Subject) -> bool {
        self.0.contains_key(subject)
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Writes down a value as it is; whatever was known of it before is replaced.
    pub fn set(&mut self, subject: Subject, value: Value) {
        self.0.insert(subject, value);
    }

    /// Forgets a subject.
    pub fn forget(&mut self, subject: &Subject) {
        self.0.remove(subject);
    }

    /// Takes over what the other knows; the other's word wins.
    pub fn learn(&mut self, other: &Self) {
        self.0.extend(other.0.iter().map(|(subject, value)| (subject.clone(), value.clone())));
    }

    /// They do not know.
    pub fn unsure(&mut self, subject: Subject) {
        self.set(subject, Value::Unsure);
    }

    /// Yes or no.
    pub fn say(&mut self, subject: Subject, yes: bool) {
        self.set(subject, if yes { Value::Yes } else { Value::No });
    }

    /// Born on that day, which is not after today nor 120 years ago.
    pub fn born(&mut self, day: NaiveDate, today: NaiveDate) -> Result<(), Unfit> {
        if day > today || years_before(today, OLDEST + 1).is_none_or(|oldest| day <= oldest) {
            return Err(Unfit::Age);
        }
        self.set(Subject::Birth, Value::Born { earliest: day, latest: day });
        Ok(())
    }

    /// So many full years on that day, 120 at most. A year later it may be one more or two: both are weighed.
    pub fn age(&mut self, years: u32, today: NaiveDate) -> Result<(), Unfit> {
        if years > OLDEST {
            return Err(Unfit::Age);
        }
        let earliest = years_before(today, years + 1).and_then(|day| day.succ_opt()).ok_or(Unfit::Age)?;
        let latest = years_before(today, years).ok_or(Unfit::Age)?;
        self.set(Subject::Birth, Value::Born { earliest, latest });
        Ok(())
    }

    /// Lives in that commune, or in one of those that share a postcode. None of them: nothing is known.
    pub fn home(&mut self, homes: Vec<Place>) {
        let value = if homes.is_empty() { Value::Unsure } else { Value::Homes(homes) };
        self.set(Subject::Home, value);
    }

    /// Reference tax income of the household, and the year of the income where it is said.
    pub fn income(&mut self, euros: i64, year: Option<i32>) -> Result<(), Unfit> {
        self.set(Subject::Income, Value::Euros(euros_of(euros)?, year));
        Ok(())
    }

    /// Family quotient a month.
    pub fn quotient(&mut self, euros: i64) -> Result<(), Unfit> {
        self.set(Subject::Quotient, Value::Figure(euros_of(euros)?));
        Ok(())
    }

    /// Parts of the tax notice, in quarters; at least half a part.
    pub fn parts(&mut self, quarters: u32) -> Result<(), Unfit> {
        if !(2..=MOST_QUARTERS).contains(&quarters) {
            return Err(Unfit::Parts);
        }
        self.set(Subject::Parts, Value::Figure(quarters));
        Ok(())
    }

    /// A number of persons.
    pub fn persons(&mut self, subject: Subject, count: i64) -> Result<(), Unfit> {
        let count = u32::try_from(count).ok().filter(|count| *count <= MOST_PERSONS).ok_or(Unfit::Persons)?;
        self.set(subject, Value::Figure(count));
        Ok(())
    }

    /// A rate of incapacity, in hundredths.
    pub fn incapacity(&mut self, percent: i64) -> Result<(), Unfit> {
        let percent = u32::try_from(percent).ok().filter(|rate| *rate <= 100).ok_or(Unfit::Percent)?;
        self.set(Subject::Incapacity, Value::Figure(percent));
        Ok(())
    }

    /// The head-count of a company.
    pub fn headcount(&mut self, count: i64) -> Result<(), Unfit> {
        let count = u32::try_from(count).ok().filter(|count| *count <= 1_000_000).ok_or(Unfit::Persons)?;
        self.set(Subject::Headcount, Value::Figure(count));
        Ok(())
    }

    /// One of a closed list.
    pub fn choose(&mut self, subject: Subject, code: &str) {
        self.set(subject, Value::Code(code.to_owned()));
    }
}

fn euros_of(euros: i64) -> Result<u32, Unfit> {
    if euros < 0 {
        return Err(Unfit::Negative);
    }
    u32::try_from(euros).ok().filter(|euros| *euros <= MOST_EUROS).ok_or(Unfit::TooMuch)
}

/// Facts as answers of a profile, and back.
impl Facts {
    /// What the answers of a profile say; `place` knows where a commune lies, by its INSEE code.
    pub fn of(answers: &BTreeMap<String, String>, place: impl Fn(&str) -> Option<Place>) -> Self {
        let fact = |(path, text): (&String, &String)| {
            let subject = Subject::parse(path)?;
            let value = read(text, &place)?;
            Some((subject, value))
        };
        Self(answers.iter().filter_map(fact).collect())
    }

    /// The INSEE codes of the communes that the answers of a profile name as home.
    pub fn homes_of(answers: &BTreeMap<String, String>) -> impl Iterator<Item = &str> {
        let homes = answers.get(&Subject::Home.path()).and_then(|text| text.strip_prefix("home "));
        homes.into_iter().flat_map(|codes| codes.split(' '))
    }

    /// The same as answers: path and value.
    pub fn answers(&self) -> impl Iterator<Item = (String, String)> + '_ {
        self.0.iter().map(|(subject, value)| (subject.path(), written(value)))
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Unsure => "unsure".to_owned(),
        Value::Yes => "yes".to_owned(),
        Value::No => "no".to_owned(),
        Value::Born { earliest, latest } => format!("born {earliest} {latest}"),
        Value::Homes(homes) => {
            let codes: Vec<&str> = homes.iter().map(|home| home.commune.as_str()).collect();
            format!("home {}", codes.join(" "))
        }
        Value::Figure(figure) => format!("figure {figure}"),
        Value::Euros(euros, None) => format!("euros {euros}"),
        Value::Euros(euros, Some(year)) => format!("euros {euros} {year}"),
        Value::Code(code) => format!("code {code}"),
    }
}

fn read(text: &str, place: impl Fn(&str) -> Option<Place>) -> Option<Value> {
    let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
    let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
    Some(match (kind, words.as_slice()) {
        ("unsure", []) => Value::Unsure,
        ("yes", []) => Value::Yes,
        ("no", []) => Value::No,
        ("born", [earliest, latest]) => {
            Value::Born { earliest: earliest.parse().ok()?, latest: latest.parse().ok()? }
        }
        ("home", codes) => {
            let homes: Vec<Place> = codes.iter().filter_map(|code| place(code)).collect();
            // A commune that is not known any more leaves the others uncertain too.
            if homes.is_empty() || homes.len() < codes.len() { Value::Unsure } else { Value::Homes(homes) }
        }
        ("figure", [figure]) => Value::Figure(figure.parse().ok()?),
        ("euros", [euros]) => Value::Euros(euros.parse().ok()?, None),
        ("euros", [euros, year]) => Value::Euros(euros.parse().ok()?, Some(year.parse().ok()?)),
        ("code", [code]) => Value::Code((*code).to_owned()),
        _ => return None,
    })
}
