//! When a form may be filed: its state, its dates, and what becomes of a filing that is late.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Form, FormState, Late};
use crate::paris::paris;

/// What becomes of a filing at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// It is taken, in time.
    InTime,
    /// It is taken, and its receipt says that it is late.
    Late,
    /// The form opens on that day.
    TooEarly(NaiveDate),
    /// The form may not be filed any more.
    Closed,
    /// The form was taken back.
    Withdrawn,
}

impl Form {
    /// What becomes of a filing that arrives at `at`, completed by the citizen at `finalised_at`.
    ///
    /// The gateway asks with its own clock; what the phone says of `finalised_at` counts only for a
    /// form that was withdrawn since, and only until `accept_until`.
    pub fn admits(&self, at: DateTime<Utc>, finalised_at: DateTime<Utc>) -> Admission {
        if let Some(opens_on) = self.opens_on.filter(|opens_on| paris(at).date_naive() < *opens_on) {
            return Admission::TooEarly(opens_on);
        }
        let in_time = self.closes_at.is_none_or(|closes_at| at <= closes_at);
        let accepted = self.accept_until.is_some_and(|until| at <= until);
        match self.state {
            FormState::Open | FormState::Closing if in_time => Admission::InTime,
            FormState::Open if self.late == Late::Register => Admission::Late,
            FormState::Open | FormState::Closing | FormState::Closed if accepted => Admission::Late,
            FormState::Open | FormState::Closing | FormState::Closed => Admission::Closed,
            FormState::Withdrawn => {
                let before = self.closes_at.is_some_and(|closes_at| finalised_at <= closes_at);
                if accepted && before { Admission::Late } else { Admission::Withdrawn }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::form;
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn closing(state: FormState, late: Late, accept_until: Option<&str>) -> Form {
        Form {
            state,
            late,
            closes_at: Some(at("2026-11-30T22:59:59Z")),
            accept_until: accept_until.map(at),
            ..form()
        }
    }

    #[test]
    fn a_form_opens_at_midnight_in_paris() {
        let form = Form { opens_on: NaiveDate::from_ymd_opt(2026, 12, 1), ..form() };
        let opens_on = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let asked = |text: &str| form.admits(at(text), at(text));
        assert_eq!(asked("2026-11-30T22:59:59Z"), Admission::TooEarly(opens_on));
        assert_eq!(asked("2026-11-30T23:00:00Z"), Admission::InTime);
    }

    #[test]
    fn the_last_second_is_in_time_and_the_next_is_as_the_form_says() {
        let asked = |late: Late, text: &str| closing(FormState::Open, late, None).admits(at(text), at(text));
        assert_eq!(asked(Late::Refuse, "2026-11-30T22:59:59Z"), Admission::InTime);
        assert_eq!(asked(Late::Refuse, "2026-11-30T23:00:00Z"), Admission::Closed);
        assert_eq!(asked(Late::Register, "2026-11-30T23:00:00Z"), Admission::Late);
    }

    #[test]
    fn a_form_that_closes_is_taken_late_until_it_is_not_accepted() {
        let asked = |state: FormState, text: &str| {
            closing(state, Late::Refuse, Some("2026-12-05T22:59:59Z")).admits(at(text), at(text))
        };
        assert_eq!(asked(FormState::Closing, "2026-12-01T00:00:00Z"), Admission::Late);
        assert_eq!(asked(FormState::Closing, "2026-12-06T00:00:00Z"), Admission::Closed);
        assert_eq!(asked(FormState::Closed, "2026-11-01T00:00:00Z"), Admission::Late);
        assert_eq!(
            closing(FormState::Closed, Late::Register, None)
                .admits(at("2026-11-01T00:00:00Z"), at("2026-11-01T00:00:00Z")),
            Admission::Closed
        );
    }

    #[test]
    fn a_withdrawn_form_takes_what_was_completed_before_where_it_allows_that() {
        let late = at("2026-12-02T00:00:00Z");
        let (before, after) = (at("2026-11-30T12:00:00Z"), at("2026-12-01T12:00:00Z"));
        let lenient = closing(FormState::Withdrawn, Late::Refuse, Some("2026-12-05T22:59:59Z"));
        assert_eq!(lenient.admits(late, before), Admission::Late);
        assert_eq!(lenient.admits(late, after), Admission::Withdrawn);
        assert_eq!(
            closing(FormState::Withdrawn, Late::Refuse, None).admits(late, before),
            Admission::Withdrawn
        );
    }
}
