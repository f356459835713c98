//! Sorts every answer of the network, once (WIRE.md §5, §13). First question: is it ours?

use std::time::Duration;

use crate::wire::{Pointer, Problem};

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
    /// Ours, and refuses.
    Refused {
        /// Its stable code.
        code: String,
        /// What is wrong in the body that was sent, where the gateway says so.
        pointers: Vec<Pointer>,
    },
}

impl Failure {
    /// A refusal by its code alone.
    pub fn refused(code: impl Into<String>) -> Self {
        Self::Refused { code: code.into(), pointers: Vec::new() }
    }

    /// The code of a refusal.
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused { code, .. } => Some(code),
            _ => None,
        }
    }
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
    /// The body, where one was read: a problem of ours says more than its header.
    pub body: &'a [u8],
}

/// Sorts an answer whose status is not the one the call lists as success.
pub fn sort(answer: Answer<'_>) -> Failure {
    if !answer.ours || (300..400).contains(&answer.status) {
        return Failure::Portal;
    }
    let problem = serde_json::from_slice::<Problem>(answer.body).unwrap_or_default();
    let code = answer.code.or(Some(problem.code.as_str())).filter(|code| !code.is_empty());
    let wait = answer.retry_after.map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT));
    match (answer.status, code) {
        // A quota is not a queue: waiting alone does not free it.
        (429, Some("quota-full")) => Failure::refused("quota-full"),
        (408 | 429 | 502..=504 | 507, _) | (_, Some("busy" | "restoring")) => Failure::Busy(wait),
        (401, _) | (403, Some("other-account")) => Failure::SignedOut,
        // What we sent cannot be read: our bug, to be reported, and no reason to set a parcel aside.
        (400, Some("malformed" | "bad-tus" | "bad-digest")) => Failure::Fault,
        (400..=499, Some(code)) => Failure::Refused { code: code.to_owned(), pointers: problem.pointers },
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

    fn coded(status: u16, code: &'static str) -> Failure {
        sort(Answer { code: Some(code), ..ours(status) })
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
        assert_eq!(coded(404, "unknown"), Failure::refused("unknown"));
        assert_eq!(coded(400, "malformed"), Failure::Fault);
    }

    #[test]
    fn every_code_of_the_contract_falls_into_its_class() {
        for (status, code) in [(503, "busy"), (503, "restoring"), (507, "store-full"), (429, "too-many")] {
            assert_eq!(coded(status, code), Failure::Busy(None), "{code}");
        }
        for (status, code) in [(401, "token-expired"), (401, "token-invalid"), (403, "other-account")] {
            assert_eq!(coded(status, code), Failure::SignedOut, "{code}");
        }
        for (status, code) in [
            (403, "mandate-expired"),
            (403, "forbidden"),
            (405, "method"),
            (409, "id-reused"),
            (409, "state-forbids"),
            (413, "too-large"),
            (415, "media-type"),
            (426, "app-too-old"),
            (422, "answers-rejected"),
            (422, "document-kind"),
            (422, "document-undeclared"),
            (422, "document-infected"),
            (422, "form-unknown"),
            (422, "form-closed"),
            (422, "form-withdrawn"),
            (429, "quota-full"),
        ] {
            assert_eq!(coded(status, code), Failure::refused(code), "{code}");
        }
        assert_eq!(coded(500, "fault"), Failure::Fault);
    }

    #[test]
    fn a_refusal_says_where_it_hurts() {
        let body = br#"{"type":"urn:maregion:problem:answers-rejected","title":"x","status":422,
            "code":"answers-rejected","retry_after":null,
            "pointers":[{"pointer":"/answers/applicant.iban","code":"iban-key"}]}"#;
        let pointer = Pointer { pointer: "/answers/applicant.iban".into(), code: "iban-key".into() };
        let expected = Failure::Refused { code: "answers-rejected".into(), pointers: vec![pointer] };
        assert_eq!(sort(Answer { body, ..ours(422) }), expected);
    }
}
