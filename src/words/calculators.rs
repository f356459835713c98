//! The sentences of the two calculators: the allocation de rentrée, the bracket of income of the Anah.

use domain::scale::{About, ArsScale, Scale};
use domain::simulators::{ArsOutcome, Bracket};

words! {
    calc_title(code: &str);
    calc_row_text(code: &str);
    calc_lead(code: &str, year: &str);
    calc_renovate();
    calc_field(code: &str, earned: i32, notice: i32);
    calc_help(code: &str, earned: i32, notice: i32);
    calc_ages();
    calc_age(number: usize);
    calc_add();
    calc_remove(number: usize);
    calc_go(code: &str);
    calc_unsure(code: &str);
    calc_clear();
    calc_rounded(amount: &str);
    calc_no_income();
    calc_negative();
    calc_pupils(count: i64);
    calc_outdated(code: &str, year: &str);
    calc_always(code: &str);
    calc_near(ceiling: &str);
    calc_not_counted();
    calc_next(code: &str);
    calc_next_text(code: &str);
    calc_ars_paid();
    calc_ars_figure(amount: &str);
    calc_ars_nobody();
    calc_ars_none();
    calc_ars_under(income: &str, ceiling: &str, row: &str, margin: &str);
    calc_ars_over(income: &str, ceiling: &str, row: &str, over: &str);
    calc_ars_less(whole: &str);
    calc_ars_least(least: &str);
    calc_ars_outside(count: usize, ages: &str);
    calc_ars_ceiling(row: &str);
    calc_ars_at_most(ceiling: &str);
    calc_ars_below(whole: &str);
    calc_ars_note(code: &str);
    calc_ars_edges(ages: &str);
    calc_ars_band(first: i64, last: i64, amount: &str);
    calc_ars_base(base: &str, percent: i64);
    calc_ars_sliding(least: &str);
    calc_bracket_would();
    calc_bracket_none();
    calc_bracket_name(name: &str);
    calc_bracket_under(income: &str, ceiling: &str, row: &str, margin: &str);
    calc_bracket_over(income: &str, ceiling: &str, row: &str, over: &str);
    calc_bracket_ceilings(row: &str);
    calc_bracket_look();
    calc_bracket_column();
    calc_bracket_note(code: &str);
    calc_bracket_rule();
    calc_people(count: i64);
}

/// A result in words, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What leads to the figure; all of it where there is none.
    pub title: String,
    /// The figure.
    pub figure: Option<String>,
    /// Why, and what is left.
    pub reasons: Vec<String>,
    /// Brackets and their ceilings.
    pub steps: Vec<(String, String)>,
    /// What to look at twice.
    pub warnings: Vec<String>,
}

impl super::Words {
    /// What a page is about, with the year of its scale.
    pub fn calc_lead_of(&self, code: &str, about: &About) -> String {
        let year =
            if about.kind.is_of_schools() { about.year.first().to_string() } else { about.year.to_string() };
        self.calc_lead(code, &year)
    }

    /// « 8, 12 et 15 ».
    fn calc_all(&self, figures: &[i64]) -> String {
        self.list(&figures.iter().map(i64::to_string).collect::<Vec<_>>())
    }

    /// What a family may get.
    pub fn calc_ars(&self, outcome: &ArsOutcome, income_eur: i64, children: i64, scale: &ArsScale) -> Said {
        let row = self.row_of(false, children, false);
        let (income, ceiling) = (self.whole(income_eur), self.amount(outcome.ceiling_cents));
        let margin_cents = outcome.ceiling_cents - income_eur * 100;
        let mut reasons = vec![if margin_cents >= 0 {
            self.calc_ars_under(&income, &ceiling, &row, &self.amount(margin_cents))
        } else {
            self.calc_ars_over(&income, &ceiling, &row, &self.amount(-margin_cents))
        }];
        if outcome.over_cents > 0 && outcome.paid_cents > 0 {
            reasons.push(self.calc_ars_less(&self.amount(outcome.whole_cents)));
        }
        let left = outcome.whole_cents - outcome.over_cents;
        if outcome.paid_cents == 0 && left > 0 {
            reasons.push(self.calc_ars_least(&self.amount(scale.least_cents)));
        }
        let paid = outcome.paid_cents > 0;
        let title = match (paid, outcome.whole_cents > 0) {
            (true, _) => self.calc_ars_paid(),
            (false, true) => self.calc_ars_none(),
            (false, false) => self.calc_ars_nobody(),
        };
        Said {
            title,
            figure: paid.then(|| self.calc_ars_figure(&self.amount(outcome.paid_cents))),
            reasons,
            steps: Vec::new(),
            warnings: self.calc_outside(outcome),
        }
    }

