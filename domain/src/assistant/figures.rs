//! Figures that somebody says of themselves: quotient, income, parts, children, household, rate, head-count.

use std::ops::Range;

use chrono::NaiveDate;

use crate::eligibility::{Facts, Subject, Unfit, Value};
use crate::search::{TextWord, number_at};

/// A figure that was read: the words that say it, and what it says; or why it is not taken.
pub(super) type Figure = (Range<usize>, Result<(Subject, Value), Unfit>);

const CURRENCY: [&str; 4] = ["euros", "euro", "eur", "e"];
const CHILDREN: [&str; 7] = ["enfants", "enfant", "gosses", "gamins", "children", "kids", "child"];
/// Words before « deux enfants » that make them the age or the child of nobody: « pour un enfant », « mon enfant ».
const HAVE: [&str; 10] = ["ai", "avons", "de", "avec", "eleve", "have", "with", "of", "a", "elever"];

/// A whole number in figures, thousands apart: « 1 200 », « 12.500 », 800; and how many words it takes.
fn figures(words: &[TextWord], at: usize) -> Option<(i64, usize)> {
    let plain = |word: &TextWord| {
        let all = !word.folded.is_empty() && word.folded.bytes().all(|byte| byte.is_ascii_digit());
        (all && word.folded.len() <= 9).then_some(word.folded.clone())
    };
    let mut text = plain(words.get(at)?)?;
    let mut taken = 1;
    while text.len() <= 6 {
        let near = |word: &&TextWord| word.span.start <= words[at + taken - 1].span.end + 2;
        let Some(next) = words.get(at + taken).filter(near).and_then(plain).filter(|next| next.len() == 3)
        else {
            break;
        };
        text.push_str(&next);
        taken += 1;
    }
    // « 12 k »: thousands.
    let thousands = words.get(at + taken).is_some_and(|word| word.is("k"));
    let number: i64 = text.parse().ok()?;
    Some(if thousands { (number * 1000, taken + 1) } else { (number, taken) })
}

/// The first figure within a few words of the sentence: what it is, where it ends, and whether it is less than nothing.
fn figure_after(words: &[TextWord], at: usize, text: &str) -> Option<(i64, usize)> {
    for near in at..words.len().min(at + 7) {
        if let Some((number, taken)) = figures(words, near) {
            // « QF de -50 », and not « QF-50 ».
            let between =
                near.checked_sub(1).and_then(|last| text.get(words[last].span.end..words[near].span.start));
            let minus =
                between.is_some_and(|mark| mark.starts_with(' ') && mark.ends_with(['-', '\u{2212}']));
            return Some((if minus { -number } else { number }, near + taken));
        }
        if words[near].ends_sentence {
            break;
        }
    }
    None
}

/// Everything that these words say in figures.
pub(super) fn read(words: &[TextWord], text: &str, today: NaiveDate) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let read = money(words, at, text)
            .or_else(|| parts(words, at, text))
            .or_else(|| children(words, at))
            .or_else(|| household(words, at))
            .or_else(|| rate(words, at, text))
            .or_else(|| headcount(words, at))
            .or_else(|| born(words, at, today))
            .or_else(|| bare_age(words, at, today));
        match read {
            Some(read) => {
                at = read.0.end;
                found.push(read);
            }
            None => at += 1,
        }
    }
    found
}

fn said(words: &[TextWord], at: usize, phrase: &[&str]) -> bool {
    words.len() >= at + phrase.len() && words[at..].iter().zip(phrase).all(|(word, said)| word.is(said))
}

/// One subject's value, as `Facts` takes it.
fn told(
    subject: Subject,
    tell: impl FnOnce(&mut Facts) -> Result<(), Unfit>,
) -> Result<(Subject, Value), Unfit> {
    let mut facts = Facts::default();
    tell(&mut facts)?;
    facts.get(&subject).cloned().map(|value| (subject, value)).ok_or(Unfit::Unreadable)
}

/// « QF de 800 », « quotient familial 650 », « revenu fiscal de référence de 14 500 € ».
fn money(words: &[TextWord], at: usize, text: &str) -> Option<Figure> {
    let named = |names: &[(&[&str], bool)]| {
        names.iter().find(|(name, _)| said(words, at, name)).map(|(name, quotient)| (name.len(), *quotient))
    };
    let (taken, quotient) = named(&[
        (&["quotient", "familial"], true),
        (&["family", "quotient"], true),
        (&["quotient"], true),
        (&["qf"], true),
        (&["revenu", "fiscal", "de", "reference"], false),
        (&["revenu", "fiscal"], false),
        (&["reference", "tax", "income"], false),
        (&["rfr"], false),
    ])?;
    let (figure, mut end) = figure_after(words, at + taken, text)?;
    if words.get(end).is_some_and(|word| word.is_one_of(&CURRENCY)) {
        end += 1;
    }
    let value = if quotient {
        told(Subject::Quotient, |facts| facts.quotient(figure))
    } else {
        told(Subject::Income, |facts| facts.income(figure, None))
    };
    Some((at..end, value))
}

