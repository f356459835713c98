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

impl Document {
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
