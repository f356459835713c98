//! What is done again: erasures that a restored database does not know of, and what was left of one.

use uuid::Uuid;

use super::account;
use super::erase::{self, Order};
use super::leave;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::receipts::Clerk;
use crate::store::{ages, erasures};

/// Erases again what the tombstones name and this database does not know of: it was restored. Gives how many.
pub fn replay(app: &App) -> Result<usize, Fault> {
    let all = app.tombstones.all()?;
    let unknown = app.store.read(|db| {
        let known = |digest: &[u8; 32]| Ok::<_, Fault>(erasures::of(db, *digest)?.is_some());
        all.into_iter()
            .filter_map(|one| known(&one).map(|known| (!known).then_some(one)).transpose())
            .collect()
    });
    let unknown: Vec<[u8; 32]> = unknown?;
    if unknown.is_empty() {
        return Ok(0);
    }
    let held = app.store.read(ages::accounts)?;
    for account_sha256 in &unknown {
        let tombstone = app.tombstones.read(*account_sha256)?;
        let account = held.iter().copied().find(|account| account::digest(*account) == *account_sha256);
        let stays: Vec<Uuid> =
            tombstone.kept.iter().filter_map(|kept| kept.application.parse().ok()).collect();
        let order = Order {
            id: tombstone.erasure,
            account_sha256: *account_sha256,
            asked_at: tombstone.asked_at,
            stays: &stays,
            went: &tombstone.gone,
        };
        let clerk = Clerk::of(app)?;
        app.store.write(|db| erase::carry_out(app, db, &clerk, account, &order, false))?;
    }
    erase::swept(app);
    Ok(unknown.len())
}

/// Removes what is left of erased accounts: one that waited for a period which is over now, or what was written while
/// the erasure went by.
pub fn finish(app: &App) -> Result<(), Fault> {
    let empty = app.store.read(erasures::empty)?;
    if !empty.is_empty() {
        let now = app.config.clock.now().timestamp_millis();
        app.store.write(|db| {
            for account in &empty {
                leave::exports(db, *account, None, now)?;
                erasures::forget(db, *account, None, now)?;
            }
            Ok(())
        })?;
    }
    leave::sweep(app)?;
    app.store.scrub_again()
}
