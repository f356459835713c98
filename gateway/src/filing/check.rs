//! The phone's own rules, run again here: the form, its dates, its answers, its documents.

use crate::store::sql::Connection;
use api_client::wire::{self, Pointer};
use api_client::{canonical, translate};
use chrono::{DateTime, Utc};
use domain::form::{self, Admission, Attached, DeadlineCounts, Form};
use domain::mandate::Mandate;
use domain::paris::paris;

use crate::config::Filing;
use crate::problem::Problem;
use crate::store::applications::Declared;
use crate::store::forms;

/// What is known of an envelope once it was found good.
pub struct Judged {
    /// What it announces.
    pub documents: Vec<Declared>,
    /// Digest of the form's definition.
    pub form_sha256: [u8; 32],
    /// The deadline of the form, Unix ms, and what counts for it.
    pub deadline: Option<(i64, String)>,
}

/// What an envelope announces, whatever its form says; refused when it is no list of documents.
pub fn declared(envelope: &wire::Envelope) -> Result<Vec<Declared>, Problem> {
    documents(&envelope.documents)
}

/// The same for any list of documents.
pub fn documents(list: &[wire::DeclaredDocument]) -> Result<Vec<Declared>, Problem> {
    let one = |document: &wire::DeclaredDocument| {
        Some(Declared {
            slot: document.slot.clone(),
            sha256: digest(&document.sha256)?,
            size: document.size,
            media: document.media.clone(),
            name: document.name.clone(),
            verified_at: None,
        })
    };
    list.iter().map(one).collect::<Option<_>>().ok_or(Problem::Malformed)
}

/// A digest as it travels.
pub fn digest(text: &str) -> Option<[u8; 32]> {
    canonical::unhex(text)?.try_into().ok()
}

/// Judges an envelope that arrives now.
pub fn judge(
    db: &Connection,
    limits: &Filing,
    envelope: &wire::Envelope,
    now: DateTime<Utc>,
) -> Result<Judged, Problem> {
    let finalised_at =
        DateTime::parse_from_rfc3339(&envelope.device.finalised_at).map_err(|_| Problem::Malformed)?;
    let form_sha256 = digest(&envelope.form.sha256).ok_or(Problem::Malformed)?;
    if let Some(mandate) = &envelope.mandate {
        let until = translate::instant(&mandate.until).ok_or(Problem::Malformed)?;
        let (for_whom, by_whom) = (mandate.for_whom.clone(), mandate.by_whom.clone());
        // What was sealed while it held is filed, however long the way took.
        if (Mandate { for_whom, by_whom, until }).is_over(finalised_at.to_utc()) {
            return Err(Problem::MandateExpired);
        }
    }
    let asked = forms::kept(db, form_sha256)?.as_deref().and_then(read).ok_or(Problem::FormUnknown)?;
    if asked.id.as_str() != envelope.form.id || asked.version != envelope.form.version {
        return Err(Problem::FormUnknown);
    }
    let in_force = admitted(db, &asked, finalised_at.to_utc(), now)?;
    let documents = declared(envelope)?;
    let mut wrong = within_limits(limits, &documents);
    if envelope.ciphertext.is_some() {
        if !envelope.answers.is_empty() {
            return Err(Problem::Malformed);
        }
    } else {
        let on = paris(finalised_at.to_utc()).date_naive();
        wrong.extend(rejected(&asked, &envelope.answers, &documents, on));
    }
    if !wrong.is_empty() {
        return Err(Problem::AnswersRejected(wrong));
    }
    let counts = match in_force.deadline_counts {
        DeadlineCounts::Registered => "registered",
        DeadlineCounts::Complete => "complete",
    };
    let deadline = in_force.closes_at.map(|at| (at.timestamp_millis(), counts.to_owned()));
    Ok(Judged { documents, form_sha256, deadline })
}

