//! A mandate: who files for whom, and until when.

use chrono::{DateTime, Utc};

/// What somebody was allowed to do for another person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// The person it is for, as the mandate names them.
    pub for_whom: String,
    /// Who helps.
    pub by_whom: String,
    /// Its last instant.
    pub until: DateTime<Utc>,
}

impl Mandate {
    /// Whether it is over.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now > self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_last_instant_still_counts() {
        let until: DateTime<Utc> = "2026-11-25T12:00:00Z".parse().unwrap();
        let mandate = Mandate { for_whom: String::new(), by_whom: String::new(), until };
        assert!(!mandate.is_over(until));
        assert!(mandate.is_over(until + chrono::TimeDelta::seconds(1)));
    }
}
