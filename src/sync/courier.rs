//! Who carries parcels: the edge of the network, so that the queue can be tested without one.

mod over_gateway;
mod sorting;

use chrono::{DateTime, Utc};
use domain::erasure::Answer;
use domain::ids::{ApplicationId, Sha256};
use domain::parcel::{Outcome, Parcel};

use crate::store::desk::receipts::Kept;

pub use over_gateway::{Learnt, OverGateway};
pub(super) use over_gateway::{Token, good};
pub(super) use sorting::outcome;

/// Carries one parcel at a time. Says what came of it; decides and writes nothing.
pub trait Courier: Sync {
    /// Tries one parcel.
    fn deliver(&self, parcel: &Parcel) -> impl Future<Output = Report> + Send;

    /// Asks whether the gateway holds an application. An outcome says why that could not be learnt.
    fn holds(&self, application: ApplicationId) -> impl Future<Output = Result<Holding, Outcome>> + Send;
}

/// What a courier comes back with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What came of the try.
    pub outcome: Outcome,
    /// What is to be stored with it, in the same transaction.
    pub brings: Brings,
}

/// What is to be stored with an outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Brings {
    /// Nothing.
    #[default]
    Nothing,
    /// The gateway has registered the application.
    Registered(Registered),
    /// Receipts of the application, verified.
    Receipts(Vec<Kept>),
    /// The message is there, and of its documents these are still to come.
    Said(Vec<Sha256>),
    /// What the Region did when it was asked to erase; none if it does not know whom.
    Erased(Option<Answer>),
    /// What the gateway says against answers or documents: path and code.
    Objections(Vec<(String, String)>),
}

/// What the gateway says of an application that it holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registered {
    /// What the citizen quotes.
    pub number: String,
    /// Its receipts, verified.
    pub receipts: Vec<Kept>,
    /// The form's deadline, where it has one.
    pub deadline_at: Option<DateTime<Utc>>,
    /// Documents that are still to come.
    pub missing: Vec<Sha256>,
}

/// Whether the gateway holds an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// It was never registered.
    Unknown,
    /// It is.
    Held(Registered),
}

impl Report {
    /// A try that brings nothing but how it ended.
    pub fn of(outcome: Outcome) -> Self {
        Self { outcome, brings: Brings::Nothing }
    }
}
