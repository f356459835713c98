//! `[retention]`: how long what concerns people is kept.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use serde::Deserialize;

use crate::fault::Fault;

/// `[retention]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    pub decided_months: u32,
    pub withdrawn_months: u32,
    pub open_months: u32,
    pub inactive_months: u32,
    pub audit_months: u32,
    pub feedback_months: u32,
    pub export_days: u32,
    pub exports: usize,
    pub notice_days: u32,
    pub tombstones: PathBuf,
    pub decided_months_of: BTreeMap<String, u32>,
}

/// No period is nothing, and none is for ever.
const MONTHS: RangeInclusive<u32> = 1..=120;
const DAYS: RangeInclusive<u32> = 1..=90;

impl Retention {
    /// Refuses a period that keeps nothing, or keeps for ever: a misplaced digit must not empty a database.
    pub fn check(&self) -> Result<(), Fault> {
        let named = [
            ("decided_months", self.decided_months),
            ("withdrawn_months", self.withdrawn_months),
            ("open_months", self.open_months),
            ("inactive_months", self.inactive_months),
            ("audit_months", self.audit_months),
            ("feedback_months", self.feedback_months),
        ];
        let of_forms = self.decided_months_of.iter().map(|(form, months)| (form.as_str(), *months));
        for (name, months) in named.into_iter().chain(of_forms) {
            if !MONTHS.contains(&months) {
                return Err(wrong(name, &MONTHS));
            }
        }
        for (name, days) in [("export_days", self.export_days), ("notice_days", self.notice_days)] {
            if !DAYS.contains(&days) {
                return Err(wrong(name, &DAYS));
            }
        }
        Ok(())
    }

    /// Months that a decided application of that form is kept.
    pub fn decided_months(&self, form: &str) -> u32 {
        self.decided_months_of.get(form).copied().unwrap_or(self.decided_months)
    }
}

fn wrong(name: &str, allowed: &RangeInclusive<u32>) -> Fault {
    Fault::Setting(format!("retention: {name} is from {} to {}", allowed.start(), allowed.end()))
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn a_period_of_nothing_or_for_ever_is_refused_and_a_form_may_have_its_own() {
        for text in [
            "decided_months = 0",
            "audit_months = 121",
            "feedback_months = 0",
            "notice_days = 0",
            "decided_months_of = { \"form:a\" = 0 }",
        ] {
            let said = Config::from_text(&format!("[retention]\n{text}")).unwrap_err();
            assert_eq!(said.code(), "setting", "{text}");
        }
        let set = Config::from_text("[retention.decided_months_of]\n\"form:a\" = 60").unwrap().retention;
        assert_eq!((set.decided_months("form:a"), set.decided_months("form:b")), (60, 12));
    }
}
