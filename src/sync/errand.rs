//! Pure: how long to rest after a drain, and what to do then; when what is being written is copied.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;

use super::drain::{Ending, Post, Woken};

/// The first rest after no gateway was met; it doubles.
const FIRST: TimeDelta = TimeDelta::seconds(2);
/// The longest such rest.
const LONGEST: TimeDelta = TimeDelta::minutes(15);
/// After so long without a gateway, it is looked for once an hour.
const GIVES_UP_AFTER: TimeDelta = TimeDelta::hours(2);
const HOURLY: TimeDelta = TimeDelta::hours(1);
/// What is due already waits so long, so that no trouble of ours makes the loop run hot.
const SOON: TimeDelta = TimeDelta::seconds(1);
/// So often the kind of line is looked at, while documents wait for a better one: a question to this phone.
const LINE_LOOKED_AT: TimeDelta = TimeDelta::minutes(5);

/// Since when no gateway was met, and how often it was looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lost {
    since: Option<DateTime<Utc>>,
    tries: u32,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rest {
    /// Rest for so long at most.
    pub at_most: Duration,
    /// What the next drain is begun by, if nothing else happens first.
    pub woken: Woken,
}

/// So long after the last change a draft is copied: only the last state of a sentence travels.
const PAUSE: Duration = Duration::from_secs(10);
/// Who writes without a pause is copied so often all the same.
const NO_LATER: Duration = Duration::from_secs(60);

/// When drafts were changed and not copied since.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Writing(Option<(Instant, Instant)>);

impl Writing {
    /// Something was written.
    pub fn changed(&mut self, now: Instant) {
        let first = self.0.map_or(now, |(first, _)| first);
        self.0 = Some((first, now));
    }

    /// When it is copied; none if nothing was written.
    pub fn due(self) -> Option<Instant> {
        self.0.map(|(first, last)| (last + PAUSE).min(first + NO_LATER))
    }

    /// What was written is looked at.
    pub fn copied(&mut self) {
        self.0 = None;
    }
}

impl Lost {
    /// What to do after a drain that came out so.
    pub fn after(&mut self, post: &Post, now: DateTime<Utc>) -> Rest {
        if let Ending::Lost(_) = post.ending {
            let since = *self.since.get_or_insert(now);
            let wait = if now - since >= GIVES_UP_AFTER { HOURLY } else { self.patience() };
            self.tries = self.tries.saturating_add(1);
            return Rest { at_most: spread(wait, now), woken: Woken::AfterALoss };
        }
        *self = Self::default();
        let due = post.next_due.map_or(HOURLY, |due| due - now);
        let longest = if post.for_wifi > 0 { LINE_LOOKED_AT } else { HOURLY };
        let at_most = due.clamp(SOON, longest).to_std().unwrap_or_default();
        Rest { at_most, woken: Woken::ByTheClock }
    }

    fn patience(self) -> TimeDelta {
        FIRST.checked_mul(1 << self.tries.min(10)).map_or(LONGEST, |wait| wait.min(LONGEST))
    }
}

/// Between three quarters and five quarters of it, so that a region that comes back online does not knock
/// all at once.
fn spread(wait: TimeDelta, now: DateTime<Utc>) -> Duration {
    let quarter = wait / 4;
    let more = quarter * 2 * i32::try_from(now.timestamp_subsec_millis() % 1000).unwrap_or(0) / 1000;
    (wait - quarter + more).to_std().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::parcel::Unreachable;
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000 + seconds, 0).unwrap()
    }

    fn lost() -> Post {
        Post { ending: Ending::Lost(Unreachable::Offline), ..Post::default() }
    }

    #[test]
    fn the_gateway_is_looked_for_less_and_less_and_then_once_an_hour() {
        let mut memory = Lost::default();
        let rests: Vec<_> = (0..12).map(|_| memory.after(&lost(), at(0)).at_most.as_secs_f64()).collect();
        assert!(rests[0] < 2.0 && rests[1] > rests[0]);
        assert!(rests.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(rests[11] <= 15.0 * 60.0 * 1.25);
        let late = memory.after(&lost(), at(7200));
        assert!(late.at_most >= Duration::from_secs(45 * 60), "{late:?}");
        assert_eq!(late.woken, Woken::AfterALoss);
        let found = memory.after(&Post::default(), at(7300));
        assert_eq!((found.woken, memory), (Woken::ByTheClock, Lost::default()));
    }

    #[test]
    fn while_documents_wait_for_a_wifi_the_line_is_looked_at_now_and_then() {
        let post = Post { waiting: 1, for_wifi: 1, ..Post::default() };
        let rest = Lost::default().after(&post, at(0));
        assert_eq!((rest.at_most, rest.woken), (Duration::from_secs(300), Woken::ByTheClock));
    }

    proptest! {
        #[test]
        fn a_draft_is_copied_once_a_pause_and_within_a_minute_however_it_is_written(
            gaps in proptest::collection::vec(0u64..30, 1..60)
        ) {
            let begun = Instant::now();
            let (mut writing, mut now, mut copied) = (Writing::default(), begun, 0);
            let mut first = None;
            for gap in &gaps {
                let next = now + Duration::from_secs(*gap);
                while let Some(due) = writing.due().filter(|due| *due <= next) {
                    let since = first.take().unwrap();
                    prop_assert!(due >= now && due - since <= NO_LATER);
                    prop_assert!(due - now == PAUSE || due - since == NO_LATER);
                    writing.copied();
                    copied += 1;
                }
                now = next;
                writing.changed(now);
                first.get_or_insert(now);
            }
            prop_assert!(writing.due().is_some_and(|due| due <= now + PAUSE), "the last change is copied too");
            prop_assert!(copied <= gaps.len());
        }

        #[test]
        fn it_never_sleeps_past_what_is_due_nor_longer_than_an_hour(due in -10_000i64..100_000) {
            let post = Post { next_due: Some(at(due)), ..Post::default() };
            let rest = Lost::default().after(&post, at(0));
            prop_assert_eq!(rest.at_most.as_secs(), due.clamp(1, 3600).unsigned_abs());
        }
    }
}
