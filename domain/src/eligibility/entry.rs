//! What somebody chose and typed at one question, read as facts; and facts as they stood in the fields.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::asker::Asker;
use super::facts::{Facts, Value};
use super::question::Question;
use super::subject::{HOUSING, Subject};
use super::unfit::Unfit;
use crate::form::Kind;
use crate::form::answer::{Value as Typed, read};
use crate::territory::Place;

/// Chosen where somebody does not know.
pub const UNSURE: &str = "unsure";
/// Chosen where nothing of a list is so.
pub const NONE: &str = "none";

/// One field of a question that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// An age in full years, or a day of birth.
    Age,
    /// A number of persons.
    Count,
    /// A rate, in hundredths.
    Percent,
    /// Reference tax income, in euro.
    Income,
    /// The year of that income.
    Year,
    /// Parts of the tax notice.
    Parts,
    /// Family quotient a month, in euro.
    Quotient,
}

/// What stands in the fields of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Codes that are ticked: of the question's own list, `yes`, `no`, `none`, `unsure`.
    pub picked: Vec<String>,
    /// What is typed, by field.
    pub lines: BTreeMap<Line, String>,
    /// The commune that was found; several where only a postcode is known.
    pub homes: Vec<Place>,
}

/// Why an entry is not taken, and at which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    /// The field; none where nothing was chosen.
    pub line: Option<Line>,
    /// What is wrong with it; none if it is missing.
    pub unfit: Option<Unfit>,
}

/// What a question lets choose from, where that depends on the guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The situations that are shown.
    pub situations: Vec<&'static str>,
}

type Read<T> = Result<T, Wrong>;

const MISSING: Wrong = Wrong { line: None, unfit: None };

impl Line {
    /// Name of its words and of its control.
    pub fn code(self) -> &'static str {
        match self {
            Self::Age => "age",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Income => "income",
            Self::Year => "year",
            Self::Parts => "parts",
            Self::Quotient => "quotient",
        }
    }
}

impl Question {
    /// The fields that are typed, in their order; none where one chooses.
    pub fn lines(&self) -> &'static [Line] {
        match self {
            Self::Birth => &[Line::Age],
            Self::Children | Self::Household | Self::Headcount => &[Line::Count],
            Self::Incapacity => &[Line::Percent],
            Self::Resources => &[Line::Income, Line::Year, Line::Parts, Line::Quotient],
            _ => &[],
        }
    }

    /// Whether several answers may be true at once.
    pub fn takes_several(&self) -> bool {
        matches!(self, Self::Situations | Self::Housing)
    }

    /// What it tells of.
    pub fn subjects(&self, choices: &Choices) -> Vec<Subject> {
        let named = |codes: &[&str], of: fn(String) -> Subject| {
            codes.iter().map(|code| of((*code).to_owned())).collect::<Vec<_>>()
        };
        match self {
            Self::Home => vec![Subject::Home],
            Self::Birth => vec![Subject::Birth],
            Self::Situations => named(&choices.situations, Subject::Situation),
            Self::Housing => named(&HOUSING, Subject::Housing),
            Self::StudyYear => vec![Subject::StudyYear],
            Self::Scholarship => vec![Subject::Scholarship],
            Self::Resources => vec![Subject::Income, Subject::Parts, Subject::Quotient],
            Self::Children => vec![Subject::Children],
            Self::Household => vec![Subject::Household],
            Self::Incapacity => vec![Subject::Incapacity],
            Self::SocialScheme => vec![Subject::SocialScheme],
            Self::BacHonours => vec![Subject::BacHonours],
            Self::HealthOrSocialTraining => vec![Subject::HealthOrSocialTraining],
            Self::Headcount => vec![Subject::Headcount],
            Self::NafSection => vec![Subject::NafSection],
            Self::TiedTo(body) => vec![Subject::TiedTo(body.clone())],
            Self::Declared(question) => vec![Subject::Declared(question.clone())],
        }
    }
}

impl Entry {
    /// Nobody knows.
    pub fn unsure() -> Self {
        Self { picked: vec![UNSURE.to_owned()], ..Self::default() }
    }

    /// What is typed in a field.
    pub fn line(&self, line: Line) -> &str {
        self.lines.get(&line).map_or("", |text| text.trim())
    }

    /// Ticks a code or unticks it; where one is true alone, the others go.
    pub fn pick(&mut self, code: &str, on: bool, several: bool) {
        let alone = |code: &str| matches!(code, UNSURE | NONE);
        self.picked.retain(|other| other != code && several && !alone(other) && !alone(code));
        if on {
            self.picked.push(code.to_owned());
        }
    }

