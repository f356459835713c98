//! A document of the wallet: given once, used in several applications, valid until a day.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use crate::ids::Sha256;

/// A document that the citizen gave. Its bytes are elsewhere; its digest names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Digest of the plain bytes.
    pub sha256: Sha256,
    /// Size of the plain bytes.
    pub size: u64,
    /// What kind of file it is.
    pub media: Media,
    /// As the citizen calls it. Never part of a path.
    pub name: String,
    /// Which paper it is (`rib`, `avis-imposition`…: words of the forms); none if it was not said.
    pub kind: Option<String>,
    /// Last day on which it is good; none if it does not expire.
    pub valid_until: Option<NaiveDate>,
    /// When it was given.
    pub added_at: DateTime<Utc>,
}

/// Kinds of files that the Region takes, told by content and never by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Media {
    /// PDF.
    Pdf,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// HEIC, which few receiving services take.
    Heic,
}

/// Whether a document is still good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// It does not expire.
    Lasting,
    /// Good until that day included.
    Good(NaiveDate),
    /// Good today, and to be renewed soon.
    EndsSoon(NaiveDate),
    /// No longer good since the day after.
    Ended(NaiveDate),
}

impl Validity {
    /// Its word, as the terminal says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lasting => "lasting",
            Self::Good(_) => "good",
            Self::EndsSoon(_) => "ends_soon",
            Self::Ended(_) => "ended",
        }
    }
}

impl Media {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Heic];

    /// Its media type.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
        }
    }

    /// Reads a media type.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.code() == code)
    }

    /// Tells a file by its first bytes (12 are enough): the marks of ISO 32000, ITU T.81, PNG, RFC 9649
    /// and ISO/IEC 23008-12. Whoever must be sure also parses it.
    pub fn of(head: &[u8]) -> Option<Self> {
        let mark = |at: usize, mark: &[u8]| head.get(at..at + mark.len()) == Some(mark);
        let heic = [b"heic", b"heix", b"hevc", b"mif1", b"msf1"];
        match () {
            () if mark(0, b"%PDF-") => Some(Self::Pdf),
            () if mark(0, &[0xff, 0xd8, 0xff]) => Some(Self::Jpeg),
            () if mark(0, b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () if mark(0, b"RIFF") && mark(8, b"WEBP") => Some(Self::Webp),
            () if mark(4, b"ftyp") && heic.iter().any(|brand| mark(8, *brand)) => Some(Self::Heic),
            () => None,
        }
    }
}

/// How long before its end a document is said to be renewed.
pub const NOTICE: TimeDelta = TimeDelta::days(30);

/// Every paper that a form asks for, in the words of the forms, in the order in which they are offered.
pub const KINDS: [&str; 16] = [
    "rib",
    "tax_notice",
    "enrolment",
    "school_certificate",
    "contract",
    "internship_agreement",
    "quote",
    "plan",
    "energy_audit",
    "letter",
    "statutes",
    "accounts",
    "budget",
    "minutes",
    "directors",
    "activity_report",
];

/// What services ask of an association, in the order in which they ask for it.
pub const OF_AN_ASSOCIATION: [&str; 7] =
    ["statutes", "directors", "minutes", "accounts", "budget", "activity_report", "rib"];

/// Of each kind that is asked of an association, what the wallet holds: those that are good on that day first,
/// then the last given first.
pub fn set_of_an_association(held: &[Document], today: NaiveDate) -> Vec<(&'static str, Vec<&Document>)> {
    let of_kind = |kind: &'static str| {
        let mut found: Vec<&Document> =
            held.iter().filter(|document| document.kind.as_deref() == Some(kind)).collect();
        found.sort_by_key(|document| (document.has_ended(today), std::cmp::Reverse(document.added_at)));
        (kind, found)
    };
    OF_AN_ASSOCIATION.into_iter().map(of_kind).collect()
}

impl Document {
    /// Whether its last day is past.
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        matches!(self.validity(today, TimeDelta::zero()), Validity::Ended(_))
    }

    /// Whether it is good on that day; `notice` is how long before its end that is said.
    pub fn validity(&self, today: NaiveDate, notice: TimeDelta) -> Validity {
        match self.valid_until {
            None => Validity::Lasting,
            Some(until) if until < today => Validity::Ended(until),
            Some(until) if until.signed_duration_since(today) <= notice => Validity::EndsSoon(until),
            Some(until) => Validity::Good(until),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn document(valid_until: Option<NaiveDate>) -> Document {
        Document {
            sha256: Sha256([1; 32]),
            size: 1,
            media: Media::Pdf,
            name: String::new(),
            kind: None,
            valid_until,
            added_at: DateTime::UNIX_EPOCH,
        }
    }

    proptest! {
        #[test]
        fn a_document_is_good_to_its_last_day_and_said_before(ends_in in -400i64..400, notice in 0i64..90) {
            let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
            let until = today + TimeDelta::days(ends_in);
            let found = document(Some(until)).validity(today, TimeDelta::days(notice));
            let expected = if ends_in < 0 {
                Validity::Ended(until)
            } else if ends_in <= notice {
                Validity::EndsSoon(until)
            } else {
                Validity::Good(until)
            };
            prop_assert_eq!(found, expected);
            prop_assert_eq!(document(None).validity(today, TimeDelta::days(notice)), Validity::Lasting);
        }

        #[test]
        fn any_bytes_are_told_without_a_panic(head in proptest::collection::vec(any::<u8>(), 0..16)) {
            let _ = Media::of(&head);
        }
    }

    #[test]
    fn the_set_of_an_association_takes_the_newest_that_is_still_good() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();
        let paper = |kind: &str, given: i64, ends_in: Option<i64>| Document {
            kind: Some(kind.to_owned()),
            added_at: DateTime::UNIX_EPOCH + TimeDelta::days(given),
            ..document(ends_in.map(|days| today + TimeDelta::days(days)))
        };
        let held = [
            paper("rib", 1, None),
            paper("rib", 2, Some(0)),
            paper("rib", 3, Some(-1)),
            paper("statutes", 9, None),
            paper("tax_notice", 9, None),
        ];
        let set = set_of_an_association(&held, today);
        assert_eq!(set.len(), OF_AN_ASSOCIATION.len());
        let given = |kind: &str| -> Vec<i64> {
            let found = set.iter().find(|(of, _)| *of == kind).map(|(_, found)| found.as_slice());
            let day = |document: &&Document| (document.added_at - DateTime::UNIX_EPOCH).num_days();
            found.unwrap_or_default().iter().map(day).collect()
        };
        assert_eq!((given("rib"), given("statutes"), given("minutes")), (vec![2, 1, 3], vec![9], vec![]));
        assert!(OF_AN_ASSOCIATION.iter().all(|kind| KINDS.contains(kind)));
    }

    #[test]
    fn a_file_is_told_by_its_content() {
        assert_eq!(Media::of(b"%PDF-1.7\n"), Some(Media::Pdf));
        assert_eq!(Media::of(&[0xff, 0xd8, 0xff, 0xe1]), Some(Media::Jpeg));
        assert_eq!(Media::of(b"\x89PNG\r\n\x1a\n...."), Some(Media::Png));
        assert_eq!(Media::of(b"RIFF\0\0\0\0WEBP"), Some(Media::Webp));
        assert_eq!(Media::of(b"RIFF\0\0\0\0WAVE"), None);
        assert_eq!(Media::of(b"\0\0\0\x18ftypheic"), Some(Media::Heic));
        assert_eq!(Media::of(b"<html>"), None);
        for media in Media::ALL {
            assert_eq!(Media::parse(media.code()), Some(media));
        }
    }
}
