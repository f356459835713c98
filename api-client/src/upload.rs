//! Carries a document to the gateway: tus 1.0.0 with the rules of WIRE.md §7, one request a step.
//!
//! A step is safe to kill: what is acknowledged is the gateway's word, and it is asked again after any cut.
//! Nothing but `Region-Upload: verified` in an answer of ours means that a document is there.

mod line;

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, LOCATION};
use reqwest::{Method, RequestBuilder};
use sha2::{Digest, Sha256};
use tokio::time::Instant;

pub use line::Line;

use crate::base64;
use crate::call::{Heard, hear, ours, text};
use crate::failure::Failure;
use crate::filing::bearing;
use crate::gateway::{Gateway, Traffic};
use crate::wire::{CHECKSUM_MISMATCH, INFECTED, OFFSET_STREAM, REGION_UPLOAD, SCANNING, TUS, VERIFIED};

/// A body that takes longer is cut here: what arrived of it is kept by the gateway.
const LONGEST_BODY: Duration = Duration::from_secs(120);
/// Times that the same trouble is met again before it is called a fault.
const PATIENCE: u8 = 3;

/// The plain bytes of a document: always our own copy, never the file that was picked.
pub trait Source: Send {
    /// Reads so many bytes from there on, fewer only at the end.
    fn read(&mut self, from: u64, length: usize) -> impl Future<Output = Result<Vec<u8>, Unreadable>> + Send;
}

/// Our own copy cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// What stops an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stop {
    /// The line or the gateway; go on later from where it stands.
    Line(Failure),
    /// Our own copy is damaged: only the citizen can help.
    Damaged,
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Line(failure)
    }
}

impl From<Unreadable> for Stop {
    fn from(_: Unreadable) -> Self {
        Self::Damaged
    }
}

/// Where a document stands after a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// On its way; so many bytes are durable at the gateway.
    Going {
        /// Bytes acknowledged.
        acknowledged: u64,
    },
    /// Every byte is there, an antivirus looks: ask again later.
    Scanning,
    /// The gateway read it back and found it right.
    Verified,
}

/// A document on its way.
#[derive(Debug, Clone)]
pub struct Transfer {
    application: String,
    message: Option<String>,
    sha256: String,
    size: u64,
    upload: Option<String>,
    offset: Option<u64>,
    // After a creation whose answer was lost, the next one carries no bytes: some may be there already.
    bare: bool,
    troubles: u8,
}

impl Transfer {
    /// A document of an application, by its digest; `upload` is the name kept from an earlier run.
    pub fn new(application: &str, sha256: &str, size: u64, upload: Option<String>) -> Self {
        Self {
            application: application.to_owned(),
            message: None,
            sha256: sha256.to_owned(),
            size,
            bare: upload.is_some(),
            upload: upload.filter(|name| is_name(name)),
            offset: None,
            troubles: 0,
        }
    }

    /// The same after a try that may have begun it, although no answer said so: its creation carries no bytes,
    /// for some may be there already.
    pub fn tried_before(mut self) -> Self {
        self.bare = true;
        self
    }

    /// The same for a document that a message declared.
    pub fn of_message(mut self, message: &str) -> Self {
        self.message = Some(message.to_owned());
        self
    }

    /// The upload's name at the gateway: to be kept beside the parcel whenever it changed.
    pub fn upload(&self) -> Option<&str> {
        self.upload.as_deref()
    }

    /// One request: begins, asks how far it is, or sends the next bytes.
    pub async fn step(
        &mut self,
        gateway: &Gateway,
        token: &str,
        source: &mut impl Source,
        line: &mut Line,
        traffic: &mut Traffic,
    ) -> Result<Step, Stop> {
        match (self.upload.clone(), self.offset) {
            (None, _) => self.begin(gateway, token, source, line, traffic).await,
            (Some(name), Some(offset)) if offset < self.size => {
                self.send(gateway, token, &name, offset, source, line, traffic).await
            }
            (Some(name), _) => self.ask(gateway, token, &name, line, traffic).await,
        }
    }

