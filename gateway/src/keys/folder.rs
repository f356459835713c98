//! The folder of keys: `roots/<n>` public bodies, `root/`, `pack/`, `receipt/` one secret per file, mode 0600.

use std::path::{Path, PathBuf};

use api_client::canonical::{hex, unhex};
use api_client::envelope::KeyId;
use ed25519_dalek::SigningKey;

use super::Use;
use crate::fault::Fault;
use crate::files;

/// The bodies of the roots, oldest first; empty if there is none.
pub fn roots(folder: &Path) -> Result<Vec<Vec<u8>>, Fault> {
    let body = |n: u64| files::read_if_there(&folder.join("roots").join(n.to_string())).transpose();
    (1..).map_while(body).collect()
}

/// Writes the body of root n.
pub fn write_root(folder: &Path, n: u64, body: &[u8]) -> Result<(), Fault> {
    files::replace(&folder.join("roots").join(n.to_string()), body)
}

/// The keys of one purpose, in the order of their names.
pub fn read(folder: &Path, purpose: Use) -> Result<Vec<SigningKey>, Fault> {
    let folder = folder.join(name(purpose));
    let mut paths: Vec<PathBuf> = match std::fs::read_dir(&folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()
            .map_err(Fault::at(&folder))?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(Fault::at(&folder)(error)),
    };
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "key"));
    paths.sort();
    let mut keys = Vec::new();
    for path in paths {
        let text = String::from_utf8(files::read(&path)?).map_err(|_| unreadable())?;
        keys.extend(parse(&text)?);
    }
    Ok(keys)
}

/// Writes a new key, readable by its owner alone.
pub fn write(folder: &Path, purpose: Use, key: &SigningKey) -> Result<(), Fault> {
    let folder = folder.join(name(purpose));
    files::private_folder(&folder)?;
    let id = hex(&KeyId::of(&key.verifying_key()).0);
    files::replace_secret(&folder.join(format!("{id}.key")), format!("{}\n", hex(key.as_bytes())).as_bytes())
}

/// Reads seeds in hex, one a line.
pub fn parse(text: &str) -> Result<Vec<SigningKey>, Fault> {
    let key = |line: &str| {
        let seed: [u8; 32] =
            unhex(line.trim()).and_then(|seed| seed.try_into().ok()).ok_or_else(unreadable)?;
        Ok(SigningKey::from_bytes(&seed))
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(key).collect()
}

fn unreadable() -> Fault {
    Fault::Keys("a key cannot be read: 64 hex digits were expected".to_owned())
}

fn name(purpose: Use) -> &'static str {
    match purpose {
        Use::Root => "root",
        Use::Pack => "pack",
        Use::Receipt => "receipt",
    }
}
