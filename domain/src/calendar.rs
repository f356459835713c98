//! What is due, and when: drafts to finish, documents that must have arrived or end, kept aids that close or open.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::aid;
use crate::ids::{ApplicationId, DraftId, RecordId, Sha256};
use crate::paris::paris;

/// How long something that was due is still shown.
pub const SHOWN_AFTER: TimeDelta = TimeDelta::days(30);

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Until the end of that day, in Paris.
    Day(NaiveDate),
    /// Until that instant.
    Instant(DateTime<Utc>),
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A draft is sent in time until then.
    Draft(DraftId),
    /// A draft is still taken until then, late.
    DraftLate(DraftId),
    /// A sealed application must have arrived.
    Arrive(ApplicationId),
    /// The documents of an application must have arrived.
    Whole(ApplicationId),
    /// A document is good for the last time.
    Document(Sha256),
    /// A kept aid may be asked for, for the last time.
    Closes(RecordId),
    /// A kept aid may be asked for from then on.
    Opens(RecordId),
}

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub what: What,
    /// The title of the form, of the aid, or the name of the document.
    pub title: String,
    /// When.
    pub when: When,
}

/// When a form may be filed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// Last instant at which it is filed in time.
    pub closes_at: Option<DateTime<Utc>>,
    /// Last instant at which it is still accepted after that.
    pub accept_until: Option<DateTime<Utc>>,
}

/// What the citizen's desk holds that is due.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// Drafts: name, title, form, and the dates in the version that they pin.
    pub drafts: Vec<(DraftId, String, RecordId, Window)>,
    /// Sealed applications that have not arrived: name, title, form, and the dates in their version.
    pub leaving: Vec<(ApplicationId, String, RecordId, Window)>,
    /// Applications whose documents must arrive by then.
    pub incomplete: Vec<(ApplicationId, String, DateTime<Utc>)>,
    /// Documents, and the last day on which they are good.
    pub documents: Vec<(Sha256, String, NaiveDate)>,
    /// Kept aids.
    pub kept: Vec<(RecordId, String)>,
}

/// What the Region says today of forms and aids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Dates of forms.
    pub forms: BTreeMap<RecordId, Window>,
    /// Calendars of aids.
    pub aids: BTreeMap<RecordId, aid::Calendar>,
}

impl When {
    /// The day, in Paris.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Instant(at) => paris(at).date_naive(),
        }
    }

    /// Whether it is over.
    pub fn is_past(self, now: DateTime<Utc>) -> bool {
        match self {
            Self::Day(day) => day < paris(now).date_naive(),
            Self::Instant(at) => at < now,
        }
    }

    /// Days until its day; none once it is over.
    pub fn days_left(self, now: DateTime<Utc>) -> Option<i64> {
        let left = self.day().signed_duration_since(paris(now).date_naive()).num_days();
        (!self.is_past(now)).then_some(left)
    }
}

impl What {
    /// Its stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::DraftLate(_) => "draft-late",
            Self::Arrive(_) => "arrive",
            Self::Whole(_) => "whole",
            Self::Document(_) => "document",
            Self::Closes(_) => "closes",
            Self::Opens(_) => "opens",
        }
    }

    /// The name of the thing.
    pub fn id(&self) -> String {
        match self {
            Self::Draft(id) | Self::DraftLate(id) => id.to_string(),
            Self::Arrive(id) | Self::Whole(id) => id.to_string(),
            Self::Document(sha256) => sha256.to_string(),
            Self::Closes(id) | Self::Opens(id) => id.to_string(),
        }
    }
}

impl Due {
    /// Its name in every calendar, whatever its date becomes.
    pub fn uid(&self) -> String {
        format!("{}.{}@ma-region", self.what.code(), self.what.id())
    }
}

/// Everything that is due or was a short while ago, the soonest first.
///
/// A date that the Region moved since counts as it is published today; one it no longer publishes, as the
/// draft keeps it.
pub fn due(held: &Held, published: &Published, now: DateTime<Utc>) -> Vec<Due> {
    let today = paris(now).date_naive();
    let window = |form: &RecordId, pinned: Window| published.forms.get(form).copied().unwrap_or(pinned);
    let mut all = Vec::new();
    for (id, title, form, pinned) in &held.drafts {
        let Window { closes_at, accept_until } = window(form, *pinned);
        add(&mut all, What::Draft(*id), title, closes_at.map(When::Instant));
        let late = accept_until.filter(|until| closes_at.is_some_and(|closes| *until > closes));
        add(&mut all, What::DraftLate(*id), title, late.map(When::Instant));
    }
    for (id, title, form, pinned) in &held.leaving {
        add(&mut all, What::Arrive(*id), title, window(form, *pinned).closes_at.map(When::Instant));
    }
    for (id, title, at) in &held.incomplete {
        add(&mut all, What::Whole(*id), title, Some(When::Instant(*at)));
    }
    for (sha256, name, until) in &held.documents {
        add(&mut all, What::Document(*sha256), name, Some(When::Day(*until)));
    }
    for (id, title) in &held.kept {
        if let Some(calendar) = published.aids.get(id) {
            add(&mut all, What::Closes(id.clone()), title, calendar.closes_on(today).map(When::Day));
            add(&mut all, What::Opens(id.clone()), title, calendar.next_opening(today).map(When::Day));
        }
    }
    all.retain(|due| due.when.day() >= today - SHOWN_AFTER);
    all.sort_by(|one, two| rank(one).cmp(&rank(two)));
    all
}

