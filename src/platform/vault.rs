//! The vault: what only this phone's owner may have. A key, and a few secrets by name; never an answer of a citizen.

use std::path::Path;
use std::sync::Arc;

use zeroize::Zeroizing;

/// Keeps the key of the desk, and the secrets of who is signed in.
///
/// A call may ask the system's own safe, and the system its owner: none is made where a window waits.
pub trait Vault: Send + Sync {
    /// The key. It may be made only where no desk was begun yet (`first`): a second key opens nothing.
    /// Fails while the vault is locked or the key is gone; nothing is deleted then.
    fn desk_key(&self, first: bool) -> Result<Zeroizing<[u8; 32]>, VaultGone>;

    /// Destroys the key: what it closed is closed for ever. A key may be made anew from then on. Once this has answered,
    /// it outlasts a power cut.
    fn destroy_key(&self) -> Result<(), VaultGone>;

    /// What is kept under that name; none if nothing is.
    fn secret(&self, what: Secret) -> Result<Option<Zeroizing<String>>, VaultGone>;

    /// Keeps a secret in place of the one before; nothing takes it away. Once this has answered, it outlasts a power
    /// cut.
    fn keep(&self, what: Secret, secret: Option<&str>) -> Result<(), VaultGone>;

    /// Another vault of the same kind, for the desk in that folder: nothing is in both.
    fn beside(&self, folder: &Path) -> Arc<dyn Vault>;

    /// Takes everything away, the key first: what it sealed opens never again. What is gone already is gone.
    fn destroy(&self) -> Result<(), VaultGone> {
        self.destroy_key()?;
        Secret::ALL.into_iter().try_for_each(|what| self.keep(what, None))
    }

    /// Whose it is.
    fn safe(&self) -> Safe;
}

/// What is kept beside the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Secret {
    /// The pair of tokens of who is signed in.
    Tokens,
    /// A trip to the browser that has not come back yet.
    Trip,
    /// Tokens of who has signed out, until the gateway has heard of it.
    Leaving,
    /// Asks that everything of an account be erased, and is good for nothing else: one for each account (`erasure`).
    Erasure,
    /// The same, of those who were erased here: by the parcel that is owed for it (`erasure`).
    Erased,
}

/// Whose safe it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safe {
    /// The system's: it opens for its owner alone.
    System,
    /// Files that their owner alone may read: good enough to develop.
    Files,
}

/// The vault is locked, or its key is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("vault-gone")]
pub struct VaultGone;

impl Secret {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Tokens, Self::Trip, Self::Leaving, Self::Erasure, Self::Erased];

    /// Its name in a safe.
    pub fn code(self) -> &'static str {
        match self {
            // The name of former versions.
            Self::Tokens => "token",
            Self::Trip => "trip",
            Self::Leaving => "leaving",
            Self::Erasure => "erasure",
            Self::Erased => "erased",
        }
    }
}

impl Safe {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Files => "files",
        }
    }
}