    async fn begin(
        &mut self,
        gateway: &Gateway,
        token: &str,
        source: &mut impl Source,
        line: &mut Line,
        traffic: &mut Traffic,
    ) -> Result<Step, Stop> {
        let length = if self.bare { 0 } else { line.body(self.size) };
        let body = if length == 0 { Vec::new() } else { source.read(0, length).await? };
        let (begun, sent) = (Instant::now(), body.len());
        let mut metadata = format!(
            "application {},sha256 {}",
            base64::encode(self.application.as_bytes()),
            base64::encode(self.sha256.as_bytes())
        );
        if let Some(message) = &self.message {
            metadata.push_str(&format!(",message {}", base64::encode(message.as_bytes())));
        }
        let checksum = (sent > 0).then(|| checksum(&body));
        let mut request = gateway
            .sends(Method::POST, "v1/uploads", body, Some(LONGEST_BODY))
            .header("upload-length", self.size)
            .header("upload-metadata", metadata);
        if let Some(checksum) = checksum {
            request = request.header(CONTENT_TYPE, OFFSET_STREAM).header("upload-checksum", checksum);
        }
        let sent_bytes = !self.bare;
        self.bare = true;
        let heard = match hear(tus(request, token), traffic).await {
            Ok(heard) => heard,
            Err(failure) => {
                if sent_bytes {
                    line.cut();
                }
                return Err(failure.into());
            }
        };
        match heard.status {
            200 | 201 => {
                // A `Location` of an answer that is not ours is never looked at.
                heard.nothing(&[200, 201])?;
                self.upload = Some(self.name_in(gateway, &heard).ok_or(Failure::Portal)?);
                self.offset = heard.number("upload-offset").filter(|offset| *offset <= self.size);
                if self.offset == Some(sent as u64) {
                    line.carried(sent, begun.elapsed());
                }
                self.stands(&heard)
            }
            CHECKSUM_MISMATCH => self.mismatched(&heard, source, line).await,
            413 if !ours(&heard.headers) => self.smaller(&heard, line),
            _ => Err(heard.failure().into()),
        }
    }

    async fn ask(
        &mut self,
        gateway: &Gateway,
        token: &str,
        name: &str,
        line: &mut Line,
        traffic: &mut Traffic,
    ) -> Result<Step, Stop> {
        let request = gateway.asks(Method::HEAD, &format!("v1/uploads/{name}"));
        let heard = hear(tus(request, token), traffic).await?;
        match heard.status {
            200 | 204 => {
                heard.nothing(&[200, 204])?;
                line.answered();
                if heard.number("upload-length") != Some(self.size) {
                    return Err(Failure::Fault.into());
                }
                self.offset = heard.number("upload-offset").filter(|offset| *offset <= self.size);
                if self.offset.is_none() {
                    return Err(Failure::Fault.into());
                }
                self.stands(&heard)
            }
            _ => self.other(&heard, line),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "the state of one step; nothing of it belongs together")]
    async fn send(
        &mut self,
        gateway: &Gateway,
        token: &str,
        name: &str,
        offset: u64,
        source: &mut impl Source,
        line: &mut Line,
        traffic: &mut Traffic,
    ) -> Result<Step, Stop> {
        let body = source.read(offset, line.body(self.size - offset)).await?;
        if body.is_empty() {
            return Err(Stop::Damaged);
        }
        let (begun, sent, checksum) = (Instant::now(), body.len(), checksum(&body));
        let path = format!("v1/uploads/{name}");
        let method = if line.by_post { Method::POST } else { Method::PATCH };
        let mut request = gateway
            .sends(method, &path, body, Some(LONGEST_BODY))
            .header(CONTENT_TYPE, OFFSET_STREAM)
            .header("upload-offset", offset)
            .header("upload-checksum", checksum);
        if line.by_post {
            request = request.header("x-http-method-override", "PATCH");
        }
        // Until an answer says otherwise, nobody knows how much of it arrived.
        self.offset = None;
        let heard = match hear(tus(request, token), traffic).await {
            Ok(heard) => heard,
            Err(failure) => {
                line.cut();
                return Err(failure.into());
            }
        };
        match heard.status {
            204 => {
                heard.nothing(&[204])?;
                let now = heard.number("upload-offset").filter(|now| offset < *now && *now <= self.size);
                self.offset = Some(now.ok_or(Failure::Fault)?);
                if now == Some(offset + sent as u64) {
                    line.carried(sent, begun.elapsed());
                    self.troubles = 0;
                }
                self.stands(&heard)
            }
            CHECKSUM_MISMATCH => self.mismatched(&heard, source, line).await,
            413 if !ours(&heard.headers) => self.smaller(&heard, line),
            _ => self.other(&heard, line),
        }
    }

