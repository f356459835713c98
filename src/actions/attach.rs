//! Keeps a document in the wallet, and puts documents into a draft's slots.
//!
//! Whatever is kept was treated first (`photo`, `paper`): there is no other way into the wallet.

use std::io::Cursor;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::document::{Document, Media};
use domain::ids::{DraftId, Sha256};
use domain::journal::Act;
use zeroize::Zeroizing;

use super::paper::{self, Concern, Refusal};
use super::photo::Edit;
use super::{Actions, Error, Result};
use crate::store::desk::{Writer, documents, journal};
use crate::store::{self, Incoming};

/// Largest document that is kept (WIRE.md §14); a form may ask for less.
pub const LARGEST: u64 = 20_000_000;
/// Largest file that is read: a photograph is made small before it is kept.
pub const LARGEST_GIVEN: u64 = 60_000_000;

/// A file that the citizen gave and that is not kept yet; wiped once nobody holds it any more.
pub type Given = Arc<Zeroizing<Vec<u8>>>;

/// What the citizen says of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// As she calls it.
    pub name: String,
    /// Which paper it is.
    pub kind: Option<String>,
    /// Last day on which it is good.
    pub valid_until: Option<NaiveDate>,
}

/// A document that was just kept, and what she should look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The document.
    pub document: Document,
    /// What was seen in it.
    pub concerns: Vec<Concern>,
}

/// A file made ready.
pub(super) struct Ready {
    pub media: Media,
    pub bytes: Zeroizing<Vec<u8>>,
    pub concerns: Vec<Concern>,
}

impl Actions {
    /// Keeps a document in the wallet, as it lies. When this returns, its bytes are durable: « Ajouté » is true.
    ///
    /// A picture comes out upright, small and without what the camera wrote down; a PDF without its author.
    pub async fn keep(
        &self,
        name: String,
        kind: Option<String>,
        bytes: Zeroizing<Vec<u8>>,
    ) -> Result<Document> {
        let ready = self.ready(Arc::new(bytes), Edit::default()).await?;
        let about = About { name, kind, valid_until: None };
        self.put_away(about, ready.media, ready.bytes).await
    }

    /// The same, the picture turned, cut or grey as she wishes it. Of a paper that was given before, what is
    /// said last of its kind and its last day counts.
    pub async fn keep_as(&self, about: About, given: Given, edit: Edit) -> Result<Kept> {
        let Ready { media, bytes, concerns } = self.ready(given, edit).await?;
        let document = self.put_away(about.clone(), media, bytes).await?;
        let document = self.said_last(document, about).await?;
        Ok(Kept { document, concerns })
    }

    pub(super) async fn ready(&self, given: Given, edit: Edit) -> Result<Ready> {
        let media = Media::of(&given).ok_or(Error::NotADocument)?;
        if media == Media::Pdf && given.len() as u64 > LARGEST {
            return Err(store::Error::TooLarge.into());
        }
        let broken = if media == Media::Pdf { Refusal::PdfBroken } else { Refusal::PictureBroken };
        let treat = move || {
            let treated = paper::treat(media, &given, edit)?;
            let bytes = Zeroizing::new(treated.bytes.into_owned());
            Ok(Ready { media: treated.media, bytes, concerns: treated.concerns })
        };
        self.at_the_table(broken, treat).await
    }

    /// One paper at a time, beside the window: two large photographs are never open at once.
    pub(super) async fn at_the_table<T: Send + 'static>(
        &self,
        broken: Refusal,
        work: impl FnOnce() -> std::result::Result<T, Refusal> + Send + 'static,
    ) -> Result<T> {
        let turn = self.table.clone().lock_owned().await;
        let work = move || {
            let _turn = turn;
            work()
        };
        // A file that makes a decoder stumble is a broken one.
        let outcome = self.runtime.spawn_blocking(work).await.map_err(|error| {
            if error.is_panic() { Error::Paper(broken) } else { store::Error::Stopping.into() }
        })?;
        Ok(outcome?)
    }

    pub(super) async fn put_away(
        &self,
        about: About,
        media: Media,
        bytes: Zeroizing<Vec<u8>>,
    ) -> Result<Document> {
        let About { name, kind, valid_until } = about;
        let (name, expected) = (paper::named(&name, media), bytes.len() as u64);
        let incoming = Incoming { media, name, kind, valid_until, expected, at_most: LARGEST };
        Ok(self.store.keep_document(incoming, Whole(Cursor::new(bytes)), self.now()).await?)
    }

    pub(super) async fn said_last(&self, kept: Document, about: About) -> Result<Document> {
        let kind = about.kind.or_else(|| kept.kind.clone());
        let valid_until = about.valid_until.or(kept.valid_until);
        if (&kind, valid_until) != (&kept.kind, kept.valid_until) {
            let said = (kept.sha256, kept.name.clone(), kind.clone(), valid_until);
            self.describe_document(said.0, said.1, said.2, said.3).await?;
        }
        Ok(Document { kind, valid_until, ..kept })
    }

    /// Puts a document of the wallet into a slot of a draft; the same one twice is once.
    pub async fn attach(&self, draft: DraftId, slot: String, sha256: Sha256) -> Result<()> {
        let now = self.now();
        let attached = move |db: &Writer<'_>| {
            documents::attach(db, draft, &slot, sha256, now)?;
            journal::note_of(db, Act::PaperAttached, |db| Ok(documents::one(db, sha256)?.name), now)
        };
        Ok(self.store.write(attached).await?)
    }

    /// Says of a document what it is called, which paper it is and until when it is good.
    pub async fn describe_document(
        &self,
        sha256: Sha256,
        name: String,
        kind: Option<String>,
        valid_until: Option<NaiveDate>,
    ) -> Result<()> {
        let write =
            move |db: &Writer<'_>| documents::describe(db, sha256, &name, kind.as_deref(), valid_until);
        Ok(self.store.write(write).await?)
    }
}

/// Bytes that are wiped once they are read.
struct Whole(Cursor<Zeroizing<Vec<u8>>>);

impl std::io::Read for Whole {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let from = usize::try_from(self.0.position()).unwrap_or(usize::MAX);
        let rest = self.0.get_ref().get(from..).unwrap_or_default();
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        self.0.set_position((from + read) as u64);
        Ok(read)
    }
}
