//! Listens, bounds what one connection may take and how long, and lets requests end before it stops.
#![allow(clippy::disallowed_methods, reason = "the runtime is the one that serves")]

mod places;
mod pulse;
pub mod tls;
mod watched;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Version};
use hyper::body::Incoming;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, watch};

use self::places::Places;
use self::pulse::Overdue;
use self::tls::Tls;
use self::watched::{Asked, Line, Sent, Watch};
use crate::caller::{self, Peer};
use crate::config::Limits;

/// The smallest head limit hyper takes.
const SMALLEST_HEAD: usize = 8192;
/// Connections that the kernel holds for us while every place is taken.
const BACKLOG: u32 = 1024;

/// Listens; what the kernel holds of an answer is bounded, for each connection accepted here.
pub fn listen(address: std::net::SocketAddr, limits: &Limits) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(limits.answer_buffer_bytes)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Serves until `stop` comes, then lets the requests under way end, within the limit.
pub async fn until(
    listener: TcpListener,
    tls: Option<Tls>,
    router: Router,
    limits: &Limits,
    stop: impl Future<Output = ()>,
) {
    let (ending, told) = watch::channel(());
    let places = Places::new(limits);
    let limits = Arc::new(limits.clone());
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = next(&listener, &places) => accepted,
        };
        let Some((stream, peer, permit)) = accepted else { continue };
        let trusted = caller::within(&limits.trusted_proxies, peer);
        let Some(place) = places.take(permit, peer, trusted) else { continue };
        let _ = stream.set_nodelay(true);
        let (router, limits, told, tls) = (router.clone(), limits.clone(), told.clone(), tls.clone());
        tokio::spawn(async move {
            match tls {
                None => attend(stream, Peer(peer), router, &limits, told).await,
                Some(tls) => {
                    // Whoever dawdles over the handshake gives the place back as one who dawdles over a head does.
                    let patience = Duration::from_secs(limits.head_seconds);
                    let shaken = tokio::time::timeout(patience, tls.acceptor().accept(stream));
                    if let Ok(Ok(stream)) = shaken.await {
                        attend(stream, Peer(peer), router, &limits, told).await;
                    }
                }
            }
            drop(place);
        });
    }
    drop(listener);
    let _ = ending.send(());
    let _ = tokio::time::timeout(Duration::from_secs(limits.drain_seconds), places.all_free()).await;
    // Dropping `ending` cuts what is left.
}

async fn next(listener: &TcpListener, places: &Places) -> Option<(TcpStream, IpAddr, OwnedSemaphorePermit)> {
    let permit = places.free().await?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer.ip(), permit)),
        Err(_) => {
            // Too many open files: a moment for some to close.
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}

/// Serves one connection, until its caller ends it, lets its time pass, or the server ends.
async fn attend<T>(stream: T, peer: Peer, router: Router, limits: &Limits, mut ending: watch::Receiver<()>)
where
    T: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let watch = Watch::new(limits);
    let line = TokioIo::new(Line::new(stream, watch.clone()));
    let routes = TowerToHyperService::new(router);
    let heard = watch.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let asked = Asked::new(&heard, request.version() == Version::HTTP_2);
        let mut request = request.map(|body| Body::new(Sent::new(body, &heard)));
        request.extensions_mut().insert(peer);
        let answer = routes.call(request);
        async move { answer.await.map(|answer| answer.map(|body| asked.answered(body))) }
    });
    let server = bounded(limits);
    let mut connection = std::pin::pin!(server.serve_connection(line, service));
    let mut closing = false;
    loop {
        tokio::select! {
            // A connection that breaks is the caller's affair.
            _ = connection.as_mut() => return,
            overdue = watch.overdue() => {
                if closing || overdue == Overdue::Stalled {
                    return;
                }
                closing = true;
                connection.as_mut().graceful_shutdown();
                watch.last_words();
            }
            ended = ending.changed() => {
                if ended.is_err() {
                    return;
                }
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

fn bounded(limits: &Limits) -> Builder<TokioExecutor> {
    let mut server = Builder::new(TokioExecutor::new());
    server
        .http1()
        .timer(TokioTimer::new())
        // A caller that has said all may close its side and still hear the answer.
        .half_close(true)
        // Heads are watched with all the rest: hyper's own limit would also end what only rests.
        .header_read_timeout(None)
        .max_buf_size((limits.head_bytes as usize).max(SMALLEST_HEAD));
    server
        .http2()
        .timer(TokioTimer::new())
        .max_header_list_size(limits.head_bytes)
        .max_concurrent_streams(64)
        .max_send_buf_size(limits.answer_buffer_bytes as usize)
        .keep_alive_interval(Duration::from_secs(30));
    server
}

/// Listens for SIGTERM and Ctrl-C from now on; what it gives ends with the first of them. Called inside a runtime, before
/// anybody is told that we serve: who was told may ask to stop at once.
pub fn asked_to_stop() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
    #[cfg(unix)]
    let terminated = async move {
        match &mut terminated {
            Ok(terminated) => terminated.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<Option<()>>();
    async {
        let interrupted = async {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            () = interrupted => {}
            _ = terminated => {}
        }
    }
}

#[cfg(test)]
mod tests;
