//! Our own line icons, inline so that they take the colour of the words beside them.

use dioxus::prelude::*;
use domain::event::Theme;
use domain::place::Kind;

/// One icon of `assets/icons`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    Agenda,
    Aids,
    Alert,
    Back,
    Book,
    Building,
    Check,
    Clock,
    Close,
    Code,
    Compare,
    Copy,
    Cross,
    Desk,
    Down,
    Edit,
    Euro,
    Farming,
    File,
    Filter,
    Globe,
    Health,
    Help,
    Home,
    Inbox,
    Info,
    Mail,
    Mobility,
    Nature,
    Next,
    Offline,
    Online,
    Outing,
    Outside,
    People,
    Person,
    Phone,
    Places,
    Plus,
    Redo,
    Refresh,
    Renovate,
    Rights,
    School,
    Search,
    Settings,
    Sound,
    Star,
    Sun,
    Trash,
    Undo,
    Work,
}

impl Glyph {
    /// Every icon, for the gallery.
    pub const ALL: [Self; 51] = [
        Self::Agenda,
        Self::Aids,
        Self::Alert,
        Self::Back,
        Self::Book,
        Self::Building,
        Self::Check,
        Self::Clock,
        Self::Close,
        Self::Code,
        Self::Compare,
        Self::Copy,
        Self::Cross,
        Self::Desk,
        Self::Down,
        Self::Edit,
        Self::Euro,
        Self::Farming,
        Self::File,
        Self::Filter,
        Self::Globe,
        Self::Health,
        Self::Help,
        Self::Home,
        Self::Inbox,
        Self::Info,
        Self::Mail,
        Self::Mobility,
        Self::Nature,
        Self::Next,
        Self::Offline,
        Self::Online,
        Self::Outing,
        Self::Outside,
        Self::People,
        Self::Person,
        Self::Phone,
        Self::Places,
        Self::Plus,
        Self::Redo,
        Self::Refresh,
        Self::Renovate,
        Self::Rights,
        Self::School,
        Self::Search,
        Self::Settings,
        Self::Sound,
        Self::Star,
        Self::Sun,
        Self::Trash,
        Self::Undo,
        Self::Work,
    ];

    fn drawing(self) -> &'static str {
        match self {
            Self::Agenda => include_str!("../../../assets/icons/agenda.svg"),
            Self::Aids => include_str!("../../../assets/icons/aids.svg"),
            Self::Alert => include_str!("../../../assets/icons/alert.svg"),
            Self::Back => include_str!("../../../assets/icons/back.svg"),
            Self::Book => include_str!("../../../assets/icons/book.svg"),
            Self::Building => include_str!("../../../assets/icons/building.svg"),
            Self::Check => include_str!("../../../assets/icons/check.svg"),
            Self::Clock => include_str!("../../../assets/icons/clock.svg"),
            Self::Close => include_str!("../../../assets/icons/close.svg"),
            Self::Code => include_str!("../../../assets/icons/code.svg"),
            Self::Compare => include_str!("../../../assets/icons/compare.svg"),
            Self::Copy => include_str!("../../../assets/icons/copy.svg"),
            Self::Cross => include_str!("../../../assets/icons/cross.svg"),
            Self::Desk => include_str!("../../../assets/icons/desk.svg"),
            Self::Down => include_str!("../../../assets/icons/down.svg"),
            Self::Edit => include_str!("../../../assets/icons/edit.svg"),
            Self::Euro => include_str!("../../../assets/icons/euro.svg"),
            Self::Farming => include_str!("../../../assets/icons/farming.svg"),
            Self::File => include_str!("../../../assets/icons/file.svg"),
            Self::Filter => include_str!("../../../assets/icons/filter.svg"),
            Self::Globe => include_str!("../../../assets/icons/globe.svg"),
            Self::Health => include_str!("../../../assets/icons/health.svg"),
            Self::Help => include_str!("../../../assets/icons/help.svg"),
            Self::Home => include_str!("../../../assets/icons/home.svg"),
            Self::Inbox => include_str!("../../../assets/icons/inbox.svg"),
            Self::Info => include_str!("../../../assets/icons/info.svg"),
            Self::Mail => include_str!("../../../assets/icons/mail.svg"),
            Self::Mobility => include_str!("../../../assets/icons/mobility.svg"),
            Self::Nature => include_str!("../../../assets/icons/nature.svg"),
            Self::Next => include_str!("../../../assets/icons/next.svg"),
            Self::Offline => include_str!("../../../assets/icons/offline.svg"),
            Self::Online => include_str!("../../../assets/icons/online.svg"),
            Self::Outing => include_str!("../../../assets/icons/outing.svg"),
            Self::Outside => include_str!("../../../assets/icons/outside.svg"),
            Self::People => include_str!("../../../assets/icons/people.svg"),
            Self::Person => include_str!("../../../assets/icons/person.svg"),
            Self::Phone => include_str!("../../../assets/icons/phone.svg"),
            Self::Places => include_str!("../../../assets/icons/places.svg"),
            Self::Plus => include_str!("../../../assets/icons/plus.svg"),
            Self::Redo => include_str!("../../../assets/icons/redo.svg"),
            Self::Refresh => include_str!("../../../assets/icons/refresh.svg"),
            Self::Renovate => include_str!("../../../assets/icons/renovate.svg"),
            Self::Rights => include_str!("../../../assets/icons/rights.svg"),
            Self::School => include_str!("../../../assets/icons/school.svg"),
            Self::Search => include_str!("../../../assets/icons/search.svg"),
            Self::Settings => include_str!("../../../assets/icons/settings.svg"),
            Self::Sound => include_str!("../../../assets/icons/sound.svg"),
            Self::Star => include_str!("../../../assets/icons/star.svg"),
            Self::Sun => include_str!("../../../assets/icons/sun.svg"),
            Self::Trash => include_str!("../../../assets/icons/trash.svg"),
            Self::Undo => include_str!("../../../assets/icons/undo.svg"),
            Self::Work => include_str!("../../../assets/icons/work.svg"),
        }
    }
}

