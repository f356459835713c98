//! The ways to a back office: a folder, a webhook, the prefilled form of a portal.

pub mod folder;
pub mod prefill;
mod web;
pub mod webhook;

use chrono::TimeDelta;
use domain::parcel::{Outcome, Refusal};

use crate::config;
use crate::fault::Fault;

/// An adapter as the configuration names it.
pub struct Adapter {
    /// Its name.
    pub name: String,
    /// The forms whose applications go this way.
    pub forms: Vec<String>,
    /// The way.
    pub way: Way,
}

/// A way.
pub enum Way {
    /// One folder per application.
    Folder(folder::Folder),
    /// A signed call.
    Webhook(Box<webhook::Webhook>),
    /// A link that the citizen goes on with.
    Prefill(Box<prefill::Prefill>),
}

/// What came of handing an application on.
pub enum Handed {
    /// The other side has it, and says that the service received it: R3 is due.
    Received {
        /// What the other side calls it.
        reference: Option<String>,
    },
    /// The other side has it; whether it is received it says later.
    Taken {
        /// What the other side calls it.
        reference: Option<String>,
    },
    /// The citizen goes on from here, by this link.
    Prefilled(prefill::Prefilled),
}

/// Why an application was not handed on.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The other side does not take this one, and will not.
    Refused(String),
    /// It asks to wait, for so long where it says so.
    Busy(Option<TimeDelta>),
    /// It is not there, or what answers is not it.
    Away(String),
}

impl Trouble {
    /// What the policy needs to know of it. A back office that is not there counts as a fault: it has one
    /// address, and each try leaves.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Refused(_) => Outcome::Refused { why: Refusal::Other },
            Self::Busy(wait) => Outcome::Busy { wait: *wait },
            Self::Away(_) => Outcome::Fault,
        }
    }

    /// Why, for an operator: nothing that somebody typed.
    pub fn why(&self) -> &str {
        match self {
            Self::Refused(why) | Self::Away(why) => why,
            Self::Busy(_) => "busy",
        }
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Away(fault.to_string())
    }
}

/// The adapters of a configuration; no form goes two ways.
pub fn all(set: &config::Office) -> Result<Vec<Adapter>, Fault> {
    let mut found: Vec<Adapter> = Vec::new();
    for (name, one) in &set.adapters {
        let (forms, way) = match one {
            config::Adapter::Folder(set) => (&set.forms, Way::Folder(folder::Folder::of(set))),
            config::Adapter::Webhook(set) => {
                (&set.forms, Way::Webhook(Box::new(webhook::Webhook::of(name, set)?)))
            }
            config::Adapter::Prefill(set) => {
                (&set.forms, Way::Prefill(Box::new(prefill::Prefill::of(name, set)?)))
            }
        };
        let taken = forms.iter().find(|form| found.iter().any(|other| other.forms.contains(form)));
        if let Some(form) = taken {
            return Err(Fault::Setting(format!("office: {form} goes two ways, {name} is one of them")));
        }
        if forms.is_empty() {
            return Err(Fault::Setting(format!("office: {name} hands on no form")));
        }
        found.push(Adapter { name: name.clone(), forms: forms.clone(), way });
    }
    Ok(found)
}
