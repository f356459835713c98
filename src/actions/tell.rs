//! Keeps what somebody says of themselves for the questionnaire and the assistant: on this phone alone, and once.

use std::path::Path;

use domain::eligibility::{Facts, Subject};
use domain::ids::ProfileId;

use super::{Actions, Result};
use crate::platform::given;
use crate::store::desk::{Writer, profiles};

impl Actions {
    /// Writes facts into a profile; what was known of the same subjects is replaced, everything else stays.
    pub async fn tell(&self, id: ProfileId, facts: Facts) -> Result<()> {
        let write = move |db: &Writer<'_>| {
            let mut profile = profiles::one(db, id)?;
            profile.answers.extend(facts.answers());
            profiles::save(db, &profile)
        };
        Ok(self.store.write(write).await?)
    }

    /// Forgets what a profile says of these subjects, or all that it says for the questionnaire if none is named.
    pub async fn untell(&self, id: ProfileId, subjects: Vec<Subject>) -> Result<()> {
        let write = move |db: &Writer<'_>| {
            let mut profile = profiles::one(db, id)?;
            profile.answers.retain(|path, _| match Subject::parse(path) {
                Some(subject) => !subjects.is_empty() && !subjects.contains(&subject),
                None => true,
            });
            profiles::save(db, &profile)
        };
        Ok(self.store.write(write).await?)
    }

    /// Keeps a dialogue of the terminal in the file that was named, in the place of what it held. Only its owner may
    /// read it.
    pub fn keep_dialogue(&self, path: &Path, bytes: &[u8]) -> Result<()> {
        Ok(given::write_over(path, bytes)?)
    }

    /// Reads a file in which somebody is described, or a dialogue is kept, for the terminal. Nothing of it is kept.
    pub fn described(&self, path: &Path, at_most: u64) -> Result<Vec<u8>> {
        Ok(given::read(path, at_most)?.to_vec())
    }
}
