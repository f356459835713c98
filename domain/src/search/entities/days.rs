//! Days as people write them: « demain », « ce week-end », « en mars », « avant le 15 octobre ».

use chrono::Weekday;

use super::dates::{Bound, Day, When};
use super::words::Word;
use super::{Named, Read, numbers, stands};
use crate::paris::MONTHS;

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Short names, understood beside a day only: « sept » is a number.
const SHORT: [(&str, u32); 9] = [
    ("janv", 1),
    ("fev", 2),
    ("fevr", 2),
    ("avr", 4),
    ("juil", 7),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];
const WEEKDAYS: [(&str, &str, Weekday); 7] = [
    ("lundi", "monday", Weekday::Mon),
    ("mardi", "tuesday", Weekday::Tue),
    ("mercredi", "wednesday", Weekday::Wed),
    ("jeudi", "thursday", Weekday::Thu),
    ("vendredi", "friday", Weekday::Fri),
    ("samedi", "saturday", Weekday::Sat),
    ("dimanche", "sunday", Weekday::Sun),
];

const BOUNDS: [(&[&str], Bound); 21] = [
    (&["avant", "le"], Bound::Before),
    (&["avant", "la"], Bound::Before),
    (&["avant", "fin"], Bound::Before),
    (&["avant"], Bound::Before),
    (&["jusqu", "au"], Bound::Before),
    (&["jusqu", "a"], Bound::Before),
    (&["jusqu", "en"], Bound::Before),
    (&["d", "ici", "le"], Bound::Before),
    (&["d", "ici", "au"], Bound::Before),
    (&["d", "ici"], Bound::Before),
    (&["before"], Bound::Before),
    (&["until"], Bound::Before),
    (&["by"], Bound::Before),
    (&["a", "partir", "du"], Bound::From),
    (&["a", "partir", "de"], Bound::From),
    (&["des", "le"], Bound::From),
    (&["des"], Bound::From),
    (&["apres", "le"], Bound::From),
    (&["apres"], Bound::From),
    (&["after"], Bound::From),
    (&["from"], Bound::From),
];

const FIXED: [(&[&str], When); 36] = [
    (&["aujourd", "hui"], When::Today),
    (&["ce", "soir"], When::Today),
    (&["cet", "apres", "midi"], When::Today),
    (&["today"], When::Today),
    (&["tonight"], When::Today),
    (&["demain"], When::Tomorrow),
    (&["tomorrow"], When::Tomorrow),
    (&["week", "end", "prochain"], When::Weekend { next: true }),
    (&["weekend", "prochain"], When::Weekend { next: true }),
    (&["prochain", "week", "end"], When::Weekend { next: true }),
    (&["prochain", "weekend"], When::Weekend { next: true }),
    (&["next", "weekend"], When::Weekend { next: true }),
    (&["next", "week", "end"], When::Weekend { next: true }),
    (&["ce", "week", "end"], When::Weekend { next: false }),
    (&["ce", "weekend"], When::Weekend { next: false }),
    (&["ce", "we"], When::Weekend { next: false }),
    (&["this", "weekend"], When::Weekend { next: false }),
    (&["this", "week", "end"], When::Weekend { next: false }),
    (&["le", "week", "end"], When::Weekend { next: false }),
    (&["le", "weekend"], When::Weekend { next: false }),
    (&["week", "end"], When::Weekend { next: false }),
    (&["weekend"], When::Weekend { next: false }),
    (&["at", "the", "weekend"], When::Weekend { next: false }),
    (&["semaine", "prochaine"], When::Week { next: true }),
    (&["next", "week"], When::Week { next: true }),
    (&["prochaine", "semaine"], When::Week { next: true }),
    (&["cette", "semaine"], When::Week { next: false }),
    (&["this", "week"], When::Week { next: false }),
    (&["mois", "prochain"], When::ThisMonth { next: true }),
    (&["prochain", "mois"], When::ThisMonth { next: true }),
    (&["next", "month"], When::ThisMonth { next: true }),
    (&["ce", "mois", "ci"], When::ThisMonth { next: false }),
    (&["ce", "mois"], When::ThisMonth { next: false }),
    (&["this", "month"], When::ThisMonth { next: false }),
    (&["7", "prochains", "jours"], When::Week { next: false }),
    (&["next", "7", "days"], When::Week { next: false }),
];

/// Days at this word.
pub(super) fn at(words: &[Word], at: usize) -> Option<Read> {
    if let Some((when, taken)) = between(words, at) {
        return Some(Read::new(taken, Named::When { when, bound: Bound::On }));
    }
    for (said, bound) in BOUNDS.iter().filter(|(said, _)| stands(words, at, said)) {
        let end = at + said.len();
        if let Some((when, taken)) = (!words[end - 1].ends_clause).then(|| days(words, end)).flatten() {
            return Some(Read::new(said.len() + taken, Named::When { when, bound: *bound }));
        }
    }
    days(words, at).map(|(when, taken)| Read::new(taken, Named::When { when, bound: Bound::On }))
}

