//! The steps of one body: while one becomes durable, the bytes of the next gather.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::{Instant, sleep_until};

use crate::app::App;
use crate::filing::upload::{self, Seen};
use crate::problem::Problem;

/// Bytes that are worth a step…
const STEP: usize = 128 * 1024;
/// … or the time after which what came is made durable anyway.
const SOON: Duration = Duration::from_millis(100);
/// Bytes that gather while a step is under way; then the caller waits.
const LARGEST: usize = 1024 * 1024;

/// An upload that grows.
pub struct Steps {
    app: Arc<App>,
    seen: Seen,
    gathered: Vec<u8>,
    due: Option<Instant>,
    writing: Option<JoinHandle<Result<Option<u64>, Problem>>>,
    length: usize,
}

impl Steps {
    /// From where it stands.
    pub fn new(app: &Arc<App>, seen: Seen) -> Self {
        Self { app: app.clone(), seen, gathered: Vec::new(), due: None, writing: None, length: 0 }
    }

    /// Where the upload would be with every byte taken so far.
    pub fn reached(&self) -> u64 {
        self.seen.upload.offset + (self.length + self.gathered.len()) as u64
    }

    /// Whether more bytes may be taken now.
    pub fn has_room(&self) -> bool {
        self.gathered.len() < LARGEST
    }

    /// Takes bytes.
    pub fn gather(&mut self, bytes: &[u8]) {
        if self.gathered.is_empty() {
            self.due = Some(Instant::now() + SOON);
        }
        self.gathered.extend_from_slice(bytes);
    }

    /// Begins the step that is due, or ends the one under way; waits for whichever comes first.
    pub async fn turn(&mut self) -> Result<(), Problem> {
        match (&mut self.writing, self.due) {
            (Some(writing), _) => {
                let written = writing.await;
                self.writing = None;
                self.wrote(written.map_err(|_| Problem::Fault)?)
            }
            (None, Some(due)) => {
                if self.gathered.len() < STEP {
                    sleep_until(due).await;
                }
                self.write();
                Ok(())
            }
            (None, None) => std::future::pending().await,
        }
    }

    /// Makes all that was taken durable.
    pub async fn settle(&mut self) -> Result<(), Problem> {
        while self.writing.is_some() || !self.gathered.is_empty() {
            if self.writing.is_none() {
                self.write();
            }
            self.turn().await?;
        }
        Ok(())
    }

    /// Where it stands, once all is settled.
    pub fn end(self) -> Seen {
        self.seen
    }

    fn write(&mut self) {
        let (app, held, at) = (self.app.clone(), self.seen.upload.clone(), self.seen.upload.offset);
        let bytes = std::mem::take(&mut self.gathered);
        self.due = None;
        self.length = bytes.len();
        self.writing = Some(spawn_blocking(move || upload::step(&app, &held, at, &bytes)));
    }

    fn wrote(&mut self, written: Result<Option<u64>, Problem>) -> Result<(), Problem> {
        self.length = 0;
        let Some(after) = written? else {
            // Somebody else took over meanwhile: the same caller, on a better line.
            return Err(Problem::OffsetMismatch { offset: self.seen.upload.offset });
        };
        self.seen.upload.offset = after;
        self.seen.upload.touched_at = self.app.config.clock.now().timestamp_millis();
        self.seen.expires_at = upload::expires_at(&self.app, &self.seen.upload);
        Ok(())
    }
}
