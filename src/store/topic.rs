//! What is announced after a commit, so that whoever cares reads again.

use std::collections::HashMap;

use tokio::sync::watch;

/// A matter that somebody may listen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The guide of aids.
    Aids,
    /// Thesaurus, glossary, help.
    Words,
    /// Communes.
    Communes,
    /// Cards of the Region's systems.
    Links,
    /// What takes place.
    Events,
    /// Places, and the days that change their hours.
    Places,
    /// Which editions are held.
    Editions,
    /// What the last round of sync found.
    SyncStatus,
    /// A round of sync is wished for.
    Wishes,
    /// Kept aids.
    Favourites,
    /// Language, look, commune.
    Settings,
    /// Saved searches.
    Searches,
    /// Drafts, and their answers.
    Drafts,
    /// The wallet.
    Documents,
    /// What is owed, and where each parcel stands.
    Outbox,
    /// What was filed: states, receipts, messages.
    Applications,
    /// Whom the citizen applies for.
    Profiles,
    /// Who is signed in.
    Session,
    /// Whether « Mon dossier » has a lock.
    Lock,
    /// Who is helped, and what was done for them.
    Help,
    /// What the Region was asked to erase.
    Erasures,
    /// The base map: offered, coming, held.
    Map,
    /// Something is wished of the base map.
    MapWish,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 23] = [
        Self::Aids,
        Self::Words,
        Self::Communes,
        Self::Links,
        Self::Events,
        Self::Places,
        Self::Editions,
        Self::SyncStatus,
        Self::Wishes,
        Self::Favourites,
        Self::Settings,
        Self::Searches,
        Self::Drafts,
        Self::Documents,
        Self::Outbox,
        Self::Applications,
        Self::Profiles,
        Self::Session,
        Self::Lock,
        Self::Help,
        Self::Erasures,
        Self::Map,
        Self::MapWish,
    ];
}

/// One channel a topic; the number counts the announcements.
pub(super) struct Board(HashMap<Topic, watch::Sender<u64>>);

impl Board {
    pub(super) fn new() -> Self {
        Self(Topic::ALL.into_iter().map(|topic| (topic, watch::Sender::new(0))).collect())
    }

    pub(super) fn watch(&self, topic: Topic) -> watch::Receiver<u64> {
        // Every topic has its channel from the start; a missing one would only never speak.
        self.0.get(&topic).map_or_else(|| watch::Sender::new(0).subscribe(), watch::Sender::subscribe)
    }

    pub(super) fn announce(&self, topic: Topic) {
        if let Some(channel) = self.0.get(&topic) {
            channel.send_modify(|count| *count += 1);
        }
    }
}
