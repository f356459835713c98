//! Words that occur nowhere else, and where to look for them: as they are, and in every dress bytes wear.

use std::path::{Path, PathBuf};

/// What was typed, and what each is called when it is found.
pub struct Canaries(Vec<(&'static str, Vec<u8>)>);

impl Canaries {
    pub fn new(words: &[(&'static str, &str)]) -> Self {
        let dressed =
            words.iter().flat_map(|(name, word)| dresses(word).into_iter().map(|dress| (*name, dress)));
        Self(dressed.collect())
    }

    /// Bytes that are no word: as they are, in hex, in base64.
    pub fn of_bytes(name: &'static str, bytes: &[u8]) -> Self {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let all = [
            bytes.to_vec(),
            hex.clone().into_bytes(),
            hex.to_uppercase().into_bytes(),
            api_client::base64::encode(bytes).into_bytes(),
        ];
        Self(all.into_iter().map(|dress| (name, dress)).collect())
    }

    /// The names of those that are in these bytes.
    pub fn in_bytes(&self, bytes: &[u8]) -> Vec<&'static str> {
        let found = |dress: &[u8]| memchr::memmem::find(bytes, dress).is_some();
        let mut names: Vec<_> =
            self.0.iter().filter(|(_, dress)| found(dress)).map(|(name, _)| *name).collect();
        names.dedup();
        names
    }

    /// Every file under a folder in which one is, by its contents or its name; how many were looked at.
    pub fn under(&self, folder: &Path) -> (usize, Vec<(PathBuf, Vec<&'static str>)>) {
        let (mut looked_at, mut found) = (0, Vec::new());
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                looked_at += 1;
                let mut names = self.in_bytes(&std::fs::read(&path).unwrap());
                names.extend(self.in_bytes(name.as_bytes()));
                if !names.is_empty() {
                    found.push((path, names));
                }
            }
        }
        (looked_at, found)
    }
}

/// UTF-8, UTF-16 both ways, hex in both cases, percent, base64 at each of its three beginnings.
fn dresses(word: &str) -> Vec<Vec<u8>> {
    let bytes = word.as_bytes();
    let utf16 = |to: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(to).collect::<Vec<u8>>();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let percent: String = bytes
        .iter()
        .map(|byte| match byte.is_ascii_alphanumeric() || b"-._~".contains(byte) {
            true => char::from(*byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect();
    let mut all = vec![
        bytes.to_vec(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        hex.clone().into_bytes(),
        hex.to_uppercase().into_bytes(),
        percent.into_bytes(),
    ];
    for before in 0..3_usize {
        // Whole groups of three bytes only: what stands around does not change them.
        let skipped = (3 - before) % 3;
        let whole = (bytes.len() - skipped) / 3 * 3;
        let encoded = api_client::base64::encode(&bytes[skipped..skipped + whole]);
        all.push(encoded.replace('+', "-").replace('/', "_").into_bytes());
        all.push(encoded.into_bytes());
    }
    all.sort();
    all.dedup();
    all
}

#[test]
fn a_word_is_found_in_every_dress() {
    let canaries = Canaries::new(&[("word", "Verdi\u{e8}re-Canari/77")]);
    let encode = |text: &str| api_client::base64::encode(text.as_bytes());
    for text in [
        "xxVerdi\u{e8}re-Canari/77xx".to_owned(),
        encode("aVerdi\u{e8}re-Canari/77b"),
        encode("abVerdi\u{e8}re-Canari/77"),
        encode("abcVerdi\u{e8}re-Canari/77"),
        "566572646983a8".replace("6983a8", "69c3a8") + "72652d43616e6172692f3737",
        "?name=Verdi%C3%A8re-Canari%2F77".to_owned(),
    ] {
        assert_eq!(canaries.in_bytes(text.as_bytes()), ["word"], "{text}");
    }
    let wide: Vec<u8> = "Verdi\u{e8}re-Canari/77".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(canaries.in_bytes(&wide), ["word"]);
    assert!(canaries.in_bytes("Verdi\u{e8}re-Canari/78".as_bytes()).is_empty());
}
