//! Which records are of one event: those with one number of one base, then the surest pairs first.

use std::collections::HashMap;

use super::Item;
use super::alike::{Verdict, twice, verdict};
use super::look::{Look, same_base};

/// The records, group by group; each group in the order of the records, and the groups by their first.
pub fn groups(items: &[Item]) -> Vec<Vec<usize>> {
    let mut sets = Sets::of(items);
    let mut bases: HashMap<(&str, &str), usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        for id in &item.ids {
            let first = *bases.entry(same_base(id)).or_insert(at);
            sets.join(first, at);
        }
    }
    for (one, other) in pairs(items) {
        sets.join_if_one(one, other);
    }
    sets.groups()
}

/// The pairs that are one event by themselves, the surest first. Only records of one commune that begin within a day of
/// each other, or end on one day, are compared: that grows with the events of a town, not of the Region.
fn pairs(items: &[Item]) -> Vec<(usize, usize)> {
    let mut shelves: HashMap<(&str, i32, bool), Vec<usize>> = HashMap::new();
    let mut found: Vec<(f32, usize, usize)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let Some(look) = item.look.as_ref().filter(|look| look.is_somewhere()) else { continue };
        let begun = (-1..=1).map(|day| (look.first() + day, false));
        let ends = (look.days.len() > 1).then_some((look.last(), true));
        for (day, by_end) in begun.chain(ends) {
            for other in shelves.get(&(look.commune.as_str(), day, by_end)).into_iter().flatten() {
                found.extend(surely(items, *other, at).map(|sure| (sure, *other, at)));
            }
        }
        for (day, by_end) in std::iter::once((look.first(), false)).chain(ends) {
            shelves.entry((look.commune.as_str(), day, by_end)).or_default().push(at);
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    found.into_iter().map(|(_, one, other)| (one, other)).collect()
}

fn surely(items: &[Item], one: usize, other: usize) -> Option<f32> {
    match verdict(items[one].look.as_ref()?, items[other].look.as_ref()?) {
        Verdict::Same(sure) => Some(sure),
        Verdict::Unsure | Verdict::Two => None,
    }
}

/// Records that are one so far.
struct Sets<'a> {
    items: &'a [Item],
    of: Vec<usize>,
    sets: Vec<Vec<usize>>,
}

impl<'a> Sets<'a> {
    fn of(items: &'a [Item]) -> Self {
        Self { items, of: (0..items.len()).collect(), sets: (0..items.len()).map(|at| vec![at]).collect() }
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of[one], self.of[other]);
        if one != other {
            let (kept, gone) = (one.min(other), one.max(other));
            let moved = std::mem::take(&mut self.sets[gone]);
            moved.iter().for_each(|at| self.of[*at] = kept);
            self.sets[kept].extend(moved);
        }
    }

    /// Joins two sets if no record of one speaks against one of the other.
    fn join_if_one(&mut self, one: usize, other: usize) {
        let (first, second) = (self.of[one], self.of[other]);
        if first == second {
            return;
        }
        let fits = |a: &usize| self.sets[second].iter().all(|b| self.may_be_one(*a, *b));
        if self.sets[first].iter().all(fits) {
            self.join(one, other);
        }
    }

    fn may_be_one(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.items[one], &self.items[other]);
        let looks: Option<(&Look, &Look)> = one.look.as_ref().zip(other.look.as_ref());
        let Some((a, b)) = looks else { return false };
        // A feed that lists two means two, unless nothing at all differs.
        let shared = one.feeds.intersection(&other.feeds).next().is_some();
        if shared { twice(a, b) } else { verdict(a, b) != Verdict::Two }
    }

    fn groups(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.sets.into_iter().filter(|set| !set.is_empty()).collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort_by_key(|group| group.first().copied());
        groups
    }
}
