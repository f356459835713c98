//! Answers and documents → the exact bytes of an envelope. What is made here once is filed as it is.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use domain::application::{ApplicationId, DeclaredDocument, FormRef};

use crate::canonical::{self, NotCanonical, sha256_hex};
use crate::wire;

/// What an envelope is made of.
#[derive(Debug, Clone)]
pub struct Sealing<'a> {
    /// The form the answers were written for.
    pub form: &'a FormRef,
    /// The application it corrects.
    pub corrects: Option<ApplicationId>,
    /// The answers, by path.
    pub answers: &'a wire::Answers,
    /// The documents, in the order of the form.
    pub documents: &'a [DeclaredDocument],
    /// Who files for whom.
    pub mandate: Option<&'a wire::Mandate>,
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
    /// Their digest, lower-case hex.
    pub sha256: String,
}

/// Freezes an envelope, in canonical JSON. Fails only for a number that JSON cannot hold.
pub fn seal(what: &Sealing<'_>) -> Result<Sealed, NotCanonical> {
    let document = |document: &DeclaredDocument| wire::DeclaredDocument {
        slot: document.slot.clone(),
        sha256: document.sha256.clone(),
        size: document.size,
        media: document.media.clone(),
        name: document.name.clone(),
    };
    let envelope = wire::Envelope {
        form: wire::FormRef {
            id: what.form.id.clone(),
            version: what.form.version,
            sha256: what.form.sha256.clone(),
        },
        corrects: what.corrects.map(|id| id.to_string()),
        answers: what.answers.clone(),
        documents: what.documents.iter().map(document).collect(),
        ciphertext: None,
        mandate: what.mandate.cloned(),
        device: wire::Device {
            install: what.install.to_owned(),
            app: what.app.to_owned(),
            finalised_at: what.finalised_at.to_rfc3339_opts(SecondsFormat::Secs, false),
        },
    };
    let bytes = canonical::to_vec(&envelope)?;
    Ok(Sealed { sha256: sha256_hex(&bytes), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_has_these_very_bytes() {
        let form = FormRef { id: "aide-042".to_owned(), version: 7, sha256: "ab".to_owned() };
        let answers = wire::Answers::from([("applicant.iban".to_owned(), "FR76".into())]);
        let documents = [DeclaredDocument {
            slot: "rib".to_owned(),
            sha256: "cd".to_owned(),
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
            install: "i",
            app: "1.4.2",
            finalised_at: "2026-11-23T21:58:03+01:00".parse().unwrap(),
        };
        let sealed = seal(&what).unwrap();
        let expected = concat!(
            r#"{"answers":{"applicant.iban":"FR76"},"ciphertext":null,"corrects":null,"#,
            r#""device":{"app":"1.4.2","finalised_at":"2026-11-23T21:58:03+01:00","install":"i"},"#,
            r#""documents":[{"name":"rib.jpg","sha256":"cd","size":412331,"slot":"rib","type":"image/jpeg"}],"#,
            r#""form":{"id":"aide-042","sha256":"ab","version":7},"mandate":null}"#
        );
        assert_eq!(String::from_utf8(sealed.bytes.clone()).unwrap(), expected);
        assert_eq!(sealed.sha256, sha256_hex(expected.as_bytes()));
        assert_eq!(seal(&what).unwrap(), sealed, "the same again");
        let read: wire::Envelope = serde_json::from_slice(&sealed.bytes).unwrap();
        assert_eq!(read.documents[0].media, "image/jpeg");
    }
}
