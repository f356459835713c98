//! Whether an event takes place as announced, and how one takes part.

/// Whether it takes place as it was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// As announced.
    Scheduled,
    /// On other dates than first announced: those given are the new ones.
    Rescheduled,
    /// Not on the dates given, and no others are known.
    Postponed,
    /// It does not take place.
    Cancelled,
    /// It takes place, and there is no room left.
    Full,
    /// It takes place, online only.
    MovedOnline,
    /// Something that a newer edition names: what is published of it says what.
    Other,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 7] = [
        Self::Scheduled,
        Self::Rescheduled,
        Self::Postponed,
        Self::Cancelled,
        Self::Full,
        Self::MovedOnline,
        Self::Other,
    ];

    /// As it travels, and for words.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Rescheduled => "rescheduled",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::Full => "full",
            Self::MovedOnline => "moved_online",
            Self::Other => "other",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.slug() == slug)
    }

    /// Whether whoever comes on the dates given finds nothing there: it is shown struck through.
    pub fn is_off(self) -> bool {
        matches!(self, Self::Postponed | Self::Cancelled)
    }
}

/// How one takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    /// In person.
    InPerson,
    /// Online only.
    Online,
    /// Either way.
    Mixed,
}

impl Attendance {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Online, Self::Mixed];

    /// As cards and tables have it; a record leaves the first one out.
    pub fn slug(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Online => "online",
            Self::Mixed => "mixed",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_is_read_as_it_is_written() {
        assert!(Status::ALL.into_iter().all(|status| Status::parse(status.slug()) == Some(status)));
        assert_eq!(Status::parse("CANCELLED"), None);
        assert!(Attendance::ALL.into_iter().all(|way| Attendance::parse(way.slug()) == Some(way)));
        assert_eq!(Attendance::parse("offline"), None);
    }
}
