//! Facts as they stood in the fields of their question, so that an answer is changed where it was given.

use chrono::NaiveDate;

use super::age::full_years;
use super::entry::{Choices, Entry, Line, NONE, UNSURE};
use super::facts::{Facts, Value};
use super::question::Question;
use super::subject::Subject;

impl Entry {
    /// What stands in the fields of a question, from what is known.
    pub fn of(question: &Question, choices: &Choices, facts: &Facts, today: NaiveDate) -> Self {
        let mut entry = Self::default();
        let known: Vec<(Subject, &Value)> = question
            .subjects(choices)
            .into_iter()
            .filter_map(|subject| facts.get(&subject).map(|value| (subject, value)))
            .collect();
        if !known.is_empty() && known.iter().all(|(_, value)| **value == Value::Unsure) {
            return Self::unsure();
        }
        for (subject, value) in &known {
            entry.take(question, subject, value, today);
        }
        let is_no = |(_, value): &(Subject, &Value)| **value == Value::No;
        if question.takes_several() && !known.is_empty() && known.iter().all(is_no) {
            entry.picked = vec![NONE.to_owned()];
        }
        entry
    }

    fn take(&mut self, question: &Question, subject: &Subject, value: &Value, today: NaiveDate) {
        let mut line = |line: Line, text: String| {
            self.lines.insert(line, text);
        };
        match (subject, value) {
            (Subject::Situation(code) | Subject::Housing(code), Value::Yes) => self.picked.push(code.clone()),
            (_, Value::Unsure | Value::No | Value::Yes) if question.takes_several() => {}
            (_, Value::Yes) => self.picked.push("yes".to_owned()),
            (_, Value::No) => self.picked.push("no".to_owned()),
            (_, Value::Code(code)) => self.picked.push(code.clone()),
            (_, Value::Homes(homes)) => self.homes.clone_from(homes),
            (_, Value::Born { earliest, latest }) if earliest == latest => {
                line(Line::Age, latest.format("%d/%m/%Y").to_string());
            }
            (_, Value::Born { latest, .. }) => {
                let years = full_years(*latest, today).unwrap_or_default();
                line(Line::Age, years.to_string());
            }
            (_, Value::Euros(euros, year)) => {
                line(Line::Income, euros.to_string());
                if let Some(year) = year {
                    line(Line::Year, year.to_string());
                }
            }
            (Subject::Quotient, Value::Figure(euros)) => line(Line::Quotient, euros.to_string()),
            (Subject::Parts, Value::Figure(quarters)) => line(Line::Parts, parts(*quarters)),
            (Subject::Incapacity, Value::Figure(percent)) => line(Line::Percent, percent.to_string()),
            (_, Value::Figure(count)) => line(Line::Count, count.to_string()),
            (_, Value::Unsure) => {}
        }
    }

    /// Whether « je ne sais pas » is chosen.
    pub fn is_unsure(&self) -> bool {
        self.picked.iter().any(|code| code == UNSURE)
    }
}

fn parts(quarters: u32) -> String {
    match quarters % 4 {
        0 => (quarters / 4).to_string(),
        1 => format!("{},25", quarters / 4),
        2 => format!("{},5", quarters / 4),
        _ => format!("{},75", quarters / 4),
    }
}

