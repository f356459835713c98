//! The sentences of verdicts: what a condition asks, what is known, and the questions of the questionnaire.

use chrono::NaiveDate;
use domain::eligibility::{
    AS_TEXT, Because, Comparison, Condition, Estimate, Facts, Holds, Period, Question, Share, Subject, Value,
};
use domain::territory::Scope;

use crate::store::reference::guide::Guide;

words! {
    rights_standing(code: &str);
    rights_because(holds: &str, need: &str, value: &str);
    rights_too_old(age: &str, bound: &str);
    rights_nothing_to_check();
    rights_app_too_old();
    rights_in_words();
    rights_bound(op: &str, figure: &str);
    rights_need(kind: &str, what: &str);
    rights_need_income(share: &str, what: &str, year: &str);
    rights_need_quotient(per: &str, what: &str);
    rights_need_answer(question: &str);
    rights_need_one(conditions: &str);
    rights_need_all(conditions: &str);
    rights_need_not(condition: &str);
    rights_or(first: &str, last: &str);
    rights_whole(scope: &str);
    rights_years(years: usize);
    rights_years_between(least: usize, most: usize);
    rights_persons(count: usize);
    rights_children(count: usize);
    rights_per_month(euros: &str);
    rights_percent(percent: usize);
    rights_situation(code: &str);
    rights_study_year(code: &str);
    rights_housing(code: &str);
    rights_honours(code: &str);
    rights_scheme(code: &str);
    rights_section(code: &str);
    rights_yes();
    rights_no();
    rights_unsure();
    rights_question(kind: &str, what: &str);
    rights_question_help(kind: &str);
    rights_subject(kind: &str, what: &str);
    rights_estimate(least: &str, most: &str, same: &str, day: &str);
    rights_unknown_key(key: &str);
    rights_contradiction(one: &str, other: &str);
}

impl super::Words {
    /// Why a verdict is what it is: « Il faut avoir 25 ans au plus : votre âge (27 ans) dépasse 25 ans. »
    pub fn because(&self, because: &Because<'_>, facts: &Facts, guide: &Guide, today: NaiveDate) -> String {
        let Because::Condition(condition, holds) = because else { return self.rights_nothing_to_check() };
        if let Condition::Unknown(kind) = &**condition {
            return self.open_condition(kind);
        }
        let value = self.values(condition, facts, guide, today);
        if let (Condition::Age(Comparison::AtMost, years), Holds::Unmet) = (&**condition, holds) {
            return self.rights_too_old(&value, &self.rights_years(*years as usize));
        }
        let holds = match holds {
            Holds::Met => "met",
            Holds::Unmet => "unmet",
            Holds::Unknown => "unknown",
        };
        let value = if value.is_empty() { "none" } else { &value };
        self.rights_because(holds, &self.need(condition, guide), value)
    }

