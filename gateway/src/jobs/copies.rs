//! Copies of drafts that nobody changes go after twelve months, announced 30 and 7 days before: never sooner, never
//! unannounced, however long the gateway stood still.

use chrono::{DateTime, Months, TimeDelta, Utc};

use crate::app::App;
use crate::fault::Fault;
use crate::store::drafts::{self, End, Why};

/// How long a copy is kept after its last change.
const KEPT_FOR: Months = Months::new(12);
/// Days before its end on which a copy is announced to go.
const NOTICES: [u32; 2] = [30, 7];
/// How long the name of a copy that is over is remembered.
const REMEMBERED_FOR: TimeDelta = TimeDelta::days(366);

/// What is due for a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Nothing,
    /// To say that it goes in so many days.
    Notice(u32),
    /// To let it go.
    End,
}

/// Announces what is to be announced, and lets go of what was.
///
/// The announcement is the list of the copies itself: each phone reads it in each of its rounds.
pub fn round(app: &App) -> Result<(), Fault> {
    let now = app.config.clock.now();
    let soon = now.checked_sub_months(KEPT_FOR).unwrap_or_default() + TimeDelta::days(NOTICES[0].into());
    let forgotten = (now - REMEMBERED_FOR).timestamp_millis();
    let (old, are_forgettable) = app.store.read(|db| {
        Ok((drafts::unchanged(db, soon.timestamp_millis())?, drafts::are_forgettable(db, forgotten)?))
    })?;
    let due: Vec<_> = old.into_iter().map(|old| (due(old.changed_at, old.announced, now), old)).collect();
    if due.iter().all(|(due, _)| *due == Due::Nothing) && !are_forgettable {
        return Ok(());
    }
    let at = now.timestamp_millis();
    app.store.write(|db| {
        for (due, old) in &due {
            match due {
                Due::Nothing => {}
                Due::Notice(days) => drafts::announce(db, old, *days, at)?,
                Due::End => {
                    let end = End { at, why: Why::Expired, application: None, sealed_from: None };
                    drafts::end(db, old.account, old.id, &end)?;
                }
            }
        }
        drafts::forget(db, forgotten)
    })
}

/// When a copy goes without another change, Unix ms: later than twelve months after it if an announcement was late.
pub fn leaves_at(changed_at: i64, announced: Option<(u32, i64)>) -> i64 {
    let after = instant(changed_at).checked_add_months(KEPT_FOR).unwrap_or(DateTime::<Utc>::MAX_UTC);
    let noticed = announced.map(|(days, at)| instant(at) + TimeDelta::days(days.into()));
    noticed.map_or(after, |noticed| noticed.max(after)).timestamp_millis()
}

fn due(changed_at: i64, announced: Option<(u32, i64)>, now: DateTime<Utc>) -> Due {
    let end = instant(leaves_at(changed_at, announced));
    let next = match announced {
        None => NOTICES.first(),
        Some((last, _)) => NOTICES.iter().find(|days| **days < last),
    };
    match next {
        Some(days) if now >= end - TimeDelta::days((*days).into()) => Due::Notice(*days),
        None if now >= end => Due::End,
        _ => Due::Nothing,
    }
}

fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whenever_rounds_are_made_both_notices_come_in_time_and_nothing_goes_before_its_date(
            gaps in proptest::collection::vec(1i64..90, 5..60)
        ) {
            let changed = 1_795_161_600_000;
            let twelve_months = instant(changed).checked_add_months(KEPT_FOR).unwrap();
            let (mut now, mut announced, mut notices) = (instant(changed), None, Vec::new());
            for gap in gaps {
                now += TimeDelta::days(gap);
                match due(changed, announced, now) {
                    Due::Nothing => {}
                    Due::Notice(days) => {
                        let told = instant(leaves_at(changed, Some((days, now.timestamp_millis()))));
                        prop_assert!(told - now >= TimeDelta::days(days.into()));
                        announced = Some((days, now.timestamp_millis()));
                        notices.push((days, now));
                    }
                    Due::End => {
                        prop_assert!(now >= twelve_months);
                        let days: Vec<_> = notices.iter().map(|(days, _)| *days).collect();
                        prop_assert_eq!(days, NOTICES.to_vec());
                        for (days, at) in &notices {
                            prop_assert!(now - *at >= TimeDelta::days((*days).into()), "{} {}", days, at);
                        }
                        return Ok(());
                    }
                }
            }
        }
    }

    #[test]
    fn with_a_round_a_day_the_notices_fall_on_their_days_and_the_end_on_its_date() {
        let changed = 1_795_161_600_000;
        let end = instant(changed).checked_add_months(KEPT_FOR).unwrap();
        let (mut now, mut announced, mut days) = (instant(changed), None, Vec::new());
        loop {
            match due(changed, announced, now) {
                Due::Nothing => {}
                Due::Notice(notice) => {
                    announced = Some((notice, now.timestamp_millis()));
                    days.push((end - now).num_days());
                }
                Due::End => break,
            }
            now += TimeDelta::days(1);
        }
        assert_eq!((now, days), (end, vec![30, 7]));
    }
}
