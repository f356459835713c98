//! What the citizen keeps: read once a screen, kept or left by one tap.

use dioxus::prelude::*;
use domain::event::Event;
use domain::ids::RecordId;

use super::act::use_act;
use super::live::{Live, use_live, use_live_with};
use crate::store::Topic;
use crate::store::desk::favourites::{self, Favourite, Kept};
use crate::store::reference::aids::{self, AidRow, Filter};
use crate::store::reference::events;

/// Every kept card, or why it cannot be read.
pub fn use_kept_cards() -> Signal<Live<Vec<Favourite>>> {
    use_live(Topic::Favourites, favourites::all)
}

/// Every kept card; empty while reading, or where the desk is closed.
pub fn use_kept() -> Memo<Vec<Favourite>> {
    let live = use_kept_cards();
    use_memo(move || match &*live.read() {
        Live::Ready(kept) => kept.clone(),
        Live::Loading | Live::Failed(_) => Vec::new(),
    })
}

/// The rows of the kept cards that are held, in the order of the list.
pub fn use_kept_rows() -> Signal<Live<Vec<AidRow>>> {
    let kept = use_kept();
    let ids = move || kept.read().iter().map(|kept| kept.id.clone()).collect::<Vec<_>>();
    use_live_with(Topic::Aids, ids, |db, ids: &Vec<_>| {
        aids::list(db, &Filter { only: Some(ids.clone()), ..Filter::default() })
    })
}

/// A kept event: its name and title as they were kept, and itself while it is published.
pub type KeptEvent = (RecordId, String, Option<Event>);

/// Every kept event, in the order in which they were kept.
pub fn use_kept_events() -> Signal<Live<Vec<KeptEvent>>> {
    let kept = use_kept();
    let wanted = move || {
        let kept = kept.read();
        let events = kept.iter().filter(|kept| kept.kind == Kept::Event);
        events.map(|kept| (kept.id.clone(), kept.title.clone())).collect::<Vec<_>>()
    };
    use_live_with(Topic::Events, wanted, |db, kept: &Vec<(RecordId, String)>| {
        let event = |(id, title): &(RecordId, String)| Ok((id.clone(), title.clone(), events::card(db, id)?));
        kept.iter().map(event).collect::<crate::store::Result<Vec<KeptEvent>>>()
    })
}

/// Keeps a card, or keeps it no longer: its name, its title, whether to keep it.
pub fn use_keep() -> Callback<(RecordId, String, bool)> {
    use_act(|actions, (id, title, on): (RecordId, String, bool)| async move {
        actions.favourite(id, title, on).await
    })
}

/// Keeps an event, or keeps it no longer: its name, its title, whether to keep it.
pub fn use_keep_event() -> Callback<(RecordId, String, bool)> {
    use_act(|actions, (id, title, on): (RecordId, String, bool)| async move {
        actions.favourite_event(id, title, on).await
    })
}

/// Whether that card is kept.
pub fn holds(kept: &[Favourite], id: &RecordId) -> bool {
    kept.iter().any(|favourite| favourite.id == *id)
}