fn add(all: &mut Vec<Due>, what: What, title: &str, when: Option<When>) {
    all.extend(when.map(|when| Due { what, title: title.to_owned(), when }));
}

/// Inside a day, what has an hour goes before what has the whole day.
fn rank(due: &Due) -> (NaiveDate, bool, Option<DateTime<Utc>>, &What) {
    let at = match due.when {
        When::Instant(at) => Some(at),
        When::Day(_) => None,
    };
    (due.when.day(), at.is_none(), at, &due.what)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn form() -> RecordId {
        RecordId::parse("form:a").unwrap()
    }

    fn draft(number: u128, closes: &str, until: Option<&str>) -> (DraftId, String, RecordId, Window) {
        let window = Window { closes_at: Some(at(closes)), accept_until: until.map(at) };
        (DraftId(Uuid::from_u128(number)), format!("draft {number}"), form(), window)
    }

    #[test]
    fn the_soonest_comes_first_and_what_is_long_past_is_left_out() {
        let now = at("2026-11-24T11:00:00Z");
        let held = Held {
            drafts: vec![
                draft(1, "2026-12-31T22:59:59Z", Some("2027-01-15T22:59:59Z")),
                draft(2, "2026-11-20T22:59:59Z", None),
                draft(3, "2026-09-01T00:00:00Z", None),
            ],
            documents: vec![(Sha256([1; 32]), "RIB".into(), "2026-11-24".parse().unwrap())],
            ..Held::default()
        };
        let found = due(&held, &Published::default(), now);
        let codes: Vec<_> = found.iter().map(|due| due.what.code()).collect();
        assert_eq!(codes, ["draft", "document", "draft", "draft-late"]);
        assert!(found[0].when.is_past(now) && !found[1].when.is_past(now));
        assert_eq!(found[1].when.days_left(now), Some(0));
        assert_eq!(found[2].when.days_left(now), Some(37));
    }

    #[test]
    fn a_date_that_the_region_moved_counts_as_it_is_published() {
        let now = at("2026-11-24T11:00:00Z");
        let held = Held { drafts: vec![draft(1, "2026-11-30T22:59:59Z", None)], ..Held::default() };
        let moved = Window { closes_at: Some(at("2026-12-15T22:59:59Z")), accept_until: None };
        let published = Published { forms: BTreeMap::from([(form(), moved)]), ..Published::default() };
        let found = due(&held, &published, now);
        assert_eq!(found[0].when, When::Instant(at("2026-12-15T22:59:59Z")));
        let uid = due(&held, &Published::default(), now)[0].uid();
        assert_eq!(found[0].uid(), uid, "it is the same thing, at another date");
    }

    #[test]
    fn the_day_of_an_instant_is_that_of_paris() {
        let when = When::Instant(at("2026-11-30T23:30:00Z"));
        assert_eq!(when.day(), NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
        assert!(!When::Day(when.day()).is_past(at("2026-12-01T22:59:59Z")), "to the end of the day");
        assert!(When::Day(when.day()).is_past(at("2026-12-01T23:00:00Z")));
    }

    #[test]
    fn a_kept_aid_closes_or_opens() {
        let window = |opens: &str, closes: &str| aid::Window {
            opens_on: opens.parse().ok(),
            closes_on: closes.parse().ok(),
        };
        let windows = vec![window("2026-11-01", "2026-11-30"), window("2027-04-20", "2027-05-20")];
        let id = RecordId::parse("content:b").unwrap();
        let calendar = aid::Calendar { windows, ..aid::Calendar::default() };
        let published = Published { aids: BTreeMap::from([(id.clone(), calendar)]), ..Published::default() };
        let held = Held { kept: vec![(id, "Aide".into())], ..Held::default() };
        let codes: Vec<_> = due(&held, &published, at("2026-11-24T11:00:00Z"))
            .into_iter()
            .map(|due| (due.what.code(), due.when.day().to_string()))
            .collect();
        assert_eq!(codes, [("closes", "2026-11-30".into()), ("opens", "2027-04-20".into())]);
    }

    proptest! {
        #[test]
        fn whatever_is_held_is_in_order(days in proptest::collection::vec(-60i64..400, 0..20)) {
            let now = at("2026-11-24T11:00:00Z");
            let day = |days: &i64| paris(now).date_naive() + TimeDelta::days(*days);
            let document = |(place, days): (usize, &i64)| {
                (Sha256([u8::try_from(place).unwrap(); 32]), String::new(), day(days))
            };
            let held =
                Held { documents: days.iter().enumerate().map(document).collect(), ..Held::default() };
            let found = due(&held, &Published::default(), now);
            prop_assert!(found.windows(2).all(|pair| pair[0].when.day() <= pair[1].when.day()));
            prop_assert_eq!(found.len(), days.iter().filter(|days| **days >= -30).count());
        }
    }
}
