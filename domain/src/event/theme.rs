//! What an event is about: a short list, the same for every source.

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Theme {
    /// Concerts.
    Music,
    /// Theatre, dance, circus, humour: what is played before people.
    Stage,
    /// Exhibitions, art.
    Exhibition,
    /// Visits, monuments, museums, history.
    Heritage,
    /// Films.
    Cinema,
    /// Books, tales, libraries.
    Books,
    /// Talks, debates, meetings.
    Talk,
    /// Workshops where one makes something.
    Workshop,
    /// Village feasts, traditions, fireworks, balls.
    Festivity,
    /// Markets, fairs, jumble sales.
    Market,
    /// Wine, cheese, cooking.
    Food,
    /// Walks, gardens, animals, environment.
    Nature,
    /// Sport.
    Sport,
    /// Science and technology.
    Science,
    /// Digital help and games.
    Digital,
    /// Work, training, studies: forums, open days.
    Work,
    /// Health and everyday life.
    Health,
    /// Anything else, or a theme that a newer edition names.
    Other,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Self; 18] = [
        Self::Music,
        Self::Stage,
        Self::Exhibition,
        Self::Heritage,
        Self::Cinema,
        Self::Books,
        Self::Talk,
        Self::Workshop,
        Self::Festivity,
        Self::Market,
        Self::Food,
        Self::Nature,
        Self::Sport,
        Self::Science,
        Self::Digital,
        Self::Work,
        Self::Health,
        Self::Other,
    ];

    /// As it travels, and as commands name it.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Music => "music",
            Self::Stage => "stage",
            Self::Exhibition => "exhibition",
            Self::Heritage => "heritage",
            Self::Cinema => "cinema",
            Self::Books => "books",
            Self::Talk => "talk",
            Self::Workshop => "workshop",
            Self::Festivity => "festivity",
            Self::Market => "market",
            Self::Food => "food",
            Self::Nature => "nature",
            Self::Sport => "sport",
            Self::Science => "science",
            Self::Digital => "digital",
            Self::Work => "work",
            Self::Health => "health",
            Self::Other => "other",
        }
    }

    /// Of a slug; none if this build does not know it.
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_is_offered_once_and_read_as_it_is_written() {
        for (at, theme) in Theme::ALL.into_iter().enumerate() {
            assert_eq!(Theme::parse(theme.slug()), Some(theme));
            assert!(!Theme::ALL[..at].contains(&theme));
        }
        assert_eq!(Theme::parse("Music"), None);
    }
}
