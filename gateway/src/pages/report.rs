//! The report of the last reading of an agenda, for its organiser: what was read, taken, repaired and refused, and why.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::frame::Page;
use super::words::Words;
use crate::sources::Report;

/// Most titles that stand under one reason.
const SHOWN: usize = 40;

/// What the page is made of.
pub struct Told<'a> {
    /// The organiser's name, for people.
    pub organiser: &'a str,
    /// The last report, and when it was made.
    pub report: Option<(DateTime<Utc>, &'a Report)>,
    /// Why the last attempt failed, and when.
    pub failed: Option<(DateTime<Utc>, &'a str)>,
    /// Titles of the events that are held, by their id.
    pub titles: &'a BTreeMap<String, String>,
}

/// The page.
pub fn page(words: Words, told: &Told<'_>) -> Page {
    let main = html! {
        p { (words.gateway_report_whose(told.organiser)) }
        @if let Some((at, code)) = told.failed {
            div.notice role="alert" {
                p { (words.gateway_report_failed(&when(at, words.french))) }
                p { (words.gateway_report_failure(code)) }
                p.hint { (words.gateway_trouble_code(code)) }
            }
        }
        @match told.report {
            None => p { (words.gateway_report_never()) }
            Some((at, report)) => {
                p { (words.gateway_report_read(&when(at, words.french))) }
                (figures(words, report))
                (reasons(words, &words.gateway_report_refused_title(), pairs(report, true), told.titles))
                (reasons(words, &words.gateway_report_repaired_title(), pairs(report, false), told.titles))
            }
        }
        h2 { (words.gateway_report_help_title()) }
        p { (words.gateway_report_help()) }
    };
    Page::new(words, words.gateway_report_title(), main)
}

fn figures(words: Words, report: &Report) -> Markup {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    html! {
        ul {
            li { (words.gateway_report_count_read(count(report.read))) }
            li { (words.gateway_report_count_accepted(count(report.accepted))) }
            li { (words.gateway_report_count_unchanged(count(report.unchanged))) }
            li { (words.gateway_report_count_refused(count(report.refused.len()))) }
        }
    }
}

/// Records and what is said of them: a code, then what it is about.
fn pairs(report: &Report, refused: bool) -> Vec<(&str, &str)> {
    match refused {
        true => report.refused.iter().map(|one| (one.record.as_str(), one.why.as_str())).collect(),
        false => report.repaired.iter().map(|one| (one.record.as_str(), one.what.as_str())).collect(),
    }
}

/// One heading per reason, and under it what it concerns.
fn reasons(words: Words, title: &str, pairs: Vec<(&str, &str)>, titles: &BTreeMap<String, String>) -> Markup {
    let mut by_code: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (record, said) in pairs {
        let (code, about) = said.split_once(": ").unwrap_or((said, ""));
        // An id says nothing to people: its title does, or the line of a sheet.
        let named = titles.get(record).map(String::as_str);
        let named = named.or_else(|| Some(record).filter(|record| record.starts_with("agenda")));
        let line: Vec<&str> = named.into_iter().chain([about]).filter(|part| !part.is_empty()).collect();
        by_code.entry(code).or_default().push(line.join("\u{a0}: "));
    }
    html! {
        @if !by_code.is_empty() {
            h2 { (title) }
            @for (code, mut lines) in by_code {
                p { strong { (words.gateway_report_reason(code)) } }
                @let count = lines.len();
                @let shown = { lines.retain(|line| !line.is_empty()); lines.sort(); lines.dedup(); lines };
                ul {
                    @for line in shown.iter().take(SHOWN) { li { (line) } }
                    @if count > SHOWN || shown.is_empty() {
                        li { (words.gateway_report_times(u32::try_from(count).unwrap_or(u32::MAX))) }
                    }
                }
            }
        }
    }
}

/// Day and hour in Paris, in figures.
fn when(at: DateTime<Utc>, french: bool) -> String {
    let at = domain::paris::paris(at);
    let form = if french { "%d/%m/%Y, %H\u{a0}h\u{a0}%M" } else { "%Y-%m-%d, %H:%M" };
    at.format(form).to_string()
}
