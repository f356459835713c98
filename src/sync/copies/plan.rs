//! Pure: what is known here of a copy against what the Region says of it, hence what to do.

use domain::draft::Stage;
use domain::ids::ApplicationId;

use crate::store::desk::copies::Standing;

/// What the Region says of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remote {
    /// It was not asked.
    Unasked,
    /// It holds the one of that ETag.
    Held(String),
    /// It held one.
    Ended(Ended),
    /// It holds none, and remembers none.
    Absent,
}

/// How a copy ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Another phone sealed the draft.
    Sealed {
        /// Into which application.
        application: ApplicationId,
        /// From which copy.
        from: Option<String>,
    },
    /// The citizen discarded the draft on another phone.
    Discarded,
    /// It was not wished any more, or nobody changed it for long: the draft lives on.
    Gone,
}

/// What to do about one draft and its copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    Nothing,
    /// Copy what is said here.
    Put,
    /// Fetch what is said there: into a new draft, or merged with ours.
    Fetch,
    /// End the copy, for the draft was discarded here.
    Discard,
    /// End the copy, for none is wished any more.
    Stop,
    /// No copy is held any more; the draft stays as it is.
    Forget,
    /// The draft goes to the trash here too.
    Trash,
    /// The draft is that application here too.
    Adopt(ApplicationId),
    /// What was written here becomes a correction of that application.
    Correct(ApplicationId),
}

/// What to do where copies are wished.
pub fn wish(local: Option<&Standing>, remote: &Remote) -> Wish {
    let Some(local) = local else {
        return if matches!(remote, Remote::Held(_)) { Wish::Fetch } else { Wish::Nothing };
    };
    match local.stage {
        // It is on its way to become an application, or comes back.
        Stage::Sealed => Wish::Nothing,
        Stage::Filed => filed(local, remote),
        Stage::Writing if local.is_trashed => trashed(local, remote),
        Stage::Writing => writing(local, remote),
    }
}

/// What to do where no copies are wished.
pub fn wish_none(local: &Standing) -> Wish {
    if local.etag.is_some() { Wish::Stop } else { Wish::Nothing }
}

fn filed(local: &Standing, remote: &Remote) -> Wish {
    match remote {
        Remote::Held(etag) if local.etag.as_ref() == Some(etag) => Wish::Stop,
        Remote::Ended(_) | Remote::Absent if local.etag.is_some() => Wish::Forget,
        _ => Wish::Nothing,
    }
}

fn trashed(local: &Standing, remote: &Remote) -> Wish {
    match (remote, &local.etag) {
        (Remote::Unasked, Some(_)) => Wish::Discard,
        (Remote::Held(held), Some(known)) if held == known => Wish::Discard,
        // It was changed on another phone after it was discarded here: a deletion loses to an edit.
        (Remote::Held(_), _) => Wish::Fetch,
        (Remote::Ended(_) | Remote::Absent, Some(_)) => Wish::Forget,
        _ => Wish::Nothing,
    }
}

fn writing(local: &Standing, remote: &Remote) -> Wish {
    let put = if local.is_ahead && !local.is_contested { Wish::Put } else { Wish::Nothing };
    match remote {
        Remote::Unasked => put,
        Remote::Held(held) if local.etag.as_ref() == Some(held) => put,
        Remote::Held(_) => Wish::Fetch,
        Remote::Ended(ended) => over(local, ended),
        // Nobody remembers it: what is said here is kept, and copied anew where it was changed since.
        Remote::Absent if local.etag.is_some() => Wish::Forget,
        Remote::Absent => put,
    }
}

