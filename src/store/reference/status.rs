//! How the last round of sync went, for whoever shows it.

use chrono::{DateTime, Utc};

use super::notes::{self, Note};
use super::{Reader, Writer};
use crate::store::{Result, Topic, columns};

/// Where the content stands with the Region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SyncState {
    /// Never asked yet.
    #[default]
    Never,
    /// Nothing newer is known.
    UpToDate,
    /// No network.
    Offline,
    /// A Wi-Fi page answers instead of the gateway.
    Portal,
    /// Somebody filters the connection.
    Intercepted,
    /// The gateway asks to wait.
    Busy,
    /// The gateway is in trouble.
    Fault,
    /// What came was refused, with its stable code; the content held stays.
    Refused(String),
    /// No room left on this device.
    DiskFull,
    /// Bringing content in: records done, records in all.
    Working {
        /// Collections brought in.
        done: u32,
        /// Collections to bring in.
        total: u32,
    },
}

/// How the last round went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SyncStatus {
    /// Where it stands.
    pub state: SyncState,
    /// When that was found.
    pub at: Option<DateTime<Utc>>,
    /// Bytes received in that round.
    pub received: u64,
    /// When the content was last known to be up to date.
    pub up_to_date_at: Option<DateTime<Utc>>,
}

/// How the last round went.
pub fn read(db: &Reader) -> Result<SyncStatus> {
    Ok(notes::read(db, Note::SyncStatus)?.map(|text| parse(&text)).unwrap_or_default())
}

/// Writes down how a round went.
pub fn write(db: &Writer, state: SyncState, at: DateTime<Utc>, received: u64) -> Result<()> {
    let before = read(db)?;
    let up_to_date_at = if state == SyncState::UpToDate { Some(at) } else { before.up_to_date_at };
    let status = SyncStatus { state, at: Some(at), received, up_to_date_at };
    notes::write(db, Note::SyncStatus, &format(&status))?;
    db.touch(Topic::SyncStatus);
    Ok(())
}

/// A round of sync is wished for: announced, not stored, for it is made at the next start anyway.
pub fn wish(db: &Writer) -> Result<()> {
    db.touch(Topic::Wishes);
    Ok(())
}

fn format(status: &SyncStatus) -> String {
    let millis =
        |at: Option<DateTime<Utc>>| at.map_or_else(String::new, |at| at.timestamp_millis().to_string());
    let state = match &status.state {
        SyncState::Never => "never".to_owned(),
        SyncState::UpToDate => "up_to_date".to_owned(),
        SyncState::Offline => "offline".to_owned(),
        SyncState::Portal => "portal".to_owned(),
        SyncState::Intercepted => "intercepted".to_owned(),
        SyncState::Busy => "busy".to_owned(),
        SyncState::Fault => "fault".to_owned(),
        SyncState::DiskFull => "disk_full".to_owned(),
        SyncState::Refused(code) => format!("refused:{code}"),
        SyncState::Working { done, total } => format!("working:{done}/{total}"),
    };
    format!("{state} {} {} {}", millis(status.at), status.received, millis(status.up_to_date_at))
}

fn parse(text: &str) -> SyncStatus {
    let mut parts = text.split(' ');
    let mut next = || parts.next().unwrap_or_default();
    let state = parse_state(next());
    let at = next().parse().ok().map(columns::instant);
    let received = next().parse().unwrap_or(0);
    SyncStatus { state, at, received, up_to_date_at: next().parse().ok().map(columns::instant) }
}

fn parse_state(text: &str) -> SyncState {
    let working = |figures: &str| {
        let (done, total) = figures.split_once('/')?;
        Some(SyncState::Working { done: done.parse().ok()?, total: total.parse().ok()? })
    };
    match text.split_once(':').unwrap_or((text, "")) {
        ("up_to_date", _) => SyncState::UpToDate,
        ("offline", _) => SyncState::Offline,
        ("portal", _) => SyncState::Portal,
        ("intercepted", _) => SyncState::Intercepted,
        ("busy", _) => SyncState::Busy,
        ("fault", _) => SyncState::Fault,
        ("disk_full", _) => SyncState::DiskFull,
        ("refused", code) => SyncState::Refused(code.to_owned()),
        ("working", figures) => working(figures).unwrap_or_default(),
        _ => SyncState::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_read_back_as_it_was_written() {
        let at = DateTime::from_timestamp_millis(1_795_161_600_000);
        for state in [
            SyncState::UpToDate,
            SyncState::Refused("pack-digest".into()),
            SyncState::Working { done: 1, total: 4 },
            SyncState::Never,
        ] {
            let status = SyncStatus { state, at, received: 811, up_to_date_at: None };
            assert_eq!(parse(&format(&status)), status);
        }
        assert_eq!(parse("nonsense"), SyncStatus::default());
    }
}
