//! Who organises: what an agenda of theirs does not say of itself, and the operator does.

use api_client::canonical::sha256_hex;
use api_client::wire::Event;

/// An organiser whose agenda is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organiser {
    /// Its name in ids: `mairie-de-dole`. Empty where a file is imported by hand.
    pub key: String,
    /// Its name for people.
    pub name: String,
    /// INSEE code of the commune where its events take place, unless they say otherwise; may be empty.
    pub commune: String,
    /// Under which licence it publishes.
    pub licence: Option<String>,
    /// Its agenda for people.
    pub page: Option<String>,
}

impl Organiser {
    /// The id of an event. What organisers call it may hold a mailbox: only its digest travels.
    pub(super) fn id(&self, source: &str, theirs: &str) -> String {
        let digest = sha256_hex(theirs.as_bytes());
        let digest = digest.get(..20).unwrap_or(&digest);
        match self.key.as_str() {
            "" => format!("{source}:{digest}"),
            key => format!("{source}:{key}:{digest}"),
        }
    }

    /// Signs an event: who publishes it, under which licence, where people read it.
    pub(super) fn sign(&self, event: &mut Event, source: &str) {
        event.source = if self.name.is_empty() { source.to_owned() } else { self.name.clone() };
        event.organiser = (!self.name.is_empty()).then(|| self.name.clone());
        event.licence.clone_from(&self.licence);
        if event.source_url.is_none() {
            event.source_url.clone_from(&self.page);
        }
    }
}
