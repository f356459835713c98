//! A draft: what the citizen has begun to write, from the first answer to the filing.

use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::{ApplicationId, DraftId, ProfileId, RecordId, Sha256};

/// How long a discarded draft, and what was once typed, can still be had back.
pub const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// How many former values of an answer can be had back.
pub const VALUES_KEPT: u32 = 20;

/// What the citizen has begun to write. Its answers are rows of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub id: DraftId,
    /// Whom it is for; none for the citizen's own first draft, before any profile.
    pub profile: Option<ProfileId>,
    /// The account it belongs to, once it was sealed under one.
    pub account: Option<String>,
    /// The form, pinned: neither a new version nor a withdrawal touches what is being written.
    pub form: FormPin,
    /// Title of the form when the draft was begun.
    pub title: String,
    /// Where it stands.
    pub stage: Stage,
    /// The application that this one corrects.
    pub corrects: Option<ApplicationId>,
    /// Counts the changes, for copies kept elsewhere.
    pub counter: u64,
    /// Last change.
    pub touched_at: DateTime<Utc>,
    /// When it was discarded.
    pub trashed_at: Option<DateTime<Utc>>,
}

/// A definition of a form, named so exactly that no other can stand in for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormPin {
    /// The form.
    pub id: RecordId,
    /// Its version.
    pub version: u32,
    /// Digest of its canonical line.
    pub sha256: Sha256,
}

/// Where a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// On this phone, and open to changes.
    Writing,
    /// Frozen: its parcels wait in the outbox.
    Sealed,
    /// The Region holds it.
    Filed,
}

/// This change is not one that a draft may make where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stage-forbids")]
pub struct Forbidden;

impl Stage {
    /// Whether a draft may pass from here to there.
    ///
    /// What is filed stays filed: a correction is a new draft that names the application.
    pub fn may_become(self, next: Self) -> bool {
        use Stage::{Filed, Sealed, Writing};
        matches!((self, next), (Writing, Sealed) | (Sealed, Writing | Filed))
    }
}

impl Draft {
    /// Whether answers and documents may be changed.
    pub fn is_open(&self) -> bool {
        self.stage == Stage::Writing && self.trashed_at.is_none()
    }

    /// Passes to another stage. What lies in the trash goes nowhere.
    pub fn becomes(&mut self, next: Stage) -> Result<(), Forbidden> {
        if self.trashed_at.is_some() || !self.stage.may_become(next) {
            return Err(Forbidden);
        }
        self.stage = next;
        Ok(())
    }

    /// Goes to the trash. A sealed draft must be taken back first: its parcels are under way.
    pub fn discard(&mut self, now: DateTime<Utc>) -> Result<(), Forbidden> {
        if self.stage == Stage::Sealed {
            return Err(Forbidden);
        }
        self.trashed_at.get_or_insert(now);
        Ok(())
    }

    /// When the trash may let it go; none if it does not lie there.
    pub fn kept_until(&self) -> Option<DateTime<Utc>> {
        self.trashed_at.map(|at| at + KEPT_FOR)
    }
}

/// Within that time, letters typed one after the other are one go.
pub const ONE_GO: TimeDelta = TimeDelta::seconds(3);

/// Whether a text holds the whole of a shorter one, with one piece put in: at its end as a rule, or anywhere.
///
/// What was typed letter by letter is one value to come back to, not twenty.
pub fn holds(longer: &str, shorter: &str) -> bool {
    let head = longer.chars().zip(shorter.chars()).take_while(|(one, two)| one == two).count();
    let tail = longer.chars().rev().zip(shorter.chars().rev()).take_while(|(one, two)| one == two).count();
    let (long, short) = (longer.chars().count(), shorter.chars().count());
    short <= long && head + tail >= short
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draft() -> Draft {
        Draft {
            id: DraftId(uuid::Uuid::from_u128(1)),
            profile: None,
            account: None,
            form: FormPin {
                id: RecordId::parse("content:permis").unwrap(),
                version: 1,
                sha256: Sha256([0; 32]),
            },
            title: String::new(),
            stage: Stage::Writing,
            corrects: None,
            counter: 0,
            touched_at: DateTime::UNIX_EPOCH,
            trashed_at: None,
        }
    }

    #[derive(Debug, Clone, Copy)]
    enum Wish {
        Become(Stage),
        Discard,
        Restore,
    }

    fn wishes() -> impl Strategy<Value = Wish> {
        prop_oneof![
            prop_oneof![Just(Stage::Writing), Just(Stage::Sealed), Just(Stage::Filed)].prop_map(Wish::Become),
            Just(Wish::Discard),
            Just(Wish::Restore),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_wished_a_draft_is_filed_only_from_the_seal_and_stays_filed(
            wishes in proptest::collection::vec(wishes(), 0..40)
        ) {
            let mut draft = draft();
            for wish in wishes {
                let before = draft.clone();
                match wish {
                    Wish::Become(stage) => if draft.becomes(stage).is_err() { prop_assert_eq!(&draft, &before) },
                    Wish::Discard => if draft.discard(DateTime::UNIX_EPOCH).is_err() { prop_assert_eq!(&draft, &before) },
                    Wish::Restore => draft.trashed_at = None,
                }
                if before.stage == Stage::Filed { prop_assert_eq!(draft.stage, Stage::Filed) }
                if draft.stage == Stage::Filed { prop_assert_ne!(before.stage, Stage::Writing) }
                prop_assert!(draft.stage != Stage::Sealed || draft.trashed_at.is_none());
                prop_assert_eq!(draft.is_open(), draft.stage == Stage::Writing && draft.trashed_at.is_none());
            }
        }
    }

    proptest! {
        #[test]
        fn a_text_with_a_piece_put_in_holds_the_text_and_nothing_shorter_does(
            before in "[ab]{0,6}", piece in "[abc]{0,4}", at in 0usize..7
        ) {
            let at = at.min(before.len());
            let after = format!("{}{piece}{}", &before[..at], &before[at..]);
            prop_assert!(holds(&after, &before));
            prop_assert!(piece.is_empty() || !holds(&before, &after));
        }
    }

    #[test]
    fn another_word_is_another_value() {
        assert!(holds("Besan\u{e7}on", "Besan"));
        for (after, before) in [("Dole", "Bonn"), ("", "Bonn"), ("Bern", "Bonn"), ("acb", "ab c")] {
            assert!(!holds(after, before), "{before} {after}");
        }
    }

    #[test]
    fn the_trash_keeps_thirty_days_from_the_first_discard() {
        let mut draft = draft();
        assert_eq!(draft.kept_until(), None);
        draft.discard(DateTime::UNIX_EPOCH).unwrap();
        draft.discard(DateTime::UNIX_EPOCH + TimeDelta::days(9)).unwrap();
        assert_eq!(draft.kept_until(), Some(DateTime::UNIX_EPOCH + TimeDelta::days(30)));
    }
}
