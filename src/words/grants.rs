//! The sentences of « Ai-je droit à une bourse ? »: the questions, the estimate, and each line of its reasons.

use domain::scale::{About, Kind, Line, Status};
use domain::simulators::{Award, Explained, Extra, Hurdle, Limit, Near, Note, Outcome, Question};

words! {
    grants_title();
    grants_kind(kind: &str);
    grants_kind_text(kind: &str);
    grants_promise_here();
    grants_promise_estimate();
    grants_ready(kind: &str);
    grants_begin();
    grants_again();
    grants_see();
    grants_results();
    grants_results_lead(kind: &str, year: &str);
    grants_not_here();
    grants_not_here_text();
    grants_answers();
    grants_ask(code: &str);
    grants_help(code: &str, notice: i32, earned: i32, first: i32);
    grants_line(code: &str);
    grants_yes();
    grants_no();
    grants_pick(code: &str);
    grants_this_year(year: &str);
    grants_wrong(code: &str, figure: &str);
    grants_rounded(amount: &str);
    grants_bourse(kind: &str);
    grants_next_text(kind: &str);
    grants_award(kind: &str, echelon: &str);
    grants_year(amount: &str);
    grants_payment(kind: &str, amount: &str, count: i64);
    grants_all(count: i64, amount: &str);
    grants_none(kind: &str);
    grants_under(income: &str, echelon: &str, row: &str, ceiling: &str);
    grants_over(over: &str, ceiling: &str, row: &str);
    grants_hurdle(code: &str, limit: i64);
    grants_row_children(count: i64, more: &str);
    grants_row_points(count: i64, more: &str);
    grants_near(echelon: &str, ceiling: &str);
    grants_status(code: &str, year: &str, table: &str);
    grants_always(kind: &str);
    grants_why();
    grants_source(title: &str, day: &str);
    grants_note(code: &str);
    grants_note_distance(least: i64, most: i64);
    grants_extra(code: &str, amount: &str);
    grants_extra_needs(code: &str);
    grants_extra_status(code: &str);
    grants_level_all();
    grants_extras();
    grants_next();
    grants_ceilings(row: &str);
    grants_ceilings_text(kind: &str);
    grants_ceilings_echelon();
    grants_ceilings_most();
    grants_ceilings_year();
    grants_unsure(question: &str);
    grants_open();
    grants_refused();
    grants_no_scale(year: &str);
    grants_no_scale_nearest(year: &str);
    grants_answer_now();
    grants_change(question: &str);
    grants_paper();
    grants_file();
    grants_income_line(euros: &str, line: &str, notice: i32, earned: i32);
    grants_children_line(row: &str);
    grants_distance_line(km: i64, points: &str);
    grants_others_line(code: &str, count: i64, points: &str);
    grants_points_line(code: &str, points: &str);
    grants_points(count: i64);
    grants_sum_line(points: &str, row: &str);
    grants_ceiling_line(echelon: &str, ceiling: &str);
    grants_next_line(echelon: &str, ceiling: &str);
    grants_capped_line(least: &str, most: &str);
    grants_amount_line(kind: &str, payment: &str, count: i64, year: &str);
    grants_total_line(count: i64, amount: &str);
    grants_measure();
    grants_measure_text(commune: &str);
    grants_measure_from();
    grants_measured(km: i64);
}

/// The stable word of a question; those of a student that a family is asked otherwise have one of their own.
pub fn question_code(question: Question, student: bool) -> &'static str {
    match (question, student) {
        (Question::Year, true) => "crous-year",
        (Question::Income, true) => "crous-income",
        (Question::Children, true) => "crous-children",
        (Question::Merit, true) => "crous-merit",
        (Question::Year, false) => "year",
        (Question::Income, false) => "income",
        (Question::Children, false) => "children",
        (Question::Merit, false) => "merit",
        (Question::Whose, _) => "whose",
        (Question::Pupils, _) => "pupils",
        (Question::Students, _) => "students",
        (Question::Distance, _) => "distance",
        (Question::Age, _) => "age",
        (Question::OwnChildren, _) => "own-children",
        (Question::Disability, _) => "disability",
        (Question::Carer, _) => "carer",
        (Question::Institution, _) => "institution",
        (Question::Apprentice, _) => "apprentice",
        (Question::Doctorate, _) => "doctorate",
        (Question::CollegeLevelClass, _) => "college-level-class",
        (Question::Boarder, _) => "boarder",
    }
}

impl super::Words {
    /// Whole euros.
    pub fn whole(&self, euros: i64) -> String {
        self.amount(euros.saturating_mul(100))
    }

    /// The row of the table that an outcome was read in: « pour 2 enfants », « pour 4 points de charge ».
    pub fn grants_row(&self, outcome: &Outcome) -> String {
        let row = outcome.lines.iter().find_map(|line| match line {
            Explained::Children { row, and_more, .. } => Some(self.row_of(false, *row, *and_more)),
            Explained::Points { row, and_more, .. } => Some(self.row_of(true, *row, *and_more)),
            _ => None,
        });
        row.unwrap_or_default()
    }

    /// A row of a table by its number.
    pub fn row_of(&self, points: bool, row: i64, and_more: bool) -> String {
        let more = if and_more { "more" } else { "only" };
        if points { self.grants_row_points(row, more) } else { self.grants_row_children(row, more) }
    }

