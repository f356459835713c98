//! What became of an aid since somebody looked at it, and when that may be said aloud.

use chrono::NaiveDate;

use crate::aid;
use crate::ids::RecordId;

/// A question that is kept: what was typed, and the filters of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What was typed; empty where only filters were chosen.
    pub text: String,
    /// Of this theme.
    pub theme: Option<String>,
    /// For this audience.
    pub audience: Option<String>,
    /// Of this type.
    pub aid_type: Option<String>,
    /// Holding where the citizen lives, wherever that is when it is asked again.
    pub here: bool,
    /// Open on the day it is asked.
    pub open: bool,
}

impl Asked {
    /// Whether it asks for nothing in particular: there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        Self { text: self.text.trim().to_owned(), ..self.clone() } == Self::default()
    }
}

/// A part of a card, as one is told that it has changed. What a check of the source alone moves (the day it was read,
/// whether its link answers) is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What it is called.
    Title,
    /// The benefit in one sentence.
    Promise,
    /// What is said of it.
    Description,
    /// For whom, and where.
    Who,
    /// How much.
    Amount,
    /// When it may be asked for.
    Dates,
    /// Documents to prepare.
    Documents,
    /// How it is asked for.
    Steps,
    /// Whom to ask.
    Contact,
    /// Who gives it.
    Bodies,
}

impl Section {
    /// All of them, in the order of a card.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Promise,
        Self::Description,
        Self::Who,
        Self::Amount,
        Self::Dates,
        Self::Documents,
        Self::Steps,
        Self::Contact,
        Self::Bodies,
    ];

    /// Stable code: a key of the wire that stands for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Promise => "promise",
            Self::Description => "description",
            Self::Who => "for_whom",
            Self::Amount => "amount",
            Self::Dates => "deadline",
            Self::Documents => "documents",
            Self::Steps => "steps",
            Self::Contact => "contact",
            Self::Bodies => "bodies",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.code() == code)
    }
}

/// Whether an aid may still be asked for, one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It is published, and not over.
    Live,
    /// It is published, and over.
    Ended,
    /// It is no longer published.
    Gone,
}

/// An aid as it was seen: how it stood, and a mark of each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// How it stood.
    pub life: Life,
    /// The mark of each part, in the order of the card; none of an aid that is gone.
    pub sections: Vec<(Section, u32)>,
}

/// Written first, so that marks made in another way are never compared with these.
const WRITTEN_AS: &str = "1";

impl Marks {
    /// Of an aid that is no longer published.
    pub const GONE: Self = Self { life: Life::Gone, sections: Vec::new() };

    /// How an aid stands on that day.
    pub fn life_of(calendar: &aid::Calendar, today: NaiveDate) -> Life {
        if calendar.state(today) == aid::State::Ended { Life::Ended } else { Life::Live }
    }

    /// In one line.
    pub fn written(&self) -> String {
        let life = match self.life {
            Life::Live => "live",
            Life::Ended => "ended",
            Life::Gone => "gone",
        };
        let sections = self.sections.iter().map(|(section, mark)| format!(" {}={mark:08x}", section.code()));
        format!("{WRITTEN_AS} {life}{}", sections.collect::<String>())
    }

    /// Reads a line; none if it was written in another way.
    pub fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        if words.next()? != WRITTEN_AS {
            return None;
        }
        let life = match words.next()? {
            "live" => Life::Live,
            "ended" => Life::Ended,
            "gone" => Life::Gone,
            _ => return None,
        };
        let mark = |word: &str| {
            let (section, mark) = word.split_once('=')?;
            Some((Section::parse(section)?, u32::from_str_radix(mark, 16).ok()?))
        };
        Some(Self { life, sections: words.map(mark).collect::<Option<_>>()? })
    }

    fn of(&self, section: Section) -> Option<u32> {
        self.sections.iter().find(|(of, _)| *of == section).map(|(_, mark)| *mark)
    }
}

/// Why an aid is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It was not there.
    New,
    /// These parts of it differ.
    Changed(Vec<Section>),
    /// It is over.
    Ended,
    /// It is no longer published.
    Gone,
}

impl Why {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed(_) => "changed",
            Self::Ended => "ended",
            Self::Gone => "gone",
        }
    }

    /// The codes of the parts that differ.
    pub fn sections(&self) -> Vec<&'static str> {
        match self {
            Self::Changed(sections) => sections.iter().map(|section| section.code()).collect(),
            _ => Vec::new(),
        }
    }

    /// Reads a code and the codes of parts; parts that only a newer app knows are left out.
    pub fn parse(code: &str, sections: &[String]) -> Option<Self> {
        match code {
            "new" => Some(Self::New),
            "changed" => {
                Some(Self::Changed(sections.iter().filter_map(|code| Section::parse(code)).collect()))
            }
            "ended" => Some(Self::Ended),
            "gone" => Some(Self::Gone),
            _ => None,
        }
    }
}

/// What became of an aid; none if nothing did that is worth a word.
pub fn became(before: &Marks, now: &Marks) -> Option<Why> {
    match (before.life, now.life) {
        (Life::Gone, Life::Gone) | (Life::Ended, Life::Gone | Life::Ended) => None,
        (_, Life::Gone) => Some(Why::Gone),
        (Life::Gone, Life::Live) => Some(Why::New),
        (_, Life::Ended) => Some(Why::Ended),
        (_, Life::Live) => {
            let differs = |section: &Section| before.of(*section) != now.of(*section);
            let changed: Vec<Section> = Section::ALL.into_iter().filter(differs).collect();
            (!changed.is_empty()).then_some(Why::Changed(changed))
        }
    }
}

/// An aid as it is found now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub id: RecordId,
    /// What it is called.
    pub title: String,
    /// As it is.
    pub marks: Marks,
    /// Whether it is among the first: further down it is only remembered.
    pub among_the_first: bool,
}

/// What to do about an aid that a question finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// It is told of.
    Tell(Why),
    /// It is remembered as it is, without a word.
    Remember,
    /// It is as it was.
    Rest,
}

/// What to do about an aid that is found. `before`: as it was looked at last (`None` if never, `Some(None)` if it was
/// remembered in a way that is no longer read). `first`: the question was never asked before.
pub fn then(found: &Found, before: Option<Option<&Marks>>, first: bool) -> Then {
    match before {
        Some(None) => Then::Remember,
        Some(Some(before)) => match became(before, &found.marks) {
            Some(why) if found.among_the_first => Then::Tell(why),
            _ => Then::Rest,
        },
        // Further down it may have stood for long: if it climbs one day, that is no news.
        None if first || !found.among_the_first => Then::Remember,
        None if found.marks.life == Life::Live => Then::Tell(Why::New),
        None => Then::Remember,
    }
}

/// Hours in which nothing is said aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// First hour, 0 to 23.
    pub from: u8,
    /// The hour at which it ends. The same as the first: there is no quiet.
    pub until: u8,
}

impl Default for Quiet {
    fn default() -> Self {
        Self { from: 20, until: 8 }
    }
}

impl Quiet {
    /// Whether that hour, by the clocks of Paris, is quiet.
    pub fn holds(self, hour: u32) -> bool {
        let (from, until) = (u32::from(self.from), u32::from(self.until));
        if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until }
    }

    /// In one word: `20-8`.
    pub fn written(self) -> String {
        format!("{}-{}", self.from, self.until)
    }

    /// Reads that word; none if it is none of a day.
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let hour = |text: &str| text.parse().ok().filter(|hour| *hour < 24);
        Some(Self { from: hour(from)?, until: hour(until)? })
    }
}

#[cfg(test)]
mod tests;
