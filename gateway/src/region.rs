//! A whole gateway in this process, on a port of its own: for the tests of the app, and for `serve`.
#![allow(clippy::disallowed_methods, reason = "the runtime is the one that serves")]

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

use crate::app::App;
use crate::config::Config;
use crate::fault::Fault;
use crate::filing::upload;
use crate::jobs::import;
use crate::publish::Publication;
use crate::rights::erase;
use crate::serve::tls::Tls;
use crate::sources::{Reading, Record};
use crate::store::handings;
use crate::{rounds, router, serve};

/// The name under which records given in memory are kept.
const IN_MEMORY: &str = "memory";

/// A running gateway. It stops when it is dropped; `stop` lets its requests end first.
pub struct Region {
    app: Arc<App>,
    tls: Option<Tls>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<()>,
    // Dropped with the gateway: then nobody makes rounds any more.
    rounds: Option<watch::Sender<()>>,
}

impl Region {
    /// Opens, publishes if nothing was, and listens: once this returns, requests are answered.
    pub async fn start(config: Config) -> Result<Self, Fault> {
        let app = tokio::task::spawn_blocking(move || opened(config)).await.map_err(|_| stopped())??;
        let listener = listen(&app)?;
        let address = listener.local_addr().map_err(Fault::at(&app.config.data))?;
        let tls = Tls::of(&app.config.tls)?;
        app.sign_in.listens(address);
        let (stop, stopping) = oneshot::channel();
        let shown = tls.clone();
        let (router, limits) = (router::of(app.clone()), app.config.limits.clone());
        let served = tokio::spawn(async move {
            let stop = async {
                let _ = stopping.await;
            };
            serve::until(listener, shown, router, &limits, stop).await;
        });
        let (rounds, ended) = watch::channel(());
        tokio::spawn(rounds::keep(app.clone(), tls.clone(), ended));
        Ok(Self { app, tls, address, stop: Some(stop), served, rounds: Some(rounds) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What a phone is given: scheme, address and port, without a slash at the end.
    pub fn url(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// The application: its store, its files, its epoch.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Replaces the records given in memory before by these, and publishes. Blocks.
    pub fn publish(&self, records: Vec<Record>) -> Result<Publication, Fault> {
        let reading = Reading { read: records.len(), records, ..Reading::default() };
        import::keep(&self.app, IN_MEMORY, reading, import::Absence::IsGone)?;
        self.app.publish()
    }

    /// Does at once what is due of what the gateway does by itself, and ends when it is done: for tests that turn
    /// the clock.
    pub async fn round(&self) {
        // What goes wrong is written down where it goes wrong.
        let _ = rounds::make(&self.app, self.tls.as_ref()).await;
    }

    /// Stops listening, lets the requests under way end, and what is in the middle of a step: once this returns,
    /// nobody has the database open.
    pub async fn stop(mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        let _ = (&mut self.served).await;
        drop(self.rounds.take());
        let alone = async {
            while Arc::strong_count(&self.app) > 1 {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
            }
        };
        // Whoever still waits for another machine then gives up by itself.
        let _ = tokio::time::timeout(std::time::Duration::from_secs(10), alone).await;
    }
}

fn opened(config: Config) -> Result<Arc<App>, Fault> {
    let app = App::open(config)?;
    let development = app.keys()?.development;
    if development && !app.config.listen.ip().is_loopback() {
        return Err(Fault::DevelopmentKeys(app.config.listen));
    }
    // Before anybody is served: a database that was restored does not know whom it had erased.
    erase::replay(&app)?;
    upload::purge(&app)?;
    // What another gateway had in hand when it ended. One that shares the database may be at work: its claims end
    // by themselves.
    if !app.store.is_shared() {
        let now = app.config.clock.now().timestamp_millis();
        app.store.write(|db| handings::release(db, now))?;
    }
    app.publish()?;
    Ok(Arc::new(app))
}

fn listen(app: &App) -> Result<TcpListener, Fault> {
    let address = app.config.listen;
    serve::listen(address, &app.config.limits)
        .map_err(|error| Fault::Setting(format!("listen {address}: {error}")))
}

fn stopped() -> Fault {
    Fault::Damaged("opening stopped".to_owned())
}