/// The questions that facts answer, each once, in the order of the questions.
pub fn answered(facts: &Facts, choices: &Choices) -> Vec<Question> {
    let shown = |subject: &Subject| match subject {
        Subject::Situation(code) => choices.situations.contains(&code.as_str()),
        _ => true,
    };
    let mut all: Vec<Question> =
        facts.all().map(|(subject, _)| subject).filter(|subject| shown(subject)).map(Question::of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::super::asker::Asker;
    use super::super::unfit::Unfit;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn choices() -> Choices {
        Choices { situations: vec!["student", "job_seeker", "rsa"] }
    }

    fn typed(question: &Question, lines: &[(Line, &str)]) -> Result<Facts, super::super::entry::Wrong> {
        let lines = lines.iter().map(|(line, text)| (*line, (*text).to_owned())).collect();
        let entry = Entry { lines, ..Entry::default() };
        entry.read(question, &choices(), Asker::Person, day("2026-11-30"))
    }

    #[test]
    fn whatever_is_answered_is_found_again_in_its_fields() {
        let today = day("2026-11-30");
        let pick = |codes: &[&str]| Entry {
            picked: codes.iter().map(|code| (*code).to_owned()).collect(),
            ..Entry::default()
        };
        let line = |all: &[(Line, &str)]| Entry {
            lines: all.iter().map(|(line, text)| (*line, (*text).to_owned())).collect(),
            ..Entry::default()
        };
        for (question, entry) in [
            (Question::Situations, pick(&["student", "rsa"])),
            (Question::Situations, pick(&["none"])),
            (Question::Housing, pick(&["tenant"])),
            (Question::StudyYear, pick(&["terminale"])),
            (Question::Scholarship, pick(&["no"])),
            (Question::Declared("Avez-vous le BAFA ?".into()), pick(&["yes"])),
            (Question::Birth, line(&[(Line::Age, "17")])),
            (Question::Birth, line(&[(Line::Age, "14/03/2009")])),
            (Question::Children, line(&[(Line::Count, "0")])),
            (Question::Incapacity, line(&[(Line::Percent, "80")])),
            (
                Question::Resources,
                line(&[(Line::Income, "24000"), (Line::Year, "2025"), (Line::Parts, "2,5")]),
            ),
            (Question::Resources, line(&[(Line::Quotient, "800")])),
        ] {
            let facts = entry.read(&question, &choices(), Asker::Person, today).unwrap();
            assert_eq!(Entry::of(&question, &choices(), &facts, today), entry, "{question:?}");
            assert_eq!(answered(&facts, &choices()), [question]);
        }
    }

    #[test]
    fn not_knowing_is_an_answer_to_every_question() {
        for question in
            [Question::Home, Question::Birth, Question::Situations, Question::Resources, Question::Housing]
        {
            let facts =
                Entry::unsure().read(&question, &choices(), Asker::Person, day("2026-11-30")).unwrap();
            assert!(
                facts.all().all(|(_, value)| *value == Value::Unsure) && !facts.is_empty(),
                "{question:?}"
            );
            assert!(Entry::of(&question, &choices(), &facts, day("2026-11-30")).is_unsure());
        }
    }

    #[test]
    fn what_cannot_be_is_said_at_its_field_and_nothing_is_told() {
        let why = |question: Question, lines: &[(Line, &str)]| {
            let wrong = typed(&question, lines).unwrap_err();
            (wrong.line, wrong.unfit)
        };
        assert_eq!(why(Question::Birth, &[]), (Some(Line::Age), None));
        assert_eq!(why(Question::Birth, &[(Line::Age, "200")]), (Some(Line::Age), Some(Unfit::Age)));
        assert_eq!(
            why(Question::Birth, &[(Line::Age, "dix-sept")]),
            (Some(Line::Age), Some(Unfit::Unreadable))
        );
        assert_eq!(why(Question::Birth, &[(Line::Age, "31/12/2026")]), (Some(Line::Age), Some(Unfit::Age)));
        let income = |text| why(Question::Resources, &[(Line::Income, text)]);
        assert_eq!(income("-12"), (Some(Line::Income), Some(Unfit::Negative)));
        assert_eq!(income("99999999"), (Some(Line::Income), Some(Unfit::TooMuch)));
        assert_eq!(income("beaucoup"), (Some(Line::Income), Some(Unfit::Unreadable)));
        assert_eq!(income(""), (Some(Line::Income), None));
        assert_eq!(
            why(Question::Resources, &[(Line::Parts, "2,3")]),
            (Some(Line::Parts), Some(Unfit::Parts))
        );
        assert_eq!(
            why(Question::Children, &[(Line::Count, "31")]),
            (Some(Line::Count), Some(Unfit::Persons))
        );
        assert_eq!(
            why(Question::Incapacity, &[(Line::Percent, "101")]),
            (Some(Line::Percent), Some(Unfit::Percent))
        );
        assert_eq!(why(Question::Scholarship, &[]), (None, None));
        assert_eq!(why(Question::Home, &[]), (None, None));
    }

    #[test]
    fn one_thing_said_alone_takes_the_others_away() {
        let mut entry = Entry::default();
        entry.pick("student", true, true);
        entry.pick("rsa", true, true);
        assert_eq!(entry.picked, ["student", "rsa"]);
        entry.pick("unsure", true, true);
        assert_eq!(entry.picked, ["unsure"]);
        entry.pick("student", true, true);
        assert_eq!(entry.picked, ["student"]);
        entry.pick("student", false, true);
        assert!(entry.picked.is_empty());
        entry.pick("yes", true, false);
        entry.pick("no", true, false);
        assert_eq!(entry.picked, ["no"]);
    }
}
