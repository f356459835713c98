//! Keeps what was searched for, where the citizen wishes it; erases it in one tap.

use domain::personal;

use super::{Actions, Result};
use crate::store::desk::{recent, settings};

/// Longer texts are no searches that somebody asks again.
const LONGEST: usize = 120;

impl Actions {
    /// Keeps a search among the recent ones: only where the citizen turned that on, never while helping somebody, and
    /// never a text that holds a number or an address of a person.
    pub async fn keep_search(&self, text: String) -> Result<()> {
        let text = text.trim().to_owned();
        let short = !text.is_empty() && text.chars().count() <= LONGEST;
        if !short || self.is_helping() || personal::found(&text).is_some() {
            return Ok(());
        }
        let now = self.now();
        let keep = move |db: &crate::store::desk::Writer<'_>| {
            if settings::read(db)?.keeps_searches { recent::keep(db, &text, now) } else { Ok(()) }
        };
        Ok(self.store.write(keep).await?)
    }

    /// Erases every recent search.
    pub async fn erase_searches(&self) -> Result<()> {
        Ok(self.store.write(recent::erase).await?)
    }
}