/// The form whose dates count: the version in force. An older version is taken where the form allows it.
fn admitted(
    db: &Connection,
    asked: &Form,
    finalised_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Form, Problem> {
    let id = asked.id.as_str();
    let Some(in_force) = forms::in_force(db, id)?.as_deref().and_then(read) else {
        return Err(Problem::FormWithdrawn { successor: None });
    };
    let successor = || Some(format!("urn:maregion:{id}:{}", in_force.version));
    if in_force.version > asked.version {
        let superseded_at = forms::superseded_at(db, id, asked.version)?;
        let before = superseded_at.is_some_and(|at| finalised_at.timestamp_millis() <= at);
        let grace = in_force.accept_until.is_some_and(|until| now <= until);
        if !(before && grace) {
            return Err(Problem::FormWithdrawn { successor: successor() });
        }
    }
    match in_force.admits(now, finalised_at) {
        Admission::InTime | Admission::Late => Ok(in_force),
        Admission::TooEarly(_) | Admission::Closed => Err(Problem::FormClosed),
        Admission::Withdrawn => Err(Problem::FormWithdrawn { successor: None }),
    }
}

/// What the rules of the form find wrong: the very function of the phone.
fn rejected(
    form: &Form,
    answers: &form::Answers,
    documents: &[Declared],
    on: chrono::NaiveDate,
) -> Vec<Pointer> {
    let attached = |document: &Declared| Attached {
        slot: document.slot.clone(),
        media: document.media.clone(),
        size: document.size,
    };
    let attached: Vec<_> = documents.iter().map(attached).collect();
    let mut wrong: Vec<Pointer> = form::check(form, answers, &attached, on)
        .into_iter()
        .map(|problem| {
            // Of a slot: its id stands for the place, because what is missing has none.
            let of_slot = form.slot(&problem.path).is_some()
                || !answers.contains_key(&problem.path)
                    && documents.iter().any(|document| document.slot == problem.path);
            let place = if of_slot { "/documents/" } else { "/answers/" };
            Pointer { pointer: pointer(place, &problem.path), code: problem.code.as_str().to_owned() }
        })
        .collect();
    let stranger =
        |path: &String| Pointer { pointer: pointer("/answers/", path), code: "not-asked".to_owned() };
    wrong.extend(form::strangers(form, answers).iter().map(stranger));
    wrong
}

/// A pointer; the name of a thing that no form could have is not repeated.
fn pointer(place: &str, name: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.';
    if name.len() <= 160 && name.chars().all(plain) {
        format!("{place}{name}")
    } else {
        place.trim_end_matches('/').to_owned()
    }
}

/// A pointer to the documents of a slot.
pub fn of_slot(slot: &str, code: &str) -> Pointer {
    Pointer { pointer: pointer("/documents/", slot), code: code.to_owned() }
}

/// What is more than this gateway takes.
fn within_limits(limits: &Filing, documents: &[Declared]) -> Vec<Pointer> {
    let wrong = |pointer: &str, code: &str| Pointer { pointer: pointer.to_owned(), code: code.to_owned() };
    let mut found = Vec::new();
    if documents.len() > limits.application_documents {
        found.push(wrong("/documents", "too-many-documents"));
    }
    if documents.iter().map(|document| document.size).fold(0, u64::saturating_add) > limits.application_bytes
    {
        found.push(wrong("/documents", "documents-too-large"));
    }
    for document in documents {
        let place = pointer("/documents/", &document.slot);
        if document.size > limits.document_bytes {
            found.push(wrong(&place, "document-too-large"));
        } else if document.size == 0 {
            found.push(wrong(&place, "document-empty"));
        }
    }
    found
}

fn read(body: &[u8]) -> Option<Form> {
    translate::form(serde_json::from_slice(body).ok()?)
}

/// The limits that are announced with each registration.
pub fn announced(limits: &Filing) -> wire::UploadLimits {
    wire::UploadLimits {
        max_size: limits.document_bytes,
        max_documents: limits.application_documents as u64,
        max_total: limits.application_bytes,
        max_body: limits.document_bytes,
        kept_days: limits.upload_days,
    }
}
