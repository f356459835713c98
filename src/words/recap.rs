//! What was answered, theme by theme, as a person reads it back.

use std::collections::BTreeMap;

use domain::form::steps::{Step, lies_under, step_of, steps};
use domain::form::{Answers, Form, Kind, asked};

use super::{Language, Words};

/// One line of a recap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where it stands.
    pub path: String,
    /// The question.
    pub question: String,
    /// The answer in words; empty if there is none.
    pub answer: String,
}

/// One theme of a recap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its title.
    pub title: String,
    /// Its lines.
    pub told: Vec<Told>,
}

impl Words {
    /// What a path is called, its row said.
    pub fn question(&self, form: &Form, path: &str) -> String {
        let french = self.language() == Language::French;
        let Some(id) = step_of(form, path) else { return path.to_owned() };
        if let Some(slot) = form.slot(&id) {
            return slot.label.read_in(french).to_owned();
        }
        let Some(field) = form.fields.iter().find(|field| field.id.as_str() == id) else {
            return path.to_owned();
        };
        let label = field.label.read_in(french).to_owned();
        match path.get(id.len() + 1..).unwrap_or_default() {
            "" => label,
            "parts" => self.form_tax_parts(),
            "income" => self.form_tax_income(),
            rest => {
                let (row, inner) = rest.split_once('.').unwrap_or((rest, ""));
                let is_it = |id: &str| inner == id || lies_under(inner, id);
                let inner = field.kind.rows().iter().find(|field| is_it(field.id.as_str()));
                let inner = inner.map(|field| field.label.read_in(french)).unwrap_or_default();
                let row = row.parse::<usize>().map(|row| row + 1).unwrap_or_default();
                self.form_row_field(&label, row, inner)
            }
        }
    }

    /// Every answer that is asked, by theme, in the form's order; communes by their names.
    pub fn told_answers(
        &self,
        form: &Form,
        answers: &Answers,
        communes: &BTreeMap<String, String>,
    ) -> Vec<Theme> {
        let french = self.language() == Language::French;
        let (steps, lines) = (steps(form, answers), asked(form, answers));
        let told = |step: &Step| -> Vec<Told> {
            let id = step.id();
            let own = lines.iter().filter(|asked| step_of(form, &asked.path).as_ref() == Some(&id));
            // A group that holds rows is told by them.
            own.filter(|asked| !matches!(asked.kind, Kind::Group { .. }) || asked.rows.is_empty())
                .map(|asked| {
                    let typed = answers.get(&asked.path).map(String::as_str).unwrap_or_default();
                    Told {
                        path: asked.path.clone(),
                        question: self.question(form, &asked.path),
                        answer: self.told(asked.kind, typed, communes),
                    }
                })
                .collect()
        };
        let titled = form.sections.iter().map(|section| (Some(section.id.as_str()), &section.title));
        let of = |(section, title): (Option<&str>, &domain::form::Wording)| {
            let here = |step: &&Step| step.section() == section;
            Theme {
                title: title.read_in(french).to_owned(),
                told: steps.iter().filter(here).flat_map(told).collect(),
            }
        };
        // A question under no theme stands under the form's own title.
        let titled = std::iter::once((None, &form.title)).chain(titled);
        titled.map(of).filter(|theme| !theme.told.is_empty()).collect()
    }

    /// The papers that are asked, each with what was given for it; none if the form asks for none.
    pub fn told_papers(&self, form: &Form, answers: &Answers, given: &[(&str, &str)]) -> Option<Theme> {
        let french = self.language() == Language::French;
        let told = |step: &Step| match step {
            Step::Question(_) => None,
            Step::Paper(slot, _) => {
                let id = slot.id.to_string();
                let names: Vec<_> = given.iter().filter(|(of, _)| *of == id).map(|(_, name)| *name).collect();
                let question = slot.label.read_in(french).to_owned();
                Some(Told { path: id, question, answer: names.join(", ") })
            }
        };
        let told: Vec<_> = steps(form, answers).iter().filter_map(told).collect();
        (!told.is_empty()).then(|| Theme { title: self.form_papers(), told })
    }
}
