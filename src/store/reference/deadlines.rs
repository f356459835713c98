//! What the Region says today of the dates of forms and of aids.

use domain::calendar::{Published, Window};
use domain::ids::RecordId;

use super::aids::{self, Filter};
use super::{Reader, forms};
use crate::store::Result;

/// The dates of these forms and aids; what is not held is left out.
pub fn published(db: &Reader, wanted: &[RecordId], kept: &[RecordId]) -> Result<Published> {
    let mut published = Published::default();
    for id in wanted {
        if let Some(held) = forms::one(db, id)? {
            let window = Window { closes_at: held.form.closes_at, accept_until: held.form.accept_until };
            published.forms.insert(id.clone(), window);
        }
    }
    if !kept.is_empty() {
        let only = Some(kept.to_vec());
        for row in aids::list(db, &Filter { only, ..Filter::default() })? {
            published.aids.insert(row.id, row.calendar);
        }
    }
    Ok(published)
}
