//! What takes too long: nothing is damaged, and somebody waits for what is owed.

use chrono::{DateTime, Datelike, TimeDelta, Utc, Weekday};
use domain::application::Standing;
use domain::paris::paris;

use super::doctor::Check;
use crate::app::App;
use crate::fault::Fault;
use crate::filing::written;
use crate::office::adapters::Way;
use crate::serve::tls;
use crate::store::applications::{self, Application};
use crate::store::handings::{self, Handing, Stage};
use crate::store::scans::{self, Said};
use crate::store::{erasures, removals};

/// Longest time that an antivirus may take for a document before it is said.
const SCAN: TimeDelta = TimeDelta::hours(1);
/// Longest time that a back office may be owed an application before it is said.
const OWED: TimeDelta = TimeDelta::days(1);
/// Longest time until the service says that it received an application (WIRE.md §6.2).
const RECEIVED: TimeDelta = TimeDelta::days(7);

/// Longest time until what was erased is gone from the disk too.
const REMOVED: TimeDelta = TimeDelta::days(1);

/// A certificate that ends soon, or that does not read.
pub fn certificate(app: &App) -> Check {
    let soon = app.config.clock.now() + TimeDelta::days(app.config.tls.warning_days.into());
    let (looked_at, wrong) = match tls::expires_at(&app.config.tls) {
        Ok(None) => (0, None),
        Ok(Some(end)) => (1, (end < soon).then(|| format!("the certificate ends on {}", end.date_naive()))),
        Err(fault) => (1, Some(fault.to_string())),
    };
    Check { name: "certificate", looked_at, wrong: wrong.into_iter().collect() }
}

/// Files of what was erased that cannot be removed.
pub fn erasures(app: &App) -> Result<Check, Fault> {
    let late = (app.config.clock.now() - REMOVED).timestamp_millis();
    let (erased, (waiting, overdue)) =
        app.store.read(|db| Ok((erasures::count(db)?, removals::overdue(db, late)?)))?;
    let line = || format!("{overdue} files that are to go are still there: the disk, or the bucket, refuses");
    let wrong = (overdue > 0).then(line).into_iter().collect();
    Ok(Check { name: "erasures", looked_at: erased + waiting, wrong })
}

/// Documents that wait for the antivirus.
pub fn antivirus(app: &App) -> Result<Check, Fault> {
    let late = (app.config.clock.now() - SCAN).timestamp_millis();
    let waiting = app.store.read(scans::waiting)?;
    let said = |why: &Said| match why {
        Said::Nothing { why: Some(why) } => why.clone(),
        _ => "it was not asked".to_owned(),
    };
    let overdue = waiting.iter().filter(|scan| scan.since < late);
    let line = |scan: &scans::Scan| {
        let (since, why) = (written(scan.since), said(&scan.said));
        format!("the document {} waits since {since}, asked {} times: {why}", scan.file, scan.attempts)
    };
    let mut wrong: Vec<_> = overdue.map(line).collect();
    if !waiting.is_empty() && app.antivirus.is_none() {
        wrong.push(format!("{} documents wait for an antivirus, and none is configured", waiting.len()));
    }
    Ok(Check { name: "antivirus", looked_at: waiting.len(), wrong })
}

/// Receipts that the law asks for: of registration within a working day, of reception within seven days.
pub fn acknowledgements(app: &App) -> Result<Check, Fault> {
    let now = app.config.clock.now();
    let registered = app.store.read(applications::unacknowledged)?;
    let late = |one: &&Application| working_day_after(instant(one.registered_at)) < now;
    let line = |one: &Application| {
        format!("{} has no receipt of its registration on {}", one.number, written(one.registered_at))
    };
    let mut wrong: Vec<_> = registered.iter().filter(late).map(line).collect();
    let before = (now - RECEIVED).timestamp_millis();
    let mut unreceived = app.store.read(|db| applications::unreceived(db, before))?;
    // Whoever was sent to a portal goes on there: it acknowledges itself what is filed there.
    let prefilled =
        |name: &str| app.ways.iter().any(|way| way.name == name && matches!(way.way, Way::Prefill(_)));
    let handed = app.store.read(handings::all)?;
    let elsewhere = |one: &Application| {
        handed.iter().any(|(handing, _)| {
            handing.application == one.id && handing.stage == Stage::Handed && prefilled(&handing.adapter)
        })
    };
    unreceived.retain(|one| !elsewhere(one));
    let line = |one: &Application| {
        let since = one.completed_at.unwrap_or(one.updated_at);
        format!("{} is complete since {}, and no service received it", one.number, written(since))
    };
    wrong.extend(unreceived.iter().map(line));
    Ok(Check { name: "acknowledgements", looked_at: registered.len() + unreceived.len(), wrong })
}

/// Applications that a back office should have by now.
pub fn owed(app: &App) -> Result<Check, Fault> {
    let late = (app.config.clock.now() - OWED).timestamp_millis();
    let all = app.store.read(handings::all)?;
    let open = all.iter().filter(|(_, standing)| *standing == Some(Standing::Complete));
    let open: Vec<_> = open.map(|(handing, _)| handing).collect();
    let known = |name: &str| app.ways.iter().any(|way| way.name == name);
    let line = |one: &&Handing| {
        let (id, why) = (one.application.hyphenated(), one.why.as_deref().unwrap_or("no try yet"));
        match one.stage {
            Stage::SetAside => Some(format!("{id}: {} refused it: {why}", one.adapter)),
            Stage::Handed => None,
            _ if !known(&one.adapter) => Some(format!("{id}: no adapter is called {}", one.adapter)),
            _ if one.owed_at < late => {
                let (since, tries) = (written(one.owed_at), one.attempts);
                Some(format!("{id}: {} has not taken it since {since}, {tries} tries: {why}", one.adapter))
            }
            _ => None,
        }
    };
    Ok(Check { name: "back offices", looked_at: open.len(), wrong: open.iter().filter_map(line).collect() })
}

fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::UNIX_EPOCH)
}

/// The same hour of the next working day in Paris. Holidays count as working days: an alarm comes early, never late.
fn working_day_after(at: DateTime<Utc>) -> DateTime<Utc> {
    let mut after = at + TimeDelta::days(1);
    while matches!(paris(after).weekday(), Weekday::Sat | Weekday::Sun) {
        after += TimeDelta::days(1);
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_working_day_passes_over_the_week_end() {
        let after = |text: &str| {
            let after = working_day_after(text.parse().unwrap());
            (after.weekday(), paris(after).to_string()[..10].to_owned())
        };
        assert_eq!(after("2026-11-24T10:00:00Z"), (Weekday::Wed, "2026-11-25".to_owned()));
        assert_eq!(after("2026-11-27T10:00:00Z"), (Weekday::Mon, "2026-11-30".to_owned()));
        assert_eq!(after("2026-11-28T10:00:00Z"), (Weekday::Mon, "2026-11-30".to_owned()));
        // Friday night in Paris is still Friday in London's summer.
        assert_eq!(after("2026-07-03T22:30:00Z").1, "2026-07-06");
    }
}
