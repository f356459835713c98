//! What is handed on of an application: the same bytes at each attempt.

use api_client::canonical::{hex, to_vec};
use api_client::{base64, wire};
use uuid::Uuid;

use crate::app::App;
use crate::fault::Fault;
use crate::filing::written;
use crate::store::applications::{self, Declared};
use crate::store::sql::Connection;
use crate::store::{documents, forms, receipts};
use domain::form::Form;

/// A complete application, ready to leave.
pub struct Package {
    /// Its id.
    pub id: Uuid,
    /// What is said of it, without the envelope.
    pub manifest: wire::HandedOn,
    /// Its envelope, as it was sealed.
    pub envelope: Vec<u8>,
    /// Its documents, each digest once.
    pub papers: Vec<Paper>,
    /// The form it was written for.
    pub form: Option<Form>,
}

/// A document of it.
pub struct Paper {
    /// Its digest.
    pub sha256: [u8; 32],
    /// Its media type.
    pub media: String,
    /// Its name in our folder of documents.
    pub file: String,
}

impl Package {
    /// The canonical bytes of what is said of it, with or without the envelope.
    pub fn said(&self, with_envelope: bool) -> Result<Vec<u8>, Fault> {
        let envelope = with_envelope.then(|| base64::encode(&self.envelope));
        let whole = wire::HandedOn { envelope, ..self.manifest.clone() };
        to_vec(&whole).map_err(|error| Fault::Damaged(error.to_string()))
    }
}

/// Packs an application; none as long as a restore has not got everything back.
pub fn pack(app: &App, db: &Connection, id: Uuid) -> Result<Option<Package>, Fault> {
    let Some(held) = applications::read(db, id)? else { return Ok(None) };
    let Some(envelope) = applications::envelope(db, id)? else { return Ok(None) };
    let declared = applications::declared(db, held.account, id, None)?;
    let mut papers: Vec<Paper> = Vec::new();
    for one in &declared {
        let Some(kept) = documents::read(db, held.account, one.sha256)? else { return Ok(None) };
        if !papers.iter().any(|paper| paper.sha256 == one.sha256) {
            papers.push(Paper { sha256: one.sha256, media: kept.media, file: kept.file });
        }
    }
    let document = |one: Declared| wire::OfficeDocument {
        slot: one.slot,
        sha256: hex(&one.sha256),
        size: one.size,
        media: one.media,
        name: one.name,
        verified_at: one.verified_at.map(written),
    };
    // R1 and R2: what comes later is not part of what was handed on.
    let receipts = receipts::of(db, id)?.into_iter().filter(|one| one.kind != "received");
    let form = forms::kept(db, held.form_sha256)?.and_then(|body| serde_json::from_slice(&body).ok());
    let manifest = wire::HandedOn {
        application: id.hyphenated().to_string(),
        number: held.number.clone(),
        service: app.config.filing.service.clone(),
        form: wire::FormRef {
            id: held.form.clone(),
            version: held.form_version,
            sha256: hex(&held.form_sha256),
        },
        corrects: held.corrects.map(|id| id.hyphenated().to_string()),
        envelope_sha256: hex(&held.envelope_sha256),
        envelope: None,
        registered_at: written(held.registered_at),
        completed_at: held.completed_at.map(written),
        documents: declared.into_iter().map(document).collect(),
        receipts: receipts.map(|one| base64::encode(&one.body)).collect(),
    };
    let form = form.and_then(api_client::translate::form);
    Ok(Some(Package { id, manifest, envelope, papers, form }))
}
