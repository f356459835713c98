//! What the gateway says of filed applications → domain.

use domain::application::{Change, Filed, Message, Milestone, Standing, Text};
use domain::draft::FormPin;
use domain::ids::{ApplicationId, MessageId, RecordId, Sha256};

use super::{deadline, instant};
use crate::base64;
use crate::wire;

/// Makes an application of its summary; none if its id, state or dates cannot be read.
pub fn filed(told: wire::Application) -> Option<Filed> {
    Some(Filed {
        id: id(&told.application)?,
        number: told.number,
        standing: Standing::of_code(&told.state).filter(|standing| standing.is_filed())?,
        form: form_pin(&told.form)?,
        corrects: told.corrects.as_deref().and_then(id),
        envelope_sha256: Sha256::parse(&told.envelope_sha256)?,
        registered_at: instant(&told.registered_at)?,
        updated_at: instant(&told.updated_at)?,
        deadline: told.deadline.and_then(deadline),
        missing: told.missing.iter().filter_map(|sha256| Sha256::parse(sha256)).collect(),
    })
}

/// Makes a change of its entry; none if it cannot be read, and the caller counts it.
pub fn change(told: wire::Change) -> Option<Change> {
    let standing = Standing::of_code(&told.state).filter(|standing| standing.is_filed())?;
    let text = told.text.map(|text| Text { fr: text.fr, en: text.en });
    Some(Change {
        application: id(&told.application)?,
        milestone: Milestone { seq: told.seq, standing, at: instant(&told.at)?, text },
        receipt: told.receipt.as_deref().and_then(base64::decode),
        message: told.message.and_then(message),
    })
}

/// Makes a message of what travelled; none if its id or date cannot be read.
pub fn message(told: wire::Message) -> Option<Message> {
    Some(Message {
        id: MessageId(told.id.parse().ok()?),
        from_agent: told.from_agent,
        text: told.text,
        at: instant(&told.at)?,
        documents: told.documents.iter().filter_map(|document| Sha256::parse(&document.sha256)).collect(),
    })
}

/// Reads which form is meant; none if no form could be called so.
pub fn form_pin(told: &wire::FormRef) -> Option<FormPin> {
    Some(FormPin {
        id: RecordId::parse(&told.id)?,
        version: told.version,
        sha256: Sha256::parse(&told.sha256)?,
    })
}

fn id(text: &str) -> Option<ApplicationId> {
    text.parse().ok().map(ApplicationId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_a_later_version_is_none_and_harms_nobody() {
        let known = wire::Change {
            seq: 3,
            application: "01932b5e-7c1a-7000-8000-000000000001".to_owned(),
            state: "in_review".to_owned(),
            at: "2026-11-23T22:30:04Z".to_owned(),
            text: Some(wire::Text { fr: "Bonjour".to_owned(), en: None }),
            ..wire::Change::default()
        };
        assert_eq!(change(known.clone()).unwrap().milestone.standing, Standing::InReview);
        for state in ["archived", "writing", "sealed", ""] {
            assert_eq!(change(wire::Change { state: state.to_owned(), ..known.clone() }), None, "{state}");
        }
        assert_eq!(change(wire::Change { application: "x".to_owned(), ..known }), None);
    }
}
