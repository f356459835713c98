//! The whole retry policy, in one place. No limit on attempts: with lanes, patience costs nobody anything.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::{Cause, Hold, Outcome, Parcel, Refusal};

/// Longest delay between two tries that nobody asked for, before it is spread.
pub const LONGEST_PATIENCE: TimeDelta = TimeDelta::minutes(15);

/// Longest wait that a server may ask for.
pub const LONGEST_ASKED: TimeDelta = TimeDelta::days(1);

/// Delay after the first try, before it is spread.
const FIRST_MS: u64 = 2_000;

/// What is written down after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It arrived.
    Delivered,
    /// It is tried again then.
    Wait {
        /// When.
        until: DateTime<Utc>,
        /// What becomes of the attempt that was counted at departure.
        attempt: Attempt,
        /// Why, to be said.
        cause: Cause,
    },
    /// Its account must sign in; nothing is dropped.
    AwaitSignIn,
    /// It will not travel again by itself; it holds nobody but its own lane, and a document not even that.
    SetAside {
        /// Why.
        why: Refusal,
    },
    /// Held until its cause is gone.
    Pause {
        /// Why.
        hold: Hold,
    },
}

/// What becomes of the attempt that was counted before the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// It counts.
    Counted,
    /// It is given back; bytes may have left all the same.
    GivenBack,
    /// It is given back, and nothing left the phone.
    NeverLeft,
}

impl Parcel {
    /// What is written down after a try.
    pub fn judge(&self, outcome: Outcome, now: DateTime<Utc>) -> Verdict {
        judge(self.id.0, self.attempts, outcome, now)
    }
}

/// What is written down after a try of something owed, by its id and the tries made, this one included. The
/// gateway owes things too: to the Region's back office.
pub fn judge(id: Uuid, attempts: u32, outcome: Outcome, now: DateTime<Utc>) -> Verdict {
    let wait = |delay, attempt, cause| Verdict::Wait { until: now + delay, attempt, cause };
    match outcome {
        Outcome::Accepted => Verdict::Delivered,
        Outcome::Busy { wait: Some(asked) } => {
            wait(asked.clamp(TimeDelta::zero(), LONGEST_ASKED), Attempt::Counted, Cause::Busy)
        }
        Outcome::Busy { wait: None } => wait(patience(id, attempts), Attempt::Counted, Cause::Busy),
        Outcome::Fault => wait(patience(id, attempts), Attempt::Counted, Cause::Fault),
        Outcome::Unreachable { cause, left } => {
            let attempt = if left { Attempt::GivenBack } else { Attempt::NeverLeft };
            wait(patience(id, attempts), attempt, Cause::Unreachable(cause))
        }
        Outcome::SignedOut => Verdict::AwaitSignIn,
        Outcome::Refused { why } => Verdict::SetAside { why },
        Outcome::Local { cause } => Verdict::Pause { hold: Hold::Local(cause) },
    }
}

/// min(15 min, 2 s · 2ⁿ) × (0.75 … 1.25), n counting the tries before this one. The spread comes from
/// the id and the attempt: the same in every test, another for each phone of a region that comes back online.
pub fn patience(id: Uuid, attempts: u32) -> TimeDelta {
    let doublings = attempts.saturating_sub(1).min(10);
    let base = (FIRST_MS << doublings).min(LONGEST_PATIENCE.num_milliseconds().unsigned_abs());
    // 0 … 1023 of 1024ths, of half the delay, above three quarters of it.
    let spread = hash(id.as_bytes(), attempts) % 1024;
    let millis = base * 3 / 4 + base / 2 * spread / 1023;
    TimeDelta::milliseconds(i64::try_from(millis).unwrap_or(i64::MAX))
}

