//! An aid: what somebody may ask for, for whom, until when, and where that was read.

use chrono::NaiveDate;

use crate::eligibility::{Grade, Rule};
use crate::ids::RecordId;
use crate::territory::Scope;

/// One aid of the guide, as a card shows it. Built from a verified record only.
#[derive(Debug, Clone, PartialEq)]
pub struct Aid {
    /// Its name, stable across editions.
    pub id: RecordId,
    /// Title, without a full stop.
    pub title: String,
    /// The benefit in one sentence; empty on a short card.
    pub promise: String,
    /// A few short paragraphs.
    pub description: String,
    /// The same in everyday words and short sentences, where somebody wrote it; an aid of a feed has none.
    pub easy: Option<String>,
    /// How much is known of it.
    pub detail: Detail,
    /// Theme, of the closed list of `assets/content/README.md`; `other` if newer than this build.
    pub theme: String,
    /// Who it is for, of the closed list.
    pub audience: Vec<String>,
    /// What is given: `grant`, `loan`, `service`…
    pub aid_types: Vec<String>,
    /// Names of the bodies that give it, the first one leading.
    pub bodies: Vec<String>,
    /// Where it holds; none means everywhere.
    pub territory: Vec<Scope>,
    /// Where it does not hold, although inside `territory`.
    pub excluded: Vec<Scope>,
    /// Conditions in words.
    pub for_whom: Vec<String>,
    /// Conditions that a machine can check.
    pub rule: Rule,
    /// How much; none if the source states none.
    pub amount: Option<Amount>,
    /// Papers asked for; empty if the source states none.
    pub documents: Vec<String>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// When it may be asked for.
    pub calendar: Calendar,
    /// Whom to ask.
    pub contact: Contact,
    /// How it is filed.
    pub filing: Filing,
    /// The form by which it is asked for, where there is one.
    pub form: Option<RecordId>,
    /// The official page.
    pub source_url: String,
    /// The day somebody last read the source.
    pub verified_on: NaiveDate,
    /// What the last check of the link found.
    pub link: Link,
    /// Sections that the source does not state, said as such on the card.
    pub not_stated: Vec<String>,
    /// The feeds that know this aid.
    pub origins: Vec<Origin>,
}

/// How much is known of an aid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Every section is there, or said not to be stated.
    Full,
    /// Title, link and a few facts: the rest is on the giver's site.
    Short,
}

/// An amount, in words and where possible in figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// As a card shows it: « jusqu'à 2 280 € ».
    pub words: String,
    /// Smallest figure, in cents.
    pub min_cents: Option<i64>,
    /// Largest figure, in cents.
    pub max_cents: Option<i64>,
    /// The figure is old or comes from a secondary source, and the card says so.
    pub to_confirm: bool,
    /// Who gets how much, where the source says so; the first line that is met counts. Empty where it does not.
    pub grades: Vec<Grade>,
}

/// One step, with the page where it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What to do.
    pub text: String,
    /// Where, if it is done on a page.
    pub link: Option<String>,
}

/// Whom to ask. Never a private person: a service, its phone, its published e-mail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name of the service.
    pub name: Option<String>,
    /// Phone as published.
    pub phone: Option<String>,
    /// Published e-mail of the service.
    pub email: Option<String>,
    /// Contact page.
    pub url: Option<String>,
}

/// How an aid is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filing {
    /// A form in the app.
    Gateway,
    /// The giver's own portal.
    Portal,
    /// A prefilled file on demarche.numerique.gouv.fr.
    DemarcheNumerique,
    /// On paper.
    Paper,
    /// Nothing to file: a tariff, an automatic right, an information.
    None,
}

/// What the last check of a link found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// Never checked.
    Unchecked,
    /// Answered.
    Alive,
    /// Broken since that day.
    Broken(NaiveDate),
}

/// One feed that knows the aid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Name of the source, as in `gateway import`.
    pub source: String,
    /// Address of the record there.
    pub url: String,
}

/// When an aid may be asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The source says that it may be asked for all year.
    pub all_year: bool,
    /// Periods in which it may be asked for, in order.
    pub windows: Vec<Window>,
    /// The day after which the aid is no more.
    pub ends_on: Option<NaiveDate>,
    /// What the source itself says, where it gives no date.
    pub stated: Option<State>,
    /// The deadline in words: « dans les 30 jours après le départ ».
    pub words: Option<String>,
    /// Where the dates come from; a date of an export never hides an aid by itself.
    pub origin: DateOrigin,
}

/// One period in which an aid may be asked for, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub opens_on: Option<NaiveDate>,
    /// Last day.
    pub closes_on: Option<NaiveDate>,
}

/// Where a date was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DateOrigin {
    /// On the giver's own page or in its own data.
    #[default]
    Official,
    /// In a public export, known to swap or lose dates (SOURCES.md §4.3).
    Export,
    /// In the press or another secondary source.
    Secondary,
}

