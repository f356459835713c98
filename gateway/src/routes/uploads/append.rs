//! Takes the body of a request in steps: each is durable before it counts, so a cut loses the last one alone.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::HeaderMap;
use tokio::time::{Instant, timeout_at};

use super::heads::Checksum;
use crate::app::App;
use crate::filing::upload::{self, Place, Seen};
use crate::problem::Problem;
use crate::routes::citizen::blocking;

/// Bytes of a step…
const STEP: usize = 128 * 1024;
/// … or the time after which what came is made durable anyway.
const SOON: Duration = Duration::from_millis(100);

/// Appends a body to an upload at its offset, and verifies the document once its last byte is there.
pub async fn append(
    app: &Arc<App>,
    mut seen: Seen,
    headers: &HeaderMap,
    mut body: Body,
) -> Result<Seen, Problem> {
    if seen.place != Place::Open {
        return Ok(seen);
    }
    let mut checksum = Checksum::told(headers)?;
    let (begun_at, size) = (seen.upload.offset, seen.upload.size);
    let announced = super::heads::number(headers, "content-length").map_err(|_| Problem::Malformed)?;
    if announced.is_some_and(|length| begun_at.saturating_add(length) > size) {
        return Err(Problem::TooLarge);
    }
    let mut step = Vec::new();
    let mut due: Option<Instant> = None;
    let ended = loop {
        let next = match due {
            Some(due) => timeout_at(due, frame(&mut body)).await,
            None => Ok(frame(&mut body).await),
        };
        match next {
            Ok(Some(Ok(bytes))) => {
                if let Some(checksum) = &mut checksum {
                    checksum.take(&bytes);
                }
                if seen.upload.offset + (step.len() + bytes.len()) as u64 > size {
                    break Err(Problem::TooLarge);
                }
                step.extend_from_slice(&bytes);
                due = due.or_else(|| Some(Instant::now() + SOON)).filter(|_| !step.is_empty());
                if step.len() < STEP {
                    continue;
                }
            }
            // The caller is gone: what came before is kept, and found by the next question.
            Ok(Some(Err(()))) => break Err(Problem::Malformed),
            Ok(None) => break Ok(()),
            Err(_) => {}
        }
        write(app, &mut seen, &mut step).await?;
        due = None;
    };
    write(app, &mut seen, &mut step).await?;
    ended?;
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

async fn write(app: &Arc<App>, seen: &mut Seen, step: &mut Vec<u8>) -> Result<(), Problem> {
    if step.is_empty() {
        return Ok(());
    }
    let (held, at, bytes) = (seen.upload.clone(), seen.upload.offset, std::mem::take(step));
    match blocking(app, move |app| upload::step(app, &held, at, &bytes)).await? {
        Some(after) => {
            seen.upload.offset = after;
            seen.upload.touched_at = app.config.clock.now().timestamp_millis();
            seen.expires_at = upload::expires_at(app, &seen.upload);
            Ok(())
        }
        // Somebody else took over meanwhile: the same caller, on a better line.
        None => Err(Problem::OffsetMismatch { offset: at }),
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
