//! The sentences of the form runner: what is asked, what is missing, what happens next.

use std::collections::BTreeMap;

use chrono::Datelike;
use domain::document::Media;
use domain::form::Kind;
use domain::form::answer::{Value, read};
use domain::form::check::Code;
use domain::profile::Who;

words! {
    form_prepare();
    form_resume();
    form_back_to_card();
    form_back_to_draft();
    form_cannot_begin();
    form_cannot_begin_text();
    form_begun(count: usize);
    form_touched(when: &str);
    form_for(whom: &str);
    form_for_whom();
    form_another_for_whom();
    form_for_whom_missing();
    form_name_missing();
    form_who(code: &str);
    form_who_named(who: &str, name: &str);
    form_somebody_new(code: &str);
    form_somebody_name();
    form_somebody_hint();
    form_begin();
    form_begin_another();
    form_promise_kept();
    form_promise_offline();
    form_promise_nobody();
    form_draft();
    form_start();
    form_go_on();
    form_progress(done: usize, all: usize);
    form_answered(done: usize, all: usize);
    form_see_all();
    form_see_one();
    form_review();
    form_reread();
    form_themes();
    form_papers();
    form_step(rank: usize, count: usize);
    form_next();
    form_next_anyway();
    form_previous();
    form_not_asked();
    form_not_asked_text();
    form_optional();
    form_from_profile();
    form_error();
    form_undo();
    form_redo();
    form_undo_name(label: &str);
    form_redo_name(label: &str);
    form_saved(when: &str);
    form_saving();
    form_not_saved();
    form_trouble(code: &str);
    form_length(length: usize, max: usize);
    form_yes();
    form_no();
    form_several();
    form_several_at_most(max: usize);
    form_street();
    form_postcode();
    form_town();
    form_change();
    form_change_name(name: &str);
    form_tax_parts();
    form_tax_parts_help();
    form_tax_income();
    form_tax_income_help();
    form_row(number: usize);
    form_row_field(group: &str, row: usize, field: &str);
    form_row_add();
    form_row_remove(number: usize, label: &str);
    form_row_removed();
    form_rows_full(max: usize);
    form_put_back();
    form_paper_rules(max: usize, formats: &str, size: &str);
    form_paper_facts(format: &str, size: &str);
    form_paper_remove(name: &str);
    form_paper_known();
    form_paper_others(count: usize);
    form_paper_use();
    form_paper_use_name(name: &str);
    form_paper_pick();
    form_paper_adding();
    form_paper_added(name: &str);
    form_paper_removed(name: &str);
    form_paper_refused(code: &str, formats: &str, size: &str);
    form_format(code: &str);
    form_missing_answers(count: usize);
    form_missing_papers(count: usize);
    form_to_mend(count: usize);
    form_objections(count: usize);
    form_objection(code: &str);
    form_incomplete(count: usize);
    form_review_title();
    form_no_answer();
    form_send_title();
    form_send_online();
    form_send_offline();
    form_send_then_sign_in();
    form_send_after();
    form_send();
    form_remember();
    form_remember_hint();
    form_sealed();
    form_sealed_text();
    form_sealed_kept();
    form_sealed_close();
    form_take_back();
    form_take_back_hint();
    form_take_back_asks();
    form_take_back_late();
    form_filed();
    form_number(number: &str);
    form_filed_on(when: &str);
    form_discard();
    form_trashed();
    form_trashed_text(day: &str);
    form_restore();
    form_no_draft();
    form_no_draft_text();
    form_withdrawn();
    form_closed();
    form_too_early(day: &str);
    form_late();
    form_closing();
    form_closes(when: &str);
    form_kept_readable();
    form_changed();
    form_changed_text();
    form_see_changes();
    form_changes_title();
    form_changes_lead();
    form_up_to_date();
    form_kept(count: usize);
    form_to_review(count: usize);
    form_new(count: usize);
    form_aside();
    form_aside_text();
    form_papers_aside(count: usize);
    form_doubt_rewritten();
    form_doubt_other_type();
    form_doubt_refused();
    form_pass();
    form_keep_mine();
    form_as_text();
    form_as_text_title();
    form_as_text_lead();
    form_as_text_label();
    form_copy();
    form_copied();
    form_selected();
    form_hint(kind: &str);
    form_understood_day(day: &str);
    form_understood_amount(amount: &str);
    form_key_fits();
    form_amount(amount: &str);
    form_thousands();
    form_problem(code: &str, limit: &str);
}

impl super::Words {
    /// Whom a draft is for, by name where there is one.
    pub fn who_name(&self, who: Who, name: &str) -> String {
        let kind = self.form_who(who.code());
        if name.is_empty() { kind } else { self.form_who_named(&kind, name) }
    }

    /// What is wrong with an answer, and how to mend it.
    pub fn problem(&self, code: Code, kind: &Kind) -> String {
        self.form_problem(code.as_str(), &self.limit(code, kind))
    }

