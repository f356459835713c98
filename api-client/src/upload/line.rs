//! What was learnt of the line: how large a body it carries in five seconds, and whether it knows `PATCH`.

use std::time::Duration;

/// Smallest body of a request.
pub const SMALLEST: usize = 64 * 1024;
/// Largest body of a request.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// Where it begins: a usual photo fits in, and a slow line learns better soon.
const FIRST: usize = 512 * 1024;
/// A body is made to take about so long.
const AIM: f64 = 5.0;

/// The line, as the last requests found it. Kept by the caller from one document to the next.
#[derive(Debug, Clone)]
pub struct Line {
    largest: usize,
    cuts: u8,
    /// `PATCH` does not pass: `POST` says it in a header.
    pub by_post: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self { largest: FIRST, cuts: 0, by_post: false }
    }
}

impl Line {
    /// The size of the next body, of what is left.
    pub fn body(&self, left: u64) -> usize {
        usize::try_from(left).unwrap_or(usize::MAX).min(self.largest)
    }

    /// A whole body arrived and was acknowledged.
    pub(super) fn carried(&mut self, bytes: usize, took: Duration) {
        self.cuts = 0;
        // A small last piece says little about what the line could carry.
        if bytes >= SMALLEST {
            let in_aim = bytes as f64 / took.as_secs_f64().max(0.001) * AIM;
            self.largest = (in_aim.min(LARGEST as f64) as usize).clamp(SMALLEST, LARGEST);
        }
    }

    /// The line was cut in a body; says whether a smaller one is left to try.
    pub(super) fn cut(&mut self) -> bool {
        let before = self.largest;
        self.largest = (self.largest / 2).max(SMALLEST);
        self.cuts = self.cuts.saturating_add(1);
        self.largest < before
    }

    /// A question was answered. After two cut bodies, it is the method that does not pass.
    pub(super) fn answered(&mut self) {
        if self.cuts >= 2 && self.largest == SMALLEST {
            self.by_post = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_body_takes_about_five_seconds_on_any_line() {
        let mut line = Line::default();
        line.carried(512 * 1024, Duration::from_secs(1));
        assert_eq!(line.body(u64::MAX), 5 * 512 * 1024);
        line.carried(2_621_440, Duration::from_secs(50));
        assert_eq!(line.body(u64::MAX), 262_144);
        line.carried(1024, Duration::from_secs(50));
        assert_eq!(line.body(u64::MAX), 262_144, "a last crumb teaches nothing");
    }

    proptest! {
        #[test]
        fn whatever_the_line_does_a_body_stays_within_its_bounds(
            events in prop::collection::vec((0u8..3, 0usize..8_000_000, 0u64..200_000), 0..40), left in 1u64..9_000_000
        ) {
            let mut line = Line::default();
            for (what, bytes, ms) in events {
                match what {
                    0 => line.carried(bytes, Duration::from_millis(ms)),
                    1 => {
                        let before = line.body(u64::MAX);
                        line.cut();
                        prop_assert!(line.body(u64::MAX) <= before);
                    }
                    _ => line.answered(),
                }
                let body = line.body(left);
                prop_assert!(body as u64 <= left && body <= LARGEST);
                prop_assert!(body >= SMALLEST || body as u64 == left);
            }
        }
    }
}
