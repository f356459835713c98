//! Builds the application: the same for `main` and for the tests.

use std::sync::Arc;

use axum::Router;

use crate::config::Config;
use crate::fault::Fault;
use crate::keys::Keys;
use crate::limits::Rates;
use crate::publish::{self, Places, Publication, seed};
use crate::router;
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
    /// How often each caller asked of late.
    pub(crate) rates: Rates,
}

impl App {
    /// Opens the store of a configuration and plants the seed.
    pub fn open(config: Config) -> Result<Self, Fault> {
        let places = Places::of(&config);
        let store = Store::open(&config.database_file()?, &places.blobs())?;
        seed::plant(&store, &config)?;
        let epoch = store.read(notes::epoch)?;
        let rates = Rates::new(&config.rates);
        Ok(Self { config, store, places, epoch, rates })
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