    /// The resources are not known: the ceiling, and what is paid below it.
    pub fn calc_ars_unknown(&self, outcome: &ArsOutcome, children: i64) -> Said {
        let whole = (outcome.whole_cents > 0).then(|| self.calc_ars_below(&self.amount(outcome.whole_cents)));
        Said {
            title: self.calc_ars_ceiling(&self.row_of(false, children, false)),
            figure: Some(self.calc_ars_at_most(&self.amount(outcome.ceiling_cents))),
            reasons: whole.into_iter().collect(),
            steps: Vec::new(),
            warnings: self.calc_outside(outcome),
        }
    }

    fn calc_outside(&self, outcome: &ArsOutcome) -> Vec<String> {
        let mut ages = outcome.outside.clone();
        ages.sort_unstable();
        ages.dedup();
        let said = self.calc_ars_outside(outcome.outside.len(), &self.calc_all(&ages));
        (!ages.is_empty()).then_some(said).into_iter().collect()
    }

    /// Where a household stands.
    pub fn calc_household(
        &self,
        bracket: &Bracket,
        income_eur: i64,
        people: i64,
        all: Vec<(String, i64)>,
    ) -> Said {
        let row = self.calc_people(people);
        let (income, ceiling) = (self.whole(income_eur), self.whole(bracket.ceiling_eur));
        let margin = bracket.ceiling_eur - income_eur;
        let reason = if margin >= 0 {
            self.calc_bracket_under(&income, &ceiling, &row, &self.whole(margin))
        } else {
            self.calc_bracket_over(&income, &ceiling, &row, &self.whole(-margin))
        };
        let near = bracket.near.iter().map(|near| self.calc_near(&self.whole(near.ceiling_eur)));
        Said {
            title: if bracket.name.is_some() { self.calc_bracket_would() } else { self.calc_bracket_none() },
            figure: Some(self.calc_bracket_name(bracket.name.as_deref().unwrap_or("none"))),
            reasons: vec![reason],
            steps: self.calc_steps(all),
            warnings: near.collect(),
        }
    }

    /// The income is not known: the ceiling of each bracket.
    pub fn calc_household_unknown(&self, people: i64, all: Vec<(String, i64)>) -> Said {
        Said {
            title: self.calc_bracket_ceilings(&self.calc_people(people)),
            reasons: vec![self.calc_bracket_look()],
            steps: self.calc_steps(all),
            ..Said::default()
        }
    }

    fn calc_steps(&self, all: Vec<(String, i64)>) -> Vec<(String, String)> {
        all.into_iter().map(|(name, most)| (self.calc_bracket_name(&name), self.whole(most))).collect()
    }

    /// What is not counted, or not verified.
    pub fn calc_notes(&self, scale: &Scale) -> Vec<String> {
        match scale {
            Scale::Ars(scale) => {
                // Where one band ends and the next begins, an age counted on another day counts otherwise.
                let mut edges: Vec<i64> = scale.bands.iter().map(|band| band.from_age).collect();
                edges.extend(scale.bands.last().map(|band| band.to_age + 1));
                let crds = scale.before_crds.then(|| self.calc_ars_note("crds"));
                let ages = self.calc_ars_edges(&self.calc_all(&edges));
                crds.into_iter().chain([ages, self.calc_ars_note("other")]).collect()
            }
            _ => ["works", "region"].map(|code| self.calc_bracket_note(code)).to_vec(),
        }
    }

    /// How it is worked out: the rule, with the figures of its scale.
    pub fn calc_rule(&self, scale: &Scale) -> Vec<String> {
        match scale {
            Scale::Ars(scale) => {
                let band = |band: &domain::scale::Band| {
                    self.calc_ars_band(band.from_age, band.to_age, &self.amount(band.cents))
                };
                let base = self.calc_ars_base(&self.whole(scale.base_eur), scale.child_percent);
                let sliding = self.calc_ars_sliding(&self.amount(scale.least_cents));
                std::iter::once(base).chain(scale.bands.iter().map(band)).chain([sliding]).collect()
            }
            _ => vec![self.calc_bracket_rule()],
        }
    }
}
