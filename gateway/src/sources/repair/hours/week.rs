//! A week of opening hours, and how OpenStreetMap writes it.

/// Minutes of a day: from, to.
pub type Span = (u16, u16);

/// Midnight at the end of a day.
pub const DAY: u16 = 24 * 60;

/// The days as OpenStreetMap names them.
const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The hours of each day; empty where a day is closed or not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week {
    /// Monday first.
    pub days: [Vec<Span>; 7],
    /// Whether it is closed on public holidays.
    pub closed_on_holidays: bool,
    /// Whether one is received by appointment only: then nobody knows who is there.
    pub by_appointment: bool,
}

impl Week {
    /// As OpenStreetMap writes it, equal days together; none if no day has hours.
    pub fn written(&self) -> Option<String> {
        let mut rules: Vec<String> = Vec::new();
        let mut done = [false; 7];
        for at in 0..7 {
            if done[at] || self.days[at].is_empty() {
                continue;
            }
            let same: Vec<usize> = (at..7).filter(|other| self.days[*other] == self.days[at]).collect();
            for day in &same {
                done[*day] = true;
            }
            let spans: Vec<String> = self.days[at].iter().map(|span| written(*span)).collect();
            let doubt = if self.by_appointment { " unknown \"sur rendez-vous\"" } else { "" };
            rules.push(format!("{} {}{doubt}", named(&same), spans.join(",")));
        }
        if rules.is_empty() {
            return None;
        }
        if self.closed_on_holidays {
            rules.push("PH off".to_owned());
        }
        Some(rules.join("; "))
    }
}

/// `Mo-Th`, `Mo,We,Fr`, `Mo-We,Fr`.
fn named(days: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *day => *last = *day,
            _ => runs.push((*day, *day)),
        }
    }
    let named = |(from, to): (usize, usize)| match from == to {
        true => NAMES[from].to_owned(),
        false => format!("{}-{}", NAMES[from], NAMES[to]),
    };
    runs.into_iter().map(named).collect::<Vec<_>>().join(",")
}

fn written((from, to): Span) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!("{}-{}", clock(from), clock(to))
}

/// Ranges in their order, those that touch made one; none if one is reversed or two overlap, for then
/// nobody knows which was meant.
pub fn in_order(mut spans: Vec<Span>) -> Option<Vec<Span>> {
    spans.sort_unstable();
    let mut kept: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        if from >= to || to > DAY {
            return None;
        }
        match kept.last_mut() {
            Some(last) if from < last.1 => return None,
            Some(last) if from == last.1 => last.1 = to,
            _ => kept.push((from, to)),
        }
    }
    (!kept.is_empty()).then_some(kept)
}
