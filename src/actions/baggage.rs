//! The file in which a desk moves: a ZIP of `desk.json`, `documents/` and `receipts/`, under a passphrase if one is given.
//!
//! What goes in is stored as it is: a reader needs nothing of ours to open it. Under a passphrase it is an age file
//! (age-encryption.org/v1) that holds that ZIP.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use zeroize::Zeroizing;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// What only its writer knows. Never shown, wiped when dropped.
pub type Passphrase = Zeroizing<String>;

/// Shortest passphrase that is taken.
pub const SHORTEST: usize = 10;
/// The tables, as JSON.
const DESK: &str = "desk.json";
/// Bytes of it that are read at most.
const LARGEST_DESK: u64 = 256 * 1024 * 1024;
/// What a file under a passphrase begins with.
const SEALED: &[u8] = b"age-encryption.org/v1\n";

/// Why such a file cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// It is under a passphrase, and none was given.
    #[error("passphrase-needed")]
    PassphraseNeeded,
    /// Not its passphrase.
    #[error("passphrase-wrong")]
    PassphraseWrong,
    /// A passphrase that could be guessed.
    #[error("passphrase-short")]
    PassphraseShort,
    /// Not a file that an export wrote, or one that was damaged.
    #[error("export-format")]
    Format,
}

impl Trouble {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::PassphraseNeeded => "passphrase-needed",
            Self::PassphraseWrong => "passphrase-wrong",
            Self::PassphraseShort => "passphrase-short",
            Self::Format => "export-format",
        }
    }
}

/// One on its way out.
pub(super) struct Packing(ZipWriter<zip::write::StreamWriter<Outward>>);

enum Outward {
    Plain(BufWriter<File>),
    Sealed(Box<StreamWriter<BufWriter<File>>>),
}

impl Packing {
    /// Into that new file.
    pub fn into(file: File, passphrase: Option<&Passphrase>) -> io::Result<Self> {
        let file = BufWriter::new(file);
        let out = match passphrase {
            None => Outward::Plain(file),
            Some(passphrase) => {
                let secret = SecretString::from(passphrase.to_string());
                let sealer = age::Encryptor::with_user_passphrase(secret);
                Outward::Sealed(Box::new(sealer.wrap_output(file)?))
            }
        };
        Ok(Self(ZipWriter::new_stream(out)))
    }

    /// Adds the tables.
    pub fn desk(&mut self, json: &[u8]) -> io::Result<()> {
        self.add(DESK, json)
    }

    /// Adds a file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, options.large_file(bytes.len() > 0x7fff_ffff))?;
        self.0.write_all(bytes)
    }

    /// Ends it: once this returns the file outlasts a power cut.
    pub fn end(self) -> io::Result<()> {
        let file = match self.0.finish()?.into_inner() {
            Outward::Plain(file) => file,
            Outward::Sealed(sealed) => sealed.finish()?,
        };
        file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

impl Write for Outward {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.write(bytes),
            Self::Sealed(sealed) => sealed.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(file) => file.flush(),
            Self::Sealed(sealed) => sealed.flush(),
        }
    }
}

/// One on its way in.
pub(super) struct Unpacking(ZipArchive<Inward>);

enum Inward {
    Plain(BufReader<File>),
    Sealed(Box<StreamReader<BufReader<File>>>),
}

impl Unpacking {
    /// Of that file.
    pub fn of(file: File, passphrase: Option<&Passphrase>) -> Result<Self, Trouble> {
        let mut file = BufReader::new(file);
        let mut head = Vec::new();
        file.by_ref().take(SEALED.len() as u64).read_to_end(&mut head).map_err(|_| Trouble::Format)?;
        file.rewind().map_err(|_| Trouble::Format)?;
        let inward = if head == SEALED {
            let passphrase = passphrase.ok_or(Trouble::PassphraseNeeded)?;
            let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_string()));
            let sealed = age::Decryptor::new(file).map_err(|_| Trouble::Format)?;
            let opened = sealed.decrypt(std::iter::once(&identity as &dyn age::Identity));
            Inward::Sealed(Box::new(opened.map_err(|_| Trouble::PassphraseWrong)?))
        } else {
            Inward::Plain(file)
        };
        Ok(Self(ZipArchive::new(inward).map_err(|_| Trouble::Format)?))
    }

    /// The tables.
    pub fn desk(&mut self) -> Result<Zeroizing<Vec<u8>>, Trouble> {
        let place = self.0.index_for_name(DESK).ok_or(Trouble::Format)?;
        self.read(place, LARGEST_DESK)
    }

    /// How many files there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The bytes of the file at that place, if it is a document.
    pub fn document(&mut self, place: usize, at_most: u64) -> Result<Option<Zeroizing<Vec<u8>>>, Trouble> {
        let name = self.0.name_for_index(place).and_then(|name| name.ok());
        let is_document = name.is_some_and(|name| name.starts_with("documents/"));
        if is_document { self.read(place, at_most).map(Some) } else { Ok(None) }
    }

    fn read(&mut self, place: usize, at_most: u64) -> Result<Zeroizing<Vec<u8>>, Trouble> {
        let file = self.0.by_index(place).map_err(|_| Trouble::Format)?;
        if file.size() > at_most {
            return Err(Trouble::Format);
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(usize::try_from(file.size()).unwrap_or(0)));
        // It may hold more than it says.
        file.take(at_most + 1).read_to_end(&mut bytes).map_err(|_| Trouble::Format)?;
        if bytes.len() as u64 > at_most { Err(Trouble::Format) } else { Ok(bytes) }
    }
}

impl Read for Inward {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(into),
            Self::Sealed(sealed) => sealed.read(into),
        }
    }
}

impl Seek for Inward {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Plain(file) => file.seek(to),
            Self::Sealed(sealed) => sealed.seek(to),
        }
    }
}
