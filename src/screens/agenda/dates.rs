//! When it takes place, in words; every date under a fold, cancelled ones struck through.

use dioxus::prelude::*;
use domain::event::{Dates, Occurrence};

use crate::screens::words::{use_today, use_words};

/// Dates under the fold at most.
const MOST: usize = 400;

/// Dates. `off`: the whole event is.
#[component]
pub fn WhenLines(dates: ReadSignal<DatesOf>) -> Element {
    let words = use_words();
    let today = use_today();
    let DatesOf { dates, off } = dates.read().clone();
    let said = dates.said(today);
    let all: Vec<Occurrence> = dates.all().take(MOST).collect();
    let upcoming: Vec<Occurrence> =
        all.iter().filter(|time| said.over || time.last_day() >= today).copied().collect();
    rsx! {
        section { class: "section",
            h2 { {words.event_dates()} }
            if said.over { p { class: "chip", {words.event_over()} } }
            ul { class: "when large",
                for (index, line) in said.lines.iter().enumerate() {
                    li { key: "{index}", if off { s { {words.event_line_alone(line, today)} } } else { {words.event_line_alone(line, today)} } }
                }
            }
            if !said.cancelled.is_empty() && !off {
                p { class: "small strong", {words.event_cancelled_times()} }
                ul { class: "when small",
                    for time in said.cancelled.iter().take(MOST).copied() {
                        li { key: "{time:?}", s { {words.event_time(time, today)} } }
                    }
                }
            }
            if upcoming.len() > 1 {
                details { class: "fold",
                    summary { {words.event_dates_all(upcoming.len())} }
                    ul { class: "when small",
                        for time in upcoming {
                            li { key: "{time:?}",
                                if off || time.cancelled { s { {words.event_cancelled_time(&words.event_time(time, today))} } } else { {words.event_time(time, today)} }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What is told of: the dates, and whether all of them are off.
#[derive(Debug, Clone, PartialEq)]
pub struct DatesOf {
    /// All the times.
    pub dates: Dates,
    /// Whether the whole event is cancelled or postponed.
    pub off: bool,
}
