//! How long an application stays: by its age, and against a wish to erase everything. Pure.

use api_client::wire::{KEPT_DECIDED, KEPT_WITHDRAWN};
use chrono::{DateTime, Months, TimeDelta, Utc};
use domain::application::Standing;

use crate::config::Retention;

/// What is asked of an application.
#[derive(Debug, Clone, Copy)]
pub struct Age<'a> {
    /// Where it stands.
    pub standing: Standing,
    /// Its form.
    pub form: &'a str,
    /// Unix ms of its last change.
    pub updated_at: i64,
}

/// Why an application stays although its account is to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A decision was made: it may be contested, and archive law keeps it.
    Decided,
    /// A service had begun with it, and has to learn that nothing more comes.
    Begun,
}

impl Ground {
    /// Its code on the wire.
    pub fn code(self) -> &'static str {
        match self {
            Self::Decided => KEPT_DECIDED,
            Self::Begun => KEPT_WITHDRAWN,
        }
    }
}

/// What is due for something that goes by its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Nothing yet.
    Nothing,
    /// To say that it goes.
    Notice,
    /// To let it go.
    End,
}

/// Until when an application stays whose account is erased at that instant, and why; none if nothing keeps it.
/// `begun`: a service saw it, or it left for a back office.
pub fn kept(set: &Retention, age: Age<'_>, begun: bool, asked_at: i64) -> Option<(Ground, i64)> {
    use Standing::{Accepted, Dismissed, Refused, Withdrawn};
    let (ground, until) = match age.standing {
        Accepted | Refused | Dismissed => (Ground::Decided, ends_at(set, age)),
        Withdrawn if begun => (Ground::Begun, ends_at(set, age)),
        _ if begun => (Ground::Begun, later(asked_at, set.withdrawn_months)),
        _ => return None,
    };
    (until > asked_at).then_some((ground, until))
}

/// When an application goes by its age, Unix ms, if nothing changes it.
pub fn ends_at(set: &Retention, age: Age<'_>) -> i64 {
    use Standing::{Accepted, Dismissed, Refused, Withdrawn};
    let months = match age.standing {
        Accepted | Refused | Dismissed => set.decided_months(age.form),
        Withdrawn => set.withdrawn_months,
        _ => set.open_months,
    };
    later(age.updated_at, months)
}

/// When it goes, once it was announced: later than its date if the announcement was late. An announcement made before
/// its last change says nothing.
pub fn leaves_at(set: &Retention, age: Age<'_>, announced_at: Option<i64>) -> i64 {
    let noticed = valid(age, announced_at).map(|at| at + notice(set));
    ends_at(set, age).max(noticed.unwrap_or(i64::MIN))
}

/// What is due for it.
pub fn due(set: &Retention, age: Age<'_>, announced_at: Option<i64>, now: i64) -> Due {
    let leaves_at = leaves_at(set, age, announced_at);
    match valid(age, announced_at) {
        None if now >= leaves_at - notice(set) => Due::Notice,
        Some(_) if now >= leaves_at => Due::End,
        _ => Due::Nothing,
    }
}

/// The instant before which nothing that changed later can be due at `now`, Unix ms.
pub fn horizon(set: &Retention, now: i64) -> i64 {
    let of_forms = set.decided_months_of.values().copied();
    let months =
        [set.decided_months, set.withdrawn_months, set.open_months].into_iter().chain(of_forms).min();
    earlier(now + notice(set), months.unwrap_or(0))
}

/// The instant so many months before.
pub fn earlier(ms: i64, months: u32) -> i64 {
    let before = instant(ms).checked_sub_months(Months::new(months));
    before.unwrap_or(DateTime::<Utc>::MIN_UTC).timestamp_millis()
}

fn later(ms: i64, months: u32) -> i64 {
    let after = instant(ms).checked_add_months(Months::new(months));
    after.unwrap_or(DateTime::<Utc>::MAX_UTC).timestamp_millis()
}

