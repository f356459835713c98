//! Where the public files lie: the tree is the one of the URLs.

use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::fault::Fault;
use crate::files;

/// The folder that any web server can serve.
#[derive(Debug, Clone)]
pub struct Places {
    public: PathBuf,
}

impl Places {
    /// Those of a configuration.
    pub fn of(config: &Config) -> Self {
        Self { public: config.public_folder() }
    }

    /// The one mutable file.
    pub fn manifest(&self) -> PathBuf {
        self.public.join("v1/manifest")
    }

    /// The folder of blobs, named by their digests.
    pub fn blobs(&self) -> PathBuf {
        self.public.join("v1/p")
    }

    /// The body of root n.
    pub fn root(&self, n: u64) -> PathBuf {
        self.public.join("v1/root").join(n.to_string())
    }

    /// The newest root. A plain web server answers `/v1/root` with this index.
    pub fn newest_root(&self) -> PathBuf {
        self.public.join("v1/root/index")
    }

    /// Writes the chain of roots, unless it is there already; the newest last.
    pub fn write_roots(&self, roots: &[Vec<u8>]) -> Result<(), Fault> {
        for (n, body) in (1..).zip(roots) {
            write_if_other(&self.root(n), body)?;
        }
        roots.last().map_or(Ok(()), |newest| write_if_other(&self.newest_root(), newest))
    }
}

fn write_if_other(path: &Path, body: &[u8]) -> Result<(), Fault> {
    if files::read_if_there(path)?.as_deref() == Some(body) { Ok(()) } else { files::replace(path, body) }
}
