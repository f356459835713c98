//! Gives a file to a draft: kept in the wallet, then put into the slot, in a kind of file that the service takes.

use domain::document::Media;
use domain::form::Slot;
use domain::ids::DraftId;

use super::attach::{About, Given, Kept, LARGEST, Ready};
use super::paper::Refusal;
use super::photo::{self, Edit};
use super::{Actions, Error, Result};
use crate::store;

impl Actions {
    /// Keeps a file and puts it into a slot of a draft. Where the service takes PDF alone, a photograph becomes
    /// one. Of several papers that fit, `about` says which this is; where one alone fits, it is that one.
    ///
    /// Nothing is kept of a file that the slot does not take.
    pub async fn give(
        &self,
        draft: DraftId,
        slot: Slot,
        mut about: About,
        given: Given,
        edit: Edit,
    ) -> Result<Kept> {
        let taken = slot.takes();
        let media = Media::of(&given).ok_or(Error::NotADocument)?;
        if media == Media::Heic {
            return Err(Refusal::Heic.into());
        }
        about.kind = about.kind.or_else(|| match slot.kinds.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        });
        let Ready { media, bytes, concerns } = self.ready(given.clone(), edit).await?;
        let kept = if taken.contains(&media) {
            if bytes.len() as u64 > slot.max_bytes.unwrap_or(LARGEST) {
                return Err(store::Error::TooLarge.into());
            }
            let document = self.put_away(about, media, bytes).await?;
            Kept { document, concerns }
        } else if photo::is_read(media) && taken.contains(&Media::Pdf) {
            self.bind(about, vec![(given, edit)]).await?
        } else {
            return Err(Error::NotADocument);
        };
        self.attach(draft, slot.id.to_string(), kept.document.sha256).await?;
        Ok(kept)
    }
}
