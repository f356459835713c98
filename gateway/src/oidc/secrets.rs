//! The secrets file: the keys of what is kept about persons. And secrets that a configuration names.
#![allow(clippy::disallowed_methods, reason = "a secret may come by a variable of the environment")]

use std::path::Path;

use api_client::canonical::{hex, unhex};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use serde::Deserialize;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::chance;
use crate::fault::Fault;
use crate::files;

type Key = Zeroizing<[u8; 32]>;

/// Length of what stands before the sealed bytes: the key's own mark, and the nonce.
const MARK: usize = 4;
const NONCE: usize = 24;

/// The keys of what is kept about persons.
pub struct Secrets {
    /// Under which addresses and erasure tokens are named; never changed.
    names: Key,
    /// Under which claims lie; the first one seals, each opens what it sealed.
    seals: Vec<Key>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    names: String,
    seal: Vec<String>,
}

impl Secrets {
    /// Reads the file, or makes it if there is none at that place.
    pub fn open(named: &str, data: &Path) -> Result<Self, Fault> {
        let path = if named.is_empty() { data.join("secrets.toml") } else { named.into() };
        if let Some(name) = named.strip_prefix("env:") {
            return Self::of(&variable(name)?);
        }
        if let Some(bytes) = files::read_if_there(&path)? {
            return Self::of(&String::from_utf8(bytes).map_err(|_| bad())?);
        }
        let text = fresh()?;
        files::private_folder(files::folder_of(&path))?;
        files::replace_secret(&path, text.as_bytes())?;
        Self::of(&text)
    }

    fn of(text: &str) -> Result<Self, Fault> {
        // What is wrong with it is not said word by word: the words are secret.
        let file: File = toml::from_str(text).map_err(|_| bad())?;
        let key = |text: &String| {
            let key: [u8; 32] = unhex(text)?.try_into().ok()?;
            Some(Zeroizing::new(key))
        };
        let seals: Option<Vec<_>> = file.seal.iter().map(key).collect();
        let seals = seals.filter(|seals| !seals.is_empty()).ok_or_else(bad)?;
        Ok(Self { names: key(&file.names).ok_or_else(bad)?, seals })
    }

    /// What a thing is called, so that nobody without the file can tell or guess which it is.
    pub fn name(&self, kind: &str, thing: &[u8]) -> [u8; 32] {
        keyed(&self.names, kind, thing)
    }

    /// Whether a thing is called that, compared in constant time.
    pub fn is_name(&self, kind: &str, thing: &[u8], name: &[u8]) -> bool {
        is_keyed(&self.names, kind, thing, name)
    }

    /// Encrypts. `about` says what it belongs to: moved elsewhere, it does not open.
    pub fn seal(&self, about: &str, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let key = &self.seals[0];
        let nonce = chance::bytes::<NONCE>()?;
        let payload = Payload { msg: plain, aad: about.as_bytes() };
        let cipher = XChaCha20Poly1305::new((&**key).into());
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Fault::Damaged("sealing failed".to_owned()))?;
        Ok([&mark(key)[..], &nonce, &sealed].concat())
    }

    /// Decrypts; none if no key of the file sealed it for that.
    pub fn open_sealed(&self, about: &str, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (head, rest) = sealed.split_at_checked(MARK)?;
        let (nonce, bytes) = rest.split_at_checked(NONCE)?;
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        let key = self.seals.iter().find(|key| mark(key) == head)?;
        let payload = Payload { msg: bytes, aad: about.as_bytes() };
        let plain = XChaCha20Poly1305::new((&**key).into()).decrypt(&XNonce::from(nonce), payload);
        plain.ok().map(Zeroizing::new)
    }

    /// A word by which a database knows that it is met by the same file again.
    pub fn check(&self) -> String {
        hex(&self.name("check", b""))
    }
}

/// A MAC under a key that serves one kind alone.
pub fn keyed(key: &[u8; 32], kind: &str, thing: &[u8]) -> [u8; 32] {
    let mut mac = mac_of(key, kind);
    mac.update(thing);
    mac.finalize().into_bytes().into()
}

/// Whether that is the MAC of a thing, compared in constant time.
pub fn is_keyed(key: &[u8; 32], kind: &str, thing: &[u8], tag: &[u8]) -> bool {
    let mut mac = mac_of(key, kind);
    mac.update(thing);
    mac.verify_slice(tag).is_ok()
}

