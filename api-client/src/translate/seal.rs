//! Answers and documents → the exact bytes of an envelope. What is made here once is filed as it is.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use domain::application::DeclaredDocument;
use domain::draft::FormPin;
use domain::form::Answers;
use domain::ids::{ApplicationId, DraftId, Sha256};
use domain::mandate::Mandate;
use uuid::Uuid;

use super::written;
use crate::canonical::{self, NotCanonical};
use crate::wire;

/// What an envelope is made of.
#[derive(Debug, Clone)]
pub struct Sealing<'a> {
    /// The form the answers were written for.
    pub form: &'a FormPin,
    /// The application it corrects.
    pub corrects: Option<ApplicationId>,
    /// The answers, by path.
    pub answers: &'a Answers,
    /// The documents, in the order of the form.
    pub documents: &'a [DeclaredDocument],
    /// Who files for whom.
    pub mandate: Option<&'a Mandate>,
    /// The draft whose copy is to go with the registration, and the ETag of the last copy known; none where no copy
    /// is kept.
    pub copy: Option<(DraftId, Option<&'a str>)>,
    /// The install that seals: an opaque id.
    pub install: &'a str,
    /// Version of the app.
    pub app: &'a str,
    /// The device's clock when it was sealed, with its offset.
    pub finalised_at: DateTime<FixedOffset>,
}

/// An envelope that will not change any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The bytes that travel and are filed.
    pub bytes: Vec<u8>,
    /// Their digest.
    pub sha256: Sha256,
}

/// Freezes an envelope, in canonical JSON. Fails only for a number that JSON cannot hold.
pub fn seal(what: &Sealing<'_>) -> Result<Sealed, NotCanonical> {
    let mandate = |mandate: &Mandate| wire::Mandate {
        for_whom: mandate.for_whom.clone(),
        by_whom: mandate.by_whom.clone(),
        until: written(mandate.until),
    };
    frozen(&wire::Envelope {
        form: wire::FormRef {
            id: what.form.id.to_string(),
            version: what.form.version,
            sha256: what.form.sha256.to_string(),
        },
        corrects: what.corrects.map(|id| id.to_string()),
        answers: what.answers.clone(),
        documents: what.documents.iter().map(declared).collect(),
        ciphertext: None,
        mandate: what.mandate.map(mandate),
        draft: what
            .copy
            .map(|(id, etag)| wire::SealedDraft { id: id.to_string(), etag: etag.map(str::to_owned) }),
        device: wire::Device {
            install: what.install.to_owned(),
            app: what.app.to_owned(),
            finalised_at: what.finalised_at.to_rfc3339_opts(SecondsFormat::Secs, false),
        },
    })
}

/// What an envelope that was sealed here holds, for whoever reads it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsealed {
    /// The answers, by path.
    pub answers: Answers,
    /// The documents it declares.
    pub documents: Vec<DeclaredDocument>,
    /// The device's clock when it was sealed, with its offset; none if it cannot be read.
    pub finalised_at: Option<DateTime<FixedOffset>>,
}

/// Reads again the bytes of an envelope; none if they are none. A document without a digest is left out.
pub fn unseal(bytes: &[u8]) -> Option<Unsealed> {
    let envelope: wire::Envelope = serde_json::from_slice(bytes).ok()?;
    let document = |told: wire::DeclaredDocument| {
        Some(DeclaredDocument {
            sha256: Sha256::parse(&told.sha256)?,
            slot: told.slot,
            size: told.size,
            media: told.media,
            name: told.name,
        })
    };
    Some(Unsealed {
        answers: envelope.answers,
        documents: envelope.documents.into_iter().filter_map(document).collect(),
        finalised_at: DateTime::parse_from_rfc3339(&envelope.device.finalised_at).ok(),
    })
}

/// Freezes a withdrawal; its id makes the call idempotent.
pub fn seal_withdrawal(id: Uuid, reason: &str) -> Result<Sealed, NotCanonical> {
    frozen(&wire::Withdrawal { id: id.hyphenated().to_string(), reason: reason.to_owned() })
}

/// Freezes a message of the citizen.
pub fn seal_message(text: &str, documents: &[DeclaredDocument]) -> Result<Sealed, NotCanonical> {
    frozen(&wire::NewMessage { text: text.to_owned(), documents: documents.iter().map(declared).collect() })
}

pub(super) fn frozen(what: &impl serde::Serialize) -> Result<Sealed, NotCanonical> {
    let bytes = canonical::to_vec(what)?;
    Ok(Sealed { sha256: Sha256(<sha2::Sha256 as sha2::Digest>::digest(&bytes).into()), bytes })
}

pub(super) fn declared(document: &DeclaredDocument) -> wire::DeclaredDocument {
    wire::DeclaredDocument {
        slot: document.slot.clone(),
        sha256: document.sha256.to_string(),
        size: document.size,
        media: document.media.clone(),
        name: document.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::RecordId;

    use super::*;
    use crate::canonical::sha256_hex;

    #[test]
    fn an_envelope_has_these_very_bytes() {
        let id = RecordId::parse("form:aide-042").unwrap();
        let form = FormPin { id, version: 7, sha256: Sha256([0xab; 32]) };
        let answers = Answers::from([("applicant.iban".to_owned(), "FR76".to_owned())]);
        let documents = [DeclaredDocument {
            slot: "rib".to_owned(),
            sha256: Sha256([0xcd; 32]),
            size: 412_331,
            media: "image/jpeg".to_owned(),
            name: "rib.jpg".to_owned(),
        }];
        let what = Sealing {
            form: &form,
            corrects: None,
            answers: &answers,
            documents: &documents,
            mandate: None,
            copy: None,
            install: "i",
            app: "1.4.2",
            finalised_at: "2026-11-23T21:58:03+01:00".parse().unwrap(),
        };
        let sealed = seal(&what).unwrap();
        let (ab, cd) = ("ab".repeat(32), "cd".repeat(32));
        let expected = format!(
            concat!(
                r#"{{"answers":{{"applicant.iban":"FR76"}},"ciphertext":null,"corrects":null,"#,
                r#""device":{{"app":"1.4.2","finalised_at":"2026-11-23T21:58:03+01:00","install":"i"}},"#,
                r#""documents":[{{"name":"rib.jpg","sha256":"{cd}","size":412331,"slot":"rib","#,
                r#""type":"image/jpeg"}}],"form":{{"id":"form:aide-042","sha256":"{ab}","version":7}},"#,
                r#""mandate":null}}"#
            ),
            ab = ab,
            cd = cd
        );
        assert_eq!(String::from_utf8(sealed.bytes.clone()).unwrap(), expected);
        assert_eq!(sealed.sha256.to_string(), sha256_hex(expected.as_bytes()));
        assert_eq!(seal(&what).unwrap(), sealed, "the same again");
        let read: wire::Envelope = serde_json::from_slice(&sealed.bytes).unwrap();
        assert_eq!(read.documents[0].media, "image/jpeg");
        let unsealed = unseal(&sealed.bytes).unwrap();
        assert_eq!((&unsealed.answers, unsealed.documents), (&answers, documents.to_vec()));
        assert_eq!(unsealed.finalised_at, Some(what.finalised_at));
        assert_eq!(unseal(&sealed.bytes[1..]), None);
        let draft = DraftId(Uuid::from_u128(7));
        let copied = seal(&Sealing { copy: Some((draft, Some("\"ab\""))), ..what }).unwrap();
        let read: wire::Envelope = serde_json::from_slice(&copied.bytes).unwrap();
        assert_eq!(read.draft.unwrap().id, "00000000-0000-0000-0000-000000000007");
    }
}
