//! What the citizen keeps: read once a screen, kept or left by one tap.

use dioxus::prelude::*;
use domain::ids::RecordId;

use super::act::use_act;
use super::live::{Live, use_live, use_live_with};
use crate::store::Topic;
use crate::store::desk::favourites::{self, Favourite};
use crate::store::reference::aids::{self, AidRow, Filter};

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
