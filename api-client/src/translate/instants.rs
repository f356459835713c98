//! Instants as they travel: RFC 3339, UTC, whole seconds or milliseconds, `Z`.

use chrono::{DateTime, SecondsFormat, Utc};

/// Reads an instant; none if it is not one.
pub fn instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
}

/// Writes an instant, to the second.
pub fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_goes_both_ways_whatever_its_offset() {
        let at = instant("2026-11-23T23:30:04+01:00").unwrap();
        assert_eq!(written(at), "2026-11-23T22:30:04Z");
        assert_eq!(instant("2026-11-23"), None);
    }
}
