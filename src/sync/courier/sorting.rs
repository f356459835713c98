//! What an answer comes down to for the queue: the classes of WIRE.md §5, and where an objection belongs.

use api_client::failure::Failure;
use api_client::gateway::Traffic;
use api_client::upload::Stop;
use api_client::wire;
use chrono::TimeDelta;
use domain::parcel::{Local, Outcome, Refusal, Unreachable};

use crate::store::Error;

/// The shortest wait: a server that asks for none would be asked without end.
pub(super) const SHORTEST: TimeDelta = TimeDelta::seconds(1);

/// What the gateway says against an answer (`/answers/{path}`) or the documents of a slot.
pub(super) fn objection(pointer: &wire::Pointer) -> (String, String) {
    let path = pointer.pointer.strip_prefix("/answers/").or(pointer.pointer.strip_prefix("/documents/"));
    // RFC 6901: in this order, so that « ~01 » is « ~1 ».
    let path = path.unwrap_or(&pointer.pointer).replace("~1", "/").replace("~0", "~");
    (path, pointer.code.clone())
}

/// The classes of WIRE.md §5, as the queue needs them.
pub(crate) fn outcome(failure: &Failure, call: Traffic) -> Outcome {
    let unreachable = |cause, left| Outcome::Unreachable { cause, left };
    match failure {
        Failure::Offline => unreachable(Unreachable::Offline, call.departed > 0),
        // Whoever failed to prove who they are was given nothing.
        Failure::Intercepted => unreachable(Unreachable::Intercepted, false),
        Failure::Portal => unreachable(Unreachable::Portal, true),
        Failure::Busy(wait) => {
            let asked = wait.map(|wait| TimeDelta::from_std(wait).unwrap_or(TimeDelta::days(1)));
            Outcome::Busy { wait: asked.map(|asked| asked.max(SHORTEST)) }
        }
        Failure::Fault => Outcome::Fault,
        Failure::SignedOut => Outcome::SignedOut,
        Failure::Refused { code, .. } => Outcome::Refused { why: Refusal::parse(code) },
    }
}

pub(super) fn stopped(stop: &Stop, call: Traffic) -> Outcome {
    match stop {
        Stop::Line(failure) => outcome(failure, call),
        Stop::Damaged => Outcome::Local { cause: Local::DocumentDamaged },
    }
}

pub(super) fn local(error: &Error) -> Outcome {
    match error {
        Error::DiskFull => Outcome::Local { cause: Local::DiskFull },
        Error::DocumentDamaged => Outcome::Local { cause: Local::DocumentDamaged },
        Error::DeskClosed => Outcome::Local { cause: Local::VaultClosed },
        _ => Outcome::Fault,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn every_answer_falls_into_its_class() {
        let left = Traffic { departed: 1, ..Traffic::default() };
        let unreachable = |cause, left| Outcome::Unreachable { cause, left };
        for (failure, call, expected) in [
            (Failure::Offline, Traffic::default(), unreachable(Unreachable::Offline, false)),
            (Failure::Offline, left, unreachable(Unreachable::Offline, true)),
            (Failure::Intercepted, left, unreachable(Unreachable::Intercepted, false)),
            (Failure::Portal, Traffic::default(), unreachable(Unreachable::Portal, true)),
            (Failure::Busy(None), left, Outcome::Busy { wait: None }),
            (Failure::Busy(Some(Duration::ZERO)), left, Outcome::Busy { wait: Some(SHORTEST) }),
            (Failure::Fault, left, Outcome::Fault),
            (Failure::SignedOut, left, Outcome::SignedOut),
            (Failure::refused("form-closed"), left, Outcome::Refused { why: Refusal::FormClosed }),
            (Failure::refused("of-tomorrow"), left, Outcome::Refused { why: Refusal::Other }),
        ] {
            assert_eq!(outcome(&failure, call), expected, "{failure:?}");
        }
    }

    #[test]
    fn an_objection_names_the_answer_or_the_slot() {
        let said = |pointer: &str| {
            objection(&wire::Pointer { pointer: pointer.to_owned(), code: "required".to_owned() }).0
        };
        assert_eq!(said("/answers/applicant.iban"), "applicant.iban");
        assert_eq!(said("/answers/household~1members~0x"), "household/members~x");
        assert_eq!(said("/documents/rib"), "rib");
        assert_eq!(said("/corrects"), "/corrects");
    }
}
