//! The `setting` table: what the citizen chose, each with its default.

use domain::watch::Quiet;

use super::{Reader, Writer};
use crate::store::{Result, Topic};

/// Nobody wishes to be reminded more than a year before.
const LONGEST_LEAD: u16 = 366;

/// What the citizen chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Language; none follows the phone.
    pub language: Option<Language>,
    /// Colours.
    pub theme: Theme,
    /// Text size, in percent: 100 to 200.
    pub text_size: u32,
    /// INSEE code of the commune; none means the whole Region.
    pub commune: Option<String>,
    /// Easy to read.
    pub easy: bool,
    /// Fetches small deltas only, never a whole collection, unless asked.
    pub data_saving: bool,
    /// Documents are sent over a line that does not count its bytes only.
    pub documents_on_wifi: bool,
    /// The Region keeps a copy of what is being written, for the citizen's other phones.
    pub copies_drafts: bool,
    /// The welcome was seen or skipped.
    pub welcomed: bool,
    /// What is said aloud; nothing until it is wished.
    pub aloud: Aloud,
    /// Days before a date from which it is called to mind; none means as the app thinks best.
    pub lead: Option<u16>,
}

/// What is said aloud by the system, each topic by itself, and when it is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aloud {
    /// What saved searches find anew.
    pub searches: bool,
    /// What became of kept aids.
    pub kept: bool,
    /// What will be due.
    pub deadlines: bool,
    /// When nothing is said.
    pub quiet: Quiet,
}

/// A language of the app.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// French, the language of the content.
    #[default]
    French,
    /// English.
    English,
}

/// Colours of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the phone says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast, light or dark as the phone says.
    Contrast,
}

/// One choice, changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Adjust {
    /// The language.
    Language(Option<Language>),
    /// The colours.
    Theme(Theme),
    /// The text size, in percent; kept between 100 and 200.
    TextSize(u32),
    /// The commune, by INSEE code.
    Commune(Option<String>),
    /// Easy to read.
    Easy(bool),
    /// Data saving.
    DataSaving(bool),
    /// Documents over Wi-Fi only.
    DocumentsOnWifi(bool),
    /// A copy of drafts at the Region.
    CopiesDrafts(bool),
    /// The welcome was seen or skipped.
    Welcomed,
    /// Saved searches are said aloud.
    AloudSearches(bool),
    /// Kept aids are said aloud.
    AloudKept(bool),
    /// What will be due is said aloud.
    AloudDeadlines(bool),
    /// The quiet hours.
    Quiet(Quiet),
    /// How many days before a date it is called to mind; one year at most.
    Lead(Option<u16>),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            text_size: 100,
            commune: None,
            easy: false,
            data_saving: false,
            documents_on_wifi: false,
            copies_drafts: false,
            welcomed: false,
            aloud: Aloud::default(),
            lead: None,
        }
    }
}

impl Settings {
    /// Whether something large that is not urgent leaves alone every line that counts its bytes.
    pub fn keeps_to_wifi(&self) -> bool {
        self.data_saving || self.documents_on_wifi
    }
}

/// The settings; what was never chosen, or is not understood, has its default.
pub fn read(db: &Reader) -> Result<Settings> {
    let mut query = db.prepare_cached("SELECT key, value FROM setting")?;
    let rows = query.query_map((), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut settings = Settings::default();
    for row in rows {
        let (key, value) = row?;
        understand(&mut settings, &key, value);
    }
    Ok(settings)
}

/// Writes one choice down.
pub fn adjust(db: &Writer, change: &Adjust) -> Result<()> {
    let (key, value) = row_of(change);
    match value {
        Some(value) => db
            .prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, &value])?,
        None => db.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?,
    };
    db.touch(Topic::Settings);
    if matches!(change, Adjust::DocumentsOnWifi(_)) {
        // Whoever carries parcels looks at them again.
        db.touch(Topic::Outbox);
    }
    if matches!(change, Adjust::CopiesDrafts(_)) {
        // Copies are made, fetched or ended at once.
        db.touch(Topic::Wishes);
    }
    Ok(())
}

fn row_of(change: &Adjust) -> (&'static str, Option<String>) {
    let flag = |on: bool| on.then(|| "1".to_owned());
    match change {
        Adjust::Language(language) => ("language", language.map(|language| language.code().to_owned())),
        Adjust::Theme(theme) => ("theme", Some(theme.code().to_owned())),
        Adjust::TextSize(percent) => ("text_size", Some((*percent).clamp(100, 200).to_string())),
        Adjust::Commune(code) => ("commune", code.clone()),
        Adjust::Easy(on) => ("easy", flag(*on)),
        Adjust::DataSaving(on) => ("data_saving", flag(*on)),
        Adjust::DocumentsOnWifi(on) => ("documents_on_wifi", flag(*on)),
        Adjust::CopiesDrafts(on) => ("copies_drafts", flag(*on)),
        Adjust::Welcomed => ("welcomed", flag(true)),
        Adjust::AloudSearches(on) => ("aloud_searches", flag(*on)),
        Adjust::AloudKept(on) => ("aloud_kept", flag(*on)),
        Adjust::AloudDeadlines(on) => ("aloud_deadlines", flag(*on)),
        Adjust::Quiet(quiet) => ("quiet", Some(quiet.written())),
        Adjust::Lead(days) => ("lead", days.map(|days| days.min(LONGEST_LEAD).to_string())),
    }
}

fn understand(settings: &mut Settings, key: &str, value: String) {
    match key {
        "language" => settings.language = Language::parse(&value),
        "theme" => settings.theme = Theme::parse(&value),
        "text_size" => settings.text_size = value.parse().unwrap_or(100).clamp(100, 200),
        "commune" => settings.commune = Some(value),
        "easy" => settings.easy = value == "1",
        "data_saving" => settings.data_saving = value == "1",
        "documents_on_wifi" => settings.documents_on_wifi = value == "1",
        "copies_drafts" => settings.copies_drafts = value == "1",
        "welcomed" => settings.welcomed = value == "1",
        "aloud_searches" => settings.aloud.searches = value == "1",
        "aloud_kept" => settings.aloud.kept = value == "1",
        "aloud_deadlines" => settings.aloud.deadlines = value == "1",
        "quiet" => settings.aloud.quiet = Quiet::parse(&value).unwrap_or_default(),
        "lead" => settings.lead = value.parse().ok().filter(|days| *days <= LONGEST_LEAD),
        _ => {}
    }
}

impl Language {
    /// Every language, the first one first.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// Its own name: whoever cannot read the screen must recognise it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::French => "Fran\u{e7}ais",
            Self::English => "English",
        }
    }

    /// BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// Reads a code, region ignored: `fr-FR` is French.
    pub fn parse(code: &str) -> Option<Self> {
        match code.split(['-', '_', '.']).next()? {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

impl Theme {
    /// As it is stored, and as the style sheet names it.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    pub(in crate::store) fn parse(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            "contrast" => Self::Contrast,
            _ => Self::System,
        }
    }
}
