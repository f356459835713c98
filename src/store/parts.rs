//! Blobs on their way: `parts/<sha256>.part`, so that a download goes on where it was cut.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::{ReadStore, Result, Store};

/// A blob that is being fetched.
#[derive(Debug, Clone)]
pub struct Part {
    file: PathBuf,
}

impl Part {
    pub(super) fn at(file: PathBuf) -> Self {
        Self { file }
    }

    pub(super) fn path(&self) -> &Path {
        &self.file
    }
}

impl ReadStore {
    /// Where the webview may keep what it cannot do without; emptied at each start.
    pub fn webview_folder(&self) -> PathBuf {
        self.whole().0.folder.join(WEBVIEW)
    }
}

/// Folder of the webview inside the app's.
const WEBVIEW: &str = "webview";

impl Store {
    /// The part of a blob, whether it was begun or not. `sha256` must be lower-case hex.
    pub fn part(&self, sha256: &str) -> Part {
        let name: String = sha256.chars().filter(char::is_ascii_hexdigit).collect();
        Part { file: self.0.folder.join("parts").join(format!("{name}.part")) }
    }

    /// Waits until no other process of this folder brings content in; it may begin once this is dropped.
    ///
    /// The lock is the system's own and dies with its process.
    pub async fn alone(&self) -> Result<fs::File> {
        let path = self.0.folder.join("sync.lock");
        self.on_disk(move || {
            let file = fs::File::create(&path)?;
            file.lock()?;
            Ok(file)
        })
        .await
    }

    /// Throws all parts away: what is complete was applied, what is not will be fetched again.
    pub async fn sweep_parts(&self) -> Result<()> {
        self.sweep("parts").await
    }

    /// Empties the webview's folder. Only before a window opens: a window that is open uses it.
    pub async fn sweep_webview(&self) -> Result<()> {
        self.sweep(WEBVIEW).await
    }

    async fn sweep(&self, name: &str) -> Result<()> {
        let folder = self.0.folder.join(name);
        self.on_disk(move || match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        })
        .await
    }

    /// How many bytes the app's files take, blobs and journals included.
    pub async fn size_on_disk(&self) -> Result<u64> {
        let folder = self.0.folder.clone();
        self.on_disk(move || weight(&folder)).await
    }

    pub(super) async fn on_disk<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.runtime.spawn_blocking(job).await.map_err(|_| super::Error::Stopping)?
    }

    /// What is held of a part.
    pub async fn part_bytes(&self, part: &Part) -> Result<Vec<u8>> {
        let file = part.file.clone();
        self.on_disk(move || match fs::read(&file) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            outcome => Ok(outcome?),
        })
        .await
    }

    /// Adds bytes to a part, or begins it again.
    pub async fn part_grows(&self, part: &Part, bytes: Vec<u8>, afresh: bool) -> Result<()> {
        let file = part.file.clone();
        self.on_disk(move || {
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            let mut options = OpenOptions::new();
            options.create(true);
            if afresh {
                options.write(true).truncate(true)
            } else {
                options.append(true)
            };
            Ok(options.open(&file)?.write_all(&bytes)?)
        })
        .await
    }

    /// Throws a part away.
    pub async fn part_ends(&self, part: &Part) -> Result<()> {
        let file = part.file.clone();
        self.on_disk(move || match fs::remove_file(&file) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        })
        .await
    }
}

impl ReadStore {
    /// How many bytes the app's files take, blobs and journals included.
    pub async fn size_on_disk(&self) -> Result<u64> {
        self.whole().size_on_disk().await
    }
}

/// What a folder weighs; a file that goes away meanwhile weighs nothing.
fn weight(folder: &Path) -> Result<u64> {
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        size += match entry.metadata() {
            Ok(data) if data.is_dir() => weight(&entry.path())?,
            Ok(data) => data.len(),
            Err(_) => 0,
        };
    }
    Ok(size)
}
