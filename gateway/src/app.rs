//! Builds the application: the same for `main` and for the tests.

use std::sync::Arc;

use axum::Router;

use crate::config::Config;
use crate::fault::Fault;
use crate::filing::{self, Papers};
use crate::keys::Keys;
use crate::limits::Rates;
use crate::publish::{self, Places, Publication, seed};
use crate::router;
use crate::routes::uploads::Writers;
use crate::store::{Store, notes};

/// What every route can reach.
pub struct App {
    /// The configuration.
    pub config: Config,
    /// The store.
    pub store: Store,
    /// Where the public files lie.
    pub places: Places,
    /// The epoch of this database, 32 hex digits.
    pub epoch: String,
    /// The files of what citizens attach.
    pub(crate) papers: Papers,
    /// How often each caller asked of late.
    pub(crate) rates: Rates,
    /// Who writes to which upload in this process.
    pub(crate) writers: Writers,
}

impl App {
    /// Opens the store of a configuration and plants the seed.
    pub fn open(config: Config) -> Result<Self, Fault> {
        let places = Places::of(&config);
        let store = Store::open(&config.database_file()?, &places.blobs())?;
        seed::plant(&store, &config)?;
        let epoch = store.read(notes::epoch)?;
        let rates = Rates::new(&config.rates);
        let papers = Papers::in_folder(&config.documents_folder())?;
        let writers = Writers::default();
        Ok(Self { config, store, places, epoch, papers, rates, writers })
    }

    /// Opens a session for an account, made if there is none of that name; gives its token.
    ///
    /// For tests and for an operator with the development keys: the citizen's own way is to sign in.
    pub fn open_session(&self, account: &str) -> Result<String, Fault> {
        filing::session::open(self, account)
    }

    /// The keys as they are now: a rotation may have happened since.
    pub fn keys(&self) -> Result<Keys, Fault> {
        Keys::open(&self.config.keys_folder())
    }

    /// Publishes what is held.
    pub fn publish(&self) -> Result<Publication, Fault> {
        publish::publish(&self.store, &self.keys()?, &self.config)
    }
}

/// Opens what the configuration says and makes a router of it.
pub fn build(config: Config) -> Result<Router, Fault> {
    Ok(router::of(Arc::new(App::open(config)?)))
}
