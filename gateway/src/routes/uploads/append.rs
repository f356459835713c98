//! Takes the body of a request in steps: each is durable before it counts, so a cut loses the last one alone.

use std::ops::ControlFlow;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use tokio::time::{Instant, timeout_at};

use super::heads::Checksum;
use super::steps::Steps;
use super::writers::AtWork;
use crate::app::App;
use crate::filing::upload::{self, Place, Seen};
use crate::problem::Problem;
use crate::routes::citizen::blocking;

/// A body of which nothing came for so long has nothing more that had arrived already…
const QUIET: Duration = Duration::from_millis(25);
/// … and whoever wishes its upload waits no longer than that for what goes on coming.
const LONGEST: Duration = Duration::from_secs(1);

/// Appends a body to an upload at its offset, and verifies the document once its last byte is there.
pub async fn append(
    app: &Arc<App>,
    seen: Seen,
    headers: &HeaderMap,
    body: Body,
    at_work: AtWork,
) -> Result<Seen, Problem> {
    if seen.place != Place::Open {
        return Ok(seen);
    }
    let checksum = Checksum::told(headers)?;
    let (begun_at, size) = (seen.upload.offset, seen.upload.size);
    let announced = super::heads::number(headers, "content-length").map_err(|_| Problem::Malformed)?;
    if announced.is_some_and(|length| begun_at.saturating_add(length) > size) {
        return Err(Problem::TooLarge);
    }
    // Until the end: whoever asks meanwhile hears how it ended.
    let mut at_work = Some(at_work);
    let mut taking = Taking { body, checksum, size, steps: Steps::new(app, seen) };
    let ended = taking.all(&mut at_work).await;
    let Taking { checksum, mut steps, .. } = taking;
    steps.settle().await?;
    ended?;
    let mut seen = steps.end();
    if checksum.is_some_and(|checksum| !checksum.holds()) {
        let held = seen.upload.clone();
        blocking(app, move |app| upload::take_back(app, &held, begun_at)).await?;
        return Err(Problem::ChunkMismatch);
    }
    if seen.upload.offset == size {
        let held = seen.upload.clone();
        seen.place = blocking(app, move |app| upload::finish(app, &held)).await?;
    }
    Ok(seen)
}

/// A body on its way into an upload.
struct Taking {
    body: Body,
    checksum: Option<Checksum>,
    size: u64,
    steps: Steps,
}

impl Taking {
    /// Takes all of it. Lets go of the upload when somebody else wishes it: what comes later fails by its generation.
    async fn all(&mut self, at_work: &mut Option<AtWork>) -> Result<(), Problem> {
        loop {
            let room = self.steps.has_room();
            let wished = async {
                match at_work {
                    Some(at_work) => at_work.wished().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                turned = self.steps.turn() => turned?,
                next = frame(&mut self.body), if room => {
                    if self.take(next)?.is_break() {
                        return Ok(());
                    }
                }
                () = wished => {
                    let ended = self.what_had_arrived().await?;
                    self.steps.settle().await?;
                    *at_work = None;
                    if ended.is_break() {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// Takes what had arrived on a line that may be dead: the phone would have to send it again.
    async fn what_had_arrived(&mut self) -> Result<ControlFlow<()>, Problem> {
        let latest = Instant::now() + LONGEST;
        while let Ok(next) = timeout_at(latest.min(Instant::now() + QUIET), frame(&mut self.body)).await {
            if self.take(next)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            while !self.steps.has_room() {
                self.steps.turn().await?;
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn take(&mut self, next: Option<Result<Bytes, ()>>) -> Result<ControlFlow<()>, Problem> {
        let Some(bytes) = next else { return Ok(ControlFlow::Break(())) };
        // The caller is gone: what came before is kept, and found by the next question.
        let bytes = bytes.map_err(|()| Problem::Malformed)?;
        if let Some(checksum) = &mut self.checksum {
            checksum.take(&bytes);
        }
        if self.steps.reached() + bytes.len() as u64 > self.size {
            return Err(Problem::TooLarge);
        }
        self.steps.gather(&bytes);
        Ok(ControlFlow::Continue(()))
    }
}

/// The next bytes of a body; none at its end.
async fn frame(body: &mut Body) -> Option<Result<Bytes, ()>> {
    loop {
        let frame = std::future::poll_fn(|waker| Pin::new(&mut *body).poll_frame(waker)).await?;
        match frame.map(|frame| frame.into_data()) {
            Ok(Ok(bytes)) => return Some(Ok(bytes)),
            // Trailers: nothing of the document.
            Ok(Err(_)) => {}
            Err(_) => return Some(Err(())),
        }
    }
}
