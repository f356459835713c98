//! Writes to the service about an application, and notes that its messages were read.

use api_client::translate::seal_message;
use domain::application::{LONGEST_TEXT, Message};
use domain::ids::{ApplicationId, LaneId, MessageId, ParcelId};
use domain::parcel::Kind;
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::Error;
use crate::store::desk::outbox::{self, Post};
use crate::store::desk::{Writer, applications, messages};

impl Actions {
    /// Posts a message to the service, and shows it in the thread at once; none if nothing was written.
    ///
    /// Fails for a text that the gateway would not take. The message and its parcel have one name: heard of again from the gateway, it is the same message.
    pub async fn reply(&self, application: ApplicationId, text: String) -> Result<Option<MessageId>> {
        let now = self.now();
        let text = text.trim().to_owned();
        if text.is_empty() {
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
            let sealed = seal_message(&text, &[]).map_err(|_| Error::StageForbids)?;
            let id = Uuid::now_v7();
            let post = Post {
                id: ParcelId(id),
                lane: LaneId(application.id.0),
                kind: Kind::Message,
                application: Some(application.id),
                size: sealed.bytes.len() as u64,
                wire: sealed.bytes,
                account: application.account,
            };
            let id = MessageId(id);
            let message = Message { id, from_agent: false, text, at: now, documents: Vec::new() };
            messages::save(db, application.id, &message)?;
            outbox::post(db, &post, now)?;
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
