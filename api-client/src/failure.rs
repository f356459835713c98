//! Sorts every answer of the network, once (WIRE.md §5). First question: is it ours?

use std::time::Duration;

/// What an answer that is not the wished one comes down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No interface, no name, no route, time-out.
    Offline,
    /// TLS says that somebody else answers.
    Intercepted,
    /// Something answered that is not our gateway: a Wi-Fi page, a maintenance page.
    Portal,
    /// Ours, and asks to wait; for that long where it says so.
    Busy(Option<Duration>),
    /// Ours, and in trouble, or a body we cannot read.
    Fault,
    /// Ours, and asks for a sign-in.
    SignedOut,
    /// Ours, and refuses, with its stable code.
    Refused(String),
}

/// Longest wait that a gateway may ask for.
pub const LONGEST_WAIT: Duration = Duration::from_secs(24 * 3600);

/// What is known of an HTTP answer when it is sorted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Answer<'a> {
    /// Status.
    pub status: u16,
    /// Whether it carries the marks of our gateway (`Region-Epoch`, of 32 hex digits).
    pub ours: bool,
    /// `Retry-After`, in seconds.
    pub retry_after: Option<u64>,
    /// `Region-Code`.
    pub code: Option<&'a str>,
}

/// Sorts an answer whose status is not the one the call lists as success.
pub fn sort(answer: Answer<'_>) -> Failure {
    if !answer.ours || (300..400).contains(&answer.status) {
        return Failure::Portal;
    }
    let wait = answer.retry_after.map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT));
    match (answer.status, answer.code) {
        (408 | 429 | 502..=504 | 507, _) | (_, Some("busy" | "restoring")) => Failure::Busy(wait),
        (401, _) | (403, Some("other-account")) => Failure::SignedOut,
        (400..=499, Some(code)) => Failure::Refused(code.to_owned()),
        _ => Failure::Fault,
    }
}

/// Whether a header is the epoch of a gateway: 32 lower-case hex digits.
pub fn is_epoch(value: &str) -> bool {
    value.len() == 32 && value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(status: u16) -> Answer<'static> {
        Answer { status, ours: true, ..Answer::default() }
    }

    #[test]
    fn what_does_not_carry_our_mark_is_a_portal_whatever_its_status() {
        for status in [200, 204, 302, 403, 404, 500, 503] {
            assert_eq!(sort(Answer { status, ..Answer::default() }), Failure::Portal);
        }
        assert_eq!(sort(ours(302)), Failure::Portal);
    }

    #[test]
    fn a_wish_to_wait_is_kept_up_to_a_day() {
        let asked = Answer { retry_after: Some(999_999), ..ours(503) };
        assert_eq!(sort(asked), Failure::Busy(Some(LONGEST_WAIT)));
        assert_eq!(sort(ours(429)), Failure::Busy(None));
    }

    #[test]
    fn trouble_on_our_side_is_not_a_refusal() {
        assert_eq!(sort(ours(500)), Failure::Fault);
        assert_eq!(sort(ours(404)), Failure::Fault, "a 4xx without a code is not ours to read");
        assert_eq!(sort(Answer { code: Some("unknown"), ..ours(404) }), Failure::Refused("unknown".into()));
    }
}
