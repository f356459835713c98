//! Writes to the service about an application, with documents, and notes that its messages were read.

use api_client::translate::seal_message;
use domain::application::{DeclaredDocument, LONGEST_TEXT, Message};
use domain::document::Document;
use domain::ids::{ApplicationId, LaneId, MessageId, ParcelId, Sha256};
use domain::journal::Act;
use domain::parcel::Kind;
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::Error;
use crate::store::desk::outbox::{self, Post};
use crate::store::desk::{Writer, applications, documents, journal, messages};

/// In no slot of a form: a document whose kind was not said stands under that word.
const WITH_A_MESSAGE: &str = "message";

impl Actions {
    /// Posts a message to the service with documents of the wallet, and shows it in the thread at once; none if
    /// nothing was written and nothing is to be sent.
    ///
    /// Fails for a text that the gateway would not take. The message and its parcel have one name: heard of again
    /// from the gateway, it is the same message. Its documents leave once it has arrived, each for itself.
    pub async fn reply(
        &self,
        application: ApplicationId,
        text: String,
        papers: Vec<Sha256>,
    ) -> Result<Option<MessageId>> {
        let now = self.now();
        let text = text.trim().to_owned();
        if text.is_empty() && papers.is_empty() {
            return Ok(None);
        }
        let posted = move |db: &Writer<'_>| {
            if text.len() > LONGEST_TEXT {
                return Err(Error::TextTooLong);
            }
            let application = applications::one(db, application)?;
            if !application.standing.is_filed() {
                return Err(Error::StageForbids);
            }
            let mut given: Vec<Document> = Vec::new();
            for sha256 in papers {
                if !given.iter().any(|document| document.sha256 == sha256) {
                    given.push(documents::one(db, sha256)?);
                }
            }
            let declared: Vec<_> = given.iter().map(declared).collect();
            let sealed = seal_message(&text, &declared).map_err(|_| Error::StageForbids)?;
            let first = ParcelId(Uuid::now_v7());
            let post = |id, kind, wire: Vec<u8>, size| Post {
                id,
                lane: LaneId(application.id.0),
                kind,
                application: Some(application.id),
                wire,
                account: application.account.clone(),
                size,
            };
            let (id, papers) =
                (MessageId(first.0), declared.iter().map(|document| document.sha256).collect());
            let message = Message { id, from_agent: false, text, at: now, documents: papers };
            messages::save(db, application.id, &message)?;
            let size = sealed.bytes.len() as u64;
            outbox::post(db, &post(first, Kind::Message, sealed.bytes, size), now)?;
            // The small ones first: over a bad line, most of them arrive soonest.
            given.sort_by_key(|document| (document.size, document.sha256));
            for document in given {
                let kind = Kind::Document(document.sha256);
                let paper = post(ParcelId(Uuid::now_v7()), kind, Vec::new(), document.size);
                outbox::post_behind(db, first, &paper, now)?;
            }
            journal::note(db, Act::Replied, &application.title, now)?;
            Ok(Some(id))
        };
        Ok(self.store.write(posted).await?)
    }

    /// The citizen has the messages of an application before their eyes: they are news no longer.
    pub async fn read_messages(&self, application: ApplicationId) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| messages::read(db, application, now)).await?)
    }
}

fn declared(document: &Document) -> DeclaredDocument {
    DeclaredDocument {
        slot: document.kind.clone().unwrap_or_else(|| WITH_A_MESSAGE.to_owned()),
        sha256: document.sha256,
        size: document.size,
        media: document.media.code().to_owned(),
        name: document.name.clone(),
    }
}