    /// What a condition asks, after « il faut »: « habiter dans le Doubs », « avoir 25 ans au plus ».
    pub fn need(&self, condition: &Condition, guide: &Guide) -> String {
        let plain = |kind: &str, what: &str| self.rights_need(kind, what);
        let bound = |op: &Comparison, figure: String| self.rights_bound(bound_code(*op), &figure);
        let codes = |codes: &[String], word: &dyn Fn(&str) -> String| {
            self.either(&codes.iter().map(|code| word(code)).collect::<Vec<_>>())
        };
        match condition {
            Condition::Age(op, years) => plain("age", &bound(op, self.rights_years(*years as usize))),
            Condition::Born(op, day) => {
                plain(if is_before(*op) { "born_before" } else { "born_after" }, &self.day(*day))
            }
            Condition::Territory(scopes) => plain("territory", &self.scopes(scopes, guide)),
            Condition::Outside(scopes) => plain("outside", &self.scopes(scopes, guide)),
            Condition::FamilyQuotient(op, euros, per) => {
                let per = if *per == Period::Month { "month" } else { "year" };
                self.rights_need_quotient(per, &bound(op, self.euros(*euros)))
            }
            Condition::Income(op, euros, share, year) => {
                let share = if *share == Share::Part { "part" } else { "household" };
                let year = year.map(|year| year.to_string()).unwrap_or_else(|| "none".to_owned());
                self.rights_need_income(share, &bound(op, self.euros(*euros)), &year)
            }
            Condition::Situation(list) => {
                plain("situation", &codes(list, &|code| self.rights_situation(code)))
            }
            Condition::StudyYear(list) => {
                plain("study_year", &codes(list, &|code| self.rights_study_year(code)))
            }
            Condition::Housing(list) => plain("housing", &codes(list, &|code| self.rights_housing(code))),
            Condition::BacHonours(list) => {
                plain("bac_honours", &codes(list, &|code| self.rights_honours(code)))
            }
            Condition::SocialScheme(list) => {
                plain("social_scheme", &codes(list, &|code| self.rights_scheme(code)))
            }
            Condition::NafSection(list) => {
                plain("naf_section", &codes(list, &|code| self.rights_section(code)))
            }
            Condition::TiedTo(body) => plain("tied_to", body),
            Condition::Headcount(op, count) => {
                plain("headcount", &bound(op, self.rights_persons(*count as usize)))
            }
            Condition::Household(op, count) => {
                plain("household", &bound(op, self.rights_persons(*count as usize)))
            }
            Condition::Children(op, count) => {
                plain("children", &bound(op, self.rights_children(*count as usize)))
            }
            Condition::Incapacity(op, percent) => {
                plain("incapacity", &bound(op, self.rights_percent(*percent as usize)))
            }
            Condition::HealthOrSocialTraining => plain("health_or_social_training", ""),
            Condition::ScholarshipHolder => plain("scholarship", ""),
            Condition::Disability => plain("disability", ""),
            Condition::Declared(question) => self.rights_need_answer(question),
            Condition::All(parts) => self.rights_need_all(&self.needs(parts, guide)),
            Condition::Any(parts) => self.rights_need_one(&self.needs(parts, guide)),
            Condition::Not(part) => self.rights_need_not(&self.need(part, guide)),
            Condition::Unknown(kind) => self.open_condition(kind),
        }
    }

    /// What is known of a subject, as people say it.
    pub fn fact(&self, subject: &Subject, value: &Value, guide: &Guide, today: NaiveDate) -> String {
        match (subject, value) {
            (_, Value::Unsure) => self.rights_unsure(),
            (_, Value::Yes) => self.rights_yes(),
            (_, Value::No) => self.rights_no(),
            (_, Value::Born { earliest, latest }) => self.ages(*earliest, *latest, today),
            (_, Value::Homes(homes)) => {
                let name =
                    |code: &String| guide.name(&Scope::Commune(code.clone())).unwrap_or(code).to_owned();
                self.either(
                    &homes.iter().map(|home| name(&home.commune)).take(MOST_NAMED).collect::<Vec<_>>(),
                )
            }
            (_, Value::Euros(euros, _)) => self.euros(*euros),
            (Subject::Quotient, Value::Figure(euros)) => self.rights_per_month(&self.euros(*euros)),
            (Subject::Parts, Value::Figure(quarters)) => self.quarters(*quarters),
            (Subject::Incapacity, Value::Figure(percent)) => self.rights_percent(*percent as usize),
            (Subject::Children, Value::Figure(count)) => self.rights_children(*count as usize),
            (_, Value::Figure(count)) => self.rights_persons(*count as usize),
            (Subject::StudyYear, Value::Code(code)) => self.rights_study_year(code),
            (Subject::BacHonours, Value::Code(code)) => self.rights_honours(code),
            (Subject::SocialScheme, Value::Code(code)) => self.rights_scheme(code),
            (Subject::NafSection, Value::Code(code)) => self.rights_section(code),
            (_, Value::Code(code)) => code.clone(),
        }
    }

