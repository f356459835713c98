//! What forms asked before, and the questionnaire need not ask again.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::facts::Facts;
use crate::form::Kind;
use crate::form::answer::{Value, read};
use crate::territory::Place;

/// Where forms write the day of birth.
const BORN: [&str; 2] = ["applicant.born_on", "pupil.born_on"];
/// Where they write the commune.
const HOME: [&str; 3] = ["applicant.commune", "pupil.commune", "association.commune"];

impl Facts {
    /// The INSEE code of the commune that the forms' answers name, where one does.
    pub fn taken_home(answers: &BTreeMap<String, String>) -> Option<String> {
        let code = |path: &&str| match read(&Kind::Commune, answers.get(*path)?) {
            Ok(Value::Commune(code)) => Some(code),
            _ => None,
        };
        HOME.iter().find_map(code)
    }

    /// What the forms' answers of a profile say; what does not fit is left out, and asked.
    pub fn taken(
        answers: &BTreeMap<String, String>,
        place: impl Fn(&str) -> Option<Place>,
        today: NaiveDate,
    ) -> Self {
        let mut facts = Self::default();
        let date = Kind::Date { min: None, max: None, past: true };
        for path in BORN {
            if let Some(Ok(Value::Date(day))) = answers.get(path).map(|text| read(&date, text)) {
                // A day that cannot be is asked again.
                let _ = facts.born(day, today);
            }
        }
        if let Some(home) = Self::taken_home(answers).and_then(|code| place(&code)) {
            facts.home(vec![home]);
        }
        let parts = Kind::Number { decimals: 2, min: None, max: None };
        if let Some(Ok(Value::Number(thousandths))) =
            answers.get("household.parts").map(|text| read(&parts, text))
            && thousandths % 250 == 0
            && let Ok(quarters) = u32::try_from(thousandths / 250)
        {
            let _ = facts.parts(quarters);
        }
        let money = Kind::Money { min: None, max: None };
        if let Some(Ok(Value::Money(cents))) = answers.get("household.income").map(|text| read(&money, text))
        {
            let _ = facts.income(cents.div_euclid(100), None);
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::super::facts::Value as Known;
    use super::super::subject::Subject;
    use super::*;

    #[test]
    fn forms_tell_the_age_the_commune_and_the_household_and_nothing_that_cannot_be() {
        let today: NaiveDate = "2026-11-30".parse().unwrap();
        let place = |code: &str| {
            (code == "25056").then(|| Place {
                commune: code.to_owned(),
                group: None,
                department: "25".to_owned(),
                region: "27".to_owned(),
            })
        };
        let told = |pairs: &[(&str, &str)]| {
            let answers =
                pairs.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
            Facts::taken(&answers, place, today)
        };
        let facts = told(&[
            ("applicant.born_on", "14/03/2009"),
            ("applicant.commune", "25056"),
            ("household.parts", "2,5"),
            ("household.income", "24 000"),
            ("applicant.last_name", "Vuillemin"),
        ]);
        assert_eq!(facts.all().count(), 4);
        assert_eq!(facts.get(&Subject::Parts), Some(&Known::Figure(10)));
        assert_eq!(facts.get(&Subject::Income), Some(&Known::Euros(24_000, None)));
        let unfit = [
            ("applicant.born_on", "14/03/2090"),
            ("applicant.commune", "99999"),
            ("household.parts", "2,3"),
            ("household.income", "-5"),
        ];
        assert!(told(&unfit).is_empty(), "{:?}", told(&unfit));
    }
}
