//! Takes a file that the citizen names by its path, where no picker hands it over.

use std::path::PathBuf;

use zeroize::Zeroizing;

use super::{Actions, Result};
use crate::platform::given;
use crate::store;

/// A file, whole.
pub struct Picked {
    /// Its name, without its folder and without marks that no screen shows.
    pub name: String,
    /// Its bytes; wiped once they are let go.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Actions {
    /// Reads a file whole, of at most so many bytes.
    pub async fn pick(&self, file: PathBuf, at_most: u64) -> Result<Picked> {
        let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let name = name.chars().filter(|c| !c.is_control()).collect();
        let reading = move || given::read(&file, at_most);
        let bytes = self.runtime.spawn_blocking(reading).await.map_err(|_| store::Error::Stopping)??;
        Ok(Picked { name, bytes })
    }
}
