//! Room on the disk: some is kept free for the citizen, and a little is held back for receipts.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::store::desk::Writer;
use crate::store::secrets::random;
use crate::store::{Error, Result, Store};

/// What is left free after a document is kept.
pub const KEPT_FREE: u64 = 50_000_000;

/// What is held back, so that a receipt can be stored on a full disk.
const RESERVE: usize = 1024 * 1024;

/// Fails with `DiskFull` if, with so many bytes more, less than 50 MB would be left.
pub fn look_for(folder: &Path, expected: u64) -> Result<()> {
    if free(folder)? < KEPT_FREE.saturating_add(expected) { Err(Error::DiskFull) } else { Ok(()) }
}

fn free(folder: &Path) -> Result<u64> {
    let found = rustix::fs::statvfs(folder).map_err(std::io::Error::from)?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

fn reserve(folder: &Path) -> PathBuf {
    folder.join("reserve.bin")
}

/// Holds the reserve back, if there is room for it and it is not held yet.
pub(in crate::store) fn hold_reserve(folder: &Path) -> Result<()> {
    let path = reserve(folder);
    let held = fs::metadata(&path).is_ok_and(|data| data.len() == RESERVE as u64);
    if held || look_for(folder, RESERVE as u64).is_err() {
        return Ok(());
    }
    let mut file = File::create(&path)?;
    // What cannot be guessed cannot be packed either: the blocks are really taken.
    for _ in 0..RESERVE / 4096 {
        file.write_all(random::<4096>()?.as_ref())?;
    }
    Ok(file.sync_all()?)
}

impl Store {
    /// One transaction of the desk that must not fail for want of room: a receipt, an acknowledgement. If
    /// the disk is full, what was held back is freed, and it is tried once more.
    pub async fn write_from_reserve<T: Send + 'static>(
        &self,
        job: impl Fn(&Writer<'_>) -> Result<T> + Clone + Send + 'static,
    ) -> Result<T> {
        let again = job.clone();
        match self.write(move |db| job(db)).await {
            Err(Error::DiskFull) => {
                let path = reserve(&self.0.folder);
                self.on_disk(move || Ok(fs::remove_file(path)?)).await.map_err(|_| Error::DiskFull)?;
                self.write(move |db| again(db)).await
            }
            outcome => outcome,
        }
    }
}
