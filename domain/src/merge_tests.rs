//! Properties of the merge: over any three states of a draft.

use proptest::prelude::*;

use super::*;

/// States over few paths and few values, so that they often meet.
fn answers() -> impl Strategy<Value = Answers> {
    proptest::collection::btree_map("[a-d]", "[xyz]|| {1,2}", 0..5)
}

fn bases() -> impl Strategy<Value = Option<Answers>> {
    proptest::option::of(answers())
}

/// A state made of another by a few changes: what phones really do.
fn edited(from: &Answers, edits: &[(String, Option<String>)]) -> Answers {
    let mut state = from.clone();
    for (path, value) in edits {
        match value {
            Some(value) => state.insert(path.clone(), value.clone()),
            None => state.remove(path),
        };
    }
    state
}

fn edits() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    proptest::collection::vec(("[a-d]", proptest::option::of("[xyz]{1,2}")), 0..4)
}

fn all_papers() -> impl Strategy<Value = Papers> {
    let some = proptest::collection::btree_set((0u8..4).prop_map(|n| Sha256([n; 32])), 1..4);
    proptest::collection::btree_map("[ab]", some, 0..3)
}

fn says_something(value: &str) -> bool {
    !value.trim().is_empty()
}

proptest! {
    #[test]
    fn no_value_typed_since_the_base_is_ever_lost(base in bases(), mine in answers(), theirs in answers()) {
        let merged = merge(base.as_ref(), &mine, &theirs);
        for side in [&mine, &theirs] {
            for (path, value) in side.iter().filter(|(_, value)| says_something(value)) {
                let is_typed = base.as_ref().is_none_or(|base| base.get(path) != Some(value));
                let stands = merged.answers.get(path) == Some(value);
                let asked = merged.conflicts.iter().any(|one| {
                    one.path == *path && (one.mine == *value || one.theirs == *value)
                });
                prop_assert!(!is_typed || stands || asked, "{} at {}", value, path);
            }
        }
    }

    #[test]
    fn it_is_the_same_seen_from_the_other_phone(base in bases(), mine in answers(), theirs in answers()) {
        let here = merge(base.as_ref(), &mine, &theirs);
        let there = merge(base.as_ref(), &theirs, &mine);
        let mirrored: Vec<_> = there.conflicts.iter().map(|one| Conflict {
            path: one.path.clone(), mine: one.theirs.clone(), theirs: one.mine.clone(),
        }).collect();
        prop_assert_eq!(&here.conflicts, &mirrored);
        let asked: BTreeSet<_> = here.conflicts.iter().map(|one| one.path.clone()).collect();
        for path in here.answers.keys().chain(there.answers.keys()).filter(|path| !asked.contains(*path)) {
            let given = |answers: &Answers| answers.get(path).filter(|value| says_something(value)).cloned();
            prop_assert_eq!(given(&here.answers), given(&there.answers), "{}", path);
        }
    }

    #[test]
    fn the_same_on_both_sides_is_silent(base in bases(), both in answers()) {
        let merged = merge(base.as_ref(), &both, &both);
        prop_assert_eq!(merged, Merged { answers: both, ..Merged::default() });
    }

    #[test]
    fn what_one_phone_alone_changed_is_taken_as_it_is(base in answers(), edits in edits()) {
        let changed = edited(&base, &edits);
        let theirs = merge(Some(&base), &base, &changed);
        prop_assert_eq!((&theirs.answers, theirs.conflicts.len()), (&changed, 0));
        let mine = merge(Some(&base), &changed, &base);
        prop_assert_eq!(mine, Merged { answers: changed, ..Merged::default() });
    }

    #[test]
    fn only_where_both_wrote_something_else_is_anybody_asked(
        base in answers(), mine in edits(), theirs in edits()
    ) {
        let (mine, theirs) = (edited(&base, &mine), edited(&base, &theirs));
        for conflict in merge(Some(&base), &mine, &theirs).conflicts {
            let before = base.get(&conflict.path);
            prop_assert!(says_something(&conflict.mine) && says_something(&conflict.theirs));
            prop_assert_ne!(&conflict.mine, &conflict.theirs);
            prop_assert!(before != Some(&conflict.mine) && before != Some(&conflict.theirs));
        }
    }

    #[test]
    fn once_the_citizen_has_chosen_both_phones_come_to_the_same(
        base in answers(), mine in edits(), theirs in edits(), choices in any::<u8>()
    ) {
        let (mine, theirs) = (edited(&base, &mine), edited(&base, &theirs));
        let merged = merge(Some(&base), &mine, &theirs);
        let mut chosen = merged.answers.clone();
        for (rank, conflict) in merged.conflicts.iter().enumerate() {
            let value = if choices >> (rank % 8) & 1 == 0 { &conflict.mine } else { &conflict.theirs };
            chosen.insert(conflict.path.clone(), value.clone());
        }
        // The other phone, which has not moved since, hears of it; its base is what it had copied.
        let there = merge(Some(&theirs), &theirs, &chosen);
        prop_assert_eq!((there.answers, there.conflicts.len()), (chosen, 0));
    }

    #[test]
    fn papers_that_either_phone_added_are_there(mine in all_papers(), theirs in all_papers(), base in all_papers()) {
        let union = papers(None, &mine, &theirs);
        let merged = papers(Some(&base), &mine, &theirs);
        prop_assert_eq!(&merged, &papers(Some(&base), &theirs, &mine), "from either side");
        for (slot, here) in mine.iter().chain(&theirs) {
            let before = base.get(slot).cloned().unwrap_or_default();
            prop_assert!(union[slot].is_superset(here), "with nothing in common, all of both");
            for paper in here.difference(&before) {
                prop_assert!(merged.get(slot).is_some_and(|there| there.contains(paper)));
            }
        }
        for (slot, there) in &merged {
            prop_assert!(union.get(slot).is_some_and(|all| there.is_subset(all)), "and nothing else");
        }
    }

    #[test]
    fn a_paper_taken_out_is_out_unless_the_other_phone_touched_its_slot(base in all_papers(), more in 4u8..9) {
        let Some((slot, first)) = base.iter().next().map(|(slot, held)| (slot.clone(), *held.first().unwrap()))
        else {
            return Ok(());
        };
        let mut without = base.clone();
        without.get_mut(&slot).unwrap().remove(&first);
        let is_in = |papers: &Papers| papers.get(&slot).is_some_and(|held| held.contains(&first));
        prop_assert!(!is_in(&papers(Some(&base), &without, &base)));
        prop_assert!(!is_in(&papers(Some(&base), &base, &without)));
        let mut touched = base.clone();
        touched.get_mut(&slot).unwrap().insert(Sha256([more; 32]));
        prop_assert!(is_in(&papers(Some(&base), &without, &touched)));
    }
}

#[test]
fn a_deletion_loses_to_an_edit() {
    let of = |value: Option<&str>| -> Answers {
        value.into_iter().map(|value| ("a".to_owned(), value.to_owned())).collect()
    };
    let base = of(Some("Dole"));
    for (mine, theirs, stands) in [
        (None, Some("Dijon"), Some("Dijon")),
        (Some("Dijon"), None, Some("Dijon")),
        (Some("  "), Some("Dijon"), Some("Dijon")),
        (None, Some("Dole"), None),
        (Some("Dole"), None, None),
    ] {
        let merged = merge(Some(&base), &of(mine), &of(theirs));
        assert_eq!((merged.answers, merged.conflicts), (of(stands), Vec::new()), "{mine:?} {theirs:?}");
    }
}

#[test]
fn one_thing_that_cannot_be_two_is_the_other_phones_only_where_ours_was_left_alone() {
    assert_eq!(latest(Some(&1), &1, &2), &2);
    assert_eq!(latest(Some(&1), &3, &2), &3);
    assert_eq!(latest(None, &1, &2), &1);
}
