//! Makes few runs of many days, and loses none.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::stretch::week;
use super::{Occurrence, Slot, Stretch, Weekdays};

/// Longest rhythm that is looked for, in weeks.
const LONGEST_RHYTHM: u8 = 4;
/// So many weeks ahead are asked what the rhythm may be.
const ASKED_WEEKS: usize = 6;
/// A run ends where it would need so many exceptions more than it gains days.
const PATIENCE: i32 = 14;

/// As few runs as are found quickly; the same occurrences give the same runs, in whatever order they come.
///
/// Of two that differ only in being cancelled, it is cancelled: that is said of one day, the other of a rule.
pub(super) fn stretches(occurrences: Vec<Occurrence>) -> Vec<Stretch> {
    let mut slots: BTreeMap<Slot, BTreeMap<NaiveDate, bool>> = BTreeMap::new();
    for Occurrence { day, slot, cancelled } in occurrences {
        *slots.entry(slot).or_default().entry(day).or_default() |= cancelled;
    }
    let mut found: Vec<Stretch> = slots.into_iter().flat_map(|(slot, days)| runs(slot, &days)).collect();
    found.sort_by_key(|run| (run.first, run.slot.begins(), run.slot, run.last, run.days));
    found
}

/// What is left of the days: the number of a week, and its days as bits.
type Weeks = BTreeMap<i32, u8>;

fn runs(slot: Slot, days: &BTreeMap<NaiveDate, bool>) -> Vec<Stretch> {
    let mut left = Weeks::new();
    for day in days.keys() {
        *left.entry(week(*day)).or_default() |= bit(*day);
    }
    let mut runs = Vec::new();
    while let Some((&start, &mask)) = left.first_key_value() {
        let Some(best) = best(&left, start, mask) else { break };
        let covered = best.covered(&left, start);
        for day in &covered {
            if let Some(mask) = left.get_mut(&week(*day)) {
                *mask &= !bit(*day);
            }
        }
        left.retain(|_, mask| *mask != 0);
        runs.extend(run(slot, days, &covered, best.weeks));
    }
    runs
}

/// A run of these days, which are in order: what its rhythm holds beside them are exceptions.
fn run(slot: Slot, days: &BTreeMap<NaiveDate, bool>, covered: &[NaiveDate], weeks: u8) -> Option<Stretch> {
    let (first, last) = (*covered.first()?, *covered.last()?);
    let mask = covered.iter().fold(0, |mask, day| mask | bit(*day));
    let weeks = if week(first) == week(last) { 1 } else { weeks };
    let mut run = Stretch {
        first,
        last,
        days: Weekdays::of_bits(mask)?,
        weeks,
        slot,
        except: Vec::new(),
        cancelled: covered.iter().filter(|day| days.get(day) == Some(&true)).copied().collect(),
    };
    if run.is_daily() {
        run.days = Weekdays::ALL;
    }
    let held: BTreeSet<NaiveDate> = covered.iter().copied().collect();
    run.except = run.days_between(first, last).filter(|day| !held.contains(day)).collect();
    Some(run)
}

/// A rhythm, how far it holds, and what that is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rhythm {
    mask: u8,
    weeks: u8,
    /// Days gained, less exceptions needed.
    worth: i32,
    /// Number of the last day it holds, from the Monday of its first week.
    until: i32,
}

impl Rhythm {
    fn covered(&self, left: &Weeks, start: i32) -> Vec<NaiveDate> {
        let held = |at: &i32| {
            let of_week = left.get(&(start + at / 7)).copied().unwrap_or_default();
            (at / 7) % i32::from(self.weeks) == 0 && of_week & self.mask & (1 << (at % 7)) != 0
        };
        let day = |at: i32| NaiveDate::from_num_days_from_ce_opt(start * 7 + 1 + at);
        (0..=self.until).filter(held).filter_map(day).collect()
    }
}

fn best(left: &Weeks, start: i32, mask: u8) -> Option<Rhythm> {
    let end = *left.last_key_value()?.0;
    let mut masks = BTreeSet::from([mask, mask & mask.wrapping_neg()]);
    let mut union = mask;
    for next in left.values().skip(1).take(ASKED_WEEKS) {
        union |= next;
        masks.extend([*next, mask | next, union]);
    }
    let first = mask.trailing_zeros();
    let mut best: Option<Rhythm> = None;
    for mask in masks.into_iter().filter(|mask| mask >> first & 1 == 1) {
        for weeks in 1..=LONGEST_RHYTHM {
            let tried = tried(left, start, end, Rhythm { mask, weeks, worth: 0, until: 0 }, first);
            // Of two that are worth the same, the plainer one.
            let rank = |rhythm: &Rhythm| (rhythm.worth, -rhythm.until, -i32::from(rhythm.weeks));
            if best.is_none_or(|best| rank(&tried) > rank(&best)) {
                best = Some(tried);
            }
        }
    }
    best
}

/// How far it is worth to go on with a rhythm.
fn tried(left: &Weeks, start: i32, end: i32, rhythm: Rhythm, first: u32) -> Rhythm {
    let mut best = rhythm;
    let mut worth = 0;
    for of in (start..=end).step_by(usize::from(rhythm.weeks)) {
        let held = left.get(&of).copied().unwrap_or_default();
        for bit in (0..7).filter(|bit| rhythm.mask >> bit & 1 == 1 && (of > start || *bit >= first)) {
            worth += if held >> bit & 1 == 1 { 1 } else { -1 };
            if worth > best.worth {
                best.worth = worth;
                best.until = (of - start) * 7 + bit.cast_signed();
            }
        }
        if worth < best.worth - PATIENCE {
            break;
        }
    }
    best
}

fn bit(day: NaiveDate) -> u8 {
    1 << day.weekday().num_days_from_monday()
}