    /// What a subject is called: « Âge », « Boursier », the question of an editor itself.
    pub fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::Situation(code) => self.rights_situation(code),
            Subject::Housing(code) => self.rights_housing(code),
            Subject::Declared(question) => question.clone(),
            Subject::TiedTo(body) => self.rights_subject(subject.kind(), body),
            _ => self.rights_subject(subject.kind(), ""),
        }
    }

    /// The question as it is put.
    pub fn asks(&self, question: &Question) -> String {
        match question {
            Question::Declared(text) => text.clone(),
            Question::TiedTo(body) => self.rights_question("tied_to", body),
            other => self.rights_question(question_code(other), ""),
        }
    }

    /// Where to find the answer, or why it is asked.
    pub fn asks_help(&self, question: &Question) -> String {
        self.rights_question_help(question_code(question))
    }

    /// How much it may be, never promised.
    pub fn estimate(&self, found: &Estimate, rule_of: NaiveDate) -> String {
        let same = if found.least_cents == found.most_cents { "yes" } else { "no" };
        let (least, most) = (self.amount(found.least_cents), self.amount(found.most_cents));
        self.rights_estimate(&least, &most, same, &self.day(rule_of))
    }

    /// Whole euro, as people read them: « 25 830 € ».
    pub fn euros(&self, euros: u32) -> String {
        self.amount(i64::from(euros) * 100)
    }

    /// One or the other: « étudiant, apprenti ou stagiaire ».
    pub fn either(&self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => self.rights_or(&first.join(", "), last),
        }
    }

    /// What no answer settles: the source says it in words alone, or this build is older than the guide.
    fn open_condition(&self, kind: &str) -> String {
        if kind == AS_TEXT { self.rights_in_words() } else { self.rights_app_too_old() }
    }

    fn needs(&self, parts: &[Condition], guide: &Guide) -> String {
        parts.iter().map(|part| self.need(part, guide)).collect::<Vec<_>>().join(" ; ")
    }

    fn scopes(&self, scopes: &[Scope], guide: &Guide) -> String {
        let name = |scope: &Scope| match (scope, guide.name(scope)) {
            (_, Some(name)) => name.to_owned(),
            (Scope::Country, None) => self.rights_whole("country"),
            (Scope::Region(_), None) => self.rights_whole("region"),
            (Scope::Department(code), None) => self.aid_scope("department", code),
            (Scope::Group(_), None) => self.aid_scope("group", ""),
            (Scope::Commune(code), None) => self.aid_scope("commune", code),
        };
        self.either(&scopes.iter().map(name).take(MOST_NAMED).collect::<Vec<_>>())
    }

    /// What is known of the subjects of a condition; empty where nothing is, and where the condition says it all.
    fn values(&self, condition: &Condition, facts: &Facts, guide: &Guide, today: NaiveDate) -> String {
        let known = |subject: &Subject| {
            let value = facts.get(subject).filter(|value| **value != Value::Unsure)?;
            Some(match value {
                Value::Yes => self.subject(subject),
                Value::No => return None,
                value => self.fact(subject, value, guide, today),
            })
        };
        let said = match condition {
            Condition::Declared(_) | Condition::TiedTo(_) | Condition::Disability => return String::new(),
            Condition::ScholarshipHolder | Condition::HealthOrSocialTraining => return String::new(),
            // Several conditions at once say their own names: their values would be read as one another's.
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => return String::new(),
            condition => condition.subjects(),
        };
        said.iter().filter_map(known).collect::<Vec<_>>().join(", ")
    }

    fn ages(&self, earliest: NaiveDate, latest: NaiveDate, today: NaiveDate) -> String {
        let years = |born: NaiveDate| today.years_since(born).unwrap_or_default() as usize;
        match (years(latest), years(earliest)) {
            (least, most) if least == most => self.rights_years(least),
            (least, most) => self.rights_years_between(least, most),
        }
    }

    fn quarters(&self, quarters: u32) -> String {
        let whole = quarters / 4;
        match quarters % 4 {
            0 => whole.to_string(),
            1 => format!("{whole}{}25", self.decimal_mark()),
            2 => format!("{whole}{}5", self.decimal_mark()),
            _ => format!("{whole}{}75", self.decimal_mark()),
        }
    }
}

/// Names said at once; more would hide the sentence.
const MOST_NAMED: usize = 6;

fn is_before(op: Comparison) -> bool {
    matches!(op, Comparison::Less | Comparison::AtMost)
}

fn bound_code(op: Comparison) -> &'static str {
    match op {
        Comparison::Equal => "equal",
        Comparison::Less => "less",
        Comparison::AtMost => "at_most",
        Comparison::More => "more",
        Comparison::AtLeast => "at_least",
    }
}

/// Name of a question's words.
pub fn question_code(question: &Question) -> &'static str {
    match question {
        Question::Home => "home",
        Question::Birth => "birth",
        Question::Situations => "situations",
        Question::StudyYear => "study_year",
        Question::Scholarship => "scholarship",
        Question::Resources => "resources",
        Question::Housing => "housing",
        Question::Children => "children",
        Question::Household => "household",
        Question::Incapacity => "incapacity",
        Question::SocialScheme => "social_scheme",
        Question::BacHonours => "bac_honours",
        Question::HealthOrSocialTraining => "health_or_social_training",
        Question::Headcount => "headcount",
        Question::NafSection => "naf_section",
        Question::TiedTo(_) => "tied_to",
        Question::Declared(_) => "declared",
    }
}
