//! Keeps a document in the wallet, and puts documents into a draft's slots.

use std::io::Cursor;

use chrono::NaiveDate;
use domain::document::{Document, Media};
use domain::ids::{DraftId, Sha256};
use zeroize::Zeroizing;

use super::{Actions, Error, Result};
use crate::store::Incoming;
use crate::store::desk::documents;

/// Largest document that is taken (WIRE.md §14); a form may ask for less.
pub const LARGEST: u64 = 20_000_000;

impl Actions {
    /// Keeps a document in the wallet. When this returns, its bytes are durable: « Ajouté » is true.
    ///
    /// Takes bytes that are ready to be sent: upright, small, without a place or a date of capture.
    pub async fn keep(
        &self,
        name: String,
        kind: Option<String>,
        bytes: Zeroizing<Vec<u8>>,
    ) -> Result<Document> {
        let media = Media::of(&bytes).ok_or(Error::NotADocument)?;
        let expected = bytes.len() as u64;
        let incoming = Incoming { media, name, kind, valid_until: None, expected, at_most: LARGEST };
        Ok(self.store.keep_document(incoming, Whole(Cursor::new(bytes)), self.now()).await?)
    }

    /// Puts a document of the wallet into a slot of a draft; the same one twice is once.
    pub async fn attach(&self, draft: DraftId, slot: String, sha256: Sha256) -> Result<()> {
        let now = self.now();
        Ok(self.store.write(move |db| documents::attach(db, draft, &slot, sha256, now)).await?)
    }

    /// Says of a document what it is called, which paper it is and until when it is good.
    pub async fn describe_document(
        &self,
        sha256: Sha256,
        name: String,
        kind: Option<String>,
        valid_until: Option<NaiveDate>,
    ) -> Result<()> {
        let write = move |db: &crate::store::desk::Writer<'_>| {
            documents::describe(db, sha256, &name, kind.as_deref(), valid_until)
        };
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