    /// What the service said, by its code.
    pub fn objection(&self, code: &str) -> String {
        self.form_objection(code)
    }

    /// The bound that an answer went beyond.
    fn limit(&self, code: Code, kind: &Kind) -> String {
        let money = |cents: Option<i64>| cents.map(|cents| self.amount(cents));
        let whole = |bound: Option<i64>| bound.map(|bound| bound.to_string());
        let found = match (kind, code) {
            (Kind::Text { max_length } | Kind::LongText { max_length }, _) => {
                max_length.map(|max| max.to_string())
            }
            (Kind::Number { min, .. }, Code::TooSmall) => whole(*min),
            (Kind::Number { max, .. }, _) => whole(*max),
            (Kind::Money { min, .. }, Code::TooSmall) => money(*min),
            (Kind::Money { max, .. }, _) => money(*max),
            (Kind::Date { min, .. }, Code::TooEarly) => min.map(|day| self.day(day)),
            (Kind::Date { max, .. }, _) => max.map(|day| self.day(day)),
            (Kind::Choices { max, .. }, _) => max.map(|max| max.to_string()),
            (Kind::Group { min, .. }, Code::TooFewRows) => Some(min.to_string()),
            (Kind::Group { max, .. }, _) => max.map(|max| max.to_string()),
            _ => None,
        };
        found.unwrap_or_else(|| domain::form::check::LONGEST.to_string())
    }

    /// An amount, its thousands apart: « 1 250,50 € ».
    pub fn amount(&self, cents: i64) -> String {
        let figures = (cents / 100).unsigned_abs().to_string();
        let mut grouped = String::new();
        for (place, figure) in figures.chars().enumerate() {
            if place > 0 && (figures.len() - place).is_multiple_of(3) {
                grouped.push_str(&self.form_thousands());
            }
            grouped.push(figure);
        }
        if cents % 100 != 0 {
            grouped.push_str(&format!("{}{:02}", self.decimal_mark(), (cents % 100).abs()));
        }
        let sign = if cents < 0 { "\u{2212}" } else { "" };
        self.form_amount(&format!("{sign}{grouped}"))
    }

    /// How to type an answer of that kind, where the question itself may not say.
    pub fn typing_hint(&self, kind: &Kind) -> Option<String> {
        let code = match kind {
            Kind::Date { .. } => "date",
            Kind::Money { .. } => "money",
            Kind::Iban => "iban",
            Kind::Siret => "siret",
            Kind::Siren => "siren",
            Kind::Rna => "rna",
            Kind::Phone => "phone",
            Kind::Email => "email",
            Kind::Unknown(name) if !name.is_empty() => "unknown",
            _ => return None,
        };
        Some(self.form_hint(code))
    }

    /// What was understood of what was typed, where that may be in doubt.
    pub fn understood(&self, kind: &Kind, typed: &str) -> Option<String> {
        if typed.trim().is_empty() {
            return None;
        }
        match (kind, read(kind, typed).ok()?) {
            (_, Value::Date(day)) => {
                let name = self.date_weekday(day.weekday().number_from_monday() as usize);
                Some(self.form_understood_day(&self.date_weekday_day(&name, &self.day(day))))
            }
            (_, Value::Money(cents)) => Some(self.form_understood_amount(&self.amount(cents))),
            (Kind::Iban | Kind::Siret | Kind::Siren | Kind::Rna, _) => Some(self.form_key_fits()),
            _ => None,
        }
    }

    /// An answer as it is read back; communes by their names. What is not understood is told as it was typed.
    pub fn told(&self, kind: &Kind, typed: &str, communes: &BTreeMap<String, String>) -> String {
        let french = self.language() == super::Language::French;
        let label = |code: &String| {
            let known = kind.options().iter().find(|option| option.id == *code);
            known.map_or_else(|| code.clone(), |option| option.label.read_in(french).to_owned())
        };
        if typed.trim().is_empty() {
            return String::new();
        }
        match read(kind, typed) {
            Ok(Value::YesNo(yes)) => {
                if yes {
                    self.form_yes()
                } else {
                    self.form_no()
                }
            }
            Ok(Value::Choice(code)) => label(&code),
            Ok(Value::Choices(codes)) => codes.iter().map(label).collect::<Vec<_>>().join(", "),
            Ok(Value::Date(day)) => self.day(day),
            Ok(Value::Money(cents)) => self.amount(cents),
            Ok(Value::Commune(code)) => communes.get(&code).cloned().unwrap_or(code),
            Ok(Value::Address { street, postcode, town }) => format!("{street}, {postcode} {town}"),
            _ => typed.trim().to_owned(),
        }
    }

    /// A kind of file.
    pub fn format(&self, media: Media) -> String {
        self.form_format(&media.code().replace('/', "-"))
    }

    /// Several kinds of files, in one sentence.
    pub fn formats(&self, taken: &[Media]) -> String {
        self.list(&taken.iter().map(|media| self.format(*media)).collect::<Vec<_>>())
    }
}