/// The copy of a draft that is being written here is over.
pub fn over(local: &Standing, ended: &Ended) -> Wish {
    let says_more = local.is_ahead || local.is_contested;
    match ended {
        Ended::Sealed { application, from } => {
            let is_in_it = !says_more && local.etag.is_some() && local.etag == *from;
            if is_in_it { Wish::Adopt(*application) } else { Wish::Correct(*application) }
        }
        Ended::Discarded if !says_more && local.etag.is_some() => Wish::Trash,
        _ if local.etag.is_some() => Wish::Forget,
        _ if local.is_ahead && !local.is_contested => Wish::Put,
        _ => Wish::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::DraftId;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn standings() -> impl Strategy<Value = Standing> {
        let stage = prop_oneof![Just(Stage::Writing), Just(Stage::Sealed), Just(Stage::Filed)];
        let etag = proptest::option::of("[ab]");
        (stage, any::<bool>(), any::<bool>(), etag, any::<bool>()).prop_map(
            |(stage, is_trashed, is_ahead, etag, is_contested)| Standing {
                draft: DraftId(Uuid::from_u128(1)),
                name: Uuid::from_u128(1),
                is_trashed: is_trashed && stage != Stage::Sealed,
                stage,
                is_ahead,
                etag,
                is_contested,
            },
        )
    }

    fn remotes() -> impl Strategy<Value = Remote> {
        let application = ApplicationId(Uuid::from_u128(9));
        prop_oneof![
            Just(Remote::Unasked),
            Just(Remote::Absent),
            "[ab]".prop_map(Remote::Held),
            Just(Remote::Ended(Ended::Discarded)),
            Just(Remote::Ended(Ended::Gone)),
            proptest::option::of("[ab]")
                .prop_map(move |from| Remote::Ended(Ended::Sealed { application, from })),
        ]
    }

    proptest! {
        #[test]
        fn what_says_more_than_any_copy_is_neither_discarded_nor_adopted(local in standings(), remote in remotes()) {
            let wish = wish(Some(&local), &remote);
            if local.is_ahead || local.is_contested {
                prop_assert!(!matches!(wish, Wish::Trash | Wish::Adopt(_)), "{:?}", wish);
            }
        }

        #[test]
        fn a_copy_that_was_not_seen_is_fetched_before_anything_is_put_or_ended(
            local in standings(), held in "[ab]"
        ) {
            let wish = wish(Some(&local), &Remote::Held(held.clone()));
            if local.etag.as_ref() != Some(&held) {
                prop_assert!(matches!(wish, Wish::Fetch | Wish::Nothing), "{:?}", wish);
            }
        }

        #[test]
        fn nothing_is_put_while_the_citizen_has_to_choose_nor_of_what_is_sealed(
            local in standings(), remote in remotes()
        ) {
            if wish(Some(&local), &remote) == Wish::Put {
                prop_assert!(local.is_ahead && !local.is_contested && !local.is_trashed);
                prop_assert_eq!(local.stage, Stage::Writing);
            }
        }

        #[test]
        fn without_the_wish_copies_only_end(local in standings()) {
            let expected = if local.etag.is_some() { Wish::Stop } else { Wish::Nothing };
            prop_assert_eq!(wish_none(&local), expected);
        }
    }

    #[test]
    fn a_draft_sealed_elsewhere_is_that_application_only_if_nothing_was_put_since() {
        let local = Standing {
            draft: DraftId(Uuid::from_u128(1)),
            name: Uuid::from_u128(1),
            stage: Stage::Writing,
            is_trashed: false,
            is_ahead: false,
            etag: Some("b".to_owned()),
            is_contested: false,
        };
        let application = ApplicationId(Uuid::from_u128(9));
        let sealed = |from: &str| Remote::Ended(Ended::Sealed { application, from: Some(from.to_owned()) });
        assert_eq!(wish(Some(&local), &sealed("b")), Wish::Adopt(application));
        assert_eq!(wish(Some(&local), &sealed("a")), Wish::Correct(application), "ours came after it");
        let ahead = Standing { is_ahead: true, ..local };
        assert_eq!(wish(Some(&ahead), &sealed("b")), Wish::Correct(application));
    }
}