fn valid(age: Age<'_>, announced_at: Option<i64>) -> Option<i64> {
    announced_at.filter(|at| *at >= age.updated_at)
}

fn notice(set: &Retention) -> i64 {
    TimeDelta::days(set.notice_days.into()).num_milliseconds()
}

fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;

    const DAY: i64 = 86_400_000;

    fn filed() -> impl Strategy<Value = Standing> {
        let filed: Vec<_> = Standing::ALL.into_iter().filter(|standing| standing.is_filed()).collect();
        proptest::sample::select(filed)
    }

    proptest! {
        #[test]
        fn whenever_rounds_are_made_nothing_goes_before_its_date_nor_unannounced(
            standing in filed(),
            gaps in proptest::collection::vec((1i64..40, any::<bool>()), 20..200),
            months in 1u32..=60,
            notice_days in 1u32..=30,
        ) {
            let mut set = Config::from_text("").unwrap().retention;
            (set.decided_months, set.withdrawn_months, set.open_months) = (months, months, months);
            set.notice_days = notice_days;
            let mut age = Age { standing, form: "form:a", updated_at: 1_795_161_600_000 };
            let (mut now, mut announced) = (age.updated_at, None);
            for (gap, changes) in gaps {
                now += gap * DAY;
                // A change now and then, at first: it begins the period anew.
                if changes && now < 1_795_161_600_000 + 200 * DAY {
                    age.updated_at = now;
                }
                match due(&set, age, announced, now) {
                    Due::Nothing => {}
                    Due::Notice => {
                        announced = Some(now);
                        prop_assert!(leaves_at(&set, age, announced) - now >= i64::from(notice_days) * DAY);
                    }
                    Due::End => {
                        prop_assert!(now >= ends_at(&set, age), "not before its date");
                        let told = announced.expect("announced");
                        prop_assert!(told >= age.updated_at, "since it changed last");
                        prop_assert!(now - told >= i64::from(notice_days) * DAY);
                        return Ok(());
                    }
                }
                prop_assert!(horizon(&set, now) >= age.updated_at || due(&set, age, announced, now) == Due::Nothing);
            }
        }

        #[test]
        fn an_erasure_keeps_what_was_decided_or_begun_and_never_longer_than_its_period(
            standing in filed(), begun: bool, days in 0i64..2_000, months in 1u32..=60,
        ) {
            let mut set = Config::from_text("").unwrap().retention;
            set.decided_months = months;
            let age = Age { standing, form: "form:a", updated_at: 1_795_161_600_000 };
            let asked_at = age.updated_at + days * DAY;
            let decided = matches!(standing, Standing::Accepted | Standing::Refused | Standing::Dismissed);
            match kept(&set, age, begun, asked_at) {
                Some((Ground::Decided, until)) => {
                    prop_assert!(decided && until > asked_at && until == ends_at(&set, age));
                }
                Some((Ground::Begun, until)) => {
                    prop_assert!(begun && !decided && until > asked_at);
                    prop_assert!(until <= later(asked_at, set.withdrawn_months));
                }
                None => prop_assert!(!begun && !decided || ends_at(&set, age) <= asked_at),
            }
        }
    }

    #[test]
    fn with_a_round_a_day_the_notice_falls_two_weeks_before_and_the_end_on_its_date() {
        let set = Config::from_text("").unwrap().retention;
        let age = Age { standing: Standing::Refused, form: "form:a", updated_at: 1_795_161_600_000 };
        let (mut announced, mut seen) = (None, Vec::new());
        for day in 0..400 {
            let now = age.updated_at + day * DAY;
            match due(&set, age, announced, now) {
                Due::Nothing => {}
                Due::Notice => (announced, _) = (Some(now), seen.push((day, Due::Notice))),
                Due::End => {
                    seen.push((day, Due::End));
                    break;
                }
            }
        }
        assert_eq!(seen, [(365 - 14, Due::Notice), (365, Due::End)]);
    }
}
