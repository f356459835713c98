//! Time that nobody can turn: how long the system has been up, sleep included, read twice.

use chrono::TimeDelta;

/// How much has certainly passed between two readings. A system that was started again counts from zero, so less may be
/// counted than passed, never more: whatever the clock on the wall was turned to.
pub fn passed(before: TimeDelta, now: TimeDelta) -> TimeDelta {
    if now >= before { now - before } else { now.max(TimeDelta::zero()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn never_more_is_counted_than_passed(up in 0_i64..100_000, then in proptest::collection::vec((any::<bool>(), 0_i64..10_000), 0..12)) {
            let (mut reading, mut real) = (up, 0);
            for (restarted, seconds) in then {
                real += seconds;
                reading = if restarted { seconds } else { reading + seconds };
                let counted = passed(TimeDelta::seconds(up), TimeDelta::seconds(reading));
                prop_assert!(counted <= TimeDelta::seconds(real));
                prop_assert!(counted >= TimeDelta::zero());
            }
        }

        #[test]
        fn without_a_restart_all_of_it_is_counted(up in 0_i64..100_000, seconds in 0_i64..100_000) {
            let counted = passed(TimeDelta::seconds(up), TimeDelta::seconds(up + seconds));
            prop_assert_eq!(counted, TimeDelta::seconds(seconds));
        }
    }
}
