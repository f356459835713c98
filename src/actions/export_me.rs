//! Writes everything of the citizen's into one file: without a network, readable without this app (RGPD, articles 15
//! and 20), and taken in again by another phone to the same state.

use std::collections::HashSet;
use std::fs::File;
use std::path::PathBuf;

use domain::ids::Sha256;
use domain::journal::Act;
use serde_json::json;

use super::baggage::{Packing, Passphrase, SHORTEST, Trouble};
use super::{Actions, Result, export_set};
use crate::platform::given;
use crate::store;
use crate::store::desk::{Reader, applications, documents, receipts};

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Where it is.
    pub file: PathBuf,
    /// Documents in it.
    pub documents: usize,
    /// Documents of which our copy is damaged: their names are in it, their bytes are not.
    pub damaged: Vec<Sha256>,
}

impl Actions {
    /// Writes everything into one new file. A file that stands there is not written over, and none is left by halves.
    ///
    /// Without a passphrase, whoever has the file reads it. Where « Mon dossier » has a lock, fails with `lock-asks` unless
    /// `ask_again` admitted to it.
    pub async fn export_me(&self, file: PathBuf, passphrase: Option<Passphrase>) -> Result<Exported> {
        if passphrase.as_ref().is_some_and(|passphrase| passphrase.chars().count() < SHORTEST) {
            return Err(Trouble::PassphraseShort.into());
        }
        self.admitted().await?;
        let path = file.clone();
        let opened = self.on_disk(move || given::new_file(&path)).await?;
        let packed = self.pack(opened, passphrase).await;
        let (documents, damaged) = self.whole_or_gone(&file, packed).await?;
        self.notes(Act::HandedOver, String::new()).await?;
        Ok(Exported { file, documents, damaged })
    }

    /// The same, where the citizen looks for what they saved: under that name and the day, with a number where that is
    /// taken.
    pub async fn save_me(&self, name: &str, passphrase: Option<Passphrase>) -> Result<Exported> {
        let folder = self.folders.saved().ok_or(given::Trouble::Unwritable)?;
        let ending = if passphrase.is_some() { "zip.age" } else { "zip" };
        let (whole, made) = (format!("{name}-{}", self.today()), folder.clone());
        self.on_disk(move || given::make_folder(&made)).await?;
        let mut last = given::Trouble::Taken;
        for number in 1..=given::MOST_COPIES {
            let name = if number == 1 { whole.clone() } else { format!("{whole}-{number}") };
            match self.export_me(folder.join(format!("{name}.{ending}")), passphrase.clone()).await {
                Err(super::Error::File(taken @ given::Trouble::Taken)) => last = taken,
                outcome => return outcome,
            }
        }
        Err(last.into())
    }

    async fn pack(&self, file: File, passphrase: Option<Passphrase>) -> Result<(usize, Vec<Sha256>)> {
        let begin = move || Packing::into(file, passphrase.as_ref()).map_err(|_| given::Trouble::Unwritable);
        let mut packing = self.on_disk(begin).await?;
        let desk = json!({
            "format": FORMAT, "version": 1, "made_at": self.now().to_rfc3339(), "desk": self.store.whole_desk().await?,
        });
        packing = self.adds(packing, None, desk.to_string().into_bytes().into()).await?;
        for (name, bytes) in self.store.read(proofs).await? {
            packing = self.adds(packing, Some(format!("receipts/{name}")), bytes.into()).await?;
        }
        let listed = |db: &Reader<'_>| Ok([documents::all(db)?, documents::trashed(db)?].concat());
        let (mut taken, mut count, mut damaged) = (HashSet::new(), 0, Vec::new());
        for document in self.store.read(listed).await? {
            let bytes = match self.store.document_bytes(document.sha256).await {
                Ok(bytes) => bytes,
                Err(store::Error::DocumentDamaged) => {
                    damaged.push(document.sha256);
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            let name = format!("documents/{}", export_set::name_of(&document, "", &mut taken));
            packing = self.adds(packing, Some(name), bytes).await?;
            count += 1;
        }
        self.on_disk(move || packing.end().map_err(|_| given::Trouble::Unwritable)).await?;
        Ok((count, damaged))
    }

    async fn adds(
        &self,
        mut packing: Packing,
        name: Option<String>,
        bytes: zeroize::Zeroizing<Vec<u8>>,
    ) -> Result<Packing> {
        let adding = move || {
            let added = match name {
                None => packing.desk(&bytes),
                Some(name) => packing.add(&name, &bytes),
            };
            added.map(|()| packing).map_err(|_| given::Trouble::Unwritable)
        };
        self.on_disk(adding).await
    }
}

/// What such a file says that it is.
pub(super) const FORMAT: &str = "ma-region-desk";

/// Every receipt as it was signed, under the name that `receipts verify` takes.
fn proofs(db: &Reader<'_>) -> store::Result<Vec<(String, Vec<u8>)>> {
    let mut proofs = Vec::new();
    for id in applications::all(db, None)?.into_iter().map(|application| application.id) {
        for kept in receipts::of(db, id)? {
            proofs.push((format!("{id}-{}.receipt", kept.kind.code()), kept.bytes));
        }
    }
    Ok(proofs)
}