/// FNV-1a over both, then MurmurHash3's finish, so that a single bit of the id moves every bit.
fn hash(id: &[u8], attempt: u32) -> u64 {
    let bytes = id.iter().copied().chain(attempt.to_le_bytes());
    let mut hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    for factor in [0xff51_afd7_ed55_8ccd_u64, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ (hash >> 33)).wrapping_mul(factor);
    }
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Kind, Local, Standing, Unreachable};
    use super::*;
    use crate::ids::{LaneId, ParcelId};

    fn parcel(id: u128, attempts: u32) -> Parcel {
        Parcel {
            id: ParcelId(Uuid::from_u128(id)),
            lane: LaneId(Uuid::from_u128(id)),
            place: 0,
            kind: Kind::Envelope,
            application: None,
            wire: Vec::new(),
            account: None,
            standing: Standing::Travelling,
            attempts,
            departures: 1,
            not_before: DateTime::UNIX_EPOCH,
            size: 0,
            acknowledged: 0,
            upload_url: None,
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-25T10:00:00Z".parse().unwrap()
    }

    fn outcome() -> impl Strategy<Value = Outcome> {
        let causes = [Unreachable::Offline, Unreachable::Intercepted, Unreachable::Portal];
        let locals = [Local::DiskFull, Local::VaultClosed, Local::DocumentDamaged];
        let asked = prop_oneof![
            Just(None),
            any::<i32>().prop_map(|seconds| Some(TimeDelta::seconds(i64::from(seconds))))
        ];
        prop_oneof![
            Just(Outcome::Accepted),
            (proptest::sample::select(causes.to_vec()), any::<bool>())
                .prop_map(|(cause, left)| Outcome::Unreachable { cause, left }),
            asked.prop_map(|wait| Outcome::Busy { wait }),
            Just(Outcome::Fault),
            Just(Outcome::SignedOut),
            proptest::sample::select(&Refusal::ALL[..]).prop_map(|why| Outcome::Refused { why }),
            proptest::sample::select(locals.to_vec()).prop_map(|cause| Outcome::Local { cause }),
        ]
    }

    proptest! {
        #[test]
        fn patience_doubles_to_a_quarter_of_an_hour_and_stays_within_a_quarter_of_it(
            id in any::<u128>(), attempts in any::<u32>()
        ) {
            let delay = patience(Uuid::from_u128(id), attempts).num_milliseconds() as f64;
            let base = (2_000.0 * 2f64.powi(attempts.saturating_sub(1).min(40) as i32)).min(900_000.0);
            prop_assert!(delay >= base * 0.75 - 1.0 && delay <= base * 1.25 + 1.0, "{delay} for {base}");
        }

        #[test]
        fn only_what_was_accepted_is_delivered_and_only_a_refusal_sets_aside(
            id in any::<u128>(), attempts in 1u32..99, outcome in outcome()
        ) {
            match (outcome, parcel(id, attempts).judge(outcome, now())) {
                (Outcome::Accepted, Verdict::Delivered) | (Outcome::SignedOut, Verdict::AwaitSignIn) => {}
                (Outcome::Refused { why }, Verdict::SetAside { why: said }) => prop_assert_eq!(why, said),
                (Outcome::Local { cause }, Verdict::Pause { hold }) => prop_assert_eq!(hold, Hold::Local(cause)),
                (Outcome::Unreachable { cause, left }, Verdict::Wait { until, attempt, cause: said }) => {
                    prop_assert_eq!(said, Cause::Unreachable(cause));
                    prop_assert_eq!(attempt, if left { Attempt::GivenBack } else { Attempt::NeverLeft });
                    prop_assert!(until > now() && until <= now() + TimeDelta::minutes(19));
                }
                (Outcome::Busy { wait }, Verdict::Wait { until, attempt, cause }) => {
                    prop_assert_eq!((attempt, cause), (Attempt::Counted, Cause::Busy));
                    prop_assert!(until >= now() && until <= now() + LONGEST_ASKED);
                    if let Some(asked) = wait.filter(|asked| (0..=86_400).contains(&asked.num_seconds())) {
                        prop_assert_eq!(until, now() + asked);
                    }
                }
                (Outcome::Fault, Verdict::Wait { attempt, cause, .. }) => {
                    prop_assert_eq!((attempt, cause), (Attempt::Counted, Cause::Fault));
                }
                (outcome, verdict) => prop_assert!(false, "{outcome:?} became {verdict:?}"),
            }
        }
    }

    #[test]
    fn a_region_that_comes_back_online_does_not_knock_all_at_once() {
        let mut slots = [0u32; 10];
        for id in 0..10_000u128 {
            // Ids of one second differ in their last bits only, as those made by one phone do.
            let delay =
                patience(Uuid::from_u128((0x0193_5a00_0000_7000_8000 << 64) + id), 8).num_milliseconds();
            let (low, high) = (256_000 * 3 / 4, 256_000 * 5 / 4);
            slots[usize::try_from((delay - low) * 10 / (high - low + 1)).unwrap()] += 1;
        }
        assert!(slots.iter().all(|count| (850..1150).contains(count)), "{slots:?}");
    }

    #[test]
    fn a_wake_ends_every_wait_but_the_one_a_server_asked_for() {
        for cause in Cause::ALL {
            assert_eq!(cause.ends_at_a_wake(), cause != Cause::Busy);
        }
    }
}
