//! Tests of the words: same keys, one accessor each, dates and plurals.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Language, Words};

const FRENCH: &str = include_str!("../../assets/words/fr.ftl");
const ENGLISH: &str = include_str!("../../assets/words/en.ftl");

fn keys(text: &str) -> BTreeSet<&str> {
    let starts_message = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    text.lines().filter(starts_message).filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect()
}

#[test]
fn french_and_english_have_the_same_keys() {
    assert_eq!(keys(FRENCH), keys(ENGLISH));
}

#[test]
fn every_message_of_both_files_can_be_read() {
    for language in Language::ALL {
        let words = Words::of(language);
        let missing: Vec<_> = keys(FRENCH).into_iter().filter(|key| !words.bundle.has_message(key)).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}

#[test]
fn every_message_has_its_accessor_and_the_reverse() {
    let rooms = [
        include_str!("agenda.rs"),
        include_str!("aids.rs"),
        include_str!("assistant.rs"),
        include_str!("base_map.rs"),
        include_str!("calculators.rs"),
        include_str!("communes.rs"),
        include_str!("compare.rs"),
        include_str!("copies.rs"),
        include_str!("dates.rs"),
        include_str!("deadlines.rs"),
        include_str!("desk.rs"),
        include_str!("documents.rs"),
        include_str!("easy.rs"),
        include_str!("errors.rs"),
        include_str!("events.rs"),
        include_str!("form.rs"),
        include_str!("freshness.rs"),
        include_str!("grants.rs"),
        include_str!("school.rs"),
        include_str!("help.rs"),
        include_str!("helper.rs"),
        include_str!("home.rs"),
        include_str!("lock.rs"),
        include_str!("map.rs"),
        include_str!("my_data.rs"),
        include_str!("places.rs"),
        include_str!("profiles.rs"),
        include_str!("quiz.rs"),
        include_str!("report.rs"),
        include_str!("rights.rs"),
        include_str!("search.rs"),
        include_str!("settings.rs"),
        include_str!("sheets.rs"),
        include_str!("shell.rs"),
        include_str!("sign_in.rs"),
        include_str!("simulate.rs"),
        include_str!("slip.rs"),
        include_str!("topics.rs"),
        include_str!("twins.rs"),
        include_str!("units.rs"),
        include_str!("watch.rs"),
        include_str!("welcome.rs"),
        // What the gateway says is in the same files.
        include_str!("../../gateway/src/pages/words.rs"),
    ];
    let accessors: BTreeSet<String> = rooms
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| line.starts_with("    ") && line.ends_with(");") && !line.contains(['.', '=']))
        .filter_map(|line| line.trim().split_once('('))
        .filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .map(|(name, _)| name.replace('_', "-"))
        .collect();
    let messages: BTreeSet<String> = keys(FRENCH).into_iter().map(str::to_owned).collect();
    assert_eq!(accessors, messages);
}

#[test]
fn days_are_said_as_people_say_them() {
    let (french, english) = (Words::of(Language::French), Words::of(Language::English));
    let day = NaiveDate::from_ymd_opt(2025, 10, 16).unwrap();
    assert_eq!(french.weekday(day, day), "jeudi 16\u{a0}octobre");
    assert_eq!(english.weekday(day, day), "Thursday 16 October");
    assert_eq!(french.day(NaiveDate::from_ymd_opt(2026, 8, 1).unwrap()), "1er\u{a0}ao\u{fb}t 2026");
}

#[test]
fn instants_follow_the_clocks_of_paris() {
    let french = Words::of(Language::French);
    let today = NaiveDate::from_ymd_opt(2026, 3, 12).unwrap();
    let winter = "2026-03-12T07:05:00Z".parse().unwrap();
    let summer = "2026-10-25T00:59:00Z".parse().unwrap();
    let after = "2026-10-25T01:00:00Z".parse().unwrap();
    assert_eq!(french.instant(winter, today), "12\u{a0}mars, 8\u{a0}h\u{a0}05");
    assert_eq!(french.instant(summer, today), "25\u{a0}octobre, 2\u{a0}h\u{a0}59");
    assert_eq!(french.instant(after, today), "25\u{a0}octobre, 2\u{a0}h\u{a0}00");
}

#[test]
fn one_and_none_are_singular_in_french() {
    let french = Words::of(Language::French);
    assert_eq!(french.aids_count(0), "Aucune aide");
    assert_eq!(french.aids_count(1), "1 aide");
    assert_eq!(french.aids_count(12), "12 aides");
    assert_eq!(french.size(1_250_000), "1,3\u{a0}Mo");
}

#[test]
fn forbidden_words_stay_out() {
    for forbidden in ["vous avez droit", "cliquez", "synchronis", "erreur 500", "click here"] {
        assert!(!FRENCH.to_lowercase().contains(forbidden), "{forbidden}");
        assert!(!ENGLISH.to_lowercase().contains(forbidden), "{forbidden}");
    }
}
