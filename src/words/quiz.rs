//! The sentences of « Mes droits » on the screens: for whom, the questions by whom they are about, the results.

use chrono::NaiveDate;
use domain::eligibility::{Because, Comparison, Condition, Facts, Holds, Question, Subject};
use domain::profile::Who;

use super::rights::question_code;
use crate::store::reference::guide::Guide;

words! {
    rights_title();
    rights_lead();
    rights_promise_here();
    rights_promise_unsure();
    rights_promise_money();
    rights_going();
    rights_going_text(code: &str);
    rights_see();
    rights_shut();
    rights_shut_open();
    rights_for_whom();
    rights_told(count: usize);
    rights_somebody(code: &str);
    rights_begin();
    rights_child();
    rights_child_text();
    rights_child_add();
    rights_nameless();
    rights_nameless_text();
    rights_nameless_person();
    rights_nameless_body();
    rights_all_asked();
    rights_all_asked_text();
    rights_before();
    rights_go_on();
    rights_keep();
    rights_step(number: usize, ahead: usize);
    rights_step_more();
    rights_nobody();
    rights_nobody_text();
    rights_recap();
    rights_recap_lead(name: &str);
    rights_recap_see();
    rights_one_more();
    rights_taken();
    rights_pair(name: &str, value: &str);
    rights_unfit(code: &str);
    rights_missing(kind: &str);
    rights_line(line: &str, kind: &str);
    rights_year_none();
    rights_my_commune(name: &str);
    rights_none_of_these();
    rights_results();
    rights_results_lead(name: &str, count: usize);
    rights_other_person();
    rights_refine();
    rights_newer();
    rights_counts(likely: usize, checks: usize, refused: usize);
    rights_group(standing: &str, count: usize);
    rights_group_text(code: &str);
    rights_none_likely();
    rights_no_text();
    rights_no_promise();
    rights_why();
    rights_left(count: usize);
    rights_left_text();
    rights_source(body: &str, day: &str);
    rights_paper();
    rights_file();
    rights_chip(whom: &str, standing: &str);
    rights_verdict();
    rights_erase();
    rights_erase_kept();
    rights_erase_memory();
    rights_erase_yes();
    rights_erased();
    rights_called(code: &str);
    rights_too_old_of(somebody: &str, age: &str, bound: &str);
    rights_question_of(kind: &str, somebody: &str, what: &str);
    rights_question_body(kind: &str, what: &str);
    rights_help_of(kind: &str, somebody: &str);
    rights_help_body(kind: &str);
    rights_profile();
    rights_profile_text(count: usize);
    my_data_rights();
    my_data_rights_text();
    aids_sort_verdict();
}

impl super::Words {
    /// The question as it is put about somebody: to them, about a child, a parent or a body.
    pub fn asks_of(&self, question: &Question, who: Who) -> String {
        let what = match question {
            Question::TiedTo(what) | Question::Declared(what) => what.as_str(),
            _ => "",
        };
        match who {
            Who::Me => self.asks(question),
            Who::MyAssociation => self.rights_question_body(question_code(question), what),
            Who::MyChild | Who::MyParent => {
                self.rights_question_of(question_code(question), &self.rights_called(who.code()), what)
            }
        }
    }

    /// Where to find the answer, said likewise.
    pub fn asks_help_of(&self, question: &Question, who: Who) -> String {
        let kind = question_code(question);
        match who {
            Who::MyAssociation if matches!(question, Question::Home | Question::Situations) => {
                self.rights_help_body(kind)
            }
            Who::MyChild | Who::MyParent
                if matches!(
                    question,
                    Question::Home
                        | Question::Situations
                        | Question::Scholarship
                        | Question::Housing
                        | Question::Children
                        | Question::Household
                        | Question::SocialScheme
                ) =>
            {
                self.rights_help_of(kind, &self.rights_called(who.code()))
            }
            _ => self.asks_help(question),
        }
    }

    /// Why a verdict is what it is, for whomever it is about.
    pub fn because_of(
        &self,
        because: &Because<'_>,
        who: Who,
        facts: &Facts,
        guide: &Guide,
        today: NaiveDate,
    ) -> String {
        if let (Because::Condition(condition, Holds::Unmet), Who::MyChild | Who::MyParent) = (because, who)
            && let Condition::Age(Comparison::AtMost, years) = &**condition
            && let Some(value) = facts.get(&Subject::Birth)
        {
            let age = self.fact(&Subject::Birth, value, guide, today);
            let bound = self.rights_years(*years as usize);
            return self.rights_too_old_of(&self.rights_called(who.code()), &age, &bound);
        }
        self.because(because, facts, guide, today)
    }
}
