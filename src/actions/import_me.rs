//! Takes in what `export_me` wrote: a new phone goes on where the old one stood.

use std::io::Cursor;
use std::path::PathBuf;

use domain::document::Media;
use serde_json::Value;
use zeroize::Zeroizing;

use super::baggage::{Passphrase, Trouble, Unpacking};
use super::{Actions, Error, LARGEST, Result, export_me::FORMAT};
use crate::platform::given;
use crate::store::{self, Incoming, Store};

impl Actions {
    /// Takes in everything that an export holds, into a desk in which nothing was begun yet: all of it, or nothing.
    /// Gives the number of documents.
    ///
    /// Who is signed in does not travel: what is still owed leaves after the next sign-in, once and not twice.
    pub async fn import_me(&self, file: PathBuf, passphrase: Option<Passphrase>) -> Result<usize> {
        // What is landed for one desk has no row in another: it may be erased meanwhile.
        let desk_of_now = self.store.of_this_desk();
        if !desk_of_now.is_fresh().await? {
            return Err(Error::DeskInUse);
        }
        let opening = move || Ok(Unpacking::of(given::open(&file)?, passphrase.as_ref()));
        let unpacking = self.on_disk(opening).await??;
        let (mut unpacking, desk) = self.takes(unpacking, Unpacking::desk).await?;
        let desk: Value = serde_json::from_slice(&desk).map_err(|_| Trouble::Format)?;
        let is_ours = desk["format"] == FORMAT && desk["version"] == 1;
        if !is_ours {
            return Err(Trouble::Format.into());
        }
        let mut landed = Vec::new();
        for place in 0..unpacking.count() {
            let (on, bytes) =
                self.takes(unpacking, move |unpacking| unpacking.document(place, LARGEST)).await?;
            unpacking = on;
            if let Some(bytes) = bytes {
                landed.push(lands(&desk_of_now, bytes).await?);
            }
        }
        let (count, whole) = (landed.len(), desk["desk"].clone());
        desk_of_now.take_in(whole, landed).await.map_err(|error| match error {
            store::Error::Damaged => Trouble::Format.into(),
            store::Error::StageForbids => Error::DeskInUse,
            error => error.into(),
        })?;
        Ok(count)
    }

    async fn takes<T: Send + 'static>(
        &self,
        mut unpacking: Unpacking,
        what: impl FnOnce(&mut Unpacking) -> std::result::Result<T, Trouble> + Send + 'static,
    ) -> Result<(Unpacking, T)> {
        let taking = move || Ok(what(&mut unpacking).map(|taken| (unpacking, taken)));
        Ok(self.on_disk(taking).await??)
    }
}

async fn lands(store: &Store, bytes: Zeroizing<Vec<u8>>) -> Result<store::Landing> {
    let incoming = Incoming {
        // Its row says what it is.
        media: Media::Pdf,
        name: String::new(),
        kind: None,
        valid_until: None,
        expected: bytes.len() as u64,
        at_most: LARGEST,
    };
    Ok(store.land_document(incoming, Cursor::new(Held(bytes))).await?)
}

/// Bytes that are wiped once they were read.
struct Held(Zeroizing<Vec<u8>>);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}