    /// What an answer of ours says of the document.
    fn stands(&self, heard: &Heard) -> Result<Step, Stop> {
        match text(&heard.headers, REGION_UPLOAD) {
            Some(VERIFIED) => Ok(Step::Verified),
            Some(SCANNING) => Ok(Step::Scanning),
            Some(INFECTED) => Err(Failure::refused("document-infected").into()),
            _ => Ok(Step::Going { acknowledged: self.offset.unwrap_or(0) }),
        }
    }

    /// The answers that this call deals with by itself; all others are sorted like any.
    fn other(&mut self, heard: &Heard, line: &mut Line) -> Result<Step, Stop> {
        match (heard.status, heard.code()) {
            (404 | 410, "unknown" | "expired") => {
                self.again(heard)?;
                (self.upload, self.offset) = (None, None);
            }
            (409, "offset-mismatch") => {
                self.again(heard)?;
                self.offset = heard.number("upload-offset").filter(|offset| *offset <= self.size);
            }
            // Some proxies know neither PATCH nor what to do with it.
            (405 | 501, _) if !line.by_post => line.by_post = true,
            _ => return Err(heard.failure().into()),
        }
        Ok(Step::Going { acknowledged: self.offset.unwrap_or(0) })
    }

    /// A proxy on the way finds the body too large.
    fn smaller(&mut self, heard: &Heard, line: &mut Line) -> Result<Step, Stop> {
        self.bare = true;
        if line.cut() { Ok(Step::Going { acknowledged: 0 }) } else { Err(heard.failure().into()) }
    }

    /// Bytes that are not those announced: some on the way, or all of it once it was read back.
    async fn mismatched(
        &mut self,
        heard: &Heard,
        source: &mut impl Source,
        line: &mut Line,
    ) -> Result<Step, Stop> {
        self.offset = None;
        match heard.code() {
            "chunk-mismatch" => {
                line.cut();
            }
            "digest-mismatch" if self.is_damaged(source).await? => return Err(Stop::Damaged),
            "digest-mismatch" => {}
            _ => return Err(heard.failure().into()),
        }
        self.again(heard)?;
        Ok(Step::Going { acknowledged: 0 })
    }

    /// Whether our own copy is not what it was when it was added.
    async fn is_damaged(&self, source: &mut impl Source) -> Result<bool, Unreadable> {
        let (mut at, mut digest) = (0, Sha256::new());
        while at < self.size {
            let bytes = source.read(at, line::LARGEST).await?;
            if bytes.is_empty() {
                break;
            }
            digest.update(&bytes);
            at += bytes.len() as u64;
        }
        Ok(at != self.size || crate::canonical::hex(&digest.finalize()) != self.sha256)
    }

    /// Counts a trouble; the same one over and over is a fault.
    fn again(&mut self, _: &Heard) -> Result<(), Stop> {
        self.troubles += 1;
        if self.troubles > PATIENCE { Err(Failure::Fault.into()) } else { Ok(()) }
    }

    /// The upload's name, if the `Location` leads to our own gateway.
    fn name_in(&self, gateway: &Gateway, heard: &Heard) -> Option<String> {
        let place = gateway.url("v1/uploads").join(text(&heard.headers, LOCATION.as_str())?).ok()?;
        let inside = format!("{}/", gateway.url("v1/uploads").path());
        let name = place.path().strip_prefix(&inside)?;
        (place.origin() == gateway.base.origin() && is_name(name)).then(|| name.to_owned())
    }
}

fn is_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=128).contains(&name.len()) && name.bytes().all(allowed)
}

fn checksum(body: &[u8]) -> String {
    format!("sha256 {}", base64::encode(&Sha256::digest(body)))
}

fn tus(request: RequestBuilder, token: &str) -> RequestBuilder {
    bearing(request.header("tus-resumable", TUS), token)
}
