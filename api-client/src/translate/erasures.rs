//! What the gateway says of an erasure.

use domain::erasure::{Answer, Kept};
use domain::ids::ApplicationId;
use uuid::Uuid;

use super::instant;
use crate::wire;

/// An erasure as the phone keeps it. An application that is kept under a name that is none is left out.
pub fn erasure(told: wire::Erasure) -> Answer {
    let kept = told.kept.into_iter().filter_map(|kept| {
        Some(Kept {
            application: ApplicationId(Uuid::parse_str(&kept.application).ok()?),
            number: kept.number,
            why: kept.why,
            until: instant(&kept.until),
        })
    });
    Answer {
        is_done: told.state == wire::DONE,
        gone: told.erased.into_iter().map(|erased| (erased.what, erased.count)).collect(),
        kept: kept.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_to_stay_is_told_and_what_cannot_be_read_is_left_out() {
        let name = "0193b2c4-7c1a-7000-8000-000000000001";
        let kept = |application: &str, until: &str| wire::Kept {
            application: application.into(),
            number: "BFC-26-0001".into(),
            why: wire::KEPT_DECIDED.into(),
            until: until.into(),
        };
        let told = wire::Erasure {
            state: wire::DONE.into(),
            erased: vec![wire::Erased { what: "drafts".into(), count: 2 }],
            kept: vec![kept(name, "2028-11-24T11:00:00Z"), kept("nonsense", ""), kept(name, "soon")],
            ..wire::Erasure::default()
        };
        let answer = erasure(told);
        assert!(answer.is_done);
        assert_eq!(answer.gone, [("drafts".to_owned(), 2)]);
        let until: Vec<_> =
            answer.kept.iter().map(|kept| kept.until.map(|until| until.to_rfc3339())).collect();
        assert_eq!(until, [Some("2028-11-24T11:00:00+00:00".to_owned()), None]);
        assert!(!erasure(wire::Erasure { state: wire::QUEUED.into(), ..wire::Erasure::default() }).is_done);
    }
}