/// « 2,5 parts ».
fn parts(words: &[TextWord], at: usize, text: &str) -> Option<Figure> {
    let (whole, taken) = number_at(words, at)?;
    let (mut quarters, mut end) = (whole * 4, at + taken);
    if let Some(next) = words.get(end).filter(|_| text[words[end - 1].span.end..].starts_with([',', '.'])) {
        quarters += match next.folded.as_str() {
            "5" | "50" => 2,
            "25" => 1,
            "75" => 3,
            _ => return None,
        };
        end += 1;
    }
    words.get(end).filter(|word| word.is_one_of(&["parts", "part"]) && whole <= 99)?;
    Some((at..end + 1, told(Subject::Parts, |facts| facts.parts(quarters))))
}

/// « J'ai deux enfants », « mère de 3 enfants », « sans enfant ».
fn children(words: &[TextWord], at: usize) -> Option<Figure> {
    let before = at.checked_sub(1).map(|near| &words[near]).filter(|word| !word.ends_clause);
    if words[at].is_one_of(&["sans", "no"]) && words.get(at + 1)?.is_one_of(&CHILDREN) {
        return Some((at..at + 2, told(Subject::Children, |facts| facts.persons(Subject::Children, 0))));
    }
    let (count, taken) = number_at(words, at)?;
    words.get(at + taken).filter(|word| word.is_one_of(&CHILDREN))?;
    let had = before.is_some_and(|word| word.is_one_of(&HAVE)) || count >= 2;
    let end = at + taken + 1;
    let told = told(Subject::Children, |facts| facts.persons(Subject::Children, i64::from(count)));
    had.then_some((at..end, told))
}

/// « Nous sommes 4 », « un foyer de 5 personnes ».
fn household(words: &[TextWord], at: usize) -> Option<Figure> {
    let starts: [&[&str]; 6] = [
        &["nous", "sommes"],
        &["on", "est"],
        &["foyer", "de"],
        &["famille", "de"],
        &["household", "of"],
        &["family", "of"],
    ];
    let start = starts.iter().find(|start| said(words, at, start))?;
    let (count, taken) = number_at(words, at + start.len())?;
    let end = at + start.len() + taken;
    // « Nous sommes 12 salariés » and « nous sommes deux sœurs » speak of others.
    let next = words.get(end).filter(|_| !words[end - 1].ends_clause);
    let alone =
        next.is_none_or(|word| word.is_one_of(&["personnes", "personne", "people", "a", "au", "dans", "et"]));
    let told = told(Subject::Household, |facts| facts.persons(Subject::Household, i64::from(count)));
    alone.then_some((at..end, told))
}

/// « Taux d'incapacité de 80 % ».
fn rate(words: &[TextWord], at: usize, text: &str) -> Option<Figure> {
    if !words[at].is_one_of(&["incapacite", "invalidite", "incapacity"]) {
        return None;
    }
    let (rate, end) = figure_after(words, at + 1, text)?;
    Some((at..end, told(Subject::Incapacity, |facts| facts.incapacity(rate))))
}

/// « Une entreprise de 12 salariés ».
fn headcount(words: &[TextWord], at: usize) -> Option<Figure> {
    let (count, taken) = figures(words, at)
        .or_else(|| number_at(words, at).map(|(count, taken)| (i64::from(count), taken)))?;
    words.get(at + taken).filter(|word| word.is_one_of(&["salaries", "salarie", "employes", "employees"]))?;
    Some((at..at + taken + 1, told(Subject::Headcount, |facts| facts.headcount(count))))
}

/// « Né en 2009 », « née le 3 mai 2009 »: the year alone leaves a span of days.
fn born(words: &[TextWord], at: usize, today: NaiveDate) -> Option<Figure> {
    if !words[at].is_one_of(&["ne", "nee", "born"]) {
        return None;
    }
    // « Ne » is a negation too: only « né » has its accent, and « né en », « né le » a year after it.
    words.get(at + 1).filter(|word| word.is_one_of(&["en", "le", "in", "on"]))?;
    let end = (at + 2..words.len().min(at + 6))
        .find(|near| words[*near].figures().is_some_and(|year| year >= 1890))?;
    let year = i32::try_from(words[end].figures()?).ok()?;
    let earliest = NaiveDate::from_ymd_opt(year, 1, 1)?;
    let latest = NaiveDate::from_ymd_opt(year, 12, 31)?.min(today);
    let value = if earliest > today {
        Err(Unfit::Age)
    } else {
        Ok((Subject::Birth, Value::Born { earliest, latest }))
    };
    Some((at..end + 1, value))
}

/// « I'm 17 », « she is 12 »: an age without its years, where nothing else is counted.
fn bare_age(words: &[TextWord], at: usize, today: NaiveDate) -> Option<Figure> {
    if !words[at].is_one_of(&["m", "am", "is"]) || words[at].ends_clause {
        return None;
    }
    let years = words.get(at + 1)?.figures().filter(|years| (3..=110).contains(years))?;
    let next = words.get(at + 2).filter(|_| !words[at + 1].ends_clause);
    let alone = next.is_none_or(|word| word.is_one_of(&["and", "but", "or"]));
    alone.then(|| (at + 1..at + 2, told(Subject::Birth, |facts| facts.age(years, today))))
}