/// Draws an icon; silent, for the words beside it say the same.
#[component]
pub fn Icon(glyph: Glyph, #[props(default)] small: bool) -> Element {
    rsx! {
        span {
            class: if small { "icon small" } else { "icon" },
            aria_hidden: "true",
            dangerous_inner_html: glyph.drawing(),
        }
    }
}

/// The icon and the hue of a theme of the guide.
pub fn of_theme(code: &str) -> (Glyph, &'static str) {
    match code {
        "youth" => (Glyph::Sun, "hue-gold"),
        "school" => (Glyph::School, "hue-info"),
        "study" => (Glyph::Book, "hue-info"),
        "training" | "work" | "business" => (Glyph::Work, "hue-fir"),
        "farming" => (Glyph::Farming, "hue-green"),
        "culture" | "sport" | "tourism" => (Glyph::Outing, "hue-cassis"),
        "association" | "family" | "solidarity" | "local_life" => (Glyph::People, "hue-gold"),
        "health" | "disability" => (Glyph::Health, "hue-rust"),
        "housing" | "energy" => (Glyph::Renovate, "hue-gold"),
        "mobility" => (Glyph::Mobility, "hue-info"),
        "environment" => (Glyph::Nature, "hue-green"),
        "digital" | "europe" => (Glyph::Globe, "hue-info"),
        "citizenship" => (Glyph::Building, "hue-fir"),
        _ => (Glyph::Aids, "hue-fir"),
    }
}

/// The icon and the hue of a kind of place.
pub fn of_kind(kind: Kind) -> (Glyph, &'static str) {
    match kind {
        Kind::FranceServices => (Glyph::People, "hue-fir"),
        Kind::Region => (Glyph::Building, "hue-info"),
        Kind::FranceRenov => (Glyph::Renovate, "hue-gold"),
        Kind::DigitalHelp => (Glyph::Globe, "hue-info"),
        Kind::Telehealth | Kind::HealthHouse | Kind::HealthCentre => (Glyph::Health, "hue-rust"),
        Kind::Pharmacy => (Glyph::Plus, "hue-green"),
        Kind::CareHome => (Glyph::Home, "hue-rust"),
        Kind::CampusConnecte | Kind::Lycee => (Glyph::School, "hue-info"),
        Kind::MicroFolie | Kind::Museum => (Glyph::Outing, "hue-cassis"),
        Kind::Training => (Glyph::Work, "hue-fir"),
        Kind::Other => (Glyph::Places, "hue-fir"),
    }
}

/// The icon and the hue of what an event is about.
pub fn of_event(theme: Theme) -> (Glyph, &'static str) {
    match theme {
        Theme::Exhibition | Theme::Heritage => (Glyph::Building, "hue-gold"),
        Theme::Books | Theme::Talk => (Glyph::Book, "hue-info"),
        Theme::Workshop => (Glyph::Edit, "hue-gold"),
        Theme::Festivity => (Glyph::People, "hue-cassis"),
        Theme::Market | Theme::Food => (Glyph::Farming, "hue-green"),
        Theme::Nature => (Glyph::Nature, "hue-green"),
        Theme::Sport => (Glyph::Mobility, "hue-fir"),
        Theme::Science | Theme::Digital => (Glyph::Globe, "hue-info"),
        Theme::Work => (Glyph::Work, "hue-fir"),
        Theme::Health => (Glyph::Health, "hue-rust"),
        Theme::Music | Theme::Stage | Theme::Cinema | Theme::Other => (Glyph::Outing, "hue-cassis"),
    }
}
