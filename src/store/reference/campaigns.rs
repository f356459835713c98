//! The campaigns of schools, out of the collection `calendars`: where each stands on a day, and the card that opens it.

use api_client::{translate, wire};
use chrono::NaiveDate;
use domain::campaign::{Campaign, Concern, Phase, state};

use super::links::{self, LinkCard};
use super::{Reader, editions};
use crate::store::Result;

/// A campaign on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What it is.
    pub campaign: Campaign,
    /// Where it stands.
    pub state: Phase,
    /// The card that opens it, where it is held.
    pub card: Option<LinkCard>,
}

impl Standing {
    /// What to do, as it stands.
    pub fn told(&self) -> Option<&str> {
        self.campaign.texts.of(&self.state)
    }
}

/// Every campaign as it stands on that day, by the calendar of Paris: what is open first, the soonest to close before the
/// others.
pub fn on(db: &Reader, day: NaiveDate) -> Result<Vec<Standing>> {
    let mut all = Vec::new();
    for line in editions::of(db, "calendars")?.values() {
        // A line that this build cannot read is skipped, never a panic.
        let record = serde_json::from_slice::<wire::Calendar>(line).ok();
        let Some(campaign) = record.as_ref().and_then(translate::campaign) else { continue };
        let card = match campaign.link.as_deref() {
            Some(link) => links::card(db, link)?,
            None => None,
        };
        all.push(Standing { state: state(&campaign, day), campaign, card });
    }
    all.sort_by(|one, two| {
        let rank = |standing: &Standing| (standing.state.rank(), standing.campaign.id.clone());
        rank(one).cmp(&rank(two))
    });
    Ok(all)
}

/// Those that concern one of these.
pub fn concerning(db: &Reader, day: NaiveDate, whom: &[Concern]) -> Result<Vec<Standing>> {
    let mut all = on(db, day)?;
    all.retain(|standing| standing.campaign.concerns.iter().any(|concern| whom.contains(concern)));
    Ok(all)
}
