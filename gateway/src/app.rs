//! Builds the application: the same for `main` and for the tests.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use axum::Router;
use tokio::sync::{Mutex, Notify};

use crate::antivirus::Antivirus;
use crate::config::Config;
use crate::fault::Fault;
use crate::filing::{self, Papers};
use crate::keys::Keys;
use crate::limits::Rates;
use crate::office::adapters::{self, Adapter};
use crate::office::tokens;
use crate::oidc::{self, SignIn};
use crate::publish::{self, Places, Publication, seed};
use crate::rights::Tombstones;
use crate::router;
use crate::routes::events::held::Held;
use crate::routes::uploads::Writers;
use crate::store::accounts::AccountId;
use crate::store::{Blobs, Store, notes};

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
    /// What outlives the database of those who were erased.
    pub(crate) tombstones: Tombstones,
    /// The hour in which ages were looked at last.
    pub(crate) aged: AtomicI64,
    /// How often each caller asked of late.
    pub(crate) rates: Rates,
    /// By what means citizens prove who they are.
    pub(crate) sign_in: SignIn,
    /// What documents have to pass, if anything.
    pub(crate) antivirus: Option<Antivirus>,
    /// The ways to the back offices.
    pub(crate) ways: Vec<Arc<Adapter>>,
    /// Rings when something became due that the gateway does by itself.
    pub(crate) bell: Notify,
    /// Held as long as a round is made: one at a time.
    pub(crate) round: Mutex<()>,
    /// The published events, as they were read last.
    pub(crate) agenda: Held,
    /// Who writes to which upload in this process.
    pub(crate) writers: Writers,
}

impl App {
    /// Opens the store of a configuration and plants the seed.
    pub fn open(config: Config) -> Result<Self, Fault> {
        let places = Places::of(&config);
        let bucket = config.bucket()?;
        let blobs = match &bucket {
            None => Blobs::in_folder(&places.blobs()),
            Some(bucket) => Blobs::Bucket(bucket.within("blobs")),
        };
        let store = Store::open(&config.database()?, blobs)?;
        seed::plant(&store, &config)?;
        let epoch = store.read(notes::epoch)?;
        let rates = Rates::new(&config.rates);
        let papers = match &bucket {
            None => Papers::in_folder(&config.documents_folder())?,
            Some(bucket) => Papers::in_bucket(bucket.within("documents")),
        };
        let tombstones = Tombstones::of(&config, bucket.as_ref())?;
        let sign_in = SignIn::open(&config, &store)?;
        let antivirus = Antivirus::of(&config.antivirus)?;
        let ways = adapters::all(&config.office)?.into_iter().map(Arc::new).collect();
        let (bell, round) = (Notify::new(), Mutex::new(()));
        let writers = Writers::default();
        Ok(Self {
            config,
            store,
            places,
            epoch,
            papers,
            tombstones,
            aged: AtomicI64::new(i64::MIN),
            rates,
            sign_in,
            antivirus,
            ways,
            bell,
            round,
            agenda: Held::default(),
            writers,
        })
    }

    /// Opens a session for an account, made if there is none of that name; gives its token.
    ///
    /// For tests and for an operator with the development keys: the citizen's own way is to sign in.
    pub fn open_session(&self, account: &str) -> Result<String, Fault> {
        filing::session::open(self, account)
    }

    /// Makes a token for a service of the Region, bound to forms (`*`: to all); gives its secret.
    pub fn make_office_token(&self, name: &str, forms: &[&str], days: u32) -> Result<String, Fault> {
        let forms = forms.iter().map(|form| (*form).to_owned()).collect();
        Ok(tokens::make(self, name, forms, days)?.1)
    }

    /// The word by which the account of a session opened by hand may be erased, as `/auth/token` gives it.
    pub fn erasure_token(&self, session: &str) -> Result<Option<String>, Fault> {
        match filing::session::account(self, session) {
            Ok(account) => oidc::tokens::erasure_token(&self.sign_in, account).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// The account that may be erased by that token, if it is one that `/auth/token` gave.
    pub fn of_erasure_token(&self, token: &str) -> Option<AccountId> {
        oidc::tokens::of_erasure_token(&self.sign_in, token)
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
