//! What lies in the desk, counted: for whoever shows what is kept, and what an erasure takes.

use super::{Reader, drafts};
use crate::store::Result;

/// How much there is of each kind, what is in the trash included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// What is being written.
    pub drafts: usize,
    /// Papers in the wallet.
    pub documents: usize,
    /// What was sealed here, or came back from the Region.
    pub applications: usize,
    /// What the Region acknowledged.
    pub receipts: usize,
    /// What the citizen and services wrote to each other.
    pub messages: usize,
    /// People one applies for.
    pub profiles: usize,
    /// Cards and searches that are kept.
    pub kept: usize,
    /// What has not left yet: once it is erased, it never will.
    pub unsent: usize,
}

impl Contents {
    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts everything.
pub fn count(db: &Reader) -> Result<Contents> {
    let of = |sql: &str| -> Result<usize> {
        let count: i64 = db.prepare_cached(sql)?.query_row((), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    };
    let is_written = |draft: &domain::draft::Draft| draft.stage == domain::draft::Stage::Writing;
    let drafts = [drafts::all(db)?, drafts::trashed(db)?].concat();
    Ok(Contents {
        drafts: drafts.iter().filter(|draft| is_written(draft)).count(),
        documents: of("SELECT count(*) FROM document")?,
        // One that was taken back is a draft again.
        applications: of("SELECT count(*) FROM application WHERE state <> 'writing'")?,
        receipts: of("SELECT count(*) FROM receipt")?,
        messages: of("SELECT count(*) FROM message")?,
        profiles: of("SELECT count(*) FROM profile")?,
        kept: of("SELECT (SELECT count(*) FROM favourite) + (SELECT count(*) FROM search)")?,
        unsent: of(
            "SELECT count(*) FROM parcel WHERE state NOT IN ('delivered', 'recalled') AND kind <> 'erasure'",
        )?,
    })
}

/// Whether nothing was begun, kept or filed here yet: only then another desk may come in.
pub fn is_fresh(db: &Reader) -> Result<bool> {
    crate::store::whole::is_fresh(db.connection())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::desk::ground::noon;
    use crate::store::desk::ground::{Ground, begun, post};
    use crate::store::desk::trash;

    #[tokio::test]
    async fn everything_is_counted_the_trash_too_and_an_erasure_is_none_of_the_citizens() {
        let ground = Ground::new();
        assert!(ground.store.read(count).await.unwrap().is_empty());
        ground
            .write(|db| {
                begun(db, 1)?;
                let thrown = begun(db, 2)?;
                trash::discard(db, thrown, noon())?;
                post(db, 3, 7, "envelope", None)?;
                post(db, 4, 7, "document", None)?;
                post(db, 5, 8, "erasure", None)
            })
            .await;
        let contents = ground.store.read(count).await.unwrap();
        assert_eq!((contents.drafts, contents.unsent, contents.documents), (2, 2, 0));
    }
}