/// Where an aid stands on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It may be asked for today.
    Open,
    /// It will open on a known day.
    Upcoming,
    /// Between two windows, or the source says closed.
    Closed,
    /// It is no more.
    Ended,
}

impl Calendar {
    /// Whether the source says anything of when; where it does not, nothing is promised.
    pub fn is_known(&self) -> bool {
        let dated = !self.windows.is_empty() || self.ends_on.is_some();
        self.all_year || dated || self.stated.is_some() || self.words.is_some()
    }

    /// Where the aid stands on that day (Europe/Paris), days included as written.
    pub fn state(&self, today: NaiveDate) -> State {
        if self.stated == Some(State::Ended) || self.ended_by(today) {
            return State::Ended;
        }
        if self.windows.is_empty() {
            return self.stated.unwrap_or(State::Open);
        }
        if self.windows.iter().any(|window| window.holds(today)) {
            return State::Open;
        }
        if self.next_opening(today).is_some() { State::Upcoming } else { self.past(today) }
    }

    /// The next known opening day after today.
    pub fn next_opening(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.windows.iter().filter_map(|window| window.opens_on).filter(|day| *day > today).min()
    }

    /// The last day to ask, of the window that is open today.
    pub fn closes_on(&self, today: NaiveDate) -> Option<NaiveDate> {
        let window = self
            .windows
            .iter()
            .filter(|window| window.holds(today))
            .filter_map(|window| window.closes_on)
            .min();
        window.or(self.ends_on.filter(|day| *day >= today))
    }

    fn ended_by(&self, today: NaiveDate) -> bool {
        // A date of an export is known to be wrong too often to bury an aid.
        self.origin != DateOrigin::Export && self.ends_on.is_some_and(|day| day < today)
    }

    fn past(&self, today: NaiveDate) -> State {
        let all_past = self.windows.iter().all(|window| window.closes_on.is_some_and(|day| day < today));
        if self.origin == DateOrigin::Export && all_past { State::Open } else { State::Closed }
    }
}

impl Window {
    /// Whether that day lies inside; a missing bound is open.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.opens_on.is_none_or(|opens| opens <= day) && self.closes_on.is_none_or(|closes| day <= closes)
    }
}

/// An aid of which only the rule and the territory count.
#[cfg(test)]
pub(crate) fn sample(rule: Rule, territory: Vec<Scope>) -> Aid {
    let texts = Vec::new;
    Aid {
        id: RecordId::parse("content:sample").unwrap_or_else(|| unreachable!()),
        title: String::new(),
        easy: None,
        promise: String::new(),
        description: String::new(),
        detail: Detail::Full,
        theme: String::new(),
        audience: texts(),
        aid_types: texts(),
        bodies: texts(),
        territory,
        excluded: Vec::new(),
        for_whom: texts(),
        rule,
        amount: None,
        documents: texts(),
        steps: Vec::new(),
        calendar: Calendar::default(),
        contact: Contact::default(),
        filing: Filing::None,
        form: None,
        source_url: String::new(),
        verified_on: NaiveDate::default(),
        link: Link::Unchecked,
        not_stated: texts(),
        origins: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn november() -> Calendar {
        let window = Window { opens_on: Some(day("2026-11-01")), closes_on: Some(day("2026-11-30")) };
        Calendar { windows: vec![window], ..Calendar::default() }
    }

    #[test]
    fn a_window_is_open_on_its_first_and_on_its_last_day() {
        assert_eq!(november().state(day("2026-10-31")), State::Upcoming);
        assert_eq!(november().state(day("2026-11-01")), State::Open);
        assert_eq!(november().state(day("2026-11-30")), State::Open);
        assert_eq!(november().state(day("2026-12-01")), State::Closed);
    }

    #[test]
    fn an_aid_is_ended_the_day_after_its_end() {
        let calendar = Calendar { ends_on: Some(day("2025-12-31")), ..Calendar::default() };
        assert_eq!(calendar.state(day("2025-12-31")), State::Open);
        assert_eq!(calendar.state(day("2026-01-01")), State::Ended);
    }

    #[test]
    fn a_date_of_an_export_never_hides_an_aid_by_itself() {
        let calendar =
            Calendar { origin: DateOrigin::Export, ends_on: Some(day("2020-01-01")), ..november() };
        assert_eq!(calendar.state(day("2027-01-01")), State::Open);
    }

    #[test]
    fn silence_of_the_source_is_not_all_year() {
        assert!(!Calendar::default().is_known());
        assert!(Calendar { all_year: true, ..Calendar::default() }.is_known());
    }

    #[test]
    fn without_dates_the_source_s_own_word_counts() {
        let calendar = Calendar { stated: Some(State::Closed), ..Calendar::default() };
        assert_eq!(calendar.state(day("2026-01-01")), State::Closed);
        assert_eq!(Calendar::default().state(day("2026-01-01")), State::Open);
    }
}
