//! The stable codes of SOURCES.md §10, as reports spell them.

/// What was repaired in a record, or why it was refused. Its spelling never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A bare `=` in YAML, read as the text it is.
    YamlValueTag,
    /// An empty optional field, read as absent.
    EmptyValue,
    /// A title built from a label in lower case, or cleaned of its full stop.
    TitleRebuilt,
    /// Markup taken out of a text; its links are kept.
    MarkupRemoved,
    /// A relative or broken address made whole.
    LinkMadeAbsolute,
    /// An address that cannot be one; the field is left out.
    LinkUnreadable,
    /// A date rewritten by a fixed rule.
    DateRewritten,
    /// A day that was written as Paris midnight in UTC.
    UtcMidnight,
    /// A date that cannot be: the record is kept without it.
    DatesUnreadable,
    /// An export and its source disagree on a date: the source wins.
    DateDiffers,
    /// A kind of condition that we do not know: it reads as unknown.
    UnknownCondition,
    /// A territory that we do not know.
    UnknownTerritory,
    /// A value outside a closed list.
    UnknownValue,
    /// A key that the format does not have.
    UnknownKey,
    /// A list or an object that was written inside a text.
    JsonInString,
    /// A value that cannot be read.
    UnreadableValue,
    /// A centre that cannot lie there.
    CoordinatesOutside,
    /// A former commune, kept as an alias of today's.
    CommuneMerged,
    /// A name or code that several communes answer to.
    CommuneAmbiguous,
    /// An id that was seen already.
    DuplicateId,
    /// A record that its source does not publish.
    NotPublished,
    /// A text that a machine translated, left out.
    MachineTranslation,
    /// Something that names a private person, left out.
    PersonalDataRemoved,
    /// A compulsory field is missing.
    MissingField,
    /// A text longer than its field allows.
    TooLong,
    /// A file that was not clean UTF-8.
    Encoding,
    /// A file that is not of this kind: a portal page, another format.
    NotTheFeed,
    /// A file that stops in the middle.
    Truncated,
    /// A file with nothing in it.
    Empty,
    /// A file larger than its limit.
    TooLarge,
    /// A version of the format that this build does not read.
    UnsupportedSchema,
    /// Two parts of one record contradict each other.
    Contradiction,
    /// A page that names a next one on another server: a key would go there.
    LeadsElsewhere,
    /// A record of a feed of events that is none: a museum, an inn.
    NotAnEvent,
    /// An event of which nothing says when it is.
    NoPeriod,
    /// Many days of an event made few runs; all days are kept.
    PeriodsMerged,
    /// An event of which nothing says where it is: it is kept.
    NoPlace,
    /// An event whose every time is long past.
    Over,
    /// A time without a zone: read by the clocks of Paris.
    FloatingTime,
    /// A zone that nobody knows: read by the clocks of Paris.
    UnknownZone,
    /// A rule of repetition that cannot be read, or of which no end comes: the times given one by one are kept.
    RuleUnreadable,
    /// « This one and all later ones »: read as this one only.
    RangeIgnored,
    /// A place that does not lie in the Region.
    OutsideRegion,
    /// Opening hours that no machine can read: they are shown as they are, and are unknown.
    HoursUnreadable,
    /// An establishment that is closed for good.
    Closed,
    /// An address where somebody lives.
    PrivateAddress,
}

impl Code {
    /// As reports write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::YamlValueTag => "yaml_value_tag",
            Self::EmptyValue => "empty_value",
            Self::TitleRebuilt => "title_rebuilt",
            Self::MarkupRemoved => "markup_removed",
            Self::LinkMadeAbsolute => "link_made_absolute",
            Self::LinkUnreadable => "link_unreadable",
            Self::DateRewritten => "date_rewritten",
            Self::UtcMidnight => "utc_midnight",
            Self::DatesUnreadable => "dates_unreadable",
            Self::DateDiffers => "date_differs",
            Self::UnknownCondition => "unknown_condition",
            Self::UnknownTerritory => "unknown_territory",
            Self::UnknownValue => "unknown_value",
            Self::UnknownKey => "unknown_key",
            Self::JsonInString => "json_in_string",
            Self::UnreadableValue => "unreadable_value",
            Self::CoordinatesOutside => "coordinates_outside",
            Self::CommuneMerged => "commune_merged",
            Self::CommuneAmbiguous => "commune_ambiguous",
            Self::DuplicateId => "duplicate_id",
            Self::NotPublished => "not_published",
            Self::MachineTranslation => "machine_translation",
            Self::PersonalDataRemoved => "personal_data_removed",
            Self::MissingField => "missing_field",
            Self::TooLong => "too_long",
            Self::Encoding => "encoding",
            Self::NotTheFeed => "not_the_feed",
            Self::Truncated => "truncated",
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::UnsupportedSchema => "unsupported_schema",
            Self::Contradiction => "contradiction",
            Self::LeadsElsewhere => "leads_elsewhere",
            Self::NotAnEvent => "not_an_event",
            Self::NoPeriod => "no_period",
            Self::PeriodsMerged => "periods_merged",
            Self::NoPlace => "no_place",
            Self::Over => "over",
            Self::FloatingTime => "floating_time",
            Self::UnknownZone => "unknown_zone",
            Self::RuleUnreadable => "rule_unreadable",
            Self::RangeIgnored => "range_ignored",
            Self::OutsideRegion => "outside_region",
            Self::HoursUnreadable => "hours_unreadable",
            Self::Closed => "closed",
            Self::PrivateAddress => "private_address",
        }
    }
}