    /// The facts that it tells, everything that the question is about included, so that it is not asked again.
    pub fn read(
        &self,
        question: &Question,
        choices: &Choices,
        asker: Asker,
        today: NaiveDate,
    ) -> Read<Facts> {
        let mut facts = Facts::default();
        let subjects = question.subjects(choices);
        if self.picked.iter().any(|code| code == UNSURE) {
            subjects.into_iter().for_each(|subject| facts.unsure(subject));
            return Ok(facts);
        }
        match question {
            Question::Home if self.homes.is_empty() => return Err(MISSING),
            Question::Home => facts.home(self.homes.clone()),
            Question::Birth => self.age(&mut facts, today)?,
            Question::Situations | Question::Housing => {
                self.several(&mut facts, subjects)?;
                if *question == Question::Situations {
                    for (code, said) in asker.elsewhere(&self.picked) {
                        let value =
                            said.map_or(Value::Unsure, |yes| if yes { Value::Yes } else { Value::No });
                        facts.set(Subject::Situation(code.to_owned()), value);
                    }
                }
            }
            Question::Resources => self.resources(&mut facts)?,
            Question::Children => self.count(&mut facts, Subject::Children)?,
            Question::Household => self.count(&mut facts, Subject::Household)?,
            Question::Headcount => {
                let count = self.whole(Line::Count)?;
                facts.headcount(count).map_err(|unfit| wrong(Line::Count, unfit))?;
            }
            Question::Incapacity => {
                let rate = self.whole(Line::Percent)?;
                facts.incapacity(rate).map_err(|unfit| wrong(Line::Percent, unfit))?;
            }
            _ => {
                let code = self.picked.first().ok_or(MISSING)?;
                let said = match code.as_str() {
                    "yes" => Value::Yes,
                    "no" => Value::No,
                    code => Value::Code(code.to_owned()),
                };
                subjects.into_iter().for_each(|subject| facts.set(subject, said.clone()));
            }
        }
        Ok(facts)
    }

    fn several(&self, facts: &mut Facts, subjects: Vec<Subject>) -> Read<()> {
        if self.picked.is_empty() {
            return Err(MISSING);
        }
        for subject in subjects {
            let (Subject::Situation(code) | Subject::Housing(code)) = &subject else { continue };
            let yes = self.picked.contains(code);
            facts.say(subject, yes);
        }
        Ok(())
    }

    fn age(&self, facts: &mut Facts, today: NaiveDate) -> Read<()> {
        let text = self.line(Line::Age);
        if text.is_empty() {
            return Err(missing(Line::Age));
        }
        let date = Kind::Date { min: None, max: None, past: true };
        let told = match (text.parse::<u32>(), read(&date, text)) {
            (Ok(years), _) => facts.age(years, today),
            (Err(_), Ok(Typed::Date(day))) => facts.born(day, today),
            _ => Err(Unfit::Unreadable),
        };
        told.map_err(|unfit| wrong(Line::Age, unfit))
    }

    /// Any of them may be left out, not all.
    fn resources(&self, facts: &mut Facts) -> Read<()> {
        let given = |line: Line| !self.line(line).is_empty();
        if ![Line::Income, Line::Parts, Line::Quotient].into_iter().any(given) {
            return Err(missing(Line::Income));
        }
        [Subject::Income, Subject::Parts, Subject::Quotient].into_iter().for_each(|of| facts.unsure(of));
        if given(Line::Income) {
            let euros = self.euros(Line::Income)?;
            facts
                .income(euros, self.line(Line::Year).parse().ok())
                .map_err(|unfit| wrong(Line::Income, unfit))?;
        }
        if given(Line::Parts) {
            let number = Kind::Number { decimals: 2, min: None, max: None };
            let thousandths = match read(&number, self.line(Line::Parts)) {
                Ok(Typed::Number(thousandths)) if thousandths % 250 == 0 => thousandths,
                _ => return Err(wrong(Line::Parts, Unfit::Parts)),
            };
            let quarters = u32::try_from(thousandths / 250).map_err(|_| wrong(Line::Parts, Unfit::Parts))?;
            facts.parts(quarters).map_err(|unfit| wrong(Line::Parts, unfit))?;
        }
        if given(Line::Quotient) {
            let euros = self.euros(Line::Quotient)?;
            facts.quotient(euros).map_err(|unfit| wrong(Line::Quotient, unfit))?;
        }
        Ok(())
    }

    fn count(&self, facts: &mut Facts, subject: Subject) -> Read<()> {
        let count = self.whole(Line::Count)?;
        facts.persons(subject, count).map_err(|unfit| wrong(Line::Count, unfit))
    }

    fn whole(&self, line: Line) -> Read<i64> {
        let text = self.line(line).trim_end_matches('%').trim();
        if text.is_empty() {
            return Err(missing(line));
        }
        match read(&Kind::Number { decimals: 0, min: None, max: None }, text) {
            Ok(Typed::Number(thousandths)) => Ok(thousandths / 1_000),
            _ => Err(wrong(line, Unfit::Unreadable)),
        }
    }

    fn euros(&self, line: Line) -> Read<i64> {
        let text = self.line(line);
        if text.starts_with(['-', '\u{2212}']) {
            return Err(wrong(line, Unfit::Negative));
        }
        match read(&Kind::Money { min: None, max: None }, text) {
            Ok(Typed::Money(cents)) => Ok(cents.div_euclid(100)),
            _ => Err(wrong(line, Unfit::Unreadable)),
        }
    }
}

fn wrong(line: Line, unfit: Unfit) -> Wrong {
    Wrong { line: Some(line), unfit: Some(unfit) }
}

fn missing(line: Line) -> Wrong {
    Wrong { line: Some(line), unfit: None }
}
