//! Makes receipts: each follows the head of the chain, in the transaction that makes it true.

use crate::store::sql::{Connection, Transaction};
use api_client::canonical::{hex, sha256_hex, unhex};
use api_client::receipt::Head;
use api_client::{base64, wire};
use chrono::{DateTime, Utc};
use domain::application::{Standing, Text};
use domain::receipt::Kind;
use uuid::Uuid;

use super::instants::{instant, written};
use crate::app::App;
use crate::fault::Fault;
use crate::keys::Keys;
use crate::store::applications::{self, Application, Declared};
use crate::store::changes::{self, With};
use crate::store::receipts::{self, Receipt};

/// Who signs, and by which clock.
pub struct Clerk<'a> {
    app: &'a App,
    keys: Keys,
    /// The instant of everything that is done in one go.
    pub now: DateTime<Utc>,
}

impl<'a> Clerk<'a> {
    /// Takes the keys as they are now.
    pub fn of(app: &'a App) -> Result<Self, Fault> {
        Ok(Self { app, keys: app.keys()?, now: app.config.clock.now() })
    }

    /// Unix ms.
    pub fn now_ms(&self) -> i64 {
        self.now.timestamp_millis()
    }

    /// Makes a receipt about an application as it stands, and moves the head of the chain.
    pub fn acknowledge(
        &self,
        db: &Transaction,
        kind: Kind,
        application: &Application,
        documents: &[Declared],
    ) -> Result<Receipt, Fault> {
        let head = receipts::head(db)?;
        let seq = head.seq + 1;
        let received_at = if kind == Kind::Registered { application.registered_at } else { self.now_ms() };
        let listed = |document: &Declared| wire::ListedDocument {
            sha256: hex(&document.sha256),
            verified_at: document.verified_at.map(written),
        };
        let body = self.keys.sign_receipt(&wire::Receipt {
            kind: kind.code().to_owned(),
            seq,
            prev_sha256: head.sha256,
            epoch: self.app.epoch.clone(),
            application: application.id.hyphenated().to_string(),
            number: application.number.clone(),
            service: self.app.config.filing.service.clone(),
            envelope_sha256: hex(&application.envelope_sha256),
            documents: documents.iter().map(listed).collect(),
            received_at: written(received_at),
            issued_at: api_client::translate::written(self.now),
            deadline: deadline(application),
            delay: None,
        })?;
        let sha256 = sha256_hex(&body);
        receipts::set_head(db, &Head { seq, sha256: sha256.clone() })?;
        let receipt = Receipt {
            sha256: unhex(&sha256).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default(),
            epoch: self.app.epoch.clone(),
            seq,
            application: application.id,
            kind: kind.code().to_owned(),
            body,
            issued_at: self.now_ms(),
            re_entered_at: None,
        };
        receipts::add(db, &receipt)?;
        Ok(receipt)
    }

    /// Moves an application on, and tells the feed; the move was allowed by whoever asks for it.
    pub fn advance(
        &self,
        db: &Transaction,
        application: &mut Application,
        next: Standing,
        receipt: Option<&Receipt>,
        text: Option<&Text>,
    ) -> Result<(), Fault> {
        applications::stand(db, application.id, next, self.now_ms())?;
        (application.standing, application.updated_at) = (next, self.now_ms());
        let with = With { text, receipt: receipt.map(|receipt| receipt.sha256), message: None };
        changes::add(db, application.account, application.id, next, self.now_ms(), &with)
    }

    /// Makes R2 of a registered application whose documents are all verified; says whether it did.
    pub fn complete(&self, db: &Transaction, application: &mut Application) -> Result<bool, Fault> {
        let documents = applications::declared(db, application.account, application.id, None)?;
        let whole = documents.iter().all(|document| document.verified_at.is_some());
        if !whole || !application.standing.may_become(Standing::Complete) {
            return Ok(false);
        }
        application.completed_at = Some(self.now_ms());
        let receipt = self.acknowledge(db, Kind::Complete, application, &documents)?;
        self.advance(db, application, Standing::Complete, Some(&receipt), None)?;
        // It is owed to a back office, maybe.
        self.app.bell.notify_one();
        Ok(true)
    }
}

/// The deadline of an application, and whether what counts for it came in time.
pub fn deadline(application: &Application) -> Option<wire::FilingDeadline> {
    let (at, counts) = application.deadline.as_ref()?;
    let counted =
        if counts == "complete" { application.completed_at } else { Some(application.registered_at) };
    Some(wire::FilingDeadline {
        counts: counts.clone(),
        at: written(*at),
        // The second of the deadline is in time, whatever its milliseconds.
        in_time: counted.map(|counted| instant(counted).timestamp() <= instant(*at).timestamp()),
    })
}

/// The receipts of an application as they travel, oldest first.
pub fn travelling(db: &Connection, application: Uuid) -> Result<Vec<String>, Fault> {
    Ok(receipts::of(db, application)?.iter().map(|receipt| base64::encode(&receipt.body)).collect())
}
