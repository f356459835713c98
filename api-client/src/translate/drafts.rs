//! Copies of drafts: what a draft says ↔ the bytes that travel.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::application::DeclaredDocument;
use domain::copied::{Copied, Edited, PutAside};
use domain::ids::{ApplicationId, Sha256};

use super::{form_pin, instant, written};
use crate::canonical::{self, NotCanonical};
use crate::wire;

/// The bytes of a copy, in canonical JSON: the same draft has the same bytes.
pub fn copy_of(copied: &Copied) -> Result<Vec<u8>, NotCanonical> {
    let field =
        |answer: &Edited| wire::DraftField { value: answer.value.clone(), edited_at: written(answer.at) };
    let aside = |aside: &PutAside| wire::PutAside {
        path: aside.path.clone(),
        value: aside.value.clone(),
        at: written(aside.at),
    };
    canonical::to_vec(&wire::DraftCopy {
        form: wire::FormRef {
            id: copied.form.id.to_string(),
            version: copied.form.version,
            sha256: copied.form.sha256.to_string(),
        },
        title: copied.title.clone(),
        corrects: copied.corrects.map(|id| id.to_string()),
        fields: copied.answers.iter().map(|(path, answer)| (path.clone(), field(answer))).collect(),
        documents: copied.papers.iter().map(super::seal::declared).collect(),
        trash: copied.aside.iter().map(aside).collect(),
    })
}

/// Reads the bytes of a copy again; none if they are none.
pub fn copied_in(bytes: &[u8]) -> Option<Copied> {
    copied(serde_json::from_slice(bytes).ok()?)
}

/// Reads a copy; none if it names no form. A document without a digest is left out; an instant that is none is the
/// epoch's, for it is shown alone.
pub fn copied(told: wire::DraftCopy) -> Option<Copied> {
    let shown = |text: &str| instant(text).unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
    let paper = |told: wire::DeclaredDocument| {
        Some(DeclaredDocument {
            sha256: Sha256::parse(&told.sha256)?,
            slot: told.slot,
            size: told.size,
            media: told.media,
            name: told.name,
        })
    };
    let aside =
        |aside: wire::PutAside| PutAside { at: shown(&aside.at), path: aside.path, value: aside.value };
    Some(Copied {
        form: form_pin(&told.form)?,
        title: told.title,
        corrects: told.corrects.and_then(|id| id.parse().ok()).map(ApplicationId),
        answers: told
            .fields
            .into_iter()
            .map(|(path, field)| (path, Edited { at: shown(&field.edited_at), value: field.value }))
            .collect(),
        papers: told.documents.into_iter().filter_map(paper).collect(),
        aside: told.trash.into_iter().map(aside).collect::<BTreeSet<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::draft::FormPin;
    use domain::ids::RecordId;

    use super::*;

    #[test]
    fn a_copy_has_these_very_bytes_and_is_read_as_it_was_written() {
        let at = instant("2026-11-24T11:00:00Z").unwrap();
        let edited = |value: Option<&str>| Edited { value: value.map(str::to_owned), at };
        let paper = DeclaredDocument {
            slot: "rib".to_owned(),
            sha256: Sha256([0xcd; 32]),
            size: 7,
            media: "image/jpeg".to_owned(),
            name: "rib.jpg".to_owned(),
        };
        let copied = Copied {
            form: FormPin { id: RecordId::parse("form:a").unwrap(), version: 7, sha256: Sha256([0xab; 32]) },
            title: "Permis".to_owned(),
            corrects: None,
            answers: BTreeMap::from([("b".to_owned(), edited(None)), ("a".to_owned(), edited(Some("Dole")))]),
            papers: vec![paper],
            aside: BTreeSet::from([PutAside { path: "c".to_owned(), value: "d".to_owned(), at }]),
        };
        let bytes = copy_of(&copied).unwrap();
        let (ab, cd) = ("ab".repeat(32), "cd".repeat(32));
        let expected = format!(
            concat!(
                r#"{{"corrects":null,"documents":[{{"name":"rib.jpg","sha256":"{cd}","size":7,"slot":"rib","#,
                r#""type":"image/jpeg"}}],"fields":{{"a":{{"edited_at":"2026-11-24T11:00:00Z","value":"Dole"}},"#,
                r#""b":{{"edited_at":"2026-11-24T11:00:00Z","value":null}}}},"#,
                r#""form":{{"id":"form:a","sha256":"{ab}","version":7}},"title":"Permis","#,
                r#""trash":[{{"at":"2026-11-24T11:00:00Z","path":"c","value":"d"}}]}}"#
            ),
            ab = ab,
            cd = cd
        );
        assert_eq!(String::from_utf8(bytes.clone()).unwrap(), expected);
        assert_eq!(copied_in(&bytes), Some(copied));
        assert_eq!(copied_in(&bytes[1..]), None);
        let older = format!(r#"{{"form":{{"id":"form:a","sha256":"{ab}","version":7}},"later":true}}"#);
        let read = copied_in(older.as_bytes()).unwrap();
        assert!(read.answers.is_empty() && read.papers.is_empty() && read.title.is_empty());
    }
}
