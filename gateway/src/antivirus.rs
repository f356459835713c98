//! Asks an antivirus about a file: clamd over its socket, by INSTREAM (clamd(8)). It alone lets a file through.

use std::path::PathBuf;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::StreamExt;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use crate::config;
use crate::fault::Fault;

/// Longest answer that is read.
const ANSWER: usize = 4096;
/// Longest name of what was found that is kept.
const NAME: usize = 120;

/// Where the antivirus listens.
#[derive(Debug, Clone)]
pub struct Antivirus {
    at: Place,
    patience: Duration,
}

#[derive(Debug, Clone)]
enum Place {
    Unix(PathBuf),
    Tcp(String),
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing was found.
    Clean,
    /// Something was, by that name.
    Infected(String),
    /// It answered, and says neither: this file is asked about again later.
    Unsure(String),
    /// It did not answer: everything waits.
    Away(&'static str),
}

impl Antivirus {
    /// The one that is configured, if any.
    pub fn of(set: &config::Antivirus) -> Result<Option<Self>, Fault> {
        let at = match set.address.split_once(':') {
            None if set.address.is_empty() => return Ok(None),
            Some(("unix", path)) if !path.is_empty() => Place::Unix(PathBuf::from(path)),
            Some(("tcp", at)) if at.rsplit_once(':').is_some_and(|(host, _)| !host.is_empty()) => {
                Place::Tcp(at.to_owned())
            }
            _ => return Err(Fault::Setting("antivirus: unix:PATH or tcp:HOST:PORT".to_owned())),
        };
        Ok(Some(Self { at, patience: Duration::from_secs(set.seconds.max(1)) }))
    }

    /// Asks about a file that must have that digest. Whatever goes wrong, the answer is not that it is clean.
    pub async fn ask(&self, file: Body, sha256: [u8; 32]) -> Answer {
        match &self.at {
            #[cfg(unix)]
            Place::Unix(path) => match timeout(self.patience, tokio::net::UnixStream::connect(path)).await {
                Ok(Ok(line)) => self.over(line, file, sha256).await,
                _ => Answer::Away("no connection"),
            },
            #[cfg(not(unix))]
            Place::Unix(_) => Answer::Away("no such sockets on this system"),
            Place::Tcp(at) => match timeout(self.patience, tokio::net::TcpStream::connect(at)).await {
                Ok(Ok(line)) => self.over(line, file, sha256).await,
                _ => Answer::Away("no connection"),
            },
        }
    }

    async fn over(
        &self,
        mut line: impl AsyncRead + AsyncWrite + Unpin,
        file: Body,
        sha256: [u8; 32],
    ) -> Answer {
        match self.send(&mut line, file).await {
            Ok(sent) if sent == sha256 => {}
            // What it would say of other bytes says nothing of the document.
            Ok(_) => return Answer::Unsure("its bytes are not those that were verified".to_owned()),
            Err(Sending::File) => return Answer::Unsure("the file cannot be read".to_owned()),
            Err(Sending::Slow) => return Answer::Away("no answer in time"),
            // It may have said why before it closed: the file is larger than it takes, say.
            Err(Sending::Cut) => {}
        }
        let mut said = Vec::new();
        let mut piece = [0; 512];
        while !said.contains(&0) && said.len() < ANSWER {
            match timeout(self.patience, line.read(&mut piece)).await {
                Ok(Ok(0) | Err(_)) => break,
                Ok(Ok(length)) => said.extend_from_slice(&piece[..length]),
                Err(_) => return Answer::Away("no answer in time"),
            }
        }
        understood(&said)
    }

    /// A command, the file in pieces, each with its length before it, and a piece of nothing. Gives the digest of
    /// what was sent.
    async fn send(&self, line: &mut (impl AsyncWrite + Unpin), file: Body) -> Result<[u8; 32], Sending> {
        self.write(line, b"zINSTREAM\0").await?;
        let (mut pieces, mut sum) = (file.into_data_stream(), Sha256::new());
        while let Some(piece) = pieces.next().await {
            let piece: Bytes = piece.map_err(|_| Sending::File)?;
            if piece.is_empty() {
                continue;
            }
            sum.update(&piece);
            let length = u32::try_from(piece.len()).map_err(|_| Sending::File)?;
            self.write(line, &length.to_be_bytes()).await?;
            self.write(line, &piece).await?;
        }
        self.write(line, &0_u32.to_be_bytes()).await?;
        Ok(sum.finalize().into())
    }

    async fn write(&self, line: &mut (impl AsyncWrite + Unpin), bytes: &[u8]) -> Result<(), Sending> {
        match timeout(self.patience, line.write_all(bytes)).await {
            Ok(sent) => sent.map_err(|_| Sending::Cut),
            Err(_) => Err(Sending::Slow),
        }
    }
}

/// Why a file did not leave whole.
enum Sending {
    File,
    Cut,
    Slow,
}

/// Reads an answer. One that does not end was cut, whatever it begins with.
fn understood(said: &[u8]) -> Answer {
    let whole = said.iter().position(|byte| *byte == 0).and_then(|end| said.get(..end));
    let Some(text) = whole.and_then(|whole| std::str::from_utf8(whole).ok()) else {
        return Answer::Away("the answer broke off");
    };
    match text.strip_prefix("stream: ") {
        Some("OK") => Answer::Clean,
        Some(found) if found.ends_with(" FOUND") => Answer::Infected(name(found.trim_end_matches(" FOUND"))),
        _ => Answer::Unsure(name(text)),
    }
}

/// What an antivirus says, fit for a log.
fn name(text: &str) -> String {
    let plain = |c: char| if c.is_ascii_graphic() || c == ' ' { c } else { '?' };
    text.chars().take(NAME).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_ok_lets_a_file_through() {
        assert_eq!(understood(b"stream: OK\0"), Answer::Clean);
        assert_eq!(understood(b"stream: Eicar FOUND\0"), Answer::Infected("Eicar".to_owned()));
        for not_clean in [
            &b"stream: OK"[..],
            b"",
            b"\0",
            b"OK\0",
            b"stream: OK FOUND\0",
            b"stream: not OK\0",
            b"stream: OK \0",
            b"INSTREAM size limit exceeded. ERROR\0",
            b"<html>stream: OK\0",
            b"stream: \xff\0",
        ] {
            assert_ne!(understood(not_clean), Answer::Clean, "{not_clean:?}");
        }
        assert_eq!(understood(b"stream: a\nb FOUND\0"), Answer::Infected("a?b".to_owned()));
    }

    #[test]
    fn an_address_names_a_socket_or_nothing() {
        let of = |address: &str| {
            Antivirus::of(&config::Antivirus { address: address.to_owned(), seconds: 1 })
                .map(|found| found.is_some())
                .map_err(|fault| fault.code())
        };
        assert_eq!(of(""), Ok(false));
        for good in ["unix:/run/clamd", "tcp:localhost:3310", "tcp:[::1]:3310"] {
            assert_eq!(of(good), Ok(true), "{good}");
        }
        for bad in ["/run/clamd", "unix:", "tcp:3310", "tcp::3310", "clamd"] {
            assert_eq!(of(bad), Err("setting"), "{bad}");
        }
    }
}
