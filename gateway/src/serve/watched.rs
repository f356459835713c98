//! A connection that tells what happens on it, and is waited for no longer than its limits say.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use hyper::body::{Body, Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use super::pulse::{Overdue, Pulse, Turn};
use crate::config::Limits;

/// The pulse of one connection, held by its line, its requests and its answers; cheap to clone.
#[derive(Clone)]
pub struct Watch(Arc<Held>);

struct Held {
    pulse: Mutex<Told>,
    sooner: Notify,
}

struct Told {
    pulse: Pulse,
    armed: Option<Instant>,
}

impl Watch {
    /// Over a connection accepted now.
    pub fn new(limits: &Limits) -> Self {
        let told = Told { pulse: Pulse::new(limits, Instant::now()), armed: None };
        Self(Arc::new(Held { pulse: Mutex::new(told), sooner: Notify::new() }))
    }

    /// Waits until the caller let its time pass.
    pub async fn overdue(&self) -> Overdue {
        loop {
            let deadline = {
                let mut told = self.told();
                if let Some(overdue) = told.pulse.overdue(Instant::now()) {
                    return overdue;
                }
                told.armed = told.pulse.deadline();
                told.armed
            };
            let passed = async {
                match deadline {
                    Some(deadline) => sleep_until(deadline).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = passed => {}
                () = self.0.sooner.notified() => {}
            }
        }
    }

    /// Leaves the time to end politely.
    pub fn last_words(&self) {
        self.told().pulse.last_words(Instant::now());
    }

    fn turn(&self, turn: Turn) {
        let mut told = self.told();
        told.pulse.turn(turn, Instant::now());
        let deadline = told.pulse.deadline();
        // A later deadline is found when the armed one passes.
        if deadline.is_some_and(|deadline| told.armed.is_none_or(|armed| deadline < armed)) {
            told.armed = deadline;
            self.0.sooner.notify_one();
        }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.0.pulse.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A line whose bytes are counted.
pub struct Line<T> {
    line: T,
    watch: Watch,
}

impl<T> Line<T> {
    /// Over a line of bytes.
    pub fn new(line: T, watch: Watch) -> Self {
        Self { line, watch }
    }

    fn wrote(&self, wrote: Poll<std::io::Result<usize>>) -> Poll<std::io::Result<usize>> {
        match &wrote {
            Poll::Ready(Ok(bytes)) => self.watch.turn(Turn::Written(*bytes)),
            Poll::Ready(Err(_)) => {}
            Poll::Pending => self.watch.turn(Turn::Full),
        }
        wrote
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Line<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.line).poll_read(cx, into);
        if read.is_ready() {
            self.watch.turn(Turn::Read(into.filled().len() - before));
        }
        read
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Line<T> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let wrote = Pin::new(&mut self.line).poll_write(cx, bytes);
        self.wrote(wrote)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let wrote = Pin::new(&mut self.line).poll_write_vectored(cx, bytes);
        self.wrote(wrote)
    }

    fn is_write_vectored(&self) -> bool {
        self.line.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.line).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.line).poll_shutdown(cx)
    }
}

/// One request, from its head to the end of its answer.
pub struct Asked {
    watch: Watch,
    begun: bool,
}

impl Asked {
    /// Its head is whole.
    pub fn new(watch: &Watch, http2: bool) -> Self {
        watch.turn(Turn::Asked { http2 });
        Self { watch: watch.clone(), begun: false }
    }

    /// Its answer leaves with this body.
    pub fn answered<B>(mut self, body: B) -> Answer<B> {
        self.watch.turn(Turn::Answering);
        self.begun = true;
        Answer { body, _asked: self }
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.watch.turn(Turn::Answered { begun: self.begun });
    }
}

/// The body of an answer.
pub struct Answer<B> {
    body: B,
    _asked: Asked,
}

impl<B: Body + Unpin> Body for Answer<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of a request: from the moment a route waits for it, it must come.
pub struct Sent<B> {
    body: B,
    watch: Watch,
    awaited: bool,
}

impl<B> Sent<B> {
    /// Over a body.
    pub fn new(body: B, watch: &Watch) -> Self {
        Self { body, watch: watch.clone(), awaited: false }
    }

    fn await_it(&mut self, awaited: bool) {
        if self.awaited != awaited {
            self.awaited = awaited;
            self.watch.turn(if awaited { Turn::BodyAwaited } else { Turn::BodyDone });
        }
    }
}

impl<B: Body + Unpin> Body for Sent<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        self.await_it(frame.is_pending());
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl<B> Drop for Sent<B> {
    fn drop(&mut self) {
        self.await_it(false);
    }
}
