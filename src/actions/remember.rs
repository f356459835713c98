//! Keeps what is known of somebody for their next application, as the citizen asked.

use domain::ids::{DraftId, ProfileId};
use domain::profile::{Profile, Who, is_of_the_person};
use uuid::Uuid;

use super::{Actions, Result};
use crate::store::desk::{Writer, answers, drafts, profiles};

impl Actions {
    /// The profile of the draft (the citizen's own, made if need be) learns its answers on the person.
    pub async fn remember(&self, draft: DraftId) -> Result<()> {
        let learnt = move |db: &Writer<'_>| {
            let of_draft = drafts::one(db, draft)?.profile;
            let known = profiles::all(db)?;
            let is_theirs =
                |profile: &Profile| of_draft.map_or(profile.who == Who::Me, |id| profile.id == id);
            let found = known.into_iter().find(is_theirs);
            let mut profile = found.unwrap_or_else(|| Profile {
                id: ProfileId(Uuid::now_v7()),
                who: Who::Me,
                name: String::new(),
                answers: Default::default(),
            });
            let all = answers::of(db, draft)?;
            let theirs = all.iter().filter(|(path, _)| is_of_the_person(path));
            profile.learn(theirs.map(|(path, answer)| (path.as_str(), answer.value.as_deref())));
            profiles::save(db, &profile)
        };
        Ok(self.store.write(learnt).await?)
    }
}
