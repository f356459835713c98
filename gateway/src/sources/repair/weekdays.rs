//! Days of the week as feeds name them: in French, in English, by an address, shortened.

use chrono::Weekday;

use super::text::folded;

/// Every day.
pub const ALL: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Each day, and how its names begin.
const NAMES: [(Weekday, [&str; 3]); 7] = [
    (Weekday::Mon, ["lundi", "monday", "mo"]),
    (Weekday::Tue, ["mardi", "tuesday", "tu"]),
    (Weekday::Wed, ["mercredi", "wednesday", "we"]),
    (Weekday::Thu, ["jeudi", "thursday", "th"]),
    (Weekday::Fri, ["vendredi", "friday", "fr"]),
    (Weekday::Sat, ["samedi", "saturday", "sa"]),
    (Weekday::Sun, ["dimanche", "sunday", "su"]),
];

/// The day that a word or an address names: « lundi », « Lundis », `Monday`, `kb:Monday`, `MO`.
pub fn weekday(text: &str) -> Option<Weekday> {
    let word = folded(text.rsplit([':', '/', '#']).next().unwrap_or(text));
    let word = word.trim();
    let named = |names: &[&str; 3]| {
        names.contains(&word) || names[..2].iter().any(|name| word.strip_suffix('s') == Some(name))
    };
    NAMES.iter().find(|(_, names)| named(names)).map(|(day, _)| *day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_by_any_of_its_names() {
        for name in ["lundi", "LUNDIS", "Monday", "kb:Monday", "https://schema.org/Monday", "MO"] {
            assert_eq!(weekday(name), Some(Weekday::Mon), "{name}");
        }
        assert_eq!((weekday("Jours fériés"), weekday("Mardi soir"), weekday("")), (None, None, None));
    }
}