fn mac_of(key: &[u8; 32], kind: &str) -> Hmac<Sha256> {
    let mut own = Zeroizing::new([0; 64]);
    // A whole block of HMAC; never too long for HKDF.
    let _ = Hkdf::<Sha256>::new(None, key).expand(kind.as_bytes(), &mut *own);
    <Hmac<Sha256> as hmac::KeyInit>::new((&*own).into())
}

/// A secret that the configuration names: the content of a file, or of a variable; read at each use.
pub fn named(name: &str) -> Result<Zeroizing<String>, Fault> {
    let text = match name.strip_prefix("env:") {
        Some(variable_name) => variable(variable_name)?,
        None => String::from_utf8(files::read(Path::new(name))?)
            .map_err(|_| Fault::Setting(format!("{name} is not UTF-8")))?,
    };
    Ok(Zeroizing::new(text.trim().to_owned()))
}

fn variable(name: &str) -> Result<String, Fault> {
    std::env::var(name).map_err(|_| Fault::Setting(format!("the variable {name} is not set")))
}

fn mark(key: &Key) -> [u8; MARK] {
    let name = keyed(key, "mark", b"");
    [name[0], name[1], name[2], name[3]]
}

fn fresh() -> Result<String, Fault> {
    let (names, seal) = (hex(&chance::bytes::<32>()?), hex(&chance::bytes::<32>()?));
    Ok(format!(
        "# Keys of what the gateway keeps about persons. Keep a copy apart from the backups.\n\
         names = \"{names}\"\nseal = [\"{seal}\"]\n"
    ))
}

fn bad() -> Fault {
    Fault::Setting(
        "sign_in: the secrets file cannot be read: names = \"64 hex digits\", seal = [\"…\"]".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(seals: &[&str]) -> Secrets {
        let seals: Vec<_> = seals.iter().map(|seal| format!("\"{}\"", seal.repeat(32))).collect();
        Secrets::of(&format!("names = \"{}\"\nseal = [{}]", "0a".repeat(32), seals.join(","))).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_for_what_it_was_sealed_for_and_nothing_else() {
        let secrets = with(&["11"]);
        let sealed = secrets.seal("claims of a", b"Camille").unwrap();
        assert_eq!(secrets.open_sealed("claims of a", &sealed).unwrap().as_slice(), b"Camille");
        assert!(secrets.open_sealed("claims of b", &sealed).is_none());
        assert!(!sealed.windows(7).any(|some| some == b"Camille"));
        for at in 0..sealed.len() {
            let mut bad = sealed.clone();
            bad[at] ^= 1;
            assert!(secrets.open_sealed("claims of a", &bad).is_none(), "byte {at}");
            assert!(secrets.open_sealed("claims of a", &sealed[..at]).is_none(), "cut at {at}");
        }
    }

    #[test]
    fn a_new_key_seals_and_the_old_one_still_opens() {
        let old = with(&["11"]).seal("a", b"x").unwrap();
        let both = with(&["22", "11"]);
        assert!(both.open_sealed("a", &old).is_some());
        let new = both.seal("a", b"x").unwrap();
        assert!(with(&["22"]).open_sealed("a", &new).is_some());
        assert!(with(&["11"]).open_sealed("a", &new).is_none());
        assert_eq!(with(&["11"]).check(), both.check(), "names stay");
    }

    #[test]
    fn a_file_is_made_once_and_one_that_is_wrong_is_refused_without_its_words() {
        let folder = tempfile::tempdir().unwrap();
        let one = Secrets::open("", folder.path()).unwrap();
        assert_eq!(one.check(), Secrets::open("", folder.path()).unwrap().check());
        let path = folder.path().join("wrong");
        let name = path.to_str().unwrap();
        for text in
            ["names = \"hunter2\"\nseal = []", "hunter2", "names = \"\"\nseal = [\"hunter2\"]\nmore = 1"]
        {
            std::fs::write(&path, text).unwrap();
            let said = Secrets::open(name, folder.path()).map(|_| ()).unwrap_err().to_string();
            assert!(!said.contains("hunter2"), "{said}");
        }
    }
}