    /// Why there is that bourse, or none, in one sentence each.
    pub fn grants_reasons(&self, outcome: &Outcome) -> Vec<String> {
        let row = self.grants_row(outcome);
        let income = outcome.lines.iter().find_map(|line| match line {
            Explained::Income { euros, .. } => Some(*euros),
            _ => None,
        });
        let under = outcome.lines.iter().find_map(|line| match line {
            Explained::Ceiling { echelon, euros, margin_eur } if *margin_eur >= 0 => {
                Some(self.grants_under(&self.whole(income?), echelon, &row, &self.whole(*euros)))
            }
            _ => None,
        });
        match &outcome.award {
            Some(_) => under.into_iter().collect(),
            None => outcome.hurdles.iter().map(|hurdle| self.grants_hurdle_of(hurdle, &row)).collect(),
        }
    }

    /// What keeps from a bourse.
    pub fn grants_hurdle_of(&self, hurdle: &Hurdle, row: &str) -> String {
        match hurdle {
            Hurdle::Income { ceiling_eur, over_eur } => {
                self.grants_over(&self.whole(*over_eur), &self.whole(*ceiling_eur), row)
            }
            Hurdle::Age { limit } => self.grants_hurdle("age", *limit),
            Hurdle::Institution => self.grants_hurdle("institution", 0),
            Hurdle::Apprentice => self.grants_hurdle("apprentice", 0),
            Hurdle::Doctorate => self.grants_hurdle("doctorate", 0),
        }
    }

    /// « 732 € pour l’année ».
    pub fn grants_year_of(&self, award: &Award) -> String {
        self.grants_year(&self.amount(award.year_cents))
    }

    /// « soit 244 € par trimestre et par élève ».
    pub fn grants_payment_of(&self, kind: Kind, award: &Award) -> String {
        self.grants_payment(kind.code(), &self.amount(award.payment_cents), award.payments)
    }

    /// What comes on top, and how sure that is where it was not published for the year.
    pub fn grants_extra_of(&self, extra: &Extra) -> String {
        let text = self.grants_extra(extra.kind.code(), &self.amount(extra.year_cents));
        match extra.status {
            Status::Published => text,
            status => format!("{text} {}", self.grants_extra_status(status.code())),
        }
    }

    /// A ceiling that is very near.
    pub fn grants_near_of(&self, near: &Near) -> String {
        self.grants_near(&near.echelon, &self.whole(near.ceiling_eur))
    }

    /// How sure the scale is, and the year of its table.
    pub fn grants_status_of(&self, about: &About) -> String {
        self.grants_status(about.status.code(), &about.year.to_string(), &about.table_year.to_string())
    }

    /// What is worth saying beside.
    pub fn grants_note_of(&self, kind: Kind, note: &Note) -> String {
        let code = match note {
            Note::DistanceInDoubt { from_km, to_km } => return self.grants_note_distance(*from_km, *to_km),
            Note::ExtraNeedsAward(kind) => return self.grants_extra_needs(kind.code()),
            Note::SingleParent => "single-parent",
            Note::SingleParentCrous => "single-parent-crous",
            Note::SocialFund => "social-fund",
            Note::RegionalHelp => "regional-help",
            Note::OwnHousehold => "own-household",
            Note::Renewal => "renewal",
            Note::SummerPayments => "summer-payments",
            Note::NotModelled if kind == Kind::Crous => "not-modelled-crous",
            Note::NotModelled => "not-modelled",
        };
        self.grants_note(code)
    }

    /// One line of the explanation; none for the table, whose sources stand apart.
    pub fn explained(&self, kind: Kind, line: &Explained) -> Option<String> {
        let points = |count: i64| self.grants_points(count);
        Some(match line {
            Explained::Income { euros, which } => {
                let line = match which.line {
                    Line::ReferenceTaxIncome => "reference",
                    Line::GlobalGrossIncome => "gross",
                    Line::Resources => "resources",
                };
                self.grants_income_line(&self.whole(*euros), line, which.notice, which.year)
            }
            Explained::Children { row, and_more, .. } => {
                self.grants_children_line(&self.row_of(false, *row, *and_more))
            }
            Explained::Distance { km, points: worth } => self.grants_distance_line(*km, &points(*worth)),
            Explained::OtherStudents { count, points: worth } => {
                self.grants_others_line("students", *count, &points(*worth))
            }
            Explained::OtherChildren { count, points: worth } => {
                self.grants_others_line("children", *count, &points(*worth))
            }
            Explained::Disability { points: worth } => self.grants_points_line("disability", &points(*worth)),
            Explained::Carer { points: worth } => self.grants_points_line("carer", &points(*worth)),
            Explained::Points { sum, row, and_more } => {
                self.grants_sum_line(&points(*sum), &self.row_of(true, *row, *and_more))
            }
            Explained::Ceiling { echelon, euros, .. } => {
                self.grants_ceiling_line(echelon, &self.whole(*euros))
            }
            Explained::NextCeiling { echelon, euros } => self.grants_next_line(echelon, &self.whole(*euros)),
            Explained::Capped { from, to } => self.grants_capped_line(from, to),
            Explained::Amount { payment_cents, payments, year_cents } => self.grants_amount_line(
                kind.code(),
                &self.amount(*payment_cents),
                *payments,
                &self.amount(*year_cents),
            ),
            Explained::Total { people, cents } => self.grants_total_line(*people, &self.amount(*cents)),
            Explained::Table { .. } => return None,
        })
    }

    /// What a figure would have to be.
    pub fn grants_limit(&self, limit: Limit) -> String {
        let (word, figure) = limit.told();
        self.grants_wrong(word, &figure.to_string())
    }
}