fn days(words: &[Word], at: usize) -> Option<(When, usize)> {
    words.get(at)?;
    if let Some((said, when)) = FIXED.iter().find(|(said, _)| stands(words, at, said)) {
        return Some((*when, said.len()));
    }
    if let Some((day, taken)) = day(words, at) {
        return Some((When::Day(day), taken));
    }
    if let Some((_, _, weekday)) = WEEKDAYS.iter().find(|(fr, en, _)| words[at].is_one_of(&[fr, en])) {
        let next = next(words, at, 1).is_some_and(|word| word.is_one_of(&["prochain", "soir", "matin"]));
        return Some((When::Weekday(*weekday), 1 + usize::from(next)));
    }
    let month = month(&words[at], at.checked_sub(1).map(|before| &words[before]))?;
    let (year, taken) = year(words, at, 1);
    let next = usize::from(next(words, at, taken).is_some_and(|word| word.is("prochain")));
    Some((When::Month { month, year }, taken + next))
}

/// « Du 3 au 10 mars », « entre le 3 mars et le 2 avril », « from 3 to 10 March ».
fn between(words: &[Word], at: usize) -> Option<(When, usize)> {
    const FIRST: [(&[&str], &[&[&str]]); 3] =
        [(&["du"], &[&["au"]]), (&["entre", "le"], &[&["et", "le"]]), (&["from"], &[&["to"], &["until"]])];
    let (said, thens) = FIRST.iter().find(|(said, _)| stands(words, at, said))?;
    let mut taken = said.len();
    let (first, first_taken) = match day(words, at + taken) {
        Some((day, taken)) => ((day.day, Some(day)), taken),
        None => {
            let ordinal = next(words, at, taken + 1).is_some_and(|word| word.is_one_of(&ORDINALS));
            ((words.get(at + taken)?.figures()?, None), 1 + usize::from(ordinal))
        }
    };
    taken += first_taken;
    taken += thens.iter().find(|then| stands(words, at + taken, then))?.len();
    let (last, last_taken) = day(words, at + taken)?;
    let first = match first {
        (_, Some(first)) => first,
        (day, None) => Day::new(day, last.month, last.year)?,
    };
    Some((When::Between(first, last), taken + last_taken))
}

const ORDINALS: [&str; 6] = ["er", "st", "nd", "rd", "th", "eme"];

/// « 15 octobre 2026 », « 1er mars », « 15/10 », « October 15th ».
fn day(words: &[Word], at: usize) -> Option<(Day, usize)> {
    let word = words.get(at)?;
    if word.then == Some('/') {
        let (day, month) = (word.figures()?, words.get(at + 1)?.figures()?);
        let slash = words[at + 1].then == Some('/');
        let year = words.get(at + 2).filter(|_| slash).and_then(Word::figures).and_then(full_year);
        return Some((Day::new(day, month, year)?, 2 + usize::from(year.is_some())));
    }
    let short = |word: &Word| SHORT.iter().find(|(said, _)| word.is(said)).map(|(_, month)| *month);
    if let Some((number, mut taken)) = numbers::at(words, at) {
        taken += usize::from(next(words, at, taken).is_some_and(|word| word.is_one_of(&ORDINALS)));
        taken += usize::from(next(words, at, taken).is_some_and(|word| word.is("of")));
        let named = next(words, at, taken)?;
        let month = month(named, Some(word)).or_else(|| short(named))?;
        let (year, more) = year(words, at, taken + 1);
        return Some((Day::new(number, month, year)?, more));
    }
    let month = ENGLISH.iter().position(|said| word.is(said))? as u32 + 1;
    let number = next(words, at, 1)?.figures()?;
    let taken = 2 + usize::from(next(words, at, 2).is_some_and(|word| word.is_one_of(&ORDINALS)));
    let (year, taken) = year(words, at, taken);
    Some((Day::new(number, month, year)?, taken))
}

/// The year after so many words, and how many are taken with it.
fn year(words: &[Word], at: usize, taken: usize) -> (Option<i32>, usize) {
    let said = next(words, at, taken).and_then(Word::figures).filter(|year| (2000..2100).contains(year));
    (said.and_then(full_year), taken + usize::from(said.is_some()))
}

fn full_year(figures: u32) -> Option<i32> {
    let year = if figures < 100 { figures + 2000 } else { figures };
    i32::try_from(year).ok().filter(|year| (1900..2100).contains(year))
}

/// The word after so many, if no clause ends before it.
fn next(words: &[Word], at: usize, taken: usize) -> Option<&Word> {
    words.get(at + taken).filter(|_| !words[at + taken - 1].ends_clause)
}

/// A month by its name. « May » and « march » are verbs too: something must say that a month is meant.
fn month(word: &Word, before: Option<&Word>) -> Option<u32> {
    if let Some(month) = MONTHS.iter().position(|said| word.is(said)) {
        return Some(month as u32 + 1);
    }
    let month = ENGLISH.iter().position(|said| word.is(said))? as u32 + 1;
    let verb = matches!(month, 3 | 5);
    let said = before.is_some_and(|before| {
        before.figures().is_some()
            || before.is_one_of(&["in", "on", "of", "by", "before", "until", "next", "this", "since"])
            || before.is_one_of(&ORDINALS)
    });
    (!verb || said).then_some(month)
}
