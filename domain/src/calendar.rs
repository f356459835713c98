//! What is due, and when: drafts to finish, documents that must have arrived or end, kept aids that close or open.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

mod what;

pub use what::{Kind, What};

use crate::aid;
use crate::event;
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
    /// Applications to which the service asks for something: what the answer is filed by, and the dates in its version.
    pub to_correct: Vec<(ApplicationId, String, RecordId, Window)>,
    /// Kept events.
    pub outings: Vec<(RecordId, String)>,
    /// Whether a child is among those for whom one asks: the dates of schools concern them unasked.
    pub has_a_child: bool,
}

/// What to ask the Region's content for: the dates of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Forms.
    pub forms: Vec<RecordId>,
    /// Aids.
    pub aids: Vec<RecordId>,
    /// Events.
    pub events: Vec<RecordId>,
}

impl Held {
    /// Whose dates the Region may have moved.
    pub fn wanted(&self) -> Wanted {
        let drafts = self.drafts.iter().map(|(_, _, form, _)| form);
        let filed = self.leaving.iter().chain(&self.to_correct).map(|(_, _, form, _)| form);
        let named = |all: &[(RecordId, String)]| all.iter().map(|(id, _)| id.clone()).collect();
        Wanted {
            forms: drafts.chain(filed).cloned().collect(),
            aids: named(&self.kept),
            events: named(&self.outings),
        }
    }
}

/// Days that a calendar of the Region names: holidays, a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its name, which stays when its days move.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none of a campaign of which no end is published.
    pub to: Option<NaiveDate>,
    /// A campaign, in which something is asked for; holidays otherwise.
    pub campaign: bool,
}

/// So far ahead the days of schools are shown.
const SCHOOL_AHEAD: TimeDelta = TimeDelta::days(150);

/// What the Region says today of forms and aids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// Dates of forms.
    pub forms: BTreeMap<RecordId, Window>,
    /// Calendars of aids.
    pub aids: BTreeMap<RecordId, aid::Calendar>,
    /// Events that take place, and when.
    pub events: BTreeMap<RecordId, event::Dates>,
    /// Days of schools.
    pub school: Vec<Span>,
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
    for (id, title, form, pinned) in &held.to_correct {
        let Window { closes_at, accept_until } = window(form, *pinned);
        add(&mut all, What::Correct(*id), title, accept_until.or(closes_at).map(When::Instant));
    }
    for (id, title) in &held.outings {
        let next = published.events.get(id).and_then(|dates| dates.next(now));
        let when = next.map(|next| match next.slot {
            event::Slot::AllDay => When::Day(next.day.max(today)),
            _ => When::Instant(next.begins_at()),
        });
        add(&mut all, What::Outing(id.clone()), title, when);
    }
    for span in published.school.iter().filter(|span| span.from <= today + SCHOOL_AHEAD) {
        match span.campaign {
            true if span.from > today => {
                add(&mut all, What::CampaignOpens(span.id.clone()), &span.title, Some(When::Day(span.from)));
            }
            true => add(&mut all, What::CampaignCloses(span.id.clone()), &span.title, span.to.map(When::Day)),
            // Holidays that began are not to come.
            false if span.from >= today => {
                add(&mut all, What::Holidays(span.id.clone()), &span.title, Some(When::Day(span.from)));
            }
            false => {}
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

/// Those of these kinds; of all that concerns whoever holds this desk, where none is chosen.
pub fn chosen(mut all: Vec<Due>, kinds: &[Kind], held: &Held) -> Vec<Due> {
    let unasked = |kind: Kind| kind != Kind::School || held.has_a_child;
    all.retain(|due| match kinds {
        [] => unasked(due.what.kind()),
        kinds => kinds.contains(&due.what.kind()),
    });
    all
}

#[cfg(test)]
mod tests;
